package derivation_test

import (
	"io/fs"
	"os"
	"testing"
	"testing/fstest"

	"gongqiu/build/derivation"
	"gongqiu/build/derive"
	"gongqiu/build/diag"
	"gongqiu/build/judge"
	"gongqiu/build/load"
	"gongqiu/build/model"
	"gongqiu/build/period"
	"gongqiu/build/resolve"
	"gongqiu/build/source"
)

func read(t *testing.T, files fs.FS) *model.Site {
	t.Helper()
	var list diag.List
	tree, err := source.FromFS(files, load.Folders(), &list)
	if err != nil {
		t.Fatal(err)
	}
	return resolve.Site(load.Read(tree, &list), &list)
}

// explained is the step of a quantity or its change at the row of a code; "" is the only row of the totals.
func explained(t *testing.T, e *derivation.Explainer, d *model.Dataset, region, when, dimension, code, quantity string,
	change model.Change) *derivation.Step {
	t.Helper()
	var at []int
	if dimension != "" {
		at = []int{d.DimensionByID(dimension)}
	}
	place, known := d.Dimensions[d.Region].Codelist.ByID(region)
	p, err := period.Parse(when)
	q, named := d.QuantityByID(quantity)
	if !known || err != nil || !named {
		t.Fatalf("no %s in %s of %s: %v", quantity, when, region, err)
	}
	table := derive.Of(d, d.By(at...), place, d.PeriodIndex(p))
	for n := range table.Len() {
		if code == "" || d.Dimensions[at[0]].Codelist.Entry(table.Codes(n)[0]).ID == code {
			return e.Step(table, n, q, change)
		}
	}
	t.Fatalf("no row %q", code)
	return nil
}

// TestPublishedRatios tells the published ratios of Tianshui's skill grades: a share kept at 0.01%, a blank count that
// is taken as 0, and the row that has no ratio.
func TestPublishedRatios(t *testing.T) {
	d := read(t, os.DirFS("../..")).Dataset("supply-demand")
	e := derivation.New(nil)
	tests := []struct {
		code, rule, names, numbers, exact, value, why string
		blank                                         bool
	}{
		{"title-senior", "allocated", "(demand + demand[unspecified] × round(seekers ÷ seekers[total], 4)) ÷ seekers",
			"(93 + 3870 × 0.0003) ÷ 2", "47.0805", "47.08", "", false},
		{"none", "allocated", "(demand + demand[unspecified] × round(seekers ÷ seekers[total], 4)) ÷ seekers",
			"(0 + 3870 × 0.5965) ÷ 4602", "0.501619…", "0.50", "", true},
		{"unspecified", "ratio", "demand ÷ seekers", "", "", "", "unspecified", false},
	}
	for _, test := range tests {
		step := explained(t, e, d, "620500", "2018-Q1", "skill", test.code, "ratio", model.Level)
		if step.Rule != test.rule || step.Names() != test.names || step.Numbers() != test.numbers ||
			step.Exact != test.exact || step.Value.Plain() != test.value || step.Why != test.why || step.Blank != test.blank {
			t.Errorf("%s: rule %q, %q, %q, exact %q, value %q, why %q, blank %v", test.code, step.Rule, step.Names(),
				step.Numbers(), step.Exact, step.Value.Plain(), step.Why, step.Blank)
		}
		if again := explained(t, e, d, "620500", "2018-Q1", "skill", test.code, "ratio", model.Level); again != step {
			t.Errorf("%s: a step was made twice", test.code)
		}
	}
	step := explained(t, e, d, "620500", "2018-Q1", "skill", "title-senior", "ratio", model.Level)
	if share := step.Shares()[0]; share.Number.String() != "0.0003" || share.Exact != "0.00025923…" {
		t.Errorf("the share is %s of %s", share.Number, share.Exact)
	}
	if place := step.Cell.Place().String(); place != "data/supply-demand/天水市/2018-Q1/skill.csv:9:25" || !step.Cell.Agrees {
		t.Errorf("published at %s, agrees %v", place, step.Cell.Agrees)
	}
}

