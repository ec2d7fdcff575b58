package chart_test

import (
	"strings"
	"testing"

	"gongqiu/build/chart"
	"gongqiu/build/decimal"
	"gongqiu/build/format"
	"gongqiu/build/model"
	"gongqiu/build/period"
	"gongqiu/build/words"
)

// Published figures, as printed. A row is a period or a label, then one value for each series; "." is no data.
const (
	nationalRatio = `2001-Q4 0.75
2003-Q3 0.9
2005-Q4 0.96
2009-Q3 0.94
2010-Q2 1.00
2010-Q3 0.99
2010-Q4 1.01
2014-Q1 1.11
2014-Q3 1.09
2014-Q4 1.15
2015-Q1 1.12
2017-Q1 1.13
2017-Q4 1.22
2020-Q1 1.62
2020-Q4 1.52
2021-Q2 1.58
2022-Q3 1.31`
	nationalNumbers = `2001-Q4 108.9万 145.2万
2003-Q3 266.4万 294.9万
2005-Q4 368.6万 382.8万
2009-Q3 576.7万 610.5万
2010-Q1 551.9万 529.9万
2010-Q2 637.3万 637.1万
2010-Q3 668万 677万
2010-Q4 478.5万 473.3万
2012-Q3 643.3万 610万
2014-Q1 629.2万 565.3万
2014-Q3 554万 509万
2014-Q4 494万 430万
2015-Q1 525万 469万
2016-Q1 520万 487万
2017-Q1 590.3万 523.4万
2017-Q4 433.7万 354.2万
2020-Q4 481.8万 317.9万
2021-Q2 563.8万 356万
2022-Q3 468.7万 357.9万`
	numbers2010 = `2010-Q1 551.9万 529.9万
2010-Q2 637.3万 637.1万
2010-Q3 668万 677万
2010-Q4 478.5万 473.3万`
	regionalRatio = `2010-Q2 1 0.98 1.01
2010-Q4 1.02 1.02 .
2014-Q1 1.08 1.14 1.17
2014-Q3 1.06 1.06 1.20
2014-Q4 1.14 1.15 1.17
2017-Q1 1.08 1.16 1.2
2017-Q4 1.22 1.18 1.29`
	wuxiSeekers = `新成长失业青年|Newly-grown_unemployed_youth 31683
就业转失业人员|People_who_lost_a_job 15769
其他失业人员|Other_unemployed_people 3950
在业人员|Employed_people 4101
退休人员|Retired_people 235
在学人员|Students 885
本市农村人员|Rural_residents_of_the_city 3363
外埠人员|People_from_elsewhere 23802`
	educationRatio = `初中及以下|Junior_secondary_or_less 1.00
高中|Senior_secondary 1.27
职高技校中专|Vocational_secondary 1.42
大专|Junior_college 1.00
大学|University 0.95
硕士及以上|Master's_or_higher 1.32`
	occupationShare = `商业和服务业人员|Commerce_and_service_workers 39.4 33.7
生产运输设备操作工|Production_and_transport_equipment_operators 29.3 24.9
办事人员和有关人员|Clerks_and_related_workers 11.5 14.1
专业技术人员|Professional_and_technical_staff 11 11.5`
)

var drawer = chart.New(words.Load())

// rows reads one of the constants above.
func rows(tb testing.TB, spec *chart.Spec, table string) {
	tb.Helper()
	language := string(spec.Language)
	for _, row := range strings.Split(table, "\n") {
		fields := strings.Fields(row)
		var category chart.Category
		if p, err := period.Parse(fields[0]); err == nil {
			category = chart.Category{Label: format.Period(p, language), Period: p}
		} else {
			zh, en, _ := strings.Cut(fields[0], "|")
			category = chart.Category{Code: zh, Label: zh}
			if spec.Language == model.English {
				category.Label = strings.ReplaceAll(en, "_", " ")
			}
		}
		spec.Categories = append(spec.Categories, category)
		for at, value := range fields[1:] {
			var point chart.Point
			if value != "." {
				number, power := strings.CutSuffix(value, "万")
				d, err := decimal.Parse(number)
				if err != nil {
					tb.Fatal(err)
				}
				if power {
					d, _ = d.Shift(4)
				}
				point = chart.Point{Value: d, State: model.Present}
			}
			spec.Series[at].Points = append(spec.Series[at].Points, point)
		}
	}
}

// in chooses the text of a language.
func in(language model.Language, zh, en string) string {
	if language == model.English {
		return en
	}
	return zh
}

