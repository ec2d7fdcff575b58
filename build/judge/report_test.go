package judge_test

import (
	"fmt"
	"maps"
	"math/big"
	"math/rand/v2"
	"slices"
	"strings"
)

// report makes up the tables of a quarterly report as publishers make them: counts, and what they compute from them with
// half-up rounding. Nothing in it is taken from the package under test. All its figures are invented.
type report struct {
	random  *rand.Rand
	decimal int  // of shares and their changes
	drop    bool // zeros at the end are dropped
	plus    bool // changes carry a +
	bare    bool // tables have no row 合计
	coarse  bool // counts are printed in 万 with one decimal, after everything was computed from the exact ones
	large   int64
	tables  map[string]*reportTable // by period and dimension
}

// reportTable is one table, its rows in print order; the last is the total.
type reportTable struct {
	rows []reportRow
}

type reportRow struct {
	label           string
	parent          string // whose part it is; empty for the total's
	unspecified     bool
	ofWhich         bool
	demand, seekers int64
}

var reportPeriods = []string{"2019-Q1", "2019-Q4", "2020-Q1"}

// before are the periods that those of 2020-Q1 are compared with.
const thisQuarter, lastQuarter, lastYear = "2020-Q1", "2019-Q4", "2019-Q1"

// shapes are the rows of each breakdown: label, parent, role.
var shapes = map[string][][3]string{
	"产业": {{"第一产业"}, {"第二产业"}, {"第三产业"}},
	"用人单位性质": {{"企业"}, {"内资企业", "企业"}, {"国有企业", "内资企业"}, {"私营企业", "内资企业"}, {"港澳台商投资企业", "企业"},
		{"外商投资企业", "企业"}, {"个体经营", "企业"}, {"事业"}, {"机关"}, {"其他"}},
	"求职人员类别": {{"新成长失业青年"}, {"其中:应届高校毕业生", "新成长失业青年", "其中"}, {"就业转失业人员"}, {"其他失业人员"}, {"在业人员"},
		{"退休人员"}, {"在学人员"}, {"本市农村人员"}, {"外埠人员"}},
	"技术等级": {{"职业资格五级"}, {"职业资格四级"}, {"职业资格三级"}, {"职业资格二级"}, {"职业资格一级"}, {"初级专业技术职务"},
		{"中级专业技术职务"}, {"高级专业技术职务"}, {"无技术等级或职称"}, {"无要求", "", "无要求"}},
	"年龄": {{"16-24岁"}, {"25-34岁"}, {"35-44岁"}, {"45岁以上"}, {"无要求", "", "无要求"}},
}

func newReport(seed uint64) *report {
	random := rand.New(rand.NewPCG(seed, 1))
	r := &report{random: random, tables: make(map[string]*reportTable)}
	r.decimal, r.drop, r.plus = 1+random.IntN(2), random.IntN(2) == 0, random.IntN(2) == 0
	r.large = []int64{2000, 50_000, 2_000_000}[random.IntN(3)]
	for _, period := range reportPeriods {
		r.draw(period)
	}
	return r
}

// draw makes up the tables of a period, which all have the same totals.
func (r *report) draw(period string) {
	demand, seekers := r.large+r.random.Int64N(r.large), r.large+r.random.Int64N(r.large)
	for _, name := range slices.Sorted(maps.Keys(shapes)) {
		t := &reportTable{}
		for _, shape := range shapes[name] {
			t.rows = append(t.rows, reportRow{
				label: shape[0], parent: shape[1], ofWhich: shape[2] == "其中", unspecified: shape[2] == "无要求",
			})
		}
		r.spread(t, "", demand, seekers)
		t.rows = append(t.rows, reportRow{label: "合计", demand: demand, seekers: seekers})
		r.tables[period+name] = t
	}
}

