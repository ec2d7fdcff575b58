package plan

import (
	"slices"

	"gongqiu/build/chart"
	"gongqiu/build/model"
)

// Fewest of what makes a chart of regions worth drawing.
const (
	fewestRegions = 3
	fewestTiles   = 10 // of the 34 province-level units
	mostColumns   = 16 // periods of a heat table
)

// regionsFigure compares what a quantity is in several regions in one period: as a tile map where enough of them are
// province-level units, or else as bars, the largest first. Counts of regions that contain others are left out.
func (m *maker) regionsFigure(
	d *model.Dataset, q model.Quantity, codes []model.Code, index int, address, id string,
) *Figure {
	column := model.ColumnOf(q, model.Level)
	given := slices.DeleteFunc(slices.Clone(codes), func(code model.Code) bool {
		t := m.tableOf(d, d.Totals(), code, index)
		return t.Len() == 0 || !valueOf(t, 0, column).cell.Has()
	})
	if !comparable(d, q) {
		all := slices.Clone(given)
		given = slices.DeleteFunc(given, func(code model.Code) bool {
			return slices.ContainsFunc(m.list.Below(code), func(below model.Code) bool {
				return slices.Contains(all, below)
			})
		})
	}
	if len(given) < fewestRegions {
		return nil
	}
	request := asked(d, 0, d.Region, q)
	request.Codes[d.Region], request.Periods = given, onlyIn(d.Periods[index])
	c := choice{kind: chart.Bar, id: id, request: request, sorted: true, title: m.word("chart.by.whole",
		"names", m.quantityNames(d, request.Quantities),
		"dimension", m.inSentence(d.Dimensions[d.Region].Title.In(m.language)), "period", m.periodText(d.Periods[index]))}
	if m.tiles(given) >= fewestTiles {
		c.kind, c.sorted = chart.Tilemap, false
	} else if len(given) > mostBars {
		return nil
	}
	return m.choose(address, c)
}

// tiles counts the regions that are province-level units.
func (m *maker) tiles(codes []model.Code) int {
	count := 0
	for _, code := range codes {
		count += btoi(chart.IsTile(m.list.Entry(code).ID))
	}
	return count
}

// firstRegions is regionsFigure of the first of what a dataset is about that enough regions have.
func (m *maker) firstRegions(d *model.Dataset, codes []model.Code, index int, address, id string) *Figure {
	if d.Totals() == nil || d.Region < 0 || d.Dimensions[d.Region].Codelist != m.list {
		return nil
	}
	for _, q := range headlineQuantities(d) {
		if figure := m.regionsFigure(d, q, codes, index, address, id); figure != nil {
			return figure
		}
	}
	return nil
}

// allRegions are the regions that have figures.
func (m *maker) allRegions() []model.Code {
	codes := make([]model.Code, len(m.regions))
	for at, r := range m.regions {
		codes[at] = r.code
	}
	return codes
}

// regionsOverTime compares what a quantity is in several regions over time: as small multiples where they have courses,
// as a heat table where it compares, as slopes where there is a then and a now; or else in the newest period that
// enough regions have.
func (m *maker) regionsOverTime(d *model.Dataset, q model.Quantity, address, id string) *Figure {
	if d.Totals() == nil || d.Region < 0 || d.Dimensions[d.Region].Codelist != m.list {
		return nil
	}
	counts := make([]int, len(d.Periods))
	column := model.ColumnOf(q, model.Level)
	rows := make(map[model.Code]int)
	for _, r := range m.regions {
		s := seriesOf(d, r.code)
		for at, t := range s.tables {
			if s.value(at, column).cell.Has() {
				counts[t.Period]++
				rows[r.code]++
			}
		}
	}
	codes := make([]model.Code, 0, len(rows))
	for _, r := range m.regions {
		if rows[r.code] > 0 {
			codes = append(codes, r.code)
		}
	}
	few := len(codes) <= 2*mostPanels // else there is no need to look at their numbers
	many := 0                         // periods in which regions compare
	for _, count := range counts {
		many += btoi(count >= fewestRegions)
	}
	if few && (many >= fewestPath || !comparable(d, q)) { // else a table of the numbers tells more
		if figure := m.regionsShift(d, q, codes, address, id, m.panels); figure != nil {
			return figure
		}
	}
	if figure := m.regionsHeat(d, q, counts, rows, address, id); figure != nil {
		return figure
	}
	if few {
		if figure := m.regionsShift(d, q, codes, address, id, m.slopeFigure); figure != nil {
			return figure
		}
	}
	for at := len(counts) - 1; at >= 0; at-- {
		if counts[at] >= fewestRegions {
			return m.regionsFigure(d, q, m.allRegions(), at, address, id)
		}
	}
	return nil
}

// regionsHeat is nil where too few regions have too few of the newest periods in which any two compare.
func (m *maker) regionsHeat(
	d *model.Dataset, q model.Quantity, counts []int, rows map[model.Code]int, address, id string,
) *Figure {
	if !comparable(d, q) {
		return nil
	}
	var periods []int
	for at, count := range counts {
		if count >= fewestRegions {
			periods = append(periods, at)
		}
	}
	periods = periods[max(0, len(periods)-mostColumns):]
	var codes []model.Code
	cells := 0
	for _, code := range m.allRegions() {
		given := 0
		for _, at := range periods {
			t := m.tableOf(d, d.Totals(), code, at)
			given += btoi(t.Len() > 0 && valueOf(t, 0, model.ColumnOf(q, model.Level)).cell.Has())
		}
		if 2*given >= len(periods) && given > 0 {
			codes, cells = append(codes, code), cells+given
		}
	}
	if len(periods) < fewestCrossed || len(codes) < fewestRegions || len(codes) > mostBars {
		return nil
	}
	request := asked(d, 0, d.Region, q)
	request.Codes[d.Region] = codes
	request.Periods.First, request.Periods.Last = d.Periods[periods[0]], d.Periods[periods[len(periods)-1]]
	return m.choose(address, choice{kind: chart.Heatmap, id: id, request: request, title: m.word("chart.regions-time",
		"name", d.QuantityTitle(q).In(m.language), "first", m.periodText(request.Periods.First),
		"last", m.periodText(request.Periods.Last))})
}
