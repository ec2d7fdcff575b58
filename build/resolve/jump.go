package resolve

import (
	"math/bits"
	"slices"
	"sync"

	"gongqiu/build/decimal"
	"gongqiu/build/diag"
	"gongqiu/build/model"
	"gongqiu/build/period"
)

// A number is doubted when it is so many times its neighbours in the series, or they so many times it, and the larger
// is at least so many: 万人 typed for 人 is ten thousand times too much, while categories of a few persons do leap.
const (
	leapPower = 3
	leapLeast = 10_000
)

// jumps reports the numbers of a dataset that are a thousand times more or less than their neighbours in time.
func (r *resolver) jumps(d *model.Dataset) {
	var group sync.WaitGroup
	for _, b := range d.Breakdowns {
		for measure := range d.Measures {
			group.Go(func() {
				finder := jumpFinder{resolver: r, dataset: d, breakdown: b, measure: measure,
					column: model.ColumnOf(model.Quantity(measure), model.Level)}
				if b.Has(finder.column) {
					finder.find()
				}
			})
		}
	}
	group.Wait()
}

// jumpFinder goes through one column of a breakdown.
type jumpFinder struct {
	*resolver
	dataset   *model.Dataset
	breakdown *model.Breakdown
	measure   int
	column    model.Column
	kinds     []seriesKey       // by period, without codes
	places    map[seriesKey]int // in series
	series    []window          // those met so far, with the numbers of the region at hand
	expected  int               // which of them may well be next: tables mostly have the rows of those before them
}

// seriesKey tells the series of a region apart: codes, and the length of their periods.
type seriesKey struct {
	codes uint64 // see model.Breakdown.Series
	kind  period.Kind
	len   int
}

// window is the last numbers of a series that are above zero.
type window struct {
	key   seriesKey
	count int          // of the series in the region so far
	last  [3]neighbour // the last one first
}

// neighbour is a number of a series and the row that it is in.
type neighbour struct {
	decimal.Decimal
	row int
}

func (f *jumpFinder) find() {
	if unit := f.dataset.Measures[f.measure].Unit; unit != nil && !isCount(unit) {
		return
	}
	f.places = make(map[seriesKey]int)
	for _, p := range f.dataset.Periods {
		f.kinds = append(f.kinds, seriesKey{kind: p.Kind(), len: p.Len()})
	}
	for row := 0; row < f.breakdown.Len(); {
		first, end := f.breakdown.RegionRows(f.breakdown.Region(row))
		f.findIn(first, end)
		row = end
	}
}

// findIn goes through the rows of a region.
func (f *jumpFinder) findIn(first, end int) {
	each := f.dataset.Measures[f.measure].Unit == nil // row has a unit of its own
	cells := f.breakdown.Run(first, end, f.column)
	for row := first; row < end; row++ {
		cell := cells.Cell(row - first)
		if !cell.Has() || cell.Number.Sign() <= 0 || each && !isCount(f.unitOf(row)) {
			continue
		}
		codes, at := f.breakdown.Series(row)
		key := f.kinds[at]
		key.codes = codes
		f.next(key, neighbour{cell.Number, row})
	}
	f.ends()
}

// unitOf is the unit of a row by its codes; nil when they have none.
func (f *jumpFinder) unitOf(row int) *model.Unit {
	at := slices.Index(f.breakdown.Dimensions, f.dataset.Measures[f.measure].UnitOf)
	if at < 0 {
		return nil
	}
	code := f.breakdown.Point(row).Codes[at]
	return f.dataset.Dimensions[f.breakdown.Dimensions[at]].Codelist.Entry(code).Unit
}

// isCount says whether numbers of a unit are counts or money: percentages and ratios leap from 0.01 to 10 by nature.
func isCount(unit *model.Unit) bool {
	return unit != nil && unit.Base.ID != model.UnitPercent && unit.Base.ID != model.UnitRatio &&
		unit.Base.ID != model.UnitPoint
}

// next adds a number to its series, and judges the one before it, which now has both its neighbours.
func (f *jumpFinder) next(key seriesKey, number neighbour) {
	w := f.window(key)
	w.last[2], w.last[1], w.last[0] = w.last[1], w.last[0], number
	if w.count++; w.count < len(w.last) {
		return
	}
	if w.count == len(w.last) {
		f.judge(&w.last[2], &w.last[1], &w.last[0])
	}
	f.judge(&w.last[1], &w.last[2], &w.last[0])
}

// window is that of a series, a new one where it has not been met.
func (f *jumpFinder) window(key seriesKey) *window {
	at := f.expected
	if at == len(f.series) {
		at = 0
	}
	if at == len(f.series) || f.series[at].key != key {
		var met bool
		if at, met = f.places[key]; !met {
			at = len(f.series)
			f.places[key], f.series = at, append(f.series, window{key: key})
		}
	}
	f.expected = at + 1
	return &f.series[at]
}

// ends judges the last number of each series of a region, and empties them for those of the next.
func (f *jumpFinder) ends() {
	for at := range f.series {
		w := &f.series[at]
		switch {
		case w.count == 2:
			f.judge(&w.last[0], &w.last[1], &w.last[1])
		case w.count > 2:
			f.judge(&w.last[0], &w.last[1], &w.last[2])
		}
		w.count = 0
	}
	f.expected = 0
}

// judge reports a number that is far above or far below both of two neighbours.
func (f *jumpFinder) judge(number, near, other *neighbour) {
	what := ""
	switch {
	case alike(number.Decimal, near.Decimal):
		return
	case leaps(number.Decimal, near.Decimal) && leaps(number.Decimal, other.Decimal):
		what = "high"
	case leaps(near.Decimal, number.Decimal) && leaps(other.Decimal, number.Decimal):
		what = "low"
	default:
		return
	}
	cell, name := f.breakdown.Cell(number.row, f.column), f.dataset.ColumnName(f.column)
	if settles(f.dataset.Accepts[cell.Origin], name) {
		return
	}
	f.list.Add(diag.Finding{Code: diag.DataImplausible, Place: f.dataset.PlaceOf(f.column, cell),
		Cause: name + "\n" + what,
		Args: diag.Args{"value": number.String(), "other": near.String(), "column": name, "what": what,
			"accept": name},
		Related: []diag.Related{{
			Role: "neighbour", Place: f.dataset.PlaceOf(f.column, f.breakdown.Cell(near.row, f.column)),
		}}})
}

// alike says of two numbers above zero that neither plainly is a thousand times the other: their lengths in bits differ
// too little. It is asked first, because nearly all neighbours are alike.
func alike(a, b decimal.Decimal) bool {
	const most = 8 // the longer one is less than 2 to the power of 9 times the other
	apart := bits.Len64(uint64(a.Coefficient())) - bits.Len64(uint64(b.Coefficient()))
	return a.Scale() == b.Scale() && -most <= apart && apart <= most
}

// leaps says whether a number is a thousand times another, and no small one.
func leaps(high, low decimal.Decimal) bool {
	if high.Cmp(low) <= 0 || high.Cmp(decimal.Whole(leapLeast)) < 0 {
		return false
	}
	bound, ok := low.Shift(leapPower)
	return ok && high.Cmp(bound) >= 0
}
