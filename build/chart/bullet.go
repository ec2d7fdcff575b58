package chart

import (
	"gongqiu/build/decimal"
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

// completion is the published percentage of a role at a category: none of what must not be exceeded.
func (s *Spec) completion(of Role, at int) Point {
	for n := range s.Series {
		series := &s.Series[n]
		if series.Role == RoleCompletion && (series.Of == of || series.Of == RoleNone && of == RolePlan) {
			return series.point(at)
		}
	}
	return Point{}
}

// bulletBases are what a row is measured against: the first of these that its percentage is known of, or else the first
// that it has.
var bulletBases = [...]Role{RolePlan, RoleFloor, RoleStretch, RoleCeiling}

// bullet reads a row. Percentages are to one decimal. A percentage that was published of the plan stays one of the
// plan, also where only the floor has a number: the bar stands for nothing else, and the floor is said in words.
func (s *Spec) bullet(at int) bulletRow {
	var row bulletRow
	var base decimal.Decimal
	for _, role := range bulletBases {
		target := s.target(role, at)
		planned := target.has() && target.Value.Sign() > 0
		percent, has := s.reached(role, at)
		if row.base == RoleNone && (planned || has) || !row.has && has {
			row.base, row.percent, row.has, base = role, percent, has, decimal.Decimal{}
			if planned {
				base = target.Value
			}
		}
	}
	if base.IsZero() {
		return row
	}
	for _, role := range bulletBases {
		if point := s.target(role, at); point.has() && role != row.base {
			if percent, fits := percentOf(point.Value, base); fits {
				row.marks = append(row.marks, bulletMark{role, percent, percent.Float64()})
			}
		}
	}
	return row
}

// reached is how much of what a role asks for was reached, in percent: as published, or else as the numbers give it.
func (s *Spec) reached(role Role, at int) (percent decimal.Decimal, has bool) {
	if published := s.completion(role, at); published.has() && role != RoleCeiling {
		return published.Value, true
	}
	target, actual := s.target(role, at), s.target(RoleActual, at)
	if !target.has() || target.Value.Sign() <= 0 || !actual.has() {
		return percent, false
	}
	return percentOf(actual.Value, target.Value)
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
	if spec.Reference.Label != "" {
		high = max(high, spec.Reference.Value.Float64())
	}
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
	s.bulletReference(b)
	top := s.y
	y := top
	for at := range b.rows {
		if s.narrow {
			s.open(roleValues)
			height := s.font * 1.2 * float64(labels.cut[at].count)
			s.writeLines(s.left(), y+height/2, &labels.cut[at], labels.texts[at])
			s.close()
			y += height + s.font*0.4
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
	if s.spec.Reference.Label != "" {
		x := b.x(s.spec.Reference.Value.Float64())
		s.openLines(roleReference)
		s.line(x, top-s.font*0.3, x, s.y)
		s.endPath()
	}
	s.drawBulletAxis(b, top)
}

// drawBulletRow draws the bar and the marks of a row, and in words below them the numbers. It gives its height.
func (s *sheet) drawBulletRow(b *bullets, at int, y float64) float64 {
	row := &b.rows[at]
	thick := s.font * 0.95
	words, of := s.bulletWords(at), s.bulletBase(row)
	cut := wrap(words, b.width/s.font-max(0, textWidth(of)-3.8))
	height := thick + s.font*(0.3+1.2*float64(max(1, cut.count)))
	s.data()
	defer s.endData()
	s.target(at, nil, b.left, y-s.font*0.3, s.width-b.left, height)
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
	if of != "" {
		s.open(roleWords)
		s.write(s.width-s.font*textWidth(of), y+thick+s.font*1.1, of)
		s.close()
	}
	return height
}

// bulletBase says what the percentage of a row is one of, where that is not the plan.
func (s *sheet) bulletBase(row *bulletRow) string {
	if row.base == RoleNone || row.base == RolePlan || !row.has {
		return ""
	}
	return cutOff(s.text("chart.bullet.of", "name", s.spec.Series[s.spec.withRole(row.base)].Name), 8)
}
