package render_test

import (
	"strings"

	"gongqiu/build/chart"
	"gongqiu/build/decimal"
	"gongqiu/build/model"
	"gongqiu/build/plan"
)

// samplePages are one page of every layout, in both languages, by the name of its golden file.
func samplePages(sites sampleSites) map[string][]any {
	return map[string][]any{
		"home":    sites.both(homePage),
		"hainan":  sites.both(hainanPage),
		"wuxi":    sites.both(wuxiPage),
		"dataset": sites.both(datasetPage),
		"policy":  sites.both(policyPage),
		"list":    sites.both(listPage),
		"text":    sites.both(textPage),
		"404":     sites.both(missingPage),
	}
}

func homePage(site *plan.SiteView, say sayer) any {
	base := sampleBase(site, say, "home", site.Title, "")
	base.Description = site.Tagline
	base.Kicker = say("全国监测城市 · 2022年第三季度", "Monitored cities · third quarter of 2022")
	base.Breadcrumb = nil
	home := site.HomeURL
	return &plan.HomeView{
		Base: base,
		Finding: say("每100个求职者对应131个岗位，比上季度减少6个，比上年同期减少22个",
			"131 openings for every 100 job seekers: 6 fewer than a quarter ago, 22 fewer than a year ago"),
		Headline: []plan.Number{
			{Label: say("求人倍率", "Openings per seeker"), Value: "1.31",
				URL:    home + "indicators/supply-demand/ratio/",
				Detail: say("比上季度下降 0.06", "down 0.06 on the quarter")},
			{Label: say("需求人数", "Vacancies"), Value: say("468.7", "4.687"), Unit: say("万人", "million")},
			{Label: say("求职人数", "Job seekers"), Value: say("357.9", "3.579"), Unit: say("万人", "million")},
		},
		Figure: ratioChart(site, say),
		Latest: []plan.Link{
			{Title: say("全国监测城市", "Monitored cities"), URL: home + "regions/cities/2022-Q3/",
				Detail: say("2022年第三季度", "2022 Q3")},
			{Title: say("无锡市", "Wuxi"), URL: home + "regions/320200/2025-Q3/", Detail: say("2025年第三季度", "2025 Q3")},
			{Title: say("惠州市", "Huizhou"), URL: home + "regions/441300/2024-Q1/", Detail: say("2024年第一季度",
				"2024 Q1")},
			{Title: say("江门市", "Jiangmen"), URL: home + "regions/440700/2019-Q2/", Detail: say("2019年第二季度",
				"2019 Q2")},
		},
		Doors: []plan.Section{
			{Title: say("地区", "Regions"), Lead: say("全国、省份和城市的供求情况", "The nation, provinces and cities"),
				Links: []plan.Link{{Title: say("全国", "China"), URL: home + "regions/000000/"}, {Title: say("海南省",
					"Hainan"), URL: home + "regions/460000/"}, {Title: say("无锡市", "Wuxi"),
					URL: home + "regions/320200/"}}},
			{Title: say("职业", "Occupations"), Lead: say("哪些职业缺人，哪些职业人多",
				"Which occupations are short of people, and which have many"),
				Links: []plan.Link{{Title: say("专业技术人员", "Professionals"), URL: home + "by/occupation/2/"},
					{Title: say("办事人员和有关人员", "Clerical workers"), URL: home + "by/occupation/3/"}}},
			{Title: say("政策", "Policies"), Lead: say("就业再就业政策及其落实数字",
				"Employment policies and the numbers behind them"),
				Links: []plan.Link{{Title: say("国发〔2005〕36号", "Guofa [2005] No. 36"),
					URL: home + "policies/guofa-2005-36/"}}},
		},
	}
}

// hainanRows are the vacancies and seekers of Hainan in the third quarter of 2013 by occupation, as published; the
// ratio of the last was not published. The six groups are added up here; the note and the marks in the table are made
// up, to show every sign.
const hainanRows = `单位负责人|Heads of units|5,142|3,420|1.50|1,722|9.18|4.32
专业技术人员|Professionals and technicians|8,584|23,376|0.37|−14,792|15.33|29.50
办事人员和有关人员|Clerical workers|6,393|16,198|0.39|−9,805|11.41|20.44
商业和服务业人员|Commerce and service workers|23,909|22,582|1.06|1,327|42.69|28.49
农林牧渔水利生产人员|Agricultural workers|429|360|1.19|69|0.77|0.45
生产运输设备操作工|Production and transport operators|9,075|11,818||−2,743|16.20|`

