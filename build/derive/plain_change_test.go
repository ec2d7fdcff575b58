package derive_test

import (
	"math/big"
	"slices"
	"strings"
)

// change is the change of a quantity at a row, in percent or by difference: METHOD (a) formulas 4 to 6.
func (p plain) change(at spot, quantity string, year, percent bool) answer {
	count := quantity == "demand" || quantity == "seekers"
	if percent && !count {
		return answer{} // points have no percent, and no table publishes any of a ratio
	}
	then := spot{at.region, before(at.when, year), at.kind, ""}
	if plainAggregates[at.region] != nil {
		switch {
		case p.broken(at, quantity, year):
			return answer{}
		case count || quantity == "rate":
			return p.matchedCount(at, quantity, year, percent)
		case quantity == "gap":
			return p.matchedGap(at, year)
		case !p.sameKind(at, then, quantity):
			return answer{}
		}
	}
	if !p.row(then.region, then.when, then.kind) {
		return answer{}
	}
	now, earlier := p.level(at, quantity), p.level(then, quantity)
	if now.state == "suppressed" {
		return now
	}
	if now.number == nil || earlier.number == nil || p.broken(at, quantity, year) {
		return answer{}
	}
	if percent {
		return growth(now, earlier)
	}
	return minus(now, earlier)
}

// minus is a difference, to the precision of the coarser.
func minus(a, b answer) answer {
	if a.number == nil || b.number == nil {
		return answer{}
	}
	return round(new(big.Rat).Sub(a.number, b.number), min(a.scale, b.scale))
}

// percentOf is a part in percent of a whole.
func percentOf(part, whole answer, decimals int) answer {
	if part.number == nil || whole.number == nil || whole.number.Sign() == 0 {
		return answer{}
	}
	percent := new(big.Rat).Quo(part.number, whole.number)
	return round(percent.Mul(percent, big.NewRat(100, 1)), decimals)
}

// growth is the change in percent, (new / old − 1) × 100, of the numbers as they are printed.
func growth(now, then answer) answer {
	if now.number == nil || then.number == nil {
		return answer{}
	}
	return percentOf(answer{number: new(big.Rat).Sub(now.number, then.number)}, then, 2)
}

// sameKind says whether the counts of a row are given both times or added up both times.
func (p plain) sameKind(at, then spot, quantity string) bool {
	if !p.row(then.region, then.when, then.kind) {
		return true
	}
	for _, measure := range plainInputs[quantity] {
		at.measure, then.measure = measure, measure
		if (p[at].sum == "") != (p[then].sum == "") {
			return false
		}
	}
	return true
}

// broken says whether the row's series begins anew after the period compared with.
func (p plain) broken(at spot, quantity string, year bool) bool {
	for then := before(at.when, year); at.when != then; at.when = before(at.when, false) {
		for _, measure := range plainInputs[quantity] {
			if p[spot{at.region, at.when, at.kind, measure}].status == "break" {
				return true
			}
		}
	}
	return false
}

// plainPanel compares a count of an aggregate over the members present both times: METHOD (a) formula 5.
type plainPanel struct {
	members, entrants, leavers, excluded, broken []string
	now, before, change, percent                 answer
	totalNow, totalThen, coverage, composition   answer
	whole                                        bool
}

