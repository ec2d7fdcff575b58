package resolve_test

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"gongqiu/build/diag"
	"gongqiu/build/load"
	"gongqiu/build/model"
	"gongqiu/build/period"
	"gongqiu/build/resolve"
	"gongqiu/build/source"
	"gongqiu/build/words"
)

// skeleton is a made-up project of one dataset, market, without tables.
func skeleton() map[string]string {
	return map[string]string{
		"content/site.yaml": "schema: 1\ntitle: made up for a test\n",
		"data/codelists/unit.csv": `code,zh,en,base,factor
person,人,persons,person,1
ten-thousand-persons,万人,ten thousand persons,person,10000
person-time,人次,person-times,person-time,1
yuan,元,yuan,yuan,1
hundred-million-yuan,亿元,hundred million yuan,yuan,100000000
percent,%,%,percent,1
percentage-point,个百分点,percentage points,percentage-point,1
`,
		"data/codelists/region.csv": "code,zh,en,aliases,valid_to,role,parent\nx,某市,Town,某地|某,,,\ny,另一市,Other,,,,\nold,旧县,,,2010,,\n" +
			"all,全部,All,,,panel,\nyy,另一区,District,,,,y\n",
		"data/codelists/kind.csv": "code,zh,parent,role\ntotal,合计,,total\nfirm,企业,,\nfirm-other,其他,firm,\n" +
			"other,其他,,residual\ngraduate,应届毕业生,,of-which\n",
		"data/codelists/indicator.csv": "code,zh,unit\nloans,贷款,hundred-million-yuan\nrate,失业率,percent\njobs,就业,person\n",
		"data/market/dataset.yaml": `title: 市场供求
frequency: quarter
source: 本级统计
dimensions:
  region: {codelist: region, title: {zh: 地区, en: Region}}
  kind: {codelist: kind, title: {zh: 类别, en: Kind}, aliases: [分组]}
  indicator: {codelist: indicator, title: 指标}
measures:
  demand: {title: {zh: 需求人数, en: Vacancies}, unit: person, aliases: [招聘人数]}
  seekers: {title: 求职人数, unit: person}
  actual: {title: 实际, unit: {of: indicator}}
derived:
  ratio: {title: {zh: 求人倍率, en: Openings per seeker}, formula: demand / seekers, decimals: 2}
  gap: {title: 缺口, formula: demand - seekers}
  demand_share: {title: 需求比重, share: demand}
compare: {previous: true, year: true}
missing: {"—": not-comparable, "/": not-applicable, "*": suppressed, "-": missing}
tables:
  - {files: "{region}/{period}/**"}
  - {files: "**/wan/*", with: {demand: {unit: 万人}}}
  - {files: "**/shares/*", with: {demand_share: {share_of: 企业, decimals: 1}, ratio: {unspecified: allocate}}}
  - {files: "**/shares/parent*", with: {demand_share: {share_of: parent}}}
  - {files: "**/set/*", set: {来源: 一, status: provisional, region: 另一市}}
  - {files: "**/set/late*", set: {source: 二, 网址: "https://example.org/"}}
`,
	}
}

// site reads the skeleton with files laid over it, and the findings as English lines without their extracts.
func site(t *testing.T, files map[string]string) (*model.Site, string) {
	t.Helper()
	all := fstest.MapFS{}
	for _, set := range []map[string]string{skeleton(), files} {
		for name, text := range set {
			all[name] = &fstest.MapFile{Data: []byte(text)}
		}
	}
	var list diag.List
	tree, err := source.FromFS(all, load.Folders(), &list)
	if err != nil {
		t.Fatal(err)
	}
	read := resolve.Site(load.Read(tree, &list), &list)
	var b bytes.Buffer
	if err := diag.Print(&b, diag.Text, list.Sorted(), words.Load().Texts(words.English), diag.Options{}); err != nil {
		t.Fatal(err)
	}
	var lines []string
	for line := range strings.Lines(b.String()) {
		if strings.Contains(line, ": error: ") || strings.Contains(line, ": warning: ") {
			lines = append(lines, strings.TrimSpace(line))
		}
	}
	return read, strings.Join(lines, "\n")
}

// market reads a project whose files must have no findings.
func market(t *testing.T, files map[string]string) *model.Dataset {
	t.Helper()
	read, findings := site(t, files)
	if findings != "" {
		t.Fatal(findings)
	}
	return read.Dataset("market")
}

