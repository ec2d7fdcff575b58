package words

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"
	"unicode/utf8"
)

// entry is a key with its text as it is written.
type entry struct{ key, text string }

// readFlat reads a flat JSON object of strings, in its order. The texts of the program are read at every start, and
// before anything can be said: encoding/json would need most of the time of a start for them. It is asked for strings
// with backslashes, and for the fault of what is read in no other way.
func readFlat(data []byte) ([]entry, error) {
	r := flatReader{rest: string(data)}
	all := make([]entry, 0, bytes.Count(data, []byte("\n"))) // mostly one a line
	valid := utf8.Valid(data) && r.mark('{')
	for first := true; valid && !r.mark('}'); first = false {
		valid = first || r.mark(',')
		key, keyed := r.text()
		valid = valid && keyed && r.mark(':')
		text, written := r.text()
		valid = valid && written
		all = append(all, entry{key, text})
	}
	if valid && r.space() == "" {
		return all, nil
	}
	var texts map[string]string
	if err := json.Unmarshal(data, &texts); err != nil {
		return nil, err
	}
	return nil, errors.New("not a flat object of strings")
}

// flatReader reads JSON from its start.
type flatReader struct{ rest string }

// space takes the space before what comes next, which is all the rest.
func (r *flatReader) space() string {
	for r.rest != "" && strings.IndexByte(" \t\r\n", r.rest[0]) >= 0 {
		r.rest = r.rest[1:]
	}
	return r.rest
}

// mark takes a mark, if it comes next.
func (r *flatReader) mark(mark byte) bool {
	if rest := r.space(); rest == "" || rest[0] != mark {
		return false
	}
	r.rest = r.rest[1:]
	return true
}

// text takes a string, if one comes next.
func (r *flatReader) text() (text string, is bool) {
	if !r.mark('"') {
		return "", false
	}
	plain := true
	for at := 0; at < len(r.rest); at++ {
		switch c := r.rest[at]; {
		case c < ' ':
			return "", false
		case c == '\\':
			plain = false
			at++ // what stands behind it ends nothing
		case c == '"':
			text, r.rest = r.rest[:at], r.rest[at+1:]
			if plain {
				return text, true
			}
			return unquoted(text)
		}
	}
	return "", false
}

// unquoted is a string without its backslashes.
func unquoted(written string) (text string, is bool) {
	err := json.Unmarshal([]byte(`"`+written+`"`), &text)
	return text, err == nil
}
