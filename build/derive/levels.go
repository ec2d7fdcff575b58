package derive

import "gongqiu/build/model"

// level is a derived value at every row of a table.
type level struct {
	values []Value // nil until it is asked for as a whole, or at one row after another
	asked  bool    // at one row
}

// Level is the value of a quantity at the n-th row: a measure as given, a derived value as computed. A derived value
// that is asked for at one row is computed for that row; who asks for a second one is likely to want them all.
func (t *Table) Level(n int, q model.Quantity) Value {
	derived := t.Dataset.DerivedOf(q)
	if derived == nil {
		return t.measure(n, int(q))
	}
	column := t.levelOf(q)
	switch {
	case column.values != nil:
	case !column.asked && derived.Kind != model.ByRank:
		column.asked = true
		return t.computed(n, q, derived)
	default:
		column.values = t.wholeColumn(q, derived)
	}
	return column.values[n]
}

// Levels is the value of a quantity at every row. Callers do not change it.
func (t *Table) Levels(q model.Quantity) []Value {
	derived := t.Dataset.DerivedOf(q)
	if derived == nil {
		return t.measures(q)
	}
	column := t.levelOf(q)
	if column.values == nil {
		column.values = t.wholeColumn(q, derived)
	}
	return column.values
}

// levelOf is where a derived value is kept.
func (t *Table) levelOf(q model.Quantity) *level {
	if t.levels == nil {
		t.levels = make([]level, len(t.Dataset.Derived))
	}
	return &t.levels[int(q)-len(t.Dataset.Measures)]
}

// measures is a measure at every row.
func (t *Table) measures(q model.Quantity) []Value {
	column, given := make([]Value, t.Len()), t.Run(model.ColumnOf(q, model.Level))
	for n := range column {
		column[n] = exactIn(&given, n)
	}
	return column
}

// wholeColumn computes a derived value at every row.
func (t *Table) wholeColumn(q model.Quantity, d *model.Derived) []Value {
	column := t.column()
	switch {
	case d.Kind == model.ByRank:
		t.rank(column, q, d)
	case t.Dataset.Adds() || t.Dataset.OwnOptions:
		for n := range column {
			column[n] = t.computed(n, q, d)
		}
	default:
		t.compute(column, d)
	}
	return column
}

// column is room for a column. Few tables are asked for more than a handful, which are made at once. A dataset without
// derived values still has changes.
func (t *Table) column() []Value {
	const handful = 6
	if len(t.unused) < t.Len() {
		t.unused = make([]Value, max(1, min(len(t.Dataset.Derived), handful))*t.Len())
		t.room = t.unused
	}
	column := t.unused[:t.Len():t.Len()]
	t.unused = t.unused[t.Len():]
	clear(column) // another table may have had it
	return column
}

// computed is a derived value that is no rank, at the n-th row.
func (t *Table) computed(n int, q model.Quantity, d *model.Derived) Value {
	formula := t.Formula(d)
	if !t.alike(n, q, d, formula) {
		return Value{}
	}
	return t.value(n, d, formula, t.Options(n, q, d))
}

// compute is computed for every row of a table of which no row has options of its own and none was added up.
func (t *Table) compute(column []Value, d *model.Derived) {
	formula, done := t.Formula(d), false
	switch d.Kind {
	case model.ByShare:
		t.shares(column, d.Of, &d.Options)
		done = true
	case model.ByFormula:
		done = t.formulas(column, formula, &d.Options)
	}
	for n := 0; n < len(column) && !done; n++ {
		column[n] = t.value(n, d, formula, &d.Options)
	}
}

func (t *Table) value(n int, d *model.Derived, formula *model.Expression, options *model.DerivedOptions) Value {
	switch d.Kind {
	case model.ByFormula:
		return t.formula(n, formula, options)
	case model.ByShare:
		return t.share(n, d.Of, options)
	case model.ByCumulative:
		return t.cumulative(n, model.Quantity(d.Of))
	}
	return Value{}
}
