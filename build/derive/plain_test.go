package derive_test

import (
	"cmp"
	"fmt"
	"math/big"
	"slices"
	"strconv"
	"strings"
)

// spot is the address of one count of a made-up dataset.
type spot struct{ region, when, kind, measure string }

// fact is what is known of a spot: given by a table, or added up.
type fact struct {
	text    string   // as the table has it
	number  *big.Rat // nil where there is none
	scale   int      // printed decimals; -4 for 万
	about   bool     // no exact number
	state   string   // the kind of nothing; "" with a number, and where nothing is known
	status  string
	sum     string   // from which members and periods it was added up; "" for a number of a table
	members []string // of the sum; none for a sum of the region's own periods
}

func (f fact) exact() bool { return f.number != nil && !f.about }

// known says whether the tables say anything of the spot.
func (f fact) known() bool { return f.number != nil || f.state != "" }

// answer is a computed number and how many decimals it has, or the kind of nothing.
type answer struct {
	number *big.Rat
	scale  int
	state  string
}

func (a answer) String() string {
	if a.number == nil {
		return a.state
	}
	return a.number.FloatString(max(a.scale, 0))
}

// plain computes what METHOD says of a small dataset, in the plainest way: maps, big fractions, and one loop for each
// rule. It is told of facts and shares no rule with the packages that it checks.
type plain map[spot]fact

// The places of codelist cities, its aggregates and who can be a member of each, in the order of the list.
var (
	plainRegions    = []string{"cities", "east", "west", "p1", "a", "b", "part", "c", "d"}
	plainAggregates = map[string][]string{
		"cities": {"p1", "a", "b", "c", "d"}, "east": {"p1", "a", "b"}, "west": {"c", "d"},
	}
	plainKinds    = []string{"total", "firm", "state", "private", "tiny", "agency", "other", "none"}
	plainMeasures = []string{"demand", "seekers", "rate"}
	plainYears    = []string{"2010", "2011"}
	plainPeriods  = append(append(quartersOf("2010"), quartersOf("2011")...), plainYears...)
	plainStatuses = []string{"", "break", "excluded", "provisional"}
)

// before is the period that a change compares with.
func before(when string, year bool) string {
	if len(when) == 4 {
		return strconv.Itoa(number(when) - 1)
	}
	back := 1
	if year {
		back = 4
	}
	quarter := number(when[:4])*4 + number(when[6:]) - 1 - back
	return strconv.Itoa(quarter/4) + "-Q" + strconv.Itoa(quarter%4+1)
}

func number(digits string) int {
	n, _ := strconv.Atoi(digits) // periods are written by this test alone
	return n
}

// quartersOf are the quarters of a year.
func quartersOf(year string) []string {
	return []string{year + "-Q1", year + "-Q2", year + "-Q3", year + "-Q4"}
}

// rows are the kinds that a table has: the total alone, or all others.
func (p plain) rows(region, when string, broken bool) (kinds []string) {
	for _, kind := range plainKinds {
		if (kind != "total") == broken && p.row(region, when, kind) {
			kinds = append(kinds, kind)
		}
	}
	return kinds
}

func (p plain) row(region, when, kind string) bool {
	for _, measure := range plainMeasures {
		if p[spot{region, when, kind, measure}].known() {
			return true
		}
	}
	return false
}

// has says whether a table gives any measure; own leaves sums of members out.
func (p plain) has(region, when string, broken, own bool) bool {
	for _, kind := range p.rows(region, when, broken) {
		for _, measure := range plainMeasures {
			f := p[spot{region, when, kind, measure}]
			if (f.number != nil || f.state == "suppressed") && !(own && len(f.members) > 0) {
				return true
			}
		}
	}
	return false
}

// membersOf are the places that report a table: a province stands for its cities.
func (p plain) membersOf(aggregate, when string, broken bool) (members []string) {
	for _, region := range plainAggregates[aggregate] {
		province := slices.Contains(members, "p1") && (region == "a" || region == "b")
		if !province && p.has(region, when, broken, true) {
			members = append(members, region)
		}
	}
	return members
}

// addUp adds up what no table gives: aggregates in quarters, then years, then aggregates in years. METHOD (a) 8 and 9.
func (p plain) addUp() {
	for _, year := range plainYears {
		for _, quarter := range quartersOf(year) {
			p.addMembers(quarter)
		}
	}
	for _, region := range plainRegions {
		for _, year := range plainYears {
			p.addYear(region, year)
		}
	}
	for _, year := range plainYears {
		p.addMembers(year)
	}
}

