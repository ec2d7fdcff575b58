package download

import (
	"strconv"

	"gongqiu/build/derive"
	"gongqiu/build/model"
)

// AppendJSON appends a whole dataset as one JSON object: first what it is, in each of the languages that a text was
// given in, with the codes that occur; then its rows, arrays in the order of columns, as AppendCSV orders them.
//
// Numbers are JSON numbers with their printed decimals (1.00 stays 1.00), in the base unit; null is no number. What
// has to be said of single numbers stands in lists of [row, column, what], rows counted from 0: states (which kind of
// nothing a null is; without one, nobody gave a number), qualifiers, printed, and statuses, cell_notes and
// cell_sources where the numbers of one row differ in them. What is the same for a whole row is in the columns
// status, note and source, the last two as positions in notes and sources. superseded holds numbers that were
// replaced since.
func AppendJSON(dst []byte, d *model.Dataset, languages []model.Language) []byte {
	w := newRecord(newLayout(d), languages)
	w.begin(dst)
	w.each(w.add)
	return w.end()
}

// begin appends what stands before the rows.
func (w *record) begin(dst []byte) {
	dst = w.appendMetadata(append(dst, '{'))
	dst = w.appendColumns(appendSection(dst, "columns"))
	w.out = buffer{bytes: append(appendSection(dst, "rows"), '['), rows: w.rows()}
}

// add appends a row.
func (w *record) add(one *line) {
	dst := w.out.row()
	if w.out.done > 1 {
		dst = append(dst, ',')
	}
	w.out.bytes = w.appendRow(append(dst, '\n'), one, w.out.done-1)
}

// end appends what stands after the rows.
func (w *record) end() []byte {
	dst := append(w.out.bytes, "\n]"...)
	for _, list := range []struct {
		name string
		list []byte
	}{
		{"states", w.states}, {"qualifiers", w.qualifiers}, {"printed", w.printed}, {"statuses", w.statuses},
		{"cell_notes", w.cellNotes}, {"cell_sources", w.cellSources}, {"superseded", w.superseded()},
	} {
		dst = append(appendSection(dst, list.name), '[')
		dst = append(append(dst, list.list...), ']')
	}
	dst = append(appendSection(dst, "notes"), '[')
	for at, note := range w.notes {
		if at > 0 {
			dst = append(dst, ',')
		}
		dst = w.appendTexts(dst, note)
	}
	return append(dst, "]\n}\n"...)
}

// record is a layout on its way to JSON: the fields that occur again and again, as they stand in the file, and what
// was found to be said of single numbers.
type record struct {
	*layout
	out       buffer
	languages []model.Language
	periods   []string
	codes     [][]string // for each dimension and code
	names     []string   // of the layout's columns

	states, qualifiers, printed, statuses, cellNotes, cellSources []byte

	notes   []model.Text
	noteNth map[model.Text]int
}

func newRecord(l *layout, languages []model.Language) *record {
	w := &record{layout: l, languages: languages, noteNth: make(map[model.Text]int)}
	for _, p := range l.dataset.Periods {
		w.periods = append(w.periods, string(appendString(nil, p.String())))
	}
	for _, dimension := range l.dataset.Dimensions {
		codes := make([]string, dimension.Codelist.Len())
		for code := range codes {
			codes[code] = string(appendString(nil, dimension.Codelist.Entry(model.Code(code)).ID))
		}
		w.codes = append(w.codes, codes)
	}
	for at := range l.columns {
		w.names = append(w.names, string(appendString(nil, l.columns[at].name)))
	}
	return w
}

func (w *record) appendColumns(dst []byte) []byte {
	dst = append(dst, `["period"`...)
	for _, dimension := range w.dataset.Dimensions {
		dst = appendString(append(dst, ','), dimension.ID)
	}
	for _, name := range w.names {
		dst = append(append(dst, ','), name...)
	}
	if w.marks.status {
		dst = append(dst, `,"status"`...)
	}
	if w.marks.note {
		dst = append(dst, `,"note"`...)
	}
	if w.marks.source {
		dst = append(dst, `,"source"`...)
	}
	return append(dst, ']')
}

