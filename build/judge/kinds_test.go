package judge_test

import (
	"strings"
	"testing"
)

// targetsYAML is a dataset of plans and what was done.
const targetsYAML = `
title: targets
frequency: year
dimensions:
  region: {codelist: region, title: 地区}
  indicator: {codelist: indicator, title: 指标}
measures:
  plan: {title: 计划, unit: {of: indicator}, kind: target, plan: {period: year, of: actual}}
  floor: {title: 确保, unit: {of: indicator}, kind: floor, plan: {period: year, of: actual}}
  stretch: {title: 力争, unit: {of: indicator}, kind: stretch, plan: {period: year, of: actual}}
  actual: {title: 实际, unit: {of: indicator}, time: to-date}
derived:
  completion: {title: 完成率, formula: actual / plan * 100, unit: percent, decimals: 2}
  completion_floor: {title: 确保任务完成率, formula: actual / floor * 100, unit: percent, decimals: 2}
compare: {previous: true, year: true}
tables:
  - files: "{region}/{period}.csv"
`

const indicators = "code,zh,unit\nmerged,并轨,person\nloans,小额担保贷款,yuan\nskills,鉴定,person\n"

func targets(files map[string]string) map[string]string {
	files["data/d/dataset.yaml"], files["data/codelists/indicator.csv"] = targetsYAML, indicators
	return files
}

