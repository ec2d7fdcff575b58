package plan_test

import (
	"fmt"
	"strings"
	"testing"

	"gongqiu/build/chart"
	"gongqiu/build/diag"
	"gongqiu/build/judge"
	"gongqiu/build/model"
	"gongqiu/build/plan"
	"gongqiu/build/words"
)

// figureOf is the chart with an id on a page; nil for none.
func figureOf(p *plan.Plan, path, id string) *chart.Spec {
	for _, page := range p.Pages {
		if page.Path != path+"index.html" {
			continue
		}
		for figure := range plan.Figures(page.View()) {
			if figure.Chart.ID == id {
				return &figure.Chart
			}
		}
	}
	return nil
}

// drawn is a chart as text: its kind, then a line for each series with its points in the order of the categories.
func drawn(spec *chart.Spec) string {
	if spec == nil {
		return "no chart"
	}
	labels := make([]string, len(spec.Categories))
	for at, category := range spec.Categories {
		labels[at] = category.Label
	}
	lines := []string{string(spec.Kind) + ": " + strings.Join(labels, " | ")}
	for _, series := range spec.Series {
		points := []string{series.Name}
		for _, point := range series.Points {
			text := point.State.String()
			if point.State == model.Present {
				text = point.Value.String()
			}
			points = append(points, text)
		}
		lines = append(lines, strings.Join(points, " "))
	}
	return strings.Join(lines, "\n")
}

func ownPlan(t *testing.T) *plan.Plan {
	t.Helper()
	site, _ := own(t)
	var list diag.List
	return plan.Make(site, plan.Options{Words: words.Load(), Clock: clock, Verdicts: judge.Site(site, &list)}, &list)
}

// TestChosenCharts: pages choose a chart by what their numbers are to each other. The numbers are those of
// 赣府厅字〔2007〕13号, of the national list of the hundred occupations most in demand, and of a speech of 2009.
func TestChosenCharts(t *testing.T) {
	p := ownPlan(t)
	for _, c := range []struct{ path, id, kind, holds string }{
		{"targets/2009-01--2009-09/", "targets-100000-chart", "bullet",
			"计划 1000000 9000000 5000000\n实际 1200000 8510000 4020000\n公布的完成率 120 94.5 80.4"},
		{"targets/2006/", "targets-360000-chart", "bullet", "小额担保贷款发放 | "},
		{"targets/2006/", "targets-360000-chart", "bullet", "\n公布的确保任务完成率 193.66 "},
		{"regions/360000/2006/", "training-by-programme-chart", "funnel",
			"青年职业见习 8783 3984 3185\n比上一步   80"},
		{"regions/100000/2021-Q1/", "shortage-ranking-by-occupation-fine-chart", "ranks",
			"营销员 1 1 1\n餐厅服务员 3 3 2\n保安员 4 4 3\n客户服务管理员 not-applicable 7 4\n"},
		{"regions/360000/2006-H1/", "job-fairs-by-event-chart", "funnel", "技能岗位对接等活动 602000 237000 152000"},
	} {
		got := drawn(figureOf(p, c.path, c.id))
		if !strings.HasPrefix(got, c.kind+":") || !strings.Contains(got, c.holds) {
			t.Errorf("%s %s is not a %s with %q:\n%s", c.path, c.id, c.kind, c.holds, got)
		}
	}
}

