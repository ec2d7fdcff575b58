package chart

// role is what a group of shapes is in a chart. In a page a role is a class, which the theme's style sheet colours;
// in a standalone drawing it is a set of literal attributes.
type role uint8

const (
	rolePlain       role = iota
	roleGrid             // thin lines across the plot
	roleAxis             // base lines and ticks
	roleTicksMiddle      // tick labels, by where their anchor is
	roleTicksEnd
	roleLabels // labels of categories, ending at the axis
	roleValues // numbers at bars and points, starting there
	roleValuesMiddle
	roleValuesEnd
	roleNames // of points, which lines may run through: the ground shines around the letters
	roleWords // unit, legend, key
	roleReference
	roleWordsMiddle
	roleBreak
	roleNothing // words for a kind of nothing
	roleTitle
	roleEvent // lines at moments
	roleLink  // lines between the two values of a row, and from a label to its point
)

// dress is the attributes of a role: in a page, alone, and in both the anchor of its texts, which is no matter of
// taste: the layout depends on it.
type dress struct{ page, literal, anchor string }

const (
	ink   = "#1f2933"
	muted = "#52606d"
	faint = "#d9e0e6"
)

// dresses are how the roles look.
var dresses = [...]dress{
	roleGrid:         {page: ` class="chart-grid"`, literal: ` stroke="` + faint + `"`},
	roleAxis:         {page: ` class="chart-axis"`, literal: ` stroke="` + muted + `"`},
	roleTicksMiddle:  {page: ` class="chart-ticks"`, literal: ` fill="` + muted + `"`, anchor: ` text-anchor="middle"`},
	roleTicksEnd:     {page: ` class="chart-ticks"`, literal: ` fill="` + muted + `"`, anchor: ` text-anchor="end"`},
	roleLabels:       {page: ` class="chart-labels"`, literal: ` fill="` + ink + `"`, anchor: ` text-anchor="end"`},
	roleValues:       {page: ` class="chart-values"`, literal: ` fill="` + ink + `"`},
	roleValuesMiddle: {page: ` class="chart-values"`, literal: ` fill="` + ink + `"`, anchor: ` text-anchor="middle"`},
	roleValuesEnd:    {page: ` class="chart-values"`, literal: ` fill="` + ink + `"`, anchor: ` text-anchor="end"`},
	roleNames: {page: ` class="chart-values chart-halo"`, literal: ` fill="` + ink + `" stroke="#fff" stroke-width="3" ` +
		`stroke-linejoin="round" paint-order="stroke"`},
	roleWords:       {page: ` class="chart-words"`, literal: ` fill="` + muted + `"`},
	roleReference:   {page: ` class="chart-reference"`, literal: ` stroke="` + ink + `" stroke-dasharray="2 3"`},
	roleWordsMiddle: {page: ` class="chart-words"`, literal: ` fill="` + muted + `"`, anchor: ` text-anchor="middle"`},
	roleBreak:       {page: ` class="chart-break"`, literal: ` stroke="` + muted + `" stroke-dasharray="4 3"`},
	roleNothing:     {page: ` class="chart-nothing"`, literal: ` fill="` + muted + `"`},
	roleEvent:       {page: ` class="chart-event"`, literal: ` stroke="` + muted + `" stroke-dasharray="1 2"`},
	roleLink:        {page: ` class="chart-link"`, literal: ` fill="none" stroke="` + muted + `"`},
	roleTitle:       {page: ` class="chart-title"`, literal: ` fill="` + ink + `" font-weight="bold"`},
}

// colours is how many series have a colour, a marker and a dash pattern of their own.
const colours = 6

// mutedSeries stands for any series that is muted.
const mutedSeries = -1

// hue is the literal colour of a series, of at least 4.5 to 1 against white.
func hue(series int) string {
	if series == mutedSeries {
		return muted
	}
	return [colours]string{"#0b5cad", "#b4420a", "#11734b", "#8a2e7f", "#5b5f00", "#3d4f60"}[series%colours]
}

// dashes is the literal dash pattern of a series' line.
func dashes(series int) string {
	if series == mutedSeries {
		return "3 2"
	}
	return [colours]string{"", "7 3", "2 3", "9 3 2 3", "4 2", "1 2"}[series%colours]
}

// part is one of the shapes that a series is made of.
type part uint8

const (
	partLine      part = iota
	partDot            // a filled marker
	partHollow         // the marker of a provisional number
	partBar            // a bar
	partBarHollow      // the bar of a provisional number
	partName           // the series' name at the end of its line
	partInside         // numbers inside a bar, in the ink that is read on it
)

// class is the part's class in a page.
func (p part) class() string {
	return [...]string{"chart-line", "chart-dot", "chart-hollow", "chart-bar", "chart-bar-hollow", "chart-name",
		"chart-inside"}[p]
}

// literal is the part's attributes in a standalone drawing.
func (p part) literal(series int) string {
	colour := hue(series)
	switch p {
	case partLine:
		pattern := dashes(series)
		if pattern != "" {
			pattern = ` stroke-dasharray="` + pattern + `"`
		}
		return ` fill="none" stroke="` + colour + `" stroke-width="2" stroke-linejoin="round"` + pattern
	case partDot:
		return ` fill="` + colour + `" stroke="#fff"`
	case partHollow:
		return ` fill="#fff" stroke="` + colour + `" stroke-width="1.6"`
	case partBar:
		return ` fill="` + colour + `" stroke="` + colour + `" fill-opacity="` + opacity(series) + `"`
	case partBarHollow:
		return ` fill="#fff" stroke="` + colour + `" stroke-dasharray="3 2"`
	case partInside:
		if opacity(series) == "1" {
			return ` fill="#fff"`
		}
		return ` fill="` + ink + `"`
	}
	return ` fill="` + colour + `" font-weight="600"`
}

// opacity tells bars and areas apart without their colour: solid, pale with an outline, half. Where the colours begin
// again, each has another tone than at first.
func opacity(series int) string {
	if series == mutedSeries {
		return "0.18"
	}
	if series/colours%2 == 1 {
		return [...]string{"0.3", "1", "0.18"}[series%3]
	}
	return [...]string{"1", "0.18", "0.55"}[series%3]
}

// seriesClass is the class of the group of a series: chart-1 … chart-6, and chart-again where they are used anew.
func seriesClass(series int) string {
	class := [colours]string{"chart-1", "chart-2", "chart-3", "chart-4", "chart-5", "chart-6"}[series%colours]
	if series/colours%2 == 1 {
		class += " chart-again"
	}
	return class
}
