package chart

import (
	"slices"
	"strconv"
)

// sayBar is the summary of values side by side: the largest and the smallest, with their shares of the whole.
func sayBar(s *speaker) {
	if s.spec.timed() {
		sayRun(s)
		return
	}
	if _, last, count := s.span(); count == 1 {
		s.sayOne(last)
		return
	}
	s.sentences = append(s.sentences, s.text("chart.say.items", "count", strconv.Itoa(len(s.spec.Categories))))
	for series := range s.spec.Series {
		s.sayRank(series)
	}
	s.sayMissing()
}

// sayRank tells the largest and the smallest value of a series.
func (s *speaker) sayRank(series int) {
	high, low := s.spec.extreme(s.high[:], series, 1), s.spec.extreme(s.low[:], series, -1)
	if len(high) == 0 {
		return
	}
	run := &s.spec.Series[series]
	top, bottom := run.point(high[0]), run.point(low[0])
	text := ""
	if top.Value.Equal(bottom.Value) {
		text = s.text("chart.say.all-equal", "value", s.value(top), "unit", s.unit())
	} else {
		text = s.rank("top", "most", high, top) + s.joints.clauses + s.rank("bottom", "least", low, bottom)
	}
	if len(s.spec.Series) > 1 {
		text = s.text("chart.say.of", "name", run.Name, "text", text)
	}
	s.say(text)
}

// sayMissing names the categories that have no number in any series.
func (s *speaker) sayMissing() {
	all := make([]int, len(s.spec.Series))
	for series := range all {
		all[series] = series
	}
	s.sayMissingIn(all)
}

// sayMissingIn lists the categories that have no number in any of some series.
func (s *speaker) sayMissingIn(series []int) {
	var missing []int
	for at := range s.spec.Categories {
		if !slices.ContainsFunc(series, func(one int) bool { return s.spec.Series[one].given(at) }) {
			missing = append(missing, at)
		}
	}
	if len(missing) > 0 {
		s.sentences = append(s.sentences, s.text("chart.say.missing", "list", s.names(missing)))
	}
}

// rank says which categories have an extreme value, and what share of the whole that is.
func (s *speaker) rank(quality, quantity string, categories []int, point Point) string {
	key := quality
	if s.counts() {
		key = quantity
	}
	if len(categories) > 1 {
		key += "-tied"
	}
	text := s.text("chart.say."+key, "label", s.names(categories), "value", s.value(point), "unit", s.unit())
	if share, has := s.share(point); has && len(categories) == 1 {
		text += s.text("chart.say.share", "share", share)
	}
	return text
}

// share is a value's share of the whole in percent, to one decimal.
func (s *speaker) share(point Point) (string, bool) {
	if len(s.spec.Series) > 1 {
		return "", false
	}
	share, has := percentOf(point.Value, s.spec.Whole)
	return share.String(), has
}
