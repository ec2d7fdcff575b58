package write

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
)

// scan is what the output folder holds beside files of ours.
type scan struct {
	folders map[string]int64 // our folders that exist, with their time of change; "" is the output folder
	foreign map[string]bool  // what no build put there: files, links, and whole folders without a file of ours
}

// hides says whether a path lies at or under something foreign.
func (s scan) hides(path string) bool {
	if len(s.foreign) == 0 {
		return false
	}
	for ; path != ""; path = parent(path) {
		if s.foreign[path] {
			return true
		}
	}
	return false
}

// shown is at most how many foreign names a message lists.
const shown = 5

// look finds out whether the output folder is new, ours, or somebody else's, and what in it is not ours.
func (s *Session) look() error {
	p := s.place
	top, err := p.shared.Look(p.at(""))
	if errors.Is(err, fs.ErrNotExist) {
		s.fresh = true
		return nil
	}
	if err != nil {
		return fmt.Errorf("output folder: %w", err)
	}
	names, err := s.topNames()
	if err != nil {
		return err
	}
	if len(names) == 0 && !p.inside {
		// Nothing at all is in it, or version control; only the first can be replaced by a new folder.
		entries, err := p.shared.ReadDir(p.at(""))
		if err != nil {
			return fmt.Errorf("output folder: %w", err)
		}
		s.fresh = len(entries) == 0
	}
	if s.fresh {
		return nil
	}
	if err := s.findOwned(); err != nil {
		return err
	}
	if len(s.owned) == 0 && len(names) > 0 {
		return &ForeignError{Directory: p.directory, Names: names[:min(len(names), shown)]}
	}
	if s.trust {
		s.scan = scan{folders: s.old.folders}
		return nil
	}
	return s.walk(top)
}

// topNames are the names in the output folder that concern a site.
func (s *Session) topNames() ([]string, error) {
	entries, err := s.place.shared.ReadDir(s.place.at(""))
	if err != nil {
		return nil, fmt.Errorf("output folder: %w", err)
	}
	var names []string
	for _, found := range entries {
		if !leftAlone(found.Name()) {
			names = append(names, found.Name())
		}
	}
	slices.Sort(names)
	return names, nil
}

// findOwned collects the paths that earlier builds put into the output. The manifest says it, which lies in the output
// itself; without it, a file is ours only when it still is as we left it.
func (s *Session) findOwned() error {
	p := s.place
	found, err := p.shared.Look(p.at(ManifestName))
	if err := ignoreMissing(err); err != nil {
		return fmt.Errorf("output folder: %w", err)
	}
	known, recorded := s.old.files[ManifestName]
	s.trust = s.trust && recorded && known.matches(found) && len(s.old.folders) > 0
	if recorded && known.matches(found) {
		s.owned = make(map[string]bool, len(s.old.files))
		for path := range s.old.files {
			s.owned[path] = true
		}
		return nil
	}
	if found.kind == regular {
		content, err := p.shared.ReadFile(p.at(ManifestName))
		if err != nil {
			return fmt.Errorf("output folder: %w", err)
		}
		if manifest, err := ParseManifest(content); err == nil {
			s.owned[ManifestName] = true
			for _, file := range manifest.Files {
				s.owned[file.Path] = true
			}
			for path := range s.old.files {
				s.owned[path] = true
			}
			return nil
		}
	}
	for path, known := range s.old.files {
		if found, err := p.shared.Look(p.at(path)); err == nil && known.matches(found) {
			s.owned[path] = true
		}
	}
	return nil
}

// walk goes through our folders and notes what is foreign. A folder whose time of change is the recorded one holds
// what it held, so that only its sub-folders have to be looked at.
func (s *Session) walk(top seen) error {
	s.scan = scan{folders: map[string]int64{"": top.modified}, foreign: map[string]bool{}}
	below := map[string][]string{}
	ours := map[string]bool{"": true}
	for path := range s.owned {
		for folder := parent(path); !ours[folder]; folder = parent(folder) {
			ours[folder] = true
			below[parent(folder)] = append(below[parent(folder)], folder)
		}
	}
	for queue := []string{""}; len(queue) > 0; {
		folder := queue[len(queue)-1]
		queue = queue[:len(queue)-1]
		found, err := s.visit(folder, ours, below)
		if err != nil {
			return fmt.Errorf("output folder %s: %w", s.place.directory, err)
		}
		queue = append(queue, found...)
	}
	return nil
}

// visit looks at one folder of ours and hands back its sub-folders that are ours.
func (s *Session) visit(folder string, ours map[string]bool, below map[string][]string) ([]string, error) {
	found, err := s.place.shared.Look(s.place.at(folder))
	if err != nil {
		return nil, ignoreMissing(err)
	}
	if found.kind != directory {
		s.scan.foreign[folder] = true
		return nil, nil
	}
	s.scan.folders[folder] = found.modified
	if before, recorded := s.old.folders[folder]; recorded && before == found.modified {
		return below[folder], nil
	}
	entries, err := s.place.shared.ReadDir(s.place.at(folder))
	if err != nil {
		return nil, err
	}
	var inner []string
	for _, entry := range entries {
		path := entry.Name()
		if folder != "" {
			path = folder + "/" + path
		} else if leftAlone(path) {
			continue
		}
		switch {
		case entry.IsDir() && ours[path]:
			inner = append(inner, path)
		case entry.IsDir() || !s.owned[path]:
			s.scan.foreign[path] = true
		}
	}
	return inner, nil
}

// leftAlone says of a name at the top of the output folder that it is neither the site's nor in its way: version
// control of the output, and our own stage.
func leftAlone(top string) bool { return top == ".git" || top == insideStage }
