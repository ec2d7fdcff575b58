package model

import (
	"math/bits"

	"gongqiu/build/period"
)

// Fragment gathers the rows of one table, to be assembled with those of the others into Cells. Origins, sources
// and notes are numbered within the fragment.
type Fragment struct {
	Table     *TableFile
	Origins   []Origin // Table is filled in by Assemble
	Sources   []Source // Sources[0] is the dataset's own
	Notes     []Text   // Notes[0] is empty
	CellNotes map[CellRef]Text
	Printed   map[CellRef]string
	Accepts   map[uint32]string
	// Rows is how many rows will be added, as far as that is known: then there is room for them at once.
	Rows   int
	groups []*group
	last   *group // the group that the last row went to: rows of one breakdown come together
}

// group is the rows of one breakdown.
type group struct {
	mask    uint64
	points  []rawPoint
	columns []rawColumn // by Column
}

type rawPoint struct {
	period period.Period
	region Code
	codes  [MaxBreakdown]Code
}

// ColumnCell is a cell on its way to a column.
type ColumnCell struct {
	Column Column
	Cell   Cell
}

// Add adds a row: one code for each dimension of the dataset (0 is the total), a period, and its cells, whose
// Origin is an index into the fragment's. It refuses a row that is broken down by more than MaxBreakdown
// dimensions.
func (f *Fragment) Add(d *Dataset, codes []Code, p period.Period, cells []ColumnCell) bool {
	mask := uint64(0)
	for at, code := range codes {
		if at != d.Region && code != 0 {
			mask |= 1 << at
		}
	}
	if bits.OnesCount64(mask) > MaxBreakdown {
		return false
	}
	g := f.group(d, mask)
	row := uint32(len(g.points))
	g.points = append(g.points, rawPoint{})
	g.points[row].fill(d, codes, p)
	for at := range cells {
		c := &cells[at]
		column := &g.columns[c.Column]
		if row == 0 { // what the first row has, the others mostly have too
			column.grow(cap(g.points))
		}
		column.rows, column.cells = append(column.rows, row), append(column.cells, storedCell{})
		column.cells[len(column.cells)-1].fill(&c.Cell)
	}
	return true
}

// fill makes it the point of a row.
func (p *rawPoint) fill(d *Dataset, codes []Code, at period.Period) {
	p.period = at
	count := 0
	for dimension, code := range codes {
		switch {
		case dimension == d.Region:
			p.region = code
		case code != 0:
			p.codes[count] = code
			count++
		}
	}
}

func (f *Fragment) group(d *Dataset, mask uint64) *group {
	if f.last != nil && f.last.mask == mask {
		return f.last
	}
	for _, g := range f.groups {
		if g.mask == mask {
			f.last = g
			return g
		}
	}
	f.last = &group{mask: mask, columns: make([]rawColumn, d.ColumnCount())}
	if len(f.groups) == 0 { // a table mostly has rows of one breakdown
		f.last.points = make([]rawPoint, 0, f.Rows)
	}
	f.groups = append(f.groups, f.last)
	return f.last
}

// join makes one group of those of one breakdown, in their order.
func join(groups []*group) *group {
	if len(groups) == 1 {
		return groups[0]
	}
	points, cells := 0, make([]int, len(groups[0].columns))
	for _, g := range groups {
		points += len(g.points)
		for at := range g.columns {
			cells[at] += len(g.columns[at].cells)
		}
	}
	whole := &group{mask: groups[0].mask, points: make([]rawPoint, 0, points), columns: make([]rawColumn, len(cells))}
	for at, count := range cells {
		whole.columns[at].grow(count)
	}
	for _, g := range groups {
		base := uint32(len(whole.points))
		whole.points = append(whole.points, g.points...)
		for at := range g.columns {
			for cell, row := range g.columns[at].rows {
				whole.columns[at].add(base+row, g.columns[at].cells[cell])
			}
		}
		*g = group{} // it may be large, and there may be many
	}
	return whole
}
