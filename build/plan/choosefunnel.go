package plan

import (
	"cmp"
	"slices"

	"gongqiu/build/chart"
	"gongqiu/build/derive"
	"gongqiu/build/model"
)

// mostFunnels is how many funnels a reader can compare.
const mostFunnels = 4

// funnelFigure draws the first funnel of a dataset for the rows of a table that have most of its steps, each with its
// rates and with what was planned of the steps. It is nil where no row has two steps.
func (m *maker) funnelFigure(t *derive.Table, address, id string) *Figure {
	d := t.Dataset
	if len(d.Funnels) == 0 {
		return nil
	}
	steps := funnelSteps(t, d.Funnels[0])
	rows := funnelRows(t, steps)
	if len(rows) == 0 {
		return nil
	}
	spec := chart.Spec{ID: id, Kind: chart.Funnel}
	quantities := make([]model.Quantity, len(steps))
	units := make(map[string]bool)
	for at, step := range steps {
		measure := d.Measures[step.measure]
		quantities[at] = model.Quantity(step.measure)
		unit := m.chartUnit(d, levelOf(step.measure), nil)
		units[unit] = true
		spec.Categories = append(spec.Categories, chart.Category{
			Code: measure.ID, Label: measure.Title.In(m.language), Unit: unit,
		})
	}
	if spec.Unit = spec.Categories[0].Unit; len(units) > 1 {
		spec.Unit = ""
	}
	for _, n := range rows {
		m.addFunnel(&spec, t, n, steps)
	}
	name := m.ofRegion("chart.funnel", d, t.Region, "names", m.quantityNames(d, quantities),
		"period", m.periodText(d.Periods[t.Period]))
	if len(rows) == 1 && len(t.Breakdown.Dimensions) > 0 {
		name = m.word("section.of", "dataset", spec.Series[0].Name, "section", m.inSentence(name))
	}
	spec.Title = name
	return m.figure(address, spec)
}

// funnelRows are the rows with two steps or more, those with most steps and most people first.
func funnelRows(t *derive.Table, steps []funnelStep) []int {
	var rows []int
	given := make([]int, t.Len())
	for n := range t.Len() {
		for _, step := range steps {
			given[n] += btoi(valueOf(t, n, levelOf(step.measure)).cell.Has())
		}
		if given[n] > 1 {
			rows = append(rows, n)
		}
	}
	slices.SortStableFunc(rows, func(a, b int) int {
		first, second := valueOf(t, a, levelOf(steps[0].measure)), valueOf(t, b, levelOf(steps[0].measure))
		return cmp.Or(cmp.Compare(given[b], given[a]), second.cell.Number.Cmp(first.cell.Number))
	})
	return rows[:min(mostFunnels, len(rows))]
}

// addFunnel adds the steps of a row, their rates as published or else computed, and what was planned of them.
func (m *maker) addFunnel(spec *chart.Spec, t *derive.Table, n int, steps []funnelStep) {
	series := chart.Series{Code: "total", Name: m.word("total")}
	if len(t.Breakdown.Dimensions) > 0 {
		series = m.seriesOfCodes(t.Dataset, t.Breakdown, t.Codes(n))
	}
	rates := chart.Series{Code: series.Code + ".rate", Name: m.word("chart.rates"), Role: chart.RoleCompletion}
	plans := chart.Series{Code: series.Code + ".plan", Name: m.word("targets.plan"), Role: chart.RolePlan}
	rated, planned := false, false
	targets := t.Targets(n)
	for _, step := range steps {
		series.Points = append(series.Points, m.point(t.Dataset, levelOf(step.measure), valueOf(t, n, levelOf(step.measure))))
		var rate, plan chart.Point
		if step.rate >= 0 {
			column := model.ColumnOf(step.rate, model.Level)
			rate = m.point(t.Dataset, column, valueOf(t, n, column))
		}
		if target, has := stepPlan(t, step, targets); has {
			column := levelOf(target.Measure)
			plan = m.point(t.Dataset, column, valueOf(target.From, target.Row, column))
		}
		rates.Points, plans.Points = append(rates.Points, rate), append(plans.Points, plan)
		rated = rated || rate.State == model.Present
		planned = planned || plan.State == model.Present
	}
	spec.Series = append(spec.Series, series)
	if rated {
		spec.Series = append(spec.Series, rates)
	}
	if planned {
		spec.Series = append(spec.Series, plans)
	}
}
