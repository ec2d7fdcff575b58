package resolve_test

import (
	"slices"
	"strings"
	"testing"

	"gongqiu/build/model"
)

// codesOf lists the codes of findings, "data/bad-period", in their order.
func codesOf(findings string) []string {
	var codes []string
	for line := range strings.Lines(findings) {
		line = strings.TrimSpace(line)
		codes = append(codes, strings.TrimSuffix(line[strings.LastIndexByte(line, '[')+1:], "]"))
	}
	return codes
}

// TestHeaderUnits states that a unit in brackets after the name of a column is the unit of its plain numbers, before
// that of a rule.
func TestHeaderUnits(t *testing.T) {
	cases := []struct{ folder, column, text, want string }{
		{"", "需求人数(人)", "261763", "demand=261763"},
		{"", "需求人数(万人)", "668", "demand=668e4"},
		{"", "需求人数（万人）", "45.5", "demand=455e3"},
		{"", "需求人数（单位：万人）", "668", "demand=668e4"},
		{"", "Vacancies (ten thousand persons)", "668", "demand=668e4"},
		{"", "需求人数(人次)", "261763", "demand=261763"},
		{"", "需求人数(万人)", "261763人", "demand=261763"}, // what is typed with a number holds for it
		{"wan/", "需求人数(人)", "261763", "demand=261763"},
		{"wan/", "需求人数()", "668", "demand=668e4"},
		{"", "需求人数环比(万人)", "-12.3", "demand.previous=-123e3"},
		{"", "需求比重(%)", "3.03", "demand_share=303e-2"},
		{"", "需求比重环比(个百分点)", "0.3", "demand_share.previous=3e-1"},
		{"", "实际(人)", "7", "actual=7"},
		{"", "需求人数(元)", "7", "data/unit-mismatch"},
		{"", "需求人数(%)", "7", "data/unit-mismatch"},
		{"", "需求比重(人)", "7", "data/unit-mismatch"},
		{"", "求人倍率(人)", "7", "data/unit-mismatch"},
		{"", "需求人数(仁)", "7", "data/unknown-unit"},
		{"", "需求(万人)", "7", "table/unknown-column"},
		{"", "类别名(人)", "7", "table/unknown-column"},
	}
	for _, c := range cases {
		name := "data/market/x/2016-Q3/" + c.folder + "t.csv"
		read, findings := site(t, map[string]string{name: "类别," + c.column + "\n企业," + c.text + "\n"})
		got := strings.Join(codesOf(findings), " ")
		if findings == "" {
			got = strings.TrimPrefix(strings.Join(cells(read.Dataset("market")), "; "), "2016-Q3 x firm ")
		}
		if got != c.want {
			t.Errorf("%s%s %s is %q, want %q\n%s", c.folder, c.column, c.text, got, c.want, findings)
		}
	}
}

// TestHeaderRows states which first rows are found to be no header, in one finding.
func TestHeaderRows(t *testing.T) {
	cases := []struct{ name, text, want string }{
		{"a title", "2016年第三季度,,\n类别,demand,seekers\n企业,1,2\n", "table/header-row"},
		{"a title in one field", "2016年第三季度，某市\n类别,demand,seekers\n企业,1,2\n", "table/header-row"},
		{"a title and a unit", "表1,,单位：人\n类别,demand,seekers\n企业,1,2\n", "table/header-row"},
		{"a full row of other words", "表1,单位：人\n类别,demand\n企业,1\n", "table/header-row"},
		{"headings over others", "类别,本期,,上期,\n,demand,seekers,demand,seekers\n企业,1,2,3,4\n", "table/header-row"},
		{"headings repeated", "类别,本期,本期\n类别,demand,seekers\n企业,1,2\n", "table/header-row"},
		{"no header", "企业,1,2\n合计,1,2\n", "table/header-row"},
		{"a header", "类别,demand,seekers\n企业,1,2\n", ""},
		{"a row of marks", "类别,demand,note\n合计,—,未公布\n企业,1,\n", ""},
		{"one wrong name", "类别,demnd\n企业,1\n", "table/unknown-column"},
		{"two wrong names", "类,demnd\n企业,1\n", "table/unknown-column table/unknown-column"},
		{"a remark beside", "类别,,demand\n企业,已核,1\n合计,,2\n", "table/unnamed-column"},
	}
	for _, c := range cases {
		_, findings := site(t, map[string]string{"data/market/x/2016-Q3/t.csv": c.text})
		if got := strings.Join(codesOf(findings), " "); got != c.want {
			t.Errorf("%s: %q, want %q\n%s", c.name, got, c.want, findings)
		}
	}
}

