package chart_test

import (
	"fmt"
	"strings"
	"testing"

	"gongqiu/build/chart"
	"gongqiu/build/decimal"
	"gongqiu/build/model"
)

// Published: the national list of the hundred occupations most in demand (ranks), Jiangxi's targets and internships of
// 2006. A row is a label or a period, then one value for each series.
const (
	shortageRanks = `2019-Q3 1 3 4 6 7 8 5 2 9 10 . . .
2020-Q3 1 3 4 5 6 10 2 . . . 7 8 9
2021-Q1 1 2 3 . 7 . 6 . . . 4 5 8`
	internship = `参加|Joined 8783 .
结束|Finished 3984 .
就业|Employed 3185 80`
	jiangxiTargets = `国企下岗失业人员并轨|Laid-off_workers_moved_to_unemployment_insurance 261763 25.6万 . . . 102.27
小额担保贷款发放|Small_guaranteed_loans_granted 116100万 . 50000万 60000万 . .
城镇登记失业率|Registered_urban_unemployment_rate 3.64 . . . 4.5 .
城镇新增就业|New_urban_jobs 44.5万 . . . . 105.9
创业培训|Training_for_starting_a_business 2.18万 . . . . 109
新增担保基金|New_guarantee_fund . 10000万 . . . .`
	nationalTargets = `城镇新增就业|New_urban_jobs 851万 900万 94.5
下岗失业人员再就业|Re-employed_after_lay-off_or_unemployment 402万 500万 80.4
就业困难人员就业|People_with_difficulties_who_found_work 120万 100万 120`
)

// Made-up rows.
const (
	beveridge = `2018-Q1 4.1 1.23
2018-Q2 4 1.23
2018-Q3 3.9 1.25
2018-Q4 3.8 1.27
2019-Q1 3.7 1.28
2019-Q2 3.6 1.22
2019-Q4 3.6 1.27
2020-Q1 3.7 1.62
2020-Q2 3.8 1.32
2020-Q3 4.2 1.34
2020-Q4 4.2 1.52`
	plannedTraining = `参加|Joined 12800 15000
结束|Finished 11900 .
就业|Employed 9400 8000`
	wages = `信息传输、软件和信息技术服务业人员|Information_and_software_workers 6500 9800 18200
制造业操作工|Manufacturing_operators 4200 5600 7400
家政服务员|Domestic_workers 3800 5200 8100
保洁员|Cleaners 2600 3200 3900
管理人员|Managers . 12500 .
其他|Other . . .`
)

func specimenNames() []string {
	return []string{"heat", "heat-change", "balance", "shares-scatter", "beveridge", "bullet", "bullet-national", "funnel", "funnel-plan",
		"range", "ranks", "multiples", "multiples-many", "tilemap", "tilemap-even", "tilemap-ratio", "map"}
}

