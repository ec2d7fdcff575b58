package plan

import (
	"fmt"
	"strings"

	"gongqiu/build/diag"
	"gongqiu/build/model"
	"gongqiu/build/period"
)

// checkFuturePeriods reports counts of a period that has not begun by the clock: 2061 where 2016 was meant, and
// numbers that cannot have been counted. Plans lie ahead, and so do numbers that are marked as estimated. Each period
// of a dataset is reported once, at its first such number.
func (x *index) checkFuturePeriods(list *diag.List) {
	for _, d := range x.datasets {
		for at, p := range d.Periods {
			if begun(firstDayOf(p)) <= x.clock {
				continue
			}
			if place, found := countedIn(d, at); found {
				day, _, _ := strings.Cut(x.clock, "T")
				list.Add(diag.Finding{Code: diag.DataFuture, Place: place,
					Args: diag.Args{"value": p.String(), "other": day}})
			}
		}
	}
}

// firstDayOf is the day on which a period begins.
func firstDayOf(p period.Period) string {
	month := p.StartMonth()
	return model.FirstDay(fmt.Sprintf("%04d-%02d", month/12, month%12+1))
}

// countedIn is where the first number of a period stands that was counted, or published as computed from counts, and
// not planned or estimated.
func countedIn(d *model.Dataset, at int) (place diag.Place, found bool) {
	for _, b := range d.Breakdowns {
		for row := range b.Len() {
			if b.Point(row).Period != at {
				continue
			}
			for column := range model.Column(d.ColumnCount()) {
				measure := d.MeasureOf(column.Quantity())
				if cell := b.Cell(row, column); cell.Has() && cell.Status != model.Estimated &&
					(measure == nil || measure.Plan.Kind == model.NoPlan) {
					return d.PlaceOf(column, cell), true
				}
			}
		}
	}
	return diag.Place{}, false
}
