package plan

import (
	"cmp"
	"slices"
	"strings"

	"gongqiu/build/model"
)

// The codelists of policies have pages of their own: policies/groups/<code>/ and policies/instruments/<code>/.
const (
	groupFolder      = "policies/groups/"
	instrumentFolder = "policies/instruments/"
	timelineAddress  = "policies/timeline/"
	matrixAddress    = "policies/matrix/"
)

// policyPages makes the list of policy documents, a page for each, and the ways to find one: by time and level of
// government, by group of people, by instrument, and by both.
func (m *maker) policyPages() []Page {
	if len(m.site.Policies) == 0 {
		return nil
	}
	pages := []Page{m.page("policies/", (*maker).policyList), m.page(timelineAddress, (*maker).policyTimeline)}
	for _, policy := range m.site.Policies {
		one := m.page(policyAddress(policy), func(m *maker) any { return m.policy(policy) })
		if text := m.explainer(policy); text != nil {
			one.Updated = cmp.Or(text.Updated, text.Date)
		}
		pages = append(pages, one)
	}
	for _, by := range m.policyCodes() {
		if len(by.codes) == 0 {
			continue
		}
		pages = append(pages, m.page(by.folder, func(m *maker) any { return m.policyCodeList(by) }))
		for _, code := range by.codes {
			pages = append(pages, m.page(by.address(code), func(m *maker) any { return m.policyCode(by, code) }))
		}
	}
	if m.hasMatrix() {
		pages = append(pages, m.page(matrixAddress, (*maker).policyMatrix))
	}
	return pages
}

// policyDoors are the ways to find a document, as plain links.
func (m *maker) policyDoors() Section {
	doors := Section{ID: "ways", Title: m.word("policy.ways")}
	doors.Links = append(doors.Links, Link{Title: m.word("policy.timeline"), URL: m.url(timelineAddress),
		Detail: m.word("policy.timeline.summary")})
	for _, by := range m.policyCodes() {
		if len(by.codes) > 0 {
			doors.Links = append(doors.Links, Link{Title: m.word(by.key), URL: m.url(by.folder),
				Detail: m.word("codes-count", "count", countText(len(by.codes)))})
		}
	}
	if m.hasMatrix() {
		doors.Links = append(doors.Links, Link{Title: m.word("policy.matrix"), URL: m.url(matrixAddress),
			Detail: m.word("policy.matrix.summary")})
	}
	if len(m.textLinks(guidePath)) > 0 {
		doors.Links = append(doors.Links, Link{Title: m.word("guides"), URL: m.url(guideFolder),
			Detail: m.word("guides.summary")})
	}
	return doors
}

// Texts about several documents are guides: content/guides/index.md lists them, and the pages below it are they.
const (
	guidePath   = "guides"
	guideFolder = guidePath + "/"
)

// guides leads to the texts below the list of guides, as the paths sort.
func (m *maker) guides() []Link {
	var links []Link
	for _, page := range m.index.pages {
		if page.Language == m.language && strings.HasPrefix(page.Path, guideFolder) {
			links = append(links, Link{Title: page.Title, URL: m.url(page.Path + "/")})
		}
	}
	return links
}

// policyList lists the documents by year of issue, newest first.
func (m *maker) policyList() any {
	v := &ListView{
		Base:    m.base("policies", "policies/", m.word("policies"), m.word("policies.summary")),
		Summary: m.word("policies.summary"),
	}
	v.Groups = append(v.Groups, m.policyDoors())
	for _, policy := range slices.Backward(m.site.Policies) {
		year, title := m.policyYear(policy)
		if last := len(v.Groups) - 1; v.Groups[last].ID != "y"+year {
			v.Groups = append(v.Groups, Section{ID: "y" + year, Title: title})
		}
		group := &v.Groups[len(v.Groups)-1]
		group.Links = append(group.Links, m.policyLink(policy))
	}
	v.Contents = contents(v.Groups)
	return v
}

// policyYear is the year of issue, in an id and in words.
func (m *maker) policyYear(policy *model.Policy) (id, words string) {
	year, _, _ := strings.Cut(policy.Issued, "-")
	if year == "" {
		return "none", m.word("undated")
	}
	return year, m.date(year)
}

// policyTrail is the way from home to a page below the list of documents.
func (m *maker) policyTrail(more ...Link) []Link {
	return append([]Link{{Title: m.word("policies"), URL: m.url("policies/")}}, more...)
}

// policyLink leads to a document by its title, with its number after it.
func (m *maker) policyLink(policy *model.Policy) Link {
	link := Link{Title: policy.Title.In(m.language), URL: m.url(policyAddress(policy))}
	if len(policy.Numbers) > 0 {
		link.Detail = policy.Numbers[0]
	}
	if link.Title == "" {
		link.Title, link.Detail = link.Detail, ""
	}
	if !policy.Title.Empty() {
		link.Lang = foreign(policy.Title, m.language)
	}
	return link
}

// policyShort leads to a document by its number, or by its title when it has none, where room is scarce.
func (m *maker) policyShort(policy *model.Policy) Link {
	link := m.policyLink(policy)
	if len(policy.Numbers) > 0 {
		link.Title, link.Lang = policy.Numbers[0], ""
		if m.language != model.Chinese {
			link.Lang = htmlLanguage(model.Chinese)
		}
	}
	link.Detail = ""
	return link
}

// policyDated is policyLink with the date of issue and the status after the number.
func (m *maker) policyDated(policy *model.Policy) Link {
	link := m.policyLink(policy)
	details := []string{link.Detail, m.date(policy.Issued)}
	if status := policy.StatusOn(m.policies.asOf).Status; status != model.StatusInForce && status != model.StatusUnknown {
		details = append(details, m.word("policy.status."+string(status)))
	}
	details = slices.DeleteFunc(details, func(text string) bool { return text == "" })
	link.Detail = strings.Join(details, m.word("semicolon"))
	return link
}

// explainer is the text about a document, content/policies/<id>.md, in the page's language; nil for none.
func (m *maker) explainer(policy *model.Policy) *model.Page {
	for _, page := range m.index.pages {
		if page.Language == m.language && m.explained(page) == policy {
			return page
		}
	}
	return nil
}
