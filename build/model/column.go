package model

import (
	"cmp"
	"slices"
)

// rawColumn is the cells of a column on their way to the store, and for each the row that it is in: an index into the
// group's points.
type rawColumn struct {
	rows  []uint32
	cells []storedCell
}

func (c *rawColumn) add(row uint32, cell storedCell) {
	c.rows, c.cells = append(c.rows, row), append(c.cells, cell)
}

// grow makes room for so many more cells.
func (c *rawColumn) grow(count int) {
	c.rows, c.cells = slices.Grow(c.rows, count), slices.Grow(c.cells, count)
}

// layColumn puts cells in row order and settles those that were given twice. Rows says where each row of the column
// stands; nil where it stands.
func layColumn(d *Dataset, b *Breakdown, column Column, raw *rawColumn, rows []uint32, clash func(Clash)) columnStore {
	superseded := false
	for at := range raw.cells {
		status := raw.cells[at].status
		d.Restarts = d.Restarts || status == Break
		superseded = superseded || status == Superseded
	}
	if rows != nil {
		for at, row := range raw.rows {
			raw.rows[at] = rows[row]
		}
		raw.sort()
	}
	if superseded || raw.isTwice() {
		raw.settle(d, b, column, clash)
	}
	store := newColumn(raw, len(b.keys))
	store.traits = traitsOf(raw.cells)
	return store
}

// sort puts cells in row order; those of one row stay in theirs.
func (c *rawColumn) sort() {
	if slices.IsSorted(c.rows) {
		return
	}
	order := make([]int, len(c.rows))
	for at := range order {
		order[at] = at
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(c.rows[a], c.rows[b]) })
	sorted := rawColumn{make([]uint32, 0, len(order)), make([]storedCell, 0, len(order))}
	for _, at := range order {
		sorted.add(c.rows[at], c.cells[at])
	}
	*c = sorted
}

// isTwice says whether two cells, which are in order, are of one row.
func (c *rawColumn) isTwice() bool {
	for at := 1; at < len(c.rows); at++ {
		if c.rows[at] == c.rows[at-1] {
			return true
		}
	}
	return false
}

// settle leaves one cell of those of a row: a blank one gives way; a superseded one does not stand even where nothing
// replaced it; any other pair is a clash, of which the first stays.
func (c *rawColumn) settle(d *Dataset, b *Breakdown, column Column, clash func(Clash)) {
	replace := func(row uint32, cell storedCell) {
		d.Replaced = append(d.Replaced, ReplacedCell{b, int(row), column, cell.cell()})
	}
	kept := rawColumn{c.rows[:0], c.cells[:0]}
	for at, row := range c.rows {
		next, end := c.cells[at], len(kept.rows)
		if end == 0 || kept.rows[end-1] != row {
			kept.add(row, next)
			continue
		}
		last := &kept.cells[end-1]
		switch {
		case next.state == Missing:
		case last.state == Missing:
			*last = next
		case next.status == Superseded:
			replace(row, next)
		case last.status == Superseded:
			replace(row, *last)
			*last = next
		default:
			first, second := last.cell(), next.cell()
			clash(Clash{column, first, second, sameValue(first, second)})
		}
	}
	standing := rawColumn{kept.rows[:0], kept.cells[:0]}
	for at, row := range kept.rows {
		if cell := kept.cells[at]; cell.status == Superseded {
			replace(row, cell)
		} else {
			standing.add(row, cell)
		}
	}
	*c = standing
}

// newColumn is a column of a breakdown of so many rows. Where every row has a cell, and little room would be left over,
// the cells are the column as they are.
func newColumn(raw *rawColumn, rows int) columnStore {
	count := len(raw.cells)
	switch {
	case count*2 < rows:
		return columnStore{rows: slices.Clone(raw.rows), cells: slices.Clone(raw.cells)}
	case count == rows && cap(raw.cells)-count <= count/8:
		return columnStore{cells: raw.cells}
	}
	dense := columnStore{cells: make([]storedCell, rows)}
	for at, row := range raw.rows {
		dense.cells[row] = raw.cells[at]
	}
	return dense
}

func traitsOf(cells []storedCell) (t Traits) {
	for at := range cells {
		cell := &cells[at]
		t.Qualified = t.Qualified || cell.marks&^specialMark != 0
		t.Special = t.Special || cell.marks&specialMark != 0
		t.Nothing = t.Nothing || cell.state > Present
		t.Marked = t.Marked || cell.status != Normal
	}
	return t
}

func sameValue(a, b Cell) bool {
	return a.State == b.State && a.Qualifier == b.Qualifier && a.Number.Cmp(b.Number) == 0
}
