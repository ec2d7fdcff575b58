package download

import (
	"bytes"
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
	w.begin(buffer{bytes: dst})
	w.all(w.add)
	w.end()
	return w.out.bytes
}

// The lists of what has to be said of single numbers.
const (
	states = iota
	qualifiers
	printed
	statuses
	cellNotes
	cellSources
	superseded
	listCount
)

var listNames = [listCount]string{
	"states", "qualifiers", "printed", "statuses", "cell_notes", "cell_sources", "superseded",
}

// begin appends what stands before the rows.
func (w *record) begin(out buffer) {
	dst := w.appendMetadata(append(out.bytes, '{'))
	dst = w.appendColumns(appendSection(dst, "columns"))
	w.out = out
	w.out.bytes = append(appendSection(dst, "rows"), '[')
}

// add appends a row, with a comma that the last one loses again.
func (w *record) add(one *line) {
	dst := append(w.out.row(), '\n')
	w.out.bytes = append(w.appendRow(dst, one, w.out.done-1), ',')
}

// end appends what stands after the rows.
func (w *record) end() {
	dst := append(withoutComma(w.out.bytes), "\n]"...)
	w.supersede()
	for at, name := range listNames {
		dst = append(appendSection(dst, name), '[')
		w.starts[at] = w.out.gone + len(dst)
		dst = append(append(dst, withoutComma(w.lists[at])...), ']')
	}
	dst = append(appendSection(dst, "notes"), '[')
	for at, note := range w.notes {
		if at > 0 {
			dst = append(dst, ',')
		}
		dst = w.appendTexts(dst, note)
	}
	w.out.bytes = append(dst, "]\n}\n"...)
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
	lists     [listCount][]byte
	starts    [listCount]int // of the lists in the file
}

func newRecord(l *layout, languages []model.Language) *record {
	w := &record{layout: l, languages: languages}
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
	if one.numbers != nil {
		dst = appendWithNulls(dst, one.numbers, one.gaps)
	} else {
		dst = w.appendNumbers(dst, one, row)
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

// appendWithNulls appends the numbers of a row as they stand in the CSV, each behind a comma, with null in the gaps.
func appendWithNulls(dst, numbers []byte, gaps []int) []byte {
	from := 0
	for _, gap := range gaps {
		dst = append(append(dst, numbers[from:gap]...), "null"...)
		from = gap
	}
	return append(dst, numbers[from:]...)
}

// appendNumbers appends the numbers of a row.
func (w *record) appendNumbers(dst []byte, one *line, row int) []byte {
	for at, value := range one.values() {
		if one.cells[at].Given() {
			w.remark(one, at, row)
		}
		dst = appendNumber(append(dst, ','), value)
		if value.State > model.Present {
			w.say(states, row, at, value.State.String())
		}
	}
	return dst
}

// remark keeps what is to be said of one given number alone.
func (w *record) remark(one *line, at, row int) {
	c, cell := &w.columns[at], one.cells[at]
	if q := qualifierOf(cell); q != "" {
		w.say(qualifiers, row, at, q)
	}
	if cell.Special {
		w.say(printed, row, at, w.printOf(c.Column, cell))
	}
	if one.mixed.status && cell.Status != model.Normal {
		w.say(statuses, row, at, cell.Status.String())
	}
	if one.mixed.note {
		if note := w.dataset.NoteOf(c.Column, cell); !note.Empty() {
			w.lists[cellNotes] = append(w.appendNote(w.appendAbout(cellNotes, row, at), note), "],"...)
		}
	}
	if one.mixed.source {
		source := w.dataset.Origins[cell.Origin].Source
		w.lists[cellSources] = append(strconv.AppendUint(w.appendAbout(cellSources, row, at), uint64(source), 10), "],"...)
	}
}

// say adds a word about a number to a list.
func (w *record) say(list, row, at int, word string) {
	w.lists[list] = append(appendString(w.appendAbout(list, row, at), word), "],"...)
}

// appendAbout begins an entry of a list: the row, the column, and a comma. Behind the entry there is another, which the
// last one loses again.
func (w *record) appendAbout(list, row, at int) []byte {
	dst := strconv.AppendInt(append(w.lists[list], "\n["...), int64(row), 10)
	return append(append(append(dst, ','), w.names[at]...), ',')
}

// withoutComma takes away the comma behind the last of a list.
func withoutComma(list []byte) []byte { return bytes.TrimSuffix(list, []byte{','}) }

// appendNote appends the position of a note among the notes; null for none.
func (w *record) appendNote(dst []byte, note model.Text) []byte {
	if note.Empty() {
		return append(dst, "null"...)
	}
	return strconv.AppendInt(dst, int64(w.noteNth[note]), 10)
}

// supersede lists the numbers that others replaced.
func (w *record) supersede() {
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
			dst := w.appendAbout(superseded, first[replaced.Breakdown]+replaced.Row, at)
			cell := replaced.Cell
			dst = appendNumber(dst, derive.Value{Number: cell.Number, State: cell.State})
			w.lists[superseded] = append(dst, "],"...)
		}
	}
}

// appendNumber appends a number as it is printed, or null.
func appendNumber(dst []byte, value derive.Value) []byte {
	if !value.Has() {
		return append(dst, "null"...)
	}
	return value.Number.AppendTo(dst)
}
