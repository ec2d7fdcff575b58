package judge

import (
	"gongqiu/build/decimal"
	"gongqiu/build/derive"
	"gongqiu/build/model"
)

// rank bounds a place: behind all rows that are surely ahead, and before all that are surely behind. Rows whose spans
// meet may stand in either order, as equal values do in published lists. A rank by several weighted quantities is
// taken as computed.
func (e *estimator) rank(t *derive.Table, n int, q model.Quantity, derived *model.Derived) (span, bool) {
	value := t.Level(n, q)
	if !value.Has() || len(derived.By) != 1 {
		return pointOf(value.Number), value.Has()
	}
	by := derived.By[0].Quantity
	own, ok := e.known(t, n, by, hypothesis{})
	if !ok {
		return span{}, false
	}
	ascending := t.Options(0, q, derived).Ascending
	best, worst := int64(1), int64(1)
	for other := range t.Len() {
		if other == n {
			continue
		}
		value, ok := e.ranked(t, other, q, by)
		if !ok {
			continue
		}
		switch ahead, behind := own.below(value), value.below(own); {
		case ahead && !ascending, behind && ascending:
			best, worst = best+1, worst+1
		case !ahead && !behind:
			worst++
		}
	}
	return span{low: decimal.From(decimal.Whole(best)), high: decimal.From(decimal.Whole(worst))}, true
}

// ranked is what a row is ranked by; false for a row that is not ranked.
func (e *estimator) ranked(t *derive.Table, n int, q, by model.Quantity) (span, bool) {
	if _, takesPart := t.Score(n, q); !takesPart {
		return span{}, false
	}
	return e.known(t, n, by, hypothesis{})
}

// cumulative is the sum over the year so far of a count, over each period of the row's length; false where one of them
// is not known.
func (e *estimator) cumulative(t *derive.Table, n int, q model.Quantity, h hypothesis) (span, bool) {
	now := e.Periods[t.Period]
	sum, ok := e.level(t, n, q, h)
	if !ok || now.YearToDate() {
		return sum, ok
	}
	if now.IsSpan() {
		return span{}, false
	}
	point := t.Breakdown.Point(t.First + n)
	for before := range now.Ordinal() - 1 {
		if point.Period = e.PeriodIndex(now.Shift(-before - 1)); point.Period < 0 {
			return span{}, false
		}
		row, found := t.Breakdown.Find(point)
		if !found {
			return span{}, false
		}
		earlier := derive.Of(e.Dataset, t.Breakdown, point.Region, point.Period)
		part, ok := e.level(earlier, row-earlier.First, q, h)
		if !ok {
			return span{}, false
		}
		sum = sum.add(part)
	}
	return sum, true
}
