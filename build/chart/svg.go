package chart

import "strings"

const (
	wideWidth   = 720
	wideFont    = 13
	narrowWidth = 340
	narrowFont  = 12
)

// AppendSVG draws the chart. Inline drawings carry classes only, and ids that start with the chart's own; a page
// shows the wide or the narrow one by its style sheet. The two share one title, which stands in the first. The
// summary stands in the page beside them, where everybody reads it; only a standalone drawing has it as its
// description, so that nobody hears it twice. A kind that is not known draws an empty frame.
func (d *Drawer) AppendSVG(dst []byte, spec *Spec, style Style) []byte {
	row, _ := kindOf(spec.Kind)
	s := d.sheet(spec)
	defer d.sheets.Put(s)
	s.standalone = style.Standalone
	switch {
	case row.small || style.Size == Narrow:
		return s.appendDrawing(dst, row, Narrow, true)
	case style.Size == Wide || style.Standalone:
		return s.appendDrawing(dst, row, Wide, true)
	}
	dst = s.appendDrawing(dst, row, Wide, true)
	return s.appendDrawing(dst, row, Narrow, false)
}

// sheet is an empty sheet for a chart. It goes back to the drawer's when it is done.
func (d *Drawer) sheet(spec *Spec) *sheet {
	s := d.sheets.Get().(*sheet)
	*s = sheet{
		drawer: d, spec: spec, id: oneWord(spec.ID),
		body: s.body, scratch: s.scratch, labels: s.labels, lines: s.lines, labelled: s.labelled,
		numbers: s.numbers[:0], ends: s.ends, lengths: s.lengths, axes: s.axes, axis: s.axis,
		ticked: s.ticked,
	}
	return s
}

// appendDrawing draws one size. The body comes first, because it decides the height.
func (s *sheet) appendDrawing(dst []byte, row kind, size Size, named bool) []byte {
	class := "chart chart-wide"
	switch {
	case row.small:
		class = "chart chart-spark"
	case size == Narrow:
		class = "chart chart-narrow"
	}
	s.prepare(row, size)
	return s.finish(dst, class, row.small, named)
}

// prepare draws the body of one size.
func (s *sheet) prepare(row kind, size Size) {
	s.body, s.y, s.narrow, s.keyed, s.width, s.font = s.body[:0], 0, false, false, wideWidth, wideFont
	if size == Narrow {
		s.narrow, s.width, s.font = true, narrowWidth, narrowFont
	}
	switch {
	case row.small:
		row.draw(s)
	case row.draw != nil:
		s.head()
		row.draw(s)
		s.foot()
	}
}

// finish writes the element around the body.
func (s *sheet) finish(dst []byte, class string, small, named bool) []byte {
	body := s.body
	s.body = append(dst, "<svg"...)
	if s.standalone {
		s.attribute("xmlns", "http://www.w3.org/2000/svg")
	} else {
		s.attribute("class", class) // a page of HTML knows what an svg is
	}
	s.body = append(s.body, ` viewBox="0 0 `...)
	s.body = appendCoordinate(s.body, s.width)
	s.body = append(s.body, ' ')
	s.body = appendCoordinate(s.body, s.y)
	s.body = append(s.body, '"')
	if s.standalone {
		s.measure("width", s.width)
		s.measure("height", s.y)
		s.attribute("font-family", "system-ui, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif")
	}
	s.measure("font-size", s.font)
	s.attribute("lang", spoken(s.spec.Language))
	s.body = append(s.body, ` role="img" aria-labelledby="`...)
	s.identifier("title")
	described := s.standalone && !small
	if described {
		s.body = append(s.body, ' ')
		s.identifier("desc")
	}
	s.body = append(s.body, `">`...)
	if named {
		s.name(described)
	}
	if s.standalone {
		s.body = append(s.body, `<rect width="100%" height="100%" fill="#fff"/>`...)
	}
	dst = append(s.body, body...)
	s.body = body
	return append(dst, "</svg>"...)
}

// name writes the title that the drawing is read aloud by, and perhaps its description.
func (s *sheet) name(described bool) {
	s.body = append(s.body, `<title id="`...)
	s.identifier("title")
	s.body = appendEscaped(append(s.body, `">`...), s.spec.Title)
	s.body = append(s.body, "</title>"...)
	if !described {
		return
	}
	s.body = append(s.body, `<desc id="`...)
	s.identifier("desc")
	s.body = appendEscaped(append(s.body, `">`...), s.drawer.Summary(s.spec))
	s.body = append(s.body, "</desc>"...)
}

// identifier writes an id of the chart's own.
func (s *sheet) identifier(name string) {
	s.body = append(appendEscaped(s.body, s.id), '-')
	s.body = append(s.body, name...)
}

// oneWord is an id without blanks: ids are referred to in lists.
func oneWord(id string) string {
	if strings.ContainsAny(id, " \t\r\n\f") {
		return strings.Join(strings.Fields(id), "-")
	}
	return id
}
