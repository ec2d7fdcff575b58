package answer

import (
	"bufio"
	"io"
	"strconv"
	"strings"

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

func (w *explanationWriter) step(s *Step, depth int) {
	title := w.texts.Word("answer.change"+s.Change.Suffix(), map[string]string{"title": s.Title})
	value := s.Value.plain()
	if value == "" {
		value = w.texts.Word("answer.no-value", nil)
	}
	w.line(depth, "answer.step", "title", title, "value", value, "about", s.About)
	w.plain(depth+1, s.Address)
	if s.Why != "" {
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
		w.line(depth+1, "answer.replaced", "value", s.Replaced[at].Text, "place", s.Replaced[at].Place.String())
	}
	for _, input := range s.Inputs {
		w.step(input, depth+1)
	}
}

// sum writes the formula, with names and then with numbers.
func (w *explanationWriter) sum(s *Step, depth int) {
	if s.Formula != "" {
		w.plain(depth, s.Formula)
	}
	switch {
	case s.Sum == "":
	case s.Exact == "":
		w.plain(depth, "= "+s.Sum+" = "+s.Value.plain())
	default:
		w.plain(depth, "= "+s.Sum+" = "+s.Exact)
		w.line(depth, "answer.rounded", "value", s.Value.plain(), "decimals", strconv.Itoa(s.Decimals))
	}
}

// cell writes what a table gives: of a measure its number's place, of others what was published.
func (w *explanationWriter) cell(s *Step, depth int) {
	c := s.Cell
	switch {
	case s.Rule == "given":
		w.line(depth, "answer.given", "place", c.Place.String())
	case !c.Number.Has():
		w.line(depth, "answer.published.nothing", "place", c.Place.String(),
			"state", w.texts.Word("answer.state."+c.Number.State.String(), nil))
	case !s.Value.Has():
		w.line(depth, "answer.published.only", "value", c.Text, "place", c.Place.String())
	case c.Agrees:
		w.line(depth, "answer.published.same", "value", c.Text, "place", c.Place.String())
	default:
		w.line(depth, "answer.published.differs", "value", c.Text, "computed", s.Value.plain(), "place", c.Place.String())
	}
	if row := c.Place.File + strconv.Itoa(c.Place.Line); c.Place.Text != "" && row != w.row {
		w.row = row
		w.plain(depth+1, "│ "+strings.TrimSpace(c.Place.Text))
	}
	if c.Unit != "" {
		w.line(depth, "answer.unit", "value", c.Unit)
	}
	if c.Status != "" {
		w.line(depth, "answer.status", "value", c.Status)
	}
	if c.Note != "" {
		w.line(depth, "answer.note", "value", c.Note)
	}
	if c.Source != w.source && !c.Source.Title.Empty() {
		w.source = c.Source
		w.line(depth, "answer.source", "value", strings.TrimSpace(c.Source.Title.In(w.language)+" "+c.Source.URL))
	}
}
