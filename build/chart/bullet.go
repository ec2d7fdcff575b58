package chart

import (
	"strings"

	"gongqiu/build/decimal"
	"gongqiu/build/model"
)

// A bullet chart shows what was reached of what was planned. Its series have roles; its rows may have units of their
// own, because the bars are percentages of the plan.

// bulletRow is one row: what bars and marks are measured against, and where they stand.
type bulletRow struct {
	base    Role // what 100 % is
	percent decimal.Decimal
	has     bool // there is an actual number, and something to measure it against
	marks   []bulletMark
}

// bulletMark is a floor, a stretch target or a ceiling, in percent of the base.
type bulletMark struct {
	role    Role
	percent decimal.Decimal
	at      float64
}

// withRole is the first series of a role; -1 when there is none.
func (s *Spec) withRole(role Role) int {
	for at := range s.Series {
		if s.Series[at].Role == role {
			return at
		}
	}
	return -1
}

// target is the number of a role at a category.
func (s *Spec) target(role Role, at int) Point {
	if series := s.withRole(role); series >= 0 {
		return s.Series[series].point(at)
	}
	return Point{}
}

// bulletBases are what a row is measured against: the first of these that it has.
var bulletBases = [...]Role{RolePlan, RoleFloor, RoleStretch, RoleCeiling}

// bullet reads a row. Percentages are to one decimal.
func (s *Spec) bullet(at int) bulletRow {
	var row bulletRow
	var base decimal.Decimal
	for _, role := range bulletBases {
		if point := s.target(role, at); row.base == RoleNone && point.has() && point.Value.Sign() > 0 {
			row.base, base = role, point.Value
		}
	}
	completion := s.target(RoleCompletion, at)
	if completion.has() && (row.base == RolePlan || row.base == RoleNone) {
		row.base, row.percent, row.has = RolePlan, completion.Value, true
	}
	if row.base == RoleNone || base.IsZero() {
		return row
	}
	if actual := s.target(RoleActual, at); actual.has() && !row.has {
		row.percent, row.has = percentOf(actual.Value, base)
	}
	for _, role := range bulletBases[1:] {
		if point := s.target(role, at); point.has() && role != row.base {
			if percent, fits := percentOf(point.Value, base); fits {
				row.marks = append(row.marks, bulletMark{role, percent, percent.Float64()})
			}
		}
	}
	return row
}

// percentOf is a number in percent of another, to one decimal.
func percentOf(number, base decimal.Decimal) (decimal.Decimal, bool) {
	hundredfold, fits := number.Shift(2)
	if !fits || base.IsZero() {
		return decimal.Decimal{}, false
	}
	return decimal.Quotient(hundredfold, base, 1)
}

// bullets is the layout of a bullet chart.
type bullets struct {
	rows              []bulletRow
	left, width, high float64
	axis              valueAxis
}

// x is where on the canvas a percentage is.
func (b *bullets) x(percent float64) float64 {
	return b.left + max(0, float64(percent*b.width/b.high))
}

// newBulletAxis is the axis of percentages, which holds the plan with some room beyond it.
func newBulletAxis(spec *Spec, ticks int) valueAxis {
	high := 110.0
	for at := range spec.Categories {
		row := spec.bullet(at)
		if row.has {
			high = max(high, row.percent.Float64())
		}
		for _, mark := range row.marks {
			high = max(high, mark.at)
		}
	}
	axis := newValueAxis(0, high, ticks)
	axis.first = 0
	return axis
}

// bulletAxis is the axis of the wide canvas.
func bulletAxis(spec *Spec) valueAxis { return newBulletAxis(spec, wideTicks) }

