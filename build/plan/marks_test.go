package plan_test

import (
	"os"
	"strings"
	"testing"

	"gongqiu/build/plan"
)

// noted is a project whose numbers carry a status each, and whose concept changed twice: as the dataset declares, and as
// a cell says. It is made up.
func noted() map[string]string {
	return map[string]string{
		"data/d/dataset.yaml": "title: {zh: 供求, en: Market}\nfrequency: quarter\n" +
			"dimensions:\n  region: {codelist: region, title: {zh: 地区, en: Region}}\n" +
			"measures:\n  demand: {title: {zh: 需求, en: Vacancies}, unit: person}\n" +
			"breaks:\n  - {from: 2021-Q2, note: {zh: 改按常住地, en: By residence from then on}}\n" +
			"compare: {previous: true, year: true}\ntables: [{files: \"{region}.csv\"}]\n",
		"data/d/x/2020-Q1.csv": "",
		"data/d/x.csv": "period,demand,demand.previous.percent,status,note\n" +
			"2020-Q1,100,,provisional,\n2020-Q2,110,10,revised,\n2020-Q3,120,,estimated,\n2020-Q4,130,,small-base,\n" +
			"2021-Q1,140,,excluded,\n2021-Q2,240,,,\n2021-Q3,250,,,\n2021-Q4,90,,break,只计城区\n",
	}
}

