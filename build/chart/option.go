package chart

import (
	"bytes"
	"encoding/json"
	"errors"

	"gongqiu/build/format"
	"gongqiu/build/period"
)

// ErrFunctionMark is returned for data that hold "__f__". go-echarts takes the mark for JavaScript, and some of its
// writers run or delete what stands around it.
var ErrFunctionMark = errors.New("chart: the data hold __f__, which go-echarts would take for a function")

// ErrUnknownKind is returned for a kind that the table of kinds does not have.
var ErrUnknownKind = errors.New("chart: unknown kind")

// ErrNoOption is returned for a kind that has no interactive form; see Interactive.
var ErrNoOption = errors.New("chart: the kind has no option")

// AppendOption writes the option of the interactive chart as JSON: the same values, axis range and ticks as the wide
// drawing, a summary for screen readers, every kind of nothing as "-", and for the site's own client what live.go
// tells. It holds no colours and no functions: those are the reader's page's.
//
// go-echarts builds an option in 250 µs. So it is asked once for every shape of chart, with marks in place of the
// data, and the data are set into its JSON; a test proves that the bytes are those of go-echarts itself.
func (d *Drawer) AppendOption(dst []byte, spec *Spec) ([]byte, error) {
	row, known := kindOf(spec.Kind)
	if !known {
		return dst, ErrUnknownKind
	}
	if row.option == nil {
		return dst, ErrNoOption
	}
	data := newOptionData(d, spec, row)
	key := data.key()
	var frame *skeleton
	if kept, has := d.skeletons.Load(key); has {
		frame = kept.(*skeleton)
	} else {
		built, err := newSkeleton(row, key)
		if err != nil {
			return dst, err
		}
		kept, _ := d.skeletons.LoadOrStore(key, built)
		frame = kept.(*skeleton)
	}
	start := len(dst)
	for _, piece := range frame.pieces {
		dst = append(dst, piece.before...)
		dst = data.append(dst, piece.slot, piece.series)
	}
	dst = append(dst, frame.after...)
	if bytes.Contains(dst[start:], []byte("__f__")) {
		return dst[:start], ErrFunctionMark
	}
	return dst, nil
}

// slot is one place of an option that holds data.
type slot uint8

const (
	slotTitle slot = iota
	slotSummary
	slotUnit
	slotCategories
	slotLow
	slotHigh
	slotStep
	slotReferenceLabel
	slotReference
	slotName // of a series
	slotPoints
	slotLive // what the site's client is told
	slotNames
	slotAcrossName
	slotAcrossLow
	slotAcrossHigh
	slotAcrossStep
	slotLines
	slotPieces
	slotOutlines
)

// optionData is a chart's data as the option has them.
type optionData struct {
	drawer *Drawer
	spec   *Spec
	row    kind
	axis   valueAxis
	across valueAxis // of scatter charts
	slots  []slotted
}

func newOptionData(d *Drawer, spec *Spec, row kind) *optionData {
	o := &optionData{drawer: d, spec: spec, row: row, axis: row.axis(spec), slots: newSlots(spec, !row.placed)}
	if spec.Kind == Scatter && len(spec.Series) > 1 {
		o.across, _ = scatterAxes(spec, false)
	}
	return o
}

// slotted is one category of the option: one of the chart's, or a period between that the chart has no data for.
type slotted struct {
	category int // -1 for a period between
	between  period.Period
}

// newSlots lists the categories of the option. Its axis knows no time, so where it is filled and the periods are of one
// length, every period between the first and the last gets a place, as on the drawing's axis.
func newSlots(spec *Spec, filled bool) []slotted {
	slots := make([]slotted, 0, 2*len(spec.Categories))
	even := filled && spec.timed() && !spec.lies()
	for at := range spec.Categories {
		p := spec.Categories[at].Period
		even = even && !p.IsSpan() && p.Kind() == spec.Categories[0].Period.Kind() &&
			(at == 0 || p.StartMonth() > spec.Categories[at-1].Period.StartMonth())
	}
	const longest = 400
	for at, category := range spec.Categories {
		if at > 0 && even {
			step := max(1, spec.Step/max(1, category.Period.Months())) // a series of third quarters has no others
			between := spec.Categories[at-1].Period.Shift(step)
			for period.Compare(between, category.Period) < 0 && len(slots) < longest {
				slots = append(slots, slotted{-1, between})
				between = between.Shift(step)
			}
		}
		slots = append(slots, slotted{category: at})
	}
	return slots
}

// append writes the data of a slot as JSON.
func (o *optionData) append(dst []byte, what slot, series int) []byte {
	switch what {
	case slotTitle:
		return appendString(dst, o.spec.Title)
	case slotSummary:
		return appendString(dst, o.drawer.Summary(o.spec))
	case slotUnit:
		return appendString(dst, o.valueName())
	case slotCategories:
		dst = append(dst, '[')
		for at := range o.slots {
			if at > 0 {
				dst = append(dst, ',')
			}
			dst = o.appendSlotName(dst, o.slots[at])
		}
		return append(dst, ']')
	case slotLow:
		return o.axis.tick(o.axis.first).AppendTo(dst)
	case slotHigh:
		return o.axis.tick(o.axis.last).AppendTo(dst)
	case slotStep:
		return appendFloat(dst, o.axis.step())
	case slotReferenceLabel:
		return appendString(dst, o.spec.Reference.Label)
	case slotReference:
		return o.spec.Reference.Value.AppendTo(dst)
	case slotName:
		return appendString(dst, o.spec.Series[series].Name)
	case slotPoints:
		return o.appendPoints(dst, series)
	case slotLive:
		return o.appendLive(dst)
	case slotAcrossName:
		return appendString(dst, o.drawer.axisName(o.spec, 0))
	case slotAcrossLow:
		return o.across.tick(o.across.first).AppendTo(dst)
	case slotAcrossHigh:
		return o.across.tick(o.across.last).AppendTo(dst)
	case slotAcrossStep:
		return appendFloat(dst, o.across.step())
	case slotNames:
		return o.eachSeries(dst, func(dst []byte, series int) []byte { return appendString(dst, o.spec.Series[series].Name) })
	case slotPieces:
		return o.appendPieces(dst)
	case slotOutlines:
		if o.spec.Outlines == nil {
			return appendString(dst, "")
		}
		return appendString(dst, o.spec.Outlines.ID)
	}
	return o.appendLines(dst)
}

// valueName is the name of the value axis: the unit, or where two axes have values what the one that runs up shows.
func (o *optionData) valueName() string {
	if o.spec.Kind == Scatter {
		return o.drawer.axisName(o.spec, 1)
	}
	return o.spec.Unit
}

// appendSlotName writes the label of a category, or the name of a period between, whose words hold nothing to escape.
func (o *optionData) appendSlotName(dst []byte, s slotted) []byte {
	if s.category >= 0 {
		return appendString(dst, o.spec.Categories[s.category].Label)
	}
	dst = format.AppendPeriod(append(dst, '"'), s.between, string(o.spec.Language))
	return append(dst, '"')
}

// appendFloat writes a float as encoding/json does.
func appendFloat(dst []byte, value float64) []byte {
	text, err := json.Marshal(value)
	if err != nil {
		return append(dst, '0')
	}
	return append(dst, text...)
}
