// Package plan decides which pages a site has and what each of them shows.
//
// In comes the resolved site; out goes the list of pages, each with its address and a function that makes its typed
// view. A view holds finished values: texts in one language, tables of formatted numbers, charts bound to their data,
// links with addresses. Making the list costs little; the views are made one by one when pages are rendered, each
// from the site alone, so that no page waits for another and memory does not grow with the number of pages.
//
// No template and no writer looks anything up: which numbers, words and links a page has is decided here.
package plan

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"gongqiu/build/diag"
	"gongqiu/build/judge"
	"gongqiu/build/model"
	"gongqiu/build/period"
	"gongqiu/build/words"
)

// Page is one page to be.
type Page struct {
	Path     string // of the file in the output folder, "en/regions/320200/index.html"
	Address  string // without language and base path, "regions/320200/"
	Language model.Language
	Updated  string // for the site map; empty when not known
	Moved    bool   // at an old address: not for the site map
	Unlisted bool   // not for the site map and search engines either

	maker   *maker
	view    func(m *maker) any
	depends Dependencies
}

// ViewIn makes the view of the page, a pointer to one of the view types, in memory that is used again: the view is
// good until the room is cleared. It may be called from any goroutine with a room of its own, and calls do not share
// anything else that changes.
func (p *Page) ViewIn(room *Room) any {
	room.maker = *p.maker
	room.maker.room = room
	view := p.view(&room.maker)
	room.clearWork()
	return view
}

// Plan is everything that the output will hold but for assets.
type Plan struct {
	Sites []*SiteView // one for each language, the first language first
	Pages []*Page     // by path

	index *index
}

// Options are what the plan depends on besides the site.
type Options struct {
	Words    *words.Book
	Verdicts *judge.Verdicts // on published values that do not agree with what they are computed from
	Clock    time.Time       // what is dated later is left out
	Preview  bool            // nothing is left out, and every page is marked
}

// Make plans the pages of a site. Links of pages that lead nowhere and addresses that two pages claim are findings.
func Make(site *model.Site, options Options, list *diag.List) *Plan {
	index := newIndex(site, options)
	p := &Plan{index: index}
	for _, language := range site.Config.Languages {
		m := newMaker(index, language)
		p.Sites = append(p.Sites, m.view)
		p.Pages = m.pages(p.Pages)
		if language == site.Config.Languages[0] && !list.Failed(false) { // faulty tables have fewer numbers
			m.checkCharts(list)
		}
	}
	slices.SortFunc(p.Pages, func(a, b *Page) int { return cmp.Compare(a.Path, b.Path) })
	index.checkLinks(p, list)
	index.checkFuture(list)
	index.checkFuturePeriods(list)
	return p
}

// maker makes the pages of one language. It is not changed after newMaker, so its methods may run side by side. A view
// that is made in a room has a maker of its own, with the room.
type maker struct {
	*index
	language model.Language
	lang     string // the language for packages words and format
	view     *SiteView
	room     *Room // nil for new memory

	own        words.Topic                  // the texts of the plan
	names      map[period.Period]periodName // of the periods that have figures
	folders    []string                     // the addresses of the pages of regions, by code
	reports    [][]string                   // those of regions in each of their periods, as in regions; nil for none
	breakdowns map[*model.Breakdown]breakdownName
	setTexts   []string                      // by what tables are broken down, by set
	categories map[*model.Dimension][]string // the links to the pages of codes
	sources    map[*model.Dataset][][]Link   // as they stand below tables
}

func newMaker(index *index, language model.Language) *maker {
	m := &maker{index: index, language: language, lang: string(language)}
	m.own = index.words.Topic(m.lang, "plan.")
	m.view = m.siteView()
	m.names, m.folders, m.breakdowns = m.periodNames(), m.regionFolders(), m.breakdownNames()
	m.setTexts, m.reports = m.brokenDown(), m.reportURLs()
	m.categories, m.sources = m.categoryURLs(), m.sourceLists()
	return m
}

// word is a text of the plan by its key without "plan.".
func (m *maker) word(key string, args ...string) string { return m.own.Text(key, args...) }

