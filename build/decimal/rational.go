package decimal

import (
	"math"
	"math/big"
	"math/bits"
)

// Rational is an exact fraction, for formulas of several steps that round once at their end. Its zero value is 0. It
// is a value: no operation changes its operands. Small fractions are kept in two words, others in math/big.
type Rational struct {
	numerator   int64
	denominator int64 // above 0; 0 is read as 1, so that the zero value is 0
	large       *big.Rat
}

// From is the exact value of d as a fraction.
func From(d Decimal) Rational {
	scale := int(d.scale)
	switch {
	case d.coefficient == 0:
		return Rational{}
	case scale == 0 && d.coefficient != math.MinInt64:
		return Rational{numerator: d.coefficient, denominator: 1}
	case scale > 0 && scale <= 18 && d.coefficient != math.MinInt64:
		return small(d.coefficient, int64(powers[scale]))
	}
	r := new(big.Rat).SetInt64(d.coefficient)
	if scale > 0 {
		return shrink(r.Quo(r, new(big.Rat).SetInt(bigPower(scale))))
	}
	return shrink(r.Mul(r, new(big.Rat).SetInt(bigPower(-scale))))
}

// Fraction is numerator / denominator; false when the denominator is 0.
func Fraction(numerator, denominator int64) (Rational, bool) {
	if denominator == 0 {
		return Rational{}, false
	}
	return shrink(big.NewRat(numerator, denominator)), true
}

// small reduces a fraction whose denominator is above 0 and whose numerator is not the least int64.
func small(numerator, denominator int64) Rational {
	if denominator == 1 {
		return Rational{numerator: numerator, denominator: 1}
	}
	a, b := numerator, denominator
	if a < 0 {
		a = -a
	}
	for b != 0 {
		a, b = b, a%b
	}
	return Rational{numerator: numerator / a, denominator: denominator / a}
}

// shrink brings a big fraction into the two words when it fits them.
func shrink(r *big.Rat) Rational {
	if r.Num().IsInt64() && r.Denom().IsInt64() && r.Num().Int64() != math.MinInt64 {
		return Rational{numerator: r.Num().Int64(), denominator: r.Denom().Int64()}
	}
	return Rational{large: r}
}

func (r Rational) below() int64 { return max(r.denominator, 1) }

func (r Rational) rat() *big.Rat {
	if r.large != nil {
		return r.large
	}
	return big.NewRat(r.numerator, r.below())
}

// product multiplies two words, false on overflow (and for the least int64, which has no opposite).
func product(a, b int64) (int64, bool) {
	high, low := bits.Mul64(Decimal{coefficient: a}.magnitude(), Decimal{coefficient: b}.magnitude())
	if high != 0 || low > math.MaxInt64 {
		return 0, false
	}
	if (a < 0) != (b < 0) {
		return -int64(low), true
	}
	return int64(low), true
}

// Add is the exact sum.
func (r Rational) Add(other Rational) Rational {
	if r.large == nil && other.large == nil {
		left, ok1 := product(r.numerator, other.below())
		right, ok2 := product(other.numerator, r.below())
		denominator, ok3 := product(r.below(), other.below())
		sum, ok4 := Decimal{coefficient: left}.Add(Decimal{coefficient: right})
		if ok1 && ok2 && ok3 && ok4 && sum.coefficient != math.MinInt64 {
			return small(sum.coefficient, denominator)
		}
	}
	return shrink(new(big.Rat).Add(r.rat(), other.rat()))
}

// Neg is the fraction with the other sign.
func (r Rational) Neg() Rational {
	if r.large != nil {
		return shrink(new(big.Rat).Neg(r.large))
	}
	return Rational{numerator: -r.numerator, denominator: r.denominator}
}

// Sub is the exact difference.
func (r Rational) Sub(other Rational) Rational { return r.Add(other.Neg()) }

// Mul is the exact product.
func (r Rational) Mul(other Rational) Rational {
	if r.large == nil && other.large == nil {
		numerator, ok1 := product(r.numerator, other.numerator)
		denominator, ok2 := product(r.below(), other.below())
		if ok1 && ok2 {
			return small(numerator, denominator)
		}
	}
	return shrink(new(big.Rat).Mul(r.rat(), other.rat()))
}

// Quo is the exact quotient; false when other is 0.
func (r Rational) Quo(other Rational) (Rational, bool) {
	if other.Sign() == 0 {
		return Rational{}, false
	}
	if other.large != nil {
		return r.Mul(shrink(new(big.Rat).Inv(other.large))), true
	}
	inverse := Rational{numerator: other.below(), denominator: other.numerator}
	if inverse.denominator < 0 {
		inverse.numerator, inverse.denominator = -inverse.numerator, -inverse.denominator
	}
	return r.Mul(inverse), true
}

// Sign is -1, 0 or 1.
func (r Rational) Sign() int {
	if r.large != nil {
		return r.large.Sign()
	}
	return Decimal{coefficient: r.numerator}.Sign()
}

// Cmp compares the values: -1, 0 or 1.
func (r Rational) Cmp(other Rational) int { return r.Sub(other).Sign() }

// Round is the value rounded half away from zero to exactly the given number of decimals; false when that does not
// fit a Decimal.
func (r Rational) Round(decimals int) (Decimal, bool) {
	if r.large == nil {
		return Quotient(Decimal{coefficient: r.numerator}, Decimal{coefficient: r.below()}, decimals)
	}
	if decimals < -MaxScale || decimals > MaxScale {
		return Decimal{}, false
	}
	numerator := new(big.Int).Abs(r.large.Num())
	divisor := new(big.Int).Set(r.large.Denom())
	if decimals > 0 {
		numerator.Mul(numerator, bigPower(decimals))
	} else {
		divisor.Mul(divisor, bigPower(-decimals))
	}
	quotient := divideHalfUp(numerator, divisor)
	if !quotient.IsUint64() {
		return Decimal{}, false
	}
	return signed(quotient.Uint64(), r.Sign() < 0, decimals)
}

// String is the fraction as "num/den".
func (r Rational) String() string { return r.rat().String() }
