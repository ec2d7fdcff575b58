package answer

import (
	"bufio"
	"io"
	"strconv"
	"strings"

	"gongqiu/build/derivation"
	"gongqiu/build/model"
	"gongqiu/build/words"
)

// nearLimit is how many names beside a missing cell are written.
const nearLimit = 40

// WriteText writes the derivation for people: each number with the rule and sum that give it, what was published
// beside it and where it stands, and below it, indented, the numbers that it rests on.
func (e *Explanation) WriteText(w io.Writer, texts words.Texts) error {
	out := &explanationWriter{Writer: bufio.NewWriter(w), texts: texts, language: e.Language}
	out.step(e.Step, 0)
	for _, near := range e.Near {
		names := near.Names
		more := ""
		if len(names) > nearLimit {
			names, more = names[len(names)-nearLimit:], "…, "
		}
		kind := texts.Word("kind.period", nil)
		if at := e.Dataset.DimensionByID(near.Kind); at >= 0 {
			kind = e.Dataset.Dimensions[at].Title.In(e.Language)
		}
		out.line(0, "answer.near", "kind", kind, "list", more+strings.Join(names, ", "))
	}
	return out.Flush()
}

type explanationWriter struct {
	*bufio.Writer
	texts    words.Texts
	language model.Language
	source   model.Source // the one written last: a source is written where it changes
	row      string       // the row of a table written last
}

// line writes a text at a depth, with its arguments as name and value in turn.
func (w *explanationWriter) line(depth int, key string, pairs ...string) {
	args := make(map[string]string, len(pairs)/2)
	for at := 0; at+1 < len(pairs); at += 2 {
		args[pairs[at]] = pairs[at+1]
	}
	w.plain(depth, w.texts.Word(key, args))
}

func (w *explanationWriter) plain(depth int, text string) {
	w.WriteString(strings.Repeat("  ", depth) + text + "\n")
}

func (w *explanationWriter) step(s *derivation.Step, depth int) {
	title := w.texts.Word("answer.change"+s.Change().Suffix(), map[string]string{"title": s.Title(w.language)})
	w.line(depth, "answer.step", "title", title, "value", w.value(s), "about", s.About(w.language))
	w.plain(depth+1, s.Address())
	switch {
	case s.Why != "" && onlyPublished(s):
		w.line(depth+1, "answer.not-computed", "why", w.texts.Word("answer.why."+s.Why, nil))
	case s.Why != "":
		w.line(depth+1, "answer.why."+s.Why)
	}
	if s.Rule != "" && s.Rule != "given" {
		w.line(depth+1, "answer.rule."+s.Rule)
	}
	w.sum(s, depth+1)
	if s.Cell != nil {
		w.cell(s, depth+1)
	}
	for at := range s.Replaced {
		replaced := &s.Replaced[at]
		w.line(depth+1, "answer.replaced", "value", replaced.Value().Plain(), "place", replaced.Place().String())
	}
	for _, input := range s.Inputs {
		w.step(input, depth+1)
	}
}

// value is the number of a step: the computed one, or else the published one, which pages show.
func (w *explanationWriter) value(s *derivation.Step) string {
	switch value := s.Value.Plain(); {
	case value != "":
		return value
	case onlyPublished(s):
		return w.texts.Word("answer.as-published", map[string]string{"value": s.Cell.Value().Plain()})
	}
	return w.texts.Word("answer.no-value", nil)
}

// onlyPublished says whether there is a published number and none that was computed to hold against it.
func onlyPublished(s *derivation.Step) bool {
	return s.Rule != "given" && s.Cell != nil && s.Cell.Number.Has() && (!s.Value.Has() || s.Rule == "published")
}

// sum writes the formula, with names and then with numbers.
func (w *explanationWriter) sum(s *derivation.Step, depth int) {
	if s.Formula != nil {
		w.plain(depth, s.Names())
	}
	switch {
	case !s.Sums:
		return
	case s.Exact == "":
		w.plain(depth, "= "+s.Numbers()+" = "+s.Value.Plain())
	default:
		w.plain(depth, "= "+s.Numbers()+" = "+s.Exact)
		w.line(depth, "answer.rounded", "value", s.Value.Plain(), "decimals", strconv.Itoa(s.Decimals))
	}
	for _, share := range s.Shares() {
		if share.Exact != "" {
			w.line(depth, "answer.share", "value", share.Number.String(), "exact", share.Exact,
				"sum", share.Own.Value.Plain()+" ÷ "+share.Whole.Value.Plain())
		}
	}
	if s.Blank {
		w.line(depth, "answer.blank")
	}
}

// cell writes what a table gives: of a measure its number's place, of others what was published.
func (w *explanationWriter) cell(s *derivation.Step, depth int) {
	c := s.Cell
	place, text := c.Place(), c.Value().Plain()
	switch {
	case s.Rule == "given":
		w.line(depth, "answer.given", "place", place.String())
	case !c.Number.Has():
		w.line(depth, "answer.published.nothing", "place", place.String(),
			"state", w.texts.Word("answer.state."+c.Number.State.String(), nil))
	case onlyPublished(s):
		w.line(depth, "answer.published.only", "value", text, "place", place.String())
	case c.Within:
		w.line(depth, "answer.published.within", "value", text, "place", place.String())
	case c.Agrees:
		w.line(depth, "answer.published.same", "value", text, "place", place.String())
	default:
		w.line(depth, "answer.published.differs", "value", text, "computed", s.Value.Plain(), "place", place.String())
	}
	if c.Cause != "" && s.Rule != "given" {
		w.line(depth+1, "judge/published.reason."+string(c.Cause))
	}
	if row := place.File + strconv.Itoa(place.Line); place.Text != "" && row != w.row {
		w.row = row
		w.plain(depth+1, "│ "+strings.TrimSpace(place.Text))
	}
	if unit := c.Unit(); unit != nil {
		w.line(depth, "answer.unit", "value", unit.Label.In(w.language))
	}
	if status := c.Number.Status.String(); status != "" {
		w.line(depth, "answer.status", "value", status)
	}
	if note := c.Note(); !note.Empty() {
		w.line(depth, "answer.note", "value", note.In(w.language))
	}
	if source := c.Source(); source != w.source && !source.Title.Empty() {
		w.source = source
		w.line(depth, "answer.source", "value", strings.TrimSpace(source.Title.In(w.language)+" "+source.URL))
	}
}
