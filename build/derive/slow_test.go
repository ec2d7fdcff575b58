package derive_test

import (
	"fmt"
	"math/big"
	"slices"
	"strings"
	"testing"

	"gongqiu/build/model"
)

// Entry is a row of a made-up table, as the slow version sees it. A negative count is one that was not given.
type entry struct {
	kind            string
	demand, seekers int64
}

// slow computes the derived values of a table the plain way, with big fractions and one loop for each rule. What it
// says goes; it is not quick.
type slow struct {
	rows  []entry
	total entry
}

func (s slow) row(kind string) (entry, bool) {
	at := slices.IndexFunc(s.rows, func(e entry) bool { return e.kind == kind })
	if at < 0 {
		return entry{}, false
	}
	return s.rows[at], true
}

// value is what a derived value is at a row: digits, a kind of nothing, or "".
func (s slow) value(e entry, quantity string) string {
	switch quantity {
	case "gap":
		if e.demand < 0 || e.seekers < 0 {
			return "missing"
		}
		return fmt.Sprint(e.demand - e.seekers)
	case "share":
		if e.kind == "tiny" { // 其中
			return s.within(e)
		}
		return share(e.demand, s.total.demand)
	case "within":
		return s.within(e)
	case "rank":
		return s.rank(e)
	case "plain":
		if e.kind == "none" {
			return "not-applicable"
		}
		return ratio(e.demand, e.seekers, 4)
	}
	return s.spread(e)
}

func ratio(demand, seekers int64, decimals int) string {
	switch {
	case demand < 0 || seekers < 0:
		return "missing"
	case seekers == 0:
		return "not-comparable"
	}
	return rounded(big.NewRat(demand, seekers), decimals)
}

func share(part, whole int64) string {
	if part < 0 || whole <= 0 {
		return ""
	}
	return rounded(big.NewRat(100*part, whole), 2)
}

// within is the share of the row above, which only rows below 企业 and 私营 have.
func (s slow) within(e entry) string {
	above := map[string]string{"state": "firm", "private": "firm", "tiny": "private"}[e.kind]
	if above == "" {
		return share(e.demand, s.total.demand)
	}
	parent, known := s.row(above)
	if !known {
		return ""
	}
	return share(e.demand, parent.demand)
}

func (s slow) rank(e entry) string {
	ranked := func(e entry) bool { return e.kind != "none" && e.kind != "tiny" && e.demand >= 0 && e.seekers >= 0 }
	if !ranked(e) {
		return ""
	}
	place := 1
	for _, other := range s.rows {
		if ranked(other) && other.demand-other.seekers > e.demand-e.seekers {
			place++
		}
	}
	return fmt.Sprint(place)
}

// spread is the ratio with the unspecified counts spread over the rows: METHOD, formula 3.
func (s slow) spread(e entry) string {
	none, known := s.row("none")
	switch {
	case e.kind == "none":
		return "not-applicable"
	case !known:
		return ratio(e.demand, e.seekers, 2)
	case none.demand > 0 && none.demand == s.total.demand, none.seekers > 0 && none.seekers == s.total.seekers:
		return "not-comparable"
	}
	unknown := false
	part := func(unspecified, part, whole int64) *big.Rat {
		if unspecified <= 0 || part < 0 {
			return new(big.Rat)
		}
		if whole <= 0 {
			unknown = true
			return new(big.Rat)
		}
		kept, _ := new(big.Rat).SetString(rounded(big.NewRat(part, whole), 4))
		return kept.Mul(kept, new(big.Rat).SetInt64(unspecified))
	}
	above := part(none.demand, e.seekers, s.total.seekers)
	below := part(none.seekers, e.demand, s.total.demand)
	if unknown {
		return ""
	}
	if e.demand < 0 && above.Sign() > 0 { // a blank count is 0 where something is spread over it
		e.demand = 0
	}
	if e.seekers < 0 && below.Sign() > 0 {
		e.seekers = 0
	}
	if e.demand < 0 || e.seekers < 0 {
		return "missing"
	}
	above.Add(above, new(big.Rat).SetInt64(e.demand))
	below.Add(below, new(big.Rat).SetInt64(e.seekers))
	if below.Sign() <= 0 {
		return "not-comparable"
	}
	return rounded(above.Quo(above, below), 2)
}

// rounded writes a fraction with a number of decimals, half away from zero; FloatString of math/big rounds so.
func rounded(r *big.Rat, decimals int) string { return r.FloatString(decimals) }

// csv is the table as a file.
func (s slow) csv() string {
	var b strings.Builder
	b.WriteString("类别,需求人数,求职人数\n")
	field := func(n int64) string {
		if n < 0 {
			return ""
		}
		return fmt.Sprint(n)
	}
	for _, e := range append(slices.Clone(s.rows), s.total) {
		fmt.Fprintf(&b, "%s,%s,%s\n", e.kind, field(e.demand), field(e.seekers))
	}
	return b.String()
}

// dataset reads the table as a project of its own.
func (s slow) dataset(t testing.TB) *model.Dataset {
	t.Helper()
	return read(t, project(map[string]string{
		"data/codelists/kind.csv": kinds, "data/d/dataset.yaml": office, "data/d/x/2020-Q1/kind.csv": s.csv(),
	})).Dataset("d")
}

// compare finds every value that package derive and the slow version do not agree on.
func (s slow) compare(t testing.TB) {
	t.Helper()
	d := s.dataset(t)
	table := tableOf(t, d, "x", "2020-Q1", "kind")
	for _, e := range s.rows {
		n := RowOf(t, table, e.kind)
		for _, id := range []string{"ratio", "plain", "gap", "share", "within", "rank"} {
			if got, want := print(table.Level(n, quantity(t, d, id))), s.value(e, id); got != want {
				t.Errorf("%s of %s is %q, the slow version says %q\n%s", id, e.kind, got, want, s.csv())
			}
		}
	}
}

// FuzzDerive compares package derive with the slow version on tables that are made of the bytes of the input: the
// kinds of the codelist in order, each with three bytes for its vacancies and three for its seekers; 0xff 0xff in the
// first two is a count that was not given.
func FuzzDerive(f *testing.F) {
	f.Add([]byte{0, 5, 155, 0, 4, 164, 0, 0, 2}, uint32(8470), uint32(7715))
	f.Add([]byte("\x00\x00\x5d\x00\x00\x02"+strings.Repeat("\xff", 30)+"\x00\x0f\x1e\xff\xff\xff"), uint32(8470), uint32(7715))
	f.Add([]byte(strings.Repeat("\x00\x00\x00", 14)), uint32(0), uint32(0))
	f.Add([]byte(strings.Repeat("\x01\x00\x07", 14)), uint32(65543*7), uint32(1))
	f.Fuzz(func(t *testing.T, bytes []byte, demand, seekers uint32) {
		s := slow{total: entry{"total", int64(demand), int64(seekers)}}
		for _, kind := range []string{"firm", "state", "private", "tiny", "agency", "other", "none"} {
			if len(bytes) < 6 {
				break
			}
			s.rows = append(s.rows, entry{kind, count(bytes), count(bytes[3:])})
			bytes = bytes[6:]
		}
		if len(s.rows) > 0 {
			s.compare(t)
		}
	})
}

func count(b []byte) int64 {
	if b[0] == 0xff && b[1] == 0xff {
		return -1
	}
	return int64(b[0])<<16 | int64(b[1])<<8 | int64(b[2])
}
