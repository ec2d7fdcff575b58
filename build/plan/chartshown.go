package plan

import (
	"slices"

	"gongqiu/build/chart"
	"gongqiu/build/claim"
	"gongqiu/build/decimal"
	"gongqiu/build/model"
	"gongqiu/build/period"
)

// belowTitle is what a title can speak of: the names and the numbers of a bound chart.
func (b *binder) belowTitle() claim.Shown {
	shown := claim.Shown{Language: b.language, Names: b.names(), Tracks: b.tracks()}
	if len(b.request.Quantities) == 1 {
		shown.Only = b.request.Dataset.QuantityID(b.request.Quantities[0])
	}
	return shown
}

// names are what a title may call the things that the chart shows, and the other quantities of its dataset.
func (b *binder) names() []claim.Name {
	var names []claim.Name
	add := func(name claim.Name, texts ...string) {
		for _, name.Text = range texts {
			if name.Text != "" {
				names = append(names, name)
			}
		}
	}
	d := b.request.Dataset
	for q := range model.Quantity(d.QuantityCount()) {
		var aliases []string
		if measure := d.MeasureOf(q); measure != nil {
			aliases = measure.Aliases
		} else {
			aliases = d.DerivedOf(q).Aliases
		}
		name := claim.Name{Quantity: d.QuantityID(q), Side: sideOf(d, q)}
		add(name, append([]string{d.QuantityTitle(q).In(b.language)}, aliases...)...)
	}
	for _, at := range []int{b.request.By, b.request.Across} {
		if at >= 0 {
			title := d.Dimensions[at].Title.In(b.language)
			add(claim.Name{}, append([]string{title, "各" + title}, d.Dimensions[at].Aliases...)...) // 各职业求人倍率：…
		}
	}
	for dimension, code := range b.fixed() {
		if entry := d.Dimensions[dimension].Codelist.Entry(code); dimension != b.request.By && code != 0 {
			add(claim.Name{}, append([]string{entry.Label.In(b.language)}, entry.Aliases...)...)
		}
	}
	if by := b.request.By; by >= 0 {
		for _, code := range b.codes(by) {
			entry := d.Dimensions[by].Codelist.Entry(code)
			add(claim.Name{Code: entry.ID}, append([]string{entry.Label.In(b.language)}, entry.Aliases...)...)
		}
	}
	return names
}

// tracks lays the numbers of a bound chart out by what they belong to. Shapes that titles seldom make claims about
// have none.
func (b *binder) tracks() []claim.Track {
	var tracks []claim.Track
	for _, run := range b.runs() {
		t := b.trackOf(run)
		switch shapeOf(b.authored) {
		case overTime, slopes:
			for _, series := range b.spec.Series {
				if series.Code != run.id || series.Muted {
					continue
				}
				t.Points = nil
				for at, point := range series.Points {
					t.Points = append(t.Points, shownPoint(b.spec.Categories[at].Period, point))
				}
			}
		case twoPeriods:
			at := b.category(run.id)
			for _, series := range b.spec.Series {
				when, err := period.Parse(series.Code)
				if at < 0 || err != nil {
					break
				}
				t.Points = append(t.Points, shownPoint(when, series.Points[at]))
			}
		case ofCodes:
			at := b.category(t.Code)
			for _, series := range b.spec.Series {
				if at >= 0 && series.Code == t.Quantity {
					t.Points = []claim.Point{shownPoint(b.shownPeriod(), series.Points[at])}
				}
			}
		}
		if len(t.Points) > 0 {
			tracks = append(tracks, t)
		}
	}
	return tracks
}

// shownPoint is a number of a chart as one that a title is held against.
func shownPoint(when period.Period, p chart.Point) claim.Point {
	given := p.State == model.Present && p.Qualifier == decimal.Exact
	return claim.Point{Period: when, Value: p.Value, Given: given, Break: p.Break}
}

// trackOf is the track of a run, without its numbers.
func (b *binder) trackOf(run chartRun) claim.Track {
	d := b.request.Dataset
	unit := unitName(d, run.quantity)
	t := claim.Track{Name: run.name, Quantity: d.QuantityID(run.quantity), Percent: unit == model.UnitPercent,
		Side: sideOf(d, run.quantity), MarketRatio: isMarketRatio(d, run.quantity)}
	if by := b.request.By; by >= 0 {
		t.Code = d.Dimensions[by].Codelist.Entry(run.codes[by]).ID
	}
	if d.Region >= 0 && unit != model.UnitRatio && !t.Percent {
		t.Moving = d.Dimensions[d.Region].Codelist.Entry(run.codes[d.Region]).Role == model.Panel
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
