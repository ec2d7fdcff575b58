package plan

import (
	"gongqiu/build/derive"
	"gongqiu/build/model"
	"gongqiu/build/period"
)

// series is what one region, or one code of one region, has over time: rows of a breakdown, oldest first, all of
// one kind of period.
type series struct {
	dataset   *model.Dataset
	breakdown *model.Breakdown
	rows      []int
	tables    []*derive.Table // parallel to rows
	of        *derive.Series  // that the tables are of
}

// seriesOf is the series of a region's totals in the dataset's rhythm.
func seriesOf(d *model.Dataset, region model.Code) *series {
	b := d.Totals()
	if b == nil {
		return &series{dataset: d}
	}
	first, end := b.RegionRows(region)
	s := &series{dataset: d, breakdown: b}
	for row := first; row < end; row++ {
		s.add(row)
	}
	return s.inRhythm()
}

// add appends a row of the breakdown.
func (s *series) add(row int) {
	point := s.breakdown.Point(row)
	if s.of == nil {
		s.of = derive.SeriesOf(s.dataset, s.breakdown, point.Region)
	}
	s.rows = append(s.rows, row)
	s.tables = append(s.tables, s.of.Table(point.Period))
}

// inRhythm keeps the periods of the dataset's frequency; periods of other lengths are series of their own.
func (s *series) inRhythm() *series {
	kept := &series{dataset: s.dataset, breakdown: s.breakdown}
	for at, row := range s.rows {
		p := s.period(at)
		if s.dataset.InRhythm(p) {
			kept.rows = append(kept.rows, row)
			kept.tables = append(kept.tables, s.tables[at])
		}
	}
	return kept
}

func (s *series) period(at int) period.Period {
	return s.dataset.Periods[s.tables[at].Period]
}

// value is the value of a column at the at-th period.
func (s *series) value(at int, column model.Column) value {
	t := s.tables[at]
	return valueOf(t, s.rows[at]-t.First, column)
}

// newest is the table of the newest period that has what the dataset is about, or else anything; nil for none.
func (s *series) newest() *derive.Table {
	if len(s.tables) == 0 {
		return nil
	}
	first := model.ColumnOf(headlineQuantities(s.dataset)[0], model.Level)
	for at := len(s.tables) - 1; at >= 0; at-- {
		if s.value(at, first).cell.Has() {
			return s.tables[at]
		}
	}
	return s.tables[len(s.tables)-1]
}

// seriesTable shows a series, newest first, one row a period: the levels, or those of the columns that keep chooses.
func (m *maker) seriesTable(s *series, id, caption string, keep func([]column) []column) *Table {
	if len(s.rows) == 0 {
		return nil
	}
	count := min(mostSeriesRows, len(s.rows))
	order := make([]int, count) // newest first
	for at := range order {
		order[at] = len(s.rows) - 1 - at
	}
	columns := keep(m.readColumns(s.dataset, s.breakdown, count, func(row int, c model.Column) value {
		return s.value(order[row], c)
	}))
	b := m.newTable(s.dataset, id, caption)
	b.headings(m.word("period"), columns)
	links := m.derivationLinks()
	for n, at := range order {
		p := s.period(at)
		row := Row{Head: Link{Title: m.periodText(p), URL: m.regionPeriodURL(s.tables[at].Region, p)}}
		b.cells(&row, columns, n)
		b.table.Rows = append(b.table.Rows, row)
		b.linkRow(links, s.tables[at], s.rows[at]-s.tables[at].First, columns)
	}
	b.markBreaks(s, columns, order)
	b.dropEmptyRows()
	if len(b.table.Rows) == 0 {
		return nil
	}
	if count < len(s.rows) {
		b.note(m.word("first-rows", "count", countText(count), "all", countText(len(s.rows))))
	}
	return b.table
}
