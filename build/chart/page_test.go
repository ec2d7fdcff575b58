package chart_test

import (
	"bytes"
	"fmt"
	"os"
	"testing"

	"gongqiu/build/chart"
	"gongqiu/build/model"
)

// TestPage writes all examples into one page for people to look at, when CHART_PAGE names a file. CHART_CSS names
// the style sheet.
func TestPage(t *testing.T) {
	path := os.Getenv("CHART_PAGE")
	if path == "" {
		t.Skip("CHART_PAGE is not set")
	}
	css, err := os.ReadFile(os.Getenv("CHART_CSS"))
	if err != nil {
		t.Fatal(err)
	}
	for _, language := range []model.Language{model.Chinese, model.English} {
		var page bytes.Buffer
		fmt.Fprintf(&page, `<!doctype html><html lang="%s"><meta charset="utf-8">`, language)
		fmt.Fprintf(&page, `<meta name="viewport" content="width=device-width"><style>body{font:16px/1.6 system-ui,`+
			`"Noto Sans CJK SC",sans-serif;margin:16px auto;padding:0 16px;max-width:720px;background:var(--chart-paper)`+
			`;color:var(--chart-ink)}h2{font-size:1.05rem;margin:2em 0 .2em}p{margin:.3em 0}%s</style>`, css)
		for _, name := range exampleNames() {
			spec := example(t, name, language)
			fmt.Fprintf(&page, "<h2>%s</h2><p>%s</p>%s\n", spec.Title, drawer.Summary(spec),
				drawer.AppendSVG(nil, spec, chart.Style{}))
		}
		for _, name := range partNames() {
			spec := partExample(t, name, language)
			fmt.Fprintf(&page, "<h2>%s</h2><p>%s</p>%s\n", spec.Title, drawer.Summary(spec),
				drawer.AppendSVG(nil, spec, chart.Style{}))
		}
		if err := os.WriteFile(path+"."+string(language)+".html", page.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}
