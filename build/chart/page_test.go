package chart_test

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"gongqiu/build/chart"
	"gongqiu/build/model"
)

var look = flag.String("look", "", "a folder to write a page of all examples to, in each language, for a browser")

// sheets are the style sheets that charts are shown with.
var sheets = []string{"site.css", "chart.css"}

// TestLook writes all examples into one page for people to look at.
func TestLook(t *testing.T) {
	if *look == "" {
		t.Skip("no folder given with -look")
	}
	if err := os.MkdirAll(*look, 0o755); err != nil {
		t.Fatal(err)
	}
	var css []byte
	for _, name := range sheets {
		text, err := os.ReadFile(filepath.Join("..", "..", "themes", "default", "assets", name))
		if err != nil {
			t.Fatal(err)
		}
		css = append(css, text...)
	}
	for _, language := range []model.Language{model.Chinese, model.English} {
		var page bytes.Buffer
		fmt.Fprintf(&page, `<!doctype html><html lang="%s"><meta charset="utf-8"><meta name="viewport" `+
			`content="width=device-width"><style>%s main{max-width:46rem;margin:auto;padding:16px}</style><main>`, language, css)
		for _, examples := range []struct {
			names []string
			make  func(testing.TB, string, model.Language) *chart.Spec
		}{{exampleNames(), example}, {partNames(), partExample}, {specimenNames(), specimen}} {
			for _, name := range examples.names {
				spec := examples.make(t, name, language)
				fmt.Fprintf(&page, "<h2 id=\"%s-title\">%s</h2><p>%s</p>%s\n", spec.ID, spec.Title, drawer.Summary(spec),
					drawer.AppendSVG(nil, spec, chart.Style{}))
			}
		}
		if err := os.WriteFile(filepath.Join(*look, "charts."+string(language)+".html"), page.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
