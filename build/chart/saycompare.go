package chart

import (
	"strconv"
	"strings"

	"gongqiu/build/decimal"
)

// sayParts is the summary of parts over time: the span, the newest whole with its parts, and the part whose share
// changed most.
func sayParts(s *speaker) {
	last := s.spec.lastWhole()
	if last < 0 {
		sayRun(s)
		return
	}
	first, end, count := s.span()
	if count > 1 {
		key := "chart.say.span"
		if count < end-first+1 || s.gapped(first, end) {
			key = "chart.say.span-gaps"
		}
		s.tell(key, "first", s.spec.Categories[first].Label,
			"last", s.spec.Categories[end].Label, "count", strconv.Itoa(count))
	}
	s.say(s.text("chart.say.latest-of", "label", s.spec.Categories[last].Label, "list", s.partsAt(last)))
	for first < last && !s.spec.whole(first) {
		first++
	}
	if first < last {
		s.sayShift(first, last)
	}
}

// partsAt lists the parts of a category, with the share of each unless the values are shares.
func (s *speaker) partsAt(category int) string {
	sum, known := s.spec.sum(category)
	var list []string
	for series := range s.spec.Series {
		point := s.spec.Series[series].point(category)
		if !point.has() {
			continue
		}
		text := s.text("chart.say.named", "name", s.spec.Series[series].Name, "value", s.value(point), "unit", s.unit())
		if share, has := percentOf(point.Value, sum); known && has && s.spec.Unit != "%" {
			text += s.text("chart.say.share-in", "share", share.String())
		}
		list = append(list, text)
	}
	return strings.Join(list, s.text("chart.say.list"))
}

// sayShift tells which part's share changed most between two whole categories.
func (s *speaker) sayShift(first, last int) {
	before, known := s.spec.sum(first)
	after, known2 := s.spec.sum(last)
	if !known || !known2 {
		return
	}
	var from, to, most decimal.Decimal
	best := -1
	for series := range s.spec.Series {
		a, has := s.sharePoint(series, first, before)
		b, has2 := s.sharePoint(series, last, after)
		change, fits := b.Sub(a)
		if has && has2 && fits && (best < 0 || change.Abs().Cmp(most.Abs()) > 0) {
			best, from, to, most = series, a, b, change
		}
	}
	if best < 0 || most.IsZero() {
		return
	}
	key := "chart.say.share-up"
	if most.Sign() < 0 {
		key = "chart.say.share-down"
	}
	s.say(s.text(key, "name", s.spec.Series[best].Name, "from", from.String(), "to", to.String(),
		"label", s.spec.Categories[first].Label))
}

// sharePoint is a part's share of its category; values that are shares are taken as they are.
func (s *speaker) sharePoint(series, category int, sum decimal.Decimal) (decimal.Decimal, bool) {
	if !s.spec.Series[series].given(category) {
		return decimal.Decimal{}, false
	}
	value := s.spec.Series[series].point(category).Value
	if s.spec.Unit == "%" {
		return value, true
	}
	return percentOf(value, sum)
}

// sayStacked is the summary of bars that are cut into parts: the parts of each where they are few, or else of each
// part where its share is largest and where smallest.
func sayStacked(s *speaker) {
	const few = 3
	if len(s.spec.Categories) <= few {
		for at := range s.spec.Categories {
			if list := s.partsAt(at); list != "" {
				s.say(s.text("chart.say.parts", "label", s.spec.Categories[at].Label, "list", list))
			}
		}
		return
	}
	s.tell("chart.say.items", "count", strconv.Itoa(len(s.spec.Categories)))
	for series := range s.spec.Series[:min(len(s.spec.Series), few)] {
		s.sayPartEnds(series)
	}
	s.sayMissing()
}

// sayPartEnds tells where the share of a part is largest and where smallest.
func (s *speaker) sayPartEnds(series int) {
	var top, bottom decimal.Decimal
	high, low := -1, -1
	for at := range s.spec.Categories {
		sum, known := s.spec.sum(at)
		if !known {
			continue
		}
		share, has := s.sharePoint(series, at, sum)
		if !has {
			continue
		}
		if high < 0 || share.Cmp(top) > 0 {
			high, top = at, share
		}
		if low < 0 || share.Cmp(bottom) < 0 {
			low, bottom = at, share
		}
	}
	if high == low {
		return
	}
	s.say(s.text("chart.say.share-ends", "name", s.spec.Series[series].Name, "high", s.spec.Categories[high].Label,
		"top", top.String(), "low", s.spec.Categories[low].Label, "bottom", bottom.String()))
}

