package plan

import (
	"slices"
	"strconv"
	"strings"

	"gongqiu/build/chart"
	"gongqiu/build/format"
	"gongqiu/build/model"
	"gongqiu/build/period"
)

// A chart of two datasets is a scatter chart of two numbers that different surveys give of the same period, or of the
// same codes: openings per seeker against registered unemployment. Where only one of the two is known there is no
// point; the table below has the number all the same, and a note says of which periods or codes.

// fitsOther says whether a quantity of another dataset can be matched with that of the chart.
func (j *chartJudge) fitsOther() bool {
	request := j.request
	if chart.Kind(j.spec.Kind.Text) != chart.Scatter || len(request.Quantities) != 1 {
		return j.misfit(j.spec.Measures[1], "other")
	}
	if request.By >= 0 && otherDimension(request) < 0 {
		return j.misfit(j.spec.By[0], "other-by")
	}
	return true
}

// otherDimension is the dimension of the other dataset whose codes are those that the chart tells apart; -1 for none.
func otherDimension(request *model.ChartRequest) int {
	by := request.Dataset.Dimensions[request.By]
	return slices.IndexFunc(request.Other.Dataset.Dimensions, func(d *model.Dimension) bool {
		return d.ID == by.ID && d.Codelist == by.Codelist
	})
}

// twoDatasets lays out the two numbers of every period or code. The first series runs across, the second up.
func (b *binder) twoDatasets(shape chartShape) {
	d := b.request.Dataset
	q := b.request.Quantities[0]
	up := chart.Series{Code: d.ID + "." + d.QuantityID(q), Name: d.QuantityTitle(q).In(b.language), Unit: b.spec.Unit}
	b.spec.Series = []chart.Series{b.otherSeries(), up}
	b.spec.Unit = "" // each axis has its own
	if shape == overTime {
		b.otherPeriods()
	} else {
		b.otherCodes()
	}
	b.noteUnmatched()
	b.dropEmpty()
}

// otherSeries is the axis of the other dataset, named after its quantity and the codes that it is of.
func (b *binder) otherSeries() chart.Series {
	other := b.request.Other
	d := other.Dataset
	name := d.QuantityTitle(other.Quantity).In(b.language)
	series := chart.Series{Code: d.ID + "." + d.QuantityID(other.Quantity), Name: name}
	series.Unit = b.chartUnit(d, model.ColumnOf(other.Quantity, model.Level), nil)
	measure := d.MeasureOf(other.Quantity)
	for dimension := range d.Dimensions {
		code, named := other.Codes[dimension]
		if !named {
			continue
		}
		entry := d.Dimensions[dimension].Codelist.Entry(code)
		label := entry.Label.In(b.language)
		switch {
		case measure != nil && measure.UnitOf == dimension: // the code says what is counted
			series.Name, series.Unit = label, b.baseUnit(entry.Unit)
		case dimension != d.Region || code != b.region():
			series.Name = b.word("chart.of", "measure", series.Name, "code", label)
		}
	}
	return series
}

// region is the region of the chart's own numbers; 0 where they have none, or one for each row.
func (b *binder) region() model.Code {
	d := b.request.Dataset
	if d.Region < 0 || d.Region == b.request.By {
		return 0
	}
	return b.fixed()[d.Region]
}

// otherFixed is the codes at which the other dataset is read.
func (b *binder) otherFixed() []model.Code {
	other := b.request.Other
	fixed := make([]model.Code, len(other.Dataset.Dimensions))
	if other.Dataset.Region >= 0 {
		fixed[other.Dataset.Region] = b.region()
	}
	for dimension, code := range other.Codes {
		fixed[dimension] = code
	}
	return fixed
}

// otherPoint is the other dataset's number at codes and a period.
func (b *binder) otherPoint(codes []model.Code, when period.Period) chart.Point {
	other := b.request.Other
	at := slices.Index(other.Dataset.Periods, when)
	if at < 0 || !other.Periods.IsZero() && !other.Periods.Contains(when) {
		return chart.Point{}
	}
	column := model.ColumnOf(other.Quantity, model.Level)
	return b.point(other.Dataset, column, lookUp(other.Dataset, codes, at, column))
}

