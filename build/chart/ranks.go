package chart

import (
	"math"
	"strconv"
)

// A chart of ranks has periods (or other occasions) as categories, what is ranked as series, and ranks from 1 as
// numbers. It is read from left to right: what rises, falls, enters and leaves.

// rankRun is one series among the ranks.
type rankRun struct {
	series      int
	first, last int // categories with a rank; -1 when there are none
	from, to    int // its ranks there
}

// rank is the rank of a series at a category; 0 when it has none.
func (s *Spec) rank(series, at int) int {
	point := s.Series[series].point(at)
	if !point.has() || point.Value.Sign() <= 0 {
		return 0
	}
	return int(math.Round(min(point.Value.Float64(), 1000)))
}

// rankRuns lists the series that have a rank.
func (s *Spec) rankRuns() []rankRun {
	var runs []rankRun
	for series := range s.Series {
		run := rankRun{series: series, first: -1}
		for at := range s.Categories {
			rank := s.rank(series, at)
			if rank == 0 {
				continue
			}
			if run.first < 0 {
				run.first, run.from = at, rank
			}
			run.last, run.to = at, rank
		}
		if run.first >= 0 {
			runs = append(runs, run)
		}
	}
	return runs
}

// rankEnds are the best and the worst rank of runs, of which there is one at least.
func (s *Spec) rankEnds(runs []rankRun) (best, worst int) {
	best, worst = runs[0].from, runs[0].from
	for _, run := range runs {
		for at := run.first; at <= run.last; at++ {
			if rank := s.rank(run.series, at); rank > 0 {
				best, worst = min(best, rank), max(worst, rank)
			}
		}
	}
	return best, worst
}

// rankAxis has a tick for every rank.
func rankAxis(spec *Spec) valueAxis {
	axis := valueAxis{mantissa: 1, first: 1, last: 2}
	if runs := spec.rankRuns(); len(runs) > 0 {
		best, worst := spec.rankEnds(runs)
		axis.first, axis.last = int64(best), int64(max(worst, best+1))
	}
	return axis
}

// hue is the colour, dash and marker of a run: by whether it rose, fell or stayed.
func (r rankRun) hue() int {
	switch {
	case r.from > r.to:
		return 0
	case r.from < r.to:
		return 1
	}
	return 5
}

// ranking is the layout of a chart of ranks.
type ranking struct {
	left, width float64 // of the first column, and from it to the last
	top, each   float64 // of the first rank, and from it to the next
	last        int     // category
	from        int     // the best rank
}

func (p *ranking) x(at int) float64 {
	if p.last == 0 {
		return p.left + p.width/2
	}
	return p.left + p.width*float64(at)/float64(p.last)
}

func (p *ranking) y(rank int) float64 { return p.top + p.each*float64(rank-p.from) }

// drawRanks draws a line for each series from rank to rank.
func drawRanks(s *sheet) {
	runs := s.spec.rankRuns()
	if len(runs) == 0 {
		return
	}
	best, worst := s.spec.rankEnds(runs)
	s.rankKey(runs)
	p := &ranking{last: len(s.spec.Categories) - 1, from: best}
	before, after := 0.28, 0.34
	if s.narrow {
		before, after = 0.3, 0.34
	}
	left, right := s.rankLabels(runs, before, after)
	p.each = s.font * 1.9
	for _, side := range [...]*rowLabels{left, right} {
		for _, cut := range side.cut {
			p.each = max(p.each, s.font*(1.2*float64(cut.count)+0.4))
		}
	}
	p.each = min(p.each, 2600/float64(worst-best+1))
	heads := s.rankHeads()
	p.left = s.left() + s.font*(left.widest*1.04+2.4)
	p.width = s.width - p.left - s.font*(right.widest*1.04+2.4)
	s.y += s.font * 1.2 * float64(heads)
	p.top = s.y + s.font*1.6
	s.data()
	s.about(-1, ofScale)
	s.drawRankHeads(p, heads)
	s.openLines(roleGrid)
	for at := range s.spec.Categories {
		s.line(p.x(at), p.top-s.font*0.7, p.x(at), p.y(worst)+s.font*0.7)
	}
	s.endPath()
	s.tellRankLens(p, worst, heads)
	for _, run := range runs {
		s.drawRankRun(p, run)
	}
	s.drawRankSides(p, runs, left, right)
	s.endData()
	s.y = p.y(worst) + s.font*1.4
}

// drawRankRun draws the line and the marked ranks of a series. A gap is not joined; where the series enters the chart
// its marker is hollow, and where it leaves stands a cross.
func (s *sheet) drawRankRun(p *ranking, run rankRun) {
	hue := run.hue()
	s.about(run.series, everywhere)
	s.openSeries(hue)
	s.body = append(s.body, "<g>"...)
	s.title(s.spec.Series[run.series].Name)
	opened := false
	for at := run.first + 1; at <= run.last; at++ {
		from, to := s.spec.rank(run.series, at-1), s.spec.rank(run.series, at)
		if from == 0 || to == 0 {
			continue
		}
		if !opened {
			s.openPart(partLine, hue)
			opened = true
		}
		s.line(p.x(at-1), p.y(from), p.x(at), p.y(to))
	}
	if opened {
		s.endPath()
	}
	for at := run.first; at <= run.last; at++ {
		rank := s.spec.rank(run.series, at)
		if rank == 0 {
			continue
		}
		part := partDot
		if at > 0 && s.spec.rank(run.series, at-1) == 0 {
			part = partHollow
		}
		s.about(run.series, at)
		s.marker(part, hue, p.x(at), p.y(rank))
		if at < p.last && s.spec.rank(run.series, at+1) == 0 {
			x, y := p.x(at)+11, p.y(rank)
			s.openLines(roleAxis)
			s.line(x-3.5, y-3.5, x+3.5, y+3.5)
			s.line(x-3.5, y+3.5, x+3.5, y-3.5)
			s.endPath()
		}
	}
	s.close()
	s.close()
}

// drawRankSides writes the names with their ranks at both sides, and between them those of series that are at neither.
func (s *sheet) drawRankSides(p *ranking, runs []rankRun, left, right *rowLabels) {
	lefts, rights := 0, 0
	for _, run := range runs {
		s.about(run.series, ofScale)
		if run.first == 0 {
			s.open(roleValuesEnd)
			s.write(p.x(0)-s.font*0.6, p.y(run.from)+s.font*0.36, strconv.Itoa(run.from))
			s.close()
			s.open(roleLabels)
			s.writeLines(p.x(0)-s.font*(0.6+1.7), p.y(run.from), &left.cut[lefts], left.texts[lefts])
			s.close()
			lefts++
		}
		if run.last == p.last && p.last > 0 {
			s.open(roleValues)
			s.write(p.x(p.last)+s.font*0.6, p.y(run.to)+s.font*0.36, strconv.Itoa(run.to))
			s.writeLines(p.x(p.last)+s.font*(0.6+1.75), p.y(run.to), &right.cut[rights], right.texts[rights])
			s.close()
			rights++
		}
		if run.first > 0 && run.last < p.last {
			s.about(run.series, run.first)
			s.open(roleWordsMiddle)
			name := cutOff(s.spec.Series[run.series].Name, p.width/float64(max(1, p.last))/s.font*1.3)
			s.write(p.x(run.first), p.y(run.from)-s.font*0.55, name)
			s.close()
		}
	}
}
