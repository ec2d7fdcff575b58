package plan

import (
	"slices"
	"strings"

	"gongqiu/build/derive"
	"gongqiu/build/model"
)

// tableBuilder gathers what the cells of a page's table need below it: notes, marks and sources.
type tableBuilder struct {
	*maker
	dataset *model.Dataset
	table   *Table
	judged  bool        // some value of the dataset was found to be wrong
	noted   bool        // some row of its tables has a note
	sources []uint32    // that were noted, of those of the dataset
	source0 uint32      // the last one that was looked at, plus 1: cell after cell comes from the same
	free    []TableCell // for the cells of rows to come
	numbers strings.Builder
	totals  *derive.Table // of the region and period, once totalRow looked for them
}

func (m *maker) newTable(d *model.Dataset, id, caption string) *tableBuilder {
	return &tableBuilder{
		maker: m, dataset: d, table: &Table{ID: id, Caption: caption},
		judged: m.verdicts.Any(d), noted: len(d.Notes) > 1, // the first is none
	}
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

// source lists a source of the dataset below the table.
func (b *tableBuilder) source(at uint32) {
	if slices.Contains(b.sources, at) {
		return
	}
	b.sources = append(b.sources, at)
	b.table.Sources = append(b.table.Sources, b.maker.sources[b.dataset][at]...)
}

// headings writes the heads of the rows' heads and of the columns, and a note to those that this site computed.
func (b *tableBuilder) headings(first string, columns []column) {
	before := b.table.Headings
	b.table.Headings = append(b.room.takeHeadings(len(before) + 1 + len(columns))[:0], before...)
	b.table.Headings = append(b.table.Headings, Heading{Title: first})
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
	b.headings(m.breakdowns[t.Breakdown].title, columns)
	b.table.Rows = b.room.takeRows(t.Len() + 1)[:t.Len()] // and one for the totals
	heads := m.codeHeads(t)
	for at := range b.table.Rows {
		row := &b.table.Rows[at]
		heads.write(row, at)
		b.cells(row, columns, at)
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
	heads := m.codeHeads(t)
	heads.write(&row, n)
	return row
}

// codeHeads writes the heads of the rows of a breakdown.
type codeHeads struct {
	*maker
	table *derive.Table
	list  *model.Codelist // of the only dimension; nil when there are several
	links []string        // to the pages of its codes; nil for none
}

func (m *maker) codeHeads(t *derive.Table) codeHeads {
	h := codeHeads{maker: m, table: t}
	if len(t.Breakdown.Dimensions) != 1 {
		return h
	}
	dimension := t.Dataset.Dimensions[t.Breakdown.Dimensions[0]]
	h.list = dimension.Codelist
	if m.site.Config.Families.Categories {
		h.links = m.categories[dimension]
	}
	return h
}

// write writes the head of the n-th row of the table into an empty row.
func (h *codeHeads) write(row *Row, n int) {
	if h.list == nil {
		row.Head.Title = h.labels(h.table, n)
		return
	}
	code := h.table.Breakdown.Code(h.table.First + n)
	entry := h.list.Entry(code)
	row.Head.Title = entry.Label.In(h.language)
	switch entry.Role {
	case model.OfWhich:
		row.Kind = OfWhichRow
	case model.Unspecified:
		row.Kind = UnspecifiedRow
	}
	if h.links != nil {
		row.Head.URL = h.links[code]
	}
	for parent := entry.Parent; parent != 0; parent = h.list.Entry(parent).Parent {
		if h.table.RowOf(parent) >= 0 {
			row.Depth++
		}
	}
}

// labels are the labels of a row's codes.
func (m *maker) labels(t *derive.Table, n int) string {
	title := ""
	codes := t.Codes(n)
	for at, dimension := range t.Breakdown.Dimensions {
		if at > 0 {
			title += m.word("slash")
		}
		title += m.label(t.Dataset.Dimensions[dimension].Codelist, codes[at])
	}
	return title
}

// dropEmptyRows leaves out the rows that have nothing in any column.
func (b *tableBuilder) dropEmptyRows() {
	b.table.Rows = slices.DeleteFunc(b.table.Rows, func(row Row) bool {
		return !slices.ContainsFunc(row.Cells, func(c TableCell) bool { return c.Text != "" })
	})
}

// totalRow appends the totals of the region and period in the columns that the rows have.
func (b *tableBuilder) totalRow(t *derive.Table, columns []column) {
	totals := b.tableOf(b.dataset, b.dataset.Totals(), t.Region, t.Period)
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
