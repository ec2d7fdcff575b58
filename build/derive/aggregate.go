package derive

import "gongqiu/build/model"

// panel says whether the table's region gathers members: its role is panel, or the dataset adds it up.
func (t *Table) panel() bool {
	d := t.Dataset
	if d.Region < 0 {
		return false
	}
	return d.Dimensions[d.Region].Codelist.Entry(t.Region).Role == model.Panel || d.Aggregated(t.Region)
}

// sumOf is how a measure of the n-th row was added up; nil when a table gives it.
func (t *Table) sumOf(n, measure int) *model.Sum {
	return t.Dataset.SumOf(t.Given(n, model.ColumnOf(model.Quantity(measure), model.Level)))
}

// Alike says whether a computed value at the n-th row could be computed at all as far as members go: see alike.
func (t *Table) Alike(n int, q model.Quantity) bool {
	derived := t.Dataset.DerivedOf(q)
	return derived == nil || t.alike(n, q, derived, t.Formula(derived))
}

// alike says whether the counts that go into a derived value at the n-th row are all given by tables or all added up
// from the same members and periods. The vacancies of twelve cities over the seekers of eleven are no ratio, and the
// sectors of eight are no share of the total of twelve.
func (t *Table) alike(n int, q model.Quantity, d *model.Derived, formula *model.Expression) bool {
	if !t.Dataset.Adds() {
		return true
	}
	var sums []*model.Sum
	add := func(cell model.Cell) {
		if cell.Given() {
			sums = append(sums, t.Dataset.SumOf(cell))
		}
	}
	options := t.Options(n, q, d)
	switch d.Kind {
	case model.ByShare:
		column := model.ColumnOf(model.Quantity(d.Of), model.Level)
		add(t.Given(n, column))
		if code := t.WholeCode(n, options); code == 0 {
			add(t.totalCell(column))
		} else if row := t.RowOf(code); row >= 0 {
			add(t.Given(row, column))
		}
	case model.ByFormula:
		unspecified := -1
		if t.Entry(n) != nil && options.Unspecified == model.Allocate && formula.Ratio() {
			unspecified = t.UnspecifiedRow()
		}
		for _, measure := range Inputs(formula) {
			column := model.ColumnOf(model.Quantity(measure), model.Level)
			add(t.Given(n, column))
			if unspecified >= 0 {
				add(t.Given(unspecified, column))
				add(t.totalCell(column))
			}
		}
	}
	for _, sum := range sums {
		if !sum.Same(sums[0]) {
			return false
		}
	}
	return true
}

// sameKind says whether the counts of a quantity at the n-th row are given by tables both now and in the earlier
// period, or added up both times. The publisher's members and those that the project holds are not one aggregate.
func (t *Table) sameKind(n int, q model.Quantity, change model.Change) bool {
	if !t.Dataset.Adds() {
		return true
	}
	earlier, row := t.Before(n, change)
	if row < 0 {
		return true
	}
	for _, measure := range t.measuresOf(q) {
		if (t.sumOf(n, measure) == nil) != (earlier.sumOf(row, measure) == nil) {
			return false
		}
	}
	return true
}