// cells writes every cell of a dataset on a line of its own, sorted: period, codes, column, value, and what is said
// of it.
func cells(d *model.Dataset) []string {
	var lines []string
	for _, b := range d.Breakdowns {
		for row := range b.Len() {
			point := b.Point(row)
			key := fmt.Sprint(d.Periods[point.Period], " ", d.Dimensions[0].Codelist.Entry(point.Region).ID)
			for at, dimension := range b.Dimensions {
				key += " " + d.Dimensions[dimension].Codelist.Entry(point.Codes[at]).ID
			}
			for column := range model.Column(d.ColumnCount()) {
				if cell := b.Cell(row, column); cell.Given() {
					lines = append(lines, fmt.Sprint(key, " ", d.ColumnName(column), "=", value(cell)))
				}
			}
		}
	}
	slices.Sort(lines)
	return lines
}

// value is a cell's digits at the precision of the print, or its kind of nothing, and its status.
func value(c model.Cell) string {
	text := c.State.String()
	if c.Has() {
		text = fmt.Sprintf("%de%d", c.Number.Coefficient(), -c.Number.Scale())
		text = strings.TrimSuffix(text, "e0")
	}
	if c.Status != model.Normal {
		text += " " + c.Status.String()
	}
	return text
}

// TestNumbers states how a field is read in a column of a unit: as a whole number of base units, at the precision of
// the print.
func TestNumbers(t *testing.T) {
	cases := []struct{ folder, column, text, want string }{
		{"", "需求人数", "182792", "182792"},
		{"", "需求人数", `"182,792"`, "182792"},
		{"", "需求人数", "１８２７９２", "182792"},
		{"", "需求人数", "261763人", "261763"},
		{"", "需求人数", "668万", "668e4"},
		{"", "需求人数", "668万人", "668e4"},
		{"", "需求人数", "3.1 million", "31e5"},
		{"", "需求人数", "0", "0"},
		{"", "需求人数", "", "missing"},
		{"", "需求人数", "-", "missing"},
		{"", "需求人数", "—", "not-comparable"},
		{"", "需求人数", "/", "not-applicable"},
		{"", "需求人数", "*", "suppressed"},
		{"", "需求人数", "261763人次", "data/unit-mismatch"},
		{"", "需求人数", "3.03%", "data/unit-mismatch"},
		{"", "需求人数", "1:0.78", "data/unit-mismatch"},
		{"", "需求人数", `"5,1A2"`, "data/not-a-number"},
		{"", "需求人数", "——", "data/not-a-number"}, // a mark that the dataset does not name
		{"", "需求人数", "1234567890123456789", "data/too-many-digits"},
		{"wan/", "需求人数", "668", "668e4"},
		{"wan/", "需求人数", "45.5", "455e3"},
		{"wan/", "需求人数", "261763人", "261763"},
		{"wan/", "需求人数", "668万", "668e4"},
		{"wan/", "需求人数", "668万人", "668e4"},
		{"wan/", "求职人数", "668", "668"}, // the rule is about vacancies alone
		{"wan/", "需求人数环比", "-12.3", "-123e3"},
		{"wan/", "需求人数环比%", "-12.3", "-123e-1"},
		{"wan/", "缺口", "1.5", "15e3"},
		{"", "需求人数同比%", "+4.16", "416e-2"},
		{"", "需求人数同比%", "18%", "18"},
		{"", "需求人数同比%", "18人", "data/unit-mismatch"},
		{"", "需求人数同比", `"−41,565"`, "-41565"},
		{"", "需求人数同比", "−41565", "-41565"},
		{"", "需求人数同比", "", ""},
		{"", "求人倍率", "1.00", "100e-2"},
		{"", "求人倍率", "1:0.78", "128e-2"},
		{"", "求人倍率", "1.5%", "data/unit-mismatch"},
		{"", "求人倍率", "1.5人", "data/unit-mismatch"},
		{"", "求人倍率环比", "1:0.78", "data/unit-mismatch"},
		{"", "需求比重", "3.03%", "303e-2"},
		{"", "需求比重", "100.00", "10000e-2"},
		{"", "需求比重", "", ""},
		{"", "需求比重环比", "+0.3个百分点", "3e-1"},
		{"", "需求比重环比", "0.3%", "3e-1"},
	}
	for _, c := range cases {
		name := "data/market/x/2016-Q3/" + c.folder + "t.csv"
		read, findings := site(t, map[string]string{name: "类别," + c.column + "\n企业," + c.text + "\n"})
		got := ""
		if findings != "" {
			got = findings[strings.LastIndexByte(findings, '[')+1 : len(findings)-1]
		} else if all := cells(read.Dataset("market")); len(all) == 1 {
			_, got, _ = strings.Cut(all[0], "=")
		}
		if got != c.want {
			t.Errorf("%s%s %s is %q, want %q\n%s", c.folder, c.column, c.text, got, c.want, findings)
		}
	}
}

