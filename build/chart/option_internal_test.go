package chart

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"gongqiu/build/decimal"
	"gongqiu/build/format"
	"gongqiu/build/model"
	"gongqiu/build/period"
	"gongqiu/build/words"
)

// direct is the option through go-echarts alone, as slow and as plain as it comes.
func direct(d *Drawer, spec *Spec) ([]byte, error) {
	row, _ := kindOf(spec.Kind)
	data := newOptionData(d, spec, row)
	axis := data.axis
	parts := optionParts{
		id: spec.ID, title: spec.Title, summary: d.Summary(spec), unit: spec.Unit,
		low: number(axis.tick(axis.first)), high: number(axis.tick(axis.last)), step: axis.step(),
		referenceLabel: spec.Reference.Label, reference: number(spec.Reference.Value), upright: spec.timed() && !spec.lies(),
	}
	labels := make([]string, len(data.slots))
	for at, s := range data.slots {
		labels[at] = format.Period(s.between, string(spec.Language))
		if s.category >= 0 {
			labels[at] = spec.Categories[s.category].Label
		}
	}
	parts.categories = labels
	parts.live = json.RawMessage(data.appendLive(nil))
	names := []string{}
	for series := range spec.Series {
		parts.names = append(parts.names, spec.Series[series].Name)
		names = append(names, spec.Series[series].Name)
		parts.points = append(parts.points, directPoints(spec, data.slots, series))
	}
	parts.seriesNames = names
	if row.placed {
		for _, role := range spec.roles() {
			parts.roles = append(parts.roles, Role(role))
		}
		parts.lines = directLines(spec)
		parts.pieces = directPieces(spec)
	}
	if spec.Outlines != nil {
		parts.outlines = spec.Outlines.ID
	}
	if spec.Kind == Scatter {
		parts.unit, parts.acrossName = d.axisName(spec, 1), d.axisName(spec, 0)
	}
	if spec.Kind == Scatter && len(spec.Series) > 1 {
		across, _ := scatterAxes(spec, false)
		parts.acrossLow, parts.acrossHigh = number(across.tick(across.first)), number(across.tick(across.last))
		parts.acrossStep = across.step()
	}
	return json.Marshal(wholeOption(row, parts))
}

// anySpec is a chart of anything that might come.
func anySpec(t *rapid.T) *Spec {
	text := rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{
		"", "制造业", "</script><script>alert(1)</script>", "a&b\"'\\", "\u2028\x00\xff", "信息传输、软件和信息技术服务业"}))
	spec := &Spec{
		ID: "c1", Kind: rapid.SampledFrom(allLive()).Draw(t, "kind"),
		Language: rapid.SampledFrom([]model.Language{model.Chinese, model.English, "zh-hant"}).Draw(t, "language"),
		Title:    text.Draw(t, "title"), Unit: text.Draw(t, "unit"), Note: text.Draw(t, "note"),
	}
	if rapid.Bool().Draw(t, "reference") {
		spec.Reference = Reference{decimal.New(rapid.Int64Range(-500, 500).Draw(t, "value"), 2), "平衡"}
	}
	spec.Whole = decimal.Whole(rapid.Int64Range(0, 3).Draw(t, "whole"))
	if rapid.Bool().Draw(t, "diagonal") {
		spec.Diagonal = "x = y"
	}
	if spec.Kind == Map && rapid.Bool().Draw(t, "has outlines") {
		at := func(longitude, latitude int32) model.MapPoint {
			return model.MapPoint{Longitude: longitude * 1e6, Latitude: latitude * 1e6}
		}
		spec.Outlines = &model.Map{ID: "places", Features: []model.MapFeature{
			{Name: model.Reference{Text: "京"}, Code: allTiles[0].code,
				Rings: [][]model.MapPoint{{at(116, 40), at(117, 40), at(117, 39)}}},
			{Rings: [][]model.MapPoint{{at(121, 31), at(122, 31), at(122, 30)}}},
		}}
	}
	timed, at := rapid.Bool().Draw(t, "timed"), 2000*4
	for range rapid.IntRange(0, 30).Draw(t, "categories") {
		category := Category{Label: text.Draw(t, "label")}
		if timed {
			at += rapid.IntRange(1, 9).Draw(t, "later")
			category.Period, _ = period.New(period.Quarter, at/4, at%4+1)
		}
		if rapid.Bool().Draw(t, "is a tile") {
			category.Code = rapid.SampledFrom(allTiles[:]).Draw(t, "tile").code
		}
		spec.Categories = append(spec.Categories, category)
	}
	scale := int8(rapid.IntRange(-8, 6).Draw(t, "scale"))
	for range rapid.IntRange(0, 8).Draw(t, "series") {
		series := Series{Name: text.Draw(t, "name"), Role: Role(rapid.IntRange(0, int(RoleHigh)).Draw(t, "role"))}
		for range spec.Categories {
			point := Point{
				State: rapid.SampledFrom([]model.State{model.Present, model.Present, model.Missing, model.Suppressed,
					model.NotApplicable, model.NotComparable, model.Absent}).Draw(t, "state"),
				Value:       decimal.New(rapid.Int64Range(-2000, 90000).Draw(t, "coefficient"), scale),
				Provisional: rapid.Bool().Draw(t, "provisional"), Break: rapid.Bool().Draw(t, "break"),
			}
			series.Points = append(series.Points, point)
		}
		spec.Series = append(spec.Series, series)
	}
	return spec
}

