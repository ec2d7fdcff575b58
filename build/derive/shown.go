package derive

import (
	"gongqiu/build/decimal"
	"gongqiu/build/model"
)

// Shown is the value of a column at the n-th row as readers see it: as published where it was published, and computed
// otherwise. A rank is computed only where the dataset gives the first places. Of a computed value only the number and
// the state of the cell count.
func (t *Table) Shown(n int, column model.Column) (cell model.Cell, computed bool) {
	cell, q := t.Given(n, column), column.Quantity()
	if cell.Given() && cell.State != model.Missing || column.Change() == model.Level && t.Dataset.MeasureOf(q) != nil {
		return cell, false
	}
	derived := t.Dataset.DerivedOf(q)
	if column.Change() == model.Level && derived.Kind == model.ByRank && t.Options(n, q, derived).Limit == 0 {
		return model.Cell{}, false
	}
	value := t.Change(n, q, column.Change())
	return model.Cell{Number: value.Number, State: value.State}, true
}

// Compared is the number of members that a row's changes compare: those of the first measure that has any. There is
// none where nothing is compared, because the members at hand do not make up the region's own number.
func (t *Table) Compared(n int, change model.Change) Value {
	for measure := range t.Dataset.Measures {
		if panel, ok := t.Matched(n, measure, change); ok && panel.Whole {
			return Value{decimal.Whole(int64(panel.Count())), model.Present}
		}
	}
	return Value{}
}

// Found is a number that somebody speaks of, found in the data.
type Found struct {
	Table    *Table
	Row      int
	Cell     model.Cell // as shown
	Computed bool
}

// Find finds a number; false when no table has its row.
func Find(s *model.Subject) (Found, bool) {
	b, row, found := s.Row()
	if !found {
		return Found{}, false
	}
	t := Of(s.Dataset, b, s.Region(), b.Point(row).Period)
	f := Found{Table: t, Row: row - t.First}
	if s.Members {
		count := t.Compared(f.Row, s.Change)
		f.Cell, f.Computed = model.Cell{Number: count.Number, State: count.State}, true
		return f, true
	}
	f.Cell, f.Computed = t.Shown(f.Row, s.Column())
	return f, true
}