// kinds are tables of other kinds than a quarterly report; the source of each is named, or that it is made up.
var kinds = []struct {
	name  string
	files map[string]string
	want  string
}{
	{
		// 江西省2006年就业再就业工作情况: 261763 of 25.6万 is printed as 102.27, which the rounded plan allows.
		"mixed units", targets(map[string]string{
			"data/d/江西省/2006.csv": "指标,计划,实际,完成率\n并轨,25.6万,261763,102.27\n",
		}),
		"",
	},
	{
		"mixed units, out of bounds", targets(map[string]string{
			"data/d/江西省/2006.csv": "指标,计划,实际,完成率\n并轨,25.6万,261763,102.57\n",
		}),
		"published 江西省/2006.csv:2:17 completion 102.57/102.05..102.45 digit",
	},
	{
		// The same report: loans of 11.61亿 are called 193.66 % of the floor of 5亿, but are that of the stretch of 6亿 or so.
		"label", targets(map[string]string{
			"data/d/江西省/2006.csv": "指标,确保,力争,实际,确保任务完成率\n小额担保贷款,5亿,6亿,11.61亿,193.66\n",
		}),
		"published 江西省/2006.csv:2:21 completion_floor 193.66/211.00..258.11 label",
	},
	{
		// Made up: the plan of the year is read for a part of it.
		"plan of the year", targets(map[string]string{
			"data/d/江西省/2006.csv":      "指标,计划,实际\n并轨,2000,1800\n",
			"data/d/江西省/2006年1-4月.csv": "指标,实际,完成率\n并轨,500,25.00\n鉴定,500,25.00\n",
			"data/d/江西省/2006年1-6月.csv": "指标,实际,完成率\n并轨,900,54.00\n",
		}),
		"published 江西省/2006年1-6月.csv:2:8 completion 54.00/45.00 digit",
	},
	{
		// 最缺工100职业: the percent change of the ratio is that of the rounded ratios, 2.73 / 2.90.
		"percent of rounded ratios", map[string]string{
			"data/d/全国/2019-Q3.csv": "产业,需求人数,求职人数,求人倍率\n第二产业,290.4,100.2,2.90\n",
			"data/d/全国/2019-Q4.csv": "产业,需求人数,求职人数,求人倍率,求人倍率环比,求人倍率环比%\n第二产业,273.4,100.1,2.73,-0.17,-5.86\n",
		},
		"",
	},
	{
		// The same from unrounded ratios (made up).
		"percent of unrounded ratios", map[string]string{
			"data/d/某市/2019-Q3.csv": "产业,需求人数,求职人数,求人倍率\n第二产业,29043,10021,2.90\n",
			"data/d/某市/2019-Q4.csv": "产业,需求人数,求职人数,求人倍率,求人倍率环比%\n第二产业,27341,10006,2.73,-5.72\n",
		},
		"published 某市/2019-Q4.csv:2:23 ratio.previous.percent -5.72/-5.86 rounded-inputs",
	},
	{
		// Made up: no change is compared across a break.
		"break", map[string]string{
			"data/d/dataset.yaml": marketYAML +
				"breaks:\n  - {from: 2020-Q1, where: {region: 某市}, measures: [demand], note: 口径变化}\n",
			"data/d/某市/2019-Q4.csv": "需求人数,求职人数\n1000,1000\n",
			"data/d/某市/2020-Q1.csv": "需求人数,求职人数,需求人数环比,求职人数环比\n2000,2000,+345,+345\n",
		},
		"published 某市/2020-Q1.csv:2:16 seekers.previous 345/1000 unexplained",
	},
	{
		// Made up: over the members in both periods, which are those of the total.
		"matched members", map[string]string{
			"data/d/甲市/2019-Q4.csv": "需求人数\n1000\n", "data/d/甲市/2020-Q1.csv": "需求人数\n1500\n",
			"data/d/乙市/2020-Q1.csv": "需求人数\n20000\n",
			"data/d/dataset.yaml":   strings.Replace(marketYAML, "万人", "人", 2),
			"data/d/全国/2019-Q4.csv": "需求人数\n1000\n",
			"data/d/全国/2020-Q1.csv": "需求人数,需求人数环比,需求人数环比%\n21500,+500,+55.00\n",
		},
		"published 全国/2020-Q1.csv:2:12 demand.previous.percent 55.00/50.00 digit",
	},
	{
		"full set", map[string]string{
			"data/d/甲市/2019-Q4.csv": "需求人数\n1000\n", "data/d/甲市/2020-Q1.csv": "需求人数\n1500\n",
			"data/d/乙市/2020-Q1.csv": "需求人数\n20000\n",
			"data/d/dataset.yaml":   strings.Replace(marketYAML, "万人", "人", 2),
			"data/d/全国/2019-Q4.csv": "需求人数\n1000\n",
			"data/d/全国/2020-Q1.csv": "需求人数,需求人数环比\n21500,+20500\n",
		},
		"published 全国/2020-Q1.csv:2:7 demand.previous 20500/500 full-set",
	},
	{
		// Made up: equations that the dataset declares, one of them with a tolerance.
		"identities", map[string]string{
			"data/d/dataset.yaml": marketYAML +
				"identities:\n  - gap = demand - seekers\n  - {equation: seekers = demand, tolerance: 150}\n",
			"data/d/某市/2020-Q1/sector.csv": "产业,需求人数,求职人数\n第一产业,1000,900\n第二产业,1000,800\n",
		},
		"identity 某市/2020-Q1/sector.csv:3:11  800/1000 identity",
	},
	{
		// Made up: ranks by gap; equal gaps in either order.
		"ranks", map[string]string{
			"data/d/dataset.yaml":          strings.Replace(marketYAML, "compare:", "  rank: {title: 排名, rank: gap}\ncompare:", 1),
			"data/d/某市/2020-Q1/sector.csv": "产业,需求人数,求职人数,排名\n第一产业,1000,900,2\n第二产业,1000,900,1\n第三产业,1000,950,3\n",
			"data/d/某市/2020-Q2/sector.csv": "产业,需求人数,求职人数,排名\n第一产业,1000,800,1\n第二产业,1000,900,3\n第三产业,1000,950,2\n",
		},
		"published 某市/2020-Q2/sector.csv:3:15 rank 3/2 digit\npublished 某市/2020-Q2/sector.csv:4:15 rank 2/3 digit",
	},
	{
		// Made up: shares alone, of the parent where the table is not declared so.
		"shares of the parent alone", map[string]string{
			"data/d/某市/2020-Q1/employer.csv": "用人单位性质,需求比重\n企业,96.00\n内资企业,62.50\n港澳台商投资企业,16.67\n外商投资企业,12.50\n个体经营,8.33\n",
		},
		"parts 某市/2020-Q1/employer.csv:3:6 demand_share 96.00/100.00 denominator",
	},
	{
		// 人社部 2014年第三季度: shares alone, of the total.
		"shares of the total alone", map[string]string{
			"data/codelists/category.csv": "code,zh,parent,role\ntotal,合计,,total\nall,失业人员,,\nyouth,新成长失业青年,all,\n" +
				"graduate,其中:应届高校毕业生,youth,of-which\nloser,就业转失业人员,all,\nunemployed,其他失业人员,all,\n",
			"data/d/全国/2014-Q3/category.csv": "求职人员类别,求职比重\n失业人员,53\n新成长失业青年,25.3\n其中:应届高校毕业生,52\n" +
				"就业转失业人员,16.6\n其他失业人员,11.1\n",
		},
		"",
	},
	{
		// Made up: numbers that were added up from members are not what a publisher had.
		"sums of members", map[string]string{
			"data/d/dataset.yaml":   marketYAML + "aggregate: {region: [nation]}\n",
			"data/d/甲市/2020-Q1.csv": "需求人数,求职人数\n1000,800\n",
			"data/d/全国/2020-Q1.csv": "求人倍率\n0.95\n",
		},
		"",
	},
}

func TestKinds(t *testing.T) {
	for _, c := range kinds {
		t.Run(c.name, func(t *testing.T) {
			if c.files["data/d/dataset.yaml"] == "" || strings.Contains(c.files["data/d/dataset.yaml"], "title: market") {
				yaml := c.files["data/d/dataset.yaml"]
				if yaml == "" {
					yaml = marketYAML
				}
				c.files["data/d/dataset.yaml"] = strings.Replace(yaml, `"{region}/{period}/*"`, `"{region}/{period}.csv"`+
					"\n  - files: \"{region}/{period}/*\"", 1)
			}
			if got := strings.TrimSpace(lines(judged(t, market(c.files)))); got != c.want {
				t.Errorf("got:\n%s\nwant:\n%s", got, c.want)
			}
		})
	}
}
