package yamldoc

import (
	"errors"
	"sort"
	"strconv"
	"strings"
	"unicode/utf8"

	"gongqiu/build/diag"
)

// problems tells the words of the parser from what the author did. The words of the right are names of texts.
var problems = [...]struct{ message, problem string }{
	{"mapping values are not allowed", "colon"},
	{"could not find expected ':'", "missing-colon"},
	{"did not find expected key", "indentation"},
	{"did not find expected '-' indicator", "indentation"},
	{"block sequence entries are not allowed", "indentation"},
	{"did not find expected ',' or", "bracket"},
	{"found unexpected end of stream", "quote"},
	{"found unexpected document indicator", "quote"},
	{"found character that cannot start any token", "character"},
	{"unknown escape character", "escape"},
	{"found a tab character", "tab"},
	{"second document", "second-document"},
}

// reportSyntax adds the finding for text that is no YAML. The parser names the line where the construct that it was in
// began, and counts from 0 or 1; the line that is at fault is the first with which the same error comes.
func (d *document) reportSyntax(err error) {
	content := d.text.Content
	line := sort.Search(d.text.Lines(), func(lines int) bool {
		_, cut := decode(content[:d.text.LineOffset(d.text.FirstLine()+lines+1)])
		return cut != nil && cut.Error() == err.Error()
	})
	if strings.Contains(err.Error(), "found unexpected") && lineOf(err) > strings.Count(content, "\n") {
		line = 0 // a quote of the first line is reported at the end of the text
	}
	number := min(line+1, d.text.Lines()) + d.text.FirstLine() - 1
	source := d.text.Line(number)
	message := withoutLine(err.Error())
	trimmed := strings.TrimLeft(source, " \t")
	column := d.text.Indent() + utf8.RuneCountInString(source[:len(source)-len(trimmed)]) + 1
	width := utf8.RuneCountInString(strings.TrimRight(trimmed, " \t"))
	code := diag.YAMLSyntax
	args := diag.Args{"problem": problemOf(err, message, source), "message": message}
	if name, unknown := strings.CutPrefix(message, "unknown anchor '"); unknown {
		code, args = diag.YAMLAlias, diag.Args{"what": "alias", "value": strings.TrimSuffix(name, "' referenced")}
	}
	d.list.Add(diag.Finding{Code: code, Place: d.text.PlaceAt(number, column, width), Args: args})
}

func problemOf(err error, message, line string) string {
	indent := line[:len(line)-len(strings.TrimLeft(line, " \t"))]
	switch {
	case errors.Is(err, errSecondDocument):
		return "second-document"
	case strings.Contains(indent, "\t"):
		return "tab"
	case strings.Contains(message, "mapping values are not allowed") && isOneKey(line):
		return "indentation" // deeper than the key above, which has a value already
	case strings.Contains(message, "could not find expected ':'") && strings.Contains(line, "："):
		return "full-width-colon"
	}
	for _, known := range problems {
		if strings.Contains(message, known.message) {
			return known.problem
		}
	}
	return "other"
}

// isOneKey says whether an indented line has only the colon of its own key.
func isOneKey(line string) bool {
	text := strings.TrimLeft(line, " ")
	return len(text) < len(line) && strings.Count(strings.TrimRight(text, " ")+" ", ": ") == 1
}

// lineOf is the line that the parser names, 0 where it names none.
func lineOf(err error) int {
	digits, _, _ := strings.Cut(strings.TrimPrefix(err.Error(), "yaml: line "), ":")
	line, _ := strconv.Atoi(digits)
	return line
}

// withoutLine leaves out "yaml: line 3: ", which is not always right.
func withoutLine(message string) string {
	message = strings.TrimPrefix(message, "yaml: ")
	if rest, has := strings.CutPrefix(message, "line "); has {
		if _, after, found := strings.Cut(rest, ": "); found {
			return after
		}
	}
	return message
}
