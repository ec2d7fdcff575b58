package main

import (
	"fmt"
	"strconv"
	"strings"

	"gongqiu/build/chart"
	"gongqiu/build/decimal"
	"gongqiu/build/format"
	"gongqiu/build/model"
	"gongqiu/build/period"
)

// chartShape is how large the made-up charts of a kind are.
type chartShape struct {
	kind               chart.Kind
	series, categories int
	timed              bool // categories are quarters
	roles              []chart.Role
}

// chartShapes lists every kind, with as many numbers as pages of a large site have.
func chartShapes() []chartShape {
	bullet := []chart.Role{chart.RoleActual, chart.RolePlan, chart.RoleCeiling}
	ends := []chart.Role{chart.RoleLow, chart.RoleMiddle, chart.RoleHigh}
	return []chartShape{
		{chart.Line, 2, 60, true, nil},
		{chart.Bar, 1, 18, false, nil},
		{chart.Area, 3, 40, true, nil},
		{chart.Stacked, 3, 20, true, nil},
		{chart.Dumbbell, 2, 18, false, nil},
		{chart.Slope, 10, 2, true, nil},
		{chart.Heatmap, 12, 31, false, nil},
		{chart.Scatter, 2, 40, true, nil},
		{chart.Bullet, 3, 6, false, bullet},
		{chart.Funnel, 1, 4, false, nil},
		{chart.Range, 3, 12, false, ends},
		{chart.Ranks, 15, 5, true, nil},
		{chart.Multiples, 12, 20, true, nil},
		{chart.Tilemap, 1, 34, false, nil},
		{chart.Map, 1, 34, false, nil},
		{chart.Sparkline, 1, 20, true, nil},
	}
}

// provinces are the codes of the places that a tile map has.
const provinces = "110000 120000 130000 140000 150000 210000 220000 230000 310000 320000 330000 340000 350000 360000 " +
	"370000 410000 420000 430000 440000 450000 460000 500000 510000 520000 530000 540000 610000 620000 630000 640000 " +
	"650000 710000 810000 820000"

// chartNames are made-up names of the lengths that industries and occupations have.
var chartNames = map[model.Language][]string{
	model.Chinese: {"虚构业", "虚构制造业", "虚构批发和零售业", "虚构信息传输、软件和信息技术服务业", "虚构居民服务和其他服务业"},
	model.English: {"Made-up trade", "Made-up industry", "Made-up wholesale and retail",
		"Made-up information, software and IT services", "Made-up resident and other services"},
}

// madeUpChart is the n-th chart of a shape, in Chinese and English in turn. All of its numbers are made up.
func madeUpChart(shape chartShape, n int, outlines *model.Map) *chart.Spec {
	language := []model.Language{model.Chinese, model.English}[n%2]
	spec := &chart.Spec{ID: fmt.Sprintf("made-up-%d", n), Kind: shape.kind, Language: language, Unit: "人",
		Title: fmt.Sprintf("虚构的图之%d（不是统计数字）", n)}
	if language == model.English {
		spec.Unit, spec.Title = "persons", fmt.Sprintf("Made-up chart %d (not statistics)", n)
	}
	if shape.kind == chart.Map {
		spec.Outlines = outlines
	}
	spec.Categories = madeUpCategories(shape, language)
	for s := range shape.series {
		series := chart.Series{Code: strconv.Itoa(s), Name: chartName(language, s)}
		if shape.roles != nil {
			series.Role = shape.roles[s]
		}
		if shape.kind == chart.Scatter {
			series.Unit = spec.Unit
		}
		for at := range spec.Categories {
			series.Points = append(series.Points, madeUpPoint(shape, n, s, at))
		}
		spec.Series = append(spec.Series, series)
	}
	return spec
}

func chartName(language model.Language, at int) string {
	names := chartNames[language]
	return fmt.Sprintf("%s %d", names[at%len(names)], at+1)
}

func madeUpCategories(shape chartShape, language model.Language) []chart.Category {
	var categories []chart.Category
	places := strings.Fields(provinces)
	for at := range shape.categories {
		category := chart.Category{Code: strconv.Itoa(at), Label: chartName(language, at)}
		switch {
		case shape.timed:
			when := period.MustParse("2008-Q1").Shift(at)
			category = chart.Category{Label: format.Period(when, string(language)), Period: when}
		case shape.kind == chart.Tilemap || shape.kind == chart.Map:
			category.Code = places[at]
		}
		categories = append(categories, category)
	}
	return categories
}

// madeUpPoint is a number that its place gives by arithmetic; one in fifty is missing, and the newest is provisional.
func madeUpPoint(shape chartShape, n, series, at int) chart.Point {
	mixed := uint32(n*7919+series*104729+at*1299709) * 2654435761
	value := int64(1000 + mixed>>16)
	point := chart.Point{State: model.Present, Provisional: shape.timed && at == shape.categories-1}
	switch shape.kind {
	case chart.Ranks: // the places of a list, each once
		value = int64((series*7+at*(n%5+1))%shape.series + 1)
	case chart.Range:
		value = int64(3000+mixed>>22) + int64(series)*2500
	case chart.Funnel:
		value = int64(40000-9000*at) + int64(mixed>>20)
	default:
		if mixed>>8%50 == 0 {
			return chart.Point{State: model.Suppressed}
		}
	}
	point.Value = decimal.Whole(value)
	return point
}

// madeUpMap is a map of squares with ragged edges, of as many points as the outline of a province has when it is drawn.
func madeUpMap() *model.Map {
	m := &model.Map{ID: "made-up", Approval: "虚构，不是审图号"}
	const corner, side, edge = 75_000_000, 4_000_000, 60
	for at, code := range strings.Fields(provinces) {
		west, south := int32(corner+at%7*side), int32(20_000_000+at/7*side)
		var ring []model.MapPoint
		for n := range 4 * edge {
			along, ragged := int32(n%edge*side/edge), int32(n*7919%90_000)
			ring = append(ring, [...]model.MapPoint{
				{Longitude: west + along, Latitude: south + ragged},
				{Longitude: west + side - ragged, Latitude: south + along},
				{Longitude: west + side - along, Latitude: south + side - ragged},
				{Longitude: west + ragged, Latitude: south + side - along},
			}[n/edge])
		}
		m.Features = append(m.Features, model.MapFeature{Code: code, Rings: [][]model.MapPoint{append(ring, ring[0])}})
	}
	return m
}
