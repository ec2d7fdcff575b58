package plan

import (
	"net/url"
	"strings"

	"gongqiu/build/model"
)

// siteView is what all pages of a language share.
func (m *maker) siteView() *SiteView {
	config := m.site.Config
	m.view = &SiteView{
		Language: m.language, HTMLLang: htmlLanguage(m.language),
		Title: config.Title.In(m.language), Tagline: config.Tagline.In(m.language),
		Organisation: config.Organisation.In(m.language), BasePath: basePath(config.BaseURL),
		SiteCode: config.Government.SiteCode, ReportURL: config.Government.ReportURL,
	}
	m.view.Live = config.Charts.Interactive && config.Downloads.Charts
	m.view.HomeURL = m.url("")
	m.view.Navigation = m.navigation()
	m.view.Footer = m.footer()
	m.view.Contact = m.contact()
	m.view.Government = m.government()
	return m.view
}

// basePath is the path of the address that the site is published at, without a slash at the end.
func basePath(baseURL string) string {
	parsed, err := url.Parse(baseURL)
	if err != nil {
		return ""
	}
	return strings.TrimRight(parsed.EscapedPath(), "/")
}

// door is one entrance of the site: a word of the plan, an address, and whether anything is behind it.
type door struct {
	key, address string
	open         bool
}

func (m *maker) doors() []door {
	families := m.site.Config.Families
	return []door{
		{"periods", "periods/", families.Periods && len(m.periods) > 0},
		{"regions", "regions/", families.Regions && len(m.regions) > 0},
		{"by", "by/", families.Categories && len(m.codes) > 0},
		{"indicators", "indicators/", families.Indicators && len(m.datasets) > 0},
		{"targets", "targets/", families.Targets && len(m.targetPeriods) > 0},
		{"alerts", "alerts/", families.Alerts && len(m.watchedPeriods) > 0},
		{"policies", "policies/", families.Policies && len(m.site.Policies) > 0},
		{"guides", guideFolder, len(m.textLinks(guidePath)) > 0},
		{"data", "data/", families.Datasets && len(m.datasets) > 0},
	}
}

// navigation is what the site configures, or else the doors and the pages on methods and on the site.
func (m *maker) navigation() []Link {
	var links []Link
	for _, item := range m.site.Config.Navigation {
		links = append(links, Link{Title: item.Title.In(m.language), URL: m.localURL(item.Address)})
	}
	if len(links) > 0 {
		return links
	}
	for _, d := range m.doors() {
		if d.open {
			links = append(links, Link{Title: m.word(d.key), URL: m.url(d.address)})
		}
	}
	return append(links, m.textLinks("methods", "about")...)
}

// textLinks links to Markdown pages by their paths, those that are there in the language.
func (m *maker) textLinks(paths ...string) []Link {
	var links []Link
	for _, path := range paths {
		for _, page := range m.index.pages {
			if page.Path == path && page.Language == m.language {
				links = append(links, Link{Title: page.Title, URL: m.url(path + "/")})
			}
		}
	}
	return links
}

// localURL is a site-absolute address, as an author writes it, in a page of this language; other addresses stay.
func (m *maker) localURL(address string) string {
	if rest, local := strings.CutPrefix(address, "/"); local && !strings.HasPrefix(rest, "/") {
		return m.url(rest)
	}
	return address
}

func (m *maker) footer() []Link {
	links := m.textLinks("about", "methods")
	if m.site.Config.Families.Glossary && len(m.site.Terms) > 0 {
		links = append(links, Link{Title: m.word("glossary"), URL: m.url(glossaryAddress)})
	}
	if m.site.Config.Families.Datasets && len(m.datasets) > 0 {
		links = append(links, Link{Title: m.word("data"), URL: m.url("data/")})
	}
	if m.site.Config.BaseURL != "" && !m.isPreview { // a site map needs whole addresses
		links = append(links, Link{Title: m.word("site-map"), URL: m.view.BasePath + "/sitemap.xml"})
	}
	return links
}

func (m *maker) contact() []Definition {
	contact := m.site.Config.Contact
	var facts []Definition
	facts = m.fact(facts, "contact.name", contact.Name.In(m.language), "")
	facts = m.fact(facts, "contact.phone", contact.Phone, "tel:"+contact.Phone)
	facts = m.fact(facts, "contact.email", contact.Email, "mailto:"+contact.Email)
	facts = m.fact(facts, "contact.url", contact.URL, contact.URL)
	return m.fact(facts, "contact.address", contact.Address.In(m.language), "")
}

func (m *maker) government() []Definition {
	g := m.site.Config.Government
	var facts []Definition
	facts = m.fact(facts, "government.host", g.Host.In(m.language), "")
	facts = m.fact(facts, "government.undertaker", g.Undertaker.In(m.language), "")
	facts = m.fact(facts, "government.site-code", g.SiteCode, "")
	facts = m.fact(facts, "government.icp", g.ICP, "")
	return m.fact(facts, "government.police", g.Police, "")
}

// fact appends a definition unless there is nothing to say.
func (m *maker) fact(facts []Definition, key, text, url string) []Definition {
	if text == "" {
		return facts
	}
	return append(facts, Definition{Term: m.word(key), Text: text, URL: url})
}

// label is a code's label in the language of the page.
func (m *maker) label(list *model.Codelist, code model.Code) string {
	return list.Entry(code).Label.In(m.language)
}
