package plan

import (
	"slices"

	"gongqiu/build/chart"
	"gongqiu/build/decimal"
	"gongqiu/build/model"
	"gongqiu/build/period"
)

// track is the numbers of one thing that a chart shows, by period.
type track struct {
	quantity, code string // ids; code is empty where nothing is told apart
	name           string
	percent        bool
	side           side      // of the market that it counts
	counts         [2]*track // of a ratio that the chart does not show: demand and supply, which it does
	moving         bool      // a level of a panel whose members change: two of its numbers do not say what rose or fell
	periods        []period.Period
	points         []chart.Point
}

// tracks lays the numbers of a bound chart out by what they belong to. Shapes that titles seldom make claims about
// have none.
func (b *binder) tracks() []track {
	var tracks []track
	for _, run := range b.runs() {
		t := b.trackOf(run)
		switch shapeOf(b.authored) {
		case overTime, slopes:
			for _, series := range b.spec.Series {
				if series.Code == run.id && !series.Muted {
					t.points = series.Points
				}
			}
			for _, category := range b.spec.Categories {
				t.periods = append(t.periods, category.Period)
			}
		case twoPeriods:
			at := b.category(run.id)
			for _, series := range b.spec.Series {
				when, err := period.Parse(series.Code)
				if at < 0 || err != nil {
					break
				}
				t.periods, t.points = append(t.periods, when), append(t.points, series.Points[at])
			}
		case ofCodes:
			at := b.category(t.code)
			for _, series := range b.spec.Series {
				if at >= 0 && series.Code == t.quantity {
					t.periods, t.points = []period.Period{b.shownPeriod()}, series.Points[at:at+1]
				}
			}
		}
		if len(t.points) > 0 {
			tracks = append(tracks, t)
		}
	}
	return tracks
}

// trackOf is the track of a run, without its numbers.
func (b *binder) trackOf(run chartRun) track {
	d := b.request.Dataset
	unit := (&chartJudge{request: b.request}).unitName(run.quantity)
	t := track{name: run.name, quantity: d.QuantityID(run.quantity), percent: unit == model.UnitPercent,
		side: sideOf(d, run.quantity)}
	if by := b.request.By; by >= 0 {
		t.code = d.Dimensions[by].Codelist.Entry(run.codes[by]).ID
	}
	if d.Region >= 0 && unit != model.UnitRatio && !t.percent {
		t.moving = d.Dimensions[d.Region].Codelist.Entry(run.codes[d.Region]).Role == model.Panel
	}
	return t
}

// category is the place of a category by its code; -1 when there is none.
func (b *binder) category(code string) int {
	return slices.IndexFunc(b.spec.Categories, func(c chart.Category) bool { return c.Code == code })
}

// shownPeriod is the one period that a chart of codes shows.
func (b *binder) shownPeriod() period.Period {
	newest := b.newest(b.codeRuns(), b.request.Quantities)
	if newest < 0 {
		return period.Period{}
	}
	return b.request.Dataset.Periods[newest]
}

// given are the places of the numbers of a track that are exact.
func (t *track) given() []int {
	var places []int
	for at, point := range t.points {
		if point.State == model.Present && point.Qualifier == decimal.Exact {
			places = append(places, at)
		}
	}
	return places
}

// find is the place of a period's number; -1 when there is none.
func (t *track) find(when period.Period) int {
	for _, at := range t.given() {
		if t.periods[at] == when {
			return at
		}
	}
	return -1
}

// broken says whether the definition changed after one place and up to another.
func (t *track) broken(from, to int) bool {
	return slices.ContainsFunc(t.points[from+1:to+1], func(p chart.Point) bool { return p.Break })
}
