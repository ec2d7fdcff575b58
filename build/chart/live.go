package chart

import (
	"strconv"
	"strings"

	"gongqiu/build/model"
)

// The option of a chart has one member that ECharts does not know, "gongqiu". It tells the site's own client what the
// drawing is made of besides the option, so that the live chart and the drawing say the same:
//
//	kind, lies   the kind; whether its bars lie
//	format       how values are written, by a name that the client knows: number, percent, ratio, signed
//	decimals     of the values
//	after        the unit as it follows a value; the format percent writes its own
//	axes         the value axes of the wide and of the narrow drawing: ends, step, the power of ten of their labels
//	             with its word, decimals
//	span, band   the ends of the time axis and the shortest category, in months; without them the categories stand
//	             one unit apart
//	at           the middle of each category on that axis
//	cuts         categories that no line reaches from the one before
//	breaks       categories from which on a definition is another, for each series
//	said         values that a format does not write as the data table does, and words for each kind of nothing but
//	             the missing: pairs of category and text, for each series
//	labels       the texts at lying bars, or in them where they are parts, for each series
//	totals       the texts at the ends of bars of parts
//	words        what the controls say
//
// Of kinds that are placed, whose live charts lie where the drawing has its marks, it tells besides kind and words:
//
//	by           what the reader goes by: category, series, or cell
//	brief        nothing is said of what a category does not have, for no row has all
//	categories   their names
//	series       their names
//	said         the words for every point but those that are missing; a kind of nothing has a 0 after them
//	drawings     the marks of the wide and of the narrow drawing, and how they zoom: see marks.go and lens.go
//	switches     there are several series, and each can be taken away
//	heads        the names of the categories where room is short, of those that zoom
//
// It holds data and names, and no functions.

// format names are known to themes/default/assets/live/axes.js.
const (
	formatNumber  = "number"
	formatPercent = "percent"
	formatRatio   = "ratio"
	formatSigned  = "signed"
)

// formatOf is how the values of a chart are written, and their decimals.
func (d *Drawer) formatOf(spec *Spec) (name string, decimals int) {
	for at := range spec.Series {
		for n := range spec.Series[at].Points {
			if point := &spec.Series[at].Points[n]; point.has() {
				decimals = max(decimals, int(point.Value.Scale()))
			}
		}
	}
	switch {
	case spec.Unit == "%":
		return formatPercent, decimals
	case spec.Unit == "":
		return formatRatio, 2
	case strings.HasSuffix(spec.Unit, d.text(spec.Language, "plan.points")):
		return formatSigned, decimals // percentage points are always differences
	}
	return formatNumber, decimals
}

// formatted says whether the client, which knows nothing but the value and the decimals, writes a point as the data
// table does.
func formatted(language model.Language, point Point, decimals int) bool {
	return max(0, int(point.Value.Scale())) == decimals &&
		figure(language, point) == string(appendGrouped(nil, point.Value.Round(decimals)))
}

// narrowAxis is the value axis of the narrow drawing.
func narrowAxis(spec *Spec) valueAxis {
	switch spec.Kind {
	case Area:
		low, high := partsDomain(spec)
		return newValueAxis(low, high, narrowTicks)
	case Stacked:
		low, high := partsDomain(spec)
		return newValueAxis(low, high, acrossTicks)
	case Bar:
	default:
		low, high := lineDomain(spec)
		return newValueAxis(low, high, narrowTicks)
	}
	low, high := barDomain(spec)
	if spec.timed() {
		return newValueAxis(low, high, narrowTicks)
	}
	return newValueAxis(low, high, acrossTicks)
}

// appendLive writes the member for the client.
func (o *optionData) appendLive(dst []byte) []byte {
	if o.row.placed {
		return o.appendPlacedLive(dst)
	}
	name, decimals := o.drawer.formatOf(o.spec)
	dst = append(dst, '{')
	dst = appendMember(dst, "kind", string(o.spec.Kind))
	if o.spec.lies() {
		dst = append(dst, `,"lies":true`...)
	}
	dst = appendMember(dst, "format", name)
	dst = strconv.AppendInt(append(dst, `,"decimals":`...), int64(decimals), 10)
	if name != formatPercent {
		dst = appendMember(dst, "after", o.unitAfter())
	}
	dst = append(dst, `,"axes":[`...)
	dst = o.appendAxis(dst, o.axis)
	dst = o.appendAxis(append(dst, ','), narrowAxis(o.spec))
	dst = append(dst, ']')
	dst = o.appendPlaces(dst)
	dst = append(dst, `,"breaks":`...)
	dst = o.eachSeries(dst, o.appendBreaks)
	dst = append(dst, `,"said":`...)
	dst = o.eachSeries(dst, func(dst []byte, series int) []byte {
		return o.appendSaid(dst, series, decimals)
	})
	if o.spec.lies() {
		dst = append(dst, `,"labels":`...)
		dst = o.eachSeries(dst, o.appendLabels)
	}
	if o.spec.Kind == Stacked {
		dst = o.appendTotals(append(dst, `,"totals":[`...))
	}
	dst = o.appendWords(append(dst, `,"words":`...))
	return append(dst, '}')
}

// appendTotals writes the texts at the ends of bars of parts into an open list, and closes it.
func (o *optionData) appendTotals(dst []byte) []byte {
	s := sheet{work: work{drawer: o.drawer, spec: o.spec}}
	for at := range o.slots {
		dst = appendString(separate(dst), s.totalText(o.slots[at].category))
	}
	return append(dst, ']')
}

// unitAfter is the unit as it follows a number.
func (o *optionData) unitAfter() string {
	return spaced(o.spec.Language, o.spec.Unit)
}