// otherPeriods lays out the periods in which either dataset has a number, in the rhythm of the chart's own.
func (b *binder) otherPeriods() {
	d, fixed, others := b.request.Dataset, b.fixed(), b.otherFixed()
	run := chartRun{quantity: b.request.Quantities[0], codes: fixed}
	var periods []period.Period
	for _, at := range chartPeriods(b.request) {
		periods = append(periods, d.Periods[at])
	}
	for _, when := range b.request.Other.Dataset.Periods {
		inside := b.request.Periods.IsZero() || b.request.Periods.Contains(when)
		if d.InRhythm(when) && inside && !slices.Contains(periods, when) {
			periods = append(periods, when)
		}
	}
	slices.SortFunc(periods, period.Compare)
	for _, when := range periods {
		across, up := b.otherPoint(others, when), chart.Point{}
		if at := slices.Index(d.Periods, when); at >= 0 {
			up = b.pointOf(run, at)
		}
		b.addPair(chart.Category{Label: b.periodText(when), Period: when}, across, up)
	}
}

// otherCodes lays out the codes that either dataset has a number of, in the newest period in which some have both.
func (b *binder) otherCodes() {
	d, others, runs := b.request.Dataset, b.otherFixed(), b.codeRuns()
	dimension := otherDimension(b.request)
	periods := chartPeriods(b.request)
	for n := len(periods) - 1; n >= 0; n-- {
		b.spec.Categories, b.spec.Series[0].Points, b.spec.Series[1].Points = nil, nil, nil
		both := false
		for _, run := range runs {
			across := b.otherPoint(withCode(others, dimension, run.codes[b.request.By]), d.Periods[periods[n]])
			up := b.pointOf(run, periods[n])
			both = both || across.State == model.Present && up.State == model.Present
			b.addPair(chart.Category{Code: run.id, Label: run.name}, across, up)
		}
		if both {
			b.spec.When = b.periodText(d.Periods[periods[n]])
			return
		}
	}
	b.spec.Categories, b.spec.Series = nil, nil
}

// addPair adds one category with its two numbers.
func (b *binder) addPair(category chart.Category, across, up chart.Point) {
	b.spec.Categories = append(b.spec.Categories, category)
	b.spec.Series[0].Points = append(b.spec.Series[0].Points, across)
	b.spec.Series[1].Points = append(b.spec.Series[1].Points, up)
}

// mostUnmatched is how many categories without a partner are named.
const mostUnmatched = 6

// noteUnmatched says in the note which categories have one number only.
func (b *binder) noteUnmatched() {
	if len(b.spec.Series) < 2 {
		return
	}
	var alone [2][]string
	both := 0
	for at, category := range b.spec.Categories {
		has := [2]bool{}
		for n := range has {
			has[n] = b.spec.Series[n].Points[at].State == model.Present
		}
		switch {
		case has[0] && has[1]:
			both++
		case has[0]:
			alone[0] = append(alone[0], category.Label)
		case has[1]:
			alone[1] = append(alone[1], category.Label)
		}
	}
	sentences := []string{b.spec.Note}
	for n, labels := range alone {
		if len(labels) == 0 || both == 0 {
			continue
		}
		key, named := "chart.unmatched", labels
		if len(labels) > mostUnmatched {
			key, named = "chart.unmatched-many", []string{labels[0], labels[len(labels)-1]}
		}
		sentences = append(sentences, b.word(key, "other", b.spec.Series[1-n].Name,
			"list", format.List(named, b.lang), "first", named[0], "last", named[len(named)-1],
			"count", strconv.Itoa(len(labels))))
	}
	b.spec.Note = strings.TrimSpace(strings.Join(sentences, b.word("sentence-space")))
}

// matched says whether a chart of two datasets has a category with both numbers.
func matched(spec *chart.Spec) bool {
	for at := range spec.Categories {
		if spec.Series[0].Points[at].State == model.Present && spec.Series[1].Points[at].State == model.Present {
			return true
		}
	}
	return false
}
