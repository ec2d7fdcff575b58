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
	kinds     []seriesKey           // by period, without codes
	series    map[seriesKey]*window // those met so far, with the cells of the region at hand
	order     []*window             // the same, as they were first met
	expected  int                   // which of them may well be next: tables mostly have the rows of those before them
}

// seriesKey tells the series of a region apart: codes, and the length of their periods.
type seriesKey struct {
	codes uint64 // see model.Breakdown.Series
	kind  period.Kind
	len   int
}

// window is the last cells of a series that hold numbers above zero.
type window struct {
	key   seriesKey
	at    int // in the order
	cells [3]model.Cell
	count int // of the series in the region so far
}

func (w *window) add(cell model.Cell) {
	w.cells[w.count%len(w.cells)] = cell
	w.count++
}

// back is the last cell, or one that is so many before it.
func (w *window) back(by int) *model.Cell { return &w.cells[(w.count-1-by)%len(w.cells)] }

func (f *jumpFinder) find() {
	if unit := f.dataset.Measures[f.measure].Unit; unit != nil && !isCount(unit) {
		return
	}
	f.series = make(map[seriesKey]*window)
	for _, p := range f.dataset.Periods {
		f.kinds = append(f.kinds, seriesKey{kind: p.Kind(), len: p.Len()})
	}
	for row := 0; row < f.breakdown.Len(); {
		first, end := f.breakdown.RegionRows(f.breakdown.Point(row).Region)
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
		f.next(key, cell)
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

// next adds a cell to its series, and judges the one before it, which now has both its neighbours.
func (f *jumpFinder) next(key seriesKey, cell model.Cell) {
	w := f.window(key)
	w.add(cell)
	if w.count < len(w.cells) {
		return
	}
	if w.count == len(w.cells) {
		f.judge(w.back(2), w.back(1), w.back(0))
	}
	f.judge(w.back(1), w.back(2), w.back(0))
}

// window is that of a series, a new one where it has not been met.
func (f *jumpFinder) window(key seriesKey) *window {
	if f.expected >= len(f.order) {
		f.expected = 0
	}
	if f.expected < len(f.order) && f.order[f.expected].key == key {
		f.expected++
		return f.order[f.expected-1]
	}
	w := f.series[key]
	if w == nil {
		w = &window{key: key, at: len(f.order)}
		f.series[key], f.order = w, append(f.order, w)
	}
	f.expected = w.at + 1
	return w
}

// ends judges the last cell of each series of a region, and empties them for those of the next.
func (f *jumpFinder) ends() {
	for _, w := range f.order {
		switch {
		case w.count == 2:
			f.judge(w.back(0), w.back(1), w.back(1))
		case w.count > 2:
			f.judge(w.back(0), w.back(1), w.back(2))
		}
		w.count = 0
	}
	f.expected = 0
}

// judge reports a cell that is far above or far below both of two neighbours.
func (f *jumpFinder) judge(cell, near, other *model.Cell) {
	what := ""
	switch {
	case alike(cell.Number, near.Number):
		return
	case leaps(cell.Number, near.Number) && leaps(cell.Number, other.Number):
		what = "high"
	case leaps(near.Number, cell.Number) && leaps(other.Number, cell.Number):
		what = "low"
	default:
		return
	}
	name := f.dataset.ColumnName(f.column)
	if settles(f.dataset.Accepts[cell.Origin], name) {
		return
	}
	f.list.Add(diag.Finding{Code: diag.DataImplausible, Place: f.dataset.PlaceOf(f.column, *cell),
		Cause: name + "\n" + what,
		Args: diag.Args{"value": cell.Number.String(), "other": near.Number.String(), "column": name, "what": what,
			"accept": name},
		Related: []diag.Related{{Role: "neighbour", Place: f.dataset.PlaceOf(f.column, *near)}}})
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
