package model

import (
	"iter"
	"math/bits"
	"slices"
	"sort"

	"gongqiu/build/diag"
	"gongqiu/build/period"
)

// MaxBreakdown is the number of dimensions, besides the region, that one table may be broken down by.
const MaxBreakdown = 4

// Cells is the cell store of a dataset: columns of numbers over sorted keys, one breakdown for each set of
// dimensions that tables are broken down by.
//
// A breakdown's keys pack region, period and codes into 64 bits, in this order, so that the table of one region
// and period, and the series of one region, are each one run of rows. A column is dense where most rows have it
// and sparse where few do.
type Cells struct {
	Periods    []period.Period // every period that has a cell, in time order
	Breakdowns []*Breakdown    // fewest dimensions first; the totals, if any, are the first
	Tables     []*TableFile
	OwnOptions bool // some of the tables have Options
	Restarts   bool // some cell has the status break
	Origins    []Origin
	Sources    []Source
	Notes      []Text
	CellNotes  map[CellRef]Text
	Printed    map[CellRef]string // the print of special cells
	Accepts    map[uint32]string  // the accept column, by origin
	Replaced   []ReplacedCell     // superseded cells, kept to be shown beside what replaced them

	units []tableUnit // by column
}

// ReplacedCell is a cell whose status is superseded, with what it would have been.
type ReplacedCell struct {
	Breakdown *Breakdown
	Row       int
	Column    Column
	Cell      Cell
}

// Breakdown holds the cells of one set of dimensions.
type Breakdown struct {
	Dimensions []int // indexes of the dimensions besides the region, ascending; empty for totals
	layout     layout
	keys       []uint64
	columns    []columnStore
}

type columnStore struct {
	rows   []uint32 // nil when the column is dense
	cells  []storedCell
	traits Traits
}

// Traits is what some cell of a column is, so that nobody has to look for it.
type Traits struct {
	Qualified bool // its number is not exact
	Special   bool // see Cell
	Nothing   bool // it is given without a number
	Marked    bool // it has a status
}

// Point is what a row of a breakdown is about. Codes are parallel to the breakdown's dimensions.
type Point struct {
	Region Code
	Period int // index into Cells.Periods
	Codes  [MaxBreakdown]Code
}

// layout says how many bits of a key each part takes, most significant first: region, period, codes.
type layout struct {
	region, period uint8
	codes          [MaxBreakdown]uint8
	codeBits       uint8 // of all codes together, below the period
	count          int
}

func newLayout(regions, periods int, codes []int) (layout, bool) {
	l := layout{region: width(regions), period: width(periods), count: len(codes)}
	sum := int(l.region) + int(l.period)
	for at, n := range codes {
		l.codes[at] = width(n)
		l.codeBits += l.codes[at]
		sum += int(l.codes[at])
	}
	return l, sum <= 64
}

func width(n int) uint8 { return uint8(bits.Len(uint(max(n-1, 1)))) }

func (l layout) pack(p Point) uint64 {
	key := uint64(p.Region)<<l.period | uint64(p.Period)
	for at := range l.count {
		key = key<<l.codes[at] | uint64(p.Codes[at])
	}
	return key
}

func (l layout) unpack(key uint64) Point {
	var p Point
	for at := l.count - 1; at >= 0; at-- {
		p.Codes[at] = Code(key & (1<<l.codes[at] - 1))
		key >>= l.codes[at]
	}
	p.Period = int(key & (1<<l.period - 1))
	p.Region = Code(key >> l.period)
	return p
}

// Len is the number of rows.
func (b *Breakdown) Len() int { return len(b.keys) }

// Point is what a row is about.
func (b *Breakdown) Point(row int) Point { return b.layout.unpack(b.keys[row]) }

// Region is the region of a row.
func (b *Breakdown) Region(row int) Code {
	return Code(b.keys[row] >> (b.layout.codeBits + b.layout.period))
}

// Period is the period of a row, an index into Cells.Periods.
func (b *Breakdown) Period(row int) int {
	return int(b.keys[row] >> b.layout.codeBits & (1<<b.layout.period - 1))
}

// Code is the code of a row of a breakdown by one dimension.
func (b *Breakdown) Code(row int) Code { return Code(b.keys[row] & (1<<b.layout.codes[0] - 1)) }

