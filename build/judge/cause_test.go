package judge_test

import (
	"strings"
	"testing"
)

// published are tables as they were published, and what is found in them. The source of each is named with it; what is
// made up says so.
var published = []struct {
	name  string
	files map[string]string
	want  string
}{
	{
		// 无锡 人力资源市场运行概况 2021年一季度: the seekers of the year before are 59273, and 29137 / 59273 is 49.16 %.
		"digit lost", map[string]string{
			"data/d/无锡市/2021-Q1/total.csv": "需求人数,求职人数,求人倍率,需求人数环比,需求人数环比%,需求人数同比,需求人数同比%,求职人数环比,求职人数环比%,求职人数同比,求职人数同比%\n" +
				"132195,88410,1.50,-41136,-23.73,+38157,+40.58,-29665,-25.12,+29137,+4.16\n",
		},
		"published 无锡市/2021-Q1/total.csv:2:68 seekers.year.percent 4.16/49.16 digit",
	},
	{
		// 2008年第三季度海南省人才劳动力市场供求状况分析: 8.66 % is printed as 9, and 3.74 % as 3.
		"truncated", map[string]string{
			"data/d/海南省/2008-Q3/total.csv": "需求人数,求职人数,求人倍率,需求人数环比,需求人数环比%,求职人数环比,求职人数环比%\n" +
				"17473,24475,0.71,-1656,-9,-950,-3\n",
		},
		"published 海南省/2008-Q3/total.csv:2:32 seekers.previous.percent -3/-4 truncated",
	},
	{
		// National reports of the third and fourth quarter of 2014: 1.15 against 1.09 is printed as +0.05.
		"national ratio", map[string]string{
			"data/d/全国/2014-Q3/total.csv": "需求人数,求职人数,求人倍率\n554,509,1.09\n",
			"data/d/全国/2014-Q4/total.csv": "需求人数,求职人数,求人倍率,需求人数环比,需求人数环比%,求职人数环比,求职人数环比%,求人倍率环比\n" +
				"494,430,1.15,-55.4,-10.4,-61.7,-13,+0.05\n",
		},
		"published 全国/2014-Q4/total.csv:2:36 ratio.previous 0.05/0.06 digit",
	},
	{
		// Made up: seekers over vacancies in a column of openings per seeker.
		"turned round", map[string]string{
			"data/d/天水市/2018-Q1/sector.csv": "产业,需求人数,求职人数,求人倍率\n" +
				"第二产业,1000,800,0.80\n第三产业,350,700,2.00\n",
		},
		"published 天水市/2018-Q1/sector.csv:2:15 ratio 0.80/1.25 inverted ×2",
	},
	{
		// National report of the second quarter of 2010: changes over matched cities imply bases below level less change.
		"matched cities", map[string]string{
			"data/d/全国/2010-Q1/total.csv": "需求人数,求职人数\n551.9,529.9\n",
			"data/d/全国/2010-Q2/total.csv": "需求人数,求职人数,求人倍率,需求人数环比,需求人数环比%,需求人数同比,需求人数同比%,求职人数环比,求职人数环比%,求职人数同比,求职人数同比%,求人倍率环比,求人倍率同比\n" +
				"637.3,637.1,1.00,+15.7,+2.9,+145.6,+31.7,+41.2,+8.1,+77.2,+14.7,-0.04,+0.12\n",
		},
		"",
	},
	{
		// The same with a digit of a percentage changed, so that it implies a base that the cities cannot have had.
		"matched cities, out of bounds", map[string]string{
			"data/d/全国/2010-Q2/total.csv": "需求人数,求职人数,需求人数环比,需求人数环比%,需求人数同比,需求人数同比%\n637.3,637.1,+15.7,+2.9,+145.6,+91.7\n",
		},
		"published 全国/2010-Q2/total.csv:2:31 demand.year.percent 91.7/29.6..42.3 digit",
	},
	{
		// National report of the second quarter of 2010: gaps of rounded numbers differ by one unit.
		"gap of rounded numbers", map[string]string{
			"data/d/全国/2010-Q2/sector.csv": "产业,需求人数,求职人数,缺口\n第二产业,166.5,60.9,105.5\n第三产业,60.9,166.5,-105.6\n",
		},
		"",
	},
	{
		"gap far off", map[string]string{
			"data/d/全国/2010-Q2/sector.csv": "产业,需求人数,求职人数,缺口\n第二产业,166.5,60.9,105.2\n",
		},
		"published 全国/2010-Q2/sector.csv:2:17 gap 105.2/105.5..105.7 digit",
	},
	{
		// 天水市 2018年第一季度 按技术等级分组的供求人数: nine ratios with the vacancies of 无要求 spread.
		"allocated", map[string]string{"data/d/天水市/2018-Q1/skill.csv": tianshui("1.71,1.15,1.40,1.20,1.11,3.58,1.46,47.08,0.50")},
		"",
	},
	{
		// The same table with the ratios of a plain division.
		"not allocated", map[string]string{"data/d/天水市/2018-Q1/skill.csv": tianshui("1.21,0.64,0.90,0.70,0.60,3.08,0.96,46.50,0.00")},
		"published 天水市/2018-Q1/skill.csv:2:30 ratio 1.21/1.71 allocation ×9",
	},
	{
		// And with one of them spread where the table is declared not to be.
		"allocated against the rule", map[string]string{
			"data/d/dataset.yaml":          strings.Replace(marketYAML, "unspecified: allocate", "unspecified: ignore", 1),
			"data/d/天水市/2018-Q1/skill.csv": tianshui("1.21,0.64,0.90,0.70,1.11,3.08,0.96,46.50,"),
		},
		"published 天水市/2018-Q1/skill.csv:6:25 ratio 1.11/0.60 allocation",
	},
	{
		// 无锡 求职人员构成情况 2015年第一季度: 其中:应届 is a share of its parent.
		"of which", map[string]string{"data/d/无锡市/2015-Q1/category.csv": wuxiCategories},
		"",
	},
	{
		// The same, with 应届 declared to be a part like others.
		"of which, declared a part", map[string]string{
			"data/codelists/category.csv":     strings.Replace(codelists["data/codelists/category.csv"], ",of-which", ",", 1),
			"data/d/无锡市/2015-Q1/category.csv": wuxiCategories,
		},
		"published 无锡市/2015-Q1/category.csv:3:18 seekers_share 50.45/15.03 denominator",
	},
	{
		// Made up: enterprises as shares of 企业, the outer rows of the total.
		"enterprises", map[string]string{"data/d/某市/2020-Q1/employer.csv": employers},
		"published 某市/2020-Q1/employer.csv:3:10 demand_share 62.50/60.00 denominator ×6",
	},
	{
		"enterprises, declared so", map[string]string{
			"data/d/dataset.yaml":            strings.Replace(marketYAML, "share: demand, decimals: 2", "share: demand, decimals: 2, share_of: enterprise", 1),
			"data/d/某市/2020-Q1/employer.csv": employers,
		},
		"",
	},
	{
		// 无锡 人力资源市场运行概况 2016年三季度: the shares add up to 100.01.
		"shares add up", map[string]string{
			"data/d/无锡市/2016-Q3/sector.csv": "产业,需求比重\n第一产业,0.46\n第二产业,48.42\n第三产业,51.13\n",
		},
		"",
	},
	{
		"shares do not add up", map[string]string{
			"data/d/无锡市/2016-Q3/sector.csv": "产业,需求比重\n第一产业,0.46\n第二产业,48.42\n第三产业,51.31\n",
		},
		"parts 无锡市/2016-Q3/sector.csv:2:6 demand_share 100.00/100.19 parts",
	},
	{
		// 无锡 人力资源市场运行概况 2018年、2019年一季度: points of the rounded shares.
		"points", map[string]string{
			"data/d/无锡市/2018-Q1/sector.csv": "产业,需求比重\n第一产业,0.42\n第二产业,52.05\n第三产业,47.53\n",
			"data/d/无锡市/2019-Q1/sector.csv": "产业,需求比重,需求比重同比\n第一产业,0.58,\n第二产业,47.99,-4.06\n第三产业,51.43,+3.9\n",
		},
		"",
	},
	{
		// 无锡 人力资源市场运行概况 2019年一季度, with a year's change over the present number (made up).
		"wrong base", map[string]string{
			"data/d/无锡市/2018-Q1/total.csv": "需求人数,求职人数\n194151,184303\n",
			"data/d/无锡市/2019-Q1/total.csv": "需求人数,求职人数,需求人数同比,需求人数同比%,求职人数同比,求职人数同比%\n164152,158073,-29999,-18.28,-26230,-16.59\n",
		},
		"published 无锡市/2019-Q1/total.csv:2:22 demand.year.percent -18.28/-15.45 wrong-base\n" +
			"published 无锡市/2019-Q1/total.csv:2:36 seekers.year.percent -16.59/-14.23 wrong-base",
	},
	{
		// Made up: the year before for the quarter before.
		"wrong period", map[string]string{
			"data/d/某市/2019-Q4/total.csv": "需求人数\n2000\n",
			"data/d/某市/2019-Q1/total.csv": "需求人数\n1600\n",
			"data/d/某市/2020-Q1/total.csv": "需求人数,需求人数环比\n2500,+900\n",
		},
		"published 某市/2020-Q1/total.csv:2:6 demand.previous 900/500 wrong-period",
	},
	{
		// Made up: a minus lost, and a decimal point.
		"sign and unit", map[string]string{
			"data/d/某市/2019-Q4/total.csv": "需求人数,求职人数\n2000,1000\n",
			"data/d/某市/2020-Q1/total.csv": "需求人数,求职人数,需求人数环比,求职人数环比%\n1543,1234,457,234.0\n",
		},
		"published 某市/2020-Q1/total.csv:2:11 demand.previous 457/-457 sign\n" +
			"published 某市/2020-Q1/total.csv:2:15 seekers.previous.percent 234.0/23.4 unit",
	},
	{
		// Made up: a change that says more than all there was.
		"fell by more than all", map[string]string{
			"data/d/某市/2020-Q1/total.csv": "需求人数,需求人数同比%,求职人数,求职人数环比\n1543,-112.5,1200,+1300\n",
		},
		"published 某市/2020-Q1/total.csv:2:6 demand.year.percent -112.5/≥ -100.0 digit\n" +
			"published 某市/2020-Q1/total.csv:2:18 seekers.previous 1300/≤ 1200 digit",
	},
}

