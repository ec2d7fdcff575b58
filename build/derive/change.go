package derive

import (
	"slices"

	"gongqiu/build/model"
)

// Change is the change of a quantity at the n-th row on an earlier period of the calendar: a count changes by
// difference and by percent, a share by points of the rounded shares, a ratio by the difference of the rounded
// ratios, a rank by the plain difference of the ranks, as verified on published figures. The counts of an
// aggregate change as its members present in both periods do, see matched: its members change, and two of its totals
// are never subtracted. No change is computed across a break of the series.
func (t *Table) Change(n int, q model.Quantity, change model.Change) Value {
	if change == model.Level {
		return t.Level(n, q)
	}
	if !t.changes(n, q, change) {
		return Value{}
	}
	if t.panel() {
		if value, settled := t.matched(n, q, change); settled {
			return value
		}
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
	if t.crosses(n, q, change) {
		return Value{}
	}
	if inPercent(change) {
		return percentChange(now, then)
	}
	return subtract(now, then)
}

// Changes is Change at every row. Callers do not change it.
func (t *Table) Changes(q model.Quantity, change model.Change) []Value {
	if change == model.Level {
		return t.Levels(q)
	}
	column := t.column()
	for n := range column {
		column[n] = t.Change(n, q, change)
	}
	return column
}

func inPercent(change model.Change) bool {
	return change == model.PreviousPercent || change == model.YearPercent
}

// changes says whether a quantity changes in this way at all. What has gathered since the year began is compared with
// the year before only. A percentage changes by points and a rank by places, never by percent. The percent change of
// a ratio or another computed value is something that some publishers print (最缺工 lists, of the rounded ratios): it
// is computed where the dataset has such a column, and is no column of others.
func (t *Table) changes(n int, q model.Quantity, change model.Change) bool {
	if t.toDate(q) && (change == model.Previous || change == model.PreviousPercent) {
		return false
	}
	if !inPercent(change) {
		return true
	}
	derived := t.Dataset.DerivedOf(q)
	if t.rate(n, q) || derived != nil && derived.Kind == model.ByRank {
		return false
	}
	return derived == nil || t.publishes(model.ColumnOf(q, change))
}

// publishes says whether any table of the dataset has a column.
func (t *Table) publishes(column model.Column) bool {
	for _, b := range t.Dataset.Breakdowns {
		if b.Has(column) {
			return true
		}
	}
	return false
}

// toDate says whether a quantity gathers from the beginning of the year.
func (t *Table) toDate(q model.Quantity) bool {
	if m := t.Dataset.MeasureOf(q); m != nil {
		return m.Time == model.ToDate
	}
	return t.Dataset.DerivedOf(q).Kind == model.ByCumulative
}

// known is a quantity as computed, or as published where the tables lack what it is computed from.
func (t *Table) known(n int, q model.Quantity) Value {
	value := t.Level(n, q)
	if value.State == model.Absent {
		return exact(t.Given(n, model.ColumnOf(q, model.Level)))
	}
	return value
}

// knownColumn is known at every row.
func (t *Table) knownColumn(q model.Quantity) []Value {
	levels, column := t.Levels(q), model.ColumnOf(q, model.Level)
	if t.Dataset.DerivedOf(q) == nil || !t.Breakdown.Has(column) {
		return levels
	}
	known, published := slices.Clone(levels), t.Run(column)
	for n := range known {
		if known[n].State == model.Absent {
			known[n] = exactIn(&published, n)
		}
	}
	return known
}

// percentDecimals is the precision of computed percent changes; cities publish two decimals.
const percentDecimals = 2

// percentChange is the change between two numbers in percent of the earlier one. The difference is not rounded before.
func percentChange(now, then Value) Value {
	difference, ok := now.Number.Sub(then.Number)
	return percentOf(present(difference, ok), then, percentDecimals)
}

// rate says whether a quantity is itself a percentage, or a difference of such, at the n-th row, which changes by
// points only.
func (t *Table) rate(n int, q model.Quantity) bool {
	var unit *model.Unit
	unitOf := -1
	if m := t.Dataset.MeasureOf(q); m != nil {
		unit, unitOf = m.Unit, m.UnitOf
	} else {
		derived := t.Dataset.DerivedOf(q)
		if unit, unitOf = derived.Unit, derived.UnitOf; derived.Percent {
			return true
		}
	}
	if unitOf >= 0 {
		unit = t.Dataset.Dimensions[unitOf].Codelist.Entry(t.code(n, unitOf)).Unit
	}
	return unit != nil && (unit.Base.ID == model.UnitPercent || unit.Base.ID == model.UnitPoint)
}

// code is the code of a dimension at the n-th row; the total where the table is not broken down by it.
func (t *Table) code(n, dimension int) model.Code {
	if dimension == t.Dataset.Region {
		return t.Region
	}
	if at := slices.Index(t.Breakdown.Dimensions, dimension); at >= 0 {
		return t.Codes(n)[at]
	}
	return 0
}
