// Package write sends a built site to its output folder.
//
// In go paths and bytes, from as many goroutines as the caller likes; out comes a folder that holds these files, the
// manifest that lists them, and nothing else. It is apart from rendering because it alone knows what is on the disk:
//
//   - A file whose bytes did not change is not written and keeps its time of change. A private record of size and time
//     makes that cheap to decide; where it does not agree with the disk, because a file was edited, restored or removed
//     by hand, the bytes are compared.
//   - Nothing of the output changes before Commit. New bytes wait in a stage on the same file system; Commit renames
//     them into place, first what pages need, then pages, then what announces pages, last the manifest. A journal lets
//     the next build finish, or take back, a commit that was killed on the way. The first build fills a new folder and
//     renames that.
//   - What no build of ours put into the folder is never deleted. A folder of somebody else's files is refused; a
//     foreign file in a folder of ours is moved to the private folder.
//
// The promise holds when the process dies at any instant. It does not cover the machine losing its power, because no
// file is forced to the disk; the next build then finds the damaged files by their size or time and writes them again.
package write

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"
	"sync"
)

// Options say how an output folder is opened. The zero value is usable.
type Options struct {
	// State is the folder for the lock, the stage and what is remembered between builds; empty is ".gongqiu" beside
	// the output folder. On the output's file system and not inside the output it serves best.
	State string
	// Wait makes Open wait, until its context ends, for a build that holds the lock. Otherwise Open fails at once
	// with a *LockedError.
	Wait bool
	// Waiting is told once, when Open begins to wait, for whom.
	Waiting func(Holder)

	// Trust leaves out the look at every file and folder of the output, for a process that has looked at its start and
	// builds again and again: what somebody changes in the output by hand meanwhile goes unnoticed.
	Trust bool
	// Files is about how many files the output will have, if that is known: then there is room for what is known of them.
	Files int

	wrap func(disk) disk // makes operations fail, in tests
}

// ForeignError says that the output folder, or a part of it, holds what no build of ours put there.
type ForeignError struct {
	Directory string
	Names     []string // some of what was found, sorted
	Ours      bool     // the folder is ours otherwise
}

// Error names what was found and the cure.
func (e *ForeignError) Error() string {
	names := strings.Join(e.Names, ", ")
	if e.Ours {
		return fmt.Sprintf("output folder %s: holds files that no build put there (%s); move them away", e.Directory, names)
	}
	return fmt.Sprintf("output folder %s: holds files (%s) but no %s of this program, so they could be somebody's work; "+
		"give an empty or new folder, or empty this one yourself", e.Directory, names, ManifestName)
}

// Session is one build's work on one output folder, from the lock to Commit or Abort. Put, Begin and Keep may be called
// from many goroutines at once.
type Session struct {
	place *place
	trust bool // see Options; only while the manifest is the recorded one
	fresh bool // the output folder is new or empty: files go straight into the folder that will replace it

	filling filling // that folder
	old     state
	owned   map[string]bool // what an earlier build put into the output
	scan    scan

	mutex   sync.Mutex
	files   given
	folders map[string]bool // of the new output folder, that were made
	failure error           // the first one: there is no Commit after it
	closed  bool
}

var errClosed = errors.New("output: the session has ended")

// Open takes the lock of an output folder, finishes or takes back what a killed build left of a commit, and looks at
// what the folder holds. Every session must be ended by Abort; after a Commit that only lets go of the lock.
func Open(ctx context.Context, directory string, options Options) (*Session, error) {
	place, err := openPlace(ctx, directory, options)
	if err != nil {
		return nil, err
	}
	s := &Session{place: place, trust: options.Trust, owned: map[string]bool{}}
	if err := s.prepare(options.Files); err != nil {
		place.close()
		return nil, err
	}
	return s, nil
}

func (s *Session) prepare(files int) error {
	p := s.place
	if err := p.recover(); err != nil {
		return fmt.Errorf("output folder %s: finishing an interrupted build: %w", p.directory, err)
	}
	if err := p.clear(); err != nil {
		return fmt.Errorf("output folder %s: removing what an interrupted build left: %w", p.directory, err)
	}
	content, err := p.private.ReadFile(stateName)
	if err := ignoreMissing(err); err != nil {
		return fmt.Errorf("private folder: %w", err)
	}
	s.old = parseState(content)
	s.files = newGiven(max(files, len(s.old.files)))
	if err := s.look(); err != nil {
		return err
	}
	if s.fresh {
		s.folders = make(map[string]bool, files)
		if err := p.shared.Mkdir(p.next()); err != nil {
			return err
		}
		s.filling, err = p.shared.New(p.next())
		return err
	}
	return p.shared.Mkdir(p.stage())
}

// clear removes the stage and the unfinished folder of an earlier build.
func (p *place) clear() error {
	names := []string{p.stage()}
	if !p.inside {
		names = append(names, p.next())
	}
	for _, name := range names {
		if exists, err := p.has(name); err != nil {
			return err
		} else if exists {
			if err := p.shared.RemoveAll(name); err != nil {
				return err
			}
		}
	}
	return nil
}

// Put gives one file of the new output. Path is relative and slash-separated. The content may be used again by the
// caller as soon as Put has returned. An error is that of the machine or of the caller, and ends the hope of a Commit.
func (s *Session) Put(path string, content []byte) error {
	if err := checkPath(path); err != nil {
		return s.fail(err)
	}
	place, err := s.claim(path)
	if err != nil {
		return s.fail(err)
	}
	file := newEntry(path, content)
	if s.fresh {
		err = s.create(content, &file)
	} else {
		err = s.stage(content, place, &file)
	}
	if err != nil {
		return s.fail(fmt.Errorf("output %s: %w", path, err))
	}
	s.give(place, file)
	return nil
}

