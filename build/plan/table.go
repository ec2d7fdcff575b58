package plan

import (
	"slices"
	"strings"

	"gongqiu/build/decimal"
	"gongqiu/build/derive"
	"gongqiu/build/format"
	"gongqiu/build/judge"
	"gongqiu/build/model"
)

// tableBuilder gathers what the cells of a page's table need below it: notes, marks and sources.
type tableBuilder struct {
	*maker
	dataset *model.Dataset
	table   *Table
	judged  bool           // some value of the dataset was found to be wrong
	noted   bool           // some row of its tables has a note
	sources []model.Source // that were noted
	source0 uint32         // the last one that was looked at, plus 1: cell after cell comes from the same
	free    []TableCell    // for the cells of rows to come
	numbers strings.Builder
	totals  *derive.Table // of the region and period, once totalRow looked for them
}

func (m *maker) newTable(d *model.Dataset, id, caption string) *tableBuilder {
	return &tableBuilder{
		maker: m, dataset: d, table: &Table{ID: id, Caption: caption},
		judged: m.verdicts.Any(d), noted: len(d.Notes) > 1, // the first is none
	}
}

// cell is a value as a table shows it.
func (b *tableBuilder) cell(column model.Column, v value, s scale) TableCell {
	var cell TableCell
	b.fill(&cell, column, &v, &s)
	return cell
}

// fill writes a value into an empty cell.
func (b *tableBuilder) fill(cell *TableCell, column model.Column, v *value, s *scale) {
	cell.State, cell.Status = cellState(v.cell.State), v.cell.Status
	if s.unit == "" && v.unit != nil && b.dataset.QuantityUnit(column.Quantity()) == nil && v.cell.Has() {
		cell.Text = b.textWithUnit(b.dataset, column, *v) // rows of a column in units of their own
	} else {
		cell.Text = b.cellText(column, v, s)
	}
	if v.computed || !v.cell.Given() {
		return
	}
	if len(b.dataset.CellNotes) > 0 {
		note := b.dataset.CellNotes[model.CellRef{Origin: v.cell.Origin, Column: column}]
		if !note.Empty() {
			cell.Note = b.noteOf(note)
		}
	}
	if b.judged {
		if verdict, disputed := b.verdicts.Of(b.dataset, column, v.cell); disputed && cell.Note == 0 {
			cell.Note = b.note(b.verdict(column, verdict, *v, *s))
		}
	}
	if at := b.dataset.Origins[v.cell.Origin].Source; b.source0 != at+1 {
		b.source0 = at + 1
		b.source(&b.dataset.Sources[at])
	}
}

// cellText is the text of a value. Plain numbers, which most cells hold, share the memory of one text.
func (b *tableBuilder) cellText(column model.Column, v *value, s *scale) string {
	if !v.cell.Has() {
		return ""
	}
	if v.cell.Special || v.cell.Qualifier != decimal.Exact || s.signed {
		return b.text(b.dataset, column, *v, *s)
	}
	var room [48]byte
	from := b.numbers.Len()
	b.numbers.Write(format.AppendNumber(room[:0], scaled(v.cell.Number, *s), b.lang))
	return b.numbers.String()[from:]
}

// verdict tells readers that a value does not agree with what it is computed from. It is shown as published all the
// same.
func (b *tableBuilder) verdict(column model.Column, verdict judge.Verdict, v value, s scale) string {
	key := "verdict"
	switch verdict.Cause {
	case model.CauseInput:
		key = "verdict-input"
	case model.CauseZero:
		key = "verdict-zero"
	case model.CausePlaces:
		key = "verdict-places"
	}
	computed := v
	computed.cell = model.Cell{Number: verdict.Computed, State: model.Present}
	return b.word(key, "value", b.text(b.dataset, column, v, s), "computed", b.text(b.dataset, column, computed, s),
		"reason", b.words.Text(b.lang, "judge/published.reason."+string(verdict.Cause)))
}

