package chart

// drawArea draws the parts of a whole over time, piled upon each other from zero. What lies between two periods is
// filled only where both are whole, follow each other, and mean the same; a period that stands alone is a column.
func drawArea(s *sheet) {
	low, high := partsDomain(s.spec)
	ticks := wideTicks
	if s.narrow {
		ticks = narrowTicks
	}
	values := newValueAxis(low, high, ticks)
	direct := s.prepareParts()
	if !direct {
		s.legend(s.swatchBar)
	}
	s.eventRoom()
	p := newPlot(s, values, s.endWidth(direct))
	piles := pilesOf(s.spec)
	if direct && len(s.labels) > 0 && !s.settleParts(&p, piles) {
		s.legend(s.swatchBar)
		s.labels = s.labels[:0]
		p = newPlot(s, values, s.endWidth(false))
	}
	p.drawGrid(s)
	for series := range s.spec.Series {
		s.openSeriesPart(partBar, series, 0, 0)
		p.drawPart(s, piles, series)
		s.endPath()
	}
	p.drawBreaks(s)
	p.drawEvents(s)
	p.drawReference(s)
	s.drawProvisionalParts(&p, piles)
	s.drawNothings(&p)
	s.drawEnds(&p)
}

// swatchBar is a piece of a series' fill, for legends.
func (s *sheet) swatchBar(series int, x, y float64) {
	s.openSeriesPart(partBar, series, 0, 0)
	s.rectangle(x+6, y-6, 14, 12)
	s.endPath()
}

// pilesOf is where each part of each category ends: one row of heights for each series, after a row of zeros.
func pilesOf(spec *Spec) [][]float64 {
	piles := make([][]float64, len(spec.Series)+1)
	piles[0] = make([]float64, len(spec.Categories))
	for series := range spec.Series {
		piles[series+1] = make([]float64, len(spec.Categories))
		for at := range spec.Categories {
			piles[series+1][at] = piles[series][at]
			if point := spec.Series[series].point(at); point.has() {
				piles[series+1][at] += max(0, point.Value.Float64())
			}
		}
	}
	return piles
}

// pileY is where a height is on the canvas; what rounding puts beyond the end of the axis stays on it.
func (p *plot) pileY(height float64) float64 { return p.y(min(height, p.high)) }

// drawPart fills one series: a shape for each stretch of whole categories that follow each other.
func (p *plot) drawPart(s *sheet, piles [][]float64, series int) {
	for first := 0; first < len(s.spec.Categories); {
		if !s.spec.whole(first) {
			first++
			continue
		}
		last := first
		for last+1 < len(s.spec.Categories) && s.spec.whole(last+1) && !s.spec.breaksAt(last+1) &&
			p.categories.adjacent(last, last+1) {
			last++
		}
		p.drawStretch(s, piles, series, first, last)
		first = last + 1
	}
}

func (p *plot) drawStretch(s *sheet, piles [][]float64, series, first, last int) {
	above, below := piles[series+1], piles[series]
	if first == last {
		width := min(p.categories.band()*0.6, s.font)
		top, bottom := p.pileY(above[first]), p.pileY(below[first])
		s.rectangle(p.categories.x(first)-width/2, top, width, bottom-top)
		return
	}
	for at := first; at <= last; at++ {
		command := byte('L')
		if at == first {
			command = 'M'
		}
		s.point(command, p.categories.x(at), p.pileY(above[at]))
	}
	for at := last; at >= first; at-- {
		s.point('L', p.categories.x(at), p.pileY(below[at]))
	}
	s.body = append(s.body, 'z')
}

// drawProvisionalParts marks the upper edge of provisional parts.
func (s *sheet) drawProvisionalParts(p *plot, piles [][]float64) {
	for series := range s.spec.Series {
		open := false
		for at := range s.spec.Categories {
			if !s.spec.Series[series].point(at).Provisional || !s.spec.whole(at) {
				continue
			}
			if !open {
				s.openSeries(series)
				open = true
			}
			s.marker(partHollow, series, p.categories.x(at), p.pileY(piles[series+1][at]))
		}
		if open {
			s.close()
		}
	}
}

// lastWhole is the last category with all parts; -1 when there is none.
func (s *Spec) lastWhole() int {
	for at := len(s.Categories) - 1; at >= 0; at-- {
		if s.whole(at) {
			return at
		}
	}
	return -1
}

// prepareParts measures the names of the parts, which stand at the right end of each. It is false when a legend is
// better.
func (s *sheet) prepareParts() bool {
	last := s.spec.lastWhole()
	return s.prepareLabels(func(int) int { return last })
}

// settleParts finds a place for every name, at the middle of its part.
func (s *sheet) settleParts(p *plot, piles [][]float64) bool {
	last := s.spec.lastWhole()
	for at := range s.labels {
		l := &s.labels[at]
		l.wanted = p.pileY((piles[l.series][last] + piles[l.series+1][last]) / 2)
	}
	return settle(s.labels, p.top-s.font*0.6, p.bottom()+s.font*0.6)
}
