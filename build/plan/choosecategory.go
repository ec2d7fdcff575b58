package plan

import (
	"iter"
	"slices"

	"gongqiu/build/chart"
	"gongqiu/build/model"
)

// mostPairs is how many regions a chart of pairs has.
const mostPairs = 20

// categoryFigure draws a code: over time in several regions side by side, or in the region that has it most often,
// first of all the home region; or else what it is of vacancies and of seekers in each region's newest figures.
func (m *maker) categoryFigure(d *model.Dataset, rows []codeRow, address, name string) *Figure {
	if figure := m.categoryCourses(d, rows, address, name); figure != nil {
		return figure
	}
	if figure := m.categorySeries(d, rows, address, name); figure != nil {
		return figure
	}
	return m.categoryPairs(d, rows, address, name)
}

// categoryCourses draws what a code was in several regions over time. It is nil where too few or too many have a
// course.
func (m *maker) categoryCourses(d *model.Dataset, rows []codeRow, address, name string) *Figure {
	dimensions := rows[0].breakdown.Dimensions
	if d.Region < 0 || d.Dimensions[d.Region].Codelist != m.list || len(dimensions) != 1 {
		return nil
	}
	var regions []model.Code
	for region, of := range byRegion(rows) {
		if len(of) >= fewestPoints {
			regions = append(regions, region)
		}
	}
	if len(regions) < fewestPanels || len(regions) > mostPanels {
		return nil
	}
	for _, quantities := range likes(d) {
		request := asked(d, 0, d.Region, quantities[0])
		request.Codes[dimensions[0]] = []model.Code{rows[0].breakdown.Point(rows[0].row).Codes[0]}
		request.Codes[d.Region] = regions
		title := func(s shift) string {
			return m.word("chart.category-time", s.args("code", name, "name", d.QuantityTitle(s.quantity).In(m.language))...)
		}
		if figure := m.panels(request, address, d.ID+"-regions", title); figure != nil {
			return figure
		}
	}
	return nil
}

// categorySeries is nil where no region has enough periods. A ratio is drawn alone, shares and counts with their like.
func (m *maker) categorySeries(d *model.Dataset, rows []codeRow, address, name string) *Figure {
	best, of := m.homeRegion(d), []codeRow(nil)
	for region, rows := range byRegion(rows) {
		if region == best {
			of = rows
		}
	}
	if len(of) < fewestPoints {
		for region, rows := range byRegion(rows) {
			if _, known := m.byCode[region]; known && len(rows) > len(of) {
				best, of = region, rows
			}
		}
	}
	if len(of) < fewestPoints {
		return nil
	}
	s := &series{dataset: d, breakdown: rows[0].breakdown}
	for _, r := range of {
		s.add(r.row)
	}
	s = s.inRhythm()
	for _, quantities := range likes(d) {
		quantities = slices.DeleteFunc(quantities, func(q model.Quantity) bool {
			return numbersIn(s, model.ColumnOf(q, model.Level)) < fewestPoints
		})
		if len(quantities) == 0 {
			continue
		}
		title := m.ofRegion("chart.category", d, best, "name", name, "quantity", m.quantityNames(d, quantities))
		if f := m.seriesFigure(s, address, d.ID+"-series", title, quantities...); f != nil {
			return f
		}
	}
	return nil
}

// byRegion parts the rows of a code, in which those of a region follow each other, by their regions.
func byRegion(rows []codeRow) iter.Seq2[model.Code, []codeRow] {
	return func(yield func(model.Code, []codeRow) bool) {
		for at := 0; at < len(rows); {
			b, end := rows[at].breakdown, at+1
			region := b.Region(rows[at].row)
			for end < len(rows) && b.Region(rows[end].row) == region {
				end++
			}
			if !yield(region, rows[at:end]) {
				return
			}
			at = end
		}
	}
}

// likes are the quantities of a dataset that share an axis, in the order in which a code is told: its ratio, its shares
// of both counts, the counts.
func likes(d *model.Dataset) [][]model.Quantity {
	main := headlineQuantities(d)
	if len(main) == 0 {
		return nil
	}
	groups := [][]model.Quantity{{main[0]}}
	if above, below, ok := balanced(d); ok {
		if shares := sharesOf(d, above, below); shares != nil {
			groups = append(groups, shares)
		}
		groups = append(groups, []model.Quantity{above, below})
	}
	for _, q := range main[1:] {
		groups = append(groups, []model.Quantity{q})
	}
	return groups
}

// categoryPairs draws beside each other what a code is of the two counts of a ratio, a row for each region's newest
// figures. It is nil where fewer than three regions have both.
func (m *maker) categoryPairs(d *model.Dataset, rows []codeRow, address, name string) *Figure {
	above, below, ok := balanced(d)
	if !ok {
		return nil
	}
	for _, pair := range [][]model.Quantity{sharesOf(d, above, below), {above, below}} {
		if pair == nil {
			continue
		}
		if spec := m.pairsOf(d, rows, pair); len(spec.Categories) >= fewestRegions {
			spec.ID = d.ID + "-pairs"
			spec.Title = m.word("chart.pairs", "name", name, "quantities", m.quantityNames(d, pair))
			return m.figure(address, spec)
		}
	}
	return nil
}

// pairsOf is a chart of two quantities with a row for each region that has both, of its newest period.
func (m *maker) pairsOf(d *model.Dataset, rows []codeRow, pair []model.Quantity) chart.Spec {
	spec := chart.Spec{Kind: chart.Dumbbell, Unit: m.chartUnit(d, model.ColumnOf(pair[0], model.Level), nil)}
	for _, q := range pair {
		spec.Series = append(spec.Series, chart.Series{Code: d.QuantityID(q), Name: d.QuantityTitle(q).In(m.language)})
	}
	var regions []model.Code
	for _, r := range newestRows(rows, len(rows)) {
		point := r.breakdown.Point(r.row)
		if len(spec.Categories) == mostPairs || slices.Contains(regions, point.Region) {
			continue
		}
		t := m.tableOf(d, r.breakdown, point.Region, point.Period)
		points := make([]chart.Point, len(pair))
		for at, q := range pair {
			column := model.ColumnOf(q, model.Level)
			points[at] = m.point(d, column, valueOf(t, r.row-t.First, column))
		}
		if slices.ContainsFunc(points, func(p chart.Point) bool { return p.State != model.Present }) {
			continue
		}
		regions = append(regions, point.Region)
		spec.Categories = append(spec.Categories, chart.Category{
			Label: m.ofRegion("period-region", d, point.Region, "period", m.periodText(d.Periods[point.Period])),
		})
		for at := range points {
			spec.Series[at].Points = append(spec.Series[at].Points, points[at])
		}
	}
	return spec
}
