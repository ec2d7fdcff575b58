package render_test

import (
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gongqiu/build/plan"
)

var update = flag.Bool("update", false, "write the golden files anew")

// names lists the sample pages in order.
func names(pages map[string][]any) []string {
	var list []string
	for name := range pages {
		list = append(list, name)
	}
	slices.Sort(list)
	return list
}

// golden is the file that a sample page is kept in.
func golden(name string, view any) string {
	language := view.(interface{ Page() *plan.Base }).Page().Site.Language
	return filepath.Join("testdata", name+"."+string(language)+".html")
}

// assetHash is the part of an asset's name that changes with its bytes; what an asset holds is not asked here.
var assetHash = regexp.MustCompile(`(/assets/[a-z]+)\.[0-9a-f]{10}\.([a-z]+)`)

func TestGolden(t *testing.T) {
	if *update && os.Getenv("CI") != "" {
		t.Fatal("-update is refused when CI is set")
	}
	r, sites := newRenderer(t)
	pages := samplePages(sites)
	want := map[string]bool{}
	for _, name := range names(pages) {
		for _, view := range pages[name] {
			file := golden(name, view)
			want[file] = true
			page, err := r.Page(nil, view)
			if err != nil {
				t.Errorf("%s: %v", file, err)
				continue
			}
			page = assetHash.ReplaceAll(page, []byte("$1.hash.$2"))
			if *update {
				if err := os.WriteFile(file, page, 0o644); err != nil {
					t.Fatal(err)
				}
				continue
			}
			kept, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(kept), string(page)); diff != "" {
				t.Errorf("%s (-kept +now):\n%s", file, diff)
			}
		}
	}
	kept, _ := filepath.Glob("testdata/*.html")
	for _, file := range kept {
		if !want[file] {
			t.Errorf("%s: no sample page has this name", file)
		}
	}
}
