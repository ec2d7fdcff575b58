package plan

import (
	"cmp"
	"slices"
	"strings"

	"gongqiu/build/chart"
	"gongqiu/build/model"
	"gongqiu/build/period"
)

// crossedTable lists numbers that crossed a limit: where, of what, when, and by how much. The farthest come first.
func (m *maker) crossedTable(d *model.Dataset, alert *model.Alert, crossed []watched, id string) *Table {
	if len(crossed) == 0 {
		return nil
	}
	slices.SortStableFunc(crossed, func(a, b watched) int {
		order := a.value.cell.Number.Cmp(b.value.cell.Number)
		if alert.Side == model.Above || alert.Side == model.AtLeast {
			order = -order
		}
		return cmp.Or(-period.Compare(a.time(), b.time()), order)
	})
	b := m.newTable(d, id, m.word("alerts.crossed"))
	values := make([]value, len(crossed))
	for at, w := range crossed {
		values[at] = w.value
	}
	s := m.columnScale(d, alert.Column, values)
	b.table.Headings = []Heading{
		{Title: m.word("alerts.where")}, {Title: m.word("period")},
		{Title: m.columnTitle(d, alert.Column), Unit: s.unit, Numeric: true},
		{Title: m.word("alerts.beyond", "limit", m.limitText(d, alert)), Unit: s.unit, Numeric: true},
	}
	for _, w := range crossed {
		beyond := w.value
		beyond.computed = true
		beyond.cell.Number, _ = w.value.cell.Number.Sub(alert.Limit)
		beyond.cell.Number = beyond.cell.Number.Abs()
		plain := s
		plain.signed = false
		cell := m.markedCell(b, alert, &w, s)
		b.table.Rows = append(b.table.Rows, Row{Head: m.watchedPlace(&w), Cells: []TableCell{
			{Text: m.periodText(w.time())}, cell, {Text: m.text(d, alert.Column, beyond, plain)},
		}})
	}
	return b.table
}

// markedCell is a watched number, with a mark where it crossed the limit.
func (m *maker) markedCell(b *tableBuilder, alert *model.Alert, w *watched, s scale) TableCell {
	cell := b.cell(alert.Column, w.value, s)
	if w.crossed {
		cell.Said = m.word("alerts.said", "value", cell.Text)
		cell.Text += alertMark(alert.Side)
	}
	return cell
}

// alertMark is the sign of a number that crossed its limit, so that colour alone says nothing.
func alertMark(side model.AlertSide) string {
	if side == model.Below || side == model.AtMost {
		return " ▼"
	}
	return " ▲"
}

// watchedPlace names a watched row and leads to the report that it stands in.
func (m *maker) watchedPlace(w *watched) Link {
	d := w.table.Dataset
	var names []string
	if d.Region >= 0 {
		names = append(names, m.regionName(d, w.table.Region))
	}
	for at, dimension := range w.table.Breakdown.Dimensions {
		names = append(names, m.label(d.Dimensions[dimension].Codelist, w.table.Codes(w.row)[at]))
	}
	if len(names) == 0 {
		names = append(names, d.Title.In(m.language))
	}
	link := Link{Title: strings.Join(names, " · ")}
	if d.Region < 0 || d.Dimensions[d.Region].Codelist == m.list {
		link.URL = m.reportURL(d, w.table.Region, w.time())
	}
	return link
}

// heatTable shows watched numbers as a table of places by codes, those that crossed the limit marked, and draws it. It
// is nil where no breakdown by one dimension has several of both.
func (m *maker) heatTable(
	d *model.Dataset, alert *model.Alert, all []watched, address, id string,
) (*Table, *Figure) {
	grid := newHeatGrid(all)
	if grid == nil || d.Region < 0 {
		return nil, nil
	}
	dimension := d.Dimensions[grid.breakdown.Dimensions[0]]
	spec := chart.Spec{
		ID: id + "-chart", Kind: chart.Heatmap,
		Title: m.word("alerts.heat", "name", m.columnTitle(d, alert.Column), "period", m.periodText(all[0].time())),
		Unit:  m.chartUnit(d, alert.Column, grid.values()),
	}
	b := m.newTable(d, id, spec.Title)
	s := m.columnScale(d, alert.Column, grid.values())
	b.table.Unit = s.unit
	b.table.Headings = []Heading{{Title: d.Dimensions[d.Region].Title.In(m.language)}}
	for _, code := range grid.codes {
		entry := dimension.Codelist.Entry(code)
		b.table.Headings = append(b.table.Headings, Heading{Title: entry.Label.In(m.language), Numeric: true})
		spec.Series = append(spec.Series, chart.Series{
			Code: entry.ID, Name: entry.Label.In(m.language), Points: make([]chart.Point, len(grid.regions)),
		})
	}
	for at, region := range grid.regions {
		entry := d.Dimensions[d.Region].Codelist.Entry(region)
		name := entry.Label.In(m.language)
		spec.Categories = append(spec.Categories, chart.Category{Code: entry.ID, Label: name})
		row := Row{Head: Link{Title: name}}
		for column, code := range grid.codes {
			w, found := grid.cells[[2]model.Code{region, code}]
			if !found {
				row.Cells = append(row.Cells, TableCell{})
				continue
			}
			row.Head.URL = m.reportURL(d, region, w.time())
			row.Cells = append(row.Cells, m.markedCell(b, alert, &w, s))
			spec.Series[column].Points[at] = m.point(d, alert.Column, w.value)
		}
		b.table.Rows = append(b.table.Rows, row)
	}
	figure := m.figure(address, spec)
	figure.Table = id
	return b.table, figure
}

// heatGrid is watched numbers laid out by region and code.
type heatGrid struct {
	breakdown *model.Breakdown
	regions   []model.Code
	codes     []model.Code
	cells     map[[2]model.Code]watched
}

// newHeatGrid lays out the first breakdown by one dimension that has several regions and codes; nil when none has.
func newHeatGrid(all []watched) *heatGrid {
	grids := make(map[*model.Breakdown]*heatGrid)
	var order []*heatGrid
	for _, w := range all {
		b := w.table.Breakdown
		if len(b.Dimensions) != 1 {
			continue
		}
		grid := grids[b]
		if grid == nil {
			grid = &heatGrid{breakdown: b, cells: make(map[[2]model.Code]watched)}
			grids[b], order = grid, append(order, grid)
		}
		code := w.table.Codes(w.row)[0]
		grid.cells[[2]model.Code{w.table.Region, code}] = w
		if !slices.Contains(grid.regions, w.table.Region) {
			grid.regions = append(grid.regions, w.table.Region)
		}
		if !slices.Contains(grid.codes, code) {
			grid.codes = append(grid.codes, code)
		}
	}
	for _, grid := range order {
		if len(grid.regions) > 1 && len(grid.codes) > 1 {
			slices.Sort(grid.regions)
			slices.Sort(grid.codes)
			return grid
		}
	}
	return nil
}

func (g *heatGrid) values() []value {
	var values []value
	for _, region := range g.regions {
		for _, code := range g.codes {
			if w, found := g.cells[[2]model.Code{region, code}]; found {
				values = append(values, w.value)
			}
		}
	}
	return values
}
