package derive

import (
	"slices"

	"gongqiu/build/decimal"
	"gongqiu/build/model"
	"gongqiu/build/period"
)

// Panel compares a measure of an aggregate between two periods over the members that are present in both, as the
// reports do ("in the 96 cities present in both quarters"). Members are in codelist order.
type Panel struct {
	Then     period.Period // the earlier period
	Members  []model.Code  // those with an exact number that counts in both periods
	Entrants []model.Code  // only now
	Leavers  []model.Code  // only then
	Excluded []model.Code  // those that reported in either period and do not count (status excluded)
	Broken   []model.Code  // those whose series begins anew in between, and so are not compared
	Now      Value         // the sum over Members
	Before   Value         // the same then
	Change   Value         // Now − Before
	Percent  Value         // the same in percent of Before

	TotalNow  Value // the aggregate's own number, published or added up from all its members
	TotalThen Value
	Coverage  Value // Now in percent of TotalNow, 1 decimal
	// Composition is what the change of the members themselves adds: TotalNow − TotalThen − Change.
	Composition Value
	// Whole says that in both periods the members at hand make up the aggregate's own number: it is their sum, or the
	// published number within the precision of its print. Only then is Change the change of the aggregate; otherwise it
	// is that of the few members whose tables the project has.
	Whole bool
}

// Count is the number of members compared.
func (p *Panel) Count() int { return len(p.Members) }

// partDecimals is the precision of a coverage or a rate in percent.
const partDecimals = 1

// Matched compares a measure of the n-th row with an earlier period over the members of the table's region. It is
// false where nothing can be compared: the region is no aggregate of a dataset that compares panels, the measure is a
// percentage, no member reports the row in either period, or nothing is known of the earlier one.
func (t *Table) Matched(n, measure int, change model.Change) (Panel, bool) {
	d := t.Dataset
	if !t.panel() || d.Compare.Panel != d.Region || change == model.Level {
		return Panel{}, false
	}
	if q := model.Quantity(measure); t.rate(n, q) || !t.changes(n, q, change) {
		return Panel{}, false
	}
	p := Panel{Then: Earlier(d.Periods[t.Period], change)}
	now, then := t.side(n, measure, t.Period), t.side(n, measure, d.PeriodIndex(p.Then))
	p.Excluded = merge(now.excluded, then.excluded)
	if len(now.members)+len(then.members)+len(p.Excluded) == 0 || then.empty() {
		return Panel{}, false
	}
	p.match(t, n, measure, change, now, then)
	p.TotalNow, p.TotalThen = exact(now.total), exact(then.total)
	p.Whole = t.whole(now) && t.whole(then)
	p.Change = subtract(p.Now, p.Before)
	if p.Change.Has() {
		p.Percent = percentChange(p.Now, p.Before)
	}
	p.Coverage = percentOf(p.Now, p.TotalNow, partDecimals)
	p.Composition = subtract(subtract(p.TotalNow, p.TotalThen), p.Change)
	return p, true
}

// side is one of the two periods of a comparison.
type side struct {
	total    model.Cell
	members  []model.Code
	cells    []model.Cell // of the members
	excluded []model.Code
}

// empty says whether nothing is known of the period.
func (s *side) empty() bool { return len(s.members)+len(s.excluded) == 0 && !s.total.Given() }

// side gathers the members of a period, whose index may be -1 for one that no table has. A member counts when it has
// an exact number in this row and column that is not excluded.
func (t *Table) side(n, measure, at int) side {
	var s side
	if at < 0 {
		return s
	}
	column, point := model.ColumnOf(model.Quantity(measure), model.Level), t.point(n)
	cell := func(region model.Code) model.Cell {
		point.Region, point.Period = region, at
		if row, found := t.Breakdown.Find(point); found {
			return t.Breakdown.Cell(row, column)
		}
		return model.Cell{}
	}
	s.total = cell(t.Region)
	for _, member := range t.membersAt(at) {
		own := cell(member)
		switch {
		case own.Status == model.Excluded:
			s.excluded = append(s.excluded, member)
		case exact(own).Has():
			s.members, s.cells = append(s.members, member), append(s.cells, own)
		}
	}
	return s
}

