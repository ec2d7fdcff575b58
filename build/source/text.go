package source

import (
	"sort"
	"strings"
	"sync"
	"unicode/utf8"

	"gongqiu/build/diag"
)

// Text is a decoded file, or a part of one that keeps its place in the file. Content is valid UTF-8 without a byte
// order mark and with "\n" as its only line end. A Text may be copied and used by many goroutines; the zero value is
// an empty text of no file.
type Text struct {
	Path     string
	Content  string
	Encoding Encoding

	linesBefore int // lines of the file before this part
	indent      int // columns of the file that this part leaves out at the start of each line
	index       *lineIndex
}

// lineIndex holds where each line begins; it is made when the first position is asked for.
type lineIndex struct {
	once   sync.Once
	starts []int
}

// NewText makes a text of content that is known to be well formed, such as that of a test.
func NewText(path, content string) Text {
	return Text{Path: path, Content: content, index: &lineIndex{}}
}

// NewFragment makes a text of a part that was taken out of a file by other means, such as a fenced block of a Markdown
// page: its first line is line firstLine of the file, and indent characters are missing at the start of each line.
func NewFragment(path, content string, firstLine, indent int) Text {
	text := NewText(path, content)
	text.linesBefore, text.indent = max(firstLine-1, 0), max(indent, 0)
	return text
}

// Fragment is the part of the text between two offsets, such as the front matter of a page. The part must begin at the
// start of a line; places in it are places in the whole file.
func (t Text) Fragment(start, end int) Text {
	line, _ := t.Position(start)
	part := NewFragment(t.Path, t.Content[start:end], line, t.indent)
	part.Encoding = t.Encoding
	return part
}

// FirstLine is the line of the file on which the text begins: 1, except for a fragment.
func (t Text) FirstLine() int { return t.linesBefore + 1 }

// Lines is the number of lines of the text. An end of line at the very end begins no further line.
func (t Text) Lines() int {
	starts := t.lineStarts()
	if last := starts[len(starts)-1]; last == len(t.Content) && len(starts) > 1 {
		return len(starts) - 1
	}
	return len(starts)
}

// LineOffset is the offset in Content at which a line of the file begins. A line outside the text is taken as its
// first or the end of its last.
func (t Text) LineOffset(line int) int {
	starts := t.lineStarts()
	switch at := line - 1 - t.linesBefore; {
	case at < 0:
		return 0
	case at >= len(starts):
		return len(t.Content)
	default:
		return starts[at]
	}
}

// Line is a line of the file without its end, and "" for a line that the text does not have.
func (t Text) Line(line int) string {
	at := line - 1 - t.linesBefore
	starts := t.lineStarts()
	if at < 0 || at >= len(starts) {
		return ""
	}
	rest := t.Content[starts[at]:]
	if end := strings.IndexByte(rest, '\n'); end >= 0 {
		return rest[:end]
	}
	return rest
}

// Position turns an offset in Content into a line and a column of the file, both from 1; columns count characters.
// An offset outside the text is taken as its start or its end.
func (t Text) Position(offset int) (line, column int) {
	offset = min(max(offset, 0), len(t.Content))
	starts := t.lineStarts()
	at := sort.SearchInts(starts, offset+1) - 1
	column = utf8.RuneCountInString(t.Content[starts[at]:offset]) + 1
	return at + 1 + t.linesBefore, column + t.indent
}

// Offset is the place in Content of a line and a column of the file; it is the reverse of Position. A column past the
// end of its line is taken as the end of the line.
func (t Text) Offset(line, column int) int {
	offset := t.LineOffset(line)
	for range column - 1 - t.indent {
		if offset >= len(t.Content) || t.Content[offset] == '\n' {
			break
		}
		_, size := utf8.DecodeRuneInString(t.Content[offset:])
		offset += size
	}
	return offset
}

// Place is the place of a finding that begins at an offset and takes width characters, with the text of its line.
func (t Text) Place(offset, width int) diag.Place {
	line, column := t.Position(offset)
	return t.PlaceAt(line, column, width)
}

// Span is the place of the bytes from start to end. What goes past the end of the first line is not counted.
func (t Text) Span(start, end int) diag.Place {
	part := t.Content[start:min(max(start, end), len(t.Content))]
	if lineEnd := strings.IndexByte(part, '\n'); lineEnd >= 0 {
		part = part[:lineEnd]
	}
	return t.Place(start, utf8.RuneCountInString(part))
}

// PlaceAt is the place of a line and a column of the file with a width in characters, and with the text of the line.
func (t Text) PlaceAt(line, column, width int) diag.Place {
	text := t.Line(line)
	if t.indent > 0 && text != "" {
		text = strings.Repeat(" ", t.indent) + text
	}
	return diag.Place{File: t.Path, Line: line, Column: column, Width: width, Text: text}
}

// Whole is the place of the file as a whole.
func (t Text) Whole() diag.Place { return diag.Place{File: t.Path} }

func (t Text) lineStarts() []int {
	if t.index == nil {
		return findLines(t.Content)
	}
	t.index.once.Do(func() { t.index.starts = findLines(t.Content) })
	return t.index.starts
}

func findLines(content string) []int {
	starts := make([]int, 1, strings.Count(content, "\n")+1)
	for at := 0; ; {
		end := strings.IndexByte(content[at:], '\n')
		if end < 0 {
			return starts
		}
		at += end + 1
		starts = append(starts, at)
	}
}

// Indent is the number of characters that the text leaves out at the start of each line: 0, except for a fragment.
func (t Text) Indent() int { return t.indent }
