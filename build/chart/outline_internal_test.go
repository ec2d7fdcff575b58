package chart

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"gongqiu/build/model"
)

// TestSimplify proves that a simplified ring has points of the ring only, in their order, and that every point that was
// left out is as near to the new line as the tolerance says.
func TestSimplify(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		coordinate := rapid.Int64Range(0, 7200)
		ring := rapid.SliceOfNDistinct(rapid.Custom(func(t *rapid.T) canvasPoint {
			return canvasPoint{coordinate.Draw(t, "x"), coordinate.Draw(t, "y")}
		}), 3, 60, rapid.ID[canvasPoint]).Draw(t, "ring")
		tolerance := rapid.Int64Range(1, 400).Draw(t, "tolerance")
		simple := simplify(ring, tolerance)
		if simple == nil {
			low, high := cornersOf(ring)
			if high.x-low.x > tolerance || high.y-low.y > tolerance {
				t.Fatal("a ring that is larger than the tolerance is gone")
			}
			return
		}
		next := 0
		for at, p := range ring {
			if next < len(simple) && simple[next] == p {
				next++
				continue
			}
			from, to := simple[(next+len(simple)-1)%len(simple)], simple[next%len(simple)]
			if d := squareToLine(p, from, to); d > tolerance*tolerance {
				t.Fatalf("point %d is left out, though the square of its distance is %d", at, d)
			}
		}
		if next != len(simple) {
			t.Fatal("the simplified ring has points of its own, or in another order")
		}
	})
}

// TestOutlinesFit proves that a map fits its canvas, that a region too small to be seen is a square, and that a degree
// of longitude is as long as the cosine of the standard parallel says.
func TestOutlinesFit(t *testing.T) {
	at := func(longitude, latitude float64) model.MapPoint {
		return model.MapPoint{Longitude: int32(longitude * 1e6), Latitude: int32(latitude * 1e6)}
	}
	m := &model.Map{Features: []model.MapFeature{
		{Code: "square", Rings: [][]model.MapPoint{{at(110, 55), at(120, 55), at(120, 65), at(110, 65)}}},
		{Code: "islet", Rings: [][]model.MapPoint{{at(115, 60), at(115.001, 60), at(115.001, 60.001)}}},
	}}
	o := newOutlines(m, 7200, 5200)
	if o.parallel != 60 || o.height != 5200 {
		t.Errorf("the parallel is %d and the height %d, want 60 and 5200", o.parallel, o.height)
	}
	low, high := cornersOf(o.regions[0].rings[0])
	if wide := high.x - low.x; wide != 2600 { // cos 60° = 1/2
		t.Errorf("ten degrees of longitude are %d wide beside %d of latitude, want the half", wide, high.y-low.y)
	}
	if low.x != (7200-2600)/2 {
		t.Errorf("the map starts at %d, not in the middle", low.x)
	}
	low, high = cornersOf(o.regions[1].rings[0])
	if high.x-low.x != smallestOutline || high.y-low.y != smallestOutline {
		t.Errorf("the islet is drawn from %v to %v", low, high)
	}
}

// A zigzag of many points is simplified in time that grows with the points, not with their square.
func TestSimplifyZigzag(t *testing.T) {
	var ring []canvasPoint
	for at := range int64(200_000) {
		ring = append(ring, canvasPoint{at / 30, at % 2 * 5000})
	}
	began := time.Now()
	if kept := simplify(ring, outlineTolerance); len(kept) < 100_000 {
		t.Errorf("%d points of a zigzag are left", len(kept))
	}
	if took := time.Since(began); took > 10*time.Second {
		t.Errorf("it took %v", took)
	}
}
