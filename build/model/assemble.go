package model

import (
	"cmp"
	"maps"
	"math/bits"
	"slices"

	"gongqiu/build/period"
)

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
	parts := make(map[uint64][]*group)
	for _, f := range fragments {
		c.adopt(f, parts)
	}
	return assembleAll(d, parts, clash)
}

// assembleAll lays out the breakdowns of a dataset, one for the groups of each mask.
func assembleAll(d *Dataset, parts map[uint64][]*group, clash func(Clash)) bool {
	c := &d.Cells
	c.Periods = distinctPeriods(parts)
	indexes := make(map[period.Period]int, len(c.Periods))
	for at, p := range c.Periods {
		indexes[p] = at
	}
	masks := slices.SortedFunc(maps.Keys(parts), func(a, b uint64) int {
		return cmp.Or(cmp.Compare(bits.OnesCount64(a), bits.OnesCount64(b)), cmp.Compare(a, b))
	})
	for _, mask := range masks {
		b, ok := assembleBreakdown(d, join(parts[mask]), indexes, clash)
		if !ok {
			return false
		}
		c.Breakdowns = append(c.Breakdowns, b)
	}
	c.units = c.tableUnits(d.ColumnCount())
	return true
}

// adopt renumbers a fragment's origins, sources and notes, and takes its groups out of it.
func (c *Cells) adopt(f *Fragment, parts map[uint64][]*group) {
	offset := uint32(len(c.Origins))
	sources := c.adoptSources(f.Sources)
	notes := uint32(len(c.Notes))
	if len(f.Notes) > 1 {
		c.Notes = append(c.Notes, f.Notes[1:]...)
	}
	for at := range f.Origins {
		o := &f.Origins[at]
		o.Table = uint32(len(c.Tables))
		o.Source = sources[o.Source]
		if o.Note != 0 {
			o.Note += notes - 1
		}
	}
	if len(c.Origins) == 0 { // the only table, it may be
		c.Origins = f.Origins
	} else {
		c.Origins = append(c.Origins, f.Origins...)
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
		for _, column := range g.columns {
			for at := range column.cells {
				column.cells[at].origin += offset
			}
		}
		parts[g.mask] = append(parts[g.mask], g)
	}
	f.groups, f.last, f.Origins = nil, nil, nil
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

func distinctPeriods(parts map[uint64][]*group) []period.Period {
	seen := make(map[period.Period]bool)
	var periods []period.Period
	for _, groups := range parts {
		for _, g := range groups {
			last := period.Period{}
			for at := range g.points {
				p := g.points[at].period
				if p == last {
					continue
				}
				if last = p; !seen[p] {
					seen[p] = true
					periods = append(periods, p)
				}
			}
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
	var last period.Period
	for at, index := 0, 0; at < len(keys); at++ {
		p := &g.points[at]
		if p.period != last {
			last, index = p.period, periods[p.period]
		}
		keys[at] = b.layout.pack(Point{Region: p.region, Period: index, Codes: p.codes})
	}
	g.points = nil
	rows := b.order(keys)
	for at := range g.columns {
		if len(g.columns[at].cells) > 0 {
			b.columns[at] = layColumn(d, b, Column(at), &g.columns[at], rows, clash)
		}
	}
	return b, true
}

// order sorts keys into those of the breakdown, each once, and says where each of the given ones now stands; nil where
// all stand as they were given, as those of most tables do. Else the search starts where the key before was found.
func (b *Breakdown) order(keys []uint64) []uint32 {
	if isRising(keys) {
		b.keys = keys
		return nil
	}
	b.keys = slices.Clone(keys)
	slices.Sort(b.keys)
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

// isRising says whether each of the keys is greater than the one before.
func isRising(keys []uint64) bool {
	for at := 1; at < len(keys); at++ {
		if keys[at] <= keys[at-1] {
			return false
		}
	}
	return true
}
