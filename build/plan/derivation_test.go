package plan_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"gongqiu/build/answer"
	"gongqiu/build/model"
	"gongqiu/build/plan"
)

// told gathers the lines of all derivations of a plan, by the address of their pages and their ids.
func told(t *testing.T, p *plan.Plan) map[string]*plan.DerivedLine {
	t.Helper()
	lines := make(map[string]*plan.DerivedLine)
	for _, page := range p.Pages {
		if !strings.Contains(page.Path, "/derivation/") {
			continue
		}
		if !page.Unlisted {
			t.Errorf("%s is for the site map", page.Path)
		}
		view := page.View().(*plan.DerivationView)
		if !view.NoIndex {
			t.Errorf("%s is for search engines", page.Path)
		}
		for _, table := range view.Tables {
			for _, row := range table.Rows {
				for at := range row.Lines {
					address := "/" + strings.TrimSuffix(page.Path, "index.html") + "#" + row.Lines[at].ID
					if lines[address] != nil {
						t.Errorf("%s is there twice", address)
					}
					lines[address] = &row.Lines[at]
				}
			}
		}
	}
	return lines
}

// TestDerivationLinks: every value on the page of a region and period that is not a plain count leads to the line that
// tells how it came about, which shows the same; and every number of a sum that has a link leads to its own line.
func TestDerivationLinks(t *testing.T) {
	_, p, _ := made(t, os.DirFS("../.."), plan.Options{})
	lines := told(t, p)
	links := 0
	for _, page := range p.Pages {
		if view, ok := page.View().(*plan.DataView); ok && strings.Contains(page.Address, "regions/") {
			for _, section := range view.Sections {
				for _, table := range section.Tables {
					links += checkTable(t, page.Path, table, lines)
				}
			}
		}
	}
	if links < 500 {
		t.Errorf("only %d links", links)
	}
	for address, line := range lines {
		page, _, _ := strings.Cut(address, "#")
		for _, piece := range line.Sum {
			target := piece.URL
			if strings.HasPrefix(target, "#") {
				target = page + target
			}
			if target != "" && lines[target] == nil {
				t.Errorf("%s: its sum leads to %s, which is not there", address, target)
			}
		}
	}
}

func checkTable(t *testing.T, path string, table *plan.Table, lines map[string]*plan.DerivedLine) (links int) {
	for _, row := range table.Rows {
		for at, cell := range row.Cells {
			if !cell.Derived || row.Derivation == "" || cell.Text == "" {
				continue
			}
			links++
			line := lines[row.Derivation+table.Headings[at+1].Derivation]
			if line == nil {
				t.Errorf("%s: %s of %s leads to %s%s, which is not there", path, cell.Text, row.Head.Title, row.Derivation,
					table.Headings[at+1].Derivation)
			} else if !strings.HasPrefix(line.Value, strings.TrimRight(cell.Text, "%人 persons")) {
				t.Errorf("%s: %s of %s is told as %s", path, cell.Text, row.Head.Title, line.Value)
			}
		}
	}
	return links
}

// TestOneDerivation: the page and the command line tell the same of every number of Tianshui's skill grades in the
// first quarter of 2018, down to the field of the table. One of them is the 47.08 that only a share kept at 0.01% gives.
func TestOneDerivation(t *testing.T) {
	site, p, _ := made(t, os.DirFS("../.."), plan.Options{})
	checked := 0
	for address, line := range told(t, p) {
		rest, found := strings.CutPrefix(address, "/regions/620500/2018-Q1/derivation/#skill/")
		if !found {
			continue
		}
		code, name, _ := strings.Cut(rest, "/")
		question := "supply-demand/" + name + "?period=2018-Q1&region=620500&skill=" + code
		explained, fault := answer.Explain(site, nil, question, model.Chinese)
		if fault != nil {
			t.Fatalf("%s: %+v", question, fault)
		}
		step := explained.Step
		var sum strings.Builder
		for _, piece := range line.Sum {
			sum.WriteString(piece.Title)
		}
		if got := strings.NewReplacer(",", "", "−", "-").Replace(sum.String()); got != step.Numbers() {
			t.Errorf("%s: the page says %q, the command line %q", question, got, step.Numbers())
		}
		if step.Exact != "" && line.Result != step.Exact {
			t.Errorf("%s: the page says %q, the command line %q", question, line.Result, step.Exact)
		}
		if step.Cell != nil && !strings.HasSuffix(step.Cell.Place().String(), "/"+line.Place) {
			t.Errorf("%s: the page says %q, the command line %q", question, line.Place, step.Cell.Place().String())
		}
		checked++
		if rest == "title-senior/ratio" && (step.Numbers() != "(93 + 3870 × 0.0003) ÷ 2" || line.Result != "47.0805" ||
			line.Rounded != "47.08" || line.Value != "47.08" || line.Place != "skill.csv:9:25") {
			t.Errorf("%s is %+v", question, line)
		}
	}
	if checked < 50 {
		t.Errorf("only %d numbers", checked)
	}
}

