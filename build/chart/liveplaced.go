package chart

import (
	"strconv"

	"gongqiu/build/model"
)

// appendPlacedLive writes the member for the client of a kind that is placed.
func (o *optionData) appendPlacedLive(dst []byte) []byte {
	dst = appendMember(append(dst, '{'), "kind", string(o.spec.Kind))
	dst = appendMember(dst, "by", o.goneBy())
	if o.spec.Kind == Bullet || o.spec.Kind == Funnel {
		dst = append(dst, `,"brief":true`...)
	}
	dst = append(dst, `,"categories":[`...)
	for at := range o.spec.Categories {
		dst = appendString(separate(dst), o.spec.Categories[at].Label)
	}
	dst = append(dst, `],"series":`...)
	dst = o.append(dst, slotNames, 0)
	if o.row.switches && len(o.spec.Series) > 1 {
		dst = append(dst, `,"switches":true`...)
	}
	dst = o.appendHeads(dst)
	dst = append(dst, `,"said":`...)
	dst = o.eachSeries(dst, func(dst []byte, series int) []byte {
		dst = append(dst, '[')
		for at := range o.spec.Categories {
			point := o.spec.Series[series].point(at)
			if point.State == model.Absent || point.State == model.Missing {
				continue // the client's own word
			}
			dst = strconv.AppendInt(append(separate(dst), '['), int64(at), 10)
			dst = appendString(append(dst, ','), o.pointWords(series, at))
			if !point.has() {
				dst = append(dst, ",0"...)
			}
			dst = append(dst, ']')
		}
		return append(dst, ']')
	})
	dst = o.appendDrawings(append(dst, `,"drawings":[`...))
	dst = o.appendWords(append(dst, `],"words":`...))
	return append(dst, '}')
}

// appendHeads writes the names of the categories where room is short, when these are many enough to come apart.
func (o *optionData) appendHeads(dst []byte) []byte {
	if o.spec.Kind != Ranks && o.spec.Kind != Multiples || len(o.spec.Categories) <= fewToZoom {
		return dst
	}
	s := sheet{work: work{drawer: o.drawer, spec: o.spec}}
	dst = append(dst, `,"heads":[`...)
	for at := range o.spec.Categories {
		text := o.spec.Categories[at].Label
		if o.spec.timed() {
			text = s.periodHead(o.spec.Categories[at])
		}
		dst = appendString(separate(dst), text)
	}
	return append(dst, ']')
}

// goneBy is what a reader goes by.
func (o *optionData) goneBy() string {
	switch {
	case o.row.runs:
		return "series"
	case o.row.cells:
		return "cell"
	}
	return "category"
}

// pointWords are a point as the data table has it, with its unit.
func (o *optionData) pointWords(series, category int) string {
	point, language := o.spec.Series[series].point(category), o.spec.Language
	if !point.has() {
		return o.drawer.text(language, stateKey(point.State))
	}
	text := figure(language, point) + spaced(language, o.pointUnit(series, category))
	if point.Provisional {
		return o.drawer.text(language, "chart.table.provisional", "value", text)
	}
	return text
}

// pointUnit is the unit of a point: that of its series or of its row, or else that of the chart.
func (o *optionData) pointUnit(series, category int) string {
	switch run := &o.spec.Series[series]; {
	case run.Role == RoleCompletion:
		return "%"
	case run.Unit != "":
		return run.Unit
	}
	return o.spec.unitAt(category)
}

// appendDrawings writes the marks of both drawings.
func (o *optionData) appendDrawings(dst []byte) []byte {
	s := o.drawer.sheet(o.spec)
	defer s.release()
	dst = s.appendMarks(dst, o.row, Wide)
	return s.appendMarks(append(dst, ','), o.row, Narrow)
}
