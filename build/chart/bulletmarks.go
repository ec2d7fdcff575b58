package chart

import (
	"strings"

	"gongqiu/build/decimal"
	"gongqiu/build/model"
)

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
			part := s.text("chart.say.named", "name", s.spec.Series[series].Name, "value", value,
				"unit", spaced(s.spec.Language, s.spec.unitAt(at)))
			// A number stays on one line with its unit and the last word of its name.
			before, after, _ := strings.Cut(part, " "+value+" ")
			if after != "" {
				part = before + "\u00a0" + value + "\u00a0" + after
			}
			parts = append(parts, part)
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

// bulletReference names the line at a percentage that readers know, such as how much of the year is gone.
func (s *sheet) bulletReference(b *bullets) {
	label := s.spec.Reference.Label
	if label == "" {
		return
	}
	half := s.font * textWidth(label) / 2
	x := b.x(s.spec.Reference.Value.Float64())
	s.y += s.font * 0.7
	s.open(roleWordsMiddle)
	s.write(max(s.left()+half, min(x, s.width-half)), s.y, label)
	s.close()
	s.y += s.font * 0.7
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
		s.place(b.x(tick.value), s.y+s.font*1.5)
		s.body = append(append(s.body, tick.label...), "%</text>"...)
	}
	s.close()
	s.y += s.font * 2.1
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
