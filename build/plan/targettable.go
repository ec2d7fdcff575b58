package plan

import (
	"slices"
	"strings"

	"gongqiu/build/decimal"
	"gongqiu/build/derive"
	"gongqiu/build/format"
	"gongqiu/build/model"
)

// targetSection shows the plans of one region, or of a dataset without any: a chart of what is completed, the plans to
// be reached, and apart from them the numbers to stay below.
func (m *maker) targetSection(at targetTable, all []targetTable, address string) Section {
	d := at.dataset
	section := Section{ID: d.ID, Title: d.Title.In(m.language)}
	if d.Region >= 0 {
		name := m.regionName(d, at.region)
		section.ID += "-" + d.Dimensions[d.Region].Codelist.Entry(at.region).ID
		if slices.ContainsFunc(all, func(t targetTable) bool { return t.dataset != d }) {
			name = m.word("section.of", "dataset", section.Title, "section", name)
		}
		section.Title = name
	}
	if len(d.Breakdowns) > 1 && len(at.breakdown.Dimensions) > 0 {
		section.ID += "-" + m.breakdownID(d, at.breakdown)
	}
	t := derive.Of(d, at.breakdown, at.region, at.period)
	var reached, below []targetRow
	for _, row := range m.targetRows(t) {
		if row.kind.AtMost() {
			below = append(below, row)
		} else {
			reached = append(reached, row)
		}
	}
	section.Lead = m.targetLead(reached, below)
	section.Figure = m.targetFigure(t, append(slices.Clone(reached), below...), address, section.ID+"-chart")
	if section.Figure != nil && len(below) == 0 {
		section.Figure.Table = section.ID + "-table"
	}
	for _, table := range []*Table{
		m.completionTable(t, reached, section.ID+"-table"), m.ceilingTable(t, below, section.ID+"-ceilings"),
	} {
		if table != nil {
			section.Tables = append(section.Tables, table)
		}
	}
	return section
}

// targetLead says in a sentence how many plans were met, and how many ceilings kept.
func (m *maker) targetLead(reached, below []targetRow) string {
	var parts []string
	known, met, kept := 0, 0, 0
	for at := range reached {
		if done, has := reached[at].done(); has {
			known++
			met += btoi(done.Cmp(decimal.Whole(100)) >= 0)
		}
	}
	if known > 0 {
		parts = append(parts, m.word("targets.lead", "count", countText(known), "met", countText(met)))
	}
	known = 0
	for at := range below {
		if below[at].margin.cell.Has() {
			known++
			kept += btoi(below[at].within)
		}
	}
	if known > 0 {
		parts = append(parts, m.word("targets.lead.ceilings", "count", countText(known), "kept", countText(kept)))
	}
	return strings.Join(parts, m.word("sentence-space"))
}

// targetBuilder builds the table of some plans.
func (m *maker) targetBuilder(t *derive.Table, id, caption string) *tableBuilder {
	b := m.newTable(t.Dataset, id, caption)
	b.table.Headings = []Heading{{Title: m.word("quantity")}}
	if len(t.Breakdown.Dimensions) > 0 {
		b.table.Headings[0].Title = m.dimensionTitle(t.Dataset, t.Breakdown.Dimensions)
	}
	return b
}

// targetCells are the cells that all tables of plans begin with: the kind of plan, the plan, and the actual number.
func (b *tableBuilder) targetCells(row *targetRow) Row {
	d := b.dataset
	out := Row{Head: Link{Title: d.Measures[row.of].Title.In(b.language)}}
	if len(row.table.Breakdown.Dimensions) > 0 {
		out.Head = b.codeRow(row.table, row.n).Head
		if several(b.plans[d]) {
			out.Head.Title = b.word("targets.of", "name", out.Head.Title, "measure", d.Measures[row.of].Title.In(b.language))
		}
	}
	kind := TableCell{State: model.NotApplicable}
	if row.isTarget {
		kind = TableCell{Text: d.Measures[row.plan].Title.In(b.language)}
	}
	target := b.quantityCell(levelOf(row.plan), row.target)
	if row.target.cell.Has() && row.targetFrom != row.table {
		target.Note = b.note(b.word("targets.around", "period", b.periodText(d.Periods[row.targetFrom.Period])))
	}
	out.Cells = append(out.Cells, kind, target, b.quantityCell(levelOf(row.of), row.actual))
	for _, v := range []value{row.target, row.actual, row.published} {
		if note := b.rowNote(&v); out.Note == 0 && !note.Empty() {
			out.Note = b.noteOf(note)
		}
	}
	return out
}

// several says whether the plans of a dataset are for different numbers.
func several(plans []planned) bool {
	return slices.ContainsFunc(plans, func(p planned) bool { return p.of != plans[0].of })
}