// TestUnitsOfCodes states that a measure may take its unit from the code of the row.
func TestUnitsOfCodes(t *testing.T) {
	got := cells(market(t, map[string]string{
		"data/market/x/2019-H1/t.csv": "指标,实际\n贷款,11.61\n失业率,3.03%\n就业,261763人\n",
		"data/market/y/2019-H1/t.csv": "指标,实际\n贷款,11.61亿元\n失业率,3.03\n就业,668万\n",
	}))
	want := []string{
		"2019-H1 x jobs actual=261763", "2019-H1 x loans actual=1161e6", "2019-H1 x rate actual=303e-2",
		"2019-H1 y jobs actual=668e4", "2019-H1 y loans actual=1161e6", "2019-H1 y rate actual=303e-2",
	}
	if !slices.Equal(got, want) {
		t.Errorf("%s", strings.Join(got, "\n"))
	}
}

// TestColumns states what the head of a column may be.
func TestColumns(t *testing.T) {
	cases := []struct{ name, want string }{
		{"demand", "demand"},
		{"需求人数", "demand"},
		{"Vacancies", "demand"},
		{"招聘人数", "demand"},
		{"需求 人数", "demand"},
		{"demand.previous", "demand.previous"},
		{"需求人数环比", "demand.previous"},
		{"招聘人数同比", "demand.year"},
		{"需求人数环比%", "demand.previous.percent"},
		{"需求人数同比％", "demand.year.percent"},
		{"demand.year.percent", "demand.year.percent"},
		{"需求人数同比（%）", "demand.year.percent"},
		{"求人倍率环比", "ratio.previous"},
		{"需求比重同比", "demand_share.year"},
		{"缺口", "gap"},
		{"求职人数", "seekers"}, // a title in one language
		{"seekers", "seekers"},
		{".previous", "table/unknown-column"},
		{"环比", "table/unknown-column"},
		{"求职", "table/unknown-column"},
		{"demand.month", "table/unknown-column"},
		{"demand.previous.note.note", "table/unknown-column"},
	}
	for _, c := range cases {
		read, findings := site(t, map[string]string{
			"data/market/x/2016-Q3/t.csv": "类别,actual," + c.name + "\n企业,,7\n",
		})
		got := ""
		if at := strings.LastIndexByte(findings, '['); at >= 0 {
			got = findings[at+1 : len(findings)-1]
		}
		for _, line := range cells(read.Dataset("market")) {
			if name, found := strings.CutSuffix(line, "=7"); found {
				got = name[strings.LastIndexByte(name, ' ')+1:]
			}
		}
		if got != c.want {
			t.Errorf("%q is %q, want %q", c.name, got, c.want)
		}
	}
}

// TestCodes states how rows name what they are about.
func TestCodes(t *testing.T) {
	cases := []struct{ path, header, row, want string }{
		{"x/2016-Q3", "类别", "firm", "2016-Q3 x firm"},
		{"某市/2016年三季度", "类别", "企业", "2016-Q3 x firm"},
		{"某地/2016Q3", "分组", "企业", "2016-Q3 x firm"},
		{"某/2016年第三季度", "Kind", "企业/其他", "2016-Q3 x firm-other"},
		{"x/2016-Q3", "类别", "其中：应届毕业生", "2016-Q3 x graduate"},
		{"x/2016-Q3", "类别", "合 计", "2016-Q3 x"},
		{"x/2016-Q3", "类别", "其他", "data/ambiguous-label"},
		{"x/2016-Q3", "类别", "事业", "data/unknown-code"},
		{"x/2016-Q3", "类别", "", "data/missing-code"},
		{"z/2016-Q3", "类别", "企业", "data/unknown-code"},
		{"x/2016-Q5", "类别", "企业", "data/bad-period"},
		{"old/2010-Q4", "类别", "企业", "2010-Q4 old firm"},
		{"old/2011-Q1", "类别", "企业", "data/expired-code"},
		// A column in the file wins over the path.
		{"全部/2016-Q3", "地区", "另一市", "2016-Q3 y"},
		{"x/2016-Q3", "时间", "2016年", "2016 x"},
		{"x/2016-Q3", "period", "", "data/bad-period"},
	}
	for _, c := range cases {
		read, findings := site(t, map[string]string{
			"data/market/" + c.path + "/t.csv": c.header + ",demand\n" + c.row + ",7\n",
		})
		got := strings.Join(cells(read.Dataset("market")), "; ")
		got = strings.TrimSuffix(got, " demand=7")
		if at := strings.LastIndexByte(findings, '['); at >= 0 {
			got = findings[at+1 : len(findings)-1]
		}
		if got != c.want {
			t.Errorf("%s %s %s is %q, want %q\n%s", c.path, c.header, c.row, got, c.want, findings)
		}
	}
}

