package table

import (
	"slices"
	"strings"
	"unicode"

	"gongqiu/build/diag"
)

// header turns the first row into columns. A column that is named twice is a finding and counts once. A column without
// a name is dropped here; whether it holds anything is checked with the rows.
func (t *Table) header(names []string, list *diag.List) {
	t.width = len(names)
	for column, printed := range names {
		field := Field{Name: plainName(printed), Printed: unbroken(printed), Column: column}
		if field.Name == "" {
			continue
		}
		if earlier, doubled := t.Column(field.Name); doubled {
			list.Add(diag.Finding{Code: diag.TableDuplicateColumn, Place: t.PlaceOfHeader(field),
				Args:    diag.Args{"column": printed},
				Related: []diag.Related{{Role: "first", Place: t.PlaceOfHeader(earlier)}}})
			continue
		}
		t.Header = append(t.Header, field)
	}
}

// unnamed lists the columns whose header is empty.
func unnamed(names []string) []int {
	var columns []int
	for column, name := range names {
		if plainName(name) == "" {
			columns = append(columns, column)
		}
	}
	return columns
}

// plainName is a header as it is compared: ASCII narrow, no space around it, and no line break.
func plainName(printed string) string {
	return unbroken(strings.TrimSpace(strings.Map(narrow, printed)))
}

// unbroken takes a line break back that only made a column narrower: into a space, or into nothing between Chinese
// characters.
func unbroken(name string) string {
	if !strings.Contains(name, "\n") {
		return name
	}
	parts := strings.Split(name, "\n")
	joined := strings.TrimSpace(parts[0])
	for _, part := range parts[1:] {
		part = strings.TrimSpace(part)
		if part == "" {
			continue
		}
		if !endsInHan(joined) && !startsWithHan(part) {
			joined += " "
		}
		joined += part
	}
	return joined
}

func narrow(r rune) rune {
	switch {
	case r >= '！' && r <= '～':
		return r - '！' + '!'
	case r == '\u3000' || r == '\u00A0':
		return ' '
	default:
		return r
	}
}

func startsWithHan(text string) bool {
	for _, r := range text {
		return unicode.Is(unicode.Han, r)
	}
	return false
}

func endsInHan(text string) bool {
	runes := []rune(text)
	return len(runes) > 0 && unicode.Is(unicode.Han, runes[len(runes)-1])
}

// check goes through the rows once and gathers what is wrong with them, so that reading them later is free of findings.
type check struct {
	table   *Table
	unnamed []int // columns without a name that held nothing so far
	faults  []diag.Finding
	at      map[string]int // index in faults, by kind
}

// add counts one more row with a fault of a kind; the first one is kept with its place.
func (c *check) add(kind string, finding func() diag.Finding) {
	if at, known := c.at[kind]; known {
		c.faults[at].Rows++
		return
	}
	if c.at == nil {
		c.at = make(map[string]int)
	}
	c.at[kind] = len(c.faults)
	found := finding()
	found.Rows = 1
	c.faults = append(c.faults, found)
}

// unnamedFields reports values in columns that have no name.
func (c *check) unnamedFields(line int, fields []string) {
	c.unnamed = slices.DeleteFunc(c.unnamed, func(column int) bool {
		if column >= len(fields) || strings.TrimSpace(fields[column]) == "" {
			return false
		}
		header := c.table.PlaceOfHeader(Field{Column: column})
		c.faults = append(c.faults, diag.Finding{Code: diag.TableUnnamedColumn, Place: header,
			Args:    diag.Args{"column": columnName(column), "value": fields[column]},
			Related: []diag.Related{{Role: "value", Place: c.table.PlaceOf(line, column)}}})
		return true
	})
}

func (c *check) report(list *diag.List) {
	for _, fault := range c.faults {
		list.Add(fault)
	}
}

// columnName is the letter of a column, as a spreadsheet shows it.
func columnName(column int) string {
	name := ""
	for column++; column > 0; column = (column - 1) / 26 {
		name = string(rune('A'+(column-1)%26)) + name
	}
	return name
}
