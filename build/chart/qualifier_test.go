package chart_test

import (
	"testing"

	"gongqiu/build/chart"
	"gongqiu/build/decimal"
	"gongqiu/build/model"
)

// TestCSVKeepsHedges proves that "more than 8000" is not downloaded as exactly 8000. The figures are made up.
func TestCSVKeepsHedges(t *testing.T) {
	spec := chart.Spec{
		ID: "c", Kind: chart.Bar, Categories: []chart.Category{{Code: "a", Label: "甲"}, {Code: "b", Label: "乙"}},
		Series: []chart.Series{{Code: "persons", Name: "人数", Points: []chart.Point{
			{Value: decimal.Whole(8000), State: model.Present, Qualifier: decimal.MoreThan},
			{Value: decimal.Whole(12), State: model.Present},
		}}},
	}
	want := "category,label,persons,persons.qualifier\na,甲,8000,more-than\nb,乙,12,\n"
	if got := string(chart.AppendCSV(nil, &spec)); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}
