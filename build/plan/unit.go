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
	known   bool           // there is an input
	files   fileUnits
}

// inputUnits are the units of a quantity by the rule of inputUnit.
func inputUnits(t *derive.Table, q model.Quantity) unitReader {
	r := unitReader{table: t, derived: t.Dataset.DerivedOf(q), input: q, known: true}
	if r.derived != nil {
		r.input, r.known = r.derived.FirstInput()
	}
	r.files = fileUnits{dataset: t.Dataset, column: model.ColumnOf(r.input, model.Level)}
	return r
}

func (r *unitReader) at(n int) *model.Unit {
	if r.derived != nil {
		if r.derived.UnitOf >= 0 {
			return codeUnit(r.table, n, r.input)
		}
		if r.derived.Unit == nil || !r.known {
			return nil
		}
	}
	cell := r.table.Given(n, r.files.column)
	if !cell.Has() {
		return nil
	}
	unit := r.files.of(cell)
	if r.derived != nil && unit != nil && unit.Base != r.derived.Unit.Base {
		return nil
	}
	return unit
}

// fileUnits tells in which unit the file of a cell gives a column. Cell after cell comes from the same file.
type fileUnits struct {
	dataset *model.Dataset
	column  model.Column
	file    *model.TableFile
	unit    *model.Unit
}

func (f *fileUnits) of(cell model.Cell) *model.Unit {
	if file := f.dataset.Tables[f.dataset.Origins[cell.Origin].Table]; file != f.file {
		f.file, f.unit = file, file.Units[f.column]
	}
	return f.unit
}

// commonUnit is the unit that every cell, or the input of a computed one, was printed in; nil when they differ or
// there is none.
func commonUnit(d *model.Dataset, column model.Column, cells []value) *model.Unit {
	var common *model.Unit
	files := fileUnits{dataset: d, column: column}
	for at := range cells {
		v := &cells[at]
		if !v.cell.Has() {
			continue
		}
		unit := v.unit
		if !v.computed {
			unit = files.of(v.cell)
		}
		if unit == nil || common != nil && common != unit {
			return nil
		}
		common = unit
	}
	return common
}
