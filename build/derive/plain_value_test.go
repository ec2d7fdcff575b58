package derive_test

import "math/big"

// plainInputs are the measures that each quantity comes from.
var plainInputs = map[string][]string{
	"demand": {"demand"}, "seekers": {"seekers"}, "rate": {"rate"}, "ratio": {"demand", "seekers"},
	"plain": {"demand", "seekers"}, "gap": {"demand", "seekers"}, "share": {"demand"}, "within": {"demand"},
	"rank": {"demand", "seekers"},
}

var plainQuantities = []string{"demand", "seekers", "rate", "ratio", "plain", "gap", "share", "within", "rank"}

// measure is a count to compute with; one that is not exact is as good as none.
func (p plain) measure(at spot, measure string) answer {
	at.measure = measure
	f := p[at]
	if f.about {
		return answer{}
	}
	return answer{f.number, f.scale, f.state}
}

// level is any quantity at a row; at.measure is not looked at.
func (p plain) level(at spot, quantity string) answer {
	if quantity == "demand" || quantity == "seekers" || quantity == "rate" {
		return p.measure(at, quantity)
	}
	if !p.alike(at, quantity) {
		return answer{}
	}
	switch quantity {
	case "gap":
		return p.gap(at)
	case "share", "within":
		return p.share(at, p.wholeOf(at, quantity))
	case "rank":
		return p.rank(at)
	case "plain":
		if at.kind == "none" {
			return answer{state: "not-applicable"}
		}
		return p.quotient(at, 4)
	}
	return p.spread(at)
}

// alike says whether the counts of a quantity are all given, or all added up in one way.
func (p plain) alike(at spot, quantity string) bool {
	spots := []spot{}
	for _, measure := range plainInputs[quantity] {
		spots = append(spots, spot{at.region, at.when, at.kind, measure})
		if quantity == "ratio" && at.kind != "total" && p.row(at.region, at.when, "none") {
			spots = append(spots, spot{at.region, at.when, "none", measure}, spot{at.region, at.when, "total", measure})
		}
	}
	switch quantity {
	case "rank":
		return true
	case "share", "within":
		spots = append(spots, spot{at.region, at.when, p.wholeOf(at, quantity), "demand"})
	}
	ways := make(map[string]bool)
	for _, one := range spots {
		if p[one].known() {
			ways[p[one].sum] = true
		}
	}
	return len(ways) <= 1
}

// gap is vacancies less seekers, to the precision of the coarser: METHOD (a) formula 7.
func (p plain) gap(at spot) answer {
	demand, seekers := p.measure(at, "demand"), p.measure(at, "seekers")
	if demand.number == nil {
		return demand
	}
	if seekers.number == nil {
		return seekers
	}
	return round(new(big.Rat).Sub(demand.number, seekers.number), min(demand.scale, seekers.scale))
}

// wholeOf is the kind that a row's share is a share of: the parent of 其中 rows, and of all where the table says so.
func (p plain) wholeOf(at spot, quantity string) string {
	above := map[string]string{"state": "firm", "private": "firm", "tiny": "private"}[at.kind]
	if above == "" || quantity == "share" && at.kind != "tiny" {
		return "total"
	}
	return above
}

// share is METHOD (a) formula 2.
func (p plain) share(at spot, whole string) answer {
	part, all := p.measure(at, "demand"), p.measure(spot{at.region, at.when, whole, ""}, "demand")
	if part.state == "suppressed" {
		return part
	}
	if part.number == nil || all.number == nil || all.number.Sign() == 0 {
		return answer{}
	}
	percent := new(big.Rat).Quo(part.number, all.number)
	return round(percent.Mul(percent, big.NewRat(100, 1)), 2)
}

// quotient is METHOD (a) formula 1.
func (p plain) quotient(at spot, decimals int) answer {
	demand, seekers := p.measure(at, "demand"), p.measure(at, "seekers")
	switch {
	case demand.number == nil && demand.state == "" || seekers.number == nil && seekers.state == "":
		return answer{}
	case demand.state == "suppressed" || seekers.state == "suppressed":
		return answer{state: "suppressed"}
	case demand.state == "missing" || seekers.state == "missing":
		return answer{state: "missing"}
	case seekers.number.Sign() == 0:
		return answer{state: "not-comparable"}
	}
	return round(new(big.Rat).Quo(demand.number, seekers.number), decimals)
}

// spread is the ratio of a row, unspecified counts of both sides spread over the rows: METHOD (a) formula 3.
func (p plain) spread(at spot) answer {
	if at.kind == "none" {
		return answer{state: "not-applicable"}
	}
	if at.kind == "total" || !p.row(at.region, at.when, "none") {
		return p.quotient(at, 2)
	}
	above, stateAbove := p.part(at, "demand", "seekers")
	below, stateBelow := p.part(at, "seekers", "demand")
	switch {
	case stateAbove == "not-comparable" || stateBelow == "not-comparable":
		return answer{state: "not-comparable"}
	case stateAbove == "unknown" || stateBelow == "unknown":
		return answer{}
	}
	demand, seekers := p.measure(at, "demand"), p.measure(at, "seekers")
	if demand.state == "missing" && above.Sign() > 0 {
		demand = answer{number: new(big.Rat)}
	}
	if seekers.state == "missing" && below.Sign() > 0 {
		seekers = answer{number: new(big.Rat)}
	}
	if demand.number == nil || seekers.number == nil {
		return p.quotient(at, 2)
	}
	above.Add(above, demand.number)
	below.Add(below, seekers.number)
	if below.Sign() == 0 {
		return answer{state: "not-comparable"}
	}
	return round(above.Quo(above, below), 2)
}

// part is what falls to a row of the unspecified count of a side, by the other side's shares kept at 0.01%.
func (p plain) part(at spot, side, other string) (*big.Rat, string) {
	none := p[spot{at.region, at.when, "none", side}]
	total := spot{at.region, at.when, "total", ""}
	switch {
	case none.state == "suppressed":
		return nil, "unknown"
	case none.number == nil || none.number.Sign() == 0:
		return new(big.Rat), ""
	case none.about:
		return nil, "unknown"
	}
	if whole := p.measure(total, side); whole.number != nil && whole.number.Cmp(none.number) == 0 {
		return nil, "not-comparable"
	}
	own, whole := p.measure(at, other), p.measure(total, other)
	if own.number == nil {
		return new(big.Rat), ""
	}
	if whole.number == nil || whole.number.Sign() == 0 {
		return nil, "unknown"
	}
	kept := nearest(new(big.Rat).Quo(own.number, whole.number), 4)
	return kept.Mul(kept, none.number), ""
}

// rank is the place by the gap, the largest first; equal rows share the better place.
func (p plain) rank(at spot) answer {
	ranked := func(kind string) *big.Rat {
		if kind == "total" || kind == "none" || kind == "tiny" {
			return nil
		}
		return p.level(spot{at.region, at.when, kind, ""}, "gap").number
	}
	own := ranked(at.kind)
	if own == nil {
		return answer{}
	}
	place := int64(1)
	for _, kind := range p.rows(at.region, at.when, true) {
		if other := ranked(kind); other != nil && other.Cmp(own) > 0 {
			place++
		}
	}
	return answer{number: big.NewRat(place, 1)}
}
