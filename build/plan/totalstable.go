package plan

import (
	"slices"

	"gongqiu/build/derive"
	"gongqiu/build/model"
)

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
	var quantities []model.Quantity // one a row
	for q := range model.Quantity(d.QuantityCount()) {
		if isShare(d, q) {
			continue
		}
		level := valueOf(t, 0, model.ColumnOf(q, model.Level))
		row := Row{Head: Link{Title: d.QuantityTitle(q).In(m.language), URL: m.indicatorURL(d, q)}}
		if level.cell.State <= model.Missing && !level.cell.Has() && !b.anyChange(t, q, changes) {
			continue
		}
		if note := b.rowNote(&level); !note.Empty() {
			row.Note = b.noteOf(note)
		}
		cell := b.quantityCell(model.ColumnOf(q, model.Level), level)
		if level.computed {
			cell.Note = b.note(m.word("computed"))
		}
		row.Cells = append(row.Cells, cell)
		for _, change := range changes {
			column := model.ColumnOf(q, change)
			cell := b.quantityCell(column, value{cell: t.Given(0, column)})
			b.whyNoChange(t, q, change, &cell)
			row.Cells = append(row.Cells, cell)
		}
		b.table.Rows = append(b.table.Rows, row)
		quantities = append(quantities, q)
	}
	if len(b.table.Rows) == 0 {
		return nil
	}
	b.linkTotals(t, quantities, changes)
	b.replaced(t, func(_ int, c model.Column) *TableCell {
		at := 0 // the level stands before the changes
		if c.Change() != model.Level {
			at = slices.Index(changes, c.Change()) + 1
			if at == 0 {
				return nil
			}
		}
		return b.cellAt(slices.Index(quantities, c.Quantity()), at)
	})
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
