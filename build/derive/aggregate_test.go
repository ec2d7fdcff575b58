package derive_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"pgregory.net/rapid"

	"gongqiu/build/model"
)

// levels are some values of a table's row, as text.
func levels(t testing.TB, d *model.Dataset, region, when, row string, quantities ...string) string {
	t.Helper()
	var dimensions []string
	if row != "" {
		dimensions = append(dimensions, "kind")
	}
	table := tableOf(t, d, region, when, dimensions...)
	var all []string
	for _, id := range quantities {
		all = append(all, print(table.Level(RowOf(t, table, row), quantity(t, d, id))))
	}
	return strings.Join(all, " ")
}

// sumOf is how a measure of a region's totals was added up.
func sumOf(t testing.TB, d *model.Dataset, region, when, id string) *model.Sum {
	t.Helper()
	table := tableOf(t, d, region, when)
	return d.SumOf(table.Given(0, model.ColumnOf(quantity(t, d, id), model.Level)))
}

// TestAggregates states how aggregates are added up from made-up members.
func TestAggregates(t *testing.T) {
	d := panelOf(t, allRegion, "region,period,kind,demand,seekers,rate,status\n"+
		"a,2010-Q1,合计,100,80,4.0,\na,2010-Q1,企业,60,50,,\na,2010-Q1,机关,40,30,,\n"+
		"b,2010-Q1,合计,50,70,4.1,\n"+ // has no table of kinds
		"c,2010-Q1,合计,10,20,,excluded\nd,2010-Q1,合计,约30,40,,\n"+
		"west,2010-Q2,合计,7万,8万,,\na,2010-Q2,合计,110,*,,\nc,2010-Q2,合计,1,1,,\nb,2010-Q2,合计,5,6,,\n")
	for _, c := range []struct{ region, period, row, want string }{
		{"east", "2010-Q1", "", "150 150 1.00 0"},
		{"west", "2010-Q1", "", " 40  "}, // vacancies are not exact, and so no part of a sum
		// Vacancies are those of two members and seekers those of three, so there is no ratio and no gap.
		{"cities", "2010-Q1", "", "150 190  "},
		{"east", "2010-Q1", "企业", "60 50 1.20 10"},
		{"west", "2010-Q2", "", "70000 80000 0.88 -10000"}, // as published, whatever its members say
		{"east", "2010-Q2", "", "115 6  "},
	} {
		if got := levels(t, d, c.region, c.period, c.row, "demand", "seekers", "ratio", "gap"); got != c.want {
			t.Errorf("%s %s %s: %q, want %q", c.region, c.period, c.row, got, c.want)
		}
	}
	if got := levels(t, d, "a", "2010-Q1", "企业", "share"); got != "60.0" {
		t.Errorf("the share in one city is %q", got)
	}
	if got := levels(t, d, "east", "2010-Q1", "企业", "share"); got != "" {
		t.Errorf("the kinds of one city are %q percent of the total of two", got)
	}
	sum := sumOf(t, d, "cities", "2010-Q1", "demand")
	if got := ids(d, sum.Members()) + "/" + ids(d, sum.Left) + "/" + ids(d, sum.Excluded); got != "a b/d/c" {
		t.Errorf("the sum is of %s", got)
	}
	if got := print(tableOf(t, d, "east", "2010-Q1").Level(0, quantity(t, d, "rate"))); got != "" {
		t.Errorf("rates are added up to %s", got)
	}
	if sum.Place.File != "data/d/dataset.yaml" || sum.Place.Line == 0 {
		t.Errorf("the place is %v", sum.Place)
	}
	if sumOf(t, d, "west", "2010-Q2", "demand") != nil || sumOf(t, d, "a", "2010-Q1", "demand") != nil {
		t.Error("what a table gives is called a sum")
	}
}

// TestAnnual states how quarters are added up, and that the members of a year are those of any quarter.
func TestAnnual(t *testing.T) {
	rows := panelHead
	for quarter := 1; quarter <= 4; quarter++ {
		rows += fmt.Sprintf("a,2011-Q%d,%d,10,\n", quarter, 100*quarter)
	}
	rows += "b,2011-Q1,1,1,\nb,2011-Q2,1,1,\nc,2011-Q2,2,1,\nc,2011-Q3,2,1,\nc,2011-Q4,2,1,provisional\n" +
		"d,2011,50,40,\nd,2011-Q1,5,5,\nd,2011-Q2,5,5,\nd,2011-Q3,5,5,\nd,2011-Q4,5,5,\n"
	d := panelOf(t, "aggregate: {region: cities}\nsums: {year: true, half: true, to_date: true}\n", rows)
	for _, c := range []struct{ region, period, want string }{
		{"a", "2011", "1000 40 25.00"}, {"a", "2011-H1", "300 20 15.00"}, {"a", "2011-H2", "700 20 35.00"},
		{"a", "2011-Q1/2011-Q3", "600 30 20.00"},
		{"d", "2011", "50 40 1.25"}, // as published, though its quarters make 20
		{"b", "2011-H1", "2 2 1.00"},
		{"cities", "2011", "1028 65 15.82"}, // each quarter over those that reported it
		{"cities", "2011-H1", "314 33 9.52"},
	} {
		if got := levels(t, d, c.region, c.period, "", "demand", "seekers", "ratio"); got != c.want {
			t.Errorf("%s %s: %q, want %q", c.region, c.period, got, c.want)
		}
	}
	sum := sumOf(t, d, "cities", "2011", "demand")
	var counts []int
	for _, part := range sum.Parts {
		counts = append(counts, len(part.Members))
	}
	if got := fmt.Sprint(ids(d, sum.Members()), counts); got != "a b c d[3 4 3 3]" {
		t.Errorf("the year is of %s", got)
	}
	for _, region := range []string{"b", "c"} {
		code := d.Dimensions[d.Region].Codelist.Find(region)[0]
		if at := tableOf(t, d, "a", "2011").Period; d.HasTable(d.Totals(), code, at) {
			t.Errorf("%s has a year without all its quarters", region)
		}
	}
	status := func(region, period string) model.Status {
		return tableOf(t, d, region, period).Given(0, model.ColumnOf(0, model.Level)).Status
	}
	if status("cities", "2011") != model.Provisional || status("cities", "2011-H1") != model.Normal {
		t.Error("the sum of a provisional number is not provisional")
	}
}

