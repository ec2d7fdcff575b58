package chart

import (
	"strconv"

	"gongqiu/build/model"
)

// A map shows the outlines that the site's owner supplies, exactly those, with the number under which they were
// reviewed. What has no number is blank with a stroke; what has no outline is told in words and stands in the table.

const (
	wideMap   = 5200 // the greatest height in tenths of a unit
	narrowMap = 3600
)

// drawMap draws the regions, each with its name and number as its title.
func drawMap(s *sheet) {
	if len(s.spec.Series) == 0 || s.spec.Outlines == nil {
		return
	}
	colours := newScale(s.spec)
	s.scaleKey(&colours)
	most := int64(wideMap)
	if s.narrow {
		most = narrowMap
	}
	o := s.drawer.outlinesOf(s.spec.Outlines, int64((s.width-2*s.left()-2)*10), most)
	top := s.y + s.font*0.5
	s.data()
	missing := s.drawRegions(o, &colours, s.left()+1, top)
	s.endData()
	if s.telling {
		s.lens.plots = []rectangle{{s.left() + 1, top, s.width - 2*s.left() - 2, float64(o.height) / 10}}
	}
	s.y = top + float64(o.height)/10 + s.font*0.4
	if missing {
		s.y += s.font * 0.4
		s.key(true)
	}
	if without := s.spec.withoutOutline(); len(without) > 0 {
		s.paragraph(roleWords, s.text("chart.map.without", "count", strconv.Itoa(len(without))))
	}
	s.paragraph(roleWords, s.text("chart.map.approval", "number", s.spec.Outlines.Approval))
	if !s.spec.Outlines.Source.Empty() {
		s.paragraph(roleWords, s.text("chart.map.source", "source", s.spec.Outlines.Source.In(s.spec.Language)))
	}
	s.paragraph(roleWords, s.text("chart.map.projection", "degrees", strconv.FormatInt(o.parallel, 10)))
}

// drawRegions draws the areas, and says whether any has no number.
func (s *sheet) drawRegions(o *outlines, colours *scale, left, top float64) (missing bool) {
	var blank []*outline
	for at := range o.regions {
		region := &o.regions[at]
		category := s.spec.categoryOf(region.code)
		look, point := shade{}, Point{}
		if category >= 0 {
			point = s.spec.Series[0].point(category)
		}
		if point.has() {
			look = colours.shade(point.Value)
		} else {
			blank = append(blank, region)
		}
		s.aboutRegion(category)
		s.body = append(s.body, "<g>"...)
		if category >= 0 {
			s.tileTitle(s.spec.Categories[category].Label, category)
		}
		s.openShade(look)
		for _, ring := range s.wound(region.rings) {
			s.point('M', left+float64(ring[0].x)/10, top+float64(ring[0].y)/10)
			for n, p := range ring[1:] { // each from the one before: whole tenths add up to no error
				s.point('l', float64(p.x-ring[n].x)/10, float64(p.y-ring[n].y)/10)
			}
			s.body = append(s.body, 'z')
		}
		s.body = append(s.body, `" fill-rule="evenodd"/></g>`...)
	}
	if len(blank) == 0 {
		return false
	}
	const size = 8
	s.openLines(roleAxis)
	for _, region := range blank {
		s.aboutRegion(s.spec.categoryOf(region.code))
		s.hatch(left+float64(region.middle.x)/10-size/2, top+float64(region.middle.y)/10-size/2, size, size)
	}
	s.endPath()
	return true
}

// aboutRegion says that marks are about a region, or about nothing that the chart knows.
func (s *sheet) aboutRegion(category int) {
	if category < 0 {
		s.about(-1, everywhere)
		return
	}
	s.about(0, category)
}

// categoryOf is the category of a code; -1 when there is none.
func (s *Spec) categoryOf(code string) int {
	for at := range s.Categories {
		if code != "" && s.Categories[at].Code == code {
			return at
		}
	}
	return -1
}

// withoutOutline are the categories that have a number, but no outline on the map.
func (s *Spec) withoutOutline() []int {
	var without []int
	for at := range s.Categories {
		if len(s.Series) > 0 && s.Series[0].given(at) && !hasOutline(s.Outlines, s.Categories[at].Code) {
			without = append(without, at)
		}
	}
	return without
}

func hasOutline(m *model.Map, code string) bool {
	for at := range m.Features {
		if m.Features[at].Code == code {
			return true
		}
	}
	return false
}

// WithoutOutline lists the labels of the regions of a map that have a number, but no outline.
func (s *Spec) WithoutOutline() []string {
	var labels []string
	if s.Outlines != nil {
		for _, at := range s.withoutOutline() {
			labels = append(labels, s.Categories[at].Label)
		}
	}
	return labels
}

// sayMap tells how many regions have a number, the highest and the lowest, what lies on either side of the value where
// the colours turn, and which are not on the map.
func sayMap(s *speaker) {
	spec := s.spec
	given, above, below := 0, 0, 0
	c := newScale(spec)
	for at := range spec.Categories {
		if len(spec.Series) == 0 || !spec.Series[0].given(at) {
			continue
		}
		given++
		switch spec.Series[0].point(at).Value.Cmp(c.turn) {
		case 1:
			above++
		case -1:
			below++
		}
	}
	if given == 0 {
		s.tell("chart.say.empty")
		return
	}
	s.tell("chart.say.map", "count", strconv.Itoa(given))
	if given == 1 {
		s.sayOne(spec.lastPoint(0))
	} else {
		s.sayRank(0)
	}
	if c.turns {
		s.tell("chart.say.sides", "turn", s.value(Point{Value: c.turn})+s.unit(),
			"above", strconv.Itoa(above), "below", strconv.Itoa(below), "count", strconv.Itoa(given))
	}
	if without := spec.WithoutOutline(); len(without) > 0 {
		s.tell("chart.say.no-outline", "list", s.few(without))
	}
}
