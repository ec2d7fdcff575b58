package chart

import (
	"bytes"
	"html"
	"strconv"
)

// A live chart of a kind without two axes (tables of cells, rows of marks, lines between two poles) draws again what
// the drawing draws, in the same places, for the engine has no layout of labels that would be as good. So the drawing
// keeps its marks, the shapes and texts that show data, in groups of the class chart-data, and the option lists them,
// each with what it is about. They are read from the drawing itself, which is made once more for that with signs in
// it of what follows: there is one layout.

// shown is a mark: a shape or a text that shows data. Places are those of the canvas.
type shown struct {
	series, category int     // that it is about; -1 is all of them
	of               []int   // series that must be shown, and those, as ^series, that must not, for the mark to be
	class            []byte  // how it looks: chart-2 chart-dot
	path             []byte  // the shape; nil for a text
	text             []byte  // escaped
	x, y             float64 // of a text, or that a shape is counted from
	anchor           []byte  // middle or end
}

// sign starts and ends what tells of the marks that follow it. No drawing holds this character.
const sign = 0

// data starts a group of marks. Standalone drawings, which nobody makes live, do without it.
func (s *sheet) data() {
	if !s.standalone {
		s.body = append(s.body, `<g class="chart-data">`...)
	}
	s.about(-1, -1)
}

// endData ends a group of marks.
func (s *sheet) endData() {
	if !s.standalone {
		s.close()
	}
}

// What marks are about that show no single category. Only a zoom tells them apart.
const (
	everywhere = -1 // all categories: a line is drawn anew between its points
	sized      = -2 // none: it goes with its place, and keeps its size
	ofScale    = -3 // none: it belongs to the scale, which a zoom draws anew
	ofFrame    = -4 // none: it stays as it is
)

// about says what the marks that follow show: a series, or -1 for all, at a category, or one of the above.
func (s *sheet) about(series, category int) { s.aboutOf(series, category, nil) }

// aboutOf is about for marks that are only drawn while some series are shown and others, given as ^series, are not.
func (s *sheet) aboutOf(series, category int, of []int) {
	if !s.telling {
		return
	}
	s.body = strconv.AppendInt(append(s.body, sign), int64(series), 10)
	s.body = strconv.AppendInt(append(s.body, ' '), int64(category), 10)
	for _, one := range of {
		s.body = strconv.AppendInt(append(s.body, ' '), int64(one), 10)
	}
	s.body = append(s.body, sign)
}

// spare draws a shape that the still drawing does without: a place to point at, or a mark of the point that is pointed
// at.
func (s *sheet) spare(class string, draw func()) {
	if !s.telling {
		return
	}
	s.body = append(s.body, "<g"...)
	s.attribute("class", class)
	s.body = append(s.body, `><path d="`...)
	draw()
	s.body = append(s.body, `"/></g>`...)
}

// target draws a rectangle to point at, while some series are shown.
func (s *sheet) target(category int, of []int, x, y, width, height float64) {
	s.aboutOf(-1, category, of)
	s.spare("chart-target", func() { s.rectangle(x, y, width, height) })
}

// markReader reads the marks from the body of a drawing, which is of this package's own making.
type markReader struct {
	marks            []shown
	series, category int
	of               []int
	groups           []markGroup
	inside           int // how many of the groups are open since that of the marks; 0 is outside
}

// markGroup is what a group says of its members.
type markGroup struct {
	class, anchor []byte
	x, y          float64
}

// marksOf lists the marks of a body, in the order in which they are drawn.
func marksOf(body []byte) []shown {
	r := &markReader{series: -1, category: -1}
	for len(body) > 0 {
		switch {
		case body[0] == sign:
			body = r.tell(body[1:])
		case body[0] == '<':
			tag, rest, _ := bytes.Cut(body[1:], []byte(">"))
			body = r.element(tag, rest)
		default:
			body = body[1:]
		}
	}
	return r.marks
}

// tell reads a sign whose start is read, and gives what follows.
func (r *markReader) tell(body []byte) []byte {
	told, rest, _ := bytes.Cut(body, []byte{sign})
	r.of = nil
	for at, field := range bytes.Fields(told) {
		number, _ := strconv.Atoi(string(field))
		switch at {
		case 0:
			r.series = number
		case 1:
			r.category = number
		default:
			r.of = append(r.of, number)
		}
	}
	return rest
}

// element reads an element whose tag is given, and gives what follows.
func (r *markReader) element(tag, rest []byte) []byte {
	name, attributes, _ := bytes.Cut(tag, []byte(" "))
	switch string(name) {
	case "g":
		group := markGroup{class: attribute(attributes, "class"), anchor: attribute(attributes, "text-anchor")}
		group.x, group.y = moved(attribute(attributes, "transform"))
		if r.groups = append(r.groups, group); r.inside > 0 || string(group.class) == "chart-data" {
			r.inside++
		}
	case "/g":
		r.groups, r.inside = r.groups[:len(r.groups)-1], max(0, r.inside-1)
	case "title":
		_, rest, _ = bytes.Cut(rest, []byte("</title>"))
	case "path":
		r.shapes(attribute(attributes, "class"), attribute(attributes, "d"))
	case "circle":
		x, y := parsed(attribute(attributes, "cx")), parsed(attribute(attributes, "cy"))
		r.shapes(attribute(attributes, "class"), appendCircle(nil, x, y, parsed(attribute(attributes, "r"))))
	case "text":
		text, after, _ := bytes.Cut(rest, []byte("</text>"))
		r.text(attributes, text)
		rest = after
	}
	return rest
}

