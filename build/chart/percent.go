package chart

import "gongqiu/build/decimal"

// percentOf is a number in percent of another, to one decimal.
func percentOf(number, base decimal.Decimal) (decimal.Decimal, bool) { return rateTo(number, base, 1) }

// rateTo is a number in percent of another, to some decimals.
func rateTo(number, base decimal.Decimal, decimals int) (decimal.Decimal, bool) {
	hundredfold, fits := number.Shift(2)
	if !fits || base.IsZero() {
		return decimal.Decimal{}, false
	}
	return decimal.Quotient(hundredfold, base, decimals)
}
