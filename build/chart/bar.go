package chart

import (
	"math"
	"slices"
)

// drawBar draws bars: upright where the categories are periods, lying where they have names to read.
func drawBar(s *sheet) {
	if len(s.spec.Series) > 1 {
		s.legend(func(series int, x, y float64) {
			s.openPart(partBar, series)
			s.rectangle(x+6, y-6, 14, 12)
			s.endPath()
		})
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
	most := 0.36
	r := rows{thickness: thickness}
	labels := &s.labelled[0]
	if s.narrow {
		ticks, most, labels = acrossTicks, 0.4, &s.labelled[1]
	}
	r.values = newValueAxis(low, high, ticks)
	r.low, r.high = r.values.low(), r.values.high()
	bars := 1
	if s.spec.Kind == Bar {
		bars = max(len(s.spec.Series), 1)
	}
	labels.layOut(s, s.width*most/s.font, r.thickness*float64(bars))
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

// drawRows draws lying bars.
func drawRows(s *sheet) {
	r, labels := newRows(s)
	if s.spec.Reference.Label != "" {
		s.y += s.font * 1.2
	}
	s.y = math.Round(s.y)
	top := s.y
	r.drawGrid(s, top, top+labels.height)
	labels.draw(s, r.edge, top)
	for series := range s.spec.Series {
		r.drawSeries(s, labels, series)
	}
	s.y = top + labels.height + s.font*2
}

// drawGrid draws the lines of the values with the line that bars start from, their labels below, and the reference.
func (r *rows) drawGrid(s *sheet, top, bottom float64) {
	r.drawScale(s, top, bottom)
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

// middle is the middle of the bar of a series in a row.
func (r *rows) middle(s *sheet, series int, row float64) float64 {
	return row + r.thickness*(float64(series)-float64(len(s.spec.Series)-1)/2)
}

// drawSeries draws the bars of a series, with their numbers. Bars are counted from zero, and from the first row: then
// the end of a bar is about the place of its number as well, and every series has the heights of the labels.
func (r *rows) drawSeries(s *sheet, labels *labelColumn, series int) {
	numbers, zero := s.numbersOf(series), r.x(0)
	scale := r.width / (r.high - r.low)
	s.lengths = slices.Grow(s.lengths[:0], len(numbers))[:len(numbers)]
	kinds := [2]int{} // how many bars are plain, and how many provisional
	negative := false
	for at := range numbers {
		number := &numbers[at]
		if !number.given {
			continue
		}
		length := max(tenths(float64(number.value*scale)), 5) // one of no length is still seen, as a line
		if number.value < 0 {
			length, negative = min(-tenths(float64(-number.value*scale)), -5), true
		}
		s.lengths[at] = length
		kinds[number.shape()]++
	}
	first := s.y + math.Round(r.middle(s, series, labels.first()))
	s.openSeriesAt(series, zero, first-math.Floor(r.thickness/2)+1)
	for shape, count := range kinds {
		if count > 0 {
			r.drawBars(s, labels, series, shape)
		}
	}
	s.close()
	r.drawNumbers(s, labels, series, false, zero, first+s.font*0.36)
	if negative {
		r.drawNumbers(s, labels, series, true, zero, first+s.font*0.36)
	}
}

// barShapes are what a bar is: that of a final number, and that of a provisional one.
var barShapes = [...]part{partBar, partBarHollow}

// shape is the place of the bar of a number in barShapes.
func (n *numberText) shape() int {
	if n.provisional {
		return 1
	}
	return 0
}

// drawBars draws the bars of a series of one shape in one path; a kind of nothing has none.
func (r *rows) drawBars(s *sheet, labels *labelColumn, series, shape int) {
	s.openPart(barShapes[shape], series)
	var end snippet
	end.set("v", r.thickness-2, "H0z")
	numbers, last := s.numbersOf(series), -2
	b := s.body
	for at := range numbers {
		number := &numbers[at]
		if !number.given || number.shape() != shape {
			continue
		}
		if last == at-1 {
			b = labels.steps[at].next.appendTo(b)
		} else {
			b = labels.steps[at].bar.appendTo(b)
		}
		b, last = end.appendTo(appendTenths(b, s.lengths[at])), at
	}
	s.body = b
	s.endPath()
}

// drawNumbers writes the numbers at the ends of the bars of a series, or in words why there is none. Those of negative
// bars end at the bar, so they form a group of their own.
func (r *rows) drawNumbers(s *sheet, labels *labelColumn, series int, negative bool, zero, first float64) {
	role, gap := roleValues, s.font*0.4
	if negative {
		role, gap = roleValuesEnd, -gap
	}
	numbers, opened := s.numbersOf(series), false
	b := s.body
	for at := range numbers {
		number := &numbers[at]
		if negative != (number.given && number.value < 0) {
			continue
		}
		if !opened {
			s.openAt(role, zero+gap, first)
			b, opened = s.body, true
		}
		b = append(b, "<text"...)
		if number.given {
			b = append(appendUnits(append(b, ` x="`...), s.lengths[at]), '"')
		}
		b = labels.steps[at].text.appendTo(b)
		switch {
		case !number.given:
			b = appendEscaped(b, s.text(stateKey(s.spec.Series[series].point(at).State)))
		case number.plain:
			b = append(b, number.text...)
		default:
			b = appendEscaped(b, number.text)
		}
		b = append(b, "</text>"...)
	}
	s.body = b
	if opened {
		s.close()
	}
}
