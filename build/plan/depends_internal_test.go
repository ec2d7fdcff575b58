package plan

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"gongqiu/build/diag"
	"gongqiu/build/judge"
	"gongqiu/build/load"
	"gongqiu/build/model"
	"gongqiu/build/resolve"
	"gongqiu/build/source"
	"gongqiu/build/words"
)

// TestReads makes every page of the golden sites and of the repository's own, and holds each cell that it reads against
// what the page says it depends on. A page that depends on everything may read what it likes; most pages must not.
func TestReads(t *testing.T) {
	sites, err := filepath.Glob("../testdata/sites/*")
	if err != nil || len(sites) == 0 {
		t.Fatal("no sites", err)
	}
	narrow := 0
	for _, folder := range append(sites, "../..") {
		narrow += watchSite(t, folder)
	}
	if narrow == 0 {
		t.Error("every page depends on everything")
	}
}

// watchSite does so for one site, and counts the pages that depend on less than everything.
func watchSite(t *testing.T, folder string) (narrow int) {
	var list diag.List
	tree, err := source.FromFS(os.DirFS(folder), load.Folders(), &list)
	if err != nil {
		t.Fatal(err)
	}
	site := resolve.Site(load.Read(tree, &list), &list)
	p := Make(site, Options{
		Words: words.Load(), Verdicts: judge.Site(site, &list), Clock: time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC),
	}, &list)
	owner := make(map[*model.Breakdown]*model.Dataset)
	for _, d := range site.Datasets {
		for _, b := range d.Breakdowns {
			owner[b] = d
		}
	}
	defer func() { model.Watch = nil }()
	for _, page := range p.Pages {
		if !page.depends.narrow {
			continue
		}
		narrow++
		reads, strays := 0, 0
		model.Watch = func(b *model.Breakdown, row int) {
			if reads++; !page.depends.holds(p.index, owner[b], b.Point(row)) {
				if strays++; strays == 1 {
					point := b.Point(row)
					t.Errorf("%s: %s reads %v in %v", folder, page.Path, point, owner[b].Periods[point.Period])
				}
			}
		}
		page.View()
		model.Watch = nil
	}
	t.Logf("%s: %d of %d pages depend on less than everything", folder, narrow, len(p.Pages))
	return narrow
}

// holds says whether cells are among those that a page depends on: it tells in plain words what Keys.Page sums up.
func (depends *Dependencies) holds(x *index, d *model.Dataset, point model.Point) bool {
	switch {
	case slices.Contains(depends.datasets, d) || hasPlans(d):
		return true
	case d.Region < 0 || d.Dimensions[d.Region].Codelist != x.list:
		return false
	}
	return slices.Contains(depends.regions, point.Region) || slices.Contains(depends.periods, d.Periods[point.Period])
}