// pages adds the pages of the language to a list, each of them where its family has made it.
func (m *maker) pages(list []*Page) []*Page {
	families := m.site.Config.Families
	add := func(make bool, family func() []Page) {
		if !make {
			return
		}
		pages := family()
		list = slices.Grow(list, len(pages))
		for at := range pages {
			list = append(list, &pages[at])
		}
	}
	add(true, func() []Page { return []Page{m.page("", (*maker).home), m.notFound()} })
	add(families.Periods, m.periodPages)
	add(families.Regions, m.regionPages)
	add(families.RegionPeriods, m.regionPeriodPages)
	add(families.RegionPeriods && families.Derivations, m.derivationPages)
	add(families.Categories, m.categoryPages)
	add(families.Indicators, m.indicatorPages)
	add(families.Targets, m.targetPages)
	add(families.Alerts, m.alertPages)
	add(families.Targets, m.assessmentPages)
	add(families.Datasets, m.datasetPages)
	add(families.Policies, m.policyPages)
	add(families.Glossary, m.glossaryPages)
	add(true, m.textPages)
	return list
}

// page is a page at an address; its view is made when it is asked for.
func (m *maker) page(address string, view func(m *maker) any) Page {
	return Page{
		Path:    m.prefix() + address + "index.html",
		Address: address, Language: m.language, maker: m, view: view,
	}
}

// prefix is the folder of the language: none for the first.
func (m *maker) prefix() string { return prefixOf(m.site.Config, m.language) }

func prefixOf(config *model.Config, language model.Language) string {
	if language == config.Languages[0] {
		return ""
	}
	return string(language) + "/"
}

// url is an address as it stands in a page of this language.
func (m *maker) url(address string) string { return m.view.BasePath + "/" + m.prefix() + address }

// addressIn is the address in a link to a page of this language.
func (m *maker) addressIn(url string) string { return url[len(m.view.BasePath)+1+len(m.prefix()):] }

// base fills in what every page has. The breadcrumb leads from home over the given links to the page itself.
func (m *maker) base(layout, address, title, description string, trail ...Link) Base {
	b := Base{
		Site: m.view, Layout: layout, Title: title, Description: description, Address: address,
		URL: m.site.Config.BaseURL + "/" + m.prefix() + address, Preview: m.isPreview,
	}
	b.HeadTitle = title
	if address != "" {
		b.HeadTitle = title + " – " + m.view.Title
		b.Breadcrumb = append(m.room.takeLinks(len(trail) + 2)[:0], Link{Title: m.word("home"), URL: m.view.HomeURL})
		b.Breadcrumb = append(b.Breadcrumb, trail...)
		b.Breadcrumb = append(b.Breadcrumb, Link{Title: title})
	}
	b.Languages = m.room.takeLinks(len(m.site.Config.Languages))[:0]
	for _, language := range m.site.Config.Languages {
		link := Link{Title: m.words.Text(string(language), "language.name"), Lang: htmlLanguage(language)}
		if language != m.language {
			if !m.exists(address, language) {
				continue
			}
			link.URL = m.view.BasePath + "/" + prefixOf(m.site.Config, language) + address
		}
		b.Languages = append(b.Languages, link)
	}
	return b
}

// htmlLanguage is the language tag of a page.
func htmlLanguage(language model.Language) string {
	if language == model.Chinese {
		return "zh-Hans"
	}
	return string(language)
}

// contents lists the sections of a page for its table of contents, which short pages do without.
func contents(sections []Section) []Link {
	const fewest = 3
	if len(sections) < fewest {
		return nil
	}
	links := make([]Link, 0, len(sections))
	for _, s := range sections {
		links = append(links, Link{Title: s.Title, URL: "#" + s.ID})
	}
	return links
}

// shown leaves out the sections that have nothing to show, in their place.
func shown(sections ...Section) []Section {
	kept := sections[:0]
	for at := range sections {
		s := &sections[at]
		if s.Figure != nil || len(s.Tables) > 0 || len(s.Links) > 0 || len(s.Facts) > 0 || s.Prose != nil ||
			s.Lead != "" || s.Grid != nil || len(s.Tree) > 0 {
			kept = append(kept, *s)
		}
	}
	if len(kept) == 0 {
		return nil
	}
	return kept
}

// inSentence is a title as it stands within a sentence: English begins it with a small letter, unless the title begins
// with an abbreviation.
func (m *maker) inSentence(text string) string {
	if m.language != model.English || len(text) < 2 || text[1] < 'a' || text[1] > 'z' {
		return text
	}
	return strings.ToLower(text[:1]) + text[1:]
}
