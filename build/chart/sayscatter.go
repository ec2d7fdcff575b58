package chart

import (
	"strconv"

	"gongqiu/build/model"
)

// sayScatter tells how many points there are and the ranges of both numbers, which points lie on which side of the
// balance, and over time where the path begins and ends.
func sayScatter(s *speaker) {
	spec := s.spec
	if len(spec.Series) < 2 {
		s.tell("chart.say.empty")
		return
	}
	var both []int
	for at := range spec.Categories {
		if spec.Series[0].given(at) && spec.Series[1].given(at) {
			both = append(both, at)
		}
	}
	if len(both) == 0 {
		s.tell("chart.say.empty")
		return
	}
	key := "chart.say.points"
	if spec.timed() {
		key = "chart.say.path"
	}
	first, last := both[0], both[len(both)-1]
	s.tell(key, "count", strconv.Itoa(len(both)),
		"first", spec.Categories[first].Label, "last", spec.Categories[last].Label)
	if spec.timed() && len(both) > 1 {
		s.say(s.moved(0, first, last), s.moved(1, first, last))
	} else {
		for series := range 2 {
			s.sayRank(series)
		}
	}
	if spec.Diagonal != "" {
		s.sayBalance(both)
	}
	if len(both) < len(spec.Categories) {
		s.tell("chart.say.unpaired", "count", strconv.Itoa(len(spec.Categories)-len(both)))
	}
}

// moved tells a series' first and last number.
func (s *speaker) moved(series, first, last int) string {
	run := &s.spec.Series[series]
	key := "chart.say.moved-same"
	switch run.point(last).Value.Cmp(run.point(first).Value) {
	case 1:
		key = "chart.say.moved-up"
	case -1:
		key = "chart.say.moved-down"
	}
	return s.text(key, "name", run.Name, "from", s.value(run.point(first))+s.unitOf(series),
		"to", s.value(run.point(last))+s.unitOf(series))
}

// unitOf is the unit of a series as it follows a number.
func (s *speaker) unitOf(series int) string {
	unit := s.spec.Series[series].Unit
	if unit == "" {
		return s.unit()
	}
	if s.spec.Language == model.English && unit != "%" {
		return " " + unit
	}
	return unit
}

// sayBalance tells at how many points the second number is above the first.
func (s *speaker) sayBalance(both []int) {
	above, below := 0, 0
	for _, at := range both {
		switch s.spec.Series[1].point(at).Value.Cmp(s.spec.Series[0].point(at).Value) {
		case 1:
			above++
		case -1:
			below++
		}
	}
	key := "chart.say.balance"
	if s.spec.timed() {
		key = "chart.say.balance-periods"
	}
	clauses := []string{s.text(key, "x", lowered(s.spec, s.spec.Series[0].Name),
		"y", lowered(s.spec, s.spec.Series[1].Name), "above", strconv.Itoa(above), "below", strconv.Itoa(below))}
	if equal := len(both) - above - below; equal > 0 {
		clauses = append(clauses, s.text(key+"-equal", "equal", strconv.Itoa(equal)))
	}
	s.say(clauses...)
}
