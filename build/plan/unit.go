package plan

import (
	"gongqiu/build/derive"
	"gongqiu/build/model"
)

// codeUnit is the unit of a measure that takes it from the code of a row; nil for any other quantity.
func codeUnit(t *derive.Table, n int, q model.Quantity) *model.Unit {
	m := t.Dataset.MeasureOf(q)
	if m == nil || m.UnitOf < 0 {
		return nil
	}
	for at, dimension := range t.Breakdown.Dimensions {
		if dimension == m.UnitOf {
			return t.Dataset.Dimensions[dimension].Codelist.Entry(t.Codes(n)[at]).Unit
		}
	}
	return nil
}

// inputUnit is the unit in which a table gives a quantity, or the first measure of its formula, at a row.
func inputUnit(t *derive.Table, n int, q model.Quantity) *model.Unit {
	units := inputUnits(t, q)
	return units.at(n)
}

// unitReader finds the units of a column of a table, row by row.
type unitReader struct {
	table   *derive.Table
	derived *model.Derived // nil for a measure
	input   model.Quantity // whose unit it is; the first measure of a formula
	known   bool           // there is an input with a unit
	given   model.Run      // of the input
	one     *model.Unit    // of all its cells, where agree
	agree   bool
}

// inputUnits are the units of a quantity by the rule of inputUnit.
func inputUnits(t *derive.Table, q model.Quantity) unitReader {
	r := unitReader{table: t, derived: t.Dataset.DerivedOf(q), input: q, known: true}
	if r.derived != nil {
		r.input, r.known = r.derived.FirstInput()
		r.known = r.known && r.derived.Unit != nil
	}
	if r.known {
		r.given = t.Run(model.ColumnOf(r.input, model.Level))
		r.one, r.agree = t.Dataset.OneUnit(model.ColumnOf(r.input, model.Level))
	}
	return r
}

func (r *unitReader) at(n int) *model.Unit {
	if r.derived != nil && r.derived.UnitOf >= 0 {
		return codeUnit(r.table, n, r.input)
	}
	if !r.known || !r.given.Has(n) {
		return nil
	}
	unit := r.one
	if !r.agree {
		unit = r.table.Dataset.UnitOf(model.ColumnOf(r.input, model.Level), r.given.Cell(n))
	}
	if r.derived != nil && unit != nil && unit.Base != r.derived.Unit.Base {
		return nil
	}
	return unit
}

// commonUnit is the unit that every cell, or the input of a computed one, was printed in; nil when they differ or
// there is none.
func commonUnit(d *model.Dataset, column model.Column, cells []value) *model.Unit {
	one, agree := d.OneUnit(column)
	var common *model.Unit
	for at := range cells {
		v := &cells[at]
		if !v.cell.Has() {
			continue
		}
		unit := v.unit
		switch {
		case v.computed:
		case agree:
			unit = one
		default:
			unit = d.UnitOf(column, v.cell)
		}
		if unit == nil || common != nil && common != unit {
			return nil
		}
		common = unit
	}
	return common
}
