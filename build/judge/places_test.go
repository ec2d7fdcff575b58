package judge_test

import (
	"strings"
	"testing"
)

// places are a province with its cities, a county and its townships; all is made up.
const places = "code,zh,parent,groups,role\nprovince,某省,,,\nnorth,北片,province,,panel\njia,甲市,province,north,\nyi,乙市,province,north,\n" +
	"bing,丙县,jia,,\nding,丁县,jia,,\nzhen,戊镇,bing,,\nothers,其他镇,bing,,residual\nwhich,其中镇,bing,,of-which\n"

const placesYAML = `
title: ledger
frequency: quarter
dimensions:
  region: {codelist: region, title: 地区}
  sector: {codelist: sector, title: 产业}
  indicator: {codelist: indicator, title: 指标}
measures:
  found: {title: 认定, unit: person}
  rate: {title: 比率, unit: percent}
  kinds: {title: 种类, unit: person, additive: false}
  plan: {title: 计划, unit: person, kind: target, plan: {period: quarter, of: found}}
complete: {region: COMPLETE}
tables:
  - files: "{period}.csv"
`

// TestPlaces: the counts of places add up to that of the region above them where the codelist has all of them, and are
// no more elsewhere.
func TestPlaces(t *testing.T) {
	for _, c := range []struct{ name, complete, table, want string }{
		{"all agree", "all", "地区,认定\n某省,300\n甲市,200\n乙市,100\n丙县,120\n丁县,80\n戊镇,100\n其他镇,20\n其中镇,90\n", ""},
		{"they are less", "all", "地区,认定\n某省,300\n甲市,150\n乙市,100\n", "sums 2020-Q1.csv:2:4 found 300/250 places"},
		{"less, where some may be missing", "[甲市]", "地区,认定\n某省,300\n甲市,150\n乙市,100\n", ""},
		{"more, where some may be missing", "[甲市]", "地区,认定\n某省,300\n甲市,250\n乙市,100\n", "sums 2020-Q1.csv:2:4 found 300/350 places"},
		{"with the rest they are all", "[某省]", "地区,认定\n丙县,120\n戊镇,100\n其他镇,25\n", "sums 2020-Q1.csv:2:4 found 120/125 places"},
		{"the rest is not given", "[某省]", "地区,认定\n丙县,120\n戊镇,100\n", ""},
		{"a place that does not report", "all", "地区,认定\n某省,300\n乙市,100\n丙县,120\n丁县,70\n", "sums 2020-Q1.csv:2:4 found 300/290 places"},
		{"a place that withholds", "all", "地区,认定,status\n某省,300,\n甲市,,suppressed\n乙市,100,\n", ""},
		{"a place outside the total", "all", "地区,认定,status\n某省,300,\n甲市,300,\n乙市,100,excluded\n", ""},
		{"in 万", "all", "地区,认定\n某省,0.03万\n甲市,201\n乙市,103\n", ""},
		{"in 万, out of bounds", "all", "地区,认定\n某省,0.03万\n甲市,301\n乙市,103\n", "sums 2020-Q1.csv:2:4 found 0.03万/0.0404万 places"},
		{"about", "all", "地区,认定\n某省,300\n甲市,约200\n乙市,100\n", ""},
		{"more than", "all", "地区,认定\n某省,300\n甲市,>100\n乙市,100\n", ""},
		{"more than the whole", "all", "地区,认定\n某省,300\n甲市,>250\n乙市,100\n", "sums 2020-Q1.csv:2:4 found 300/≥ 350 places"},
		{"breakdowns too", "all", "地区,产业,认定\n某省,第一产业,300\n甲市,第一产业,150\n乙市,第一产业,100\n某省,第二产业,30\n甲市,第二产业,20\n乙市,第二产业,10\n",
			"sums 2020-Q1.csv:2:9 found 300/250 places"},
		{"no percentages, kinds or plans", "all", "地区,比率,种类,计划\n某省,30,5,100\n甲市,40,4,80\n乙市,20,3,70\n", ""},
		{"a panel has not all", "all", "地区,认定\n北片,250\n甲市,200\n乙市,100\n", ""},
		{"a panel that is said to have all", "[北片]", "地区,认定\n北片,250\n甲市,200\n乙市,100\n", "sums 2020-Q1.csv:2:4 found 250/300 places"},
		{"settled", "all", "地区,认定,认可\n某省,300,found places 300/250\n甲市,150,\n乙市,100,\n", ""},
		{"settled for another sum", "all", "地区,认定,认可\n某省,300,found places 300/240\n甲市,150,\n乙市,100,\n",
			"accept 2020-Q1.csv:2:1  found places 300/240/\nsums 2020-Q1.csv:2:4 found 300/250 places"},
	} {
		t.Run(c.name, func(t *testing.T) {
			checkTables(t, c.want, map[string]string{
				"data/codelists/region.csv": places, "data/codelists/indicator.csv": indicators,
				"data/d/dataset.yaml": replace(placesYAML, "COMPLETE", c.complete), "data/d/2020-Q1.csv": c.table,
			})
		})
	}
}

// TestPlacesSlip: a digit that makes both the ledger and the value published beside it disagree is found in the place
// where it is.
func TestPlacesSlip(t *testing.T) {
	checkTables(t, "input 2020-Q1.csv:4:4 demand 190/100", map[string]string{
		"data/codelists/region.csv": places,
		"data/d/dataset.yaml":       replace(marketYAML, "tables:", "complete: {region: all}\ntables:", "{region}/{period}/*", "{period}.csv"),
		"data/d/2020-Q1.csv":        "地区,需求人数,求职人数,求人倍率\n某省,300,200,1.50\n甲市,200,120,1.67\n乙市,190,80,1.25\n",
	})
}

// checkTables holds the findings about a dataset against those wanted, one a line.
func checkTables(t *testing.T, want string, files map[string]string) {
	t.Helper()
	if got := strings.TrimSpace(lines(judged(t, project(files)))); got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
}

func replace(text string, pairs ...string) string { return strings.NewReplacer(pairs...).Replace(text) }
