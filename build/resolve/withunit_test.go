package resolve_test

import (
	"testing"

	"gongqiu/build/model"
)

// TestWithUnitOfRates: the unit that a rule gives a file's counts (万人) is that of the computed counts beside them too,
// and not of a percentage, whose published figures stay as they are.
func TestWithUnitOfRates(t *testing.T) {
	files := skeleton()
	files["data/market/dataset.yaml"] = `title: 市场供求
frequency: quarter
source: 本级统计
dimensions:
  region: {codelist: region, title: {zh: 地区, en: Region}}
measures:
  demand: {title: 需求人数, unit: person}
  seekers: {title: 求职人数, unit: person}
derived:
  gap: {title: 缺口, formula: demand - seekers}
  gap_count: {title: 缺口人数, formula: demand - seekers, unit: person}
  met_rate: {title: 满足率, formula: demand / seekers * 100, unit: percent, decimals: 1}
  lead: {title: 领先, formula: demand / seekers * 100 - 100, unit: percentage-point, decimals: 1}
tables:
  - {files: "{region}/{period}/*", with: {demand: {unit: 万人}, seekers: {unit: 万人}}}
`
	files["data/market/x/2020-Q1/total.csv"] = "需求人数,求职人数,缺口人数,满足率,领先\n20.5,25.0,-4.5,82.0,-18\n"
	read, findings := site(t, files)
	if findings != "" {
		t.Fatal(findings)
	}
	d := read.Datasets[0]
	row, found := d.Totals().Find(model.Point{Region: 1, Period: 0})
	if !found {
		t.Fatal("no row")
	}
	for id, want := range map[string]string{
		"demand": "205000", "gap_count": "-45000", "met_rate": "82.0", "lead": "-18",
	} {
		q, _ := d.QuantityByID(id)
		cell := d.Totals().Cell(row, model.ColumnOf(q, model.Level))
		if got := cell.Number.String(); got != want {
			t.Errorf("%s is %s, want %s", id, got, want)
		}
	}
}
