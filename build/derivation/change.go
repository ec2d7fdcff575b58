package derivation

import (
	"gongqiu/build/decimal"
	"gongqiu/build/derive"
	"gongqiu/build/model"
)

// change explains the change of a quantity on an earlier period of the calendar.
func (e *Explainer) change(step *Step, q model.Quantity, change model.Change) {
	t := step.Table
	now := e.known(t, step.Row, q)
	step.Inputs, step.Rule = []*Step{now}, ChangeRule(step.Dataset, step.Column)
	if ByMembers(t, q) {
		e.matched(step, q, change)
		return
	}
	earlier, row := t.Before(step.Row, change)
	if row < 0 {
		step.Why = "no-earlier"
		return
	}
	then := e.known(earlier, row, q)
	if !step.Value.Has() {
		step.Inputs = append(step.Inputs, then)
		step.Why = whyNoChange(now, then, inPercent(change))
		if step.Why == "not-compared" && inPercent(change) && step.Dataset.DerivedOf(q) != nil {
			step.Rule, step.Why = "", "no-percent"
		}
		return
	}
	step.Inputs = append(step.Inputs, then)
	step.difference(Term{Input: now}, Term{Input: then, Which: Earlier})
}

// difference writes a change of one number on another, and what it comes to.
func (s *Step) difference(now, then Term) {
	a, b := decimal.From(now.value().Number), decimal.From(then.value().Number)
	if !inPercent(s.Change()) {
		s.Formula = []Term{now, {Symbol: " - "}, then}
		s.round(a.Sub(b))
		return
	}
	s.Formula = []Term{{Symbol: "("}, now, {Symbol: " - "}, then, {Symbol: ") ÷ "}, then, {Symbol: " × 100"}}
	if exact, ok := a.Sub(b).Mul(decimal.From(decimal.Whole(100))).Quo(b); ok {
		s.round(exact)
	}
}

// matched explains the change of a count of an aggregate: it is that of the members present in both periods, and never
// the difference of two totals. A sum of counts changes by the sum of their changes.
func (e *Explainer) matched(step *Step, q model.Quantity, change model.Change) {
	t, d := step.Table, step.Dataset
	if !step.Value.Has() {
		step.Rule, step.Why = "", "panel"
		return
	}
	step.Rule = "matched"
	if derived := d.DerivedOf(q); derived != nil {
		f := &written{explainer: e, step: step, change: change}
		if exact, known := f.write(t.Formula(derived), false); known {
			step.round(exact)
		}
		return
	}
	panel, known := t.Matched(step.Row, int(q), change)
	if !known {
		return
	}
	step.Members = panel.Count()
	id := d.QuantityID(q)
	step.difference(Term{Symbol: id + "[matched]", Number: panel.Now},
		Term{Symbol: id + "[matched, " + panel.Then.String() + "]", Number: panel.Before})
}

// ByMembers says whether changes of a quantity are taken over the members that an aggregate has in both periods, and
// never from two of its totals.
func ByMembers(t *derive.Table, q model.Quantity) bool { return t.IsPanel() && counts(t, q) }

// counts says whether a quantity is a count, or a sum or difference of counts, which an aggregate of changing members
// has no change of by its totals.
func counts(t *derive.Table, q model.Quantity) bool {
	derived := t.Dataset.DerivedOf(q)
	if derived == nil {
		m := t.Dataset.Measures[q]
		return m.Unit == nil || m.Unit.Base.ID != model.UnitPercent
	}
	formula := t.Formula(derived)
	return derived.Kind == model.ByCumulative ||
		derived.Kind == model.ByFormula && !formula.Has(model.Over) && !formula.Has(model.Times)
}

// whyNoChange is why two numbers have no change.
func whyNoChange(now, then *Step, percent bool) string {
	why := whyInputs([]*Step{now, then})
	if why == "zero-base" && !(percent && then.Value.Number.Sign() <= 0) {
		return "not-compared"
	}
	return why
}

// known explains a level that a change is taken from: as computed, or as published where the tables lack what it is
// computed from.
func (e *Explainer) known(t *derive.Table, n int, q model.Quantity) *Step {
	step := e.level(t, n, q)
	known := t.Known(n, q)
	if step.Value.Has() || !known.Has() || step.Cell == nil {
		return step
	}
	published, cell := *step, *step.Cell
	cell.Agrees = true
	published.Cell = &cell
	published.Value.Value = known
	published.Rule, published.Formula, published.Why, published.Inputs = "published", nil, "", nil
	return &published
}

func inPercent(change model.Change) bool {
	return change == model.PreviousPercent || change == model.YearPercent
}

// ChangeRule names the rule of a column of changes: "percent", "ratio-difference", "points" or "difference".
func ChangeRule(d *model.Dataset, c model.Column) string {
	derived, m := d.DerivedOf(c.Quantity()), d.MeasureOf(c.Quantity())
	switch {
	case inPercent(c.Change()):
		return "percent"
	case derived != nil && derived.Ratio:
		return "ratio-difference"
	case derived != nil && derived.Percent, m != nil && m.Unit != nil && m.Unit.Base.ID == model.UnitPercent:
		return "points"
	}
	return "difference"
}
