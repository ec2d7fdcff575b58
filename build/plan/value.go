package plan

import (
	"gongqiu/build/decimal"
	"gongqiu/build/derive"
	"gongqiu/build/format"
	"gongqiu/build/model"
)

// value is what is shown of one quantity or change at one row: as published where it was published, as computed
// otherwise.
type value struct {
	cell     model.Cell // as published; for a computed value only its number and state count
	computed bool
	// unit is, of a computed value, the one that the table gives its first input in, and of a measure whose unit
	// depends on the row's code, that of the code.
	unit *model.Unit
}

// shows says whether a table has anything to show of the value: a number, or a kind of nothing that was published.
func (v *value) shows() bool { return v.cell.Has() || !v.computed && v.cell.State > model.Missing }

// valueOf is the value of a column at the n-th row of a table. Levels that were not published are computed; changes
// are shown only as published, but for those that changes asks for.
func valueOf(t *derive.Table, n int, column model.Column) value {
	cell, computed := t.Shown(n, column)
	v := value{cell: cell, computed: computed}
	switch {
	case !computed:
		v.unit = codeUnit(t, n, column.Quantity())
	case cell.Has():
		v.unit = inputUnit(t, n, column.Quantity())
	}
	return v
}

// valuesOf is valueOf at every row of a table. What a column of levels has in common is looked up once: measures are
// given, and a derived value that nobody published, as most are, is computed without a look at what was published.
func valuesOf(t *derive.Table, values []value, column model.Column) {
	q := column.Quantity()
	measure, derived := t.Dataset.MeasureOf(q), t.Dataset.DerivedOf(q)
	switch {
	case column.Change() != model.Level:
	case measure != nil && measure.UnitOf < 0:
		given := t.Run(column)
		for n := range values {
			v := &values[n]
			v.computed, v.unit = false, nil
			given.Read(n, &v.cell)
		}
		return
	case derived != nil && derived.Kind != model.ByRank && !t.Breakdown.Has(column):
		units := inputUnits(t, q)
		for n, computed := range t.Levels(q) {
			v := &values[n]
			v.computed, v.unit = true, nil
			v.cell.Fill(computed.Number, computed.State)
			if computed.Has() {
				v.unit = units.at(n)
			}
		}
		return
	}
	for n := range values {
		values[n] = valueOf(t, n, column)
	}
}

// scale is how the numbers of a column are written: in which unit, said once in the head, and how many powers of ten
// it is above the base unit.
type scale struct {
	unit    string
	power   int8
	percent bool
	signed  bool
}

// columnScale is the scale of a column of cells. Chinese tables keep the unit that the publisher printed in (万人)
// where all cells share it.
func (m *maker) columnScale(d *model.Dataset, column model.Column, cells []value) scale {
	q, change := column.Quantity(), column.Change()
	s := scale{signed: change != model.Level}
	derived := d.DerivedOf(q)
	switch {
	case change == model.PreviousPercent || change == model.YearPercent:
		s.unit, s.percent = "%", true
		return s
	case derived != nil && derived.Percent:
		s.unit, s.percent = "%", true
		if s.signed {
			s.unit = m.word("points")
		}
		return s
	}
	unit := d.QuantityUnit(q)
	if unit == nil && len(cells) == 1 {
		unit = cells[0].unit
	}
	if unit == nil {
		return s
	}
	if unit.Base.ID == model.UnitPercent {
		s.unit, s.percent = "%", true
		if s.signed {
			s.unit = m.word("points")
		}
		return s
	}
	if printed := commonUnit(d, column, cells); printed != nil {
		unit = printed
	}
	if m.language != model.Chinese {
		unit = unit.Base
	}
	if unit.Prints {
		s.unit, s.power = unit.Label.In(m.language), unit.Power
	}
	return s
}

// text writes a value in a scale, without the unit.
func (m *maker) text(d *model.Dataset, column model.Column, v value, s scale) string {
	cell := v.cell
	if !cell.Has() {
		return ""
	}
	printed := ""
	if len(d.Printed) > 0 {
		printed = d.Printed[model.CellRef{Origin: cell.Origin, Column: column}]
	}
	if cell.Special && cell.Qualifier != decimal.Between {
		return printed
	}
	number := scaled(cell.Number, s)
	if cell.Qualifier != decimal.Exact {
		high := scaled(d.UpperEnd(column, cell), s)
		return format.Qualified(cell.Qualifier, number, high, "", m.lang)
	}
	if s.signed {
		return format.Signed(number, m.lang)
	}
	return format.Number(number, m.lang)
}

// scaled is a number of base units in a scale.
func scaled(number decimal.Decimal, s scale) decimal.Decimal {
	if shifted, ok := number.Shift(-int(s.power)); ok {
		return shifted
	}
	return number
}

// textWithUnit writes a value as it stands in a sentence: 182,792人, 3.03%.
func (m *maker) textWithUnit(d *model.Dataset, column model.Column, v value) string {
	s := m.columnScale(d, column, []value{v})
	return m.withUnit(m.text(d, column, v, s), s)
}

func (m *maker) withUnit(text string, s scale) string {
	if text == "" || s.unit == "" {
		return text
	}
	if s.unit == "%" {
		return text + s.unit
	}
	return m.word("with-unit", "value", text, "unit", s.unit)
}
