package chart

// extremes are the categories of the highest and the lowest point of a single line that want a label of their own; -1
// is none. The last point has one already where the ends of lines are labelled.
func (s *sheet) extremes() (high, low int) {
	high, low = -1, -1
	if len(s.spec.Series) != 1 {
		return
	}
	points := s.spec.Series[0]
	for at := range s.spec.Categories {
		point := points.point(at)
		if !point.has() {
			continue
		}
		if high < 0 || point.Value.Cmp(points.point(high).Value) > 0 {
			high = at
		}
		if low < 0 || point.Value.Cmp(points.point(low).Value) < 0 {
			low = at
		}
	}
	if high == low {
		return -1, -1
	}
	if last := s.spec.lastPoint(0); len(s.labels) > 0 {
		if high == last {
			high = -1
		}
		if low == last {
			low = -1
		}
	}
	return high, low
}

// extremeRoom is the height above the plot that the label of the highest point needs where that point is at the top.
func (s *sheet) extremeRoom(p *plot) float64 {
	high, _ := s.extremes()
	if high < 0 {
		return 0
	}
	return max(0, s.font-(p.y(s.spec.Series[0].point(high).Value.Float64())-p.top))
}

// drawExtremes labels the highest and the lowest point of a single line, where nothing stands in the way.
func (s *sheet) drawExtremes(p *plot) {
	high, low := s.extremes()
	if high < 0 && low < 0 {
		return
	}
	s.open(roleValuesMiddle)
	if high >= 0 {
		s.extreme(p, high, -s.font*0.7)
	}
	if low >= 0 {
		s.extreme(p, low, s.font*1.4)
	}
	s.close()
}

// extreme writes the value of a point above or below it, inside the plot.
func (s *sheet) extreme(p *plot, at int, away float64) {
	point := s.spec.Series[0].point(at)
	text := s.valueText(point)
	half := s.font * textWidth(text) / 2
	x := min(max(p.categories.x(at), p.left+half), p.left+p.width-half)
	y := p.y(point.Value.Float64()) + away
	if y > p.bottom()-3 {
		y = p.y(point.Value.Float64()) - s.font*0.7
	}
	s.write(x, y, text)
}
