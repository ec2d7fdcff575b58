package chart

import (
	"strconv"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
)

// The options of the kinds that are no lines over time and no bars: as ECharts itself would draw them, from data alone.

// lyingAxes are a value axis that runs across and rows with names.
func lyingAxes(parts optionParts) []charts.GlobalOpts {
	value := valueOption(parts)
	return []charts.GlobalOpts{
		charts.WithXAxisOpts(opts.XAxis{Type: "value", Name: value.Name, NameLocation: value.NameLocation,
			Min: value.Min, Max: value.Max, MinInterval: value.MinInterval, MaxInterval: value.MaxInterval}),
		charts.WithYAxisOpts(opts.YAxis{Type: "category", Inverse: opts.Bool(true), Data: parts.categories,
			AxisLabel: &opts.AxisLabel{Show: opts.Bool(true)}}),
	}
}

// joinedBy is lines between points of a series, from pairs of places; nil when there are none.
func joinedBy(lines []any, style opts.LineStyle) *opts.MarkLines {
	if len(lines) == 0 {
		return nil
	}
	joined := &opts.MarkLines{Data: lines}
	joined.Symbol = []string{"none", "none"}
	joined.Label = &opts.Label{Show: opts.Bool(true), Formatter: "{b}", Position: "insideStartTop"}
	joined.LineStyle = &style
	return joined
}

// dumbbellOption builds the option of points in rows, the outermost of each joined.
func dumbbellOption(parts optionParts) map[string]any {
	return rowsOption(parts, opts.LineStyle{Type: "solid", Width: 1}, func(at int) (string, any) { return symbol(at), 9 })
}

// rangeOption builds the option of ranges: a band from the low to the high number.
func rangeOption(parts optionParts) map[string]any {
	band := opts.LineStyle{Type: "solid", Width: 8, Opacity: opts.Float(0.3)}
	return rowsOption(parts, band, func(at int) (string, any) {
		if parts.roles[at] == RoleMiddle {
			return "circle", 9
		}
		return "rect", []int{2, 14}
	})
}

// rowsOption builds the option of points in rows.
func rowsOption(
	parts optionParts, style opts.LineStyle, symbol func(series int) (shape string, size any),
) map[string]any {
	c := charts.NewScatter()
	c.SetGlobalOptions(sharedOptions(parts)...)
	c.SetGlobalOptions(lyingAxes(parts)...)
	for at, name := range parts.names {
		series := charts.SingleSeries{Name: name, Type: "scatter", Data: parts.points[at]}
		series.Symbol, series.SymbolSize = symbol(at)
		if at == 0 {
			series.MarkLines = joinedBy(parts.lines, style)
		}
		c.MultiSeries = append(c.MultiSeries, series)
	}
	c.Validate()
	return c.JSON()
}

// bulletOption builds the option of bars of what was reached, in percent of the plan, and marks to read them against.
func bulletOption(parts optionParts) map[string]any {
	c := charts.NewBar()
	c.SetGlobalOptions(sharedOptions(parts)...)
	parts.unit = "%"
	c.SetGlobalOptions(lyingAxes(parts)...)
	for at, name := range parts.names {
		series := charts.SingleSeries{Name: name, Type: "scatter", Data: parts.points[at]}
		switch parts.roles[at] {
		case RoleActual:
			series.Type = "bar"
		case RoleFloor, RoleStretch:
			series.Symbol, series.SymbolSize = "triangle", 9
		default:
			series.Symbol, series.SymbolSize = "rect", []int{3, 20}
		}
		c.MultiSeries = append(c.MultiSeries, series)
	}
	c.Validate()
	return c.JSON()
}

