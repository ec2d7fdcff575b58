package markup

import (
	"gongqiu/build/chart"
	"gongqiu/build/model"
	"gongqiu/build/words"
)

// Charts draws charts. chart.Drawer is one.
type Charts interface {
	AppendSVG(dst []byte, spec *chart.Spec, style chart.Style) []byte
	Summary(spec *chart.Spec) string
	Table(spec *chart.Spec) chart.Table
}

// Writer appends the parts of pages in one language. It never changes after New, and is safe for many goroutines.
type Writer struct {
	language model.Language
	charts   Charts
	phrases  phrases
	states   [6]sign // by model.State
	statuses [9]sign // by model.Status
}

// sign is a mark in a table, and what the key below the table says of it. Both are escaped already.
type sign struct {
	mark    string // as shown
	meaning string // in the key; empty for a sign that needs none
	cell    string // the whole content of a cell of this state, or what follows a number of this status
}

// phrases are the words of the theme that the parts speak, escaped once.
type phrases struct {
	external, colon, unit                string
	key, notes, note, sources, downloads string
	dataTable, scroll, ofWhich           string
	languages, breadcrumb, contents      string
	pager, previous, next                string
	footnotes, footnote, backToText      string
	files, semicolon                     string
	inChinese, inEnglish                 string
}

// New is a writer that speaks the words of one language and has its charts drawn by charts.
func New(book *words.Book, language model.Language, charts Charts) *Writer {
	w := &Writer{language: language, charts: charts}
	say := func(key string) string { return string(Text(nil, book.Text(string(language), "theme."+key))) }
	w.phrases = phrases{
		external: say("external"), colon: say("colon"), unit: say("unit"),
		key: say("key"), notes: say("notes"), note: say("note"), sources: say("sources"), downloads: say("downloads"),
		dataTable: say("data-table"), scroll: say("scroll"), ofWhich: say("of-which"),
		languages: say("languages"), breadcrumb: say("breadcrumb"), contents: say("contents"),
		pager: say("pager"), previous: say("previous"), next: say("next"),
		footnotes: say("footnotes"), footnote: say("footnote"), backToText: say("back-to-text"),
		files: say("files"), semicolon: say("semicolon"),
		inChinese: say("in-chinese"), inEnglish: say("in-english"),
	}
	for state := range w.states {
		w.states[state] = stateSign(model.State(state), say)
	}
	for status := range w.statuses {
		w.statuses[status] = statusSign(model.Status(status), say)
	}
	return w
}

// stateSign is the sign of a kind of nothing. A cell that the tables say nothing of is as unavailable as one that
// they leave blank: readers cannot tell the two apart, and need not.
func stateSign(state model.State, say func(string) string) sign {
	if state == model.Present {
		return sign{}
	}
	name := state.String()
	if state == model.Absent {
		name = model.Missing.String()
	}
	s := sign{mark: say("mark." + name), meaning: say("meaning." + name)}
	s.cell = `<span class="none" aria-hidden="true">` + s.mark + `</span><span class="vh">` + s.meaning + `</span>`
	return s
}

// statusSign is the sign that follows a number of some status.
func statusSign(status model.Status, say func(string) string) sign {
	switch status {
	case model.Normal, model.StatusSuppressed, model.Superseded:
		return sign{} // the first two need no sign, and what is superseded is not shown
	}
	s := sign{mark: say("mark." + status.String()), meaning: say("meaning." + status.String())}
	s.cell = `<span class="mark" title="` + s.meaning + `" aria-hidden="true">` + s.mark + `</span><span class="vh"> ` +
		s.meaning + `</span>`
	return s
}

// Language is the language of the words.
func (w *Writer) Language() model.Language { return w.language }
