package chart

import (
	"cmp"
	"slices"

	"gongqiu/build/decimal"
)

// label is a text that wants to stand at a height but may be moved, so that no two overlap.
type label struct {
	series int
	wanted float64 // the middle it wants
	middle float64 // the middle it gets
	height float64
	name   wrapped
	value  string
}

// settle moves labels apart: down the page in the order of their wanted heights, each as near to it as the others
// and the edges allow. It is false when they do not fit between the edges at all.
//
// It is the classic pooling of neighbours: labels that would overlap become one block, which stands at the mean of
// what its members want.
func settle(labels []label, top, bottom float64) bool {
	total := 0.0
	for at := range labels {
		total += labels[at].height
	}
	if total > bottom-top {
		return false
	}
	slices.SortStableFunc(labels, func(a, b label) int { return cmp.Compare(a.wanted, b.wanted) })
	type block struct {
		first  int
		start  float64 // of the first label
		height float64
		sum    float64 // of the starts that its members want the block to have
		count  float64
	}
	var room [16]block
	blocks := room[:0]
	clamp := func(b *block) { b.start = max(top, min(b.sum/b.count, bottom-b.height)) }
	for at := range labels {
		l := &labels[at]
		next := block{first: at, height: l.height, sum: l.wanted - l.height/2, count: 1}
		clamp(&next)
		for len(blocks) > 0 {
			last := blocks[len(blocks)-1]
			if last.start+last.height <= next.start {
				break
			}
			next.sum = last.sum + next.sum - float64(next.count*last.height)
			next.first, next.count, next.height = last.first, last.count+next.count, last.height+next.height
			blocks = blocks[:len(blocks)-1]
			clamp(&next)
		}
		blocks = append(blocks, next)
	}
	for at, b := range blocks {
		end := len(labels)
		if at+1 < len(blocks) {
			end = blocks[at+1].first
		}
		start := b.start
		for i := b.first; i < end; i++ {
			labels[i].middle = start + labels[i].height/2
			start += labels[i].height
		}
	}
	return true
}

// valueText is a number as labels show it, with the sign of its qualifier.
func (s *sheet) valueText(point Point) string {
	s.scratch = s.appendValue(s.scratch[:0], &point)
	return string(s.scratch)
}

func (s *sheet) appendValue(dst []byte, point *Point) []byte {
	if point.Qualifier != decimal.Exact {
		dst = append(dst, qualifierSign(point.Qualifier)...)
	}
	dst = s.drawer.appendLabel(dst, s.spec.Language, point.Value)
	if point.Qualifier == decimal.Between {
		dst = append(dst, "–"...)
		dst = s.drawer.appendLabel(dst, s.spec.Language, point.High)
	}
	if s.spec.Unit == "%" {
		dst = append(dst, '%')
	}
	return dst
}

// number is the text of a point, which has a number, and its width. The texts of all points are made at once, for
// both sizes of the drawing, and share one string.
func (s *sheet) number(series, category int) *numberText { return &s.numbersOf(series)[category] }

// numbersOf is the texts of the points of a series.
func (s *sheet) numbersOf(series int) []numberText {
	count := len(s.spec.Categories)
	return s.allNumbers()[series*count:][:count]
}

// allNumbers is the texts of all points, one series after another.
func (s *sheet) allNumbers() []numberText {
	if len(s.numbers) == 0 {
		s.measureNumbers()
	}
	return s.numbers
}

func (s *sheet) measureNumbers() {
	count := len(s.spec.Categories)
	s.numbers = slices.Grow(s.numbers[:0], count*len(s.spec.Series))[:count*len(s.spec.Series)]
	clear(s.numbers)
	s.scratch, s.ends = s.scratch[:0], s.ends[:0]
	for series := range s.spec.Series {
		numbers, points := s.numbers[series*count:][:count], s.spec.Series[series].Points
		for at := range numbers {
			if at < len(points) && points[at].has() {
				s.measureNumber(&numbers[at], &points[at])
			}
			s.ends = append(s.ends, len(s.scratch))
		}
	}
	texts, start := string(s.scratch), 0
	for at, end := range s.ends {
		s.numbers[at].text = texts[start:end]
		start = end
	}
}

// measureNumber adds the text of a point to the others.
func (s *sheet) measureNumber(number *numberText, point *Point) {
	start := len(s.scratch)
	number.given, number.provisional, number.value = true, point.Provisional, point.Value.Float64()
	digits := point.Value.Coefficient()
	if point.Qualifier == decimal.Exact && point.Value.Scale() == 0 && digits >= 0 && digits < longestLabel &&
		s.spec.Unit != "%" { // a count, as most numbers are
		s.scratch = point.Value.AppendDigits(s.scratch, ',')
		number.plain, number.width = true, countWidths[len(s.scratch)-start]
		return
	}
	s.scratch = s.appendValue(s.scratch, point)
	number.plain = plain(qualifierSign(point.Qualifier)) // digits, points and words of powers are
	number.width = textWidth(string(s.scratch[start:]))
}

// countWidths are the widths of counts by how long they are: those of 9, 99, 999, 9,999 and so on, in ems.
var countWidths = func() (widths [len("999,999") + 1]float64) {
	for _, text := range []string{"9", "99", "999", "9,999", "99,999", "999,999"} {
		widths[len(text)] = textWidth(text)
	}
	return widths
}()

// qualifierSign is what a qualifier is in a drawing, where there is no room for words.
func qualifierSign(q decimal.Qualifier) string {
	switch q {
	case decimal.About:
		return "≈"
	case decimal.Nearly:
		return "≲"
	case decimal.MoreThan:
		return ">"
	case decimal.LessThan:
		return "<"
	case decimal.AtLeast:
		return "≥"
	case decimal.AtMost:
		return "≤"
	}
	return ""
}
