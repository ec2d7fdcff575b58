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

// parsePattern reads a pattern. It is false for one that could never match, or not as it looks.
func parsePattern(text string) (pattern, bool) {
	parts := strings.Split(text, "/")
	for _, part := range parts {
		if !goodPart(part) {
			return pattern{}, false
		}
	}
	return pattern{parts}, true
}

// goodPart says whether a part is a glob, or fixed text around one pair of braces: with a star beside the braces, or
// with two pairs, it would not be certain where the text in braces ends.
func goodPart(part string) bool {
	if !strings.ContainsAny(part, "{}") {
		_, err := path.Match(part, "")
		return part != "" && err == nil
	}
	before, rest, _ := strings.Cut(part, "{")
	name, after, closed := strings.Cut(rest, "}")
	return closed && name != "" && !strings.ContainsAny(before+name+after, `{}*?[\`)
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

// matchPart matches one name. Before the braces stands fixed text, after them a glob, as in
// {period}.*.
func matchPart(part, name string) ([]capture, bool) {
	open := strings.IndexByte(part, '{')
	if open < 0 {
		ok, _ := path.Match(part, name)
		return nil, ok
	}
	end := strings.IndexByte(part, '}')
	rest, ok := strings.CutPrefix(name, part[:open])
	if !ok {
		return nil, false
	}
	for at := len(rest); at > 0; at-- { // the longest value that leaves a rest as the pattern wants it
		if ok, _ := path.Match(part[end+1:], rest[at:]); ok {
			return []capture{{part[open+1 : end], rest[:at]}}, true
		}
	}
	return nil, false
}

func captureName(part string) (string, bool) {
	open, end := strings.IndexByte(part, '{'), strings.IndexByte(part, '}')
	if open < 0 || end < open {
		return "", false
	}
	return part[open+1 : end], true
}
