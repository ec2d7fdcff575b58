package derivation

import (
	"gongqiu/build/decimal"
	"gongqiu/build/derive"
	"gongqiu/build/judge"
	"gongqiu/build/model"
)

// Explainer makes steps. It keeps each that it made, so that the many numbers of a page that rest on the same totals
// share them. It is for one goroutine.
type Explainer struct {
	verdicts *judge.Verdicts
	steps    map[stepKey]*Step
	totals   map[tableKey]*derive.Table
}

// stepKey names a number: the row of a breakdown says region and period too.
type stepKey struct {
	breakdown *model.Breakdown
	row       int
	column    model.Column
}

type tableKey struct {
	dataset *model.Dataset
	region  model.Code
	period  int
}

// New is an explainer that has made nothing yet. The verdicts say which published values do not agree with what they
// are computed from; without any, the digits are compared.
func New(verdicts *judge.Verdicts) *Explainer {
	return &Explainer{
		verdicts: verdicts, steps: make(map[stepKey]*Step), totals: make(map[tableKey]*derive.Table),
	}
}

// Step explains the n-th row's value of a quantity or of its change.
func (e *Explainer) Step(t *derive.Table, n int, q model.Quantity, change model.Change) *Step {
	key := stepKey{t.Breakdown, t.First + n, model.ColumnOf(q, change)}
	if made := e.steps[key]; made != nil {
		return made
	}
	step := e.bare(t, n, key.column)
	e.steps[key] = step
	derived := t.Dataset.DerivedOf(q)
	switch {
	case change != model.Level:
		e.change(step, q, change)
	case derived == nil:
		given(step)
	case derived.Kind == model.ByShare:
		e.share(step, derived)
	case derived.Kind == model.ByRank:
		e.rank(step, derived)
	case derived.Kind == model.ByCumulative:
		e.cumulative(step, derived)
	default:
		e.byFormula(step, derived)
	}
	if change == model.Level && derived != nil && !step.Value.Has() && !t.Alike(n, q) {
		step.Why = "members"
	}
	return step
}

// bare is a step with what the tables say of it, not yet explained.
func (e *Explainer) bare(t *derive.Table, n int, column model.Column) *Step {
	d := t.Dataset
	step := &Step{
		Dataset: d, Column: column, Period: d.Periods[t.Period], Codes: codes(t, n), Table: t, Row: n,
		Value: ValueOf(t, n, column),
	}
	if cell := step.Value.Given; cell.Given() {
		step.Cell = &Cell{Dataset: d, Column: column, Number: cell, Agrees: agrees(step.Value, cell)}
		if step.Value.Has() || !cell.Has() {
			e.judge(step.Cell)
		}
	}
	for _, replaced := range d.Replaced {
		if replaced.Breakdown == t.Breakdown && replaced.Row == t.First+n && replaced.Column == column {
			step.Replaced = append(step.Replaced, Cell{Dataset: d, Column: column, Number: replaced.Cell})
		}
	}
	return step
}

// judge holds a published value, of which there is a computed one, against the verdicts. Digits that differ may agree
// all the same: a count that is printed in 万 stands for a span of counts.
func (e *Explainer) judge(c *Cell) {
	if e.verdicts == nil {
		return
	}
	verdict, found := e.verdicts.Of(c.Dataset, c.Column, c.Number)
	switch {
	case found:
		c.Agrees, c.Cause = false, verdict.Cause
	case e.verdicts.Upset(c.Dataset, c.Column, c.Number):
		c.Agrees, c.Cause = false, model.CauseInput
	case !c.Agrees && c.Number.Has():
		c.Agrees, c.Within = true, true
	}
}

// level is the step of a quantity itself.
func (e *Explainer) level(t *derive.Table, n int, q model.Quantity) *Step {
	return e.Step(t, n, q, model.Level)
}

// total is the step of the whole of a measure in the region and period of a table; nil when there is none.
func (e *Explainer) total(t *derive.Table, measure int) *Step {
	key := tableKey{t.Dataset, t.Region, t.Period}
	whole := e.totals[key]
	if whole == nil {
		whole = derive.Of(t.Dataset, t.Dataset.Totals(), t.Region, t.Period)
		e.totals[key] = whole
	}
	if whole.Len() == 0 {
		return nil
	}
	return e.level(whole, 0, model.Quantity(measure))
}

// codes are the codes of a row by dimension of the dataset.
func codes(t *derive.Table, n int) []model.Code {
	codes := make([]model.Code, len(t.Dataset.Dimensions))
	if t.Dataset.Region >= 0 {
		codes[t.Dataset.Region] = t.Region
	}
	for at, dimension := range t.Breakdown.Dimensions {
		codes[dimension] = t.Codes(n)[at]
	}
	return codes
}

// given is a number that stands in a table.
func given(step *Step) {
	step.Rule = "given"
	switch {
	case !step.Value.Given.Given():
		step.Rule, step.Why = "", "not-given"
	case !step.Value.Has():
		step.Why = step.Value.State.String()
	}
}

// rank is the place of a row by other quantities.
func (e *Explainer) rank(step *Step, derived *model.Derived) {
	step.Rule = "rank"
	quantities := []model.Quantity{model.Quantity(derived.Of)}
	for at, by := range derived.By {
		if at > 0 {
			quantities = append(quantities, by.Quantity)
		}
	}
	for at, q := range quantities {
		input := e.level(step.Table, step.Row, q)
		step.Inputs = append(step.Inputs, input)
		if at > 0 {
			step.Formula = append(step.Formula, Term{Symbol: ", "})
		}
		step.Formula = append(step.Formula, Term{Input: input})
	}
	if !step.Value.Has() {
		step.Why = "not-ranked"
	}
}

// cumulative is what a quantity comes to since the year began.
func (e *Explainer) cumulative(step *Step, derived *model.Derived) {
	step.Rule = "cumulative"
	step.Inputs = []*Step{e.level(step.Table, step.Row, model.Quantity(derived.Of))}
	if !step.Value.Has() {
		step.Why = whyInputs(step.Inputs)
	}
}

// whyInputs is why a value with these inputs has no number.
func whyInputs(inputs []*Step) string {
	for _, input := range inputs {
		if !input.Value.Has() {
			return "no-input"
		}
		if input.Value.Qualifier != decimal.Exact {
			return "not-exact"
		}
	}
	return "zero-base"
}

// round says that the expression comes to an exact result, from which the value is rounded. Should the two not agree,
// the expression is not shown with its numbers.
func (s *Step) round(exact decimal.Rational) {
	decimals := int(s.Value.Number.Scale())
	rounded, ok := exact.Round(decimals)
	s.Sums = ok && rounded.Equal(s.Value.Number)
	if s.Sums && decimal.From(rounded).Cmp(exact) != 0 {
		s.Exact, s.Decimals = exactDigits(exact, decimals), decimals
	}
}
