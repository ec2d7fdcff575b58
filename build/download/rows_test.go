package download_test

import (
	"bytes"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"gongqiu/build/diag"
	"gongqiu/build/download"
	"gongqiu/build/judge"
	"gongqiu/build/model"
	"gongqiu/build/plan"
	"gongqiu/build/words"
	"gongqiu/cmd/dev/workload"
)

// made is the files of all datasets of a project, with what is known of their rows afterwards.
type made map[string]struct {
	files [][]byte
	rows  *download.Memory
}

// makeAll makes the files of all datasets twice, by what is known from before and anew, and holds the one against the
// other.
func makeAll(t *testing.T, name, folder string, before made) made {
	t.Helper()
	site := project(t, folder)
	var list diag.List
	verdicts := judge.Site(site, &list)
	p := plan.Make(site, plan.Options{Words: words.Load(), Verdicts: verdicts}, &list)
	keys := p.Keys(plan.Digest(site, verdicts), nil, plan.Sum{})
	now := made{}
	for _, f := range download.Files(site, p, false) {
		if f.Dataset == nil {
			continue
		}
		known := &download.Rows{
			Key:    func(region model.Code) plan.Sum { return keys.Rows(f.Dataset, region) },
			Before: before[f.Dataset.ID].rows,
		}
		for _, file := range before[f.Dataset.ID].files {
			known.Files = append(known.Files, bytes.NewReader(file))
		}
		one := now[f.Dataset.ID]
		one.files = written(t, f, known)
		clean := written(t, f, nil)
		spoilt := *known
		spoilt.Files = make([]io.ReaderAt, len(known.Files))
		for at, file := range before[f.Dataset.ID].files { // somebody cut them off meanwhile
			spoilt.Files[at] = bytes.NewReader(file[:len(file)/2])
		}
		for at, file := range written(t, f, &spoilt) {
			if !bytes.Equal(file, clean[at]) {
				t.Errorf("%s: %s is not as it is without files that cannot be read", name, f.Paths[at])
			}
		}
		for at, path := range f.Paths {
			if !bytes.Equal(one.files[at], clean[at]) {
				t.Errorf("%s: %s is not as it is without what is known", name, path)
			}
		}
		one.rows = known.Now
		now[f.Dataset.ID] = one
	}
	return now
}

// written is the files of a dataset.
func written(t *testing.T, f download.File, known *download.Rows) [][]byte {
	t.Helper()
	files, to := make([]bytes.Buffer, len(f.Paths)), make([]io.Writer, len(f.Paths))
	for at := range files {
		to[at] = &files[at]
	}
	if err := f.Write(to, known); err != nil {
		t.Fatal(err)
	}
	all := make([][]byte, len(files))
	for at := range files {
		all[at] = files[at].Bytes()
	}
	return all
}

// another counts the pieces of a dataset whose rows are made from something else than before.
func another(before, now made) (count, all int) {
	for id, one := range now {
		was := before[id].rows
		for at, piece := range one.rows.Pieces {
			if all++; was == nil || was.Layout != one.rows.Layout || was.Pieces[at].Key != piece.Key {
				count++
			}
		}
	}
	return count, all
}

// TestRowsAgain changes one number in each of some tables of every golden site, and in the made-up workload: rows that
// are taken from the files as they were are those that are computed anew.
func TestRowsAgain(t *testing.T) {
	sites, err := filepath.Glob("../testdata/sites/*")
	if err != nil || len(sites) == 0 {
		t.Fatal("no sites", err)
	}
	changed := 0
	for _, site := range append(sites, "testdata/madeup") {
		folder := t.TempDir()
		if err := os.CopyFS(folder, os.DirFS(site)); err != nil {
			t.Fatal(err)
		}
		last, done := makeAll(t, site, folder, nil), 0
		for _, table := range tables(t, folder) {
			if done < 4 && changeNumber(t, table) {
				done++
				last = makeAll(t, table, folder, last)
			}
		}
		changed += done
	}
	if changed < 2*len(sites) {
		t.Errorf("%d numbers were changed in %d sites", changed, len(sites))
	}
}

// tables lists the tables of a project.
func tables(t *testing.T, folder string) (all []string) {
	t.Helper()
	err := filepath.WalkDir(filepath.Join(folder, "data"), func(path string, _ fs.DirEntry, err error) error {
		if strings.HasSuffix(path, ".csv") && !strings.Contains(path, "codelists") {
			all = append(all, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// TestFewRows: after one number of one region has changed, only the rows of that region are computed.
func TestFewRows(t *testing.T) {
	folder := t.TempDir()
	size := workload.Size{Regions: 5, Quarters: 6}
	var last made
	for bump, want := range []int{5, 1, 1} {
		size.Bump = bump
		if err := workload.Write(folder, size); err != nil {
			t.Fatal(err)
		}
		now := makeAll(t, "workload", folder, last)
		if count, all := another(last, now); count != want || all != 5 {
			t.Errorf("change %d: %d of %d regions are computed, want %d of 5", bump, count, all, want)
		}
		last = now
	}
}

// TestRowsOfMembers: the change of a panel is taken over its members, so its rows are computed when one of them has
// changed, although its own cells are as they were.
func TestRowsOfMembers(t *testing.T) {
	folder := t.TempDir()
	if err := os.CopyFS(folder, os.DirFS("../testdata/sites/cities")); err != nil {
		t.Fatal(err)
	}
	write := func(name, content string) {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(content), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	write("data/market/cities/panel.csv", "region,period,demand.previous\n甲一市,2010-Q2,100000\n")
	name := "data/market/cities/2010.csv"
	before := makeAll(t, "panel", folder, nil)
	table, err := os.ReadFile(filepath.Join(folder, name))
	if err != nil {
		t.Fatal(err)
	}
	write(name, strings.Replace(string(table), "甲二市,2010-Q2,1700000", "甲二市,2010-Q2,1710000", 1))
	now := makeAll(t, "panel", folder, before)
	row := regexp.MustCompile(`2010-Q2,cities,.*`)
	if was, is := row.Find(before["market"].files[0]), row.Find(now["market"].files[0]); bytes.Equal(was, is) {
		t.Errorf("the panel's row is still %q", is)
	}
}

// changeNumber changes the first digit of the last whole number in the middle row of a table; codes
// of places have six.
func changeNumber(t *testing.T, table string) bool {
	t.Helper()
	content, err := os.ReadFile(table)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(string(content), "\n")
	line := &lines[len(lines)/2]
	numbers := regexp.MustCompile(`,[0-9]{1,5}(,|$)`).FindAllStringIndex(*line, -1)
	if len(numbers) == 0 {
		return false
	}
	digit := numbers[len(numbers)-1][0] + 1
	*line = (*line)[:digit] + string('1'+((*line)[digit]-'0')%9) + (*line)[digit+1:]
	if err := os.WriteFile(table, []byte(strings.Join(lines, "\n")), 0o666); err != nil {
		t.Fatal(err)
	}
	return true
}
