package decimal

// Interval is the stretch of values that the field may stand for:
//
//   - a plain number, all that is printed so (Printed);
//   - About, half a unit of its last digit that is not 0 on both sides: ≈1200 is 1150 to 1250;
//   - Nearly, from half such a unit below up to the number itself;
//   - MoreThan and LessThan, everything above or below, without the number; AtLeast and AtMost with it;
//   - a range, both its ends included;
//   - a ratio 1:b, the reciprocals of all that is printed as b, the ends rounded outward in the 12th decimal.
func (f Field) Interval() Interval {
	switch f.Qualifier {
	case About:
		return around(f.Number, significantScale(f.Number), false, false)
	case Nearly:
		interval := around(f.Number, significantScale(f.Number), false, false)
		interval.High, interval.HighUnbounded = f.Number, false
		return interval
	case MoreThan:
		return Interval{Low: f.Number, LowOpen: true, HighUnbounded: true}
	case LessThan:
		return Interval{High: f.Number, HighOpen: true, LowUnbounded: true}
	case AtLeast:
		return Interval{Low: f.Number, HighUnbounded: true}
	case AtMost:
		return Interval{High: f.Number, LowUnbounded: true}
	case Between:
		return Interval{Low: f.Number, High: f.High}
	}
	if f.RatioForm && !f.High.IsZero() {
		return reciprocal(f.High)
	}
	return Printed(f.Number)
}

// significantScale is the scale of the last digit of d that is not 0.
func significantScale(d Decimal) int {
	scale := int(d.scale)
	if d.coefficient == 0 {
		return scale
	}
	for m := d.magnitude(); m%10 == 0; m /= 10 {
		scale--
	}
	return scale
}

// reciprocal is the interval of 1 / x for all x printed as d, which is above 0.
func reciprocal(d Decimal) Interval {
	const decimals = 12
	printed := Printed(d)
	one := Decimal{1, 0}
	step := Decimal{1, decimals}
	var out Interval
	if high, ok := Quotient(one, printed.High, decimals); ok {
		out.Low, _ = high.Sub(step)
	}
	low, ok := Quotient(one, printed.Low, decimals)
	if out.High = low; ok {
		out.High, ok = low.Add(step)
	}
	out.HighUnbounded = !ok || printed.Low.Sign() <= 0
	return out
}
