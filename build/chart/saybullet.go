package chart

import (
	"gongqiu/build/decimal"
)

// sayBullet tells how many plans were reached, the furthest above and the furthest below, and which ceilings were kept.
func sayBullet(s *speaker) {
	var reached, short, kept, broken []int
	best, worst := -1, -1
	percents := make([]decimal.Decimal, len(s.spec.Categories))
	hundred := decimal.Whole(100)
	for at := range s.spec.Categories {
		row := s.spec.bullet(at)
		if !row.has {
			continue
		}
		percents[at] = row.percent
		over := row.percent.Cmp(hundred)
		if actual, base := s.spec.target(RoleActual, at), s.spec.target(row.base, at); actual.has() && base.has() {
			over = actual.Value.Cmp(base.Value) // the percentage is rounded
		}
		if row.base == RoleCeiling {
			if over > 0 {
				broken = append(broken, at)
			} else {
				kept = append(kept, at)
			}
			continue
		}
		if over >= 0 {
			reached = append(reached, at)
		} else {
			short = append(short, at)
		}
		if row.base != RolePlan {
			continue // a percentage of something else
		}
		if best < 0 || row.percent.Cmp(percents[best]) > 0 {
			best = at
		}
		if worst < 0 || row.percent.Cmp(percents[worst]) < 0 {
			worst = at
		}
	}
	if len(reached)+len(short) > 0 {
		s.sayPlans(reached, short)
	}
	if best >= 0 && best != worst {
		s.say(s.text("chart.say.plan-best", "label", s.spec.Categories[best].Label, "percent", percents[best].String()),
			s.text("chart.say.plan-worst", "label", s.spec.Categories[worst].Label, "percent", percents[worst].String()))
	} else if best >= 0 && !percents[best].Equal(hundred) {
		s.sentences = append(s.sentences, s.text("chart.say.plan-one", "label", s.spec.Categories[best].Label,
			"percent", percents[best].String()))
	}
	if len(kept) > 0 {
		s.sentences = append(s.sentences, s.text("chart.say.ceiling-kept", "list", s.names(kept)))
	}
	if len(broken) > 0 {
		s.sentences = append(s.sentences, s.text("chart.say.ceiling-broken", "list", s.names(broken)))
	}
	s.sayUnmeasured()
}

// sayPlans tells how many plans were reached.
func (s *speaker) sayPlans(reached, short []int) {
	switch {
	case len(short) == 0:
		s.sentences = append(s.sentences, s.text("chart.say.plan-all", "list", s.names(reached)))
	case len(reached) == 0:
		s.sentences = append(s.sentences, s.text("chart.say.plan-none", "list", s.names(short)))
	default:
		s.say(s.text("chart.say.plan-reached", "list", s.names(reached)),
			s.text("chart.say.plan-short", "list", s.names(short)))
	}
}

// sayUnmeasured names the rows of which no percentage can be told.
func (s *speaker) sayUnmeasured() {
	var without []int
	for at := range s.spec.Categories {
		if row := s.spec.bullet(at); !row.has {
			without = append(without, at)
		}
	}
	if len(without) > 0 {
		s.sentences = append(s.sentences, s.text("chart.say.unmeasured", "list", s.names(without)))
	}
}
