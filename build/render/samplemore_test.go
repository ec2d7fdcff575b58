package render_test

import (
	"gongqiu/build/model"
	"gongqiu/build/plan"
)

func wuxiPage(site *plan.SiteView, say sayer) any {
	base := sampleBase(site, say, "data", say("无锡市，2016年第三季度", "Wuxi, third quarter of 2016"),
		"regions/320200/2016-Q3/")
	home := site.HomeURL
	base.Preview = true
	base.Previous = plan.Link{Title: say("2015年第一季度", "2015 Q1"), URL: home + "regions/320200/2015-Q1/"}
	base.Next = plan.Link{Title: say("2018年第一季度", "2018 Q1"), URL: home + "regions/320200/2018-Q1/"}
	present := func(text string) plan.TableCell { return plan.TableCell{Text: text, State: model.Present} }
	missing := plan.TableCell{State: model.Missing}
	return &plan.DataView{
		Base: base,
		Summary: say("用人单位需求182,792人，比上季度增加8.31%；求职185,490人，增加7.22%。求人倍率0.99，供求基本平衡。",
			"Employers asked for 182,792 people, up 8.31% on the quarter; 185,490 sought work, up 7.22%. "+
				"With 0.99 openings per seeker the market was close to balance."),
		Headline: []plan.Number{
			{Label: say("求人倍率", "Openings per seeker"), Value: "0.99"},
			{Label: say("需求人数", "Vacancies"), Value: "182,792", Unit: say("人", "persons"),
				Detail: say("比上季度增加 14,021 人（8.31%）", "up 14,021 (8.31%) on the quarter")},
			{Label: say("求职人数", "Job seekers"), Value: "185,490", Unit: say("人", "persons"),
				Detail: say("比上季度增加 12,496 人（7.22%）", "up 12,496 (7.22%) on the quarter")},
		},
		Sections: []plan.Section{{
			ID: "sector", Title: say("按产业", "By sector"),
			Tables: []*plan.Table{{
				ID: "by-sector", Caption: say("各产业的需求比重", "Share of vacancies by sector"), Unit: "%",
				Headings: []plan.Heading{{Title: say("产业", "Sector")}, {Title: say("需求比重", "Share of vacancies"),
					Numeric: true},
					{Title: say("比上季度（百分点）", "On the quarter (points)"), Numeric: true}, {Title: say("比上年同期（百分点）",
						"On the year (points)"), Numeric: true}},
				Rows: []plan.Row{
					{Head: plan.Link{Title: say("第一产业", "Primary")}, Cells: []plan.TableCell{present("0.46"),
						missing, missing}},
					{Head: plan.Link{Title: say("第二产业", "Secondary")}, Cells: []plan.TableCell{present("48.42"),
						missing, missing}},
					{Kind: plan.OfWhichRow, Head: plan.Link{Title: say("制造业", "manufacturing")},
						Cells: []plan.TableCell{missing, missing, missing}},
					{Head: plan.Link{Title: say("第三产业", "Tertiary")}, Cells: []plan.TableCell{present("51.13"),
						present("+0.35"), present("+1.45")}},
				},
			}},
			Sources: []plan.Link{{Title: "无锡 人力资源市场运行概况 2016年三季度", Lang: lang(say),
				URL: "http://hrss.wuxi.gov.cn/ztzl/rlzygqzkfx/wxsrlzyscgqzkfx2016nsjd/index.shtml"}},
		}},
	}
}

