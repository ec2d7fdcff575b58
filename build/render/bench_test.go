package render_test

import (
	"strconv"
	"testing"

	"gongqiu/build/chart"
	"gongqiu/build/decimal"
	"gongqiu/build/model"
	"gongqiu/build/plan"
)

// BenchmarkRegionPeriod renders the page that a site has most of: headline figures, a bar chart and a table of 18
// rows and 7 columns.
func BenchmarkRegionPeriod(b *testing.B) {
	r, sites := newRenderer(b)
	view := regionPeriod(sites.zh)
	page, err := r.Page(nil, view)
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(page)))
	b.ReportAllocs()
	for b.Loop() {
		page, _ = r.Page(page[:0], view)
	}
}

// BenchmarkChart is the part of BenchmarkRegionPeriod that package chart takes.
func BenchmarkChart(b *testing.B) {
	_, sites := newRenderer(b)
	spec := &regionPeriod(sites.zh).Sections[0].Figure.Chart
	drawer := newDrawer()
	var out []byte
	b.ReportAllocs()
	for b.Loop() {
		out = drawer.AppendSVG(out[:0], spec, chart.Style{})
		_, _ = drawer.Summary(spec), drawer.Table(spec)
	}
}

func regionPeriod(site *plan.SiteView) *plan.DataView {
	view := hainanPage(site, chinese).(*plan.DataView)
	figure, table := view.Sections[0].Figure, view.Sections[0].Tables[0]
	table.Rows = table.Rows[:1]
	spec := &figure.Chart
	spec.Categories, spec.Series[0].Points = nil, nil
	for at := range 18 {
		name := "信息传输、软件和信息技术服务业" + strconv.Itoa(at)
		spec.Categories = append(spec.Categories, chart.Category{Label: name})
		spec.Series[0].Points = append(spec.Series[0].Points,
			chart.Point{State: model.Present, Value: decimal.New(int64(50+7*at), 2)})
		row := plan.Row{Head: plan.Link{Title: name, URL: "/by/industry/" + strconv.Itoa(at) + "/"}}
		for column := range 6 {
			value := strconv.Itoa(1234 * (at + column))
			row.Cells = append(row.Cells, plan.TableCell{Text: value, State: model.Present})
		}
		table.Rows = append(table.Rows, row)
	}
	view.Sections = view.Sections[:1]
	return view
}

// BenchmarkFrame renders the same page without its chart.
func BenchmarkFrame(b *testing.B) {
	r, sites := newRenderer(b)
	view := regionPeriod(sites.zh)
	view.Sections[0].Figure = nil
	var page []byte
	b.ReportAllocs()
	for b.Loop() {
		page, _ = r.Page(page[:0], view)
	}
}
