package chart

import (
	"slices"

	"gongqiu/build/decimal"
)

// mostEven is how many steps a scale has whose steps hold about as many numbers each.
const mostEven = 5

// evenBounds cuts the numbers of a chart into steps that hold about as many each: every bound but the last is the
// lowest number of its step. It is nil where there are too few different numbers for two steps.
func evenBounds(spec *Spec) []decimal.Decimal {
	numbers := spec.sortedNumbers()
	steps := min(mostEven, len(numbers))
	var bounds []decimal.Decimal
	for step := range steps {
		bound := numbers[step*len(numbers)/steps]
		if len(bounds) == 0 || bound.Cmp(bounds[len(bounds)-1]) > 0 {
			bounds = append(bounds, bound)
		}
	}
	if len(bounds) < 2 {
		return nil
	}
	if highest := numbers[len(numbers)-1]; highest.Cmp(bounds[len(bounds)-1]) > 0 {
		bounds = append(bounds, highest)
	}
	return bounds
}

// sortedNumbers are all numbers of a chart, the lowest first.
func (s *Spec) sortedNumbers() []decimal.Decimal {
	var numbers []decimal.Decimal
	for series := range s.Series {
		for at := range s.Categories {
			if point := s.Series[series].point(at); point.has() {
				numbers = append(numbers, point.Value)
			}
		}
	}
	slices.SortFunc(numbers, decimal.Decimal.Cmp)
	return numbers
}

// Skewed says whether steps of one width would put more than two thirds of the numbers of a heat table or map into one
// of them, so that it would show little: a few large places beside many small ones.
func (s *Spec) Skewed() bool {
	c := newScale(s)
	if c.turns || c.count() < 2 {
		return false
	}
	numbers := s.sortedNumbers()
	inStep := make(map[int]int)
	most := 0
	for _, number := range numbers {
		class := c.class(number)
		inStep[class]++
		most = max(most, inStep[class])
	}
	return 3*most > 2*len(numbers)
}
