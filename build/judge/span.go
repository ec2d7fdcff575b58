package judge

import "gongqiu/build/decimal"

// span is the stretch of values that a number may stand for: 668万 was printed to the 万 and is 667.5万 to 668.5万,
// 182792 persons are exactly that. Its ends belong to it, so a value on the edge between two prints agrees with both:
// publishers round a half in more than one way. A side without an end is open to all values.
type span struct {
	low, high     decimal.Rational
	noLow, noHigh bool
}

func point(r decimal.Rational) span { return span{low: r, high: r} }

func pointOf(d decimal.Decimal) span { return point(decimal.From(d)) }

// spanOf is the span of a printed interval.
func spanOf(i decimal.Interval) span {
	return span{
		low: decimal.From(i.Low), high: decimal.From(i.High),
		noLow: i.LowUnbounded, noHigh: i.HighUnbounded,
	}
}

func (s span) isPoint() bool { return !s.noLow && !s.noHigh && s.low.Cmp(s.high) == 0 }

// meets says whether two spans have a value in common.
func (s span) meets(other span) bool { return !s.below(other) && !other.below(s) }

// below says whether all of s lies below all of other.
func (s span) below(other span) bool {
	return !s.noHigh && !other.noLow && s.high.Cmp(other.low) < 0
}

// both is what two spans that meet have in common.
func (s span) both(other span) span {
	if s.noLow || !other.noLow && other.low.Cmp(s.low) > 0 {
		s.low, s.noLow = other.low, other.noLow
	}
	if s.noHigh || !other.noHigh && other.high.Cmp(s.high) < 0 {
		s.high, s.noHigh = other.high, other.noHigh
	}
	return s
}

func (s span) neg() span {
	return span{low: s.high.Neg(), high: s.low.Neg(), noLow: s.noHigh, noHigh: s.noLow}
}

func (s span) add(other span) span {
	return span{
		low: s.low.Add(other.low), high: s.high.Add(other.high),
		noLow: s.noLow || other.noLow, noHigh: s.noHigh || other.noHigh,
	}
}

func (s span) sub(other span) span { return s.add(other.neg()) }

// mul is the product; a side is open when a factor is open there, whatever the signs.
func (s span) mul(other span) span {
	if s.isPoint() && other.isPoint() {
		return point(s.low.Mul(other.low))
	}
	products := [...]decimal.Rational{
		s.low.Mul(other.low), s.low.Mul(other.high), s.high.Mul(other.low), s.high.Mul(other.high),
	}
	out := span{low: products[0], high: products[0]}
	for _, p := range products[1:] {
		if p.Cmp(out.low) < 0 {
			out.low = p
		}
		if p.Cmp(out.high) > 0 {
			out.high = p
		}
	}
	if s.noLow || s.noHigh || other.noLow || other.noHigh {
		out.noHigh = true
		out.noLow = s.noLow || other.noLow || s.low.Sign() < 0 || other.low.Sign() < 0
		if !s.noLow && !other.noLow {
			out.low = s.low.Mul(other.low)
		}
	}
	return out
}

// quo is the quotient; false unless all of the divisor is above 0.
func (s span) quo(other span) (span, bool) {
	if other.noLow || other.low.Sign() <= 0 {
		return span{}, false
	}
	if s.isPoint() && other.isPoint() {
		quotient, ok := s.low.Quo(other.low)
		return point(quotient), ok
	}
	one := decimal.From(decimal.Whole(1))
	inverse := span{}
	inverse.high, _ = one.Quo(other.low)
	if !other.noHigh {
		inverse.low, _ = one.Quo(other.high)
	}
	return s.mul(inverse), true
}

func (s span) times(factor int64) span { return s.mul(pointOf(decimal.Whole(factor))) }

// shift moves the decimal point to the right, or with a negative power to the left.
func (s span) shift(power int) span {
	return s.mul(pointOf(decimal.New(1, int8(-power))))
}

// round rounds both ends half away from zero: what a number in the span may have been rounded to.
func (s span) round(decimals int) span {
	return span{low: rounded(s.low, decimals), high: rounded(s.high, decimals), noLow: s.noLow, noHigh: s.noHigh}
}

// rounded is a fraction at so many decimals; one too large for them stays as it is.
func rounded(r decimal.Rational, decimals int) decimal.Rational {
	if d, ok := r.Round(decimals); ok {
		return decimal.From(d)
	}
	return r
}

// middle is the value half way, or the only end.
func (s span) middle() decimal.Rational {
	switch {
	case s.noLow:
		return s.high
	case s.noHigh:
		return s.low
	}
	half, _ := decimal.Fraction(1, 2)
	return s.low.Add(s.high).Mul(half)
}

// corners is the span of a function of two numbers that is monotone in each, seen at the corners. It is false when a
// side is open or the function has no value at a corner.
func corners(a, b span, f func(x, y decimal.Rational) (decimal.Rational, bool)) (span, bool) {
	if a.noLow || a.noHigh || b.noLow || b.noHigh {
		return span{}, false
	}
	var out span
	for at, corner := range [...][2]decimal.Rational{{a.low, b.low}, {a.low, b.high}, {a.high, b.low}, {a.high, b.high}} {
		value, ok := f(corner[0], corner[1])
		if !ok {
			return span{}, false
		}
		if at == 0 || value.Cmp(out.low) < 0 {
			out.low = value
		}
		if at == 0 || value.Cmp(out.high) > 0 {
			out.high = value
		}
	}
	return out, true
}
