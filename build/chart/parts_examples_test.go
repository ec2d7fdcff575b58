package chart_test

import (
	"testing"

	"gongqiu/build/chart"
	"gongqiu/build/decimal"
	"gongqiu/build/model"
	"gongqiu/build/period"
)

// Published figures, as printed: Wuxi by sector and by category of seeker, Hainan by occupation.
const (
	wuxiSectors = `2016-Q3 0.46 48.42 51.13
2018-Q1 0.42 52.05 47.53
2019-Q1 0.58 47.99 51.43
2021-Q1 0.60 64.29 35.11`
	citySectors = `韶关市2018年第三季度|Shaoguan,_Q3_2018 362 7989 3279
惠州市2024年第一季度|Huizhou,_Q1_2024 79 80949 12319`
	hainanOccupations = `单位负责人|Managers 5142 3420
专业技术人员|Professional_and_technical_staff 8584 23376
办事人员和有关人员|Clerks_and_related_workers 6393 16198
商业和服务业人员|Commerce_and_service_workers 23909 22582
农林牧渔水利生产人员|Farm,_forestry_and_water_workers 429 360
生产运输设备操作工|Production_and_transport_equipment_operators 9075 11818`
	hainanGaps = `单位负责人|Managers 1722
专业技术人员|Professional_and_technical_staff -14792
办事人员和有关人员|Clerks_and_related_workers -9805
商业和服务业人员|Commerce_and_service_workers 1327
农林牧渔水利生产人员|Farm,_forestry_and_water_workers 69
生产运输设备操作工|Production_and_transport_equipment_operators -2743`
	wuxiShares = `2015-Q1 29.80 10.05 3.88 8.11 0.35 1.91 11.04 34.85
2025-Q3 37.81 18.82 4.71 4.89 0.28 1.06 4.01 28.41`
	regionEnds = `2010-Q2 1 0.98 1.01
2017-Q4 1.22 1.18 1.29`
	lastYear = `2014-Q1 629.2万 .
2014-Q2 . .
2014-Q3 554万 .
2014-Q4 494万 .
2015-Q1 525万 629.2万
2016-Q1 520万 525万
2017-Q1 590.3万 520万
2017-Q4 433.7万 .`
	// madeUpParts has what the published figures do not: quarters one after another, a gap and a break.
	madeUpParts = `2019-Q1 1200 39000 45100
2019-Q2 1250 40100 46000
2019-Q3 1100 38200 47400
2019-Q4 1180 41000 46900
2020-Q1 900 22000 .
2020-Q2 1020 35000 39000
2020-Q3 1100 40500 44000
2020-Q4 1090 42000 47000
2021-Q1 1130 43000 50200`
)

func partNames() []string {
	return []string{"sectors", "area", "cities", "occupations", "diverging", "categories", "rise", "year-before"}
}

// named makes series of Chinese and English names in turn.
func named(language model.Language, names ...string) []chart.Series {
	var series []chart.Series
	for at := 0; at+1 < len(names); at += 2 {
		series = append(series, chart.Series{Code: names[at+1], Name: in(language, names[at], names[at+1])})
	}
	return series
}

