package chart

import "gongqiu/build/model"

// drawColumns draws upright bars over time, each at its true place.
func drawColumns(s *sheet) {
	low, high := barDomain(s.spec)
	ticks := wideTicks
	if s.narrow {
		ticks = narrowTicks
	}
	s.eventRoom()
	p := newPlot(s, newValueAxis(low, high, ticks), s.font*0.7)
	p.drawGrid(s)
	p.drawBreaks(s)
	p.drawEvents(s)
	width := p.categories.band() * 0.72 / float64(max(len(s.spec.Series), 1))
	for series := range s.spec.Series {
		p.drawColumns(s, series, width, false)
		p.drawColumns(s, series, width, true)
	}
	p.drawReference(s)
	p.drawColumnNumbers(s, width)
}

// columnX is the middle of the column of a series at a category.
func (p *plot) columnX(s *sheet, series, category int, width float64) float64 {
	return p.categories.x(category) + width*(float64(series)-float64(len(s.spec.Series)-1)/2)
}

// drawColumns draws the columns of a series in one path, the provisional ones in another.
func (p *plot) drawColumns(s *sheet, series int, width float64, provisional bool) {
	shape, opened := partBar, false
	if provisional {
		shape = partBarHollow
	}
	thick := max(width-1, 0.8)
	for at := range s.spec.Categories {
		point := s.spec.Series[series].point(at)
		if !point.has() || point.Provisional != provisional {
			continue
		}
		if !opened {
			s.openSeriesPart(shape, series, 0, 0)
			opened = true
		}
		from, to := p.y(0), p.y(point.Value.Float64())
		s.rectangle(p.columnX(s, series, at, width)-thick/2, min(from, to), thick, max(from, to)-min(from, to))
	}
	if opened {
		s.endPath()
	}
}

// drawColumnNumbers writes the number over every column, if all of them fit; and a sign where there is none.
func (p *plot) drawColumnNumbers(s *sheet, width float64) {
	widest := 0.0
	for series := range s.spec.Series {
		for at := range s.spec.Categories {
			if point := s.spec.Series[series].point(at); point.has() {
				widest = max(widest, s.number(series, at).width)
			}
		}
	}
	fits := s.font*(widest+0.3) <= max(width, p.categories.band()*0.98/float64(max(len(s.spec.Series), 1)))
	s.open(roleValuesMiddle)
	for series := range s.spec.Series {
		for at := range s.spec.Categories {
			point := s.spec.Series[series].point(at)
			x := p.columnX(s, series, at, width)
			switch {
			case point.has() && fits && point.Value.Sign() < 0:
				s.write(x, p.y(point.Value.Float64())+s.font*1.1, s.number(series, at).text)
			case point.has() && fits:
				s.write(x, p.y(point.Value.Float64())-s.font*0.35, s.number(series, at).text)
			case !point.has() && point.State != model.Absent:
				s.write(x, p.y(0)-s.font*0.35, stateSign(point.State))
			}
		}
	}
	s.close()
}
