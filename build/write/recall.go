package write

import (
	"bytes"
	"crypto/sha256"
	"hash"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
)

// What a caller remembers from one build of an output folder to the next lies in the private folder too, in files of
// the caller's. A file is replaced as a whole, so that a reader finds the old or the new one.

const recallEnd = ".memory" // of the caller's files, so that none has a name of ours

// Recall reads what the last build of an output folder gave to Remember under a name. It needs no lock; nothing is
// remembered where nothing can be read, or where a byte of it is another than was written.
func Recall(directory string, options Options, name string) ([]byte, bool) {
	l, err := locate(directory, options.State)
	if err != nil {
		return nil, false
	}
	content, err := os.ReadFile(filepath.Join(l.keep, l.name, name+recallEnd))
	end := len(content) - sha256.Size
	if err != nil || end < 0 || sha256.Sum256(content[:end]) != [sha256.Size]byte(content[end:]) {
		return nil, false
	}
	return content[:end], true
}

// Remember keeps bytes under a name for the next build of the output folder, whatever becomes of this session: they
// must say nothing that a Commit makes true.
func (s *Session) Remember(name string, content []byte) error {
	name += recallEnd
	sum := sha256.Sum256(content)
	content = append(slices.Clip(content), sum[:]...)
	if there, err := s.place.private.ReadFile(name); err == nil && bytes.Equal(there, content) {
		return nil
	}
	if _, err := s.place.private.WriteFile(name+scratchEnd, content); err != nil {
		return err
	}
	return s.place.private.Rename(name+scratchEnd, name)
}

// SumOf is the sum of a file that was given to Put or Keep.
func (s *Session) SumOf(path string) Sum {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	file, known := s.files.find(path)
	if !known {
		return Sum{}
	}
	return file.sum
}

// Contents is one sum of all files that were given to Put and Keep so far, which is that of the output after a Commit.
func (s *Session) Contents() Sum {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	sum := newContents()
	for _, place := range s.files.byPath() {
		sum.add(s.files.all[place].path, s.files.all[place].sum)
	}
	return sum.end()
}

// contents adds up one sum of files, in the order of their paths, without the manifest, which follows from them.
type contents struct {
	hash hash.Hash
	one  []byte
}

func newContents() *contents { return &contents{hash: sha256.New()} }

func (c *contents) add(path string, sum Sum) {
	if path != ManifestName {
		c.one = append(append(append(c.one[:0], path...), 0), sum[:]...)
		c.hash.Write(c.one)
	}
}

func (c *contents) end() (whole Sum) {
	c.hash.Sum(whole[:0])
	return whole
}

// Intact says whether the output holds exactly the files of such a sum, each as the last build left it, and nothing
// else that a Commit would change. If so, the result is that of a Commit that finds nothing to do.
func (s *Session) Intact(wanted Sum) (Result, bool) {
	_, hasManifest := s.old.files[ManifestName]
	if s.fresh || !hasManifest || len(s.scan.foreign) > 0 || !maps.Equal(s.scan.folders, s.old.folders) {
		return Result{}, false
	}
	result := Result{Files: len(s.old.files), Unchanged: len(s.old.files)}
	for _, file := range s.old.files {
		result.Bytes += file.size
	}
	sum := newContents()
	for _, path := range slices.Sorted(maps.Keys(s.old.files)) {
		sum.add(path, s.old.files[path].sum)
	}
	if sum.end() != wanted {
		return Result{}, false
	}
	return result, s.trust || s.untouched()
}

// untouched says whether every file of the last build is as it was left, which takes a look at each.
func (s *Session) untouched() bool {
	paths := slices.Collect(maps.Keys(s.old.files))
	return inParallel(len(paths), func(at int) bool {
		found, err := s.place.shared.Look(s.place.at(paths[at]))
		return err == nil && s.old.files[paths[at]].matches(found)
	})
}

// inParallel calls look for 0 to count-1, by several at a time, since the file system is waited for. It says whether
// all were as they should be, and ends soon after one that was not.
func inParallel(count int, look func(at int) bool) bool {
	const share = 64 // that one takes at a time
	var next atomic.Int64
	var failed atomic.Bool
	var group sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		group.Go(func() {
			for !failed.Load() {
				start := int(next.Add(share)) - share
				if start >= count {
					return
				}
				for at := start; at < min(start+share, count); at++ {
					if !look(at) {
						failed.Store(true)
					}
				}
			}
		})
	}
	group.Wait()
	return !failed.Load()
}
