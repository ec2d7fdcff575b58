package download

import (
	"crypto/sha256"
	"fmt"
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
	Files  [][]byte                         // those that Before tells of
	Now    *Memory                          // of this build, once the files are made
}

// sum is that of all that rows depend on and that no cell says.
func (l *layout) sum() plan.Sum {
	return sha256.Sum256(fmt.Appendf(nil, "%#v", []any{l.columns, l.marks, l.notes, l.dataset.Sources}))
}

// reuse goes through the files of the last build, piece by piece.
type reuse struct {
	before *Memory // nil when nothing of it can be taken
	files  [][]byte
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

// grow makes room for files that will be about as long as they were.
func (u *reuse) grow(files ...*buffer) {
	if u.before == nil {
		return
	}
	for at, file := range files {
		file.bytes = slices.Grow(file.bytes, len(u.files[at]))
	}
}

// take appends what a piece was to the streams, if it is as it was.
func (u *reuse) take(piece int, to [streams]*[]byte) bool {
	if u.before == nil {
		return false
	}
	was := &u.before.Pieces[piece]
	same := was.Key == u.now.Pieces[piece].Key
	for stream, length := range was.Lengths {
		if same && length > 0 {
			file := u.files[min(stream, 1)]
			// Behind the last of a list in the JSON stands no comma.
			*to[stream] = append(*to[stream], file[u.at[stream]:u.at[stream]+length-1]...)
			*to[stream] = append(*to[stream], streamEnd(stream))
		}
		u.at[stream] += length
	}
	return same
}

// streamEnd stands behind everything that a piece adds to a stream.
func streamEnd(stream int) byte {
	if stream == 0 {
		return '\n'
	}
	return ','
}
