package chart

import (
	"gongqiu/build/decimal"
	"gongqiu/build/model"
)

// whole says whether every series has a number at a category that can be piled up, or is no part of it at all: only
// then do the parts show how large the whole is.
func (s *Spec) whole(category int) bool {
	any := false
	for at := range s.Series {
		point := s.Series[at].point(category)
		if point.State == model.NotApplicable {
			continue
		}
		if !point.has() || point.Value.Sign() < 0 {
			return false
		}
		any = true
	}
	return any
}

// sum is all series of a category together; false when one has no number.
func (s *Spec) sum(category int) (decimal.Decimal, bool) {
	var sum decimal.Decimal
	if !s.whole(category) {
		return sum, false
	}
	fits := true
	for at := range s.Series {
		if !s.Series[at].given(category) {
			continue
		}
		if sum, fits = sum.Add(s.Series[at].point(category).Value); !fits {
			return sum, false
		}
	}
	return sum, true
}

// pile is how high the parts of a category are together, counting those that have a number.
func (s *Spec) pile(category int) float64 {
	sum := 0.0
	for at := range s.Series {
		if point := s.Series[at].point(category); point.has() {
			sum += max(0, point.Value.Float64())
		}
	}
	return sum
}

// partsDomain is what an axis of parts must cover: zero, and the highest pile. Shares that were rounded one by one
// add up to 99.9 or to 100.2, and are drawn on an axis that ends at 100.
func partsDomain(s *Spec) (low, high float64) {
	for category := range s.Categories {
		high = max(high, s.pile(category))
	}
	if s.ofHundred(high) {
		return 0, 100
	}
	if s.Reference.Label != "" {
		high = max(high, s.Reference.Value.Float64())
	}
	if high == 0 {
		high = 1
	}
	return 0, high
}

// ofHundred says whether the highest pile is all of a hundred percent, but for rounding.
func (s *Spec) ofHundred(high float64) bool {
	return s.Unit == "%" && high > 99 && high < 100.5+0.05*float64(len(s.Series))
}

// partsAxis is the axis of the wide canvas.
func partsAxis(s *Spec) valueAxis {
	low, high := partsDomain(s)
	return newValueAxis(low, high, wideTicks)
}

// Shares turns the values of a chart of parts into their shares of the sum of each category, in percent to one
// decimal. Where a part has no number, there is no whole, and the shares of the others are not known either.
func (s *Spec) Shares() {
	for category := range s.Categories {
		sum, known := s.sum(category)
		for at := range s.Series {
			if category >= len(s.Series[at].Points) || !s.Series[at].Points[category].has() {
				continue
			}
			point := &s.Series[at].Points[category]
			share, has := percentOf(point.Value, sum)
			*point = Point{
				Value: share, State: model.Present,
				Provisional: point.Provisional, Break: point.Break, Note: point.Note,
			}
			if !known || !has {
				*point = Point{State: model.Missing, Note: point.Note}
			}
		}
	}
	s.Unit = "%"
}
