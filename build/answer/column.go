package answer

import (
	"gongqiu/build/decimal"
	"gongqiu/build/derive"
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
			if compared(d, change) {
				all = append(all, Column{Name: "panel" + change.Suffix(), Panel: true})
			}
		}
	}
	return all
}

// compared says whether a dataset shows a change: it says so, or a table holds published ones.
func compared(d *model.Dataset, change model.Change) bool {
	if change == model.Previous || change == model.PreviousPercent {
		return d.Compare.Previous
	}
	return d.Compare.Year
}

// applies says whether a quantity has a change at all: a count changes by difference and percent, a percentage by
// points, a derived value by difference.
func applies(d *model.Dataset, q model.Quantity, change model.Change) bool {
	for _, b := range d.Breakdowns {
		if b.Has(model.ColumnOf(q, change)) {
			return true
		}
	}
	if !compared(d, change) {
		return false
	}
	if change == model.Previous || change == model.Year {
		return true
	}
	m := d.MeasureOf(q)
	return m != nil && (m.Unit == nil || m.Unit.Base.ID != model.UnitPercent)
}

// Value is what a row has in a column: the number, computed or given, and what the tables say of it.
type Value struct {
	derive.Value
	Qualifier decimal.Qualifier // of a given number that says "more than" and the like
	Printed   string            // the text of a number that its digits do not tell: 60..100
	Given     model.Cell        // a measure's own cell; of other columns what was published
}

// Value is what a row has in a column.
func (r *Result) Value(row Row, column Column) Value {
	if column.Panel {
		return Value{}
	}
	return valueOf(row.table, row.at, column.Column)
}

// valueOf is the n-th row's value in a column: a measure as given, any other as computed.
func valueOf(t *derive.Table, n int, column model.Column) Value {
	given := t.Given(n, column)
	if isMeasure(t.Dataset, column) {
		return givenValue(t.Dataset, column, given)
	}
	return Value{Value: t.Change(n, column.Quantity(), column.Change()), Given: given}
}

// isMeasure says whether a column holds what tables give, not what is computed from it.
func isMeasure(d *model.Dataset, column model.Column) bool {
	return column.Change() == model.Level && d.MeasureOf(column.Quantity()) != nil
}

// Published is what was published of the value; false for a measure, which is its own print, and where nothing was.
func (v Value) Published(d *model.Dataset, column Column) (model.Cell, bool) {
	if column.Panel || isMeasure(d, column.Column) {
		return model.Cell{}, false
	}
	return v.Given, v.Given.Given()
}

// marks are the signs before a number that is not exact, as tables are read.
var marks = [...]string{
	decimal.About: "≈", decimal.Nearly: "≲", decimal.MoreThan: ">", decimal.LessThan: "<", decimal.AtLeast: "≥",
	decimal.AtMost: "≤", decimal.Between: "",
}

// plain is a number without commas or unit, as tables are read: 5142, -0.5, >8000. It is empty for no number.
func (v Value) plain() string {
	switch {
	case !v.Has():
		return ""
	case v.Qualifier == decimal.Between && v.Printed != "":
		return v.Printed
	}
	return marks[v.Qualifier] + v.Number.String()
}

// givenValue is a cell as a table gives it.
func givenValue(d *model.Dataset, column model.Column, cell model.Cell) Value {
	value := Value{Value: derive.Value{Number: cell.Number, State: cell.State}, Qualifier: cell.Qualifier, Given: cell}
	if cell.Special {
		value.Printed = d.Printed[model.CellRef{Origin: cell.Origin, Column: column}]
	}
	return value
}