func tianshui(ratios string) string {
	ratio := strings.Split(ratios, ",")
	rows := []string{
		"职业资格五级,1435,16.94,1188,15.40", "职业资格四级,212,2.50,329,4.26", "职业资格三级,198,2.34,220,2.85",
		"职业资格二级,125,1.48,179,2.32", "职业资格一级,99,1.17,164,2.13", "初级专业技术职务,2104,24.84,683,8.85",
		"中级专业技术职务,334,3.94,348,4.51", "高级专业技术职务,93,1.10,2,0.03", "无技术等级或职称,,,4602,59.65",
	}
	text := "技术等级,需求人数,需求比重,求职人数,求职比重,求人倍率\n"
	for at, row := range rows {
		text += row + "," + ratio[at] + "\n"
	}
	return text + "无要求,3870,45.69,,,\n合计,8470,100.00,7715,100.00,\n"
}

const wuxiCategories = "求职人员类别,求职人数,求职比重\n新成长失业青年,46285,29.80\n其中:应届高校毕业生,23353,50.45\n" +
	"就业转失业人员,15618,10.05\n其他失业人员,6028,3.88\n在业人员,12595,8.11\n退休人员,551,0.35\n在学人员,2964,1.91\n" +
	"本市农村人员,17148,11.04\n外埠人员,54139,34.85\n合计,155328,\n"

const employers = "用人单位性质,需求人数,需求比重\n企业,960,96.00\n内资企业,600,62.50\n国有企业,200,20.83\n私营企业,400,41.67\n" +
	"港澳台商投资企业,160,16.67\n外商投资企业,120,12.50\n个体经营,80,8.33\n事业,20,2.00\n机关,15,1.50\n其他,5,0.50\n合计,1000,100\n"

func TestPublished(t *testing.T) {
	for _, c := range published {
		t.Run(c.name, func(t *testing.T) {
			if got := strings.TrimSpace(lines(judged(t, market(c.files)))); got != c.want {
				t.Errorf("got:\n%s\nwant:\n%s", got, c.want)
			}
		})
	}
}
