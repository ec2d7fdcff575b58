package write

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
)

// Result is what a commit did.
type Result struct {
	Files        int      // in the output now, the manifest included
	Written      int      // of these, new or with new bytes
	Unchanged    int      // of these, left as they were
	Removed      int      // files of earlier builds
	Bytes        int64    // in the output now
	BytesWritten int64    // of these, written
	SetAside     []string // foreign files and folders that were moved out of the output, sorted
	AsideFolder  string   // where they are now, when there are any
	Manifest     Manifest
}

// Commit makes the output equal to what was given to Put and Keep, and ends the session. When it fails, the output is
// as before; only when even that could not be restored, the next Open has to see to it, and the error says so.
func (s *Session) Commit(info Info) (Result, error) {
	s.mutex.Lock()
	failure := s.failure
	if s.closed {
		failure = errClosed
	}
	s.closed = true
	s.mutex.Unlock()
	if failure == errClosed {
		return Result{}, failure
	}
	defer s.end()
	if failure != nil {
		return Result{}, failure
	}
	result, err := s.commit(info)
	if err != nil {
		return Result{}, fmt.Errorf("output folder %s: %w", s.place.directory, err)
	}
	return result, nil
}

func (s *Session) commit(info Info) (Result, error) {
	manifest := Manifest{Info: info, Files: make([]File, 0, len(s.files.all))}
	for _, place := range s.files.byPath() {
		if file := &s.files.all[place]; place != manifestPlace {
			listed := File{Path: file.path, Sum: file.sum, Size: file.size, Type: ContentType(file.path)}
			manifest.Files = append(manifest.Files, listed)
		}
	}
	content, err := manifest.Encode()
	if err != nil {
		return Result{}, err
	}
	result := Result{Manifest: manifest, Files: len(s.files.all)}
	if s.fresh {
		err = s.commitFresh(content)
	} else {
		err = s.commitSteps(content, &result)
	}
	for _, file := range s.files.all {
		result.Bytes += file.size
		if file.staged > 0 || s.fresh {
			result.Written++
			result.BytesWritten += file.size
		}
	}
	result.Unchanged = result.Files - result.Written
	return result, err
}

// commitFresh renames the new folder to the output folder.
func (s *Session) commitFresh(manifest []byte) error {
	p := s.place
	file := newEntry(ManifestName, manifest)
	if err := s.create(manifest, &file); err != nil {
		return err
	}
	s.files.all[manifestPlace] = file
	folders, err := s.lookAtFolders()
	if err != nil {
		return err
	}
	if err := s.writeState(folders); err != nil {
		return err
	}
	empty := p.shared.Remove(p.at(""))
	if err := ignoreMissing(empty); err != nil {
		return err
	}
	err = p.shared.Rename(p.next(), p.at(""))
	if err != nil && empty == nil {
		return errors.Join(err, p.shared.Mkdir(p.at("")))
	}
	return err
}

// lookAtFolders says when the folders of the new output folder were changed.
func (s *Session) lookAtFolders() ([]folderTime, error) {
	s.folders[""] = true
	folders := make([]folderTime, 0, len(s.folders))
	for _, path := range slices.Sorted(maps.Keys(s.folders)) { // neighbours one after the other are found fast
		folders = append(folders, folderTime{path: path})
	}
	failures := make([]error, len(folders))
	inParallel(len(folders), func(at int) bool {
		found, err := s.filling.Look(cmp.Or(folders[at].path, "."))
		folders[at].modified, failures[at] = found.modified, err
		return err == nil
	})
	return folders, errors.Join(failures...)
}

// commitSteps carries out the plan of a commit into a folder that has files already.
func (s *Session) commitSteps(manifest []byte, result *Result) error {
	p := s.place
	file := newEntry(ManifestName, manifest)
	if err := s.stage(manifest, manifestPlace, &file); err != nil {
		return err
	}
	s.files.all[manifestPlace] = file
	steps, err := s.plan()
	if err != nil {
		return err
	}
	if len(steps) > 0 {
		if err := s.backUp(steps); err != nil {
			return err
		}
		if err := p.writeJournal(steps); err != nil {
			return err
		}
	}
	err = p.apply(steps, false)
	if err == nil {
		err = s.saveState(s.foldersAfter(steps))
	}
	if len(steps) > 0 {
		if err == nil {
			err = p.private.Remove(journalName)
		}
		if err != nil {
			return p.abandon(steps, err)
		}
	}
	for _, step := range steps {
		switch step.verb {
		case setAside:
			result.SetAside = append(result.SetAside, step.path)
			result.AsideFolder = filepath.Join(p.keep, asideName)
		case removeFile:
			result.Removed++
		}
	}
	return err
}

// abandon takes a failed commit back.
func (p *place) abandon(steps []step, cause error) error {
	if err := p.takeBack(steps); err != nil {
		return fmt.Errorf("%w; the output is neither old nor new until the next build, because taking it back failed: %w",
			cause, err)
	}
	return fmt.Errorf("%w; the output was left as before", cause)
}

// backUp links every file that the steps replace or remove into the stage, so that they can be taken back. A link costs
// no copy, and unlike a rename leaves the old file where readers find it until the new one takes its place.
func (s *Session) backUp(steps []step) error {
	p, number := s.place, stageNumber(len(s.files.all))
	for i := range steps {
		step := &steps[i]
		replaces := step.verb == placeFile && s.owned[step.path] && !s.scan.hides(step.path)
		if !replaces && step.verb != removeFile {
			continue
		}
		number++
		err := p.shared.Link(p.at(step.path), p.staged(number))
		if err != nil && ignoreMissing(err) == nil {
			continue // it was removed by hand
		}
		if err != nil { // this file system may have no links
			content, read := p.shared.ReadFile(p.at(step.path))
			if read != nil {
				return errors.Join(err, read)
			}
			if _, write := p.shared.WriteFile(p.staged(number), content); write != nil {
				return errors.Join(err, write)
			}
		}
		step.old = number
	}
	return nil
}

// foldersAfter are the folders of the output with their times of change, after the steps.
func (s *Session) foldersAfter(steps []step) map[string]int64 {
	folders := maps.Clone(s.scan.folders)
	touched := map[string]bool{}
	for _, step := range steps {
		touched[parent(step.path)] = true
		switch step.verb {
		case makeFolder:
			touched[step.path] = true
		case removeFolder:
			delete(folders, step.path)
		}
	}
	for folder := range touched {
		delete(folders, folder)
		if found, err := s.place.shared.Look(s.place.at(folder)); err == nil && found.kind == directory {
			folders[folder] = found.modified
		}
	}
	return folders
}

// saveState remembers the output for the next build, if there is anything new to remember.
func (s *Session) saveState(folders map[string]int64) error {
	changed := func(file entry) bool { return s.old.files[file.path] != file.record }
	if len(s.files.all) == len(s.old.files) && maps.Equal(folders, s.old.folders) &&
		!slices.ContainsFunc(s.files.all, changed) {
		return nil
	}
	sorted := make([]folderTime, 0, len(folders))
	for _, path := range slices.Sorted(maps.Keys(folders)) {
		sorted = append(sorted, folderTime{path, folders[path]})
	}
	return s.writeState(sorted)
}

func (s *Session) writeState(folders []folderTime) error {
	if _, err := s.place.private.WriteFile(stateName+scratchEnd, s.encodeState(folders)); err != nil {
		return err
	}
	return s.place.private.Rename(stateName+scratchEnd, stateName)
}
