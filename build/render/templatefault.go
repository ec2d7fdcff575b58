package render

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"gongqiu/build/diag"
)

// templateFaults are the classes of what can be wrong in a template, by what the template libraries say of it. The
// first that matches counts; its first group, where it has one, is the value at fault. Of each class the texts
// "theme/template.what.…" tell the rule and "theme/template.cure.…" the cure.
var templateFaults = []struct {
	class string
	says  *regexp.Regexp
}{
	{"field", regexp.MustCompile(`can't evaluate field (\w+)`)},
	{"field", regexp.MustCompile(`map has no entry for key "([^"]*)"`)},
	{"function", regexp.MustCompile(`function "([^"]*)" not defined`)},
	{"variable", regexp.MustCompile(`undefined variable "([^"]*)"`)},
	{"part", regexp.MustCompile(`no such template "([^"]*)"`)},
	{"part", regexp.MustCompile(`template "([^"]*)" not defined`)},
	{"part", regexp.MustCompile(`"([^"]*)" is undefined`)},
	{"asset", regexp.MustCompile(`the theme has no file assets/([^\s"]+)`)},
	{"word", regexp.MustCompile(`no word "?([^\s"]+)`)},
	{"end", regexp.MustCompile(`unexpected EOF`)},
	{"block", regexp.MustCompile(`unexpected (\{\{\w+)`)},
	{"unclosed", regexp.MustCompile(`unclosed|unterminated|unexpected newline`)},
	{"value", regexp.MustCompile(`missing value for (\w+)`)},
	{"arguments", regexp.MustCompile(`wrong number of args for (\w+)`)},
	{"arguments", regexp.MustCompile(`wrong type for value|can't (?:call|give argument)|expected \S+; (?:got|found)`)},
	{"context", regexp.MustCompile(`ends in a non-text context|different contexts|ambiguous context|in unquoted attr|` +
		`unfinished escape|in non-text|predefined escaper`)},
	{"nothing", regexp.MustCompile(`nil (?:pointer|data)|can't index|index out of range`)},
	{"unsafe", regexp.MustCompile(`an unsafe value was refused`)},
	{"missing", regexp.MustCompile(`the theme has no such file`)},
	{"character", regexp.MustCompile(`bad character|unrecognized character|unexpected`)},
}

// classify is the class of a fault, and the value that it is about; empty where its text does not name one.
func classify(reason string) (class, value string) {
	for _, known := range templateFaults {
		if match := known.says.FindStringSubmatch(reason); match != nil {
			if len(match) > 1 {
				value = match[1]
			}
			return known.class, value
		}
	}
	return "other", ""
}

// unclosed finds the last action that begins before the end of a line and is not closed there: the library only tells
// where it met what it could not read. Its line counts from 1, its column in bytes from 0; no line when all are closed.
func unclosed(text string, line int) (at, column int) {
	lines := strings.SplitAfter(text, "\n")
	if line < 1 || line > len(lines) {
		return 0, 0
	}
	before := strings.Join(lines[:line], "")
	start := strings.LastIndex(before, "{{")
	if start < 0 || strings.Contains(before[start:], "}}") {
		return 0, 0
	}
	return strings.Count(before[:start], "\n") + 1, start - strings.LastIndexByte(before[:start], '\n') - 1
}

// usedFields matches the fields that templates use.
var usedFields = regexp.MustCompile(`\.([A-Z]\w*)`)

// nearest is the name that was most likely meant by a value of a class; empty where nothing is near.
func (t *themeFiles) nearest(class, value string) string {
	var known []string
	switch class {
	case "field":
		for _, file := range t.list {
			if strings.HasSuffix(file.path, ".html") && !file.over {
				for _, match := range usedFields.FindAllStringSubmatch(string(file.text), -1) {
					known = append(known, match[1])
				}
			}
		}
		slices.Sort(known)
	case "function":
		known = t.functions
	case "part":
		for _, file := range t.in(partialFolder, ".html") {
			known = append(known, file.path)
		}
	case "asset":
		for _, file := range t.list {
			if name, isAsset := strings.CutPrefix(file.path, assetFolder+"/"); isAsset {
				known = append(known, name)
			}
		}
	}
	return diag.Nearest(value, known)
}

// pinpoint finds the column of a fault of which the library tells the line only: where the value stands, or where the
// action begins that is not closed. Columns count characters from 1; 0 is not known.
func pinpoint(line, class, value string) (column, width int) {
	at := -1
	switch {
	case value != "":
		at = strings.Index(line, value)
		width = utf8.RuneCountInString(value)
	case class == "unclosed":
		at = strings.LastIndex(line, "{{")
	case class == "character":
		at = strings.Index(line, "{{")
	}
	if at < 0 {
		return 0, 0
	}
	return utf8.RuneCountInString(line[:at]) + 1, width
}
