package plan

import (
	"slices"
	"strings"

	"gongqiu/build/model"
)

// textPages makes a page of every Markdown file that stands by itself. The home page and the explainers of policies
// are parts of other pages.
func (m *maker) textPages() []Page {
	var pages []Page
	for _, page := range m.index.pages {
		if page.Language != m.language || page.Path == "" || m.explains(page) {
			continue
		}
		one := m.page(page.Path+"/", func() any { return m.textPage(page) })
		one.Updated, one.depends = page.Updated, dependsOnTexts(page)
		pages = append(pages, one)
		for _, alias := range page.Aliases {
			alias = strings.Trim(alias, "/") + "/"
			old := m.page(alias, func() any { return m.moved(page, alias) })
			old.Moved, old.depends = true, dependsOnTexts(page)
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
	v := &TextView{
		Base: m.base("text", page.Path+"/", page.Title, page.Summary), Summary: page.Summary, Date: page.Date,
		Prose: m.prose(page),
	}
	v.Updated = page.Updated
	m.addFigures(&v.Base, page.Body.Blocks)
	for _, block := range page.Body.Blocks {
		if block.Kind == model.Heading && block.Level == 2 {
			v.Contents = append(v.Contents, Link{Title: plainText(block.Children), URL: "#" + block.ID})
		}
	}
	return v
}

// prose is a page's text with its site-absolute links in the page's language.
func (m *maker) prose(page *model.Page) *model.Prose {
	return &model.Prose{Blocks: m.linkNumbers(m.localNodes(page.Body.Blocks), m.explained(page))}
}

func (m *maker) localNodes(nodes []model.Node) []model.Node {
	local := slices.Clone(nodes)
	for at := range local {
		if local[at].Kind == model.Link {
			local[at].URL = m.localLink(local[at].URL)
		}
		if len(local[at].Children) > 0 {
			local[at].Children = m.localNodes(local[at].Children)
		}
	}
	return local
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

// plainText is the text of inlines without their marks.
func plainText(nodes []model.Node) string {
	var b strings.Builder
	for _, node := range nodes {
		b.WriteString(node.Text)
		b.WriteString(plainText(node.Children))
	}
	return b.String()
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
		View: func() any {
			v := &TextView{Summary: m.word("not-found.summary")}
			v.Base = m.base("404", "404.html", m.word("not-found"), v.Summary)
			v.Breadcrumb = nil
			return v
		},
	}
}
