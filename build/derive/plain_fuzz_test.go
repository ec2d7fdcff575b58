package derive_test

import (
	"fmt"
	"math/big"
	"math/rand/v2"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"gongqiu/build/derive"
	"gongqiu/build/model"
)

// plainSet declares the dataset that the plain version knows by heart.
const plainSet = `title: made up for a test
frequency: quarter
dimensions:
  region: {codelist: region, title: 地区}
  kind: {codelist: kind, title: 类别}
measures:
  demand: {title: 需求人数, unit: person}
  seekers: {title: 求职人数, unit: person}
  rate: {title: 失业率, unit: percent}
derived:
  ratio: {title: 求人倍率, formula: demand / seekers, decimals: 2, unspecified: allocate}
  plain: {title: 直接相除, formula: demand / seekers, decimals: 4}
  gap: {title: 缺口, formula: demand - seekers}
  share: {title: 比重, share: demand, decimals: 2}
  within: {title: 占上级, share: demand, decimals: 2, share_of: parent}
  rank: {title: 排名, rank: gap}
compare: {previous: true, year: true, panel: region}
aggregate: {region: [cities, east, west]}
sums: {year: true}
missing: {"*": suppressed}
tables:
  - {files: "**"}
`

// seriesBytes is how many bytes make one series: what it is of, a mark, and two counts for each of ten periods.
const seriesBytes = 22

// decode makes a dataset of bytes, each run of seriesBytes a series of one region and kind: its eight quarters and two
// years. Every string of bytes is some dataset.
func decode(data []byte) plain {
	p := make(plain)
	for ; len(data) >= seriesBytes; data = data[seriesBytes:] {
		region := plainRegions[int(data[0]>>4)%len(plainRegions)]
		kind := plainKinds[data[0]%8]
		marked, status := int(data[1]>>4), plainStatuses[data[1]%4]
		for n, when := range plainPeriods {
			given := ""
			if n == marked {
				given = status
			}
			p.give(spot{region, when, kind, ""}, given, data[2+2*n], data[3+2*n])
		}
	}
	return p
}

// give makes a row of two bytes, which stand for its counts.
func (p plain) give(at spot, status string, a, b byte) {
	facts := []fact{countOf(a), countOf(b), {}}
	if a%3 == 0 && b < 230 {
		facts[2] = fact{text: fmt.Sprintf("%d.%d", b/10, b%10), number: big.NewRat(int64(b), 10), scale: 1}
	}
	if facts[0].text+facts[1].text+facts[2].text == "" {
		return
	}
	for n, measure := range plainMeasures {
		f := facts[n]
		if f.text == "" {
			f.state = "missing"
		}
		f.status, at.measure = status, measure
		p[at] = f
	}
}

// rowBytes is how many bytes make one row: what it is of, its period and status, and two counts.
const rowBytes = 4

// decodeRows makes a dataset of bytes, each run of rowBytes a row. Every string of bytes is some dataset.
func decodeRows(data []byte) plain {
	p := make(plain)
	for ; len(data) >= rowBytes; data = data[rowBytes:] {
		region, kind := plainRegions[int(data[0]>>4)%len(plainRegions)], plainKinds[data[0]%8]
		when, status := plainPeriods[int(data[1]>>4)%len(plainPeriods)], plainStatuses[data[1]%4]
		p.give(spot{region, when, kind, ""}, status, data[2], data[3])
	}
	return p
}

// countOf is the count that a byte stands for: small ones, that make ties and halves, large ones, and special ones.
func countOf(b byte) fact {
	whole := func(n int64) fact { return fact{text: fmt.Sprint(n), number: big.NewRat(n, 1)} }
	switch {
	case b == 255 || b >= 240 && b < 250:
		return fact{}
	case b == 254:
		return fact{text: "*", state: "suppressed"}
	case b == 253:
		f := whole(37)
		f.text, f.about = "约37", true
		return f
	case b >= 230:
		f := whole(int64(b-229) * 10000)
		f.text, f.scale = fmt.Sprintf("%d万", b-229), -4
		return f
	case b < 100:
		return whole(int64(b))
	}
	return whole(int64(b) * 1237)
}

// rows is the bytes of rows of one region and kind whose counts are the same in some quarters.
func rows(of, status, demand, seekers byte, quarters ...byte) (data []byte) {
	for _, quarter := range quarters {
		data = append(data, of, quarter<<4|status, demand, seekers)
	}
	return data
}

// mostRows is how many rows a dataset of FuzzEngines has at most. The plain version takes its time for each, and a row
// more or less is what tells the rules apart: two quarters of three cities show what a hundred series do.
const mostRows = 32

