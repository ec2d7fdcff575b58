package load

import (
	"slices"
	"strings"

	"gongqiu/build/diag"
	"gongqiu/build/model"
	"gongqiu/build/yamldoc"
)

// policies reads data/policies/*.yaml.
func (r *reader) policies() []*PolicyDraft {
	var drafts []*PolicyDraft
	for _, name := range r.tree.Files("data/policies/") {
		if !strings.HasSuffix(name, ".yaml") || !r.goodName(name, stem(name)) {
			continue
		}
		if node, ok := r.yaml(name); ok {
			drafts = append(drafts, r.policy(name, node))
		} else {
			r.broken[stem(name)], r.broken[SomePolicy] = true, true
		}
	}
	return drafts
}

func (r *reader) policy(name string, node *yamldoc.Node) *PolicyDraft {
	policy := &model.Policy{ID: stem(name), Place: filePlace(name)}
	draft := &PolicyDraft{Policy: policy}
	m, ok := node.Map([]string{"title"}, []string{"number", "summary", "issuers", "issued", "effective", "retroactive",
		"expires",
		"region", "level", "groups", "instruments", "who", "amount", "how", "where", "relations", "measures", "source",
		"checked", "note"})
	if !ok {
		return draft
	}
	for _, number := range namesOf(m.Get("number")) {
		policy.Numbers = append(policy.Numbers, number.Text)
		r.documentNumber(number)
	}
	draft.Numbers = namesOf(m.Get("number"))
	draft.Issuers = namesOf(m.Get("issuers"))
	policy.Title = localized(m.Get("title"))
	policy.Summary = localized(m.Get("summary"))
	policy.Who, policy.Amount = localized(m.Get("who")), localized(m.Get("amount"))
	policy.How, policy.Where = localized(m.Get("how")), localized(m.Get("where"))
	policy.Issued, policy.IssuedAt = r.partialDate(m.Get("issued")), m.Get("issued").Place()
	policy.Effective = r.partialDate(m.Get("effective"))
	retroactive(policy, m)
	policy.Expires = r.partialDate(m.Get("expires"))
	if begins := policy.Starts(); policy.Expires != "" && begins != "" &&
		model.LastDay(policy.Expires) < model.FirstDay(begins) {
		m.Get("expires").Report(diag.PolicyDates, diag.Args{"value": policy.Expires, "other": begins, "reason": ""})
	}
	policy.Source = readSource(m.Get("source"))
	policy.Checked, policy.CheckedAt = r.partialDate(m.Get("checked")), m.Get("checked").Place()
	if policy.Checked != "" && policy.Issued != "" && model.LastDay(policy.Checked) < model.FirstDay(policy.Issued) {
		m.Get("checked").Report(diag.PolicyDates,
			diag.Args{"value": policy.Checked, "other": policy.Issued, "reason": "checked"})
	}
	policy.Note = localized(m.Get("note"))
	if level, given := m.Get("level").OneOf(model.PolicyLevels()...); given {
		policy.Level = model.PolicyLevel(level)
	}
	draft.Measures = namesOf(m.Get("measures"))
	draft.Region = nameOf(m.Get("region"))
	draft.Groups = namesOf(m.Get("groups"))
	draft.Instruments = namesOf(m.Get("instruments"))
	if relations := m.Get("relations"); relations != nil {
		items, _ := relations.List()
		for _, item := range items {
			if relation, ok := readRelation(item); ok {
				draft.Relations = append(draft.Relations, relation)
			}
		}
	}
	return draft
}

// retroactive reports a document that takes effect before it was issued and does not say so, or that says so and takes
// effect no earlier. Offices do put a document into force from an earlier day, often the first of the year; but a
// mistyped date looks the same, so the author says which it is.
func retroactive(policy *model.Policy, m yamldoc.Map) {
	if policy.Effective == "" && m.Get("effective") != nil || policy.Issued == "" {
		return // a date that is not there or could not be read cannot be compared
	}
	node := m.Get("retroactive")
	said, read := node.Bool()
	if node != nil && !read {
		return // a finding already, and what was meant is not known
	}
	args := diag.Args{"value": policy.Effective, "other": policy.Issued, "reason": ""}
	early := policy.Effective != "" && model.LastDay(policy.Effective) < model.FirstDay(policy.Issued)
	switch {
	case early && !said:
		m.Get("effective").Report(diag.PolicyRetroactive, args)
	case said && model.FirstDay(policy.Effective) >= model.LastDay(policy.Issued), said && policy.Effective == "":
		args["value"], args["reason"] = "true", "not"
		node.Report(diag.PolicyRetroactive, args)
	}
}

// documentNumber reports a number that a reader would take for one, and that is none.
func (r *reader) documentNumber(number Name) {
	_, fault := model.ParseNumber(number.Text)
	if fault == model.NumberOpaque {
		fault = model.OpaqueFault(number.Text)
	}
	if fault != model.NumberSound {
		r.list.Add(diag.Finding{Code: diag.PolicyNumber, Place: number.Place, Args: diag.Args{
			"value": number.Text, "reason": string(fault),
		}})
	}
}

// readRelation reads {succeeds: zhongfa-2002-12, basis: …, inferred: true}: one kind of relation with its target.
func readRelation(node *yamldoc.Node) (RelationDraft, bool) {
	kinds := make([]string, 0, 12)
	for _, kind := range model.RelationKinds() {
		kinds = append(kinds, string(kind))
	}
	m, ok := node.Map(nil, append(kinds, "basis", "inferred"))
	if !ok {
		return RelationDraft{}, false
	}
	draft := RelationDraft{Basis: localized(m.Get("basis"))}
	draft.Inferred, _ = m.Get("inferred").Bool()
	for _, kind := range kinds {
		target := m.Get(kind)
		if target == nil {
			continue
		}
		if draft.Kind.Given() {
			target.Report(diag.PolicyRelation, diag.Args{"value": kind, "other": draft.Kind.Text})
			return draft, false
		}
		draft.Kind = Name{kind, target.Place()}
		draft.Target = nameOf(target)
	}
	if !draft.Kind.Given() && !otherKey(node, append(kinds, "basis", "inferred")) {
		node.Report(diag.YAMLMissingKey, diag.Args{"key": strings.Join(kinds, " | "), "in": node.Path()})
	}
	return draft, draft.Target.Given()
}

// otherKey says whether a node has a key that is none of some, which is a finding of its own.
func otherKey(node *yamldoc.Node, known []string) bool {
	entries, _ := node.Entries()
	return slices.ContainsFunc(entries, func(e yamldoc.Entry) bool { return !slices.Contains(known, e.Key) })
}

// sourceURL reads the address of a source on the web.
func sourceURL(node *yamldoc.Node) string {
	text := textOf(node)
	if text != "" && !strings.HasPrefix(text, "https://") && !strings.HasPrefix(text, "http://") {
		node.Report(diag.YAMLBadValue, diag.Args{"value": text, "allowed": "https://…", "nearest": ""})
		return ""
	}
	return text
}

// readSource reads a source: a text, or a text in several languages with a url among its keys.
func readSource(node *yamldoc.Node) model.Source {
	if node.Kind() != yamldoc.Mapping {
		return model.Source{Title: localized(node)}
	}
	m, _ := node.Map(nil, []string{"zh", "en", "url"})
	return model.Source{
		Title: model.Text{ZH: textOf(m.Get("zh")), EN: textOf(m.Get("en"))},
		URL:   sourceURL(m.Get("url")),
	}
}
