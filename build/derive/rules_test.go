package derive_test

import (
	"strings"
	"testing"

	"gongqiu/build/model"
)

// office is a made-up dataset that has every rule for derived values; its tables are those of a case.
const office = `title: made up for a test
frequency: quarter
dimensions:
  region: {codelist: region, title: 地区}
  kind: {codelist: kind, title: 类别}
measures:
  demand: {title: 需求人数, unit: person}
  seekers: {title: 求职人数, unit: person}
  rate: {title: 失业率, unit: percent}
derived:
  ratio: {title: 求人倍率, formula: demand / seekers, decimals: 2, unspecified: allocate}
  plain: {title: 直接相除, formula: demand / seekers, decimals: 4}
  gap: {title: 缺口, formula: demand - seekers}
  tension: {title: 紧张度, formula: (demand - seekers) * 100 / (demand + seekers), decimals: 1}
  share: {title: 比重, share: demand, decimals: 2}
  within: {title: 占上级, share: demand, decimals: 2, share_of: parent}
  of_firms: {title: 占企业, share: demand, decimals: 2, share_of: firm}
  rank: {title: 排名, rank: gap}
compare: {previous: true, year: true}
missing: {"—": not-comparable, "/": not-applicable, "*": suppressed}
tables:
  - {files: "{region}/{period}/*.csv"}
  - {files: "**/raw.csv", with: {ratio: {unspecified: ignore}, share: {decimals: 1}}}
  - {files: "**/ten-thousand.csv", with: {demand: {unit: 万人}, seekers: {unit: 万人}}}
`

const kinds = `code,zh,parent,role
total,合计,,total
firm,企业,,
state,国有,firm,
private,私营,firm,
tiny,其中小微,private,of-which
agency,机关,,
other,其他,,residual
none,无要求,,unspecified
`

