package diag

import (
	"bufio"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"
)

const (
	excerptLimit  = 120 // columns of a source line that are shown at most
	excerptIndent = "    "
	cutMark       = "…"
)

// The terminal sequences of Options.Color.
const (
	red    = "\x1b[1;31m"
	yellow = "\x1b[1;33m"
	bold   = "\x1b[1m"
	plain  = "\x1b[0m"
)

// printText writes findings for people, then one line that counts them.
func printText(out *bufio.Writer, findings []Finding, texts Texts, options Options) {
	for i, f := range findings {
		if options.Limit > 0 && i == options.Limit {
			out.WriteString(texts.Word("print.left-out", count(len(findings)-i)))
			out.WriteByte('\n')
			break
		}
		printOne(out, f, texts, options)
	}
	errors, warnings := Count(findings)
	if errors+warnings == 0 {
		return
	}
	var parts []string
	if errors > 0 {
		parts = append(parts, texts.Word("print.errors", count(errors)))
	}
	if warnings > 0 {
		parts = append(parts, texts.Word("print.warnings", count(warnings)))
	}
	out.WriteString(strings.Join(parts, texts.Word("print.separator", nil)))
	out.WriteByte('\n')
}

func count(n int) map[string]string { return map[string]string{"count": strconv.Itoa(n)} }

func printOne(out *bufio.Writer, f Finding, texts Texts, options Options) {
	color := func(sequence, text string) string {
		if !options.Color {
			return text
		}
		return sequence + text + plain
	}
	severity := red
	if f.Severity() == Warning {
		severity = yellow
	}
	if f.Place.File != "" {
		out.WriteString(color(bold, oneLine(f.Place.String())) + ": ")
	}
	out.WriteString(color(severity, texts.Word("print."+f.Severity().String(), nil)) + ": ")
	out.WriteString(oneLine(texts.Message(string(f.Code), textArgs(f))))
	out.WriteString(" [" + string(f.Code) + "]\n")
	printExcerpt(out, f.Place, func(carets string) string { return color(severity, carets) })
	if help := texts.Help(string(f.Code), textArgs(f)); help != "" {
		out.WriteString("  " + color(bold, texts.Word("print.help", nil)+":") + " " + oneLine(help) + "\n")
	}
	if f.Rows > 1 {
		out.WriteString("  " + texts.Word("print.more-rows", count(f.Rows-1)) + "\n")
	}
	for _, related := range f.Related {
		out.WriteString("  " + texts.Word("print.related."+related.Role, nil) + ": ")
		out.WriteString(oneLine(related.Place.String()) + "\n")
		printExcerpt(out, related.Place, func(carets string) string { return carets })
	}
}

// printExcerpt writes the source line and carets under the faulty value.
func printExcerpt(out *bufio.Writer, place Place, color func(string) string) {
	if place.Text == "" || place.Column == 0 {
		return
	}
	line, before, under := excerpt(place.Text, place.Column-1, place.Width)
	out.WriteString(excerptIndent + line + "\n")
	out.WriteString(excerptIndent + strings.Repeat(" ", before) + color(strings.Repeat("^", under)) + "\n")
}

// excerpt is the part of a line to show, cut around the value when the line is too wide, with the columns before the
// carets and those under them. Tabs and control characters are shown as spaces, so that the carets stand right.
func excerpt(text string, start, length int) (line string, before, under int) {
	runes := visible(text)
	start = min(max(start, 0), len(runes))
	end := min(start+max(length, 0), len(runes))
	from, to := 0, len(runes)
	if columns(runes) > excerptLimit {
		from, to = window(runes, start, end)
	}
	end = min(end, to)
	before = columns(runes[from:start])
	under = max(columns(runes[start:end]), 1)
	line = string(runes[from:to])
	if from > 0 {
		line = cutMark + line
		before++
	}
	if to < len(runes) {
		line += cutMark
	}
	return strings.TrimRight(line, " "), before, under
}

// window chooses the characters to show of a wide line: the value first, then a third of the rest before it.
func window(runes []rune, start, end int) (from, to int) {
	const room = excerptLimit - 2 // for the marks of the cut
	value := columns(runes[start:end])
	from, to = start, start
	budget := max(room-value, 0) / 3
	for from > 0 && budget >= runeColumns(runes[from-1]) {
		from--
		budget -= runeColumns(runes[from])
	}
	budget = room - columns(runes[from:start])
	for to < len(runes) && budget >= runeColumns(runes[to]) {
		budget -= runeColumns(runes[to])
		to++
	}
	for from > 0 && budget >= runeColumns(runes[from-1]) {
		from--
		budget -= runeColumns(runes[from])
	}
	return from, to
}

// visible is the text with what would move the cursor replaced by spaces and dots.
func visible(text string) []rune {
	runes := make([]rune, 0, utf8.RuneCountInString(text))
	for _, r := range text {
		runes = append(runes, visibleRune(r))
	}
	return runes
}

func visibleRune(r rune) rune {
	switch {
	case r == '\t':
		return ' '
	case unicode.IsControl(r), r >= 0x2028 && r <= 0x202e, r >= 0x2066 && r <= 0x2069: // line ends, reordering
		return '�'
	}
	return r
}

// oneLine is a text without characters that break or reorder the line.
func oneLine(text string) string { return strings.Map(visibleRune, text) }

func columns(runes []rune) int {
	n := 0
	for _, r := range runes {
		n += runeColumns(r)
	}
	return n
}

// runeColumns is the number of terminal columns of a character: 2 for wide ones, 0 for those that join another.
func runeColumns(r rune) int {
	if r < 0x80 {
		return 1
	}
	if unicode.In(r, unicode.Mn, unicode.Me) || r == '\u200b' || r == '\u200d' || r == '\ufeff' {
		return 0
	}
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return 2
	}
	return 1
}