// TestRuleOrder states that all rules that match a file apply, later ones before earlier ones, and a column of the
// file before all.
func TestRuleOrder(t *testing.T) {
	d := market(t, map[string]string{
		"data/market/x/2016-Q1/set/early.csv": "demand\n1\n",
		"data/market/x/2016-Q2/set/late.csv":  "demand\n2\n",
		"data/market/x/2016-Q3/set/late.csv":  "demand,source,status,地区\n3,三,revised,某市\n",
		"data/market/x/2016-Q4/plain.csv":     "demand,状态,说明,demand.note\n4,,行,格\n",
	})
	want := []string{
		"2016-Q1 y demand=1 provisional 一  ", "2016-Q2 y demand=2 provisional 二 https://example.org/ ",
		"2016-Q3 x demand=3 revised 三 https://example.org/ ", "2016-Q4 x demand=4   格",
	}
	var got []string
	for row := range d.Totals().Len() {
		point := d.Totals().Point(row)
		cell := d.Totals().Cell(row, 0)
		from := d.SourceOf(cell)
		title := from.Title.ZH
		if title == "本级统计" {
			title = ""
		}
		got = append(got, fmt.Sprint(d.Periods[point.Period], " ", d.Dimensions[0].Codelist.Entry(point.Region).ID,
			" demand=", value(cell), " ", title, " ", from.URL, " ", d.NoteOf(0, cell).ZH))
	}
	slices.Sort(got)
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// TestOptions states that a rule changes how values come about in the files that it matches, and nowhere else.
func TestOptions(t *testing.T) {
	d := market(t, map[string]string{
		"data/market/x/2016-Q1/shares/a.csv":      "demand\n1\n",
		"data/market/x/2016-Q2/shares/parent.csv": "demand\n1\n",
		"data/market/x/2016-Q3/plain.csv":         "demand\n1\n",
	})
	share, _ := d.QuantityByID("demand_share")
	ratio, _ := d.QuantityByID("ratio")
	for at, want := range []struct {
		of       model.ShareOf
		decimals int
		rule     model.UnspecifiedRule
	}{{model.OfCode, 1, model.Allocate}, {model.OfParent, 1, model.Allocate}, {}} {
		options := d.Tables[at].Options
		if options[share].ShareOf != want.of || options[share].Decimals != want.decimals ||
			options[ratio].Unspecified != want.rule {
			t.Errorf("%s: %+v", d.Tables[at].Path, options)
		}
	}
	if derived := d.DerivedOf(share); derived.Options.Decimals != 2 || derived.Options.ShareOf != model.OfTotal {
		t.Errorf("the dataset's own options are %+v", derived.Options)
	}
}

// TestAgain states what happens to a cell that is said twice.
func TestAgain(t *testing.T) {
	cases := []struct{ name, first, second, want string }{
		{"the same in another file", "demand\n5\n", "demand\n5.0\n", "2016-Q3 x demand=5"},
		{"another value", "demand\n5\n", "demand\n6\n", "data/conflict"},
		{"a blank gives way", "demand,seekers\n,1\n", "demand\n6\n", "2016-Q3 x demand=6; 2016-Q3 x seekers=1"},
		{"superseded first", "demand,status\n5,superseded\n", "demand\n6\n", "2016-Q3 x demand=6"},
		{"superseded last", "demand\n6\n", "demand,status\n5,superseded\n", "2016-Q3 x demand=6"},
		{"superseded by nothing", "seekers\n6\n", "demand,status\n5,superseded\n", "2016-Q3 x seekers=6"},
		{"twice in one file", "demand\n5\n5\n", "seekers\n1\n", "data/duplicate-row"},
	}
	for _, c := range cases {
		read, findings := site(t, map[string]string{
			"data/market/x/2016-Q3/a.csv": c.first, "data/market/x/2016-Q3/b.csv": c.second,
		})
		got := strings.Join(cells(read.Dataset("market")), "; ")
		if at := strings.LastIndexByte(findings, '['); at >= 0 {
			got = findings[at+1 : len(findings)-1]
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q\n%s", c.name, got, c.want, findings)
		}
	}
}

// TestPlaces states that every cell knows where it stands, to the column.
func TestPlaces(t *testing.T) {
	d := market(t, map[string]string{"data/market/x/2016-Q3/t.csv": "类别,求人倍率,需求人数\n企业,1.50,\"5,142\"\n"})
	p, _ := period.Parse("2016-Q3")
	row, found := d.By(1).Find(model.Point{Region: 1, Period: d.PeriodIndex(p), Codes: [4]model.Code{1}})
	if !found {
		t.Fatal("no row")
	}
	for id, want := range map[string]string{"demand": "data/market/x/2016-Q3/t.csv:2:9", "ratio": "data/market/x/2016-Q3/t.csv:2:4"} {
		q, _ := d.QuantityByID(id)
		column := model.ColumnOf(q, model.Level)
		if got := d.PlaceOf(column, d.By(1).Cell(row, column)).String(); got != want {
			t.Errorf("%s stands at %s, want %s", id, got, want)
		}
	}
}
