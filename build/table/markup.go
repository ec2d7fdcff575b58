package table

import (
	"bytes"
	"strconv"
	"strings"
	"unicode/utf8"
)

// markup goes through the XML of a sheet. It knows what sheets are made of (elements, attributes, text, entities,
// comments, CDATA) and fails on the rest, such as a document type. It is here because encoding/xml makes a dozen small
// objects for each cell, which for two million cells takes five seconds; the fuzz test holds it to encoding/xml.
type markup struct {
	content []byte
	at      int
	name    string // of the element just opened or closed, without its prefix
	inside  []byte // the attributes of the element just opened
	text    []byte // the characters just read
	closing bool   // the element just opened is empty: its end comes next
}

// piece is what markup comes upon.
type piece uint8

const (
	theEnd piece = iota
	opened
	closed
	characters
)

// next reads the next piece.
func (m *markup) next() (piece, error) {
	if m.closing {
		m.closing = false
		return closed, nil
	}
	for m.at < len(m.content) {
		rest := m.content[m.at:]
		switch {
		case rest[0] != '<':
			return m.characters(rest)
		case bytes.HasPrefix(rest, []byte("<![CDATA[")):
			end := bytes.Index(rest, []byte("]]>"))
			if end < 0 {
				return theEnd, errDamaged
			}
			m.text = rest[len("<![CDATA["):end]
			m.at += end + len("]]>")
			return characters, nil
		case bytes.HasPrefix(rest, []byte("<!--")):
			if err := m.skip(rest, "<!--", "-->"); err != nil {
				return theEnd, err
			}
		case bytes.HasPrefix(rest, []byte("<?")):
			if err := m.skip(rest, "<?", "?>"); err != nil {
				return theEnd, err
			}
		default:
			return m.tag(rest)
		}
	}
	return theEnd, nil
}

// skip goes on behind a comment or an instruction. What opens it does not also close it: <!--> is open.
func (m *markup) skip(rest []byte, start, end string) error {
	at := bytes.Index(rest[len(start):], []byte(end))
	if at < 0 {
		return errDamaged
	}
	m.at += len(start) + at + len(end)
	return nil
}

func (m *markup) characters(rest []byte) (piece, error) {
	end := bytes.IndexByte(rest, '<')
	if end < 0 {
		end = len(rest)
	}
	m.at += end
	if m.text = rest[:end]; bytes.IndexByte(m.text, '&') < 0 {
		return characters, nil
	}
	text, ok := withoutEntities(string(m.text))
	if !ok {
		return theEnd, errDamaged
	}
	m.text = []byte(text)
	return characters, nil
}

// tag reads the tag of an element. A ">" in the value of an attribute does not end it.
func (m *markup) tag(rest []byte) (piece, error) {
	end := tagEnd(rest)
	if end < 0 {
		return theEnd, errDamaged
	}
	m.at += end + 1
	inner := rest[1:end]
	what := opened
	switch {
	case len(inner) > 0 && inner[0] == '/':
		what, inner = closed, inner[1:]
	case len(inner) > 0 && inner[len(inner)-1] == '/':
		m.closing, inner = true, inner[:len(inner)-1]
	}
	nameEnd := 0
	for nameEnd < len(inner) && !isSpace(inner[nameEnd]) {
		nameEnd++
	}
	name := inner[:nameEnd]
	if colon := bytes.LastIndexByte(name, ':'); colon >= 0 {
		name = name[colon+1:]
	}
	if len(name) == 0 || name[0] == '!' {
		return theEnd, errDamaged
	}
	m.name, m.inside = known(name), inner[nameEnd:]
	return what, nil
}

// tagEnd is the offset of the ">" that ends a tag, or -1.
func tagEnd(rest []byte) int {
	quote := byte(0)
	for at := 1; at < len(rest); at++ {
		switch b := rest[at]; {
		case quote != 0:
			if b == quote {
				quote = 0
			}
		case b == '"' || b == '\'':
			quote = b
		case b == '>':
			return at
		case b == '<':
			return -1
		}
	}
	return -1
}

// known is the name of an element as a string, without making a new one for those that make up a sheet.
func known(name []byte) string {
	switch string(name) {
	case "c":
		return "c"
	case "v":
		return "v"
	case "row":
		return "row"
	case "f":
		return "f"
	case "t":
		return "t"
	case "is":
		return "is"
	default:
		return string(name)
	}
}

// attribute is the value of an attribute (without prefix) of the element just opened, "" for none.
func (m *markup) attribute(name string) string {
	rest := m.inside
	for {
		rest = afterSpace(rest)
		equals := bytes.IndexByte(rest, '=')
		if equals < 0 {
			return ""
		}
		found := rest[:equals]
		for len(found) > 0 && isSpace(found[len(found)-1]) {
			found = found[:len(found)-1]
		}
		rest = afterSpace(rest[equals+1:])
		if len(rest) == 0 || rest[0] != '"' && rest[0] != '\'' {
			return ""
		}
		end := bytes.IndexByte(rest[1:], rest[0])
		if end < 0 {
			return ""
		}
		if string(found) == name {
			value, _ := withoutEntities(string(rest[1 : end+1]))
			return value
		}
		rest = rest[end+2:]
	}
}

func afterSpace(rest []byte) []byte {
	for len(rest) > 0 && isSpace(rest[0]) {
		rest = rest[1:]
	}
	return rest
}

func isSpace(b byte) bool { return b == ' ' || b == '\t' || b == '\n' || b == '\r' }

// withoutEntities resolves the five entities of XML and characters by number. It fails on others.
func withoutEntities(text string) (string, bool) {
	if strings.IndexByte(text, '&') < 0 {
		return text, true
	}
	var out strings.Builder
	for {
		before, after, found := strings.Cut(text, "&")
		out.WriteString(before)
		if !found {
			return out.String(), true
		}
		entity, rest, ended := strings.Cut(after, ";")
		character, ok := entityCharacter(entity)
		if !ended || !ok {
			return "", false
		}
		out.WriteRune(character)
		text = rest
	}
}

func entityCharacter(entity string) (rune, bool) {
	switch entity {
	case "amp":
		return '&', true
	case "lt":
		return '<', true
	case "gt":
		return '>', true
	case "quot":
		return '"', true
	case "apos":
		return '\'', true
	}
	digits, base := strings.TrimPrefix(entity, "#"), 10
	if len(digits) == len(entity) {
		return 0, false
	}
	if hexadecimal, is := strings.CutPrefix(digits, "x"); is {
		digits, base = hexadecimal, 16
	}
	number, err := strconv.ParseUint(digits, base, 32)
	if err != nil || number > utf8.MaxRune {
		return 0, false
	}
	return rune(number), true
}