// completionTable shows plans to be reached: what was published of their completion beside what it comes to.
func (m *maker) completionTable(t *derive.Table, rows []targetRow, id string) *Table {
	if len(rows) == 0 {
		return nil
	}
	b := m.targetBuilder(t, id, m.word("targets.table"))
	b.table.Headings = append(b.table.Headings, Heading{Title: m.word("targets.kind")},
		Heading{Title: m.word("targets.plan"), Numeric: true}, Heading{Title: m.word("targets.actual"), Numeric: true},
		Heading{Title: m.word("targets.published"), Unit: "%", Numeric: true},
		Heading{Title: m.word("targets.computed"), Unit: "%", Numeric: true})
	links := m.derivationLinks()
	percent := scale{unit: "%", percent: true}
	for at := range rows {
		row := &rows[at]
		out := b.targetCells(row)
		published, computed := TableCell{State: model.Missing}, TableCell{State: model.Missing}
		if !row.isTarget {
			published.State, computed.State = model.NotApplicable, model.NotApplicable
		}
		if row.published.cell.Has() {
			published = b.cell(model.ColumnOf(row.completion, model.Level), row.published, percent)
			published.Derived = true
		}
		if row.computed.cell.Has() {
			computed = TableCell{Text: format.Number(row.computed.cell.Number, m.lang), Derived: row.completion >= 0}
		}
		out.Cells = append(out.Cells, published, computed)
		if base := links.of(t, row.n); base != "" && row.completion >= 0 {
			out.Derivation = base + "/" + t.Dataset.QuantityID(row.completion)
		}
		b.table.Rows = append(b.table.Rows, out)
	}
	b.dropEmptyColumns()
	return b.table
}

// ceilingTable shows numbers to stay below: whether they are kept, and what is left.
func (m *maker) ceilingTable(t *derive.Table, rows []targetRow, id string) *Table {
	if len(rows) == 0 {
		return nil
	}
	b := m.targetBuilder(t, id, m.word("targets.ceilings"))
	b.table.Headings = append(b.table.Headings, Heading{Title: m.word("targets.kind")},
		Heading{Title: m.word("targets.ceiling"), Numeric: true}, Heading{Title: m.word("targets.actual"), Numeric: true},
		Heading{Title: m.word("targets.kept")}, Heading{Title: m.word("targets.margin"), Numeric: true})
	links := m.derivationLinks()
	for at := range rows {
		row := &rows[at]
		out := b.targetCells(row)
		kept, margin := TableCell{State: model.Missing}, TableCell{State: model.Missing}
		if row.margin.cell.Has() {
			kept.State, kept.Text = model.Absent, m.word("targets.over")
			if row.within {
				kept.Text = m.word("targets.within")
			}
			margin = TableCell{Text: m.marginText(row), Derived: row.planned.margin >= 0}
		}
		out.Cells = append(out.Cells, kept, margin)
		if base := links.of(t, row.n); base != "" && row.planned.margin >= 0 {
			out.Derivation = base + "/" + t.Dataset.QuantityID(row.planned.margin)
		}
		b.table.Rows = append(b.table.Rows, out)
	}
	b.dropEmptyColumns()
	return b.table
}

// marginText is what is left below a ceiling with its unit: of a percentage, points.
func (m *maker) marginText(row *targetRow) string {
	d := row.table.Dataset
	if row.planned.margin >= 0 {
		return m.textWithUnit(d, model.ColumnOf(row.planned.margin, model.Level), row.margin)
	}
	v := row.margin
	v.unit = row.target.unit
	s := m.columnScale(d, levelOf(row.plan), []value{v})
	if s.percent {
		s.unit, s.percent = m.word("points"), false
	}
	return m.withUnit(m.text(d, levelOf(row.plan), v, s), s)
}

// dropEmptyColumns leaves out the columns that have nothing in any row.
func (b *tableBuilder) dropEmptyColumns() {
	for at := len(b.table.Headings) - 1; at > 0; at-- {
		if slices.ContainsFunc(b.table.Rows, func(row Row) bool { return row.Cells[at-1].Text != "" }) {
			continue
		}
		b.table.Headings = slices.Delete(b.table.Headings, at, at+1)
		for n := range b.table.Rows {
			b.table.Rows[n].Cells = slices.Delete(b.table.Rows[n].Cells, at-1, at)
		}
	}
}

// shareText is a share in percent, to one decimal where it has any.
func (m *maker) shareText(share decimal.Rational) string {
	rounded, ok := share.Round(1)
	if !ok {
		return ""
	}
	if whole, fits := share.Round(0); fits && whole.Cmp(rounded) == 0 {
		rounded = whole
	}
	return format.Percent(rounded, m.lang)
}
