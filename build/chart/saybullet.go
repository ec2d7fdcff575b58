package chart

import (
	"slices"
	"strings"

	"gongqiu/build/decimal"
	"gongqiu/build/model"
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
		s.sayProgress(append(slices.Clone(reached), short...))
	}
	if best >= 0 && best != worst {
		s.say(s.text("chart.say.plan-best", "label", s.spec.Categories[best].Label, "percent", percents[best].String()),
			s.text("chart.say.plan-worst", "label", s.spec.Categories[worst].Label, "percent", percents[worst].String()))
	} else if best >= 0 && !percents[best].Equal(hundred) {
		s.tell("chart.say.plan-one", "label", s.spec.Categories[best].Label,
			"percent", percents[best].String())
	}
	s.sayRecomputed()
	if len(kept) > 0 {
		s.tell("chart.say.ceiling-kept", "list", s.names(kept))
	}
	if len(broken) > 0 {
		s.tell("chart.say.ceiling-broken", "list", s.names(broken))
	}
	s.sayUnmeasured()
}

// sayProgress tells which plans are as far along as the line of the chart, which is how much of the year is gone.
func (s *speaker) sayProgress(rows []int) {
	line := s.spec.Reference
	if line.Label == "" {
		return
	}
	var along, behind []int
	for _, at := range rows {
		if row := s.spec.bullet(at); row.percent.Cmp(line.Value) >= 0 {
			along = append(along, at)
		} else {
			behind = append(behind, at)
		}
	}
	switch {
	case len(behind) == 0:
		s.say(s.text("chart.say.progress-all", "mark", line.Label))
	case len(along) == 0:
		s.say(s.text("chart.say.progress-none", "mark", line.Label))
	default:
		s.say(s.text("chart.say.progress", "mark", line.Label, "list", s.names(along)),
			s.text("chart.say.progress-behind", "list", s.names(behind)))
	}
}

// sayRecomputed tells where the published percentage is not the one that the numbers of the row give.
func (s *speaker) sayRecomputed() {
	for at := range s.spec.Categories {
		row := s.spec.bullet(at)
		published, actual := s.spec.completion(row.base, at), s.spec.target(RoleActual, at)
		base := s.spec.target(row.base, at)
		if !published.has() || row.base == RoleCeiling || !actual.has() || !base.has() {
			continue
		}
		computed, fits := rateTo(actual.Value, base.Value, int(published.Value.Scale()))
		if fits && !computed.Equal(published.Value) {
			s.tell("chart.say.recomputed", "label", s.spec.Categories[at].Label,
				"base", lowered(s.spec, s.spec.Series[s.spec.withRole(row.base)].Name),
				"published", published.Value.String(), "computed", computed.String())
		}
	}
}

// lowered is a name as it stands within a sentence: English begins it with a small letter, unless it is an
// abbreviation.
func lowered(spec *Spec, name string) string {
	if spec.Language != model.English || len(name) < 2 || name[1] < 'a' || name[1] > 'z' {
		return name
	}
	return strings.ToLower(name[:1]) + name[1:]
}

// sayPlans tells how many plans were reached.
func (s *speaker) sayPlans(reached, short []int) {
	switch {
	case len(short) == 0:
		s.tell("chart.say.plan-all", "list", s.names(reached))
	case len(reached) == 0:
		s.tell("chart.say.plan-none", "list", s.names(short))
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
		s.tell("chart.say.unmeasured", "list", s.names(without))
	}
}
