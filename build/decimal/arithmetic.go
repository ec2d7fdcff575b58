package decimal

import (
	"cmp"
	"math"
	"math/big"
	"math/bits"
)

// powers are the powers of ten that fit 64 bits.
var powers = [...]uint64{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
	1e17, 1e18, 1e19}

const maxPower = len(powers) - 1

// magnitude is the coefficient without its sign.
func (d Decimal) magnitude() uint64 {
	if d.coefficient < 0 {
		return -uint64(d.coefficient)
	}
	return uint64(d.coefficient)
}

// signed makes a decimal of a magnitude, false when it does not fit.
func signed(magnitude uint64, negative bool, scale int) (Decimal, bool) {
	if scale < -MaxScale || scale > MaxScale || magnitude > math.MaxInt64 {
		return Decimal{}, false
	}
	if negative {
		return Decimal{-int64(magnitude), int8(scale)}, true
	}
	return Decimal{int64(magnitude), int8(scale)}, true
}

// digitCount is the number of decimal digits of m; 0 has none.
func digitCount(m uint64) int {
	n := bits.Len64(m) * 1233 >> 12
	if n < len(powers) && m >= powers[n] {
		n++
	}
	return n
}

// Sign is -1, 0 or 1.
func (d Decimal) Sign() int { return cmp.Compare(d.coefficient, 0) }

// IsZero says whether the value is 0, at any scale.
func (d Decimal) IsZero() bool { return d.coefficient == 0 }

// Neg is the number with the other sign, at the same scale.
func (d Decimal) Neg() Decimal { return Decimal{-d.coefficient, d.scale} }

// Abs is the number without its sign, at the same scale.
func (d Decimal) Abs() Decimal {
	if d.coefficient < 0 {
		return d.Neg()
	}
	return d
}

// Cmp compares the values of d and other, whatever their scales: -1, 0 or 1.
func (d Decimal) Cmp(other Decimal) int {
	switch {
	case d.scale != other.scale:
		return d.compare(other)
	case d.coefficient < other.coefficient:
		return -1
	case d.coefficient > other.coefficient:
		return 1
	}
	return 0
}

// compare is Cmp for numbers of different scales.
func (d Decimal) compare(other Decimal) int {
	if sign := cmp.Compare(d.Sign(), other.Sign()); sign != 0 || d.coefficient == 0 {
		return sign
	}
	a, b := d.magnitude(), other.magnitude()
	digitsA, digitsB := digitCount(a), digitCount(b)
	order := cmp.Compare(digitsA-int(d.scale), digitsB-int(other.scale))
	if order == 0 { // the first digits stand at one place, so the shorter number can be filled up with zeros
		if digitsA < digitsB {
			a *= powers[digitsB-digitsA]
		} else {
			b *= powers[digitsA-digitsB]
		}
		order = cmp.Compare(a, b)
	}
	return order * d.Sign()
}

// Equal says whether both are one value, whatever their scales.
func (d Decimal) Equal(other Decimal) bool { return d.Cmp(other) == 0 }

// Rescale is the same value printed with the given number of decimals (negative: ending at tens, hundreds, …). It is
// false when digits other than 0 would be lost or the result is too large.
func (d Decimal) Rescale(decimals int) (Decimal, bool) {
	by := decimals - int(d.scale)
	switch {
	case decimals < -MaxScale || decimals > MaxScale:
		return Decimal{}, false
	case by == 0 || d.coefficient == 0:
		return Decimal{d.coefficient, int8(decimals)}, true
	case by > maxPower || -by > maxPower:
		return Decimal{}, false
	case by > 0:
		high, low := bits.Mul64(d.magnitude(), powers[by])
		if high != 0 {
			return Decimal{}, false
		}
		return signed(low, d.coefficient < 0, decimals)
	}
	if d.magnitude()%powers[-by] != 0 {
		return Decimal{}, false
	}
	return signed(d.magnitude()/powers[-by], d.coefficient < 0, decimals)
}

// Round is the value rounded half away from zero to at most the given number of decimals. A number that has no more
// decimals than that is returned as it is; Fixed also fills up with zeros.
func (d Decimal) Round(decimals int) Decimal {
	drop := int(d.scale) - decimals
	if drop <= 0 {
		return d
	}
	decimals = max(decimals, -MaxScale)
	if drop > maxPower {
		return Decimal{0, int8(decimals)}
	}
	power := powers[drop]
	quotient, rest := d.magnitude()/power, d.magnitude()%power
	if rest >= power-rest {
		quotient++
	}
	rounded, _ := signed(quotient, d.coefficient < 0, decimals)
	return rounded
}

