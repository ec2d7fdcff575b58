package chart

import (
	"math"
	"slices"
)

// drawRows draws lying bars. The line that they start from lies over their ends, and the numbers over all.
func drawRows(s *sheet) {
	r, labels := newRows(s)
	if s.spec.Reference.Label != "" {
		s.y += s.font * 1.2
	}
	s.y = math.Round(s.y)
	top, bottom := s.y, s.y+labels.height
	r.drawScale(s, top, bottom)
	labels.draw(s, r.edge, top)
	negative, provisional := r.measureBars(s)
	for series := range s.spec.Series {
		r.drawBars(s, labels, series, false)
		if provisional {
			r.drawBars(s, labels, series, true)
		}
	}
	r.drawAxis(s, top, bottom)
	r.drawNumbers(s, labels, false)
	if negative {
		r.drawNumbers(s, labels, true)
	}
	s.y = bottom + s.font*2
}

// measureBars finds how long all bars are, and whether any is of a negative or of a provisional number. Lengths are
// whole units, half of one being less than a dot of most screens; one of no length is still seen, as a line.
func (r *rows) measureBars(s *sheet) (negative, provisional bool) {
	numbers, scale := s.allNumbers(), r.width/(r.high-r.low)
	s.lengths = slices.Grow(s.lengths[:0], len(numbers))[:len(numbers)]
	for at := range numbers {
		number := &numbers[at]
		length := max(units(math.Abs(float64(number.value*scale))), 1)
		if number.value < 0 {
			length, negative = -length, true
		}
		s.lengths[at] = length
		provisional = provisional || number.provisional
	}
	return negative, provisional
}

// middle is the middle of the bar of a series in a row.
func (r *rows) middle(s *sheet, series int, row float64) float64 {
	return row + r.thickness*(float64(series)-float64(len(s.spec.Series)-1)/2)
}

// drawBars draws the bars of a series, those of final or of provisional numbers, as one line that runs along the axis
// from bar to bar. It is counted from zero and from the first row: then the end of a bar is about the place of its
// number as well, and every series has the heights of the labels.
func (r *rows) drawBars(s *sheet, labels *labelColumn, series int, provisional bool) {
	shape := partBar
	if provisional {
		shape = partBarHollow
	}
	var end snippet
	end.set("v", r.thickness-2, "H0")
	numbers, lengths, last := s.numbersOf(series), s.lengths[series*len(s.spec.Categories):], -1
	b, opened := s.body, false
	for at := range numbers {
		number := &numbers[at]
		if !number.given || number.provisional != provisional {
			continue
		}
		if !opened {
			top := s.y + math.Round(r.middle(s, series, labels.first())) - math.Floor(r.thickness/2) + 1
			s.openSeriesPart(shape, series, r.x(0), top)
			b, opened = append(s.body, "M0 0"...), true
		}
		if last == at-1 {
			b = labels.steps[at].next.appendTo(b)
		} else {
			b = labels.steps[at].far.appendTo(b)
		}
		b, last = end.appendTo(appendWhole(b, lengths[at])), at
	}
	s.body = b
	if opened {
		s.endPath()
	}
}

// drawNumbers writes the numbers at the ends of all bars, or in words why there is none. Those of negative bars end at
// the bar, so they form a group of their own.
func (r *rows) drawNumbers(s *sheet, labels *labelColumn, negative bool) {
	role, gap := roleValues, s.font*0.4
	if negative {
		role, gap = roleValuesEnd, -gap
	}
	count, opened := len(s.spec.Categories), false
	numbers, b := s.allNumbers(), s.body
	for at := range numbers {
		number := &numbers[at]
		if negative != (number.given && number.value < 0) {
			continue
		}
		if !opened {
			s.openAt(role, r.x(0)+gap, s.y+math.Round(r.middle(s, 0, labels.first()))+s.font*0.36)
			b, opened = s.body, true
		}
		b = append(b, "<text"...)
		if number.given {
			b = append(b, labels.across...)
			b = append(appendWhole(b, s.lengths[at]), labels.quote...)
		}
		b = labels.bases[at].appendTo(b)
		switch {
		case !number.given:
			b = appendEscaped(b, s.text(stateKey(s.spec.Series[at/count].point(at%count).State)))
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
