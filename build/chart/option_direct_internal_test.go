package chart

import (
	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"gongqiu/build/decimal"
)

// directPoints are the points of a series in the types of go-echarts.
func directPoints(spec *Spec, slots []slotted, series int) any {
	scatter, lines, bars, cells, stages, regions := []opts.ScatterData{}, []opts.LineData{}, []opts.BarData{},
		[]opts.HeatMapData{}, []any{}, []opts.MapData{}
	for at, s := range slots {
		var value any = "-"
		var point Point
		if s.category >= 0 {
			point = spec.Series[series].point(s.category)
		}
		if point.has() {
			value = number(point.Value)
		}
		hollow, pale := "", (*opts.ItemStyle)(nil)
		if point.has() && point.Provisional {
			hollow, pale = "emptyCircle", &opts.ItemStyle{Opacity: opts.Float(provisionalOpacity)}
		}
		switch spec.Kind {
		case Heatmap:
			place := []any{series, at, value}
			if spec.timed() {
				place = []any{at, series, value}
			}
			cells = append(cells, opts.HeatMapData{Value: place})
		case Tilemap:
			for n, category := range firstTiles(spec) {
				if category == at {
					cells = append(cells, opts.HeatMapData{Name: spec.Categories[at].Label,
						Value: []any{allTiles[n].column, allTiles[n].row, value}})
				}
			}
		case Map:
			if point.has() {
				regions = append(regions, opts.MapData{Name: directRegion(spec, at), Value: value})
			}
		case Funnel:
			if point.has() {
				stages = append(stages, struct {
					opts.FunnelData
					ItemStyle *opts.ItemStyle `json:"itemStyle,omitempty"`
				}{opts.FunnelData{Name: spec.Categories[at].Label, Value: value}, pale})
			}
		case Scatter:
			if len(spec.Series) < 2 || series > 0 {
				continue
			}
			other := spec.Series[1].point(at)
			if !point.has() || !other.has() {
				continue
			}
			if spec.timed() && at > 0 && !directFollows(spec, at) {
				scatter = append(scatter, opts.ScatterData{Value: []any{"-", "-"}})
			}
			if other.Provisional {
				hollow = "emptyCircle"
			}
			scatter = append(scatter, opts.ScatterData{Name: spec.Categories[at].Label, Symbol: hollow,
				Value: []any{value, number(other.Value)}})
		case Bullet:
			percent, has := directPercent(spec, series, at)
			if !has {
				bars = append(bars, opts.BarData{Value: "-"})
				continue
			}
			bars = append(bars, opts.BarData{Value: number(percent), ItemStyle: pale})
		case Ranks:
			rank := spec.rank(series, at)
			if rank == 0 {
				lines = append(lines, opts.LineData{Value: "-"})
				continue
			}
			lines = append(lines, opts.LineData{Value: rank, Symbol: hollow})
		case Bar, Stacked:
			bars = append(bars, opts.BarData{Value: value, ItemStyle: pale})
		default:
			lines = append(lines, opts.LineData{Value: value, Symbol: hollow})
		}
	}
	switch spec.Kind {
	case Heatmap, Tilemap:
		return cells
	case Funnel:
		return stages
	case Map:
		return regions
	case Scatter:
		return scatter
	case Bar, Stacked, Bullet:
		return bars
	}
	return lines
}

// directRegion is the name of a category on the map.
func directRegion(spec *Spec, at int) string {
	if spec.Outlines != nil {
		for _, feature := range spec.Outlines.Features {
			if feature.Code != "" && feature.Code == spec.Categories[at].Code {
				return feature.Name.Text
			}
		}
	}
	return spec.Categories[at].Label
}

// firstTiles is the category of each tile, as in the drawing.
func firstTiles(spec *Spec) [len(allTiles)]int {
	tiles, _ := spec.tileAt()
	return tiles
}

