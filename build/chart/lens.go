package chart

import "gongqiu/build/model"

// lens is what a zoom of a drawing needs to know besides its marks, in the places of the canvas. Which kinds zoom, and
// which do not:
//
//   - scatter charts zoom along both axes, and get new ticks: points that lie on each other come apart, and find room
//     for their labels;
//   - ranks and small multiples zoom along their categories when these are many: lines that were crowded come apart;
//   - maps zoom like a picture: small regions come to be seen.
//
// A zoom of the others would show less and nothing more. Dumbbells, ranges, bullets, funnels and slopes have their
// numbers written at their marks, and as much room for each row as its words need; a heat table has every cell with its
// number in full size, and goes on below where its columns do not fit; the squares of a tile map are of one size, 34 of
// them.
type lens struct {
	plots   []rectangle // what is looked at; none is no zoom
	axes    []valueAxis // of a plot: across and up
	lines   []lensLine  // of the scale of a plot
	at      []float64   // the middles of the categories, as parts of the width of a plot; a zoom goes along them alone
	heading float64     // where the labels of the categories stand, counted from the top of each plot
	named   bool        // the series have their names at both sides of the plot
}

// rectangle is a part of the canvas.
type rectangle struct{ left, top, width, height float64 }

// lensLine is a line that is read as part of the scale, such as that of balance, and what it is called.
type lensLine struct {
	x1, y1, x2, y2 float64
	name           string
}

// fewToZoom is the number of categories up to which they all have room enough.
const fewToZoom = 8

// append writes the lens as a member of an object; nothing when there is no zoom. For example:
// ,"zoom":{"plots":[[40,20,600,300]],"at":[0.1,0.3,0.5,0.7,0.9],"heading":-12,"named":true}.
func (l *lens) append(dst []byte, language model.Language, d *Drawer) []byte {
	if len(l.plots) == 0 {
		return dst
	}
	dst = append(dst, `,"zoom":{"plots":[`...)
	for _, p := range l.plots {
		dst = appendCoordinates(append(separate(dst), '['), p.left, p.top, p.width, p.height)
		dst = append(dst, ']')
	}
	dst = append(dst, ']')
	if len(l.axes) > 0 {
		dst = append(dst, `,"axes":[`...)
		for _, axis := range l.axes {
			dst = d.appendAxis(separate(dst), axis, language)
		}
		dst = append(dst, `],"lines":[`...)
		for _, line := range l.lines {
			dst = appendCoordinates(append(separate(dst), '['), line.x1, line.y1, line.x2, line.y2)
			dst = append(appendString(append(dst, ','), line.name), ']')
		}
		dst = append(dst, ']')
	}
	if len(l.at) > 0 {
		dst = append(dst, `,"at":[`...)
		for _, part := range l.at {
			dst = appendFloat(separate(dst), float64(int64(part*1e4+0.5))/1e4)
		}
		dst = appendCoordinate(append(dst, `],"heading":`...), l.heading)
		if l.named {
			dst = append(dst, `,"named":true`...)
		}
	}
	return append(dst, '}')
}

func appendCoordinates(dst []byte, all ...float64) []byte {
	for at, one := range all {
		if at > 0 {
			dst = append(dst, ',')
		}
		dst = appendCoordinate(dst, one)
	}
	return dst
}
