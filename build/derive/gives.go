package derive

import "gongqiu/build/model"

// Gives says whether a row could give a quantity: as a number, or as the measures it is computed from.
func Gives(s *model.Subject, b *model.Breakdown, row int) bool {
	if b.Cell(row, s.Column()).Has() {
		return true
	}
	derived := s.Dataset.DerivedOf(s.Quantity)
	if derived == nil {
		return b.Cell(row, model.ColumnOf(s.Quantity, model.Level)).Has()
	}
	measures := Measures(s.Dataset, s.Quantity, s.Dataset.Periods[b.Point(row).Period])
	for _, measure := range measures {
		if !b.Cell(row, model.ColumnOf(model.Quantity(measure), model.Level)).Has() {
			return false
		}
	}
	return len(measures) > 0
}
