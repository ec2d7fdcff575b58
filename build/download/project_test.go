package download_test

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"gongqiu/build/diag"
	"gongqiu/build/download"
	"gongqiu/build/load"
	"gongqiu/build/model"
	"gongqiu/build/resolve"
	"gongqiu/build/source"
)

var update = flag.Bool("update", false, "write the golden files anew")

// project reads a project folder. Any error in it fails the test.
func project(t testing.TB, folder string) *model.Site {
	t.Helper()
	var list diag.List
	tree, err := source.Open(folder, load.Folders(), &list)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { tree.Close() })
	site := resolve.Site(load.Read(tree, &list), &list)
	if list.Failed(false) {
		for _, finding := range list.Sorted() {
			t.Errorf("%s %s %v", finding.Place.String(), finding.Code, finding.Args)
		}
		t.FailNow()
	}
	return site
}

func languages() []model.Language { return []model.Language{model.Chinese, model.English} }

// golden compares with a file of testdata, or writes it.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if os.Getenv("CI") != "" {
			t.Fatal("-update is refused when CI is set")
		}
		if err := os.WriteFile(path, got, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if string(want) != string(got) {
		t.Errorf("%s differs; got:\n%s", name, got)
	}
}

// TestGolden writes the datasets of a made-up project that has one of each thing a download has to say.
func TestGolden(t *testing.T) {
	site := project(t, "testdata/madeup")
	for _, d := range site.Datasets {
		golden(t, d.ID+".csv", download.AppendCSV(nil, d))
		golden(t, d.ID+".json", download.AppendJSON(nil, d, languages()))
	}
}
