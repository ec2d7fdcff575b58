package chart

import (
	"bytes"
	"encoding/json"
	"errors"
	"strconv"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
)

// optionParts is what an option is built from: real data in the test that compares, marks in a skeleton.
type optionParts struct {
	id             string
	title, summary string
	unit           string
	categories     any
	low, high      any
	step           float64
	names          []string
	points         []any
	referenceLabel string
	reference      any
	upright        bool   // bars that stand, over periods
	live           any    // what the site's client is told besides
	stack          string // the name of the pile that all series are on; empty for none

	// of some kinds only
	roles                 []Role // of the series
	seriesNames           any    // as the names of an axis
	acrossName            string // of the axis that runs across
	acrossLow, acrossHigh any
	acrossStep            float64
	lines                 []any  // pairs of places, and the reference
	pieces                []any  // the intervals of a scale of colours
	outlines              string // the name of a map
}

// areaOpacity is that of fills where no style sheet says another.
const areaOpacity = 0.7

// areaOption builds the option of parts over time, and stackedOption that of bars cut into parts.
func areaOption(parts optionParts) map[string]any {
	parts.stack = "parts"
	return lineOption(parts)
}

func stackedOption(parts optionParts) map[string]any {
	parts.stack = "parts"
	return barOption(parts)
}

// wholeOption is the option of a kind with the member for the site's client.
func wholeOption(row kind, parts optionParts) map[string]any {
	option := row.option(parts)
	option["gongqiu"] = parts.live
	return option
}

// lineOption builds the option of lines.
func lineOption(parts optionParts) map[string]any {
	c := charts.NewLine()
	c.SetGlobalOptions(sharedOptions(parts)...)
	c.SetGlobalOptions(
		charts.WithXAxisOpts(opts.XAxis{Type: "category", Data: parts.categories}),
		charts.WithYAxisOpts(valueOption(parts)),
	)
	c.SetXAxis(parts.categories)
	for at, name := range parts.names {
		series := charts.SingleSeries{Name: name, Type: "line", Data: parts.points[at]}
		series.ConfigureSeriesOpts(charts.WithLineChartOpts(opts.LineChart{
			ShowSymbol: opts.Bool(true), ConnectNulls: opts.Bool(false), Symbol: symbol(at), SymbolSize: 7,
			Stack: parts.stack,
		}), charts.WithLineStyleOpts(opts.LineStyle{Width: 2, Type: dashName(at)}))
		if parts.stack != "" {
			series.AreaStyle = &opts.AreaStyle{Opacity: opts.Float(areaOpacity)}
		}
		if at == 0 && parts.referenceLabel != "" {
			referenceOption(&series, opts.MarkLineNameYAxisItem{Name: parts.referenceLabel, YAxis: parts.reference})
		}
		c.MultiSeries = append(c.MultiSeries, series)
	}
	c.Validate()
	return c.JSON()
}

// barOption builds the option of bars, which lie unless their categories are periods.
func barOption(parts optionParts) map[string]any {
	c := charts.NewBar()
	c.SetGlobalOptions(sharedOptions(parts)...)
	for at, name := range parts.names {
		series := charts.SingleSeries{Name: name, Type: "bar", Data: parts.points[at], Stack: parts.stack}
		if at == 0 && parts.referenceLabel != "" {
			if parts.upright {
				referenceOption(&series, opts.MarkLineNameYAxisItem{Name: parts.referenceLabel, YAxis: parts.reference})
			} else {
				referenceOption(&series, opts.MarkLineNameXAxisItem{Name: parts.referenceLabel, XAxis: parts.reference})
			}
		}
		c.MultiSeries = append(c.MultiSeries, series)
	}
	if parts.upright {
		c.SetGlobalOptions(
			charts.WithXAxisOpts(opts.XAxis{Type: "category"}), charts.WithYAxisOpts(valueOption(parts)))
		c.SetXAxis(parts.categories)
		c.Validate()
		return c.JSON()
	}
	value := valueOption(parts)
	c.SetGlobalOptions(
		charts.WithXAxisOpts(opts.XAxis{Type: "value", Name: value.Name, NameLocation: value.NameLocation,
			Min: value.Min, Max: value.Max, MinInterval: value.MinInterval, MaxInterval: value.MaxInterval}),
		charts.WithYAxisOpts(opts.YAxis{Type: "category", Inverse: opts.Bool(true), Data: parts.categories,
			AxisLabel: &opts.AxisLabel{Show: opts.Bool(true)}}),
	)
	c.Validate()
	return c.JSON()
}