// TestContradictions states when a file is doubted for being in another folder than its rows are about.
func TestContradictions(t *testing.T) {
	cases := []struct{ name, path, text, want string }{
		{"another region", "x/2016-Q3", "地区,demand\n另一市,1\n", "data/path-contradiction"},
		{"another region in every row", "x/2016-Q3", "地区,类别,demand\n另一市,企业,1\n另一市,合计,2\n",
			"data/path-contradiction"},
		{"a region for comparison", "x/2016-Q3", "地区,demand\n某市,1\n另一市,1\n", ""},
		{"a region below", "y/2016-Q3", "地区,demand\n另一区,1\n", ""},
		{"the region above", "另一区/2016-Q3", "地区,demand\ny,1\n", "data/path-contradiction"},
		{"members of a panel", "all/2016-Q3", "地区,demand\n另一市,1\n", ""},
		{"the period before", "x/2016-Q3", "时期,demand\n2016年第二季度,1\n", "data/path-contradiction"},
		{"both", "x/2016-Q3", "地区,时期,demand\ny,2016-Q2,1\n", "data/path-contradiction data/path-contradiction"},
		{"a period for comparison", "x/2016-Q3", "时期,demand\n2015-Q3,1\n2016-Q3,2\n", ""},
		{"a part of the period", "x/2016-Q3", "时期,demand\n2016-07,1\n", ""},
		{"the year so far", "x/2016-Q3", "时期,demand\n2016-01/2016-09,1\n", ""},
		{"what a rule sets", "x/2016-Q3/set", "地区,demand\n某市,1\n", ""},
	}
	for _, c := range cases {
		read, findings := site(t, map[string]string{"data/market/" + c.path + "/t.csv": c.text})
		if got := strings.Join(codesOf(findings), " "); got != c.want {
			t.Errorf("%s: %q, want %q\n%s", c.name, got, c.want, findings)
		}
		if len(cells(read.Dataset("market"))) != strings.Count(c.text, "\n")-1 {
			t.Errorf("%s: the column does not hold: %v", c.name, cells(read.Dataset("market")))
		}
	}
}

// TestImplausible states which numbers are doubted. They are kept all the same.
func TestImplausible(t *testing.T) {
	cases := []struct{ name, text, want string }{
		{"fewer than none", "demand\n-1\n", "data/implausible"},
		{"a part of a person", "demand\n18.28\n", "data/implausible"},
		{"a whole number with a point", "demand\n18.0\n", ""},
		{"parts of a 万", "demand\n18.28万\n", ""},
		{"parts of a 万人", "demand(万人)\n18.28\n", ""},
		{"a fall", "demand,demand.previous\n10,-5.5\n", ""},
		{"a gap", "gap\n-3\n", ""},
		{"a share above the whole", "需求比重\n133.3\n", "data/implausible"},
		{"a share below nothing", "需求比重\n-0.1\n", "data/implausible"},
		{"the whole", "需求比重\n100.00\n", ""},
		{"a change of a share", "需求比重环比\n-0.1\n", ""},
		{"a high ratio", "求人倍率\n47.08\n", ""}, // published
		{"one that was looked at", "demand,accept\n-1,demand checked\n", ""},
		{"another that was", "demand,accept\n-1,seekers checked\n", "data/implausible"},
		{"one that is settled otherwise", "demand,accept\n-1,demand truncated\n", "data/implausible"},
		{"in its own column", "demand,demand.accept\n-1,已核对\n", ""},
	}
	for _, c := range cases {
		read, findings := site(t, map[string]string{"data/market/x/2016-Q3/t.csv": c.text})
		if got := strings.Join(codesOf(findings), " "); got != c.want {
			t.Errorf("%s: %q, want %q\n%s", c.name, got, c.want, findings)
		}
		d := read.Dataset("market")
		if len(cells(d)) == 0 {
			t.Errorf("%s: the number is lost", c.name)
		}
		if strings.Contains(c.text, "truncated") != (len(d.Accepts) == 1) {
			t.Errorf("%s: %v is left to be settled", c.name, d.Accepts)
		}
	}
}

