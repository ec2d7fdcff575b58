// Package derive computes what publishers compute from their own counts: ratios, gaps, shares, ranks and changes.
//
// In comes a dataset with its cells; out comes, on demand, the derived values of one table (a region, a period, a
// breakdown). Nothing is stored: a table costs a few comparisons a row, so memory does not grow with the site. All
// arithmetic is exact, and a result is rounded once, half away from zero, to the decimals that the dataset
// declares. The rules are those found in the published reports; each function names its own. Whether a published
// value agrees with the computed one is not decided here.
package derive

import (
	"slices"

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
	totals      *model.Breakdown
	totalRow    int // -1 when the region and period have no totals
	parts       []model.Point
	unspecified int                  // the row of 无要求; -1 when the table has none
	compared    [2]comparison        // the tables of the previous period and of the year before
	levels      [][]Value            // whole columns by quantity; nil until asked for
	room        []Value              // for columns to come
	members     map[int][]model.Code // of an aggregate, those that report the breakdown, by period
}

// Of is the table of a region and period. It may be empty. Where more than one table of a region is wanted, a Series
// gives them with less work.
func Of(d *model.Dataset, b *model.Breakdown, region model.Code, period int) *Table {
	return SeriesOf(d, b, region).Table(period)
}

// newTable makes a table in the place that it is given.
func newTable(t *Table, s *Series, period int) *Table {
	d, b, region := s.Dataset, s.Breakdown, s.Region
	*t = Table{
		Dataset: d, Breakdown: b, Region: region, Period: period,
		series: s, totals: d.Totals(), totalRow: -1, unspecified: -1,
	}
	if b != nil {
		t.First, t.End = b.Table(region, period)
	}
	if t.totals != nil {
		if row, found := t.totals.Find(model.Point{Region: region, Period: period}); found {
			t.totalRow = row
		}
	}
	t.parts = make([]model.Point, t.End-t.First)
	for at := range t.parts {
		t.parts[at] = b.Point(t.First + at)
		if entry := t.Entry(at); entry != nil && entry.Role == model.Unspecified && t.unspecified < 0 {
			t.unspecified = at
		}
	}
	return t
}

// Len is the number of rows.
func (t *Table) Len() int { return len(t.parts) }

// Codes are the codes of the n-th row, parallel to the breakdown's dimensions.
func (t *Table) Codes(n int) [model.MaxBreakdown]model.Code { return t.parts[n].Codes }

// Given is what the tables say of the n-th row in a column.
func (t *Table) Given(n int, column model.Column) model.Cell {
	return t.Breakdown.Cell(t.First+n, column)
}

// Run is what the tables say of all rows in a column.
func (t *Table) Run(column model.Column) model.Run { return t.Breakdown.Run(t.First, t.End, column) }

// Level is the value of a quantity at the n-th row: a measure as given, a derived value as computed.
func (t *Table) Level(n int, q model.Quantity) Value {
	if t.levels != nil && t.levels[q] != nil {
		return t.levels[q][n]
	}
	return t.Levels(q)[n]
}

// Levels is the value of a quantity at every row. Callers do not change it.
func (t *Table) Levels(q model.Quantity) []Value {
	if t.levels == nil {
		t.levels = make([][]Value, t.Dataset.QuantityCount())
	}
	if t.levels[q] == nil {
		column := t.column()
		t.levels[q] = column
		if derived := t.Dataset.DerivedOf(q); derived == nil {
			given := t.Run(model.ColumnOf(q, model.Level))
			for n := range column {
				column[n] = exact(given.Cell(n))
			}
		} else {
			t.compute(column, q, derived)
		}
	}
	return t.levels[q]
}

// column is room for a column. Few tables are asked for more than a handful, which are made at once.
func (t *Table) column() []Value {
	const handful = 6
	if len(t.room) < t.Len() {
		t.room = make([]Value, min(t.Dataset.QuantityCount(), handful)*t.Len())
	}
	column := t.room[:t.Len():t.Len()]
	t.room = t.room[t.Len():]
	return column
}

// compute fills in a derived value at every row.
func (t *Table) compute(column []Value, q model.Quantity, d *model.Derived) {
	formula, options := t.Formula(d), d.Options
	for n := range column {
		if !t.alike(n, q, d, formula) {
			continue
		}
		if t.Dataset.OwnOptions {
			options = t.Options(n, q, d)
		}
		switch d.Kind {
		case model.ByFormula:
			column[n] = t.formula(n, formula, options)
		case model.ByShare:
			column[n] = t.share(n, d.Of, options)
		case model.ByCumulative:
			column[n] = t.cumulative(n, model.Quantity(d.Of))
		}
	}
	if d.Kind == model.ByRank {
		t.rank(column, q, d)
	}
}

// measure is a count as given. A number that says only "more than" or a range is not computed with.
func (t *Table) measure(n int, measure int) Value {
	if t.Len() > 1 { // where one row is computed with, all are
		return t.Level(n, model.Quantity(measure))
	}
	return exact(t.Given(n, model.ColumnOf(model.Quantity(measure), model.Level)))
}

func exact(cell model.Cell) Value {
	if cell.Has() && cell.Qualifier != decimal.Exact {
		return Value{}
	}
	return Value{cell.Number, cell.State}
}

// Total is the measure of the whole that the table's rows are parts of.
func (t *Table) Total(measure int) Value {
	if t.totalRow < 0 {
		return Value{}
	}
	return exact(t.totals.Cell(t.totalRow, model.ColumnOf(model.Quantity(measure), model.Level)))
}

// Options are the rules of a derived value at a row: the file's own, else those of the dataset.
func (t *Table) Options(n int, q model.Quantity, d *model.Derived) model.DerivedOptions {
	if !t.Dataset.OwnOptions {
		return d.Options
	}
	for column := range model.Column(t.Dataset.ColumnCount()) {
		cell := t.Given(n, column)
		if !cell.Given() {
			continue
		}
		file := t.Dataset.Tables[t.Dataset.Origins[cell.Origin].Table]
		if own, ok := file.Options[q]; ok {
			return own
		}
		break
	}
	return d.Options
}

// Entry is the codelist row of the n-th row's code in its only dimension; nil when the table has not exactly one.
func (t *Table) Entry(n int) *model.CodeEntry {
	if len(t.Breakdown.Dimensions) != 1 {
		return nil
	}
	return t.codelist().Entry(t.parts[n].Codes[0])
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
	if expected < len(t.parts) && t.parts[expected].Codes == codes {
		return expected
	}
	at, found := slices.BinarySearchFunc(t.parts, codes, func(part model.Point, codes [model.MaxBreakdown]model.Code) int {
		return slices.Compare(part.Codes[:], codes[:])
	})
	if !found {
		return -1
	}
	return at
}