// specimen is a chart of a kind of the second half of the table.
func specimen(tb testing.TB, name string, language model.Language) *chart.Spec {
	tb.Helper()
	s := &chart.Spec{ID: name, Language: language}
	people := in(language, "人", "persons")
	balance := in(language, "供求平衡", "balance")
	series := func(names ...string) {
		for _, name := range names {
			zh, en, _ := strings.Cut(name, "|")
			s.Series = append(s.Series, chart.Series{Code: en, Name: in(language, zh, en)})
		}
	}
	switch name {
	case "heat":
		s.Kind, s.Title = chart.Heatmap, in(language, "各区域求人倍率", "Openings per seeker by region")
		s.Reference = chart.Reference{Value: decimal.Whole(1), Label: balance}
		series("东部|East", "中部|Centre", "西部|West")
		rows(tb, s, regionalRatio)
	case "heat-change":
		s.Kind, s.Unit = chart.Heatmap, "%"
		s.Title = in(language, "各行业需求人数同比（示例）", "Vacancies by industry, change on the year (made up)")
		series(madeUpIndustries...)
		rows(tb, s, madeUp(len(s.Series), 14, -180, 10))
		s.Series[2].Points[3] = chart.Point{State: model.Suppressed}
		s.Series[5].Points[6] = chart.Point{State: model.Missing}
	case "balance":
		s.Kind, s.Unit = chart.Scatter, people
		s.Title = in(language, "需求人数和求职人数的对比", "Vacancies against job seekers")
		s.Diagonal = in(language, "需求＝求职", "vacancies = seekers")
		s.Series = []chart.Series{{Code: "seekers", Name: in(language, "求职人数", "Job seekers"), Unit: people},
			{Code: "demand", Name: in(language, "需求人数", "Vacancies"), Unit: people}}
		rows(tb, s, nationalNumbers)
		s.Series[0], s.Series[1] = chart.Series{Code: "seekers", Name: s.Series[0].Name, Unit: people, Points: s.Series[1].Points},
			chart.Series{Code: "demand", Name: s.Series[1].Name, Unit: people, Points: s.Series[0].Points}
	case "shares-scatter":
		s.Kind, s.Unit, s.Diagonal = chart.Scatter, "%", in(language, "比重相等", "equal shares")
		s.Title = in(language, "2005年第四季度各职业的需求比重和求职比重", "Shares of seekers and vacancies by occupation, Q4 2005")
		s.Series = []chart.Series{{Name: in(language, "需求比重", "Share of vacancies"), Unit: "%"},
			{Name: in(language, "求职比重", "Share of seekers"), Unit: "%"}}
		rows(tb, s, occupationShare)
	case "beveridge":
		s.Kind, s.Title = chart.Scatter, in(language, "求人倍率和登记失业率（示例）", "Openings per seeker against unemployment (made up)")
		s.Reference = chart.Reference{Value: decimal.Whole(1), Label: balance}
		s.Series = []chart.Series{{Name: in(language, "城镇登记失业率", "Registered unemployment rate"), Unit: "%"},
			{Name: in(language, "求人倍率", "Openings per seeker")}}
		rows(tb, s, beveridge)
	case "bullet":
		s.Kind, s.Title = chart.Bullet, in(language, "江西省2006年目标完成情况", "Targets and results, Jiangxi, 2006")
		s.Series = targets(language, chart.RoleActual, chart.RolePlan, chart.RoleFloor, chart.RoleStretch,
			chart.RoleCeiling, chart.RoleCompletion)
		rows(tb, s, jiangxiTargets)
		yuan := in(language, "元", "yuan")
		for at, unit := range []string{people, yuan, "%", people, people, yuan} {
			s.Categories[at].Unit = unit
		}
	case "bullet-national":
		s.Kind, s.Unit = chart.Bullet, people
		s.Title = in(language, "2009年1-9月全年目标完成情况", "Targets and results, January to September 2009")
		s.Series = targets(language, chart.RoleActual, chart.RolePlan, chart.RoleCompletion)
		rows(tb, s, nationalTargets)
	case "funnel":
		s.Kind, s.Unit, s.Title = chart.Funnel, people, in(language, "江西省2006年青年职业见习", "Youth internships, Jiangxi, 2006")
		s.Series = make([]chart.Series, 2)
		s.Series[1].Name, s.Series[1].Role = in(language, "一次性就业率", "Employment rate"), chart.RoleCompletion
		rows(tb, s, internship)
	case "funnel-plan":
		s.Kind, s.Unit, s.Title = chart.Funnel, people, in(language, "培训（示例）", "Training (made up)")
		s.Series = make([]chart.Series, 2)
		s.Series[1].Name, s.Series[1].Role = in(language, "计划", "Plan"), chart.RolePlan
		rows(tb, s, plannedTraining)
	case "range":
		s.Kind, s.Unit = chart.Range, in(language, "元", "yuan")
		s.Title = in(language, "招聘月薪（示例）", "Monthly pay offered (made up)")
		s.Series = []chart.Series{{Name: in(language, "低位", "Low"), Role: chart.RoleLow},
			{Name: in(language, "中位", "Median"), Role: chart.RoleMiddle}, {Name: in(language, "高位", "High"), Role: chart.RoleHigh}}
		rows(tb, s, wages)
	case "ranks":
		s.Kind, s.Title = chart.Ranks, in(language, "最缺工的职业前十位", "The ten occupations most in demand")
		series("营销员|Salespeople", "餐厅服务员|Restaurant staff", "保安员|Security guards", "商品营业员|Shop assistants",
			"家政服务员|Domestic workers", "车工|Lathe operators", "保洁员|Cleaners", "收银员|Cashiers", "焊工|Welders",
			"装卸搬运工|Loaders and porters", "客户服务管理员|Customer service managers", "房地产经纪人|Estate agents",
			"快递员|Couriers")
		rows(tb, s, shortageRanks)
	case "multiples":
		s.Kind, s.Title = chart.Multiples, in(language, "各区域求人倍率", "Openings per seeker by region")
		s.Reference = chart.Reference{Value: decimal.Whole(1), Label: balance}
		series("东部|East", "中部|Centre", "西部|West")
		rows(tb, s, regionalRatio)
	case "multiples-many":
		s.Kind, s.Unit = chart.Multiples, people
		s.Title = in(language, "各行业需求人数（示例）", "Vacancies by industry (made up)")
		series(madeUpIndustries...)
		rows(tb, s, madeUp(len(s.Series), 14, 9000, 137))
	case "tilemap", "tilemap-even", "tilemap-ratio":
		tileSpecimen(tb, name, s)
	case "map":
		mapSpecimen(s)
	default:
		tb.Fatalf("no specimen %q", name)
	}
	return s
}

