package claim_test

import (
	"strings"
	"testing"

	"gongqiu/build/claim"
	"gongqiu/build/decimal"
	"gongqiu/build/model"
	"gongqiu/build/period"
)

// Openings per seeker of the monitored cities, as published for the quarters of 2010, and for three later ones.
const (
	in2010 = "2010-Q1 1.04 2010-Q2 1.00 2010-Q3 0.99 2010-Q4 1.01"
	later  = "2014-Q3 1.09 2014-Q4 1.15 2015-Q1 1.12"
	all    = in2010 + " " + later
)

// trackOf is a track of periods with their numbers.
func trackOf(t *testing.T, track claim.Track, text string) claim.Track {
	t.Helper()
	fields := strings.Fields(text)
	for at := 0; at < len(fields); at += 2 {
		when, err := period.Parse(fields[at])
		field, err2 := decimal.ParseField(fields[at+1])
		if err != nil || err2 != nil {
			t.Fatal(err, err2)
		}
		track.Points = append(track.Points, claim.Point{Period: when, Value: field.Number, Given: true})
	}
	return track
}

// ratioShown is a chart of openings per seeker in the language that the title is in.
func ratioShown(t *testing.T, title, numbers string) claim.Shown {
	shown := claim.Shown{Language: model.Chinese, Only: "ratio", Names: []claim.Name{
		{Text: "求人倍率", Quantity: "ratio"}, {Text: "需求人数", Quantity: "demand", Side: claim.Demand},
		{Text: "求职人数", Quantity: "seekers", Side: claim.Supply}, {Text: "全国监测城市"}}}
	if title[0] < 0x80 && !strings.ContainsAny(title, "供求") {
		shown.Language = model.English
		shown.Names = []claim.Name{{Text: "Openings per seeker", Quantity: "ratio"},
			{Text: "Vacancies", Quantity: "demand", Side: claim.Demand},
			{Text: "Job seekers", Quantity: "seekers", Side: claim.Supply}, {Text: "monitored cities"}}
	}
	shown.Tracks = []claim.Track{trackOf(t, claim.Track{Quantity: "ratio", Name: "ratio", MarketRatio: true}, numbers)}
	return shown
}

// TestClausesTogether holds titles of several clauses against published ratios: what one clause claims depends on the
// others, and nothing is found where another one may be its condition, its time, its denial or its speaker.
func TestClausesTogether(t *testing.T) {
	for _, c := range []struct{ numbers, title, want string }{
		// A clause that only names a time or a thing sets the scene.
		{later, "2003年，供大于求", ""},
		{later, "2014年，供大于求", "供大于求: 2014-Q4 1.15"},
		{all, "2010年第三季度：供不应求", "供不应求: 2010-Q3 0.99"},
		{all, "2010年第三季度：供大于求", ""},
		{all, "Q3 2010: demand exceeds supply", "demand exceeds supply: 2010-Q3 0.99"},
		{all, "In 2003, supply exceeds demand", ""},
		{later, "Supply exceeds demand, 2003", ""},
		{later, "Supply exceeds demand, 2015-Q1", "Supply exceeds demand: 2015-Q1 1.12"},
		{later, "供大于求，2003年，求人倍率下降", ""},
		{all, "2010年第一季度以来，求人倍率下降", "求人倍率下降: 2015-Q1 1.12"},
		{all, "From Q1 2010 to Q4 2014, openings per seeker fell", "openings per seeker fell: 2014-Q4 1.15"},
		{all, "2010年，求人倍率下降", ""}, // which quarters are meant is not certain
		{all, "2010年求人倍率下降，降至1.01", ""},
		{all, "2010年求人倍率低于1，创新低", ""},
		{later, "全国监测城市求人倍率走势：供大于求", "供大于求: 2015-Q1 1.12"},
		{later, "岗位：供过于求", ""}, // may be said of either side
		{later, "需求，创新低", ""},  // of which count is not said
		// Conditions, and what explains how the numbers are read.
		{later, "若求人倍率低于1，供大于求", ""},
		{later, "求人倍率低于1，供大于求", "求人倍率低于1: 2014-Q3 1.09"},
		{later, "低于1：供大于求", ""},
		{later, "求人倍率高于1，供不应求；低于1，供大于求", ""},
		{later, "If openings per seeker fall below 1, supply exceeds demand", ""},
		{later, "Below 1: supply exceeds demand", ""},
		{later, "Openings per seeker above 1: demand exceeds supply; below 1: supply exceeds demand", ""},
		{later, "Openings per seeker below 1, oversupply", "Openings per seeker below 1: 2014-Q3 1.09"},
		{all, "求人倍率2010年第三季度高于1，2014年低于1",
			"求人倍率2010年第三季度高于1: 2010-Q3 0.99 · 2014年低于1: 2014-Q3 1.09"},
		// Denials, questions, plans and hearsay.
		{later, "供大于求，是误解", ""},
		{later, "求人倍率下降到1.05，是误解", ""},
		{later, "求人倍率下降到1.05", "求人倍率下降到1.05: 2015-Q1 1.12"},
		{later, "目标：求人倍率下降到1.05", ""},
		{later, "Supply exceeds demand: a myth", ""},
		{later, "Openings per seeker below 1, it is said", ""},
		{later, "Is supply above demand", ""},
		{later, "Openings per seeker: is supply above demand", ""},
		{later, "Has supply outstripped demand", ""},
		{later, "Supply above demand", "Supply above demand: 2015-Q1 1.12"},
		// A clause that is not understood: what stands before it and names what is shown is still a claim.
		{in2010, "求人倍率持续走高，市场趋紧", ""}, // on the quarter before it did rise
		{in2010, "求人倍率翻番，市场趋紧", "求人倍率翻番: 2010-Q4 1.01"},
		{in2010, "大学毕业生：求人倍率翻番", ""},
		{in2010, "除广东外，求人倍率翻番", ""},
		{later, "大学毕业生，供大于求", ""},
		{later, "供大于求，大学毕业生", ""},
		// A number ends where its clause does, and what follows 到 tells what it means.
		{later, "Openings per seeker above 1.2, vacancies rise", "Openings per seeker above 1.2: 2014-Q4 1.15"},
		{later, "求人倍率从2014年到2015年升至1.15", "求人倍率从2014年到2015年升至1.15: 2015-Q1 1.12"},
	} {
		shown := ratioShown(t, c.title, c.numbers)
		var found []string
		for _, one := range shown.Judge(c.title) {
			found = append(found, one.Text+": "+one.Found.Period.String()+" "+one.Found.Value.String())
		}
		if got := strings.Join(found, " · "); got != c.want {
			t.Errorf("%s: found %q, want %q", c.title, got, c.want)
		}
	}
}

