package build_test

import (
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

// publishedQuarters is a project with the published totals of the monitored cities in some quarters, and the ratios
// 1.04, 1.00, 0.99 and 1.01 in 2010, 1.09 and 1.15 in 2014, 1.12 in 2015.
const publishedQuarters = `
-- data/codelists/region.csv --
code,zh,en,parent,groups,role,unit,aliases,valid_from,valid_to
320200,无锡市,Wuxi,,,,,,,
cities,全国监测城市,monitored cities,,,panel,,,,
-- data/market/无锡市/2016-Q3.csv --
职业,需求人数,求职人数
合计,182792,160000
-- data/market/全国监测城市/2010-Q1.csv --
职业,需求人数,求职人数
合计,5519000,5299000
-- data/market/全国监测城市/2010-Q2.csv --
职业,需求人数,求职人数
合计,6373000,6371000
-- data/market/全国监测城市/2010-Q3.csv --
职业,需求人数,求职人数
合计,6680000,6770000
-- data/market/全国监测城市/2010-Q4.csv --
职业,需求人数,求职人数
合计,4785000,4733000
-- data/market/全国监测城市/2014-Q3.csv --
职业,需求人数,求职人数
合计,5540000,5090000
-- data/market/全国监测城市/2014-Q4.csv --
职业,需求人数,求职人数
合计,4940000,4300000
-- data/market/全国监测城市/2015-Q1.csv --
职业,需求人数,求职人数
合计,5250000,4690000
-- data/charts/x.yaml --
kind: line
dataset: market
where: {region: [全国监测城市]}
`

// TestTitleClaims holds titles against published numbers: wrong ones are found, with the two numbers that prove it, and
// nothing is said of those that are true in some reading, or that are not wholly understood.
func TestTitleClaims(t *testing.T) {
	const ratio, demand = "measure: ratio\n", "measure: demand\n"
	const year, later = ratio + "periods: 2010-Q1..2010-Q3\n", ratio + "periods: 2014-Q3..2015-Q1\n"
	for _, c := range []struct{ chart, title, want string }{
		{year, `求人倍率上升`, "at 0.99 in 2010-Q3 and at 1.04 in 2010-Q1"},
		{year, `求人倍率持续走高，市场趋紧`, "at 0.99 in 2010-Q3 and at 1.04 in 2010-Q1"},
		{year, `{en: "Openings per seeker rise steadily"}`, "at 0.99 in 2010-Q3 and at 1.04 in 2010-Q1"},
		{year, `全国监测城市求人倍率下降`, ""},
		{year, `求人倍率环比上升`, "at 0.99 in 2010-Q3 and at 1.00 in 2010-Q2"},
		{year, `求人倍率同比上升`, ""}, // the quarter a year before is not shown
		{ratio, `求人倍率上升`, ""},  // over the whole span it did
		{ratio, `求人倍率下降`, ""},  // on the quarter before it did
		{ratio, `2010年第一季度以来求人倍率下降`, "at 1.12 in 2015-Q1 and at 1.04 in 2010-Q1"},
		{ratio, `{en: "Openings per seeker fell from Q1 2010 to Q4 2014"}`, "at 1.15 in 2014-Q4 and at 1.04 in 2010-Q1"},
		{ratio, `求人倍率从2010年到2014年下降`, "at 1.15 in 2014-Q4 and at 1.04 in 2010-Q1"},
		{ratio, `求人倍率先升后降`, ""},
		{ratio, `求人倍率上升了吗？`, ""},
		{ratio, `求人倍率并未上升`, ""},
		{year, `求职人数上升`, ""}, // not what the chart shows
		{year, `求人倍率上升的城市`, ""},
		{ratio, `求人倍率始终超过1`, "at 0.99 in 2010-Q3, on the other side of 1"},
		{ratio, `求人倍率超过1`, ""},
		{ratio, `求人倍率超过1.2`, "at 1.15 in 2014-Q4, on the other side of 1.2"},
		{ratio, `{en: "Openings per seeker above 1.2"}`, "at 1.15 in 2014-Q4, on the other side of 1.2"},
		{ratio, `求人倍率仍低于1`, "at 1.12 in 2015-Q1, on the other side of 1"},
		{ratio, `2010年第四季度求人倍率在1以上`, ""},
		{ratio, `2010年第三季度求人倍率在1以上`, "at 0.99 in 2010-Q3, on the other side of 1"},
		{ratio, `求人倍率升至1.12`, ""},
		{ratio, `求人倍率上升到1.1`, ""}, // as the title rounds it
		{ratio, `求人倍率上升到1.15`, "at 1.12 in 2015-Q1, and not at 1.15"},
		{ratio, `求人倍率创新高`, "at 1.12 in 2015-Q1 and at 1.15 in 2014-Q4"},
		{ratio, `{en: "Openings per seeker at a record high"}`, "at 1.12 in 2015-Q1 and at 1.15 in 2014-Q4"},
		{ratio, `求人倍率翻番`, "at 1.12 in 2015-Q1 and at 1.04 in 2010-Q1"},
		{ratio, `{en: "Openings per seeker doubled"}`, "at 1.12 in 2015-Q1 and at 1.04 in 2010-Q1"},
		{demand, `需求人数上升`, ""}, // the cities are not the same ones
		{demand, `需求人数超过1000万`, "at 6680000 in 2010-Q3, on the other side of 10000000"},
		{demand, `需求人数超过600万人`, ""},
		{"measure: [demand, seekers]\n", `{en: "Vacancies always above 5 million"}`,
			"at 4785000 in 2010-Q4, on the other side of 5000000"},
		// Which side of the market is the larger one.
		{year, `市场供大于求`, ""}, // in the third quarter it was
		{later, `市场供大于求`, "at 1.12 in 2015-Q1, on the other side of 1"},
		{later, `{en: "More job seekers than vacancies"}`, "at 1.12 in 2015-Q1, on the other side of 1"},
		{later, `{en: "Supply outstrips demand"}`, "at 1.12 in 2015-Q1, on the other side of 1"},
		{later, `{en: "Demand exceeds supply"}`, ""},
		{later, `{en: "Fewer job seekers than vacancies"}`, ""},
		{later, `{en: "Fewer vacancies than job seekers"}`, "on the other side of 1"},
		{later, `求人倍率高于1，劳动力供不应求`, ""},
		{later, `岗位供大于求`, ""},     // may be said of either side
		{later, `从供大于求到供不应求`, ""}, // two claims in one
		{later, `供求基本平衡`, ""},     // 1.09 has been called so
		{ratio, `市场始终求大于供`, "at 0.99 in 2010-Q3, on the other side of 1"},
		{ratio, `2010年第三季度供不应求`, "at 0.99 in 2010-Q3, on the other side of 1"},
		{ratio, `2010年第三季度供仍略大于求`, ""},
		{"measure: [demand, seekers]\nperiods: 2010-Q3\n", `需求人数多于求职人数`,
			"in 2010-Q3 the chart shows 需求人数 at 6680000 and 求职人数 at 6770000"},
		{"measure: [demand, seekers]\nperiods: 2014-Q4..2015-Q1\n", `供过于求`,
			"in 2015-Q1 the chart shows 需求人数 at 5250000 and 求职人数 at 4690000"},
		{"measure: [demand, seekers]\nperiods: 2014-Q4..2015-Q1\n", `供给大于需求`, "in 2015-Q1"},
		{demand, `供过于求`, ""}, // the chart does not show it
		// What the clauses of a title are to each other is tested where they are read; these are as authors write them.
		{later, `2003年，供大于求`, ""},
		{later, `供大于求，是误解`, ""},
		{later, `{en: "Is supply above demand"}`, ""},
		{ratio, `2010年第三季度全国监测城市求人倍率走势：供不应求`, "at 0.99 in 2010-Q3, on the other side of 1"},
		{demand, `需求下降`, ""}, // of which count is not said
	} {
		archive := txtar.Parse([]byte(publishedQuarters))
		last := &archive.Files[len(archive.Files)-1]
		last.Data = append(last.Data, c.chart+"title: "+c.title+"\n"...)
		found := faultsOf(t, archive)
		claimed := strings.Contains(found, "[chart/title-claim]")
		switch {
		case c.want == "" && found != "":
			t.Errorf("%s: found\n%s", c.title, found)
		case c.want != "" && (!claimed || !strings.Contains(found, c.want)):
			t.Errorf("%s: want %q, found\n%s", c.title, c.want, found)
		}
	}
}
