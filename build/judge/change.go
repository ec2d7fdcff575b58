package judge

import (
	"gongqiu/build/decimal"
	"gongqiu/build/derive"
	"gongqiu/build/model"
)

// column estimates what stands in a column at a row: a level or a change.
func (e *estimator) column(t *derive.Table, n int, column model.Column, h hypothesis) (span, bool) {
	if column.Change() == model.Level {
		return e.level(t, n, column.Quantity(), h)
	}
	return e.change(t, n, column.Quantity(), column.Change(), h)
}

// change estimates the change of a quantity on an earlier period: counts by difference and percent, shares by points
// of the rounded shares, ratios by the difference of the rounded ratios, ranks by places. Where the earlier period is
// not at hand, a percent change must still fit the difference that is published beside it. Nothing is known of a change
// across a break of the series, nor of one within the year of what gathers over the year.
func (e *estimator) change(
	t *derive.Table, n int, q model.Quantity, change model.Change, h hypothesis,
) (span, bool) {
	if _, broken := t.Broken(n, q, change); broken || e.toDate(q) && !onYear(change) {
		return span{}, false
	}
	now, ok := e.known(t, n, q, h)
	switch {
	case !ok:
		return e.withoutLevel(q, change, h)
	case t.IsPanel() && e.counts(t, n, q):
		return e.panelChange(t, n, q, change, now, h)
	}
	if then, ok := e.before(t, n, q, change, h); ok {
		return changeOf(now, then, isPercent(change), h)
	}
	if h.period {
		return span{}, false
	}
	return e.unsupported(t, n, q, change, now, h)
}

// before is the level that a change is taken on.
func (e *estimator) before(
	t *derive.Table, n int, q model.Quantity, change model.Change, h hypothesis,
) (span, bool) {
	if h.period {
		change = otherPeriod(change)
	}
	earlier, row := t.Before(n, change)
	if row < 0 {
		return span{}, false
	}
	return e.known(earlier, row, q, h)
}

// unsupported bounds a change of which the earlier level is not known, by the difference published beside a percentage
// and by what a level can be at all.
func (e *estimator) unsupported(
	t *derive.Table, n int, q model.Quantity, change model.Change, now span, h hypothesis,
) (span, bool) {
	if !isPercent(change) {
		return e.possible(q, now), true
	}
	difference, ok := e.difference(t, n, q, change)
	if !ok {
		return e.withoutLevel(q, change, h)
	}
	return corners(now, difference, func(now, difference decimal.Rational) (decimal.Rational, bool) {
		base := now.Sub(difference)
		if h.current {
			base = now
		}
		return percentOf(difference, base)
	})
}

// withoutLevel bounds a change of which no level is known: nothing falls by more than all of it.
func (e *estimator) withoutLevel(q model.Quantity, change model.Change, h hypothesis) (span, bool) {
	return span{low: decimal.From(hundred).Neg(), noHigh: true}, isPercent(change) && !e.signed(q) && h == hypothesis{}
}

// toDate says whether a quantity gathers from the beginning of the year.
func (e *estimator) toDate(q model.Quantity) bool {
	if derived := e.DerivedOf(q); derived != nil {
		return derived.Kind == model.ByCumulative
	}
	return e.MeasureOf(q).Time == model.ToDate
}

// possible bounds a change of which the earlier level is not known: that was at least 0, and of a share at most 100.
func (e *estimator) possible(q model.Quantity, now span) span {
	if derived := e.DerivedOf(q); derived != nil && derived.Percent && derived.Kind == model.ByShare {
		return span{low: now.low.Sub(decimal.From(hundred)), high: now.high}
	}
	return span{high: now.high, noLow: true, noHigh: now.noHigh || e.signed(q)}
}

// signed says whether a quantity may be below 0, as gaps are.
func (e *estimator) signed(q model.Quantity) bool {
	derived := e.DerivedOf(q)
	return derived != nil && derived.Kind == model.ByFormula && !derived.Ratio
}

