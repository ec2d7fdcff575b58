package resolve

import (
	"gongqiu/build/diag"
	"gongqiu/build/load"
	"gongqiu/build/model"
)

// codePolicies looks up what policies call the people and the instruments that codes stand for: the column policy of a
// codelist holds codes of the two lists that policies take their words from. It comes when all lists are read.
func (r *resolver) codePolicies(drafts []*load.CodelistDraft) {
	for _, draft := range drafts {
		list := r.site.Codelist(draft.ID)
		for _, row := range draft.Rows {
			if len(row.Policies) == 0 {
				continue
			}
			code, known := list.ByID(row.ID.Text)
			if !known {
				continue // a row given twice, which is a finding
			}
			for _, name := range row.Policies {
				if ref, found := r.policyCode(name); found {
					entry := list.Entry(code)
					entry.Policies = append(entry.Policies, ref)
				}
			}
		}
	}
}

// policyCode finds a group of people or an instrument by its code, label or alias.
func (r *resolver) policyCode(name load.Name) (model.CodeRef, bool) {
	var known []string
	for _, id := range []string{policyGroups, policyInstruments} {
		list := r.site.Codelist(id)
		if list == nil {
			continue
		}
		if found := list.Find(name.Text); len(found) == 1 {
			return model.CodeRef{List: list, Code: found[0]}, true
		}
		known = append(known, list.AllNames()...)
	}
	r.unknown(diag.CodelistPolicy, name, known)
	return model.CodeRef{}, false
}
