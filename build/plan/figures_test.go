package plan_test

import (
	"io/fs"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"gongqiu/build/diag"
	"gongqiu/build/judge"
	"gongqiu/build/model"
	"gongqiu/build/plan"
	"gongqiu/build/words"
)

// dataView is the page of figures at an address in a language.
func dataView(t *testing.T, p *plan.Plan, path string) *plan.DataView {
	t.Helper()
	for _, page := range p.Pages {
		if page.Path == path+"index.html" {
			return page.View().(*plan.DataView)
		}
	}
	t.Fatalf("there is no page %s", path)
	return nil
}

// tableOf is the table with an id on a page; nil for none.
func tableOf(v *plan.DataView, id string) *plan.Table {
	for _, section := range v.Sections {
		for _, table := range section.Tables {
			if table.ID == id {
				return table
			}
		}
	}
	return nil
}

// line is a row as a text, cells joined by " | "; without one, the sign of its state. A mark of status stands after *.
func line(row plan.Row) string {
	texts := []string{row.Head.Title}
	for _, cell := range row.Cells {
		text := cell.Text
		if text == "" {
			text = cell.State.String()
		}
		if cell.Status != model.Normal {
			text += "*" + cell.Status.String()
		}
		texts = append(texts, text)
	}
	return strings.Join(texts, " | ")
}

func lines(table *plan.Table) string {
	if table == nil {
		return "no table"
	}
	var all []string
	for _, row := range table.Rows {
		all = append(all, line(row))
	}
	return strings.Join(all, "\n")
}

func notes(table *plan.Table) string {
	var all []string
	for _, note := range table.Notes {
		all = append(all, note.Text)
	}
	return strings.Join(all, "\n")
}

// TestTargetPages: the plans of Jiangxi for 2006 and what became of them, as printed in 赣府厅字〔2007〕13号. What was
// published of the loans does not add up; it is shown as published, beside what it comes to, with the reason.
func TestTargetPages(t *testing.T) {
	site, _ := own(t)
	var list diag.List
	p := plan.Make(site, plan.Options{Words: words.Load(), Clock: clock, Verdicts: judge.Site(site, &list)}, &list)
	v := dataView(t, p, "targets/2006/")
	got := lines(tableOf(v, "targets-360000-table"))
	for _, want := range []string{
		"小额担保贷款发放 | 确保 | 5亿元 | 11.61亿元 | 193.66 | 232.20\n小额担保贷款发放 | 力争 | 6亿元 | 11.61亿元 | missing | 193.50\n",
		"国有企业下岗失业人员并轨 | 计划 | 25.6万人 | 261,763人 | 102.27 | 102.25\n",
		"\n新增担保基金 | 计划 | 1亿元 | missing | missing | missing",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no line %q in\n%s", want, got)
		}
	}
	if got := lines(tableOf(v, "targets-360000-ceilings")); got != "城镇登记失业率 | 控制上限 | 4.5% | 3.64% | 未超过 | 0.86个百分点" {
		t.Errorf("the ceilings are %q", got)
	}
	if got, want := notes(tableOf(v, "targets-360000-table")), "公布为193.66；按所列数字推算为"; !strings.Contains(got, want) {
		t.Errorf("no note %q in\n%s", want, got)
	}
	part := dataView(t, p, "en/targets/2010-01--2010-04/")
	if want := "33.3% of the year is gone"; !strings.Contains(part.Summary, want) {
		t.Errorf("%q does not say %q", part.Summary, want)
	}
}