// changeOf is the change between two levels.
func changeOf(now, then span, percent bool, h hypothesis) (span, bool) {
	if !percent {
		return now.sub(then), true
	}
	return corners(now, then, func(now, then decimal.Rational) (decimal.Rational, bool) {
		if h.current {
			return percentOf(now.Sub(then), now)
		}
		return percentOf(now.Sub(then), then)
	})
}

// percentOf is part / base × 100; false unless the base is above 0.
func percentOf(part, base decimal.Rational) (decimal.Rational, bool) {
	if base.Sign() <= 0 {
		return decimal.Rational{}, false
	}
	quotient, ok := part.Quo(base)
	return quotient.Mul(decimal.From(hundred)), ok
}

// difference is the change by difference that is published in the row beside a change by percent.
func (e *estimator) difference(t *derive.Table, n int, q model.Quantity, change model.Change) (span, bool) {
	column := model.ColumnOf(q, byDifference(change))
	cell := e.given(t, n, column)
	switch {
	case !cell.Has():
		return span{}, false
	case e.counts(t, n, q):
		return e.exactly(column, cell), true
	}
	return pointOf(cell.Number), true // the difference of two rounded ratios is exact
}

// known is a level that a change is taken from: as it was published, or else as it is computed and rounded. A
// publisher drops zeros at the end (0.9 for 0.90), so a print that is shorter than declared counts as far as the
// computed value leaves it open.
func (e *estimator) known(t *derive.Table, n int, q model.Quantity, h hypothesis) (span, bool) {
	derived := e.DerivedOf(q)
	published := e.given(t, n, model.ColumnOf(q, model.Level))
	if derived == nil {
		if e.counts(t, n, q) {
			return e.coarse(t, n, int(q), h)
		}
		return pointOf(published.Number), published.Has()
	}
	computed, ok := e.level(t, n, q, hypothesis{coarse: h.coarse})
	if h.unrounded {
		return computed, ok
	}
	decimals := t.Options(n, q, derived).Decimals
	if ok && decimals >= 0 {
		computed = computed.round(decimals)
	}
	switch {
	case !published.Has() || published.Qualifier != decimal.Exact || ok && decimals < 0:
		return computed, ok
	case int(published.Number.Scale()) >= decimals:
		return pointOf(published.Number), true
	}
	print := e.print(model.ColumnOf(q, model.Level), published)
	if ok && print.meets(computed) {
		return print.both(computed), true
	}
	return print, true
}

// counts says whether a quantity at a row is a number of things or a sum of money, and not a ratio or percentage.
func (e *estimator) counts(t *derive.Table, n int, q model.Quantity) bool {
	if derived := e.DerivedOf(q); derived != nil {
		at := input{t.Breakdown, t.First + n, model.ColumnOf(q, model.Level)}
		return !derived.Ratio && !derived.Percent && derived.Kind != model.ByShare && derived.Kind != model.ByRank &&
			countsThings(e.unitOf(at, derived.Unit, derived.UnitOf))
	}
	return e.isWhole(input{t.Breakdown, t.First + n, model.ColumnOf(q, model.Level)})
}

func isPercent(change model.Change) bool {
	return change == model.PreviousPercent || change == model.YearPercent
}

// onYear says whether a change is on the year before.
func onYear(change model.Change) bool { return change == model.Year || change == model.YearPercent }

// byDifference is the change by difference on the same earlier period.
func byDifference(change model.Change) model.Change {
	switch change {
	case model.PreviousPercent:
		return model.Previous
	case model.YearPercent:
		return model.Year
	}
	return change
}

// otherPeriod is the same kind of change on the other earlier period.
func otherPeriod(change model.Change) model.Change {
	switch change {
	case model.Previous:
		return model.Year
	case model.Year:
		return model.Previous
	case model.PreviousPercent:
		return model.YearPercent
	}
	return model.PreviousPercent
}
