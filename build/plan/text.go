package plan

import (
	"slices"
	"strings"

	"gongqiu/build/model"
	"gongqiu/build/prose"
)

// textPages makes a page of every Markdown file that stands by itself. The home page and the explainers of policies
// are parts of other pages.
func (m *maker) textPages() []Page {
	var pages []Page
	for _, page := range m.index.pages {
		if page.Language != m.language || page.Path == "" || m.explains(page) {
			continue
		}
		one := m.page(page.Path+"/", func(m *maker) any { return m.textPage(page) })
		one.Updated, one.depends = page.Updated, m.dependsOnTexts(page)
		pages = append(pages, one)
		for _, alias := range page.Aliases {
			alias = strings.Trim(alias, "/") + "/"
			old := m.page(alias, func(m *maker) any { return m.moved(page, alias) })
			old.Moved, old.depends = true, m.dependsOnTexts(page)
			pages = append(pages, old)
		}
	}
	return pages
}

// moved is the page at an old address of a page: it leads on to the new one.
func (m *maker) moved(page *model.Page, alias string) any {
	target := m.url(page.Path + "/")
	summary := m.word("moved")
	v := &ListView{Base: m.base("list", alias, page.Title, summary), Summary: summary}
	v.MovedTo = target
	v.URL = m.site.Config.BaseURL + "/" + m.prefix() + page.Path + "/"
	v.Groups = []Section{{ID: "moved", Title: m.word("moved.title"), Links: []Link{{Title: page.Title, URL: target}}}}
	return v
}

// explains says whether a page is the explainer of a policy document.
func (m *maker) explains(page *model.Page) bool {
	return m.explained(page) != nil
}

// explained is the policy document that a page explains; nil for any other page.
func (x *index) explained(page *model.Page) *model.Policy {
	id, found := strings.CutPrefix(page.Path, "policies/")
	if !found {
		return nil
	}
	return x.site.Policy(id)
}

func (m *maker) textPage(page *model.Page) any {
	summary := m.summary(page)
	v := &TextView{
		Base: m.base("text", page.Path+"/", page.Title, summary), Summary: summary, Date: page.Date,
		Prose: m.prose(page),
	}
	v.Updated = page.Updated
	m.addFigures(&v.Base, page.Body.Blocks)
	for _, block := range v.Prose.Blocks {
		if block.Kind == model.Heading && block.Level == 2 {
			v.Contents = append(v.Contents, Link{Title: model.PlainText(block.Children), URL: "#" + block.ID})
		}
	}
	return v
}

// prose is a page's text with its site-absolute links in the page's language, its numbers filled in, and its terms
// explained below it.
func (m *maker) prose(page *model.Page) *model.Prose {
	l := &localizer{derivationLinks: m.derivationLinks()}
	blocks := m.linkNumbers(l.nodes(page.Body.Blocks), m.explained(page))
	return &model.Prose{Blocks: append(blocks, m.termsBelow(l.terms)...)}
}

// localizer makes a text fit its page.
type localizer struct {
	*derivationLinks
	terms []*model.Term // those met, in order
}

func (l *localizer) nodes(nodes []model.Node) []model.Node {
	local := slices.Clone(nodes)
	for at := range local {
		node := &local[at]
		switch {
		case node.Bound != nil:
			l.fill(node)
		case node.Kind == model.Link:
			if term := l.localTerm(node); term != nil && !slices.Contains(l.terms, term) {
				l.terms = append(l.terms, term)
			}
			node.URL = l.localLink(node.URL)
		}
		if len(node.Children) > 0 {
			node.Children = l.nodes(node.Children)
		}
	}
	return local
}

// summary is what a page says of itself, or else the start of its text, whose numbers may have to be filled in.
func (m *maker) summary(page *model.Page) string {
	if page.Summary != "" {
		return page.Summary
	}
	return prose.Summary(prose.FirstParagraph(*m.prose(page)), page.Language)
}

// localLink is a link of a text as it stands in the page. A page that the language does not have is linked in the one
// that does.
func (m *maker) localLink(link string) string {
	rest, local := strings.CutPrefix(link, "/")
	if !local || strings.HasPrefix(rest, "/") {
		return link
	}
	address, _, _ := strings.Cut(rest, "#")
	if isFile(address) || !m.exists(address, m.language) {
		return m.view.BasePath + link
	}
	return m.url(rest)
}

// noteSections are the notes to a dataset, region or period that are about what a page shows.
func (m *maker) noteSections(about func(*model.Page) bool) []Section {
	var sections []Section
	for _, note := range m.notes {
		if note.Language != m.language || !about(note) {
			continue
		}
		title := note.Title
		if title == "" {
			title = m.word("note")
		}
		sections = append(sections, Section{
			ID: "note-" + countText(len(sections)+1), Title: title, Prose: m.prose(note),
		})
	}
	return sections
}

// notFound is the page that a server shows for an address without a page.
func (m *maker) notFound() Page {
	return Page{
		Path: m.prefix() + "404.html", Address: "404.html", Language: m.language,
		maker: m, view: func(m *maker) any {
			v := &TextView{Summary: m.word("not-found.summary")}
			v.Base = m.base("404", "404.html", m.word("not-found"), v.Summary)
			v.Breadcrumb = nil
			return v
		},
	}
}
