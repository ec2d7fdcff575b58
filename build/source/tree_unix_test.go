//go:build unix

package source_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	"gongqiu/build/diag"
	"gongqiu/build/source"
)

func write(t *testing.T, dir, name, content string) {
	t.Helper()
	file := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestOpen(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "data/无锡市/a.csv", "a,b\n")
	write(t, dir, "data/~$a.xlsx", "lock")
	write(t, dir, "data/.hidden", "x")
	write(t, dir, "data/.git/config", "x")
	write(t, dir, "content/site.yaml", "schema: 1\n")
	write(t, dir, "other/secret.csv", "x")
	write(t, dir, "data/cafe\u0301.csv", "e and an accent")
	for link, target := range map[string]string{
		"data/link.csv": "../other/secret.csv", "data/out.csv": "/etc/hostname", "data/folder": "../other",
	} {
		if err := os.Symlink(target, filepath.Join(dir, link)); err != nil {
			t.Fatal(err)
		}
	}
	if err := syscall.Mkfifo(filepath.Join(dir, "data", "pipe.csv"), 0o644); err != nil {
		t.Fatal(err)
	}
	var list diag.List
	tree, err := source.Open(dir, folders, &list)
	if err != nil {
		t.Fatal(err)
	}
	defer tree.Close()
	want := []string{"content/site.yaml", "data/caf\u00e9.csv", "data/无锡市/a.csv"}
	if got := tree.Files(""); !slices.Equal(got, want) {
		t.Errorf("files %q", got)
	}
	if got := tree.Files("data/无锡市/"); !slices.Equal(got, want[2:]) {
		t.Errorf("files of a folder %q", got)
	}
	if content, ok := tree.Read("data/caf\u00e9.csv", &list); !ok || string(content) != "e and an accent" {
		t.Errorf("read %q, %v", content, ok)
	}
	var got []string
	for _, f := range list.Sorted() {
		got = append(got, string(f.Code)+" "+f.Place.File+" "+f.Args["reason"])
	}
	wanted := []string{
		"file/unreadable data/folder link", "file/unreadable data/link.csv link",
		"file/unreadable data/out.csv link", "file/unreadable data/pipe.csv device",
	}
	if !slices.Equal(got, wanted) {
		t.Errorf("findings\n%s", strings.Join(got, "\n"))
	}
}

// TestSwapped puts other things where files were, between the listing and the reading.
func TestSwapped(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "data/a.csv", "a\n")
	write(t, dir, "data/b.csv", "b\n")
	write(t, dir, "data/c.yaml", "c\n")
	write(t, dir, "secret", "s\n")
	var list diag.List
	tree, err := source.Open(dir, folders, &list)
	if err != nil {
		t.Fatal(err)
	}
	defer tree.Close()
	for _, name := range []string{"data/a.csv", "data/b.csv"} {
		if err := os.Remove(filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink("../secret", filepath.Join(dir, "data/a.csv")); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Mkfifo(filepath.Join(dir, "data/b.csv"), 0o644); err != nil {
		t.Fatal(err)
	}
	write(t, dir, "data/c.yaml", strings.Repeat("x", source.MaximumYAML+1))
	for _, name := range []string{"data/a.csv", "data/b.csv", "data/c.yaml", "data/none.csv"} {
		if content, ok := tree.Read(name, &list); ok {
			t.Errorf("%s was read: %.10q", name, content)
		}
	}
	var got []string
	for _, f := range list.Sorted() {
		got = append(got, string(f.Code)+" "+f.Args["reason"])
	}
	want := []string{"file/unreadable link", "file/unreadable device", "file/too-large ", "file/unreadable missing"}
	if !slices.Equal(got, want) {
		t.Errorf("findings %q", got)
	}
}
