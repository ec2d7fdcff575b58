package chart

import (
	"math"
	"strconv"
)

// A scatter chart has two series over the same categories: the first runs across, the second up. Categories that are
// periods are joined in their order, as in a Beveridge curve.

// scatter is the layout of a scatter chart.
type scatter struct {
	plot
	across            valueAxis
	xLow, xHigh       float64
	points            []spot
	taken             []box // by markers and labels
	unlabelled        int
	timed             bool
	diagonal          spot // the upper end of the line of balance
	acrossAt, upwards int  // series
}

// spot is one point on the canvas.
type spot struct {
	category int
	x, y     float64
}

// box is a rectangle that holds something.
type box struct{ left, top, right, bottom float64 }

func (b box) meets(other box) bool {
	return b.left < other.right && other.left < b.right && b.top < other.bottom && other.top < b.bottom
}

// seriesDomain is what an axis of one series must cover: from zero, unless all its values are far from it.
func (s *Spec) seriesDomain(series int) (low, high float64) {
	one := Spec{Categories: s.Categories, Series: s.Series[series : series+1]}
	return lineDomain(&one)
}

// scatterAxes are the axes of the two series.
func scatterAxes(spec *Spec, narrow bool) (across, up valueAxis) {
	yTicks, xTicks := wideTicks, wideTicks
	if narrow {
		yTicks, xTicks = narrowTicks, acrossTicks
	}
	xLow, xHigh := spec.seriesDomain(0)
	yLow, yHigh := spec.seriesDomain(1)
	if spec.Diagonal != "" {
		xLow, yLow = min(xLow, yLow), min(xLow, yLow)
		xHigh, yHigh = max(xHigh, yHigh), max(xHigh, yHigh)
	}
	if spec.Reference.Label != "" {
		value := spec.Reference.Value.Float64()
		yLow, yHigh = min(yLow, value), max(yHigh, value)
	}
	if spec.Diagonal != "" {
		yTicks = xTicks
	}
	return newValueAxis(xLow, xHigh, xTicks), newValueAxis(yLow, yHigh, yTicks)
}

// scatterAxis is the axis that runs up, of the wide canvas.
func scatterAxis(spec *Spec) valueAxis {
	if len(spec.Series) < 2 {
		return valueAxis{mantissa: 1, last: 1}
	}
	_, up := scatterAxes(spec, false)
	return up
}

// drawScatter draws points by two numbers each.
func drawScatter(s *sheet) {
	if len(s.spec.Series) < 2 {
		return
	}
	p := newScatter(s)
	s.data()
	p.drawFrame(s)
	p.drawDiagonal(s)
	p.tellLens(s)
	p.drawPath(s)
	p.drawArrows(s)
	p.drawSpots(s)
	p.drawNames(s)
	s.endData()
	s.y = p.bottom() + s.font*3.2
	if p.unlabelled > 0 {
		s.paragraph(roleWords, s.text("chart.scatter.unlabelled", "count", strconv.Itoa(p.unlabelled)))
	}
}

// newScatter lays out the axes. Both are the same when the line of balance is drawn.
func newScatter(s *sheet) *scatter {
	p := &scatter{timed: s.spec.timed(), upwards: 1}
	across, up := scatterAxes(s.spec, s.narrow)
	s.y += s.font * 1.2 // for the name of the axis that runs up
	p.plot = plot{values: up, top: s.y + s.font*0.5, height: 400}
	p.across = across
	p.low, p.high, p.xLow, p.xHigh = p.values.low(), p.values.high(), p.across.low(), p.across.high()
	if s.narrow {
		p.height = 270
	}
	widest := 0.0
	for _, tick := range s.ticks(p.values) {
		widest = max(widest, tick.width)
	}
	p.left = s.left() + s.font*(widest*1.05+0.5)
	after := s.font * s.lastTick(p.across).width / 2
	p.width = s.width - p.left - after
	for at := range s.spec.Categories {
		x, y := s.spec.Series[0].point(at), s.spec.Series[1].point(at)
		if x.has() && y.has() {
			p.points = append(p.points, spot{at, p.x(x.Value.Float64()), p.y(y.Value.Float64())})
		}
	}
	return p
}

// x is where on the canvas a value of the axis across is.
func (p *scatter) x(value float64) float64 {
	return p.left + float64((value-p.xLow)*p.width/(p.xHigh-p.xLow))
}

// axisName is the name of a series with its unit.
func (d *Drawer) axisName(spec *Spec, series int) string {
	if series >= len(spec.Series) {
		return ""
	}
	run := &spec.Series[series]
	if run.Unit == "" {
		return run.Name
	}
	return d.text(spec.Language, "chart.scatter.axis", "name", run.Name, "unit", run.Unit)
}

