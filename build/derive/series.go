package derive

import (
	"slices"

	"gongqiu/build/model"
	"gongqiu/build/period"
)

// Series is the tables of one region in one breakdown over time. Its tables know each other, so that the values of a
// period, which its own table shows and the changes of two later ones are taken on, are computed once. It is for one
// goroutine.
type Series struct {
	Dataset   *model.Dataset
	Breakdown *model.Breakdown
	Region    model.Code
	first     Table    // that was asked for; often none follows
	begun     bool     // there is a first one
	tables    []*Table // the others, by period; nil until asked for
	spare     []*Table // of the region before
	// unbroken says that no series of the whole dataset begins anew, as is usual.
	unbroken bool
}

// SeriesOf is the tables of a region in a breakdown.
func SeriesOf(d *model.Dataset, b *model.Breakdown, region model.Code) *Series {
	dated := slices.ContainsFunc(d.Derived, (*model.Derived).Dated)
	return &Series{
		Dataset: d, Breakdown: b, Region: region, unbroken: len(d.Breaks) == 0 && !d.Restarts && !dated,
	}
}

// Turn makes this the series of another region or breakdown of the dataset. Its tables are made in the room of those
// that it gave before, which nobody may use any longer.
func (s *Series) Turn(b *model.Breakdown, region model.Code) {
	s.Breakdown, s.Region, s.begun = b, region, false
	for period, t := range s.tables {
		if t != nil {
			s.spare, s.tables[period] = append(s.spare, t), nil
		}
	}
}

// Table is the table of a period. It may be empty.
func (s *Series) Table(period int) *Table {
	if period < 0 || period >= len(s.Dataset.Periods) { // only where there is no cell at all
		return newTable(new(Table), s, period)
	}
	switch {
	case !s.begun:
		s.begun = true
		return newTable(&s.first, s, period)
	case s.first.Period == period:
		return &s.first
	case s.tables == nil:
		s.tables = make([]*Table, len(s.Dataset.Periods))
	}
	if s.tables[period] == nil {
		s.tables[period] = newTable(s.unused(), s, period)
	}
	return s.tables[period]
}

// unused is room for a table.
func (s *Series) unused() *Table {
	if len(s.spare) == 0 {
		return new(Table)
	}
	t := s.spare[len(s.spare)-1]
	s.spare = s.spare[:len(s.spare)-1]
	return t
}

// comparison is a table that changes are taken on.
type comparison struct {
	table  *Table // nil when no cell has its period
	sought bool
}

// earlier is the whole table that a change compares with; nil when no cell has its period.
func (t *Table) earlier(change model.Change) *Table {
	c := &t.compared[0]
	if change == model.Year || change == model.YearPercent {
		c = &t.compared[1]
	}
	if !c.sought {
		*c = comparison{t.other(Earlier(t.Dataset.Periods[t.Period], change)), true}
	}
	return c.table
}

// other is the table of another period of the same region and breakdown; nil when no cell has that period.
func (t *Table) other(p period.Period) *Table {
	index := t.Dataset.PeriodIndex(p)
	if index < 0 {
		return nil
	}
	return t.series.Table(index)
}

// Before is the table that a change is taken on, and the row there of the same codes; -1 when there is none.
func (t *Table) Before(n int, change model.Change) (*Table, int) {
	return t.sameRow(n, t.earlier(change))
}

// at is the table of another period, and the row there of the n-th row's codes; -1 when there is none.
func (t *Table) at(n int, p period.Period) (*Table, int) {
	return t.sameRow(n, t.other(p))
}

func (t *Table) sameRow(n int, other *Table) (*Table, int) {
	if other == nil {
		return nil, -1
	}
	row := other.row(n, t.Codes(n))
	if row < 0 {
		return nil, -1
	}
	return other, row
}

// Earlier is the period that a change compares with, by the calendar and never by the order of rows.
func Earlier(p period.Period, change model.Change) period.Period {
	if change == model.Year || change == model.YearPercent {
		return p.YearBefore()
	}
	return p.Previous()
}
