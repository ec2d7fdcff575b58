package derive

import (
	"slices"

	"gongqiu/build/decimal"
	"gongqiu/build/model"
)

// matched is the change of an aggregate by the rules of panels: a count changes as it does over the members present
// in both periods, never by two totals of different members; a sum or difference of counts likewise, over the same
// members. It is not settled here, and the ordinary rule holds, for ratios, shares and ranks: their changes were
// verified to be differences of the rounded values of the full sets.
func (t *Table) matched(n int, q model.Quantity, change model.Change) (value Value, settled bool) {
	if _, broken := t.Broken(n, q, change); broken {
		return Value{}, true
	}
	derived := t.Dataset.DerivedOf(q)
	if derived == nil {
		return t.matchedCount(n, int(q), change), true
	}
	if formula := t.Formula(derived); derived.Kind == model.ByFormula && linear(formula) {
		if inPercent(change) {
			return Value{}, true
		}
		return t.matchedSum(n, formula, change), true
	}
	if derived.Kind == model.ByCumulative {
		return Value{}, true // a count, of which no members are at hand
	}
	return Value{}, !t.sameKind(n, q, change)
}

func (t *Table) matchedCount(n, measure int, change model.Change) Value {
	if level := t.measure(n, measure); level.State == model.Suppressed {
		return level
	}
	panel, ok := t.Matched(n, measure, change)
	switch {
	case !ok || !panel.Whole:
		return Value{}
	case inPercent(change):
		return panel.Percent
	}
	return panel.Change
}

// matchedSum is the change of a sum or difference of counts, such as the gap.
func (t *Table) matchedSum(n int, e *model.Expression, change model.Change) Value {
	var first *Panel
	changes, scale := make(map[int]decimal.Decimal), 0
	for at, measure := range Inputs(e) {
		panel, ok := t.Matched(n, measure, change)
		if !ok || !panel.Whole || !panel.Change.Has() || first != nil && !sameMembers(first, &panel) {
			return Value{}
		}
		first, changes[measure] = &panel, panel.Change.Number
		if own := int(panel.Change.Number.Scale()); at == 0 || own < scale {
			scale = own
		}
	}
	sum, ok := linearSum(e, changes)
	if !ok {
		return Value{}
	}
	return present(sum.Round(scale))
}

func sameMembers(a, b *Panel) bool { return slices.Equal(a.Members, b.Members) }

// linear says whether a formula only adds, takes away and multiplies by fixed numbers, so that its change is the
// formula of the changes.
func linear(e *model.Expression) bool {
	if e == nil {
		return false
	}
	switch e.Operator {
	case model.LeafMeasure:
		return true
	case model.Plus, model.Minus:
		return linear(e.Left) && linear(e.Right)
	case model.Times:
		return e.Left.Operator == model.LeafNumber && linear(e.Right) ||
			e.Right.Operator == model.LeafNumber && linear(e.Left)
	case model.Over:
		return e.Right.Operator == model.LeafNumber && linear(e.Left)
	}
	return false
}

// linearSum is a linear formula of the given numbers.
func linearSum(e *model.Expression, numbers map[int]decimal.Decimal) (decimal.Rational, bool) {
	switch e.Operator {
	case model.LeafMeasure:
		return decimal.From(numbers[e.Measure]), true
	case model.LeafNumber:
		return decimal.From(e.Number), true
	}
	left, okLeft := linearSum(e.Left, numbers)
	right, okRight := linearSum(e.Right, numbers)
	ok := okLeft && okRight
	switch e.Operator {
	case model.Plus:
		return left.Add(right), ok
	case model.Minus:
		return left.Sub(right), ok
	case model.Times:
		return left.Mul(right), ok
	}
	quotient, divided := left.Quo(right)
	return quotient, ok && divided
}
