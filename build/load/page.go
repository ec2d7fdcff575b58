package load

import (
	"slices"
	"strings"
	"unicode"

	"gongqiu/build/diag"
	"gongqiu/build/model"
	"gongqiu/build/prose"
	"gongqiu/build/yamldoc"
)

// pages reads content/**/*.md. The file's path is the page's address; a suffix .en before .md says the language, and
// without one the page is in the site's first language. index.md is the page of its folder.
func (r *reader) pages(languages []model.Language) []*model.Page {
	var pages []*model.Page
	for _, name := range r.tree.Files("content/") {
		if !strings.HasSuffix(name, ".md") {
			continue
		}
		if page := r.page(name, languages); page != nil {
			pages = append(pages, page)
		}
	}
	return pages
}

// pageName takes a path below content/ apart into the page's address and its language.
func pageName(name string, languages []model.Language) (string, model.Language) {
	address := strings.TrimSuffix(strings.TrimPrefix(name, "content/"), ".md")
	language := languages[0]
	for _, l := range []model.Language{model.Chinese, model.English} {
		if rest, cut := strings.CutSuffix(address, "."+string(l)); cut {
			address, language = rest, l
		}
	}
	if address == "index" {
		return "", language
	}
	return strings.TrimSuffix(address, "/index"), language
}

func languageList(languages []model.Language) string {
	names := make([]string, len(languages))
	for at, language := range languages {
		names[at] = string(language)
	}
	return strings.Join(names, ", ")
}

// goodAddress says whether the path of a page may be its address: parts of small letters, digits, - and _, and Han
// characters, at most 80 bytes each.
func goodAddress(path string) bool {
	for part := range strings.SplitSeq(path, "/") {
		if len(part) > 80 || part == "" && path != "" {
			return false
		}
		for _, c := range part {
			if c != '-' && c != '_' && (c < '0' || c > '9') && (c < 'a' || c > 'z') && !unicode.Is(unicode.Han, c) {
				return false
			}
		}
	}
	return true
}

// page reads one Markdown page; nil when it cannot be used.
func (r *reader) page(name string, languages []model.Language) *model.Page {
	text, ok := r.text(name)
	if !ok {
		return nil
	}
	parts, ok := prose.SplitFrontMatter(text, r.list)
	if !ok {
		return nil
	}
	page := &model.Page{Place: filePlace(name)}
	page.Path, page.Language = pageName(name, languages)
	if !slices.Contains(languages, page.Language) {
		r.list.Add(diag.Finding{Code: diag.PageLanguage, Place: page.Place, Args: diag.Args{
			"value": string(page.Language), "list": languageList(languages),
		}})
		return nil
	}
	if !goodAddress(page.Path) {
		r.list.Add(diag.Finding{Code: diag.PageName, Place: page.Place, Args: diag.Args{"value": page.Path}})
		return nil
	}
	hasSettings := true // that could be read
	if parts.HasMatter {
		node, ok := yamldoc.Parse(parts.Matter, r.list)
		if hasSettings = ok; ok {
			r.frontMatter(page, node)
		}
	}
	if page.Body, ok = prose.Parse(parts.Body, r.list); !ok {
		return nil
	}
	if page.Title == "" {
		page.Title = firstHeading(&page.Body)
	}
	if page.Title == "" && page.Kind != noteKind && hasSettings {
		r.list.Add(diag.Finding{Code: diag.YAMLMissingKey, Place: page.Place, Args: diag.Args{"key": "title"}})
	}
	if page.Summary == "" && !prose.Open(page.Body) {
		page.Summary = prose.Summary(prose.FirstParagraph(page.Body), page.Language)
	}
	return page
}

// noteKind is the kind of a page that is no page of its own but a note to a dataset, a region or a period.
const noteKind = "note"

// policyKind is the kind of a page that explains a policy document; a page of content/policies/ that names no kind is
// of it.
const policyKind = "policy"

// frontMatter reads what stands above a page.
func (r *reader) frontMatter(page *model.Page, node *yamldoc.Node) {
	m, ok := node.Map(nil, []string{"title", "summary", "date", "updated", "draft", "kind", "dataset", "period",
		"region", "aliases"})
	if !ok {
		return
	}
	page.Title = textOf(m.Get("title"))
	page.Summary = textOf(m.Get("summary"))
	page.Date = r.instant(m.Get("date"))
	page.Updated = r.instant(m.Get("updated"))
	page.Draft, _ = m.Get("draft").Bool()
	page.Kind, _ = m.Get("kind").OneOf("page", noteKind, policyKind)
	page.Dataset = model.Reference(nameOf(m.Get("dataset")))
	page.Period = model.Reference(nameOf(m.Get("period")))
	page.Region = model.Reference(nameOf(m.Get("region")))
	if page.Kind == noteKind && page.Dataset.Text == "" && page.Region.Text == "" && page.Period.Text == "" {
		m.Get("kind").Report(diag.YAMLMissingKey, diag.Args{"key": "dataset | region | period", "in": ""})
	}
	for _, alias := range namesOf(m.Get("aliases")) {
		if !goodAddress(strings.Trim(alias.Text, "/")) || strings.Trim(alias.Text, "/") == "" {
			r.list.Add(diag.Finding{Code: diag.PageName, Place: alias.Place, Args: diag.Args{"value": alias.Text}})
			continue
		}
		page.Aliases = append(page.Aliases, alias.Text)
	}
}

// firstHeading takes a heading of the first level off the top of a body: it is the title of a page without one.
func firstHeading(body *model.Prose) string {
	if len(body.Blocks) == 0 || body.Blocks[0].Kind != model.Heading || body.Blocks[0].Level != 1 {
		return ""
	}
	title := prose.PlainText(body.Blocks[0].Children)
	body.Blocks = body.Blocks[1:]
	return title
}
