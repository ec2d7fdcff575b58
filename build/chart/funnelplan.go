package chart

// drawStagePlans marks on both sides of a stage how wide it would be if its plan were just met, and writes the plan
// beside it.
func (s *sheet) drawStagePlans(series int, labels *rowLabels, top []float64, middle, scale float64) {
	for at := range top {
		plan := s.spec.planAt(series, at)
		if !plan.has() || plan.Value.Sign() < 0 {
			continue
		}
		half := plan.Value.Float64() * scale / 2
		s.openStrong()
		for _, side := range [...]float64{-half, half} {
			s.rectangle(middle+side-1.25, top[at]-3, 2.5, labels.heights[at]+6)
		}
		s.endPath()
		text := s.stagePlan(&plan)
		y := top[at] + labels.heights[at] - s.font*0.2
		reach := max(half, s.number(series, at).value*scale/2)
		s.open(roleWords)
		s.write(middle+reach+s.font*0.4, y, text)
		s.close()
	}
}

// stagePlan is a plan in the words that stand beside its mark.
func (s *sheet) stagePlan(plan *Point) string {
	return s.text("chart.funnel.plan", "value", string(s.appendUnitless(nil, plan)))
}

// stagePlansWidth is the room that the plans of a funnel need beside it; 0 where it has none.
func (s *sheet) stagePlansWidth(series int) float64 {
	widest := 0.0
	for at := range s.spec.Categories {
		if plan := s.spec.planAt(series, at); plan.has() {
			widest = max(widest, s.font*(textWidth(s.stagePlan(&plan))+0.6))
		}
	}
	return widest
}

// sayStagePlans tells of each stage that had a plan how much of it was reached.
func (s *speaker) sayStagePlans(series int) {
	for at := range s.spec.Categories {
		point, plan := s.spec.Series[series].point(at), s.spec.planAt(series, at)
		if !point.has() || !plan.has() {
			continue
		}
		if percent, fits := percentOf(point.Value, plan.Value); fits {
			s.tell("chart.say.stage-plan", "label", s.spec.Categories[at].Label,
				"value", s.value(plan), "unit", spaced(s.spec.Language, s.spec.unitAt(at)), "percent", percent.String())
		}
	}
}
