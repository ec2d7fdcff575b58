package resolve

import (
	"cmp"
	"slices"
	"strings"

	"gongqiu/build/diag"
	"gongqiu/build/load"
	"gongqiu/build/model"
)

// The codelists that policies take their words from.
const (
	policyGroups      = "policy-group"
	policyInstruments = "policy-instrument"
	policyIssuers     = "issuer" // a site may do without
)

// policies resolves the documents: their regions, groups and instruments, then their relations to one another, and
// then what holds of all of them together.
func (r *resolver) policies(drafts []*load.PolicyDraft) {
	for _, draft := range drafts {
		policy := draft.Policy
		policy.Issuers = r.issuers(draft.Issuers)
		if refs := r.codeRefs(regionDimension, []load.Name{draft.Region}); len(refs) > 0 {
			policy.Region = &refs[0]
		}
		if policy.Level == model.LevelUnknown {
			policy.Level = model.LevelOf(policy.Region, policy.Issuers)
		}
		for _, names := range [][]load.Name{draft.Issuers, draft.Groups, draft.Instruments, draft.Measures} {
			r.once(names)
		}
		policy.Groups = r.codeRefs(policyGroups, draft.Groups)
		policy.Instruments = r.codeRefs(policyInstruments, draft.Instruments)
		policy.Measures = r.policyMeasures(draft.Measures)
		r.site.Policies = append(r.site.Policies, policy)
	}
	r.numbers(drafts)
	for _, draft := range drafts {
		r.relations(draft)
	}
	slices.SortFunc(r.site.Policies, func(a, b *model.Policy) int {
		return cmp.Or(cmp.Compare(a.Issued, b.Issued), cmp.Compare(a.ID, b.ID))
	})
	r.invert()
	r.circles()
}

// issuers are the bodies that issued a document, by their names in all languages where the site has a list of them:
// then every one is in it, so that one body is not two for a mistyped character.
func (r *resolver) issuers(names []load.Name) []model.Text {
	var issuers []model.Text
	if r.site.Codelist(policyIssuers) == nil {
		for _, name := range names {
			if name.Given() {
				issuers = append(issuers, model.Text{ZH: name.Text})
			}
		}
	} else {
		for _, ref := range r.codeRefs(policyIssuers, names) {
			issuers = append(issuers, ref.List.Entry(ref.Code).Label)
		}
	}
	return issuers
}

// relations looks up the documents that a document names, and reports one that comes in the wrong order of time.
func (r *resolver) relations(draft *load.PolicyDraft) {
	policy := draft.Policy
	for _, relation := range draft.Relations {
		target := r.policyNamed(relation.Target.Text)
		switch {
		case target == policy:
			r.list.Add(diag.Finding{Code: diag.PolicyCycle, Place: relation.Target.Place,
				Args: diag.Args{"list": policy.ID, "reason": "self"}})
			continue
		case target == nil && r.broken[relation.Target.Text]:
			continue // its file has a finding
		case target == nil:
			r.unknown(diag.PolicyReference, relation.Target, r.policyNames())
			continue
		}
		same := func(other model.Relation) bool {
			return other.Target == target && string(other.Kind) == relation.Kind.Text
		}
		if slices.ContainsFunc(policy.Relations, same) {
			r.report(diag.PolicyRepeated, relation.Target, diag.Args{})
			continue
		}
		policy.Relations = append(policy.Relations, model.Relation{
			Place: relation.Target.Place, Kind: model.RelationKind(relation.Kind.Text), Target: target,
			Basis: relation.Basis, Inferred: relation.Inferred,
		})
		r.order(policy, &policy.Relations[len(policy.Relations)-1])
	}
}

// once reports what a list says twice.
func (r *resolver) once(names []load.Name) {
	for at, name := range names {
		if slices.ContainsFunc(names[:at], func(other load.Name) bool { return other.Text == name.Text }) {
			r.report(diag.PolicyRepeated, name, diag.Args{})
		}
	}
}