// drawBullet draws a bar for each row from nothing to what was reached, a strong mark at the plan, and marks at floors,
// stretch targets and ceilings.
func drawBullet(s *sheet) {
	b := &bullets{rows: make([]bulletRow, len(s.spec.Categories))}
	for at := range b.rows {
		b.rows[at] = s.spec.bullet(at)
	}
	s.bulletKey(b)
	ticks := wideTicks
	if s.narrow {
		ticks = acrossTicks
	}
	b.axis = newBulletAxis(s.spec, ticks)
	b.high = b.axis.high()
	percents := s.font * 5.4 // the room of a percentage, and of what it is one
	share := 0.3
	if s.narrow {
		share = 0.9
	}
	labels := s.newRowLabels(s.categoryLabels(), s.width*share/s.font, s.font*3.3)
	b.left = s.left() + s.font*0.9 // where half of the first label of the axis stands
	if !s.narrow {
		b.left = s.left() + s.font*(labels.widest*1.04+0.8)
	}
	b.width = s.width - b.left - percents
	top := s.y
	y := top
	for at := range b.rows {
		if s.narrow {
			s.open(roleValues)
			height := s.font * 1.2 * float64(labels.cut[at].count)
			s.writeLines(s.left(), y+height/2, &labels.cut[at], labels.texts[at])
			s.close()
			y += height + s.font*0.2
			y += s.drawBulletRow(b, at, y) + s.font*0.9
			continue
		}
		height := labels.heights[at]
		s.open(roleLabels)
		s.writeLines(b.left-s.font*0.6, y+height/2, &labels.cut[at], labels.texts[at])
		s.close()
		below := s.drawBulletRow(b, at, y+height/2-s.font*1.35)
		y += max(height, height/2-s.font*1.35+below+s.font*0.8)
	}
	s.y = y
	s.drawBulletAxis(b, top)
}

// drawBulletRow draws the bar and the marks of a row, and in words below them the numbers. It gives its height.
func (s *sheet) drawBulletRow(b *bullets, at int, y float64) float64 {
	row := &b.rows[at]
	thick := s.font * 0.95
	words := s.bulletWords(at)
	cut := wrap(words, b.width/s.font)
	height := thick + s.font*(0.3+1.2*float64(max(1, cut.count)))
	s.data()
	defer s.endData()
	s.target(at, b.left, y-s.font*0.3, s.width-b.left, height)
	if row.base != RoleNone {
		s.openShade(shade{5, 2})
		s.rectangle(b.left, y, b.x(100)-b.left, thick)
		s.endPath()
	}
	if row.has {
		part := partBar
		if s.spec.target(RoleActual, at).Provisional {
			part = partBarHollow
		}
		s.openSeries(0)
		s.openPart(part, 0)
		s.rectangle(b.left, y+thick*0.25, b.x(row.percent.Float64())-b.left, thick*0.5)
		s.endPath()
		s.close()
	}
	if row.base != RoleNone {
		s.drawTarget(row.base, b.x(100), y, thick)
	}
	for _, mark := range row.marks {
		s.drawTarget(mark.role, b.x(mark.at), y, thick)
	}
	s.open(roleValuesEnd)
	text := s.text("chart.state.missing")
	if row.has {
		text = row.percent.String() + "%"
	} else if row.base == RoleNone {
		text = "–"
	}
	s.write(s.width, y+thick*0.5+s.font*0.36, text)
	s.close()
	if words != "" {
		s.open(roleWords)
		for line := range cut.count {
			s.write(b.left+3, y+thick+s.font*(1.1+1.2*float64(line)), cut.lines[line])
		}
		s.close()
	}
	if row.base != RoleNone && row.base != RolePlan && row.has {
		s.open(roleWords)
		text := cutOff(s.text("chart.bullet.of", "name", s.spec.Series[s.spec.withRole(row.base)].Name), 8)
		s.write(s.width-s.font*textWidth(text), y+thick+s.font*1.1, text)
		s.close()
	}
	return height
}

// cutOff is as much of a text as fits with an ellipsis.
func cutOff(text string, most float64) string {
	if textWidth(text) <= most {
		return text
	}
	width := 1.0
	for at, r := range text {
		if width += float64(runeWidth(r)) / em; width > most {
			return text[:at] + "…"
		}
	}
	return text
}

