package chart

import "gongqiu/build/period"

// track is the category axis of lines and columns. Periods stand at their true time, in months, so that a gap of
// years is a gap of years; categories that are no periods stand one unit apart.
type track struct {
	start, end float64 // of the axis, in months or categories
	unit       float64 // the length of the shortest category
	left, size float64 // on the canvas
	timed      bool
	spec       *Spec
}

// newTrack lays out the categories of a spec; place sets where the axis is on the canvas.
func newTrack(spec *Spec) track {
	t := track{spec: spec, timed: spec.timed()}
	if !t.timed {
		t.end, t.unit = float64(max(len(spec.Categories), 1)), 1
		return t
	}
	first, last, shortest := 1<<30, -1<<30, 1<<30
	for _, category := range spec.Categories {
		first = min(first, category.Period.StartMonth())
		last = max(last, category.Period.EndMonth()+1)
		shortest = min(shortest, category.Period.Months())
	}
	t.start, t.end, t.unit = float64(first), float64(last), float64(shortest)
	return t
}

func (t *track) place(left, size float64) { t.left, t.size = left, size }

// at is where on the canvas a moment is.
func (t *track) at(moment float64) float64 {
	return t.left + float64((moment-t.start)*t.size/(t.end-t.start))
}

// centre is the middle of a category, in the axis's own units.
func (t *track) centre(category int) float64 {
	if !t.timed {
		return float64(category) + 0.5
	}
	p := t.spec.Categories[category].Period
	return float64(p.StartMonth()+p.EndMonth()+1) / 2
}

// x is the middle of a category on the canvas.
func (t *track) x(category int) float64 { return t.at(t.centre(category)) }

// band is the width of the shortest category on the canvas.
func (t *track) band() float64 { return t.unit * t.size / (t.end - t.start) }

// adjacent says whether two categories follow each other without a gap. An annual figure among quarters is a point
// of its own.
func (t *track) adjacent(before, after int) bool {
	if t.timed && t.spec.Categories[before].Period.Months() != t.spec.Categories[after].Period.Months() {
		return false
	}
	step := t.unit
	if t.timed {
		step = float64(max(t.spec.Step, t.spec.Categories[after].Period.Months()))
	}
	return t.centre(after)-t.centre(before) <= step+0.01
}

// Joined says whether a line leads to a number of a series from the number before it: the two follow each other, and
// the definition did not change in between.
func (s *Spec) Joined(series, category int) bool {
	run, t := &s.Series[series], newTrack(s)
	return category > 0 && run.given(category-1) && run.given(category) && !run.point(category).Break &&
		t.adjacent(category-1, category)
}

// draw writes the ticks and labels under the plot and gives the height that they take.
func (t *track) draw(s *sheet, base float64) float64 {
	if !t.timed {
		return t.drawLabels(s, base)
	}
	years := t.years()
	parts := t.parts()
	if parts > 0 && t.band() >= 1.15*s.font*t.partWidth(s) {
		return t.drawParts(s, base)
	}
	return t.drawYears(s, base, years)
}

// years is how many calendar years the axis touches.
func (t *track) years() int { return int(t.end-1)/12 - int(t.start)/12 + 1 }

// parts is how many of the shortest categories a year has, when that is worth a label of its own; 0 for years.
func (t *track) parts() int {
	switch t.unit {
	case 1, 3, 6:
		return 12 / int(t.unit)
	}
	return 0
}

// partWidth is the width in ems of the widest label of a part of a year.
func (t *track) partWidth(s *sheet) float64 {
	width := 0.0
	for month := 0; month < 12; month += int(t.unit) {
		width = max(width, textWidth(t.partName(s, month)))
	}
	return width
}

// partName is the short name of the part of a year that starts with a month: 三季度, Q3, 4月, Apr.
func (t *track) partName(s *sheet, month int) string {
	kind := period.Month
	switch t.unit {
	case 3:
		kind = period.Quarter
	case 6:
		kind = period.Half
	}
	return s.text(partKeys(kind)[month/int(t.unit)])
}

