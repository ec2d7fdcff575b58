package plan

import (
	"slices"

	"gongqiu/build/chart"
	"gongqiu/build/derive"
	"gongqiu/build/model"
)

// A table in two directions, occupation by skill or city by industry, is drawn as a heat table of the quantity that
// compares best.

// Fewest and most rows and columns of a heat table.
const (
	fewestCrossed = 3
	mostAcross    = 16
)

// crossFigure draws a table of two dimensions.
func (m *maker) crossFigure(t *derive.Table, address, id string) *Figure {
	d, first, second := t.Dataset, t.Breakdown.Dimensions[0], t.Breakdown.Dimensions[1]
	request := asked(d, t.Region, first)
	return m.heatFigure(request, []int{first, second}, t.Breakdown, t.Period, address, id)
}

// placesFigure draws what the regions of a dataset have in one breakdown and period: city by industry.
func (m *maker) placesFigure(d *model.Dataset, b *model.Breakdown, index int, address, id string) *Figure {
	if len(b.Dimensions) != 1 || d.Region < 0 || d.Dimensions[d.Region].Codelist != m.list {
		return nil
	}
	var reporting []model.Code
	for _, r := range m.regions {
		if first, end := b.Table(r.code, index); first < end {
			reporting = append(reporting, r.code)
		}
	}
	if len(leavesOf(m.list, reporting)) > mostBars { // so there is no need to look at their numbers
		return nil
	}
	return m.heatFigure(asked(d, 0, d.Region), []int{d.Region, b.Dimensions[0]}, b, index, address, id)
}

// heatFigure draws a heat table of two dimensions in a period: the one with more codes runs down. It is nil where too
// few or too many cells would have a number.
func (m *maker) heatFigure(
	request model.ChartRequest, dimensions []int, b *model.Breakdown, index int, address, id string,
) *Figure {
	d := request.Dataset
	q, filled := m.heatQuantity(request, dimensions, b, index)
	down, across := dimensions[0], dimensions[1]
	if len(filled[across]) > len(filled[down]) {
		down, across = across, down
	}
	rows, columns := len(filled[down]), len(filled[across])
	if rows < fewestCrossed || columns < fewestCrossed || rows > mostBars || columns > mostAcross {
		return nil
	}
	request.Quantities, request.By, request.Across = []model.Quantity{q}, down, across
	request.Codes[down], request.Codes[across] = filled[down], filled[across]
	request.Periods = onlyIn(d.Periods[index])
	region := model.Code(0)
	key := "chart.by"
	if down == d.Region || across == d.Region || d.Region < 0 {
		key = "chart.by.whole"
	} else {
		region = request.Codes[d.Region][0]
	}
	names := m.dimensionTitle(d, []int{down, across})
	return m.choose(address, choice{kind: chart.Heatmap, id: id, request: request, title: m.word(key,
		"names", m.quantityNames(d, request.Quantities), "dimension", m.inSentence(names),
		"region", m.regionName(d, region), "period", m.periodText(d.Periods[index]))})
}

// heatQuantity is what a heat table shows: the ratio or percentage with most numbers, or else the count, and the codes
// of both dimensions that have any. Codes that contain others of the table are left out.
func (m *maker) heatQuantity(
	request model.ChartRequest, dimensions []int, b *model.Breakdown, index int,
) (best model.Quantity, filled map[int][]model.Code) {
	d := request.Dataset
	most := 0
	for q := range model.Quantity(d.QuantityCount()) {
		if derived := d.DerivedOf(q); derived != nil && (derived.Kind == model.ByRank || derived.Kind == model.ByShare) {
			continue
		}
		codes, count := m.filledCodes(request, dimensions, b, index, q)
		switch better := comparable(d, q) && !comparable(d, best); {
		case count == 0 || 2*count < len(codes[dimensions[0]])*len(codes[dimensions[1]]):
		case most == 0, better, count > most && comparable(d, q) == comparable(d, best):
			best, most, filled = q, count, codes
		}
	}
	return best, filled
}

// filledCodes are the codes of two dimensions at which a quantity has numbers, and how many it has.
func (m *maker) filledCodes(
	request model.ChartRequest, dimensions []int, b *model.Breakdown, index int, q model.Quantity,
) (codes map[int][]model.Code, count int) {
	d, column := request.Dataset, model.ColumnOf(q, model.Level)
	codes = make(map[int][]model.Code)
	for _, region := range m.regionsOf(request) {
		t := m.tableOf(d, b, region, index)
		for n := range t.Len() {
			if !valueOf(t, n, column).cell.Has() {
				continue
			}
			count++
			for _, dimension := range dimensions {
				code := region
				if at := slices.Index(b.Dimensions, dimension); at >= 0 {
					code = t.Codes(n)[at]
				}
				if !slices.Contains(codes[dimension], code) {
					codes[dimension] = append(codes[dimension], code)
				}
			}
		}
	}
	for _, dimension := range dimensions {
		codes[dimension] = leavesOf(d.Dimensions[dimension].Codelist, codes[dimension])
	}
	return codes, count
}

// leavesOf lists the codes that contain none of the others, in codelist order.
func leavesOf(list *model.Codelist, codes []model.Code) []model.Code {
	contains := make(map[model.Code]bool)
	for _, code := range codes {
		contains[list.Entry(code).Parent] = true
	}
	left := slices.DeleteFunc(slices.Clone(codes), func(code model.Code) bool {
		role := list.Entry(code).Role
		return role == model.OfWhich || role == model.Panel || contains[code]
	})
	slices.Sort(left)
	return left
}

// regionsOf lists the regions that a chart reads.
func (m *maker) regionsOf(request model.ChartRequest) []model.Code {
	d := request.Dataset
	if d.Region < 0 {
		return []model.Code{0}
	}
	if codes := request.Codes[d.Region]; len(codes) > 0 {
		return codes
	}
	return m.allRegions()
}
