package decimal

// Interval is the stretch of values that a printed number may stand for. Low and High are its ends; an open end does
// not belong to it, an unbounded side has no end (and the number there means nothing). The zero value is the point 0.
type Interval struct {
	Low, High                   Decimal
	LowOpen, HighOpen           bool
	LowUnbounded, HighUnbounded bool
}

// Point is the interval of exactly the value d.
func Point(d Decimal) Interval { return Interval{Low: d, High: d} }

// Printed is the interval of all values that are printed as d when rounding half away from zero to its scale: half a
// unit of the last printed digit on both sides, 668万 is 667.5万 to 668.5万. The end away from zero is open, because
// a half there is rounded on to the next print.
func Printed(d Decimal) Interval {
	return around(d, int(d.scale), d.coefficient >= 0, d.coefficient <= 0)
}

// around is the interval of half a unit of the digit at scale on both sides of d.
func around(d Decimal, scale int, highOpen, lowOpen bool) Interval {
	half := Decimal{5, int8(scale + 1)}
	low, okLow := d.Sub(half)
	high, okHigh := d.Add(half)
	return Interval{
		Low: low, High: high, LowOpen: lowOpen && okLow, HighOpen: highOpen && okHigh,
		LowUnbounded: !okLow, HighUnbounded: !okHigh,
	}
}

// Contains says whether the value d lies in the interval.
func (i Interval) Contains(d Decimal) bool {
	if !i.LowUnbounded {
		if order := d.Cmp(i.Low); order < 0 || order == 0 && i.LowOpen {
			return false
		}
	}
	if !i.HighUnbounded {
		if order := d.Cmp(i.High); order > 0 || order == 0 && i.HighOpen {
			return false
		}
	}
	return true
}

// Meets says whether the two intervals have a value in common.
func (i Interval) Meets(other Interval) bool {
	return !i.below(other) && !other.below(i)
}

// below says whether all of i lies below all of other.
func (i Interval) below(other Interval) bool {
	if i.HighUnbounded || other.LowUnbounded {
		return false
	}
	order := i.High.Cmp(other.Low)
	return order < 0 || order == 0 && (i.HighOpen || other.LowOpen)
}

// Covers says whether all of the other interval belongs to this one.
func (i Interval) Covers(other Interval) bool {
	if !i.LowUnbounded {
		order := 1
		if !other.LowUnbounded {
			order = i.Low.Cmp(other.Low)
		}
		if order > 0 || order == 0 && i.LowOpen && !other.LowOpen {
			return false
		}
	}
	if !i.HighUnbounded {
		order := -1
		if !other.HighUnbounded {
			order = i.High.Cmp(other.High)
		}
		if order < 0 || order == 0 && i.HighOpen && !other.HighOpen {
			return false
		}
	}
	return true
}

// Neg is the interval of the opposites.
func (i Interval) Neg() Interval {
	return Interval{
		Low: i.High.Neg(), High: i.Low.Neg(), LowOpen: i.HighOpen, HighOpen: i.LowOpen,
		LowUnbounded: i.HighUnbounded, HighUnbounded: i.LowUnbounded,
	}
}
