package chart

import (
	"strconv"
	"strings"

	"gongqiu/build/decimal"
	"gongqiu/build/format"
	"gongqiu/build/model"
	"gongqiu/build/words"
)

// Summary is the chart in words: the author's summary when there is one, or else sentences made from the data. It
// stands in the page under the chart's title, and describes the drawing to those who do not see it.
func (d *Drawer) Summary(spec *Spec) string {
	if spec.Summary != "" {
		return spec.Summary
	}
	row, known := kindOf(spec.Kind)
	s := d.speaker(spec)
	defer s.release()
	if !known || !spec.any() {
		return s.text("chart.say.empty")
	}
	if spec.When != "" {
		s.tell("chart.say.when", "when", spec.When)
	}
	row.summary(s)
	return string(s.body)
}

// speaker is a summary in work. It is used again and again, so that its buffers are.
type speaker struct {
	drawer *Drawer
	spec   *Spec
	joints *joints
	body   []byte // the sentences so far
	draft  []byte // of a sentence in work

	high, low [4]int // for the categories of the extremes, of which there is one of each as a rule
}

func (d *Drawer) speaker(spec *Spec) *speaker {
	s := d.speakers.Get().(*speaker)
	s.drawer, s.spec, s.joints, s.body = d, spec, &d.joints[0], s.body[:0]
	if spoken(spec.Language) == words.English {
		s.joints = &d.joints[1]
	}
	return s
}

// release gives a speaker back, without the chart that it spoke of.
func (s *speaker) release() {
	s.spec = nil
	s.drawer.speakers.Put(s)
}

// joints are what stands between the parts of a summary, and after a sentence.
type joints struct{ clauses, stop, sentences string }

func newJoints(book *words.Book, language string) joints {
	return joints{
		clauses: book.Text(language, "chart.say.clauses"), stop: book.Text(language, "chart.say.stop"),
		sentences: book.Text(language, "chart.say.sentences"),
	}
}

func (s *speaker) text(key string, args ...string) string {
	return s.drawer.text(s.spec.Language, key, args...)
}

// tell adds a sentence.
func (s *speaker) tell(key string, args ...string) {
	s.begin()
	s.body = s.drawer.book.Append(s.body, spoken(s.spec.Language), key, args...)
}

// begin goes on to another sentence.
func (s *speaker) begin() {
	if len(s.body) > 0 {
		s.body = append(s.body, s.joints.sentences...)
	}
}

// add adds a text to the sentence in work.
func (s *speaker) add(key string, args ...string) {
	s.draft = s.drawer.book.Append(s.draft, spoken(s.spec.Language), key, args...)
}

// say adds a sentence: clauses with their stop.
func (s *speaker) say(clauses ...string) {
	s.draft = s.draft[:0]
	for at, clause := range clauses {
		if at > 0 {
			s.draft = append(s.draft, s.joints.clauses...)
		}
		s.draft = append(s.draft, clause...)
	}
	s.finish()
}

// finish makes the draft a sentence, with its stop.
func (s *speaker) finish() {
	s.draft = append(s.draft, s.joints.stop...)
	if first := s.draft[0]; s.spec.Language == model.English && first >= 'a' && first <= 'z' {
		s.draft[0] = first - 'a' + 'A'
	}
	s.begin()
	s.body = append(s.body, s.draft...)
}

// value is a number in a sentence, with its qualifier in words.
func (s *speaker) value(point Point) string { return figure(s.spec.Language, point) }

// figure is a point's number as tables and sentences show it: every printed digit.
func figure(language model.Language, point Point) string {
	if point.Text != "" {
		return point.Text
	}
	return format.Qualified(point.Qualifier, point.Value, point.High, "", string(language))
}

// appendFigure is figure, appended to dst.
func appendFigure(dst []byte, language model.Language, point *Point) []byte {
	if point.Text != "" {
		return append(dst, point.Text...)
	}
	return format.AppendQualified(dst, point.Qualifier, point.Value, point.High, "", string(language))
}

// unit is the unit as it follows a number: at once in Chinese, after a space in English.
func (s *speaker) unit() string {
	if s.spec.Language == model.English && s.spec.Unit != "" && s.spec.Unit != "%" {
		return " " + s.spec.Unit
	}
	return s.spec.Unit
}

// counts says whether the numbers count something, so that one speaks of most and fewest and not of highest and
// lowest.
func (s *speaker) counts() bool {
	return s.spec.Unit != "" && !strings.HasPrefix(s.spec.Unit, "%") && s.spec.Whole != (decimal.Decimal{})
}

// any says whether the chart has any number.
func (s *Spec) any() bool {
	for series := range s.Series {
		for at := range s.Categories {
			if s.Series[series].given(at) {
				return true
			}
		}
	}
	return false
}

// names lists the labels of categories; of many only the first few, and how many there are.
func (s *speaker) names(categories []int) string {
	const few = 4
	if len(categories) == 1 {
		return s.spec.Categories[categories[0]].Label
	}
	names := make([]string, 0, few)
	for _, at := range categories[:min(len(categories), few)] {
		names = append(names, s.spec.Categories[at].Label)
	}
	if len(categories) > few {
		return s.text("chart.say.and-more", "list", strings.Join(names, s.text("chart.say.list")),
			"count", strconv.Itoa(len(categories)))
	}
	return format.List(names, string(s.spec.Language))
}

