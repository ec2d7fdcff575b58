package answer_test

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"pgregory.net/rapid"

	"gongqiu/build/answer"
	"gongqiu/build/diag"
	"gongqiu/build/load"
	"gongqiu/build/model"
	"gongqiu/build/resolve"
	"gongqiu/build/source"
)

// answers is what table says of every dataset and breakdown of a project, as CSV.
func answers(t testing.TB, files fs.FS) string {
	t.Helper()
	var list diag.List
	tree, err := source.FromFS(files, load.Folders(), &list)
	if err != nil {
		t.Fatal(err)
	}
	site := resolve.Site(load.Read(tree, &list), &list)
	if list.Failed(false) {
		t.Fatal("the project has errors")
	}
	var text bytes.Buffer
	for _, d := range site.Datasets {
		for _, b := range d.Breakdowns {
			query := answer.Query{Dataset: d.ID, Published: true, Language: model.English}
			for _, at := range b.Dimensions {
				query.By = append(query.By, d.Dimensions[at].ID)
			}
			result, fault := answer.Table(site, query)
			if fault != nil {
				t.Fatalf("%+v: %+v", query, fault)
			}
			fmt.Fprintln(&text, d.ID, query.By)
			if err := result.WriteCSV(&text); err != nil {
				t.Fatal(err)
			}
		}
	}
	return text.String()
}

// TestRowOrder: the order of the rows in the repository's own tables changes no byte of an answer.
func TestRowOrder(t *testing.T) {
	straight, mixed := fstest.MapFS{}, fstest.MapFS{}
	draw, shuffled := rand.New(rand.NewPCG(2026, 11)), 0
	for _, top := range []string{"content", "data"} {
		err := fs.WalkDir(os.DirFS("../.."), top, func(name string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() {
				return err
			}
			data, err := os.ReadFile("../../" + name)
			straight[name], mixed[name] = &fstest.MapFile{Data: data}, &fstest.MapFile{Data: data}
			if strings.HasSuffix(name, ".csv") && !strings.HasPrefix(name, "data/codelists/") {
				mixed[name] = &fstest.MapFile{Data: shuffleRows(t, draw, data)}
				shuffled++
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if shuffled == 0 {
		t.Fatal("there are no tables")
	}
	if a, b := answers(t, straight), answers(t, mixed); a != b {
		t.Errorf("the answers differ: %s", firstDifference(a, b))
	}
}

// shuffleRows writes a table with its rows in another order, the header first.
func shuffleRows(t testing.TB, draw *rand.Rand, data []byte) []byte {
	t.Helper()
	rows, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if len(rows) > 2 {
		draw.Shuffle(len(rows)-1, func(a, b int) { rows[a+1], rows[b+1] = rows[b+1], rows[a+1] })
	}
	var text bytes.Buffer
	w := csv.NewWriter(&text)
	if err := w.WriteAll(rows); err != nil {
		t.Fatal(err)
	}
	return text.Bytes()
}

func firstDifference(a, b string) string {
	linesA, linesB := strings.Split(a, "\n"), strings.Split(b, "\n")
	for at := range min(len(linesA), len(linesB)) {
		if linesA[at] != linesB[at] {
			return fmt.Sprintf("line %d\n%s\n%s", at+1, linesA[at], linesB[at])
		}
	}
	return "in length"
}

// TestFileOrder: nor does it matter into which files the rows are cut and how these are named, which is the order in
// which they are read. The counts are made up; aggregates and years are added up from them.
func TestFileOrder(t *testing.T) {
	const head = "region,period,kind,demand,seekers\n"
	base := map[string]string{
		"content/site.yaml":       "schema: 1\ntitle: made up for a test\n",
		"data/codelists/unit.csv": "code,zh,base,factor\nperson,人,person,1\n",
		"data/codelists/region.csv": "code,zh,parent,role\nall,监测城市,,panel\n" +
			"a,甲市,all,\nb,乙市,all,\nc,丙市,all,\n",
		"data/codelists/kind.csv": "code,zh,parent,role\ntotal,合计,,total\nfirm,企业,,\nstate,其中国有,firm,of-which\n" +
			"agency,机关,,\nnone,无要求,,unspecified\n",
		"data/d/dataset.yaml": `title: made up for a test
frequency: quarter
dimensions: {region: {codelist: region, title: 地区}, kind: {codelist: kind, title: 类别}}
measures: {demand: {title: 需求人数, unit: person}, seekers: {title: 求职人数, unit: person}}
derived:
  ratio: {title: 求人倍率, formula: demand / seekers, unspecified: allocate}
  gap: {title: 缺口, formula: demand - seekers}
  share: {title: 比重, share: demand}
  rank: {title: 排名, rank: gap}
compare: {previous: true, year: true, panel: region}
aggregate: {region: all}
sums: {year: true}
tables: [{files: "**"}]
`,
	}
	rapid.Check(t, func(r *rapid.T) {
		var rows []string
		count := rapid.IntRange(0, 300_000)
		for _, region := range []string{"a", "b", "c"} {
			for _, period := range []string{"2010-Q4", "2011-Q1", "2011-Q2", "2011-Q3", "2011-Q4"} {
				for _, kind := range []string{"total", "firm", "state", "agency", "none"} {
					if rapid.IntRange(0, 9).Draw(r, "given") > 0 {
						rows = append(rows, fmt.Sprintf("%s,%s,%s,%d,%d\n", region, period, kind, count.Draw(r, "demand"),
							count.Draw(r, "seekers")))
					}
				}
			}
		}
		mixed := rapid.Permutation(rows).Draw(r, "rows")
		cut := rapid.IntRange(1, len(rows)-1).Draw(r, "cut")
		names := rapid.Permutation([]string{"data/d/1.csv", "data/d/2.csv", "data/d/b/a.csv"}).Draw(r, "names")
		one, two := maps.Clone(base), maps.Clone(base)
		one["data/d/all.csv"] = head + strings.Join(rows, "")
		two[names[0]], two[names[1]] = head+strings.Join(mixed[:cut], ""), head+strings.Join(mixed[cut:], "")
		if a, b := answers(t, inMemory(one)), answers(t, inMemory(two)); a != b {
			t.Errorf("the answers differ: %s", firstDifference(a, b))
		}
	})
}

func inMemory(files map[string]string) fs.FS {
	all := fstest.MapFS{}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		all[name] = &fstest.MapFile{Data: []byte(files[name])}
	}
	return all
}
