package chart

import (
	"math"

	"gongqiu/build/decimal"
)

// A step is how strong the colour of an area is, in a heat table or on a map. Nothing is told by a step alone: the
// number stands in every area. Steps 1 to 6 carry the ink of the page and step 7 the colour of its ground, each with a
// contrast of at least 4.5 to 1, in light and dark. Step 0 is no colour.
const mostSteps = 7

// stepOpacity is the opacity of each step's colour.
func stepOpacity(step int) string {
	return [mostSteps + 1]string{"0", ".06", ".14", ".22", ".31", ".4", ".5", "1"}[step]
}

// The colours of areas: of values above where the scale turns (all values, when it does not turn), and below it.
const (
	hueAbove = 0 // as series number
	hueBelow = 1
)

// shade is how an area looks.
type shade struct{ hue, step int }

// openShade starts a path of areas of one shade.
func (s *sheet) openShade(look shade) {
	s.body = append(s.body, "<path"...)
	switch {
	case s.standalone && look.step == 0:
		s.body = append(s.body, ` fill="#fff" stroke="`+faint+`"`...)
	case s.standalone:
		s.body = append(s.body, ` fill="`+hue(look.hue)+`" fill-opacity="`+stepOpacity(look.step)+`" stroke="`+faint+`"`...)
	case look.step == 0:
		s.body = append(s.body, ` class="chart-cell"`...)
	default:
		s.body = append(s.body, ` class="chart-cell chart-s`...)
		s.body = append(s.body, '0'+byte(look.step))
		s.body = append(append(append(s.body, ' '), seriesClass(look.hue)...), '"')
	}
	s.body = append(s.body, ` d="`...)
}

// openOn starts a group of texts in the middle of areas: light ones carry the ink of the page, the strongest its
// ground.
func (s *sheet) openOn(strong bool) {
	if !strong {
		s.open(roleValuesMiddle)
		return
	}
	if s.standalone {
		s.body = append(s.body, `<g fill="#fff" text-anchor="middle">`...)
		return
	}
	s.body = append(s.body, `<g class="chart-on" text-anchor="middle">`...)
}

// openStrong starts a path of solid ink: marks that bars are read against.
func (s *sheet) openStrong() {
	s.body = append(s.body, "<path"...)
	if s.standalone {
		s.body = append(s.body, ` fill="`+ink+`"`...)
	} else {
		s.attribute("class", "chart-strong")
	}
	s.body = append(s.body, ` d="`...)
}

// scale sorts numbers into steps between round bounds. A scale that turns has two hues: it starts at a value that
// readers know, such as 0 for changes and 1 for openings per seeker.
type scale struct {
	axis    valueAxis // of the numbers, or of their distance from where the scale turns
	turns   bool
	turn    decimal.Decimal
	low     int64             // how many steps the numbers reach below the turn
	high    int64             // and above it
	numbers bool              // there is a number at all
	even    []decimal.Decimal // the bounds of steps with about as many numbers in each; nil for steps of one width
}

// newScale makes the scale of all numbers of a chart.
func newScale(spec *Spec) scale {
	low, high, any := spec.extent()
	c := scale{numbers: any}
	if spec.Reference.Label != "" {
		c.turns, c.turn = true, spec.Reference.Value
	} else if any && low < 0 {
		c.turns = true
	}
	if !c.turns {
		c.axis = newValueAxis(low, high, mostSteps)
		if spec.Even {
			c.even = evenBounds(spec)
		}
		return c
	}
	turn := c.turn.Float64()
	c.axis = newValueAxis(0, max(high-turn, turn-low, 0), mostSides)
	c.axis.first = 0
	reach := func(distance float64) int64 {
		return max(0, min(int64(math.Ceil(float64(distance/c.axis.step())-1e-9)), c.axis.last))
	}
	if any {
		c.low, c.high = reach(turn-low), reach(high-turn)
	}
	return c
}

// mostSides is the number of steps on either side of a scale that turns.
const mostSides = 3

// shade is the look of the area of a number.
func (c *scale) shade(number decimal.Decimal) shade {
	if !c.turns {
		return shade{hueAbove, c.spread(c.class(number), c.count())}
	}
	distance, fits := number.Sub(c.turn)
	if !fits || distance.IsZero() {
		return shade{}
	}
	side := hueAbove
	if distance.Sign() < 0 {
		side = hueBelow
	}
	return shade{side, c.spread(c.class(distance.Abs()), int(c.axis.last))}
}

