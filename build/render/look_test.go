package render_test

import (
	"flag"
	"os"
	"path/filepath"
	"testing"
)

var look = flag.String("look", "", "a folder to write the sample pages and the theme's files to, for a browser")

// TestLook writes what the golden files are made of as a small site that a browser can show.
func TestLook(t *testing.T) {
	if *look == "" {
		t.Skip("no folder given with -look")
	}
	r, sites := newRenderer(t)
	write := func(name string, text []byte) {
		file := filepath.Join(*look, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, text, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, asset := range r.Assets() {
		write(asset.Path, asset.Bytes)
	}
	for name, views := range samplePages(sites) {
		for _, view := range views {
			page, err := r.Page(nil, view)
			if err != nil {
				t.Fatal(err)
			}
			write(filepath.Base(golden(name, view)), page)
		}
	}
}
