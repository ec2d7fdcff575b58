package chart

import (
	"strconv"

	"gongqiu/build/decimal"
)

// appendPoints writes the points of a series.
func (o *optionData) appendPoints(dst []byte, series int) []byte {
	dst = append(dst, '[')
	write := o.appendPlain
	switch o.spec.Kind {
	case Heatmap:
		write = o.appendCell
	case Tilemap:
		write = o.appendTile
	case Scatter:
		write = o.appendSpot
	case Funnel, Map:
		write = o.appendStage
	}
	for at := range o.slots {
		dst = write(dst, series, at)
	}
	return append(dst, ']')
}

// value is the number of a series at a slot, as the option has it: what a bullet chart draws are percentages of the
// plan, and what a chart of ranks draws are whole numbers.
func (o *optionData) value(series, at int) (value decimal.Decimal, has bool) {
	category := o.slots[at].category
	if category < 0 {
		return value, false
	}
	point := o.spec.Series[series].point(category)
	switch o.spec.Kind {
	case Bullet:
		return o.percent(series, category)
	case Ranks:
		rank := o.spec.rank(series, category)
		return decimal.Whole(int64(rank)), rank > 0
	}
	return point.Value, point.has()
}

// percent is where on the axis of a bullet chart the bar or the mark of a series stands.
func (o *optionData) percent(series, category int) (decimal.Decimal, bool) {
	role := o.spec.Series[series].Role
	row := o.spec.bullet(category)
	if o.spec.withRole(role) != series {
		return decimal.Decimal{}, false
	}
	switch {
	case role == RoleActual:
		return row.percent, row.has
	case role == row.base && role != RoleNone:
		return decimal.Whole(100), true
	}
	for _, mark := range row.marks {
		if mark.role == role {
			return mark.percent, true
		}
	}
	return decimal.Decimal{}, false
}

// appendPlain writes a point that is one number.
func (o *optionData) appendPlain(dst []byte, series, at int) []byte {
	value, has := o.value(series, at)
	if !has {
		return append(separate(dst), `{"value":"-"}`...)
	}
	dst = value.AppendTo(append(separate(dst), `{"value":`...))
	return append(o.appendProvisional(dst, series, at), '}')
}

// provisionalBar is what itemStyle of go-echarts gives for provisionalOpacity.
const (
	provisionalOpacity = 0.4
	provisionalBar     = `,"itemStyle":{"opacity":0.4}`
)

// appendProvisional writes how a provisional point looks.
func (o *optionData) appendProvisional(dst []byte, series, at int) []byte {
	category := o.slots[at].category
	if category < 0 {
		return dst
	}
	// Of a plan that is only known by how much of it was reached, there is a mark but no number.
	if point := o.spec.Series[series].point(category); !point.has() || !point.Provisional {
		return dst
	}
	switch o.spec.Kind {
	case Bar, Stacked, Bullet, Funnel:
		return append(dst, provisionalBar...)
	case Map:
		return dst // no region is hollow: the table says which numbers are provisional
	}
	return append(dst, `,"symbol":"emptyCircle"`...)
}

// appendCell writes a cell of a heat table.
func (o *optionData) appendCell(dst []byte, series, at int) []byte {
	across, down := series, at
	if o.spec.timed() {
		across, down = down, across
	}
	return o.appendPlaced(dst, across, down, series, at)
}

// appendPlaced writes a number at a place of a grid.
func (o *optionData) appendPlaced(dst []byte, across, down, series, at int) []byte {
	dst = strconv.AppendInt(append(separate(dst), `{"value":[`...), int64(across), 10)
	dst = strconv.AppendInt(append(dst, ','), int64(down), 10)
	if value, has := o.value(series, at); has {
		dst = value.AppendTo(append(dst, ','))
	} else {
		dst = append(dst, `,"-"`...)
	}
	return append(dst, "]}"...)
}

// appendTile writes a square, of the units that have one.
func (o *optionData) appendTile(dst []byte, series, at int) []byte {
	tiles, _ := o.spec.tileAt()
	for n := range tiles {
		if tiles[n] != o.slots[at].category {
			continue
		}
		dst = appendMember(append(separate(dst), '{'), "name", o.spec.Categories[tiles[n]].Label)
		dst = strconv.AppendInt(append(comma(dst), `"value":[`...), int64(allTiles[n].column), 10)
		dst = strconv.AppendInt(append(dst, ','), int64(allTiles[n].row), 10)
		if value, has := o.value(series, at); has {
			dst = value.AppendTo(append(dst, ','))
		} else {
			dst = append(dst, `,"-"`...)
		}
		return append(dst, "]}"...)
	}
	return dst
}

// appendSpot writes a point of two numbers, where both are given, and a gap where a period is missing before it.
func (o *optionData) appendSpot(dst []byte, _, at int) []byte {
	x, hasX := o.value(0, at)
	y, hasY := o.value(1, at)
	if !hasX || !hasY {
		return dst
	}
	if o.spec.timed() && at > 0 && !o.follows(at) {
		dst = append(separate(dst), `{"value":["-","-"]}`...)
	}
	dst = appendMember(append(separate(dst), '{'), "name", o.spec.Categories[at].Label)
	dst = x.AppendTo(append(comma(dst), `"value":[`...))
	dst = y.AppendTo(append(dst, ','))
	dst = append(dst, ']')
	if o.spec.Series[0].point(at).Provisional || o.spec.Series[1].point(at).Provisional {
		dst = append(dst, `,"symbol":"emptyCircle"`...)
	}
	return append(dst, '}')
}

