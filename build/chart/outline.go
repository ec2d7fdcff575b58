package chart

import (
	"slices"

	"gongqiu/build/model"
)

// Outlines are projected, scaled and simplified in whole numbers, so that every machine draws the same map. The
// projection is equirectangular: a degree of longitude is as long as it is at the standard parallel. That parallel is
// the middle of the map, to five degrees.

// cosines are the cosines of 0, 5, 10 … 85 degrees in millionths.
var cosines = [...]int64{1000000, 996195, 984808, 965926, 939693, 906308, 866025, 819152, 766044, 707107, 642788,
	573576, 500000, 422618, 342020, 258819, 173648, 87156}

// canvasPoint is a place on the canvas in tenths of a unit.
type canvasPoint struct{ x, y int64 }

// outlines are the regions of a map on a canvas.
type outlines struct {
	parallel int64 // the standard parallel in degrees
	height   int64 // in tenths of a unit
	regions  []outline
}

// outline is one region.
type outline struct {
	code   string
	rings  [][]canvasPoint
	middle canvasPoint // of its largest ring
}

// outlineKey tells the outlines of a map on a canvas.
type outlineKey struct {
	of    *model.Map
	width int64
}

const (
	outlineTolerance = 4     // tenths of a unit that a line may be off
	mostOutlinePoint = 8_000 // of a drawing: more would not be seen, and make pages long
	smallestOutline  = 30    // the side of the square that stands for a region too small to draw
)

// outlinesOf gives the outlines of a map on a canvas of a width, no higher than is easily seen at once.
func (d *Drawer) outlinesOf(m *model.Map, width, mostHeight int64) *outlines {
	key := outlineKey{m, width}
	if found, kept := d.outlines.Load(key); kept {
		return found.(*outlines)
	}
	made := newOutlines(m, width, mostHeight)
	kept, _ := d.outlines.LoadOrStore(key, made)
	return kept.(*outlines)
}

func newOutlines(m *model.Map, width, mostHeight int64) *outlines {
	low, high := extentOf(m)
	o := &outlines{}
	middle := (low.y + high.y) / 2
	o.parallel = min((max(middle, -middle)+2_500_000)/5_000_000, int64(len(cosines)-1)) * 5
	cosine := cosines[o.parallel/5]
	spanX, spanY := max((high.x-low.x)*cosine/1_000_000, 1), max(high.y-low.y, 1)
	wide, span := width, spanX // the scale: so many tenths for such a span
	if spanY*width > mostHeight*spanX {
		wide, span = mostHeight, spanY
	}
	o.height = spanY * wide / span
	left := (width - spanX*wide/span) / 2
	place := func(p model.MapPoint) canvasPoint {
		return canvasPoint{
			left + (int64(p.Longitude)-low.x)*cosine/1_000_000*wide/span, (high.y - int64(p.Latitude)) * wide / span,
		}
	}
	for tolerance := int64(outlineTolerance); ; tolerance *= 2 {
		o.regions = o.regions[:0]
		points := 0
		for at := range m.Features {
			region := newOutline(&m.Features[at], place, tolerance)
			for _, ring := range region.rings {
				points += len(ring)
			}
			o.regions = append(o.regions, region)
		}
		if points <= max(mostOutlinePoint, 4*len(m.Features)) || tolerance > width {
			return o
		}
	}
}

// extentOf is the smallest and the largest longitude and latitude of a map.
func extentOf(m *model.Map) (low, high canvasPoint) {
	low, high = canvasPoint{180e6, 90e6}, canvasPoint{-180e6, -90e6}
	for _, feature := range m.Features {
		for _, ring := range feature.Rings {
			for _, p := range ring {
				low.x, high.x = min(low.x, int64(p.Longitude)), max(high.x, int64(p.Longitude))
				low.y, high.y = min(low.y, int64(p.Latitude)), max(high.y, int64(p.Latitude))
			}
		}
	}
	return low, high
}

// newOutline places and simplifies the rings of a region. One that is too small to be seen is a small square.
func newOutline(feature *model.MapFeature, place func(model.MapPoint) canvasPoint, tolerance int64) outline {
	region := outline{code: feature.Code}
	largest := int64(-1)
	var whole [2]canvasPoint // the corners of the largest ring
	for _, ring := range feature.Rings {
		points := make([]canvasPoint, 0, len(ring))
		for _, p := range ring {
			if point := place(p); len(points) == 0 || points[len(points)-1] != point {
				points = append(points, point)
			}
		}
		corner, opposite := cornersOf(points)
		if size := (opposite.x - corner.x + 1) * (opposite.y - corner.y + 1); size > largest {
			largest, whole = size, [2]canvasPoint{corner, opposite}
		}
		if simple := simplify(points, tolerance); len(simple) > 2 {
			region.rings = append(region.rings, simple)
		}
	}
	region.middle = canvasPoint{(whole[0].x + whole[1].x) / 2, (whole[0].y + whole[1].y) / 2}
	if len(region.rings) == 0 ||
		max(whole[1].x-whole[0].x, whole[1].y-whole[0].y) < smallestOutline {
		half := int64(smallestOutline / 2)
		x, y := region.middle.x, region.middle.y
		square := []canvasPoint{{x - half, y - half}, {x + half, y - half}, {x + half, y + half}, {x - half, y + half}}
		region.rings = [][]canvasPoint{square}
	}
	return region
}