func TestOptionIsThatOfGoEcharts(t *testing.T) { rapid.Check(t, sameOption(New(words.Load()))) }

func FuzzOption(f *testing.F) { f.Fuzz(rapid.MakeFuzz(sameOption(New(words.Load())))) }

// sameOption proves that the spliced option is that of go-echarts, byte for byte, and safe inside a script element.
func sameOption(d *Drawer) func(*rapid.T) {
	return func(t *rapid.T) {
		spec := anySpec(t)
		if strings.Contains(fmt.Sprint(spec), "__f__") {
			t.Skip("a mark of functions is refused, as TestOptionRefusesFunctions states")
		}
		want, err := direct(d, spec)
		if err != nil {
			t.Fatal(err)
		}
		got, err := d.AppendOption(nil, spec)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), string(got)); diff != "" {
			t.Fatalf("-go-echarts +spliced:\n%s", diff)
		}
		if !json.Valid(got) || strings.Contains(string(got), "</") {
			t.Fatalf("not safe JSON: %s", got)
		}
		var out any
		if err := json.Unmarshal(AppendJSON(nil, spec), &out); err != nil {
			t.Fatal(err)
		}
	}
}

func TestOptionRefusesFunctions(t *testing.T) {
	spec := &Spec{ID: "c", Kind: Line, Language: model.Chinese, Title: "__f__alert(1)__f__"}
	got, err := New(words.Load()).AppendOption([]byte("x"), spec)
	if !errors.Is(err, ErrFunctionMark) || string(got) != "x" {
		t.Errorf("got %q, %v; want ErrFunctionMark and nothing appended", got, err)
	}
}

func TestTicksAreNice(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		scale := int8(rapid.IntRange(-12, 6).Draw(t, "scale"))
		low := decimal.New(rapid.Int64Range(-1e6, 1e6).Draw(t, "low"), scale).Float64()
		high := decimal.New(rapid.Int64Range(-1e6, 1e6).Draw(t, "high"), scale).Float64()
		low, high = min(low, high), max(low, high)
		most := rapid.IntRange(2, 12).Draw(t, "most")
		a := newValueAxis(low, high, most)
		slack := 1e-6 * a.step()
		if a.low() > low+slack || a.high() < high-slack {
			t.Fatalf("%+v does not cover %g..%g", a, low, high)
		}
		if a.last-a.first > int64(most) || a.last <= a.first || a.mantissa != 1 && a.mantissa != 2 && a.mantissa != 5 {
			t.Fatalf("%+v is not nice for %g..%g", a, low, high)
		}
		shifted := newValueAxis(low*1000, high*1000, most)
		if low != high && (shifted.first != a.first || shifted.last != a.last || shifted.exponent != a.exponent+3) {
			t.Fatalf("%+v is not %+v a thousandfold (%g..%g)", shifted, a, low, high)
		}
	})
}

func TestLabelsSettle(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var labels []label
		for range rapid.IntRange(0, 9).Draw(t, "count") {
			labels = append(labels, label{wanted: rapid.Float64Range(-50, 350).Draw(t, "wanted"),
				height: rapid.Float64Range(10, 30).Draw(t, "height")})
		}
		if !settle(labels, 0, 300) {
			t.Fatal("they fit, and were refused")
		}
		edge := 0.0
		for _, l := range labels {
			if l.middle-l.height/2 < edge-1e-6 {
				t.Fatalf("overlap: %+v", labels)
			}
			edge = l.middle + l.height/2
		}
		if edge > 300+1e-6 {
			t.Fatalf("beyond the edge: %+v", labels)
		}
	})
}

func number(value decimal.Decimal) json.Number { return json.Number(value.String()) }

// allLive are the kinds that have an option.
func allLive() []Kind {
	var names []Kind
	for _, row := range kinds {
		if row.option != nil {
			names = append(names, row.name)
		}
	}
	return names
}

// TestFewKindsAreStill states which kinds have no live chart.
func TestFewKindsAreStill(t *testing.T) {
	for _, row := range kinds {
		if Interactive(row.name) != (row.name != Sparkline) {
			t.Errorf("%s: interactive is %v", row.name, Interactive(row.name))
		}
	}
}
