package chart_test

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gongqiu/build/chart"
	"gongqiu/build/model"
)

var update = flag.Bool("update", false, "write the golden files anew")

// golden compares bytes with a file of testdata.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if os.Getenv("CI") != "" {
			t.Fatal("-update is refused when CI is set")
		}
		if err := os.MkdirAll("testdata", 0o750); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, got, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s (-want +got):\n%s", name, diff)
	}
}

// lines puts every element on a line of its own, so that a change is seen in review.
func lines(svg []byte) []byte {
	out := make([]byte, 0, len(svg)+len(svg)/20)
	for at, c := range svg {
		if c == '<' && at > 0 && svg[at-1] == '>' {
			out = append(out, '\n')
		}
		out = append(out, c)
	}
	return append(out, '\n')
}

func TestGoldenSVG(t *testing.T) {
	for _, name := range exampleNames() {
		for _, language := range []model.Language{model.Chinese, model.English} {
			spec := example(t, name, language)
			golden(t, name+"."+string(language)+".svg", lines(drawer.AppendSVG(nil, spec, chart.Style{Standalone: true})))
		}
	}
	spec := example(t, "states", model.Chinese)
	golden(t, "states.inline.txt", lines(drawer.AppendSVG(nil, spec, chart.Style{})))
}

func TestGoldenTexts(t *testing.T) {
	var out []byte
	for _, name := range exampleNames() {
		for _, language := range []model.Language{model.Chinese, model.English} {
			spec := example(t, name, language)
			out = append(out, "== "+name+" "+string(language)+"\n"+drawer.Summary(spec)+"\n"...)
		}
	}
	golden(t, "summaries.txt", out)
	spec := example(t, "states", model.English)
	golden(t, "states.csv", chart.AppendCSV(nil, spec))
	golden(t, "states.json", chart.AppendJSON(nil, spec))
	option, err := drawer.AppendOption(nil, spec)
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "states.option.json", append(option, '\n'))
}
