package plan

import (
	"cmp"
	"slices"
	"strings"

	"gongqiu/build/model"
)

// policy is the page of a document: what is known of it, how it stands, the text about it, the chain above and below
// it, how it stands to others, the numbers that it moves, and who cites it.
func (m *maker) policy(policy *model.Policy) any {
	link := m.policyLink(policy)
	text := m.explainer(policy)
	v := &PolicyView{Number: strings.Join(policy.Numbers, m.word("slash")), Summary: policy.Summary.In(m.language)}
	if v.Summary == "" && text != nil {
		v.Summary = m.summary(text)
	}
	description := cmp.Or(v.Summary, m.word("policy.summary", "title", link.Title,
		"issuers", m.issuers(policy), "date", m.date(policy.Issued)))
	v.Facts = m.policyFacts(policy)
	sections := []Section{m.policyBrief(policy), m.policyStatus(policy), m.policyText(text), m.policyChain(policy)}
	sections = append(sections, m.policyMeasures(policy)...)
	sections = append(sections, m.relations(policy), m.relatedFrom(policy))
	sections = append(sections, m.assessmentsSection(func(a *model.Assessment) bool {
		return slices.Contains(a.Policies, policy)
	}))
	sections = append(sections, m.citedBy(policy)...)
	if note := policy.Note.In(m.language); note != "" {
		sections = append(sections, Section{ID: "note", Title: m.word("note"), Lead: note})
	}
	v.Base = m.base("policy", policyAddress(policy), link.Title, description, m.policyTrail()...)
	v.Kicker = m.word("policy")
	if text != nil {
		v.Updated = cmp.Or(text.Updated, text.Date)
	}
	v.Sections = shown(sections...)
	m.addSectionFigures(&v.Base, v.Sections)
	v.Contents = contents(v.Sections)
	return v
}

// policyFacts is what a document's file says of it.
func (m *maker) policyFacts(policy *model.Policy) []Definition {
	facts := m.fact(nil, "policy.number", strings.Join(policy.Numbers, m.word("slash")), "")
	facts = m.fact(facts, "policy.number.correct", correctNumber(policy), "")
	facts = m.fact(facts, "policy.issuers", m.issuers(policy), "")
	facts = m.fact(facts, "policy.level", m.levelName(policy.Level), m.url(timelineAddress+"#"+levelID(policy.Level)))
	facts = m.fact(facts, "policy.issued", m.date(policy.Issued), "")
	facts = m.fact(facts, "policy.effective", m.date(policy.Effective), "")
	facts = m.fact(facts, "policy.expires", m.date(policy.Expires), "")
	facts = m.fact(facts, "policy.status", m.statusWord(policy.StatusOn(m.policies.asOf)), "#status")
	if policy.Region != nil {
		url := ""
		if policy.Region.List == m.list {
			url = m.regionURL(policy.Region.Code)
		}
		facts = m.fact(facts, "region", m.label(policy.Region.List, policy.Region.Code), url)
	}
	codes := m.policyCodes()
	facts = m.codeLinks(facts, "policy.groups", codes[0], policy.Groups)
	facts = m.codeLinks(facts, "policy.instruments", codes[1], policy.Instruments)
	source := policy.Source.Title.In(m.language)
	facts = m.fact(facts, "source", source, policy.Source.URL)
	if runs := m.mentions(source, policy); len(runs) > 0 && policy.Source.URL == "" {
		facts[len(facts)-1].Links = runs
	}
	return m.fact(facts, "policy.checked", m.date(policy.Checked), "")
}

// issuers are the bodies that issued a document.
func (m *maker) issuers(policy *model.Policy) string {
	var names []string
	for _, issuer := range policy.Issuers {
		names = append(names, issuer.In(m.language))
	}
	return strings.Join(names, m.word("list"))
}

