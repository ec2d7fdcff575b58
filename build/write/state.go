package write

import (
	"encoding/hex"
	"strconv"
	"strings"
)

// record is what is known of a file that the last build left: as long as size and time of change are the same, so are
// its bytes.
type record struct {
	size     int64
	modified int64 // nanoseconds since 1970
	sum      Sum
}

// matches says whether a file still is as it was recorded.
func (r record) matches(found seen) bool {
	return found == seen{regular, r.size, r.modified}
}

// state is the private memory between builds. It is a short cut and never the truth: a record that does not agree with
// the disk makes the file be compared byte by byte, and a state that cannot be read is an empty one.
type state struct {
	files   map[string]record
	folders map[string]int64 // time of change; "" is the output folder. It changes when a name comes or goes.
}

const stateHead = "gongqiu write-state 1\n"

// folderTime is a folder of the output with its time of change.
type folderTime struct {
	path     string
	modified int64
}

// encodeState writes the state that the session leaves, with the folders of the output, sorted.
func (s *Session) encodeState(folders []folderTime) []byte {
	out := make([]byte, 0, len(stateHead)+140*(len(s.files.all)+len(folders)))
	out = append(out, stateHead...)
	for _, folder := range folders {
		out = append(out, "d "...)
		out = strconv.AppendInt(out, folder.modified, 10)
		out = append(append(append(out, ' '), folder.path...), '\n')
	}
	for _, place := range s.files.byPath() {
		file := &s.files.all[place]
		out = append(out, "f "...)
		out = strconv.AppendInt(out, file.modified, 10)
		out = append(out, ' ')
		out = strconv.AppendInt(out, file.size, 10)
		out = append(out, ' ')
		out = hex.AppendEncode(out, file.sum[:])
		out = append(append(append(out, ' '), file.path...), '\n')
	}
	return append(out, "end\n"...)
}

func parseState(content []byte) state {
	empty := state{files: map[string]record{}, folders: map[string]int64{}}
	text, whole := strings.CutSuffix(string(content), "end\n")
	text, ours := strings.CutPrefix(text, stateHead)
	if !whole || !ours {
		return empty
	}
	lines := strings.Count(text, "\n")
	read := state{files: make(map[string]record, lines), folders: make(map[string]int64, lines)}
	for line := range strings.Lines(text) {
		if !read.add(strings.TrimSuffix(line, "\n")) {
			return empty
		}
	}
	return read
}

func (s state) add(line string) bool {
	kind, rest, _ := strings.Cut(line, " ")
	time, rest, found := strings.Cut(rest, " ")
	modified, err := strconv.ParseInt(time, 10, 64)
	if !found || err != nil {
		return false
	}
	switch kind {
	case "d":
		s.folders[rest] = modified
		return true
	case "f":
		size, rest, _ := strings.Cut(rest, " ")
		sum, name, _ := strings.Cut(rest, " ")
		file := record{modified: modified}
		file.size, err = strconv.ParseInt(size, 10, 64)
		if err != nil || file.sum.UnmarshalText([]byte(sum)) != nil || name != ManifestName && checkPath(name) != nil {
			return false
		}
		s.files[name] = file
		return true
	}
	return false
}
