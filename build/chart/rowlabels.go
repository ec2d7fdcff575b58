package chart

import "gongqiu/build/model"

// rowLabels are texts beside or above the rows of a chart, cut into lines.
type rowLabels struct {
	texts   []string
	cut     []wrapped
	middles []float64 // of the rows, counted from the first
	heights []float64 // of the rows
	widest  float64   // in ems
	height  float64
}

// newRowLabels cuts texts into lines of at most the given width in ems, and gives each row at least a height.
func (s *sheet) newRowLabels(texts []string, most, least float64) *rowLabels {
	r := &rowLabels{texts: texts, cut: make([]wrapped, len(texts)), middles: make([]float64, len(texts)),
		heights: make([]float64, len(texts))}
	for at, text := range texts {
		r.cut[at] = wrap(text, most)
		height := max(least, s.font*(1.2*float64(r.cut[at].count)+0.5))
		r.middles[at], r.heights[at] = r.height+height/2, height
		r.widest, r.height = max(r.widest, r.cut[at].width), r.height+height
	}
	return r
}

// draw writes the labels so that they end at x.
func (r *rowLabels) draw(s *sheet, x, top float64) {
	s.openAt(roleLabels, x, top)
	for at := range r.texts {
		s.writeLines(0, r.middles[at], &r.cut[at], r.texts[at])
	}
	s.close()
}

// writeLines writes the lines of a label around a middle; one that is cut off has its whole text as its title.
func (s *sheet) writeLines(x, middle float64, label *wrapped, whole string) {
	cut := label.count == len(label.lines) && len(whole) > len(label.lines[0])+len(label.lines[1])+len(label.lines[2])
	if cut {
		s.body = append(s.body, "<g>"...)
		s.title(whole)
	}
	y := middle + s.font*(0.36-0.6*float64(label.count-1))
	for line := range label.count {
		s.write(x, y+s.font*1.2*float64(line), label.lines[line])
	}
	if cut {
		s.close()
	}
}

// title writes the words that a pointer over the open group shows.
func (s *sheet) title(text string) {
	s.body = appendEscaped(append(s.body, "<title>"...), text)
	s.body = append(s.body, "</title>"...)
}

// categoryLabels are the labels of all categories.
func (s *sheet) categoryLabels() []string {
	texts := make([]string, len(s.spec.Categories))
	for at := range texts {
		texts[at] = s.spec.Categories[at].Label
	}
	return texts
}

// seriesNames are the names of all series.
func (s *sheet) seriesNames() []string {
	texts := make([]string, len(s.spec.Series))
	for at := range texts {
		texts[at] = s.spec.Series[at].Name
	}
	return texts
}

// cellNumber is a point as a small area shows it: its number, or the sign of a kind of nothing. Absent is empty.
func (s *sheet) cellNumber(series, category int) string {
	point := s.spec.Series[series].point(category)
	switch {
	case point.has():
		return s.number(series, category).text
	case point.State == model.Absent || point.State == model.Missing:
		return ""
	}
	return stateSign(point.State)
}