// add adds a mark, when the reader is among marks.
func (r *markReader) add(m shown, class []byte) {
	if r.inside == 0 {
		return
	}
	m.series, m.category, m.of = r.series, r.category, r.of
	for _, group := range r.groups {
		m.x, m.y = m.x+group.x, m.y+group.y
		if group.anchor != nil {
			m.anchor = group.anchor
		}
	}
	for _, group := range r.groups[len(r.groups)-r.inside+1:] {
		m.class = addClass(m.class, group.class)
	}
	m.class = addClass(m.class, class)
	r.marks = append(r.marks, m)
}

func addClass(classes, class []byte) []byte {
	if len(class) == 0 {
		return classes
	}
	if len(classes) > 0 {
		classes = append(classes, ' ')
	}
	return append(classes, class...)
}

// shapes adds the shapes of a path, cut where signs are.
func (r *markReader) shapes(class, path []byte) {
	for len(path) > 0 {
		if path[0] == sign {
			path = r.tell(path[1:])
			continue
		}
		end := bytes.IndexByte(path, sign)
		if end < 0 {
			end = len(path)
		}
		r.add(shown{path: path[:end]}, class)
		path = path[end:]
	}
}

// text adds a text.
func (r *markReader) text(attributes, text []byte) {
	r.add(shown{text: text, x: parsed(attribute(attributes, "x")), y: parsed(attribute(attributes, "y"))}, nil)
}

// attribute is the value of an attribute; nil when there is none.
func attribute(attributes []byte, name string) []byte {
	for len(attributes) > 0 {
		key, rest, _ := bytes.Cut(attributes, []byte(`="`))
		value, after, _ := bytes.Cut(rest, []byte(`"`))
		if string(bytes.TrimSpace(key)) == name {
			return value
		}
		attributes = after
	}
	return nil
}

// parsed reads a coordinate; 0 where none is written.
func parsed(text []byte) float64 {
	value, err := strconv.ParseFloat(string(text), 64)
	if err != nil {
		return 0
	}
	return value
}

// moved reads translate(1 2).
func moved(transform []byte) (x, y float64) {
	inside, found := bytes.CutPrefix(transform, []byte("translate("))
	if !found {
		return 0, 0
	}
	across, down, _ := bytes.Cut(bytes.TrimSuffix(inside, []byte(")")), []byte(" "))
	return parsed(across), parsed(down)
}

// appendCircle writes a circle as a path.
func appendCircle(dst []byte, x, y, radius float64) []byte {
	dst = appendMove(dst, 'M', x-radius, y)
	for _, across := range [...]float64{2 * radius, -2 * radius} {
		dst = append(appendMove(dst, 'a', radius, radius), " 0 1 0 "...)
		dst = append(appendCoordinate(dst, across), " 0"...)
	}
	return append(dst, 'z')
}

// appendMarks writes the marks of the drawing of a size, and how large its canvas is:
// {"box":[720,300],"marks":[[0,3,"chart-1 chart-dot","M…z"],[0,3,"chart-values",12,30,"","4.1"]]}. A shape that is
// counted from another place than the corner has that place after it. Where a mark is only drawn while some series are
// shown, a list of them stands in the place of the category, after it: [-1,[3,0,-2],"chart-link","M…"] is about
// category 3, while series 0 is shown and series 1, the complement of -2, is not. What a zoom needs to know follows as
// "zoom".
func (s *sheet) appendMarks(dst []byte, row kind, size Size) []byte {
	s.telling, s.lens, s.body = true, lens{}, s.body[:0]
	s.begin(size)
	s.prepare(row)
	s.telling = false
	dst = appendCoordinate(append(dst, `{"box":[`...), s.width)
	dst = appendCoordinate(append(dst, ','), s.y)
	dst = append(dst, `],"marks":[`...)
	for _, m := range marksOf(s.body) {
		dst = strconv.AppendInt(append(separate(dst), '['), int64(m.series), 10)
		if dst = append(dst, ','); m.of == nil {
			dst = strconv.AppendInt(dst, int64(m.category), 10)
		} else {
			dst = appendInts(dst, append([]int{m.category}, m.of...))
		}
		dst = appendString(append(dst, ','), string(m.class))
		if m.path != nil {
			dst = appendString(append(dst, ','), string(m.path))
		}
		if m.path == nil || m.x != 0 || m.y != 0 {
			dst = appendCoordinate(append(dst, ','), m.x)
			dst = appendCoordinate(append(dst, ','), m.y)
		}
		if m.path != nil {
			dst = append(dst, ']')
			continue
		}
		dst = appendString(append(dst, ','), string(m.anchor))
		dst = appendString(append(dst, ','), html.UnescapeString(string(m.text)))
		dst = append(dst, ']')
	}
	return append(s.lens.append(append(dst, ']'), s.spec.Language, s.drawer), '}')
}
