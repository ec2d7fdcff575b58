package download

import (
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"gongqiu/build/diag"
	"gongqiu/build/load"
	"gongqiu/build/resolve"
	"gongqiu/build/source"
)

// TestSurvey: what the columns of a breakdown are found to need without a look at its rows is what its rows need.
func TestSurvey(t *testing.T) {
	sites, err := filepath.Glob("../testdata/sites/*")
	if err != nil || len(sites) == 0 {
		t.Fatal("no sites", err)
	}
	quick, marked := 0, 0
	for _, folder := range append(sites, "testdata/madeup", "../..") {
		var list diag.List
		tree, err := source.FromFS(os.DirFS(folder), load.Folders(), &list)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range resolve.Site(load.Read(tree, &list), &list).Datasets {
			for _, b := range d.Breakdowns {
				l := newLayout(d)
				if !l.unmarked(b) {
					continue
				}
				quick++
				byColumns, byRows := l.columns, append([]column(nil), l.columns...)
				for at := range byColumns {
					byColumns[at].marks, byRows[at].marks = marks{}, marks{}
				}
				l.marks, l.plain = marks{}, false
				l.markColumns(b)
				l.columns = byRows
				l.markRows(b)
				if !reflect.DeepEqual(byColumns, byRows) || l.marks != (marks{}) || len(l.notes) > 0 {
					t.Errorf("%s: %s by %v: columns %v, rows %v, %v", folder, d.ID, b.Dimensions, byColumns, byRows, l.marks)
				}
				for _, c := range byRows {
					if c.marks != (marks{}) {
						marked++
					}
				}
			}
		}
	}
	if quick == 0 || marked == 0 {
		t.Errorf("%d breakdowns have rows of which nothing is said, with %d marked columns", quick, marked)
	}
}
