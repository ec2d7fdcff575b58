package resolve

import (
	"path"
	"strings"
)

// pattern is the files key of a rule: a slash-separated path with * and ? within a name, ** for any number of
// folders, and {name} for a folder or file name that says something of every row.
type pattern struct {
	parts []string
}

// capture is what a path said: the name in braces, and the text that stood there.
type capture struct {
	name, value string
}

// parsePattern reads a pattern. The error words name what is wrong with it.
func parsePattern(text string) (pattern, bool) {
	parts := strings.Split(text, "/")
	for _, part := range parts {
		if part == "" || strings.Count(part, "{") != strings.Count(part, "}") {
			return pattern{}, false
		}
		if _, err := path.Match(globOf(part), ""); err != nil {
			return pattern{}, false
		}
	}
	return pattern{parts}, true
}

// names lists the names in braces.
func (p pattern) names() []string {
	var names []string
	for _, part := range p.parts {
		if name, ok := captureName(part); ok {
			names = append(names, name)
		}
	}
	return names
}

// match says whether a path fits, and what its captures hold.
func (p pattern) match(file string) ([]capture, bool) {
	return matchParts(p.parts, strings.Split(file, "/"))
}

func matchParts(parts, names []string) ([]capture, bool) {
	if len(parts) == 0 {
		return nil, len(names) == 0
	}
	if parts[0] == "**" {
		for skip := 0; skip <= len(names); skip++ {
			if found, ok := matchParts(parts[1:], names[skip:]); ok {
				return found, true
			}
		}
		return nil, false
	}
	if len(names) == 0 {
		return nil, false
	}
	own, ok := matchPart(parts[0], names[0])
	if !ok {
		return nil, false
	}
	rest, ok := matchParts(parts[1:], names[1:])
	if !ok {
		return nil, false
	}
	return append(own, rest...), true
}

// matchPart matches one name. A part with braces may have fixed text around them, as in {period}.csv.
func matchPart(part, name string) ([]capture, bool) {
	open := strings.IndexByte(part, '{')
	if open < 0 {
		ok, _ := path.Match(part, name)
		return nil, ok
	}
	end := strings.IndexByte(part, '}')
	before, after := part[:open], part[end+1:]
	if len(name) < len(before)+len(after) || !strings.HasPrefix(name, before) || !strings.HasSuffix(name, after) {
		return nil, false
	}
	value := name[len(before) : len(name)-len(after)]
	return []capture{{part[open+1 : end], value}}, value != ""
}

func captureName(part string) (string, bool) {
	open, end := strings.IndexByte(part, '{'), strings.IndexByte(part, '}')
	if open < 0 || end < open {
		return "", false
	}
	return part[open+1 : end], true
}

// globOf replaces the braces of a part by a star, so that what remains can be checked as a glob.
func globOf(part string) string {
	if name, ok := captureName(part); ok {
		return strings.Replace(part, "{"+name+"}", "*", 1)
	}
	return part
}
