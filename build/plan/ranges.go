package plan

import (
	"gongqiu/build/chart"
	"gongqiu/build/derive"
	"gongqiu/build/model"
)

// A dataset may say which measures are the low, the middle and the high number of a range (ranges in dataset.yaml),
// such as the wages of an occupation. They are drawn as bands from low to high.

// rangeRow is a row of a range chart.
type rangeRow struct {
	category chart.Category
	table    *derive.Table
	n        int
}

// rangeFigure draws the ranges of a table's rows; nil where the dataset has no range or too few rows give one.
func (m *maker) rangeFigure(t *derive.Table, address, id string) *Figure {
	if len(t.Dataset.Ranges) == 0 || len(t.Breakdown.Dimensions) != 1 {
		return nil
	}
	rows := make([]rangeRow, t.Len())
	for n := range t.Len() {
		entry := t.Entry(n)
		rows[n] = rangeRow{chart.Category{Code: entry.ID, Label: entry.Label.In(m.language)}, t, n}
	}
	return m.rangesOf(t.Dataset, rows, address, id, m.breakdownTitle(t, quantitiesOf(t.Dataset.Ranges[0])...))
}

// rangesOf draws the first range of a dataset that two rows or more give whole: its low and its high end.
func (m *maker) rangesOf(d *model.Dataset, rows []rangeRow, address, id, title string) *Figure {
	const fewest = 2
	for _, measures := range d.Ranges {
		var given []rangeRow
		for _, row := range rows {
			low, high := levelOf(measures[0]), levelOf(measures[len(measures)-1])
			if row.table.Given(row.n, low).Has() && row.table.Given(row.n, high).Has() {
				given = append(given, row)
			}
		}
		if len(given) < fewest || len(given) > mostBars {
			continue
		}
		return m.figure(address, m.rangeSpec(d, measures, given, id, title))
	}
	return nil
}

func (m *maker) rangeSpec(d *model.Dataset, measures []int, rows []rangeRow, id, title string) chart.Spec {
	spec := chart.Spec{ID: id, Kind: chart.Range, Title: title}
	for _, row := range rows {
		spec.Categories = append(spec.Categories, row.category)
	}
	for _, at := range rangeEnds(len(measures)) {
		q := model.Quantity(measures[at.measure])
		series := chart.Series{Code: d.QuantityID(q), Name: d.QuantityTitle(q).In(m.language), Role: at.role}
		values := make([]value, len(rows))
		for n, row := range rows {
			values[n] = valueOf(row.table, row.n, levelOf(measures[at.measure]))
			series.Points = append(series.Points, m.point(d, levelOf(measures[at.measure]), values[n]))
		}
		spec.Unit = m.chartUnit(d, levelOf(measures[at.measure]), values)
		spec.Series = append(spec.Series, series)
	}
	return spec
}

// rangeEnd is a measure of a range, by its place in it, and what a chart draws it as.
type rangeEnd struct {
	measure int
	role    chart.Role
}

// rangeEnds are the measures of a range that a chart shows: the first, the one in the middle, and the last.
func rangeEnds(count int) []rangeEnd {
	ends := []rangeEnd{{0, chart.RoleLow}}
	if count > 2 {
		ends = append(ends, rangeEnd{count / 2, chart.RoleMiddle})
	}
	return append(ends, rangeEnd{count - 1, chart.RoleHigh})
}

// regionID is the code of a region as files have it; empty in a dataset without regions.
func (m *maker) regionID(d *model.Dataset, region model.Code) string {
	if d.Region < 0 {
		return ""
	}
	return d.Dimensions[d.Region].Codelist.Entry(region).ID
}
