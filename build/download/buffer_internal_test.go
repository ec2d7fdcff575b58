package download

import (
	"bytes"
	"fmt"
	"testing"
)

// TestBuffer: a buffer that makes room for all rows holds what was appended, whether later rows are shorter or longer
// than those that it measured.
func TestBuffer(t *testing.T) {
	for _, rows := range []int{0, 1, sampled, sampled + 1, 4 * sampled} {
		for _, later := range []string{"", "x", "a row that is much longer than those before it"} {
			var want []byte
			b := buffer{bytes: []byte("head\n"), rows: rows}
			want = append(want, b.bytes...)
			for n := range rows {
				text := fmt.Sprintf("row %d\n", n)
				if n >= sampled {
					text = later
				}
				b.bytes = append(b.row(), text...)
				want = append(want, text...)
			}
			if !bytes.Equal(b.bytes, want) || b.done != rows {
				t.Errorf("%d rows, %q: %d rows in %d bytes, want %d", rows, later, b.done, len(b.bytes), len(want))
			}
		}
	}
}
