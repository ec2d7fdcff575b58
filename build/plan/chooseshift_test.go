package plan_test

import (
	"fmt"
	"strings"
	"testing"
)

// twoQuarters is a made-up dataset of vacancies in eleven places in the same quarter of two years.
func twoQuarters(then, now [11]int) map[string]string {
	files := chosenFiles()
	for name := range files {
		if strings.Contains(name, "-total.csv") || strings.Contains(name, "-trade.csv") {
			delete(files, name)
		}
	}
	for when, counts := range map[string][11]int{"2020-Q1": then, "2021-Q1": now} {
		totals := "region,demand,seekers\n"
		for at, count := range counts {
			totals += fmt.Sprintf("省%c,%d,100\n", 'A'+at, count)
		}
		files["data/d/"+when+"-total.csv"] = totals
	}
	return files
}

// TestSlopesOnOneScale: counts of eleven places then and now are joined by slopes where the ten that are drawn fit one
// scale at both ends; a place that is left out, or that alone is tiny, does not take the chart away.
func TestSlopesOnOneScale(t *testing.T) {
	like := [11]int{300, 400, 500, 600, 700, 800, 900, 1000, 1100, 1200, 1300}
	with := func(counts map[int]int) [11]int {
		changed := like
		for at, count := range counts {
			changed[at] = count
		}
		return changed
	}
	for _, c := range []struct {
		name      string
		then, now [11]int
		slopes    bool
	}{
		{"alike", like, like, true},
		{"one tiny and left out", with(map[int]int{0: 3}), with(map[int]int{0: 3}), true},
		{"one tiny and drawn", like, with(map[int]int{0: 3, 1: 2}), true},
		{"one vast now", like, with(map[int]int{10: 90000}), false},
		{"one vast then", with(map[int]int{10: 90000}), like, false},
		{"one vast then, which now is left out", with(map[int]int{0: 90000}), with(map[int]int{0: 100}), true},
		{"three tiny then", with(map[int]int{8: 3, 9: 4, 10: 5}), like, false},
		{"none at all then", [11]int{}, like, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := chosenPlan(t, twoQuarters(c.then, c.now))
			got := figureOf(p, "indicators/d/demand/", "regions-chart")
			if is := got != nil && got.Kind == "slope"; is != c.slopes {
				t.Fatalf("slopes %t, want %t: %s", is, c.slopes, drawn(got))
			}
			if c.slopes && len(got.Series) != 10 {
				t.Errorf("%d slopes are drawn", len(got.Series))
			}
		})
	}
}
