package plan

import (
	"slices"

	"gongqiu/build/derive"
	"gongqiu/build/model"
)

// tableBuilder gathers what the cells of a page's table need below it: notes, marks and sources.
type tableBuilder struct {
	*maker
	dataset *model.Dataset
	table   *Table
	sources map[model.Source]bool
}

func (m *maker) newTable(d *model.Dataset, id, caption string) *tableBuilder {
	return &tableBuilder{maker: m, dataset: d, table: &Table{ID: id, Caption: caption},
		sources: make(map[model.Source]bool)}
}

// cell is a value as a table shows it.
func (b *tableBuilder) cell(column model.Column, v value, s scale) TableCell {
	cell := TableCell{Text: b.text(b.dataset, column, v, s), State: cellState(v), Status: v.cell.Status}
	if s.unit == "" && v.unit != nil && b.dataset.QuantityUnit(column.Quantity()) == nil && v.cell.Has() {
		cell.Text = b.textWithUnit(b.dataset, column, v) // rows of a column in units of their own
	}
	if v.computed || !v.cell.Given() {
		return cell
	}
	if note := b.dataset.CellNotes[model.CellRef{Origin: v.cell.Origin, Column: column}]; !note.Empty() {
		cell.Note = b.note(note.In(b.language))
	}
	b.source(b.dataset.SourceOf(v.cell))
	return cell
}

// cells fills in a row, and points at the note that the tables have for the row as a whole.
func (b *tableBuilder) cells(row *Row, columns []column, n int) {
	for at := range columns {
		v := columns[at].values[n]
		row.Cells = append(row.Cells, b.cell(columns[at].Column, v, columns[at].scale))
		if note := b.rowNote(v); row.Note == 0 && !note.Empty() {
			row.Note = b.note(note.In(b.language))
		}
	}
}

// rowNote is the note to the row of a table that a value came from.
func (b *tableBuilder) rowNote(v value) model.Text {
	if v.computed || !v.cell.Given() {
		return model.Text{}
	}
	return b.dataset.Notes[b.dataset.Origins[v.cell.Origin].Note]
}

// note numbers a note; the same words are one note.
func (b *tableBuilder) note(text string) int {
	if at := slices.Index(b.table.Notes, text); at >= 0 {
		return at + 1
	}
	b.table.Notes = append(b.table.Notes, text)
	return len(b.table.Notes)
}

func (b *tableBuilder) source(s model.Source) {
	if s.Title.Empty() || b.sources[s] {
		return
	}
	b.sources[s] = true
	link := Link{Title: s.Title.In(b.language), URL: s.URL}
	if !s.Title.Has(b.language) {
		link.Lang = htmlLanguage(s.Title.Language())
	}
	b.table.Sources = append(b.table.Sources, link)
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

// breakdownTable is the table of a region and period in one breakdown, its totals below. It is nil when it is empty.
func (m *maker) breakdownTable(t *derive.Table, id, caption string) *Table {
	if t.Len() == 0 {
		return nil
	}
	columns := m.readColumns(t.Dataset, t.Breakdown, t.Len(), func(row int, c model.Column) value {
		return valueOf(t, row, c)
	})
	b := m.newTable(t.Dataset, id, caption)
	b.table.Headings = append(b.table.Headings, Heading{Title: m.dimensionTitle(t.Dataset, t.Breakdown.Dimensions)})
	b.headings(columns)
	for at := range t.Len() {
		row := m.codeRow(t, at)
		b.cells(&row, columns, at)
		b.table.Rows = append(b.table.Rows, row)
	}
	b.totalRow(t, columns)
	b.replaced(t)
	return b.table
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
		row.Head.URL = m.url(categoryAddress(dimension, entry))
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
	if totals.Len() == 0 {
		return
	}
	row, shows := Row{Kind: TotalRow, Head: Link{Title: b.word("total")}}, false
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

// replaced adds a note for every superseded value of the table: what else was printed, and why it does not stand.
func (b *tableBuilder) replaced(t *derive.Table) {
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
		b.note(b.word("replaced", "row", row, "column", title,
			"value", b.textWithUnit(b.dataset, r.Column, v),
			"note", b.dataset.NoteOf(r.Column, r.Cell).In(b.language)))
	}
}

// totalsTable shows the totals of a region and period, one quantity a row: the level, and its published changes. It is
// nil when there are none.
func (m *maker) totalsTable(t *derive.Table, id, caption string) *Table {
	if t.Len() == 0 {
		return nil
	}
	d := t.Dataset
	b := m.newTable(d, id, caption)
	changes := m.publishedChanges(t)
	b.table.Headings = []Heading{{Title: m.word("quantity")}, {Title: m.periodText(d.Periods[t.Period]), Numeric: true}}
	for _, change := range changes {
		b.table.Headings = append(b.table.Headings, Heading{Title: m.word(changeTitle(change)), Numeric: true})
	}
	for q := range model.Quantity(d.QuantityCount()) {
		if isShare(d, q) {
			continue
		}
		level := valueOf(t, 0, model.ColumnOf(q, model.Level))
		row := Row{Head: Link{Title: d.QuantityTitle(q).In(m.language), URL: m.indicatorURL(d, q)}}
		if level.cell.State <= model.Missing && !level.cell.Has() && !b.anyChange(t, q, changes) {
			continue
		}
		if note := b.rowNote(level); !note.Empty() {
			row.Note = b.note(note.In(m.language))
		}
		cell := b.quantityCell(model.ColumnOf(q, model.Level), level)
		if level.computed {
			cell.Note = b.note(m.word("computed"))
		}
		row.Cells = append(row.Cells, cell)
		for _, change := range changes {
			column := model.ColumnOf(q, change)
			row.Cells = append(row.Cells, b.quantityCell(column, value{cell: t.Given(0, column)}))
		}
		b.table.Rows = append(b.table.Rows, row)
	}
	if len(b.table.Rows) == 0 {
		return nil
	}
	b.replaced(t)
	return b.table
}

// quantityCell is a cell with its unit, for tables whose rows differ in unit.
func (b *tableBuilder) quantityCell(column model.Column, v value) TableCell {
	cell := b.cell(column, v, scale{})
	if v.cell.Has() {
		cell.Text = b.textWithUnit(b.dataset, column, v)
	}
	return cell
}

func (b *tableBuilder) anyChange(t *derive.Table, q model.Quantity, changes []model.Change) bool {
	for _, change := range changes {
		if t.Given(0, model.ColumnOf(q, change)).Has() {
			return true
		}
	}
	return false
}

// publishedChanges lists the changes that any quantity of a table of totals was published with.
func (m *maker) publishedChanges(t *derive.Table) []model.Change {
	var found []model.Change
	for _, change := range model.Changes()[1:] {
		for q := range model.Quantity(t.Dataset.QuantityCount()) {
			if t.Given(0, model.ColumnOf(q, change)).Has() {
				found = append(found, change)
				break
			}
		}
	}
	return found
}

// changeTitle is the word for a change by itself.
func changeTitle(change model.Change) string {
	return [...]string{"", "change.previous", "change.previous-percent", "change.year", "change.year-percent"}[change]
}
