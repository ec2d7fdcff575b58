package render_test

import (
	"testing"

	"gongqiu/build/chart"
	"gongqiu/build/decimal"
	"gongqiu/build/diag"
	"gongqiu/build/model"
	"gongqiu/build/period"
	"gongqiu/build/plan"
	"gongqiu/build/render"
	"gongqiu/build/words"
	"gongqiu/themes"
)

// newRenderer is a renderer of the default theme for the sample sites.
func newRenderer(tb testing.TB) (*render.Renderer, sampleSites) {
	tb.Helper()
	book := words.Load()
	sites := sampleSites{zh: sampleSite(model.Chinese), en: sampleSite(model.English)}
	findings := &diag.List{}
	r, err := render.New(render.Options{
		Theme:  render.Theme{Base: themes.Default()},
		Sites:  []*plan.SiteView{sites.zh, sites.en},
		Words:  book,
		Charts: newDrawer(),
	}, findings)
	if err != nil {
		tb.Fatal(err)
	}
	for _, finding := range findings.Sorted() {
		tb.Errorf("%s:%d:%d: %s", finding.Place.File, finding.Place.Line, finding.Place.Column,
			finding.Args["reason"])
	}
	if r == nil {
		tb.Fatal("the default theme has faults")
	}
	return r, sites
}

// newDrawer draws charts with the program's own words.
func newDrawer() *chart.Drawer { return chart.New(words.Load()) }

type sampleSites struct{ zh, en *plan.SiteView }

// both makes one sample in both languages.
func (s sampleSites) both(make func(site *plan.SiteView, say sayer) any) []any {
	return []any{make(s.zh, chinese), make(s.en, english)}
}

// sayer chooses between the Chinese and the English words of a sample.
type sayer func(zh, en string) string

func chinese(zh, _ string) string { return zh }
func english(_, en string) string { return en }

func sampleSite(language model.Language) *plan.SiteView {
	say, home, htmlLang := sayer(chinese), "/", "zh-Hans"
	if language == model.English {
		say, home, htmlLang = english, "/en/", "en"
	}
	return &plan.SiteView{
		Language: language, HTMLLang: htmlLang, HomeURL: home,
		Title:        say("供求", "Gongqiu"),
		Tagline:      say("劳动力市场供求统计", "Labour market supply and demand in China"),
		Organisation: say("劳动力市场供求统计项目", "Labour Market Supply and Demand Project"),
		SearchURL:    home + "search/",
		Navigation: []plan.Link{
			{Title: say("时期", "Periods"), URL: home + "periods/"},
			{Title: say("地区", "Regions"), URL: home + "regions/"},
			{Title: say("职业", "Occupations"), URL: home + "by/occupation/"},
			{Title: say("政策", "Policies"), URL: home + "policies/"},
			{Title: say("数据", "Data"), URL: home + "data/"},
		},
		Footer: []plan.Link{
			{Title: say("关于本站", "About"), URL: home + "about/"},
			{Title: say("方法与口径", "Methods"), URL: home + "methods/"},
			{Title: say("术语", "Glossary"), URL: home + "glossary/"},
			{Title: say("网站地图", "Site map"), URL: home + "sitemap/"},
		},
		Contact: []plan.Definition{{Term: say("电话", "Telephone"), Text: "12333", URL: "tel:12333"}},
	}
}

// sampleBase is what every sample page has.
func sampleBase(site *plan.SiteView, say sayer, layout, title, address string) plan.Base {
	own, other := plan.Link{Title: "简体中文", Lang: "zh-Hans"}, plan.Link{Title: "English", Lang: "en"}
	languages := []plan.Link{own, other}
	languages[1].URL = "/en/" + address
	if site.Language == model.English {
		languages[0].URL, languages[1].URL = "/"+address, ""
	}
	return plan.Base{
		Site: site, Layout: layout, Title: title, HeadTitle: title + say("－供求", " – Gongqiu"),
		Address: address, URL: "https://gongqiu.example.org" + site.HomeURL + address, Languages: languages,
		Breadcrumb: []plan.Link{{Title: say("首页", "Home"), URL: site.HomeURL}, {Title: title}},
		Updated:    "2016-10-20",
	}
}

// ratioChart is the published national ratio, quarter by quarter, with its gaps.
func ratioChart(site *plan.SiteView, say sayer) *plan.Figure {
	values := []struct{ period, value string }{
		{"2010-Q2", "1.00"}, {"2010-Q3", "0.99"}, {"2010-Q4", "1.01"}, {"2014-Q1", "1.11"}, {"2014-Q2", ""},
		{"2014-Q3", "1.09"}, {"2014-Q4", "1.15"}, {"2015-Q1", "1.12"}, {"2017-Q1", "1.13"}, {"2017-Q4", "1.22"},
		{"2020-Q1", "1.62"}, {"2020-Q4", "1.52"}, {"2021-Q2", "1.58"}, {"2022-Q3", "1.31"},
	}
	spec := chart.Spec{
		ID: "ratio", Kind: chart.Line, Language: site.Language,
		Title:     say("求人倍率，全国监测城市，2010—2022年", "Openings per seeker, monitored cities, 2010–2022"),
		Source:    say("人力资源和社会保障部各季度市场供求状况分析", "MOHRSS quarterly analyses"),
		Series:    []chart.Series{{Name: say("求人倍率", "Openings per seeker")}},
		Reference: chart.Reference{Value: decimal.Whole(1), Label: say("供求平衡", "balance")},
	}
	for _, v := range values {
		at, _ := period.Parse(v.period)
		label := say(at.String()[:4]+"年第"+quarter(at, true)+"季度", at.String()[:4]+" Q"+quarter(at, false))
		spec.Categories = append(spec.Categories, chart.Category{Label: label, Period: at})
		point := chart.Point{State: model.Missing}
		if v.value != "" {
			number, _ := decimal.Parse(v.value)
			point = chart.Point{Value: number, State: model.Present}
		}
		spec.Series[0].Points = append(spec.Series[0].Points, point)
	}
	return &plan.Figure{Chart: spec, Downloads: chartFiles(say, "/indicators/supply-demand/ratio/ratio")}
}

func quarter(at period.Period, han bool) string {
	n := int(at.String()[6] - '1')
	if han {
		return [...]string{"一", "二", "三", "四"}[n]
	}
	return [...]string{"1", "2", "3", "4"}[n]
}

func chartFiles(say sayer, stem string) []plan.Link {
	return []plan.Link{
		{Title: say("图（SVG）", "Chart (SVG)"), URL: stem + ".svg"}, {Title: "CSV", URL: stem + ".csv"},
		{Title: "JSON", URL: stem + ".json"},
	}
}
