package download

import (
	"slices"

	"gongqiu/build/decimal"
	"gongqiu/build/derive"
	"gongqiu/build/model"
)

// line is one row of a download: a point of the store with its numbers. It is read into again and again.
type line struct {
	period int
	codes  []model.Code // parallel to the dataset's dimensions
	cells  []model.Cell // parallel to the layout's columns; blank for computed ones, and where the layout is plain

	// What the tables say of all cells of the row. Where they do not say the same of all, it is blank here and mixed
	// says so; then each cell speaks for itself.
	status model.Status
	note   model.Text
	source uint32
	mixed  marks

	// numbers is the fields of all columns, each behind a comma, as they stand in the CSV, and gaps the places of the
	// empty ones in it; nil where something has to be said of one in the JSON. Both are valid until the next row of the
	// CSV.
	numbers []byte
	gaps    []int

	breakdown *model.Breakdown
	first, n  int            // the first row of the table that the line is in, and which of its rows it is
	given     []model.Run    // of the table, parallel to the layout's columns; blank for computed ones
	table     []derive.Value // all numbers of the table, row by row
}

// values are the numbers of the row as they are written, parallel to the layout's columns.
func (one *line) values() []derive.Value {
	width := len(one.cells)
	return one.table[one.n*width : (one.n+1)*width]
}

func (l *layout) newLine() *line {
	return &line{
		codes: make([]model.Code, len(l.dataset.Dimensions)),
		cells: make([]model.Cell, len(l.columns)), given: make([]model.Run, len(l.columns)),
	}
}

// open makes a line ready for the rows first to end of a breakdown, which are those of one table.
func (l *layout) open(one *line, b *model.Breakdown, first, end int) {
	one.breakdown, one.first, one.period = b, first, b.Period(first)
	clear(one.codes)
	if region := l.dataset.Region; region >= 0 {
		one.codes[region] = b.Region(first)
	}
	for at := range l.columns {
		if c := &l.columns[at]; c.kind != computed {
			one.given[at] = b.Run(first, end, c.Column)
		}
	}
	count := (end - first) * len(l.columns)
	one.table = slices.Grow(one.table[:0], count)[:count]
}

// compute fills in the numbers of the table that a line is ready for, column by column: the computed values, and where
// nothing is said of any number those that are given.
func (l *layout) compute(one *line, t *derive.Table) {
	width := len(l.columns)
	for at := range l.columns {
		switch c := &l.columns[at]; {
		case c.kind == computed:
			for n, value := range t.Changes(c.Quantity(), c.Change()) {
				one.table[n*width+at] = value
			}
		case l.plain:
			for n := range t.Len() {
				value := &one.table[n*width+at]
				value.Number, value.State = one.given[at].Exact(n)
			}
		}
	}
}

// read fills a line with the n-th row of its table.
func (l *layout) read(one *line, n int) {
	codes := one.breakdown.Point(one.first + n).Codes
	for at, dimension := range one.breakdown.Dimensions {
		one.codes[dimension] = codes[at]
	}
	if one.n = n; !l.plain {
		l.readCells(one)
	}
}

// readCells fills a line with what the tables say.
func (l *layout) readCells(one *line) {
	values, withheld := one.values(), false
	for at := range l.columns {
		c := &l.columns[at]
		if c.kind == computed {
			continue
		}
		cell := one.given[at].Cell(one.n)
		if cell.Has() && cell.Status == model.StatusSuppressed {
			cell = withhold(cell)
			withheld = withheld || c.kind == given
		}
		one.cells[at], values[at] = cell, derive.Value{Number: cell.Number, State: cell.State}
	}
	if withheld {
		l.withholdComputed(values)
	}
	if !l.silent {
		l.common(one)
	}
}

// withholdComputed takes the computed values from a row with a withheld count, which they would give away.
func (l *layout) withholdComputed(values []derive.Value) {
	for at := range l.columns {
		if l.columns[at].kind == computed {
			values[at] = derive.Value{State: model.Suppressed}
		}
	}
}

// withhold is a suppressed cell without its number.
func withhold(cell model.Cell) model.Cell {
	cell.Number, cell.State = decimal.Decimal{}, model.Suppressed
	cell.Qualifier, cell.Special = decimal.Exact, false
	return cell
}

// common finds what the tables say of all cells of a line alike.
func (l *layout) common(one *line) {
	one.status, one.note, one.source, one.mixed = model.Normal, model.Text{}, 0, marks{}
	d, first := l.dataset, true
	var origin uint32
	for at := range l.columns {
		cell := one.cells[at]
		if !cell.Given() {
			continue
		}
		if first {
			first, origin = false, cell.Origin
			one.status, one.note = cell.Status, d.NoteOf(l.columns[at].Column, cell)
			one.source = d.Origins[origin].Source
			continue
		}
		one.mixed.status = one.mixed.status || cell.Status != one.status
		if cell.Origin == origin && len(d.CellNotes) == 0 {
			continue
		}
		one.mixed.note = one.mixed.note || d.NoteOf(l.columns[at].Column, cell) != one.note
		one.mixed.source = one.mixed.source || d.Origins[cell.Origin].Source != one.source
	}
	if one.mixed.status {
		one.status = model.Normal
	}
	if one.mixed.note {
		one.note = model.Text{}
	}
	if one.mixed.source {
		one.source = 0
	}
}

// qualifierOf is what a cell says about its number besides the digits; empty for an exact one.
func qualifierOf(cell model.Cell) string {
	if !cell.Has() || cell.Qualifier == decimal.Exact {
		return ""
	}
	return cell.Qualifier.String()
}

// printOf is the print of a number that its digits do not tell; empty for others.
func (l *layout) printOf(c model.Column, cell model.Cell) string {
	if !cell.Special {
		return ""
	}
	return l.dataset.Printed[model.CellRef{Origin: cell.Origin, Column: c}]
}
