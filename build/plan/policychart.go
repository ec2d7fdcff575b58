package plan

import (
	"slices"
	"strings"

	"gongqiu/build/chart"
	"gongqiu/build/model"
)

// movedFigure draws the numbers that a document moves as they are best read: how far plans were met, a run over time,
// or else codes or regions side by side. It is nil when they are too few to draw.
func (m *maker) movedFigure(n *movedNumbers, address, id string) *Figure {
	if n.compared {
		if figure := m.movedBars(n, address, id); figure != nil {
			return figure
		}
	}
	if figure := m.movedPlans(n, address, id); figure != nil {
		return figure
	}
	if figure := m.movedSeries(n, address, id); figure != nil {
		return figure
	}
	return m.movedBars(n, address, id)
}

// fewestPlans is how many plans a chart of them has at least.
const fewestPlans = 2

// movedPlan is a plan at a row, and how much of it is completed.
type movedPlan struct {
	targetRow
	done chart.Point
}

// completed lists the plans whose completion the document's file names and somebody knows.
func (m *maker) completed(n *movedNumbers) []movedPlan {
	var plans []movedPlan
	for _, moved := range n.rows {
		t, place := moved.table()
		for _, p := range m.plans[n.dataset] {
			row := m.targetRow(t, place, p)
			number, has := row.done()
			if has && !p.kind.AtMost() && slices.Contains(n.quantities, p.completion) {
				plans = append(plans, movedPlan{row, chart.Point{Value: number, State: model.Present}})
			}
		}
	}
	return plans
}

// movedPlans draws how far plans were met, a row for each plan of each period and region.
func (m *maker) movedPlans(n *movedNumbers, address, id string) *Figure {
	plans := m.completed(n)
	if len(plans) < fewestPlans {
		return nil
	}
	spec := chart.Spec{ID: id, Kind: chart.Bullet, Title: m.word("policy.plans")}
	plan := chart.Series{Code: "plan", Name: m.word("targets.plan"), Role: chart.RolePlan}
	actual := chart.Series{Code: "actual", Name: m.word("targets.actual"), Role: chart.RoleActual}
	done := chart.Series{Code: "completion", Name: m.word("targets.completion"), Role: chart.RoleCompletion}
	labels := m.planLabels(n, plans)
	for at, p := range plans {
		kind, target := "", p.target
		if p.kind != model.Target { // what is measured against a floor is not measured against a plan
			kind, target = n.dataset.Measures[p.plan].Title.In(m.language), value{}
		}
		if n.dataset.Periods[p.table.Period].Months() < monthsPerYear {
			spec.Note = m.word("policy.plans.part")
		}
		spec.Categories = append(spec.Categories, chart.Category{
			Code: countText(at + 1), Label: labels.of(m, at, kind), Unit: m.chartUnitOf(n.dataset, p.of, p.actual),
		})
		plan.Points = append(plan.Points, m.point(n.dataset, levelOf(p.plan), target))
		actual.Points = append(actual.Points, m.point(n.dataset, levelOf(p.of), p.actual))
		done.Points = append(done.Points, p.done)
	}
	if allSame(labels.places) {
		spec.When = labels.places[0]
	}
	spec.Series = []chart.Series{plan, actual, done}
	return m.figure(address, spec)
}

// placeNames are the names of some rows or bars: of their codes, and of where and when they are.
type placeNames struct{ codes, places []string }

// of tells a row apart from the others by as little as does it; kind is more to say of it, and may be empty.
func (p placeNames) of(m *maker, at int, kind string) string {
	name, more := p.codes[at], []string{kind}
	switch {
	case allSame(p.codes):
		name = p.places[at]
	case !allSame(p.places):
		more = append(more, p.places[at])
	}
	more = slices.DeleteFunc(more, func(text string) bool { return text == "" })
	if len(more) == 0 {
		return name
	}
	return m.word("targets.of", "name", name, "measure", strings.Join(more, m.word("semicolon")))
}

// planLabels names plans by codes, and by periods and regions.
func (m *maker) planLabels(n *movedNumbers, plans []movedPlan) placeNames {
	var names placeNames
	for _, p := range plans {
		t, code := p.table, m.word("total")
		if len(t.Breakdown.Dimensions) > 0 {
			code = m.codeRow(t, p.n).Head.Title
		}
		names.codes = append(names.codes, code)
		names.places = append(names.places,
			m.ofRegion("period-region", n.dataset, t.Region, "period", m.periodText(n.dataset.Periods[t.Period])))
	}
	return names
}

func allSame(texts []string) bool {
	return !slices.ContainsFunc(texts, func(text string) bool { return text != texts[0] })
}

// movedSeries draws the first quantity over time, at the codes and in the region that have most figures of it.
func (m *maker) movedSeries(n *movedNumbers, address, id string) *Figure {
	type run struct {
		breakdown *model.Breakdown
		codes     [model.MaxBreakdown]model.Code
		region    model.Code
	}
	var runs []run
	rows := make(map[run][]int)
	for at := range n.rows {
		point := n.rows[at].point()
		one := run{n.rows[at].breakdown, point.Codes, point.Region}
		if rows[one] == nil {
			runs = append(runs, one)
		}
		rows[one] = append(rows[one], n.rows[at].row)
	}
	best := runs[0]
	for _, one := range runs[1:] {
		if len(rows[one]) > len(rows[best]) {
			best = one
		}
	}
	s := &series{dataset: n.dataset, breakdown: best.breakdown}
	for _, row := range slices.Backward(rows[best]) {
		s.add(row)
	}
	title := m.ofRegion("chart.over-time", n.dataset, best.region,
		"name", n.dataset.QuantityTitle(n.quantities[0]).In(m.language))
	return m.seriesFigure(s.inRhythm(), address, id, title, n.quantities[0])
}
