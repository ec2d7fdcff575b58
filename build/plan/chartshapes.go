package plan

import (
	"slices"

	"gongqiu/build/chart"
	"gongqiu/build/model"
)

// overTime lays a chart out with its periods for categories, as far as any of its series goes.
func (b *binder) overTime() {
	d, runs := b.request.Dataset, b.runs()
	periods := b.withFigures(runs)
	if b.spec.Kind == chart.Stacked { // lying bars stand one below the other, whatever time lies between
		periods = slices.DeleteFunc(periods, func(at int) bool {
			return !slices.ContainsFunc(runs, func(run chartRun) bool { return b.given(run, at) })
		})
	}
	for _, at := range periods {
		category := chart.Category{Label: b.periodText(d.Periods[at]), Period: d.Periods[at]}
		b.spec.Categories = append(b.spec.Categories, category)
	}
	for _, run := range runs {
		series := chart.Series{Code: run.id, Name: run.name}
		any, before := false, -1
		for _, at := range periods {
			point := b.pointOf(run, at)
			if point.State == model.Present {
				b.markBreak(&point, run, before, at)
				any, before = true, at
			}
			series.Points = append(series.Points, point)
		}
		if any || b.named(b.request.By) {
			b.spec.Series = append(b.spec.Series, series)
		}
	}
	for category, at := range periods {
		if by := b.request.By; by >= 0 {
			b.closeWhole(category, chartRun{quantity: b.request.Quantities[0], codes: withCode(b.fixed(), by, 0)}, at)
		}
	}
	if b.authored.Compare.Text == model.CompareYear && len(runs) == 1 {
		b.addLastYear(runs[0], periods)
	}
}

// markBreak marks a number that does not compare with the one before it, and says why.
func (b *binder) markBreak(point *chart.Point, run chartRun, before, at int) {
	d := b.request.Dataset
	if before < 0 || !mayBreak(d, run.quantity) {
		return
	}
	t, row, found := findRow(d, run.codes, at)
	if !found {
		return
	}
	if broken, is := t.BrokenSince(row, run.quantity, d.Periods[before]); is {
		point.Break, point.Note = true, b.breakRemark(broken)
	}
}

// addLastYear adds the same periods of the year before, for each period where it is known.
func (b *binder) addLastYear(run chartRun, periods []int) {
	series, known := b.yearBefore(run.id, len(periods), func(at int) (point chart.Point) {
		if before := b.before(periods[at], model.CompareYear); before >= 0 {
			point = b.pointOf(run, before)
		}
		return point
	})
	if known > 0 {
		b.spec.Series = append(b.spec.Series, series)
	}
}

// ofCodes lays a chart out with codes for categories, in the newest period in which any has a number.
func (b *binder) ofCodes() {
	d, runs := b.request.Dataset, b.codeRuns()
	newest := b.newest(runs, b.request.Quantities)
	if newest < 0 {
		return
	}
	b.spec.When = b.periodText(d.Periods[newest])
	for _, q := range b.request.Quantities {
		b.spec.Series = append(b.spec.Series, chart.Series{Code: d.QuantityID(q), Name: d.QuantityTitle(q).In(b.language)})
	}
	for _, run := range runs {
		points, any := make([]chart.Point, len(b.request.Quantities)), b.named(b.request.By)
		for at, q := range b.request.Quantities {
			run.quantity = q
			points[at] = b.pointOf(run, newest)
			any = any || points[at].State == model.Present
		}
		if !any {
			continue
		}
		b.spec.Categories = append(b.spec.Categories, chart.Category{Code: run.id, Label: run.name})
		for at := range points {
			b.spec.Series[at].Points = append(b.spec.Series[at].Points, points[at])
		}
	}
}

// newest is the newest period in which any run has a number of any of the quantities; -1 when there is none.
func (b *binder) newest(runs []chartRun, quantities []model.Quantity) int {
	periods := b.periods()
	for n := len(periods) - 1; n >= 0; n-- {
		for _, run := range runs {
			for _, q := range quantities {
				run.quantity = q
				if b.given(run, periods[n]) {
					return periods[n]
				}
			}
		}
	}
	return -1
}

