package write

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"path/filepath"
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
	paths := s.paths()
	manifest := Manifest{Info: info, Files: make([]File, len(paths))}
	for i, path := range paths {
		file := s.files[path]
		manifest.Files[i] = File{Path: path, Sum: file.sum, Size: file.size, Type: ContentType(path)}
	}
	content, err := manifest.Encode()
	if err != nil {
		return Result{}, err
	}
	result := Result{Manifest: manifest}
	if s.fresh {
		err = s.commitFresh(content)
	} else {
		err = s.commitSteps(content, paths, &result)
	}
	for _, file := range s.files {
		result.Files++
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
	file := newEntry(manifest)
	if err := s.create(ManifestName, manifest, &file); err != nil {
		return err
	}
	s.addManifest(file)
	folders := make(map[string]int64, len(s.folders)+1)
	s.folders[""] = nil
	for folder := range s.folders {
		found, err := s.filling.Look(cmp.Or(folder, "."))
		if err != nil {
			return err
		}
		folders[folder] = found.modified
	}
	if err := s.saveState(folders); err != nil {
		return err
	}
	empty := p.shared.Remove(p.at(""))
	if err := ignoreMissing(empty); err != nil {
		return err
	}
	err := p.shared.Rename(p.next(), p.at(""))
	if err != nil && empty == nil {
		return errors.Join(err, p.shared.Mkdir(p.at("")))
	}
	return err
}

// commitSteps carries out the plan of a commit into a folder that has files already.
func (s *Session) commitSteps(manifest []byte, paths []string, result *Result) error {
	p := s.place
	s.number++
	file := newEntry(manifest)
	if err := s.stage(ManifestName, manifest, s.number, &file); err != nil {
		return err
	}
	s.addManifest(file)
	steps, err := s.plan(paths)
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
	p := s.place
	for i := range steps {
		step := &steps[i]
		replaces := step.verb == placeFile && s.owned[step.path] && !s.scan.hides(step.path)
		if !replaces && step.verb != removeFile {
			continue
		}
		s.number++
		err := p.shared.Link(p.at(step.path), p.staged(s.number))
		if err != nil && ignoreMissing(err) == nil {
			continue // it was removed by hand
		}
		if err != nil { // this file system may have no links
			content, read := p.shared.ReadFile(p.at(step.path))
			if read != nil {
				return errors.Join(err, read)
			}
			if _, write := p.shared.WriteFile(p.staged(s.number), content); write != nil {
				return errors.Join(err, write)
			}
		}
		step.old = s.number
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
	same := len(s.files) == len(s.old.files) && maps.Equal(folders, s.old.folders)
	for path, file := range s.files {
		if !same {
			break
		}
		same = s.old.files[path] == file.record
	}
	if same {
		return nil
	}
	if _, err := s.place.private.WriteFile(stateName+scratchEnd, s.encodeState(folders)); err != nil {
		return err
	}
	return s.place.private.Rename(stateName+scratchEnd, stateName)
}
