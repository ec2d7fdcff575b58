package chart

// drawBar draws bars: upright where the categories are periods, lying where they have names to read.
func drawBar(s *sheet) {
	if len(s.spec.Series) > 1 {
		s.legend(func(series int, x, y float64) { s.rectangle(partBar, series, x+6, y-6, 14, 12) })
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
func newRows(s *sheet) (rows, []wrapped) {
	low, high := barDomain(s.spec)
	ticks := wideTicks
	most := 0.36
	r := rows{thickness: 18}
	if s.narrow {
		ticks, most = acrossTicks, 0.4
	}
	if len(s.spec.Series) > 1 {
		r.thickness = 15
	}
	r.values = newValueAxis(low, high, ticks)
	r.low, r.high = r.values.low(), r.values.high()
	labels := s.wrapped[:0]
	widest := 0.0
	for at := range s.spec.Categories {
		labels = append(labels, wrap(s.spec.Categories[at].Label, s.width*most/s.font))
		widest = max(widest, labels[at].width)
	}
	s.wrapped = labels
	before, after := s.overhang(&r)
	r.left = s.left() + s.font*(widest*1.04+0.8) + before
	r.edge = r.left - before - s.font*0.6
	r.width = s.width - r.left - after
	return r, labels
}

// overhang is how much room the numbers at the ends of bars need beyond the axis, at its two ends.
func (s *sheet) overhang(r *rows) (before, after float64) {
	low, high := r.low, r.high
	room := s.width * 0.5 // about the length of the axis: enough to tell which numbers reach beyond it
	after = s.font * textWidth(string(s.tick(r.values, r.values.last))) / 2
	for series := range s.spec.Series {
		for category := range s.spec.Categories {
			point := s.spec.Series[series].point(category)
			if !point.has() {
				continue
			}
			value := point.Value.Float64()
			needs := s.font * (s.number(series, category).width*1.06 + 0.8)
			if value < 0 {
				before = max(before, needs-float64((value-low)*room/(high-low)))
			} else {
				after = max(after, needs-float64((high-value)*room/(high-low)))
			}
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
	height := 0.0
	tops := s.lines[:0]
	for at := range labels {
		tops = append(tops, top+height)
		height += r.rowHeight(s, labels[at])
	}
	s.lines = tops
	r.drawGrid(s, top, top+height)
	s.open(roleLabels)
	for at := range labels {
		middle := tops[at] + r.rowHeight(s, labels[at])/2
		y := middle + s.font*(0.36-0.6*float64(labels[at].count-1))
		for line := range labels[at].count {
			s.write(r.edge, y+s.font*1.2*float64(line), labels[at].lines[line])
		}
	}
	s.close()
	for series := range s.spec.Series {
		s.openSeries(series)
		for at := range labels {
			r.drawBar(s, series, at, tops[at]+r.rowHeight(s, labels[at])/2)
		}
		s.close()
	}
	for _, negative := range [...]bool{false, true} {
		r.drawNumbers(s, labels, tops, negative)
	}
	s.y = top + height + s.font*2
}

// rowHeight is the height of one category: its bars and some air, or its label when that is higher.
func (r *rows) rowHeight(s *sheet, label wrapped) float64 {
	bars := r.thickness*float64(max(len(s.spec.Series), 1)) + 10
	return max(bars, s.font*(1.2*float64(label.count)+0.5))
}

// drawGrid draws the lines of the values, their labels below, the reference, and the line that bars start from.
func (r *rows) drawGrid(s *sheet, top, bottom float64) {
	s.open(roleGrid)
	for multiple := r.values.first; multiple <= r.values.last; multiple++ {
		x := r.x(r.values.tick(multiple).Float64())
		s.line(x, top, x, bottom)
	}
	s.close()
	s.open(roleAxis)
	s.line(r.x(0), top, r.x(0), bottom)
	s.close()
	if s.spec.Reference.Label != "" {
		x := r.x(s.spec.Reference.Value.Float64())
		s.open(roleReference)
		s.line(x, top-4, x, bottom)
		s.close()
		half := s.font * textWidth(s.spec.Reference.Label) / 2
		s.open(roleWordsMiddle)
		s.write(min(max(x, half), s.width-half), top-s.font*0.6, s.spec.Reference.Label)
		s.close()
	}
	s.open(roleTicksMiddle)
	every := r.tickStride(s)
	for multiple := r.values.first; multiple <= r.values.last; multiple++ {
		if multiple%every == 0 {
			x := r.x(r.values.tick(multiple).Float64())
			s.write(x, bottom+s.font*1.3, string(s.tick(r.values, multiple)))
		}
	}
	s.close()
}

// tickStride is 1 when the labels of all ticks fit side by side, or else how many ticks lie between labels. Zero is
// always labelled.
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

// drawBar draws one bar; a kind of nothing has none.
func (r *rows) drawBar(s *sheet, series, category int, row float64) {
	point := s.spec.Series[series].point(category)
	if !point.has() {
		return
	}
	shape := partBar
	if point.Provisional {
		shape = partBarHollow
	}
	from, to := r.x(0), r.x(point.Value.Float64())
	thickness := r.thickness - 2
	s.rectangle(shape, series, min(from, to), r.middle(s, series, row)-thickness/2, max(from, to)-min(from, to),
		thickness)
}

// drawNumbers writes the numbers at the ends of the bars, or in words why there is none. Those of negative bars end
// at the bar, so they form a group of their own.
func (r *rows) drawNumbers(s *sheet, labels []wrapped, tops []float64, negative bool) {
	role, opened := roleValues, false
	if negative {
		role = roleValuesEnd
	}
	for at := range labels {
		row := tops[at] + r.rowHeight(s, labels[at])/2
		for series := range s.spec.Series {
			point := s.spec.Series[series].point(at)
			if negative != (point.has() && point.Value.Sign() < 0) {
				continue
			}
			if !opened {
				s.open(role)
				opened = true
			}
			y := r.middle(s, series, row) + s.font*0.36
			switch {
			case !point.has():
				s.write(r.x(0)+s.font*0.4, y, s.text(stateKey(point.State)))
			case negative:
				s.write(r.x(point.Value.Float64())-s.font*0.4, y, s.number(series, at).text)
			default:
				s.write(r.x(point.Value.Float64())+s.font*0.4, y, s.number(series, at).text)
			}
		}
	}
	if opened {
		s.close()
	}
}
