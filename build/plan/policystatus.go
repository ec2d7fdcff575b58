package plan

import "gongqiu/build/model"

// statusWord is a status in a few words, with the day as of which it is told.
func (m *maker) statusWord(standing model.Standing) string {
	return m.word("policy.status.on", "status", m.word("policy.status."+string(standing.Status)),
		"day", m.date(m.policies.asOf))
}

// policyStatus tells how a document stands on the latest day that the site speaks of, and what that rests on. A
// document is in force only as far as the documents here tell: what nobody entered, nobody knows.
func (m *maker) policyStatus(policy *model.Policy) Section {
	standing := policy.StatusOn(m.policies.asOf)
	section := Section{ID: "status", Title: m.word("policy.status")}
	args := []string{"day", m.date(m.policies.asOf), "since", m.date(standing.Since)}
	key := string(standing.Status)
	if standing.By == nil && standing.Status == model.StatusUnknown && policy.Starts() == "" {
		key = "undated"
	}
	section.Lead = m.word("policy.standing."+key, args...)
	if standing.By != nil {
		link := m.policyDated(standing.By)
		if standing.Inferred {
			link.Detail += m.word("semicolon") + m.word("policy.inferred")
		}
		section.Links = append(section.Links, link)
		return section
	}
	if seen := lastSeen(policy); seen != nil && standing.Status != model.StatusExpired {
		section.Lead += m.word("policy.standing.seen", "date", m.date(seen.Issued))
		section.Links = append(section.Links, m.policyDated(seen))
	}
	return section
}

// lastSeen is the newest document that carries another out, forwards it or reports on it: until then it was alive. It
// is nil when there is none.
func lastSeen(policy *model.Policy) *model.Policy {
	var newest *model.Policy
	for _, relation := range policy.Inverse {
		switch relation.Kind {
		case model.Implements, model.Forwards, model.ReportsOn, model.Supports, model.Amends:
			if date := relation.Target.Issued; date != "" && (newest == nil || date > newest.Issued) {
				newest = relation.Target
			}
		}
	}
	return newest
}
