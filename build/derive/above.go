package derive

import "gongqiu/build/model"

// OfAbove is a measure of a region's totals in percent of that of a region above it in the same period, to one decimal.
// There is none of a percentage or a ratio, of a number that is reported and not in the total (status excluded), of
// what is not known exactly, nor where the part is larger than the whole, which is a fault of either.
func (t *Table) OfAbove(measure int, above *Table) Value {
	if t.Len() == 0 || above == nil || above.Len() == 0 || t.Period != above.Period || t.Breakdown != above.Breakdown {
		return Value{}
	}
	if !t.Dataset.Summable(measure, func(dimension int) model.Code { return t.code(0, dimension) }) ||
		t.Given(0, model.ColumnOf(model.Quantity(measure), model.Level)).Status == model.Excluded {
		return Value{}
	}
	part, whole := t.measure(0, measure), above.measure(0, measure)
	if part.Has() && whole.Has() && part.Number.Cmp(whole.Number) > 0 {
		return Value{}
	}
	return percentOf(part, whole, partDecimals)
}

// Rate is one measure of the n-th row in percent of another, to one decimal: how many of those who began a step of a
// funnel finished it.
func (t *Table) Rate(n, part, whole int) Value {
	return percentOf(t.measure(n, part), t.measure(n, whole), partDecimals)
}
