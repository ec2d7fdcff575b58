package prose

import (
	"strconv"
	"strings"

	"gongqiu/build/diag"
	"gongqiu/build/source"
)

// The limits of a page. Each was chosen so that the worst page within all of them is read in well under a second; what
// they bound is quadratic in goldmark or in what a page becomes.
const (
	maxBytes        = 256 << 10 // of a page
	maxLine         = 10_000    // bytes of a line
	maxDepth        = 32        // lists, quotes and footnotes within each other; also emphasis and links
	maxColumns      = 64        // of a table
	maxCells        = 20_000    // of all tables of a page
	maxEscapedPipes = 1_000     // of a page, on lines that have code
	maxFootnotes    = 500       // of a page
	maxRun          = 1_000     // of one mark of punctuation, side by side
	maxMarks        = 1_000     // runs of one mark that a paragraph may have
	maxBrackets     = 3_000     // opening brackets of a page: links, pictures, marks of footnotes
)

// paragraphMarks are the marks whose number in a paragraph is bounded.
const paragraphMarks = "*_~[<`"

// limits measures a page line by line. It never counts less than goldmark will meet; it may count a little more, such
// as the marks inside of code, which no page of the size of a page has in such numbers.
type limits struct {
	body     source.Text
	list     *diag.List
	start    int // offset of the line
	exceeded []string

	columns   []int // where the content of each open list item or footnote begins at the least
	footnotes int
	table     int // columns of the table that may be open; 0 for none
	cells     int
	pipes     int
	brackets  int
	marks     [len(paragraphMarks)]int
}

// withinLimits says whether a page may be handed to goldmark. Each limit that is exceeded is one finding, at the place
// where it is.
func withinLimits(body source.Text, list *diag.List) bool {
	l := limits{body: body, list: list}
	if len(body.Content) > maxBytes {
		l.exceed("bytes", maxBytes, len(body.Content), maxBytes)
		return false
	}
	for l.start < len(body.Content) {
		line := body.Content[l.start:]
		if end := strings.IndexByte(line, '\n'); end >= 0 {
			line = line[:end]
		}
		l.line(line)
		l.start += len(line) + 1
	}
	return len(l.exceeded) == 0
}

// exceed adds the finding of a limit, once for a page.
func (l *limits) exceed(kind string, offset, count, limit int) {
	for _, known := range l.exceeded {
		if known == kind {
			return
		}
	}
	l.exceeded = append(l.exceeded, kind)
	place := l.body.Place(offset, 1)
	if len(place.Text) > maxLine {
		place.Text, place.Width = "", 0
	}
	l.list.Add(diag.Finding{Code: diag.ProseTooComplex, Place: place, Args: diag.Args{
		"kind": "@kind." + kind, "count": strconv.Itoa(count), "limit": strconv.Itoa(limit)}})
}

func (l *limits) line(line string) {
	if len(line) > maxLine {
		l.exceed("line", l.start, len(line), maxLine)
		return
	}
	if strings.TrimLeft(line, " \t\r") == "" {
		l.table = 0
		clear(l.marks[:])
		return
	}
	if startsItem(line) {
		clear(l.marks[:])
	}
	l.containers(line)
	l.tables(line)
	l.runs(line)
}

// startsItem says whether a line surely begins a new list item, and so no paragraph goes on in it: a bullet that is
// indented by less than four columns, with text.
func startsItem(line string) bool {
	rest := strings.TrimLeft(line, " ")
	return len(line)-len(rest) < 4 && len(rest) > 2 && strings.IndexByte("-+*", rest[0]) >= 0 && rest[1] == ' ' &&
		strings.TrimLeft(rest[1:], " \t\r") != ""
}

// containers counts how deep the lists, quotes and footnotes are that are open at the end of the line's own markers.
func (l *limits) containers(line string) {
	quotes, column := 0, 0
	for at := 0; at < len(line); {
		switch c := line[at]; {
		case c == ' ':
			column++
			at++
			continue
		case c == '\t':
			column += 4 - column%4
			at++
			continue
		case c == '>':
			quotes++
			column++
			at++
			l.depth(at-1, quotes)
			continue
		}
		size, content := marker(line[at:])
		if size == 0 {
			return
		}
		if line[at] == '[' {
			if l.footnotes++; l.footnotes > maxFootnotes {
				l.exceed("footnotes", l.start+at, l.footnotes, maxFootnotes)
			}
		}
		for len(l.columns) > 0 && l.columns[len(l.columns)-1] > column {
			l.columns = l.columns[:len(l.columns)-1]
		}
		l.columns = append(l.columns, column+content)
		l.depth(at, quotes)
		at += size
		column += size
	}
}

