package table

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"
	"unicode/utf8"
)

// FuzzMarkup holds the reader of sheets to encoding/xml: what encoding/xml reads without complaint has the same
// elements, the same attributes and the same text here. It is in the package because markup is no part of its face.
func FuzzMarkup(f *testing.F) {
	f.Add(`<worksheet><sheetData><row r="1"><c r="A1" t="s" s='3'><v>1</v></c><c/></row></sheetData></worksheet>`)
	f.Add(`<?xml version="1.0"?><x:a x:b=">" c = 'd &amp; e'><!-- <b> --><![CDATA[<]]>&#x4e00;&lt;</x:a>`)
	f.Add("<a b='1' />\n<c></c >")
	f.Add("<!-->0--><?>1?>")
	f.Fuzz(func(t *testing.T, content string) {
		if !utf8.ValidString(content) || strings.Contains(content, "\r") || strings.Contains(content, "<!D") {
			t.Skip()
		}
		theirs, names, err := readByLibrary(content)
		if err != nil {
			t.Skip()
		}
		if ours := readByMarkup(content, names); ours != theirs {
			t.Errorf("%q is read as\n%q, by encoding/xml as\n%q", content, ours, theirs)
		}
	})
}

// readByLibrary writes what encoding/xml reads: elements, text, and the attributes that have no prefix.
func readByLibrary(content string) (string, [][]string, error) {
	var out strings.Builder
	var names [][]string
	decoder := xml.NewDecoder(strings.NewReader(content))
	for {
		token, err := decoder.RawToken()
		if errors.Is(err, io.EOF) {
			return out.String(), names, nil
		}
		switch token := token.(type) {
		case nil:
			return "", nil, err
		case xml.StartElement:
			if strings.Contains(token.Name.Local, ":") { // no prefix before it, or nothing behind it: no name
				return "", nil, errDamaged
			}
			out.WriteString("<" + token.Name.Local)
			seen := make(map[string]bool)
			var own []string
			for _, attribute := range token.Attr {
				if name := attribute.Name.Local; attribute.Name.Space == "" && !seen[name] && name != "xmlns" {
					seen[name] = true
					own = append(own, name)
					out.WriteString(" " + name + "=" + attribute.Value)
				}
			}
			names = append(names, own)
			out.WriteString(">")
		case xml.EndElement:
			out.WriteString("</" + token.Name.Local + ">")
		case xml.CharData:
			out.Write(token)
		case xml.Directive:
			return "", nil, errDamaged
		}
	}
}

func readByMarkup(content string, names [][]string) string {
	var out strings.Builder
	reader := markup{content: []byte(content)}
	for {
		found, err := reader.next()
		switch {
		case err != nil:
			return out.String() + " " + err.Error()
		case found == theEnd:
			return out.String()
		case found == opened:
			out.WriteString("<" + reader.name)
			if len(names) > 0 {
				for _, name := range names[0] {
					out.WriteString(" " + name + "=" + reader.attribute(name))
				}
				names = names[1:]
			}
			out.WriteString(">")
		case found == closed:
			out.WriteString("</" + reader.name + ">")
		default:
			out.Write(reader.text)
		}
	}
}

func TestMarkupFaults(t *testing.T) {
	for _, content := range []string{
		"<a", "<a b='>", "<!-- x", "<![CDATA[x", "<?x", "<!DOCTYPE a>", "<>", "</>", "&x;", "&#xZ;", "&amp", "&#1114112;", "<a <b>",
	} {
		reader := markup{content: []byte(content)}
		var err error
		for found := opened; found != theEnd && err == nil; {
			found, err = reader.next()
		}
		if err == nil {
			t.Errorf("%q was read", content)
		}
	}
}
