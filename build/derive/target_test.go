package derive_test

import (
	"fmt"
	"strings"
	"testing"

	"gongqiu/build/decimal"
	"gongqiu/build/derive"
	"gongqiu/build/model"
	"gongqiu/build/period"
)

// responsibility declares the targets that a province answers for.
const responsibility = `title: 目标责任制
frequency: year
dimensions:
  region: {codelist: region, title: 地区}
  indicator: {codelist: indicator, title: 指标}
measures:
  plan: {title: 计划, unit: {of: indicator}, plan: {period: year}}
  floor: {title: 确保, unit: {of: indicator}, kind: floor}
  stretch: {title: 力争, unit: {of: indicator}, kind: stretch}
  ceiling: {title: 控制在以内, unit: {of: indicator}, kind: ceiling, plan: {period: year, of: actual}}
  low: {title: 下限, unit: {of: indicator}, kind: low}
  high: {title: 上限, unit: {of: indicator}, kind: high}
  actual: {title: 实际, unit: {of: indicator}, time: to-date}
derived:
  completion: {title: 完成率, unit: percent, formula: actual / plan * 100}
  ahead: {title: 快于时间, unit: percent, formula: actual / plan * 100 - elapsed}
  margin: {title: 余地, formula: ceiling - actual}
compare: {previous: true, year: true}
tables:
  - {files: "*.csv"}
`

const indicators = "code,zh,unit\nmerged,并轨,person\nloans,贷款,yuan\nrate,登记失业率,percent\njobs,新增就业,person\n" +
	"bases,实训中心,person\n"

// jiangxi are the results of the province in 2006 as it reported them; the months of 2010 are made up.
var jiangxi = map[string]string{
	"data/codelists/indicator.csv": indicators,
	"data/codelists/unit.csv":      "code,zh,en,base,factor\nperson,人,persons,person,1\nyuan,元,yuan,yuan,1\npercent,%,%,percent,1\n",
	"data/d/2006.csv": `地区,时间,指标,实际,计划,确保,力争,控制在以内,下限,上限
x,2006,并轨,261763人,25.6万,,,,,
x,2006,贷款,11.61亿,,5亿,6亿,,,
x,2006,登记失业率,3.64,,,,4.5,,
x,2006,实训中心,5,,,,,4,6
x,2010,新增就业,,120,,,,,
x,2010,登记失业率,,,,,4.5,,
x,2010-01/2010-04,新增就业,50,,,,,,
x,2010-01/2010-04,登记失业率,4.6,,,,,,
x,2010-Q1,新增就业,30,≈100,,,,,
x,2011-01/2011-04,新增就业,60,,,,,,
`,
}

// TestTargets: completion, what is kept and by how much, and how far the year is gone. 261763 persons of a plan of
// 25.6万 are 102.25% (the report says 102.27, of an unrounded plan perhaps); loans of 11.61亿 are 193.5% of the 6亿 to
// strive for and 232.2% of the 5亿 to make sure of.
func TestTargets(t *testing.T) {
	d := oneDataset(t, responsibility, jiangxi)
	cases := []struct{ period, row, want string }{
		{"2006", "merged", "plan target 256000: 102.25% within=true margin=5763 gone=100.00"},
		{"2006", "loans", "floor floor 500000000: 232.20% within=true margin=661000000 gone=100.00, " +
			"stretch stretch 600000000: 193.50% within=true margin=561000000 gone=100.00"},
		{"2006", "rate", "ceiling ceiling 4.5: % within=true margin=0.86 gone=100.00"},
		{"2006", "bases", "low low 4: 125.00% within=true margin=1 gone=100.00, " +
			"high high 6: % within=true margin=1 gone=100.00"},
		{"2010", "jobs", "plan target 120: % within=false margin= gone=100.00"},
		{"2010-01/2010-04", "jobs", "plan target 120 of 2010: 41.67% within=false margin=-70 gone=33.33"},
		{"2010-01/2010-04", "rate", "ceiling ceiling 4.5 of 2010: % within=false margin=-0.1 gone=33.33"},
		{"2010-Q1", "jobs", ""},         // a plan that is not exact is not held against anything
		{"2011-01/2011-04", "jobs", ""}, // the year has no plan
	}
	for _, c := range cases {
		table := tableOf(t, d, "x", c.period, "indicator")
		var got []string
		for _, target := range table.Targets(RowOf(t, table, c.row)) {
			text := d.Measures[target.Measure].ID + " " + target.Kind.String() + " " + print(target.Plan)
			if target.From != table {
				text += " of " + d.Periods[target.From.Period].String()
			}
			gone, _ := target.Elapsed.Round(2)
			got = append(got, fmt.Sprintf("%s: %s%% within=%t margin=%s gone=%s", text, print(target.Completion),
				target.Within, print(target.Margin), fixed(gone)))
		}
		if joined := strings.Join(got, ", "); joined != c.want {
			t.Errorf("%s %s:\n got %s\nwant %s", c.period, c.row, joined, c.want)
		}
	}
}

func fixed(d decimal.Decimal) string {
	number, _ := d.Fixed(2)
	return number.String()
}