// TestStatuses: every status reaches the table of the series as a mark of its cell, and what a chart does not draw stands
// in its note; a status that is not there is not spoken of.
func TestStatuses(t *testing.T) {
	files := project(noted())
	delete(files, "data/d/x/2020-Q1.csv")
	_, p, found := made(t, files, plan.Options{})
	if len(found) > 0 {
		t.Fatal(found)
	}
	v := dataView(t, p, "en/regions/x/")
	got := lines(tableOf(v, "d-table"))
	for _, want := range []string{
		"100*provisional", "110*revised", "120*estimated", "130*small-base", "140*excluded", "240*break", "| 250\n", "90*break",
	} {
		if !strings.Contains(got+"\n", want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
	figure := v.Sections[0].Figure
	if figure == nil {
		t.Fatal("there is no chart")
	}
	for _, want := range []string{
		"Q2 2020: revised. Q3 2020: estimated. Q4 2020: few people; ", "Q1 2021: listed separately", ". From Q2 2021 on the concept differs",
	} {
		if !strings.Contains(figure.Chart.Note, want) {
			t.Errorf("no %q in %q", want, figure.Chart.Note)
		}
	}
	if points := figure.Chart.Series[0].Points; !points[0].Provisional || points[1].Provisional {
		t.Error("the chart does not draw what is provisional, and that alone")
	}
	plain, _, _ := strings.Cut(dataView(t, p, "regions/x/2021-Q3/").Sections[0].Title, "\n")
	if strings.Contains(plain, "初步") {
		t.Error("a page without provisional numbers speaks of them")
	}
}

// TestSeriesBreaks: a break is marked where the series begins anew, with its note, in the table and in the chart, and is
// why the change there is blank and the words give none.
func TestSeriesBreaks(t *testing.T) {
	files := project(noted())
	delete(files, "data/d/x/2020-Q1.csv")
	_, p, _ := made(t, files, plan.Options{})
	v := dataView(t, p, "regions/x/")
	table := tableOf(v, "d-table")
	for _, want := range []string{"2021年第二季度起口径改变，与以前各期不能比较。改按常住地", "只计城区"} {
		if !strings.Contains(notes(table), want) {
			t.Errorf("no note %q among\n%s", want, notes(table))
		}
	}
	for at, point := range v.Sections[0].Figure.Chart.Series[0].Points {
		if want := at == 5 || at == 7; point.Break != want {
			t.Errorf("the chart has a break at point %d: %v", at, point.Break)
		}
	}
	period := dataView(t, p, "regions/x/2021-Q2/")
	if got := period.Headline[0].Detail; got != "2021年第二季度起口径改变，不作比较" {
		t.Errorf("the words are %q", got)
	}
	after := dataView(t, p, "regions/x/2021-Q3/") // the quarter before is of the new concept, the year before is not
	if got := after.Headline[0].Detail; got != "比上季度增长4.17%，2021年第二季度起口径改变，不作比较" {
		t.Errorf("the words are %q", got)
	}
	indicator := dataView(t, p, "en/indicators/d/demand/")
	said := false
	for _, fact := range indicator.Facts {
		said = said || strings.Contains(fact.Text, "By residence from then on")
	}
	if !said {
		t.Errorf("the indicator does not tell of the break: %v", indicator.Facts)
	}
}

// TestBlankChangeSaysWhy: where a table has a column of published changes, a blank one across a break has the reason.
func TestBlankChangeSaysWhy(t *testing.T) {
	files := noted()
	files["data/d/x.csv"] = "period,demand,demand.previous.percent\n2021-Q1,140,\n2021-Q2,240,\n"
	files["data/d/dataset.yaml"] = strings.Replace(files["data/d/dataset.yaml"], "unit: person}",
		"unit: person}\n  seekers: {title: {zh: 求职, en: Seekers}, unit: person}", 1) // has no break
	files["data/d/dataset.yaml"] = strings.Replace(files["data/d/dataset.yaml"], "note: {zh: 改", "measures: [demand], note: {zh: 改", 1)
	files["data/d/x.csv"] = "period,demand,demand.previous.percent,seekers,seekers.previous.percent\n" +
		"2021-Q1,140,,100,\n2021-Q2,240,,110,10\n"
	all := project(files)
	delete(all, "data/d/x/2020-Q1.csv")
	_, p, found := made(t, all, plan.Options{})
	if len(found) > 0 {
		t.Fatal(found)
	}
	table := tableOf(dataView(t, p, "regions/x/2021-Q2/"), "total-d-table")
	if got := lines(table); got != "需求 | 240人 | not-comparable\n求职 | 110人 | +10%" {
		t.Errorf("the totals are\n%s", got)
	} else if !strings.Contains(notes(table), "改按常住地") {
		t.Errorf("the notes are %q", notes(table))
	}
}

// TestPanelTables: an aggregate is compared over the members present in both periods, and the page says over how many,
// which came and which left. The numbers are those of a made-up golden site.
func TestPanelTables(t *testing.T) {
	_, p, found := made(t, os.DirFS("../testdata/sites/cities"), plan.Options{})
	if len(found) > 0 {
		t.Fatal(found)
	}
	v := dataView(t, p, "regions/cities/2010-Q2/")
	table := tableOf(v, "total-market-panel-previous")
	// 甲一 3,000,000 and 甲二 1,590,000 in the first quarter, 3,100,000 and 1,700,000 in the second; in all 492万, 515万
	if got := lines(table); !strings.HasPrefix(got, "需求人数 | 2 | 4,800,000人 | 4,590,000人 | +210,000人 | +4.58 | 93.2 | ") {
		t.Fatalf("the table is\n%s", got)
	}
	for _, want := range []string{"本期新增1个：乙二市；已报送而未计入1个：乙一市。"} {
		if !strings.Contains(notes(table), want) {
			t.Errorf("no %q among\n%s", want, notes(table))
		}
	}
	if got := v.Headline[1].Detail; !strings.Contains(got, "（按两期都有的2个成员）") {
		t.Errorf("the headline says %q", got)
	}
}

// TestLevels: a region shows those right below it with their own figures and their share of it, of counts only, and not
// of a number that is not in the total.
func TestLevels(t *testing.T) {
	_, p, found := made(t, project(map[string]string{
		"data/codelists/region.csv": "code,zh,en,parent\nx,某省,Province,\ny,甲市,A,x\nz,乙市,B,x\nw,甲县,County,y\n",
		"data/d/dataset.yaml": "title: {zh: 供求, en: Market}\nfrequency: quarter\n" +
			"dimensions:\n  region: {codelist: region, title: {zh: 地区, en: Region}}\n" +
			"measures:\n  demand: {title: {zh: 需求, en: Vacancies}, unit: person}\n  seekers: {title: {zh: 求职, en: Seekers}, unit: person}\n" +
			"derived:\n  ratio: {title: {zh: 倍率, en: Ratio}, formula: demand / seekers, decimals: 2}\ntables: [{files: \"*.csv\"}]\n",
		"data/d/x/2020-Q1.csv": "",
		"data/d/2020.csv": "region,period,demand,seekers,status\nx,2020-Q1,400,200,\ny,2020-Q1,100,100,\n" +
			"z,2020-Q1,50,50,excluded\nw,2020-Q1,25,20,\n",
	}), plan.Options{})
	_ = found
	v := dataView(t, p, "en/regions/x/2020-Q1/")
	if got := lines(tableOf(v, "regions-d-table")); got !=
		"A | 100 | 100 | 1.00 | 25.0 | 50.0\nB | 50*excluded | 50*excluded | 1.00 |  | \nProvince | 400 | 200 | 2.00 | 100 | 100" {
		t.Errorf("the regions below are\n%s", got)
	}
	county := dataView(t, p, "en/regions/w/2020-Q1/")
	if len(county.Facts) != 1 || county.Facts[0].Term != "Share of A" || county.Facts[0].Text != "vacancies 25.0%, seekers 20.0%" {
		t.Errorf("the county's share is %v", county.Facts)
	}
	if got := lines(tableOf(dataView(t, p, "en/regions/x/"), "children-d")); got !=
		"A | 100 | 100 | 1.00 | 25.0 | 50.0\nB | 50*excluded | 50*excluded | 1.00 |  | \nProvince | 400 | 200 | 2.00 | 100 | 100" {
		t.Errorf("the regions below are\n%s", got)
	}
	if got := lines(tableOf(dataView(t, p, "en/regions/y/"), "children-d")); got !=
		"County | 25 | 20 | 1.25 | 25.0 | 20.0\nA | 100 | 100 | 1.00 | 100 | 100" {
		t.Errorf("the regions below are\n%s", got)
	}
}

// TestHeadingRows: a code without figures is named above those below it.
func TestHeadingRows(t *testing.T) {
	_, p, found := made(t, project(map[string]string{
		"data/codelists/kind.csv": "code,zh,en,parent\nfirms,企业,Firms,\nown,内资,Domestic,firms\nforeign,外资,Foreign,firms\nother,其他,Other,\n",
		"data/d/dataset.yaml": "title: {zh: 供求, en: Market}\nfrequency: quarter\n" +
			"dimensions:\n  region: {codelist: region, title: {zh: 地区, en: Region}}\n  kind: {codelist: kind, title: {zh: 类, en: Kind}}\n" +
			"measures:\n  demand: {title: {zh: 需求, en: Vacancies}, unit: person}\ntables: [{files: \"{region}/{period}.csv\"}]\n",
		"data/d/x/2020-Q1.csv": "kind,demand\nown,10\nforeign,20\nother,30\n",
	}), plan.Options{})
	if len(found) > 0 {
		t.Fatal(found)
	}
	table := tableOf(dataView(t, p, "en/regions/x/2020-Q1/"), "by-kind-table")
	if got := lines(table); got != "Firms\nDomestic | 10\nForeign | 20\nOther | 30" || table.Rows[0].Kind != plan.HeadingRow ||
		table.Rows[1].Depth != 1 {
		t.Errorf("the table is\n%s", got)
	}
	if got := table.Rows[0].Head; got.URL != "" {
		t.Errorf("a code without figures leads to %q", got.URL)
	}
}
