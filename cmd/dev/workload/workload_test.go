package workload_test

import (
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"os"
	"strings"
	"testing"

	"gongqiu/cmd/dev/workload"
)

// read reads all files of a project.
func read(t *testing.T, folder string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := fs.WalkDir(os.DirFS(folder), ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		content, err := fs.ReadFile(os.DirFS(folder), name)
		files[name] = string(content)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// write makes a project in a new folder.
func write(t *testing.T, size workload.Size) (string, map[string]string) {
	t.Helper()
	folder := t.TempDir()
	if err := workload.Write(folder, size); err != nil {
		t.Fatal(err)
	}
	return folder, read(t, folder)
}

func TestSameSizeSameBytes(t *testing.T) {
	_, one := write(t, workload.Size{Regions: 3, Quarters: 5})
	const want = "1b4c5771a741ae02"
	sum := sha256.Sum256([]byte(one["data/market/market-001.csv"]))
	if got := hex.EncodeToString(sum[:8]); got != want {
		t.Errorf("the figures changed: %s, want %s; measurements of before cannot be compared any more", got, want)
	}
	if rows := strings.Count(one["data/market/market-001.csv"], "\n"); rows != 1+3*5*18 {
		t.Errorf("%d rows", rows)
	}
}

func TestBumpChangesOneLine(t *testing.T) {
	size := workload.Size{Regions: 501, Quarters: 4}
	folder, before := write(t, size)
	size.Bump = 7
	if err := workload.Write(folder, size); err != nil {
		t.Fatal(err)
	}
	lines := 0
	for name, after := range read(t, folder) {
		was, now := strings.Split(before[name], "\n"), strings.Split(after, "\n")
		if len(was) != len(now) {
			t.Fatalf("%s: %d lines, then %d", name, len(was), len(now))
		}
		for at := range was {
			if was[at] != now[at] {
				lines++
			}
		}
	}
	if lines != 1 {
		t.Errorf("%d lines changed, want 1", lines)
	}
}

func TestNamesAreUnique(t *testing.T) {
	_, files := write(t, workload.Size{Regions: 5000, Quarters: 1})
	seen := map[string]bool{}
	for line := range strings.Lines(files["data/codelists/region.csv"]) {
		name := strings.Split(line, ",")[1]
		if seen[name] {
			t.Fatalf("%s stands for two places", name)
		}
		seen[name] = true
	}
	if len(seen) != 5002 { // with the heading and the total
		t.Errorf("%d names", len(seen))
	}
}

func TestForPages(t *testing.T) {
	for pages, regions := range map[int]int{1: 1, 1000: 50, 10000: 500, 100000: 5000} {
		if got := workload.ForPages(pages); got.Regions != regions || got.Quarters != 20 {
			t.Errorf("ForPages(%d) = %+v", pages, got)
		}
	}
}
