package chart

import "gongqiu/build/model"

// drawStacked draws lying bars that are cut into the parts of each category, with the number in every part that has
// room for it and the whole at the end.
func drawStacked(s *sheet) {
	low, high := partsDomain(s.spec)
	s.legend(s.swatchBar)
	r, labels := newRowsOf(s, low, high, 20, func(r rows) (float64, float64) { return 0, s.totalsWidth(r) })
	top := s.y
	r.drawGrid(s, top, top+labels.height)
	labels.draw(s, r.edge, top)
	piles := pilesOf(s.spec)
	for series := range s.spec.Series {
		s.openSeries(series)
		r.drawParts(s, piles, series, labels.middles, false)
		r.drawParts(s, piles, series, labels.middles, true)
		r.drawPartNumbers(s, piles, series, labels.middles)
		s.close()
	}
	r.drawTotals(s, piles, labels.middles)
	s.y = top + labels.height + s.font*2
}

// pileX is where a sum is on the canvas; what rounding puts beyond the end of the axis stays on it.
func (r *rows) pileX(sum float64) float64 { return r.x(min(sum, r.high)) }

// drawParts draws one part of every category in one path, the provisional ones in another.
func (r *rows) drawParts(s *sheet, piles [][]float64, series int, middles []float64, provisional bool) {
	shape, opened := partBar, false
	if provisional {
		shape = partBarHollow
	}
	for at := range middles {
		number := s.number(series, at)
		if !number.given || number.provisional != provisional || number.value <= 0 {
			continue
		}
		if !opened {
			s.openPart(shape, series)
			opened = true
		}
		from, to := r.pileX(piles[series][at]), r.pileX(piles[series+1][at])
		s.rectangle(from+0.5, s.y+middles[at]-r.thickness/2, to-from-1, r.thickness)
	}
	if opened {
		s.endPath()
	}
}

// drawPartNumbers writes the numbers into the parts that have room for them.
func (r *rows) drawPartNumbers(s *sheet, piles [][]float64, series int, middles []float64) {
	opened := false
	for at := range middles {
		number := s.number(series, at)
		from, to := r.pileX(piles[series][at]), r.pileX(piles[series+1][at])
		if !number.given || s.font*(number.width+0.6) > to-from {
			continue
		}
		if !opened {
			s.body = append(s.body, "<g"...)
			s.look(partInside, series)
			s.attribute("text-anchor", "middle")
			s.body = append(s.body, '>')
			opened = true
		}
		s.writeNumber((from+to)/2, s.y+middles[at]+s.font*0.36, number)
	}
	if opened {
		s.close()
	}
}

// totalText is what stands at the end of a category: the whole, or in words that a part of it is not known. Shares
// have no sum that anybody needs.
func (s *sheet) totalText(category int) string {
	sum, known := s.spec.sum(category)
	switch {
	case !known:
		for series := range s.spec.Series {
			if point := s.spec.Series[series].point(category); !point.has() && point.State != model.NotApplicable {
				return s.text(stateKey(point.State))
			}
		}
		return ""
	case s.spec.Unit == "%" || len(s.spec.Series) < 2:
		return ""
	}
	return s.valueText(Point{Value: sum})
}

// totalsWidth is how much room the sums need beyond the axis.
func (s *sheet) totalsWidth(r rows) float64 {
	after := s.font * s.lastTick(r.values).width / 2
	room := s.width * 0.5
	for at := range s.spec.Categories {
		if text := s.totalText(at); text != "" {
			left := float64((r.high - min(r.high, s.spec.pile(at))) * room / (r.high - r.low))
			after = max(after, s.font*(textWidth(text)*1.06+0.8)-left)
		}
	}
	return after
}

// drawTotals writes the sums at the ends of the bars.
func (r *rows) drawTotals(s *sheet, piles [][]float64, middles []float64) {
	s.open(roleValues)
	for at := range middles {
		if text := s.totalText(at); text != "" {
			s.write(r.pileX(piles[len(piles)-1][at])+s.font*0.4, s.y+middles[at]+s.font*0.36, text)
		}
	}
	s.close()
}