// sayApart is the summary of two values side by side: where the second is above the first and where below, and where
// they are furthest apart.
func sayApart(s *speaker) {
	if len(s.spec.Series) != 2 {
		sayBar(s)
		return
	}
	first, second := &s.spec.Series[0], &s.spec.Series[1]
	above, below, even, widest := 0, 0, 0, -1
	var most decimal.Decimal
	for at := range s.spec.Categories {
		a, b := first.point(at), second.point(at)
		if !a.has() || !b.has() {
			continue
		}
		switch b.Value.Cmp(a.Value) {
		case 1:
			above++
		case -1:
			below++
		default:
			even++
		}
		if apart, fits := b.Value.Sub(a.Value); fits && (widest < 0 || apart.Abs().Cmp(most.Abs()) > 0) {
			widest, most = at, apart
		}
	}
	if widest < 0 {
		sayBar(s)
		return
	}
	key := "chart.say.apart"
	switch count := above + below + even; {
	case above == count:
		key = "chart.say.apart-above"
	case below == count:
		key = "chart.say.apart-below"
	}
	clauses := []string{s.text(key, "first", first.Name, "second", second.Name,
		"above", strconv.Itoa(above), "below", strconv.Itoa(below), "count", strconv.Itoa(above+below+even))}
	if even > 0 {
		clauses = append(clauses, s.text("chart.say.even", "count", strconv.Itoa(even)))
	}
	s.say(clauses...)
	s.say(s.text("chart.say.widest", "label", s.spec.Categories[widest].Label,
		"first", first.Name, "from", s.value(first.point(widest)), "second", second.Name,
		"to", s.value(second.point(widest)), "unit", s.unit()))
	s.sayMissing()
}

// saySlope is the summary of what happened between two categories: how many rose, fell and stayed, and which rose
// and fell most.
func saySlope(s *speaker) {
	last := len(s.spec.Categories) - 1
	up, down, same, best, worst := 0, 0, 0, -1, -1
	var most, least decimal.Decimal
	for series := range s.spec.Series {
		from, to := s.spec.Series[series].point(0), s.spec.Series[series].point(last)
		change, fits := to.Value.Sub(from.Value)
		if !from.has() || !to.has() || !fits {
			continue
		}
		switch change.Sign() {
		case 1:
			up++
		case -1:
			down++
		default:
			same++
		}
		if change.Sign() > 0 && (best < 0 || change.Cmp(most) > 0) {
			best, most = series, change
		}
		if change.Sign() < 0 && (worst < 0 || change.Cmp(least) < 0) {
			worst, least = series, change
		}
	}
	if up+down+same == 0 {
		sayRun(s)
		return
	}
	clauses := []string{s.text("chart.say.slope",
		"first", s.spec.Categories[0].Label, "last", s.spec.Categories[last].Label,
		"count", strconv.Itoa(up+down+same), "up", strconv.Itoa(up), "down", strconv.Itoa(down))}
	if same > 0 {
		clauses = append(clauses, s.text("chart.say.same", "count", strconv.Itoa(same)))
	}
	s.say(clauses...)
	clauses = clauses[:0]
	for _, end := range [...]struct {
		series int
		key    string
	}{{best, "chart.say.rose"}, {worst, "chart.say.fell"}} {
		if end.series >= 0 {
			run := &s.spec.Series[end.series]
			clauses = append(clauses, s.text(end.key, "name", run.Name, "from", s.first(run.point(0)),
				"to", s.value(run.point(last))+s.unit()))
		}
	}
	if len(clauses) > 0 {
		s.say(clauses...)
	}
}

// first is the first of two numbers that share a unit: the sign of percent stands at both, a word at the second.
func (s *speaker) first(point Point) string {
	if s.spec.Unit == "%" {
		return s.value(point) + "%"
	}
	return s.value(point)
}
