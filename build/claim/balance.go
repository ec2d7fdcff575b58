package claim

import (
	"slices"
	"strings"

	"gongqiu/build/decimal"
	"gongqiu/build/model"
)

// Which side of the market is the larger one is said in words of its own: 供大于求, 供不应求, demand exceeds supply, more
// job seekers than vacancies. A title that says so is held against a ratio of the two counts, or against both counts
// where they are shown.

// Side is one side of the market.
type Side uint8

// The sides. Those who look for work are supply, the places to be filled are demand.
const (
	NoSide Side = iota
	Supply
	Demand
)

// balanceRoom is how far from 1 a ratio may be that a title calls balanced. Publishers have called 1.09 balanced and
// 1.22 slightly more demand than supply, by no rule of their own: what lies further away is called so by none.
func balanceRoom() decimal.Decimal { return decimal.New(20, 2) }

// marketWords are the general names of the two sides in a language, and of the market as a whole under NoSide. The
// names that a dataset has for its counts come on top.
func marketWords(language model.Language) map[Side]string {
	if language == model.English {
		return map[Side]string{
			Supply: "supply seekers job_seekers jobseekers job-seekers applicants job_applicants",
			Demand: "demand vacancies job_vacancies openings job_openings posts jobs",
			NoSide: "supply_and_demand demand_and_supply market labour_market labor_market job_market labour labor",
		}
	}
	return map[Side]string{
		Supply: "供 供给 求职人数 求职者 求职人员",
		Demand: "求 需求 用工需求 用人需求 需求人数 招聘人数 岗位 岗位数 岗位空缺 空缺岗位",
		NoSide: "供求 供需 市场 劳动力 人力资源 劳动力市场 人力资源市场 就业市场",
	}
}

// sides are the words for the market and its sides that are not names of something shown.
func sides(language model.Language, names []meaning) []meaning {
	var all []meaning
	for of, list := range marketWords(language) {
		for word := range strings.FieldsSeq(list) {
			word = strings.ReplaceAll(word, "_", " ")
			if !slices.ContainsFunc(names, func(name meaning) bool { return name.text == word }) {
				all = append(all, meaning{text: word, name: &Name{Side: of, general: true}})
			}
		}
	}
	return all
}

// IsCalled says whether a name is one of the general names of a side, in either language.
func (s Side) IsCalled(name string) bool {
	name = strings.ReplaceAll(strings.ToLower(name), " ", "_")
	for _, language := range []model.Language{model.Chinese, model.English} {
		if slices.Contains(strings.Fields(marketWords(language)[s]), name) {
			return true
		}
	}
	return false
}

// leaning is what a claim says of the balance of the market: the larger side, or NoSide for neither. It is false for a
// claim that says nothing of it, or something that has two readings: 岗位供不应求 may be said of either side.
func (c *claim) leaning() (larger Side, is bool) {
	named := slices.Compact(slices.Clone(c.sides))
	found := 0
	for of, said := range map[Side]bool{
		Supply: c.says(supplyLarger), Demand: c.says(demandLarger), NoSide: c.says(evenSides),
	} {
		if said {
			larger, found = of, found+1
		}
	}
	switch {
	case c.hasNumber || c.says(rises, falls, highest, lowest, newHigh, newLow, doubles, triples, halves):
		return NoSide, false
	case found == 1:
		return larger, len(named) == 0
	case found > 1 || len(named) != 2 || c.says(more, fewer) != c.says(than):
		return NoSide, false
	}
	switch first := c.says(above, more); {
	case first == c.says(below, fewer):
		return NoSide, false
	case first:
		return named[0], true
	}
	return named[1], true
}

// balances are the tracks that a claim about the balance speaks of: the ratios of the two sides that are shown, or else
// what their two counts give.
func (s *Shown) balances(c *claim) []*Track {
	var ratios, counts []*Track
	for at := range s.Tracks {
		one := &s.Tracks[at]
		switch {
		case len(c.codes) > 0 && !slices.Contains(c.codes, one.Code):
		case one.MarketRatio:
			ratios = append(ratios, one)
		case one.Side == Demand:
			if both := s.bothCounts(one); both != nil {
				counts = append(counts, both)
			}
		}
	}
	if len(ratios) > 0 {
		return ratios
	}
	return counts
}

// bothCounts is the track of demand over supply, where both are shown; nil where they are not.
func (s *Shown) bothCounts(wanted *Track) *Track {
	at := slices.IndexFunc(s.Tracks, func(other Track) bool { return other.Side == Supply && other.Code == wanted.Code })
	if at < 0 {
		return nil
	}
	both := *wanted
	both.counts = [2]*Track{wanted, &s.Tracks[at]}
	both.Points = slices.Clone(wanted.Points)
	for n := range both.Points {
		point, sought := &both.Points[n], Point{}
		if n < len(s.Tracks[at].Points) {
			sought = s.Tracks[at].Points[n]
		}
		ratio, fits := decimal.Decimal{}, false
		if point.Given && sought.Given && sought.Value.Sign() > 0 {
			ratio, fits = decimal.Quotient(point.Value, sought.Value, 9)
		}
		point.Value, point.Given = ratio, fits
	}
	return &both
}

// againstBalance holds what a title says of the balance against the ratios that it may be meant of.
func (s *Shown) againstBalance(larger Side) func(*claim, *Track) *Contradiction {
	one := decimal.Whole(1)
	wrong := func(ratio decimal.Decimal) bool {
		switch larger {
		case Supply:
			return ratio.Cmp(one) > 0
		case Demand:
			return ratio.Cmp(one) < 0
		}
		apart, fits := ratio.Sub(one)
		return fits && apart.Abs().Cmp(balanceRoom()) > 0
	}
	return func(c *claim, subject *Track) *Contradiction {
		var found *Contradiction
		for _, at := range s.meant(c, subject) {
			switch is := wrong(subject.Points[at].Value); {
			case !is && !c.says(always):
				return nil
			case is:
				found = subject.leans(at, larger) // the newest that is wrong
			}
		}
		return found
	}
}

// leans is what a number of a track says against a balance: both counts where they are shown.
func (t *Track) leans(at int, larger Side) *Contradiction {
	if wanted, sought := t.counts[0], t.counts[1]; wanted != nil {
		return &Contradiction{Track: wanted, Found: wanted.Points[at],
			Expected: sought.Points[at].Value, Other: sought.Name, Reason: OfOthers}
	}
	reason := OfLevel
	if larger == NoSide {
		reason = OfBalance
	}
	return &Contradiction{Track: t, Found: t.Points[at], Expected: decimal.Whole(1), Reason: reason}
}
