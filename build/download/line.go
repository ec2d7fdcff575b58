package download

import (
	"gongqiu/build/decimal"
	"gongqiu/build/derive"
	"gongqiu/build/model"
)

// line is one row of a download: a point of the store with its cells and computed values. It is read into again and
// again.
type line struct {
	period int
	codes  []model.Code   // parallel to the dataset's dimensions
	cells  []model.Cell   // parallel to the layout's columns; blank for computed ones
	values []derive.Value // parallel to the layout's columns; blank for those that are not computed

	// What the tables say of all cells of the row. Where they do not say the same of all, it is blank here and mixed
	// says so; then each cell speaks for itself.
	status model.Status
	note   model.Text
	source uint32
	mixed  marks

	// numbers is the fields of all columns, each behind a comma, as they stand in the CSV; nil where something has to be
	// said of one in the JSON. It is valid until the next row of the CSV.
	numbers []byte

	withheld bool // a count of the row is suppressed although the table holds it
}

func (l *layout) newLine() *line {
	return &line{
		codes: make([]model.Code, len(l.dataset.Dimensions)),
		cells: make([]model.Cell, len(l.columns)), values: make([]derive.Value, len(l.columns)),
	}
}

// read fills a line with what the tables say.
func (l *layout) read(one *line, b *model.Breakdown, row int) {
	d, point := l.dataset, b.Point(row)
	clear(one.codes)
	one.period = point.Period
	if d.Region >= 0 {
		one.codes[d.Region] = point.Region
	}
	for at, dimension := range b.Dimensions {
		one.codes[dimension] = point.Codes[at]
	}
	one.withheld = false
	for at := range l.columns {
		c := &l.columns[at]
		if c.kind == computed || !b.Has(c.Column) {
			one.cells[at] = model.Cell{}
			continue
		}
		cell := b.Cell(row, c.Column)
		if cell.Has() && cell.Status == model.StatusSuppressed {
			cell = withhold(cell)
			one.withheld = one.withheld || c.kind == given
		}
		one.cells[at] = cell
	}
	if !l.silent {
		l.common(one)
	}
}

// withhold is a suppressed cell without its number.
func withhold(cell model.Cell) model.Cell {
	cell.Number, cell.State = decimal.Decimal{}, model.Suppressed
	cell.Qualifier, cell.Special = decimal.Exact, false
	return cell
}

// compute fills a line with the computed values. Those of a row with a withheld count would give it away.
func (l *layout) compute(one *line, t *derive.Table, n int) {
	for at := range l.columns {
		c := &l.columns[at]
		switch {
		case c.kind != computed:
		case one.withheld:
			one.values[at] = derive.Value{State: model.Suppressed}
		case c.Change() == model.Level:
			one.values[at] = t.Levels(c.Quantity())[n]
		default:
			one.values[at] = t.Change(n, c.Quantity(), c.Change())
		}
	}
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
