package judge

import "gongqiu/build/decimal"

// slips lists the numbers that a printed one may have been before one slip of the hand: a digit mistyped, two
// neighbours swapped, a digit lost or one too many. The sign and the decimal point stay where they were; a digit lost
// or doubled behind the point moves it.
func slips(d decimal.Decimal) []decimal.Decimal { return append(mistyped(d), miscounted(d)...) }

// slipList gathers numbers other than the printed one.
type slipList struct {
	printed  decimal.Decimal
	negative bool
	all      []decimal.Decimal
}

func (l *slipList) add(digits []int8, scale int8) {
	if number, ok := fromDigits(digits, l.negative, scale); ok && !number.Equal(l.printed) {
		l.all = append(l.all, number)
	}
}

// mistyped lists the numbers with one digit other than printed, or with two neighbours swapped.
func mistyped(d decimal.Decimal) []decimal.Decimal {
	digits, negative := digitsOf(d)
	list := slipList{printed: d, negative: negative}
	changed := make([]int8, len(digits))
	for at := range digits {
		for digit := range int8(10) {
			copy(changed, digits)
			changed[at] = digit
			list.add(changed, d.Scale())
		}
	}
	for at := range len(digits) - 1 {
		copy(changed, digits)
		changed[at], changed[at+1] = changed[at+1], changed[at]
		list.add(changed, d.Scale())
	}
	return list.all
}

// miscounted lists the numbers with one digit more or less than printed.
func miscounted(d decimal.Decimal) []decimal.Decimal {
	digits, negative := digitsOf(d)
	list := slipList{printed: d, negative: negative}
	longer := make([]int8, len(digits)+1)
	for at := range longer {
		copy(longer, digits[:at])
		copy(longer[at+1:], digits[at:])
		for digit := range int8(10) {
			longer[at] = digit
			behind := len(digits) - at // digits behind the new one
			if behind >= int(d.Scale()) {
				list.add(longer, d.Scale())
			}
			if behind <= int(d.Scale()) {
				list.add(longer, d.Scale()+1)
			}
		}
	}
	if len(digits) == 1 {
		return list.all
	}
	shorter := make([]int8, len(digits)-1)
	for at := range digits {
		copy(shorter, digits[:at])
		copy(shorter[at:], digits[at+1:])
		scale := d.Scale()
		if len(digits)-at <= int(scale) {
			scale--
		}
		list.add(shorter, scale)
	}
	return list.all
}

// digitsOf are the printed digits of a number, first the highest, at least one before the decimal point.
func digitsOf(d decimal.Decimal) (digits []int8, negative bool) {
	rest := d.Abs().Coefficient()
	for rest > 0 || len(digits) <= int(d.Scale()) {
		digits = append([]int8{int8(rest % 10)}, digits...)
		rest /= 10
	}
	if len(digits) == 0 {
		digits = []int8{0}
	}
	return digits, d.Sign() < 0
}

// fromDigits is a number of printed digits; false where nobody would print it so.
func fromDigits(digits []int8, negative bool, scale int8) (decimal.Decimal, bool) {
	leadingZero := digits[0] == 0 && len(digits) > int(max(scale, 0))+1
	if len(digits) > decimal.MaxDigits || leadingZero {
		return decimal.Decimal{}, false
	}
	var coefficient int64
	for _, digit := range digits {
		coefficient = coefficient*10 + int64(digit)
	}
	if negative {
		coefficient = -coefficient
	}
	return decimal.New(coefficient, scale), true
}
