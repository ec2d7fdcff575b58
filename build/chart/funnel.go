package chart

import (
	"gongqiu/build/decimal"
)

// A funnel has stages as categories, in their order: joined, finished, employed. Each series is a funnel of its own,
// all on one scale.

// drawFunnel draws a bar in the middle for each stage, joined to the next, and beside it what share of the stage before
// and of the first stage went on.
func drawFunnel(s *sheet) {
	high := 0.0
	funnels := s.spec.funnels()
	for _, series := range funnels {
		for at := range s.spec.Categories {
			high = max(high, s.number(series, at).value)
			if plan := s.spec.planAt(series, at); plan.has() {
				high = max(high, plan.Value.Float64())
			}
		}
	}
	if high == 0 {
		high = 1
	}
	for _, series := range funnels {
		if len(funnels) > 1 {
			s.y += s.font * 1.4
			s.openStrongWords()
			s.write(s.left(), s.y, s.spec.Series[series].Name)
			s.close()
			s.y += s.font * 0.7
		}
		s.drawStages(series, high)
	}
}

// funnels are the series that are drawn. A series of percentages belongs to the one before it: it holds what share of
// the stage before went on, where that was published. So does a series of plans, after it.
func (s *Spec) funnels() []int {
	var list []int
	for at := range s.Series {
		if role := s.Series[at].Role; role != RoleCompletion && role != RolePlan {
			list = append(list, at)
		}
	}
	return list
}

// planAt is what was planned of a stage of a funnel; absent where nothing was.
func (s *Spec) planAt(series, at int) Point {
	for next := series + 1; next < len(s.Series); next++ {
		switch s.Series[next].Role {
		case RolePlan:
			return s.Series[next].point(at)
		case RoleCompletion:
		default:
			return Point{}
		}
	}
	return Point{}
}

// rateAt is the share in percent of a stage that went on to the next: as published, or else to one decimal.
func (s *Spec) rateAt(series, before, at int) (decimal.Decimal, bool) {
	if next := series + 1; next < len(s.Series) && s.Series[next].Role == RoleCompletion && s.Series[next].given(at) {
		return s.Series[next].Points[at].Value, true
	}
	return percentOf(s.Series[series].point(at).Value, s.Series[series].point(before).Value)
}

// openStrongWords starts a group of words that head a part of a chart.
func (s *sheet) openStrongWords() {
	if s.standalone {
		s.body = append(s.body, `<g fill="`+ink+`" font-weight="600">`...)
		return
	}
	s.body = append(s.body, `<g class="chart-strong">`...)
}

// drawStages draws one funnel.
func (s *sheet) drawStages(series int, high float64) {
	share := 0.26
	if s.narrow {
		share = 0.3
	}
	labels := s.newRowLabels(s.categoryLabels(), s.width*share/s.font, s.font*2.4)
	between := s.font * 2.3
	left := s.left() + s.font*(labels.widest*1.04+0.8)
	room := s.width - left
	middle := left + room/2
	room -= 2 * s.stagePlansWidth(series)
	width := func(at int) float64 { return max(2, float64(s.number(series, at).value*room/high)) }
	top := make([]float64, len(labels.middles))
	for at := range top {
		top[at] = s.y
		s.y += labels.heights[at] + between
	}
	s.y -= between - s.font*0.6
	s.open(roleLabels)
	for at := range top {
		s.writeLines(left-s.font*0.6, top[at]+labels.heights[at]/2, &labels.cut[at], labels.texts[at])
	}
	s.close()
	s.data()
	defer s.endData()
	for at := range top {
		s.target(at, nil, left, top[at]-s.font*0.3, room, labels.heights[at]+s.font*0.6)
	}
	before := -1
	s.about(-1, -1)
	s.openShade(shade{hueAbove, 2})
	for at := range top {
		if !s.number(series, at).given {
			continue
		}
		if before >= 0 {
			y := top[before] + labels.heights[before]
			s.point('M', middle-width(before)/2, y)
			s.point('L', middle+width(before)/2, y)
			s.point('L', middle+width(at)/2, top[at])
			s.point('L', middle-width(at)/2, top[at])
			s.body = append(s.body, 'z')
		}
		before = at
	}
	s.endPath()
	s.openSeries(0)
	for _, provisional := range [...]bool{false, true} {
		s.drawStageBars(series, provisional, func(at int) (x, y, w, h float64) {
			return middle - width(at)/2, top[at], width(at), labels.heights[at]
		})
	}
	s.close()
	s.writeStages(series, labels, top, middle, between, width)
	s.drawStagePlans(series, labels, top, middle, room/high)
}