// cells fills in a row, and points at the note that the tables have for the row as a whole.
func (b *tableBuilder) cells(row *Row, columns []column, n int) {
	if len(b.free) < len(columns) {
		count := len(columns) * min(len(columns[0].values), 100)
		b.free = b.room.takeCells(count)
		b.numbers.Grow(count * usualDigits)
	}
	row.Cells, b.free = b.free[:len(columns):len(columns)], b.free[len(columns):]
	for at := range columns {
		c := &columns[at]
		v := &c.values[n]
		b.fill(&row.Cells[at], c.Column, v, &c.scale)
		if row.Note > 0 {
			continue
		}
		if note := b.rowNote(v); !note.Empty() {
			row.Note = b.noteOf(note)
		}
	}
}

// usualDigits is about how long the text of a number is.
const usualDigits = 6

// rowNote is the note to the row of a table that a value came from.
func (b *tableBuilder) rowNote(v *value) model.Text {
	if !b.noted || v.computed || !v.cell.Given() {
		return model.Text{}
	}
	return b.dataset.Notes[b.dataset.Origins[v.cell.Origin].Note]
}

// note numbers a note in the language of the page; the same words are one note.
func (b *tableBuilder) note(text string) int { return b.number(Note{Text: text}) }

// noteOf numbers a note from the tables, which may be in another language than the page.
func (b *tableBuilder) noteOf(text model.Text) int {
	return b.number(Note{Text: text.In(b.language), Lang: foreign(text, b.language)})
}

func (b *tableBuilder) number(note Note) int {
	same := func(other Note) bool { return other.Text == note.Text && other.Lang == note.Lang }
	if at := slices.IndexFunc(b.table.Notes, same); at >= 0 {
		return at + 1
	}
	note.Runs = b.mentions(note.Text, nil)
	b.table.Notes = append(b.table.Notes, note)
	return len(b.table.Notes)
}

// foreign is the language of a text that a page shows in another language than its own; empty for its own.
func foreign(text model.Text, page model.Language) string {
	if text.Has(page) {
		return ""
	}
	return htmlLanguage(text.Language())
}

func (b *tableBuilder) source(s *model.Source) {
	if s.Title.Empty() || slices.Contains(b.sources, *s) {
		return
	}
	b.sources = append(b.sources, *s)
	b.table.Sources = append(b.table.Sources, b.sourceLinks(*s)...)
}

// headings writes the heads of the columns, and a note to those that this site computed.
func (b *tableBuilder) headings(columns []column) {
	for at := range columns {
		c := &columns[at]
		heading := b.heading(b.dataset, c)
		if c.computed() {
			heading.Note = b.note(b.word("computed"))
		}
		b.table.Headings = append(b.table.Headings, heading)
	}
}

// breakdownTable is the table of a region and period in one breakdown, with the columns that were read of it and its
// totals below. It is nil when it is empty.
func (m *maker) breakdownTable(t *derive.Table, columns []column, id, caption string) *Table {
	if t.Len() == 0 {
		return nil
	}
	b := m.newTable(t.Dataset, id, caption)
	b.table.Headings = append(b.table.Headings, Heading{Title: m.dimensionTitle(t.Dataset, t.Breakdown.Dimensions)})
	b.headings(columns)
	b.table.Rows = b.room.takeRows(t.Len() + 1)[:0]
	for at := range t.Len() {
		row := m.codeRow(t, at)
		b.cells(&row, columns, at)
		b.table.Rows = append(b.table.Rows, row)
	}
	b.totalRow(t, columns)
	b.linkDerivations(t, columns)
	b.replaced(t, func(row int, c model.Column) *TableCell {
		at := slices.IndexFunc(columns, func(own column) bool { return own.Column == c })
		return b.cellAt(row, at)
	})
	b.arrange(t, columns)
	return b.table
}

// cellAt is a cell of the table; nil beyond its edges.
func (b *tableBuilder) cellAt(row, column int) *TableCell {
	if row < 0 || row >= len(b.table.Rows) || column < 0 || column >= len(b.table.Rows[row].Cells) {
		return nil
	}
	return &b.table.Rows[row].Cells[column]
}

