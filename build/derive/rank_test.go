package derive_test

import (
	"fmt"
	"strings"
	"testing"

	"gongqiu/build/model"
)

// ranking declares every kind of rank; some are declared before what they rank by.
const ranking = `title: made up for a test
frequency: quarter
dimensions:
  region: {codelist: region, title: 地区}
  kind: {codelist: kind, title: 类别}
measures:
  demand: {title: 需求人数, unit: person}
  seekers: {title: 求职人数, unit: person}
  places: {title: 城市数, unit: person}
derived:
  shortage: {title: 短缺排名, rank: gap}
  surplus: {title: 过剩排名, rank: gap, order: ascending, limit: 2}
  large: {title: 有规模的, rank: ratio, minimum: {seekers: 100, demand: 50}}
  weighted: {title: 加权排名, rank: {gap: 0.7, places: 0.3}}
  even: {title: 等权排名, rank: {gap: 1, places: 1}, order: ascending}
  ratio: {title: 求人倍率, formula: demand / seekers}
  gap: {title: 缺口, formula: demand - seekers}
compare: {previous: true, year: true}
tables:
  - {files: "{region}/{period}/*.csv"}
  - {files: "**/small.csv", with: {large: {minimum: {seekers: 10}}, surplus: {limit: 1, order: descending}}}
`

// TestRanks: on made-up counts, who is ranked, by what, and where.
func TestRanks(t *testing.T) {
	const head = "类别,需求人数,求职人数,城市数\n"
	const rows = head + "企业,900,100,2\n国有,150,150,10\n私营,60,10,9\n其中小微,50,1,9\n机关,40,200,1\n其他,20,180,5\n无要求,999,0,9\n合计,2000,600,10\n"
	cases := []struct{ name, file, rows, quantity, want string }{
		{"the largest first", "kind.csv", rows, "shortage", "firm=1 state=3 private=2 agency=4 other=4"},
		{"the smallest first, two places, a tie", "kind.csv", rows, "surplus", "agency=1 other=1"},
		{"rows below a minimum are not ranked", "kind.csv", rows, "large", "firm=1 state=2"},
		// gap/800 and places/10: 0.7·1+0.3·0.2=0.76 · 0+0.3=0.3 · 0.04375+0.27 · -0.14+0.03 · -0.14+0.15
		{"a weighting of two", "kind.csv", rows, "weighted", "firm=1 state=3 private=2 agency=5 other=4"},
		{"weights need not add up to one", "kind.csv", rows, "even", "firm=5 state=4 private=3 agency=1 other=2"},
		{"a table may have its own rules", "small.csv", rows, "large", "firm=1 state=3 private=2 agency=4 other=5"},
		{"a table may be ranked the other way", "small.csv", rows, "surplus", "firm=1"},
		{"a row without one of the weighed is not ranked", "kind.csv", head + "企业,9,1,\n机关,5,1,3\n", "weighted", "agency=1"},
		{"nothing is divided by nothing", "kind.csv", head + "企业,9,9,0\n机关,5,5,0\n", "weighted", "firm=1 agency=1"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			d := oneDataset(t, ranking, map[string]string{"data/d/x/2020-Q1/" + c.file: c.rows})
			table := tableOf(t, d, "x", "2020-Q1", "kind")
			var got []string
			for n := range table.Len() {
				if rank := table.Level(n, quantity(t, d, c.quantity)); rank.Has() {
					got = append(got, fmt.Sprint(table.Entry(n).ID, "=", rank.Number))
				}
			}
			if joined := strings.Join(got, " "); joined != c.want {
				t.Errorf("%s ranks %s, want %s", c.quantity, joined, c.want)
			}
		})
	}
	d := oneDataset(t, ranking, map[string]string{"data/d/x/2020-Q1/kind.csv": rows})
	table := tableOf(t, d, "x", "2020-Q1", "kind")
	score, ranked := table.Score(RowOf(t, table, "private"), quantity(t, d, "weighted"))
	if !ranked || score.String() != "251/800" { // 0.7 × 50/800 + 0.3 × 9/10 = 0.04375 + 0.27
		t.Errorf("the score is %s, %t", score, ranked)
	}
	if _, ranked := table.Score(RowOf(t, table, "none"), quantity(t, d, "weighted")); ranked {
		t.Error("the unspecified row has a score")
	}
}

// shortages are the ten occupations that were lacked most, as published (third quarters of 2019 and 2020).
var shortages = map[string]string{
	"data/codelists/job.csv": "code,zh\nsales,营销员\nclean,保洁员\nwaiter,餐厅服务员\nguard,保安员\nshop,商品营业员\n" +
		"home,家政服务员\nservice,客户服务管理员\nagent,房地产经纪人\ncourier,快递员\nlathe,车工\ncashier,收银员\nweld,焊工\n" +
		"load,装卸搬运工\n",
	"data/d/2019-Q3.csv": "职业,排名\n营销员,1\n收银员,2\n餐厅服务员,3\n保安员,4\n保洁员,5\n商品营业员,6\n家政服务员,7\n车工,8\n" +
		"焊工,9\n装卸搬运工,10\n",
	"data/d/2020-Q3.csv": "职业,排名\n营销员,1\n保洁员,2\n餐厅服务员,3\n保安员,4\n商品营业员,5\n家政服务员,6\n客户服务管理员,7\n" +
		"房地产经纪人,8\n快递员,9\n车工,10\n",
}

