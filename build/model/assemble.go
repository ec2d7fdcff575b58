package model

import (
	"cmp"
	"math/bits"
	"slices"

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
	groups    []*group
	last      *group // the group that the last row went to: rows of one breakdown come together
}

// group is the rows of one breakdown.
type group struct {
	mask    uint64
	points  []rawPoint
	columns map[Column][]rawCell
}

type rawPoint struct {
	period period.Period
	region Code
	codes  [MaxBreakdown]Code
}

type rawCell struct {
	row  uint32 // index into the group's points
	cell Cell
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
	point, mask := rawPoint{period: p}, uint64(0)
	for at, code := range codes {
		if at == d.Region {
			point.region = code
			continue
		}
		if code == 0 {
			continue
		}
		count := bits.OnesCount64(mask)
		if count == MaxBreakdown {
			return false
		}
		point.codes[count] = code
		mask |= 1 << at
	}
	g := f.group(mask)
	row := uint32(len(g.points))
	g.points = append(g.points, point)
	for _, c := range cells {
		g.columns[c.Column] = append(g.columns[c.Column], rawCell{row, c.Cell})
	}
	return true
}

func (f *Fragment) group(mask uint64) *group {
	if f.last != nil && f.last.mask == mask {
		return f.last
	}
	for _, g := range f.groups {
		if g.mask == mask {
			f.last = g
			return g
		}
	}
	f.last = &group{mask: mask, columns: make(map[Column][]rawCell)}
	f.groups = append(f.groups, f.last)
	return f.last
}

// Clash is one cell that was given twice. Same says that both times the value was the same.
type Clash struct {
	Column        Column
	First, Second Cell
	Same          bool
}

// Assemble makes the cell store of a dataset from the fragments of its tables, in the order of the fragments.
// clash is told of every cell that was given twice and that no status superseded explains; it may ask for their places.
// The result is false when the codelists are too long for the keys of a breakdown.
func Assemble(d *Dataset, fragments []*Fragment, clash func(Clash)) bool {
	c := &d.Cells
	*c = Cells{
		Sources:   []Source{d.Source},
		Notes:     []Text{{}},
		CellNotes: make(map[CellRef]Text),
		Printed:   make(map[CellRef]string),
		Accepts:   make(map[uint32]string),
	}
	merged := make(map[uint64]*group)
	for _, f := range fragments {
		c.adopt(f, merged)
	}
	return assembleAll(d, merged, clash)
}

// assembleAll lays out the breakdowns of a dataset, one for each group.
func assembleAll(d *Dataset, merged map[uint64]*group, clash func(Clash)) bool {
	c := &d.Cells
	c.Periods = distinctPeriods(merged)
	indexes := make(map[period.Period]int, len(c.Periods))
	for at, p := range c.Periods {
		indexes[p] = at
	}
	groups := make([]*group, 0, len(merged))
	for _, g := range merged {
		groups = append(groups, g)
	}
	slices.SortFunc(groups, func(a, b *group) int {
		return cmp.Or(cmp.Compare(bits.OnesCount64(a.mask), bits.OnesCount64(b.mask)), cmp.Compare(a.mask, b.mask))
	})
	for _, g := range groups {
		b, ok := assembleBreakdown(d, g, indexes, clash)
		if !ok {
			return false
		}
		c.Breakdowns = append(c.Breakdowns, b)
	}
	return true
}

// adopt renumbers a fragment's origins, sources and notes, and appends its groups to those of the dataset.
func (c *Cells) adopt(f *Fragment, merged map[uint64]*group) {
	offset := uint32(len(c.Origins))
	sources := c.adoptSources(f.Sources)
	notes := uint32(len(c.Notes))
	if len(f.Notes) > 1 {
		c.Notes = append(c.Notes, f.Notes[1:]...)
	}
	for _, o := range f.Origins {
		o.Table = uint32(len(c.Tables))
		o.Source = sources[o.Source]
		if o.Note != 0 {
			o.Note += notes - 1
		}
		c.Origins = append(c.Origins, o)
	}
	c.Tables = append(c.Tables, f.Table)
	c.OwnOptions = c.OwnOptions || f.Table != nil && len(f.Table.Options) > 0
	for ref, note := range f.CellNotes {
		c.CellNotes[CellRef{ref.Origin + offset, ref.Column}] = note
	}
	for ref, printed := range f.Printed {
		c.Printed[CellRef{ref.Origin + offset, ref.Column}] = printed
	}
	for origin, accept := range f.Accepts {
		c.Accepts[origin+offset] = accept
	}
	for _, g := range f.groups {
		adoptGroup(g, merged, offset)
	}
}

func (c *Cells) adoptSources(sources []Source) []uint32 {
	numbers := make([]uint32, max(1, len(sources)))
	for at := 1; at < len(sources); at++ {
		known := slices.Index(c.Sources, sources[at])
		if known < 0 {
			known = len(c.Sources)
			c.Sources = append(c.Sources, sources[at])
		}
		numbers[at] = uint32(known)
	}
	return numbers
}