// drawTarget draws the mark of a role: the plan a thick line, a floor a triangle below, a stretch target one above, a
// ceiling a line with a roof.
func (s *sheet) drawTarget(role Role, x, y, thick float64) {
	s.openStrong()
	switch role {
	case RoleFloor:
		s.point('M', x, y+thick*0.55)
		s.body = append(s.body, "l4.5 8h-9z"...)
	case RoleStretch:
		s.point('M', x, y+thick*0.45)
		s.body = append(s.body, "l4.5-8h-9z"...)
	case RoleCeiling:
		s.rectangle(x-1, y-3, 2, thick+6)
		s.rectangle(x-6, y-4, 7, 2.4)
		s.rectangle(x-6, y+thick+1.6, 7, 2.4)
	default:
		s.rectangle(x-1.5, y-3, 3, thick+6)
	}
	s.endPath()
}

// bulletWords are the numbers of a row: 实际1103万人，计划900万人.
func (s *sheet) bulletWords(at int) string {
	var parts []string
	for _, role := range [...]Role{RoleActual, RolePlan, RoleFloor, RoleStretch, RoleCeiling} {
		series := s.spec.withRole(role)
		if series < 0 {
			continue
		}
		if point := s.spec.Series[series].point(at); point.has() {
			value := string(s.appendUnitless(nil, &point))
			parts = append(parts, s.text("chart.say.named", "name", s.spec.Series[series].Name, "value", value,
				"unit", spaced(s.spec.Language, s.spec.unitAt(at))))
		}
	}
	return strings.Join(parts, s.text("chart.say.list"))
}

// appendUnitless writes a point without the sign of percent, which the unit of the row is.
func (s *sheet) appendUnitless(dst []byte, point *Point) []byte {
	dst = append(dst, qualifierSign(point.Qualifier)...)
	dst = s.drawer.appendLabel(dst, s.spec.Language, point.Value)
	if point.Qualifier == decimal.Between {
		dst = append(dst, "–"...)
		dst = s.drawer.appendLabel(dst, s.spec.Language, point.High)
	}
	return dst
}

// unitAt is the unit of a row: its own, or that of the chart.
func (s *Spec) unitAt(at int) string {
	if s.Categories[at].Unit != "" {
		return s.Categories[at].Unit
	}
	return s.Unit
}

// spaced is a unit as it follows a number.
func spaced(language model.Language, unit string) string {
	if language == model.English && unit != "" && unit != "%" {
		return " " + unit
	}
	return unit
}

// bulletKey explains the bar and the marks that the chart has.
func (s *sheet) bulletKey(b *bullets) {
	var used [RoleHigh + 1]bool
	for at := range b.rows {
		used[b.rows[at].base] = true
		used[RoleActual] = used[RoleActual] || b.rows[at].has
		for _, mark := range b.rows[at].marks {
			used[mark.role] = true
		}
	}
	x := s.left()
	for _, role := range [...]Role{RoleActual, RolePlan, RoleFloor, RoleStretch, RoleCeiling} {
		series := s.spec.withRole(role)
		if !used[role] || series < 0 {
			continue
		}
		x = s.keyItem(x, s.spec.Series[series].Name, func(x, y float64) {
			if role == RoleActual {
				s.openSeries(0)
				s.openPart(partBar, 0)
				s.rectangle(x, y-3, 14, 6)
				s.endPath()
				s.close()
				return
			}
			s.drawTarget(role, x+7, y-6, 12)
		})
	}
	s.y += s.font
}

// drawBulletAxis draws the percentages below the rows.
func (s *sheet) drawBulletAxis(b *bullets, top float64) {
	s.openLines(roleAxis)
	s.line(b.left, s.y, b.x(b.high), s.y)
	for _, tick := range s.ticks(b.axis) {
		x := b.x(tick.value)
		s.line(x, s.y, x, s.y+4)
	}
	s.line(b.left, top, b.left, s.y)
	s.endPath()
	s.open(roleTicksMiddle)
	for _, tick := range s.ticks(b.axis) {
		s.write(b.x(tick.value), s.y+s.font*1.5, tick.label+"%")
	}
	s.close()
	s.y += s.font * 2.1
}