// crossed lays a chart out in two directions, in the newest period with figures: rows of codes or of quantities, and
// a series for each code across.
func (b *binder) crossed(shape chartShape) {
	d := b.request.Dataset
	rows, across := b.runs(), b.request.Across
	if shape == ofMeasures {
		other := *b.request
		other.By = -1
		rows, across = (&binder{maker: b.maker, authored: b.authored, request: &other, spec: b.spec}).runs(), b.request.By
	}
	var columns []model.Code
	if across >= 0 {
		columns = b.codes(across)
	}
	cells := func(row chartRun) []chartRun {
		if across < 0 {
			row.id, row.name = d.ID, d.Title.In(b.language)
			return []chartRun{row}
		}
		var cells []chartRun
		for _, code := range columns {
			entry := d.Dimensions[across].Codelist.Entry(code)
			codes := withCode(row.codes, across, code)
			cells = append(cells, chartRun{entry.ID, entry.Label.In(b.language), row.quantity, codes})
		}
		return cells
	}
	var all []chartRun
	for _, row := range rows {
		all = append(all, cells(row)...)
	}
	newest := -1
	for _, at := range b.periods() {
		if slices.ContainsFunc(all, func(run chartRun) bool { return b.given(run, at) }) {
			newest = at
		}
	}
	if newest < 0 {
		return
	}
	b.spec.When = b.periodText(d.Periods[newest])
	b.fill(rows, cells, newest, across)
}

// fill adds the rows of a crossed chart that have a number, and leaves out series without any.
func (b *binder) fill(rows []chartRun, cells func(chartRun) []chartRun, newest, across int) {
	for _, row := range rows {
		runs := cells(row)
		points, any := make([]chart.Point, len(runs)), b.named(b.request.By)
		for at, run := range runs {
			points[at] = b.pointOf(run, newest)
			any = any || points[at].State == model.Present
		}
		if !any {
			continue
		}
		b.spec.Categories = append(b.spec.Categories, chart.Category{Code: row.id, Label: row.name})
		for at, run := range runs {
			if at == len(b.spec.Series) {
				b.spec.Series = append(b.spec.Series, chart.Series{Code: run.id, Name: run.name})
			}
			b.spec.Series[at].Points = append(b.spec.Series[at].Points, points[at])
		}
		if across >= 0 {
			row.codes = withCode(row.codes, across, 0)
			b.closeWhole(len(b.spec.Categories)-1, row, newest)
		}
	}
	if across >= 0 && !b.named(across) {
		b.spec.Series = slices.DeleteFunc(b.spec.Series, func(s chart.Series) bool { return !anyPresent(s.Points) })
	}
}

// compared are the two periods that a chart compares, older first: the newest with figures and the one that compare
// names, or else the first and the last of the chart. It is false when there are not two.
func (b *binder) compared(runs []chartRun) (older, newer int, two bool) {
	periods := b.withFigures(runs)
	if len(periods) == 0 {
		return 0, 0, false
	}
	compare := b.authored.Compare.Text
	if compare == "" {
		older, newer = periods[0], periods[len(periods)-1]
		return older, newer, older != newer
	}
	for n := len(periods) - 1; n >= 0; n-- {
		older, newer = b.before(periods[n], compare), periods[n]
		if older >= 0 && slices.ContainsFunc(runs, func(run chartRun) bool {
			return b.given(run, older) && b.given(run, newer)
		}) {
			return older, newer, true
		}
	}
	return 0, 0, false
}

// twoPeriods lays out what two periods have: with codes for categories, or for the lines of a slope chart.
func (b *binder) twoPeriods(shape chartShape) {
	d, runs := b.request.Dataset, b.runs()
	older, newer, two := b.compared(runs)
	if !two {
		return
	}
	periods := [...]int{older, newer}
	if shape == slopes {
		for _, at := range periods {
			category := chart.Category{Label: b.periodText(d.Periods[at]), Period: d.Periods[at]}
			b.spec.Categories = append(b.spec.Categories, category)
		}
	} else {
		for n, at := range periods {
			b.spec.Series = append(b.spec.Series, chart.Series{
				Code: d.Periods[at].String(), Name: b.periodText(d.Periods[at]), Muted: n == 0,
			})
		}
	}
	for _, run := range runs {
		from, to := b.pointOf(run, older), b.pointOf(run, newer)
		if to.State == model.Present && from.State == model.Present {
			b.markBreak(&to, run, older, newer)
		} else if from.State != model.Present && to.State != model.Present && !b.named(b.request.By) {
			continue
		}
		if shape == slopes {
			b.spec.Series = append(b.spec.Series, chart.Series{Code: run.id, Name: run.name, Points: []chart.Point{from, to}})
			continue
		}
		b.spec.Categories = append(b.spec.Categories, chart.Category{Code: run.id, Label: run.name})
		b.spec.Series[0].Points = append(b.spec.Series[0].Points, from)
		b.spec.Series[1].Points = append(b.spec.Series[1].Points, to)
	}
}
