package resolve

import (
	"errors"
	"strconv"
	"strings"

	"gongqiu/build/decimal"
	"gongqiu/build/diag"
	"gongqiu/build/model"
)

// readNumber reads a field of numbers into a cell of the row. A blank measure is a cell without a number; a blank
// derived value or change was simply not published.
func (t *tableReader) readNumber(field int, column model.Column, origin uint32) {
	text := t.field(field)
	if text == "" {
		if t.dataset.MeasureOf(column.Quantity()) != nil && column.Change() == model.Level {
			t.cells = append(t.cells, model.ColumnCell{Column: column, Cell: model.Cell{State: model.Missing}})
		}
		return
	}
	if t.plain[field] {
		if number, whole := decimal.ParseWhole(text); whole {
			t.cells = append(t.cells, model.ColumnCell{Column: column, Cell: model.Cell{Number: number, State: model.Present}})
			return
		}
	}
	if state, marked := t.missing[text]; marked {
		t.cells = append(t.cells, model.ColumnCell{Column: column, Cell: model.Cell{State: state}})
		return
	}
	read, err := decimal.ParseField(text)
	if err != nil {
		t.badNumber(field, text, err)
		return
	}
	number, ok := t.inBaseUnit(field, column, read, text)
	if !ok {
		return
	}
	t.doubt(field, column, t.implausible(column, t.numberUnit(field, column), read, number), text)
	cell := model.Cell{Number: number, State: model.Present, Qualifier: read.Qualifier}
	if read.RatioForm || read.Qualifier == decimal.Between {
		cell.Special = true
		t.fragment.Printed[model.CellRef{Origin: origin, Column: column}] = text
	}
	t.cells = append(t.cells, model.ColumnCell{Column: column, Cell: cell})
}

// isPlain says of a column that a whole number without a sign needs no further look: it is a count in its base unit,
// and no such number marks a missing value.
func (t *tableReader) isPlain(field int, column model.Column) bool {
	m := t.dataset.MeasureOf(column.Quantity())
	if m == nil || column.Change() != model.Level || m.UnitOf >= 0 && t.units[field] == nil {
		return false
	}
	for mark := range t.missing {
		if _, whole := decimal.ParseWhole(mark); whole {
			return false
		}
	}
	return t.units[field] == nil || t.units[field].Power == 0
}

// checkNumbers reports the fields of a row that are no numbers, where it is not known what the row is about.
func (t *tableReader) checkNumbers() {
	for _, at := range t.numbers {
		text := t.field(at)
		if _, marked := t.missing[text]; marked || text == "" {
			continue
		}
		if _, err := decimal.ParseField(text); err != nil {
			t.badNumber(at, text, err)
		}
	}
}

func (t *tableReader) badNumber(field int, text string, err error) {
	if errors.Is(err, decimal.ErrTooManyDigits) {
		t.fault(diag.DataTooManyDigits, field, text, diag.Args{"limit": strconv.Itoa(decimal.MaxDigits)})
		return
	}
	t.fault(diag.DataNotANumber, field, text, diag.Args{"reason": err.Error()})
}

// numberUnit is the unit that plain numbers of a field are in: that of the column, or of the row's code.
func (t *tableReader) numberUnit(field int, column model.Column) *model.Unit {
	unit := t.units[field]
	if _, of := unitOf(t.dataset, column.Quantity()); of >= 0 && unit == nil {
		unit = t.dataset.Dimensions[of].Codelist.Entry(t.codes[of]).Unit
	}
	return unit
}

// inBaseUnit turns a number as typed into the base unit of its measure. A multiplier or unit that was typed with the
// number (668万, 261763人) holds in place of the column's; a unit of another kind is a finding.
func (t *tableReader) inBaseUnit(
	field int, column model.Column, read decimal.Field, text string,
) (decimal.Decimal, bool) {
	unit := t.numberUnit(field, column)
	typed := read.Scale10 != 0 || read.UnitSuffix != "" || read.Percent // with the number, a unit of its own
	if !typed && !read.RatioForm && (unit == nil || unit.Power == 0) {
		return read.Number, true
	}
	percent := t.isPercent(column, unit)
	if read.Percent && !percent || read.RatioForm && !t.isRatio(column) {
		return t.mismatch(field, text, unit)
	}
	number := read.Number
	if read.UnitSuffix != "" && t.findUnit(read.UnitSuffix) == nil && !strings.HasSuffix(read.UnitSuffix, "百分点") {
		t.badNumber(field, text, decimal.ErrNotANumber)
		return number, false
	}
	if read.UnitSuffix != "" && !t.sameKind(read.UnitSuffix, unit, percent) {
		return t.mismatch(field, text, unit)
	}
	if typed || unit == nil || unit.Power == 0 {
		return number, true
	}
	shifted, ok := number.Shift(int(unit.Power))
	if !ok {
		t.fault(diag.DataTooManyDigits, field, text, diag.Args{"limit": strconv.Itoa(decimal.MaxDigits)})
	}
	return shifted, ok
}

// isPercent says whether a column holds percentages or their points.
func (t *tableReader) isPercent(column model.Column, unit *model.Unit) bool {
	switch column.Change() {
	case model.PreviousPercent, model.YearPercent:
		return true
	}
	if derived := t.dataset.DerivedOf(column.Quantity()); derived != nil && derived.Percent {
		return true
	}
	return unit != nil && unit.Base.ID == model.UnitPercent
}

func (t *tableReader) isRatio(column model.Column) bool {
	derived := t.dataset.DerivedOf(column.Quantity())
	return derived != nil && (derived.Ratio || derived.Formula == nil) && column.Change() == model.Level
}

// sameKind says whether a unit typed after a number is one of the column's kind: 人 in a column of persons, 个百分点
// in one of points.
func (t *tableReader) sameKind(suffix string, unit *model.Unit, percent bool) bool {
	typed := t.findUnit(suffix)
	if percent {
		return typed != nil && (typed.Base.ID == model.UnitPercent || typed.Base.ID == model.UnitPoint) ||
			strings.HasSuffix(suffix, "百分点")
	}
	return typed != nil && unit != nil && typed.Base == unit.Base
}

func (t *tableReader) mismatch(field int, text string, unit *model.Unit) (decimal.Decimal, bool) {
	expected := "0.99" // a column without a unit holds plain numbers
	if unit != nil {
		expected = unit.Label.In(model.Chinese) + " " + unit.ID
	}
	t.fault(diag.DataUnitMismatch, field, text, diag.Args{"expected": expected})
	return decimal.Decimal{}, false
}
