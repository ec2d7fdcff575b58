package chart

// drawSlope draws what happened between two periods: each series is a line from its value in the first category to
// its value in the last, named at both ends. There is no axis, because every number stands there.
func drawSlope(s *sheet) {
	if len(s.spec.Categories) < 2 {
		drawDumbbell(s)
		return
	}
	before := s.slopeLabels(0, !s.narrow)
	after := s.slopeLabels(len(s.spec.Categories)-1, true)
	height := max(before.height, after.height, narrowPlot)
	if !s.narrow {
		height = max(height, widePlot)
	}
	low, high, any := s.spec.extent()
	if !any || low == high {
		low, high = low-1, high+1
	}
	p := plot{left: s.left() + before.width, top: s.y + s.font*2, height: height, low: low, high: high}
	p.width = s.width - p.left - after.width
	s.drawPoles(&p)
	s.data()
	for series := range s.spec.Series {
		s.about(series, -1)
		s.openSeries(series)
		s.drawSlopeLine(&p, series)
		s.close()
	}
	s.drawSlopeLabels(&p, before, true)
	s.drawSlopeLabels(&p, after, false)
	s.endData()
	s.y = p.bottom() + s.font
}

// slopeSide is the labels at one end of the lines.
type slopeSide struct {
	category      int
	labels        []label
	width, height float64
}

// slopeLabels measures the labels at one end.
func (s *sheet) slopeLabels(category int, named bool) slopeSide {
	side := slopeSide{category: category}
	most := s.width * 0.3 / s.font
	if s.narrow {
		most = s.width * 0.44 / s.font
	}
	for series := range s.spec.Series {
		point := s.spec.Series[series].point(category)
		if !point.has() {
			continue
		}
		l := label{series: series, value: s.valueText(point), height: s.font * 1.3}
		width := textWidth(l.value)
		if named {
			l.name = wrap(s.spec.Series[series].Name, most-width-0.5)
			l.height = s.font * (1.15*float64(l.name.count) + 0.2)
			width += l.name.width + 0.5
		}
		side.labels = append(side.labels, l)
		side.width, side.height = max(side.width, width), side.height+l.height
	}
	side.width = s.font * (side.width*boldFonts*1.06 + 1.6) // names here are long, and fonts differ by so much
	return side
}

// drawPoles draws the two upright lines that the values stand on, with the names of their categories.
func (s *sheet) drawPoles(p *plot) {
	s.openLines(roleAxis)
	s.line(p.left, p.top, p.left, p.bottom())
	s.line(p.left+p.width, p.top, p.left+p.width, p.bottom())
	s.endPath()
	s.open(roleTicksMiddle)
	ends := [...]Category{s.spec.Categories[0], s.spec.Categories[len(s.spec.Categories)-1]}
	long := s.font*(textWidth(ends[0].Label)+textWidth(ends[1].Label))/2 > p.width-s.font
	for at, x := range [...]float64{p.left, p.left + p.width} {
		name := ends[at].Label
		if long {
			name = s.periodHead(ends[at])
		}
		half := s.font * textWidth(name) / 2
		s.write(min(max(x, half), s.width-half), p.top-s.font*0.8, name)
	}
	s.close()
}

// drawSlopeLine draws the line of a series and its two markers. A break of the series leaves the line out.
func (s *sheet) drawSlopeLine(p *plot, series int) {
	last := len(s.spec.Categories) - 1
	from, to := s.spec.Series[series].point(0), s.spec.Series[series].point(last)
	if from.has() && to.has() && !to.Break {
		s.openPart(partLine, series)
		s.line(p.left, p.y(from.Value.Float64()), p.left+p.width, p.y(to.Value.Float64()))
		s.endPath()
	}
	for at, point := range [...]Point{from, to} {
		if point.has() {
			shape := partDot
			if point.Provisional {
				shape = partHollow
			}
			s.marker(shape, series, p.left+float64(at)*p.width, p.y(point.Value.Float64()))
		}
	}
}

// drawSlopeLabels writes the labels of one end, moved apart where they would run into each other; a thin line leads
// from a label that was moved to its point.
func (s *sheet) drawSlopeLabels(p *plot, side slopeSide, ends bool) {
	for at := range side.labels {
		l := &side.labels[at]
		l.wanted = p.y(s.spec.Series[l.series].point(side.category).Value.Float64())
	}
	if !settle(side.labels, p.top-s.font*0.5, p.bottom()+s.font*0.5) {
		return
	}
	x, toward := p.left+p.width, 1.0
	if ends {
		x, toward = p.left, -1
	}
	s.openLines(roleLink)
	for at := range side.labels {
		l := &side.labels[at]
		if l.middle-l.wanted > 3 || l.wanted-l.middle > 3 {
			s.about(l.series, -1)
			s.line(x+toward*5, l.wanted, x+toward*s.font*1.15, l.middle)
		}
	}
	s.endPath()
	for at := range side.labels {
		s.drawSlopeLabel(&side.labels[at], x+toward*s.font*1.3, ends)
	}
}

// drawSlopeLabel writes a label: name and value on its first line, the rest of a long name below.
func (s *sheet) drawSlopeLabel(l *label, x float64, ends bool) {
	s.about(l.series, -1)
	s.openSeries(l.series)
	s.body = append(s.body, "<g"...)
	s.look(partName, l.series)
	if ends {
		s.attribute("text-anchor", "end")
	}
	s.body = append(s.body, '>')
	y := l.middle + s.font*(0.37-0.575*float64(max(l.name.count-1, 0)))
	for line := range max(l.name.count, 1) {
		text := l.name.lines[line]
		switch {
		case line > 0:
		case text == "":
			text = l.value
		case ends:
			text += " " + l.value
		default:
			text = l.value + " " + text
		}
		s.write(x, y+s.font*1.15*float64(line), text)
	}
	s.close()
	s.close()
}