var madeUpIndustries = []string{"制造业|Manufacturing", "建筑业|Construction", "批发和零售业|Wholesale and retail",
	"住宿和餐饮业|Hotels and restaurants", "信息传输、软件和信息技术服务业|Information, software and IT services",
	"居民服务、修理和其他服务业|Resident, repair and other services", "房地产业|Property", "教育|Education"}

// targets are the series of a bullet chart.
func targets(language model.Language, roles ...chart.Role) []chart.Series {
	var list []chart.Series
	for _, role := range roles {
		names := map[chart.Role][2]string{chart.RoleActual: {"实际", "Actual"}, chart.RolePlan: {"计划", "Plan"},
			chart.RoleFloor: {"确保", "Floor"}, chart.RoleStretch: {"力争", "Stretch target"},
			chart.RoleCeiling: {"控制上限", "Ceiling"}, chart.RoleCompletion: {"完成率", "Completion"}}[role]
		list = append(list, chart.Series{Role: role, Code: names[1], Name: in(language, names[0], names[1])})
	}
	return list
}

// madeUp is a table of numbers that mean nothing, by quarter from 2020.
func madeUp(series, quarters, base, by int) string {
	var table strings.Builder
	for at := range quarters {
		if at > 0 {
			table.WriteByte('\n')
		}
		fmt.Fprintf(&table, "%d-Q%d", 2020+at/4, at%4+1)
		for n := range series {
			value := base + by*((at*7+n*11+at*n)%37)
			if by == 10 {
				fmt.Fprintf(&table, " %d.%d", value/10, (value%10+10)%10)
			} else {
				fmt.Fprintf(&table, " %d", value*(n+1)/2)
			}
		}
	}
	return table.String()
}