// TestJumps states that a number a thousand times its neighbours in its series is doubted, and which of them it is.
func TestJumps(t *testing.T) {
	cases := []struct {
		name   string
		series []string // of 2016-Q1 and after
		want   string   // the quarter that is doubted
	}{
		{"steady", []string{"11000", "12000", "11500"}, ""},
		{"in the middle", []string{"11000", "12000万", "11500"}, "2"},
		{"at the end", []string{"11000", "12000", "11500万"}, "3"},
		{"at the start", []string{"11000万", "12000", "11500"}, "1"},
		{"of two the later", []string{"11000", "12000万"}, "2"},
		{"too little", []string{"110000", "12", "115000"}, "2"},
		{"small numbers", []string{"1", "1500", "2"}, ""},
		{"over a gap", []string{"11000", "", "0", "12000万"}, "4"},
		{"from then on", []string{"11000", "12000", "11500万", "13000万"}, ""},
		{"nine hundred times", []string{"11000", "9900000", "11500"}, ""},
	}
	for _, c := range cases {
		files := make(map[string]string)
		for at, text := range c.series {
			files["data/market/x/2016-Q"+string(rune('1'+at))+"/t.csv"] = "类别,demand,seekers\n企业," + text + ",5\n"
		}
		_, findings := site(t, files)
		got := ""
		if at := strings.Index(findings, "2016-Q"); at >= 0 {
			got = findings[at+len("2016-Q") : at+len("2016-Q")+1]
		}
		if got != c.want || strings.Count(findings, "implausible") != len(c.want) {
			t.Errorf("%s: %q, want %q\n%s", c.name, got, c.want, findings)
		}
	}
}

// TestFirstLanguage states that plain texts, in tables too, are in the site's first language.
func TestFirstLanguage(t *testing.T) {
	files := map[string]string{
		"content/site.yaml":           "schema: 1\ntitle: made up for a test\nlanguages: [en, zh]\n",
		"data/market/x/2016-Q3/t.csv": "类别,demand,note,demand.note,source\n企业,5,a row,a cell,an office\nTotal,6,a row,,\n",
		"data/codelists/kind.csv":     "code,en,parent,role\ntotal,Total,,total\nfirm,企业,,\n",
	}
	read, findings := site(t, files)
	if findings != "" {
		t.Fatal(findings)
	}
	d := read.Dataset("market")
	cell := d.By(1).Cell(0, 0)
	for what, text := range map[string]model.Text{
		"title": read.Config.Title, "dataset": d.Title, "note": d.NoteOf(0, cell), "source": d.SourceOf(cell).Title,
		"own source": d.Source.Title, "row": d.Notes[1],
	} {
		if !text.Has(model.English) || text.Has(model.Chinese) {
			t.Errorf("the %s is %+v", what, text)
		}
	}
}

// TestChartOfTwoPages states that one chart may stand in the pages of two languages, and then has the texts of both.
func TestChartOfTwoPages(t *testing.T) {
	block := func(title, kind string) string {
		return "# 页\n\n```chart\nid: ratio\nkind: " + kind + "\ndataset: market\nmeasure: ratio\ntitle: " + title + "\n```\n"
	}
	cases := []struct{ first, second, kind, want string }{
		{"content/a.md", "content/a.en.md", "line", ""},
		{"content/a.zh.md", "content/a.en.md", "line", ""},
		{"content/a.md", "content/a.en.md", "bar", "chart/duplicate-id"},
		{"content/a.md", "content/b.en.md", "line", "chart/duplicate-id"},
		{"content/a.md", "content/b.md", "line", "chart/duplicate-id"},
	}
	for _, c := range cases {
		read, findings := site(t, map[string]string{
			c.first: block("倍率", "line"), c.second: block("Ratio", c.kind),
			"data/market/x/2016-Q3/t.csv": "demand,seekers\n3,2\n",
		})
		if got := strings.Join(codesOf(findings), " "); got != c.want {
			t.Errorf("%s, %s %s: %q, want %q", c.first, c.second, c.kind, got, c.want)
		}
		if titles := chartTitles(read); c.want == "" && !slices.Equal(titles, []model.Text{{ZH: "倍率", EN: "Ratio"}}) {
			t.Errorf("%s, %s: %+v", c.first, c.second, titles)
		}
	}
}

func chartTitles(site *model.Site) []model.Text {
	var titles []model.Text
	for _, spec := range site.Charts {
		titles = append(titles, spec.Title)
	}
	return titles
}

// TestNumberAsMark states that a whole number that the dataset names as a mark of a missing value is one, and no count.
func TestNumberAsMark(t *testing.T) {
	dataset := skeleton()["data/market/dataset.yaml"]
	marked := strings.Replace(dataset, `"-": missing`, `"-": missing, "9999": suppressed`, 1)
	if marked == dataset {
		t.Fatal("the skeleton has no mark to replace")
	}
	d := market(t, map[string]string{
		"data/market/dataset.yaml":        marked,
		"data/market/x/2016-Q3/total.csv": "需求人数,求职人数\n9999,99990\n",
	})
	if got := strings.Join(cells(d), "; "); got != "2016-Q3 x demand=suppressed; 2016-Q3 x seekers=99990" {
		t.Error(got)
	}
}
