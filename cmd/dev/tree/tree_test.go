package tree_test

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"gongqiu/cmd/dev/tree"
)

// write makes files of a folder.
func write(t *testing.T, folder string, files map[string]string) {
	t.Helper()
	for name, content := range files {
		path := filepath.Join(folder, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

func TestCompare(t *testing.T) {
	one, other := t.TempDir(), t.TempDir()
	write(t, one, map[string]string{"a/same": "1", "a/changed": "1", "gone": "1", ".notes": "1", ".state/x": "1"})
	write(t, other, map[string]string{"a/same": "1", "a/changed": "2", "b/new": "1"})
	before, err := tree.Read(one)
	if err != nil {
		t.Fatal(err)
	}
	after, err := tree.Read(other)
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"changed: a/changed", "gone:    gone", "new:     b/new"}
	if got := tree.Compare(before, after); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := tree.Compare(before, before); len(got) != 0 {
		t.Errorf("a folder differs from itself in %q", got)
	}
	if got := tree.Bytes(before); got != 3 {
		t.Errorf("%d bytes", got)
	}
}

func TestWritten(t *testing.T) {
	folder := t.TempDir()
	write(t, folder, map[string]string{"kept": "1", "rewritten": "1"})
	before, err := tree.List(folder)
	if err != nil {
		t.Fatal(err)
	}
	later := time.Now().Add(time.Second)
	if err := os.Chtimes(filepath.Join(folder, "rewritten"), later, later); err != nil {
		t.Fatal(err)
	}
	write(t, folder, map[string]string{"new": "1"})
	after, err := tree.List(folder)
	if err != nil {
		t.Fatal(err)
	}
	written := tree.Written(before, after)
	if _, kept := written["kept"]; kept || len(written) != 2 {
		t.Errorf("written: %v", written)
	}
}

func TestShortened(t *testing.T) {
	lines := []string{"a", "b", "c"}
	if got := tree.Shortened(lines, 2); !slices.Equal(got, []string{"a", "b", "and 1 more"}) {
		t.Errorf("got %q", got)
	}
	if got := tree.Shortened(lines, 3); !slices.Equal(got, lines) {
		t.Errorf("got %q", got)
	}
}
