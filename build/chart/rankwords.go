package chart

import (
	"strconv"
)

// rankHeads is how many lines the labels of the categories have.
func (s *sheet) rankHeads() int {
	if s.narrow && len(s.spec.Categories) > 2 {
		return 2
	}
	return 1
}

// drawRankHeads writes the labels of the categories above the columns: the first, the last, and of those between as
// many as fit.
func (s *sheet) drawRankHeads(p *ranking, lines int) {
	s.open(roleTicksMiddle)
	edge := -1e6
	_, _, end := s.rankHead(p, p.last, lines)
	for at := range s.spec.Categories {
		cut, text, left := s.rankHead(p, at, lines)
		right := left + s.font*cut.width
		if at < p.last && (left < edge || at > 0 && right+s.font*0.2 > end) {
			continue
		}
		edge = right + s.font*0.2
		s.writeLines((left+right)/2, s.y-s.font*0.6*float64(lines)+s.font*0.3, &cut, text)
	}
	s.close()
}

// rankHead is the label of a category and where it starts.
func (s *sheet) rankHead(p *ranking, at, lines int) (cut wrapped, text string, left float64) {
	text = s.spec.Categories[at].Label
	if s.spec.timed() {
		text = s.periodHead(s.spec.Categories[at])
	}
	most := 12.0
	if lines == 2 {
		most = 4.2
	}
	cut = wrap(text, most)
	half := s.font * cut.width / 2
	return cut, text, min(max(p.x(at), half), s.width-half) - half
}

// tellRankLens tells how many columns come apart.
func (s *sheet) tellRankLens(p *ranking, worst, heads int) {
	if !s.telling || p.last < fewToZoom {
		return
	}
	top := p.top - s.font*0.7
	s.lens = lens{plots: []rectangle{{p.left, top, p.width, p.y(worst) + s.font*0.7 - top}}, named: true}
	for at := range s.spec.Categories {
		s.lens.at = append(s.lens.at, (p.x(at)-p.left)/p.width)
	}
	s.lens.heading = s.y - s.font*0.6*float64(heads) + s.font*0.3 - top
}

// rankLabels are the labels at both sides: the name with its rank, at the right with what became of it.
func (s *sheet) rankLabels(runs []rankRun, before, after float64) (left, right *rowLabels) {
	var lefts, rights []string
	last := len(s.spec.Categories) - 1
	for _, run := range runs {
		name := s.spec.Series[run.series].Name
		if run.first == 0 {
			lefts = append(lefts, name)
		}
		if run.last == last {
			rights = append(rights, s.text("chart.rank.moved", "name", name, "move", s.rankMove(run, last)))
		}
	}
	return s.newRowLabels(lefts, s.width*before/s.font, 0), s.newRowLabels(rights, s.width*after/s.font, 0)
}

// rankMove is what became of a run by the last category: ▲2, ▼1, =, new.
func (s *sheet) rankMove(run rankRun, last int) string {
	switch {
	case run.first > 0 && run.first == run.last:
		return s.text("chart.rank.new")
	case run.first > 0:
		return s.text("chart.rank.new") + "\u00a0" + moveSign(run.from-run.to)
	case last == 0:
		return ""
	}
	return moveSign(run.from - run.to)
}

// moveSign is a number of places up or down.
func moveSign(places int) string {
	switch {
	case places > 0:
		return "▲" + strconv.Itoa(places)
	case places < 0:
		return "▼" + strconv.Itoa(-places)
	}
	return "="
}

// rankKey explains the lines and marks that the chart has.
func (s *sheet) rankKey(runs []rankRun) {
	var used [colours]bool
	enters, leaves := false, false
	for _, run := range runs {
		used[run.hue()] = true
		enters = enters || run.first > 0
		leaves = leaves || run.last < len(s.spec.Categories)-1
	}
	x := s.left()
	for _, entry := range [...]struct {
		hue int
		key string
	}{{0, "chart.rank.up"}, {1, "chart.rank.down"}, {5, "chart.rank.same"}} {
		if used[entry.hue] {
			x = s.keyItem(x, s.text(entry.key), func(x, y float64) {
				s.openSeries(entry.hue)
				s.openPart(partLine, entry.hue)
				s.line(x-1, y, x+15, y)
				s.endPath()
				s.marker(partDot, entry.hue, x+7, y)
				s.close()
			})
		}
	}
	if enters {
		x = s.keyItem(x, s.text("chart.rank.enters"), func(x, y float64) {
			s.openSeries(5)
			s.marker(partHollow, 0, x+7, y)
			s.close()
		})
	}
	if leaves {
		s.keyItem(x, s.text("chart.rank.leaves"), func(x, y float64) {
			s.openLines(roleAxis)
			s.line(x+4, y-3.5, x+11, y+3.5)
			s.line(x+4, y+3.5, x+11, y-3.5)
			s.endPath()
		})
	}
	s.y += s.font * 0.8
}
