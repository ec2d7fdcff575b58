package derive_test

import (
	"testing"

	"gongqiu/build/derive"
	"gongqiu/build/model"
)

// oneDataset reads a project of one dataset d with these files.
func oneDataset(t testing.TB, declared string, files map[string]string) *model.Dataset {
	t.Helper()
	all := map[string]string{"data/d/dataset.yaml": declared, "data/codelists/kind.csv": kinds}
	for name, text := range files {
		all[name] = text
	}
	return read(t, project(all)).Dataset("d")
}

// placements declares the placement rate of Japan's employment offices, whose definition changed: placements over valid
// seekers in 1998, over new seekers by 2006.
const placements = `title: 一般職業紹介
frequency: month
dimensions: {region: {codelist: region, title: 地区}}
measures:
  placed: {title: 就職件数, unit: person}
  valid: {title: 有効求職者数, unit: person}
  new: {title: 新規求職申込件数, unit: person}
derived:
  rate:
    title: 就職率
    unit: percent
    decimals: 1
    formula: {"..2004": placed / valid * 100, "2005-01..2030-06": placed / new * 100}
  rank: {title: 排名, rank: rate}
compare: {previous: true, year: true}
tables:
  - {files: "*.csv"}
`

// TestFormulasInTime: the formula in force in the period counts, and no change is taken between two formulas. The
// counts and rates of 1997 and 1998 are published ones (JIL, table 1 of February 1998); later counts are made up.
func TestFormulasInTime(t *testing.T) {
	d := oneDataset(t, placements, map[string]string{"data/d/a.csv": `地区,时间,就職件数,有効求職者数,新規求職申込件数
x,1997-02,116995,2032306,431109
x,1998-01,98202,2178873,621886
x,1998-02,115881,2217763,471139
x,2004-12,100,1000,400
x,2005-01,120,1000,400
x,2005-02,100,1000,400
x,2004,1300,9000,5000
x,2005,1300,9000,5000
x,2004-12/2005-01,200,1000,800
x,2030-07,100,1000,400
`})
	cases := []struct {
		period string
		change model.Change
		want   string
	}{
		{"1998-02", model.Level, "5.2"}, // published, and the changes too
		{"1998-01", model.Level, "4.5"},
		{"1997-02", model.Level, "5.8"},
		{"1998-02", model.Previous, "0.7"},
		{"1998-02", model.Year, "-0.6"},
		{"1998-02", model.YearPercent, ""}, // a percentage changes by points
		{"2005-01", model.Level, "30.0"},
		{"2005-01", model.Previous, ""}, // 30.0 and 10.0 are two things
		{"2005-02", model.Previous, "-5.0"},
		{"2004", model.Level, "14.4"},
		{"2005", model.Level, "26.0"},
		{"2005", model.Year, ""},
		{"2004-12/2005-01", model.Level, ""}, // neither stretch holds the whole of it
		{"2030-07", model.Level, ""},
	}
	for _, c := range cases {
		table := tableOf(t, d, "x", c.period)
		if got := print(table.Change(0, quantity(t, d, "rate"), c.change)); got != c.want {
			t.Errorf("%s%s is %q, want %q", c.period, c.change.Suffix(), got, c.want)
		}
	}
	broken, is := tableOf(t, d, "x", "2005-01").Broken(0, quantity(t, d, "rank"), model.Previous)
	if !is || broken.Kind != derive.FormulaBreak || broken.From.String() != "2005-01" || broken.Place.Line != 13 {
		t.Errorf("the break of the formula is %+v, %t", broken, is)
	}
}

// restarts declares breaks, and one more is the status of a cell.
const restarts = `title: made up for a test
frequency: quarter
dimensions:
  region: {codelist: region, title: 地区}
  kind: {codelist: kind, title: 类别}
measures:
  demand: {title: 需求人数, unit: person}
  seekers: {title: 求职人数, unit: person}
derived:
  ratio: {title: 求人倍率, formula: demand / seekers}
  share: {title: 比重, share: demand}
  gap: {title: 缺口, formula: demand - seekers}
  rank: {title: 排名, rank: gap}
  sum: {title: 累计, cumulative: seekers}
compare: {previous: true, year: true}
breaks:
  - {from: 2002-Q1, measures: [demand], where: {region: x}, note: 2001年为新发生数}
  - {from: 2010-Q3, where: {kind: [firm]}, note: {zh: 企业范围调整, en: Firms redefined}}
tables:
  - {files: "*.csv"}
`