// appendRow appends one row, and keeps what has to be said of its numbers for the lists after the rows.
func (w *record) appendRow(dst []byte, one *line, row int) []byte {
	dst = append(append(dst, '['), w.periods[one.period]...)
	for at, code := range one.codes {
		dst = append(append(dst, ','), w.codes[at][code]...)
	}
	for at := range w.columns {
		number, state := one.cells[at].Number, one.cells[at].State
		if w.columns[at].kind == computed {
			number, state = one.values[at].Number, one.values[at].State
		} else if one.cells[at].Given() {
			w.remark(one, at, row)
		}
		dst = appendNumber(append(dst, ','), derive.Value{Number: number, State: state})
		if state > model.Present {
			w.states = w.appendAbout(w.states, row, at)
			w.states = append(appendString(w.states, state.String()), ']')
		}
	}
	if w.marks.status {
		dst = append(dst, ',')
		if one.status == model.Normal {
			dst = append(dst, "null"...)
		} else {
			dst = appendString(dst, one.status.String())
		}
	}
	if w.marks.note {
		dst = w.appendNote(append(dst, ','), one.note)
	}
	if w.marks.source {
		dst = append(dst, ',')
		if one.mixed.source {
			dst = append(dst, "null"...)
		} else {
			dst = strconv.AppendUint(dst, uint64(one.source), 10)
		}
	}
	return append(dst, ']')
}

// remark keeps what is to be said of one given number alone.
func (w *record) remark(one *line, at, row int) {
	c, cell := &w.columns[at], one.cells[at]
	if q := qualifierOf(cell); q != "" {
		w.qualifiers = append(appendString(w.appendAbout(w.qualifiers, row, at), q), ']')
	}
	if cell.Special {
		w.printed = append(appendString(w.appendAbout(w.printed, row, at), w.printOf(c.Column, cell)), ']')
	}
	if one.mixed.status && cell.Status != model.Normal {
		w.statuses = append(appendString(w.appendAbout(w.statuses, row, at), cell.Status.String()), ']')
	}
	if one.mixed.note {
		if note := w.dataset.NoteOf(c.Column, cell); !note.Empty() {
			w.cellNotes = append(w.appendNote(w.appendAbout(w.cellNotes, row, at), note), ']')
		}
	}
	if one.mixed.source {
		w.cellSources = w.appendAbout(w.cellSources, row, at)
		source := w.dataset.Origins[cell.Origin].Source
		w.cellSources = append(strconv.AppendUint(w.cellSources, uint64(source), 10), ']')
	}
}

// appendAbout begins an entry of a list: the row, the column, and a comma.
func (w *record) appendAbout(list []byte, row, at int) []byte {
	if len(list) > 0 {
		list = append(list, ',')
	}
	list = strconv.AppendInt(append(list, "\n["...), int64(row), 10)
	list = append(append(list, ','), w.names[at]...)
	return append(list, ',')
}

// appendNote appends the position of a note among the notes; null for none.
func (w *record) appendNote(dst []byte, note model.Text) []byte {
	if note.Empty() {
		return append(dst, "null"...)
	}
	nth, known := w.noteNth[note]
	if !known {
		nth = len(w.notes)
		w.noteNth[note] = nth
		w.notes = append(w.notes, note)
	}
	return strconv.AppendInt(dst, int64(nth), 10)
}

// superseded lists the numbers that others replaced.
func (w *record) superseded() []byte {
	var list []byte
	first := make(map[*model.Breakdown]int, len(w.dataset.Breakdowns))
	rows := 0
	for _, b := range w.dataset.Breakdowns {
		first[b] = rows
		rows += b.Len()
	}
	for _, replaced := range w.dataset.Replaced {
		for at := range w.columns {
			if c := &w.columns[at]; c.Column != replaced.Column || c.kind == computed {
				continue
			}
			list = w.appendAbout(list, first[replaced.Breakdown]+replaced.Row, at)
			cell := replaced.Cell
			list = append(appendNumber(list, derive.Value{Number: cell.Number, State: cell.State}), ']')
		}
	}
	return list
}

// appendNumber appends a number as it is printed, or null.
func appendNumber(dst []byte, value derive.Value) []byte {
	if !value.Has() {
		return append(dst, "null"...)
	}
	return value.Number.AppendTo(dst)
}
