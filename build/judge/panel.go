package judge

import (
	"gongqiu/build/decimal"
	"gongqiu/build/derive"
	"gongqiu/build/model"
)

// leastMatched is the smallest part of the earlier full set, in percent, that a publisher may have compared with.
// In the national reports the members in both periods held 79 % and more of it.
const leastMatched = 70

// panelChange estimates a change of an aggregate whose members change. It was taken over the members in both periods:
// over their own numbers where these make up the published ones, and else within bounds. What the members had before is
// part of the earlier full set, which is at most the present full number less the change; a percent change must fit
// such a base.
func (e *estimator) panelChange(
	t *derive.Table, n int, q model.Quantity, change model.Change, now span, h hypothesis,
) (span, bool) {
	if h.full {
		then, ok := e.before(t, n, q, change, h)
		if !ok {
			return span{}, false
		}
		return changeOf(now, then, isPercent(change), h)
	}
	if h.period {
		return span{}, false
	}
	if now, then, ok := e.matched(t, n, q, change); ok {
		return changeOf(now, then, isPercent(change), h)
	}
	if !isPercent(change) {
		bound := e.possible(q, now)
		if then, ok := e.before(t, n, q, change, h); ok && !then.noHigh && !e.signed(q) {
			bound.low, bound.noLow = then.high.Neg(), false
		}
		return bound, h == hypothesis{}
	}
	return e.impliedChange(t, n, q, change, now, h)
}

// impliedChange bounds a percent change by the difference published beside it and by what its base can have been.
func (e *estimator) impliedChange(
	t *derive.Table, n int, q model.Quantity, change model.Change, now span, h hypothesis,
) (span, bool) {
	difference, ok := e.difference(t, n, q, change)
	if !ok {
		return e.withoutLevel(q, change, h)
	}
	full, ok := corners(now, difference, func(now, difference decimal.Rational) (decimal.Rational, bool) {
		base := now.Sub(difference)
		if h.current {
			base = now
		}
		return percentOf(difference, base)
	})
	if !ok {
		return span{}, false
	}
	least, _ := full.times(100).quo(pointOf(decimal.Whole(leastMatched)))
	return hull(full, least), true
}

// matched sums up the members present in both periods, now and then. False where they do not make up the numbers of the
// aggregate itself, so that theirs are not its own changes.
func (e *estimator) matched(t *derive.Table, n int, q model.Quantity, change model.Change) (now, then span, ok bool) {
	sum := func(period func(*derive.Panel) int) (span, bool) {
		leaf := func(measure int) (span, bool) {
			panel, ok := t.Matched(n, measure, change)
			if !ok || !panel.Whole || panel.Count() == 0 {
				return span{}, false
			}
			return e.members(t, n, measure, panel.Members, period(&panel))
		}
		derived := e.DerivedOf(q)
		if derived == nil {
			return leaf(int(q))
		}
		formula := t.Formula(derived)
		if formula == nil || derived.Kind != model.ByFormula {
			return span{}, false
		}
		return combine(formula, func(x *model.Expression, divisor bool) (span, bool) {
			if x.Operator != model.LeafMeasure || divisor {
				return span{}, false
			}
			return leaf(x.Measure)
		})
	}
	if now, ok = sum(func(*derive.Panel) int { return t.Period }); !ok {
		return now, then, false
	}
	then, ok = sum(func(p *derive.Panel) int { return e.PeriodIndex(p.Then) })
	return now, then, ok
}

// members is the sum of what some regions count at the codes of the n-th row in a period.
func (e *estimator) members(t *derive.Table, n, measure int, regions []model.Code, period int) (span, bool) {
	sum := pointOf(decimal.Decimal{})
	at := t.Breakdown.Point(t.First + n)
	at.Period = period
	for _, region := range regions {
		at.Region = region
		row, found := t.Breakdown.Find(at)
		if !found {
			return span{}, false
		}
		part, ok := e.count(input{t.Breakdown, row, model.ColumnOf(model.Quantity(measure), model.Level)})
		if !ok {
			return span{}, false
		}
		sum = sum.add(part)
	}
	return sum, true
}

// hull is the least span that holds both.
func hull(a, b span) span {
	if b.low.Cmp(a.low) < 0 {
		a.low = b.low
	}
	if b.high.Cmp(a.high) > 0 {
		a.high = b.high
	}
	return a
}