// funnelOption builds the option of funnels, one below the other. What share went on is no funnel of its own.
func funnelOption(parts optionParts) map[string]any {
	c := charts.NewFunnel()
	c.SetGlobalOptions(sharedOptions(parts)...)
	c.SetGlobalOptions(charts.WithTooltipOpts(opts.Tooltip{Show: opts.Bool(true), Trigger: "item"}))
	count, at := 0, 0
	for _, role := range parts.roles {
		if role != RoleCompletion {
			count++
		}
	}
	for n, name := range parts.names {
		if parts.roles[n] == RoleCompletion {
			continue
		}
		series := charts.SingleSeries{Name: name, Type: "funnel", Data: parts.points[n], Sort: "none"}
		series.Top = strconv.Itoa(10+90*at/count) + "%"
		series.Bottom = strconv.Itoa(95-90*(at+1)/count) + "%"
		at++
		c.MultiSeries = append(c.MultiSeries, series)
	}
	c.Validate()
	return c.JSON()
}

// scatterOption builds the option of points by two numbers, joined where they are periods.
func scatterOption(parts optionParts) map[string]any {
	c := charts.NewScatter()
	c.SetGlobalOptions(sharedOptions(parts)...)
	c.SetGlobalOptions(charts.WithTooltipOpts(opts.Tooltip{Show: opts.Bool(true), Trigger: "item"}))
	if len(parts.names) > 1 {
		c.SetGlobalOptions(
			charts.WithXAxisOpts(opts.XAxis{Type: "value", Name: parts.acrossName, NameLocation: "middle", NameGap: 28,
				Min: parts.acrossLow, Max: parts.acrossHigh, MinInterval: parts.acrossStep, MaxInterval: parts.acrossStep}),
			charts.WithYAxisOpts(valueOption(parts)),
		)
		series := charts.SingleSeries{Name: parts.title, Type: "scatter", Data: parts.points[0], SymbolSize: 8}
		if parts.upright {
			series.Type = "line"
			series.ConfigureSeriesOpts(charts.WithLineChartOpts(opts.LineChart{
				ShowSymbol: opts.Bool(true), ConnectNulls: opts.Bool(false), SymbolSize: 8}))
		}
		series.MarkLines = joinedBy(parts.lines, opts.LineStyle{Type: "dotted"})
		c.MultiSeries = append(c.MultiSeries, series)
	}
	c.Validate()
	return c.JSON()
}

// heatmapOption builds the option of a table of colours. Periods run across, other categories down.
func heatmapOption(parts optionParts) map[string]any {
	across, down := parts.seriesNames, parts.categories
	if parts.upright {
		across, down = down, across
	}
	return cellsOption(parts, parts.names, opts.XAxis{Type: "category", Data: across, Position: "top"},
		opts.YAxis{Type: "category", Inverse: opts.Bool(true), Data: down, AxisLabel: &opts.AxisLabel{Show: opts.Bool(true)}})
}

// tilemapOption builds the option of a map of squares.
func tilemapOption(parts optionParts) map[string]any {
	places := []string{"1", "2", "3", "4", "5", "6", "7", "8"}
	return cellsOption(parts, parts.names[:min(1, len(parts.names))],
		opts.XAxis{Type: "category", Data: places, Show: opts.Bool(false)},
		opts.YAxis{Type: "category", Data: places, Show: opts.Bool(false), Inverse: opts.Bool(true)})
}

// mapOption builds the option of a map. It names the map by its id; its outlines are in the site's own GeoJSON, which
// whoever uses the option has to register under this name.
func mapOption(parts optionParts) map[string]any {
	c := charts.NewMap()
	c.SetGlobalOptions(sharedOptions(parts)...)
	c.SetGlobalOptions(
		charts.WithTooltipOpts(opts.Tooltip{Show: opts.Bool(true), Trigger: "item"}),
		charts.WithLegendOpts(opts.Legend{Show: opts.Bool(false)}),
	)
	for at, name := range parts.names[:min(1, len(parts.names))] {
		c.MultiSeries = append(c.MultiSeries, charts.SingleSeries{Name: name, Type: "map", MapType: parts.outlines,
			Data: parts.points[at]})
	}
	c.Validate()
	option := c.JSON()
	option["visualMap"] = map[string]any{"type": "piecewise", "orient": "horizontal", "top": 0, "pieces": parts.pieces}
	return option
}

