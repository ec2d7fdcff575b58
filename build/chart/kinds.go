package chart

import "slices"

// kind is one row of the table of kinds: all that the rest of the package asks about a kind of chart.
type kind struct {
	name Kind
	// draw draws the body of the chart on a sheet whose frame is open, from sheet.y down, and moves sheet.y.
	draw func(*sheet)
	// small is the kind that has no frame: no axes, no unit, one size.
	small bool
	// axis is the value axis of the option, which is the one that draw uses on the wide canvas.
	axis func(*Spec) valueAxis
	// option builds the interactive chart through go-echarts; nil where a live chart would add nothing.
	option func(optionParts) map[string]any
	// placed is a live chart that lies where the drawing has its marks, which marks.go tells: its layout is no pair of
	// axes that zoom.
	placed bool
	// runs is a placed kind whose reader follows one series through all categories, and not one category at a time.
	runs bool
	// cells is a placed kind whose reader goes from number to number, in all directions.
	cells bool
	// switches is a placed kind whose series are things that one may look at without the others. Those of a scatter
	// chart are its axes; those of a bullet chart or a funnel belong together, plan and result, number and share; a map
	// of tiles or of outlines shows one.
	switches bool
	// summary writes the chart in words.
	summary func(*speaker)
	// turned is a data table with a row for each series, because they are many and the categories few.
	turned bool
}

// kindOf finds the row of a kind.
func kindOf(name Kind) (kind, bool) {
	for at := range kinds {
		if kinds[at].name == name {
			return kinds[at], true
		}
	}
	return kind{}, false
}

// kinds is the table of kinds. To add one: write its file, add its row.
var kinds = [...]kind{
	{name: Line, draw: drawLine, axis: lineAxis, option: lineOption, summary: sayRun},
	{name: Bar, draw: drawBar, axis: barAxis, option: barOption, summary: sayBar},
	// A sparkline stands beside the numbers that it is made of, and is smaller than a finger: it has no live chart.
	{name: Sparkline, draw: drawSparkline, axis: lineAxis, summary: sayRun, small: true},
	{name: Area, draw: drawArea, axis: partsAxis, option: areaOption, summary: sayParts},
	{name: Stacked, draw: drawStacked, axis: partsAxis, option: stackedOption, summary: sayStacked},
	{name: Dumbbell, draw: drawDumbbell, axis: lineAxis, option: dumbbellOption, placed: true, switches: true,
		summary: sayApart},
	{name: Slope, draw: drawSlope, axis: lineAxis, option: slopeOption, placed: true, runs: true, switches: true,
		summary: saySlope, turned: true},
	{name: Heatmap, draw: drawHeatmap, axis: lineAxis, option: heatmapOption, placed: true, cells: true,
		switches: true, summary: sayHeatmap},
	{name: Scatter, draw: drawScatter, axis: scatterAxis, option: scatterOption, placed: true, summary: sayScatter},
	{name: Bullet, draw: drawBullet, axis: bulletAxis, option: bulletOption, placed: true, summary: sayBullet},
	{name: Funnel, draw: drawFunnel, axis: barAxis, option: funnelOption, placed: true, summary: sayFunnel},
	{name: Range, draw: drawRange, axis: lineAxis, option: rangeOption, placed: true, switches: true,
		summary: sayRange},
	{name: Ranks, draw: drawRanks, axis: rankAxis, option: ranksOption, placed: true, runs: true, switches: true,
		summary: sayRanks, turned: true},
	{name: Multiples, draw: drawMultiples, axis: multiplesAxis, option: multiplesOption, placed: true,
		switches: true, summary: sayMultiples},
	{name: Tilemap, draw: drawTilemap, axis: lineAxis, option: tilemapOption, placed: true, cells: true,
		summary: sayTilemap},
	{name: Map, draw: drawMap, axis: lineAxis, option: mapOption, placed: true, cells: true, summary: sayMap},
}

// Interactive says whether charts of the kind have an option, and so an interactive form.
func Interactive(name Kind) bool {
	row, _ := kindOf(name)
	return row.option != nil
}

// plainSeries is how many series the first style sheet of the theme, site.css, has colours for.
const plainSeries = 3

// NeedsStyles says whether the drawing in a page needs the second style sheet of the theme, chart.css: all do but
// sparklines, and lines and bars of few series without events or series to compare with.
func (s *Spec) NeedsStyles() bool {
	if len(s.Events) > 0 || slices.ContainsFunc(s.Series, func(run Series) bool { return run.Muted }) {
		return true
	}
	switch s.Kind {
	case Line, Bar, Sparkline:
		return len(s.Series) > plainSeries
	}
	return true
}

// HasBalance says whether a chart of ratios of the kind is read against the line of balance.
func HasBalance(name Kind) bool { return name != Slope && name != Area && name != Stacked }

// HasSteps says whether a chart of the kind colours areas by steps.
func HasSteps(name Kind) bool { return name == Heatmap || name == Tilemap || name == Map }

// Kinds lists the kinds that authors may ask for.
func Kinds() []string {
	var names []string
	for _, row := range kinds {
		if !row.small {
			names = append(names, string(row.name))
		}
	}
	return names
}
