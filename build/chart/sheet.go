package chart

import "strconv"

// sheet is the drawing in work: what it is of, and buffers that are used again and again, as the sheet is.
type sheet struct {
	work
	body     []byte
	scratch  []byte  // for labels on their way
	labels   []label // of line ends
	lines    []float64
	names    []string       // of a legend
	heads    [2]repeat      // the units above the plot
	legends  [2]repeat      // the names of the series
	labelled [2]labelColumn // the labels of the categories where bars lie, wide and narrow
	lengths  []int32        // of all bars, one series after another

	numbers []numberText // of all points, one series after another; the same for both sizes
	ends    []int        // of each of these texts in the string that they share

	axes   map[axisKey][]tick
	axis   axisKey // of the ticks that were asked for last
	ticked []tick
}

// work is what a sheet is drawn of and how far it has come.
type work struct {
	drawer     *Drawer
	spec       *Spec
	id         string // of the chart, that ids start with
	width      float64
	font       float64
	y          float64 // where the next thing starts
	narrow     bool
	standalone bool
	telling    bool    // the body tells what its marks are about: see marks.go
	keyed      bool    // its marks are explained already
	lens       lens    // what a zoom needs to know, while telling
	laid       [2]bool // the labels of lying bars are those of the chart
	both       bool    // the narrow drawing follows the wide one in the same page
	shared     sharedBars
	small      bool // a sparkline: markers only where the line would not be seen without

	marks     marks // of the chart, once they are looked for
	looked    bool
	low, high float64 // what the axis of lying bars covers in both sizes
}

// numberText is a point as drawings show it: its number in digits, their width in ems, and about how large it is.
type numberText struct {
	text        string
	width       float64
	value       float64
	given       bool // it has a number
	provisional bool
	plain       bool // nothing of the text has to be escaped
}

// text is a text of the book in the language of the chart.
func (s *sheet) text(key string, args ...string) string {
	return s.drawer.text(s.spec.Language, key, args...)
}

// yearText is a year as axes show it.
func (s *sheet) yearText(year int) string { return strconv.Itoa(year) }

// open starts a group of texts that share a role.
func (s *sheet) open(r role) { s.openAt(r, 0, 0) }

// openAt starts a group of texts that share a role, and a coordinate: theirs are counted from the given ones, and one
// that is 0 need not be written of each.
func (s *sheet) openAt(r role, x, y float64) {
	s.body = append(s.body, "<g"...)
	s.dress(r)
	s.body = append(s.body, dresses[r].anchor...)
	s.move(x, y)
	s.body = append(s.body, '>')
}

// dress writes how a role looks.
func (s *sheet) dress(r role) {
	if s.standalone {
		s.body = append(s.body, dresses[r].literal...)
	} else {
		s.body = append(s.body, dresses[r].page...)
	}
}

// openLines starts a path of lines that share a role, and endPath ends it.
func (s *sheet) openLines(r role) {
	s.body = append(s.body, "<path"...)
	s.dress(r)
	s.body = append(s.body, ` d="`...)
}

// openPart starts a path of shapes that are the same part of a series.
func (s *sheet) openPart(p part, series int) {
	s.body = append(s.body, "<path"...)
	s.look(p, series)
	s.body = append(s.body, ` d="`...)
}

// endPath ends a path.
func (s *sheet) endPath() { s.body = append(s.body, `"/>`...) }

// openSeries starts the group of a series.
func (s *sheet) openSeries(series int) { s.openSeriesAt(series, 0, 0) }

// openSeriesAt is openSeries with a place that coordinates are counted from.
func (s *sheet) openSeriesAt(series int, x, y float64) {
	s.body = append(s.body, "<g"...)
	if !s.standalone {
		s.attribute("class", s.seriesClass(series))
	}
	s.move(x, y)
	s.body = append(s.body, '>')
}

// openSeriesPart is openPart for a part that is not in the group of its series, with a place that coordinates are
// counted from.
func (s *sheet) openSeriesPart(p part, series int, x, y float64) {
	s.body = append(s.body, "<path"...)
	if s.standalone {
		s.look(p, series)
	} else {
		s.body = append(append(s.body, ` class="`...), s.seriesClass(series)...)
		s.body = append(append(append(s.body, ' '), p.class()...), '"')
	}
	s.move(x, y)
	s.body = append(s.body, ` d="`...)
}

// seriesClass is the class of a series.
func (s *sheet) seriesClass(series int) string {
	if s.muted(series) {
		return "chart-muted"
	}
	return seriesClass(series)
}

// move writes that coordinates of a group are counted from a place.
func (s *sheet) move(x, y float64) {
	if x == 0 && y == 0 {
		return
	}
	s.body = appendCoordinate(append(s.body, ` transform="translate(`...), x)
	if y != 0 {
		s.body = appendCoordinate(append(s.body, ' '), y)
	}
	s.body = append(s.body, `)"`...)
}

