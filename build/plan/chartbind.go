package plan

import (
	"slices"

	"gongqiu/build/chart"
	"gongqiu/build/model"
)

// chartShape is how the data of a chart are laid out, which an author or a page asks for.
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
	kind := chart.Kind(spec.Kind.Text)
	switch kind {
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
	return otherShape(kind, request)
}

// otherShape lays out the kinds that show places and not runs.
func otherShape(kind chart.Kind, request *model.ChartRequest) chartShape {
	switch kind {
	case chart.Heatmap, chart.Ranks, chart.Multiples:
		if request.Across >= 0 {
			return crossed
		}
		return overTime
	case chart.Scatter:
		if request.By < 0 {
			return overTime
		}
	case chart.Funnel:
		return ofMeasures
	}
	return ofCodes // range, bullet, tilemap, map
}

// bind makes the chart that an author, or a page by choose, asks for.
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
	b.spec.Even = b.authored.Mode.Text == model.ModeEven
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
	return slices.ContainsFunc(b.periods(), func(at int) bool {
		return slices.ContainsFunc(runs, func(run chartRun) bool { return b.given(run, at) })
	})
}

// named says whether the author named the codes of a dimension: then they are shown even without a figure.
func (b *binder) named(dimension int) bool {
	return dimension < 0 || len(b.request.Codes[dimension]) > 0
}
