package derive

import (
	"gongqiu/build/decimal"
	"gongqiu/build/model"
	"gongqiu/build/period"
)

// input is a measure as formulas read it: that of the row, and for a plan that is given for a longer period, that of
// the period around the row's where the row has none of its own.
func (t *Table) input(n, measure int) Value {
	value, _, _ := t.Input(n, measure)
	return value
}

// Input is a measure as formulas read it, and the table and row that it was read from: those of the row itself but for
// a plan of a longer period.
func (t *Table) Input(n, measure int) (value Value, from *Table, row int) {
	value = t.measure(n, measure)
	longer := t.Dataset.Measures[measure].Plan.Period
	if longer == period.None || value.State != model.Absent && value.State != model.Missing ||
		t.Given(n, model.ColumnOf(model.Quantity(measure), model.Level)).Has() {
		return value, t, n
	}
	around := enclosing(t.Dataset.Periods[t.Period], longer)
	if around.IsZero() {
		return value, t, n
	}
	if table, at := t.at(n, around); at >= 0 {
		return table.measure(at, measure), table, at
	}
	return value, t, n
}

// enclosing is the one period of a kind that a shorter one lies in; no period when there is none.
func enclosing(p period.Period, kind period.Kind) period.Period {
	if kind == period.None {
		return period.Period{}
	}
	year := p.StartMonth() / monthsPerYear
	around, err := period.New(kind, year, p.StartMonth()%monthsPerYear/kind.Months()+1)
	if err != nil || around.Months() <= p.Months() || !around.Contains(p) {
		return period.Period{}
	}
	return around
}

// Target is a plan of a row held against what was done.
type Target struct {
	Measure      int // the plan
	Kind         model.PlanKind
	Plan, Actual Value
	Row          int // where the plan was read: a row of From, which is of a longer period or the table itself
	From         *Table
	// Exact is actual over plan in percent, and Completion the same with two decimals. A number to stay below has none,
	// for it is not completed but kept.
	Exact      decimal.Rational
	Completion Value
	// Within says whether the plan is kept so far: the actual number is at most a ceiling or upper end, and at least any
	// other plan. Margin is what is left until that changes: ceiling - actual, or actual - plan; below 0 where it is not
	// kept.
	Within bool
	Margin Value
	// Elapsed is how much of the period of the plan is gone at the end of the row's, in percent: of the year, unless the
	// plan is given for a shorter period. 2010-01/2010-04 has 33.33% of the year behind it.
	Elapsed decimal.Rational
}

// Targets are the plans that exist for the n-th row, in the order of the measures. A plan without an actual number has
// neither completion nor margin, and is not within.
func (t *Table) Targets(n int) []Target {
	var targets []Target
	for at, measure := range t.Dataset.Measures {
		if measure.Plan.Kind == model.NoPlan {
			continue
		}
		plan, from, row := t.Input(n, at)
		if !plan.Has() {
			continue
		}
		target := Target{
			Measure: at, Kind: measure.Plan.Kind, Plan: plan, Actual: t.measure(n, measure.Plan.Of), Row: row, From: from,
			Elapsed: t.planElapsed(measure.Plan.Period),
		}
		if target.Actual.Has() {
			target.hold()
		}
		targets = append(targets, target)
	}
	return targets
}

// planElapsed is how much of the period that a plan is given for is gone at the end of the table's period.
func (t *Table) planElapsed(kind period.Kind) decimal.Rational {
	now := t.Dataset.Periods[t.Period]
	around := enclosing(now, kind)
	if around.IsZero() {
		return Elapsed(now)
	}
	return elapsedOf(now, around.StartMonth(), around.Months())
}

// hold compares the actual number with the plan.
func (target *Target) hold() {
	plan, actual := target.Plan.Number, target.Actual.Number
	if target.Kind.AtMost() {
		target.Within = actual.Cmp(plan) <= 0
		target.Margin = present(plan.Sub(actual))
		return
	}
	target.Within = actual.Cmp(plan) >= 0
	target.Margin = present(actual.Sub(plan))
	share, ok := decimal.From(actual).Quo(decimal.From(plan))
	if !ok || plan.Sign() < 0 {
		return
	}
	target.Exact = share.Mul(decimal.From(hundred))
	target.Completion = present(target.Exact.Round(percentDecimals))
}