// membersAt lists the members that report the table's breakdown in a period.
func (t *Table) membersAt(at int) []model.Code {
	members, known := t.members[at]
	if !known {
		members = t.Dataset.MembersOf(t.Breakdown, t.Region, at)
		if t.members == nil {
			t.members = make(map[int][]model.Code, 2)
		}
		t.members[at] = members
	}
	return members
}

// match sorts the members of two periods, and adds up those of both.
func (p *Panel) match(t *Table, n, measure int, change model.Change, now, then side) {
	var above, below []model.Cell
	for at, member := range now.members {
		other, found := slices.BinarySearch(then.members, member)
		switch {
		case !found:
			p.Entrants = append(p.Entrants, member)
		case t.broken(n, measure, change, member):
			p.Broken = append(p.Broken, member)
		default:
			p.Members = append(p.Members, member)
			above, below = append(above, now.cells[at]), append(below, then.cells[other])
		}
	}
	for _, member := range then.members {
		if _, found := slices.BinarySearch(now.members, member); !found {
			p.Leavers = append(p.Leavers, member)
		}
	}
	p.Now, p.Before = total(above), total(below)
}

// broken says whether the series of a member begins anew between the two periods.
func (t *Table) broken(n, measure int, change model.Change, member model.Code) bool {
	if len(t.Dataset.Breaks) == 0 && !t.Dataset.Restarts {
		return false
	}
	point := t.point(n)
	point.Region = member
	row, found := t.Breakdown.Find(point)
	if !found {
		return false
	}
	own := Of(t.Dataset, t.Breakdown, member, t.Period)
	_, broken := own.Broken(row-own.First, model.Quantity(measure), change)
	return broken
}

// whole says whether the members of a period make up the aggregate's own number.
func (t *Table) whole(s side) bool {
	if !exact(s.total).Has() {
		return false
	}
	if len(t.Dataset.SumOf(s.total).Members()) > 0 {
		return true
	}
	low, high, ok := decimal.Decimal{}, decimal.Decimal{}, len(s.cells) > 0
	for _, cell := range s.cells {
		i := meant(cell.Number)
		var okLow, okHigh bool
		low, okLow = low.Add(i.Low)
		high, okHigh = high.Add(i.High)
		ok = ok && okLow && okHigh && !i.LowUnbounded && !i.HighUnbounded
	}
	return ok && decimal.Interval{Low: low, High: high}.Meets(meant(s.total.Number))
}

// meant is what a printed count may stand for: itself, or where it is printed in thousands, 万 and the like, or with
// decimals, half a unit of the last digit more or less.
func meant(d decimal.Decimal) decimal.Interval {
	if d.Scale() == 0 {
		return decimal.Point(d)
	}
	return decimal.Printed(d)
}

// total adds numbers up, to the precision of the least exact.
func total(cells []model.Cell) Value {
	if len(cells) == 0 {
		return Value{}
	}
	sum, scale := decimal.Decimal{}, int(cells[0].Number.Scale())
	for _, cell := range cells {
		var ok bool
		if sum, ok = sum.Add(cell.Number); !ok {
			return Value{}
		}
		scale = min(scale, int(cell.Number.Scale()))
	}
	return present(sum.Round(scale), true)
}

// subtract is the difference of two numbers, to the precision of the less exact one.
func subtract(a, b Value) Value {
	if !a.Has() || !b.Has() {
		return Value{}
	}
	difference, ok := a.Number.Sub(b.Number)
	return present(difference.Round(int(min(a.Number.Scale(), b.Number.Scale()))), ok)
}

func merge(a, b []model.Code) []model.Code {
	all := slices.Concat(a, b)
	slices.Sort(all)
	return slices.Compact(all)
}