// muted says whether a series stands back behind the others.
func (s *sheet) muted(series int) bool {
	return series < len(s.spec.Series) && s.spec.Series[series].Muted
}

// close ends a group.
func (s *sheet) close() { s.body = append(s.body, "</g>"...) }

// look writes how a part of a series looks.
func (s *sheet) look(p part, series int) {
	switch {
	case s.standalone && s.muted(series):
		s.body = append(s.body, p.literal(mutedSeries)...)
		return
	case s.standalone:
		s.body = append(s.body, p.literal(series)...)
		return
	}
	s.attribute("class", p.class())
}

// attribute writes an attribute whose value is a constant of this package, with nothing to escape.
func (s *sheet) attribute(name, value string) {
	b := append(s.body, ' ')
	b = append(b, name...)
	b = append(b, '=', '"')
	b = append(b, value...)
	s.body = append(b, '"')
}

func (s *sheet) measure(name string, value float64) {
	b := append(s.body, ' ')
	b = append(b, name...)
	b = append(b, '=', '"')
	s.body = append(appendCoordinate(b, value), '"')
}

// line adds a straight line to a path.
func (s *sheet) line(x1, y1, x2, y2 float64) {
	b := appendMove(s.body, 'M', x1, y1)
	switch {
	case y1 == y2:
		b = appendCoordinate(append(b, 'H'), x2)
	case x1 == x2:
		b = appendCoordinate(append(b, 'V'), y2)
	default:
		b = appendMove(b, 'L', x2, y2)
	}
	s.body = b
}

// point writes a command of a path and the point it goes to.
func (s *sheet) point(command byte, x, y float64) { s.body = appendMove(s.body, command, x, y) }

func appendMove(dst []byte, command byte, x, y float64) []byte {
	dst = appendCoordinate(append(dst, command), x)
	return appendCoordinate(append(dst, ' '), y)
}

// write writes a text whose base line is at y.
func (s *sheet) write(x, y float64, text string) {
	s.place(x, y)
	s.body = append(appendEscaped(s.body, text), "</text>"...)
}

// writeTick is write for the label of a tick.
func (s *sheet) writeTick(x, y float64, t *tick) {
	s.place(x, y)
	s.body = append(append(s.body, t.label...), "</text>"...)
}

// writeNumber is write for the digits of a point.
func (s *sheet) writeNumber(x, y float64, number *numberText) {
	if !number.plain {
		s.write(x, y, number.text)
		return
	}
	s.place(x, y)
	s.body = append(append(s.body, number.text...), "</text>"...)
}

// place opens a text at a place.
func (s *sheet) place(x, y float64) {
	b, quote := append(s.body, "<text"...), s.quote()
	if x != 0 {
		b = append(appendCoordinate(append(append(b, " x="...), quote...), x), quote...)
	}
	if y != 0 {
		b = append(appendCoordinate(append(append(b, " y="...), quote...), y), quote...)
	}
	s.body = append(b, '>')
}

// quote is what stands around the place of a text: nothing in a page, because HTML needs none around a number, and a
// drawing has many. Standalone drawings are XML, and so is what marks are read from.
func (s *sheet) quote() string {
	if s.standalone || s.telling {
		return `"`
	}
	return ""
}

// rectangle adds a bar to a path. A bar of no length is still seen, as a line.
func (s *sheet) rectangle(x, y, width, height float64) {
	b := appendMove(s.body, 'M', x, y)
	b = appendCoordinate(append(b, 'h'), max(width, 0.5))
	b = appendCoordinate(append(b, 'v'), max(height, 0.5))
	b = appendCoordinate(append(b, 'H'), x)
	s.body = append(b, 'z')
}

// marker writes the marker of a point, each series in its own shape.
func (s *sheet) marker(p part, series int, x, y float64) {
	radius := 3.6
	if s.small {
		radius = 2
	}
	if series%colours == 0 {
		s.body = append(s.body, "<circle"...)
		s.look(p, series)
		s.measure("cx", x)
		s.measure("cy", y)
		s.measure("r", radius)
		s.body = append(s.body, "/>"...)
		return
	}
	s.body = append(s.body, "<path"...)
	s.look(p, series)
	s.body = append(s.body, ` d="`...)
	s.point('M', x, y)
	s.body = append(s.body, [...]string{
		"",
		"m-3.3-3.3h6.6v6.6h-6.6z",
		"m0-4.6 4.4 7.6h-8.8z",
		"m0-4.9 4.9 4.9-4.9 4.9-4.9-4.9z",
		"m0 4.6-4.4-7.6h8.8z",
		"m-1.3-4.2h2.6v2.9h2.9v2.6h-2.9v2.9h-2.6v-2.9h-2.9v-2.6h2.9z",
	}[series%colours]...)
	s.body = append(s.body, `"/>`...)
}
