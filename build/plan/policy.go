package plan

import (
	"strings"

	"gongqiu/build/model"
)

// policyPages makes the list of policy documents and a page for each.
func (m *maker) policyPages() []Page {
	if len(m.site.Policies) == 0 {
		return nil
	}
	pages := []Page{m.page("policies/", m.policyList)}
	for _, policy := range m.site.Policies {
		pages = append(pages, m.page(policyAddress(policy), func() any { return m.policy(policy) }))
	}
	return pages
}

// policyList lists the documents by year of issue, newest first.
func (m *maker) policyList() any {
	v := &ListView{
		Base:    m.base("list", "policies/", m.word("policies"), m.word("policies.summary")),
		Summary: m.word("policies.summary"),
	}
	for at := len(m.site.Policies) - 1; at >= 0; at-- {
		policy := m.site.Policies[at]
		year, _, _ := strings.Cut(policy.Issued, "-")
		title := m.date(year)
		if year == "" {
			year, title = "none", m.word("undated")
		}
		if last := len(v.Groups) - 1; last < 0 || v.Groups[last].Title != title {
			v.Groups = append(v.Groups, Section{ID: "y" + year, Title: title})
		}
		group := &v.Groups[len(v.Groups)-1]
		group.Links = append(group.Links, m.policyLink(policy))
	}
	v.Contents = contents(v.Groups)
	return v
}

func (m *maker) policyLink(policy *model.Policy) Link {
	link := Link{Title: policy.Title.In(m.language), URL: m.url(policyAddress(policy))}
	if len(policy.Numbers) > 0 {
		link.Detail = policy.Numbers[0]
	}
	if link.Title == "" {
		link.Title, link.Detail = link.Detail, ""
	}
	if !policy.Title.Empty() && !policy.Title.Has(m.language) {
		link.Lang = htmlLanguage(policy.Title.Language())
	}
	return link
}

// policy is the page of a document: what is known of it, how it stands to others, and the text about it.
func (m *maker) policy(policy *model.Policy) any {
	link := m.policyLink(policy)
	v := &PolicyView{Number: strings.Join(policy.Numbers, m.word("slash"))}
	v.Facts = m.policyFacts(policy)
	summary := m.word("policy.summary", "title", link.Title, "issuers", strings.Join(policy.Issuers, m.word("list")),
		"date", m.date(policy.Issued))
	sections := []Section{m.policyText(policy), m.relations(policy), m.relatedFrom(policy)}
	if note := policy.Note.In(m.language); note != "" {
		sections = append(sections, Section{ID: "note", Title: m.word("note"), Lead: note})
	}
	v.Base = m.base("policy", policyAddress(policy), link.Title, summary,
		Link{Title: m.word("policies"), URL: m.url("policies/")})
	v.Kicker = m.word("policy")
	v.Sections = shown(sections...)
	m.addSectionFigures(&v.Base, v.Sections)
	v.Contents = contents(v.Sections)
	return v
}

func (m *maker) policyFacts(policy *model.Policy) []Definition {
	facts := m.fact(nil, "policy.number", strings.Join(policy.Numbers, m.word("slash")), "")
	facts = m.fact(facts, "policy.issuers", strings.Join(policy.Issuers, m.word("list")), "")
	facts = m.fact(facts, "policy.issued", m.date(policy.Issued), "")
	facts = m.fact(facts, "policy.effective", m.date(policy.Effective), "")
	facts = m.fact(facts, "policy.expires", m.date(policy.Expires), "")
	if policy.Region != nil {
		url := ""
		if policy.Region.List == m.list {
			url = m.regionURL(policy.Region.Code)
		}
		facts = m.fact(facts, "region", m.label(policy.Region.List, policy.Region.Code), url)
	}
	facts = m.fact(facts, "policy.groups", m.labels(policy.Groups), "")
	facts = m.fact(facts, "policy.instruments", m.labels(policy.Instruments), "")
	return m.fact(facts, "source", policy.Source.Title.In(m.language), policy.Source.URL)
}

func (m *maker) labels(refs []model.CodeRef) string {
	var labels []string
	for _, ref := range refs {
		labels = append(labels, m.label(ref.List, ref.Code))
	}
	return strings.Join(labels, m.word("list"))
}

// policyText is the explainer, content/policies/<id>.md, in the page's language.
func (m *maker) policyText(policy *model.Policy) Section {
	for _, page := range m.index.pages {
		if page.Path == "policies/"+policy.ID && page.Language == m.language {
			return Section{ID: "text", Title: page.Title, Prose: m.prose(page)}
		}
	}
	return Section{}
}

// relations lists how a document stands to others, as it says itself.
func (m *maker) relations(policy *model.Policy) Section {
	section := Section{ID: "relations", Title: m.word("policy.relations")}
	for _, kind := range model.RelationKinds() {
		for _, relation := range policy.Relations {
			if relation.Kind == kind {
				section.Links = append(section.Links, m.relationLink("policy.relation."+string(kind), relation,
					relation.Target))
			}
		}
	}
	return section
}

// relatedFrom lists how other documents stand to this one.
func (m *maker) relatedFrom(policy *model.Policy) Section {
	section := Section{ID: "related", Title: m.word("policy.related")}
	for _, other := range m.site.Policies {
		for _, relation := range other.Relations {
			if relation.Target == policy {
				section.Links = append(section.Links, m.relationLink("policy.inverse."+string(relation.Kind), relation,
					other))
			}
		}
	}
	return section
}

// relationLink is one relation: what it is, the other document, and on what grounds it is stated.
func (m *maker) relationLink(key string, relation model.Relation, other *model.Policy) Link {
	link := m.policyLink(other)
	link.Title = m.word(key, "title", link.Title)
	var details []string
	if link.Detail != "" {
		details = append(details, link.Detail)
	}
	if basis := relation.Basis.In(m.language); basis != "" {
		details = append(details, m.word("policy.basis", "basis", basis))
	}
	if relation.Inferred {
		details = append(details, m.word("policy.inferred"))
	}
	link.Detail = strings.Join(details, m.word("semicolon"))
	return link
}