// policyBrief lists for whom a document is, how much there is, how and where to ask for it. Where its file tells some
// of this, the rest is said to be unknown.
func (m *maker) policyBrief(policy *model.Policy) Section {
	told := [...]struct {
		key  string
		text model.Text
	}{
		{"policy.who", policy.Who}, {"policy.amount", policy.Amount}, {"policy.how", policy.How},
		{"policy.where", policy.Where},
	}
	section := Section{ID: "brief", Title: m.word("policy.brief")}
	known := false
	for _, part := range told {
		fact := Definition{Term: m.word(part.key), Text: cmp.Or(part.text.In(m.language), m.word("policy.not-stated"))}
		fact.Links = m.mentions(fact.Text, policy)
		section.Facts = append(section.Facts, fact)
		known = known || !part.text.Empty()
	}
	if !known {
		return Section{}
	}
	return section
}

// correctNumber is the number of a document in its correct form, where it was printed in another.
func correctNumber(policy *model.Policy) string {
	for _, number := range policy.Numbers {
		n, fault := model.ParseNumber(number)
		if fault == model.NumberSound && n.Year != "" && !slices.Contains(policy.Numbers, n.String()) {
			return n.String()
		}
	}
	return ""
}

// codeLinks appends a definition whose text are links to the pages of codes.
func (m *maker) codeLinks(facts []Definition, key string, by policyCodes, refs []model.CodeRef) []Definition {
	if len(refs) == 0 {
		return facts
	}
	var links []Link
	for _, ref := range refs {
		links = append(links, Link{Title: m.label(ref.List, ref.Code), URL: m.url(by.address(ref.Code))})
	}
	return append(facts, m.linked(m.word(key), links))
}

// linked is a definition whose text is a list of links.
func (m *maker) linked(term string, links []Link) Definition {
	fact := Definition{Term: term}
	for at, link := range links {
		if at > 0 {
			fact.Links = append(fact.Links, Link{Title: m.word("list")})
			fact.Text += m.word("list")
		}
		fact.Links = append(fact.Links, link)
		fact.Text += link.Title
	}
	return fact
}

// policyText is the explainer of a document.
func (m *maker) policyText(text *model.Page) Section {
	if text == nil {
		return Section{}
	}
	return Section{ID: "text", Title: text.Title, Prose: m.prose(text)}
}

// relations lists how a document stands to others, as it says itself.
func (m *maker) relations(policy *model.Policy) Section {
	return Section{ID: "relations", Title: m.word("policy.relations"),
		Links: m.relationLinks("policy.relation.", policy, policy.Relations)}
}

// relatedFrom lists how other documents stand to this one.
func (m *maker) relatedFrom(policy *model.Policy) Section {
	return Section{ID: "related", Title: m.word("policy.related"),
		Links: m.relationLinks("policy.inverse.", policy, policy.Inverse)}
}

func (m *maker) relationLinks(key string, own *model.Policy, relations []model.Relation) []Link {
	var links []Link
	for _, kind := range model.RelationKinds() {
		for _, relation := range relations {
			if relation.Kind == kind {
				links = append(links, m.relationLink(key+string(kind), own, relation))
			}
		}
	}
	return links
}

// relationLink is one relation: what it is, the other document, and on what grounds it is stated.
func (m *maker) relationLink(key string, own *model.Policy, relation model.Relation) Link {
	link := m.policyLink(relation.Target)
	link.Title = m.word(key, "title", link.Title)
	var details []string
	for _, detail := range []string{link.Detail, m.date(relation.Target.Issued)} {
		if detail != "" {
			details = append(details, detail)
		}
	}
	if basis := relation.Basis.In(m.language); basis != "" {
		details = append(details, m.word("policy.basis", "basis", basis))
	}
	if relation.Inferred {
		details = append(details, m.word("policy.inferred"))
	}
	link.Detail = strings.Join(details, m.word("semicolon"))
	link.Runs = m.mentions(link.Detail, own, relation.Target)
	return link
}