func datasetPage(site *plan.SiteView, say sayer) any {
	title := say("公共就业服务机构市场供求", "Supply and demand at public employment services")
	base := sampleBase(site, say, "dataset", title, "data/supply-demand/")
	base.Kicker = say("数据集", "Dataset")
	dictionary := &plan.Table{
		ID: "dictionary", Caption: say("数据字典", "Data dictionary"),
		Headings: []plan.Heading{{Title: say("列", "Column")}, {Title: say("名称", "Title")}, {Title: say("单位",
			"Unit")}},
	}
	for _, row := range [][]string{{"demand", say("需求人数", "Vacancies"), say("人", "person")},
		{"seekers", say("求职人数", "Job seekers"), say("人", "person")}, {"ratio", say("求人倍率", "Openings per seeker"),
			"–"}} {
		dictionary.Rows = append(dictionary.Rows, plan.Row{Head: plan.Link{Title: row[0]},
			Cells: []plan.TableCell{{Text: row[1]}, {Text: row[2]}}})
	}
	return &plan.DatasetView{
		Base: base,
		Summary: say("各地公共就业服务机构登记的岗位和求职者，2001年至2025年，按季度。",
			"Posts and job seekers registered at public employment services, by quarter, 2001 to 2025."),
		Facts: []plan.Definition{{Term: say("频率", "Frequency"), Text: say("季度", "Quarterly")},
			{Term: say("地区", "Geography"), Text: say("全国、省、市", "Nation, provinces, cities")}, {Term: say("许可",
				"Licence"), Text: "CC BY 4.0", URL: "https://creativecommons.org/licenses/by/4.0/"}},
		Downloads: []plan.Link{{Title: "CSV", URL: "/data/supply-demand.csv", Detail: "214 KB"}, {Title: "XLSX",
			URL: "/data/supply-demand.xlsx", Detail: "161 KB"}, {Title: "JSON", URL: "/data/supply-demand.json",
			Detail: "488 KB"}},
		Sections: []plan.Section{{ID: "dictionary-section", Title: say("数据字典", "Data dictionary"),
			Tables: []*plan.Table{dictionary}}},
	}
}

func policyPage(site *plan.SiteView, say sayer) any {
	title := say("关于进一步加强就业再就业工作的通知", "Notice on further strengthening employment and re-employment work")
	base := sampleBase(site, say, "policy", title, "policies/guofa-2005-36/")
	base.Kicker = say("政策文件", "Policy document")
	home := site.HomeURL
	return &plan.PolicyView{
		Base: base, Number: say("国发〔2005〕36号", "Guofa [2005] No. 36"),
		Facts: []plan.Definition{{Term: say("发文机关", "Issued by"), Text: say("国务院", "State Council")},
			{Term: say("发文时间", "Issued"), Text: say("2005年11月", "November 2005")},
			{Term: say("对象", "For"), Text: say("下岗失业人员、就业困难人员、高校毕业生、农民工",
				"Laid-off workers, people with difficulty finding work, graduates, migrant workers")}},
		Sections: []plan.Section{{ID: "relations", Title: say("相关文件", "Related documents"),
			Links: []plan.Link{{Title: say("中发〔2002〕12号", "Zhongfa [2002] No. 12"),
				URL: home + "policies/zhongfa-2002-12/", Detail: say("被本文件延续", "continued by this notice")}}}},
	}
}

func listPage(site *plan.SiteView, say sayer) any {
	base := sampleBase(site, say, "list", say("地区", "Regions"), "regions/")
	home := site.HomeURL
	return &plan.ListView{
		Base: base, Summary: say("有数据的全国、省份和城市。", "The nation, provinces and cities that have data."),
		Groups: []plan.Section{
			{ID: "nation", Title: say("全国", "China"), Links: []plan.Link{{Title: say("全国监测城市", "Monitored cities"),
				URL: home + "regions/cities/", Detail: say("2001年至2022年", "2001 to 2022")}}},
			{ID: "jiangsu", Title: say("江苏省", "Jiangsu"), Links: []plan.Link{{Title: say("无锡市", "Wuxi"),
				URL: home + "regions/320200/"}, {Title: say("江苏13市", "13 cities of Jiangsu"),
				URL: home + "regions/js13/"}}},
			{ID: "guangdong", Title: say("广东省", "Guangdong"), Links: []plan.Link{{Title: say("惠州市", "Huizhou"),
				URL: home + "regions/441300/"}, {Title: say("江门市", "Jiangmen"), URL: home + "regions/440700/"},
				{Title: say("韶关市", "Shaoguan"), URL: home + "regions/440200/"}}},
		},
	}
}

