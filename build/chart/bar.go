package chart

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
	low, high := barDomain(s.spec)
	thickness := 18.0
	if len(s.spec.Series) > 1 {
		thickness = 15
	}
	return newRowsOf(s, low, high, thickness, s.overhang)
}

// newRowsOf lays out rows of things of a thickness over a range of values, with room for what stands beyond the axis
// at its two ends.
func newRowsOf(
	s *sheet, low, high, thickness float64, overhang func(*rows) (before, after float64),
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
	before, after := overhang(&r)
	r.left = s.left() + s.font*(labels.widest*1.04+0.8) + before
	r.edge = r.left - before - s.font*0.6
	r.width = s.width - r.left - after
	return r, labels
}

// overhang is how much room the numbers at the ends of bars need beyond the axis, at its two ends.
func (s *sheet) overhang(r *rows) (before, after float64) {
	low, high := r.low, r.high
	room := s.width * 0.5 // about the length of the axis: enough to tell which numbers reach beyond it
	after = s.font * textWidth(string(s.tick(r.values, r.values.last))) / 2
	for at := range s.allNumbers() {
		number := &s.numbers[at]
		if !number.given {
			continue
		}
		value, needs := number.value, s.font*(number.width*1.06+0.8)
		if value < 0 {
			before = max(before, needs-float64((value-low)*room/(high-low)))
		} else {
			after = max(after, needs-float64((high-value)*room/(high-low)))
		}
	}
	return before, after
}

// x is where on the canvas a value is.
func (r *rows) x(value float64) float64 {
	return r.left + float64((value-r.low)*r.width/(r.high-r.low))
}

// drawRows draws lying bars.
func drawRows(s *sheet) {
	r, labels := newRows(s)
	if s.spec.Reference.Label != "" {
		s.y += s.font * 1.2
	}
	top := s.y
	r.drawGrid(s, top, top+labels.height)
	s.openAt(roleLabels, r.edge, top)
	s.body = append(s.body, labels.drawn...)
	s.close()
	for series := range s.spec.Series {
		s.openSeries(series)
		r.drawBars(s, series, labels.middles, false)
		r.drawBars(s, series, labels.middles, true)
		s.close()
	}
	for _, negative := range [...]bool{false, true} {
		r.drawNumbers(s, labels.middles, negative)
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
	s.openLines(roleGrid)
	for multiple := r.values.first; multiple <= r.values.last; multiple++ {
		x := r.x(r.values.tick(multiple).Float64())
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
	for multiple := r.values.first; multiple <= r.values.last; multiple++ {
		if (multiple-from)%every == 0 {
			x := r.x(r.values.tick(multiple).Float64())
			s.write(x, 0, string(s.tick(r.values, multiple)))
		}
	}
	s.close()
}

// tickStride is 1 when the labels of all ticks fit side by side, or else how many ticks lie between labels.
func (r *rows) tickStride(s *sheet) int64 {
	widest := 0.0
	for multiple := r.values.first; multiple <= r.values.last; multiple++ {
		widest = max(widest, s.font*(textWidth(string(s.tick(r.values, multiple)))+0.6))
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

// drawBars draws the bars of a series in one path, the provisional ones in another; a kind of nothing has none.
func (r *rows) drawBars(s *sheet, series int, middles []float64, provisional bool) {
	shape, opened := partBar, false
	if provisional {
		shape = partBarHollow
	}
	zero, thickness, top := r.x(0), r.thickness-2, s.y-r.thickness/2+1
	for at := range middles {
		number := s.number(series, at)
		if !number.given || number.provisional != provisional {
			continue
		}
		if !opened {
			s.openPart(shape, series)
			opened = true
		}
		end := r.x(number.value)
		s.rectangle(min(zero, end), top+r.middle(s, series, middles[at]), max(zero, end)-min(zero, end), thickness)
	}
	if opened {
		s.endPath()
	}
}

// drawNumbers writes the numbers at the ends of the bars, or in words why there is none. Those of negative bars end
// at the bar, so they form a group of their own.
func (r *rows) drawNumbers(s *sheet, middles []float64, negative bool) {
	role, opened := roleValues, false
	if negative {
		role = roleValuesEnd
	}
	base, gap := s.y+s.font*0.36, s.font*0.4
	for at := range middles {
		for series := range s.spec.Series {
			number := s.number(series, at)
			if negative != (number.given && number.value < 0) {
				continue
			}
			if !opened {
				s.open(role)
				opened = true
			}
			y := base + r.middle(s, series, middles[at])
			switch {
			case !number.given:
				s.write(r.x(0)+gap, y, s.text(stateKey(s.spec.Series[series].point(at).State)))
			case negative:
				s.writeNumber(r.x(number.value)-gap, y, number)
			default:
				s.writeNumber(r.x(number.value)+gap, y, number)
			}
		}
	}
	if opened {
		s.close()
	}
}
