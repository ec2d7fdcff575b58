package plan

import (
	"gongqiu/build/diag"
	"gongqiu/build/model"
)

// checkFuturePeriods reports counts of what cannot have been counted by the clock, because the period has not begun:
// 2061 where 2016 was meant. Of a span the last of its periods must have begun, for a count of January to December is
// none in June, while one of January to June may be out before June is. A year that has begun may hold what its reports
// give so far. Plans lie ahead, and so do numbers that are marked as estimated; but a period of which nothing is
// known at all, not even a plan, is a mistyped one. Each period of a dataset is reported once.
func (x *index) checkFuturePeriods(list *diag.List) {
	for _, d := range x.datasets {
		for at, p := range d.Periods {
			if begun(firstDayOf(p.Last())) <= x.clock {
				continue
			}
			place, reason, found := tooEarly(d, at)
			if !found {
				continue
			}
			if reason == "" && begun(firstDayOf(p)) <= x.clock {
				reason = "span"
			}
			list.Add(diag.Finding{Code: diag.DataFuture, Place: place, Args: diag.Args{
				"value": p.String(), "last": p.Last().String(), "other": x.today(), "reason": reason}})
		}
	}
}

// tooEarly is where the first number of a period stands that was counted, or published as computed from counts, and
// not planned or estimated. Where the period has no number of any sort, it is the first cell that says so.
func tooEarly(d *model.Dataset, at int) (place diag.Place, reason string, found bool) {
	numbers := false
	for _, b := range d.Breakdowns {
		for row := range b.Len() {
			if b.Point(row).Period != at {
				continue
			}
			for column := range model.Column(d.ColumnCount()) {
				measure := d.MeasureOf(column.Quantity())
				cell := b.Cell(row, column)
				numbers = numbers || cell.Has()
				switch {
				case cell.Has() && cell.Status != model.Estimated && (measure == nil || measure.Plan.Kind == model.NoPlan):
					return d.PlaceOf(column, cell), "", true
				case !found && cell.State != model.Absent:
					place, found = d.PlaceOf(column, cell), true
				}
			}
		}
	}
	return place, "blank", found && !numbers
}
