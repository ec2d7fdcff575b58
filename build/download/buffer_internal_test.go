package download

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"
)

// TestBuffer: what a buffer handed on and what it still holds is what was appended, and the end of it can be mended.
func TestBuffer(t *testing.T) {
	for _, rows := range []int{0, 1, 100, 20_000} {
		for _, whole := range []bool{true, false} {
			var out bytes.Buffer
			b := buffer{bytes: []byte("head\n")}
			if !whole {
				b.to = &out
			}
			want := "head\n" + strings.Repeat("a row,\n", rows)
			for range rows {
				b.bytes = append(b.row(), "a row,\n"...)
			}
			if rows > 0 && !bytes.HasSuffix(b.bytes, []byte("a row,\n")) {
				t.Errorf("%d rows: the last one is gone", rows)
			}
			if got := out.String() + string(b.bytes); got != want || b.length() != len(want) || b.done != rows {
				t.Errorf("%d rows: %d of them in %d bytes, want %d", rows, b.done, b.length(), len(want))
			}
			if len(b.bytes) > 2*handful && !whole {
				t.Errorf("%d rows: %d bytes are held", rows, len(b.bytes))
			}
		}
	}
}

// TestBufferFails: the first error stays.
func TestBufferFails(t *testing.T) {
	b := buffer{to: failing{}}
	for range handful {
		b.bytes = append(b.row(), "a row\n"...)
	}
	if !errors.Is(b.err, io.ErrShortWrite) {
		t.Errorf("the error is %v", b.err)
	}
}

type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, io.ErrShortWrite }
