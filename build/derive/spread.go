package derive

import (
	"gongqiu/build/decimal"
	"gongqiu/build/model"
)

// shareStep is the precision, in decimals of a fraction, at which publishers keep a row's share when they spread
// unspecified counts: 0.01%. It was found from a row of 2 seekers whose ratio is published as 47.08, which only a
// share kept at 0.03% gives (Tianshui, first quarter of 2018, skill grades).
const shareStep = 4

// ShareDecimals is the precision, in decimals of a fraction, of the shares by which unspecified counts are spread.
const ShareDecimals = shareStep

// Spread is what falls to a row of one side's unspecified count (无要求) by the other side's distribution.
type Spread struct {
	Count Value            // the unspecified count of the side; without a number where there is none to compute with
	Own   Value            // the row's count on the other side
	Whole Value            // the total of the other side
	Share decimal.Decimal  // Own over Whole, kept at ShareDecimals
	Part  decimal.Rational // Count times Share: what is added to the row's own count of the side
	// State is Present where the part is known, be it 0; NotComparable where the whole of the side is unspecified; and
	// Absent where there is something to spread but not how: the count is no exact number, or the total of the other
	// side is not known.
	State model.State
	// Spreads says whether the side has an unspecified count at all.
	Spreads bool
}

// Spread is what falls to the n-th row of the unspecified count of the measure side, by the distribution of the
// measure other. The table has an unspecified row.
func (t *Table) Spread(n, side, other int) Spread {
	count := t.Given(t.UnspecifiedRow(), model.ColumnOf(model.Quantity(side), model.Level))
	if !count.Has() && count.State != model.Suppressed || count.Has() && count.Number.IsZero() {
		return Spread{State: model.Present}
	}
	s := Spread{Spreads: true, Count: exact(count), Own: t.measure(n, other), Whole: t.Total(other)}
	if !s.Count.Has() {
		return s
	}
	if whole := t.Total(side); whole.Has() && whole.Number.Equal(count.Number) {
		s.State = model.NotComparable
		return s
	}
	if !s.Own.Has() {
		s.State = model.Present
		return s
	}
	share, ok := decimal.Quotient(s.Own.Number, s.Whole.Number, shareStep)
	if !ok || !s.Whole.Has() {
		return s
	}
	s.Share, s.State = share, model.Present
	s.Part = decimal.From(count.Number).Mul(decimal.From(share))
	return s
}

// Onto is the count that the part is added to. A blank count is taken as 0 where unspecified counts are spread over it:
// skill tables leave the vacancies of 无技术等级或职称 blank, and publish the spread part alone as its ratio.
func (s Spread) Onto(count Value) Value {
	if count.State == model.Missing && s.Part.Sign() > 0 {
		return Value{State: model.Present}
	}
	return count
}

// Known is a quantity at the n-th row as changes are taken from it: as computed, or as published where the tables
// lack what it is computed from.
func (t *Table) Known(n int, q model.Quantity) Value { return t.known(n, q) }

// IsPanel says whether the table's region is an aggregate whose members change, so that its totals are never
// subtracted.
func (t *Table) IsPanel() bool { return t.panel() }
