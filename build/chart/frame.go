package chart

import "gongqiu/build/model"

// head writes what stands above every plot: in a standalone drawing the title, then the unit.
func (s *sheet) head() {
	s.y = 2
	if s.standalone {
		s.y = 8
		s.paragraph(roleTitle, s.spec.Title)
	}
	s.again(&s.heads, []string{s.spec.Unit, s.spec.When, string(s.spec.Kind)}, func() {
		if unit := s.unitAndWhen(); unit != "" {
			s.paragraph(roleWords, unit)
		}
	})
	s.y += s.font * 0.7
}

// unitAndWhen is what all numbers of the chart are: their unit, and the period that they are of.
func (s *sheet) unitAndWhen() string {
	unit := s.spec.Unit
	if s.spec.Kind == Scatter && len(s.spec.Series) > 0 && s.spec.Series[0].Unit != "" {
		unit = "" // each axis tells its own
	}
	switch {
	case unit != "" && s.spec.When != "":
		return s.text("chart.unit-when", "unit", unit, "when", s.spec.When)
	case unit != "":
		return s.text("chart.unit", "unit", unit)
	}
	return s.spec.When
}

// foot writes what stands below every plot: the key of the marks that the chart has, and in a standalone drawing the
// note and the source.
func (s *sheet) foot() {
	if !s.keyed {
		s.key(false)
	}
	if s.standalone {
		if s.spec.Note != "" {
			s.paragraph(roleWords, s.text("chart.note", "note", s.spec.Note))
		}
		if s.spec.Source != "" {
			s.paragraph(roleWords, s.text("chart.source", "source", s.spec.Source))
		}
		s.y += 6
	}
	s.y += 2
}

// paragraph writes a text in as many lines as it needs, at most three, from the left edge.
func (s *sheet) paragraph(r role, text string) {
	label := wrap(text, s.width/s.font-1)
	s.open(r)
	for line := range label.count {
		s.y += s.font * 1.35
		s.write(s.left(), s.y, label.lines[line])
	}
	s.close()
}

// left is where texts at the left edge start.
func (s *sheet) left() float64 {
	if s.standalone {
		return 4
	}
	return 0
}

// legend writes the names of the series with their markers, in as many lines as they need.
func (s *sheet) legend(swatch func(series int, x, y float64)) {
	names := append(s.names[:0], string(s.spec.Kind))
	for at := range s.spec.Series {
		if names = append(names, s.spec.Series[at].Name); s.muted(at) {
			names = append(names, "\x00") // no name
		}
	}
	s.names = names
	s.again(&s.legends, names, func() {
		s.y += s.font * 1.6
		y := s.y
		s.eachName(func(at int, x, y float64) {
			swatch(at, x, y-s.font*0.35)
		})
		s.y = y
		s.open(roleWords)
		s.eachName(func(at int, x, y float64) { s.write(x+s.font*2.2, y, s.spec.Series[at].Name) })
		s.close()
		s.y += s.font * 0.9
	})
}

// eachName gives every series of a legend its place.
func (s *sheet) eachName(draw func(series int, x, y float64)) {
	x := s.left()
	for at := range s.spec.Series {
		width := s.font * (textWidth(s.spec.Series[at].Name)*1.05 + 3.6)
		if x > s.left() && x+width > s.width {
			x = s.left()
			s.y += s.font * 1.6
		}
		draw(at, x, s.y)
		x += width
	}
}

// marks is which marks of a chart need a word of explanation.
type marks struct {
	provisional, breaks bool
	states              [model.Suppressed + 1]bool
}

// marks looks through all points.
func (s *Spec) marks() marks {
	var m marks
	for at := range s.Series {
		points := s.Series[at].Points[:min(len(s.Series[at].Points), len(s.Categories))]
		m.states[model.Absent] = m.states[model.Absent] || len(points) < len(s.Categories)
		for category := range points {
			point := &points[category]
			m.provisional = m.provisional || point.has() && point.Provisional
			m.breaks = m.breaks || point.Break
			m.states[point.State] = true
		}
	}
	return m
}

// key explains the marks that the chart has, and no others. Blank is that areas without a number are among them.
func (s *sheet) key(blank bool) {
	s.keyed = true
	if !s.looked {
		s.marks, s.looked = s.spec.marks(), true
	}
	m := &s.marks
	bars := s.spec.Kind == Bar || s.spec.Kind == Stacked
	x := s.left()
	if blank {
		x = s.keyItem(x, s.text("chart.state.missing"), s.drawBlank)
	}
	if m.provisional {
		x = s.keyItem(x, s.text("chart.key.provisional"), func(x, y float64) {
			s.openSeries(0)
			if bars {
				s.openPart(partBarHollow, 0)
				s.rectangle(x, y-5, 12, 10)
				s.endPath()
			} else {
				s.marker(partHollow, 0, x+6, y)
			}
			s.close()
		})
	}
	if m.breaks {
		x = s.keyItem(x, s.text("chart.key.break"), func(x, y float64) {
			s.openLines(roleBreak)
			s.line(x+6, y-7, x+6, y+7)
			s.endPath()
		})
	}
	for _, state := range [...]model.State{model.NotApplicable, model.NotComparable, model.Suppressed} {
		if !m.states[state] || bars || s.spec.Kind == Ranks { // what has no rank is not drawn
			continue
		}
		x = s.keyItem(x, s.text(stateKey(state)), func(x, y float64) {
			s.open(roleNothing)
			s.write(x, y+s.font*0.35, stateSign(state))
			s.close()
		})
	}
	if x > s.left() {
		s.y += s.font * 0.4
	}
}

// keyItem writes one mark and its meaning, and gives where the next one starts.
func (s *sheet) keyItem(x float64, words string, draw func(x, y float64)) float64 {
	width := s.font * (textWidth(words)*1.05 + 3)
	if x == s.left() || x+width > s.width {
		x = s.left()
		s.y += s.font * 1.7
	}
	draw(x, s.y-s.font*0.35)
	s.open(roleWords)
	s.write(x+18, s.y, words)
	s.close()
	return x + width
}

// stateKey is the key of the words for a kind of nothing.
func stateKey(state model.State) string {
	switch state {
	case model.NotApplicable:
		return "chart.state.not-applicable"
	case model.NotComparable:
		return "chart.state.not-comparable"
	case model.Suppressed:
		return "chart.state.suppressed"
	}
	return "chart.state.missing"
}

// stateSign is the sign that stands for a kind of nothing in tables and under lines.
func stateSign(state model.State) string {
	switch state {
	case model.NotApplicable:
		return "–"
	case model.NotComparable:
		return "≠"
	case model.Suppressed:
		return "×"
	}
	return "…"
}
