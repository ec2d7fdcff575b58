package main

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"time"

	"gongqiu/build/chart"
	"gongqiu/build/words"
)

// TestMadeUpChartsAreOfAllKinds: every kind that authors may ask for is measured, and the sparkline; each chart has
// numbers of its own, and each says that they are made up.
func TestMadeUpChartsAreOfAllKinds(t *testing.T) {
	var kinds []string
	drawer := chart.New(words.Load())
	for _, shape := range chartShapes() {
		kinds = append(kinds, string(shape.kind))
		seen := map[string]bool{}
		for n := range 4 {
			svg := string(drawer.AppendSVG(nil, madeUpChart(shape, n, madeUpMap()), chart.Style{Standalone: true}))
			if seen[svg] || len(svg) < 500 {
				t.Errorf("chart %d of %s is %d bytes, or one that there was", n, shape.kind, len(svg))
			}
			seen[svg] = true
			if shape.kind != chart.Sparkline && !strings.Contains(svg, "虚构的图") && !strings.Contains(svg, "Made-up chart") {
				t.Errorf("chart %d of %s does not say that it is made up", n, shape.kind)
			}
		}
	}
	for _, kind := range append(chart.Kinds(), string(chart.Sparkline)) {
		if !slices.Contains(kinds, kind) {
			t.Errorf("%s is not measured", kind)
		}
	}
}

func TestDrawChartsCountsEach(t *testing.T) {
	all, err := drawCharts(2*len(chartShapes()) + 3)
	if err != nil {
		t.Fatal(err)
	}
	for at, one := range all {
		want := 2
		if at < 3 {
			want = 3
		}
		if one.Charts != want || one.Drawing.Bytes == 0 || one.Rest.Bytes == 0 {
			t.Errorf("%s: %+v, want %d charts", one.Kind, one, want)
		}
	}
}

func TestPrintCharts(t *testing.T) {
	var text bytes.Buffer
	printCharts(&text, []drawn{
		{chart.Line, 10, work{CPU: time.Millisecond, Bytes: 40000}, work{CPU: 2 * time.Millisecond, Allocations: 80}},
		{chart.Bar, 30, work{CPU: time.Millisecond}, work{}},
	})
	for _, want := range []string{"40 charts of made-up numbers", "line 10 100 4.0 0.0 200 0.0 8.0", "all 40 50 1.0 0.0 50 0.0 2.0"} {
		if got := strings.Join(strings.Fields(text.String()), " "); !strings.Contains(got, want) {
			t.Errorf("%q is not in\n%s", want, got)
		}
	}
}
