package judge

import (
	"gongqiu/build/decimal"
	"gongqiu/build/derive"
	"gongqiu/build/model"
	"gongqiu/build/period"
)

// input is a cell that a computation read: a count, or a published value that another rests on.
type input struct {
	breakdown *model.Breakdown
	row       int
	column    model.Column
}

func (i input) cell() model.Cell { return i.breakdown.Cell(i.row, i.column) }

// edit is one cell read as if another number stood in the table.
type edit struct {
	input
	number decimal.Decimal
}

// estimator computes what published values should be, as spans, from the spans of what the tables give.
type estimator struct {
	*model.Dataset
	edit   *edit
	inputs []input // what was read since it was last emptied
	sums   bool    // some of it was added up, and is not what the publisher had
	kins   map[*model.Codelist]*kin
}

// start forgets what was read.
func (e *estimator) start() { e.inputs, e.sums = e.inputs[:0], false }

// measure is the span of a count at a row; false where the table has no number. It is noted as read.
func (e *estimator) measure(t *derive.Table, n, measure int) (span, bool) {
	return e.count(input{t.Breakdown, t.First + n, model.ColumnOf(model.Quantity(measure), model.Level)})
}

// planned is the span of a measure as formulas read it: a plan of a longer period stands in for one of the row's own.
func (e *estimator) planned(t *derive.Table, n, measure int) (span, bool) {
	if e.Measures[measure].Plan.Period != period.None {
		_, t, n = t.Input(n, measure)
	}
	return e.measure(t, n, measure)
}

// total is the span of the count of the whole that the rows of a table are parts of.
func (e *estimator) total(t *derive.Table, measure int) (span, bool) {
	row, found := e.totalRow(t)
	if !found {
		return span{}, false
	}
	return e.count(input{e.Totals(), row, model.ColumnOf(model.Quantity(measure), model.Level)})
}

func (e *estimator) totalRow(t *derive.Table) (int, bool) {
	if e.Totals() == nil {
		return 0, false
	}
	return e.Totals().Find(model.Point{Region: t.Region, Period: t.Period})
}

// given is the cell of a column at a row, noted as read.
func (e *estimator) given(t *derive.Table, n int, column model.Column) model.Cell {
	return e.read(input{t.Breakdown, t.First + n, column})
}

func (e *estimator) read(i input) model.Cell {
	cell := i.cell()
	if cell.Has() {
		e.inputs = append(e.inputs, i)
		e.sums = e.sums || e.Adds() && e.SumOf(cell) != nil
	}
	if e.edit != nil && e.edit.input == i {
		cell.Number = e.edit.number
	}
	return cell
}

// count is the span of a count; false where the table has no number.
func (e *estimator) count(i input) (span, bool) {
	cell := e.read(i)
	if !cell.Has() {
		return span{}, false
	}
	if e.isWhole(i) {
		return e.exactly(i.column, cell), true
	}
	return e.print(i.column, cell), true
}

// exactly is the span of a number of things: exact where it was printed to the last one, and one in 万 is all that is
// printed so.
func (e *estimator) exactly(column model.Column, cell model.Cell) span {
	if cell.Qualifier == decimal.Exact && !cell.Special && cell.Number.Scale() == 0 {
		return pointOf(cell.Number)
	}
	return e.print(column, cell)
}

// isWhole says whether a measure counts things, of which there are no fractions.
func (e *estimator) isWhole(i input) bool {
	measure := e.MeasureOf(i.column.Quantity())
	return countsThings(e.unitOf(i, measure.Unit, measure.UnitOf))
}

func countsThings(unit *model.Unit) bool {
	if unit == nil {
		return true
	}
	switch unit.Base.ID {
	case model.UnitPercent, model.UnitRatio, model.UnitPoint:
		return false
	}
	return true
}

// unitOf is a unit, or where a dimension is named the unit that its code carries at a row.
func (e *estimator) unitOf(i input, unit *model.Unit, dimension int) *model.Unit {
	if dimension < 0 {
		return unit
	}
	if dimension == e.Region {
		return e.Dimensions[dimension].Codelist.Entry(i.breakdown.Point(i.row).Region).Unit
	}
	for at, d := range i.breakdown.Dimensions {
		if d == dimension {
			return e.Dimensions[d].Codelist.Entry(i.breakdown.Point(i.row).Codes[at]).Unit
		}
	}
	return nil
}

// print is the span of all that is printed as a cell is, with its ≈, > or range.
func (e *estimator) print(column model.Column, cell model.Cell) span {
	if cell.Special {
		printed := e.Printed[model.CellRef{Origin: cell.Origin, Column: column}]
		if field, err := decimal.ParseField(printed); err == nil {
			return spanOf(field.Interval()).shift(int(field.Number.Scale() - cell.Number.Scale()))
		}
	}
	return spanOf(decimal.Field{Number: cell.Number, Qualifier: cell.Qualifier}.Interval())
}
