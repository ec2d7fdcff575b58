package plan

import (
	"slices"
	"strings"

	"gongqiu/build/chart"
	"gongqiu/build/derive"
	"gongqiu/build/format"
	"gongqiu/build/model"
	"gongqiu/build/period"
)

// Which chart a page shows follows from the shape of its data and from what its numbers are to each other: plans and
// results, the steps of a funnel, ranks, the ends of a range, a ratio and what it is made of. It never follows from
// which dataset or which place it is.

// choice is a chart that a page asks for, as an author would in a chart block.
type choice struct {
	kind      chart.Kind
	id, title string
	request   model.ChartRequest
	compare   string // one of the Compare constants, or empty
	sorted    bool   // largest first
	limit     int    // the most rows; 0 for all
}

// choose binds a chart to its data. It is nil when there is none.
func (m *maker) choose(address string, c choice) *Figure {
	authored := &model.ChartSpec{
		ID: c.id, Kind: model.Reference{Text: string(c.kind)}, Compare: model.Reference{Text: c.compare}, Limit: c.limit,
		Request: &c.request,
	}
	if c.sorted {
		authored.Sort.Text = model.SortValue
	}
	spec := m.bind(authored)
	if !hasNumber(&spec) {
		return nil
	}
	spec.Even = chart.HasSteps(spec.Kind) && spec.Skewed()
	if spec.Title = c.title; strings.Contains(c.title, spec.When) {
		spec.When = "" // said already
	}
	return m.figure(address, spec)
}

// asked is what a chart of some quantities of a region shows, where the codes of a dimension are told apart.
func asked(d *model.Dataset, region model.Code, by int, quantities ...model.Quantity) model.ChartRequest {
	request := model.ChartRequest{Dataset: d, Quantities: quantities, By: by, Across: -1}
	request.Codes = make(map[int][]model.Code)
	if d.Region >= 0 && by != d.Region {
		request.Codes[d.Region] = []model.Code{region}
	}
	return request
}

// onlyIn is a range of one period.
func onlyIn(p period.Period) period.Range { return period.Range{First: p, Last: p} }

// breakdownFigure draws the table of a region and period in one breakdown: plans as bullets, the steps of a funnel as
// funnels, published ranks as moves between the lists, low and high numbers as ranges, two dimensions as a heat table,
// and anything else as bars. It is nil when the table is not worth a chart.
func (m *maker) breakdownFigure(t *derive.Table, columns []column, address, id string) *Figure {
	if len(m.plans[t.Dataset]) > 0 {
		if figure := m.targetFigure(t, m.targetRows(t), address, id); figure != nil {
			return figure
		}
	}
	if figure := m.funnelFigure(t, address, id); figure != nil {
		return figure
	}
	if rankingOf(t.Dataset, columns) >= 0 {
		return m.ranksFigure(t, columns[rankingOf(t.Dataset, columns)].Quantity(), address, id)
	}
	if figure := m.rangeFigure(t, address, id); figure != nil {
		return figure
	}
	if len(t.Breakdown.Dimensions) == 2 {
		return m.crossFigure(t, address, id)
	}
	return m.barFigure(t, columns, address, id)
}

// showsTable says whether a chart of a kind shows numbers of its table alone. Bullets also have plans of longer
// periods, ranks those of earlier lists, and funnels rates.
func showsTable(kind chart.Kind) bool {
	return kind == chart.Bar || kind == chart.Range || kind == chart.Heatmap
}

// breakdownTitle says what of a region and period a chart shows, and by what.
func (m *maker) breakdownTitle(t *derive.Table, quantities ...model.Quantity) string {
	return m.ofRegion("chart.by", t.Dataset, t.Region, "names", m.quantityNames(t.Dataset, quantities),
		"dimension", m.breakdowns[t.Breakdown].inSentence,
		"period", m.periodText(t.Dataset.Periods[t.Period]))
}

// quantitiesOf are measures as quantities.
func quantitiesOf(measures []int) []model.Quantity {
	quantities := make([]model.Quantity, len(measures))
	for at, measure := range measures {
		quantities[at] = model.Quantity(measure)
	}
	return quantities
}

// quantityNames lists the titles of quantities: Vacancies and job seekers.
func (m *maker) quantityNames(d *model.Dataset, quantities []model.Quantity) string {
	var room [mostHeadlines]string
	names := room[:0]
	for at, q := range quantities {
		name := d.QuantityTitle(q).In(m.language)
		if at > 0 {
			name = m.inSentence(name)
		}
		names = append(names, name)
	}
	return format.List(names, m.lang)
}

// comparable says whether the numbers of a quantity compare between regions and groups of any size: ratios and
// percentages do, counts do not.
func comparable(d *model.Dataset, q model.Quantity) bool {
	derived := d.DerivedOf(q)
	return derived != nil && (derived.Ratio || derived.Percent) || isRate(d, q)
}

// balanced are the two counts of a dataset's first ratio, such as vacancies and seekers; it is false where they differ
// in unit.
func balanced(d *model.Dataset) (above, below model.Quantity, ok bool) {
	for _, derived := range d.Derived {
		if !derived.Ratio {
			continue
		}
		above = model.Quantity(derived.Formula.Left.Measure)
		below = model.Quantity(derived.Formula.Right.Measure)
		return above, below, d.QuantityUnit(above) != nil && d.QuantityUnit(above) == d.QuantityUnit(below)
	}
	return 0, 0, false
}

// sharesOf are the shares of two counts, one of each.
func sharesOf(d *model.Dataset, first, second model.Quantity) []model.Quantity {
	var shares []model.Quantity
	for _, of := range []model.Quantity{first, second} {
		at := slices.IndexFunc(d.Derived, func(one *model.Derived) bool {
			return one.Kind == model.ByShare && model.Quantity(one.Of) == of
		})
		if at < 0 {
			return nil
		}
		shares = append(shares, d.DerivedQuantity(at))
	}
	return shares
}