func (l *limits) depth(at, quotes int) {
	if depth := quotes + len(l.columns); depth > maxDepth {
		l.exceed("depth", l.start+at, depth, maxDepth)
		l.columns = l.columns[:0]
	}
}

// marker is the size of the marker of a list item or of a footnote at the start of a text, and the columns after which
// its content begins at the least. The size is 0 when there is none.
func marker(text string) (size, content int) {
	switch c := text[0]; {
	case strings.HasPrefix(text, "[^"):
		if end := footnoteLabel(text); end > 0 {
			return end + 2, 1
		}
		return 0, 0
	case c == '-' || c == '+' || c == '*':
		if isRule(text) {
			return 0, 0
		}
		size = 1
	case c >= '0' && c <= '9':
		for size < len(text) && text[size] >= '0' && text[size] <= '9' {
			size++
		}
		if size == len(text) || text[size] != '.' && text[size] != ')' {
			return 0, 0
		}
		size++
	default:
		return 0, 0
	}
	if size < len(text) && text[size] != ' ' && text[size] != '\t' && text[size] != '\r' {
		return 0, 0
	}
	return size, size + 1
}

// footnoteLabel is where the "]:" of a footnote's label "[^…]:" is; 0 when there is none.
func footnoteLabel(text string) int {
	for at := 2; at+1 < len(text); at++ {
		switch text[at] {
		case '\\':
			at++
		case '[':
			return 0
		case ']':
			if text[at+1] == ':' {
				return at
			}
			return 0
		}
	}
	return 0
}

// isRule says whether a text is a rule across the page, "* * *".
func isRule(text string) bool {
	count := 0
	for i := range len(text) {
		switch text[i] {
		case text[0]:
			count++
		case ' ', '\t', '\r':
		default:
			return false
		}
	}
	return count > 2
}

// tables counts the columns of a line "|---|---|", and the cells that the lines after it may become.
func (l *limits) tables(line string) {
	if l.cells += l.table; l.cells > maxCells {
		l.exceed("cells", l.start, l.cells, maxCells)
		l.cells = 0
	}
	if strings.Contains(line, "`") {
		if l.pipes += strings.Count(line, `\|`); l.pipes > maxEscapedPipes {
			l.exceed("marks", l.start, l.pipes, maxEscapedPipes)
		}
	}
	row := strings.Trim(line, "> \t\r")
	if !strings.Contains(row, "-") || strings.Trim(row, "|:- \t") != "" || strings.Trim(row, "-") == "" {
		return
	}
	columns := strings.Count(strings.TrimSuffix(strings.TrimPrefix(row, "|"), "|"), "|") + 1
	if columns > maxColumns {
		l.exceed("columns", l.start, columns, maxColumns)
	}
	l.table = max(l.table, min(columns, maxColumns))
}

// runs counts runs of marks: how long each is, and how many a paragraph has.
func (l *limits) runs(line string) {
	for at := 0; at < len(line); {
		c := line[at]
		end := at + 1
		for end < len(line) && line[end] == c {
			end++
		}
		if end-at > maxRun && isMark(c) {
			l.exceed("run", l.start+at, end-at, maxRun)
		}
		if kind := strings.IndexByte(paragraphMarks, c); kind >= 0 {
			count := 1
			if c == '[' || c == '<' {
				count = end - at // each of these is one of its own
			}
			if l.marks[kind] += count; l.marks[kind] > maxMarks {
				l.exceed("marks", l.start+at, l.marks[kind], maxMarks)
			}
			if c == '[' {
				l.brackets += count
			}
			if l.brackets > maxBrackets {
				l.exceed("links", l.start+at, l.brackets, maxBrackets)
			}
		}
		at = end
	}
}

// isMark says whether a byte is ASCII punctuation.
func isMark(c byte) bool {
	return c >= '!' && c <= '/' || c >= ':' && c <= '@' || c >= '[' && c <= '`' || c >= '{' && c <= '~'
}
