package plan

import (
	"slices"

	"gongqiu/build/model"
)

// policyCodes is one way to sort documents: by group of people or by instrument.
type policyCodes struct {
	key    string // of the words
	folder string
	list   *model.Codelist // nil when no document names any
	of     func(*model.Policy) []model.CodeRef
	codes  []model.Code // that documents name, in codelist order
}

func (by policyCodes) address(code model.Code) string {
	return by.folder + by.list.Entry(code).ID + "/"
}

// has says whether a document names a code.
func (by policyCodes) has(policy *model.Policy, code model.Code) bool {
	return slices.ContainsFunc(by.of(policy), func(ref model.CodeRef) bool { return ref.Code == code })
}

// policyCodes are the groups and the instruments.
func (m *maker) policyCodes() [2]policyCodes {
	both := [2]policyCodes{
		{key: "policy.by.groups", folder: groupFolder, of: func(p *model.Policy) []model.CodeRef { return p.Groups }},
		{key: "policy.by.instruments", folder: instrumentFolder,
			of: func(p *model.Policy) []model.CodeRef { return p.Instruments }},
	}
	for at := range both {
		by := &both[at]
		for _, policy := range m.site.Policies {
			for _, ref := range by.of(policy) {
				by.list = ref.List
				if !slices.Contains(by.codes, ref.Code) {
					by.codes = append(by.codes, ref.Code)
				}
			}
		}
		slices.Sort(by.codes)
	}
	return both
}

// other is the way that is not by.
func (m *maker) other(by policyCodes) policyCodes {
	both := m.policyCodes()
	if by.folder == both[0].folder {
		return both[1]
	}
	return both[0]
}

// policyCodeList lists the groups or the instruments, with the number of documents of each.
func (m *maker) policyCodeList(by policyCodes) any {
	title, summary := m.word(by.key), m.word(by.key+".summary")
	section := Section{ID: "codes", Title: title}
	for _, code := range by.codes {
		section.Links = append(section.Links, Link{
			Title: m.label(by.list, code), URL: m.url(by.address(code)),
			Detail: m.documentCount(len(m.documentsOf(by, code))),
		})
	}
	v := &ListView{Base: m.base("policies", by.folder, title, summary, m.policyTrail()...), Summary: summary}
	v.Groups = []Section{section}
	return v
}

func (m *maker) documentCount(count int) string {
	return m.word("policy.documents", "count", countText(count))
}

// documentsOf lists the documents that name a code, newest first.
func (m *maker) documentsOf(by policyCodes, code model.Code) []*model.Policy {
	var found []*model.Policy
	for _, policy := range slices.Backward(m.site.Policies) {
		if by.has(policy, code) {
			found = append(found, policy)
		}
	}
	return found
}

// policyCode is the page of a group or an instrument: its documents, and these again by the codes of the other way.
func (m *maker) policyCode(by policyCodes, code model.Code) any {
	entry := by.list.Entry(code)
	title := entry.Label.In(m.language)
	documents := m.documentsOf(by, code)
	summary := m.word(by.key+".of", "name", title, "count", countText(len(documents)))
	v := &ListView{Summary: summary}
	v.Base = m.base("policies", by.address(code), title, summary,
		m.policyTrail(Link{Title: m.word(by.key), URL: m.url(by.folder)})...)
	v.Kicker = m.word(by.key + ".kind")
	v.Groups = shown(
		Section{ID: "documents", Title: m.word("policy.list"), Tables: []*Table{m.documentTable(documents, title)}},
		m.crossed(documents, by), m.relatedCodes(by, code),
	)
	v.Contents = contents(v.Groups)
	return v
}

// documentTable lists documents with what readers choose by.
func (m *maker) documentTable(documents []*model.Policy, name string) *Table {
	table := &Table{ID: "documents-table", Caption: m.word("policy.table", "name", name), Headings: []Heading{
		{Title: m.word("policy")}, {Title: m.word("policy.number")}, {Title: m.word("policy.issuers")},
		{Title: m.word("policy.issued")}, {Title: m.word("policy.status")},
	}}
	for _, policy := range documents {
		head := m.policyLink(policy)
		head.Detail = ""
		number := ""
		if len(policy.Numbers) > 0 {
			number = policy.Numbers[0]
		}
		table.Rows = append(table.Rows, Row{Head: head, Cells: []TableCell{
			textCell(number), textCell(m.issuers(policy)), textCell(m.date(policy.Issued)),
			textCell(m.word("policy.status." + string(policy.StatusOn(m.policies.asOf).Status))),
		}})
	}
	note := m.word("policy.table.note", "day", m.date(m.policies.asOf))
	table.Notes = []Note{{Text: note}}
	table.Headings[4].Note = 1
	return table
}

// crossed sorts documents by the codes of the other way: the documents of a group by instrument.
func (m *maker) crossed(documents []*model.Policy, by policyCodes) Section {
	other := m.other(by)
	section := Section{ID: "by", Title: m.word(other.key)}
	for _, code := range other.codes {
		node := TreeNode{Link: Link{Title: m.label(other.list, code), URL: m.url(other.address(code))}}
		for _, policy := range documents {
			if other.has(policy, code) {
				node.Children = append(node.Children, TreeNode{Link: m.policyDated(policy)})
			}
		}
		if len(node.Children) > 0 {
			section.Tree = append(section.Tree, node)
		}
	}
	return section
}

// relatedCodes are the codes above and right below one that documents name.
func (m *maker) relatedCodes(by policyCodes, code model.Code) Section {
	section := Section{ID: "related", Title: m.word("policy.by.related")}
	near := append([]model.Code{by.list.Entry(code).Parent}, by.list.Children(code)...)
	for _, other := range near {
		if other != 0 && slices.Contains(by.codes, other) {
			section.Links = append(section.Links, Link{Title: m.label(by.list, other), URL: m.url(by.address(other))})
		}
	}
	return section
}
