package chart

import (
	"strconv"
)

// sayRanks tells who leads, who rose and fell furthest, who is new and who is gone.
func sayRanks(s *speaker) {
	spec := s.spec
	runs := spec.rankRuns()
	last := len(spec.Categories) - 1
	leader, up, down := -1, 0, 0
	var ups, downs, entered, left []string
	for _, run := range runs {
		name := spec.Series[run.series].Name
		if run.last == last && (leader < 0 || run.to < runs[leader].to) {
			leader = indexOf(runs, run.series)
		}
		switch {
		case run.first > 0 && run.last == last:
			entered = append(entered, name)
		case run.last < last:
			left = append(left, name)
		}
		if run.last != last || run.first == last {
			continue
		}
		move := run.from - run.to
		if move > 0 && move >= up {
			if move > up {
				ups = ups[:0]
			}
			ups, up = append(ups, name), move
		}
		if move < 0 && move <= down {
			if move < down {
				downs = downs[:0]
			}
			downs, down = append(downs, name), move
		}
	}
	s.tell("chart.say.ranks", "count", strconv.Itoa(len(runs)),
		"first", spec.Categories[0].Label, "last", spec.Categories[last].Label)
	if leader >= 0 {
		s.tell("chart.say.rank-first", "label", spec.Categories[last].Label,
			"name", spec.Series[runs[leader].series].Name, "rank", strconv.Itoa(runs[leader].to))
	}
	var clauses []string
	if up > 0 {
		clauses = append(clauses, s.text("chart.say.rank-up", "list", s.few(ups), "places", strconv.Itoa(up)))
	}
	if down < 0 {
		clauses = append(clauses, s.text("chart.say.rank-down", "list", s.few(downs), "places", strconv.Itoa(-down)))
	}
	if len(clauses) > 0 {
		s.say(clauses...)
	}
	if len(entered) > 0 {
		s.tell("chart.say.rank-new", "list", s.few(entered))
	}
	if len(left) > 0 {
		s.tell("chart.say.rank-gone", "list", s.few(left))
	}
}

// indexOf is where the run of a series is.
func indexOf(runs []rankRun, series int) int {
	for at := range runs {
		if runs[at].series == series {
			return at
		}
	}
	return -1
}