func cornersOf(points []canvasPoint) (low, high canvasPoint) {
	low, high = points[0], points[0]
	for _, p := range points {
		low.x, high.x = min(low.x, p.x), max(high.x, p.x)
		low.y, high.y = min(low.y, p.y), max(high.y, p.y)
	}
	return low, high
}

// simplify leaves out the points of a closed ring that are no farther than the tolerance from the line without them,
// after Douglas and Peucker. A ring that is smaller than that has no points left.
func simplify(ring []canvasPoint, tolerance int64) []canvasPoint {
	low, high := cornersOf(ring)
	if len(ring) < 3 || high.x-low.x <= tolerance && high.y-low.y <= tolerance {
		return nil
	}
	far, distance := 0, int64(-1)
	for at, p := range ring {
		if d := square(p, ring[0]); d > distance {
			far, distance = at, d
		}
	}
	closed := append(slices.Clone(ring), ring[0])
	keep := make([]bool, len(closed))
	keep[0], keep[far] = true, true
	reduceInPieces(closed, keep, 0, far, tolerance)
	reduceInPieces(closed, keep, far, len(closed)-1, tolerance)
	var simple []canvasPoint
	for at, p := range ring {
		if keep[at] {
			simple = append(simple, p)
		}
	}
	return simple
}

// longestPiece is the most points that are looked at as one line. The time is at worst its square, and zigzags of
// hundreds of thousands of points would take minutes otherwise.
const longestPiece = 512

// reduceInPieces keeps the ends of the pieces of a long line, and reduces each piece.
func reduceInPieces(points []canvasPoint, keep []bool, from, to int, tolerance int64) {
	for ; to-from > longestPiece; from += longestPiece {
		keep[from+longestPiece] = true
		reduce(points, keep, from, from+longestPiece, tolerance)
	}
	reduce(points, keep, from, to, tolerance)
}

// reduce keeps the point that is farthest from the line between two kept ones, when it is far enough, and goes on at
// both of its sides.
func reduce(points []canvasPoint, keep []bool, from, to int, tolerance int64) {
	type piece struct{ from, to int }
	for left := []piece{{from, to}}; len(left) > 0; {
		last := left[len(left)-1]
		left = left[:len(left)-1]
		far, distance := -1, tolerance*tolerance
		for at := last.from + 1; at < last.to; at++ {
			if d := squareToLine(points[at], points[last.from], points[last.to]); d > distance {
				far, distance = at, d
			}
		}
		if far >= 0 {
			keep[far] = true
			left = append(left, piece{last.from, far}, piece{far, last.to})
		}
	}
}

// wound gives the rings of a region so that holes run the other way round than what they are in: the engine of live
// charts knows no other way to leave them out.
func (s *sheet) wound(rings [][]canvasPoint) [][]canvasPoint {
	if !s.telling || len(rings) < 2 {
		return rings
	}
	turned := make([][]canvasPoint, len(rings))
	for at, ring := range rings {
		right := true
		for n, other := range rings {
			if n != at && holds(other, ring[0]) {
				right = !right
			}
		}
		if turned[at] = ring; right != (area(ring) > 0) {
			turned[at] = slices.Clone(ring)
			slices.Reverse(turned[at])
		}
	}
	return turned
}

// area is twice the area of a ring, negative where it runs to the left.
func area(ring []canvasPoint) int64 {
	sum, from := int64(0), ring[len(ring)-1]
	for _, to := range ring {
		sum += from.x*to.y - to.x*from.y
		from = to
	}
	return sum
}

// holds says whether a point is inside a ring.
func holds(ring []canvasPoint, p canvasPoint) bool {
	inside, from := false, ring[len(ring)-1]
	for _, to := range ring {
		if (from.y > p.y) != (to.y > p.y) {
			// Left of the edge, without division: its sign turns with the direction of the edge.
			cross := (p.x-from.x)*(to.y-from.y) - (to.x-from.x)*(p.y-from.y)
			if (cross < 0) == (to.y > from.y) {
				inside = !inside
			}
		}
		from = to
	}
	return inside
}

func square(a, b canvasPoint) int64 { return (a.x-b.x)*(a.x-b.x) + (a.y-b.y)*(a.y-b.y) }

// squareToLine is the square of the distance of a point from a piece of a line, rounded down.
func squareToLine(p, from, to canvasPoint) int64 {
	length := square(from, to)
	along := (p.x-from.x)*(to.x-from.x) + (p.y-from.y)*(to.y-from.y)
	switch {
	case length == 0 || along <= 0:
		return square(p, from)
	case along >= length:
		return square(p, to)
	}
	cross := (p.x-from.x)*(to.y-from.y) - (p.y-from.y)*(to.x-from.x)
	return cross * cross / length
}
