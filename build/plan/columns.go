package plan

import (
	"slices"

	"gongqiu/build/derive"
	"gongqiu/build/model"
)

// columnOrder lists the columns of a dataset's tables as publishers order them: each measure with its shares, both
// followed by their changes, and then what is computed from several measures.
func columnOrder(d *model.Dataset) []model.Column {
	var order []model.Column
	add := func(q model.Quantity) {
		for _, change := range model.Changes() {
			order = append(order, model.ColumnOf(q, change))
		}
	}
	for measure := range d.Measures {
		add(model.Quantity(measure))
		for at, derived := range d.Derived {
			if derived.Kind == model.ByShare && derived.Of == measure {
				add(d.DerivedQuantity(at))
			}
		}
	}
	for at, derived := range d.Derived {
		if derived.Kind != model.ByShare {
			add(d.DerivedQuantity(at))
		}
	}
	return order
}

// columnsOf keeps the columns that tables of a breakdown may show: no changes that were not published, no shares of a
// total in itself, and no ranks but those that are given.
func columnsOf(d *model.Dataset, b *model.Breakdown, order []model.Column) []model.Column {
	return slices.DeleteFunc(slices.Clone(order), func(c model.Column) bool {
		switch derived := d.DerivedOf(c.Quantity()); {
		case len(b.Dimensions) == 0 && derived != nil && derived.Kind == model.ByShare:
			return true
		case b.Has(c):
			return false
		case c.Change() != model.Level:
			return true
		default:
			return derived != nil && derived.Kind == model.ByRank && derived.Options.Limit == 0 && !d.OwnOptions
		}
	})
}

// column is a column of a page's table: what it holds and every value of it.
type column struct {
	model.Column
	values []value
	scale  scale
}

// computed says whether no value of the column was published.
func (c *column) computed() bool {
	any := false
	for at := range c.values {
		if v := &c.values[at]; v.cell.Has() {
			if !v.computed {
				return false
			}
			any = true
		}
	}
	return any
}

// readColumns reads the columns that have anything to show in count rows of a breakdown; at gives the value of a row.
func (m *maker) readColumns(
	d *model.Dataset, b *model.Breakdown, count int, at func(row int, c model.Column) value,
) []column {
	return m.readWhole(d, b, count, func(values []value, c model.Column) {
		for row := range values {
			values[row] = at(row, c)
		}
	})
}

// readWhole is readColumns by a function that reads the values of a column at once. A change that was not published is
// left out: tables show changes only as published.
func (m *maker) readWhole(
	d *model.Dataset, b *model.Breakdown, count int, read func(values []value, c model.Column),
) []column {
	order := m.orders[b]
	columns := m.room.takeColumns(len(order))[:0]
	var room []value // of a column that has nothing to show
	for _, c := range order {
		if room == nil {
			room = m.room.takeValues(count)
		}
		read(room, c)
		if c.Change() != model.Level {
			clearComputed(room)
		}
		if anyShows(room) {
			columns = append(columns, column{Column: c, values: room, scale: m.columnScale(d, c, room)})
			room = nil
		}
	}
	return columns
}

// anyShows says whether a table has anything to show of some values.
func anyShows(values []value) bool {
	for at := range values {
		if values[at].shows() {
			return true
		}
	}
	return false
}

// clearComputed leaves out the values that were not published.
func clearComputed(values []value) {
	for at := range values {
		if values[at].computed {
			values[at] = value{}
		}
	}
}

// breakdownColumns reads the columns of the table of a region and period in one breakdown.
func (m *maker) breakdownColumns(t *derive.Table) []column {
	return m.readWhole(t.Dataset, t.Breakdown, t.Len(), func(values []value, c model.Column) { valuesOf(t, values, c) })
}

// levelsOf is the levels of a quantity in columns that were read; nil when they have nothing of it to show.
func levelsOf(columns []column, q model.Quantity) []value {
	for at := range columns {
		if columns[at].Column == model.ColumnOf(q, model.Level) {
			return columns[at].values
		}
	}
	return nil
}

// isShare says whether a quantity is a share of a whole.
func isShare(d *model.Dataset, q model.Quantity) bool {
	derived := d.DerivedOf(q)
	return derived != nil && derived.Kind == model.ByShare
}

// levels keeps the columns of levels, for tables that compare periods or regions: the changes of each stand on its
// own page.
func levels(columns []column) []column {
	var kept []column
	for _, c := range columns {
		if c.Change() == model.Level {
			kept = append(kept, c)
		}
	}
	return kept
}

// heading is the head of a column.
func (m *maker) heading(d *model.Dataset, c *column) Heading {
	title := d.QuantityTitle(c.Quantity()).In(m.language)
	if key := changeKey(c.Change()); key != "" {
		title = m.word(key, "title", title)
	}
	return Heading{Title: title, Unit: c.scale.unit, Numeric: true}
}

// changeKey is the word for the head of a column of changes.
func changeKey(change model.Change) string {
	switch change {
	case model.Previous, model.PreviousPercent:
		return "heading.previous"
	case model.Year, model.YearPercent:
		return "heading.year"
	}
	return ""
}