// Keep says whether the output already holds a file with these bytes, so that nobody has to render it again. If so, the
// file belongs to the new output as if it had been given to Put; if not, the caller must Put it.
func (s *Session) Keep(path string, sum Sum) bool { return s.KeepAll([]Kept{{path, sum}}) }

// Kept is a file of the output with the sum of its bytes.
type Kept struct {
	Path string
	Sum  Sum
}

// KeepAll is Keep for files that are made at once: either all of them belong to the new output now, or none does.
func (s *Session) KeepAll(files []Kept) bool {
	for _, file := range files {
		if !s.holds(file) {
			return false
		}
	}
	for _, file := range files {
		place, err := s.claim(file.Path)
		if err != nil {
			s.fail(err)
			return false
		}
		s.give(place, entry{path: file.Path, record: s.old.files[file.Path]})
	}
	return true
}

// holds says whether the output has a file with the bytes of a sum. A file that may have been touched since the last
// build is taken as another.
func (s *Session) holds(file Kept) bool {
	known, recorded := s.old.files[file.Path]
	if !recorded || known.sum != file.Sum || s.fresh || s.scan.hides(file.Path) || checkPath(file.Path) != nil {
		return false
	}
	if s.trust {
		return true
	}
	found, err := s.place.shared.Look(s.place.at(file.Path))
	return err == nil && known.matches(found)
}

// Open opens a file that the output holds, if Keep would say so, to read parts of it. The caller closes it.
func (s *Session) Open(file Kept) (Reader, bool) {
	if !s.holds(file) {
		return nil, false
	}
	opened, err := s.place.shared.Open(s.place.at(file.Path))
	return opened, err == nil
}

// Reader is an open file of the output.
type Reader interface {
	io.ReaderAt
	io.Closer
}

// claim reserves a path for one file, and says its place among the files.
func (s *Session) claim(path string) (int, error) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	if s.closed {
		return 0, errClosed
	}
	return s.files.claim(path)
}

// give fills a place that was claimed.
func (s *Session) give(place int, file entry) {
	s.mutex.Lock()
	s.files.all[place] = file
	s.mutex.Unlock()
}

func (s *Session) fail(err error) error {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	if s.failure == nil && !errors.Is(err, errClosed) {
		s.failure = err
	}
	return err
}

// create writes a file into the new output folder.
func (s *Session) create(content []byte, file *entry) error {
	if err := s.ensureFolder(parent(file.path)); err != nil {
		return err
	}
	changed, err := s.filling.Create(file.path, content)
	file.modified = changed
	return err
}

// ensureFolder makes a folder of the new output folder, and those above it. Two that come at the same time both try:
// none must go on before the folder is there.
func (s *Session) ensureFolder(path string) error {
	if path == "" {
		return nil
	}
	s.mutex.Lock()
	made := s.folders[path]
	s.mutex.Unlock()
	if made {
		return nil
	}
	if err := s.ensureFolder(parent(path)); err != nil {
		return err
	}
	if err := s.filling.Fill(path); err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	s.mutex.Lock()
	s.folders[path] = true
	s.mutex.Unlock()
	return nil
}

// stage writes a file to the stage, unless the output has it.
func (s *Session) stage(content []byte, place int, file *entry) error {
	same, err := s.unchanged(file)
	if err != nil || same {
		return err
	}
	number := stageNumber(place)
	made, err := s.place.shared.WriteFile(s.place.staged(number), content)
	if err != nil {
		return err
	}
	file.modified, file.staged = made.UnixNano(), number
	return nil
}

// unchanged says whether the file on the disk has the bytes of a new one already, and notes its time of change.
func (s *Session) unchanged(file *entry) (bool, error) {
	path := file.path
	known, recorded := s.old.files[path]
	if !recorded && !s.owned[path] || s.scan.hides(path) {
		return false, nil
	}
	if s.trust {
		file.modified = known.modified
		return known.sum == file.sum, nil
	}
	found, err := s.place.shared.Look(s.place.at(path))
	if err != nil {
		return false, ignoreMissing(err)
	}
	if found.kind != regular || found.size != file.size {
		return false, nil
	}
	file.modified = found.modified
	if recorded && known.matches(found) {
		return known.sum == file.sum, nil
	}
	there, err := s.sumOnDisk(path, file.size)
	return there == file.sum, err
}

// sumOnDisk is the sum of a file of the output that should have a size. One that is longer has another sum.
func (s *Session) sumOnDisk(path string, size int64) (sum Sum, err error) {
	file, err := s.place.shared.Open(s.place.at(path))
	if err != nil {
		return sum, err
	}
	defer file.Close()
	hash := sha256.New()
	if _, err = io.Copy(hash, io.NewSectionReader(file, 0, size+1)); err != nil {
		return sum, err
	}
	hash.Sum(sum[:0])
	return sum, nil
}

// Abort ends the session and leaves the output as it was. After Commit, or a second time, it only lets go of the lock.
func (s *Session) Abort() {
	s.mutex.Lock()
	closed := s.closed
	s.closed = true
	s.mutex.Unlock()
	if !closed {
		s.end()
	}
}

// end clears the stage and lets go of the lock. What cannot be removed now, the next build removes.
func (s *Session) end() {
	if s.filling != nil {
		s.filling.Close()
	}
	if _, err := s.place.private.Look(journalName); errors.Is(err, fs.ErrNotExist) {
		if _, err := s.place.private.Look(undoName); errors.Is(err, fs.ErrNotExist) {
			s.place.clear()
		}
	}
	s.place.close()
}
