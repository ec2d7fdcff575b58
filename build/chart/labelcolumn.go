package chart

import (
	"math"
	"slices"
)

// labelColumn is the labels of categories beside lying bars, and where the rows stand that they name, counted from the
// first. It is kept with the sheet, because most charts of a site have the labels of the chart before: those of a
// codelist.
type labelColumn struct {
	most  float64 // the width that a label may have, in ems
	bars  float64 // the height of the bars of one category
	font  float64
	texts []string

	widest  float64   // of all labels, in ems
	middles []float64 // whole units, as all heights are
	steps   []step    // how far below the first middle each is
	height  float64
	drawn   []byte // the labels, ending at 0, counted from the base line of the first row
}

// step is how far below the first row another one is, as what is drawn in it says it.
type step struct {
	bar  snippet // the start of a bar, up to its length
	next snippet // the same behind the start of the bar above
	text snippet // the end of the tag of a text
}

func newStep(down, by float64) (s step) {
	s.bar.set("M0 ", down, "h")
	s.next.set("m0 ", by, "h")
	if s.text.set(` y="`, down, `">`); down == 0 {
		s.text = snippet{bytes: [16]byte{'>'}, length: 1}
	}
	return s
}

// layOut cuts the labels of the chart into lines of at most the given width, and gives every category the height of
// its bars and some air, or of its label when that is higher.
func (c *labelColumn) layOut(s *sheet, most, bars float64) {
	if c.most == most && c.bars == bars && c.font == s.font &&
		slices.EqualFunc(c.texts, s.spec.Categories, func(text string, category Category) bool {
			return text == category.Label
		}) {
		return
	}
	*c = labelColumn{most: most, bars: bars, font: s.font, texts: c.texts[:0], middles: c.middles[:0], steps: c.steps[:0],
		drawn: c.drawn[:0]}
	body := s.body
	s.body = c.drawn
	line := 2 * math.Round(s.font*0.6) // an even number, so that two lines stand around a whole middle
	above := 0.0
	for at := range s.spec.Categories {
		text := s.spec.Categories[at].Label
		label := wrap(text, most)
		height := math.Ceil(max(bars+10, line*float64(label.count)+s.font*0.5))
		middle := c.height + math.Floor(height/2)
		c.texts, c.middles = append(c.texts, text), append(c.middles, middle)
		down := middle - c.first()
		for at := range label.count {
			s.write(0, down+line*(float64(at)-float64(label.count-1)/2), label.lines[at])
		}
		c.steps, above = append(c.steps, newStep(down, down-above)), down
		c.widest, c.height = max(c.widest, label.width), c.height+height
	}
	c.drawn, s.body = s.body, body
}

// first is the middle of the first row.
func (c *labelColumn) first() float64 {
	if len(c.middles) == 0 {
		return 0
	}
	return c.middles[0]
}

// draw writes the labels so that they end at x.
func (c *labelColumn) draw(s *sheet, x, top float64) {
	s.openAt(roleLabels, x, top+c.first()+s.font*0.36)
	s.body = append(s.body, c.drawn...)
	s.close()
}