// sharedOptions are those that every kind has. The title is in the page, so it is not shown; screen readers are
// given the summary; tooltips are drawn and not set as HTML, which a strict content policy would leave unstyled.
func sharedOptions(parts optionParts) []charts.GlobalOpts {
	return []charts.GlobalOpts{
		charts.WithInitializationOpts(opts.Initialization{ChartID: parts.id, Theme: "none"}),
		charts.WithTitleOpts(opts.Title{Title: parts.title, Show: opts.Bool(false)}),
		charts.WithLegendOpts(opts.Legend{Show: opts.Bool(len(parts.names) > 1), Type: "scroll", Top: "0"}),
		charts.WithTooltipOpts(opts.Tooltip{Show: opts.Bool(true), Trigger: "axis"}),
		charts.WithToolboxOpts(opts.Toolbox{Show: opts.Bool(false)}),
		charts.WithAnimation(false),
		charts.WithGridOpts(opts.Grid{
			Left: "8", Right: "16", Top: "40", Bottom: "8", ContainLabel: opts.Bool(true),
		}),
		func(bc *charts.BaseConfiguration) {
			bc.Aria = &opts.Aria{
				Enabled: opts.Bool(true),
				Label:   &opts.AriaLabel{Enabled: opts.Bool(true), Description: parts.summary},
				Decal:   &opts.AriaDecal{Show: opts.Bool(len(parts.names) > 1)},
			}
		},
	}
}

// valueOption is the value axis: exactly the range and the ticks of the drawing. ECharts takes a step that is both
// the least and the most allowed.
func valueOption(parts optionParts) opts.YAxis {
	return opts.YAxis{
		Type: "value", Name: parts.unit, Min: parts.low, Max: parts.high,
		MinInterval: parts.step, MaxInterval: parts.step, AxisLabel: &opts.AxisLabel{Show: opts.Bool(true)},
	}
}

// referenceOption adds the reference line to a series.
func referenceOption(series *charts.SingleSeries, item any) {
	series.MarkLines = &opts.MarkLines{Data: []any{item}}
	series.MarkLines.Symbol = []string{"none", "none"}
	series.MarkLines.Label = &opts.Label{Show: opts.Bool(true), Formatter: "{b}", Position: "insideStartTop"}
	series.MarkLines.LineStyle = &opts.LineStyle{Type: "dotted"}
}

// symbol is the marker of a series, in the order of the drawing's.
func symbol(series int) string {
	return [...]string{"circle", "rect", "triangle", "diamond", "pin", "roundRect"}[series%colours]
}

// dashName is the dash pattern of a series.
func dashName(series int) string { return [...]string{"solid", "dashed", "dotted"}[series%3] }

// skeletonKey is the shape of a chart: all that decides the JSON besides the data. What is empty is left out of the
// JSON, so emptiness is part of the shape.
type skeletonKey struct {
	kind                            Kind
	series                          int
	named                           uint64 // a bit for each of the first 64 series that has a name
	title, summary, unit, reference bool
	acrossName                      bool
	upright                         bool
	lines, outlines                 bool
	roles                           string
}

// key is the shape of the chart.
func (o *optionData) key() skeletonKey {
	spec := o.spec
	key := skeletonKey{
		kind: spec.Kind, series: len(spec.Series), title: spec.Title != "", summary: true, unit: o.valueName() != "",
		reference: spec.Reference.Label != "", upright: spec.timed() && !spec.lies(),
	}
	for at := range spec.Series {
		if spec.Series[at].Name != "" && at < 64 {
			key.named |= 1 << at
		}
	}
	if o.row.placed {
		key.roles, key.lines = string(spec.roles()), len(o.appendLines(nil)) > 0
		key.outlines = spec.Outlines != nil
		key.acrossName = o.drawer.axisName(spec, 0) != ""
	}
	return key
}

