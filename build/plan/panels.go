package plan

import (
	"slices"
	"strings"

	"gongqiu/build/derive"
	"gongqiu/build/format"
	"gongqiu/build/model"
)

// An aggregate whose members change is compared over the members that are present in both periods. Where that was
// computed here, the page says over how many, which came and went, and how much of the total they are.

// panelTables compare the measures of an aggregate's totals with the period before and with the year before, where the
// members at hand make up its own numbers.
func (m *maker) panelTables(t *derive.Table, id string) []*Table {
	if t.Len() == 0 || !t.IsPanel() {
		return nil
	}
	var tables []*Table
	p := t.Dataset.Periods[t.Period]
	for _, change := range []model.Change{model.Previous, model.Year} {
		if !t.Dataset.Compare.Has(change) || change == model.Year && p.YearBefore() == p.Previous() {
			continue
		}
		if table := m.panelTable(t, change, id+"-"+strings.TrimPrefix(change.Suffix(), ".")); table != nil {
			tables = append(tables, table)
		}
	}
	return tables
}

func (m *maker) panelTable(t *derive.Table, change model.Change, id string) *Table {
	then := m.periodText(derive.Earlier(t.Dataset.Periods[t.Period], change))
	b := m.newTable(t.Dataset, id, m.word("panel.caption", "period", then))
	heading := func(key, unit string) Heading {
		return Heading{Title: m.word(key, "period", then), Unit: unit, Numeric: true}
	}
	b.table.Headings = []Heading{
		{Title: m.word("quantity")}, heading("panel.members", ""), heading("panel.now", ""), heading("panel.then", ""),
		heading("panel.change", ""), heading("panel.percent", "%"), heading("panel.coverage", "%"),
		heading("panel.composition", ""),
	}
	for measure := range t.Dataset.Measures {
		panel, known := t.Matched(0, measure, change)
		if !known || !panel.Whole || !panel.Change.Has() {
			continue
		}
		b.table.Rows = append(b.table.Rows, b.panelRow(measure, change, &panel))
	}
	if len(b.table.Rows) == 0 {
		return nil
	}
	b.table.Headings[1].Note = b.note(m.word("panel.computed"))
	b.dropEmptyColumns()
	return b.table
}

func (b *tableBuilder) panelRow(measure int, change model.Change, panel *derive.Panel) Row {
	q := model.Quantity(measure)
	level, moved := model.ColumnOf(q, model.Level), model.ColumnOf(q, change)
	text := func(column model.Column, v derive.Value) TableCell {
		cell := TableCell{State: v.State}
		if v.Has() {
			cell.State = model.Absent
			shown := value{cell: model.Cell{Number: v.Number, State: v.State}, computed: true}
			cell.Text = b.textWithUnit(b.dataset, column, shown)
		}
		return cell
	}
	plain := func(v derive.Value, signed bool) TableCell {
		switch {
		case !v.Has():
			return TableCell{State: v.State}
		case signed:
			return TableCell{Text: format.Signed(v.Number, b.lang)}
		}
		return TableCell{Text: format.Number(v.Number, b.lang)}
	}
	row := Row{
		Head: Link{Title: b.dataset.Measures[measure].Title.In(b.language), URL: b.indicatorURL(b.dataset, q)},
		Cells: []TableCell{
			{Text: countText(panel.Count())}, text(level, panel.Now), text(level, panel.Before), text(moved, panel.Change),
			plain(panel.Percent, true), plain(panel.Coverage, false), text(moved, panel.Composition),
		},
	}
	if note := b.membersNote(panel); note != "" {
		row.Note = b.note(note)
	}
	return row
}

// membersNote names the members that are not compared: those that came, those that left, those that reported and do not
// count, and those whose series began anew.
func (b *tableBuilder) membersNote(panel *derive.Panel) string {
	var parts []string
	counted := func(codes []model.Code) []model.Code { // without those that are named as reporting all the same
		return slices.DeleteFunc(slices.Clone(codes), func(code model.Code) bool {
			return slices.Contains(panel.Excluded, code)
		})
	}
	for _, group := range []struct {
		key   string
		codes []model.Code
	}{
		{"panel.entrants", counted(panel.Entrants)}, {"panel.leavers", counted(panel.Leavers)},
		{"panel.excluded", panel.Excluded}, {"panel.broken", panel.Broken},
	} {
		if len(group.codes) > 0 {
			parts = append(parts, b.word(group.key, "count", countText(len(group.codes)), "list", b.regionNames(group.codes)))
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return strings.Join(parts, b.word("semicolon")) + b.word("full-stop")
}

// regionNames lists regions by name, the first of many.
func (b *tableBuilder) regionNames(codes []model.Code) string {
	var names []string
	for _, code := range codes[:min(len(codes), 4*mostNamed)] {
		names = append(names, b.regionName(b.dataset, code))
	}
	return strings.Join(slices.Compact(names), b.word("list"))
}

// matchedOver says over how many members a computed change of an aggregate's measure was taken; empty for other
// changes.
func (m *maker) matchedOver(t *derive.Table, q model.Quantity, change model.Change) string {
	if t.Dataset.MeasureOf(q) == nil || !t.IsPanel() {
		return ""
	}
	panel, known := t.Matched(0, int(q), change)
	if !known || !panel.Whole {
		return ""
	}
	return m.word("panel.over", "count", countText(panel.Count()))
}
