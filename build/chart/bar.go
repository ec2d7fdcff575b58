package chart

import "math"

// drawBar draws bars: upright where the categories are periods, lying where they have names to read.
func drawBar(s *sheet) {
	if len(s.spec.Series) > 1 {
		s.legend(s.swatchBar)
	}
	if s.spec.timed() {
		drawColumns(s)
		return
	}
	drawRows(s)
}

// rows is the layout of lying bars: labels at the left, bars from zero, each with its number at its end.
type rows struct {
	left, width float64 // where the axis starts and how long it is
	edge        float64 // where labels end: left of the axis, and of the numbers of negative bars
	values      valueAxis
	low, high   float64 // the ends of the axis
	thickness   float64
}

// newRows measures the labels and numbers, and gives the bars what they leave.
func newRows(s *sheet) (rows, *labelColumn) {
	if s.low == s.high { // both sizes cover the same
		s.low, s.high = s.spec.barDomainOf(s.extent())
	}
	thickness := 18.0
	if len(s.spec.Series) > 1 {
		thickness = 15
	}
	return newRowsOf(s, s.low, s.high, thickness, s.overhang)
}

// newRowsOf lays out rows of things of a thickness over a range of values, with room for what stands beyond the axis
// at its two ends.
func newRowsOf(
	s *sheet, low, high, thickness float64, overhang func(rows) (before, after float64),
) (rows, *labelColumn) {
	ticks := wideTicks
	if s.narrow {
		ticks = acrossTicks
	}
	r := rows{thickness: thickness, values: newValueAxis(low, high, ticks)}
	r.low, r.high = r.values.low(), r.values.high()
	labels := s.layOutLabels(thickness, s.narrow)
	before, after := overhang(r)
	r.left = math.Ceil(s.left() + s.font*(labels.widest*1.04+0.8) + before)
	r.edge = r.left - before - s.font*0.6
	r.width = math.Floor(s.width - r.left - after)
	return r, labels
}

// overhang is how much room the numbers at the ends of bars need beyond the axis, at its two ends.
func (s *sheet) overhang(r rows) (before, after float64) {
	low, high := r.low, r.high
	scale := s.width * 0.5 / (high - low) // about that of the axis: enough to tell which numbers reach beyond it
	after = s.font * s.lastTick(r.values).width / 2
	numbers := s.allNumbers()
	for at := range numbers {
		number := &numbers[at]
		if !number.given {
			continue
		}
		needs := s.font * (number.width*1.06 + 0.8)
		if number.value < 0 {
			before = max(before, needs-float64((number.value-low)*scale))
		} else {
			after = max(after, needs-float64((high-number.value)*scale))
		}
	}
	return before, after
}

// x is where on the canvas a value is.
func (r *rows) x(value float64) float64 {
	return r.left + float64((value-r.low)*r.width/(r.high-r.low))
}

// extent is the lowest and highest value of all points, and whether there is one.
func (s *sheet) extent() (low, high float64, any bool) {
	numbers := s.allNumbers()
	for at := range numbers {
		number := &numbers[at]
		if !number.given {
			continue
		}
		if !any {
			low, high, any = number.value, number.value, true
		}
		low, high = min(low, number.value), max(high, number.value)
	}
	return low, high, any
}

// drawGrid draws the lines of the values with the line that bars start from, their labels below, and the reference.
func (r *rows) drawGrid(s *sheet, top, bottom float64) {
	r.drawScale(s, top, bottom)
	r.drawAxis(s, top, bottom)
}

// drawAxis draws the line that bars start from.
func (r *rows) drawAxis(s *sheet, top, bottom float64) {
	origin := r.x(min(max(0, r.low), r.high)) // the left end where zero is not on the axis
	s.openLines(roleAxis)
	s.line(origin, top, origin, bottom)
	s.endPath()
}

// drawScale draws the lines of the values, their labels below, and the reference.
func (r *rows) drawScale(s *sheet, top, bottom float64) {
	ticks := s.ticks(r.values)
	s.openLines(roleGrid)
	for at := range ticks {
		x := r.x(ticks[at].value)
		s.line(x, top, x, bottom)
	}
	s.endPath()
	if value := s.spec.Reference.Value.Float64(); s.spec.Reference.Label != "" && value >= r.low && value <= r.high {
		x := r.x(value)
		s.openLines(roleReference)
		s.line(x, top-4, x, bottom)
		s.endPath()
		half := s.font * textWidth(s.spec.Reference.Label) / 2
		s.open(roleWordsMiddle)
		s.write(min(max(x, half), s.width-half), top-s.font*0.6, s.spec.Reference.Label)
		s.close()
	}
	s.openAt(roleTicksMiddle, 0, bottom+s.font*1.3)
	every, from := r.tickStride(s), int64(0)
	if r.low > 0 || r.high < 0 {
		from = r.values.first // no zero to be labelled
	}
	for at := range ticks {
		if (r.values.first+int64(at)-from)%every == 0 {
			s.writeTick(r.x(ticks[at].value), 0, &ticks[at])
		}
	}
	s.close()
}

// tickStride is 1 when the labels of all ticks fit side by side, or else how many ticks lie between labels.
func (r *rows) tickStride(s *sheet) int64 {
	widest := 0.0
	for _, tick := range s.ticks(r.values) {
		widest = max(widest, s.font*(tick.width+0.6))
	}
	room := r.width / float64(r.values.last-r.values.first)
	every := int64(1)
	for float64(every)*room < widest && every < 16 {
		every++
	}
	return every
}