func hainanTable(say sayer) *plan.Table {
	table := &plan.Table{
		ID: "by-occupation", Caption: say("各职业的供求人数，海南省，2013年第三季度",
			"Vacancies and job seekers by occupation, Hainan, third quarter of 2013"),
		Unit: say("人次（倍率和比重除外）", "person-times, but for ratio and shares"),
		Headings: []plan.Heading{
			{Title: say("职业", "Occupation")}, {Title: say("需求人数", "Vacancies"), Numeric: true},
			{Title: say("求职人数", "Job seekers"), Numeric: true}, {Title: say("求人倍率", "Openings per seeker"),
				Numeric: true},
			{Title: say("缺口", "Gap"), Numeric: true}, {Title: say("需求比重", "Share of vacancies"), Unit: "%",
				Numeric: true},
			{Title: say("求职比重", "Share of seekers"), Unit: "%", Numeric: true},
		},
		Notes: []plan.Note{{Text: say("含其他相关人员。", "Includes related workers.")}},
		Sources: []plan.Link{{Title: "2013年第三季度海南全省按职业分组的需求情况",
			URL: "https://hn.daijun.com/article/index.php?c=show&id=11336", Lang: lang(say)}},
		Download: []plan.Link{{Title: "CSV", URL: "/regions/460000/2013-Q3/by-occupation.csv", Detail: "1 KB"},
			{Title: "XLSX", URL: "/regions/460000/2013-Q3/by-occupation.xlsx", Detail: "7 KB"}},
	}
	for at, line := range strings.Split(hainanRows, "\n") {
		fields := strings.Split(line, "|")
		row := plan.Row{Head: plan.Link{Title: say(fields[0], fields[1]),
			URL: "/by/occupation/" + string(rune('1'+at)) + "/"}}
		for _, field := range fields[2:] {
			cell := plan.TableCell{Text: field, State: model.Present}
			if field == "" {
				cell.State = model.Missing
			}
			row.Cells = append(row.Cells, cell)
		}
		table.Rows = append(table.Rows, row)
	}
	table.Rows[3].Cells[0].Note = 1
	table.Rows[0].Cells[2].Status = model.Provisional
	table.Rows[4].Cells[2].Status = model.SmallBase
	total := plan.Row{Kind: plan.TotalRow, Head: plan.Link{Title: say("六类合计", "Six groups")}}
	for _, text := range []string{"53,532", "77,754", "0.69", "−24,222", "95.58", "–"} {
		total.Cells = append(total.Cells, plan.TableCell{Text: text, State: model.Present})
	}
	table.Rows = append([]plan.Row{total}, table.Rows...)
	return table
}

// lang is the language of a Chinese title on an English page; empty on a Chinese one.
func lang(say sayer) string { return say("", "zh-Hans") }

func hainanChart(site *plan.SiteView, say sayer) *plan.Figure {
	spec := chart.Spec{
		ID: "occupation-ratio", Kind: chart.Bar, Language: site.Language,
		Title: say("各职业的求人倍率，海南省，2013年第三季度",
			"Openings per seeker by occupation, Hainan, third quarter of 2013"),
		Series:    []chart.Series{{Name: say("求人倍率", "Openings per seeker")}},
		Reference: chart.Reference{Value: decimal.Whole(1), Label: say("供求平衡", "balance")},
	}
	for _, line := range strings.Split(hainanRows, "\n") {
		fields := strings.Split(line, "|")
		point := chart.Point{State: model.Missing}
		if fields[4] != "" {
			number, _ := decimal.Parse(fields[4])
			point = chart.Point{Value: number, State: model.Present}
		}
		spec.Categories = append(spec.Categories, chart.Category{Label: say(fields[0], fields[1])})
		spec.Series[0].Points = append(spec.Series[0].Points, point)
	}
	return &plan.Figure{Chart: spec, Downloads: chartFiles(say, "/regions/460000/2013-Q3/occupation-ratio")}
}

