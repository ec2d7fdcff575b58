package resolve

import (
	"cmp"
	"slices"

	"gongqiu/build/diag"
	"gongqiu/build/load"
	"gongqiu/build/model"
)

// The codelists that policies take their words from.
const (
	policyGroups      = "policy-group"
	policyInstruments = "policy-instrument"
)

// policies resolves the documents: their regions, groups and instruments, and then their relations to one another.
func (r *resolver) policies(drafts []*load.PolicyDraft) {
	byID := make(map[string]*model.Policy)
	var ids []string
	for _, draft := range drafts {
		policy := draft.Policy
		byID[policy.ID] = policy
		ids = append(ids, policy.ID)
		if refs := r.codeRefs(regionDimension, []load.Name{draft.Region}); len(refs) > 0 {
			policy.Region = &refs[0]
		}
		policy.Groups = r.codeRefs(policyGroups, draft.Groups)
		policy.Instruments = r.codeRefs(policyInstruments, draft.Instruments)
		r.site.Policies = append(r.site.Policies, policy)
	}
	for _, draft := range drafts {
		for _, relation := range draft.Relations {
			target := byID[relation.Target.Text]
			if target == draft.Policy {
				r.unknown(diag.PolicyReference, relation.Target, nil)
				continue
			}
			if target == nil && r.broken[relation.Target.Text] {
				continue // its file has a finding
			}
			if target == nil {
				r.unknown(diag.PolicyReference, relation.Target, ids)
				continue
			}
			draft.Policy.Relations = append(draft.Policy.Relations, model.Relation{
				Place: relation.Target.Place, Kind: model.RelationKind(relation.Kind.Text), Target: target,
				Basis: relation.Basis, Inferred: relation.Inferred,
			})
		}
	}
	slices.SortFunc(r.site.Policies, func(a, b *model.Policy) int {
		return cmp.Or(cmp.Compare(a.Issued, b.Issued), cmp.Compare(a.ID, b.ID))
	})
}

// codeRefs looks names up in a codelist of the site; absent names are passed over.
func (r *resolver) codeRefs(listID string, names []load.Name) []model.CodeRef {
	list := r.site.Codelist(listID)
	var refs []model.CodeRef
	for _, name := range names {
		if !name.Given() {
			continue
		}
		if list == nil {
			r.report(diag.PolicyReference, name, diag.Args{"nearest": ""})
			continue
		}
		if code, ok := r.code(list, name); ok {
			refs = append(refs, model.CodeRef{List: list, Code: code})
		}
	}
	return refs
}
