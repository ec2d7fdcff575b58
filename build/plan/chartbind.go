package plan

import (
	"slices"

	"gongqiu/build/chart"
	"gongqiu/build/derive"
	"gongqiu/build/model"
	"gongqiu/build/period"
)

// chartShape is how the data of an authored chart are laid out.
type chartShape uint8

const (
	overTime   chartShape = iota // categories are periods; a series for each code, or else for each quantity
	ofCodes                      // categories are codes, in the newest period with figures; a series for each quantity
	ofMeasures                   // categories are quantities; one series, or one for each code
	crossed                      // categories are codes of one dimension, series those of another
	twoPeriods                   // categories are codes, series the two periods compared
	slopes                       // categories are the two periods compared, series the codes or quantities
)

// shapeOf says how the data of a chart are laid out: as its kind needs them, and as what is told apart allows.
func shapeOf(spec *model.ChartSpec) chartShape {
	request := spec.Request
	apart, several := request.By >= 0, len(request.Quantities) > 1
	switch chart.Kind(spec.Kind.Text) {
	case chart.Slope:
		return slopes
	case chart.Stacked:
		switch {
		case request.Across >= 0:
			return crossed
		case apart && several:
			return ofMeasures
		}
		return overTime
	case chart.Dumbbell:
		if several {
			return ofCodes
		}
		return twoPeriods
	case chart.Bar:
		switch {
		case apart && spec.Compare.Text != "":
			return twoPeriods
		case apart:
			return ofCodes
		}
		return overTime
	case chart.Line, chart.Area:
		return overTime
	}
	return otherShape(spec.Kind.Text, request)
}

// otherShape lays out the kinds that show places and not runs.
func otherShape(kind string, request *model.ChartRequest) chartShape {
	switch kind {
	case "heatmap", "ranks", "multiples":
		if request.Across >= 0 {
			return crossed
		}
		return overTime
	case "scatter":
		if request.By < 0 {
			return overTime
		}
	case "funnel":
		return ofMeasures
	}
	return ofCodes // range, bullet, tilemap, map
}

// bind makes the chart that an author asks for.
func (m *maker) bind(authored *model.ChartSpec) chart.Spec {
	request := authored.Request
	spec := chart.Spec{
		ID: authored.ID, Kind: chart.Kind(authored.Kind.Text), Language: m.language,
		Title: authored.Title.In(m.language), Summary: authored.Summary.In(m.language), Note: authored.Note.In(m.language),
	}
	first := request.Quantities[0]
	if spec.Title == "" {
		spec.Title = request.Dataset.QuantityTitle(first).In(m.language)
	}
	spec.Unit = m.chartUnit(request.Dataset, model.ColumnOf(first, model.Level), nil)
	if chart.HasBalance(spec.Kind) {
		m.refer(&spec, request.Dataset, first)
	}
	if !authored.Line.Label.Empty() {
		spec.Reference = chart.Reference{Value: authored.Line.Value, Label: authored.Line.Label.In(m.language)}
	}
	spec.Outlines = request.Map
	spec.Axis = chart.Axis{From: boundOf(authored.Axis.From), To: boundOf(authored.Axis.To)}
	for _, event := range authored.Events {
		spec.Events = append(spec.Events, chart.Event{At: event.When, Label: event.Label.In(m.language)})
	}
	b := binder{maker: m, authored: authored, request: request, spec: &spec}
	b.bind(shapeOf(authored))
	return spec
}

func boundOf(bound model.ChartBound) chart.Bound {
	return chart.Bound{Given: bound.Given, Value: bound.Value}
}

// binder is a chart on its way to its data.
type binder struct {
	*maker
	authored *model.ChartSpec
	request  *model.ChartRequest
	spec     *chart.Spec
}

func (b *binder) bind(shape chartShape) {
	if b.request.Other != nil {
		b.twoDatasets(shape)
		return
	}
	switch shape {
	case overTime:
		b.overTime()
	case ofCodes:
		b.ofCodes()
	case ofMeasures, crossed:
		b.crossed(shape)
	case twoPeriods, slopes:
		b.twoPeriods(shape)
	}
	b.order()
	b.roles()
	if b.authored.Mode.Text == model.ModeShare {
		b.spec.Shares()
	}
}

// chartRun is one series of an authored chart: a quantity at fixed codes.
type chartRun struct {
	id, name string
	quantity model.Quantity
	codes    []model.Code // by dimension of the dataset
}

// fixed is the codes at which a chart reads what it does not tell apart.
func (b *binder) fixed() []model.Code {
	d := b.request.Dataset
	fixed := make([]model.Code, len(d.Dimensions))
	if d.Region >= 0 {
		fixed[d.Region] = b.homeRegion(d)
	}
	for dimension, codes := range b.request.Codes {
		if len(codes) > 0 {
			fixed[dimension] = codes[0]
		}
	}
	return fixed
}

// withCode is codes with that of one dimension changed.
func withCode(codes []model.Code, dimension int, code model.Code) []model.Code {
	changed := slices.Clone(codes)
	changed[dimension] = code
	return changed
}