// drawFrame draws both axes with their lines, labels and names.
func (p *scatter) drawFrame(s *sheet) {
	s.about(-1, ofScale)
	s.openLines(roleGrid)
	for _, tick := range s.ticks(p.values) {
		y := p.y(tick.value)
		s.line(p.left, y, p.left+p.width, y)
	}
	for _, tick := range s.ticks(p.across) {
		x := p.x(tick.value)
		s.line(x, p.top, x, p.bottom())
	}
	s.endPath()
	s.about(-1, ofFrame)
	s.openLines(roleAxis)
	s.line(p.left, p.bottom(), p.left+p.width, p.bottom())
	s.line(p.left, p.top, p.left, p.bottom())
	s.endPath()
	s.about(-1, ofScale)
	s.openAt(roleTicksEnd, p.left-s.font*0.5, 0)
	for _, tick := range s.ticks(p.values) {
		s.writeTick(0, p.y(tick.value)+s.font*0.35, &tick)
	}
	s.close()
	s.openAt(roleTicksMiddle, 0, p.bottom()+s.font*1.3)
	edge := -1e6
	for _, tick := range s.ticks(p.across) {
		x, half := p.x(tick.value), s.font*tick.width/2
		if x-half >= edge {
			s.writeTick(x, 0, &tick)
			edge = x + half + s.font*0.3
		}
	}
	s.close()
	s.about(-1, ofFrame)
	s.open(roleWords)
	s.write(s.left(), s.y-s.font*0.4, s.drawer.axisName(s.spec, 1)+" ↑")
	name := s.drawer.axisName(s.spec, 0) + " →"
	s.write(max(s.left(), s.width-s.font*textWidth(name)), p.bottom()+s.font*2.7, name)
	s.close()
}

// drawDiagonal draws the line on which both numbers are the same, and the reference of the axis that runs up.
func (p *scatter) drawDiagonal(s *sheet) {
	s.about(-1, ofScale)
	if s.spec.Diagonal != "" {
		low, high := max(p.low, p.xLow), min(p.high, p.xHigh)
		p.diagonal = spot{x: p.x(high), y: p.y(high)}
		s.openLines(roleReference)
		s.line(p.x(low), p.y(low), p.x(high), p.y(high))
		s.endPath()
		width := s.font * textWidth(s.spec.Diagonal)
		// The name stands above the upper end of the line, to its left, where it does not cross it.
		x := p.x(high) - width - s.font*0.6 - p.width/p.height*s.font*0.9
		p.say(s, x, p.y(high)+s.font*0.95, s.spec.Diagonal)
	}
	if s.spec.Reference.Label != "" {
		y := p.y(s.spec.Reference.Value.Float64())
		s.openLines(roleReference)
		s.line(p.left, y, p.left+p.width, y)
		s.endPath()
		width := s.font * textWidth(s.spec.Reference.Label)
		p.say(s, p.left+p.width-width-2, y-s.font*0.4, s.spec.Reference.Label)
	}
}

// say writes words into the plot and keeps their place.
func (p *scatter) say(s *sheet, x, y float64, text string) {
	s.open(roleWords)
	s.write(x, y, text)
	s.close()
	p.taken = append(p.taken, box{x, y - s.font, x + s.font*textWidth(text), y + s.font*0.3})
}

// drawPath joins periods in their order: with a line where they follow each other, with a dashed one over a gap.
func (p *scatter) drawPath(s *sheet) {
	if !p.timed || len(p.points) < 2 {
		return
	}
	s.about(-1, everywhere)
	t := newTrack(s.spec)
	for _, gaps := range [...]bool{false, true} {
		opened := false
		for at := 1; at < len(p.points); at++ {
			from, to := p.points[at-1], p.points[at]
			follows := to.category == from.category+1 && t.adjacent(from.category, to.category) &&
				!s.spec.breaksAt(to.category)
			if follows == gaps {
				continue
			}
			if !opened {
				opened = true
				if gaps {
					s.openLines(roleBreak)
				} else {
					s.openSeries(0)
					s.openPart(partLine, 0)
				}
			}
			s.line(from.x, from.y, to.x, to.y)
		}
		if opened {
			s.endPath()
			if !gaps {
				s.close()
			}
		}
	}
}

// drawArrows draws the arrow heads of the path.
func (p *scatter) drawArrows(s *sheet) {
	if !p.timed || len(p.points) < 2 {
		return
	}
	s.openSeries(0)
	s.openPart(partLine, 0)
	for at := 1; at < len(p.points); at++ {
		s.about(-1, sized)
		s.arrow(p.points[at-1], p.points[at])
	}
	s.endPath()
	s.close()
}

// arrow adds an arrow head to the middle of a piece that is long enough.
func (s *sheet) arrow(from, to spot) {
	dx, dy := to.x-from.x, to.y-from.y
	length := math.Sqrt(float64(dx*dx) + float64(dy*dy))
	if length < 34 {
		return
	}
	dx, dy = dx/length*5, dy/length*5
	x, y := (from.x+to.x)/2+dx/2, (from.y+to.y)/2+dy/2
	s.point('M', x-dx-dy*0.6, y-dy+dx*0.6)
	s.point('L', x, y)
	s.point('L', x-dx+dy*0.6, y-dy-dx*0.6)
}

// drawSpots draws the points, each with its label and numbers as its title.
func (p *scatter) drawSpots(s *sheet) {
	s.openSeries(0)
	for at, spot := range p.points {
		x, y := s.spec.Series[0].point(spot.category), s.spec.Series[1].point(spot.category)
		s.about(-1, spot.category)
		part := partDot
		if x.Provisional || y.Provisional {
			part = partHollow
		}
		s.body = append(s.body, "<g>"...)
		s.title(s.text("chart.scatter.point", "label", s.spec.Categories[spot.category].Label,
			"x", s.spec.Series[0].Name+" "+s.valueText(x), "y", s.spec.Series[1].Name+" "+s.valueText(y)))
		s.marker(part, 0, spot.x, spot.y)
		if p.timed && at == len(p.points)-1 {
			s.body = append(s.body, "<circle"...)
			s.look(partLine, 0)
			s.measure("cx", spot.x)
			s.measure("cy", spot.y)
			s.body = append(s.body, ` r="7"/>`...)
		}
		s.close()
		p.taken = append(p.taken, box{spot.x - 4, spot.y - 4, spot.x + 4, spot.y + 4})
	}
	s.close()
}
