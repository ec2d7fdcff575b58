package chart

import (
	"bytes"
	"fmt"
	"math"
	"regexp"
	"strconv"
	"testing"

	"gongqiu/build/decimal"
	"gongqiu/build/model"
	"gongqiu/build/words"
)

// barsOf is a chart of lying bars of made-up numbers, under labels that are given.
func barsOf(labels []string, numbers ...int64) *Spec {
	spec := &Spec{ID: "c1", Kind: Bar, Language: model.Chinese, Title: "编造的数字", Unit: "人"}
	one := Series{Name: "需求人数"}
	for at, label := range labels {
		spec.Categories = append(spec.Categories, Category{Label: label})
		one.Points = append(one.Points, Point{Value: decimal.New(numbers[at], 0), State: model.Present})
	}
	spec.Series = []Series{one}
	return spec
}

var (
	barPath = regexp.MustCompile(`chart-1 chart-bar" transform="translate\(([\d.]+) (\d+)\)" d="([^"]*)"`)
	barEnd  = regexp.MustCompile(`h(-?\d+)v16`)
	pressed = regexp.MustCompile(`<use href="#c1\.bars" transform="matrix\(([\d.]+) 0 0 1 (-?[\d.]+) (-?[\d.]+)\)"/>`)
)

// TestSharedBars: bars that the narrow drawing takes from the wide one end where its own would, and stand as high.
func TestSharedBars(t *testing.T) {
	d := New(words.Load())
	labels := []string{"农业", "采矿业", "制造业", "建筑业"}
	for _, numbers := range [][]int64{{19597, 14910, 25429, 8270}, {3200, -900, 1500, -2100}, {101, 99, 100, 98}} {
		t.Run(fmt.Sprint(numbers), func(t *testing.T) {
			spec := barsOf(labels, numbers...)
			page := d.AppendSVG(nil, spec, Style{})
			alone := d.AppendSVG(nil, spec, Style{Size: Narrow})
			if pressed.Match(alone) || bytes.Contains(alone, []byte(" id=")) {
				t.Fatalf("a drawing alone refers to another: %s", alone)
			}
			wide, narrow, press := barPath.FindSubmatch(page), barPath.FindSubmatch(alone), pressed.FindSubmatch(page)
			if wide == nil || narrow == nil || press == nil {
				t.Fatalf("no bars in %s or %s", page, alone)
			}
			number := func(text []byte) float64 {
				value, err := strconv.ParseFloat(string(text), 64)
				if err != nil {
					t.Fatal(err)
				}
				return value
			}
			near := func(what string, got, want, most float64) {
				if math.Abs(got-want) > most {
					t.Errorf("%s is at %g, want %g", what, got, want)
				}
			}
			scale := number(press[1])
			near("zero", scale*number(wide[1])+number(press[2]), number(narrow[1]), 0.1)
			near("the first row", number(wide[2])+number(press[3]), number(narrow[2]), 0)
			wides, narrows := barEnd.FindAllSubmatch(wide[3], -1), barEnd.FindAllSubmatch(narrow[3], -1)
			if len(wides) != len(numbers) || len(narrows) != len(numbers) {
				t.Fatalf("%d and %d bars", len(wides), len(narrows))
			}
			for at := range wides {
				near(labels[at], scale*number(wides[at][1]), number(narrows[at][1]), 1)
			}
		})
	}
}

// TestOwnBars: the narrow drawing has bars of its own where its rows stand elsewhere, and where one would not be seen.
func TestOwnBars(t *testing.T) {
	d := New(words.Load())
	for _, spec := range []*Spec{
		barsOf([]string{"农业", "信息传输、软件和信息技术服务业以及其他"}, 19597, 14910),
		barsOf([]string{"农业", "采矿业"}, 19597, 2),
	} {
		page := d.AppendSVG(nil, spec, Style{})
		if found := barPath.FindAll(page, -1); len(found) != 2 || bytes.Contains(page, []byte("<use")) || bytes.Contains(page, []byte(" id=")) {
			t.Errorf("%d paths of bars in %s", len(found), page)
		}
	}
}