// TestMoves: published ranks compare from year to year; whoever entered or left the list is told apart.
func TestMoves(t *testing.T) {
	d := oneDataset(t, `title: 最缺工职业
frequency: quarter
dimensions: {job: {codelist: job, title: 职业}}
measures: {gap: {title: 缺口, unit: person}}
derived: {rank: {title: 排名, rank: gap}}
compare: {year: true}
tables: [{files: "{period}.csv"}]
`, shortages)
	table := tableOf(t, d, "", "2020-Q3", "job")
	moves, ok := table.Moves(quantity(t, d, "rank"), model.Year)
	if !ok {
		t.Fatal("there is nothing to compare with")
	}
	var stayed, entered, left []string
	for _, move := range moves.Stayed {
		stayed = append(stayed, fmt.Sprintf("%s %s→%s %s", table.Entry(move.Row).ID, move.Before.Number, move.Rank.Number,
			move.Change.Number))
	}
	for _, n := range moves.Entered {
		entered = append(entered, table.Entry(n).ID)
	}
	for _, n := range moves.Left {
		left = append(left, moves.Earlier.Entry(n).ID)
	}
	for _, c := range []struct {
		what string
		got  []string
		want string
	}{
		{"stayed", stayed, "sales 1→1 0, clean 5→2 -3, waiter 3→3 0, guard 4→4 0, shop 6→5 -1, home 7→6 -1, lathe 8→10 2"},
		{"entered", entered, "service, agent, courier"},
		{"left", left, "cashier, weld, load"},
	} {
		if got := strings.Join(c.got, ", "); got != c.want {
			t.Errorf("%s: %s, want %s", c.what, got, c.want)
		}
	}
	if _, ok := table.Moves(quantity(t, d, "rank"), model.Previous); ok {
		t.Error("the quarter before is not known, and yet compared with")
	}
}

// TestPercentOfRatios: some publishers print the percent change of a ratio, of the rounded ratios: 2.73 after 2.90 is
// -5.86% (unrounded it were -5.72%), in the list of 100 occupations of the first quarter of 2021. It is computed where
// it is published, and a percentage never changes by percent.
func TestPercentOfRatios(t *testing.T) {
	const declared = `title: 最缺工100个职业
frequency: quarter
measures:
  demand: {title: 需求人数, unit: ten-thousand}
  seekers: {title: 求职人数, unit: ten-thousand}
  rate: {title: 失业率, unit: percent}
dimensions: {}
derived:
  ratio: {title: 求人倍率, formula: demand / seekers}
  filled: {title: 满足率, unit: percent, formula: seekers / demand * 100}
compare: {previous: true}
tables: [{files: "*.csv"}]
`
	const before = "时间,需求人数,求职人数,失业率\n2020-Q4,141.8,48.9,4.0\n"
	d := oneDataset(t, declared, map[string]string{"data/d/a.csv": before,
		"data/d/b.csv": "时间,需求人数,求职人数,失业率,求人倍率环比%\n2021-Q1,166.5,60.9,4.2,-5.86\n"})
	silent := oneDataset(t, declared, map[string]string{"data/d/a.csv": before,
		"data/d/b.csv": "时间,需求人数,求职人数,失业率\n2021-Q1,166.5,60.9,4.2\n"})
	for _, c := range []struct {
		dataset  *model.Dataset
		quantity string
		change   model.Change
		want     string
	}{
		{d, "ratio", model.PreviousPercent, "-5.86"},
		{d, "ratio", model.Previous, "-0.17"},
		{d, "demand", model.PreviousPercent, "17.42"}, // published too
		{d, "seekers", model.PreviousPercent, "24.54"},
		{silent, "ratio", model.PreviousPercent, ""},
		{silent, "ratio", model.Previous, "-0.17"},
		{d, "rate", model.PreviousPercent, ""},
		{d, "rate", model.Previous, "0.2"},
		{d, "filled", model.Level, "36.58"},
		{d, "filled", model.PreviousPercent, ""},
		{d, "filled", model.Previous, "2.09"},
	} {
		table := tableOf(t, c.dataset, "", "2021-Q1")
		if got := print(table.Change(0, quantity(t, c.dataset, c.quantity), c.change)); got != c.want {
			t.Errorf("%s%s is %q, want %q", c.quantity, c.change.Suffix(), got, c.want)
		}
	}
}
