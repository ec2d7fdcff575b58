package load

import (
	"gongqiu/build/model"
	"gongqiu/build/period"
	"gongqiu/build/yamldoc"
)

// readPlan reads what makes a measure a plan: its kind, the length of period that it is given for and the measure that
// it plans. A measure with a plan and without a kind is a target.
func readPlan(plan, kind *yamldoc.Node) PlanDraft {
	var draft PlanDraft
	if name, ok := kind.OneOf(model.PlanKinds()...); ok {
		draft.Kind, _ = model.ParsePlanKind(name)
	}
	if plan == nil {
		return draft
	}
	m, ok := plan.Map(nil, []string{"period", "of"})
	if !ok {
		return draft
	}
	if kind == nil {
		draft.Kind = model.Target
	}
	if length, ok := m.Get("period").OneOf("year", "half", "quarter", "month"); ok {
		draft.Period, _ = period.ParseKind(length)
	}
	draft.Of = nameOf(m.Get("of"))
	return draft
}

// readFunnels reads one funnel, or a list of them.
func readFunnels(node *yamldoc.Node) [][]Name {
	if node == nil {
		return nil
	}
	items, ok := node.List()
	if !ok {
		return nil
	}
	if len(items) == 0 || items[0].Kind() != yamldoc.List {
		return [][]Name{namesOf(node)}
	}
	var funnels [][]Name
	for _, item := range items {
		if _, ok := item.List(); ok {
			funnels = append(funnels, namesOf(item))
		}
	}
	return funnels
}

// readIdentities reads equations, each a text or a map with a note and a tolerance.
func readIdentities(node *yamldoc.Node) []IdentityDraft {
	if node == nil {
		return nil
	}
	items, _ := node.List()
	var identities []IdentityDraft
	for _, item := range items {
		if item.Kind() != yamldoc.Mapping {
			if equation := nameOf(item); equation.Given() {
				identities = append(identities, IdentityDraft{Equation: equation})
			}
			continue
		}
		m, _ := item.Map([]string{"equation"}, []string{"note", "tolerance"})
		draft := IdentityDraft{Equation: nameOf(m.Get("equation")), Note: localized(m.Get("note"))}
		if tolerance := m.Get("tolerance"); tolerance != nil {
			draft.Tolerance, _ = readNumber(tolerance, "≥ 0")
		}
		if draft.Equation.Given() {
			identities = append(identities, draft)
		}
	}
	return identities
}

// readBreaks reads where series begin anew. A break says why: readers are told.
func readBreaks(node *yamldoc.Node) []BreakDraft {
	if node == nil {
		return nil
	}
	items, _ := node.List()
	var breaks []BreakDraft
	for _, item := range items {
		m, ok := item.Map([]string{"from", "note"}, []string{"where", "measures"})
		if !ok {
			continue
		}
		draft := BreakDraft{
			Place: m.Get("from").Place(), From: nameOf(m.Get("from")), Measures: namesOf(m.Get("measures")),
			Note: localized(m.Get("note")),
		}
		draft.Where = readWhere(m.Get("where"))
		if draft.From.Given() {
			breaks = append(breaks, draft)
		}
	}
	return breaks
}

// readWhere reads codes by dimension.
func readWhere(node *yamldoc.Node) []FilterDraft {
	if node == nil {
		return nil
	}
	entries, _ := node.Entries()
	var filters []FilterDraft
	for _, entry := range entries {
		filters = append(filters, FilterDraft{
			Dimension: Name{entry.Key, entry.Name.Place()}, Codes: namesOf(entry.Value),
		})
	}
	return filters
}
