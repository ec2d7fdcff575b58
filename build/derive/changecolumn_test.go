package derive_test

import (
	"testing"

	"gongqiu/build/derive"
	"gongqiu/build/model"
)

// TestChangeColumns: a column of changes has the change of each row, in a dataset without derived values too. Its numbers are
// made up.
func TestChangeColumns(t *testing.T) {
	d := read(t, project(map[string]string{
		"data/codelists/grade.csv": "code,zh\na,初级\nb,中级\n",
		"data/d/dataset.yaml": "title: 岗位\nfrequency: year\ndimensions:\n  region: {codelist: region, title: 地区}\n" +
			"  grade: {codelist: grade, title: 等级}\nmeasures:\n  posts: {title: 岗位数, unit: person}\n" +
			"compare: {previous: true, year: true}\ntables:\n  - {files: \"*.csv\"}\n",
		"data/d/2020.csv": "region,period,grade,posts,posts.year.percent\n" +
			"x,2020,a,120,20\nx,2020,b,90,\nx,2019,a,100,\n",
	})).Dataset("d")
	posts := quantity(t, d, "posts")
	table := tableOf(t, d, "x", "2020", "grade")
	for change, want := range map[model.Change][]string{
		model.Level: {"120", "90"}, model.Year: {"20", ""}, model.YearPercent: {"20.00", ""},
	} {
		column := table.Changes(posts, change)
		for n, want := range want {
			if got := print(column[n]); got != want {
				t.Errorf("%v of row %d: %q in its column, want %q", change, n, got, want)
			}
			if got := print(table.Change(n, posts, change)); got != want {
				t.Errorf("%v of row %d: %q by itself, want %q", change, n, got, want)
			}
		}
	}
	if empty := derive.Of(d, table.Breakdown, 0, table.Period); len(empty.Changes(posts, model.Year)) != 0 {
		t.Error("an empty table has changes")
	}
}
