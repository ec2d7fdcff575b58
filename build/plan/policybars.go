package plan

import (
	"cmp"
	"slices"
	"strings"

	"gongqiu/build/chart"
	"gongqiu/build/format"
	"gongqiu/build/model"
	"gongqiu/build/period"
)

// movedPlace is what a bar of the numbers that a document moves stands for: codes in a region.
type movedPlace struct {
	breakdown *model.Breakdown
	codes     [model.MaxBreakdown]model.Code
	region    model.Code
}

// movedBars draws codes or regions side by side: each quantity of one unit in the period in which most have it.
func (m *maker) movedBars(n *movedNumbers, address, id string) *Figure {
	spec := chart.Spec{ID: id, Kind: chart.Bar}
	places := n.places()
	var times []period.Period
	for _, q := range n.quantities {
		if n.dataset.MeasureOf(q) == nil {
			continue
		}
		time, rows := n.fullest(q)
		rows, unit := m.ofOneUnit(n, q, rows)
		if len(rows) == 0 || len(spec.Series) > 0 && unit != spec.Unit {
			continue
		}
		spec.Unit = unit
		series := chart.Series{
			Code: n.dataset.QuantityID(q), Name: n.dataset.QuantityTitle(q).In(m.language),
			Points: make([]chart.Point, len(places)),
		}
		for _, at := range rows {
			if place := slices.Index(places, n.rows[at].place()); place >= 0 {
				series.Points[place] = m.point(n.dataset, model.ColumnOf(q, model.Level), n.rows[at].value(q))
			}
		}
		spec.Series, times = append(spec.Series, series), append(times, time)
	}
	return m.barsOf(&spec, n, places, times, address)
}

// barsOf names the bars, leaves out those without a number, and says of which period they are.
func (m *maker) barsOf(
	spec *chart.Spec, n *movedNumbers, places []movedPlace, times []period.Period, address string,
) *Figure {
	for at := len(places) - 1; at >= 0; at-- {
		if !slices.ContainsFunc(spec.Series, func(s chart.Series) bool { return s.Points[at].State == model.Present }) {
			places = slices.Delete(places, at, at+1)
			for s := range spec.Series {
				spec.Series[s].Points = slices.Delete(spec.Series[s].Points, at, at+1)
			}
		}
	}
	if len(places) < fewestBars || len(places) > mostBars {
		return nil
	}
	labels := m.placeLabels(n, places)
	for at := range places {
		spec.Categories = append(spec.Categories, chart.Category{Code: countText(at + 1), Label: labels.of(m, at, "")})
	}
	var titles []string
	for _, series := range spec.Series {
		titles = append(titles, series.Name)
	}
	spec.Title = format.List(titles, m.lang)
	same := !slices.ContainsFunc(times, func(time period.Period) bool { return time != times[0] })
	if same {
		spec.When = m.periodText(times[0])
	}
	for at := range spec.Series {
		if name := &spec.Series[at].Name; !same {
			*name = m.word("targets.of", "name", *name, "measure", m.periodText(times[at]))
		}
	}
	return m.figure(address, *spec)
}

func (r *movedRow) place() movedPlace {
	point := r.point()
	return movedPlace{r.breakdown, point.Codes, point.Region}
}

// places lists what the rows stand for, without what contains another of them.
func (n *movedNumbers) places() []movedPlace {
	var places []movedPlace
	for at := range n.rows {
		if place := n.rows[at].place(); !slices.Contains(places, place) {
			places = append(places, place)
		}
	}
	return slices.DeleteFunc(slices.Clone(places), func(place movedPlace) bool {
		return slices.ContainsFunc(places, func(other movedPlace) bool { return n.contains(place, other) })
	})
}

// contains says whether the region of one place is above that of another, at the same codes.
func (n *movedNumbers) contains(place, other movedPlace) bool {
	return n.dataset.Region >= 0 && place.breakdown == other.breakdown && place.codes == other.codes &&
		n.dataset.Dimensions[n.dataset.Region].Codelist.IsBelow(other.region, place.region)
}

// fullest is the period in which most rows have a quantity, the newest of such, and those rows.
func (n *movedNumbers) fullest(q model.Quantity) (period.Period, []int) {
	byPeriod := make(map[int][]int)
	best := -1
	for at := range n.rows {
		if !n.rows[at].value(q).cell.Has() {
			continue
		}
		p := n.rows[at].point().Period
		byPeriod[p] = append(byPeriod[p], at)
	}
	for p := range n.dataset.Periods { // oldest first
		if len(byPeriod[p]) > 0 && (best < 0 || len(byPeriod[p]) >= len(byPeriod[best])) {
			best = p
		}
	}
	if best < 0 {
		return period.Period{}, nil
	}
	return n.dataset.Periods[best], byPeriod[best]
}

// ofOneUnit are those of some rows that have the unit which most have, the first of such, and the unit.
func (m *maker) ofOneUnit(n *movedNumbers, q model.Quantity, rows []int) ([]int, string) {
	var units []string
	byUnit := make(map[string][]int)
	for _, at := range rows {
		unit := m.chartUnitOf(n.dataset, int(q), n.rows[at].value(q))
		if byUnit[unit] == nil {
			units = append(units, unit)
		}
		byUnit[unit] = append(byUnit[unit], at)
	}
	best := ""
	for _, unit := range units {
		if len(byUnit[unit]) > len(byUnit[best]) {
			best = unit
		}
	}
	return byUnit[best], best
}

// placeLabels names places by their codes and their regions.
func (m *maker) placeLabels(n *movedNumbers, places []movedPlace) placeNames {
	var names placeNames
	for _, place := range places {
		var labels []string
		for at, dimension := range place.breakdown.Dimensions {
			labels = append(labels, m.label(n.dataset.Dimensions[dimension].Codelist, place.codes[at]))
		}
		names.codes = append(names.codes, cmp.Or(strings.Join(labels, m.word("slash")), m.word("total")))
		names.places = append(names.places, m.regionName(n.dataset, place.region))
	}
	return names
}