// partKeys are the keys of the short names of the parts of a year.
func partKeys(kind period.Kind) []string {
	switch kind {
	case period.Half:
		return []string{"chart.half.1", "chart.half.2"}
	case period.Quarter:
		return []string{"chart.quarter.1", "chart.quarter.2", "chart.quarter.3", "chart.quarter.4"}
	}
	return []string{"chart.month.1", "chart.month.2", "chart.month.3", "chart.month.4", "chart.month.5",
		"chart.month.6", "chart.month.7", "chart.month.8", "chart.month.9", "chart.month.10", "chart.month.11",
		"chart.month.12"}
}

// drawParts labels every part of a year, and the years on a line of their own.
func (t *track) drawParts(s *sheet, base float64) float64 {
	s.openLines(roleAxis)
	for moment := t.start; moment <= t.end; moment += t.unit {
		length := 4.0
		if int(moment)%12 == 0 {
			length = s.font*1.3 + 6
		}
		s.line(t.at(moment), base, t.at(moment), base+length)
	}
	s.endPath()
	s.open(roleTicksMiddle)
	for moment := t.start; moment < t.end; moment += t.unit {
		s.write(t.at(moment+t.unit/2), base+s.font*1.3, t.partName(s, int(moment)%12))
	}
	t.writeYears(s, base+s.font*2.6, 1)
	s.close()
	return s.font * 3
}

// drawYears labels years, or every second, fifth, tenth … when they do not fit. A tick is where a year starts, so no
// tick ever falls inside a quarter.
func (t *track) drawYears(s *sheet, base float64, years int) float64 {
	perYear := 12 * t.size / (t.end - t.start)
	width := s.font * (textWidth(s.yearText(2000)) + 0.6)
	every := 100
	for _, candidate := range [...]int{1, 2, 5, 10, 20, 50} {
		if perYear*float64(candidate) >= width {
			every = candidate
			break
		}
	}
	if years <= 1 {
		every = 1
	}
	s.openLines(roleAxis)
	for year := int(t.start) / 12; year <= int(t.end)/12; year++ {
		moment := float64(year * 12)
		if moment < t.start || moment > t.end || perYear < 6 && year%every != 0 {
			continue
		}
		length := 4.0
		if year%every == 0 {
			length = 7
		}
		s.line(t.at(moment), base, t.at(moment), base+length)
	}
	s.endPath()
	s.open(roleTicksMiddle)
	t.writeYears(s, base+s.font*1.5, every)
	s.close()
	return s.font * 1.9
}

// writeYears writes every so many years under the middle of what the axis shows of them.
func (t *track) writeYears(s *sheet, y float64, every int) {
	edge := 0.0
	for year := int(t.start) / 12; year*12 < int(t.end); year++ {
		if year%every != 0 {
			continue
		}
		from, to := max(float64(year*12), t.start), min(float64(year*12+12), t.end)
		half := s.font * textWidth(s.yearText(year)) / 2
		x := (t.at(from) + t.at(to)) / 2
		x = min(max(x, half), s.width-half)
		if x-half < edge {
			continue // a year of which the axis shows only a corner
		}
		edge = x + half + s.font*0.4
		s.write(x, y, s.yearText(year))
	}
}

// drawLabels writes the labels of categories that are no periods, every so many where they do not all fit.
func (t *track) drawLabels(s *sheet, base float64) float64 {
	band, lines := t.band(), 1
	most := max(band/s.font-0.4, 2)
	every := max(1, int(2.4*s.font/band+0.999))
	s.open(roleTicksMiddle)
	for at := 0; at < len(t.spec.Categories); at += every {
		label := wrap(t.spec.Categories[at].Label, most*float64(every))
		lines = max(lines, label.count)
		for line := range label.count {
			s.write(t.x(at), base+s.font*(1.4+1.2*float64(line)), label.lines[line])
		}
	}
	s.close()
	return s.font * (0.7 + 1.2*float64(lines))
}
