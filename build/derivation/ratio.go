package derivation

import (
	"gongqiu/build/decimal"
	"gongqiu/build/derive"
	"gongqiu/build/model"
)

// ratio is one measure over another, with unspecified counts spread where the table has them.
func (e *Explainer) ratio(step *Step, derived *model.Derived, formula *model.Expression) {
	t, n := step.Table, step.Row
	f := &written{explainer: e, step: step}
	f.input(formula.Left.Measure)
	f.symbol(" ÷ ")
	f.input(formula.Right.Measure)
	step.Rule = "ratio"
	if len(step.Inputs) == 1 { // a measure over itself
		step.Inputs = append(step.Inputs, step.Inputs[0])
	}
	above, under := step.Inputs[0], step.Inputs[1]
	entry := t.Entry(n)
	allocates := entry != nil && t.Options(n, step.Column.Quantity(), derived).Unspecified == model.Allocate
	switch {
	case entry != nil && entry.Role == model.Unspecified:
		step.Why = "unspecified"
		return
	case allocates && t.UnspecifiedRow() >= 0 && e.allocated(step, formula):
		return
	case !step.Value.Has():
		step.Why = whyInputs(step.Inputs)
		return
	}
	if quotient, ok := decimal.From(above.Value.Number).Quo(decimal.From(under.Value.Number)); ok {
		step.round(quotient)
	}
}

// allocated explains a ratio by which unspecified counts are spread; false when the table has none on either side.
func (e *Explainer) allocated(step *Step, formula *model.Expression) bool {
	t, n := step.Table, step.Row
	above, under := formula.Left.Measure, formula.Right.Measure
	up, down := t.Spread(n, above, under), t.Spread(n, under, above)
	if !up.Spreads && !down.Spreads {
		return false
	}
	step.Rule, step.Formula = "allocated", nil
	own := step.Inputs
	e.side(step, &up, own[0], above, under)
	step.Formula = append(step.Formula, Term{Symbol: " ÷ "})
	e.side(step, &down, own[1], under, above)
	if !step.Value.Has() {
		step.Why = whyInputs(step.Inputs)
		if up.State == model.NotComparable || down.State == model.NotComparable {
			step.Why = "all-unspecified"
		}
		return true
	}
	numerator := decimal.From(up.Onto(own[0].Value.Value).Number).Add(up.Part)
	divisor := decimal.From(down.Onto(own[1].Value.Value).Number).Add(down.Part)
	if quotient, ok := numerator.Quo(divisor); ok {
		step.round(quotient)
	}
	return true
}

// side writes one side of a ratio: the row's count, and what is spread over it.
func (e *Explainer) side(step *Step, spread *derive.Spread, own *Step, side, other int) {
	zero := !own.Value.Has() && spread.Onto(own.Value.Value).Has()
	step.Blank = step.Blank || zero
	if !spread.Spreads {
		step.Formula = append(step.Formula, Term{Input: own, Zero: zero})
		return
	}
	t := step.Table
	count := e.level(t, t.UnspecifiedRow(), model.Quantity(side))
	step.Inputs = append(step.Inputs, count)
	share := &Share{Own: e.level(t, step.Row, model.Quantity(other)), Whole: e.total(t, other), Number: spread.Share}
	if share.Whole != nil {
		step.Inputs = append(step.Inputs, share.Whole)
		share.Exact = share.exact()
	}
	step.Formula = append(step.Formula, Term{Symbol: "("}, Term{Input: own, Zero: zero}, Term{Symbol: " + "},
		Term{Input: count, Which: Unspecified}, Term{Symbol: " × "}, Term{Share: share}, Term{Symbol: ")"})
}

// exact is the share before it was rounded; empty where rounding changed nothing.
func (s *Share) exact() string {
	if !s.Own.Value.Has() || !s.Whole.Value.Has() {
		return ""
	}
	quotient, ok := decimal.From(s.Own.Value.Number).Quo(decimal.From(s.Whole.Value.Number))
	if !ok || quotient.Cmp(decimal.From(s.Number)) == 0 {
		return ""
	}
	return exactDigits(quotient, derive.ShareDecimals)
}
