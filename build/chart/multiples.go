package chart

import "strconv"

// multiplesAxis is the axis of every panel, on any canvas.
func multiplesAxis(spec *Spec) valueAxis {
	low, high := lineDomain(spec)
	return newValueAxis(low, high, 3)
}

// drawMultiples draws a small line chart for each series, all on one scale, with the name and the last number of the
// series above its line.
func drawMultiples(s *sheet) {
	if len(s.spec.Series) == 0 || len(s.spec.Categories) == 0 {
		return
	}
	columns := 4
	if s.narrow {
		columns = 2
	}
	columns = min(columns, len(s.spec.Series))
	values := multiplesAxis(s.spec)
	widest := 0.0
	for _, tick := range s.ticks(values) {
		widest = max(widest, tick.width)
	}
	left := s.left() + s.font*(widest*1.05+0.5)
	gap := s.font * 1.1
	width := (s.width - left - gap*float64(columns-1) - s.font*0.5) / float64(columns)
	labels := s.newRowLabels(s.seriesNames(), width/s.font*0.9, 0) // in bold
	for from := 0; from < len(s.spec.Series); from += columns {
		to := min(from+columns, len(s.spec.Series))
		s.drawMultiplesRow(values, labels, left, width, gap, from, to)
	}
	if s.spec.Reference.Label != "" {
		s.keyItem(s.left(), s.spec.Reference.Label, func(x, y float64) {
			s.openLines(roleReference)
			s.line(x-1, y, x+15, y)
			s.endPath()
		})
		s.y += s.font * 0.5
	}
}

// drawMultiplesRow draws the panels that stand side by side.
func (s *sheet) drawMultiplesRow(values valueAxis, labels *rowLabels, left, width, gap float64, from, to int) {
	lines := 1
	for at := from; at < to; at++ {
		lines = max(lines, labels.cut[at].count)
	}
	top := s.y + s.font*(1.2*float64(lines)+1.85+panelNote)
	for at := from; at < to; at++ {
		p := plot{values: values, low: values.low(), high: values.high(), categories: newTrack(s.spec),
			left: left + (width+gap)*float64(at-from), top: top, width: width, height: 96}
		p.categories.place(p.left, p.width)
		s.drawPanel(&p, labels, at, lines, at == from)
	}
	s.y = top + 96 + s.font*3
}

// panelNote is how far above its chart the note of a panel stands, in font sizes: clear of a point on the top line.
const panelNote = 0.85

// drawPanel draws one small chart.
func (s *sheet) drawPanel(p *plot, labels *rowLabels, series, lines int, ticks bool) {
	heading := p.top - s.font*(1.2*float64(lines)+1.3+panelNote)
	s.openStrongWords()
	s.writeLines(p.left, heading+s.font*0.6*float64(labels.cut[series].count), &labels.cut[series], labels.texts[series])
	s.close()
	last := s.spec.lastPoint(series)
	s.open(roleWords)
	if last < 0 {
		s.write(p.left, p.top-s.font*panelNote, s.text("chart.state.missing"))
	} else {
		when := s.spec.Categories[last].Label
		if s.spec.timed() {
			when = s.periodHead(s.spec.Categories[last])
		}
		text := s.text("chart.multiples.last", "value", s.valueText(s.spec.Series[series].point(last)), "label", when)
		s.write(p.left, p.top-s.font*panelNote, cutOff(text, p.width/s.font+0.6))
	}
	s.close()
	p.drawPanelGrid(s, ticks)
	if s.spec.Reference.Label != "" {
		y := p.y(s.spec.Reference.Value.Float64())
		s.openLines(roleReference)
		s.line(p.left, y, p.left+p.width, y)
		s.endPath()
	}
	s.openLines(roleAxis)
	s.line(p.left, p.bottom(), p.left+p.width, p.bottom())
	s.endPath()
	s.data()
	defer s.endData()
	s.about(-1, ofScale)
	p.drawPanelEnds(s)
	s.about(-1, everywhere)
	p.drawBreaks(s)
	p.tellLens(s)
	one, whole := *s.spec, s.spec
	one.Series = whole.Series[series : series+1] // the same marker and dashes in every panel
	const few = 8                                // more markers would hide a line as small as this
	given := 0
	for at := range one.Categories {
		if one.Series[0].given(at) {
			given++
		}
	}
	s.spec, s.small = &one, given > few
	p.drawTargets(s, series)
	s.about(series, -1)
	s.openSeries(0)
	s.drawRun(p, 0)
	s.close()
	s.spec, s.small = whole, false
}