// TestRules states every rule on made-up counts that tell the rules apart.
func TestRules(t *testing.T) {
	const head = "类别,需求人数,求职人数\n"
	cases := []struct {
		name, file, rows, row string
		want                  string // "quantity=value …"
	}{
		{"ratio without unspecified rows is plain", "kind.csv", head + "企业,3,8\n合计,3,8", "企业", "ratio=0.38 plain=0.3750"},
		{"half goes away from zero", "kind.csv", head + "企业,1,8\n合计,1,8", "企业", "ratio=0.13"},
		{
			"unspecified demand is spread by the seekers", "kind.csv",
			head + "企业,10,30\n机关,20,10\n无要求,20,\n合计,50,40", "企业",
			"ratio=0.83 plain=0.3333", // (10 + 20 × 0.7500) / 30
		},
		{
			"unspecified seekers are spread by the demand", "kind.csv",
			head + "企业,30,10\n机关,10,20\n无要求,0,20\n合计,40,50", "企业",
			"ratio=1.20", // 30 / (10 + 20 × 0.7500)
		},
		{
			"both sides are spread", "kind.csv",
			head + "企业,30,10\n机关,10,20\n无要求,10,20\n合计,50,50", "企业",
			"ratio=1.45", // (30 + 10 × 0.2000) / (10 + 20 × 0.6000)
		},
		{
			"the share is kept at 0.01%", "kind.csv",
			head + "企业,93,2\n无要求,3870,\n合计,8470,7715", "企业", "ratio=47.08",
		},
		{
			"a row without vacancies has the constant alone", "kind.csv",
			head + "企业,0,4602\n无要求,3870,\n合计,8470,7715", "企业", "ratio=0.50",
		},
		{
			"nothing can be spread without the total", "kind.csv",
			head + "企业,10,30\n机关,20,10\n无要求,20,", "企业", "ratio= plain=0.3333",
		},
		{
			"nothing can be spread by about a total", "kind.csv",
			head + "企业,10,30\n机关,20,10\n无要求,20,\n合计,50,≈40", "企业", "ratio=",
		},
		{
			"about a count cannot be spread", "kind.csv",
			head + "企业,10,30\n机关,20,10\n无要求,≈20,\n合计,50,40", "企业", "ratio=",
		},
		{
			"a withheld count cannot be spread", "kind.csv",
			head + "企业,10,30\n机关,20,10\n无要求,*,\n合计,50,40", "企业", "ratio=",
		},
		{
			"a blank over which something is spread is 0", "kind.csv",
			head + "企业,,4602\n无要求,3870,\n合计,8470,7715", "企业", "ratio=0.50 plain=missing gap=missing",
		},
		{
			"a table may say that nothing is spread", "raw.csv",
			head + "企业,10,30\n机关,20,10\n无要求,20,\n合计,50,40", "企业", "ratio=0.33 share=20.0",
		},
		{
			"all vacancies unspecified", "kind.csv",
			head + "企业,0,30\n机关,0,10\n无要求,50,\n合计,50,40", "机关", "ratio=not-comparable gap=-10",
		},
		{"the unspecified row has no ratio", "kind.csv", head + "企业,1,2\n无要求,4,4\n合计,5,6", "无要求", "ratio=not-applicable"},
		{"no seekers", "kind.csv", head + "企业,5,0\n合计,5,0", "企业", "ratio=not-comparable tension=100.0"},
		{"nobody at all", "kind.csv", head + "企业,0,0\n合计,0,0", "企业", "ratio=not-comparable tension=not-comparable share="},
		{"a blank count is not 0", "kind.csv", head + "企业,5,\n合计,5,6", "企业", "ratio=missing gap=missing share=100.00"},
		{"a kind of nothing is handed on", "kind.csv", head + "企业,5,*\n合计,5,6", "企业", "ratio=suppressed gap=suppressed"},
		{"about is not computed with", "kind.csv", head + "企业,≈5,4\n合计,9,6", "企业", "ratio= gap= share="},

		{
			"shares: of the total, the parent, a code", "kind.csv",
			head + "企业,80,\n国有,30,\n私营,50,\n机关,20,\n合计,100,", "国有", "share=30.00 within=37.50 of_firms=37.50",
		},
		{
			"shares of rows outside the code are of the total", "kind.csv",
			head + "企业,80,\n国有,30,\n机关,20,\n合计,100,", "机关", "share=20.00 within=20.00 of_firms=20.00",
		},
		{
			"the code itself is a share of the total", "kind.csv",
			head + "企业,80,\n国有,30,\n合计,100,", "企业", "share=80.00 within=80.00 of_firms=80.00",
		},
		{
			"of which is always of the parent", "kind.csv",
			head + "企业,80,\n私营,50,\n其中：小微,20,\n合计,100,", "tiny", "share=40.00 within=40.00 of_firms=40.00 rank=",
		},
		{"no share where the parent is not there", "kind.csv", head + "国有,30,\n合计,100,", "国有", "share=30.00 within= of_firms="},
		{"no share without a total", "kind.csv", head + "企业,80,1\n机关,20,1", "企业", "share= ratio=80.00"},

		{"equal values share the better rank", "kind.csv", head + "企业,9,1\n机关,9,1\n其他,8,1", "机关", "rank=1"},
		{"after a tie a rank is skipped", "kind.csv", head + "企业,9,1\n机关,9,1\n其他,8,1", "其他", "rank=3"},
		{"ranks of negative gaps", "kind.csv", head + "企业,1,9\n机关,1,8\n其他,1,2", "企业", "rank=3"},
		{"unspecified rows are not ranked", "kind.csv", head + "企业,1,9\n机关,1,8\n无要求,9,1", "机关", "rank=1"},

		{"a gap in 万 stays at 万", "ten-thousand.csv", head + "企业,166.5,60.9\n合计,200,100", "企业", "gap=1056000 ratio=2.73"},
		{"a gap of 万 and persons is as exact as 万", "ten-thousand.csv", head + "企业,2,12345人\n合计,2,2", "企业", "gap=10000"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			d := read(t, project(map[string]string{
				"data/codelists/kind.csv": kinds, "data/d/dataset.yaml": office,
				"data/d/x/2020-Q1/" + c.file: c.rows + "\n",
			})).Dataset("d")
			table := tableOf(t, d, "x", "2020-Q1", "kind")
			n := RowOf(t, table, c.row)
			for want := range strings.FieldsSeq(c.want) {
				id, value, _ := strings.Cut(want, "=")
				if got := print(table.Level(n, quantity(t, d, id))); got != value {
					t.Errorf("%s is %q, want %q", id, got, value)
				}
			}
		})
	}
}

