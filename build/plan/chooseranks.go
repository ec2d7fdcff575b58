package plan

import (
	"slices"
	"strings"

	"gongqiu/build/chart"
	"gongqiu/build/decimal"
	"gongqiu/build/derive"
	"gongqiu/build/model"
)

// Limits of a chart of ranks.
const (
	mostPlaces   = 15 // that a reader can follow
	fewestPlaces = 5
	mostLists    = 6
)

// ranksFigure draws how the first places of a ranking moved over the lists up to a table's own. It is nil where there
// is one list only. As many places are drawn as every list gives, so that what seems to enter or leave does.
func (m *maker) ranksFigure(t *derive.Table, q model.Quantity, address, id string) *Figure {
	lists := ranksUpTo(t, q)
	if len(lists) < 2 {
		return nil
	}
	places := mostPlaces
	for _, list := range lists {
		places = min(places, list.last)
	}
	d := t.Dataset
	spec := chart.Spec{ID: id, Kind: chart.Ranks}
	for _, list := range lists {
		p := d.Periods[list.table.Period]
		spec.Categories = append(spec.Categories, chart.Category{Label: m.periodText(p), Period: p})
	}
	for _, codes := range rankedOnce(lists, places) {
		series := m.seriesOfCodes(d, t.Breakdown, codes)
		for _, list := range lists {
			series.Points = append(series.Points, list.point(codes, places))
		}
		spec.Series = append(spec.Series, series)
	}
	spec.Title = m.ofRegion("chart.ranks", d, t.Region, "name", d.QuantityTitle(q).In(m.language),
		"count", countText(places), "first", spec.Categories[0].Label, "last", spec.Categories[len(lists)-1].Label)
	spec.Note = m.word("chart.ranks.note", "count", countText(places))
	return m.figure(address, spec)
}

// ranksUpTo are the rankings of a table and of those before it, oldest first, without such as give only a few places.
func ranksUpTo(t *derive.Table, q model.Quantity) []places {
	var lists []places
	for at := range t.Period + 1 {
		p := t.Dataset.Periods[at]
		if p.Kind() != t.Dataset.Frequency || p.IsSpan() && at != t.Period {
			continue
		}
		list := placesOf(derive.Of(t.Dataset, t.Breakdown, t.Region, at), q)
		if list.last >= fewestPlaces {
			lists = append(lists, list)
		}
	}
	return lists[max(0, len(lists)-mostLists):]
}

// rankedOnce lists the codes that were ever among the first places: those of the newest list in its order, then those
// that have left it.
func rankedOnce(lists []places, most int) [][model.MaxBreakdown]model.Code {
	var all [][model.MaxBreakdown]model.Code
	for _, list := range slices.Backward(lists) {
		for _, n := range list.inOrder() {
			codes := list.table.Codes(n)
			if list.point(codes, most).State == model.Present && !slices.Contains(all, codes) {
				all = append(all, codes)
			}
		}
	}
	return all
}

// point is a rank among the first places.
func (p places) point(codes [model.MaxBreakdown]model.Code, most int) chart.Point {
	rank, has := p.of[codes]
	if !has || rank.Cmp(decimal.Whole(int64(most))) > 0 {
		return chart.Point{State: model.NotApplicable}
	}
	return chart.Point{Value: rank, State: model.Present}
}

// seriesOfCodes is a series without points, named after codes of a breakdown.
func (m *maker) seriesOfCodes(d *model.Dataset, b *model.Breakdown, codes [model.MaxBreakdown]model.Code) chart.Series {
	var ids, names []string
	for at, dimension := range b.Dimensions {
		entry := d.Dimensions[dimension].Codelist.Entry(codes[at])
		ids, names = append(ids, entry.ID), append(names, entry.Label.In(m.language))
	}
	return chart.Series{Code: strings.Join(ids, "."), Name: strings.Join(names, m.word("slash"))}
}

// gapFigure draws, for a dataset that publishes ranks by the difference of two counts, how far the counts were apart up
// to a table's period. It is nil for other datasets, and where there are fewer than three periods.
func (m *maker) gapFigure(t *derive.Table, address, id string) *Figure {
	above, below, ok := rankedGap(t.Dataset)
	if !ok || t.Len() == 0 {
		return nil
	}
	d := t.Dataset
	spec := chart.Spec{ID: id, Kind: chart.Dumbbell, Unit: m.chartUnit(d, levelOf(above), nil)}
	for _, measure := range []int{below, above} {
		spec.Series = append(spec.Series, chart.Series{
			Code: d.Measures[measure].ID, Name: d.Measures[measure].Title.In(m.language),
		})
	}
	for at := range t.Period + 1 {
		p := d.Periods[at]
		earlier := m.tableOf(d, t.Breakdown, t.Region, at)
		if earlier.Len() == 0 || !d.InRhythm(p) ||
			!valueOf(earlier, 0, levelOf(above)).cell.Has() || !valueOf(earlier, 0, levelOf(below)).cell.Has() {
			continue
		}
		spec.Categories = append(spec.Categories, chart.Category{Label: m.periodText(p), Period: p})
		for n, measure := range []int{below, above} {
			point := m.point(d, levelOf(measure), valueOf(earlier, 0, levelOf(measure)))
			spec.Series[n].Points = append(spec.Series[n].Points, point)
		}
	}
	if len(spec.Categories) < fewestBars {
		return nil
	}
	if surplus := len(spec.Categories) - mostLists; surplus > 0 {
		spec.Categories = spec.Categories[surplus:]
		for n := range spec.Series {
			spec.Series[n].Points = spec.Series[n].Points[surplus:]
		}
	}
	names := []model.Quantity{model.Quantity(above), model.Quantity(below)}
	spec.Title = m.ofRegion("chart.gap", d, t.Region, "names", m.quantityNames(d, names))
	return m.figure(address, spec)
}

// rankedGap are the two counts whose difference a dataset ranks by, where its ranks are published or their first places
// asked for.
func rankedGap(d *model.Dataset) (above, below int, ok bool) {
	for at, derived := range d.Derived {
		column := model.ColumnOf(d.DerivedQuantity(at), model.Level)
		if derived.Kind != model.ByRank || derived.Options.Limit == 0 &&
			!slices.ContainsFunc(d.Breakdowns, func(b *model.Breakdown) bool { return b.Has(column) }) {
			continue
		}
		by := d.DerivedOf(model.Quantity(derived.Of))
		if by == nil || by.Formula == nil || by.Formula.Operator != model.Minus ||
			by.Formula.Left.Operator != model.LeafMeasure || by.Formula.Right.Operator != model.LeafMeasure {
			continue
		}
		return by.Formula.Left.Measure, by.Formula.Right.Measure, true
	}
	return 0, 0, false
}
