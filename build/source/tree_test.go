package source_test

import (
	"path/filepath"
	"slices"
	"testing"
	"testing/fstest"

	"gongqiu/build/diag"
	"gongqiu/build/source"
)

var folders = []string{"content", "data", "themes"}

func TestNames(t *testing.T) {
	files := fstest.MapFS{
		"data/A.csv":                &fstest.MapFile{},
		"data/a.csv":                &fstest.MapFile{},
		"data/caf\u00e9.csv":        &fstest.MapFile{},
		"data/cafe\u0301.csv":       &fstest.MapFile{},
		"data/straße.csv":           &fstest.MapFile{},
		"data/STRASSE.csv":          &fstest.MapFile{},
		"data/无\u200B锡.csv":         &fstest.MapFile{},
		"data/b.csv":                &fstest.MapFile{},
		"themes/x/layouts/a.html":   &fstest.MapFile{},
		"content/releases/x.en.md":  &fstest.MapFile{},
		"elsewhere/not-read-at-all": &fstest.MapFile{},
	}
	var list diag.List
	tree, err := source.FromFS(files, folders, &list)
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"content/releases/x.en.md", "data/A.csv", "data/STRASSE.csv", "data/b.csv", "data/café.csv",
		"themes/x/layouts/a.html"}
	if got := tree.Files(""); !slices.Equal(got, want) {
		t.Errorf("files %q", got)
	}
	clashes := 0
	for _, f := range list.Sorted() {
		switch f.Code {
		case diag.FileNameClash:
			clashes++
		case diag.FileControl:
			if f.Args["character"] != "U+200B" || f.Args["where"] != "name" {
				t.Errorf("%v", f)
			}
		default:
			t.Errorf("%v", f)
		}
	}
	if clashes != 3 {
		t.Errorf("%d clashes", clashes)
	}
}

func TestOpenNoFolder(t *testing.T) {
	var list diag.List
	if _, err := source.Open(filepath.Join(t.TempDir(), "none"), folders, &list); err == nil {
		t.Error("a project folder that does not exist was opened")
	}
	tree, err := source.Open(t.TempDir(), folders, &list)
	if err != nil || len(tree.Files("")) != 0 || len(list.Sorted()) != 0 {
		t.Errorf("an empty project: %v", err)
	}
}
