package chart

import (
	"math"
	"slices"
	"strconv"
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
	found := r.measureBars(s)
	switch {
	case s.shared.given:
		r.drawShared(s)
	case s.both && !s.narrow && found.shortest >= pressable && s.sameRows(labels):
		r.share(s)
		r.drawBars(s, labels, found.provisional)
		s.close()
	default:
		r.drawBars(s, labels, found.provisional)
	}
	r.drawAxis(s, top, bottom)
	r.drawNumbers(s, labels, false)
	if found.negative {
		r.drawNumbers(s, labels, true)
	}
	s.y = bottom + s.font*2
}

// foundBars is what bars there are: whether any is of a negative or of a provisional number, and the shortest.
type foundBars struct {
	negative, provisional bool
	shortest              int32
}

// measureBars finds how long all bars are. Lengths are whole units, half of one being less than a dot of most screens;
// one of no length is still seen, as a line.
func (r *rows) measureBars(s *sheet) foundBars {
	found := foundBars{shortest: math.MaxInt32}
	numbers, scale := s.allNumbers(), r.width/(r.high-r.low)
	s.lengths = slices.Grow(s.lengths[:0], len(numbers))[:len(numbers)]
	for at := range numbers {
		number := &numbers[at]
		if !number.given {
			s.lengths[at] = 0
			continue
		}
		length := max(units(math.Abs(float64(number.value*scale))), 1)
		found.shortest = min(found.shortest, length)
		found.provisional = found.provisional || number.provisional
		if number.value < 0 {
			length, found.negative = -length, true
		}
		s.lengths[at] = length
	}
	return found
}

// sharedBars are the bars of the wide drawing where the narrow one shows them again, pressed together: bars whose rows
// stand in the same places differ in nothing but how long a unit of their numbers is.
type sharedBars struct {
	given     bool
	zero, top float64 // where the bars start, and the top of their rows
	scale     float64 // units of the canvas for one of the numbers
}

// pressable is how long the shortest bar is where bars are pressed together: about a third of it is still seen.
const pressable = 5

// sameRows says whether the rows of the wide drawing, whose labels are given, stand in the narrow one as they do here.
func (s *sheet) sameRows(labels *labelColumn) bool {
	return slices.Equal(labels.middles, s.layOutLabels(labels.thickness, true).middles)
}

// share opens the group of bars that the narrow drawing shows as well.
func (r *rows) share(s *sheet) {
	s.shared = sharedBars{true, r.x(0), s.y, r.width / (r.high - r.low)}
	s.body = append(s.body, `<g id="`...)
	s.identifyBars()
	s.body = append(s.body, `">`...)
}

// identifyBars writes the id of shared bars. It has a point, which headings and charts have none of in theirs: the
// narrow drawing would show nothing, or other bars, if something before it had the same id.
func (s *sheet) identifyBars() {
	s.body = append(appendEscaped(s.body, s.id), ".bars"...)
}

// drawShared draws the bars of the wide drawing in the narrow one.
func (r *rows) drawShared(s *sheet) {
	press := math.Round(r.width/(r.high-r.low)/s.shared.scale*1e4) / 1e4
	s.body = append(s.body, `<use href="#`...)
	s.identifyBars()
	s.body = append(s.body, `" transform="matrix(`...)
	s.body = append(strconv.AppendFloat(s.body, press, 'f', -1, 64), " 0 0 1"...)
	s.point(' ', r.x(0)-float64(press*s.shared.zero), s.y-s.shared.top)
	s.body = append(s.body, `)"/>`...)
}

// drawBars draws the bars of all series.
func (r *rows) drawBars(s *sheet, labels *labelColumn, provisional bool) {
	for series := range s.spec.Series {
		r.drawSeries(s, labels, series, false)
		if provisional {
			r.drawSeries(s, labels, series, true)
		}
	}
}

// middle is the middle of the bar of a series in a row.
func (r *rows) middle(s *sheet, series int, row float64) float64 {
	return row + r.thickness*(float64(series)-float64(len(s.spec.Series)-1)/2)
}

// drawSeries draws the bars of a series, those of final or of provisional numbers, in one path; they are open to the
// axis. It is counted from zero and from the first row: then the end of a bar is the place of its number as well, and
// every series has the heights of the labels.
func (r *rows) drawSeries(s *sheet, labels *labelColumn, series int, provisional bool) {
	shape := partBar
	if provisional {
		shape = partBarHollow
	}
	var end snippet
	end.set("v", r.thickness-2, "H0")
	numbers, lengths, last := s.numbersOf(series), s.lengths[series*len(s.spec.Categories):], -2
	b, opened := s.body, false
	for at := range numbers {
		number := &numbers[at]
		if !number.given || number.provisional != provisional {
			continue
		}
		if !opened {
			top := s.y + math.Round(r.middle(s, series, labels.first())) - math.Floor(r.thickness/2) + 1
			s.openSeriesPart(shape, series, r.x(0), top)
			b, opened = s.body, true
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
		b = labels.bases[at].appendTo(appendWhole(labels.texts.appendTo(b), s.lengths[at]))
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