// TestChanges states what a change is taken on, and of what kind it is, on made-up totals.
func TestChanges(t *testing.T) {
	site := read(t, project(map[string]string{
		"data/codelists/kind.csv":    kinds,
		"data/d/dataset.yaml":        office,
		"data/d/x/2019-Q1/total.csv": "需求人数,求职人数,失业率\n100,100,4.0\n",
		"data/d/x/2019-Q4/total.csv": "需求人数,求职人数,失业率\n0,90,3.9\n",
		"data/d/x/2020-Q1/total.csv": "需求人数,求职人数,失业率\n150,115,3.7\n",
		"data/d/x/2020/total.csv":    "需求人数\n600\n",
		"data/d/x/2019/total.csv":    "需求人数\n400\n",
		"data/d/y/2019-Q4/total.csv": "需求人数\n7\n", // another region, and so no base of the first
		"data/d/y/2020-Q2/total.csv": "需求人数\n9\n",
		"data/d/panel/2019-Q4/t.csv": "需求人数\n7\n",
		"data/d/panel/2020-Q1/t.csv": "需求人数\n9\n",
	}))
	d := site.Dataset("d")
	cases := []struct {
		region, period, quantity string
		change                   model.Change
		want                     string
	}{
		{"x", "2020-Q1", "demand", model.Year, "50"},
		{"x", "2020-Q1", "demand", model.YearPercent, "50.00"},
		{"x", "2020-Q1", "demand", model.Previous, "150"},
		{"x", "2020-Q1", "demand", model.PreviousPercent, ""}, // of nothing there is no percent
		{"x", "2020-Q1", "seekers", model.PreviousPercent, "27.78"},
		{"x", "2020-Q1", "ratio", model.Year, "0.30"}, // 1.30 - 1.00, of the rounded ratios
		{"x", "2020-Q1", "ratio", model.YearPercent, ""},
		{"x", "2020-Q1", "rate", model.Year, "-0.3"}, // points
		{"x", "2020-Q1", "rate", model.YearPercent, ""},
		{"x", "2019-Q4", "demand", model.Previous, ""}, // the row before is 2019-Q1, the quarter before is not known
		{"x", "2019-Q1", "demand", model.Year, ""},
		{"x", "2020", "demand", model.Year, "200"}, // years compare with years
		{"x", "2020", "demand", model.Previous, "200"},
		{"x", "2020", "demand", model.YearPercent, "50.00"},
		{"y", "2020-Q2", "demand", model.Previous, ""},
		{"panel", "2020-Q1", "demand", model.Previous, ""},
		{"panel", "2020-Q1", "demand", model.Level, "9"},
	}
	for _, c := range cases {
		table := tableOf(t, d, c.region, c.period)
		if got := print(table.Change(0, quantity(t, d, c.quantity), c.change)); got != c.want {
			t.Errorf("%s %s %s%s is %q, want %q", c.region, c.period, c.quantity, c.change.Suffix(), got, c.want)
		}
	}
}

// TestRateByCode states that an indicator whose code is counted in percent changes by points, as a rate does, while
// the others of the same measure change by percent too.
func TestRateByCode(t *testing.T) {
	d := read(t, project(map[string]string{
		"data/codelists/indicator.csv": "code,zh,unit\nplaced,新增就业,person\nunemployment,登记失业率,percent\n",
		"data/d/dataset.yaml": "title: made up\nfrequency: year\n" +
			"dimensions:\n  region: {codelist: region, title: 地区}\n  indicator: {codelist: indicator, title: 指标}\n" +
			"measures:\n  actual: {title: 实际, unit: {of: indicator}}\ncompare: {year: true}\n" +
			"tables:\n  - {files: \"{region}/{period}/*.csv\"}\n",
		"data/d/x/2019/a.csv": "指标,实际\n新增就业,100\n登记失业率,4.0%\n",
		"data/d/x/2020/a.csv": "指标,实际\n新增就业,150\n登记失业率,3.0%\n",
	})).Dataset("d")
	table := tableOf(t, d, "x", "2020", "indicator")
	for _, c := range []struct {
		row    string
		change model.Change
		want   string
	}{
		{"placed", model.Year, "50"},
		{"placed", model.YearPercent, "50.00"},
		{"unemployment", model.Year, "-1.0"},
		{"unemployment", model.YearPercent, ""},
	} {
		if got := print(table.Change(RowOf(t, table, c.row), 0, c.change)); got != c.want {
			t.Errorf("%s%s is %q, want %q", c.row, c.change.Suffix(), got, c.want)
		}
	}
}