// Fixed is the value with exactly the given number of decimals: rounded half away from zero, or filled up with
// zeros. It is false when the result is too large.
func (d Decimal) Fixed(decimals int) (Decimal, bool) { return d.Round(decimals).Rescale(decimals) }

// Shift is the number × 10^places, exactly, with the same printed digits: Shift(4) of 668 is 668万. It is false when
// the scale leaves its bounds.
func (d Decimal) Shift(places int) (Decimal, bool) {
	scale := int(d.scale) - places
	if scale < -MaxScale || scale > MaxScale {
		return Decimal{}, false
	}
	return Decimal{d.coefficient, int8(scale)}, true
}

// Add is the exact sum, at the finer scale of the two. It is false when the sum does not fit.
func (d Decimal) Add(other Decimal) (Decimal, bool) {
	if d.scale != other.scale {
		var ok bool
		if scale := int(max(d.scale, other.scale)); int(d.scale) == scale {
			other, ok = other.Rescale(scale)
		} else {
			d, ok = d.Rescale(scale)
		}
		if !ok {
			return Decimal{}, false
		}
	}
	sum := d.coefficient + other.coefficient
	if (sum > d.coefficient) != (other.coefficient > 0) && other.coefficient != 0 {
		return Decimal{}, false
	}
	return Decimal{sum, d.scale}, true
}

// Sub is the exact difference, at the finer scale of the two. It is false when the difference does not fit.
func (d Decimal) Sub(other Decimal) (Decimal, bool) {
	if other.coefficient == math.MinInt64 {
		return Decimal{}, false
	}
	return d.Add(other.Neg())
}

// Mul is the exact product; its scale is the sum of the two scales, or less when only so it fits. It is false when
// the product does not fit.
func (d Decimal) Mul(other Decimal) (Decimal, bool) {
	scale := int(d.scale) + int(other.scale)
	negative := (d.coefficient < 0) != (other.coefficient < 0)
	high, low := bits.Mul64(d.magnitude(), other.magnitude())
	for high != 0 || low > math.MaxInt64 || scale > MaxScale {
		quotientHigh, restHigh := high/10, high%10
		quotientLow, rest := bits.Div64(restHigh, low, 10)
		if rest != 0 {
			return Decimal{}, false
		}
		high, low = quotientHigh, quotientLow
		scale--
		if low == 0 && high == 0 {
			return Decimal{0, int8(min(scale, MaxScale))}, true
		}
	}
	return signed(low, negative, scale)
}

// Quotient is a / b, exact, rounded once half away from zero to the given number of decimals, which all stand in the
// result (1 / 2 to 2 decimals is 0.50). It is false when b is 0 or the result does not fit.
func Quotient(a, b Decimal, decimals int) (Decimal, bool) {
	if b.coefficient == 0 || decimals < -MaxScale || decimals > MaxScale {
		return Decimal{}, false
	}
	negative := (a.coefficient < 0) != (b.coefficient < 0)
	shift := decimals - int(a.scale) + int(b.scale)
	numerator, divisor := a.magnitude(), b.magnitude()
	if shift < 0 && shift >= -maxPower {
		high, low := bits.Mul64(divisor, powers[-shift])
		if high == 0 {
			divisor, shift = low, 0
		}
	}
	if shift < 0 || shift > maxPower {
		return slowQuotient(a, b, decimals, shift)
	}
	high, low := bits.Mul64(numerator, powers[shift])
	if high >= divisor {
		return Decimal{}, false
	}
	quotient, rest := bits.Div64(high, low, divisor)
	if rest >= divisor-rest && quotient < math.MaxUint64 {
		quotient++
	}
	return signed(quotient, negative, decimals)
}

// slowQuotient is Quotient for scales that leave 128 bits.
func slowQuotient(a, b Decimal, decimals, shift int) (Decimal, bool) {
	numerator := new(big.Int).SetUint64(a.magnitude())
	divisor := new(big.Int).SetUint64(b.magnitude())
	if shift > 0 {
		numerator.Mul(numerator, bigPower(shift))
	} else {
		divisor.Mul(divisor, bigPower(-shift))
	}
	quotient := divideHalfUp(numerator, divisor)
	if !quotient.IsUint64() {
		return Decimal{}, false
	}
	return signed(quotient.Uint64(), (a.coefficient < 0) != (b.coefficient < 0), decimals)
}

// divideHalfUp divides two numbers that are not negative, rounding a half up.
func divideHalfUp(numerator, divisor *big.Int) *big.Int {
	quotient, rest := new(big.Int).QuoRem(numerator, divisor, new(big.Int))
	if rest.Lsh(rest, 1).Cmp(divisor) >= 0 {
		quotient.Add(quotient, big.NewInt(1))
	}
	return quotient
}

func bigPower(n int) *big.Int { return new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(n)), nil) }