// directFollows says whether a period and the one before it have both numbers, with nothing between them.
func directFollows(spec *Spec, at int) bool {
	for series := range 2 {
		if !spec.Series[series].given(at - 1) {
			return false
		}
	}
	t := newTrack(spec)
	return t.adjacent(at-1, at) && !spec.breaksAt(at)
}

// directPercent is where the bar or the mark of a series stands in a bullet chart.
func directPercent(spec *Spec, series, at int) (decimal.Decimal, bool) {
	role, row := spec.Series[series].Role, spec.bullet(at)
	if spec.withRole(role) != series {
		return decimal.Decimal{}, false
	}
	switch role {
	case RoleActual:
		return row.percent, row.has
	case RoleNone:
		return decimal.Decimal{}, false
	case row.base:
		return decimal.Whole(100), true
	}
	for _, mark := range row.marks {
		if mark.role == role {
			return mark.percent, true
		}
	}
	return decimal.Decimal{}, false
}

// directLines are the lines of a chart in the types of go-echarts.
func directLines(spec *Spec) []any {
	var series charts.SingleSeries
	join := func(name string, from, to []any) {
		charts.WithMarkLineNameCoordItemOpts(opts.MarkLineNameCoordItem{Name: name, Coordinate0: from, Coordinate1: to})(&series)
	}
	switch spec.Kind {
	case Scatter:
		if spec.Diagonal != "" && len(spec.Series) > 1 {
			across, up := scatterAxes(spec, false)
			low, high := up.tick(up.first), up.tick(up.last)
			if across.low() > up.low() {
				low = across.tick(across.first)
			}
			if across.high() < up.high() {
				high = across.tick(across.last)
			}
			join(spec.Diagonal, []any{number(low), number(low)}, []any{number(high), number(high)})
		}
		if spec.Reference.Label != "" {
			charts.WithMarkLineNameYAxisItemOpts(opts.MarkLineNameYAxisItem{
				Name: spec.Reference.Label, YAxis: number(spec.Reference.Value)})(&series)
		}
	case Dumbbell, Range:
		for at := range spec.Categories {
			if low, high := directEnds(spec, at); low != high {
				join("", []any{number(spec.Series[low].Points[at].Value), at}, []any{number(spec.Series[high].Points[at].Value), at})
			}
		}
		if spec.Reference.Label != "" {
			charts.WithMarkLineNameXAxisItemOpts(opts.MarkLineNameXAxisItem{
				Name: spec.Reference.Label, XAxis: number(spec.Reference.Value)})(&series)
		}
	}
	if series.MarkLines == nil {
		return nil
	}
	return series.MarkLines.Data
}

// directEnds are the series of the ends of a row; the same where it has no two.
func directEnds(spec *Spec, at int) (low, high int) {
	if spec.Kind == Range {
		low, _, high = spec.rangeSeries()
		if low < 0 || high < 0 || !spec.Series[low].given(at) || !spec.Series[high].given(at) {
			return 0, 0
		}
		return low, high
	}
	first := -1
	for series := range spec.Series {
		if !spec.Series[series].given(at) {
			continue
		}
		value := spec.Series[series].Points[at].Value
		if first < 0 {
			first, low, high = series, series, series
		}
		if value.Cmp(spec.Series[low].Points[at].Value) < 0 {
			low = series
		}
		if value.Cmp(spec.Series[high].Points[at].Value) >= 0 {
			high = series
		}
	}
	return low, high
}

// directPieces are the intervals between the bounds of a scale of colours.
func directPieces(spec *Spec) []any {
	pieces := []any{}
	scale := newScale(spec)
	_, bounds := scale.swatches()
	for at := 1; at < len(bounds) && scale.numbers; at++ {
		below := "lt"
		if at+1 == len(bounds) {
			below = "lte"
		}
		pieces = append(pieces, map[string]any{"gte": number(bounds[at-1]), below: number(bounds[at])})
	}
	return pieces
}
