package plan

import (
	"slices"
	"strings"

	"gongqiu/build/chart"
	"gongqiu/build/derive"
	"gongqiu/build/diag"
	"gongqiu/build/model"
)

// checkCharts reports charts of authors that cannot be drawn: of an unknown kind, or without a number.
func (m *maker) checkCharts(list *diag.List) {
	kinds := []string{string(chart.Line), string(chart.Bar)}
	for _, spec := range m.site.Charts {
		if spec.Request == nil {
			continue // a finding already
		}
		if !slices.Contains(kinds, spec.Kind.Text) {
			list.Add(diag.Finding{Code: diag.ChartKind, Place: spec.Kind.Place, Args: diag.Args{
				"value": spec.Kind.Text, "nearest": diag.Nearest(spec.Kind.Text, kinds), "list": kinds[0] + ", " + kinds[1],
			}})
			continue
		}
		if bound := m.bind(spec); !hasNumber(&bound) {
			list.Add(diag.Finding{Code: diag.ChartEmpty, Place: spec.Place, Args: diag.Args{"value": spec.ID}})
		}
	}
}

func hasNumber(spec *chart.Spec) bool {
	for _, series := range spec.Series {
		for _, point := range series.Points {
			if point.State == model.Present {
				return true
			}
		}
	}
	return false
}

// addFigures puts the charts that a text shows on its page, each under the id that the text names it by.
func (m *maker) addFigures(b *Base, nodes []model.Node) {
	for at := range nodes {
		node := &nodes[at]
		id, isChart := strings.CutPrefix(node.URL, "chart:")
		switch {
		case node.Kind == model.Image && isChart:
			m.addFigure(b, id)
		case node.Kind == model.CodeBlock && node.ID != "":
			m.addFigure(b, node.ID)
		default:
			m.addFigures(b, node.Children)
		}
	}
}

func (m *maker) addFigure(b *Base, id string) {
	for _, spec := range m.site.Charts {
		if spec.ID != id || spec.Request == nil {
			continue
		}
		if b.Figures == nil {
			b.Figures = make(map[string]*Figure)
		}
		b.Figures[id] = m.figure(b.Address, m.bind(spec))
	}
}

// addSectionFigures does so for the texts among the sections of a page.
func (m *maker) addSectionFigures(b *Base, sections []Section) {
	for at := range sections {
		if sections[at].Prose != nil {
			m.addFigures(b, sections[at].Prose.Blocks)
		}
	}
}

// bind makes the chart that an author asks for: a line over periods, or bars over codes in the newest period.
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
	m.refer(&spec, request.Dataset, first)
	if spec.Kind == chart.Bar {
		m.bindBars(&spec, request)
	} else {
		m.bindLines(&spec, request)
	}
	return spec
}

// chartRun is one series of an authored chart: a quantity at fixed codes.
type chartRun struct {
	id, name string
	quantity model.Quantity
	codes    []model.Code // by dimension of the dataset
}

// runs lists the series of a chart: one for each code that is told apart, or else one for each quantity.
func (m *maker) runs(request *model.ChartRequest) []chartRun {
	d := request.Dataset
	fixed := make([]model.Code, len(d.Dimensions))
	if d.Region >= 0 {
		fixed[d.Region] = m.homeRegion(d)
	}
	for dimension, codes := range request.Codes {
		if len(codes) > 0 {
			fixed[dimension] = codes[0]
		}
	}
	var runs []chartRun
	if request.By >= 0 {
		for _, code := range m.chartCodes(request) {
			codes := slices.Clone(fixed)
			codes[request.By] = code
			entry := d.Dimensions[request.By].Codelist.Entry(code)
			runs = append(runs, chartRun{entry.ID, entry.Label.In(m.language), request.Quantities[0], codes})
		}
		return runs
	}
	for _, q := range request.Quantities {
		runs = append(runs, chartRun{d.QuantityID(q), d.QuantityTitle(q).In(m.language), q, fixed})
	}
	return runs
}

