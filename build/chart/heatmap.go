package chart

import (
	"strconv"

	"gongqiu/build/period"
)

// matrix is a heat table: which rows and columns it has, and which point stands where they meet.
type matrix struct {
	down, across []string
	periods      bool // run across
	turned       bool // series run down
}

// newMatrix lays out a chart as a table. Categories run down, series across; but periods run across, as time does.
func newMatrix(s *sheet) matrix {
	if !s.spec.timed() {
		return matrix{down: s.categoryLabels(), across: s.seriesNames()}
	}
	across := make([]string, len(s.spec.Categories))
	for at := range across {
		across[at] = s.periodHead(s.spec.Categories[at])
	}
	return matrix{down: s.seriesNames(), across: across, periods: true, turned: true}
}

// at is the series and the category of a cell.
func (m *matrix) at(row, column int) (series, category int) {
	if m.turned {
		return row, column
	}
	return column, row
}

// periodHead is the label of a period where room is short: the year, and the part of it.
func (s *sheet) periodHead(category Category) string {
	p := category.Period
	if p.IsSpan() {
		return category.Label
	}
	year := s.yearText(p.StartMonth() / 12)
	if p.Kind() == period.Year {
		return year
	}
	switch p.Kind() {
	case period.Half, period.Quarter, period.Month:
		part := s.text(partKeys(p.Kind())[p.StartMonth()%12/p.Months()])
		return year + " " + part
	}
	return category.Label
}

// drawHeatmap draws a table whose cells are coloured by their numbers. Columns that do not all fit side by side with
// their numbers follow below, so that a number is never left out.
func drawHeatmap(s *sheet) {
	m := newMatrix(s)
	if len(m.down) == 0 || len(m.across) == 0 {
		return
	}
	colours := newScale(s.spec)
	s.scaleKey(&colours)
	share := 0.34
	if s.narrow {
		share = 0.36
	}
	labels := s.newRowLabels(m.down, s.width*share/s.font, s.font*2.1)
	left := s.left()
	if labels.widest > 0 {
		left += s.font * (labels.widest*1.04 + 0.6)
	}
	room := s.width - left
	width := s.cellWidth(&m)
	count := max(1, int(room/width))
	blocks := (len(m.across) + count - 1) / count
	count = (len(m.across) + blocks - 1) / blocks
	width = min(room/float64(count), 120)
	missing := false
	for from := 0; from < len(m.across); from += count {
		to := min(from+count, len(m.across))
		missing = s.drawBlock(&m, labels, &colours, left, width, from, to) || missing
	}
	if missing {
		s.y += s.font * 0.4
		s.key(true)
	}
}

// cellWidth is the least width of a cell that holds every number, and of the labels of columns their longest word.
func (s *sheet) cellWidth(m *matrix) float64 {
	widest := 0.0
	for at := range s.allNumbers() {
		widest = max(widest, s.numbers[at].width)
	}
	for _, text := range m.across {
		whole := textWidth(text)
		if m.periods {
			whole = max(whole*0.55, textWidth(s.yearText(2000)))
		}
		widest = max(widest, min(whole, 4))
	}
	return s.font * (widest + 0.7)
}

// drawBlock draws some columns of the table and says whether a cell of them has no number.
func (s *sheet) drawBlock(m *matrix, labels *rowLabels, colours *scale, left, width float64, from, to int) bool {
	lines := 1
	heads := make([]wrapped, to-from)
	for at := range heads {
		heads[at] = wrap(m.across[from+at], width/s.font-0.2)
		lines = max(lines, heads[at].count)
	}
	s.open(roleTicksMiddle)
	for at := range heads {
		middle := s.y + s.font*1.2*(float64(lines)-float64(heads[at].count)/2)
		s.writeLines(left+width*(float64(at)+0.5), middle, &heads[at], m.across[from+at])
	}
	s.close()
	s.y += s.font * (1.2*float64(lines) + 0.5)
	labels.draw(s, left-s.font*0.5, s.y)
	s.data()
	looks, missing := s.drawCells(m, labels, colours, left, width, from, to)
	s.drawCellNumbers(m, labels, looks, left, width, from, to)
	s.endData()
	s.y += labels.height + s.font*0.9
	return missing
}

