package themes_test

import (
	"io/fs"
	"testing"
	"testing/fstest"

	"gongqiu/themes"
)

func TestDefaultHasItsLayouts(t *testing.T) {
	for _, name := range []string{"base", "home", "data", "dataset", "policy", "list", "text", "404"} {
		if _, err := fs.Stat(themes.Default(), "layouts/"+name+".html"); err != nil {
			t.Error(err)
		}
	}
}

func TestOverlay(t *testing.T) {
	over := fstest.MapFS{"a/x": {Data: []byte("over")}, "b": {Data: []byte("new")}}
	base := fstest.MapFS{"a/x": {Data: []byte("base")}, "a/y": {Data: []byte("base")}, "c/z": {Data: []byte("base")}}
	both := themes.Overlay(over, base)
	for path, want := range map[string]string{"a/x": "over", "a/y": "base", "b": "new", "c/z": "base"} {
		if text, err := fs.ReadFile(both, path); err != nil || string(text) != want {
			t.Errorf("%s is %q, %v, want %q", path, text, err, want)
		}
	}
	if err := fstest.TestFS(both, "a/x", "a/y", "b", "c/z"); err != nil {
		t.Error(err)
	}
}
