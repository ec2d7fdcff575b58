package derivation

import (
	"gongqiu/build/decimal"
	"gongqiu/build/derive"
	"gongqiu/build/model"
)

// byFormula explains a derived value by the formula that is in force in its period.
func (e *Explainer) byFormula(step *Step, derived *model.Derived) {
	formula := step.Table.Formula(derived)
	switch {
	case formula == nil:
		step.Why = "no-formula"
	case formula.Ratio():
		e.ratio(step, derived, formula)
	default:
		e.formula(step, formula)
	}
}

// formula is a derived value by any formula but a plain ratio.
func (e *Explainer) formula(step *Step, formula *model.Expression) {
	step.Rule = "formula"
	f := &written{explainer: e, step: step}
	exact, known := f.write(formula, false)
	if !step.Value.Has() {
		step.Why = whyInputs(step.Inputs)
		return
	}
	if known {
		step.round(exact)
	}
}

// written is a formula on its way into the terms of a step.
type written struct {
	explainer *Explainer
	step      *Step
	change    model.Change // of each number that the formula names; the level for the formula itself
}

// write appends a formula to the step's terms, and gives its exact result where all its numbers are known.
func (f *written) write(e *model.Expression, inner bool) (result decimal.Rational, known bool) {
	switch e.Operator {
	case model.LeafMeasure:
		return f.input(e.Measure)
	case model.LeafNumber:
		f.symbol(e.Number.String())
		return decimal.From(e.Number), true
	case model.LeafElapsed:
		elapsed := derive.Elapsed(f.step.Period)
		rounded, ok := elapsed.Round(elapsedDecimals)
		f.step.Formula = append(f.step.Formula, Term{Symbol: model.Elapsed, Number: derive.Value{
			Number: trimmed(rounded), State: model.Present}})
		return elapsed, ok
	}
	low := e.Operator == model.Plus || e.Operator == model.Minus
	brackets := inner && (low || e.Operator == model.Over)
	if brackets {
		f.symbol("(")
	}
	left, known := f.write(e.Left, !low)
	f.symbol(" " + sign(e.Operator) + " ")
	right, alsoKnown := f.write(e.Right, true)
	if brackets {
		f.symbol(")")
	}
	if !known || !alsoKnown {
		return result, false
	}
	switch e.Operator {
	case model.Plus:
		return left.Add(right), true
	case model.Minus:
		return left.Sub(right), true
	case model.Times:
		return left.Mul(right), true
	}
	return left.Quo(right)
}

// elapsedDecimals is the precision at which the part of the year that is gone is written, in percent.
const elapsedDecimals = 4

// input appends a measure, which is an input once however often the formula names it. A plan may be that of a longer
// period around the row's.
func (f *written) input(measure int) (decimal.Rational, bool) {
	table, row := f.step.Table, f.step.Row
	if f.change == model.Level {
		_, table, row = table.Input(row, measure)
	}
	input := f.explainer.Step(table, row, model.Quantity(measure), f.change)
	term := Term{Input: input}
	if table.Period != f.step.Table.Period {
		term.Which = Earlier
	}
	f.step.Formula = append(f.step.Formula, term)
	for _, known := range f.step.Inputs {
		if known == input {
			return decimal.From(input.Value.Number), input.Value.Has()
		}
	}
	f.step.Inputs = append(f.step.Inputs, input)
	return decimal.From(input.Value.Number), input.Value.Has()
}

func (f *written) symbol(text string) { f.step.Formula = append(f.step.Formula, Term{Symbol: text}) }

func sign(o model.Operator) string {
	switch o {
	case model.Times:
		return "×"
	case model.Over:
		return "÷"
	}
	return string(o)
}

// share is the part of a whole in percent.
func (e *Explainer) share(step *Step, derived *model.Derived) {
	t, n := step.Table, step.Row
	part := e.level(t, n, model.Quantity(derived.Of))
	step.Rule, step.Inputs = "share", []*Step{part}
	code := t.WholeCode(n, t.Options(n, step.Column.Quantity(), derived))
	whole, which := e.total(t, derived.Of), Total
	if code != 0 {
		step.Rule, which, whole = "share-of-part", Part, nil
		if row := t.RowOf(code); row >= 0 {
			whole = e.level(t, row, model.Quantity(derived.Of))
		}
	}
	if whole == nil {
		step.Why = "no-whole"
		return
	}
	step.Inputs = append(step.Inputs, whole)
	step.Formula = []Term{{Input: part}, {Symbol: " ÷ "}, {Input: whole, Which: which}, {Symbol: " × 100"}}
	if !step.Value.Has() {
		step.Why = whyInputs(step.Inputs)
		return
	}
	if quotient, ok := decimal.From(part.Value.Number).Quo(decimal.From(whole.Value.Number)); ok {
		step.round(quotient.Mul(decimal.From(decimal.Whole(100))))
	}
}
