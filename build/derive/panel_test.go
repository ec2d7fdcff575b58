package derive_test

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"gongqiu/build/derive"
	"gongqiu/build/model"
)

// cities is a made-up codelist: two groups of provinces, an aggregate of both, and an aggregate without members.
const cities = `code,zh,parent,groups,role
country,全国,,,
cities,监测城市,,,panel
east,东部,cities,,panel
west,西部,cities,,panel
p1,甲省,country,east,
a,甲一市,p1,,
b,甲二市,p1,,
part,其中甲三区,p1,,of-which
p2,乙省,country,west,
c,乙一市,p2,,
d,乙二市,p2,,
`

// panelSet is a made-up dataset that compares panels; keys are laid on top.
func panelSet(keys string) string {
	return `title: made up for a test
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
  gap: {title: 缺口, formula: demand - seekers}
  share: {title: 比重, share: demand, decimals: 1}
compare: {previous: true, year: true, panel: region}
missing: {"*": suppressed}
` + keys + `tables:
  - {files: "**"}
`
}

// panelOf reads a made-up table of counts for places and periods.
func panelOf(t testing.TB, keys, rows string) *model.Dataset {
	t.Helper()
	return read(t, project(map[string]string{
		"data/codelists/region.csv": cities, "data/codelists/kind.csv": kinds,
		"data/d/dataset.yaml": panelSet(keys), "data/d/all.csv": rows,
	})).Dataset("d")
}

const (
	panelHead = "region,period,demand,seekers,status\n"
	allRegion = "aggregate: {region: [监测城市, east, west]}\n"
)

// matched compares a measure of the totals of a region.
func matched(t testing.TB, d *model.Dataset, region, when, id string, change model.Change) derive.Panel {
	t.Helper()
	panel, ok := tableOf(t, d, region, when).Matched(0, int(quantity(t, d, id)), change)
	if !ok {
		t.Fatalf("%s %s: nothing to compare", region, when)
	}
	return panel
}

// ids are codes of regions by their ids.
func ids(d *model.Dataset, codes []model.Code) string {
	var all []string
	for _, code := range codes {
		all = append(all, d.Dimensions[d.Region].Codelist.Entry(code).ID)
	}
	return strings.Join(all, " ")
}

// TestMatched tells what the report of 2010-Q2 does, on made-up cities: the base of its change is not the 492 of the
// quarter before but the 459 of the cities that are present in both quarters.
func TestMatched(t *testing.T) {
	d := panelOf(t, "", panelHead+
		"a,2010-Q1,3000000,2500000,\nb,2010-Q1,1590000,1600000,\nc,2010-Q1,330000,300000,\n"+
		"a,2010-Q2,3100000,2600000,\nb,2010-Q2,1700000,1650000,\nd,2010-Q2,350000,300000,\n"+
		"part,2010-Q2,7,7,\nc,2010-Q2,900000,800000,excluded\n"+
		"cities,2010-Q1,492万,440万,\ncities,2010-Q2,515万,455万,\n")
	p := matched(t, d, "cities", "2010-Q2", "demand", model.Previous)
	for _, c := range []struct{ what, got, want string }{
		{"members", ids(d, p.Members), "a b"}, {"entrants", ids(d, p.Entrants), "d"},
		{"leavers", ids(d, p.Leavers), "c"}, {"excluded", ids(d, p.Excluded), "c"},
		{"then", print(p.Before), "4590000"}, {"now", print(p.Now), "4800000"},
		{"change", print(p.Change), "210000"}, {"percent", print(p.Percent), "4.58"},
		{"total", print(p.TotalNow), "5150000"}, {"total then", print(p.TotalThen), "4920000"},
		{"coverage", print(p.Coverage), "93.2"}, {"composition", print(p.Composition), "20000"},
		{"whole", fmt.Sprint(p.Whole), "true"},
	} {
		if c.got != c.want {
			t.Errorf("%s: %s, want %s", c.what, c.got, c.want)
		}
	}
	table := tableOf(t, d, "cities", "2010-Q2")
	for _, c := range []struct {
		id     string
		change model.Change
		want   string
	}{
		{"demand", model.Previous, "210000"}, // and not 515万 − 492万
		{"demand", model.PreviousPercent, "4.58"},
		{"seekers", model.Previous, "150000"},
		{"gap", model.Previous, "60000"},
		{"ratio", model.Previous, "0.01"}, // 1.13 − 1.12, of the full sets
		{"demand", model.Year, ""},
	} {
		if got := print(table.Change(0, quantity(t, d, c.id), c.change)); got != c.want {
			t.Errorf("%s%s is %q, want %q", c.id, c.change.Suffix(), got, c.want)
		}
	}
}

