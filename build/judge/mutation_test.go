package judge_test

import (
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"gongqiu/build/diag"
)

// mutation is one digit changed in one cell of a file.
type mutation struct {
	file      string
	line      int // from 1
	column    int // of the cell's first character, from 1
	header    string
	old, text string
	files     map[string]string
}

// mutate changes one digit of a random cell of this quarter that holds a number.
func (r *report) mutate(random *rand.Rand) mutation {
	files := r.files()
	names := slices.Sorted(maps.Keys(files))
	names = slices.DeleteFunc(names, func(name string) bool { return !strings.Contains(name, thisQuarter) })
	for {
		file := names[random.IntN(len(names))]
		rows := strings.Split(strings.TrimSuffix(files[file], "\n"), "\n")
		line := 1 + random.IntN(len(rows)-1)
		cells := strings.Split(rows[line], ",")
		at := random.IntN(len(cells))
		var digits []int
		for n, c := range []byte(cells[at]) {
			if c >= '0' && c <= '9' {
				digits = append(digits, n)
			}
		}
		header := strings.Split(rows[0], ",")[at]
		isTotal := strings.HasSuffix(file, "总体.csv")
		if isTotal && at < 2 && !r.bare {
			continue // the other tables say it too
		}
		if len(digits) == 0 || cells[0] == "合计" || at == 0 && !isTotal {
			continue
		}
		n := digits[random.IntN(len(digits))]
		mutated := []byte(cells[at])
		mutated[n] = '0' + (mutated[n]-'0'+byte(1+random.IntN(9)))%10
		m := mutation{file: file, line: line + 1, column: 1, header: header, old: cells[at], text: string(mutated)}
		for _, before := range cells[:at] {
			m.column += len([]rune(before)) + 1
		}
		cells[at] = m.text
		rows[line] = strings.Join(cells, ",")
		m.files = maps.Clone(files)
		m.files[file] = strings.Join(rows, "\n") + "\n"
		return m
	}
}

// outcome says how a mutation is found: at the very cell and nothing else, elsewhere too, only elsewhere, or not.
func (m mutation) outcome(findings []diag.Finding) string {
	outcome := "none"
	for _, f := range findings {
		at := f.Place.File == m.file && f.Place.Line == m.line && f.Place.Column == m.column
		switch {
		case at && len(findings) == 1:
			return "exact"
		case at:
			return "more"
		}
		outcome = "elsewhere"
	}
	return outcome
}

func (m mutation) kind() string {
	switch {
	case strings.Contains(m.header, "环比"), strings.Contains(m.header, "同比"):
		return "change"
	case m.header == "需求人数", m.header == "求职人数":
		return "count"
	}
	return "level"
}

// TestSlips changes one digit of a report. Where counts are exact, every slip of a published value is found at its very
// cell and nothing else is blamed; every slip of a count is found, and named where the values on it tell. In 万 a slip
// may still agree with all that its inputs may stand for.
func TestSlips(t *testing.T) {
	for seed := range uint64(160) {
		r := newReport(seed / 4)
		r.coarse, r.bare = seed%8 == 7, seed%3 == 0
		m := r.mutate(rand.New(rand.NewPCG(seed, 2)))
		findings := judged(t, market(m.files))
		outcome, kind := m.outcome(findings), m.kind()
		isSum := kind == "count" && len(findings) == 1 && findings[0].Code == diag.JudgeParts
		if outcome != "exact" && !isSum && !r.coarse {
			t.Errorf("report %d: %s:%d:%d: %s %s is printed %s, and found %s:\n%s",
				seed, m.file, m.line, m.column, m.header, m.old, m.text, outcome, lines(findings))
		}
		if len(findings) > 3 {
			t.Errorf("report %d: %s:%d:%d: one slip gives %d findings:\n%s",
				seed, m.file, m.line, m.column, len(findings), lines(findings))
		}
	}
}

// TestSlipsNamed states that where a wrong count upsets two values or more, the count is named with a number that all of
// them agree with, and that this is mostly the very number.
func TestSlipsNamed(t *testing.T) {
	named, right := 0, 0
	for seed := uint64(1000); named < 30; seed++ {
		r := newReport(seed)
		r.bare = true
		m := r.mutate(rand.New(rand.NewPCG(seed, 3)))
		if m.kind() != "count" {
			continue
		}
		findings := judged(t, market(m.files))
		if m.outcome(findings) != "exact" {
			continue
		}
		if named++; findings[0].Args["computed"] == m.old {
			right++
		}
		corrected := maps.Clone(m.files)
		corrected[m.file] = strings.Replace(corrected[m.file], ","+m.text+",", ","+findings[0].Args["computed"]+",", 1)
		if strings.Count(m.files[m.file], ","+m.text+",") == 1 {
			if left := judged(t, market(corrected)); len(left) > 0 {
				t.Errorf("report %d: %s is named for %s, and gives\n%s", seed, findings[0].Args["computed"], m.text, lines(left))
			}
		}
	}
	if right < named*2/3 {
		t.Errorf("of %d wrong counts %d are named with the right number", named, right)
	}
}