// tileSpecimen is a made-up map. Some units have no number; one area is no province.
func tileSpecimen(tb testing.TB, name string, s *chart.Spec) {
	tb.Helper()
	s.Kind, s.Series = chart.Tilemap, make([]chart.Series, 1)
	s.Unit, s.Title = in(s.Language, "人", "persons"), in(s.Language, "各地需求人数（示例）", "Vacancies by province (made up)")
	codes := []string{"110000", "120000", "130000", "140000", "150000", "210000", "220000", "230000", "310000", "320000",
		"330000", "340000", "350000", "360000", "370000", "410000", "420000", "430000", "440000", "450000", "460000",
		"500000", "510000", "520000", "530000", "610000", "620000", "640000", "650000", "320200"}
	for at, code := range codes {
		number := decimal.Whole(int64(12345 + (at*7919)%31*17341))
		if name == "tilemap-ratio" {
			number = decimal.New(int64(70+(at*53)%97), 2)
		}
		s.Categories = append(s.Categories, chart.Category{Code: code, Label: in(s.Language, "地区", "Area ") + code})
		s.Series[0].Points = append(s.Series[0].Points, chart.Point{Value: number, State: model.Present})
	}
	s.Series[0].Points[3] = chart.Point{State: model.Suppressed}
	s.Even = name == "tilemap-even"
	if name == "tilemap-ratio" {
		s.Unit, s.Title = "", in(s.Language, "各地求人倍率（示例）", "Openings per seeker by province (made up)")
		s.Reference = chart.Reference{Value: decimal.Whole(1), Label: in(s.Language, "供求平衡", "balance")}
	}
}

// mapSpecimen is a made-up map of made-up places: a block of ragged squares, with an island so small that it is shown as
// a square, one place without a number and one number without an outline.
func mapSpecimen(s *chart.Spec) {
	s.Kind, s.Series = chart.Map, make([]chart.Series, 1)
	s.Title = in(s.Language, "各地求人倍率（示例）", "Openings per seeker by place (made up)")
	s.Reference = chart.Reference{Value: decimal.Whole(1), Label: in(s.Language, "供求平衡", "balance")}
	s.Outlines = &model.Map{ID: "made-up", Approval: in(s.Language, "虚构，不是审图号", "made up, no review number"),
		Source: model.Text{ZH: "虚构的地图", EN: "a made-up map"}}
	const degree = 1_000_000
	for at := range 12 {
		code := fmt.Sprint("place-", at)
		if at != 5 {
			s.Categories = append(s.Categories, chart.Category{Code: code, Label: in(s.Language, "地区", "Place ") + fmt.Sprint(at+1)})
			s.Series[0].Points = append(s.Series[0].Points,
				chart.Point{Value: decimal.New(int64(62+(at*53)%97), 2), State: model.Present})
		}
		if at == 11 {
			continue
		}
		side := int32(3 * degree)
		west, south := int32(100+at%4*3)*degree, int32(24+at/4*3)*degree
		if at == 10 {
			west, south, side = west+6*degree, south-8*degree, degree/50
		}
		var ring []model.MapPoint
		for n := range 24 {
			along, ragged := int32(n%6)*side/6, int32(n*7919%11)*side/60
			ring = append(ring, [...]model.MapPoint{
				{Longitude: west + along, Latitude: south + ragged}, {Longitude: west + side - ragged, Latitude: south + along},
				{Longitude: west + side - along, Latitude: south + side - ragged},
				{Longitude: west + ragged, Latitude: south + side - along}}[n/6])
		}
		s.Outlines.Features = append(s.Outlines.Features,
			model.MapFeature{Code: code, Rings: [][]model.MapPoint{append(ring, ring[0])}})
	}
}

func TestGoldenSpecimens(t *testing.T) {
	var texts []byte
	for _, name := range specimenNames() {
		for _, language := range []model.Language{model.Chinese, model.English} {
			spec := specimen(t, name, language)
			golden(t, name+"."+string(language)+".svg", lines(drawer.AppendSVG(nil, spec, chart.Style{Standalone: true})))
			texts = append(texts, "== "+name+" "+string(language)+"\n"+drawer.Summary(spec)+"\n"...)
		}
	}
	golden(t, "specimens.txt", texts)
}

func BenchmarkSpecimen(b *testing.B) {
	for _, name := range specimenNames() {
		spec := specimen(b, name, model.Chinese)
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			var out []byte
			for b.Loop() {
				out = drawer.AppendSVG(out[:0], spec, chart.Style{})
			}
			b.ReportMetric(float64(len(out)), "bytes/chart")
		})
	}
}