// TestPublishedTitles holds the titles of the releases and reports that the data of this project come from against two
// series that contradict each other: none speaks of a period that either one shows, so nothing may be found.
func TestPublishedTitles(t *testing.T) {
	for _, title := range []string{
		"2001年第四季度部分城市劳动力市场供求状况分析",
		"2009年就业形势分析",
		"2012年第一季海南供求总体情况",
		"2013年第三季度海南全省按职业分组的需求情况",
		"2017年9月份韶关市人力资源市场职业供求状况分析表",
		"2019年第三季度100个短缺职业排行",
		"2020年第三季度最缺工的100个职业排行",
		"一季度劳动力市场求大于供",     // of 2015-Q1
		"三季度劳动力供给仍大于需求",    // of 2009-Q3
		"二季度劳动力市场供求总量大幅下降", // of 2003-Q2
		"三季度最缺工的100个职业排行发布",
		"江苏13市一季度用工需求",
		"报告称本科生求职难于职高技校硕士生",
		"中国公布十大城市岗位需求和求职者排行榜",
		"2024年第一季度惠州人力资源市场供求情况",
		"推进基层就业工作 为实现更加充分就业夯实基础",
		"高技能人才供不应求",
	} {
		for _, numbers := range []string{"2010-Q3 0.99 2010-Q4 0.70", "2014-Q4 1.15 2015-Q1 1.52"} {
			shown := ratioShown(t, title, numbers)
			for _, one := range shown.Judge(title) {
				t.Errorf("%s against %s: found %q", title, numbers, one.Text)
			}
		}
	}
}

// TestPercentBetweenPeriods tells "rises by 20%" between two periods from "rises to 60%": only the second is held against
// the newest number. The shares are made up.
func TestPercentBetweenPeriods(t *testing.T) {
	shown := claim.Shown{Language: model.Chinese, Only: "share", Names: []claim.Name{{Text: "比重", Quantity: "share"}}}
	shown.Tracks = []claim.Track{trackOf(t, claim.Track{Quantity: "share", Name: "share", Percent: true}, "2010 50 2014 60")}
	for title, want := range map[string]int{
		"比重从2010年到2014年上升20%":    0,
		"比重从2010年到2014年上升10个百分点": 0,
		"从2010年到2014年，比重上升20%":   0,
		"比重从2010年到2014年上升10%":    1, // these are points
		"比重从2010年到2014年上升到60%":   0,
		"从2010年到2014年，比重上升到61%":  1,
	} {
		if found := shown.Judge(title); len(found) != want {
			t.Errorf("%s: found %v, want %d", title, found, want)
		}
	}
}
