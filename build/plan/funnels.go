package plan

import (
	"gongqiu/build/derive"
	"gongqiu/build/format"
	"gongqiu/build/model"
)

// A funnel follows people through steps that the dataset names in order (joined, finished, employed): each step counts
// part of those of the step before. Its table gives the rate of every step, as published where it was.

// funnelStep is a step of a funnel: the measure, what computes its rate from the step before, and what was planned of
// it.
type funnelStep struct {
	measure int
	rate    model.Quantity // -1 where the dataset does not name the rate
}

// funnelTables are the funnels of a table, in the section of an id.
func (m *maker) funnelTables(t *derive.Table, id string) []*Table {
	var tables []*Table
	for at, funnel := range t.Dataset.Funnels {
		if table := m.funnelTable(t, funnelSteps(t, funnel), id+"-funnel-"+countText(at+1)); table != nil {
			tables = append(tables, table)
		}
	}
	return tables
}

// funnelSteps are the measures of a funnel with what computes their rates in the period of a table.
func funnelSteps(t *derive.Table, funnel []int) []funnelStep {
	steps := make([]funnelStep, len(funnel))
	for n, measure := range funnel {
		steps[n] = funnelStep{measure, -1}
		for derived := range t.Dataset.Derived {
			if d := t.Dataset.Derived[derived]; n > 0 && isPercentOf(t.Formula(d), measure, funnel[n-1]) {
				steps[n].rate = t.Dataset.DerivedQuantity(derived)
			}
		}
	}
	return steps
}

// funnelTable is nil where no row has two steps, or one and the rate of the next.
func (m *maker) funnelTable(t *derive.Table, steps []funnelStep, id string) *Table {
	d := t.Dataset
	b := m.newTable(d, id, m.word("funnel.caption"))
	b.table.Headings = []Heading{{Title: m.word("quantity")}}
	if len(t.Breakdown.Dimensions) > 0 {
		b.table.Headings[0].Title = m.dimensionTitle(d, t.Breakdown.Dimensions)
	}
	for at, step := range steps {
		title := d.Measures[step.measure].Title.In(m.language)
		if at > 0 {
			before := m.inSentence(d.Measures[steps[at-1].measure].Title.In(m.language))
			rate := m.word("funnel.rate", "name", title, "before", before)
			if step.rate >= 0 {
				rate = d.QuantityTitle(step.rate).In(m.language)
			}
			b.table.Headings = append(b.table.Headings, Heading{Title: title, Numeric: true},
				Heading{Title: rate, Unit: "%", Numeric: true},
				Heading{Title: m.word("funnel.target", "name", title), Numeric: true},
				Heading{Title: m.word("targets.completion"), Unit: "%", Numeric: true})
			continue
		}
		b.table.Headings = append(b.table.Headings, Heading{Title: title, Numeric: true})
	}
	for n := range t.Len() {
		if row, shows := b.funnelRow(t, n, steps); shows {
			b.table.Rows = append(b.table.Rows, row)
		}
	}
	if len(b.table.Rows) == 0 {
		return nil
	}
	b.dropEmptyColumns()
	return b.table
}

func (b *tableBuilder) funnelRow(t *derive.Table, n int, steps []funnelStep) (row Row, shows bool) {
	row.Head.Title = b.word("total")
	if len(t.Breakdown.Dimensions) > 0 {
		row.Head = b.codeRow(t, n).Head
	}
	given, rates := 0, 0
	targets := t.Targets(n)
	for at, step := range steps {
		count := valueOf(t, n, levelOf(step.measure))
		if count.cell.Has() {
			given++
		}
		row.Cells = append(row.Cells, b.quantityCell(levelOf(step.measure), count))
		if at == 0 {
			continue
		}
		rate := b.funnelRate(t, n, steps[at-1], step)
		if rate.Text != "" {
			rates++
		}
		row.Cells = append(row.Cells, rate)
		row.Cells = append(row.Cells, b.stepTarget(t, step, targets)...)
	}
	return row, given > 1 || given > 0 && rates > 0
}

// funnelRate is a step in percent of the one before: as published, or else computed.
func (b *tableBuilder) funnelRate(t *derive.Table, n int, before, step funnelStep) TableCell {
	if step.rate >= 0 {
		column := model.ColumnOf(step.rate, model.Level)
		v := valueOf(t, n, column)
		cell := b.cell(column, v, scale{unit: "%", percent: true})
		if v.computed && v.cell.Has() {
			cell.Note = b.note(b.word("computed"))
		}
		return cell
	}
	rate := t.Rate(n, step.measure, before.measure)
	if !rate.Has() {
		return TableCell{State: model.Missing}
	}
	return TableCell{Text: format.Number(rate.Number, b.lang), Note: b.note(b.word("computed"))}
}

// stepTarget is what was planned of a step, and how much of it was done.
func (b *tableBuilder) stepTarget(t *derive.Table, step funnelStep, targets []derive.Target) []TableCell {
	cells := []TableCell{{State: model.NotApplicable}, {State: model.NotApplicable}}
	if target, has := stepPlan(t, step, targets); has {
		column := levelOf(target.Measure)
		cells[0] = b.quantityCell(column, valueOf(target.From, target.Row, column))
		if target.Completion.Has() {
			cells[1] = TableCell{Text: format.Number(target.Completion.Number, b.lang)}
		}
	}
	return cells
}

// stepPlan is the first plan to reach a number of a step.
func stepPlan(t *derive.Table, step funnelStep, targets []derive.Target) (derive.Target, bool) {
	for _, target := range targets {
		if t.Dataset.Measures[target.Measure].Plan.Of == step.measure && !target.Kind.AtMost() {
			return target, true
		}
	}
	return derive.Target{}, false
}