func missingPage(site *plan.SiteView, say sayer) any {
	base := sampleBase(site, say, "404", say("没有这一页", "Page not found"), "404.html")
	base.URL, base.Updated, base.Breadcrumb = "", "", nil
	return &plan.TextView{Base: base, Summary: say("网址可能有误，或者这一页已经移走。请从下面的栏目查找。",
		"The address may be wrong, or the page has moved. Try one of these.")}
}

func text(words string) model.Node { return model.Node{Kind: model.Words, Text: words} }

func block(kind model.NodeKind, children ...model.Node) model.Node {
	return model.Node{Kind: kind, Children: children}
}

func textPage(site *plan.SiteView, say sayer) any {
	base := sampleBase(site, say, "text", say("方法与口径", "Methods"), "methods/")
	base.Figures = map[string]*plan.Figure{"ratio": ratioChart(site, say)}
	base.Tables = map[string]*plan.Table{"by-age": ageTable(say)}
	link := model.Node{Kind: model.Link, URL: "http://www.mohrss.gov.cn/",
		Children: []model.Node{text(say("人力资源和社会保障部", "MOHRSS"))}}
	mark := model.Node{Kind: model.FootnoteMark, Number: 1, ID: "fn-1"}
	heading := func(level int, id, words string) model.Node {
		return model.Node{Kind: model.Heading, Level: level, ID: id, Children: []model.Node{text(words)}}
	}
	row := func(cells ...string) model.Node {
		out := model.Node{Kind: model.TableRow}
		for at, words := range cells {
			align := model.AlignNone
			if at == 1 {
				align = model.AlignEnd
			}
			out.Children = append(out.Children, model.Node{Kind: model.TableCell, Align: align,
				Children: []model.Node{text(words)}})
		}
		return out
	}
	return &plan.TextView{
		Base: base, Date: "2016-10-20", Summary: say("求人倍率怎样算，哪些数可以比较。",
			"How the ratio is computed, and which figures can be compared."),
		Prose: &model.Prose{Blocks: []model.Node{
			block(model.Paragraph, text(say("求人倍率是需求人数与求职人数之比。",
				"Openings per seeker is vacancies over job seekers. ")), block(model.Strong, text(say("大于1",
				"Above 1"))),
				text(say("表示岗位多于求职者", " there are more posts than people")), mark, text(say("，数据来自",
					". Figures come from ")), link, text(say("。", "."))),
			heading(1, "computing", say("怎样计算", "How it is computed")),
			block(model.Paragraph, text(say("公式是 ", "The formula is ")), model.Node{Kind: model.CodeSpan,
				Text: "demand / seekers"}, text(say("，保留两位小数。", ", to two decimals.")), mark),
			block(model.Paragraph, model.Node{Kind: model.Image, URL: "chart:ratio", Text: "ratio"}),
			heading(4, "compare", say("能否比较", "What can be compared")),
			{Kind: model.List, Ordered: true, Start: 1, Children: []model.Node{block(model.ListItem,
				block(model.Paragraph, text(say("同一批城市之间可以比较。", "The same cities can be compared.")))),
				block(model.ListItem, block(model.Paragraph, text(say("监测城市变动的，只用公布数。",
					"Where the cities change, only published figures are used."))))}},
			block(model.Quote, block(model.Paragraph, block(model.Emphasis, text(say("行政记录，不是抽样调查。",
				"Administrative counts, not a sample survey."))))),
			block(model.TableBlock, row(say("符号", "Sign"), say("位数", "Digits")), row("≈", "2"), row("<", "0")),
			{Kind: model.CodeBlock, Info: "table", ID: "by-age"},
			{Kind: model.CodeBlock, Info: "text", Text: "gongqiu table supply-demand --by occupation <X>"},
			{Kind: model.Rule},
			block(model.FootnoteBlock, model.Node{Kind: model.Footnote, Number: 1, ID: "fn-1",
				Children: []model.Node{block(model.Paragraph, text(say("按登记数计算。", "By registrations.")))}}),
		}},
	}
}
