package chart

import (
	"math"
	"strconv"
	"testing"

	"pgregory.net/rapid"
)

// TestCoordinates: a coordinate is the number rounded to a tenth as strconv writes it, and a snippet is what was put
// together.
func TestCoordinates(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		value := rapid.Float64Range(-2e6, 2e6).Draw(t, "value")
		if rapid.Bool().Draw(t, "small") {
			value = rapid.Float64Range(-1000, 1000).Draw(t, "small value")
		}
		shown := math.Floor(math.Abs(value)*10+0.5) / 10
		if shown = math.Copysign(shown, value); math.Abs(value) > 1e6 || shown == 0 {
			shown = 0
		}
		want := strconv.FormatFloat(shown, 'f', -1, 64)
		if got := string(appendCoordinate([]byte("x"), value)); got != "x"+want {
			t.Errorf("%v is %s, want x%s", value, got, want)
		}
		var s snippet
		s.set("before", value, "y")
		if got := string(s.appendTo([]byte("x"))); got != "xbefore"+want+"y" {
			t.Errorf("%v is %s, want xbefore%sy", value, got, want)
		}
	})
	for _, value := range []float64{math.NaN(), math.Inf(1), math.Inf(-1)} {
		if got := string(appendCoordinate(nil, value)); got != "0" {
			t.Errorf("%v is %s", value, got)
		}
	}
}
