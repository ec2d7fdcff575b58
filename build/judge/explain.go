package judge

import (
	"slices"

	"gongqiu/build/decimal"
	"gongqiu/build/model"
)

// explain reports a dispute with the likeliest cause. Of a published value and another beside it that it must fit, such
// as a percentage and a difference, the one whose slip explains the disagreement is reported.
func (j *judge) explain(at int) {
	d := &j.disputed[at]
	if d.undefined {
		j.report(d, model.CauseZero)
		return
	}
	if d.kind != publishedValue {
		if suspect, number, found := j.onlySlip(at); found {
			j.reportSlip(suspect, number, []int{at})
			return
		}
		j.report(d, j.causeOfSum(d))
		return
	}
	if cause := j.byRule(d); cause != model.CauseUnexplained {
		j.report(d, cause)
		return
	}
	if explains(mistyped(d.cell.Number), d.computed) {
		j.report(d, model.CauseDigit)
		return
	}
	if suspect, number, found := j.slipBeside(at); found {
		j.reportSlip(suspect, number, []int{at})
		return
	}
	j.report(d, j.bySlip(at))
}

// causeOfSum is the cause where parts, shares or the sides of an equation disagree.
func (j *judge) causeOfSum(d *dispute) model.Cause {
	switch {
	case d.kind == equation:
		return model.CauseIdentity
	case d.kind == orderOfRange:
		return model.CauseOrder
	case d.kind == partsOfPeriod:
		return model.CausePeriods
	case d.kind == placesOfRegion:
		return model.CausePlaces
	case d.kind == sharesOfWhole && d.n >= 0:
		other := d.relation
		if other.n = -1; j.holds(other) {
			return model.CauseDenominator
		}
	}
	return model.CauseParts
}

// bySlip is the slip of the hand that explains a published value, in itself or in what it was computed from; or the
// rule that comes closest.
func (j *judge) bySlip(at int) model.Cause {
	d := &j.disputed[at]
	if explains(miscounted(d.cell.Number), d.computed) {
		return model.CauseDigit
	}
	if d.published.neg().meets(d.computed) {
		return model.CauseSign
	}
	if power := d.misplaced(); power != 0 {
		d.wrongUnit = j.manyAlike(at, func(other *dispute) bool { return other.misplaced() == power })
		return model.CauseUnit
	}
	all := func(*dispute) bool { return true }
	if cause := j.nearest(d); cause != model.CauseUnexplained || j.manyAlike(at, all) {
		return cause
	}
	return j.inputSlip(at)
}

// misplaced is the power of ten that a published value must be multiplied by to agree with the computed one; 0 if there
// is none.
func (d *dispute) misplaced() int {
	const widest = 8
	for power := 1; power <= widest; power++ {
		if d.published.shift(power).meets(d.computed) {
			return power
		}
		if d.published.shift(-power).meets(d.computed) {
			return -power
		}
	}
	return 0
}

// fewAlike is how many values of a column of one table may be disputed alike until something else than slips of the
// hand must be behind them.
const fewAlike = 3

// manyAlike says whether more than a few disputes about a column of one table are like one of them. Those of a table
// stand one after another.
func (j *judge) manyAlike(at int, alike func(*dispute) bool) bool {
	d, count := &j.disputed[at], 1
	for _, step := range []int{-1, 1} {
		for n := at + step; n >= 0 && n < len(j.disputed) && count <= fewAlike; n += step {
			other := &j.disputed[n]
			if other.table != d.table || other.kind != d.kind {
				break
			}
			if other.column == d.column && alike(other) {
				count++
			}
		}
	}
	return count > fewAlike
}

// explains says whether one of some numbers agrees with a computed value.
func explains(numbers []decimal.Decimal, computed span) bool {
	return slices.ContainsFunc(numbers, func(number decimal.Decimal) bool {
		return spanOf(decimal.Printed(number)).meets(computed)
	})
}

// slipBeside finds a mistyped digit in another published value that a disputed one was compared with, and that alone
// explains the disagreement.
func (j *judge) slipBeside(at int) (suspect input, number decimal.Decimal, found bool) {
	d := &j.disputed[at]
	own := input{d.table.Breakdown, d.table.First + d.n, d.column}
	for _, i := range d.inputs {
		cell, column := i.cell(), i.column
		isCount := column.Change() == model.Level && j.DerivedOf(column.Quantity()) == nil
		if i == own || isCount || cell.Special || cell.Qualifier != decimal.Exact {
			continue
		}
		for _, other := range mistyped(cell.Number) {
			if j.fits(i, other, []int{at}) {
				return i, other, true
			}
		}
	}
	return input{}, decimal.Decimal{}, false
}

// onlySlip finds the one number of a sum or an equation whose slip explains that it does not hold, where every other
// slip would upset something else. Where nothing else rests on the number, nothing speaks against it but the sum.
func (j *judge) onlySlip(at int) (suspect input, number decimal.Decimal, found bool) {
	for _, i := range j.disputed[at].inputs {
		cell := i.cell()
		if cell.Special || cell.Qualifier != decimal.Exact {
			continue
		}
		for _, other := range mistyped(cell.Number) {
			if !j.fits(i, other, []int{at}) {
				continue
			}
			if found {
				return input{}, decimal.Decimal{}, false
			}
			suspect, number, found = i, other, true
		}
	}
	return suspect, number, found && len(j.dependent[suspect]) > 0
}

// inputSlip is Input where one slip in a number that the value was computed from explains it.
func (j *judge) inputSlip(at int) model.Cause {
	d := &j.disputed[at]
	own := input{d.table.Breakdown, d.table.First + d.n, d.column}
	for _, i := range d.inputs {
		printed := i.cell().Number
		if i == own {
			continue
		}
		numbers := mistyped(printed)
		if !fewDigits(printed) {
			numbers = append(numbers, miscounted(printed)...)
		}
		for _, number := range numbers {
			if j.fits(i, number, []int{at}) {
				return model.CauseInput
			}
		}
	}
	return model.CauseUnexplained
}

// fewDigits says whether a number is so short that a digit more or less makes nearly any other number of it, so that
// such a slip explains nothing.
func fewDigits(d decimal.Decimal) bool {
	digits, _ := digitsOf(d)
	return len(digits) < 4
}
