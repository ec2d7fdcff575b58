package source

import (
	"crypto/sha256"
	"io"
	"runtime"
	"sync"
	"sync/atomic"
	"time"
)

// Sum is the SHA-256 of a file of the tree, and what its bytes were read from.
type Sum struct {
	Name   string // as the program uses it
	SHA256 [sha256.Size]byte

	onDisk   string
	size     int64
	modified time.Time
}

// Sums reads every file of the tree, whatever its size and kind, and gives their sums in the order of their names. It
// is false when one of them cannot be read.
func (t *Tree) Sums() ([]Sum, bool) {
	sums := make([]Sum, len(t.entries))
	var next atomic.Int64
	var failed atomic.Bool
	var group sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(sums)) {
		group.Go(func() {
			buffer := make([]byte, 256<<10)
			for !failed.Load() {
				at := int(next.Add(1)) - 1
				if at >= len(sums) {
					return
				}
				var ok bool
				if sums[at], ok = t.sum(t.entries[at], buffer); !ok {
					failed.Store(true)
				}
			}
		})
	}
	group.Wait()
	return sums, !failed.Load()
}

func (t *Tree) sum(e entry, buffer []byte) (Sum, bool) {
	file, info, reason := t.open(e.onDisk)
	if reason != "" {
		return Sum{}, false
	}
	defer file.Close()
	hash := sha256.New()
	read := int64(0)
	for {
		n, err := file.Read(buffer)
		hash.Write(buffer[:n])
		read += int64(n)
		if err == io.EOF {
			break
		}
		if err != nil {
			return Sum{}, false
		}
	}
	s := Sum{Name: e.name, onDisk: e.onDisk, size: read, modified: info.ModTime()}
	hash.Sum(s.SHA256[:0])
	return s, read == info.Size()
}

// Unchanged says whether no file was written since its sum was taken, so that what was read of the tree in between is
// what the sums are of.
func (t *Tree) Unchanged(sums []Sum) bool {
	for _, s := range sums {
		info, err := t.lstat(s.onDisk)
		if err != nil || !info.Mode().IsRegular() || info.Size() != s.size || !info.ModTime().Equal(s.modified) {
			return false
		}
	}
	return true
}
