package derive_test

import (
	"io/fs"
	"os"
	"testing"
	"testing/fstest"

	"gongqiu/build/derive"
	"gongqiu/build/diag"
	"gongqiu/build/load"
	"gongqiu/build/model"
	"gongqiu/build/period"
	"gongqiu/build/resolve"
	"gongqiu/build/source"
	"gongqiu/build/words"
)

// read reads a project, which must have no errors; drawn counts may well look implausible.
func read(t testing.TB, files fs.FS) *model.Site {
	t.Helper()
	var list diag.List
	tree, err := source.FromFS(files, load.Folders(), &list)
	if err != nil {
		t.Fatal(err)
	}
	site := resolve.Site(load.Read(tree, &list), &list)
	if !list.Failed(false) {
		return site
	}
	if err := diag.Print(t.Output(), diag.Text, list.Sorted(), words.Load().Texts(words.English), diag.Options{}); err != nil {
		t.Fatal(err)
	}
	t.Fatal("the project has errors")
	return nil
}

// published is the repository's own dataset of supply and demand: figures as they were published, with their sources.
func published(t testing.TB) *model.Dataset {
	t.Helper()
	return read(t, os.DirFS("../..")).Dataset("supply-demand")
}

// project is a made-up project of one dataset named d; files are added to it or replace its own.
func project(files map[string]string) fstest.MapFS {
	all := fstest.MapFS{}
	for _, set := range []map[string]string{{
		"content/site.yaml": "schema: 1\ntitle: made up for a test\n",
		"data/codelists/unit.csv": "code,zh,en,base,factor\nperson,人,persons,person,1\n" +
			"ten-thousand,万人,ten thousand,person,10000\npercent,%,%,percent,1\n",
		"data/codelists/region.csv": "code,zh,role\nx,某市,\ny,另一市,\npanel,监测城市,panel\n",
	}, files} {
		for name, text := range set {
			all[name] = &fstest.MapFile{Data: []byte(text)}
		}
	}
	return all
}

// tableOf is one table of a dataset: a region and period, broken down by the named dimensions.
func tableOf(t testing.TB, d *model.Dataset, region, when string, dimensions ...string) *derive.Table {
	t.Helper()
	var at []int
	for _, id := range dimensions {
		at = append(at, d.DimensionByID(id))
	}
	p, err := period.Parse(when)
	if err != nil {
		t.Fatal(err)
	}
	code := model.Code(0)
	if d.Region >= 0 {
		found := d.Dimensions[d.Region].Codelist.Find(region)
		if len(found) != 1 {
			t.Fatalf("region %q is %d codes", region, len(found))
		}
		code = found[0]
	}
	b := d.By(at...)
	index := d.PeriodIndex(p)
	if b == nil || index < 0 {
		t.Fatalf("no table of %s %s by %v", region, when, dimensions)
	}
	table := derive.Of(d, b, code, index)
	if table.Len() == 0 {
		t.Fatalf("the table of %s %s by %v is empty", region, when, dimensions)
	}
	return table
}

// RowOf is the row of a table that the label or code of its only dimension names; the only row of totals is "".
func RowOf(t testing.TB, table *derive.Table, label string) int {
	t.Helper()
	if label == "" {
		return 0
	}
	list := table.Dataset.Dimensions[table.Breakdown.Dimensions[0]].Codelist
	for n := range table.Len() {
		for _, code := range list.Find(label) {
			if table.Codes(n)[0] == code {
				return n
			}
		}
	}
	t.Fatalf("no row %q", label)
	return -1
}

// quantity is a measure or derived value by its id.
func quantity(t testing.TB, d *model.Dataset, id string) model.Quantity {
	t.Helper()
	q, known := d.QuantityByID(id)
	if !known {
		t.Fatalf("no quantity %q", id)
	}
	return q
}

// print is a value as text: its digits, or the kind of nothing; "" for none.
func print(v derive.Value) string {
	if v.Has() {
		return v.Number.String()
	}
	return v.State.String()
}
