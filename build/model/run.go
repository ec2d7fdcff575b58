package model

import (
	"slices"

	"gongqiu/build/decimal"
)

// Run is the cells of a column in rows that follow each other, for who reads all of them.
type Run struct {
	rows  []uint32 // of the cells, counted as in the breakdown; nil when every row has one
	cells []storedCell
	first int
}

// Run is the cells of a column in the rows first to end.
func (b *Breakdown) Run(first, end int, c Column) Run {
	if Watch != nil {
		for row := first; row < end; row++ {
			Watch(b, row)
		}
	}
	column := &b.columns[c]
	switch {
	case len(column.cells) == 0:
		return Run{}
	case column.rows == nil:
		return Run{cells: column.cells[first:end]}
	}
	from, _ := slices.BinarySearch(column.rows, uint32(first))
	to, _ := slices.BinarySearch(column.rows, uint32(end))
	return Run{column.rows[from:to], column.cells[from:to], first}
}

// Cell is the cell of the n-th row of the run, as Breakdown.Cell gives it.
func (r *Run) Cell(n int) Cell {
	if r.rows == nil && n < len(r.cells) {
		return r.cells[n].cell()
	}
	return r.sparse(n)
}

// sparse is Cell where not every row has one.
func (r *Run) sparse(n int) Cell {
	if at, found := slices.BinarySearch(r.rows, uint32(r.first+n)); found {
		return r.cells[at].cell()
	}
	return Cell{}
}

// Read is Cell, written where the cell is to stand.
func (r *Run) Read(n int, cell *Cell) {
	if r.rows != nil || len(r.cells) == 0 {
		*cell = r.Cell(n)
		return
	}
	r.cells[n].read(cell)
}

// Has says whether the n-th row has a number.
func (r *Run) Has(n int) bool {
	if r.rows != nil || len(r.cells) == 0 {
		return r.Cell(n).Has()
	}
	return r.cells[n].state == Present
}

// Exact is the number of the n-th row to compute with: none where it says "more than" or is a range.
func (r *Run) Exact(n int) (decimal.Decimal, State) {
	if r.rows != nil || len(r.cells) == 0 {
		return r.Cell(n).Exact()
	}
	s := &r.cells[n]
	if s.marks&^specialMark != 0 && s.state == Present {
		return decimal.Decimal{}, Absent
	}
	return decimal.New(s.coefficient, s.scale), s.state
}