// runs lists the series of a chart: one for each code that is told apart, or else one for each quantity.
func (b *binder) runs() []chartRun {
	d, fixed := b.request.Dataset, b.fixed()
	var runs []chartRun
	if b.request.By < 0 {
		for _, q := range b.request.Quantities {
			runs = append(runs, chartRun{d.QuantityID(q), d.QuantityTitle(q).In(b.language), q, fixed})
		}
		return runs
	}
	for _, code := range b.codes(b.request.By) {
		entry := d.Dimensions[b.request.By].Codelist.Entry(code)
		for _, q := range b.request.Quantities {
			run := chartRun{entry.ID, entry.Label.In(b.language), q, withCode(fixed, b.request.By, code)}
			if len(b.request.Quantities) > 1 {
				run.id += "." + d.QuantityID(q)
				run.name = b.word("chart.run", "code", run.name, "measure", d.QuantityTitle(q).In(b.language))
			}
			runs = append(runs, run)
		}
	}
	return runs
}

// codeRuns lists a chart's codes, each at the first quantity.
func (b *binder) codeRuns() []chartRun {
	first := *b.request
	first.Quantities = first.Quantities[:1]
	other := *b
	other.request = &first
	return other.runs()
}

// codes lists the codes of a dimension that a chart tells apart: those it names, or else all that have figures and
// are not contained in another of them.
func (b *binder) codes(dimension int) []model.Code {
	if codes := b.request.Codes[dimension]; len(codes) > 0 {
		return codes
	}
	d := b.request.Dataset
	var codes []model.Code
	if dimension == d.Region {
		for _, r := range b.regions {
			codes = append(codes, r.code)
		}
		return codes
	}
	list := d.Dimensions[dimension].Codelist
	for _, code := range b.codesOf(d.Dimensions[dimension]) {
		entry := list.Entry(code)
		if entry.Role != model.OfWhich && (entry.Parent == 0 || !b.shown(dimension, entry.Parent)) {
			codes = append(codes, code)
		}
	}
	return codes
}

// shown says whether the chart has figures of a code, in any of its periods.
func (b *binder) shown(dimension int, code model.Code) bool {
	run := chartRun{quantity: b.request.Quantities[0], codes: withCode(b.fixed(), dimension, code)}
	runs := []chartRun{run}
	if by := b.request.By; by >= 0 && by != dimension {
		runs = runs[:0]
		for _, other := range b.codes(by) {
			runs = append(runs, chartRun{quantity: run.quantity, codes: withCode(run.codes, by, other)})
		}
	}
	return slices.ContainsFunc(chartPeriods(b.request), func(at int) bool {
		return slices.ContainsFunc(runs, func(run chartRun) bool { return b.given(run, at) })
	})
}

// named says whether the author named the codes of a dimension: then they are shown even without a figure.
func (b *binder) named(dimension int) bool {
	return dimension < 0 || len(b.request.Codes[dimension]) > 0
}

// chartPeriods lists the periods of a chart in the dataset's rhythm, oldest first. A chart that asks for one period has
// that one, whatever its length.
func chartPeriods(request *model.ChartRequest) []int {
	var periods []int
	for at, p := range request.Dataset.Periods {
		if request.Periods.First == request.Periods.Last && p == request.Periods.First {
			return []int{at}
		}
		if p.Kind() == request.Dataset.Frequency && !p.IsSpan() &&
			(request.Periods.IsZero() || request.Periods.Contains(p)) {
			periods = append(periods, at)
		}
	}
	return periods
}

// given says whether a run has a number in a period.
func (b *binder) given(run chartRun, period int) bool {
	return lookUp(b.request.Dataset, run.codes, period, model.ColumnOf(run.quantity, model.Level)).cell.Has()
}

// withFigures leaves out the periods before the first and after the last number of any series.
func (b *binder) withFigures(runs []chartRun) []int {
	periods := chartPeriods(b.request)
	empty := func(at int) bool {
		return !slices.ContainsFunc(runs, func(run chartRun) bool { return b.given(run, at) })
	}
	for len(periods) > 0 && empty(periods[0]) {
		periods = periods[1:]
	}
	for len(periods) > 0 && empty(periods[len(periods)-1]) {
		periods = periods[:len(periods)-1]
	}
	return periods
}

// pointOf is the number of a run in a period.
func (b *binder) pointOf(run chartRun, period int) chart.Point {
	column := model.ColumnOf(run.quantity, model.Level)
	return b.point(b.request.Dataset, column, lookUp(b.request.Dataset, run.codes, period, column))
}

// findRow is the row of the cells at codes, one for each dimension of the dataset, and a period.
func findRow(d *model.Dataset, codes []model.Code, period int) (t *derive.Table, row int, found bool) {
	point := model.Point{Period: period}
	var dimensions []int
	for at, code := range codes {
		switch {
		case at == d.Region:
			point.Region = code
		case code != 0 && len(dimensions) < model.MaxBreakdown:
			point.Codes[len(dimensions)] = code
			dimensions = append(dimensions, at)
		}
	}
	b := d.By(dimensions...)
	if b == nil {
		return nil, 0, false
	}
	if row, found = b.Find(point); !found {
		return nil, 0, false
	}
	t = derive.Of(d, b, point.Region, period)
	return t, row - t.First, true
}

// lookUp is the value of a column at codes, one for each dimension of the dataset, and a period.
func lookUp(d *model.Dataset, codes []model.Code, period int, column model.Column) value {
	t, row, found := findRow(d, codes, period)
	if !found {
		return value{}
	}
	return valueOf(t, row, column)
}

// before is the period that another is compared with, by the calendar; -1 when the dataset does not have it.
func (b *binder) before(at int, compare string) int {
	d := b.request.Dataset
	wanted := d.Periods[at].Previous()
	if compare == model.CompareYear {
		wanted = d.Periods[at].YearBefore()
	}
	return slices.IndexFunc(d.Periods, func(p period.Period) bool { return p == wanted })
}
