package plan

import (
	"slices"
	"strings"

	"gongqiu/build/chart"
	"gongqiu/build/decimal"
	"gongqiu/build/model"
)

// Which side of the market is the larger one is said in words of its own: 供大于求, 供不应求, demand exceeds supply, more
// job seekers than vacancies. A title that says so is held against a ratio of the two counts, or against both counts
// where the chart shows them.

// side is one side of the market.
type side uint8

// The sides. Those who look for work are supply, the places to be filled are demand.
const (
	noSide side = iota
	supply
	demand
)

// balanceRoom is how far from 1 a ratio may be that a title calls balanced. Publishers have called 1.09 balanced and
// 1.22 slightly more demand than supply, by no rule of their own: what lies further away is called so by none.
func balanceRoom() decimal.Decimal { return decimal.New(20, 2) }

// marketWords are the general names of the two sides in a language, and of the market as a whole under noSide. The
// names that a dataset has for its counts come on top.
func marketWords(language model.Language) map[side]string {
	if language == model.English {
		return map[side]string{
			supply: "supply seekers job_seekers jobseekers job-seekers applicants job_applicants",
			demand: "demand vacancies job_vacancies openings job_openings posts jobs",
			noSide: "supply_and_demand demand_and_supply market labour_market labor_market job_market labour labor",
		}
	}
	return map[side]string{
		supply: "供 供给 求职人数 求职者 求职人员",
		demand: "求 需求 用工需求 用人需求 需求人数 招聘人数 岗位 岗位数 岗位空缺 空缺岗位",
		noSide: "供求 供需 市场 劳动力 人力资源 劳动力市场 人力资源市场 就业市场",
	}
}

// sides are the words for the market and its sides that are not names in the dataset.
func sides(language model.Language, names []wordMeaning) []wordMeaning {
	var all []wordMeaning
	for of, list := range marketWords(language) {
		for word := range strings.FieldsSeq(list) {
			word = strings.ReplaceAll(word, "_", " ")
			if !slices.ContainsFunc(names, func(name wordMeaning) bool { return name.text == word }) {
				all = append(all, wordMeaning{text: word, name: &titleName{side: of, general: true}})
			}
		}
	}
	return all
}

// market are the counts of the two sides of a dataset: those of its first ratio, unless their names tell that it
// divides supply by demand.
func market(d *model.Dataset) (wanted, sought model.Quantity, ok bool) {
	wanted, sought, ok = balanced(d)
	return wanted, sought, ok && !isNamed(d, wanted, supply) && !isNamed(d, sought, demand)
}

// isNamed says whether a measure has a general name of a side.
func isNamed(d *model.Dataset, q model.Quantity, of side) bool {
	measure := d.MeasureOf(q)
	for _, language := range []model.Language{model.Chinese, model.English} {
		general := strings.Fields(marketWords(language)[of])
		for _, name := range append([]string{measure.Title.In(language)}, measure.Aliases...) {
			if slices.Contains(general, strings.ReplaceAll(strings.ToLower(name), " ", "_")) {
				return true
			}
		}
	}
	return false
}

// sideOf is the side of the market that a quantity counts.
func sideOf(d *model.Dataset, q model.Quantity) side {
	wanted, sought, ok := market(d)
	switch {
	case ok && q == wanted:
		return demand
	case ok && q == sought:
		return supply
	}
	return noSide
}

// isMarketRatio says whether a quantity is the ratio of demand to supply.
func isMarketRatio(d *model.Dataset, id string) bool {
	q, known := d.QuantityByID(id)
	derived := d.DerivedOf(q)
	return known && derived != nil && derived.Ratio && sideOf(d, model.Quantity(derived.Formula.Left.Measure)) == demand &&
		sideOf(d, model.Quantity(derived.Formula.Right.Measure)) == supply
}