func (p plain) addMembers(when string) {
	for aggregate := range plainAggregates {
		for _, broken := range []bool{false, true} {
			if p.has(aggregate, when, broken, false) {
				continue
			}
			members := p.membersOf(aggregate, when, broken)
			for _, kind := range plainKinds {
				for _, measure := range plainMeasures[:2] {
					if (kind != "total") == broken {
						p.addMember(spot{aggregate, when, kind, measure}, members)
					}
				}
			}
		}
	}
}

// addMember adds up one spot of an aggregate over the members with an exact number that counts.
func (p plain) addMember(at spot, members []string) {
	var parts []fact
	var names []string
	for _, member := range members {
		f := p[spot{member, at.when, at.kind, at.measure}]
		if f.exact() && f.status != "excluded" {
			parts, names = append(parts, f), append(names, member)
		}
	}
	if len(parts) == 0 {
		return
	}
	sum := total(parts)
	sum.sum, sum.members = at.when+":"+strings.Join(names, " "), names
	if sum.status == "break" {
		sum.status = ""
	}
	p[at] = sum
}

// addYear adds up the quarters of a region where all four are known, all given or all added up.
func (p plain) addYear(region, year string) {
	for _, broken := range []bool{false, true} {
		if p.has(region, year, broken, false) {
			continue
		}
		for _, kind := range plainKinds {
			for _, measure := range plainMeasures[:2] {
				if (kind != "total") != broken {
					continue
				}
				var parts []fact
				how, members, given := "", []string(nil), 0
				for _, quarter := range quartersOf(year) {
					f := p[spot{region, quarter, kind, measure}]
					if f.exact() {
						parts = append(parts, f)
					}
					if f.sum == "" {
						given++
						f.sum = quarter + ":"
					}
					how, members = how+f.sum+";", append(members, f.members...)
				}
				if len(parts) == 4 && given%4 == 0 {
					sum := total(parts)
					sum.sum, sum.members = how, members
					p[spot{region, year, kind, measure}] = sum
				}
			}
		}
	}
}

// total adds facts up to the precision of the least exact; what qualifies a part qualifies the whole.
func total(parts []fact) fact {
	sum := fact{number: new(big.Rat), scale: parts[0].scale}
	for _, part := range parts {
		sum.number.Add(sum.number, part.number)
		sum.scale = min(sum.scale, part.scale)
		for _, status := range []string{"excluded", "break", "provisional"} {
			if sum.status == status || part.status == status {
				sum.status = status
				break
			}
		}
	}
	sum.number = nearest(sum.number, sum.scale)
	return sum
}

// nearest rounds half away from zero; a negative number of decimals ends at tens, hundreds, ….
func nearest(r *big.Rat, decimals int) *big.Rat {
	above, below := new(big.Int).Set(r.Num()), new(big.Int).Set(r.Denom())
	if decimals >= 0 {
		above.Mul(above, power(decimals))
	} else {
		below.Mul(below, power(-decimals))
	}
	whole, rest := new(big.Int).QuoRem(above, below, new(big.Int))
	if rest.Lsh(rest, 1).CmpAbs(below) >= 0 {
		whole.Add(whole, big.NewInt(int64(above.Sign())))
	}
	if decimals >= 0 {
		return new(big.Rat).SetFrac(whole, power(decimals))
	}
	return new(big.Rat).SetInt(whole.Mul(whole, power(-decimals)))
}

// power is a power of ten.
func power(of int) *big.Int { return new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(of)), nil) }

func round(r *big.Rat, decimals int) answer {
	return answer{number: nearest(r, decimals), scale: decimals}
}

// csv is what was given, as a file.
func (p plain) csv() string {
	rows := make(map[string]bool)
	for at := range p {
		var texts []string
		for _, measure := range plainMeasures {
			texts = append(texts, p[spot{at.region, at.when, at.kind, measure}].text)
		}
		rows[fmt.Sprintf("%s,%s,%s,%s,%s\n", at.region, at.when, at.kind, strings.Join(texts, ","), p[at].status)] = true
	}
	var sorted []string
	for row := range rows {
		sorted = append(sorted, row)
	}
	slices.SortFunc(sorted, cmp.Compare[string])
	return "region,period,kind,demand,seekers,rate,status\n" + strings.Join(sorted, "")
}