// skeleton is the JSON of an option, cut where data go.
type skeleton struct {
	pieces []piece
	after  []byte
}

// piece is a stretch of JSON and the data that follow it.
type piece struct {
	before []byte
	slot   slot
	series int
}

// markedStep and markedAcross stand for steps in a skeleton, because go-echarts takes nothing but a number there.
const (
	markedStep   = 918273645.5
	markedAcross = 546372819.5
)

// errSkeleton says that go-echarts wrote other JSON than this package knows how to fill. A new version of it may.
var errSkeleton = errors.New("chart: a mark is missing from the JSON of go-echarts")

// mark is the text that stands for a slot in a skeleton.
func mark(what slot, series int) string {
	return "@@" + strconv.Itoa(int(what)) + "." + strconv.Itoa(series) + "@@"
}

// when is a text, or nothing.
func when(has bool, text string) string {
	if has {
		return text
	}
	return ""
}

// newSkeleton asks go-echarts for the option of a shape, with marks for data, and cuts it at the marks.
func newSkeleton(row kind, key skeletonKey) (*skeleton, error) {
	parts := optionParts{
		id: "skeleton", title: when(key.title, mark(slotTitle, 0)), summary: mark(slotSummary, 0),
		unit: when(key.unit, mark(slotUnit, 0)), categories: mark(slotCategories, 0),
		low: mark(slotLow, 0), high: mark(slotHigh, 0), step: markedStep,
		referenceLabel: when(key.reference, mark(slotReferenceLabel, 0)), reference: mark(slotReference, 0),
		upright: key.upright, live: mark(slotLive, 0),
		seriesNames: mark(slotNames, 0), acrossName: when(key.acrossName, mark(slotAcrossName, 0)),
		acrossLow: mark(slotAcrossLow, 0), acrossHigh: mark(slotAcrossHigh, 0), acrossStep: markedAcross,
		pieces: []any{mark(slotPieces, 0)}, outlines: when(key.outlines, mark(slotOutlines, 0)),
	}
	if key.lines {
		parts.lines = []any{mark(slotLines, 0)}
	}
	for at := range len(key.roles) {
		parts.roles = append(parts.roles, Role(key.roles[at]))
	}
	for at := range key.series {
		parts.names = append(parts.names, when(at < 64 && key.named&(1<<at) != 0, mark(slotName, at)))
		parts.points = append(parts.points, mark(slotPoints, at))
	}
	text, err := json.Marshal(wholeOption(row, parts))
	if err != nil {
		return nil, err
	}
	for _, marked := range [...]struct {
		number float64
		slot   slot
	}{{markedStep, slotStep}, {markedAcross, slotAcrossStep}} {
		step, err := json.Marshal(marked.number)
		if err != nil {
			return nil, err
		}
		text = bytes.ReplaceAll(text, step, []byte(`"`+mark(marked.slot, 0)+`"`))
	}
	return cut(text)
}

// cut cuts JSON at its marks.
func cut(text []byte) (*skeleton, error) {
	frame := new(skeleton)
	for {
		before, rest, found := bytes.Cut(text, []byte(`"@@`))
		if !found {
			frame.after = text
			break
		}
		name, after, closed := bytes.Cut(rest, []byte(`@@"`))
		what, series, dotted := bytes.Cut(name, []byte("."))
		number, err := strconv.Atoi(string(what))
		index, err2 := strconv.Atoi(string(series))
		if !closed || !dotted || err != nil || err2 != nil {
			return nil, errSkeleton
		}
		frame.pieces = append(frame.pieces, piece{before, slot(number), index})
		text = after
	}
	if len(frame.pieces) < 2 {
		return nil, errSkeleton
	}
	return frame, nil
}
