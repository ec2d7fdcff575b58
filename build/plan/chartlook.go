package plan

import (
	"slices"

	"gongqiu/build/chart"
	"gongqiu/build/derive"
	"gongqiu/build/model"
	"gongqiu/build/period"
)

// periods lists the periods of a chart, oldest first: those in the dataset's rhythm, for only they stand in a row. A
// chart of one period may ask for one of another length, January to September.
func (b *binder) periods() []int {
	d, asked := b.request.Dataset, b.request.Periods
	if shape := shapeOf(b.authored); shape == ofCodes || shape == crossed || shape == ofMeasures {
		if at := slices.IndexFunc(d.Periods, func(p period.Period) bool { return isAll(asked, p) }); at >= 0 {
			return []int{at}
		}
	}
	return chartPeriods(b.request)
}

// chartPeriods lists the periods of a chart in the dataset's rhythm, oldest first. A chart that asks for one period has
// that one, whatever its length.
func chartPeriods(request *model.ChartRequest) []int {
	var periods []int
	for at, p := range request.Dataset.Periods {
		if request.Periods.First == request.Periods.Last && p == request.Periods.First {
			return []int{at}
		}
		if request.Dataset.InRhythm(p) &&
			(request.Periods.IsZero() || request.Periods.Contains(p)) {
			periods = append(periods, at)
		}
	}
	return periods
}

// isAll says whether a range begins and ends with a period.
func isAll(asked period.Range, p period.Period) bool {
	return !asked.First.IsZero() && !asked.Last.IsZero() &&
		asked.First.StartMonth() == p.StartMonth() && asked.Last.EndMonth() == p.EndMonth()
}

// given says whether a run has a number in a period.
func (b *binder) given(run chartRun, period int) bool {
	return lookUp(b.request.Dataset, run.codes, period, model.ColumnOf(run.quantity, model.Level)).cell.Has()
}

// withFigures leaves out the periods before the first and after the last number of any series.
func (b *binder) withFigures(runs []chartRun) []int {
	periods := b.periods()
	empty := func(at int) bool {
		return !slices.ContainsFunc(runs, func(run chartRun) bool { return b.given(run, at) })
	}
	for len(periods) > 0 && empty(periods[0]) {
		periods = periods[1:]
	}
	for len(periods) > 0 && empty(periods[len(periods)-1]) {
		periods = periods[:len(periods)-1]
	}
	return periods
}

// pointOf is the number of a run in a period.
func (b *binder) pointOf(run chartRun, period int) chart.Point {
	d, column := b.request.Dataset, model.ColumnOf(run.quantity, model.Level)
	v := lookUp(d, run.codes, period, column)
	if measure := d.MeasureOf(run.quantity); measure != nil && measure.Plan.Kind != model.NoPlan && !v.cell.Given() {
		v = planAround(d, run, period)
	}
	return b.point(d, column, v)
}

// planAround is a plan that a period has from the longer one around it, as January to September from the year.
func planAround(d *model.Dataset, run chartRun, period int) value {
	t, row, found := findRow(d, run.codes, period)
	if !found {
		return value{}
	}
	if _, from, at := t.Input(row, int(run.quantity)); from != t && at >= 0 {
		return valueOf(from, at, model.ColumnOf(run.quantity, model.Level))
	}
	return value{}
}

// findRow is the row of the cells at codes, one for each dimension of the dataset, and a period.
func findRow(d *model.Dataset, codes []model.Code, period int) (t *derive.Table, row int, found bool) {
	point := model.Point{Period: period}
	var dimensions []int
	for at, code := range codes {
		switch {
		case at == d.Region:
			point.Region = code
		case code != 0 && len(dimensions) < model.MaxBreakdown:
			point.Codes[len(dimensions)] = code
			dimensions = append(dimensions, at)
		}
	}
	b := d.By(dimensions...)
	if b == nil {
		return nil, 0, false
	}
	if row, found = b.Find(point); !found {
		return nil, 0, false
	}
	t = derive.Of(d, b, point.Region, period)
	return t, row - t.First, true
}

// lookUp is the value of a column at codes, one for each dimension of the dataset, and a period.
func lookUp(d *model.Dataset, codes []model.Code, period int, column model.Column) value {
	t, row, found := findRow(d, codes, period)
	if !found {
		return value{}
	}
	return valueOf(t, row, column)
}

// before is the period that another is compared with, by the calendar; -1 when the dataset does not have it.
func (b *binder) before(at int, compare string) int {
	d := b.request.Dataset
	wanted := d.Periods[at].Previous()
	if compare == model.CompareYear {
		wanted = d.Periods[at].YearBefore()
	}
	return slices.IndexFunc(d.Periods, func(p period.Period) bool { return p == wanted })
}
