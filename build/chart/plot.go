package chart

// plot is the rectangle that data are drawn in, with its two axes: categories run across, values up.
type plot struct {
	left, top, width, height float64
	values                   valueAxis
	low, high                float64 // the ends of values
	categories               track
}

const (
	widePlot   = 300 // heights of plots
	narrowPlot = 220
)

// newPlot lays out a plot below sheet.y with room for the labels of the values at its left, and a margin at its
// right.
func newPlot(s *sheet, values valueAxis, right float64) plot {
	p := plot{values: values, low: values.low(), high: values.high(), categories: newTrack(s.spec),
		top: s.y + s.font*0.5, height: widePlot}
	if s.narrow {
		p.height = narrowPlot
	}
	widest := 0.0
	for _, tick := range s.ticks(values) {
		widest = max(widest, tick.width)
	}
	p.left = s.left() + s.font*(widest*1.05+0.5)
	p.width = s.width - p.left - right
	p.categories.place(p.left, p.width)
	return p
}

// y is where on the canvas a value is.
func (p *plot) y(value float64) float64 {
	return p.top + p.height - float64((value-p.low)*p.height/(p.high-p.low))
}

// bottom is the lower edge of the plot.
func (p *plot) bottom() float64 { return p.top + p.height }

// drawGrid draws the lines of the values with their labels, the base line, and the categories below.
func (p *plot) drawGrid(s *sheet) {
	s.openLines(roleGrid)
	for _, tick := range s.ticks(p.values) {
		y := p.y(tick.value)
		s.line(p.left, y, p.left+p.width, y)
	}
	s.endPath()
	s.openAt(roleTicksEnd, p.left-s.font*0.5, 0)
	for _, tick := range s.ticks(p.values) {
		s.writeTick(0, p.y(tick.value)+s.font*0.35, &tick)
	}
	s.close()
	s.openLines(roleAxis)
	s.line(p.left, p.bottom(), p.left+p.width, p.bottom())
	if p.values.first < 0 && p.values.last > 0 {
		s.line(p.left, p.y(0), p.left+p.width, p.y(0))
	}
	s.endPath()
	s.y = p.bottom() + p.categories.draw(s, p.bottom())
}

// drawReference draws the line at the reference value and names it, at the first place beside the line that holds no
// data: above or below its left end, above or below its right end.
func (p *plot) drawReference(s *sheet) {
	reference := s.spec.Reference
	value := reference.Value.Float64()
	if reference.Label == "" || value < p.low || value > p.high {
		return
	}
	y := p.y(value)
	s.openLines(roleReference)
	s.line(p.left, y, p.left+p.width, y)
	s.endPath()
	width := s.font * textWidth(reference.Label)
	lefts := [...]float64{p.left + 4, p.left + p.width - 4 - width}
	x, base := lefts[0], y-s.font*0.4
search:
	for _, left := range lefts {
		for _, candidate := range [...]float64{y - s.font*0.4, y + s.font*1.1} {
			inside := candidate-s.font > p.top-1 && candidate < p.bottom()
			if inside && !p.crowded(s, left, candidate-s.font, width, s.font*1.2) {
				x, base = left, candidate
				break search
			}
		}
	}
	s.open(roleWords)
	s.write(x, base, reference.Label)
	s.close()
}

// crowded says whether a rectangle of the plot holds data.
func (p *plot) crowded(s *sheet, left, top, width, height float64) bool {
	const around = 5 // the size of a marker
	for at := range s.spec.Series {
		for category := range s.spec.Categories {
			point := s.spec.Series[at].point(category)
			x := p.categories.x(category)
			if !point.has() || x < left-around || x > left+width+around {
				continue
			}
			y := p.y(point.Value.Float64())
			if s.spec.Kind == Bar || s.spec.Kind == Area || y > top-around && y < top+height+around {
				return true
			}
		}
	}
	return false
}

// drawBreaks marks where definitions changed, halfway between the two points.
func (p *plot) drawBreaks(s *sheet) {
	open := false
	for category := range s.spec.Categories {
		if !s.spec.breaksAt(category) {
			continue
		}
		if !open {
			s.openLines(roleBreak)
			open = true
		}
		x := p.categories.x(category) - p.categories.band()/2
		s.line(x, p.top, x, p.bottom())
	}
	if open {
		s.endPath()
	}
}

// breaksAt says whether the definition of any series changed at a category.
func (s *Spec) breaksAt(category int) bool {
	for at := range s.Series {
		if s.Series[at].point(category).Break {
			return true
		}
	}
	return false
}
