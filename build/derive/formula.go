package derive

import (
	"gongqiu/build/decimal"
	"gongqiu/build/model"
)

// shareStep is the precision, in decimals of a fraction, at which publishers keep a row's share when they spread
// unspecified counts: 0.01%. It was found from a row of 2 seekers whose ratio is published as 47.08, which only a
// share kept at 0.03% gives (Tianshui, first quarter of 2018, skill grades).
const shareStep = 4

// formula is a derived value by its formula, evaluated exactly and rounded once.
func (t *Table) formula(n int, q model.Quantity, d *model.Derived) Value {
	if d.Formula == nil {
		return Value{} // a finding already
	}
	options := t.Options(n, q, d)
	if d.Ratio {
		return t.ratio(n, d, options)
	}
	result, state := evaluate(d.Formula, func(measure int) (decimal.Rational, model.State) {
		value := t.measure(n, measure)
		return decimal.From(value.Number), value.State
	})
	if state != model.Present {
		return Value{State: state}
	}
	return present(result.Round(t.decimals(n, d, options)))
}

// decimals is the precision of a result: as declared, or that of the least exact count that went into it.
func (t *Table) decimals(n int, d *model.Derived, options model.DerivedOptions) int {
	if options.Decimals >= 0 {
		return options.Decimals
	}
	return t.coarsest(n, d.Formula)
}

// coarsest is the scale of the least exact measure of a formula.
func (t *Table) coarsest(n int, e *model.Expression) int {
	const finest = 18
	switch e.Operator {
	case model.LeafMeasure:
		return int(t.measure(n, e.Measure).Number.Scale())
	case model.LeafNumber:
		return finest
	}
	return min(t.coarsest(n, e.Left), t.coarsest(n, e.Right))
}

// ratio is one measure over another. The unspecified row (无要求) has none of its own.
func (t *Table) ratio(n int, d *model.Derived, options model.DerivedOptions) Value {
	entry := t.Entry(n)
	switch {
	case entry != nil && entry.Role == model.Unspecified:
		return Value{State: model.NotApplicable}
	case entry != nil && options.Unspecified == model.Allocate:
		return t.allocated(n, d, options.Decimals)
	}
	return t.plainRatio(n, d, options.Decimals)
}

// plainRatio is numerator / denominator: 求人倍率 = 需求人数 ÷ 求职人数.
func (t *Table) plainRatio(n int, d *model.Derived, decimals int) Value {
	above := t.measure(n, d.Formula.Left.Measure)
	below := t.measure(n, d.Formula.Right.Measure)
	if !above.Has() || !below.Has() {
		return Value{State: nothing(above, below)}
	}
	if below.Number.Sign() <= 0 {
		return Value{State: model.NotComparable}
	}
	return present(decimal.Quotient(above.Number, below.Number, decimals))
}

// nothing is the state of a result that lacks an input: an absent count gives an absent result, any other kind of
// nothing is handed on.
func nothing(above, below Value) model.State {
	if above.State == model.Absent || below.State == model.Absent {
		return model.Absent
	}
	return max(above.State, below.State)
}

// allocated is the ratio of a row in a table that has an unspecified row (无要求): the unspecified count on one side
// is spread over the rows in proportion to the other side's distribution, its shares kept at 0.01%, and then divided.
// Verified on 25 of 25 published rows. Where all vacancies are unspecified the publishers print ——.
func (t *Table) allocated(n int, d *model.Derived, decimals int) Value {
	above, below := d.Formula.Left.Measure, d.Formula.Right.Measure
	row := t.UnspecifiedRow()
	if row < 0 {
		return t.plainRatio(n, d, decimals)
	}
	spreadAbove, stateAbove := t.spread(n, row, above, below)
	spreadBelow, stateBelow := t.spread(n, row, below, above)
	if state := max(stateAbove, stateBelow); state == model.NotComparable {
		return Value{State: state}
	}
	if min(stateAbove, stateBelow) == model.Absent {
		return Value{}
	}
	up, down := withSpread(t.measure(n, above), spreadAbove), withSpread(t.measure(n, below), spreadBelow)
	if !up.Has() || !down.Has() {
		return t.plainRatio(n, d, decimals)
	}
	divisor := decimal.From(down.Number).Add(spreadBelow)
	if divisor.Sign() <= 0 {
		return Value{State: model.NotComparable}
	}
	ratio, ok := decimal.From(up.Number).Add(spreadAbove).Quo(divisor)
	if !ok {
		return Value{}
	}
	return present(ratio.Round(decimals))
}

// withSpread takes a blank count as 0 where unspecified counts are spread over it: skill tables leave the vacancies of
// 无技术等级或职称 blank, and publish the spread part alone as its ratio.
func withSpread(count Value, spread decimal.Rational) Value {
	if count.State == model.Missing && spread.Sign() > 0 {
		return Value{State: model.Present}
	}
	return count
}

// spread is the part of one side's unspecified count that falls to the n-th row by the other side's distribution. Its
// state is NotComparable where the whole of the side is unspecified, and Absent where there is something to spread but
// not how: the count is no exact number, or the total of the other side is not known.
func (t *Table) spread(n, unspecified, side, other int) (part decimal.Rational, state model.State) {
	count := t.Given(unspecified, model.ColumnOf(model.Quantity(side), model.Level))
	if !count.Has() && count.State != model.Suppressed || count.Has() && count.Number.IsZero() {
		return decimal.Rational{}, model.Present
	}
	if !exact(count).Has() {
		return decimal.Rational{}, model.Absent
	}
	if whole := t.Total(side); whole.Has() && whole.Number.Equal(count.Number) {
		return decimal.Rational{}, model.NotComparable
	}
	own, whole := t.measure(n, other), t.Total(other)
	if !own.Has() {
		return decimal.Rational{}, model.Present
	}
	share, ok := decimal.Quotient(own.Number, whole.Number, shareStep)
	if !ok || !whole.Has() {
		return decimal.Rational{}, model.Absent
	}
	return decimal.From(count.Number).Mul(decimal.From(share)), model.Present
}

// UnspecifiedRow is the row of 无要求; -1 when the table has none.
func (t *Table) UnspecifiedRow() int {
	for at := range t.parts {
		if entry := t.Entry(at); entry != nil && entry.Role == model.Unspecified {
			return at
		}
	}
	return -1
}

// evaluate computes a formula exactly. Its state is that of the first input without a number; a division by zero is
// not comparable.
func evaluate(
	e *model.Expression, read func(measure int) (decimal.Rational, model.State),
) (decimal.Rational, model.State) {
	switch e.Operator {
	case model.LeafMeasure:
		return read(e.Measure)
	case model.LeafNumber:
		return decimal.From(e.Number), model.Present
	}
	left, state := evaluate(e.Left, read)
	if state != model.Present {
		return left, state
	}
	right, state := evaluate(e.Right, read)
	if state != model.Present {
		return right, state
	}
	switch e.Operator {
	case model.Plus:
		return left.Add(right), model.Present
	case model.Minus:
		return left.Sub(right), model.Present
	case model.Times:
		return left.Mul(right), model.Present
	}
	quotient, ok := left.Quo(right)
	if !ok {
		return quotient, model.NotComparable
	}
	return quotient, model.Present
}

// Inputs lists the measures of a formula in the order in which they occur.
func Inputs(e *model.Expression) []int {
	if e == nil {
		return nil
	}
	if e.Operator == model.LeafMeasure {
		return []int{e.Measure}
	}
	return append(Inputs(e.Left), Inputs(e.Right)...)
}
