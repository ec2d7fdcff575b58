package chart_test

import (
	"regexp"
	"strconv"
	"testing"

	"gongqiu/build/chart"
	"gongqiu/build/model"
	"gongqiu/build/words"
)

// TestPanelNote: the note above a small chart is clear of a point that lies on the chart's top line.
func TestPanelNote(t *testing.T) {
	svg := string(chart.New(words.Load()).AppendSVG(nil, specimen(t, "multiples", model.English), chart.Style{Standalone: true}))
	note := regexp.MustCompile(`y="([0-9.]+)">[0-9.]+ \(2017 Q4\)`).FindStringSubmatch(svg)
	top := regexp.MustCompile(`<path stroke="#d9e0e6" d="[^"]*M[0-9.]+ ([0-9.]+)H[0-9.]+"`).FindStringSubmatch(svg)
	if note == nil || top == nil {
		t.Fatalf("no note or no grid in\n%s", svg)
	}
	const descender, radius = 3.25, 4.1 // of the font of 13, and of a point with its edge
	below, err := strconv.ParseFloat(note[1], 64)
	if err != nil {
		t.Fatal(err)
	}
	line, err := strconv.ParseFloat(top[1], 64)
	if err != nil || below+descender >= line-radius {
		t.Errorf("the note reaches down to %v, a point on the top line up to %v", below+descender, line-radius)
	}
}