// drawStageBars draws the bars of the stages, the provisional ones hollow.
func (s *sheet) drawStageBars(series int, provisional bool, place func(at int) (x, y, w, h float64)) {
	part, opened := partBar, false
	if provisional {
		part = partBarHollow
	}
	for at := range s.spec.Categories {
		number := s.number(series, at)
		if !number.given || number.provisional != provisional {
			continue
		}
		if !opened {
			s.openPart(part, 0)
			opened = true
		}
		s.about(-1, at)
		s.rectangle(place(at))
	}
	if opened {
		s.endPath()
	}
}

// writeStages writes the number of each stage, on its bar where that is long enough and else beside it, and between the
// bars what went on.
func (s *sheet) writeStages(series int, labels *rowLabels, top []float64, middle, between float64,
	width func(int) float64,
) {
	first, before := -1, -1
	for at := range top {
		s.about(-1, at)
		number := s.number(series, at)
		y := top[at] + labels.heights[at]/2 + s.font*0.36
		if !number.given {
			s.open(roleValuesMiddle)
			s.write(middle, y, s.text(stateKey(s.spec.Series[series].point(at).State)))
			s.close()
			continue
		}
		text := s.font * (number.width + 0.8)
		switch {
		case text <= width(at) && !number.provisional:
			s.openOn(true)
			s.write(middle, y, number.text)
		case text <= width(at):
			s.open(roleValuesMiddle)
			s.write(middle, y, number.text)
		default:
			s.open(roleValues)
			s.write(middle+width(at)/2+s.font*0.4, y, number.text)
		}
		s.close()
		if before >= 0 {
			s.open(roleValuesMiddle)
			s.write(middle, (top[before]+labels.heights[before]+top[at])/2+s.font*0.36, s.stageRate(series, first, before, at))
			s.close()
		} else {
			first = at
		}
		before = at
	}
}

// stageRate is what went on to a stage: 上一步的95.2%，起点的80.1%.
func (s *sheet) stageRate(series, first, before, at int) string {
	run := &s.spec.Series[series]
	rate, fits := s.spec.rateAt(series, before, at)
	if !fits {
		return ""
	}
	text := s.text("chart.funnel.rate", "percent", rate.String())
	if total, fits := percentOf(run.point(at).Value, run.point(first).Value); fits && first != before {
		text += s.text("chart.say.list") + s.text("chart.funnel.of-first", "percent", total.String(),
			"label", s.spec.Categories[first].Label)
	}
	return text
}

// sayFunnel tells how many began, how many went on at each stage, and the largest loss.
func sayFunnel(s *speaker) {
	funnels := s.spec.funnels()
	for _, series := range funnels {
		run := &s.spec.Series[series]
		first, before, worst := -1, -1, -1
		var clauses []string
		var least decimal.Decimal
		for at := range s.spec.Categories {
			point := run.point(at)
			if !point.has() {
				continue
			}
			if before < 0 {
				first = at
				clauses = append(clauses, s.text("chart.say.stage", "label", s.spec.Categories[at].Label,
					"value", s.value(point), "unit", spaced(s.spec.Language, s.spec.unitAt(at))))
			} else if rate, fits := s.spec.rateAt(series, before, at); fits {
				clauses = append(clauses, s.text("chart.say.stage-of", "label", s.spec.Categories[at].Label,
					"value", s.value(point), "unit", spaced(s.spec.Language, s.spec.unitAt(at)), "percent", rate.String(),
					"before", s.spec.Categories[before].Label))
				if worst < 0 || rate.Cmp(least) < 0 {
					worst, least = at, rate
				}
			}
			before = at
		}
		if first < 0 {
			continue
		}
		if len(funnels) > 1 {
			clauses[0] = s.text("chart.say.of", "name", run.Name, "text", clauses[0])
		}
		s.say(clauses...)
		if len(clauses) > 2 && least.Cmp(decimal.Whole(100)) < 0 {
			s.tell("chart.say.stage-loss", "label", s.spec.Categories[worst].Label,
				"percent", least.String())
		}
		s.sayStagePlans(series)
	}
	s.sayMissingIn(funnels) // a plan alone says nothing of how many came
}
