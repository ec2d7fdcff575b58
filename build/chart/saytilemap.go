package chart

import (
	"strconv"
	"strings"
)

// sayTilemap tells how many units have a number, the highest and the lowest, what lies on either side of the value
// where the colours turn, and which units have none.
func sayTilemap(s *speaker) {
	spec := s.spec
	if len(spec.Series) == 0 {
		s.tell("chart.say.empty")
		return
	}
	at, others := spec.tileAt()
	var missing []string
	above, below, given := 0, 0, 0
	c := newScale(spec)
	for n := range at {
		if at[n] < 0 || !spec.Series[0].given(at[n]) {
			missing = append(missing, s.text("chart.tile."+allTiles[n].code))
			continue
		}
		given++
		switch sign := spec.Series[0].point(at[n]).Value.Cmp(c.turn); {
		case sign > 0:
			above++
		case sign < 0:
			below++
		}
	}
	s.tell("chart.say.tiles", "count", strconv.Itoa(given))
	only := *spec
	only.Categories, only.Series = nil, []Series{{Name: spec.Series[0].Name}}
	for n := range at {
		if at[n] >= 0 {
			only.Categories = append(only.Categories, Category{Label: s.text("chart.tile." + allTiles[n].code)})
			only.Series[0].Points = append(only.Series[0].Points, spec.Series[0].point(at[n]))
		}
	}
	s.spec = &only
	if first := only.lastPoint(0); given == 1 {
		s.sayOne(first)
	} else if given > 1 {
		s.sayRank(0)
	}
	s.spec = spec
	if c.turns && given > 0 {
		s.tell("chart.say.sides", "turn", s.value(Point{Value: c.turn})+s.unit(),
			"above", strconv.Itoa(above), "below", strconv.Itoa(below), "count", strconv.Itoa(given))
	}
	if len(missing) > 0 {
		s.tell("chart.say.missing", "list", s.few(missing))
	}
	if len(others) > 0 {
		s.tell("chart.say.no-tile", "count", strconv.Itoa(len(others)))
	}
}

// few lists names; of many only the first, and how many there are.
func (s *speaker) few(names []string) string {
	const most = 4
	list := strings.Join(names[:min(len(names), most)], s.text("chart.say.list"))
	if len(names) > most {
		return s.text("chart.say.and-more", "list", list, "count", strconv.Itoa(len(names)))
	}
	return list
}
