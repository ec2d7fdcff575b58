package write

import (
	"crypto/sha256"
	"fmt"
	"hash"
	"io"
	"time"
)

// growing is a new file that is written bit by bit.
type growing interface {
	io.Writer
	// Close says when the file system made the last of it.
	Close() (time.Time, error)
}

// Stream is one file of the new output that is given bit by bit, because it is too large to be held in memory.
type Stream struct {
	session *Session
	path    string
	place   int // among the files
	file    growing
	hash    hash.Hash
	size    int64
	ended   bool
}

// Begin is Put for a file whose bytes come bit by bit: what is written to the Stream until its End. Every stream must
// be ended by End or Abort.
func (s *Session) Begin(path string) (*Stream, error) {
	if err := checkPath(path); err != nil {
		return nil, s.fail(err)
	}
	place, err := s.claim(path)
	if err != nil {
		return nil, s.fail(err)
	}
	stream := &Stream{session: s, path: path, place: place, hash: sha256.New()}
	name := s.place.staged(stageNumber(place))
	if s.fresh {
		name, err = s.place.next()+"/"+path, s.ensureFolder(parent(path))
	}
	if err == nil {
		stream.file, err = s.place.shared.Begin(name)
	}
	if err != nil {
		return nil, stream.fail(err)
	}
	return stream, nil
}

// Write adds bytes to the file. An error ends the hope of a Commit.
func (w *Stream) Write(content []byte) (int, error) {
	w.hash.Write(content)
	w.size += int64(len(content))
	count, err := w.file.Write(content)
	if err != nil {
		return count, w.fail(err)
	}
	return count, nil
}

// End says that the file is whole: it belongs to the new output now.
func (w *Stream) End() error {
	w.ended = true
	made, err := w.file.Close()
	if err != nil {
		return w.fail(err)
	}
	s, file := w.session, entry{path: w.path, record: record{size: w.size}}
	w.hash.Sum(file.sum[:0])
	same := false
	if !s.fresh {
		if same, err = s.unchanged(&file); err != nil {
			return w.fail(err)
		}
	}
	if !same { // else the file in the stage goes with the stage
		file.modified = made.UnixNano()
		if !s.fresh {
			file.staged = stageNumber(w.place)
		}
	}
	s.give(w.place, file)
	return nil
}

// Abort ends a stream whose file is not whole, and after it the session has no Commit. After End it does nothing.
func (w *Stream) Abort() {
	if w.ended {
		return
	}
	w.ended = true
	w.file.Close()
	w.session.fail(fmt.Errorf("output %s: was not given to its end", w.path))
}

func (w *Stream) fail(err error) error {
	return w.session.fail(fmt.Errorf("output %s: %w", w.path, err))
}
