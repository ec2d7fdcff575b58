package derive

import "gongqiu/build/model"

// Room is memory for tables that is used again and again, for who computes with a few tables, forgets them, and goes on
// to the next. It is for one goroutine.
type Room struct {
	series []*Series
	taken  int // how many of them somebody has
}

// Most of what a room keeps: series, and values in the columns of the first table of one. So a page of thousands of
// tables or rows does not hold its memory for all those after it.
const (
	mostSeries = 64
	mostValues = 1 << 12
)

// Of is the table of a region and period. It may be empty.
func (r *Room) Of(d *model.Dataset, b *model.Breakdown, region model.Code, period int) *Table {
	if r.taken == len(r.series) {
		r.series = append(r.series, SeriesOf(d, b, region))
	}
	s := r.series[r.taken]
	r.taken++
	if s.Dataset != d {
		room := s.first.room
		*s = *SeriesOf(d, b, region)
		s.first.room = room
	}
	s.Turn(b, region)
	return s.Table(period)
}

// Clear takes back the memory of all tables that the room gave. They must not be looked at any more.
func (r *Room) Clear() {
	if len(r.series) > mostSeries {
		clear(r.series[mostSeries:])
		r.series = r.series[:mostSeries]
	}
	for _, s := range r.series[:min(r.taken, len(r.series))] {
		if len(s.first.room) > mostValues {
			*s = Series{}
		}
	}
	r.taken = 0
}
