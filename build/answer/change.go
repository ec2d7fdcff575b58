package answer

import (
	"gongqiu/build/decimal"
	"gongqiu/build/derive"
	"gongqiu/build/model"
)

// percentDecimals is the precision of computed percent changes.
const percentDecimals = 2

// change explains the change of a quantity on an earlier period of the calendar.
func (e *explainer) change(step *Step, t *derive.Table, n int, q model.Quantity) {
	now := e.known(t, n, q)
	step.Inputs = []*Step{now}
	percent := step.Change == model.PreviousPercent || step.Change == model.YearPercent
	step.Rule = e.changeRule(q, percent)
	d := e.dataset
	if d.Region >= 0 && d.Dimensions[d.Region].Codelist.Entry(t.Region).Role == model.Panel {
		step.Rule, step.Why = "", "panel"
		return
	}
	then := e.earlier(t, n, q, step.Change)
	switch {
	case percent && d.DerivedOf(q) != nil:
		step.Rule, step.Why = "", "no-percent"
		return
	case then == nil:
		step.Why = "no-earlier"
		return
	}
	step.Inputs = append(step.Inputs, then)
	step.Formula = now.Name + " − " + then.Name + "[" + derive.Earlier(d.Periods[t.Period], step.Change).String() + "]"
	if percent {
		step.Formula = "(" + step.Formula + ") ÷ " + then.Name + "[" +
			derive.Earlier(d.Periods[t.Period], step.Change).String() + "] × 100"
	}
	if !step.Value.Has() {
		step.Why = whyInputs(step.Inputs)
		return
	}
	step.Sum = now.Value.plain() + " - " + then.Value.plain()
	difference := decimal.From(now.Value.Number).Sub(decimal.From(then.Value.Number))
	if !percent {
		step.round(difference, int(step.Value.Number.Scale()))
		return
	}
	step.Sum = "(" + step.Sum + ") ÷ " + then.Value.plain() + " × 100"
	quotient, _ := difference.Quo(decimal.From(then.Value.Number))
	step.round(quotient.Mul(decimal.From(decimal.Whole(100))), percentDecimals)
}

// known explains a level that a change is taken from: as computed, or as published where the tables lack what it is
// computed from.
func (e *explainer) known(t *derive.Table, n int, q model.Quantity) *Step {
	step := e.level(t, n, q)
	if published := step.Cell; step.Value.State == model.Absent && published != nil && published.Number.Has() &&
		published.Number.Qualifier == decimal.Exact {
		step.Value.Value = derive.Value{Number: published.Number.Number, State: model.Present}
		published.Agrees = true
		step.Rule, step.Formula, step.Why, step.Inputs = "published", "", "", nil
	}
	return step
}

// changeRule names the rule by which a quantity changes.
func (e *explainer) changeRule(q model.Quantity, percent bool) string {
	derived, m := e.dataset.DerivedOf(q), e.dataset.MeasureOf(q)
	switch {
	case percent:
		return "percent"
	case derived != nil && derived.Ratio:
		return "ratio-difference"
	case derived != nil && derived.Percent, m != nil && m.Unit != nil && m.Unit.Base.ID == model.UnitPercent:
		return "points"
	}
	return "difference"
}

// earlier is the same quantity of the same codes in the period that a change compares with; nil when no table has
// them.
func (e *explainer) earlier(t *derive.Table, n int, q model.Quantity, change model.Change) *Step {
	at := e.dataset.PeriodIndex(derive.Earlier(e.dataset.Periods[t.Period], change))
	if at < 0 {
		return nil
	}
	table := derive.Of(e.dataset, t.Breakdown, t.Region, at)
	for row := range table.Len() {
		if table.Codes(row) == t.Codes(n) {
			return e.known(table, row, q)
		}
	}
	return nil
}