// follows says whether a period has its two numbers, the one before it has too, and nothing lies between them.
func (o *optionData) follows(at int) bool {
	t := newTrack(o.spec)
	return o.spec.Series[0].given(at-1) && o.spec.Series[1].given(at-1) && t.adjacent(at-1, at) && !o.spec.breaksAt(at)
}

// appendStage writes a stage of a funnel, or a region of a map by the name that it has there.
func (o *optionData) appendStage(dst []byte, series, at int) []byte {
	value, has := o.value(series, at)
	if !has {
		return dst
	}
	dst = appendMember(append(separate(dst), '{'), "name", o.spec.nameOnMap(at))
	dst = value.AppendTo(append(comma(dst), `"value":`...))
	return append(o.appendProvisional(dst, series, at), '}')
}

// nameOnMap is the name of a category in the file of the outlines, and its label where it has no outline.
func (s *Spec) nameOnMap(at int) string {
	if s.Kind == Map && s.Outlines != nil {
		for n := range s.Outlines.Features {
			if feature := &s.Outlines.Features[n]; feature.Code != "" && feature.Code == s.Categories[at].Code {
				return feature.Name.Text
			}
		}
	}
	return s.Categories[at].Label
}

// appendPieces writes the intervals of a scale of colours.
func (o *optionData) appendPieces(dst []byte) []byte {
	scale := newScale(o.spec)
	_, bounds := scale.swatches()
	if !scale.numbers {
		return dst
	}
	for at := 1; at < len(bounds); at++ {
		// The last interval holds its upper bound, as the drawing's does.
		below := "lt"
		if at == len(bounds)-1 {
			below = "lte"
		}
		dst = bounds[at-1].AppendTo(append(separate(dst), `{"gte":`...))
		dst = append(append(append(dst, ",\""...), below...), `":`...)
		dst = append(bounds[at].AppendTo(dst), '}')
	}
	return dst
}

// appendLines writes the pairs of places that lines join, and where the reference is, into an open list.
func (o *optionData) appendLines(dst []byte) []byte {
	spec := o.spec
	switch {
	case spec.Kind == Scatter && spec.Diagonal != "":
		dst = appendString(append(separate(dst), `[{"name":`...), spec.Diagonal)
		low, high := o.balance()
		for _, end := range [...]struct {
			before string
			at     decimal.Decimal
		}{{`,"coord":[`, low}, {`]},{"coord":[`, high}} {
			dst = end.at.AppendTo(append(dst, end.before...))
			dst = end.at.AppendTo(append(dst, ','))
		}
		dst = append(dst, "]}]"...)
	case spec.Kind == Dumbbell || spec.Kind == Range:
		for at := range spec.Categories {
			low, high := o.outer(at)
			if low < 0 || high < 0 || low == high {
				continue
			}
			dst = o.appendCoordinates(append(separate(dst), `[{"coord":[`...), low, at)
			dst = o.appendCoordinates(append(dst, `,{"coord":[`...), high, at)
			dst = append(dst, ']')
		}
	}
	if spec.Reference.Label == "" {
		return dst
	}
	dst = appendString(append(separate(dst), `{"name":`...), spec.Reference.Label)
	axis := "xAxis"
	if spec.Kind == Scatter {
		axis = "yAxis"
	}
	dst = append(append(append(dst, `,"`...), axis...), `":`...)
	return append(spec.Reference.Value.AppendTo(dst), '}')
}

// appendCoordinates writes the place of a number in its row.
func (o *optionData) appendCoordinates(dst []byte, series, at int) []byte {
	dst = o.spec.Series[series].point(at).Value.AppendTo(dst)
	return append(strconv.AppendInt(append(dst, ','), int64(at), 10), "]}"...)
}

// outer is the series of the ends of a row; -1 where there is none.
func (o *optionData) outer(at int) (low, high int) {
	if o.spec.Kind == Range {
		low, _, high = o.spec.rangeSeries()
		if low >= 0 && !o.spec.Series[low].given(at) || high >= 0 && !o.spec.Series[high].given(at) {
			return -1, -1
		}
		return low, high
	}
	low, high = -1, -1
	for series := range o.spec.Series {
		point := o.spec.Series[series].point(at)
		if !point.has() {
			continue
		}
		if low < 0 || point.Value.Cmp(o.spec.Series[low].point(at).Value) < 0 {
			low = series
		}
		if high < 0 || point.Value.Cmp(o.spec.Series[high].point(at).Value) >= 0 {
			high = series
		}
	}
	return low, high
}

// balance is what both axes of a scatter chart hold.
func (o *optionData) balance() (low, high decimal.Decimal) {
	low, high = o.axis.tick(o.axis.first), o.axis.tick(o.axis.last)
	if first := o.across.tick(o.across.first); first.Cmp(low) > 0 {
		low = first
	}
	if last := o.across.tick(o.across.last); last.Cmp(high) < 0 {
		high = last
	}
	return low, high
}

// roles are those of the series, with those of a range where they go by order.
func (s *Spec) roles() []byte {
	roles := make([]byte, len(s.Series))
	for at := range s.Series {
		roles[at] = byte(s.Series[at].Role)
	}
	if s.Kind != Range {
		return roles
	}
	low, middle, high := s.rangeSeries()
	for _, given := range [...]struct {
		series int
		role   Role
	}{{low, RoleLow}, {middle, RoleMiddle}, {high, RoleHigh}} {
		if given.series >= 0 {
			roles[given.series] = byte(given.role)
		}
	}
	return roles
}