// TestDerivationParts states how a table that is too long for one page is parted, and that it loses no row.
func TestDerivationParts(t *testing.T) {
	const rows = 400
	codes, table := "code,zh,en\n", "kind,demand,seekers\n"
	for n := range rows {
		codes += fmt.Sprintf("k%d,类%d,Kind %d\n", n, n, n)
		table += fmt.Sprintf("k%d,%d,7\n", n, n)
	}
	files := map[string]string{
		"data/codelists/kind.csv": codes,
		"data/d/dataset.yaml": "title: {zh: 供求, en: Market}\nfrequency: quarter\n" +
			"dimensions:\n  region: {codelist: region, title: {zh: 地区, en: Region}}\n" +
			"  kind: {codelist: kind, title: {zh: 类别, en: Kind}}\n" +
			"measures:\n  demand: {title: {zh: 需求, en: Vacancies}, unit: person}\n" +
			"  seekers: {title: {zh: 求职, en: Seekers}, unit: person}\n" +
			"derived:\n  ratio: {title: {zh: 倍率, en: Ratio}, formula: demand / seekers, decimals: 2}\n" +
			"tables: [{files: \"{region}/{period}.csv\"}]\n",
		"data/d/x/2020-Q1.csv": table,
	}
	_, p, found := made(t, project(files), plan.Options{})
	if len(found) > 0 {
		t.Fatal(found)
	}
	var addresses []string
	seen := 0
	for _, page := range p.Pages {
		if view, ok := page.View().(*plan.DerivationView); ok && page.Language == model.Chinese {
			addresses = append(addresses, page.Address)
			for _, table := range view.Tables {
				seen += len(table.Rows)
			}
		}
	}
	slices.Sort(addresses)
	want := "regions/x/2020-Q1/derivation/ regions/x/2020-Q1/derivation/by-kind/" +
		" regions/x/2020-Q1/derivation/by-kind/2/ regions/x/2020-Q1/derivation/by-kind/3/" +
		" regions/x/2020-Q1/derivation/by-kind/4/"
	if got := strings.Join(addresses, " "); got != want {
		t.Errorf("parts %s, want %s", got, want)
	}
	if seen != rows {
		t.Errorf("%d rows are told", seen)
	}
	lines := told(t, p)
	for _, page := range p.Pages {
		if view, ok := page.View().(*plan.DataView); ok && page.Address == "regions/x/2020-Q1/" {
			if got := checkTable(t, page.Path, view.Sections[0].Tables[0], lines); got != rows {
				t.Errorf("%s: %d links", page.Path, got)
			}
		}
	}
	files["content/site.yaml"] = "schema: 1\ntitle: a\nfamilies: {derivations: false}\n"
	_, p, _ = made(t, project(files), plan.Options{})
	if got := paths(p, "derivation"); got != "" {
		t.Errorf("switched off, but there is %s", got)
	}
	for _, page := range p.Pages {
		if view, ok := page.View().(*plan.DataView); ok {
			for _, section := range view.Sections {
				for _, table := range section.Tables {
					if table.Derivation.URL != "" || table.Rows[0].Derivation != "" {
						t.Errorf("switched off, but %s leads to %s", page.Path, table.Rows[0].Derivation)
					}
				}
			}
		}
	}
}