// partExample is a chart of parts or of a comparison.
func partExample(tb testing.TB, name string, language model.Language) *chart.Spec {
	tb.Helper()
	s := &chart.Spec{ID: name, Language: language}
	people := in(language, "人", "persons")
	sectors := named(language, "第一产业", "Primary", "第二产业", "Secondary", "第三产业", "Tertiary")
	table := ""
	switch name {
	case "sectors":
		s.Kind, s.Unit, s.Series, table = chart.Area, "%", sectors, wuxiSectors
		s.Title = in(language, "无锡市分产业需求比重", "Share of vacancies by sector, Wuxi")
	case "area":
		s.Kind, s.Unit, s.Series, table = chart.Area, people, sectors, madeUpParts
		s.Title = in(language, "分产业需求人数（示例）", "Vacancies by sector (made up)")
		at := period.MustParse("2020-Q1")
		s.Events = []chart.Event{{At: at, Label: in(language, "线下招聘暂停（示例）", "Fairs suspended (made up)")}}
	case "cities":
		s.Kind, s.Unit, s.Series, table = chart.Stacked, "", sectors, citySectors
		s.Title = in(language, "两市分产业需求比重", "Share of vacancies by sector, two cities")
	case "occupations":
		s.Kind, s.Unit, table = chart.Dumbbell, people, hainanOccupations
		s.Series = named(language, "需求人数", "Vacancies", "求职人数", "Job seekers")
		s.Title, s.When = in(language, "海南省分职业供求", "Vacancies and seekers by occupation, Hainan"),
			in(language, "2013年第三季度", "Q3 2013")
	case "diverging":
		s.Kind, s.Unit, table = chart.Bar, people, hainanGaps
		s.Series = named(language, "缺口", "Gap")
		s.Title = in(language, "2013年第三季度海南省分职业缺口", "Gap by occupation, Hainan, Q3 2013")
	case "categories":
		s.Kind, s.Unit, table = chart.Slope, "%", wuxiShares
		s.Series = named(language, "新成长失业青年", "Newly-grown unemployed youth", "就业转失业人员", "People who lost a job",
			"其他失业人员", "Other unemployed people", "在业人员", "Employed people", "退休人员", "Retired people",
			"在学人员", "Students", "本市农村人员", "Rural residents of the city", "外埠人员", "People from elsewhere")
		s.Title = in(language, "无锡市各类求职人员比重", "Share of job seekers by category, Wuxi")
	case "rise":
		s.Kind, table = chart.Slope, regionEnds
		s.Series = named(language, "东部", "East", "中部", "Centre", "西部", "West")
		s.Title = in(language, "各区域求人倍率", "Openings per seeker by region")
	case "year-before":
		s.Kind, s.Unit, table = chart.Line, people, lastYear
		s.Series = named(language, "需求人数", "Vacancies", "上年同期", "Same period last year")
		s.Series[1].Muted = true
		s.Title = in(language, "需求人数和上年同期", "Vacancies, with the same period last year")
	default:
		tb.Fatalf("no example %q", name)
	}
	rows(tb, s, table)
	if name == "area" {
		s.Series[1].Points[7].Break, s.Series[2].Points[8].Provisional = true, true
	}
	if name == "cities" {
		s.Shares()
	}
	return s
}

func TestGoldenParts(t *testing.T) {
	var texts []byte
	for _, name := range partNames() {
		for _, language := range []model.Language{model.Chinese, model.English} {
			spec := partExample(t, name, language)
			golden(t, name+"."+string(language)+".svg", lines(drawer.AppendSVG(nil, spec, chart.Style{Standalone: true})))
			texts = append(texts, "== "+name+" "+string(language)+"\n"+drawer.Summary(spec)+"\n"...)
		}
	}
	golden(t, "parts.txt", texts)
	spec := partExample(t, "area", model.English)
	option, err := drawer.AppendOption(nil, spec)
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "area.option.json", append(option, '\n'))
	rise := partExample(t, "rise", model.English)
	rise.Kind = chart.Sparkline
	if _, err := drawer.AppendOption(nil, rise); err != chart.ErrNoOption {
		t.Errorf("the option of a sparkline: %v", err)
	}
}

// TestShares holds computed shares to those that Shaoguan and Huizhou published, which have one decimal more.
func TestShares(t *testing.T) {
	spec := partExample(t, "cities", model.Chinese)
	for series, want := range [][]string{{"3.1", "0.1"}, {"68.7", "86.7"}, {"28.2", "13.2"}} {
		for category, share := range want {
			if got := spec.Series[series].Points[category].Value; got.String() != share {
				t.Errorf("share %d of %d: %s, published %s", series, category, got, share)
			}
		}
	}
	if spec.Unit != "%" {
		t.Errorf("unit %q", spec.Unit)
	}
	open := partExample(t, "area", model.Chinese)
	open.Shares()
	if state := open.Series[0].Points[4].State; state != model.Missing {
		t.Errorf("a share of a whole that is not known is %v", state)
	}
	if value := open.Series[0].Points[0].Value; !value.Equal(decimal.New(14, 1)) {
		t.Errorf("1200 of 85300 is %s%%", value)
	}
}