// TestTargetsOfAnyDataset: a dataset makes such pages by dataset.yaml alone, with plans of a whole year held against a
// part of it.
func TestTargetsOfAnyDataset(t *testing.T) {
	_, p, found := made(t, project(map[string]string{
		"data/codelists/unit.csv": "code,zh,en,base,factor\nperson,人,persons,person,1\npercent,%,%,percent,1\n",
		"data/works/dataset.yaml": "title: {zh: 工程（虚构）, en: Works (made up)}\nfrequency: quarter\n" +
			"dimensions:\n  region: {codelist: region, title: {zh: 地区, en: Region}}\n" +
			"measures:\n  hired: {title: {zh: 招用, en: Hired}, unit: person, time: to-date}\n" +
			"  goal: {title: {zh: 任务, en: Goal}, unit: person, kind: floor, plan: {period: year, of: hired}}\n" +
			"  most: {title: {zh: 封顶, en: Cap}, unit: person, kind: ceiling, plan: {period: year, of: hired}}\n" +
			"tables: [{files: \"{region}/{period}.csv\"}]\n",
		"data/works/x/2020.csv":    "goal,most\n200,120\n",
		"data/works/x/2020-Q3.csv": "hired\n150\n",
	}), plan.Options{})
	if len(found) > 0 {
		t.Fatal(found)
	}
	v := dataView(t, p, "en/targets/2020-Q3/")
	if got := lines(tableOf(v, "works-x-table")); got != "Hired | Goal | 200 persons | 150 persons | 75.00" {
		t.Errorf("the goals are %q", got)
	}
	table := tableOf(v, "works-x-ceilings")
	if got := lines(table); got != "Hired | Cap | 120 persons | 150 persons | over | −30 persons" {
		t.Errorf("the ceilings are %q", got)
	} else if !strings.Contains(notes(table), "The target is that of 2020.") {
		t.Errorf("the notes are %q", notes(table))
	}
}

// TestRankOrder: the ten occupations most in demand as published, in their order, with moves since the list of the year
// before (the quarter between has none).
func TestRankOrder(t *testing.T) {
	_, p := own(t)
	v := dataView(t, p, "regions/100000/2020-Q3/")
	table := tableOf(v, "shortage-ranking-by-occupation-fine-table")
	got := lines(table)
	for _, want := range []string{"营销员 | 1 | 不变\n保洁员 | 2 | ▲3\n", "\n客户服务管理员 | 7 | 新\n", "\n车工 | 10 | ▼2"} {
		if !strings.Contains(got, want) {
			t.Errorf("no line %q in\n%s", want, got)
		}
	}
	if said := table.Rows[1].Cells[1].Said; said != "上升3位" {
		t.Errorf("▲3 is said as %q", said)
	}
	got = lines(tableOf(v, "shortage-ranking-by-occupation-fine-moves"))
	want := "客户服务管理员 | 新进 | not-applicable | 7\n房地产经纪人 | 新进 | not-applicable | 8\n快递员 | 新进 | not-applicable | 9\n" +
		"收银员 | 退出 | 2 | not-applicable\n焊工 | 退出 | 9 | not-applicable\n装卸搬运工 | 退出 | 10 | not-applicable"
	if got != want {
		t.Errorf("entrants and leavers are\n%s", got)
	}
}

// TestFirstPlaces: a dataset that gives the first places only has its ranks computed and shown in their order.
func TestFirstPlaces(t *testing.T) {
	_, p, found := made(t, project(map[string]string{
		"data/codelists/kind.csv": "code,zh,en\na,甲,A\nb,乙,B\nc,丙,C\n",
		"data/d/dataset.yaml": "title: {zh: 供求, en: Market}\nfrequency: quarter\n" +
			"dimensions:\n  region: {codelist: region, title: {zh: 地区, en: Region}}\n  kind: {codelist: kind, title: {zh: 类, en: Kind}}\n" +
			"measures:\n  demand: {title: {zh: 需求, en: Vacancies}, unit: person}\n" +
			"derived:\n  place: {title: {zh: 名次, en: Place}, rank: demand, limit: 2}\ntables: [{files: \"{region}/{period}.csv\"}]\n",
		"data/d/x/2020-Q1.csv": "kind,demand\na,10\nb,30\nc,20\n",
		"data/d/x/2020-Q2.csv": "kind,demand\na,40\nb,30\nc,20\n",
	}), plan.Options{})
	if len(found) > 0 {
		t.Fatal(found)
	}
	v := dataView(t, p, "en/regions/x/2020-Q2/")
	if got := lines(tableOf(v, "by-kind-table")); got != "A | 1 | new | 40\nB | 2 | ▼1 | 30\nC |  | not-applicable | 20" {
		t.Errorf("the table is\n%s", got)
	}
	if got := lines(tableOf(v, "by-kind-moves")); got != "A | entered | not-applicable | 1\nC | left | 2 | not-applicable" {
		t.Errorf("the moves are\n%s", got)
	}
}

