package markup

import (
	"strconv"

	"gongqiu/build/model"
	"gongqiu/build/plan"
)

// Table appends a table of figures: caption and unit, the table in a scroller that a keyboard can reach, and below it
// the key of the signs that it uses, its numbered notes, its sources and its files.
func (w *Writer) Table(dst []byte, table *plan.Table) []byte {
	if table == nil || len(table.Headings) == 0 {
		return dst
	}
	dst = append(dst, `<div class="tablebox"`...)
	dst = Attribute(dst, "id", table.ID)
	dst = append(dst, `><div class="scroll" role="region" tabindex="0" aria-labelledby="`...)
	dst = Text(dst, table.ID)
	dst = append(dst, `-c"><table><caption id="`...)
	dst = Text(dst, table.ID)
	dst = append(dst, `-c"><span class="caption">`...)
	dst = Text(dst, table.Caption)
	dst = append(dst, `</span>`...)
	dst = w.unit(dst, table.Unit)
	dst = append(dst, `</caption>`...)
	dst = w.tableHead(dst, table)
	var used signs
	dst = append(dst, `<tbody>`...)
	for at := range table.Rows {
		dst = w.row(dst, table, &table.Rows[at], &used)
	}
	dst = append(dst, "</tbody></table></div>\n"...)
	dst = w.below(dst, table, &used)
	return append(dst, "</div>\n"...)
}

// signs are the kinds of nothing and the statuses that a table shows, one bit each.
type signs struct {
	states, statuses uint16
}

func (w *Writer) unit(dst []byte, unit string) []byte {
	if unit == "" {
		return dst
	}
	dst = append(dst, `<span class="unit">`...)
	dst = append(dst, w.phrases.unit...)
	dst = append(dst, w.phrases.colon...)
	dst = Text(dst, unit)
	return append(dst, `</span>`...)
}

func (w *Writer) tableHead(dst []byte, table *plan.Table) []byte {
	dst = append(dst, `<thead><tr>`...)
	for at := range table.Headings {
		heading := &table.Headings[at]
		if heading.Numeric || at == 0 {
			dst = append(dst, `<th scope="col">`...)
		} else {
			dst = append(dst, `<th scope="col" class="t">`...)
		}
		dst = Text(dst, heading.Title)
		if heading.Note > 0 {
			dst = w.noteMark(dst, table.ID, heading.Note)
		}
		if heading.Unit != "" {
			dst = append(dst, ` <small>`...)
			dst = Text(dst, heading.Unit)
			dst = append(dst, `</small>`...)
		}
		dst = append(dst, `</th>`...)
	}
	return append(dst, "</tr></thead>\n"...)
}

// rowClass is the class of a row's head and ground by its kind and depth; constants, so that rows cost nothing.
func rowClass(kind plan.RowKind, depth int) string {
	switch {
	case kind == plan.TotalRow:
		return ` class="total"`
	case kind == plan.HeadingRow && depth == 0:
		return ` class="group"`
	case kind == plan.HeadingRow:
		return ` class="group d1"`
	case kind == plan.OfWhichRow:
		return ` class="ofwhich d1"`
	case kind == plan.UnspecifiedRow:
		return ` class="unspecified"`
	case depth == 1:
		return ` class="d1"`
	case depth > 1:
		return ` class="d2"`
	}
	return ""
}

func (w *Writer) row(dst []byte, table *plan.Table, row *plan.Row, used *signs) []byte {
	if row.Kind == plan.HeadingRow {
		return w.headingRow(dst, table, row)
	}
	dst = append(dst, `<tr`...)
	dst = append(dst, rowClass(row.Kind, row.Depth)...)
	dst = append(dst, `><th scope="row">`...)
	if row.Kind == plan.OfWhichRow {
		dst = append(dst, `<span class="of">`...)
		dst = append(dst, w.phrases.ofWhich...)
		dst = append(dst, `</span>`...)
	}
	dst = w.Link(dst, &row.Head)
	if row.Note > 0 {
		dst = w.noteMark(dst, table.ID, row.Note)
	}
	dst = append(dst, `</th>`...)
	for column := range row.Cells {
		cell := &row.Cells[column]
		if column+1 < len(table.Headings) && !table.Headings[column+1].Numeric {
			dst = append(dst, `<td class="t">`...)
		} else {
			dst = append(dst, `<td>`...)
		}
		if cell.Derived && row.Derivation != "" && cell.Text != "" && column+1 < len(table.Headings) {
			dst = append(dst, `<a href="`...)
			dst = appendAddress(dst, row.Derivation)
			dst = appendAddress(dst, table.Headings[column+1].Derivation)
			dst = append(dst, `">`...)
			dst = Text(dst, cell.Text)
			dst = append(dst, `</a>`...)
			dst = w.cellMarks(dst, table, cell, used)
		} else {
			dst = w.cell(dst, table, cell, used)
		}
		dst = append(dst, `</td>`...)
	}
	return append(dst, "</tr>\n"...)
}

// headingRow appends a row that only names what the rows below it are parts of.
func (w *Writer) headingRow(dst []byte, table *plan.Table, row *plan.Row) []byte {
	dst = append(dst, `<tr`...)
	dst = append(dst, rowClass(row.Kind, row.Depth)...)
	dst = append(dst, `><th scope="row">`...)
	dst = w.Link(dst, &row.Head)
	dst = append(dst, `</th>`...)
	if rest := len(table.Headings) - 1; rest > 0 {
		dst = append(dst, `<td colspan="`...)
		dst = strconv.AppendInt(dst, int64(rest), 10)
		dst = append(dst, `"></td>`...)
	}
	return append(dst, "</tr>\n"...)
}