// TestBreaks: no change crosses a break of any measure that goes into it; others are not touched by it.
func TestBreaks(t *testing.T) {
	d := oneDataset(t, restarts, map[string]string{
		"data/d/total.csv": `地区,时间,需求人数,求职人数,需求人数.status,说明
x,2001-Q1,100,100,,
x,2001-Q4,100,110,,
x,2002-Q1,120,120,,
x,2002-Q4,130,130,,
x,2003-Q1,140,130,,
x,2001,400,400,,
x,2002,500,500,,
x,2003,600,600,,
y,2001-Q4,100,100,,
y,2002-Q1,130,130,,
x,2010-Q1,10,10,,
x,2010-Q2,11,10,break,新系统上线
x,2010-Q3,12,10,,
x,2011-Q1,13,10,,
x,2011-Q2,14,10,,
`,
		"data/d/kind.csv": `地区,时间,类别,需求人数,求职人数
x,2010-Q2,企业,5,4
x,2010-Q2,国有,2,1
x,2010-Q2,机关,3,1
x,2010-Q3,企业,6,4
x,2010-Q3,国有,3,1
x,2010-Q3,机关,5,1
`,
	})
	cases := []struct {
		region, period, kind, quantity string
		change                         model.Change
		want, note                     string
	}{
		{"x", "2002-Q1", "", "demand", model.Previous, "", "2001年为新发生数"},
		{"x", "2002-Q1", "", "demand", model.YearPercent, "", "2001年为新发生数"},
		{"x", "2002-Q1", "", "ratio", model.Previous, "", "2001年为新发生数"},
		{"x", "2002-Q1", "", "gap", model.Year, "", "2001年为新发生数"},
		{"x", "2002-Q1", "", "seekers", model.Previous, "10", ""}, // of demand alone is it said
		{"x", "2002", "", "demand", model.Year, "", "2001年为新发生数"},
		{"x", "2003", "", "demand", model.Year, "100", ""},
		{"x", "2003-Q1", "", "demand", model.Year, "20", ""},
		{"y", "2002-Q1", "", "demand", model.Previous, "30", ""}, // of another region it is not said
		{"x", "2010-Q2", "", "demand", model.Previous, "", "新系统上线"},
		{"x", "2010-Q2", "", "ratio", model.Previous, "", "新系统上线"},
		{"x", "2010-Q2", "", "seekers", model.Previous, "0", ""},
		{"x", "2010-Q3", "", "demand", model.Previous, "1", ""}, // the break is the earlier of the two
		{"x", "2011-Q1", "", "demand", model.Year, "", "新系统上线"},
		{"x", "2011-Q2", "", "demand", model.Year, "3", ""},
		{"x", "2010-Q3", "firm", "demand", model.Previous, "", "企业范围调整"},
		{"x", "2010-Q3", "state", "demand", model.Previous, "", "企业范围调整"}, // what lies below is within
		{"x", "2010-Q3", "state", "rank", model.Previous, "", "企业范围调整"},
		{"x", "2010-Q3", "agency", "demand", model.Previous, "2", ""},
		{"x", "2010-Q3", "agency", "rank", model.Previous, "0", ""},
	}
	for _, c := range cases {
		var by []string
		if c.kind != "" {
			by = []string{"kind"}
		}
		table := tableOf(t, d, c.region, c.period, by...)
		n, q := RowOf(t, table, c.kind), quantity(t, d, c.quantity)
		name := c.region + " " + c.period + " " + c.kind + " " + c.quantity + c.change.Suffix()
		if got := print(table.Change(n, q, c.change)); got != c.want {
			t.Errorf("%s is %q, want %q", name, got, c.want)
		}
		found, broken := table.Broken(n, q, c.change)
		if broken != (c.note != "") || found.Note.ZH != c.note {
			t.Errorf("%s: broken %t by %q, want %q", name, broken, found.Note.ZH, c.note)
		}
		if broken && (found.Place.File == "" || found.Place.Line == 0 || found.From.IsZero()) {
			t.Errorf("%s: the break has no place or period: %+v", name, found)
		}
	}
}

// TestPublishedBreak: the repository's own data says once that the reports of 2001 count something else than later ones.
func TestPublishedBreak(t *testing.T) {
	d := published(t)
	if len(d.Breaks) != 1 || d.Breaks[0].From.String() != "2002-Q1" || d.Breaks[0].Note.EN == "" {
		t.Errorf("the breaks are %+v", d.Breaks)
	}
}