// policyNamed finds a document by its id or by a number of it in any printed form; nil when there is none.
func (r *resolver) policyNamed(name string) *model.Policy {
	if policy := r.site.Policy(name); policy != nil {
		return policy
	}
	key := model.NumberKey(name)
	for _, policy := range r.site.Policies {
		for _, number := range policy.Numbers {
			if model.NumberKey(number) == key {
				return policy
			}
		}
	}
	return nil
}

func (r *resolver) policyNames() []string {
	var known []string
	for _, policy := range r.site.Policies {
		known = append(append(known, policy.ID), policy.Numbers...)
	}
	return known
}

// numbers reports a document number that two documents claim, or one document twice in two printed forms.
func (r *resolver) numbers(drafts []*load.PolicyDraft) {
	type owner struct {
		policy *model.Policy
		place  diag.Place
	}
	first := make(map[string]owner)
	for _, draft := range drafts {
		for _, number := range draft.Numbers {
			key := model.NumberKey(number.Text)
			if known, given := first[key]; given {
				r.list.Add(diag.Finding{Code: diag.PolicyTwice, Place: number.Place,
					Args:    diag.Args{"value": number.Text, "other": known.policy.ID},
					Related: []diag.Related{{Role: "first", Place: known.place}}})
				continue
			}
			first[key] = owner{draft.Policy, number.Place}
		}
	}
}

// before says whether one date lies before another for certain.
func before(date, other string) bool {
	return date != "" && other != "" && model.LastDay(date) < model.FirstDay(other)
}

// order reports a document that is older than the one that it changes, carries out or speaks of.
func (r *resolver) order(policy *model.Policy, relation *model.Relation) {
	newer, older := policy, relation.Target
	switch relation.Kind {
	case model.Supports, model.AnnexOf:
		return // may be issued before what they serve
	case model.Precedes:
		newer, older = older, newer
	}
	if !before(newer.Issued, older.Issued) {
		return
	}
	r.list.Add(diag.Finding{Code: diag.PolicyOrder, Place: relation.Place, Args: diag.Args{
		"value": policy.ID, "other": relation.Target.ID, "what": string(relation.Kind),
		"date": policy.Issued, "expected": relation.Target.Issued,
	}})
}

// invert gives each document the relations that others state to it, in the order of those documents.
func (r *resolver) invert() {
	for _, policy := range r.site.Policies {
		for _, relation := range policy.Relations {
			inverse := relation
			inverse.Target = policy
			relation.Target.Inverse = append(relation.Target.Inverse, inverse)
		}
	}
}

// comesAfter says whether a relation puts a document after its target, so that a circle of such is impossible.
func comesAfter(kind model.RelationKind) bool {
	switch kind {
	case model.Implements, model.Forwards, model.Succeeds, model.Amends, model.Repeals, model.AnnexOf, model.ReportsOn:
		return true
	}
	return false
}

// circles reports documents that come after each other in a circle, each circle once, at its first document.
func (r *resolver) circles() {
	const (
		open = iota + 1
		done
	)
	state := make(map[*model.Policy]int)
	var path []*model.Policy
	var visit func(*model.Policy)
	visit = func(policy *model.Policy) {
		state[policy] = open
		path = append(path, policy)
		for _, relation := range policy.Relations {
			switch target := relation.Target; {
			case !comesAfter(relation.Kind):
			case state[target] == open:
				r.circle(path[slices.Index(path, target):], relation.Place)
			case state[target] == 0:
				visit(target)
			}
		}
		path = path[:len(path)-1]
		state[policy] = done
	}
	for _, policy := range r.site.Policies {
		if state[policy] == 0 {
			visit(policy)
		}
	}
}

func (r *resolver) circle(documents []*model.Policy, place diag.Place) {
	var ids []string
	for _, policy := range append(slices.Clone(documents), documents[0]) {
		ids = append(ids, policy.ID)
	}
	r.list.Add(diag.Finding{Code: diag.PolicyCycle, Place: place,
		Args: diag.Args{"list": strings.Join(ids, " → "), "reason": ""}})
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