// TestVerdicts: a published value whose digits differ agrees where the rounding of the counts explains it, and one that
// does not agree has the likeliest cause. The figures are made up.
func TestVerdicts(t *testing.T) {
	files := fstest.MapFS{}
	for name, text := range map[string]string{
		"content/site.yaml": "schema: 1\ntitle: made up for a test\n",
		"data/codelists/unit.csv": "code,zh,en,base,factor\nperson,人,persons,person,1\n" +
			"ten-thousand,万人,ten thousand,person,10000\n",
		"data/codelists/region.csv": "code,zh\nx,某市\n",
		"data/d/dataset.yaml": "title: made up\nfrequency: quarter\n" +
			"dimensions:\n  region: {codelist: region, title: 地区}\n" +
			"measures:\n  demand: {title: 需求, unit: person}\n  seekers: {title: 求职, unit: person}\n" +
			"derived:\n  ratio: {title: 倍率, formula: demand / seekers, decimals: 2}\n" +
			"tables:\n  - {files: \"{region}/{period}.csv\"}\n",
		"data/d/x/2020-Q1.csv": "demand,seekers,ratio\n33万,34万,0.98\n",   // 0.9705… of the digits
		"data/d/x/2020-Q2.csv": "demand,seekers,ratio\n1259,1000,1.25\n", // cut off
	} {
		files[name] = &fstest.MapFile{Data: []byte(text)}
	}
	site := read(t, files)
	e := derivation.New(judge.Site(site, new(diag.List)))
	d := site.Dataset("d")
	if cell := explained(t, e, d, "x", "2020-Q1", "", "", "ratio", model.Level).Cell; !cell.Agrees || !cell.Within {
		t.Errorf("33万 over 34万 as 0.98: %+v", cell)
	}
	cell := explained(t, e, d, "x", "2020-Q2", "", "", "ratio", model.Level).Cell
	if cell.Agrees || cell.Cause != model.CauseTruncated {
		t.Errorf("1259 over 1000 as 1.25: %+v", cell)
	}
}

// TestUpset: where one count has the slip, the values that rest on it do not agree with what is computed from it, though
// the verdict stands at the count. The published figures are those of Wuxi for the third quarter of 2016; two digits of
// the vacancies, 182,792, are swapped.
func TestUpset(t *testing.T) {
	files := fstest.MapFS{}
	for name, text := range map[string]string{
		"content/site.yaml":         "schema: 1\ntitle: made up for a test\n",
		"data/codelists/unit.csv":   "code,zh,en,base,factor\nperson,人,persons,person,1\n",
		"data/codelists/region.csv": "code,zh\nx,某市\n",
		"data/d/dataset.yaml": "title: made up\nfrequency: quarter\n" +
			"dimensions:\n  region: {codelist: region, title: 地区}\n" +
			"measures:\n  demand: {title: 需求, unit: person}\n  seekers: {title: 求职, unit: person}\n" +
			"derived:\n  ratio: {title: 倍率, formula: demand / seekers, decimals: 2}\n" +
			"compare: {previous: true, year: true}\ntables:\n  - {files: \"{region}/{period}.csv\"}\n",
		"data/d/x/2016-Q3.csv": "demand,seekers,ratio,demand.previous,demand.previous.percent\n" +
			"128792,185490,0.99,14021,8.31\n",
	} {
		files[name] = &fstest.MapFile{Data: []byte(text)}
	}
	site := read(t, files)
	var list diag.List
	e := derivation.New(judge.Site(site, &list))
	if found := list.Sorted(); len(found) != 1 || found[0].Code != diag.JudgeInput {
		t.Fatalf("findings: %v", found)
	}
	cell := explained(t, e, site.Dataset("d"), "x", "2016-Q3", "", "", "ratio", model.Level).Cell
	if cell.Agrees || cell.Within || cell.Cause != model.CauseInput {
		t.Errorf("0.99 beside 128792 and 185490: %+v", cell)
	}
}
