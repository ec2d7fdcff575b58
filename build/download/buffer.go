package download

import "io"

// buffer is a file in the making. Files of datasets are large, so their bytes are handed on when there are some.
type buffer struct {
	bytes []byte
	to    io.Writer // nil where all bytes are kept
	gone  int       // how many bytes were handed on
	done  int       // rows
	err   error     // the first one of to; what comes after it is thrown away
}

// handful is how many bytes are handed on at once, at least: few enough to be still in the nearest memory of the
// processor when they are summed up and written.
const handful = 128 << 10

// row is the bytes to which the next row is appended.
func (b *buffer) row() []byte {
	b.handOnFull()
	b.done++
	return b.bytes
}

// handOnFull empties the buffer before more is appended, if there is enough in it. What was appended last stays until
// then, for the end of the rows to be mended.
func (b *buffer) handOnFull() {
	if len(b.bytes) >= handful && b.to != nil {
		b.handOn()
	}
}

// handOn empties the buffer.
func (b *buffer) handOn() {
	if b.err == nil {
		_, b.err = b.to.Write(b.bytes)
	}
	b.gone += len(b.bytes)
	b.bytes = b.bytes[:0]
}

// length is that of the file so far.
func (b *buffer) length() int { return b.gone + len(b.bytes) }