// Within is what a row is about besides its region, as a number: rows of two regions have the same where their period
// and codes are the same, and it grows from each row of a region to the next.
func (b *Breakdown) Within(row int) uint64 {
	return b.keys[row] & (1<<(b.layout.codeBits+b.layout.period) - 1)
}

// Series is what a row is about besides its region and period, as a number: the same for the rows of one series.
func (b *Breakdown) Series(row int) (codes uint64, period int) {
	return b.keys[row] & (1<<b.layout.codeBits - 1), b.Period(row)
}

// Has says whether any row has the column.
func (b *Breakdown) Has(c Column) bool { return len(b.columns[c].cells) > 0 }

// Traits is what some cells of a column are.
func (b *Breakdown) Traits(c Column) Traits { return b.columns[c].traits }

// Cell is a row's cell in a column; its state is Absent when the tables say nothing.
func (b *Breakdown) Cell(row int, c Column) Cell {
	if Watch != nil {
		Watch(b, row)
	}
	column := &b.columns[c]
	if column.rows == nil {
		if len(column.cells) == 0 {
			return Cell{}
		}
		return column.cells[row].cell()
	}
	if at, found := slices.BinarySearch(column.rows, uint32(row)); found {
		return column.cells[at].cell()
	}
	return Cell{}
}

// Find is the row of a point.
func (b *Breakdown) Find(p Point) (row int, found bool) {
	return slices.BinarySearch(b.keys, b.layout.pack(p))
}

// RegionRows is the run of rows of a region: all its periods in time order.
func (b *Breakdown) RegionRows(region Code) (first, end int) {
	shift := b.layout.codeBits + b.layout.period
	return b.run(uint64(region)<<shift, shift)
}

// Table is the run of rows of a region and period: one table, in codelist order.
func (b *Breakdown) Table(region Code, period int) (first, end int) {
	return b.run(b.layout.pack(Point{Region: region, Period: period}), b.layout.codeBits)
}

// Tables are the runs of rows of one region and period each, in order: their first rows and their ends.
func (b *Breakdown) Tables() iter.Seq2[int, int] {
	return func(yield func(first, end int) bool) {
		bits := b.layout.codeBits
		for first := 0; first < len(b.keys); {
			end, table := first+1, b.keys[first]>>bits
			for end < len(b.keys) && b.keys[end]>>bits == table {
				end++
			}
			if !yield(first, end) {
				return
			}
			first = end
		}
	}
}

// run is the rows whose keys are low in all but the last, free bits. Its end is sought by the last of these keys,
// because keys may fill all 64 bits and then there is none after it.
func (b *Breakdown) run(low uint64, free uint8) (first, end int) {
	last := low | (1<<free - 1)
	first, _ = slices.BinarySearch(b.keys, low)
	step := 1 // most runs are short, so that their end is near
	for ; first+step < len(b.keys) && b.keys[first+step] <= last; step *= 2 {
	}
	near := b.keys[first+step/2 : min(first+step, len(b.keys))]
	return first, first + step/2 + sort.Search(len(near), func(i int) bool { return near[i] > last })
}

// Totals is the breakdown without dimensions; nil when no table has totals.
func (c *Cells) Totals() *Breakdown { return c.By() }

// By is the breakdown by exactly these dimensions (the region not counted); nil when there is none.
func (c *Cells) By(dimensions ...int) *Breakdown {
	for _, b := range c.Breakdowns {
		if slices.Equal(b.Dimensions, dimensions) {
			return b
		}
	}
	return nil
}

// PeriodIndex finds a period; -1 when no cell has it.
func (c *Cells) PeriodIndex(p period.Period) int {
	at, found := slices.BinarySearchFunc(c.Periods, p, period.Compare)
	if !found {
		return -1
	}
	return at
}

// PlaceOf is where a cell came from.
func (c *Cells) PlaceOf(column Column, cell Cell) diag.Place {
	origin := c.Origins[cell.Origin]
	file := c.Tables[origin.Table]
	return file.PlaceOf(int(origin.Line), file.Fields[column])
}

// SourceOf is the source of a cell; its title is empty when only the dataset's own is known.
func (c *Cells) SourceOf(cell Cell) Source { return c.Sources[c.Origins[cell.Origin].Source] }

// NoteOf is the note to a cell: its own, or that of its row.
func (c *Cells) NoteOf(column Column, cell Cell) Text {
	if note, ok := c.CellNotes[CellRef{cell.Origin, column}]; ok {
		return note
	}
	return c.Notes[c.Origins[cell.Origin].Note]
}
