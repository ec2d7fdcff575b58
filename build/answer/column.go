package answer

import (
	"gongqiu/build/derivation"
	"gongqiu/build/model"
)

// publishedMark follows the name of a column that holds what was published of the column before it.
const publishedMark = "!"

// columns are the columns of numbers of every table of a dataset: the measures, the derived values, the changes of
// each as far as they apply, and the number of members compared. They do not depend on which rows there are.
func columns(d *model.Dataset) []Column {
	var all []Column
	add := func(q model.Quantity, change model.Change) {
		column := model.ColumnOf(q, change)
		all = append(all, Column{Name: d.ColumnName(column), Column: column})
	}
	quantities := model.Quantity(d.QuantityCount())
	for q := range quantities {
		add(q, model.Level)
	}
	for q := range quantities {
		for _, change := range model.Changes()[1:] {
			if applies(d, q, change) {
				add(q, change)
			}
		}
	}
	if d.Compare.Panel >= 0 {
		for _, change := range []model.Change{model.Previous, model.Year} {
			if d.Compare.Has(change) {
				all = append(all, Column{Name: "panel" + change.Suffix(), Column: model.ColumnOf(0, change), Panel: true})
			}
		}
	}
	return all
}

// applies says whether a quantity has a change at all: a count changes by difference and percent, a percentage by
// points, a derived value by difference.
func applies(d *model.Dataset, q model.Quantity, change model.Change) bool {
	for _, b := range d.Breakdowns {
		if b.Has(model.ColumnOf(q, change)) {
			return true
		}
	}
	if !d.Compare.Has(change) {
		return false
	}
	if change == model.Previous || change == model.Year {
		return true
	}
	m := d.MeasureOf(q)
	return m != nil && (m.Unit == nil || m.Unit.Base.ID != model.UnitPercent)
}

// Value is what a row has in a column: the number, computed or given, and what the tables say of it.
type Value = derivation.Value

// Value is what a row has in a column.
func (r *Result) Value(row Row, column Column) Value {
	if column.Panel {
		return Value{Value: row.table.Compared(row.at, column.Column.Change())}
	}
	return derivation.ValueOf(row.table, row.at, column.Column)
}

// published is what was published of a value; false for a measure, which is its own print, and where nothing was.
func published(d *model.Dataset, column Column, v Value) (model.Cell, bool) {
	if column.Panel || derivation.IsMeasure(d, column.Column) {
		return model.Cell{}, false
	}
	return v.Given, v.Given.Given()
}