// FuzzEngines compares every value of package derive, and every sum that goes into one, with the plain version, on small
// datasets that are made of the bytes of the input.
func FuzzEngines(f *testing.F) {
	const a, b, c, d = 0x40, 0x50, 0x70, 0x80
	cities := slices.Concat(rows(a, 0, 20, 30, 0, 1, 4), rows(b, 0, 27, 31, 0, 1), rows(b, 1, 28, 31, 4),
		rows(c, 0, 34, 32, 0), rows(d, 2, 41, 33, 0), rows(d, 0, 41, 33, 1))
	kinds := rows(a, 0, 60, 55, 0, 1)
	for kind := range byte(7) {
		kinds = append(kinds, rows(a|kind+1, 0, 9+kind*5, 11, 0, 1)...)
	}
	f.Add(cities)
	f.Add(rows(a, 0, 20, 30, 0, 1, 2, 3, 4, 5, 6, 7))       // years are added up
	f.Add(append(rows(0, 0, 235, 236, 0, 1), cities...))    // the aggregate is published, in 万
	f.Add(append(rows(0x10, 0, 77, 78, 0, 8), cities...))   // another one too, and its year
	f.Add(kinds)                                            // with an unspecified row
	f.Add(append(rows(0x37, 3, 99, 99, 0, 1), kinds...))    // the province has an unspecified row alone
	f.Add(slices.Concat(rows(a, 0, 254, 253, 0, 1), kinds)) // the totals are withheld, or about so many
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) <= mostRows*rowBytes {
			compareEngines(t, decodeRows(data))
		}
	})
}

// TestEngines does the same for datasets that look more like those of publishers: cities that mostly report the same
// kinds, of which an aggregate is published in some periods and added up in others.
func TestEngines(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		draw := rand.New(rand.NewPCG(rapid.Uint64().Draw(r, "seed"), 0)) // even draws: rapid's own are mostly small
		var data []byte
		for _, kind := range draw.Perm(8)[:1+draw.IntN(3)] {
			for region, name := range plainRegions {
				aggregate := plainAggregates[name] != nil
				usual := !aggregate && name != "p1" && name != "part"
				if usual && draw.IntN(10) == 0 || !usual && draw.IntN(10) < 6 {
					continue
				}
				data = append(data, byte(region<<4|kind), byte(draw.IntN(256)))
				for at := range 20 {
					gap := 1
					if aggregate || at >= 16 { // years
						gap = 5
					}
					one := byte(draw.IntN([]int{100, 230, 256}[draw.IntN(3)]))
					if draw.IntN(10) < gap {
						one = 255
					}
					data = append(data, one)
				}
			}
		}
		compareEngines(t, decode(data))
	})
}

// compareEngines finds the values that the two do not agree on.
func compareEngines(t testing.TB, p plain) {
	t.Helper()
	if len(p) == 0 {
		return
	}
	csv := p.csv()
	d := read(t, project(map[string]string{
		"data/codelists/region.csv": cities, "data/codelists/kind.csv": kinds,
		"data/d/dataset.yaml": plainSet, "data/d/all.csv": csv,
	})).Dataset("d")
	p.addUp()
	rows := 0
	for _, b := range d.Breakdowns {
		for row := range b.Len() {
			point := b.Point(row)
			at := spot{
				region: d.Dimensions[d.Region].Codelist.Entry(point.Region).ID, when: d.Periods[point.Period].String(),
				kind: "total",
			}
			if len(b.Dimensions) > 0 {
				at.kind = d.Dimensions[b.Dimensions[0]].Codelist.Entry(point.Codes[0]).ID
			}
			rows++
			if !p.row(at.region, at.when, at.kind) {
				t.Fatalf("the plain version has no row %v\n%s", at, csv)
			}
			table := derive.Of(d, b, point.Region, point.Period)
			if fault := compareRow(t, p, table, row-table.First, at); fault != "" {
				t.Fatalf("%v: %s\n%s", at, fault, csv)
			}
		}
	}
	known := make(map[spot]bool)
	for at, f := range p {
		if f.known() {
			known[spot{at.region, at.when, at.kind, ""}] = true
		}
	}
	if rows != len(known) {
		t.Fatalf("%d rows, the plain version has %d\n%s", rows, len(known), csv)
	}
}

// compareRow compares one row, and tells the first difference.
func compareRow(t testing.TB, p plain, table *derive.Table, n int, at spot) string {
	t.Helper()
	for _, id := range plainQuantities {
		q := quantity(t, table.Dataset, id)
		for _, change := range model.Changes() {
			year := change == model.Year || change == model.YearPercent
			percent := change == model.PreviousPercent || change == model.YearPercent
			want := p.level(at, id)
			if change != model.Level {
				want = p.change(at, id, year, percent)
			}
			if got := print(table.Change(n, q, change)); got != want.String() {
				return fmt.Sprintf("%s%s is %q, the plain version says %q", id, change.Suffix(), got, want)
			}
			if (id != "demand" && id != "seekers") || change != model.Previous && change != model.Year {
				continue
			}
			panel, ok := table.Matched(n, int(q), change)
			wanted, wantedOK := plainPanel{}, false
			if plainAggregates[at.region] != nil {
				wanted, wantedOK = p.panel(at, id, year)
			}
			if got := panelText(table.Dataset, panel); ok != wantedOK || got != wanted.String() {
				return fmt.Sprintf("%s%s is matched %t\n%s, the plain version says %t\n%s", id, change.Suffix(), ok, got,
					wantedOK, wanted)
			}
		}
	}
	return ""
}

// panelText is a panel as the plain version writes its own.
func panelText(d *model.Dataset, p derive.Panel) string {
	text := ""
	for _, list := range [][]model.Code{p.Members, p.Entrants, p.Leavers, p.Excluded, p.Broken} {
		text += ids(d, list) + "|"
	}
	for _, v := range []derive.Value{
		p.Now, p.Before, p.Change, p.Percent, p.TotalNow, p.TotalThen, p.Coverage, p.Composition,
	} {
		text += print(v) + "|"
	}
	if p.Whole {
		return text + "whole"
	}
	return text
}
