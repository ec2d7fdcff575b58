package download

import (
	"crypto/sha256"
	"fmt"
	"io"
	"slices"

	"gongqiu/build/model"
	"gongqiu/build/plan"
)

// A dataset's files are as large as its data, and few of their rows are others from one build to the next. So it is
// remembered where the rows of each region stand in them, and by a key what those were made from: rows whose key is the
// same are taken from the files of the last build, and only the others are computed.

// streams is the number of places in the files that the rows of every region add something to: the rows of the CSV,
// those of the JSON, and each of its lists.
const streams = 2 + listCount

// Memory tells where in the files of a dataset the rows of each region are.
type Memory struct {
	Layout plan.Sum     // of the columns, and of what rows name by its number
	Starts [streams]int // of each stream in its file
	Pieces []Piece      // in the order of the files
}

// Piece is the rows of a region in one breakdown: what they were made from, and how many bytes they added.
type Piece struct {
	Key     plan.Sum
	Lengths [streams]int
}

// Rows is what is known of the rows of a dataset.
type Rows struct {
	Key    func(region model.Code) plan.Sum // what the rows of a region are made from, but for the layout
	Before *Memory                          // of the last build; nil when nothing is known
	Files  []io.ReaderAt                    // those that Before tells of
	Now    *Memory                          // of this build, once the files are made
}

// sum is that of all that rows depend on and that no cell says.
func (l *layout) sum() plan.Sum {
	return sha256.Sum256(fmt.Appendf(nil, "%#v", []any{l.columns, l.marks, l.notes, l.dataset.Sources}))
}

// reuse goes through the files of the last build, piece by piece.
type reuse struct {
	before *Memory // nil when nothing of it can be taken
	files  []io.ReaderAt
	at     [streams]int // of the next piece
	now    *Memory
}

// reuse begins the memory of this build, with what can be taken from the last one.
func (r *Rows) reuse(l *layout, pieces []piece) *reuse {
	u := &reuse{now: &Memory{Layout: l.sum(), Pieces: make([]Piece, len(pieces))}, files: r.Files}
	for at, p := range pieces {
		u.now.Pieces[at].Key = r.Key(p.region)
	}
	if r.Before != nil && r.Before.Layout == u.now.Layout && len(r.Before.Pieces) == len(pieces) {
		u.before, u.at = r.Before, r.Before.Starts
	}
	r.Now = u.now
	return u
}

// take appends what a piece of so many rows was to the files, if it is as it was and can be read.
func (u *reuse) take(piece int, to *files, rows int) bool {
	if u.before == nil {
		return false
	}
	was := &u.before.Pieces[piece]
	taken := was.Key == u.now.Pieces[piece].Key
	if taken {
		to.csv.out.handOnFull()
		to.json.out.handOnFull()
		if taken = u.read(was, to.streams()); taken {
			to.csv.out.done += rows
			to.json.out.done += rows
		}
	}
	for stream, length := range was.Lengths {
		u.at[stream] += length
	}
	return taken
}

// read appends the bytes of a piece to the streams. If they cannot be read, nothing is appended.
func (u *reuse) read(was *Piece, to [streams]*[]byte) bool {
	var all [streams][]byte
	for stream, length := range was.Lengths {
		dst, start := *to[stream], len(*to[stream])
		if length > 0 {
			dst = slices.Grow(dst, length)[:start+length]
			// Behind the last of a list in the JSON stands no comma.
			if _, err := u.files[min(stream, 1)].ReadAt(dst[start:start+length-1], int64(u.at[stream])); err != nil {
				return false
			}
			dst[start+length-1] = streamEnd(stream)
		}
		all[stream] = dst
	}
	for stream := range to {
		*to[stream] = all[stream]
	}
	return true
}

// streamEnd stands behind everything that a piece adds to a stream.
func streamEnd(stream int) byte {
	if stream == 0 {
		return '\n'
	}
	return ','
}