// TestMatchedPartly states when a comparison of members is not the change of the aggregate: the published total has
// more in it than the project's tables.
func TestMatchedPartly(t *testing.T) {
	d := panelOf(t, "", panelHead+"a,2010-Q1,300,100,\na,2010-Q2,330,100,\ncities,2010-Q1,492万,440万,\ncities,2010-Q2,515万,455万,\n")
	p := matched(t, d, "cities", "2010-Q2", "demand", model.Previous)
	if p.Whole || print(p.Change) != "30" || print(p.Coverage) != "0.0" || ids(d, p.Members) != "a" {
		t.Errorf("got %+v", p)
	}
	if got := print(tableOf(t, d, "cities", "2010-Q2").Change(0, 0, model.Previous)); got != "" {
		t.Errorf("the change of one city is given as that of all: %s", got)
	}
	if _, ok := tableOf(t, d, "a", "2010-Q2").Matched(0, 0, model.Previous); ok {
		t.Error("a city is compared as if it had members")
	}
}

// TestMembers states who the members of an aggregate are: on each way down the first that reports, so a province
// stands for its cities; never an aggregate, never a part.
func TestMembers(t *testing.T) {
	d := panelOf(t, "", panelHead+
		"p1,2010-Q1,10,10,\na,2010-Q1,4,4,\nc,2010-Q1,3,3,\neast,2010-Q1,9,9,\npart,2010-Q1,1,1,\n"+
		"a,2010-Q2,4,4,\nd,2010-Q2,3,3,excluded\npart,2010-Q2,1,1,\ncountry,2010-Q2,9,9,\n")
	for _, c := range []struct{ region, period, want string }{
		{"cities", "2010-Q1", "p1 c"}, {"east", "2010-Q1", "p1"}, {"west", "2010-Q1", "c"}, {"p1", "2010-Q1", "a"},
		{"cities", "2010-Q2", "a d"}, {"country", "2010-Q1", "p1 c"},
	} {
		list := d.Dimensions[d.Region].Codelist
		at := tableOf(t, d, "a", c.period).Period
		if got := ids(d, d.MembersOf(d.Totals(), list.Find(c.region)[0], at)); got != c.want {
			t.Errorf("members of %s in %s: %s, want %s", c.region, c.period, got, c.want)
		}
	}
}

// TestMatchedBreak states that a member whose series begins anew is not compared.
func TestMatchedBreak(t *testing.T) {
	d := panelOf(t, allRegion, panelHead+"a,2010-Q1,300,100,\nb,2010-Q1,50,50,\na,2010-Q2,330,100,\nb,2010-Q2,500,500,break\n")
	p := matched(t, d, "cities", "2010-Q2", "demand", model.Previous)
	if ids(d, p.Members) != "a" || ids(d, p.Broken) != "b" || print(p.Change) != "30" || print(p.Composition) != "450" {
		t.Errorf("got %+v", p)
	}
}

// TestFlatMembers: where no city changes and some leave or enter, the change is 0, and all of the difference of the
// totals is composition.
func TestFlatMembers(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		rows, sums := "", [2]int64{}
		for at, city := range []string{"a", "b", "c", "d"} {
			count := rapid.Int64Range(1, 1_000_000).Draw(r, city)
			in := at == 0 || rapid.Bool().Draw(r, city+" stays")
			first := rapid.Bool().Draw(r, city+" first")
			for q := range 2 {
				if in || first == (q == 0) {
					rows += fmt.Sprintf("%s,2010-Q%d,%d,%d,\n", city, q+1, count, count)
					sums[q] += count
				}
			}
		}
		d := panelOf(t, allRegion, panelHead+rows)
		p := matched(t, d, "cities", "2010-Q2", "demand", model.Previous)
		if print(p.Change) != "0" || print(p.Composition) != fmt.Sprint(sums[1]-sums[0]) {
			t.Errorf("change %s, composition %s of totals %v\n%s", print(p.Change), print(p.Composition), sums, rows)
		}
	})
}

// TestMatchedScaling: as many times the counts make as many times the change, and the same percent and coverage.
func TestMatchedScaling(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		counts := rapid.SliceOfN(rapid.Int64Range(1, 1_000_000), 8, 8).Draw(r, "counts")
		times := rapid.Int64Range(2, 1000).Draw(r, "times")
		make := func(by int64) (*model.Dataset, derive.Panel) {
			rows := ""
			for at, count := range counts {
				rows += fmt.Sprintf("%c,2010-Q%d,%d,7,\n", 'a'+at%4, at/4+1, count*by)
			}
			d := panelOf(t, allRegion, panelHead+rows)
			return d, matched(t, d, "cities", "2010-Q2", "demand", model.Previous)
		}
		_, small := make(1)
		_, large := make(times)
		if small.Change.Number.Coefficient()*times != large.Change.Number.Coefficient() {
			t.Errorf("change %s, and of counts ×%d %s", print(small.Change), times, print(large.Change))
		}
		if print(small.Percent) != print(large.Percent) || print(small.Coverage) != print(large.Coverage) {
			t.Errorf("percent %s and %s", print(small.Percent), print(large.Percent))
		}
	})
}