// appendAxis writes a value axis with all that its labels are made of.
func (o *optionData) appendAxis(dst []byte, a valueAxis) []byte {
	return o.drawer.appendAxis(dst, a, o.spec.Language)
}

func (d *Drawer) appendAxis(dst []byte, a valueAxis, language model.Language) []byte {
	dst = a.tick(a.first).AppendTo(append(dst, `{"min":`...))
	dst = a.tick(a.last).AppendTo(append(dst, `,"max":`...))
	dst = appendFloat(append(dst, `,"step":`...), a.step())
	power := a.power(language)
	dst = strconv.AppendInt(append(dst, `,"power":`...), int64(power), 10)
	dst = strconv.AppendInt(append(dst, `,"decimals":`...), int64(max(0, power-int(a.exponent))), 10)
	switch {
	case power == 0:
	case power < 8:
		dst = appendMember(dst, "word", d.text(language, "chart.power.small"))
	default:
		dst = appendMember(dst, "word", d.text(language, "chart.power.large"))
	}
	return append(dst, '}')
}

// appendPlaces writes where the categories stand in time, and which of them no line reaches.
func (o *optionData) appendPlaces(dst []byte) []byte {
	if !o.spec.timed() || o.spec.lies() {
		return dst
	}
	t := newTrack(o.spec)
	dst = appendFloat(append(dst, `,"span":[`...), t.start)
	dst = appendFloat(append(dst, ','), t.end)
	dst = appendFloat(append(dst, `],"band":`...), t.unit)
	dst = append(dst, `,"at":[`...)
	var cuts []int
	for at, s := range o.slots {
		p := s.between
		if s.category >= 0 {
			p = o.spec.Categories[s.category].Period
			if at > 0 && o.slots[at-1].category >= 0 && !t.adjacent(s.category-1, s.category) {
				cuts = append(cuts, at)
			}
		}
		if at > 0 {
			dst = append(dst, ',')
		}
		dst = appendFloat(dst, float64(p.StartMonth()+p.EndMonth()+1)/2)
	}
	return appendInts(append(dst, `],"cuts":`...), cuts)
}

// appendBreaks writes the categories at which a series breaks.
func (o *optionData) appendBreaks(dst []byte, series int) []byte {
	var breaks []int
	for at, s := range o.slots {
		if s.category >= 0 && o.spec.Series[series].point(s.category).Break {
			breaks = append(breaks, at)
		}
	}
	return appendInts(dst, breaks)
}

// appendSaid writes what is said of the points of a series where the format would say another thing.
func (o *optionData) appendSaid(dst []byte, series, decimals int) []byte {
	dst = append(dst, '[')
	for at, s := range o.slots {
		var point Point
		if s.category >= 0 {
			point = o.spec.Series[series].point(s.category)
		}
		text := ""
		switch {
		case point.State == model.Absent || point.State == model.Missing:
			continue // the client's own word
		case !point.has():
			text = o.drawer.text(o.spec.Language, stateKey(point.State))
		case !point.Provisional && formatted(o.spec.Language, point, decimals):
			continue
		default:
			text = figure(o.spec.Language, point) + o.unitAfter()
		}
		if point.has() && point.Provisional {
			text = o.drawer.text(o.spec.Language, "chart.table.provisional", "value", text)
		}
		dst = strconv.AppendInt(append(separate(dst), '['), int64(at), 10)
		dst = append(appendString(append(dst, ','), text), ']')
	}
	return append(dst, ']')
}

// appendLabels writes the texts at the bars of a series, as short as in the drawing. A part that is no number has none.
func (o *optionData) appendLabels(dst []byte, series int) []byte {
	s := sheet{work: work{drawer: o.drawer, spec: o.spec}}
	dst = append(dst, '[')
	for at := range o.slots {
		point := o.spec.Series[series].point(o.slots[at].category)
		text := ""
		switch {
		case point.has():
			text = s.valueText(point)
		case o.spec.Kind == Bar:
			text = o.drawer.text(o.spec.Language, stateKey(point.State))
		}
		dst = appendString(separate(dst), text)
	}
	return append(dst, ']')
}

// appendWords writes what the controls say.
func (o *optionData) appendWords(dst []byte) []byte {
	say := func(name, key string, args ...string) {
		dst = appendMember(dst, name, o.drawer.text(o.spec.Language, key, args...))
	}
	dst = append(dst, '{')
	if o.spec.Unit != "" {
		say("unit", "chart.unit", "unit", o.spec.Unit)
	}
	say("break", "chart.key.break")
	say("missing", "chart.state.missing")
	say("live", "chart.live.name")
	say("hint", "chart.live.hint")
	say("keys", "chart.live.hint-zoom")
	say("series", "chart.live.series")
	if o.row.switches {
		say("shown", "chart.live.shown")
		say("all", "chart.live.all")
	}
	say("table", "chart.live.table")
	say("in", "chart.live.zoom-in")
	say("out", "chart.live.zoom-out")
	say("still", "chart.live.still")
	say("colon", "chart.live.colon")
	say("clauses", "chart.say.clauses")
	return append(dst, '}')
}

// eachSeries writes a list with one member for each series.
func (o *optionData) eachSeries(dst []byte, write func([]byte, int) []byte) []byte {
	dst = append(dst, '[')
	for series := range o.spec.Series {
		dst = write(separate(dst), series)
	}
	return append(dst, ']')
}

// separate separates a member of a list from the one before it.
func separate(dst []byte) []byte {
	if len(dst) == 0 || dst[len(dst)-1] == '[' {
		return dst
	}
	return append(dst, ',')
}

func appendInts(dst []byte, numbers []int) []byte {
	dst = append(dst, '[')
	for _, number := range numbers {
		dst = strconv.AppendInt(separate(dst), int64(number), 10)
	}
	return append(dst, ']')
}
