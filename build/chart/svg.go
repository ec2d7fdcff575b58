package chart

import (
	"math"
	"slices"
	"strings"
)

const (
	wideWidth   = 720
	wideFont    = 13
	narrowWidth = 340
	narrowFont  = 12
)

// AppendSVG draws the chart. Inline drawings carry classes only; a page shows the wide or the narrow one by its style
// sheet. Both are named by the page's heading of the chart, which has the chart's id with "-title" behind it, and the
// summary stands in the page beside them, where everybody reads it; only a standalone drawing has a title of its own,
// and the summary as its description, so that nobody hears them twice. A kind that is not known draws an empty frame.
func (d *Drawer) AppendSVG(dst []byte, spec *Spec, style Style) []byte {
	row, _ := kindOf(spec.Kind)
	s := d.sheet(spec)
	defer s.release()
	s.standalone = style.Standalone
	switch {
	case row.small || style.Size == Narrow:
		return s.appendDrawing(dst, row, Narrow)
	case style.Size == Wide || style.Standalone:
		return s.appendDrawing(dst, row, Wide)
	}
	s.both = true
	dst = s.appendDrawing(dst, row, Wide)
	return s.appendDrawing(dst, row, Narrow)
}

// sheet is an empty sheet for a chart. It goes back to the drawer's when it is done.
func (d *Drawer) sheet(spec *Spec) *sheet {
	s := d.sheets.Get().(*sheet)
	s.work = work{drawer: d, spec: spec, id: oneWord(spec.ID)}
	s.numbers = s.numbers[:0]
	return s
}

// release gives a sheet back, without the chart that it showed.
func (s *sheet) release() {
	drawer := s.drawer
	s.work = work{}
	drawer.sheets.Put(s)
}

// appendDrawing draws one size, right behind what is in dst.
func (s *sheet) appendDrawing(dst []byte, row kind, size Size) []byte {
	class := "chart chart-wide"
	switch {
	case row.small:
		class = "chart chart-spark"
	case size == Narrow:
		class = "chart chart-narrow"
	}
	own := s.body
	s.body = dst
	s.begin(size)
	heights := s.openDrawing(class, row.small)
	s.prepare(row)
	s.setHeights(heights)
	dst, s.body = append(s.body, "</svg>"...), own
	return dst
}

// begin makes the sheet an empty canvas of a size.
func (s *sheet) begin(size Size) {
	s.y, s.narrow, s.keyed, s.width, s.font = 0, false, false, wideWidth, wideFont
	if size == Narrow {
		s.narrow, s.width, s.font = true, narrowWidth, narrowFont
	}
}

// prepare draws the body of one size.
func (s *sheet) prepare(row kind) {
	switch {
	case row.small:
		row.draw(s)
	case row.draw != nil:
		s.head()
		row.draw(s)
		s.foot()
	}
	s.y = math.Ceil(s.y)
}

// height stands for the height of a drawing, which is only known once its body is drawn. Most have so many digits.
const height = "000"

// openDrawing writes the start of the element, and gives where its height belongs; there may be two such places.
func (s *sheet) openDrawing(class string, small bool) (heights [2]int) {
	s.body = append(s.body, "<svg"...)
	if s.standalone {
		s.attribute("xmlns", "http://www.w3.org/2000/svg")
	} else {
		s.attribute("class", class) // a page of HTML knows what an svg is
	}
	s.body = append(s.body, ` viewBox="0 0 `...)
	s.body = appendCoordinate(s.body, s.width)
	s.body = append(s.body, ' ')
	heights[0] = len(s.body)
	s.body = append(s.body, height+`"`...)
	if s.standalone {
		s.measure("width", s.width)
		s.body = append(s.body, ` height="`...)
		heights[1] = len(s.body)
		s.body = append(s.body, height+`"`...)
		s.attribute("font-family", "system-ui, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif")
	}
	s.measure("font-size", s.font)
	if s.standalone {
		s.attribute("lang", spoken(s.spec.Language))
	}
	s.body = append(s.body, ` role="img" aria-labelledby="`...)
	s.identifier("title")
	described := s.standalone && !small
	if described {
		s.body = append(s.body, ' ')
		s.identifier("desc")
	}
	s.body = append(s.body, `">`...)
	if s.standalone {
		s.name(described)
		s.body = append(s.body, `<rect width="100%" height="100%" fill="#fff"/>`...)
	}
	return heights
}

// setHeights puts the height where it belongs, from the last place to the first.
func (s *sheet) setHeights(places [2]int) {
	var room [16]byte
	text := appendCoordinate(room[:0], s.y)
	for _, at := range [...]int{places[1], places[0]} {
		if at > 0 {
			s.body = slices.Replace(s.body, at, at+len(height), text...)
		}
	}
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