// spread parts a whole among its rows at random, and these among theirs.
func (r *report) spread(t *reportTable, parent string, demand, seekers int64) {
	var parts []int
	for n := range t.rows {
		row := &t.rows[n]
		switch {
		case row.parent != parent:
		case row.ofWhich:
			row.demand, row.seekers = r.random.Int64N(demand+1), r.random.Int64N(seekers+1)
		default:
			parts = append(parts, n)
		}
	}
	for at, n := range parts {
		row := &t.rows[n]
		row.demand, row.seekers = demand, seekers
		if at < len(parts)-1 {
			row.demand, row.seekers = r.random.Int64N(demand+1), r.random.Int64N(seekers+1)
			if row.unspecified {
				row.seekers = 0
			}
		} else if row.unspecified {
			t.rows[parts[0]].seekers += seekers
			row.seekers = 0
		}
		demand, seekers = demand-row.demand, seekers-row.seekers
		r.spread(t, row.label, row.demand, row.seekers)
	}
}

// value is a published number before it is printed; nil is a cell without one.
type value = *big.Rat

func rat(n int64) value { return new(big.Rat).SetInt64(n) }

func over(a, b value) value {
	if a == nil || b == nil || b.Sign() == 0 {
		return nil
	}
	return new(big.Rat).Quo(a, b)
}

func times(a value, n int64) value {
	if a == nil {
		return nil
	}
	return new(big.Rat).Mul(a, rat(n))
}

func minus(a, b value) value {
	if a == nil || b == nil {
		return nil
	}
	return new(big.Rat).Sub(a, b)
}

// halfUp rounds half away from zero.
func halfUp(a value, decimals int) value {
	if a == nil {
		return nil
	}
	text := new(big.Rat).Abs(a).FloatString(decimals) // FloatString rounds half away from zero
	rounded, _ := new(big.Rat).SetString(text)
	if a.Sign() < 0 {
		rounded.Neg(rounded)
	}
	return rounded
}

// share is a row's share of the total, or of its parent for 其中.
func (t *reportTable) share(n int, count func(reportRow) int64) value {
	whole := t.rows[len(t.rows)-1]
	if row := t.rows[n]; row.ofWhich {
		for _, other := range t.rows {
			if other.label == row.parent {
				whole = other
			}
		}
	}
	return times(over(rat(count(t.rows[n])), rat(count(whole))), 100)
}

// ratio is that of a row, with the vacancies of 无要求 spread by the seekers' shares kept at 0.01 %.
func (t *reportTable) ratio(n int) value {
	row, total := t.rows[n], t.rows[len(t.rows)-1]
	if row.unspecified {
		return nil
	}
	demand := rat(row.demand)
	for _, other := range t.rows {
		if other.unspecified && n < len(t.rows)-1 {
			if other.demand == total.demand {
				return nil
			}
			kept := halfUp(over(rat(row.seekers), rat(total.seekers)), 4)
			if kept == nil {
				return nil
			}
			demand.Add(demand, new(big.Rat).Mul(rat(other.demand), kept))
		}
	}
	return over(demand, rat(row.seekers))
}

// print writes a number with so many decimals.
func (r *report) print(v value, decimals int, change bool) string {
	if v == nil {
		return "——"
	}
	rounded := halfUp(v, decimals)
	text := rounded.FloatString(decimals)
	if r.drop && decimals > 0 {
		text = strings.TrimRight(strings.TrimRight(text, "0"), ".")
	}
	if change && r.plus && rounded.Sign() > 0 {
		text = "+" + text
	}
	return text
}

func (r *report) count(n int64) string {
	if r.coarse {
		return halfUp(big.NewRat(n, 10_000), 1).FloatString(1)
	}
	return fmt.Sprint(n)
}

// header are the eleven columns of a table of supply and demand.
const header = "需求人数,需求比重,需求比重环比,需求比重同比,求职人数,求职比重,求职比重环比,求职比重同比,求人倍率,求人倍率环比,求人倍率同比"