// example is a chart of real figures.
func example(tb testing.TB, name string, language model.Language) *chart.Spec {
	tb.Helper()
	s := &chart.Spec{ID: name, Kind: chart.Line, Language: language, Series: make([]chart.Series, 1)}
	people := in(language, "人", "persons")
	supply := []chart.Series{
		{Code: "demand", Name: in(language, "需求人数", "Vacancies")},
		{Code: "seekers", Name: in(language, "求职人数", "Job seekers")},
	}
	balance := chart.Reference{Value: decimal.Whole(1), Label: in(language, "供求平衡", "balance")}
	s.Source = in(language, "部分城市公共就业服务机构市场供求状况分析",
		"Analyses of supply and demand at public employment services in some cities")
	switch name {
	case "ratio":
		s.Title = in(language, "全国监测城市求人倍率", "Openings per seeker, monitored cities")
		s.Series[0].Name, s.Reference = in(language, "求人倍率", "Openings per seeker"), balance
		rows(tb, s, nationalRatio)
	case "numbers":
		s.Title, s.Unit, s.Series = in(language, "需求人数和求职人数", "Vacancies and job seekers"), people, supply
		rows(tb, s, nationalNumbers)
	case "regions":
		s.Title, s.Reference = in(language, "各区域求人倍率", "Openings per seeker by region"), balance
		s.Series = []chart.Series{{Name: in(language, "东部", "East")}, {Name: in(language, "中部", "Centre")},
			{Name: in(language, "西部", "West")}}
		rows(tb, s, regionalRatio)
	case "spark":
		s.Kind, s.Title = chart.Sparkline, in(language, "求人倍率", "Openings per seeker")
		rows(tb, s, nationalRatio)
	case "states":
		s.Title, s.Unit, s.Series = in(language, "各种标记", "All the marks"), people, supply
		rows(tb, s, marked)
		s.Series[0].Points[9].Provisional, s.Series[1].Points[9].Provisional = true, true
		s.Series[0].Points[5].Break, s.Series[0].Points[5].Note = true, in(language, "城市数增加。", "More cities.")
		s.Series[0].Points[2] = chart.Point{State: model.NotComparable}
		s.Series[1].Points[2] = chart.Point{State: model.Suppressed}
		s.Series[1].Points[7] = chart.Point{State: model.NotApplicable}
	default:
		barExample(tb, name, s, supply)
	}
	return s
}

// barExample makes an example of bars.
func barExample(tb testing.TB, name string, s *chart.Spec, supply []chart.Series) {
	tb.Helper()
	language := s.Language
	people := in(language, "人", "persons")
	switch name {
	case "year":
		s.Kind, s.Unit, s.Series = chart.Bar, people, supply
		s.Title = in(language, "2010年各季度需求人数和求职人数", "Vacancies and job seekers by quarter, 2010")
		rows(tb, s, numbers2010)
	case "columns":
		s.Kind, s.Unit = chart.Bar, people
		s.Title = in(language, "需求人数", "Vacancies")
		s.Series = make([]chart.Series, 2)
		rows(tb, s, nationalNumbers)
		s.Series = s.Series[:1]
	case "seekers":
		s.Kind, s.Unit = chart.Bar, people
		s.Title = in(language, "2025年第三季度无锡市求职人员类别", "Job seekers by category, Wuxi, Q3 2025")
		s.Series[0].Name, s.Whole = in(language, "求职人数", "Job seekers"), decimal.Whole(83788)
		s.Source, s.Note = in(language, "无锡市人力资源市场运行概况", "Wuxi human-resources market overview"),
			in(language, "应届高校毕业生含在新成长失业青年中。", "New graduates are among the newly-grown youth.")
		rows(tb, s, wuxiSeekers)
	case "education":
		s.Kind = chart.Bar
		s.Reference = chart.Reference{Value: decimal.Whole(1), Label: in(language, "供求平衡", "balance")}
		s.Title = in(language, "2013年第三季度各文化程度求人倍率", "Openings per seeker by education, Q3 2013")
		rows(tb, s, educationRatio)
	case "shares":
		s.Kind, s.Unit = chart.Bar, "%"
		s.Title = in(language, "2005年第四季度各职业所占比重", "Shares by occupation, Q4 2005")
		s.Series = []chart.Series{{Name: in(language, "需求比重", "Share of vacancies")},
			{Name: in(language, "求职比重", "Share of seekers")}}
		rows(tb, s, occupationShare)
	case "gap":
		s.Kind, s.Unit, s.Title = chart.Bar, people, in(language, "供求缺口（示例）", "Gap (made up)")
		rows(tb, s, gaps)
		s.Series[0].Points[1].Provisional = true
		s.Series[0].Points[4] = chart.Point{State: model.Suppressed}
		s.Series[0].Points[5] = chart.Point{State: model.NotComparable}
	default:
		tb.Fatalf("no example %q", name)
	}
}

// Made-up rows, for marks that the published figures above do not have.
const (
	marked = `2019-Q1 41000 39000
2019-Q2 42500 40100
2019-Q3 0 0
2019-Q4 43100 41000
2020-Q1 30000 35500
2020-Q2 51000 44000
2020-Q3 52000 45000
2020-Q4 51500 46200
2021-Q1 54000 47000
2021-Q2 56000 47800`
	gaps = `单位负责人|Managers -5230
信息传输、软件和信息技术服务业有关人员|Information_transmission,_software_and_IT_service_workers 12031
商业服务业人员|Commerce_and_service_workers 27344
农林牧渔水利生产人员|Farm,_forestry_and_water_workers -812
其他|Other 0
无要求|Unspecified 0`
)

func exampleNames() []string {
	return []string{"ratio", "numbers", "regions", "year", "columns", "seekers", "education", "shares", "spark",
		"states", "gap"}
}
