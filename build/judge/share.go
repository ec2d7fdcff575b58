package judge

import (
	"gongqiu/build/decimal"
	"gongqiu/build/derive"
	"gongqiu/build/model"
)

// share estimates row / whole × 100.
func (e *estimator) share(
	t *derive.Table, n int, q model.Quantity, derived *model.Derived, h hypothesis,
) (span, bool) {
	part, ok := e.level(t, n, model.Quantity(derived.Of), h)
	if !ok {
		return span{}, false
	}
	whole, ok := e.base(t, n, derived.Of, t.Options(n, q, derived), h.base)
	if !ok && h.base == declaredBase {
		whole, ok = e.impliedWhole(t, n, q, derived)
	}
	if !ok {
		return span{}, false
	}
	if part.isPoint() && whole.isPoint() && part.low.Cmp(whole.low) == 0 {
		return pointOf(hundred), true
	}
	quotient, ok := part.quo(whole)
	return quotient.times(100), ok
}

var hundred = decimal.Whole(100)

// base is what a row's share is a share of.
func (e *estimator) base(
	t *derive.Table, n, measure int, options *model.DerivedOptions, base shareBase,
) (span, bool) {
	entry := t.Entry(n)
	if entry == nil || base == totalBase {
		return e.total(t, measure)
	}
	whole := t.WholeCode(n, options)
	if base == parentBase || base == grandparentBase {
		whole = entry.Parent
		if whole != 0 && base == grandparentBase {
			whole = e.list(t).Entry(whole).Parent
		}
		if whole == 0 {
			return span{}, false
		}
	}
	if whole == 0 {
		return e.total(t, measure)
	}
	if row := t.RowOf(whole); row >= 0 {
		return e.measure(t, row, measure)
	}
	return span{}, false
}

// impliedWhole is the total that other rows imply, where the table does not give it: count / share × 100. The two rows
// with the largest counts tell it best. Where they contradict each other it may be either.
func (e *estimator) impliedWhole(
	t *derive.Table, n int, q model.Quantity, derived *model.Derived,
) (whole span, ok bool) {
	share, count := model.ColumnOf(q, model.Level), model.ColumnOf(model.Quantity(derived.Of), model.Level)
	first, second := -1, -1
	for row := range t.Len() {
		entry := t.Entry(row)
		if row == n || entry == nil || entry.Parent != 0 || entry.Role == model.OfWhich ||
			!t.Given(row, share).Has() || t.Given(row, share).Number.Sign() <= 0 || !t.Given(row, count).Has() {
			continue
		}
		switch size := t.Given(row, count).Number; {
		case first < 0 || size.Cmp(t.Given(first, count).Number) > 0:
			first, second = row, first
		case second < 0 || size.Cmp(t.Given(second, count).Number) > 0:
			second = row
		}
	}
	if entry := t.Entry(n); second < 0 || entry == nil || entry.Parent != 0 || entry.Role == model.OfWhich {
		return span{}, false
	}
	for at, row := range []int{first, second} {
		part, _ := e.measure(t, row, derived.Of)
		implied, ok := part.times(100).quo(e.print(share, e.given(t, row, share)))
		switch {
		case !ok:
			return span{}, false
		case at == 0:
			whole = implied
		case whole.meets(implied):
			whole = whole.both(implied)
		default:
			whole = hull(whole, implied)
		}
	}
	return whole, true
}
