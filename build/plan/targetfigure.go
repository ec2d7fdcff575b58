package plan

import (
	"slices"

	"gongqiu/build/chart"
	"gongqiu/build/derive"
	"gongqiu/build/model"
	"gongqiu/build/period"
)

// targetFigure draws for each number that was planned what was reached beside the plan, the floor, the stretch target
// and the ceiling. Numbers of which nothing can be measured are in the tables only.
func (m *maker) targetFigure(t *derive.Table, rows []targetRow, address, id string) *Figure {
	spec := m.bulletSpec(id, t.Dataset)
	builder := m.targetBuilder(t, id, "")
	for at := range rows {
		if slices.ContainsFunc(rows[:at], rows[at].alike) {
			continue // drawn with the first plan for the same number
		}
		m.addBullet(&spec, rows[at:], builder.targetCells(&rows[at]).Head.Title)
	}
	p := t.Dataset.Periods[t.Period]
	spec.Title = m.ofRegion("targets.chart", t.Dataset, t.Region, "period", m.periodText(p))
	m.markElapsed(&spec, p)
	return m.bulletFigure(spec, address)
}

// bulletFigure is nil where too few plans can be measured.
func (m *maker) bulletFigure(spec chart.Spec, address string) *Figure {
	if count := len(spec.Categories); count < fewestPlans || count > mostBars {
		return nil
	}
	spec.Series = slices.DeleteFunc(spec.Series, func(s chart.Series) bool { return !anyPresent(s.Points) })
	return m.figure(address, spec)
}

// markElapsed draws how much of the year is gone at the end of a shorter period, up to which its results count.
func (m *maker) markElapsed(spec *chart.Spec, p period.Period) {
	if p.Months() >= monthsPerYear {
		return
	}
	elapsed := derive.Elapsed(p)
	share, fits := elapsed.Round(1)
	if !fits {
		return
	}
	spec.Reference = chart.Reference{Value: share, Label: m.word("targets.elapsed.mark", "share", m.shareText(elapsed))}
}

// alike says whether two plans are for the same number.
func (r *targetRow) alike(other targetRow) bool {
	return r.table == other.table && r.n == other.n && r.of == other.of
}

// bulletSpec is a chart of plans without rows: its series are what plans may say, what was reached, and how much of
// each plan that is as it was published.
func (m *maker) bulletSpec(id string, d *model.Dataset) chart.Spec {
	spec := chart.Spec{ID: id, Kind: chart.Bullet}
	plans := m.plans[d]
	add := func(role chart.Role, code, name string) {
		if !slices.ContainsFunc(spec.Series, func(s chart.Series) bool { return s.Role == role }) {
			spec.Series = append(spec.Series, chart.Series{Code: code, Name: name, Role: role})
		}
	}
	for _, p := range plans {
		measure := d.Measures[p.plan]
		add(bulletRole(p.kind), measure.ID, measure.Title.In(m.language))
	}
	actual := m.word("targets.actual")
	if !several(plans) {
		actual = d.Measures[plans[0].of].Title.In(m.language)
	}
	add(chart.RoleActual, "actual", actual)
	for _, p := range plans {
		of := bulletRole(p.kind)
		if p.completion < 0 || slices.ContainsFunc(spec.Series, func(s chart.Series) bool { return s.Of == of }) {
			continue
		}
		done := chart.Series{Code: "completion", Name: m.word("targets.published"), Role: chart.RoleCompletion, Of: of}
		if of != chart.RolePlan {
			done.Code = d.QuantityID(p.completion)
			done.Name = m.word("targets.published-of", "name", d.QuantityTitle(p.completion).In(m.language))
		}
		spec.Series = append(spec.Series, done)
	}
	return spec
}

// bulletRole is what a plan of a kind is in a chart of plans.
func bulletRole(kind model.PlanKind) chart.Role {
	switch kind {
	case model.NoPlan:
		return chart.RoleActual
	case model.Floor, model.Low:
		return chart.RoleFloor
	case model.Stretch:
		return chart.RoleStretch
	case model.Ceiling, model.High:
		return chart.RoleCeiling
	}
	return chart.RolePlan
}

// addBullet adds a row for the number that the first of some plans is for, with all plans for it, unless nothing can be
// measured of it.
func (m *maker) addBullet(spec *chart.Spec, rows []targetRow, label string) {
	first := &rows[0]
	d := first.table.Dataset
	points, completions := make(map[chart.Role]chart.Point), make(map[chart.Role]chart.Point)
	measured := false
	for at := range rows {
		row := &rows[at]
		if !row.alike(*first) {
			continue
		}
		role := bulletRole(row.kind)
		if row.target.cell.Has() {
			points[role] = m.point(d, levelOf(row.plan), row.target)
		}
		if row.published.cell.Has() {
			completions[role] = chart.Point{Value: row.published.cell.Number, State: model.Present}
			measured = true
		}
		if row.actual.cell.Has() {
			points[chart.RoleActual] = m.point(d, levelOf(row.of), row.actual)
			measured = measured || row.target.cell.Has()
		}
	}
	if !measured {
		return
	}
	unit := first.actual
	if !unit.cell.Has() {
		unit = first.target
	}
	category := chart.Category{Code: countText(len(spec.Categories) + 1), Label: label}
	category.Unit = m.chartUnitOf(d, first.of, unit)
	if len(first.table.Breakdown.Dimensions) > 0 {
		category.Code = first.table.Entry(first.n).ID
	}
	spec.Categories = append(spec.Categories, category)
	for at := range spec.Series {
		series := &spec.Series[at]
		if series.Role == chart.RoleCompletion {
			series.Points = append(series.Points, completions[series.Of])
		} else {
			series.Points = append(series.Points, points[series.Role])
		}
	}
}
