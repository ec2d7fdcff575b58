package chart

import (
	"strconv"

	"gongqiu/build/model"
)

// A range chart shows from where to where the numbers of a row lie, such as wages: its series are the low, the middle
// and the high number, by their roles or else in this order.

// rangeSeries are the series of the low, the middle and the high numbers; -1 where there is none.
func (s *Spec) rangeSeries() (low, middle, high int) {
	low, middle, high = s.withRole(RoleLow), s.withRole(RoleMiddle), s.withRole(RoleHigh)
	if low < 0 && middle < 0 && high < 0 {
		switch len(s.Series) {
		case 0:
			return -1, -1, -1
		case 1:
			return -1, 0, -1
		case 2:
			return 0, -1, 1
		}
		return 0, 1, 2
	}
	return low, middle, high
}

// ranges is the layout of a range chart: that of lying bars, whose axis need not start at zero.
type ranges struct {
	rows
	of [3]int // series: low, middle, high
}

// drawRange draws a band from the low to the high number of each row, with their numbers at its ends, and a marker at
// the middle one with its number above.
func drawRange(s *sheet) {
	low, high := lineDomain(s.spec)
	r := ranges{rows: rows{thickness: s.font * 0.75}}
	r.of[0], r.of[1], r.of[2] = s.spec.rangeSeries()
	ticks, share := wideTicks, 0.34
	if s.narrow {
		ticks = acrossTicks
	}
	s.rangeKey(&r)
	r.values = newValueAxis(low, high, ticks)
	r.low, r.high = r.values.low(), r.values.high()
	least := s.font * 1.9
	if r.of[1] >= 0 {
		least = s.font * 3
	}
	labels := s.newRowLabels(s.categoryLabels(), s.width*share/s.font, least)
	edges := [2]float64{s.font * 0.4, s.font * 0.4} // the room of the numbers beyond the axis
	for at := range s.spec.Categories {
		for side, series := range [2]int{r.of[0], r.of[2]} {
			if series >= 0 && s.spec.Series[series].given(at) {
				number := s.number(series, at)
				share := (number.value - r.low) / (r.high - r.low)
				if side == 1 {
					share = 1 - share
				}
				edges[side] = max(edges[side], s.font*(number.width+0.9)-share*s.width*0.45)
			}
		}
	}
	r.edge = s.left() + s.font*(labels.widest*1.04+0.4)
	r.left = r.edge + s.font*0.4 + edges[0]
	r.width = s.width - r.left - max(edges[1], s.font*s.lastTick(r.values).width/2)
	top := s.y
	r.drawScale(s, top, top+labels.height)
	shift := 0.0
	if r.of[1] >= 0 {
		shift = s.font * 0.5 // the numbers of the middle stand above
	}
	labels.draw(s, r.edge, top+shift)
	for at := range s.spec.Categories {
		r.drawBand(s, at, top+labels.middles[at]+shift)
	}
	s.y = top + labels.height + s.font*2
}

// drawBand draws one row. A row with one end only has no band, but its number.
func (r *ranges) drawBand(s *sheet, at int, y float64) {
	var x [3]float64
	var has [3]bool
	s.data()
	defer s.endData()
	s.target(at, nil, r.left, y-s.font*0.95, r.width, s.font*1.9)
	for which, series := range r.of {
		if series >= 0 && s.spec.Series[series].given(at) {
			has[which], x[which] = true, r.x(s.number(series, at).value)
		}
	}
	if !has[0] && !has[1] && !has[2] {
		s.open(roleNothing)
		s.write(r.left, y+s.font*0.36, s.text(stateKey(s.rowState(at))))
		s.close()
		return
	}
	if has[0] && has[2] {
		s.aboutOf(-1, at, []int{r.of[0], r.of[2]})
		s.openShade(shade{hueAbove, 3})
		s.rectangle(min(x[0], x[2]), y-r.thickness/2, max(x[0], x[2])-min(x[0], x[2]), r.thickness)
		s.endPath()
	}
	s.openStrong()
	for _, end := range [...]int{0, 2} {
		if has[end] {
			s.about(r.of[end], at)
			s.rectangle(x[end]-1, y-r.thickness/2-1.5, 2, r.thickness+3)
		}
	}
	s.endPath()
	if has[1] {
		part := partDot
		if s.spec.Series[r.of[1]].point(at).Provisional {
			part = partHollow
		}
		s.about(r.of[1], at)
		s.openSeries(0)
		s.marker(part, 0, x[1], y)
		s.close()
		s.open(roleValuesMiddle)
		s.write(x[1], y-r.thickness/2-s.font*0.35, s.number(r.of[1], at).text)
		s.close()
	}
	if has[0] {
		s.about(r.of[0], at)
		s.open(roleValuesEnd)
		s.write(x[0]-s.font*0.4, y+s.font*0.36, s.number(r.of[0], at).text)
		s.close()
	}
	if has[2] {
		s.about(r.of[2], at)
		s.open(roleValues)
		s.write(x[2]+s.font*0.4, y+s.font*0.36, s.number(r.of[2], at).text)
		s.close()
	}
}

// rowState is the first kind of nothing of a row.
func (s *sheet) rowState(at int) model.State {
	for series := range s.spec.Series {
		if point := s.spec.Series[series].point(at); !point.has() {
			return point.State
		}
	}
	return model.Missing
}

// rangeKey names the ends and the marker.
func (s *sheet) rangeKey(r *ranges) {
	x := s.left()
	for which, series := range r.of {
		if series < 0 {
			continue
		}
		x = s.keyItem(x, s.spec.Series[series].Name, func(x, y float64) {
			switch which {
			case 1:
				s.openSeries(0)
				s.marker(partDot, 0, x+7, y)
				s.close()
			default:
				s.openShade(shade{hueAbove, 3})
				s.rectangle(x, y-4, 14, 8)
				s.endPath()
				s.openStrong()
				s.rectangle(x+float64(which)*6, y-5.5, 2, 11)
				s.endPath()
			}
		})
	}
	s.y += s.font * 1.6
}

// sayRange tells the row with the highest and the lowest middle, and the widest range.
func sayRange(s *speaker) {
	spec := s.spec
	low, middle, high := spec.rangeSeries()
	s.tell("chart.say.items", "count", strconv.Itoa(len(spec.Categories)))
	if middle >= 0 {
		s.sayRank(middle)
	}
	if low < 0 || high < 0 {
		s.sayMissing()
		return
	}
	s.sayRank(high)
	s.sayRank(low)
	widest, best := -1, Point{}
	for at := range spec.Categories {
		from, to := spec.Series[low].point(at), spec.Series[high].point(at)
		if !from.has() || !to.has() {
			continue
		}
		width, fits := to.Value.Sub(from.Value)
		if fits && (widest < 0 || width.Cmp(best.Value) > 0) {
			widest, best = at, Point{Value: width}
		}
	}
	if widest >= 0 {
		s.tell("chart.say.range-widest", "label", spec.Categories[widest].Label,
			"from", s.value(spec.Series[low].point(widest)), "to", s.value(spec.Series[high].point(widest)),
			"unit", s.unit(), "width", s.value(best))
	}
	s.sayMissing()
}
