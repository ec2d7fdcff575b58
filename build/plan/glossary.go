package plan

import (
	"slices"
	"strings"
	"unicode"

	"gongqiu/build/diag"
	"gongqiu/build/model"
)

const glossaryAddress = "glossary/"

// glossaryPages is the page of the terms, unless there are none.
func (m *maker) glossaryPages() []Page {
	if len(m.site.Terms) == 0 {
		return nil
	}
	page := m.page(glossaryAddress, (*maker).glossary)
	return []Page{page.on(Dependencies{narrow: true})}
}

// glossary is the page of all terms: what each means, what it is called in the other language, and where it is at work.
func (m *maker) glossary() any {
	summary := m.word("glossary.summary")
	list := model.Node{Kind: model.DefinitionBlock}
	for _, term := range m.site.Terms {
		list.Children = append(list.Children, m.termEntry(term)...)
	}
	return &TextView{
		Base:    m.base("text", glossaryAddress, m.word("glossary"), summary),
		Summary: summary, Prose: &model.Prose{Blocks: []model.Node{list}},
	}
}

// termEntry is a term and what is said of it.
func (m *maker) termEntry(term *model.Term) []model.Node {
	head := model.Node{Kind: model.DefinitionTerm, ID: term.ID, Children: []model.Node{m.inOwn(term.Label)}}
	other := model.English
	if m.language == model.English {
		other = model.Chinese
	}
	names := m.aliases(term)
	if term.Label.Has(other) && term.Label.Has(m.language) {
		translated := model.Node{Kind: model.Foreign, Info: htmlLanguage(other), Children: wordsOf(term.Label.In(other))}
		head.Children = append(head.Children, wordsOf(" ")[0], translated)
	}
	entry := []model.Node{head, {Kind: model.DefinitionText, Children: []model.Node{m.inOwn(term.Definition)}}}
	if len(names) > 0 {
		entry = append(entry, definitionText(m.word("glossary.aliases", "names", strings.Join(names, m.word("list")))))
	}
	if !term.Source.Empty() {
		source := definitionText(m.word("glossary.source", "source", term.Source.In(m.language)))
		source.Children = m.linkNumbers(source.Children, nil)
		entry = append(entry, source)
	}
	if page := strings.Trim(term.Page.Text, "/"); page != "" {
		link := model.Node{Kind: model.Link, URL: m.localLink("/" + page + "/"), Children: wordsOf(m.titleOf(page + "/"))}
		entry = append(entry, model.Node{Kind: model.DefinitionText,
			Children: append(wordsOf(m.word("glossary.page")), link)})
	}
	return entry
}

func wordsOf(text string) []model.Node { return []model.Node{{Kind: model.Words, Text: text}} }

func definitionText(text string) model.Node {
	return model.Node{Kind: model.DefinitionText, Children: wordsOf(text)}
}

// inOwn is a text in the language of the page, or in its own where it was not translated.
func (m *maker) inOwn(text model.Text) model.Node {
	if lang := foreign(text, m.language); lang != "" {
		return model.Node{Kind: model.Foreign, Info: lang, Children: wordsOf(text.In(m.language))}
	}
	return wordsOf(text.In(m.language))[0]
}

// aliases are the other names of a term in the script of the page.
func (m *maker) aliases(term *model.Term) []string {
	var names []string
	for _, alias := range term.Aliases {
		han := strings.ContainsFunc(alias, func(r rune) bool { return unicode.Is(unicode.Han, r) })
		if han == (m.language == model.Chinese) {
			names = append(names, alias)
		}
	}
	return names
}

// titleOf is what the page at an address is about.
func (m *maker) titleOf(address string) string {
	for _, d := range m.datasets {
		if address == datasetAddress(d) {
			return d.Title.In(m.language)
		}
		for q := range model.Quantity(d.QuantityCount()) {
			if address == indicatorAddress(d, q) {
				return m.word("glossary.indicator", "name", d.QuantityTitle(q).In(m.language),
					"dataset", d.Title.In(m.language))
			}
		}
		for _, dimension := range d.Dimensions {
			if address == dimensionAddress(dimension) {
				return dimension.Title.In(m.language)
			}
		}
	}
	for _, page := range m.index.pages {
		if page.Path+"/" == address && page.Language == m.language {
			return page.Title
		}
	}
	for _, r := range m.regions {
		if address == regionAddress(m.list.Entry(r.code)) {
			return m.label(m.list, r.code)
		}
	}
	for _, policy := range m.site.Policies {
		if address == policyAddress(policy) {
			return m.policyLink(policy).Title
		}
	}
	for _, d := range m.doors() {
		if address == d.address {
			return m.word(d.key)
		}
	}
	return "/" + address
}

// localTerm fills in a link to the glossary: its name where the author left it out. It says which term it is.
func (m *maker) localTerm(node *model.Node) *model.Term {
	id, found := strings.CutPrefix(node.URL, model.GlossaryAddress+"#")
	if !found {
		return nil
	}
	at := slices.IndexFunc(m.site.Terms, func(t *model.Term) bool { return t.ID == id })
	if at < 0 {
		return nil
	}
	node.Info = termLink
	if model.PlainText(node.Children) == "" {
		node.Children = []model.Node{m.inOwn(m.site.Terms[at].Label)}
	}
	return m.site.Terms[at]
}

// termsBelow explains, below a text, the terms that it uses: on paper no link leads to the glossary.
func (m *maker) termsBelow(terms []*model.Term) []model.Node {
	if len(terms) == 0 {
		return nil
	}
	list := model.Node{Kind: model.DefinitionBlock, Title: m.word("glossary.below")}
	for _, term := range terms {
		link := model.Node{Kind: model.Link, URL: m.localLink(model.GlossaryAddress + "#" + term.ID),
			Children: []model.Node{m.inOwn(term.Label)}}
		list.Children = append(list.Children,
			model.Node{Kind: model.DefinitionTerm, Children: []model.Node{link}},
			model.Node{Kind: model.DefinitionText, Children: []model.Node{m.inOwn(term.Definition)}})
	}
	return []model.Node{list}
}

// checkTerms reports pages of terms that do not exist.
func (x *index) checkTerms(list *diag.List) {
	for _, term := range x.site.Terms {
		if page := strings.Trim(term.Page.Text, "/"); page != "" {
			x.checkLink("/"+page+"/", term.Page.Place, list)
		}
	}
}
