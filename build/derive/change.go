package derive

import (
	"slices"

	"gongqiu/build/decimal"
	"gongqiu/build/model"
	"gongqiu/build/period"
)

// Change is the change of a quantity at the n-th row on an earlier period of the calendar: a count changes by
// difference and by percent, a share by points of the rounded shares, a ratio by the difference of the rounded
// ratios, as verified on published figures. It is never computed for a panel: an aggregate whose members change
// has no change between two of its totals.
func (t *Table) Change(n int, q model.Quantity, change model.Change) Value {
	if change == model.Level {
		return t.Level(n, q)
	}
	if t.panel() {
		return Value{}
	}
	derived := t.Dataset.DerivedOf(q)
	percent := change == model.PreviousPercent || change == model.YearPercent
	if percent && (derived != nil || t.rate(n, int(q))) {
		return Value{}
	}
	if t.toDate(q) && (change == model.Previous || change == model.PreviousPercent) {
		return Value{} // what has gathered since the year began is compared with the year before only
	}
	earlier, row := t.Before(n, change)
	if row < 0 {
		return Value{}
	}
	now, then := t.known(n, q), earlier.known(row, q)
	if now.State == model.Suppressed {
		return now
	}
	if !now.Has() || !then.Has() {
		return Value{}
	}
	if !percent {
		difference, ok := now.Number.Sub(then.Number)
		return present(difference.Round(int(min(now.Number.Scale(), then.Number.Scale()))), ok)
	}
	return percentChange(now.Number, then.Number)
}

// toDate says whether a quantity gathers from the beginning of the year.
func (t *Table) toDate(q model.Quantity) bool {
	m := t.Dataset.MeasureOf(q)
	return m != nil && m.Time == model.ToDate
}

// known is a quantity as computed, or as published where the tables lack what it is computed from.
func (t *Table) known(n int, q model.Quantity) Value {
	value := t.Level(n, q)
	if value.State == model.Absent {
		return exact(t.Given(n, model.ColumnOf(q, model.Level)))
	}
	return value
}

// percentDecimals is the precision of computed percent changes; cities publish two decimals.
const percentDecimals = 2

func percentChange(now, then decimal.Decimal) Value {
	if then.Sign() <= 0 {
		return Value{}
	}
	difference, ok := now.Sub(then)
	if !ok {
		return Value{}
	}
	scaled, ok := difference.Mul(hundred)
	if !ok {
		return Value{}
	}
	return present(decimal.Quotient(scaled, then, percentDecimals))
}

// panel says whether the table's region is an aggregate whose members change.
func (t *Table) panel() bool {
	if t.Dataset.Region < 0 {
		return false
	}
	return t.Dataset.Dimensions[t.Dataset.Region].Codelist.Entry(t.Region).Role == model.Panel
}

// rate says whether a measure is itself a percentage at the n-th row, which changes by points only.
func (t *Table) rate(n, measure int) bool {
	m := t.Dataset.Measures[measure]
	unit := m.Unit
	if m.UnitOf >= 0 {
		unit = t.Dataset.Dimensions[m.UnitOf].Codelist.Entry(t.code(n, m.UnitOf)).Unit
	}
	return unit != nil && unit.Base.ID == model.UnitPercent
}

// code is the code of a dimension at the n-th row; the total where the table is not broken down by it.
func (t *Table) code(n, dimension int) model.Code {
	if dimension == t.Dataset.Region {
		return t.Region
	}
	if at := slices.Index(t.Breakdown.Dimensions, dimension); at >= 0 {
		return t.parts[n].Codes[at]
	}
	return 0
}

// Before is the table that a change is taken on, and the row there of the same codes; -1 when there is none.
func (t *Table) Before(n int, change model.Change) (*Table, int) {
	then := Earlier(t.Dataset.Periods[t.Period], change)
	at := t.Dataset.PeriodIndex(then)
	if at < 0 {
		return nil, -1
	}
	point := t.parts[n]
	point.Period = at
	row, found := t.Breakdown.Find(point)
	if !found {
		return nil, -1
	}
	earlier := t.before[at]
	if earlier == nil {
		earlier = Of(t.Dataset, t.Breakdown, t.Region, at)
		if t.before == nil {
			t.before = make(map[int]*Table, 2)
		}
		t.before[at] = earlier
	}
	return earlier, row - earlier.First
}

// Earlier is the period that a change compares with, by the calendar and never by the order of rows.
func Earlier(p period.Period, change model.Change) period.Period {
	if change == model.Year || change == model.YearPercent {
		return p.YearBefore()
	}
	return p.Previous()
}
