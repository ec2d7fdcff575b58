package chart

import (
	"math"
	"slices"
)

// labelColumn is the labels of categories beside lying bars, and where the rows stand that they name, counted from the
// first. It is kept with the sheet, because most charts of a site have the labels of the chart before: those of a
// codelist.
type labelColumn struct {
	most      float64 // the width that a label may have, in ems
	thickness float64 // of a bar
	bars      int     // of one category
	font      float64
	names     []string

	widest  float64   // of all labels, in ems
	middles []float64 // whole units, as all heights are
	height  float64
	drawn   []byte // the labels, ending at 0, counted from the base line of the first row

	// What is drawn in the rows, counted from the first.
	steps []step    // of bars
	texts snippet   // the starts of the tags of texts at bars, up to how far across they are
	bases []snippet // the rest of these tags, of one series after another
	quote string    // what stands around a place: see sheet.quote
}

// step is the way to the start of a bar from the end of the one above, and from there up to its length.
type step struct {
	next snippet // from the row above
	far  snippet // from any row
}

// layOutLabels lays out the labels beside bars of a thickness, on the wide or on the narrow canvas.
func (s *sheet) layOutLabels(thickness float64, narrow bool) *labelColumn {
	c, font, most := &s.labelled[0], float64(wideFont), 0.36*wideWidth
	laid := &s.laid[0]
	if narrow {
		c, font, most, laid = &s.labelled[1], narrowFont, 0.4*narrowWidth, &s.laid[1]
	}
	if *laid {
		return c
	}
	*laid = true
	bars := 1
	if s.spec.Kind == Bar {
		bars = max(len(s.spec.Series), 1)
	}
	c.layOut(s, font, most/font, thickness, bars)
	return c
}

// layOut cuts the labels of the chart into lines of at most the given width, and gives every category the height of
// its bars and some air, or of its label when that is higher.
func (c *labelColumn) layOut(s *sheet, font, most, thickness float64, bars int) {
	quote := s.quote()
	if c.most == most && c.thickness == thickness && c.bars == bars && c.font == font && c.quote == quote &&
		slices.EqualFunc(c.names, s.spec.Categories, func(name string, category Category) bool {
			return name == category.Label
		}) {
		return
	}
	*c = labelColumn{most: most, thickness: thickness, bars: bars, font: font, quote: quote,
		texts: newSnippet("<text x=" + quote), names: c.names[:0], middles: c.middles[:0], drawn: c.drawn[:0],
		steps: c.steps[:0], bases: c.bases[:0]}
	body := s.body
	s.body = c.drawn
	line := 2 * math.Round(font*0.6) // an even number, so that two lines stand around a whole middle
	for at := range s.spec.Categories {
		text := s.spec.Categories[at].Label
		label := wrap(text, most)
		height := math.Ceil(max(thickness*float64(bars)+10, line*float64(label.count)+font*0.5))
		middle := c.height + math.Floor(height/2)
		c.names, c.middles = append(c.names, text), append(c.middles, middle)
		down := middle - c.first()
		for at := range label.count {
			s.write(0, down+line*(float64(at)-float64(label.count-1)/2), label.lines[at])
		}
		c.widest, c.height = max(c.widest, label.width), c.height+height
	}
	c.drawn, s.body = s.body, body
	c.layOutBars()
}

// layOutBars prepares what is written in every row of bars, the bars of a row lying side by side.
func (c *labelColumn) layOutBars() {
	for at, middle := range c.middles {
		var s step
		if s.far.set("M0 ", middle-c.first(), "h"); at > 0 {
			s.next.set("m0 ", middle-c.middles[at-1]-c.thickness+2, "h")
		}
		c.steps = append(c.steps, s)
	}
	for bar := range c.bars {
		for _, middle := range c.middles {
			base, down := newSnippet(c.quote+">"), middle-c.first()+c.thickness*float64(bar)
			if down != 0 {
				base.set(c.quote+" y="+c.quote, down, c.quote+">")
			}
			c.bases = append(c.bases, base)
		}
	}
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
