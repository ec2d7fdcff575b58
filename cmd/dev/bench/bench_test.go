package main

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"gongqiu/cmd/dev/command"
	"gongqiu/cmd/dev/workload"
)

func TestMedianTakesEachMeasureByItself(t *testing.T) {
	all := []sample{
		{wall: 3 * time.Second, cpu: time.Second, files: 5},
		{wall: time.Second, cpu: 3 * time.Second, files: 5},
		{wall: 2 * time.Second, cpu: 2 * time.Second, files: 5},
	}
	if got := median(all); got.wall != 2*time.Second || got.cpu != 2*time.Second || got.files != 5 {
		t.Errorf("got %+v", got)
	}
	if got := middle([]sample{{files: 4}, {files: 1}}, func(s sample) int { return s.files }); got != 1 {
		t.Errorf("of two the lower, not %d", got)
	}
}

func TestParseSizes(t *testing.T) {
	sizes, err := parseSizes("1000, 10000")
	if err != nil || len(sizes) != 2 || sizes[0].Regions != 50 || sizes[1].Regions != 500 {
		t.Errorf("got %+v, %v", sizes, err)
	}
	for _, wrong := range []string{"", "0", "-1", "many", "1000,"} {
		if _, err := parseSizes(wrong); err == nil {
			t.Errorf("%q was taken", wrong)
		}
	}
}

func TestNothingToMeasureIsWrongUse(t *testing.T) {
	if _, err := readSettings([]string{"-pages", "none", "-cells", "0", "-charts", "0"}); !errors.Is(err, command.ErrUsage) {
		t.Errorf("nothing to measure: %v", err)
	}
	for _, left := range [][]string{
		{"-cells", "0", "-charts", "0"}, {"-pages", "none", "-charts", "0"}, {"-pages", "none", "-cells", "0"},
	} {
		if _, err := readSettings(left); err != nil {
			t.Errorf("%q: %v", left, err)
		}
	}
}

func TestWritingChild(t *testing.T) {
	folder := t.TempDir()
	list, target := filepath.Join(folder, "list"), filepath.Join(folder, "target")
	if err := os.WriteFile(list, []byte("3 a.html\n0 b/empty\n70000 b/c d/large\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	if err := writeListed(t.Context(), list, target); err != nil {
		t.Fatal(err)
	}
	for name, size := range map[string]int64{"a.html": 3, "b/empty": 0, "b/c d/large": 70000} {
		info, err := os.Stat(filepath.Join(target, name))
		if err != nil {
			t.Error(err)
		} else if info.Size() != size {
			t.Errorf("%s has %d bytes, want %d", name, info.Size(), size)
		}
	}
}

// TestBuildChild: the made-up project builds without a finding.
func TestBuildChild(t *testing.T) {
	project, out := t.TempDir(), filepath.Join(t.TempDir(), "public")
	if err := workload.Write(project, workload.Size{Regions: 1, Quarters: 2}); err != nil {
		t.Fatal(err)
	}
	if err := buildChild(t.Context(), []string{project, out, out + ".state"}); err != nil {
		t.Error(err)
	}
	if _, err := os.Stat(filepath.Join(out, "regions/910000/2021-Q2/index.html")); err != nil {
		t.Error(err)
	}
}

func TestFolderMustBeEmpty(t *testing.T) {
	folder := t.TempDir()
	if _, _, err := benchFolder(folder); err != nil {
		t.Error(err)
	}
	if err := os.WriteFile(filepath.Join(folder, "mine"), nil, 0o666); err != nil {
		t.Fatal(err)
	}
	if _, _, err := benchFolder(folder); err == nil {
		t.Error("a folder with files was taken")
	}
}
