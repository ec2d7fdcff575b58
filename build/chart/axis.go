package chart

import (
	"math"

	"gongqiu/build/decimal"
	"gongqiu/build/model"
)

// valueAxis is a scale of nice ticks: every whole multiple, from first to last, of a step of 1, 2 or 5 times a power
// of ten. Ticks are kept as whole numbers, so their labels are exact.
type valueAxis struct {
	mantissa    int64
	exponent    int8 // step = mantissa × 10^exponent
	first, last int64
}

// newValueAxis covers low to high with at most the given number of intervals (one more at each end when an end
// falls between ticks).
func newValueAxis(low, high float64, most int) valueAxis {
	if !(high > low) {
		pad := max(math.Abs(low)*0.1, 1e-9)
		if low == 0 {
			pad = 1
		}
		low, high = low-pad, high+pad
	}
	span := high - low
	for exponent := firstExponent(span / float64(most)); ; exponent++ {
		for _, mantissa := range [3]int64{1, 2, 5} {
			a := valueAxis{mantissa: mantissa, exponent: exponent}
			step := a.step()
			first, last := math.Floor(low/step+1e-9), math.Ceil(high/step-1e-9)
			if last-first <= float64(most) || exponent >= decimal.MaxScale {
				a.first, a.last = int64(first), int64(last)
				return a
			}
		}
	}
}

// firstExponent is a power of ten that is not above the smallest step worth trying.
func firstExponent(step float64) int8 {
	near := min(max(math.Floor(math.Log10(step))-1, -decimal.MaxScale), decimal.MaxScale)
	exponent := int8(near)
	for exponent < decimal.MaxScale && math.Pow10(int(exponent)+1) <= step {
		exponent++
	}
	return exponent
}

// step is the distance between two ticks.
func (a valueAxis) step() float64 { return decimal.New(a.mantissa, -a.exponent).Float64() }

// low and high are the ends of the axis.
func (a valueAxis) low() float64  { return a.tick(a.first).Float64() }
func (a valueAxis) high() float64 { return a.tick(a.last).Float64() }

// tick is the exact value of a tick.
func (a valueAxis) tick(multiple int64) decimal.Decimal {
	return decimal.New(multiple*a.mantissa, -a.exponent)
}

// power is the power of ten whose word every label of the axis carries, chosen for the largest tick.
func (a valueAxis) power(language model.Language) int {
	largest := a.tick(max(a.last, -a.first))
	power := wordPower(language, largest)
	if power-int(a.exponent) > 2 {
		return 0 // the labels would need three decimals: plain digits read better
	}
	return power
}

// extent is the lowest and highest value of all points, and whether there is one.
func (s *Spec) extent() (low, high float64, any bool) {
	for at := range s.Series {
		points := s.Series[at].Points[:min(len(s.Series[at].Points), len(s.Categories))]
		for n := range points {
			if !points[n].has() {
				continue
			}
			value := points[n].Value.Float64()
			if !any {
				low, high, any = value, value, true
			}
			low, high = min(low, value), max(high, value)
		}
	}
	return low, high, any
}

// lineDomain is what a line's axis must cover. It starts at zero unless all values are far from it, and a reference
// line is always inside: a ratio is read against 1, not against 0. What the author asks for decides where it starts,
// but no number is ever outside.
func lineDomain(s *Spec) (low, high float64) {
	lowest, highest, any := s.extent()
	low, high = s.natural(lowest, highest, any)
	if s.Axis.From.Given {
		low = s.Axis.From.Value.Float64()
		if any {
			low = min(low, lowest)
		}
		if s.Reference.Label != "" {
			low = min(low, s.Reference.Value.Float64())
		}
	}
	if s.Axis.To.Given {
		high = max(high, s.Axis.To.Value.Float64())
	}
	return low, high
}

// natural is what an axis of lines covers when nobody asks for more.
func (s *Spec) natural(low, high float64, any bool) (float64, float64) {
	if s.Reference.Label != "" {
		return s.withReference(low, high, any)
	}
	if !any {
		return 0, 1
	}
	const near = 0.4 // of the larger end
	if low >= 0 && low < near*high {
		low = 0
	}
	if high <= 0 && high > near*low {
		high = 0
	}
	return low, high
}

// withReference widens a range to hold the reference value; without data the reference is all that it holds.
func (s *Spec) withReference(low, high float64, any bool) (float64, float64) {
	value := s.Reference.Value.Float64()
	if !any {
		return value, value
	}
	return min(low, value), max(high, value)
}

// barDomain is what an axis of bars must cover: zero always, because a bar is its length.
func barDomain(s *Spec) (low, high float64) { return s.barDomainOf(s.extent()) }

// barDomainOf is what an axis of bars of numbers from low to high must cover.
func (s *Spec) barDomainOf(low, high float64, any bool) (float64, float64) {
	if s.Reference.Label != "" {
		low, high = s.withReference(low, high, any)
	}
	low, high = min(low, 0), max(high, 0)
	if s.Axis.From.Given {
		low = min(low, s.Axis.From.Value.Float64())
	}
	if s.Axis.To.Given {
		high = max(high, s.Axis.To.Value.Float64())
	}
	if low == high {
		high = 1
	}
	return low, high
}

const (
	wideTicks   = 6
	narrowTicks = 5
	acrossTicks = 4 // horizontal axes on the narrow canvas, whose labels stand side by side
)

// lineAxis and barAxis are the axes of the wide canvas, which the interactive chart takes over.
func lineAxis(s *Spec) valueAxis {
	low, high := lineDomain(s)
	return newValueAxis(low, high, wideTicks)
}

func barAxis(s *Spec) valueAxis {
	low, high := barDomain(s)
	return newValueAxis(low, high, wideTicks)
}
