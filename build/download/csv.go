package download

import (
	"slices"
	"strings"

	"gongqiu/build/model"
)

// sourceSeparator stands between the sources of a row.
const sourceSeparator = " | "

// AppendCSV appends a whole dataset as CSV, one row for each point in the order of the store: the period, each
// dimension as its code and its Chinese label, each measure, each derived value as computed, and beside it, under its
// name with "!", as it was published. Changes have columns where any was published. A dimension that a row is not
// broken down by holds its total.
//
// Numbers are plain: in the base unit, without commas, with the printed decimals. An empty field is no number, never
// a zero. Columns for what has to be said of a number follow it, but only where some number of the dataset needs
// them: .unit, .qualifier (more-than), .printed (60..100, 1:0.78), .state (missing, not-applicable, not-comparable,
// suppressed; that of a computed value is in the JSON), and .status and .note where the numbers of one row differ in
// them. What is the same for all numbers of a row stands in status and note at its end, and where they came from in
// source and url; several sources of one row have " | " between them, and the JSON says which number is from which.
//
// Fields are quoted by RFC 4180; lines end with LF, as those of all other files of the site do, which every reader
// of CSV takes. Texts that a spreadsheet could run as a formula have an apostrophe before them. There is no byte
// order mark; see ByteOrderMark.
func AppendCSV(dst []byte, d *model.Dataset) []byte {
	w := newSheet(newLayout(d))
	w.begin(buffer{bytes: dst})
	w.all(w.add)
	return w.out.bytes
}

// sheet is a layout with the fields that occur again and again, as they stand in the file.
type sheet struct {
	*layout
	out     buffer
	periods []string
	codes   [][]string // for each dimension and code: code and label
	units   [][]string // for each dimension and code: its unit
	sources []string   // title and address
}

func newSheet(l *layout) *sheet {
	d := l.dataset
	w := &sheet{layout: l}
	for _, p := range d.Periods {
		w.periods = append(w.periods, p.String())
	}
	for _, dimension := range d.Dimensions {
		codes := make([]string, dimension.Codelist.Len())
		units := make([]string, len(codes))
		for code := range codes {
			entry := dimension.Codelist.Entry(model.Code(code))
			field := append(appendText(nil, entry.ID), ',')
			codes[code] = string(appendText(field, entry.Label.In(model.Chinese)))
			if entry.Unit != nil {
				units[code] = string(appendText(nil, entry.Unit.Base.Label.In(model.Chinese)))
			}
		}
		w.codes, w.units = append(w.codes, codes), append(w.units, units)
	}
	for _, source := range d.Sources {
		field := append(appendText(nil, source.Title.In(model.Chinese)), ',')
		w.sources = append(w.sources, string(appendText(field, source.URL)))
	}
	return w
}

func (w *sheet) begin(out buffer) {
	w.out = out
	w.out.bytes = w.appendHeader(w.out.bytes)
}

func (w *sheet) add(one *line) { w.out.bytes = w.appendLine(w.out.row(), one) }

func (w *sheet) appendHeader(dst []byte) []byte {
	dst = append(dst, "period"...)
	for _, dimension := range w.dataset.Dimensions {
		dst = appendText(append(dst, ','), dimension.ID)
		dst = appendText(append(dst, ','), dimension.ID+"_label")
	}
	name := func(wanted bool, name string) {
		if wanted {
			dst = appendText(append(dst, ','), name)
		}
	}
	for at := range w.columns {
		c := &w.columns[at]
		name(true, c.name)
		name(c.unitOf >= 0, c.name+".unit")
		name(c.marks.qualifier, c.name+".qualifier")
		name(c.marks.printed, c.name+".printed")
		name(c.marks.state, c.name+".state")
		name(c.marks.status, c.name+".status")
		name(c.marks.note, c.name+".note")
	}
	name(w.marks.status, "status")
	name(w.marks.note, "note")
	name(w.marks.source, "source")
	name(w.marks.source, "url")
	return append(dst, '\n')
}

func (w *sheet) appendLine(dst []byte, one *line) []byte {
	dst = append(dst, w.periods[one.period]...)
	for at, code := range one.codes {
		dst = append(append(dst, ','), w.codes[at][code]...)
	}
	first, same := len(dst), w.bare && !one.mixed.source
	one.gaps = one.gaps[:0]
	values := one.values()
	for at := range values {
		dst = append(dst, ',')
		if value := &values[at]; value.Has() {
			dst = value.Number.AppendTo(dst)
		} else {
			one.gaps = append(one.gaps, len(dst)-first)
			same = same && value.State == model.Absent
		}
		if !w.bare {
			dst = w.appendAbout(dst, at, one)
		}
	}
	if one.numbers = nil; same {
		one.numbers = dst[first:]
	}
	if w.marks.status {
		dst = append(append(dst, ','), one.status.String()...)
	}
	if w.marks.note {
		dst = appendText(append(dst, ','), one.note.In(model.Chinese))
	}
	if w.marks.source {
		dst = w.appendSources(append(dst, ','), one)
	}
	return append(dst, '\n')
}

// appendAbout appends the fields that follow a number.
func (w *sheet) appendAbout(dst []byte, at int, one *line) []byte {
	c, cell := &w.columns[at], one.cells[at]
	if c.unitOf >= 0 {
		dst = append(append(dst, ','), w.units[c.unitOf][one.codes[c.unitOf]]...)
	}
	if c.marks.qualifier {
		dst = append(append(dst, ','), qualifierOf(cell)...)
	}
	if c.marks.printed {
		dst = appendText(append(dst, ','), w.printOf(c.Column, cell))
	}
	if c.marks.state {
		dst = append(append(dst, ','), cell.State.String()...)
	}
	given := cell.Given()
	if c.marks.status {
		dst = append(dst, ',')
		if given && one.mixed.status {
			dst = append(dst, cell.Status.String()...)
		}
	}
	if c.marks.note {
		dst = append(dst, ',')
		if given && one.mixed.note {
			dst = appendText(dst, w.dataset.NoteOf(c.Column, cell).In(model.Chinese))
		}
	}
	return dst
}

// appendSources appends the titles and the addresses of a row's sources.
func (w *sheet) appendSources(dst []byte, one *line) []byte {
	if !one.mixed.source {
		return append(dst, w.sources[one.source]...)
	}
	var titles, addresses []string
	add := func(list []string, text string) []string {
		if text == "" || slices.Contains(list, text) {
			return list
		}
		return append(list, text)
	}
	for _, cell := range one.cells {
		if cell.Given() {
			source := w.dataset.SourceOf(cell)
			titles, addresses = add(titles, source.Title.In(model.Chinese)), add(addresses, source.URL)
		}
	}
	dst = append(appendText(dst, strings.Join(titles, sourceSeparator)), ',')
	return appendText(dst, strings.Join(addresses, sourceSeparator))
}
