package write

import (
	"crypto/sha256"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// entry is one file of the new output.
type entry struct {
	path string
	record
	staged int // its number in the stage; 0 when the output has it already
}

func newEntry(path string, content []byte) entry {
	return entry{path: path, record: record{size: int64(len(content)), sum: sha256.Sum256(content)}}
}

// stageNumber is the number in the stage of the file at a place.
func stageNumber(place int) int { return place + 1 }

// given is the files of the new output, in the order in which their paths were claimed.
type given struct {
	all    []entry
	places map[string]int // path in lower case → its place in all
	sorted []int          // the places of all, by path, as of the last call of byPath
}

// newGiven has room for some files, and the manifest.
func newGiven(files int) given {
	g := given{all: make([]entry, 0, files+1), places: make(map[string]int, files+1)}
	g.claim(ManifestName) // so that no file takes its name, and its place is the first
	return g
}

// manifestPlace is where the manifest is among the files.
const manifestPlace = 0

// claim adds a path, and says its place.
func (g *given) claim(path string) (int, error) {
	name := folded(make([]byte, foldedRoom), path)
	if first, taken := g.places[string(name)]; taken {
		first := g.all[first].path
		if first == path {
			return 0, fmt.Errorf("output %s: is given twice", path)
		}
		return 0, fmt.Errorf("output %s and %s: are one file where names are not told apart by case", first, path)
	}
	place := len(g.all)
	g.places[string(name)] = place
	g.all = append(g.all, entry{path: path})
	return place, nil
}

// find is the file of a path.
func (g *given) find(path string) (*entry, bool) {
	place, known := g.places[string(folded(make([]byte, foldedRoom), path))]
	if !known || g.all[place].path != path {
		return nil, false
	}
	return &g.all[place], true
}

// takes says whether a path is that of a file where names are not told apart by case.
func (g *given) takes(path string) bool {
	_, taken := g.places[string(folded(make([]byte, foldedRoom), path))]
	return taken
}

// foldedRoom is the length of most paths and more.
const foldedRoom = 128

// folded is a path in lower case, the same for all names that some file systems do not tell apart. It takes the room
// that it is given where that is enough.
func folded(room []byte, path string) []byte {
	name := append(room[:0], path...)
	for at, c := range name {
		switch {
		case c >= utf8.RuneSelf:
			return append(name[:at], strings.ToLower(path[at:])...)
		case 'A' <= c && c <= 'Z':
			name[at] = c + 'a' - 'A'
		}
	}
	return name
}

// byPath is the places of all files so far, in the order of their paths. None ever leaves: as many are the same.
func (g *given) byPath() []int {
	if len(g.sorted) != len(g.all) {
		g.sorted = make([]int, len(g.all))
		for place := range g.sorted {
			g.sorted[place] = place
		}
		slices.SortFunc(g.sorted, func(a, b int) int { return strings.Compare(g.all[a].path, g.all[b].path) })
	}
	return g.sorted
}
