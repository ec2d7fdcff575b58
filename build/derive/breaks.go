package derive

import (
	"gongqiu/build/diag"
	"gongqiu/build/model"
	"gongqiu/build/period"
)

// BreakKind is how it is known that a series begins anew.
type BreakKind uint8

// The kinds of break.
const (
	StatusBreak   BreakKind = iota // a cell has the status break
	DeclaredBreak                  // the dataset declares a change of concept
	FormulaBreak                   // another formula is in force
)

// Break is where a series begins anew: what was before does not compare with what is from there on.
type Break struct {
	Kind  BreakKind
	Place diag.Place    // of the cell, of the declaration, or of the formula now in force
	From  period.Period // no period where a formula ended and none follows
	Note  model.Text    // what the publisher or the dataset says of it
}

// Broken finds the break that a change of the n-th row's quantity would cross, so that it is not computed: after the
// period compared with, and not after the row's own. A break of any measure that goes into a computed value counts, as
// does one of the published value itself. A cell's break is one of its series: of its region, codes and column, and of
// periods of its length.
func (t *Table) Broken(n int, q model.Quantity, change model.Change) (Break, bool) {
	then := Earlier(t.Dataset.Periods[t.Period], change)
	if then.IsZero() {
		return Break{}, false
	}
	return t.BrokenSince(n, q, then)
}

// BrokenSince is Broken for a comparison with any earlier period.
func (t *Table) BrokenSince(n int, q model.Quantity, then period.Period) (Break, bool) {
	if found, broken := t.redefined(q, then); broken {
		return found, true
	}
	if len(t.Dataset.Breaks) == 0 && !t.Dataset.Restarts {
		return Break{}, false
	}
	measures := t.measuresOf(q)
	if found, broken := t.declared(n, measures, then); broken || !t.Dataset.Restarts {
		return found, broken
	}
	columns := []model.Column{model.ColumnOf(q, model.Level)}
	for _, measure := range measures {
		columns = append(columns, model.ColumnOf(model.Quantity(measure), model.Level))
	}
	return t.restarted(n, columns, then)
}

// crosses says whether a change of the n-th row's quantity crosses a break.
func (t *Table) crosses(n int, q model.Quantity, change model.Change) bool {
	if t.series.unbroken {
		return false
	}
	_, broken := t.Broken(n, q, change)
	return broken
}

// redefined says whether a computed value, or one that it is ranked by or sums, had another formula then.
func (t *Table) redefined(q model.Quantity, then period.Period) (Break, bool) {
	derived := t.Dataset.DerivedOf(q)
	if derived == nil {
		return Break{}, false
	}
	if derived.Kind == model.ByFormula {
		if !derived.Dated() {
			return Break{}, false
		}
		before, now := derived.FormulaFor(then), derived.FormulaFor(t.Dataset.Periods[t.Period])
		switch {
		case before == now:
			return Break{}, false
		case now == nil:
			return Break{Kind: FormulaBreak, Place: before.Place}, true
		}
		return Break{Kind: FormulaBreak, Place: now.Place, From: now.Periods.First}, true
	}
	for _, basis := range basesOf(derived) {
		if found, broken := t.redefined(basis, then); broken {
			return found, true
		}
	}
	return Break{}, false
}

// basesOf are the quantities that a rank or a cumulation is taken of; a share's is a measure.
func basesOf(derived *model.Derived) []model.Quantity {
	if derived.Kind != model.ByRank {
		return []model.Quantity{model.Quantity(derived.Of)}
	}
	var bases []model.Quantity
	for _, by := range derived.By {
		bases = append(bases, by.Quantity)
	}
	return bases
}

// Measures are the measures that a quantity comes from in a period: those of the formula in force, and of what a rank
// is taken by. One that occurs twice is listed twice.
func Measures(d *model.Dataset, q model.Quantity, p period.Period) []int {
	derived := d.DerivedOf(q)
	if derived == nil {
		return []int{int(q)}
	}
	if derived.Kind == model.ByFormula {
		if dated := derived.FormulaFor(p); dated != nil {
			return Inputs(dated.Expression)
		}
		return nil
	}
	var measures []int
	for _, basis := range basesOf(derived) {
		measures = append(measures, Measures(d, basis, p)...)
	}
	return measures
}

// measuresOf are the measures that a quantity comes from in the table's period.
func (t *Table) measuresOf(q model.Quantity) []int {
	return Measures(t.Dataset, q, t.Dataset.Periods[t.Period])
}

// declared finds a break that the dataset declares for one of the measures at the n-th row.
func (t *Table) declared(n int, measures []int, then period.Period) (Break, bool) {
	now := t.Dataset.Periods[t.Period]
	for at := range t.Dataset.Breaks {
		one := &t.Dataset.Breaks[at]
		if !one.Between(then, now) {
			continue
		}
		for _, measure := range measures {
			if one.Holds(t.Dataset, measure, func(dimension int) model.Code { return t.code(n, dimension) }) {
				return Break{Kind: DeclaredBreak, Place: one.Place, From: one.From, Note: one.Note}, true
			}
		}
	}
	return Break{}, false
}

// restarted finds a cell of the status break in the n-th row's series, the latest first.
func (t *Table) restarted(n int, columns []model.Column, then period.Period) (Break, bool) {
	now := t.Dataset.Periods[t.Period]
	point := t.point(n)
	for at := t.Period; at >= 0; at-- {
		p := t.Dataset.Periods[at]
		if p.Kind() != now.Kind() || p.IsSpan() != now.IsSpan() || p.EndMonth() <= then.EndMonth() ||
			p.EndMonth() > now.EndMonth() {
			continue
		}
		point.Period = at
		row, found := t.Breakdown.Find(point)
		if !found {
			continue
		}
		for _, column := range columns {
			if cell := t.Breakdown.Cell(row, column); cell.Status == model.Break {
				return Break{StatusBreak, t.Dataset.PlaceOf(column, cell), p, t.Dataset.NoteOf(column, cell)}, true
			}
		}
	}
	return Break{}, false
}