// leaning is what a claim says of the balance of the market: the larger side, or noSide for neither. It is false for a
// claim that says nothing of it, or something that has two readings: 岗位供不应求 may be said of either side.
func (c *claim) leaning() (larger side, is bool) {
	named := slices.Compact(slices.Clone(c.sides))
	found := 0
	for of, said := range map[side]bool{
		supply: c.says(supplyLarger), demand: c.says(demandLarger), noSide: c.says(evenSides),
	} {
		if said {
			larger, found = of, found+1
		}
	}
	switch {
	case c.hasNumber || c.says(rises, falls, highest, lowest, newHigh, newLow, doubles, triples, halves):
		return noSide, false
	case found == 1:
		return larger, len(named) == 0
	case found > 1 || len(named) != 2 || c.says(more, fewer) != c.says(than):
		return noSide, false
	}
	switch first := c.says(above, more); {
	case first == c.says(below, fewer):
		return noSide, false
	case first:
		return named[0], true
	}
	return named[1], true
}

// balances are the tracks that a claim about the balance speaks of: the ratios that the chart shows, or else what its
// two counts give.
func (t *titleJudge) balances(c *claim) []*track {
	d := t.request.Dataset
	var ratios, counts []*track
	for at := range t.tracks {
		one := &t.tracks[at]
		if len(c.codes) > 0 && !slices.Contains(c.codes, one.code) {
			continue
		}
		switch one.side {
		case demand:
			if both := t.bothCounts(one); both != nil {
				counts = append(counts, both)
			}
		case noSide:
			if isMarketRatio(d, one.quantity) {
				ratios = append(ratios, one)
			}
		}
	}
	if len(ratios) > 0 {
		return ratios
	}
	return counts
}

// bothCounts is the track of demand over supply, where the chart shows both; nil where it does not.
func (t *titleJudge) bothCounts(wanted *track) *track {
	at := slices.IndexFunc(t.tracks, func(other track) bool { return other.side == supply && other.code == wanted.code })
	if at < 0 {
		return nil
	}
	both := *wanted
	both.counts = [2]*track{wanted, &t.tracks[at]}
	both.points = slices.Clone(wanted.points)
	for n := range both.points {
		sought := chart.Point{}
		if n < len(t.tracks[at].points) {
			sought = t.tracks[at].points[n]
		}
		ratio, fits := decimal.Decimal{}, false
		if wanted.points[n].State == model.Present && sought.State == model.Present && sought.Value.Sign() > 0 {
			ratio, fits = decimal.Quotient(wanted.points[n].Value, sought.Value, 9)
		}
		if both.points[n].Value = ratio; !fits || sought.Qualifier != decimal.Exact {
			both.points[n] = chart.Point{}
		}
	}
	return &both
}

// againstBalance holds what a title says of the balance against the ratios that it may be meant of.
func (t *titleJudge) againstBalance(larger side) func(*claim, *track) *evidence {
	one := decimal.Whole(1)
	wrong := func(ratio decimal.Decimal) bool {
		switch larger {
		case supply:
			return ratio.Cmp(one) > 0
		case demand:
			return ratio.Cmp(one) < 0
		}
		apart, fits := ratio.Sub(one)
		return fits && apart.Abs().Cmp(balanceRoom()) > 0
	}
	return func(c *claim, subject *track) *evidence {
		var found *evidence
		for _, at := range t.meant(c, subject) {
			switch is := wrong(subject.points[at].Value); {
			case !is && !c.says(always):
				return nil
			case is:
				found = subject.leans(at, larger) // the newest that is wrong
			}
		}
		return found
	}
}

// leans is the evidence that a number of a track gives about the balance: both counts where they are shown.
func (t *track) leans(at int, larger side) *evidence {
	if wanted, sought := t.counts[0], t.counts[1]; wanted != nil {
		return &evidence{track: wanted, found: wanted.points[at], at: t.periods[at],
			expected: printed(sought.points[at]), other: sought.name, reason: "others"}
	}
	reason := "level"
	if larger == noSide {
		reason = "balance"
	}
	return &evidence{track: t, found: t.points[at], at: t.periods[at], expected: "1", reason: reason}
}
