// Package derive computes what publishers compute from their own counts: ratios, gaps, shares, ranks and changes.
//
// In comes a dataset with its cells; out comes, on demand, the derived values of one table (a region, a period, a
// breakdown). Nothing is stored: a table costs a few comparisons a row, so memory does not grow with the site. All
// arithmetic is exact, and a result is rounded once, half away from zero, to the decimals that the dataset
// declares. The rules are those found in the published reports; each function names its own. Whether a published
// value agrees with the computed one is not decided here.
package derive

import (
	"gongqiu/build/decimal"
	"gongqiu/build/model"
)

// Value is a computed value, or the kind of nothing that stands in its place.
type Value struct {
	Number decimal.Decimal
	State  model.State
}

// Has says whether there is a number.
func (v Value) Has() bool { return v.State == model.Present }

// present is the value of a number; an overflow is as good as no number.
func present(number decimal.Decimal, ok bool) Value {
	if !ok {
		return Value{}
	}
	return Value{number, model.Present}
}

// Table is one table of a dataset: the rows of one region and period in one breakdown, with the derived values of
// its rows. It is made by Of or by a Series, for one goroutine.
type Table struct {
	Dataset   *model.Dataset
	Breakdown *model.Breakdown
	Region    model.Code
	Period    int
	First     int // rows First to End of the breakdown
	End       int

	series      *Series
	totals      lookup               // in the breakdown of totals: the row of the region and period
	unspecified lookup               // the row of 无要求
	compared    [2]comparison        // the tables of the previous period and of the year before
	levels      []level              // by derived value; nil until asked for
	unused      []Value              // of the room: for columns to come
	room        []Value              // for columns
	members     map[int][]model.Code // of an aggregate, those that report the breakdown, by period
}

// lookup is a row that is looked for when it is asked for; -1 when there is none.
type lookup struct {
	row    int
	sought bool
}

// Of is the table of a region and period. It may be empty. Where more than one table of a region is wanted, a Series
// gives them with less work.
func Of(d *model.Dataset, b *model.Breakdown, region model.Code, period int) *Table {
	return SeriesOf(d, b, region).Table(period)
}

// newTable makes a table in the place that it is given, with the room for values of the one that was there.
func newTable(t *Table, s *Series, period int) *Table {
	clear(t.levels)
	*t = Table{
		Dataset: s.Dataset, Breakdown: s.Breakdown, Region: s.Region, Period: period, series: s,
		levels: t.levels, unused: t.room, room: t.room,
	}
	if s.Breakdown != nil {
		t.First, t.End = s.Breakdown.Table(s.Region, period)
	}
	return t
}

// Len is the number of rows.
func (t *Table) Len() int { return t.End - t.First }

// Codes are the codes of the n-th row, parallel to the breakdown's dimensions.
func (t *Table) Codes(n int) [model.MaxBreakdown]model.Code { return t.point(n).Codes }

// point is what the n-th row is about.
func (t *Table) point(n int) model.Point { return t.Breakdown.Point(t.First + n) }

// Given is what the tables say of the n-th row in a column.
func (t *Table) Given(n int, column model.Column) model.Cell {
	return t.Breakdown.Cell(t.First+n, column)
}

// Run is what the tables say of all rows in a column.
func (t *Table) Run(column model.Column) model.Run { return t.Breakdown.Run(t.First, t.End, column) }

// measure is a count as given. A number that says only "more than" or a range is not computed with.
func (t *Table) measure(n int, measure int) Value {
	return exact(t.Given(n, model.ColumnOf(model.Quantity(measure), model.Level)))
}

func exact(cell model.Cell) Value {
	number, state := cell.Exact()
	return Value{number, state}
}

// exactIn is exact of a row's cell of a run.
func exactIn(run *model.Run, n int) Value {
	number, state := run.Exact(n)
	return Value{number, state}
}

// Total is the measure of the whole that the table's rows are parts of.
func (t *Table) Total(measure int) Value {
	return exact(t.totalCell(model.ColumnOf(model.Quantity(measure), model.Level)))
}

// totalCell is what the tables say of the whole in a column.
func (t *Table) totalCell(column model.Column) model.Cell {
	totals := t.Dataset.Totals()
	if totals == nil {
		return model.Cell{}
	}
	if !t.totals.sought {
		row, found := totals.Find(model.Point{Region: t.Region, Period: t.Period})
		if !found {
			row = -1
		}
		t.totals = lookup{row, true}
	}
	if t.totals.row < 0 {
		return model.Cell{}
	}
	return totals.Cell(t.totals.row, column)
}

// Options are the rules of a derived value at a row: the file's own, else those of the dataset.
func (t *Table) Options(n int, q model.Quantity, d *model.Derived) *model.DerivedOptions {
	if !t.Dataset.OwnOptions {
		return &d.Options
	}
	for column := range model.Column(t.Dataset.ColumnCount()) {
		cell := t.Given(n, column)
		if !cell.Given() {
			continue
		}
		file := t.Dataset.Tables[t.Dataset.Origins[cell.Origin].Table]
		if own, ok := file.Options[q]; ok {
			return &own
		}
		break
	}
	return &d.Options
}

// Entry is the codelist row of the n-th row's code in its only dimension; nil when the table has not exactly one.
func (t *Table) Entry(n int) *model.CodeEntry {
	if len(t.Breakdown.Dimensions) != 1 {
		return nil
	}
	return t.codelist().Entry(t.Breakdown.Code(t.First + n))
}

// UnspecifiedRow is the row of 无要求; -1 when the table has none.
func (t *Table) UnspecifiedRow() int {
	if t.unspecified.sought {
		return t.unspecified.row
	}
	t.unspecified = lookup{-1, true}
	for n := range t.Len() {
		if entry := t.Entry(n); entry != nil && entry.Role == model.Unspecified {
			t.unspecified.row = n
			break
		}
	}
	return t.unspecified.row
}

func (t *Table) codelist() *model.Codelist {
	return t.Dataset.Dimensions[t.Breakdown.Dimensions[0]].Codelist
}

// RowOf finds the row of a code in a table of one dimension; -1 when it has none.
func (t *Table) RowOf(code model.Code) int {
	return t.row(0, [model.MaxBreakdown]model.Code{code})
}

// row finds the row of codes, which may well be the expected one: tables mostly have the rows of those before them.
// It is -1 when there is none.
func (t *Table) row(expected int, codes [model.MaxBreakdown]model.Code) int {
	switch {
	case t.Len() == 0:
		return -1
	case expected < t.Len() && t.Codes(expected) == codes:
		return expected
	}
	row, found := t.Breakdown.Find(model.Point{Region: t.Region, Period: t.Period, Codes: codes})
	if !found {
		return -1
	}
	return row - t.First
}
