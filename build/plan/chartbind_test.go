package plan_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"gongqiu/build/chart"
	"gongqiu/build/model"
	"gongqiu/build/plan"
)

// galleryFigures are the charts of the two pages that show every kind, in Chinese.
func galleryFigures(t *testing.T) map[string]*plan.Figure {
	t.Helper()
	_, p := own(t)
	figures := make(map[string]*plan.Figure)
	for _, page := range p.Pages {
		if page.Path == "charts/index.html" || page.Path == "charts-more/index.html" {
			maps.Copy(figures, page.View().(interface{ Page() *plan.Base }).Page().Figures)
		}
	}
	if len(figures) == 0 {
		t.Fatal("there are no pages of charts")
	}
	return figures
}

// TestGalleryKinds proves that the gallery shows every kind of chart, but for those that need figures or maps that the
// site does not have: low, middle and high numbers, and reviewed outlines.
func TestGalleryKinds(t *testing.T) {
	missing := chart.Kinds()
	for _, figure := range galleryFigures(t) {
		missing = slices.DeleteFunc(missing, func(kind string) bool { return kind == string(figure.Chart.Kind) })
	}
	if want := []string{"range", "map"}; !slices.Equal(missing, want) {
		t.Errorf("the gallery lacks %q, want it to lack %q only", missing, want)
	}
}

// said is a series as text: its name, then its numbers, with a dot where there is none.
func said(spec *chart.Spec, series int) string {
	words := []string{spec.Series[series].Name}
	for _, point := range spec.Series[series].Points {
		text := "."
		if point.State == model.Present {
			text = point.Value.String()
		}
		words = append(words, text)
	}
	return strings.Join(words, " ")
}

// TestGallery holds authored charts of every shape to the published figures that they are bound to.
func TestGallery(t *testing.T) {
	figures := galleryFigures(t)
	for _, test := range []struct {
		id     string
		series int
		want   string
		unit   string
	}{
		// over time
		{"gallery-columns", 0, "需求人数 5519000 6373000 6680000 4785000", "人"},
		{"gallery-area", 2, "第三产业 51.13 . . 47.53 . 51.43 . . . . 35.11", "%"},
		// one period, largest first
		{"gallery-bars", 0, "求职人数 31683 23802 15769 4101 3950 3363 885 235", "人"},
		{"gallery-gap", 0, "缺口 1722 1327 69 -2743 -9805 -14792", "人"},
		// two numbers a row
		{"gallery-dumbbell", 1, "求职人数 3420 23376 16198 22582 360 11818", "人"},
		// two periods
		{"gallery-slope", 0, "新成长失业青年 29.80 37.81", "%"},
		// steps
		{"gallery-funnel", 0, "职业培训和见习 8783 3984 3185", "人"},
		// parts of a whole: the published shares are 29.80 and 37.81
		{"gallery-stacked", 0, "新成长失业青年 29.8 37.8", "%"},
	} {
		figure := figures[test.id]
		if figure == nil {
			t.Errorf("there is no chart %s", test.id)
			continue
		}
		spec := &figure.Chart
		if got := said(spec, test.series); got != test.want || spec.Unit != test.unit {
			t.Errorf("%s: %s in %q, want %s in %q", test.id, got, spec.Unit, test.want, test.unit)
		}
	}
	if spec := &figures["gallery-bars"].Chart; spec.When != "2025年第三季度" {
		t.Errorf("the bars are of %q", spec.When)
	}
	if files := plan.ChartFilesOf(&figures["gallery-slope"].Chart); !slices.Contains(files, "option.json") {
		t.Errorf("a slope chart has the files %q", files)
	}
	if files := plan.ChartFilesOf(&chart.Spec{Kind: chart.Sparkline}); slices.Contains(files, "option.json") {
		t.Errorf("a sparkline, which has no live chart, has the files %q", files)
	}
}

// TestYearBefore holds the muted line of the year before to the figures of that year: 6.292 million vacancies in the
// first quarter of 2014, 5.25 million a year later.
func TestYearBefore(t *testing.T) {
	spec := &galleryFigures(t)["gallery-last-year"].Chart
	at := slices.IndexFunc(spec.Categories, func(c chart.Category) bool { return c.Period.String() == "2015-Q1" })
	if at < 0 || len(spec.Series) != 2 || !spec.Series[1].Muted {
		t.Fatalf("%+v", spec)
	}
	now, before := spec.Series[0].Points[at].Value, spec.Series[1].Points[at].Value
	if now.String() != "5250000" || before.String() != "6292000" {
		t.Errorf("2015-Q1: %s, the year before %s", now, before)
	}
}

// TestTwoDatasets holds a path whose axes come from two datasets to the report of the first quarter of 2010, and proves
// that a quarter without its partner is in the table and named in the note.
func TestTwoDatasets(t *testing.T) {
	spec := &galleryFigures(t)["gallery-path"].Chart
	alone := -1
	for at, category := range spec.Categories {
		cities, demand := spec.Series[0].Points[at], spec.Series[1].Points[at]
		if category.Period.String() == "2010-Q1" && (cities.Value.String() != "100" || demand.Value.String() != "5519000") {
			t.Errorf("2010-Q1: %s vacancies in %s cities", demand.Value, cities.Value)
		}
		if cities.State != model.Present || demand.State != model.Present {
			alone = at
		}
	}
	if alone < 0 || !strings.Contains(spec.Note, spec.Categories[alone].Label) {
		t.Errorf("the note does not tell of %d: %s", alone, spec.Note)
	}
}

// TestBreakOfAuthoredLine: the reports of 2001 count something else, so that no line leads on from them.
func TestBreakOfAuthoredLine(t *testing.T) {
	figures := galleryFigures(t)
	spec := &figures["gallery-line"].Chart
	at := slices.IndexFunc(spec.Series[0].Points, func(p chart.Point) bool { return p.Break })
	if at < 0 || spec.Categories[at].Period.Year() < 2002 || spec.Series[0].Points[at].Note == "" {
		t.Errorf("the break stands at %d: %+v", at, spec.Series[0].Points)
	}
}
