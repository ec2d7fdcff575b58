package judge

import (
	"cmp"
	"slices"

	"gongqiu/build/decimal"
	"gongqiu/build/derive"
	"gongqiu/build/model"
	"gongqiu/build/period"
)

// findSlips looks for numbers with a slip of the hand. One wrong count upsets every value that was computed from the
// right one: its ratio, its share, its sum; one wrong share upsets its sum and the changes on it. Where a number that
// is one slip away makes all of them agree, and upsets nothing else, that number is the fault and they are not.
func (j *judge) findSlips() {
	touched := make(map[input][]int)
	var suspects []input
	for at, d := range j.disputed {
		if j.isRank(d.column) {
			continue // nearly any number gives another rank
		}
		for _, i := range d.inputs {
			if known := touched[i]; len(known) == 0 || known[len(known)-1] != at {
				touched[i] = append(known, at)
			}
		}
	}
	for i, disputes := range touched {
		if len(disputes) > 1 {
			suspects = append(suspects, i)
		}
	}
	slices.SortFunc(suspects, func(a, b input) int {
		return cmp.Or(cmp.Compare(len(touched[b]), len(touched[a])), j.compareInputs(a, b))
	})
	for _, suspect := range suspects {
		open := slices.DeleteFunc(touched[suspect], func(at int) bool { return j.disputed[at].settled })
		if len(open) < 2 || !slices.ContainsFunc(open, func(at int) bool {
			return j.byRule(&j.disputed[at]) == model.CauseUnexplained
		}) {
			continue
		}
		if number, found := j.slipOf(suspect, open); found {
			j.reportSlip(suspect, number, open)
			for _, at := range open {
				j.settleBySlip(&j.disputed[at])
			}
		}
	}
}

// settleBySlip leaves a dispute to the count that has the slip.
func (j *judge) settleBySlip(d *dispute) {
	d.settled = true
	if d.kind != publishedValue {
		return
	}
	if j.upset == nil {
		j.upset = make(map[model.CellRef]bool)
	}
	j.upset[model.CellRef{Origin: d.cell.Origin, Column: d.column}] = true
}

func (j *judge) isRank(column model.Column) bool {
	derived := j.DerivedOf(column.Quantity())
	return derived != nil && derived.Kind == model.ByRank
}

// compareInputs orders inputs by where they stand in the cell store.
func (j *judge) compareInputs(a, b input) int {
	return cmp.Or(
		cmp.Compare(slices.Index(j.Breakdowns, a.breakdown), slices.Index(j.Breakdowns, b.breakdown)),
		cmp.Compare(a.row, b.row), cmp.Compare(a.column, b.column),
	)
}

// slipOf finds the number, one slip away from a count, with which all the disputes that rest on it are settled and no
// new one arises.
func (j *judge) slipOf(suspect input, open []int) (decimal.Decimal, bool) {
	cell := suspect.cell()
	if cell.Special || cell.Qualifier != decimal.Exact {
		return decimal.Decimal{}, false
	}
	for _, number := range slips(cell.Number) {
		if j.fits(suspect, number, open) {
			return number, true
		}
	}
	return decimal.Decimal{}, false
}

// fits says whether a number in place of a suspect settles all of some disputes and upsets nothing else.
func (j *judge) fits(suspect input, number decimal.Decimal, open []int) bool {
	try := estimator{Dataset: j.Dataset, edit: &edit{suspect, number}}
	if slices.ContainsFunc(open, func(at int) bool { return !try.holds(j.disputed[at].relation) }) {
		return false
	}
	others, known := j.dependent[suspect]
	if !known {
		others = j.dependents(suspect)
		if j.dependent == nil {
			j.dependent = make(map[input][]relation)
		}
		j.dependent[suspect] = others
	}
	return !slices.ContainsFunc(others, func(r relation) bool { return !try.holds(r) })
}

// holds says whether a relation holds, as far as it can be computed.
func (e *estimator) holds(r relation) bool {
	published, computed, ok := e.compare(r)
	return !ok || r.agrees(published, computed)
}

// dependents lists the relations that rest on a number and hold now: those of its own period, and those of the periods
// that compare with it.
func (j *judge) dependents(suspect input) []relation {
	at := suspect.breakdown.Point(suspect.row)
	ask := estimator{Dataset: j.Dataset}
	var all []relation
	for _, b := range j.Breakdowns {
		if suspect.breakdown != j.Totals() && suspect.breakdown != b {
			continue
		}
		columns := ask.published(b)
		for _, when := range j.comparing(at.Period) {
			t := derive.Of(j.Dataset, b, at.Region, when)
			for _, r := range ask.relations(t, columns) {
				published, computed, ok := ask.compare(r)
				if ok && r.agrees(published, computed) && slices.Contains(ask.inputs, suspect) {
					all = append(all, r)
				}
			}
		}
	}
	for _, r := range ask.placesAbove(suspect) {
		if ask.holds(r) && slices.Contains(ask.inputs, suspect) {
			all = append(all, r)
		}
	}
	return all
}

// comparing lists a period and those whose changes are taken on it.
func (j *judge) comparing(when int) []int {
	now := j.Periods[when]
	all := []int{when}
	for _, later := range []period.Period{now.Next(), now.Shift(now.Kind().PerYear())} {
		if at := j.PeriodIndex(later); at >= 0 && !slices.Contains(all, at) {
			all = append(all, at)
		}
	}
	return all
}

// columnsOf names the columns of disputes, each once.
func (j *judge) columnsOf(disputes []int) []model.Column {
	var columns []model.Column
	for _, at := range disputes {
		if column := j.disputed[at].column; !slices.Contains(columns, column) {
			columns = append(columns, column)
		}
	}
	return columns
}
