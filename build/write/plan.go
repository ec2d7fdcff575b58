package write

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// plan lists the changes that turn the output into the new one, in the order of the switch: foreign files out, what is
// in the way of something new, folders, files, what is no longer part of the site, the manifest.
func (s *Session) plan() ([]step, error) {
	folders := map[string]bool{}
	var places []string
	for _, file := range s.files.all[manifestPlace+1:] {
		for folder := parent(file.path); folder != "" && !folders[folder]; folder = parent(folder) {
			folders[folder] = true
		}
		if file.staged > 0 {
			places = append(places, file.path)
		}
	}
	for folder := range folders {
		if _, file := s.files.find(folder); file {
			return nil, fmt.Errorf("%s is both a file and a folder", folder)
		}
	}
	steps, err := s.planAside()
	if err != nil {
		return nil, err
	}
	first, last, err := s.planRemovals(folders)
	if err != nil {
		return nil, err
	}
	steps = append(steps, first...)
	for _, folder := range sortedWhere(folders, func(folder string) bool {
		_, exists := s.scan.folders[folder]
		return !exists || s.scan.hides(folder)
	}) {
		steps = append(steps, step{verb: makeFolder, path: folder})
	}
	sortForSwitch(places)
	for _, path := range places {
		file, _ := s.files.find(path)
		steps = append(steps, step{verb: placeFile, path: path, new: file.staged})
	}
	steps = append(steps, last...)
	if number := s.files.all[manifestPlace].staged; number > 0 {
		steps = append(steps, step{verb: placeFile, path: ManifestName, new: number})
	}
	return steps, nil
}

// planRemovals lists the files of earlier builds that are not in the new output, and the folders that become empty:
// first those that are in the way of something new, then the others.
func (s *Session) planRemovals(folders map[string]bool) (first, last []step, err error) {
	inTheWay := func(path string) bool {
		if folders[path] {
			return true
		}
		for ; path != ""; path = parent(path) {
			if s.files.takes(path) {
				return true
			}
		}
		return false
	}
	add := func(change step) {
		if inTheWay(change.path) {
			first = append(first, change)
		} else {
			last = append(last, change)
		}
	}
	for _, path := range sortedWhere(s.owned, func(path string) bool {
		_, stays := s.files.find(path)
		return !stays && !s.scan.hides(path)
	}) {
		exists, err := s.place.has(s.place.at(path))
		if err != nil {
			return nil, nil, err
		}
		if exists {
			add(step{verb: removeFile, path: path})
		}
	}
	old := sortedWhere(s.scan.folders, func(folder string) bool { return folder != "" && !folders[folder] })
	for _, folder := range slices.Backward(old) { // those inside before those around them
		add(step{verb: removeFolder, path: folder})
	}
	return first, last, nil
}

// planAside gives everything foreign a name in the private folder.
func (s *Session) planAside() ([]step, error) {
	foreign := slices.Sorted(maps.Keys(s.scan.foreign))
	if len(foreign) == 0 {
		return nil, nil
	}
	p := s.place
	if p.inside { // no rename leads out of the output folder
		names := foreign[:min(len(foreign), shown)]
		return nil, &ForeignError{Directory: p.directory, Names: names, Ours: true}
	}
	folder := p.work + asideName
	if exists, err := p.has(folder); err != nil {
		return nil, err
	} else if !exists {
		if err := p.shared.Mkdir(folder); err != nil {
			return nil, err
		}
	}
	var steps []step
	taken := map[string]bool{}
	for _, path := range foreign {
		flat := strings.ReplaceAll(path, "/", "__")
		target := folder + "/" + flat[max(0, len(flat)-200):]
		for number, base := 2, target; ; number++ {
			exists, err := p.has(target)
			if err != nil {
				return nil, err
			}
			if !exists && !taken[target] {
				break
			}
			target = fmt.Sprintf("%s.%d", base, number)
		}
		taken[target] = true
		steps = append(steps, step{verb: setAside, path: path, target: target})
	}
	return steps, nil
}

// sortedWhere is the sorted keys that a test lets through. Mostly they are few: what changes, not what is there.
func sortedWhere[V any](names map[string]V, test func(string) bool) []string {
	var found []string
	for name := range names {
		if test(name) {
			found = append(found, name)
		}
	}
	slices.Sort(found)
	return found
}
