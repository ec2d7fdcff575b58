package chart

import (
	"slices"
	"strconv"

	"gongqiu/build/decimal"
)

// sayBar is the summary of values side by side: the largest and the smallest, with their shares of the whole.
func sayBar(s *speaker) {
	if s.spec.timed() {
		sayRun(s)
		return
	}
	_, last, count := s.span()
	if count == 1 {
		s.sayOne(last)
		return
	}
	s.tell("chart.say.items", "count", strconv.Itoa(len(s.spec.Categories)))
	for series := range s.spec.Series {
		s.sayRank(series)
	}
	if count < len(s.spec.Categories) {
		s.sayMissing()
	}
}

// sayRank tells the largest and the smallest value of a series.
func (s *speaker) sayRank(series int) {
	high, low := s.spec.extremes(s.high[:], s.low[:], series)
	if len(high) == 0 {
		return
	}
	run := &s.spec.Series[series]
	top, bottom := &run.Points[high[0]], &run.Points[low[0]]
	s.draft = s.draft[:0]
	if top.Value.Equal(bottom.Value) {
		s.add("chart.say.all-equal", "value", s.value(*top), "unit", s.unit())
	} else {
		s.rank(0, high, top)
		s.draft = append(s.draft, s.joints.clauses...)
		s.rank(1, low, bottom)
	}
	if len(s.spec.Series) > 1 {
		text := string(s.draft)
		s.draft = s.draft[:0]
		s.add("chart.say.of", "name", run.Name, "text", text)
	}
	s.finish()
}

// extremes lists, in place of what is in high and low, the categories of the largest and of the smallest value of a
// series.
func (s *Spec) extremes(high, low []int, series int) ([]int, []int) {
	high, low = high[:0], low[:0]
	points := s.Series[series].Points
	var most, least decimal.Decimal
	for at := range min(len(s.Categories), len(points)) {
		if !points[at].has() {
			continue
		}
		value := points[at].Value
		if len(high) == 0 {
			most, least = value, value
		}
		if order := value.Cmp(most); order > 0 {
			high, most = append(high[:0], at), value
		} else if order == 0 {
			high = append(high, at)
		}
		if order := value.Cmp(least); order < 0 {
			low, least = append(low[:0], at), value
		} else if order == 0 {
			low = append(low, at)
		}
	}
	return high, low
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
		s.tell("chart.say.missing", "list", s.names(missing))
	}
}

// ranks are the keys of the texts of the largest and of the smallest: of numbers that measure something or count it, of
// one category or of several.
var ranks = [2][2][2]string{
	{{"chart.say.top", "chart.say.top-tied"}, {"chart.say.most", "chart.say.most-tied"}},
	{{"chart.say.bottom", "chart.say.bottom-tied"}, {"chart.say.least", "chart.say.least-tied"}},
}

// rank adds which categories have an extreme value, and what share of the whole that is.
func (s *speaker) rank(end int, categories []int, point *Point) {
	counts, tied := 0, 0
	if s.counts() {
		counts = 1
	}
	if len(categories) > 1 {
		tied = 1
	}
	var room [32]byte
	value := appendFigure(room[:0], s.spec.Language, point)
	s.add(ranks[end][counts][tied], "label", s.names(categories), "value", string(value), "unit", s.unit())
	if share, has := s.share(*point); has && len(categories) == 1 {
		s.add("chart.say.share", "share", share)
	}
}

// share is a value's share of the whole in percent, to one decimal.
func (s *speaker) share(point Point) (string, bool) {
	if len(s.spec.Series) > 1 {
		return "", false
	}
	share, has := percentOf(point.Value, s.spec.Whole)
	return share.String(), has
}
