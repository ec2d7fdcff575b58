package judge_test

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"testing"
)

// TestNoFalseAlarm states that a report that was computed by the rules gives no finding, however it is printed.
func TestNoFalseAlarm(t *testing.T) {
	for seed := range uint64(60) {
		r := newReport(seed)
		r.bare = seed%3 == 0
		for _, coarse := range []bool{false, true} {
			r.coarse = coarse
			if got := lines(judged(t, market(r.files()))); got != "" {
				t.Errorf("report %d, in 万: %v:\n%s", seed, coarse, got)
			}
		}
	}
}

// TestNoFalseAlarmPanel states the same of a national report: totals of all cities in 万, changes over the cities in both
// quarters, with the tables of the cities at hand and without them. The cities in both hold at least three quarters of
// what all had before, as in the reports.
func TestNoFalseAlarmPanel(t *testing.T) {
	for seed := range uint64(60) {
		random := rand.New(rand.NewPCG(seed, 4))
		r := &report{random: random, drop: seed%2 == 0, plus: seed%3 == 0, coarse: true}
		members, codes := map[string]string{}, "code,zh,parent,role\nnation,全国,,panel\n"
		var now, then, matchedNow, matchedThen int64
		for city := range 12 + random.IntN(10) {
			name := "城" + string(rune('甲'+city))
			codes += fmt.Sprintf("c%d,%s,nation,\n", city, name)
			before, after := 20_000+random.Int64N(200_000), 20_000+random.Int64N(200_000)
			isNew, isOld := city == 0, city == 1
			if !isNew {
				then += before
				members["data/d/"+name+"/2019-Q4/total.csv"] = fmt.Sprintf("需求人数\n%d\n", before)
			}
			if !isOld {
				now += after
				members["data/d/"+name+"/2020-Q1/total.csv"] = fmt.Sprintf("需求人数\n%d\n", after)
			}
			if !isNew && !isOld {
				matchedNow, matchedThen = matchedNow+after, matchedThen+before
			}
		}
		if matchedThen*4 < then*3 {
			continue
		}
		difference := matchedNow - matchedThen
		percent := r.print(times(over(rat(difference), rat(matchedThen)), 100), 1, true)
		files := map[string]string{
			"data/codelists/region.csv":   codes,
			"data/d/全国/2020-Q1/total.csv": "需求人数,需求人数环比,需求人数环比%\n" + r.count(now) + "," + r.count(difference) + "," + percent + "\n",
		}
		if seed%4 > 0 {
			files["data/d/全国/2019-Q4/total.csv"] = "需求人数\n" + r.count(then) + "\n"
		}
		for _, known := range []bool{false, true} {
			if known {
				maps.Copy(files, members)
			}
			if got := lines(judged(t, market(files))); got != "" {
				t.Errorf("report %d, cities known: %v:\n%s", seed, known, got)
			}
		}
	}
}
