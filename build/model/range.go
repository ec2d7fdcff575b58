package model

import "gongqiu/build/decimal"

// UpperEnd is the upper end, in base units, of a cell that gives a range; 0 for any other. Ranges are kept as they were
// printed, in the unit of their table: their lower end, whose number in base units is known, tells how far apart the
// two units are.
func (d *Dataset) UpperEnd(column Column, cell Cell) decimal.Decimal {
	if cell.Qualifier != decimal.Between {
		return decimal.Decimal{}
	}
	field, err := decimal.ParseField(d.Printed[CellRef{Origin: cell.Origin, Column: column}])
	if err != nil {
		return cell.Number
	}
	const farthest = 12
	for power := -farthest; power <= farthest; power++ {
		if shifted, ok := field.Number.Shift(power); ok && shifted.Equal(cell.Number) {
			high, _ := field.High.Shift(power)
			return high
		}
	}
	return field.High
}