// TestCompletion: completion is a formula like any other, whose plan is that of the year around, and a percentage that
// changes by points.
func TestCompletion(t *testing.T) {
	d := oneDataset(t, responsibility, jiangxi)
	for _, c := range []struct {
		period, row, quantity string
		change                model.Change
		want                  string
	}{
		{"2006", "merged", "completion", model.Level, "102.25"},
		{"2006", "merged", "ahead", model.Level, "2.25"},
		{"2006", "rate", "margin", model.Level, "0.9"}, // as exact as the less exact of the two
		{"2010-01/2010-04", "jobs", "completion", model.Level, "41.67"},
		{"2010-01/2010-04", "jobs", "ahead", model.Level, "8.33"},
		{"2010-01/2010-04", "jobs", "plan", model.Level, ""}, // the row itself has no plan
		{"2010-Q1", "jobs", "completion", model.Level, ""},
		{"2011-01/2011-04", "jobs", "completion", model.Level, ""},
		{"2011-01/2011-04", "jobs", "actual", model.Year, "10"},
		{"2011-01/2011-04", "jobs", "actual", model.YearPercent, "20.00"},
	} {
		table := tableOf(t, d, "x", c.period, "indicator")
		n := RowOf(t, table, c.row)
		if got := print(table.Change(n, quantity(t, d, c.quantity), c.change)); got != c.want &&
			!(c.want == "" && got == "missing") {
			t.Errorf("%s %s %s%s is %q, want %q", c.period, c.row, c.quantity, c.change.Suffix(), got, c.want)
		}
	}
	if completion := d.DerivedOf(quantity(t, d, "completion")); !completion.Percent {
		t.Error("completion is no percentage")
	}
}

// TestElapsed: how much of its year is gone at the end of a period.
func TestElapsed(t *testing.T) {
	for text, want := range map[string]string{
		"2010-01/2010-04": "33.33", "2010-04": "33.33", "2010-Q2": "50.00", "2010-H1": "50.00", "2010": "100.00",
		"2010-12": "100.00", "2010-01": "8.33", "2007/2009": "100.00", "2009-11/2010-02": "100.00",
	} {
		gone, _ := derive.Elapsed(period.MustParse(text)).Round(2)
		if got := fixed(gone); got != want {
			t.Errorf("%s%% of the year are gone at the end of %s, want %s", got, text, want)
		}
	}
}

// TestMonitoring: the numbers of a monitored panel follow from one another, as published (亳州, second quarter of 2021):
// 2791 hired and 2341 gone are 450 more, as are 35694 counted after 35244 on file.
func TestMonitoring(t *testing.T) {
	d := oneDataset(t, `title: 失业动态监测
frequency: quarter
dimensions: {region: {codelist: region, title: 地区}}
measures:
  filing: {title: 建档期人数, unit: person, time: end}
  survey: {title: 调查期人数, unit: person, time: end}
  hires: {title: 新招, unit: person}
  separations: {title: 减少, unit: person}
derived:
  net: {title: 净增, formula: hires - separations}
  rate: {title: 变化率, unit: percent, formula: (hires - separations) / filing * 100}
  so_far: {title: 年初以来净增, cumulative: net}
  gone: {title: 年初以来减少, cumulative: separations}
compare: {previous: true, year: true}
funnel: [filing, survey]
identities:
  - net = hires - separations
  - {equation: hires - separations = survey - filing, note: 两种口径, tolerance: 1}
tables: [{files: "*.csv"}]
`, map[string]string{"data/d/a.csv": `地区,时间,建档期人数,调查期人数,新招,减少
x,2021-Q2,35244,35694,2791,2341
x,2021-Q1,35100,35244,300,156
x,2020-Q2,1000,1000,4,3
x,2020-Q1,1000,1000,2,1
x,2019-Q2,1000,1000,2,1
x,2021-Q1/2021-Q2,35100,35694,3091,2497
x,2021,35100,35694,3091,2497
x,2021-Q3/2021-Q4,1,1,2,1
`})
	for _, c := range []struct {
		period, quantity string
		change           model.Change
		want             string
	}{
		{"2021-Q2", "net", model.Level, "450"},
		{"2021-Q2", "rate", model.Level, "1.28"}, // of the number on file; 1.4 was printed, and of what is not said
		{"2021-Q1", "so_far", model.Level, "144"},
		{"2021-Q2", "so_far", model.Level, "594"},
		{"2021-Q2", "so_far", model.Previous, ""}, // it gathers
		{"2021-Q2", "so_far", model.Year, "592"},
		{"2021-Q2", "gone", model.Level, "2497"},
		{"2019-Q2", "gone", model.Level, ""}, // the first quarter is not known
		{"2021-Q1/2021-Q2", "gone", model.Level, "2497"},
		{"2021", "gone", model.Level, "2497"},
		{"2021-Q3/2021-Q4", "gone", model.Level, ""},
	} {
		table := tableOf(t, d, "x", c.period)
		if got := print(table.Change(0, quantity(t, d, c.quantity), c.change)); got != c.want {
			t.Errorf("%s %s%s is %q, want %q", c.period, c.quantity, c.change.Suffix(), got, c.want)
		}
	}
	table := tableOf(t, d, "x", "2021-Q2")
	for at, identity := range d.Identities {
		left, first := table.Evaluate(0, identity.Left)
		right, second := table.Evaluate(0, identity.Right)
		if first != model.Present || second != model.Present || left.String() != "450/1" || right.String() != "450/1" {
			t.Errorf("%q (%d) is %s = %s", identity.Text, at, left, right)
		}
	}
	if d.Identities[1].Note.ZH != "两种口径" || d.Identities[1].Tolerance.String() != "1" || d.Identities[0].Place.Line == 0 {
		t.Errorf("the identities are %+v", d.Identities)
	}
	if got := fmt.Sprint(d.Funnels); got != "[[0 1]]" {
		t.Errorf("the funnels are %s", got)
	}
}