func (p plain) panel(at spot, measure string, year bool) (plainPanel, bool) {
	var panel plainPanel
	then := spot{at.region, before(at.when, year), at.kind, measure}
	at.measure = measure
	now, excluded := p.side(at)
	earlier, excludedThen := p.side(then)
	for _, region := range plainRegions {
		own := p[spot{region, at.when, at.kind, measure}]
		if slices.Contains(excluded, region) || slices.Contains(excludedThen, region) {
			panel.excluded = append(panel.excluded, region)
		}
		inNow, inThen := slices.Contains(now, region), slices.Contains(earlier, region)
		switch {
		case inNow && !inThen:
			panel.entrants = append(panel.entrants, region)
		case !inNow && inThen:
			panel.leavers = append(panel.leavers, region)
		case inNow && p.broken(spot{region, at.when, at.kind, ""}, measure, year):
			panel.broken = append(panel.broken, region)
		case inNow:
			panel.members = append(panel.members, region)
			panel.now = plus(panel.now, own)
			panel.before = plus(panel.before, p[spot{region, then.when, at.kind, measure}])
		}
	}
	if len(now)+len(earlier)+len(panel.excluded) == 0 || len(earlier)+len(excludedThen) == 0 && !p[then].known() {
		return plainPanel{}, false
	}
	for _, sum := range []*answer{&panel.now, &panel.before} {
		if sum.number != nil {
			*sum = round(sum.number, sum.scale)
		}
	}
	panel.totalNow, panel.totalThen = p.measure(at, measure), p.measure(then, measure)
	panel.change = minus(panel.now, panel.before)
	panel.percent = growth(panel.now, panel.before)
	panel.coverage = percentOf(panel.now, panel.totalNow, 1)
	panel.composition = minus(minus(panel.totalNow, panel.totalThen), panel.change)
	panel.whole = p.makesUp(at, now) && p.makesUp(then, earlier)
	return panel, true
}

func plus(sum answer, part fact) answer {
	if sum.number == nil {
		return answer{number: part.number, scale: part.scale}
	}
	return answer{number: new(big.Rat).Add(sum.number, part.number), scale: min(sum.scale, part.scale)}
}

// side are the members with an exact number that counts, and those whose number does not count.
func (p plain) side(at spot) (members, excluded []string) {
	for _, region := range p.membersOf(at.region, at.when, at.kind != "total") {
		switch f := p[spot{region, at.when, at.kind, at.measure}]; {
		case f.status == "excluded":
			excluded = append(excluded, region)
		case f.exact():
			members = append(members, region)
		}
	}
	return members, excluded
}

// makesUp says whether the members make up the aggregate's own number: within the half unit of every print that is not
// to the last person.
func (p plain) makesUp(at spot, members []string) bool {
	own := p[at]
	if !own.exact() {
		return false
	}
	if len(own.members) > 0 {
		return true
	}
	low, high := new(big.Rat), new(big.Rat)
	for _, member := range members {
		f := p[spot{member, at.when, at.kind, at.measure}]
		low.Add(low, new(big.Rat).Sub(f.number, half(f)))
		high.Add(high, new(big.Rat).Add(f.number, half(f)))
	}
	least, most := new(big.Rat).Sub(own.number, half(own)), new(big.Rat).Add(own.number, half(own))
	if half(own).Sign() > 0 && low.Cmp(most) == 0 {
		return false // half a unit more is rounded up, to the next print
	}
	return len(members) > 0 && low.Cmp(most) <= 0 && least.Cmp(high) <= 0
}

func half(f fact) *big.Rat {
	if f.scale == 0 {
		return new(big.Rat)
	}
	return big.NewRat(5000, 1)
}

func (p plain) matchedCount(at spot, measure string, year, percent bool) answer {
	if level := p.measure(at, measure); level.state == "suppressed" {
		return level
	}
	if measure == "rate" {
		return answer{}
	}
	panel, ok := p.panel(at, measure, year)
	switch {
	case !ok || !panel.whole:
		return answer{}
	case percent:
		return panel.percent
	}
	return panel.change
}

// matchedGap is the change of the gap over members that have both counts in both periods.
func (p plain) matchedGap(at spot, year bool) answer {
	demand, ok := p.panel(at, "demand", year)
	seekers, also := p.panel(at, "seekers", year)
	if !ok || !also || !demand.whole || !seekers.whole || !slices.Equal(demand.members, seekers.members) {
		return answer{}
	}
	return minus(demand.change, seekers.change)
}

// String is everything that a panel says, to be compared with that of the package.
func (p plainPanel) String() string {
	text := ""
	for _, list := range [][]string{p.members, p.entrants, p.leavers, p.excluded, p.broken} {
		text += strings.Join(list, " ") + "|"
	}
	for _, a := range []answer{p.now, p.before, p.change, p.percent, p.totalNow, p.totalThen, p.coverage, p.composition} {
		text += a.String() + "|"
	}
	if p.whole {
		return text + "whole"
	}
	return text
}