// cell appends what a cell holds. A text is shown whatever the state is; without one, the sign of the state.
func (w *Writer) cell(dst []byte, table *plan.Table, cell *plan.TableCell, used *signs) []byte {
	switch {
	case cell.Text == "" && cell.State != model.Present:
		used.states |= 1 << cell.State
		dst = append(dst, w.states[cell.State].cell...)
	case cell.Said != "":
		dst = append(dst, `<span aria-hidden="true">`...)
		dst = Text(dst, cell.Text)
		dst = append(dst, `</span><span class="vh">`...)
		dst = Text(dst, cell.Said)
		dst = append(dst, `</span>`...)
	case cell.URL == "":
		dst = Text(dst, cell.Text)
	default:
		dst = append(dst, `<a`...)
		dst = Address(dst, "href", cell.URL)
		dst = append(dst, '>')
		dst = Text(dst, cell.Text)
		dst = append(dst, `</a>`...)
	}
	return w.cellMarks(dst, table, cell, used)
}

// cellMarks appends what follows the text of a cell: the sign of its status, and the number of its note.
func (w *Writer) cellMarks(dst []byte, table *plan.Table, cell *plan.TableCell, used *signs) []byte {
	if cell.Status != model.Normal {
		used.statuses |= 1 << cell.Status
		dst = append(dst, w.statuses[cell.Status].cell...)
	}
	if cell.Note > 0 {
		dst = w.noteMark(dst, table.ID, cell.Note)
	}
	return dst
}

// noteMark appends the number of a note as a link to it.
func (w *Writer) noteMark(dst []byte, table string, note int) []byte {
	dst = append(dst, `<sup class="mark"><a href="#`...)
	dst = Text(dst, table)
	dst = append(dst, `-n`...)
	dst = strconv.AppendInt(dst, int64(note), 10)
	dst = append(dst, `"><span class="vh">`...)
	dst = append(dst, w.phrases.note...)
	dst = append(dst, ` </span>`...)
	dst = strconv.AppendInt(dst, int64(note), 10)
	return append(dst, `</a></sup>`...)
}

// below appends what stands under a table.
func (w *Writer) below(dst []byte, table *plan.Table, used *signs) []byte {
	if table.Derivation.URL != "" {
		dst = append(dst, `<p class="downloads">`...)
		dst = w.Link(dst, &table.Derivation)
		dst = append(dst, "</p>\n"...)
	}
	dst = w.key(dst, table.Key, used)
	if len(table.Notes) > 0 {
		dst = append(dst, `<div class="notes"><p class="label">`...)
		dst = append(dst, w.phrases.notes...)
		dst = append(dst, `</p><ol>`...)
		for at, note := range table.Notes {
			dst = append(dst, `<li id="`...)
			dst = Text(dst, table.ID)
			dst = append(dst, `-n`...)
			dst = strconv.AppendInt(dst, int64(at+1), 10)
			dst = append(dst, `">`...)
			dst = w.openForeign(dst, note.Lang)
			if len(note.Runs) > 0 {
				dst = w.runs(dst, note.Runs)
			} else {
				dst = Text(dst, note.Text)
			}
			dst = closeForeign(dst, note.Lang)
			dst = append(dst, `</li>`...)
		}
		dst = append(dst, "</ol></div>\n"...)
	}
	dst = w.Sources(dst, table.Sources)
	return w.Downloads(dst, table.Download)
}

// openForeign says that what follows is in another language than the page; nothing where language is empty. People hear
// it from the attribute or read it in the words.
func (w *Writer) openForeign(dst []byte, language string) []byte {
	if language == "" {
		return dst
	}
	said := w.phrases.inChinese
	if language == string(model.English) {
		said = w.phrases.inEnglish
	}
	dst = append(append(dst, said...), `<span lang="`...)
	return append(Text(dst, language), `">`...)
}

func closeForeign(dst []byte, language string) []byte {
	if language == "" {
		return dst
	}
	return append(dst, `</span>`...)
}

// key appends the meanings of the signs that a table shows, then the rows that the plan adds.
func (w *Writer) key(dst []byte, more []plan.Definition, used *signs) []byte {
	if used.states&(1<<model.Absent) != 0 {
		used.states |= 1 << model.Missing // one sign for both
	}
	used.states &^= 1<<model.Absent | 1<<model.Present
	if used.states|used.statuses == 0 && len(more) == 0 {
		return dst
	}
	dst = append(dst, `<div class="key"><p class="label">`...)
	dst = append(dst, w.phrases.key...)
	dst = append(dst, `</p><dl>`...)
	for state := range w.states {
		dst = keyEntry(dst, w.states[state], used.states&(1<<state) != 0)
	}
	for status := range w.statuses {
		dst = keyEntry(dst, w.statuses[status], used.statuses&(1<<status) != 0)
	}
	for at := range more {
		dst = append(dst, `<div><dt>`...)
		dst = Text(dst, more[at].Term)
		dst = append(dst, `</dt><dd>`...)
		dst = Text(dst, more[at].Text)
		dst = append(dst, `</dd></div>`...)
	}
	return append(dst, "</dl></div>\n"...)
}

func keyEntry(dst []byte, s sign, used bool) []byte {
	if !used || s.meaning == "" {
		return dst
	}
	dst = append(dst, `<div><dt>`...)
	dst = append(dst, s.mark...)
	dst = append(dst, `</dt><dd>`...)
	dst = append(dst, s.meaning...)
	return append(dst, `</dd></div>`...)
}
