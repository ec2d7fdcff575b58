package chart

// kind is one row of the table of kinds: all that the rest of the package asks about a kind of chart.
type kind struct {
	name Kind
	// draw draws the body of the chart on a sheet whose frame is open, from sheet.y down, and moves sheet.y.
	draw func(*sheet)
	// small is the kind that has no frame: no axes, no unit, one size.
	small bool
	// axis is the value axis of the option, which is the one that draw uses on the wide canvas.
	axis func(*Spec) valueAxis
	// option builds the interactive chart through go-echarts.
	option func(optionParts) map[string]any
	// summary writes the chart in words.
	summary func(*speaker)
}

// kindOf finds the row of a kind.
func kindOf(name Kind) (kind, bool) {
	for _, row := range kinds() {
		if row.name == name {
			return row, true
		}
	}
	return kind{}, false
}

// kinds is the table of kinds. To add one: write its file, add its row.
func kinds() [3]kind {
	return [3]kind{
		{name: Line, draw: drawLine, axis: lineAxis, option: lineOption, summary: sayRun},
		{name: Bar, draw: drawBar, axis: barAxis, option: barOption, summary: sayBar},
		{name: Sparkline, draw: drawSparkline, axis: lineAxis, option: lineOption, summary: sayRun,
			small: true},
	}
}

// Known says whether charts of the kind can be drawn.
func Known(name Kind) bool {
	_, known := kindOf(name)
	return known
}