func adoptGroup(g *group, merged map[uint64]*group, offset uint32) {
	for _, cells := range g.columns {
		for at := range cells {
			cells[at].cell.Origin += offset
		}
	}
	whole := merged[g.mask]
	if whole == nil {
		merged[g.mask] = g
		return
	}
	base := uint32(len(whole.points))
	whole.points = append(whole.points, g.points...)
	for column, cells := range g.columns {
		for _, cell := range cells {
			cell.row += base
			whole.columns[column] = append(whole.columns[column], cell)
		}
	}
}

func distinctPeriods(groups map[uint64]*group) []period.Period {
	seen := make(map[period.Period]bool)
	var periods []period.Period
	for _, g := range groups {
		last := period.Period{}
		for _, p := range g.points {
			if p.period == last || seen[p.period] {
				continue
			}
			last = p.period
			seen[last] = true
			periods = append(periods, last)
		}
	}
	slices.SortFunc(periods, period.Compare)
	return periods
}

// assembleBreakdown sorts a group's rows by key, joins rows of one key, and lays the cells out in columns.
func assembleBreakdown(d *Dataset, g *group, periods map[period.Period]int, clash func(Clash)) (*Breakdown, bool) {
	b := &Breakdown{columns: make([]columnStore, d.ColumnCount())}
	var lengths []int
	for at, dimension := range d.Dimensions {
		if g.mask&(1<<at) != 0 {
			b.Dimensions = append(b.Dimensions, at)
			lengths = append(lengths, dimension.Codelist.Len())
		}
	}
	regions := 1
	if d.Region >= 0 {
		regions = d.Dimensions[d.Region].Codelist.Len()
	}
	var ok bool
	if b.layout, ok = newLayout(regions, len(d.Periods), lengths); !ok {
		return nil, false
	}
	keys := make([]uint64, len(g.points))
	for at, p := range g.points {
		keys[at] = b.layout.pack(Point{Region: p.region, Period: periods[p.period], Codes: p.codes})
	}
	rows := b.order(keys)
	for column := range Column(d.ColumnCount()) {
		if cells := g.columns[column]; len(cells) > 0 {
			b.columns[column] = layColumn(d, b, column, cells, rows, clash)
		}
	}
	return b, true
}

// order sorts keys into those of the breakdown, each once, and says where each of the given ones now stands. Tables are
// mostly given in order, and then there is little to do; else the search starts where the key before was found.
func (b *Breakdown) order(keys []uint64) []uint32 {
	b.keys = slices.Clone(keys)
	if !slices.IsSorted(keys) {
		slices.Sort(b.keys)
	}
	b.keys = slices.Compact(b.keys)
	rows := make([]uint32, len(keys))
	row := -1
	for at, key := range keys {
		switch {
		case row >= 0 && b.keys[row] == key:
		case row+1 < len(b.keys) && b.keys[row+1] == key:
			row++
		default:
			row, _ = slices.BinarySearch(b.keys, key)
		}
		rows[at] = uint32(row)
	}
	return rows
}

// layColumn puts cells in row order and settles cells that were given twice: a blank one gives way; a superseded one
// does not stand even where nothing replaced it; any other pair is a clash, of which the first stays.
func layColumn(d *Dataset, b *Breakdown, column Column, cells []rawCell, rows []uint32, clash func(Clash)) columnStore {
	for at := range cells {
		cells[at].row = rows[cells[at].row]
		d.Restarts = d.Restarts || cells[at].cell.Status == Break
	}
	byRow := func(a, b rawCell) int { return cmp.Compare(a.row, b.row) }
	if !slices.IsSortedFunc(cells, byRow) {
		slices.SortStableFunc(cells, byRow)
	}
	kept := cells[:0]
	for _, next := range cells {
		if len(kept) == 0 || kept[len(kept)-1].row != next.row {
			kept = append(kept, next)
			continue
		}
		last := &kept[len(kept)-1]
		replaced := next.cell
		switch {
		case next.cell.State == Missing:
			continue
		case last.cell.State == Missing:
			last.cell = next.cell
			continue
		case next.cell.Status == Superseded:
		case last.cell.Status == Superseded:
			last.cell, replaced = next.cell, last.cell
		default:
			clash(Clash{column, last.cell, next.cell, sameValue(last.cell, next.cell)})
			continue
		}
		d.Replaced = append(d.Replaced, ReplacedCell{b, int(next.row), column, replaced})
	}
	kept = slices.DeleteFunc(kept, func(c rawCell) bool {
		if c.cell.Status == Superseded {
			d.Replaced = append(d.Replaced, ReplacedCell{b, int(c.row), column, c.cell})
		}
		return c.cell.Status == Superseded
	})
	return newColumn(kept, len(b.keys))
}

func newColumn(cells []rawCell, rows int) columnStore {
	if len(cells)*2 < rows {
		sparse := columnStore{rows: make([]uint32, len(cells)), cells: make([]storedCell, len(cells))}
		for at, c := range cells {
			sparse.rows[at], sparse.cells[at] = c.row, stored(c.cell)
		}
		return sparse
	}
	dense := columnStore{cells: make([]storedCell, rows)}
	for _, c := range cells {
		dense.cells[c.row] = stored(c.cell)
	}
	return dense
}

func sameValue(a, b Cell) bool {
	return a.State == b.State && a.Qualifier == b.Qualifier && a.Number.Cmp(b.Number) == 0
}