// drawPanelGrid draws the lines of the values, and their labels where the panel is the first of its row.
func (p *plot) drawPanelGrid(s *sheet, labelled bool) {
	s.openLines(roleGrid)
	for _, tick := range s.ticks(p.values) {
		y := p.y(tick.value)
		s.line(p.left, y, p.left+p.width, y)
	}
	s.endPath()
	if !labelled {
		return
	}
	s.openAt(roleTicksEnd, p.left-s.font*0.5, 0)
	for _, tick := range s.ticks(p.values) {
		s.writeTick(0, p.y(tick.value)+s.font*0.35, &tick)
	}
	s.close()
}

// drawTargets draws what a live chart needs of a panel besides: places to point at, and the marks of the points that
// are pointed at.
func (p *plot) drawTargets(s *sheet, series int) {
	if !s.telling {
		return
	}
	of := []int{series}

	for at := range s.spec.Categories {
		x, half := p.categories.x(at), p.categories.band()/2
		s.target(at, of, x-half, p.top, 2*half, p.height)
		if point := s.spec.Series[0].point(at); point.has() {
			s.aboutOf(-1, at, of)
			s.spare("chart-1 chart-dot chart-hint", func() {
				s.body = appendCircle(s.body, x, p.y(point.Value.Float64()), 3)
			})
		}
	}
}

// tellLens tells how many periods of a panel come apart.
func (p *plot) tellLens(s *sheet) {
	if !s.telling || len(s.spec.Categories) <= fewToZoom {
		return
	}
	s.lens.plots = append(s.lens.plots, rectangle{p.left, p.top, p.width, p.height})
	s.lens.heading = p.height + s.font*0.94
	s.lens.at = s.lens.at[:0]
	for at := range s.spec.Categories {
		s.lens.at = append(s.lens.at, (p.categories.x(at)-p.left)/p.width)
	}
}

// drawPanelEnds labels the first and the last category below a small plot.
func (p *plot) drawPanelEnds(s *sheet) {
	last := len(s.spec.Categories) - 1
	texts := [2]string{s.spec.Categories[0].Label, s.spec.Categories[last].Label}
	if s.spec.timed() {
		texts[0], texts[1] = s.periodHead(s.spec.Categories[0]), s.periodHead(s.spec.Categories[last])
	}
	if s.font*(textWidth(texts[0])+textWidth(texts[1])+0.8) > p.width && s.spec.timed() {
		for at, category := range [2]Category{s.spec.Categories[0], s.spec.Categories[last]} {
			texts[at] = s.yearText(category.Period.StartMonth() / 12)
		}
	}
	most := (p.width/s.font - 0.8) / 2
	s.open(roleTicksMiddle)
	y := p.bottom() + s.font*1.3
	for at, text := range texts {
		text = cutOff(text, most)
		half := s.font * textWidth(text) / 2
		if at == 0 {
			s.write(p.left+half, y, text)
		} else if last > 0 {
			s.write(p.left+p.width-half, y, text)
		}
	}
	s.close()
}

// sayMultiples tells the span, and which of the lines ends highest and lowest.
func sayMultiples(s *speaker) {
	first, last, count := s.span()
	if count == 1 || len(s.spec.Series) == 1 {
		sayRun(s)
		return
	}
	s.tell("chart.say.multiples", "series", strconv.Itoa(len(s.spec.Series)),
		"first", s.spec.Categories[first].Label, "last", s.spec.Categories[last].Label, "count", strconv.Itoa(count))
	high, low, given := -1, -1, 0
	for series := range s.spec.Series {
		if !s.spec.Series[series].given(last) {
			continue
		}
		given++
		value := s.spec.Series[series].point(last).Value
		if high < 0 || value.Cmp(s.spec.Series[high].point(last).Value) > 0 {
			high = series
		}
		if low < 0 || value.Cmp(s.spec.Series[low].point(last).Value) < 0 {
			low = series
		}
	}
	if given > 1 {
		s.tell("chart.say.multiples-last", "label", s.spec.Categories[last].Label,
			"high", s.spec.Series[high].Name, "top", s.value(s.spec.Series[high].point(last)),
			"low", s.spec.Series[low].Name, "bottom", s.value(s.spec.Series[low].point(last)), "unit", s.unit())
	}
	s.sayExtremes()
}