// TestChosenOverTime: an indicator of the national panel is drawn over time, as the path of vacancies against seekers,
// and by region and period; numbers of the published quarterly analyses.
func TestChosenOverTime(t *testing.T) {
	p := ownPlan(t)
	const page = "indicators/supply-demand/ratio/"
	if path := figureOf(p, page, "balance-chart"); path == nil || path.Kind != chart.Scatter || path.Diagonal == "" {
		t.Errorf("no path of both counts with the line of balance: %s", drawn(path))
	}
	heat := drawn(figureOf(p, page, "regions-chart"))
	if !strings.HasPrefix(heat, "heatmap:") || !strings.Contains(heat, "2017年第四季度") || !strings.Contains(heat, "\n西部 ") {
		t.Errorf("no heat table of regions by period: %s", heat)
	}
	bars := figureOf(p, "periods/2017-Q4/", "supply-demand-chart")
	if got, want := drawn(bars), "bar: 西部 | 全国监测城市 | 东部 | 中部\n求人倍率 1.29 1.22 1.22 1.18"; got != want {
		t.Errorf("regions of a period are\n%s\nand not\n%s", got, want)
	}
	gap := drawn(figureOf(p, "regions/100000/2021-Q1/", "total-shortage-ranking-gap"))
	if want := "\n100个职业招聘需求人数 1489000 1316000 1418000 1665000"; !strings.Contains(gap, want) {
		t.Errorf("no %q in %s", want, gap)
	}
	if got := figureOf(p, "indicators/supply-demand/demand_share/", "series"); got != nil {
		t.Errorf("the share of all in itself is drawn: %s", drawn(got))
	}
}

// chosenFiles are a made-up dataset: totals of eleven provinces over two years, and of three of them by trade.
func chosenFiles() map[string]string {
	regions, totals := "code,zh,en\n", "region,demand,seekers\n"
	for at, code := range []string{"110000", "120000", "130000", "140000", "150000", "210000", "220000", "230000",
		"310000", "320000", "330000"} {
		name := "省" + string(rune('A'+at))
		regions += code + "," + name + "," + name + "\n"
		totals += name + "," + string(rune('1'+at%9)) + "00,100\n"
	}
	header := "title: {zh: 供求（虚构）, en: Market (made up)}\nfrequency: quarter\n" +
		"dimensions:\n  region: {codelist: region, title: {zh: 地区, en: Region}}\n" +
		"  trade: {codelist: trade, title: {zh: 行业, en: Trade}}\n" +
		"measures:\n  demand: {title: {zh: 需求, en: Vacancies}, unit: person}\n" +
		"  seekers: {title: {zh: 求职, en: Seekers}, unit: person}\n" +
		"derived:\n  ratio: {title: {zh: 倍率, en: Ratio}, formula: demand / seekers, decimals: 2}\n" +
		"compare: {year: true}\n" +
		"tables: [{files: \"{period}-total.csv\"}, {files: \"{period}-trade.csv\"}]\n"
	files := map[string]string{
		"data/codelists/region.csv": regions, "data/codelists/trade.csv": "code,zh,en\na,甲业,A\nb,乙业,B\nc,丙业,C\n",
		"data/d/dataset.yaml": header,
		"data/d/2021-Q4-trade.csv": "region,trade,demand,seekers\n" +
			"省A,a,10,10\n省A,b,20,10\n省A,c,30,10\n省B,a,15,10\n省B,b,25,10\n省B,c,35,10\n省C,a,12,10\n省C,b,22,10\n省C,c,32,10\n",
	}
	for _, when := range []string{"2020-Q1", "2020-Q2", "2020-Q3", "2020-Q4", "2021-Q1", "2021-Q2", "2021-Q3",
		"2022-Q1"} {
		files["data/d/"+when+"-total.csv"] = totals
	}
	return files
}

// chosenPlan is the plan of a project with the files of one made-up dataset.
func chosenPlan(t *testing.T, own map[string]string) *plan.Plan {
	t.Helper()
	files := project(own)
	delete(files, "data/d/x/2020-Q1.csv")
	_, p, found := made(t, files, plan.Options{})
	if len(found) > 0 {
		t.Fatal(found)
	}
	return p
}

// figureCase is a page, the id of a chart on it, and how the chart begins when it is written as text.
type figureCase struct{ path, id, want string }

func holdsFigures(t *testing.T, p *plan.Plan, cases []figureCase) {
	t.Helper()
	for _, c := range cases {
		if got := drawn(figureOf(p, c.path, c.id)); !strings.HasPrefix(got, c.want) {
			t.Errorf("%s %s is\n%s\nand not\n%s", c.path, c.id, got, c.want)
		}
	}
}

