package prose

import (
	"strings"
	"unicode/utf8"

	"gongqiu/build/diag"
	"gongqiu/build/source"
)

// places turns offsets into places. Nodes are visited mostly in the order of the text, so it counts on from the last
// offset where it can: a long line is not counted anew for each of its words.
type places struct {
	text    source.Text
	offset  int
	line    int
	column  int
	lineEnd int
}

func newPlaces(text source.Text) *places {
	return &places{text: text, lineEnd: -1}
}

// at is the place of an offset, without the text of the line. Offsets outside the text are taken as its ends.
func (p *places) at(offset, width int) diag.Place {
	offset = min(max(offset, 0), len(p.text.Content))
	if p.lineEnd < 0 || offset < p.offset || offset > p.lineEnd {
		p.line, p.column = p.text.Position(offset)
		p.lineEnd = len(p.text.Content)
		if end := strings.IndexByte(p.text.Content[offset:], '\n'); end >= 0 {
			p.lineEnd = offset + end
		}
	} else {
		p.column += utf8.RuneCountInString(p.text.Content[p.offset:offset])
	}
	p.offset = offset
	return diag.Place{File: p.text.Path, Line: p.line, Column: p.column, Width: width}
}

// span is the place of the text from one offset to another, as wide as it goes on in its first line.
func (p *places) span(start, end int) diag.Place {
	place := p.at(start, 0)
	if start < end {
		place.Width = utf8.RuneCountInString(p.text.Content[p.offset:max(min(end, p.lineEnd), p.offset)])
	}
	return place
}