// TestAggregateOrder: neither the order of rows nor how they are cut into files changes a sum or a change, and the
// totals are those that a plain loop adds up.
func TestAggregateOrder(t *testing.T) {
	keys := allRegion + "sums: {year: true, to_date: true}\n"
	rapid.Check(t, func(r *rapid.T) {
		var rows []string
		var plain int64
		for _, city := range []string{"a", "b", "c", "d"} {
			for quarter := 1; quarter <= 4; quarter++ {
				if !rapid.Bool().Draw(r, "reports") {
					continue
				}
				demand := rapid.Int64Range(0, 1_000_000).Draw(r, "demand")
				rows = append(rows, fmt.Sprintf("%s,2011-Q%d,%d,%d,", city, quarter, demand, demand/2+1))
				if quarter == 1 {
					plain += demand
				}
			}
		}
		rows = append(rows, "a,2010-Q1,1,1,", "a,2012-Q1,1,1,")
		straight := panelOf(t, keys, panelHead+strings.Join(rows, "\n")+"\n")
		mixed := rapid.Permutation(rows).Draw(r, "rows")
		cut := rapid.IntRange(1, len(rows)-1).Draw(r, "cut")
		files := project(map[string]string{
			"data/codelists/region.csv": cities, "data/codelists/kind.csv": kinds, "data/d/dataset.yaml": panelSet(keys),
		})
		for name, part := range map[string][]string{"data/d/b.csv": mixed[:cut], "data/d/a/z.csv": mixed[cut:]} {
			files[name] = &fstest.MapFile{Data: []byte(panelHead + strings.Join(part, "\n") + "\n")}
		}
		if a, b := dump(straight), dump(read(t, files).Dataset("d")); a != b {
			t.Errorf("in order:\n%s\nin another order:\n%s", a, b)
		}
		cities, _ := straight.Dimensions[straight.Region].Codelist.ByID("cities")
		total := straight.Totals()
		for at, p := range straight.Periods {
			if row, found := total.Find(model.Point{Region: cities, Period: at}); found && p.String() == "2011-Q1" {
				if got := total.Cell(row, 0).Number.String(); got != fmt.Sprint(plain) {
					t.Errorf("2011-Q1 is %s, want %d", got, plain)
				}
			}
		}
	})
}

// TestReplacedStay states that superseded numbers still stand beside what replaced them when sums are added, although
// the new periods and regions move all rows.
func TestReplacedStay(t *testing.T) {
	d := panelOf(t, allRegion+"sums: {year: true}\n", panelHead+"a,2011-Q1,1,1,superseded\na,2011-Q2,2,2,superseded\n"+
		"a,2011-Q2,20,21,\na,2011-Q1,10,11,\na,2011-Q3,30,31,\na,2011-Q4,40,41,\nb,2010-Q4,5,5,\n")
	seen := make(map[string]string)
	for _, r := range d.Replaced {
		p := r.Breakdown.Point(r.Row)
		seen[d.ColumnName(r.Column)+" "+d.Periods[p.Period].String()] = r.Cell.Number.String() + " " +
			r.Breakdown.Cell(r.Row, r.Column).Number.String()
	}
	for at, want := range map[string]string{
		"demand 2011-Q1": "1 10", "seekers 2011-Q1": "1 11", "demand 2011-Q2": "2 20", "seekers 2011-Q2": "2 21",
	} {
		if seen[at] != want {
			t.Errorf("%s: %q, want %q", at, seen[at], want)
		}
	}
	if tables, rows := d.Read(); tables != 1 || rows != 7 || len(d.Replaced) != 4 {
		t.Errorf("%d tables, %d rows, %d replaced", tables, rows, len(d.Replaced))
	}
	if got := levels(t, d, "east", "2011", "", "demand", "seekers"); got != "100 104" {
		t.Errorf("the year is %q", got)
	}
}