// dimensionTitle names the dimensions of a breakdown.
func (m *maker) dimensionTitle(d *model.Dataset, dimensions []int) string {
	title := ""
	for at, dimension := range dimensions {
		if at > 0 {
			title += m.word("slash")
		}
		title += d.Dimensions[dimension].Title.In(m.language)
	}
	return title
}

// codeRow is a row of a breakdown without its cells: its label, which leads to the page of the code.
func (m *maker) codeRow(t *derive.Table, n int) Row {
	var row Row
	codes := t.Codes(n)
	for at, dimension := range t.Breakdown.Dimensions {
		list := t.Dataset.Dimensions[dimension].Codelist
		if at > 0 {
			row.Head.Title += m.word("slash")
		}
		row.Head.Title += m.label(list, codes[at])
	}
	if len(t.Breakdown.Dimensions) != 1 {
		return row
	}
	dimension := t.Dataset.Dimensions[t.Breakdown.Dimensions[0]]
	entry := dimension.Codelist.Entry(codes[0])
	switch entry.Role {
	case model.OfWhich:
		row.Kind = OfWhichRow
	case model.Unspecified:
		row.Kind = UnspecifiedRow
	}
	if m.site.Config.Families.Categories {
		row.Head.URL = m.categoryURL(dimension, codes[0])
	}
	for parent := entry.Parent; parent != 0; parent = dimension.Codelist.Entry(parent).Parent {
		if inTable(t, parent) {
			row.Depth++
		}
	}
	return row
}

func inTable(t *derive.Table, code model.Code) bool {
	for n := range t.Len() {
		if t.Codes(n)[0] == code {
			return true
		}
	}
	return false
}

// dropEmptyRows leaves out the rows that have nothing in any column.
func (b *tableBuilder) dropEmptyRows() {
	b.table.Rows = slices.DeleteFunc(b.table.Rows, func(row Row) bool {
		return !slices.ContainsFunc(row.Cells, func(c TableCell) bool { return c.Text != "" })
	})
}

// totalRow appends the totals of the region and period in the columns that the rows have.
func (b *tableBuilder) totalRow(t *derive.Table, columns []column) {
	totals := derive.Of(b.dataset, b.dataset.Totals(), t.Region, t.Period)
	b.totals = totals
	b.wholeRow(totals, Link{Title: b.word("total")}, columns)
}

// wholeRow appends totals as the row of what the rows above are parts of.
func (b *tableBuilder) wholeRow(totals *derive.Table, head Link, columns []column) {
	if totals.Len() == 0 {
		return
	}
	row, shows := Row{Kind: TotalRow, Head: head}, false
	for at := range columns {
		v := valueOf(totals, 0, columns[at].Column)
		if v.computed && columns[at].Change() != model.Level {
			v = value{}
		}
		shows = shows || v.cell.Has()
		row.Cells = append(row.Cells, b.cell(columns[at].Column, v, columns[at].scale))
	}
	if shows {
		b.table.Rows = append(b.table.Rows, row)
	}
}

// replaced adds a note for every superseded value of the table: what else was printed, and why it does not stand. The
// cell that stands in its place, if the table shows it and it has no note of its own, points at the note.
func (b *tableBuilder) replaced(t *derive.Table, cellOf func(row int, column model.Column) *TableCell) {
	for _, r := range b.dataset.Replaced {
		if r.Breakdown != t.Breakdown || r.Row < t.First || r.Row >= t.End {
			continue
		}
		v := value{cell: r.Cell}
		title := b.dataset.QuantityTitle(r.Column.Quantity()).In(b.language)
		row := b.word("total")
		if len(t.Breakdown.Dimensions) > 0 {
			row = b.codeRow(t, r.Row-t.First).Head.Title
		}
		number := b.note(b.word("replaced", "row", row, "column", title,
			"value", b.textWithUnit(b.dataset, r.Column, v),
			"note", b.dataset.NoteOf(r.Column, r.Cell).In(b.language)))
		if cell := cellOf(r.Row-t.First, r.Column); cell != nil && cell.Note == 0 {
			cell.Note = number
		}
	}
}
