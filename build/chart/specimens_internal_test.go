package chart

import (
	"testing"

	"pgregory.net/rapid"

	"gongqiu/build/decimal"
	"gongqiu/build/model"
	"gongqiu/build/words"
)

// TestStepsFollowNumbers proves that of two numbers on one side of a scale the one further out never has the paler
// area, and that only the number at the turn has none.
func TestStepsFollowNumbers(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		spec := anySpec(t)
		c := newScale(spec)
		number := func(name string) decimal.Decimal {
			low, high, any := spec.extent()
			if !any {
				t.Skip("without a number there is no scale")
			}
			share := rapid.Float64Range(0, 1).Draw(t, name)
			return decimal.New(int64((low+(high-low)*share)*1000), 3)
		}
		a, b := number("a"), number("b")
		x, y := c.shade(a), c.shade(b)
		if c.turns {
			if (x.step == 0) != a.Equal(c.turn) {
				t.Fatalf("%v at the turn %v has step %d", a, c.turn, x.step)
			}
			if x.hue != y.hue || x.step == 0 || y.step == 0 {
				return
			}
			if a.Cmp(c.turn) < 0 {
				x, y = y, x
			}
		}
		if a.Cmp(b) < 0 && x.step > y.step {
			t.Fatalf("%v has step %d, %v has %d", a, x.step, b, y.step)
		}
	})
}

// TestTilesAreApart proves that there are 34 units, each with a place and letters of its own.
func TestTilesAreApart(t *testing.T) {
	codes, letters, places := map[string]bool{}, map[string]bool{}, map[[2]int]bool{}
	for _, tile := range allTiles {
		codes[tile.code], letters[tile.letters], places[[2]int{tile.column, tile.row}] = true, true, true
		if tile.column >= tileColumns || tile.row >= tileRows {
			t.Errorf("%s is outside the grid", tile.code)
		}
	}
	if len(codes) != 34 || len(letters) != 34 || len(places) != 34 {
		t.Errorf("%d codes, %d letters, %d places; want 34 of each", len(codes), len(letters), len(places))
	}
}

// TestEvenSteps: a few large numbers beside many small ones put nearly all of them into one step of one width; even
// steps hold about as many each, and every number lies between the bounds of its own.
func TestEvenSteps(t *testing.T) {
	spec := Spec{Series: make([]Series, 1)}
	for _, number := range []int64{3, 5, 8, 9, 11, 14, 15, 18, 21, 22, 30, 41, 900, 5000, 9000} {
		spec.Categories = append(spec.Categories, Category{})
		point := Point{Value: decimal.Whole(number), State: model.Present}
		spec.Series[0].Points = append(spec.Series[0].Points, point)
	}
	if !spec.Skewed() {
		t.Error("thirteen of fifteen numbers in one step are not seen to be skewed")
	}
	spec.Even = true
	c := newScale(&spec)
	counts := make([]int, c.count())
	for _, point := range spec.Series[0].Points {
		class := c.class(point.Value)
		counts[class]++
		if point.Value.Cmp(c.even[class]) < 0 || point.Value.Cmp(c.even[class+1]) > 0 {
			t.Errorf("%s is not between %s and %s", point.Value, c.even[class], c.even[class+1])
		}
	}
	for _, count := range counts {
		if count != 3 {
			t.Errorf("steps hold %d numbers, not three each", counts)
		}
	}
	if spec.Skewed() {
		t.Error("even steps are called skewed")
	}
}

// A funnel of which only plans are known says that nobody is known to have come.
func TestFunnelOfPlansAlone(t *testing.T) {
	planned := Point{State: model.Present, Value: decimal.Whole(90)}
	spec := &Spec{ID: "f", Kind: Funnel, Language: model.English, Title: "Training",
		Categories: []Category{{Label: "enrolled"}},
		Series: []Series{
			{Name: "persons", Role: RoleActual, Points: []Point{{State: model.Missing}}},
			{Name: "planned", Role: RolePlan, Points: []Point{planned}},
		}}
	if got, want := New(words.Load()).Summary(spec), "No figure for enrolled."; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