// cellsOption builds the option of cells whose colours tell of intervals between round numbers.
func cellsOption(parts optionParts, names []string, across opts.XAxis, down opts.YAxis) map[string]any {
	c := charts.NewHeatMap()
	c.SetGlobalOptions(sharedOptions(parts)...)
	c.SetGlobalOptions(
		charts.WithTooltipOpts(opts.Tooltip{Show: opts.Bool(true), Trigger: "item"}),
		charts.WithLegendOpts(opts.Legend{Show: opts.Bool(false)}),
		charts.WithXAxisOpts(across), charts.WithYAxisOpts(down),
	)
	for at, name := range names {
		c.MultiSeries = append(c.MultiSeries, charts.SingleSeries{Name: name, Type: "heatmap", Data: parts.points[at],
			Label: &opts.Label{Show: opts.Bool(true)}})
	}
	c.Validate()
	option := c.JSON()
	// The numbers of opts.VisualMap are of too little precision.
	option["visualMap"] = map[string]any{"type": "piecewise", "orient": "horizontal", "top": 0, "pieces": parts.pieces}
	return option
}

// slopeOption builds the option of lines between two categories.
func slopeOption(parts optionParts) map[string]any { return runsOption(parts, valueOption(parts)) }

// ranksOption builds the option of lines from rank to rank, the first on top.
func ranksOption(parts optionParts) map[string]any {
	value := valueOption(parts)
	value.Inverse = opts.Bool(true)
	return runsOption(parts, value)
}

// runsOption builds the option of lines over categories.
func runsOption(parts optionParts, value opts.YAxis) map[string]any {
	c := charts.NewLine()
	c.SetGlobalOptions(sharedOptions(parts)...)
	c.SetGlobalOptions(charts.WithXAxisOpts(opts.XAxis{Type: "category"}), charts.WithYAxisOpts(value))
	c.SetXAxis(parts.categories)
	for at, name := range parts.names {
		series := charts.SingleSeries{Name: name, Type: "line", Data: parts.points[at]}
		series.ConfigureSeriesOpts(charts.WithLineChartOpts(opts.LineChart{
			ShowSymbol: opts.Bool(true), ConnectNulls: opts.Bool(false), Symbol: symbol(at), SymbolSize: 7,
		}))
		c.MultiSeries = append(c.MultiSeries, series)
	}
	c.Validate()
	return c.JSON()
}

// multiplesOption builds the option of a small chart for each series, four in a row, all on one scale.
func multiplesOption(parts optionParts) map[string]any {
	c := charts.NewLine()
	c.SetGlobalOptions(sharedOptions(parts)...)
	const columns = 4
	rows := max(1, (len(parts.names)+columns-1)/columns)
	c.GridList, c.XAxisList, c.YAxisList = nil, nil, nil
	percent := func(share int) string { return strconv.Itoa(share) + "%" }
	for at, name := range parts.names {
		c.GridList = append(c.GridList, opts.Grid{
			Left: percent(6 + 24*(at%columns)), Width: "18%",
			Top: percent(8 + 92*(at/columns)/rows), Height: percent(92/rows - 10),
		})
		value := valueOption(parts)
		value.Name, value.GridIndex = name, at
		c.XAxisList = append(c.XAxisList, opts.XAxis{Type: "category", Data: parts.categories, GridIndex: at})
		c.YAxisList = append(c.YAxisList, value)
		series := charts.SingleSeries{Name: name, Type: "line", Data: parts.points[at], XAxisIndex: at, YAxisIndex: at}
		series.ConfigureSeriesOpts(charts.WithLineChartOpts(opts.LineChart{
			ShowSymbol: opts.Bool(true), ConnectNulls: opts.Bool(false), Symbol: "circle", SymbolSize: 4,
			XAxisIndex: at, YAxisIndex: at,
		}))
		if parts.referenceLabel != "" {
			referenceOption(&series, opts.MarkLineNameYAxisItem{Name: parts.referenceLabel, YAxis: parts.reference})
		}
		c.MultiSeries = append(c.MultiSeries, series)
	}
	return c.JSON()
}