// TestChosenByShape: ten provinces or more in one period make a tile map, places by codes a heat table, pairs of places
// a dumbbell, and a short series stands beside the year before.
func TestChosenByShape(t *testing.T) {
	p := chosenPlan(t, chosenFiles())
	holdsFigures(t, p, []figureCase{
		{"periods/2021-Q1/", "d-chart", "tilemap: 省A | 省B"},
		{"periods/2021-Q4/", "d-chart", "heatmap: 省A | 省B | 省C\n甲业 1.00 1.50 1.20\n乙业 2.00 2.50 2.20\n丙业 3.00 3.50 3.20"},
		{"by/trade/a/", "d-pairs", "dumbbell: 2021年第四季度，省A | 2021年第四季度，省B | 2021年第四季度，省C\n需求 10 15 12\n求职 10 10 10"},
		{"regions/110000/", "d-series", "line: "},
	})
	line := drawn(figureOf(p, "regions/110000/", "d-series"))
	if want := "\n上年同期     1.00 1.00 1.00 1.00"; !strings.Contains(line, want) {
		t.Errorf("no %q in %s", want, line)
	}
}

// shiftFiles are a made-up dataset of five places over six quarters: totals, vacancies and seekers of one trade, and shares
// of twelve trades of the first place in the first and the fifth quarter.
func shiftFiles() map[string]string {
	files := chosenFiles()
	for name := range files {
		if strings.Contains(name, "-total.csv") || strings.Contains(name, "-trade.csv") {
			delete(files, name)
		}
	}
	trades := "code,zh,en\n"
	for at, name := range []rune("甲乙丙丁戊己庚辛壬癸子丑") {
		trades += fmt.Sprintf("%c,%c业,%[1]c\n", 'a'+at, name)
	}
	files["data/codelists/trade.csv"] = trades
	for quarter, when := range []string{"2020-Q1", "2020-Q2", "2020-Q3", "2020-Q4", "2021-Q1", "2021-Q2"} {
		totals, byTrade := "region,demand,seekers\n", "region,trade,demand,seekers\n"
		for at := range 5 {
			totals += fmt.Sprintf("省%c,%d,100\n", 'A'+at, 100+10*at+quarter)
			byTrade += fmt.Sprintf("省%c,a,%d,10\n", 'A'+at, 10+at+quarter)
		}
		for at := 1; at < 12 && quarter%4 == 0; at++ {
			byTrade += fmt.Sprintf("省A,%c,%d,10\n", 'a'+at, 20+at+quarter)
		}
		files["data/d/"+when+"-total.csv"], files["data/d/"+when+"-trade.csv"] = totals, byTrade
	}
	return files
}

// TestChosenShift: places that have a course each stand side by side, each on the same scale; what has a then and a now in
// the same quarter is joined by slopes, the ten largest of twelve, and the title says which they are.
func TestChosenShift(t *testing.T) {
	p := chosenPlan(t, shiftFiles())
	holdsFigures(t, p, []figureCase{
		{"indicators/d/ratio/", "regions-chart", "multiples: 2020年第一季度 | 2020年第二季度 | 2020年第三季度 | 2020年第四季度 | " +
			"2021年第一季度 | 2021年第二季度\n省A 1.00 1.01 1.02 1.03 1.04 1.05\n省B 1.10 "},
		{"by/trade/a/", "d-regions", "multiples: 2020年第一季度 | "},
		{"by/trade/", "d-moved", "slope: 2020年第一季度 | 2021年第一季度\n丑业 3.10 3.50\n"},
	})
	slope := figureOf(p, "by/trade/", "d-moved")
	if want := "省A倍率，按行业分，2021年第一季度居前10位的与2020年第一季度对照"; slope == nil || len(slope.Series) != 10 ||
		slope.Title != want {
		t.Errorf("the slopes are of %d series, %q", len(slope.Series), slope.Title)
	}
}
