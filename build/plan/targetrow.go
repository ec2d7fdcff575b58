package plan

import (
	"slices"

	"gongqiu/build/decimal"
	"gongqiu/build/derive"
	"gongqiu/build/model"
)

// targetRow is one plan of a row, or a result without any.
type targetRow struct {
	planned
	table      *derive.Table
	n          int
	target     value // the plan, perhaps of the year around a shorter period
	actual     value
	published  value // how much of the plan is completed, as published
	computed   value // the same as computed here
	margin     value // of a ceiling: what is left below it
	isTarget   bool  // there is a plan, or something was said of one
	within     bool  // counts only with margin
	targetFrom *derive.Table
}

// done is how much of the plan is completed: as published, or else as computed.
func (r *targetRow) done() (decimal.Decimal, bool) {
	if r.published.cell.Has() {
		return r.published.cell.Number, true
	}
	return r.computed.cell.Number, r.computed.cell.Has()
}

// targetRows lists the plans of a table, the largest completion first, and then those that have none, in the order of
// the table.
func (m *maker) targetRows(t *derive.Table) []targetRow {
	var rows []targetRow
	for n := range t.Len() {
		found := false
		for _, p := range m.plans[t.Dataset] {
			if row := m.targetRow(t, n, p); row.isTarget {
				rows, found = append(rows, row), true
			}
		}
		point := t.Breakdown.Point(t.First + n)
		if p, known := m.planned[keyOf(t.Breakdown, point)]; known && !found {
			if row := m.targetRow(t, n, p); row.actual.cell.Has() {
				rows = append(rows, row)
			}
		}
	}
	slices.SortStableFunc(rows, func(a, b targetRow) int {
		first, has := a.done()
		second, also := b.done()
		switch {
		case has && also:
			return second.Cmp(first)
		case has:
			return -1
		case also:
			return 1
		}
		return 0
	})
	return rows
}

func (m *maker) targetRow(t *derive.Table, n int, p planned) targetRow {
	row := targetRow{planned: p, table: t, n: n, targetFrom: t}
	row.target = valueOf(t, n, levelOf(p.plan))
	if _, from, at := t.Input(n, p.plan); from != t && at >= 0 {
		row.target, row.targetFrom = valueOf(from, at, levelOf(p.plan)), from
	}
	row.actual = valueOf(t, n, levelOf(p.of))
	if p.completion >= 0 {
		if cell := t.Given(n, model.ColumnOf(p.completion, model.Level)); cell.Has() {
			row.published = value{cell: cell}
		}
	}
	row.isTarget = row.target.cell.Has() || row.published.cell.Has()
	for _, target := range t.Targets(n) {
		if target.Measure == p.plan {
			row.hold(target)
		}
	}
	return row
}

// hold takes over what was computed of a plan.
func (r *targetRow) hold(target derive.Target) {
	computed := func(v derive.Value) value {
		return value{cell: model.Cell{Number: v.Number, State: v.State}, computed: true}
	}
	r.computed = computed(target.Completion)
	if r.completion >= 0 { // to the decimals that the dataset says
		if level := r.table.Level(r.n, r.completion); level.Has() {
			r.computed = computed(level)
		}
	}
	if r.kind.AtMost() {
		r.margin, r.within = computed(target.Margin), target.Within
		if r.planned.margin >= 0 {
			if v := valueOf(r.table, r.n, model.ColumnOf(r.planned.margin, model.Level)); v.cell.Has() {
				r.margin = v
			}
		}
	}
}
