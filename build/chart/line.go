package chart

import "gongqiu/build/model"

// boldFonts is how much wider bold letters are. The names at line ends are bold.
const boldFonts = 1.07

// fewPoints is how many points a series may have for all of them to get a marker.
const fewPoints = 24

// drawLine draws lines over time, or over any categories in order. A line is drawn between neighbours only: a gap
// cuts it, and a point alone is a marker.
func drawLine(s *sheet) {
	low, high := lineDomain(s.spec)
	ticks := wideTicks
	if s.narrow {
		ticks = narrowTicks
	}
	values := newValueAxis(low, high, ticks)
	direct := s.prepareEnds()
	if !direct {
		s.legend(s.swatchLine)
	}
	s.eventRoom()
	p := newPlot(s, values, s.endWidth(direct))
	if direct && len(s.labels) > 0 && !s.settleEnds(&p) {
		s.legend(s.swatchLine)
		s.labels = s.labels[:0]
		p = newPlot(s, values, s.endWidth(false))
	}
	p.top += s.extremeRoom(&p)
	p.drawGrid(s)
	p.drawBreaks(s)
	p.drawEvents(s)
	p.drawReference(s)
	for at := range s.spec.Series {
		s.openSeries(at)
		s.drawRun(&p, at)
		s.close()
	}
	s.drawNothings(&p)
	s.drawEnds(&p)
	s.drawExtremes(&p)
}

// swatchLine is the line and marker of a series, for legends.
func (s *sheet) swatchLine(series int, x, y float64) {
	s.openSeries(series)
	s.body = append(s.body, "<path"...)
	s.look(partLine, series)
	s.body = append(s.body, ` d="`...)
	s.point('M', x, y)
	s.body = append(s.body, `h24"/>`...)
	s.marker(partDot, series, x+12, y)
	s.close()
}

// lastPoint is the category of the last number of a series; -1 when it has none.
func (s *Spec) lastPoint(series int) int {
	for at := len(s.Categories) - 1; at >= 0; at-- {
		if s.Series[series].point(at).has() {
			return at
		}
	}
	return -1
}

// prepareEnds measures the labels at the ends of the lines: the last value, and the name where there are several
// series. It is false when they would take too much of the width, so that a legend is better.
func (s *sheet) prepareEnds() bool { return s.prepareLabels(s.spec.lastPoint) }

// prepareLabels measures the labels of the series, each with its value at the category that is told; -1 is none.
func (s *sheet) prepareLabels(category func(series int) int) bool {
	s.labels = s.labels[:0]
	share := 0.26
	if s.narrow {
		share = 0.3
	}
	most := s.width * share / s.font
	for at := range s.spec.Series {
		last := category(at)
		if last < 0 {
			continue
		}
		l := label{series: at, value: s.valueText(s.spec.Series[at].point(last)), height: s.font * 1.15}
		if len(s.spec.Series) > 1 {
			l.name = wrap(s.spec.Series[at].Name, most)
			if textWidth(s.spec.Series[at].Name) > 3*most || l.name.count > 2 {
				return false
			}
			l.height = s.font * (1.25 * float64(l.name.count+1))
			if l.oneLine(most) {
				l.height = s.font * 1.25
			}
		}
		s.labels = append(s.labels, l)
	}
	return len(s.spec.Series) <= colours
}

// oneLine says whether name and value fit beside each other.
func (l *label) oneLine(most float64) bool {
	return l.name.count == 1 && l.name.width+textWidth(l.value)+0.4 <= most
}

// endWidth is the margin at the right of the plot, for the labels of line ends.
func (s *sheet) endWidth(direct bool) float64 {
	if !direct {
		s.labels = s.labels[:0]
		return s.font
	}
	width := 0.0
	for at := range s.labels {
		l := &s.labels[at]
		needs := max(l.name.width, textWidth(l.value))
		if l.name.count == 1 && l.height < s.font*2 {
			needs = l.name.width + textWidth(l.value) + 0.4
		}
		width = max(width, needs)
	}
	return s.font * (width*boldFonts + 1.1)
}