// chartCodes lists the codes that a chart tells apart: those it names, or else all that have figures.
func (m *maker) chartCodes(request *model.ChartRequest) []model.Code {
	if codes := request.Codes[request.By]; len(codes) > 0 {
		return codes
	}
	d := request.Dataset
	if request.By == d.Region {
		var codes []model.Code
		for _, r := range m.regions {
			codes = append(codes, r.code)
		}
		return codes
	}
	var codes []model.Code
	for _, code := range m.codesOf(d.Dimensions[request.By]) {
		if role := d.Dimensions[request.By].Codelist.Entry(code).Role; role != model.OfWhich {
			codes = append(codes, code)
		}
	}
	return codes
}

// chartPeriods lists the periods of a chart in the dataset's rhythm, oldest first.
func chartPeriods(request *model.ChartRequest) []int {
	var periods []int
	for at, p := range request.Dataset.Periods {
		if p.Kind() == request.Dataset.Frequency && !p.IsSpan() &&
			(request.Periods.IsZero() || request.Periods.Contains(p)) {
			periods = append(periods, at)
		}
	}
	return periods
}

// withFigures leaves out the periods before the first and after the last number of any series.
func withFigures(request *model.ChartRequest, runs []chartRun) []int {
	periods := chartPeriods(request)
	empty := func(at int) bool {
		return !slices.ContainsFunc(runs, func(run chartRun) bool {
			return lookUp(request.Dataset, run.codes, at, model.ColumnOf(run.quantity, model.Level)).cell.Has()
		})
	}
	for len(periods) > 0 && empty(periods[0]) {
		periods = periods[1:]
	}
	for len(periods) > 0 && empty(periods[len(periods)-1]) {
		periods = periods[:len(periods)-1]
	}
	return periods
}

func (m *maker) bindLines(spec *chart.Spec, request *model.ChartRequest) {
	d := request.Dataset
	runs := m.runs(request)
	periods := withFigures(request, runs)
	for _, at := range periods {
		spec.Categories = append(spec.Categories, chart.Category{
			Label: m.periodText(d.Periods[at]), Period: d.Periods[at],
		})
	}
	for _, run := range runs {
		series := chart.Series{Code: run.id, Name: run.name}
		column := model.ColumnOf(run.quantity, model.Level)
		for _, at := range periods {
			series.Points = append(series.Points, m.point(d, column, lookUp(d, run.codes, at, column)))
		}
		spec.Series = append(spec.Series, series)
	}
}

// bindBars draws the newest period in which any of the codes has a number.
func (m *maker) bindBars(spec *chart.Spec, request *model.ChartRequest) {
	d := request.Dataset
	runs := m.runs(request)
	for _, q := range request.Quantities {
		spec.Series = append(spec.Series, chart.Series{
			Code: d.QuantityID(q), Name: d.QuantityTitle(q).In(m.language),
		})
	}
	periods := chartPeriods(request)
	for n := len(periods) - 1; n >= 0 && !hasNumber(spec); n-- {
		spec.Categories = nil
		for s := range spec.Series {
			spec.Series[s].Points = nil
		}
		for _, run := range runs {
			spec.Categories = append(spec.Categories, chart.Category{Code: run.id, Label: run.name})
			for s, q := range request.Quantities {
				column := model.ColumnOf(q, model.Level)
				point := m.point(d, column, lookUp(d, run.codes, periods[n], column))
				spec.Series[s].Points = append(spec.Series[s].Points, point)
			}
		}
	}
}

// lookUp is the value of a column at codes, one for each dimension of the dataset, and a period.
func lookUp(d *model.Dataset, codes []model.Code, period int, column model.Column) value {
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
		return value{}
	}
	row, found := b.Find(point)
	if !found {
		return value{}
	}
	t := derive.Of(d, b, point.Region, period)
	return valueOf(t, row-t.First, column)
}