// csv is a table of a period as it is published.
func (r *report) csv(period, name string) string {
	demandOf := func(row reportRow) int64 { return row.demand }
	seekersOf := func(row reportRow) int64 { return row.seekers }
	t := r.tables[period+name]
	earlier := func(before string) *reportTable {
		if period != thisQuarter {
			return nil
		}
		return r.tables[before+name]
	}
	var b strings.Builder
	b.WriteString(name + "," + header + "\n")
	for n, row := range t.rows {
		total := n == len(t.rows)-1
		if total && r.bare {
			break
		}
		b.WriteString(row.label)
		for _, side := range []func(reportRow) int64{demandOf, seekersOf} {
			if row.unspecified && side(row) == 0 {
				b.WriteString(",/,/,/,/")
				continue
			}
			b.WriteString("," + r.count(side(row)))
			share := t.share(n, side)
			if total {
				b.WriteString("," + []string{"100", "100.0", "100.00"}[r.random.IntN(3)] + ",/,/")
				continue
			}
			b.WriteString("," + r.print(share, r.decimal, false))
			for _, before := range []string{lastQuarter, lastYear} {
				change := value(nil)
				if e := earlier(before); e != nil {
					change = minus(halfUp(share, r.decimal), halfUp(e.share(n, side), r.decimal))
				}
				b.WriteString("," + r.print(change, r.decimal, true))
			}
		}
		ratio := t.ratio(n)
		b.WriteString("," + r.print(ratio, 2, false))
		for _, before := range []string{lastQuarter, lastYear} {
			change := value(nil)
			if e := earlier(before); e != nil {
				change = minus(halfUp(ratio, 2), halfUp(e.ratio(n), 2))
			}
			b.WriteString("," + r.print(change, 2, true))
		}
		b.WriteString("\n")
	}
	return b.String()
}

// totals is the table of totals of a period, of this quarter with changes in persons and percent.
func (r *report) totals(period string) string {
	total := func(period string) reportRow {
		rows := r.tables[period+"产业"].rows
		return rows[len(rows)-1]
	}
	now := total(period)
	columns, cells := []string{"需求人数", "求职人数"}, []string{r.count(now.demand), r.count(now.seekers)}
	for at, before := range []string{lastQuarter, lastYear} {
		if period != thisQuarter {
			break
		}
		then := total(before)
		for side, pair := range [][2]int64{{now.demand, then.demand}, {now.seekers, then.seekers}} {
			name := []string{"需求人数", "求职人数"}[side] + []string{"环比", "同比"}[at]
			difference := r.count(pair[0] - pair[1])
			if r.plus && pair[0] > pair[1] {
				difference = "+" + difference
			}
			percent := times(over(rat(pair[0]-pair[1]), rat(pair[1])), 100)
			columns, cells = append(columns, name, name+"%"), append(cells, difference, r.print(percent, 2, true))
		}
	}
	return strings.Join(columns, ",") + "\n" + strings.Join(cells, ",") + "\n"
}

// files are all tables of the report.
func (r *report) files() map[string]string {
	files := make(map[string]string)
	for _, period := range reportPeriods {
		for _, name := range slices.Sorted(maps.Keys(shapes)) {
			files["data/d/某市/"+period+"/"+name+".csv"] = r.csv(period, name)
		}
	}
	for _, period := range reportPeriods {
		files["data/d/某市/"+period+"/总体.csv"] = r.totals(period)
	}
	yaml := marketYAML
	if r.coarse {
		yaml += "  - files: \"某市/**\"\n    with: {demand: {unit: 万人}, seekers: {unit: 万人}}\n"
	}
	if r.decimal == 1 {
		yaml += "  - files: \"某市/*/*\"\n    with: {demand_share: {decimals: 1}, seekers_share: {decimals: 1}}\n"
	}
	files["data/d/dataset.yaml"] = yaml
	return files
}