// TestFunnel: trainees of Jiangxi in 2006 (赣府厅字〔2007〕13号): 8783 joined, 3984 finished, 3185 employed, which was
// published as 80%; the rate of finishing was not.
func TestFunnel(t *testing.T) {
	_, p := own(t)
	v := dataView(t, p, "regions/360000/2006/")
	got := lines(tableOf(v, "training-by-programme-funnel-1"))
	if want := "青年职业见习 | 8,783人 | 3,984人 | 45.4 | 3,185人 | 80"; !strings.Contains(got, want) {
		t.Errorf("no line %q in\n%s", want, got)
	}
}

// TestTitles: a page is named after what it holds, and leads with the dataset that has the most to say.
func TestTitles(t *testing.T) {
	_, p := own(t)
	for path, want := range map[string]string{
		"regions/360000/2006/":       "江西省2006年就业数据",
		"regions/360000/2007/":       "江西省2007年就业目标责任制完成情况",
		"en/regions/JPN/1998-02/":    "Japan: vacancy and placement statistics abroad, February 1998",
		"en/regions/320200/2016-Q3/": "Wuxi: supply and demand at public employment services, Q3 2016",
	} {
		if got := dataView(t, p, path).Title; got != want {
			t.Errorf("%s: %q, want %q", path, got, want)
		}
	}
	v := dataView(t, p, "en/regions/JPN/1998-02/")
	for _, number := range v.Headline {
		if strings.Contains(number.Detail, "0.7%") {
			t.Errorf("a percentage changed by %q", number.Detail)
		}
	}
	sections := dataView(t, p, "regions/360000/2006/").Sections
	if !slices.ContainsFunc(sections, func(s plan.Section) bool { return s.Title == "就业目标责任制完成情况：按指标" }) {
		t.Error("the table of targets does not name its dataset")
	}
}

// TestTargetsSwitchedOff: without the family no page and no link of it is made.
func TestTargetsSwitchedOff(t *testing.T) {
	all := os.DirFS("../..")
	files := fstest.MapFS{}
	for _, name := range []string{
		"data/codelists/region.csv", "data/codelists/unit.csv", "data/codelists/indicator.csv", "data/targets/dataset.yaml",
		"data/targets/江西省/2007/indicator.csv",
	} {
		text, err := fs.ReadFile(all, name)
		if err != nil {
			t.Fatal(err)
		}
		files[name] = &fstest.MapFile{Data: text}
	}
	for switched, want := range map[string]int{"true": 2, "false": 0} {
		files["content/site.yaml"] = &fstest.MapFile{Data: []byte(
			"schema: 1\ntitle: {zh: 虚构, en: Made up}\nlanguages: [zh]\nfamilies: {targets: " + switched + "}\n")}
		_, p, found := made(t, files, plan.Options{})
		pages, links := 0, 0
		for _, page := range p.Pages {
			if strings.HasPrefix(page.Address, "targets/") {
				pages++
			}
			eachLink(reflect.ValueOf(page.View()), func(link plan.Link) {
				if strings.HasPrefix(link.URL, "/targets/") {
					links++
				}
			})
		}
		if pages != want || want == 0 && links > 0 || want > 0 && links == 0 {
			t.Errorf("targets %s: %d pages, %d links, findings %v", switched, pages, links, found)
		}
	}
}
