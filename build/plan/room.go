package plan

import (
	"gongqiu/build/chart"
	"gongqiu/build/derive"
	"gongqiu/build/model"
)

// Room is memory for views that is used again and again: the view of a page is forgotten once the page is written, and
// most of it is rows of tables and points of charts. It is for one goroutine. A nil Room gives new memory every time.
type Room struct {
	maker maker // of the view in work

	// What tables and charts are made from; for one view only.
	tables  derive.Room
	columns pile[column]
	values  pile[value]

	sections   pile[Section]
	links      pile[Link]
	headings   pile[Heading]
	cells      pile[TableCell]
	rows       pile[Row]
	points     pile[chart.Point]
	categories pile[chart.Category]
}

// clearWork takes back what the view was made from.
func (r *Room) clearWork() {
	r.maker = maker{}
	r.tables.Clear()
	r.columns.clear()
	r.values.clear()
}

// Clear takes back the memory of all views that were made in the room. They must not be looked at any more.
func (r *Room) Clear() {
	r.sections.clear()
	r.links.clear()
	r.headings.clear()
	r.cells.clear()
	r.rows.clear()
	r.points.clear()
	r.categories.clear()
}

// tableOf is the table of a region and period, for one view.
func (m *maker) tableOf(d *model.Dataset, b *model.Breakdown, region model.Code, period int) *derive.Table {
	if m.room == nil {
		return derive.Of(d, b, region, period)
	}
	return m.room.tables.Of(d, b, region, period)
}

// takeColumns, like all that follow, gives count zero values that nobody else has.
func (r *Room) takeColumns(count int) []column {
	if r == nil {
		return make([]column, count)
	}
	return r.columns.take(count)
}

func (r *Room) takeValues(count int) []value {
	if r == nil {
		return make([]value, count)
	}
	return r.values.take(count)
}

func (r *Room) takeSections(count int) []Section {
	if r == nil {
		return make([]Section, count)
	}
	return r.sections.take(count)
}

func (r *Room) takeLinks(count int) []Link {
	if r == nil {
		return make([]Link, count)
	}
	return r.links.take(count)
}

func (r *Room) takeHeadings(count int) []Heading {
	if r == nil {
		return make([]Heading, count)
	}
	return r.headings.take(count)
}

func (r *Room) takeCells(count int) []TableCell {
	if r == nil {
		return make([]TableCell, count)
	}
	return r.cells.take(count)
}

func (r *Room) takeRows(count int) []Row {
	if r == nil {
		return make([]Row, count)
	}
	return r.rows.take(count)
}

func (r *Room) takePoints(count int) []chart.Point {
	if r == nil {
		return make([]chart.Point, count)
	}
	return r.points.take(count)
}

func (r *Room) takeCategories(count int) []chart.Category {
	if r == nil {
		return make([]chart.Category, count)
	}
	return r.categories.take(count)
}

// pile is memory for values of one sort.
type pile[T any] struct {
	block []T // the newest one, to be used again unless it is too large; those before it are left to the collector
	free  []T // the end of it that nobody has
}

// The first and the largest block of a pile. What does not fit the largest is not kept, so that a page of thousands of
// rows does not hold its memory for all those after it.
const (
	firstBlock   = 64
	largestBlock = 1 << 14
)

func (p *pile[T]) take(count int) []T {
	if count > len(p.free) {
		p.block = make([]T, max(count, min(max(2*len(p.block), firstBlock), largestBlock)))
		p.free = p.block
	}
	taken := p.free[:count:count]
	p.free = p.free[count:]
	return taken
}

func (p *pile[T]) clear() {
	used := p.block[:len(p.block)-len(p.free)]
	clear(used)
	if len(p.block) > largestBlock {
		p.block = nil
	}
	p.free = p.block
}
