package chart

import (
	"encoding/csv"
	"slices"
	"strings"

	"gongqiu/build/decimal"
	"gongqiu/build/format"
	"gongqiu/build/model"
)

// Table is the data of a chart as the table under it: finished texts, one row for each category.
type Table struct {
	Unit  string
	Head  []string // the first names the categories
	Rows  []TableRow
	Notes []string   // numbered from 1, in the order in which cells refer to them
	Key   []KeyEntry // the signs that stand for kinds of nothing, only those present
}

// TableRow is one category.
type TableRow struct {
	Header string
	Cells  []TableCell
}

// TableCell is one number, or a sign for one kind of nothing.
type TableCell struct {
	Text  string
	State model.State
	Note  int // of Table.Notes, from 1; 0 is none
}

// KeyEntry is a sign and what it means.
type KeyEntry struct{ Sign, Meaning string }

// Table is the data of the chart as a table, in the order of the chart: a row for each category, or for each series
// where the kind has many of them over few categories.
func (d *Drawer) Table(spec *Spec) Table {
	if row, _ := kindOf(spec.Kind); row.turned {
		spec = turned(spec)
	}
	table := Table{Unit: spec.Unit, Head: d.tableHead(spec), Rows: make([]TableRow, len(spec.Categories))}
	cells := make([]TableCell, len(spec.Categories)*len(spec.Series))
	var states [model.Suppressed + 1]bool
	notes := map[string]int{}
	for at, category := range spec.Categories {
		row := cells[at*len(spec.Series) : (at+1)*len(spec.Series)]
		for series := range spec.Series {
			point := spec.Series[series].point(at)
			states[point.State] = true
			row[series] = TableCell{Text: d.cellText(spec, point), State: point.State}
			if note := d.cellNote(spec, point, category); note != "" {
				number, known := notes[note]
				if !known {
					table.Notes = append(table.Notes, note)
					number = len(table.Notes)
					notes[note] = number
				}
				row[series].Note = number
			}
		}
		table.Rows[at] = TableRow{Header: category.Label, Cells: row}
	}
	states[model.Missing] = states[model.Missing] || states[model.Absent]
	for state := model.Missing; state <= model.Suppressed; state++ {
		if states[state] {
			table.Key = append(table.Key, KeyEntry{stateSign(state), d.text(spec.Language, stateKey(state))})
		}
	}
	return table
}

// turned is the chart with its series for categories and its categories for series.
func turned(spec *Spec) *Spec {
	other := *spec
	other.Categories, other.Series = nil, make([]Series, len(spec.Categories))
	for at, category := range spec.Categories {
		other.Series[at] = Series{Code: category.Code, Name: category.Label}
		for series := range spec.Series {
			other.Series[at].Points = append(other.Series[at].Points, spec.Series[series].point(at))
		}
	}
	for series := range spec.Series {
		other.Categories = append(other.Categories, Category{Code: spec.Series[series].Code, Label: spec.Series[series].Name})
	}
	return &other
}

// tableHead is the header row.
func (d *Drawer) tableHead(spec *Spec) []string {
	head := make([]string, 1, 1+len(spec.Series))
	head[0] = d.text(spec.Language, "chart.table.category")
	if spec.timed() {
		head[0] = d.text(spec.Language, "chart.table.period")
	}
	for at := range spec.Series {
		name := spec.Series[at].Name
		if name == "" {
			name = d.text(spec.Language, "chart.table.value")
		}
		head = append(head, name)
	}
	return head
}

// cellText is a point as the table shows it.
func (d *Drawer) cellText(spec *Spec, point Point) string {
	switch {
	case !point.has():
		return stateSign(point.State)
	case point.Provisional:
		return d.text(spec.Language, "chart.table.provisional", "value", figure(spec.Language, point))
	}
	return figure(spec.Language, point)
}

// cellNote is what is to be said of a point below the table.
func (d *Drawer) cellNote(spec *Spec, point Point, category Category) string {
	var parts []string
	if point.Break {
		parts = append(parts, d.text(spec.Language, "chart.table.break", "label", category.Label))
	}
	if point.Note != "" {
		parts = append(parts, point.Note)
	}
	return strings.Join(parts, d.text(spec.Language, "chart.say.sentences"))
}

// AppendCSV writes the data of the chart as CSV: a row for each category, a column for each series, plain numbers.
// Every kind of nothing is empty; the JSON keeps them apart. A series with numbers that are not exact (more than 10)
// has a second column that says how each is meant. Texts that a spreadsheet would run as a formula are
// written with an apostrophe before them.
func AppendCSV(dst []byte, spec *Spec) []byte {
	first := "category"
	if spec.timed() {
		first = "period"
	}
	dst = append(dst, first...)
	dst = append(dst, ",label"...)
	for at := range spec.Series {
		code := spec.Series[at].code()
		if code == "" {
			code = "value"
		}
		dst = appendField(append(dst, ','), code)
		if spec.Series[at].hedged() {
			dst = appendField(append(dst, ','), code+".qualifier")
		}
	}
	dst = append(dst, '\n')
	for at, category := range spec.Categories {
		dst = appendField(dst, category.code())
		dst = appendField(append(dst, ','), category.Label)
		for series := range spec.Series {
			dst = append(dst, ',')
			point := spec.Series[series].point(at)
			if point.has() {
				dst = point.Value.AppendTo(dst)
			}
			if spec.Series[series].hedged() {
				dst = append(dst, ',')
				if point.has() && point.Qualifier != decimal.Exact {
					dst = append(dst, point.Qualifier.String()...)
				}
			}
		}
		dst = append(dst, '\n')
	}
	return dst
}

// hedged says whether any number of the series is not exact.
func (s *Series) hedged() bool {
	return slices.ContainsFunc(s.Points, func(p Point) bool { return p.has() && p.Qualifier != decimal.Exact })
}

// appendField writes a text as a field of CSV.
func appendField(dst []byte, text string) []byte {
	if text == "" {
		return dst
	}
	if format.Risky(text) {
		text = "'" + text
	}
	if !strings.ContainsAny(text, ",\"\r\n ") {
		return append(dst, text...)
	}
	var out strings.Builder
	w := csv.NewWriter(&out)
	_ = w.Write([]string{text}) // a strings.Builder never fails
	w.Flush()
	return append(dst, strings.TrimSuffix(out.String(), "\n")...)
}
