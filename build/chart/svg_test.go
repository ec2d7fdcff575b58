package chart

import (
	"bytes"
	"encoding/csv"
	"encoding/xml"
	"errors"
	"io"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"gongqiu/build/words"
)

var numbers = regexp.MustCompile(`-?\d+(\.\d+)?`)

// places are those of texts in a page, which HTML reads without quotes.
var places = regexp.MustCompile(`( [xy])=(-?\d+(?:\.\d+)?)([ >])`)

// checkSVG parses drawings and proves what must hold of any.
func checkSVG(t *rapid.T, svg []byte, standalone bool) {
	if !standalone { // each place ends with the blank that starts the next
		svg = places.ReplaceAll(places.ReplaceAll(svg, []byte(`$1="$2"$3`)), []byte(`$1="$2"$3`))
	}
	for _, never := range []string{"style=", "<style", "<script", "NaN", "Inf", "\x00"} {
		if bytes.Contains(svg, []byte(never)) {
			t.Fatalf("%q in %s", never, svg)
		}
	}
	ids := map[string]bool{}
	decoder := xml.NewDecoder(bytes.NewReader(append(append([]byte("<x>"), svg...), "</x>"...)))
	decoder.Strict = true
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			t.Fatalf("%v in %s", err, svg)
		}
		element, is := token.(xml.StartElement)
		if !is {
			continue
		}
		for _, attribute := range element.Attr {
			checkAttribute(t, ids, element.Name.Local, attribute)
		}
	}
}

func checkAttribute(t *rapid.T, ids map[string]bool, element string, attribute xml.Attr) {
	switch attribute.Name.Local {
	case "id":
		if ids[attribute.Value] || !strings.HasPrefix(attribute.Value, "c1-") && attribute.Value != "c1.bars" {
			t.Fatalf("id %q", attribute.Value)
		}
		ids[attribute.Value] = true
	case "href": // what it shows again stands before it
		if !ids[strings.TrimPrefix(attribute.Value, "#")] {
			t.Fatalf("%s shows %q", element, attribute.Value)
		}
	case "x", "y", "cx", "cy", "width", "height", "r":
		if strings.HasSuffix(attribute.Value, "%") {
			return
		}
		value, err := strconv.ParseFloat(attribute.Value, 64)
		if err != nil || value < -1000 || value > 20000 {
			t.Fatalf("%s %s=%q", element, attribute.Name.Local, attribute.Value)
		}
	case "d":
		for _, text := range numbers.FindAllString(attribute.Value, -1) {
			if value, err := strconv.ParseFloat(text, 64); err != nil || value < -1000 || value > 20000 {
				t.Fatalf("path %q", attribute.Value)
			}
		}
	}
}

func TestAnySVG(t *testing.T) { rapid.Check(t, soundSVG(New(words.Load()))) }

func FuzzSVG(f *testing.F) { f.Fuzz(rapid.MakeFuzz(soundSVG(New(words.Load())))) }

// soundSVG proves that the drawings of any chart are well-formed, and the same each time, and that it has a summary.
func soundSVG(d *Drawer) func(*rapid.T) {
	return func(t *rapid.T) {
		spec := anySpec(t)
		spec.Kind = Kind(rapid.SampledFrom(append(Kinds(), string(Sparkline))).Draw(t, "any kind"))
		for _, style := range []Style{{}, {Standalone: true}, {Size: Narrow}, {Size: Wide}} {
			svg := d.AppendSVG(nil, spec, style)
			checkSVG(t, svg, style.Standalone)
			if alone := New(words.Load()).AppendSVG(nil, spec, style); !bytes.Equal(svg, alone) {
				t.Fatal("a drawing depends on those before it")
			}
		}
		if d.Summary(spec) == "" {
			t.Fatal("no summary")
		}
		d.Table(spec)
	}
}

// TestPointsAreInside proves that every point of a plot is drawn inside it.
func TestPointsAreInside(t *testing.T) {
	d := New(words.Load())
	rapid.Check(t, func(t *rapid.T) {
		spec := anySpec(t)
		s := &sheet{work: work{drawer: d, spec: spec, width: wideWidth, font: wideFont}}
		for _, axis := range []valueAxis{lineAxis(spec), barAxis(spec)} {
			p := newPlot(s, axis, 10)
			for series := range spec.Series {
				for at := range spec.Categories {
					point := spec.Series[series].point(at)
					if !point.has() {
						continue
					}
					x, y := p.categories.x(at), p.y(point.Value.Float64())
					if x < p.left-0.01 || x > p.left+p.width+0.01 || y < p.top-0.01 || y > p.bottom()+0.01 {
						t.Fatalf("point %d of series %d at %g, %g outside %+v", at, series, x, y, p)
					}
				}
			}
		}
	})
}

func TestAnyCSV(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		spec := anySpec(t)
		records, err := csv.NewReader(bytes.NewReader(AppendCSV(nil, spec))).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		if len(records) != len(spec.Categories)+1 {
			t.Fatalf("%d rows for %d categories", len(records), len(spec.Categories))
		}
	})
}

func TestWrapLosesNothing(t *testing.T) {
	for _, text := range []string{"信息传输、软件和信息技术服务业", "Newly-grown unemployed youth", "农林牧渔（水利）生产人员"} {
		for most := 6.0; most < 30; most++ {
			w := wrap(text, most)
			joined := strings.Join(w.lines[:w.count], " ")
			if strings.Contains(joined, "…") {
				continue
			}
			if strings.ReplaceAll(joined, " ", "") != strings.ReplaceAll(text, " ", "") || w.width > most+0.01 {
				t.Errorf("wrap(%q, %g) = %q, %g wide", text, most, w.lines, w.width)
			}
		}
	}
}