// drawCells draws the areas, one path for each shade.
func (s *sheet) drawCells(m *matrix, labels *rowLabels, colours *scale, left, width float64, from, to int) (
	looks []shade, missing bool,
) {
	looks = make([]shade, 0, len(m.down)*(to-from))
	var used [2][mostSteps + 1]bool
	for row := range m.down {
		for column := from; column < to; column++ {
			series, category := m.at(row, column)
			look := shade{}
			if point := s.spec.Series[series].point(category); point.has() {
				look = colours.shade(point.Value)
			}
			used[look.hue][look.step] = true
			looks = append(looks, look)
		}
	}
	for side := range used {
		for step := range used[side] {
			if !used[side][step] {
				continue
			}
			s.openShade(shade{side, step})
			for at, look := range looks {
				if look == (shade{side, step}) {
					row := at / (to - from)
					height := labels.heights[row]
					s.about(m.at(row, from+at%(to-from)))
					s.rectangle(left+width*float64(at%(to-from)), s.y+labels.middles[row]-height/2, width, height)
				}
			}
			s.endPath()
		}
	}
	for at := range looks {
		series, category := m.at(at/(to-from), from+at%(to-from))
		if s.spec.Series[series].point(category).has() || s.cellNumber(series, category) != "" {
			continue
		}
		if !missing {
			s.openLines(roleGrid)
			missing = true
		}
		row := at / (to - from)
		height := labels.heights[row]
		s.about(series, category)
		s.hatch(left+width*float64(at%(to-from)), s.y+labels.middles[row]-height/2, width, height)
	}
	if missing {
		s.endPath()
	}
	return looks, missing
}

// drawCellNumbers writes the numbers into the cells; those of provisional points in brackets.
func (s *sheet) drawCellNumbers(m *matrix, labels *rowLabels, looks []shade, left, width float64, from, to int) {
	for _, strong := range [...]bool{false, true} {
		opened := false
		for at, look := range looks {
			series, category := m.at(at/(to-from), from+at%(to-from))
			text := s.cellNumber(series, category)
			if text == "" || strong != (look.step == mostSteps) {
				continue
			}
			if !opened {
				s.openOn(strong)
				opened = true
			}
			s.about(series, category)
			s.write(left+width*(float64(at%(to-from))+0.5), s.y+labels.middles[at/(to-from)]+s.font*0.36, text)
		}
		if opened {
			s.close()
		}
	}
}

// sayHeatmap tells how large the table is, its largest and smallest numbers and where they stand, and what lies on
// either side of the value where the scale turns.
func sayHeatmap(s *speaker) {
	spec := s.spec
	count, above, below := 0, 0, 0
	c := newScale(spec)
	for series := range spec.Series {
		for at := range spec.Categories {
			point := spec.Series[series].point(at)
			if !point.has() {
				continue
			}
			count++
			switch sign := point.Value.Cmp(c.turn); {
			case c.turns && sign > 0:
				above++
			case c.turns && sign < 0:
				below++
			}
		}
	}
	rows, columns := len(spec.Categories), len(spec.Series)
	if spec.timed() {
		rows, columns = columns, rows
	}
	key := "chart.say.table"
	if count < rows*columns {
		key = "chart.say.table-gaps"
	}
	s.tell(key, "rows", strconv.Itoa(rows), "columns", strconv.Itoa(columns),
		"count", strconv.Itoa(count))
	s.sayExtremes()
	if c.turns {
		turn := s.value(Point{Value: c.turn}) + s.unit()
		s.tell("chart.say.sides", "turn", turn, "above", strconv.Itoa(above),
			"below", strconv.Itoa(below), "count", strconv.Itoa(count))
	}
}