func hainanPage(site *plan.SiteView, say sayer) any {
	title := say("海南省，2013年第三季度", "Hainan, third quarter of 2013")
	base := sampleBase(site, say, "data", title, "regions/460000/2013-Q3/")
	home := site.HomeURL
	base.Kicker = say("地区 · 季度", "Region · quarter")
	base.Description = say("海南省2013年第三季度分职业的需求人数、求职人数和求人倍率。",
		"Vacancies, job seekers and openings per seeker by occupation in Hainan.")
	base.Breadcrumb = []plan.Link{{Title: say("首页", "Home"), URL: home}, {Title: say("地区", "Regions"),
		URL: home + "regions/"},
		{Title: say("海南省", "Hainan"), URL: home + "regions/460000/"}, {Title: say("2013年第三季度", "2013 Q3")}}
	base.Previous = plan.Link{Title: say("2008年第三季度", "2008 Q3"), URL: home + "regions/460000/2008-Q3/"}
	base.Contents = []plan.Link{{Title: say("按职业", "By occupation"), URL: "#occupation"}, {Title: say("按年龄",
		"By age"), URL: "#age"}, {Title: say("方法与口径", "Methods"), URL: "#methods"}}
	return &plan.DataView{
		Base: base,
		Summary: say("本季度用人单位需求5.4万人次，求职7.8万人次，求人倍率0.69，岗位少于求职者。",
			"Employers asked for 53,532 people and 77,754 sought work: 0.69 openings per seeker."),
		Headline: []plan.Number{
			{Label: say("求人倍率", "Openings per seeker"), Value: "0.69", Detail: say("每100个求职者对应69个岗位",
				"69 openings for every 100 seekers")},
			{Label: say("需求人数", "Vacancies"), Value: "53,532", Unit: say("人次", "person-times"),
				Place: "data/supply-demand/海南省/2013-Q3/occupation.csv:9:2"},
			{Label: say("求职人数", "Job seekers"), Value: "77,754", Unit: say("人次", "person-times")},
		},
		Sections: []plan.Section{
			{ID: "occupation", Title: say("按职业", "By occupation"),
				Lead: say("单位负责人最缺，每个求职者有1.50个岗位；专业技术人员最富余，只有0.37个。",
					"Heads of units are shortest of people, with 1.50 openings each; professionals have 0.37."),
				Figure: hainanChart(site, say), Tables: []*plan.Table{hainanTable(say)}},
			{ID: "age", Title: say("按年龄", "By age"), Lead: say("16—24岁占求职者的六成。",
				"People aged 16–24 are six in ten job seekers."), Tables: []*plan.Table{ageTable(say)}},
			{ID: "methods", Title: say("方法与口径", "Methods"), Facts: []plan.Definition{
				{Term: say("口径", "Coverage"), Text: say("在公共就业服务机构登记的岗位和求职者，是行政记录，不是抽样调查。",
					"Posts and job seekers registered at public employment services: administrative counts, not a sample survey.")},
				{Term: say("求人倍率", "Openings per seeker"), Text: say("需求人数除以求职人数",
					"Vacancies divided by job seekers"), URL: home + "glossary/#ratio"},
			}},
		},
	}
}

func ageTable(say sayer) *plan.Table {
	present := func(text string) plan.TableCell { return plan.TableCell{Text: text, State: model.Present} }
	none := plan.TableCell{State: model.Absent}
	return &plan.Table{
		ID: "by-age", Caption: say("各年龄组的比重和求人倍率", "Shares and openings per seeker by age"),
		Headings: []plan.Heading{{Title: say("年龄", "Age")}, {Title: say("需求比重", "Share of vacancies"), Unit: "%",
			Numeric: true},
			{Title: say("求职比重", "Share of seekers"), Unit: "%", Numeric: true}, {Title: say("求人倍率",
				"Openings per seeker"), Numeric: true}},
		Rows: []plan.Row{
			{Head: plan.Link{Title: say("16—24岁", "16–24")}, Cells: []plan.TableCell{present("17.54"),
				present("61.54"), present("0.68")}},
			{Head: plan.Link{Title: say("25—34岁", "25–34")}, Cells: []plan.TableCell{present("11.93"),
				present("33.98"), none}},
			{Head: plan.Link{Title: say("35—44岁", "35–44")}, Cells: []plan.TableCell{present("3.10"), none,
				present("1.07")}},
			{Kind: plan.UnspecifiedRow, Head: plan.Link{Title: say("无要求", "No requirement")},
				Cells: []plan.TableCell{none, {State: model.NotApplicable}, {State: model.NotComparable}}},
		},
	}
}
