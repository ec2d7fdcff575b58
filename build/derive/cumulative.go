package derive

import (
	"gongqiu/build/decimal"
	"gongqiu/build/model"
	"gongqiu/build/period"
)

// cumulative is the sum of a quantity over the calendar year so far: over every period of the row's length from January
// to the row's. There is none where one of them is not known. The first period of a year, a whole year and a span that
// starts in January say it themselves.
func (t *Table) cumulative(n int, q model.Quantity) Value {
	now := t.Dataset.Periods[t.Period]
	own := t.Level(n, q)
	if now.YearToDate() || !own.Has() {
		return own
	}
	if now.IsSpan() {
		return Value{}
	}
	sum, decimals := own.Number, own.Number.Scale()
	for before := range now.Ordinal() - 1 {
		earlier, row := t.at(n, now.Shift(-before-1))
		if row < 0 {
			return Value{}
		}
		part := earlier.Level(row, q)
		if !part.Has() {
			return Value{}
		}
		var ok bool
		if sum, ok = sum.Add(part.Number); !ok {
			return Value{}
		}
		decimals = min(decimals, part.Number.Scale())
	}
	return present(sum.Round(int(decimals)), true)
}

// Elapsed is how much of its year is gone at the end of a period, in percent: a third of it for January to April. A
// period that ends in a later year than it starts has its whole year behind it.
func Elapsed(p period.Period) decimal.Rational {
	return elapsedOf(p, p.StartMonth()-p.StartMonth()%monthsPerYear, monthsPerYear)
}

const monthsPerYear = 12

// elapsedOf is how much of a stretch of months is gone at the end of a period, in percent.
func elapsedOf(p period.Period, start, months int) decimal.Rational {
	gone := min(p.EndMonth()+1-start, months)
	share, _ := decimal.Fraction(int64(100*gone), int64(months))
	return share
}