// sayRun is the summary of values in order, over time as a rule: the span, the latest values, the extremes.
func sayRun(s *speaker) {
	first, last, count := s.span()
	if count == 1 {
		s.sayOne(last)
		return
	}
	key := "chart.say.span"
	if count < last-first+1 || s.gapped(first, last) {
		key = "chart.say.span-gaps"
	}
	s.tell(key, "first", s.spec.Categories[first].Label,
		"last", s.spec.Categories[last].Label, "count", strconv.Itoa(count))
	if len(s.spec.Series) == 1 {
		s.saySingle(last)
		return
	}
	if own := s.spec.lastPoint(0); len(s.spec.Series) == 2 && s.spec.Series[1].Muted && own >= 0 {
		s.saySingle(own)
		s.sayCompared(own)
		return
	}
	s.say(s.text("chart.say.latest-of", "label", s.spec.Categories[last].Label, "list", s.valuesAt(last)))
	s.sayExtremes()
}

// span is the first and last category with a number, and how many have one.
func (s *speaker) span() (first, last, count int) {
	first = -1
	for at := range s.spec.Categories {
		for series := range s.spec.Series {
			if s.spec.Series[series].given(at) {
				if first < 0 {
					first = at
				}
				last, count = at, count+1
				break
			}
		}
	}
	return max(first, 0), last, count
}

// gapped says whether periods are missing between the first and the last.
func (s *speaker) gapped(first, last int) bool {
	t := newTrack(s.spec)
	for at := first; at < last; at++ {
		if !t.adjacent(at, at+1) {
			return true
		}
	}
	return false
}

// sayOne is the summary of a chart with numbers at one category only.
func (s *speaker) sayOne(at int) {
	label := s.spec.Categories[at].Label
	if len(s.spec.Series) == 1 {
		s.tell("chart.say.one", "label", label,
			"value", s.value(s.spec.Series[0].point(at)), "unit", s.unit())
		return
	}
	s.tell("chart.say.one-of", "label", label, "list", s.valuesAt(at))
}

// saySingle tells the latest, the highest and the lowest value of one series.
func (s *speaker) saySingle(last int) {
	series := &s.spec.Series[0]
	high, low := s.spec.extremes(s.high[:], s.low[:], 0)
	if series.point(high[0]).Value.Equal(series.point(low[0]).Value) {
		s.tell("chart.say.flat", "value", s.value(series.point(last)), "unit", s.unit())
		return
	}
	s.say(
		s.text("chart.say.latest", "label", s.spec.Categories[last].Label, "value", s.value(series.point(last)),
			"unit", s.unit()),
		s.text("chart.say.highest", "label", s.names(high), "value", s.value(series.point(high[0])), "unit", s.unit()),
		s.text("chart.say.lowest", "label", s.names(low), "value", s.value(series.point(low[0])), "unit", s.unit()),
	)
}

// sayCompared tells the number of the second series, which is there to compare with, beside the newest of the first.
func (s *speaker) sayCompared(at int) {
	if other := &s.spec.Series[1]; other.given(at) {
		s.say(s.text("chart.say.year-before", "name", other.Name, "value", s.value(other.point(at)), "unit", s.unit()))
	}
}

// valuesAt lists the values of all series at a category. A series that ends earlier tells its own latest, and when.
func (s *speaker) valuesAt(at int) string {
	var list []string
	for series := range s.spec.Series {
		point, key, label := s.spec.Series[series].point(at), "chart.say.named", ""
		if !point.has() {
			last := s.spec.lastPoint(series)
			if last < 0 {
				continue
			}
			point, key, label = s.spec.Series[series].point(last), "chart.say.named-at", s.spec.Categories[last].Label
		}
		list = append(list, s.text(key, "name", s.spec.Series[series].Name, "value", s.value(point), "unit", s.unit(),
			"label", label))
	}
	return strings.Join(list, s.text("chart.say.list"))
}

// sayExtremes tells the highest and lowest value among several series, and whose they are.
func (s *speaker) sayExtremes() {
	high, low := s.spec.peak(1), s.spec.peak(-1)
	if high.point.Value.Equal(low.point.Value) {
		return
	}
	s.say(
		s.text("chart.say.highest-of", "label", s.place(high), "value", s.value(high.point), "unit", s.unit()),
		s.text("chart.say.lowest-of", "label", s.place(low), "value", s.value(low.point), "unit", s.unit()),
	)
}

// peak is a point and where it stands.
type peak struct {
	point            Point
	series, category int
}

// peak is the first largest (sign 1) or smallest (sign -1) point of all series.
func (s *Spec) peak(sign int) peak {
	found, best := false, peak{}
	for series := range s.Series {
		for category := range s.Categories {
			point := s.Series[series].point(category)
			if point.has() && (!found || point.Value.Cmp(best.point.Value)*sign > 0) {
				found, best = true, peak{point, series, category}
			}
		}
	}
	return best
}

// place names where a point stands: 东部2014年第一季度, East, Q1 2014.
func (s *speaker) place(p peak) string {
	return s.text("chart.say.place", "name", s.spec.Series[p.series].Name, "label", s.spec.Categories[p.category].Label)
}
