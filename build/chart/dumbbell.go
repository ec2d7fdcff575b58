package chart

import (
	"cmp"
	"slices"
)

// drawDumbbell draws two or more values of each category on one line, joined: what matters is how far they are apart.
// The places are those of the values, so the axis need not start at zero.
func drawDumbbell(s *sheet) {
	low, high := lineDomain(s.spec)
	s.legend(func(series int, x, y float64) {
		s.openSeries(series)
		s.marker(partDot, series, x+13, y)
		s.close()
	})
	r, labels := newRowsOf(s, low, high, 16, s.endsOverhang)
	if s.spec.Reference.Label != "" {
		s.y += s.font * 1.2
	}
	top := s.y
	r.drawGrid(s, top, top+labels.height)
	labels.draw(s, r.edge, top)
	s.data()
	for at := range labels.middles {
		s.target(at, nil, r.left, top+labels.middles[at]-s.font*0.85, r.width, s.font*1.7)
	}
	r.drawLinks(s, labels.middles)
	for series := range s.spec.Series {
		s.openSeries(series)
		for at := range labels.middles {
			if number := s.number(series, at); number.given {
				shape := partDot
				if number.provisional {
					shape = partHollow
				}
				s.about(series, at)
				s.marker(shape, series, r.x(number.value), top+labels.middles[at])
			}
		}
		s.close()
	}
	r.drawOuter(s, labels.middles)
	s.endData()
	s.y = top + labels.height + s.font*2
}

// outer is the series of the lowest and of the highest value of a category; -1 when it has no number.
func (s *sheet) outer(category int) (low, high int) {
	low, high = -1, -1
	for series := range s.spec.Series {
		number := s.number(series, category)
		if !number.given {
			continue
		}
		if low < 0 || number.value < s.number(low, category).value {
			low = series
		}
		if high < 0 || number.value >= s.number(high, category).value {
			high = series
		}
	}
	return low, high
}

// eachEnds calls back with the series of the lowest and of the highest value of a category. While the marks are told,
// it also does so with those that are at the ends once others are taken away, and with what must hold of the series.
func (s *sheet) eachEnds(category int, draw func(low, high int, of []int)) {
	if !s.telling {
		low, high := s.outer(category)
		draw(low, high, nil)
		return
	}
	var order []int // of the values
	for series := range s.spec.Series {
		if s.number(series, category).given {
			order = append(order, series)
		}
	}
	if len(order) == 0 {
		draw(-1, -1, nil)
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Compare(s.number(a, category).value, s.number(b, category).value)
	})
	for from := range order {
		for to := from; to < len(order); to++ {
			of := []int{order[from], order[to]}
			for at, series := range order {
				if at < from || at > to {
					of = append(of, ^series)
				}
			}
			draw(order[from], order[to], of)
		}
	}
}

// endsOverhang is how much room the numbers beside the outermost markers need beyond the axis, at its two ends.
func (s *sheet) endsOverhang(r rows) (before, after float64) {
	room := s.width * 0.5
	after = s.font * s.lastTick(r.values).width / 2
	for at := range s.spec.Categories {
		low, high := s.outer(at)
		if low < 0 {
			continue
		}
		needs := func(series int) float64 { return s.font * (s.number(series, at).width*1.06 + 1.1) }
		after = max(after, needs(high)-float64((r.high-s.number(high, at).value)*room/(r.high-r.low)))
		if low != high {
			before = max(before, needs(low)-float64((s.number(low, at).value-r.low)*room/(r.high-r.low)))
		}
	}
	return before, after
}

// drawLinks joins the outermost values of each category.
func (r *rows) drawLinks(s *sheet, middles []float64) {
	s.openLines(roleLink)
	for at := range middles {
		s.eachEnds(at, func(low, high int, of []int) {
			if low != high {
				y := s.y + middles[at]
				s.aboutOf(-1, at, of)
				s.line(r.x(s.number(low, at).value), y, r.x(s.number(high, at).value), y)
			}
		})
	}
	s.endPath()
}

// drawOuter writes the numbers outside of the outermost markers, or in words why there is none.
func (r *rows) drawOuter(s *sheet, middles []float64) {
	gap := s.font * 0.65
	s.open(roleValues)
	for at := range middles {
		y := s.y + middles[at] + s.font*0.36
		s.eachEnds(at, func(low, high int, of []int) {
			s.aboutOf(high, at, of)
			if low < 0 && len(s.spec.Series) > 0 {
				s.write(r.left+gap, y, s.text(stateKey(s.spec.Series[0].point(at).State)))
			}
			if high >= 0 {
				s.writeNumber(r.x(s.number(high, at).value)+gap, y, s.number(high, at))
			}
		})
	}
	s.close()
	s.open(roleValuesEnd)
	for at := range middles {
		s.eachEnds(at, func(low, high int, of []int) {
			if low != high {
				s.aboutOf(low, at, of)
				s.writeNumber(r.x(s.number(low, at).value)-gap, s.y+middles[at]+s.font*0.36, s.number(low, at))
			}
		})
	}
	s.close()
}