// class is the interval between ticks that a number is in, from 0. A bound belongs to the interval above it.
func (c *scale) class(number decimal.Decimal) int {
	if c.even != nil {
		class := 0
		for class < len(c.even)-2 && number.Cmp(c.even[class+1]) >= 0 {
			class++
		}
		return class
	}
	at := c.axis.first + 1
	for at < c.axis.last && number.Cmp(c.axis.tick(at)) >= 0 {
		at++
	}
	return int(at - c.axis.first - 1)
}

// count is how many classes a scale that does not turn has.
func (c *scale) count() int {
	if c.even != nil {
		return len(c.even) - 1
	}
	return int(c.axis.last - c.axis.first)
}

// spread gives a class of a few a step, so that the first and the last step are always used where there are several.
func (c *scale) spread(class, count int) int {
	if c.turns {
		return [mostSides + 1][mostSides]int{{}, {5}, {3, 7}, {3, 5, 7}}[min(count, mostSides)][min(class, 2)]
	}
	if count <= 1 {
		return 4
	}
	return 1 + class*(mostSteps-1)/(count-1)
}

// swatches are the shades of the scale from low to high, and the bounds between them.
func (c *scale) swatches() (shades []shade, bounds []decimal.Decimal) {
	if c.even != nil {
		for class := range c.count() {
			shades = append(shades, shade{hueAbove, c.spread(class, c.count())})
		}
		return shades, c.even
	}
	if !c.turns {
		for at := c.axis.first; at <= c.axis.last; at++ {
			bounds = append(bounds, c.axis.tick(at))
			if at < c.axis.last {
				shades = append(shades, shade{hueAbove, c.spread(int(at-c.axis.first), int(c.axis.last-c.axis.first))})
			}
		}
		return shades, bounds
	}
	from, to := -c.low, c.high
	for at := from; at <= to; at++ {
		bound, fits := c.turn.Add(c.axis.tick(at))
		if !fits {
			return nil, nil
		}
		bounds = append(bounds, bound)
		switch {
		case at == to:
		case at < 0:
			shades = append(shades, shade{hueBelow, c.spread(int(-at-1), int(c.axis.last))})
		default:
			shades = append(shades, shade{hueAbove, c.spread(int(at), int(c.axis.last))})
		}
	}
	return shades, bounds
}

// boundText is a bound of a scale as its key shows it.
func (s *sheet) boundText(c *scale, bound decimal.Decimal) string {
	s.scratch = s.drawer.appendLabel(s.scratch[:0], s.spec.Language, bound)
	return string(s.scratch)
}

// scaleKey draws the key of a scale: its shades side by side, with the bounds below where they meet, and above it what
// the scale turns at.
func (s *sheet) scaleKey(c *scale) {
	shades, bounds := c.swatches()
	if !c.numbers || len(shades) == 0 {
		return
	}
	widest := 0.0
	for _, bound := range bounds {
		widest = max(widest, textWidth(s.boundText(c, bound)))
	}
	half := s.font * widest / 2
	left := s.left() + half
	each := min(max(56, s.font*(widest+0.6)), (s.width-left-half)/float64(len(shades)))
	every := int(s.font*(widest+0.3)/each) + 1
	if c.turns && s.spec.Reference.Label != "" {
		s.y += s.font * 1.2
		for at, bound := range bounds {
			if bound.Equal(c.turn) {
				width := s.font * textWidth(s.spec.Reference.Label) / 2
				x := max(left+float64(at)*each, s.left()+width)
				s.open(roleWordsMiddle)
				s.write(x, s.y-s.font*0.4, s.spec.Reference.Label)
				s.close()
			}
		}
	}
	for at, look := range shades {
		s.openShade(look)
		s.rectangle(left+float64(at)*each, s.y, each, s.font*0.9)
		s.endPath()
	}
	s.open(roleTicksMiddle)
	for at, bound := range bounds {
		if (at-middleBound(bounds, c))%every == 0 {
			s.write(left+float64(at)*each, s.y+s.font*2.1, s.boundText(c, bound))
		}
	}
	s.close()
	s.y += s.font * 2.9
}

// middleBound is the bound that is always labelled: where the scale turns, or else the first.
func middleBound(bounds []decimal.Decimal, c *scale) int {
	for at, bound := range bounds {
		if c.turns && bound.Equal(c.turn) {
			return at
		}
	}
	return 0
}

// hatch draws the sign of an area without a number into an open path: a stroke from corner to corner.
func (s *sheet) hatch(x, y, width, height float64) {
	s.line(x, y+height, x+width, y)
}

// drawBlank draws an area without a number, for the key.
func (s *sheet) drawBlank(x, y float64) {
	s.openShade(shade{})
	s.rectangle(x, y-6, 12, 12)
	s.endPath()
	s.openLines(roleAxis)
	s.hatch(x, y-6, 12, 12)
	s.endPath()
}
