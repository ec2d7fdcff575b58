package table

import (
	"slices"
	"strconv"
	"strings"

	"gongqiu/build/diag"
	"gongqiu/build/source"
)

// ReadText reads a table in a text. Fields of a path that ends in .tsv are separated by tabs; of any other by commas,
// or, where the header has none, by semicolons or tabs. The Table can be used when it is true; rows that have findings
// are then left out.
func ReadText(text source.Text, list *diag.List) (*Table, bool) {
	t := &Table{Path: text.Path, text: text, delimiter: delimiterOf(text)}
	records := reader{content: text.Content, delimiter: t.delimiter, lines: text.FirstLine() - 1}
	found := records.next()
	for found && records.fault.problem == "" && isEmpty(records.fields) {
		found = records.next()
	}
	switch {
	case !found:
		list.Add(diag.Finding{Code: diag.TableEmpty, Place: text.Whole(), Args: diag.Args{"what": "header"}})
		return nil, false
	case records.fault.problem != "":
		list.Add(records.fault.finding(text))
		return nil, false
	case len(records.fields) > MaximumColumns && !isEmpty(records.fields[MaximumColumns:]):
		start, end := records.bounds(MaximumColumns)
		list.Add(tooComplex(text.Span(start, end), "columns", MaximumColumns, len(records.fields)))
		return nil, false
	case hasLongCell(records.fields):
		check := check{table: &Table{text: text}}
		list.Add(check.longCell(&records))
		return nil, false
	case t.startsBelow(records, list):
		return nil, false
	case len(records.fields) == 1 && strings.Contains(records.fields[0], "，"):
		start, _ := records.bounds(0)
		at := start + strings.Index(text.Content[start:], "，")
		list.Add(fault{"full-width-comma", at, at + len("，")}.finding(text))
		return nil, false
	}
	t.body, t.headerLine = records.at, records.line
	names := withoutEmptyTail(records.fields)
	t.header(append([]string(nil), names...), list)
	check := check{table: t, unnamed: unnamed(names)}
	seen := check.text(records)
	check.report(list)
	if !seen {
		list.Add(diag.Finding{Code: diag.TableEmpty, Place: t.PlaceOf(t.headerLine, 0),
			Args: diag.Args{"what": "rows"}})
	}
	return t, seen
}

// startsBelow reports a first record that is not the header.
func (t *Table) startsBelow(records reader, list *diag.List) bool {
	rows := []firstRow{{records.line, slices.Clone(records.fields)}}
	ahead := reader{content: records.content, delimiter: records.delimiter, at: records.at, lines: records.lines}
	for len(rows) < headerSearch && ahead.next() {
		if ahead.fault.problem == "" && !isEmpty(ahead.fields) {
			rows = append(rows, firstRow{ahead.line, slices.Clone(ahead.fields)})
		}
	}
	at, what := headerBelow(rows)
	if at > 0 {
		list.Add(notHeader(t.PlaceOf(rows[0].line, 0), t.PlaceOf(rows[at].line, 0), rows[at].line, rows[at], what))
	}
	return at > 0
}

// delimiterOf chooses the delimiter by the first line that is not blank, without what stands in quotes.
func delimiterOf(text source.Text) byte {
	if strings.HasSuffix(strings.ToLower(text.Path), ".tsv") {
		return '\t'
	}
	content := strings.TrimLeft(text.Content, "\n")
	counts := make(map[byte]int)
	quoted := false
	for i := 0; i < len(content) && (quoted || content[i] != '\n'); i++ {
		switch b := content[i]; {
		case b == '"':
			quoted = !quoted
		case !quoted:
			counts[b]++
		}
	}
	switch {
	case counts[','] > 0:
		return ','
	case counts['\t'] > 0 && counts['\t'] >= counts[';']:
		return '\t'
	case counts[';'] > 0:
		return ';'
	default:
		return ','
	}
}

// withoutEmptyTail leaves out the empty fields at the end, which spreadsheets like to add.
func withoutEmptyTail(fields []string) []string {
	for len(fields) > 0 && plainName(fields[len(fields)-1]) == "" {
		fields = fields[:len(fields)-1]
	}
	return fields
}

// text checks all records after the header. It is false when there is none.
func (c *check) text(records reader) bool {
	seen := false
	for records.next() {
		if records.fault.problem != "" {
			seen = true
			at := records.fault
			c.add(at.problem, func() diag.Finding { return at.finding(c.table.text) })
			continue
		}
		if isEmpty(records.fields) {
			continue
		}
		seen = true
		if c.row(&records) {
			c.table.count++
		}
	}
	return seen
}

// row checks the number and the sizes of the fields of one record.
func (c *check) row(records *reader) bool {
	width, fields := c.table.width, records.fields
	switch {
	case len(fields) < width:
		c.add("short", func() diag.Finding {
			start, _ := records.bounds(0)
			_, end := records.bounds(len(fields) - 1)
			return fieldCount(c.table.text.Span(start, end), width, len(fields))
		})
		return false
	case len(fields) > width && !isEmpty(fields[width:]):
		c.add("long", func() diag.Finding {
			found := len(withoutEmptyTail(fields))
			start, _ := records.bounds(width)
			_, end := records.bounds(found - 1)
			return fieldCount(c.table.text.Span(start, end), width, found)
		})
		return false
	case hasLongCell(fields):
		c.add("long-cell", func() diag.Finding { return c.longCell(records) })
		return false
	}
	if len(c.unnamed) > 0 {
		c.unnamedFields(records.line, fields)
	}
	return true
}

func (c *check) longCell(records *reader) diag.Finding {
	for column, field := range records.fields {
		if len(field) > MaximumCell {
			start, end := records.bounds(column)
			return tooComplex(c.table.text.Span(start, end), "cell", MaximumCell, len(field))
		}
	}
	return diag.Finding{}
}

func fieldCount(place diag.Place, expected, found int) diag.Finding {
	return diag.Finding{Code: diag.TableFieldCount, Place: place, Args: diag.Args{
		"expected": strconv.Itoa(expected), "found": strconv.Itoa(found)}}
}

func (f fault) finding(text source.Text) diag.Finding {
	place := text.Span(f.start, f.end)
	if f.problem == "long-cell" {
		return tooComplex(place, "cell", MaximumCell, f.end-f.start)
	}
	return diag.Finding{Code: diag.TableSyntax, Place: place, Args: diag.Args{"problem": f.problem}}
}
