package plan

import (
	"slices"

	"gongqiu/build/chart"
	"gongqiu/build/model"
)

// roles tells a bound chart what its series and rows are, where its kind draws them differently.
func (b *binder) roles() {
	switch b.spec.Kind {
	case chart.Heatmap, chart.Ranks:
		b.dropEmpty()
	case chart.Scatter:
		b.dropEmpty()
		b.scatterAxes()
	case chart.Bullet, chart.Range:
		for at, q := range b.request.Quantities[:min(len(b.request.Quantities), len(b.spec.Series))] {
			series := &b.spec.Series[at]
			if series.Role = b.roleOf(q); series.Role == chart.RoleCompletion {
				series.Of = b.completionOf(q)
			}
		}
		b.rowUnits()
	case chart.Funnel:
		b.stageRates()
	}
}

// dropEmpty leaves out the categories in which no series has a number or a mark: on these charts the categories stand
// side by side, each under its name, so that nothing seems to follow what it does not.
func (b *binder) dropEmpty() {
	var kept []int
	for at := range b.spec.Categories {
		if slices.ContainsFunc(b.spec.Series, func(s chart.Series) bool {
			return at < len(s.Points) &&
				(s.Points[at].State > model.Missing || s.Points[at].State == model.Present)
		}) {
			kept = append(kept, at)
		}
	}
	if len(kept) < len(b.spec.Categories) {
		b.arrange(kept)
	}
}

// scatterAxes lets the first quantity run up and the second across, as one says "vacancies against seekers". Two
// quantities of one unit are read against the line on which they are the same.
func (b *binder) scatterAxes() {
	if len(b.spec.Series) != 2 || len(b.request.Quantities) != 2 {
		return
	}
	d := b.request.Dataset
	up, across := &b.spec.Series[0], &b.spec.Series[1]
	for at, series := range [...]*chart.Series{up, across} {
		series.Unit = b.chartUnit(d, model.ColumnOf(b.request.Quantities[at], model.Level), nil)
	}
	if up.Unit == across.Unit && up.Unit != "" {
		b.spec.Diagonal = b.word("chart.equal", "y", up.Name, "x", across.Name)
	} else {
		b.spec.Unit = "" // each axis has its own
	}
	*up, *across = *across, *up
}

// roleOf is what a quantity is in a chart of plans or of ranges.
func (b *binder) roleOf(q model.Quantity) chart.Role {
	d := b.request.Dataset
	measure := d.MeasureOf(q)
	if measure == nil {
		if d.DerivedOf(q).Percent && b.spec.Kind == chart.Bullet {
			return chart.RoleCompletion
		}
		return chart.RoleNone
	}
	if b.spec.Kind == chart.Range {
		switch measure.Plan.Kind {
		case model.Low, model.Floor:
			return chart.RoleLow
		case model.High, model.Ceiling:
			return chart.RoleHigh
		}
		return chart.RoleNone
	}
	return bulletRole(measure.Plan.Kind)
}

// completionOf is what a quantity is a percentage of in a chart of plans: RoleNone where it is no completion of a plan.
func (b *binder) completionOf(q model.Quantity) chart.Role {
	for _, p := range plansOf(b.request.Dataset) {
		if p.completion == q {
			return bulletRole(p.kind)
		}
	}
	return chart.RoleNone
}

// rowUnits gives every row the unit of its code, where the quantities take theirs from it.
func (b *binder) rowUnits() {
	d, by := b.request.Dataset, b.request.By
	measure := d.MeasureOf(b.request.Quantities[0])
	if by < 0 || measure == nil || measure.UnitOf != by {
		return
	}
	for _, code := range b.codes(by) {
		entry := d.Dimensions[by].Codelist.Entry(code)
		at := slices.IndexFunc(b.spec.Categories, func(c chart.Category) bool { return c.Code == entry.ID })
		if at < 0 || entry.Unit == nil {
			continue
		}
		b.spec.Categories[at].Unit = b.baseUnit(entry.Unit)
	}
}

// stageRates adds to every funnel the rates at which people went on, where the dataset derives them: a published rate
// wins over the one that the two numbers give.
func (b *binder) stageRates() {
	runs := b.codeRuns()
	newest := b.newest(runs, b.request.Quantities)
	if newest < 0 {
		return
	}
	var series []chart.Series
	for _, funnel := range b.spec.Series {
		series = append(series, funnel)
		at := slices.IndexFunc(runs, func(run chartRun) bool { return run.id == funnel.Code })
		if b.request.By < 0 {
			at = 0
		}
		if at < 0 {
			continue
		}
		rates := chart.Series{Code: funnel.Code + ".rate", Name: b.word("chart.rates"), Role: chart.RoleCompletion}
		if b.request.By >= 0 {
			rates.Name = b.word("chart.run", "code", funnel.Name, "measure", rates.Name)
		}
		for _, category := range b.spec.Categories {
			var point chart.Point
			if q, has := b.rateOf(category.Code); has {
				point = b.pointOf(chartRun{quantity: q, codes: runs[at].codes}, newest)
			}
			rates.Points = append(rates.Points, point)
		}
		if anyPresent(rates.Points) {
			series = append(series, rates)
		}
	}
	b.spec.Series = series
}

// rateOf is the derived value that tells what share of the stage before went on to a stage.
func (b *binder) rateOf(stage string) (model.Quantity, bool) {
	d := b.request.Dataset
	at := slices.IndexFunc(b.request.Quantities, func(q model.Quantity) bool { return d.QuantityID(q) == stage })
	if at < 1 {
		return 0, false
	}
	for n, derived := range d.Derived {
		if isPercentOf(derived.Formula, int(b.request.Quantities[at]), int(b.request.Quantities[at-1])) {
			return d.DerivedQuantity(n), true
		}
	}
	return 0, false
}
