package derive_test

import (
	"fmt"
	"io/fs"
	"math/big"
	"strings"
	"testing"
	"testing/fstest"

	"pgregory.net/rapid"

	"gongqiu/build/derive"
	"gongqiu/build/model"
)

// drawTable draws a made-up table of some kinds, whose totals are the sums of its outer rows.
func drawTable(t *rapid.T, unspecified bool) slow {
	outer := []string{"firm", "agency", "other"}
	if unspecified {
		outer = append(outer, "none")
	}
	counts := rapid.Int64Range(0, 5_000_000)
	s := slow{total: entry{kind: "total"}}
	for _, kind := range outer {
		e := entry{kind, counts.Draw(t, "demand"), counts.Draw(t, "seekers")}
		s.rows = append(s.rows, e)
		s.total.demand += e.demand
		s.total.seekers += e.seekers
	}
	return s
}

// TestSlow compares package derive with the slow version on tables as publishers make them.
func TestSlow(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		drawTable(r, rapid.Bool().Draw(r, "unspecified")).compare(t)
	})
}

// TestPlainRatio: where nothing is unspecified, nothing is spread, and the ratio is vacancies over seekers.
func TestPlainRatio(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		s := drawTable(r, false)
		s.rows = append(s.rows, entry{"none", 0, 0})
		d := s.dataset(t)
		table := tableOf(t, d, "x", "2020-Q1", "kind")
		for _, e := range s.rows[:3] {
			got := print(table.Level(RowOf(t, table, e.kind), quantity(t, d, "ratio")))
			if want := ratio(e.demand, e.seekers, 2); got != want {
				t.Errorf("%d / %d is %s, want %s", e.demand, e.seekers, got, want)
			}
		}
	})
}

// TestScaling: as many times the counts make as many times the gap, and the same ratios, shares and ranks.
func TestScaling(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		s, times := drawTable(r, true), rapid.Int64Range(2, 1000).Draw(r, "times")
		scaled := slow{total: entry{"total", s.total.demand * times, s.total.seekers * times}}
		for _, e := range s.rows {
			scaled.rows = append(scaled.rows, entry{e.kind, e.demand * times, e.seekers * times})
		}
		small, large := s.dataset(t), scaled.dataset(t)
		before := tableOf(t, small, "x", "2020-Q1", "kind")
		after := tableOf(t, large, "x", "2020-Q1", "kind")
		for n := range before.Len() {
			for _, id := range []string{"ratio", "plain", "share", "within", "rank", "tension"} {
				q := quantity(t, small, id)
				if a, b := print(before.Level(n, q)), print(after.Level(n, q)); a != b {
					t.Errorf("%s of row %d is %s, and of counts ×%d %s\n%s", id, n, a, times, b, s.csv())
				}
			}
			gap := quantity(t, small, "gap")
			one, many := before.Level(n, gap).Number.Coefficient(), after.Level(n, gap).Number.Coefficient()
			if one*times != many {
				t.Errorf("the gap of row %d is %d, and of counts ×%d %d", n, one, times, many)
			}
		}
	})
}

// TestShares: every share is exact to its last digit, and the shares of a whole add up to 100 within half a hundredth
// for each row, never forced to.
func TestShares(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		s := drawTable(r, true)
		if s.total.demand == 0 {
			return
		}
		d := s.dataset(t)
		table := tableOf(t, d, "x", "2020-Q1", "kind")
		sum := new(big.Rat)
		for n := range table.Len() {
			text := print(table.Level(n, quantity(t, d, "share")))
			part, ok := new(big.Rat).SetString(text)
			if !ok {
				t.Fatalf("share %q", text)
			}
			sum.Add(sum, part)
		}
		off := sum.Sub(sum, big.NewRat(100, 1))
		if off.Abs(off).Cmp(big.NewRat(int64(table.Len()), 200)) > 0 {
			t.Errorf("the shares are off 100 by %s\n%s", off.FloatString(2), s.csv())
		}
	})
}

// TestOrder: neither the order of rows, nor of columns, nor how a table is cut into files, changes any value. The
// given and derived values of the whole dataset are compared as one text.
func TestOrder(t *testing.T) {
	periods := []string{"2019-Q1", "2019-Q4", "2020-Q1"}
	rapid.Check(t, func(r *rapid.T) {
		var rows []string
		for _, region := range []string{"x", "y", "panel"} {
			for _, when := range periods {
				for _, e := range drawTable(r, true).rows {
					rows = append(rows, fmt.Sprintf("%s,%s,%s,%d,%d", region, when, e.kind, e.demand, e.seekers))
				}
			}
		}
		const head = "region,period,kind,demand,seekers\n"
		straight := read(t, orderProject(map[string]string{"data/d/all.csv": head + strings.Join(rows, "\n") + "\n"}))
		mixed := rapid.Permutation(rows).Draw(r, "rows")
		cut := rapid.IntRange(0, len(rows)).Draw(r, "cut")
		files := map[string]string{
			"data/d/a.csv":      "seekers,kind,demand,period,region\n" + turned(mixed[cut:]),
			"data/d/z/last.csv": head + strings.Join(mixed[:cut], "\n") + "\n",
		}
		for name, text := range files {
			if strings.Count(text, "\n") < 2 || strings.HasSuffix(text, "\n\n") {
				delete(files, name)
			}
		}
		shuffled := read(t, orderProject(files))
		if a, b := dump(straight.Dataset("d")), dump(shuffled.Dataset("d")); a != b {
			t.Errorf("in order:\n%s\nin another order:\n%s", a, b)
		}
	})
}

// orderProject is a project whose tables say everything themselves.
func orderProject(tables map[string]string) fs.FS {
	declared := strings.Replace(office, `"{region}/{period}/*.csv"`, `"**"`, 1)
	files := project(map[string]string{"data/codelists/kind.csv": kinds, "data/d/dataset.yaml": declared})
	for name, text := range tables {
		files[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return files
}

// turned writes rows with their columns in another order.
func turned(rows []string) string {
	var b strings.Builder
	for _, row := range rows {
		f := strings.Split(row, ",")
		b.WriteString(strings.Join([]string{f[4], f[2], f[3], f[1], f[0]}, ",") + "\n")
	}
	return b.String()
}

// dump writes every level and change of a dataset.
func dump(d *model.Dataset) string {
	var b strings.Builder
	for _, breakdown := range d.Breakdowns {
		for row := range breakdown.Len() {
			point := breakdown.Point(row)
			table := derive.Of(d, breakdown, point.Region, point.Period)
			fmt.Fprint(&b, point.Region, d.Periods[point.Period], point.Codes, ":")
			for q := range model.Quantity(d.QuantityCount()) {
				for _, change := range model.Changes() {
					fmt.Fprint(&b, " ", print(table.Change(row-table.First, q, change)))
				}
			}
			b.WriteByte('\n')
		}
	}
	return b.String()
}