// settleEnds finds a place for every label at a line's end.
func (s *sheet) settleEnds(p *plot) bool {
	for at := range s.labels {
		l := &s.labels[at]
		point := s.spec.Series[l.series].point(s.spec.lastPoint(l.series))
		l.wanted = p.y(point.Value.Float64())
	}
	return settle(s.labels, p.top-s.font*0.6, p.bottom()+s.font*0.6)
}

// drawEnds writes the labels at the ends of the lines.
func (s *sheet) drawEnds(p *plot) {
	x := p.left + p.width + s.font*0.7
	for at := range s.labels {
		l := &s.labels[at]
		s.openSeries(l.series)
		s.body = append(s.body, "<g"...)
		s.look(partName, l.series)
		s.body = append(s.body, '>')
		y := l.middle + s.font*0.37
		if l.name.count == 1 && l.height < s.font*2 {
			s.write(x, y, l.name.lines[0]+" "+l.value)
		} else {
			y -= s.font * 1.2 * float64(l.name.count) / 2
			for line := range l.name.count {
				s.write(x, y, l.name.lines[line])
				y += s.font * 1.2
			}
			s.write(x, y, l.value)
		}
		s.body = append(s.body, "</g>"...)
		s.close()
	}
}

// drawRun draws the line of a series in one path, and its markers.
func (s *sheet) drawRun(p *plot, series int) {
	before, count := -1, 0
	s.lines = s.lines[:0]
	started := false
	for at := range s.spec.Categories {
		point := s.spec.Series[series].point(at)
		if !point.has() {
			before = -1
			continue
		}
		count++
		joined := before >= 0 && !point.Break && p.categories.adjacent(before, at)
		if joined {
			if !started {
				s.body = append(s.body, "<path"...)
				s.look(partLine, series)
				s.body = append(s.body, ` d="`...)
				started = true
			}
			if !s.joined(before) {
				s.point('M', p.categories.x(before), p.y(s.spec.Series[series].point(before).Value.Float64()))
			}
			s.point('L', p.categories.x(at), p.y(point.Value.Float64()))
			s.lines = append(s.lines, float64(at))
		}
		before = at
	}
	if started {
		s.body = append(s.body, `"/>`...)
	}
	s.drawMarkers(p, series, count)
}

// joined says whether the last piece of a line ends at a category.
func (s *sheet) joined(at int) bool {
	return len(s.lines) > 0 && s.lines[len(s.lines)-1] == float64(at)
}

// drawMarkers draws the markers of a series: all where points are few, else those of points that stand alone, of
// provisional ones and of the last.
func (s *sheet) drawMarkers(p *plot, series, count int) {
	last := s.spec.lastPoint(series)
	for at := range s.spec.Categories {
		point := s.spec.Series[series].point(at)
		if !point.has() {
			continue
		}
		alone := !s.connected(p, series, at)
		if (s.small || count > fewPoints) && at != last && !alone && !point.Provisional {
			continue
		}
		shape := partDot
		if point.Provisional {
			shape = partHollow
		}
		s.marker(shape, series, p.categories.x(at), p.y(point.Value.Float64()))
	}
}

// connected says whether the line reaches a point from either side.
func (s *sheet) connected(p *plot, series, at int) bool {
	run := &s.spec.Series[series]
	if at > 0 && run.point(at-1).has() && !run.point(at).Break && p.categories.adjacent(at-1, at) {
		return true
	}
	return at+1 < len(s.spec.Categories) && run.point(at+1).has() && !run.point(at+1).Break &&
		p.categories.adjacent(at, at+1)
}

// drawNothings writes the sign of each kind of nothing above the base line. What is only missing is a gap.
func (s *sheet) drawNothings(p *plot) {
	open := false
	for at := range s.spec.Categories {
		for series := range s.spec.Series {
			state := s.spec.Series[series].point(at).State
			if state == model.Absent || state == model.Present || state == model.Missing {
				continue
			}
			if !open {
				s.open(roleNothing)
				open = true
			}
			sign := stateSign(state)
			y := p.bottom() - 4 - s.font*float64(series)
			s.write(p.categories.x(at)-s.font*textWidth(sign)/2, y, sign)
		}
	}
	if open {
		s.close()
	}
}
