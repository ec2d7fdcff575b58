package plan

import "gongqiu/build/model"

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
				add(model.Quantity(len(d.Measures) + at))
			}
		}
	}
	for at, derived := range d.Derived {
		if derived.Kind != model.ByShare {
			add(model.Quantity(len(d.Measures) + at))
		}
	}
	return order
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
	for _, v := range c.values {
		if v.cell.Has() {
			if !v.computed {
				return false
			}
			any = true
		}
	}
	return any
}

// readColumns reads the columns that have anything to show in count rows of a breakdown; at gives the value of a row.
// A change that was not published is left out: tables show changes only as published. So is the share of a total in
// itself.
func (m *maker) readColumns(
	d *model.Dataset, b *model.Breakdown, count int, at func(row int, c model.Column) value,
) []column {
	var columns []column
	for _, c := range columnOrder(d) {
		if c.Change() != model.Level && !b.Has(c) || len(b.Dimensions) == 0 && isShare(d, c.Quantity()) {
			continue
		}
		read := column{Column: c, values: make([]value, count)}
		shows := false
		for row := range count {
			v := at(row, c)
			if v.computed && c.Change() != model.Level {
				v = value{}
			}
			read.values[row] = v
			shows = shows || v.cell.Has() || !v.computed && v.cell.State > model.Missing
		}
		if shows {
			read.scale = m.columnScale(d, c, read.values)
			columns = append(columns, read)
		}
	}
	return columns
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
