package chart

import (
	"testing"

	"gongqiu/build/decimal"
	"gongqiu/build/model"
	"gongqiu/build/period"
)

// ratios are the openings per seeker of two quarters of the monitored cities, 0.94 and 1.10.
func ratios(kind Kind) *Spec {
	spec := &Spec{Kind: kind, Series: []Series{{Name: "ratio"}}}
	for _, point := range []struct{ quarter, ratio string }{{"2009-Q3", "0.94"}, {"2016-Q3", "1.10"}} {
		value, _ := decimal.Parse(point.ratio)
		spec.Categories = append(spec.Categories, Category{Period: period.MustParse(point.quarter)})
		spec.Series[0].Points = append(spec.Series[0].Points, Point{Value: value, State: model.Present})
	}
	return spec
}

// TestAxisHoldsAllNumbers proves that an author can let a line start where he likes, and bars nowhere but at zero; and
// that no number is outside, whatever he asks for.
func TestAxisHoldsAllNumbers(t *testing.T) {
	at := func(text string) Bound {
		value, err := decimal.Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		return Bound{Given: true, Value: value}
	}
	for _, c := range []struct {
		kind      Kind
		axis      Axis
		low, high float64
	}{
		{Line, Axis{}, 0.94, 1.10},
		{Line, Axis{From: at("0")}, 0, 1.10},
		{Line, Axis{From: at("0.8"), To: at("1.4")}, 0.8, 1.4},
		{Line, Axis{From: at("1"), To: at("1.05")}, 0.94, 1.10},
		{Bar, Axis{From: at("0.9")}, 0, 1.10},
		{Bar, Axis{From: at("-1"), To: at("2")}, -1, 2},
		{Bar, Axis{To: at("1")}, 0, 1.10},
	} {
		spec := ratios(c.kind)
		spec.Axis = c.axis
		low, high := lineDomain(spec)
		if c.kind == Bar {
			low, high = barDomain(spec)
		}
		if low != c.low || high != c.high {
			t.Errorf("%s %+v: the axis covers %v to %v, want %v to %v", c.kind, c.axis, low, high, c.low, c.high)
		}
	}
}
