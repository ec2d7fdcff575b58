package resolve

import (
	"net/url"
	"path"
	"strings"

	"gongqiu/build/diag"
	"gongqiu/build/load"
	"gongqiu/build/model"
	"gongqiu/build/prose"
)

// pages resolves what pages are about, finds pages of one address, and checks the links that point within the site
// to a policy. Links to other addresses are checked where addresses are known, when pages are planned.
func (r *resolver) pages() {
	type key struct {
		path     string
		language model.Language
	}
	first := make(map[key]*model.Page)
	r.explainers()
	r.certain = !r.list.Failed(false)
	for _, page := range r.site.Pages {
		at := key{page.Path, page.Language}
		if other := first[at]; other != nil {
			r.list.Add(diag.Finding{Code: diag.PageAddress, Place: page.Place,
				Args:    diag.Args{"value": "/" + page.Path + "/", "other": other.Place.File},
				Related: []diag.Related{{Role: "first", Place: other.Place}}})
		}
		first[at] = page
		r.pageSubject(page)
		r.links(page, page.Body.Blocks)
	}
}

// pageSubject resolves the dataset, period and region of a page's front matter.
func (r *resolver) pageSubject(page *model.Page) {
	if page.Dataset.Text != "" && r.site.Dataset(page.Dataset.Text) == nil {
		r.datasetReference(load.Name(page.Dataset), "dataset", r.datasetIDs())
	}
	if page.Period.Text != "" {
		p, _ := r.periodAt(load.Name(page.Period))
		page.Period.Text = p.String()
	}
	if page.Region.Text != "" {
		if refs := r.codeRefs(regionDimension, []load.Name{load.Name(page.Region)}); len(refs) > 0 {
			page.Region.Text = refs[0].Entry().ID
		}
	}
}

// chartBlock is the word after the fence of a block that asks for a chart.
const chartBlock = "chart"

// links resolves the references of a text, and reports those that nothing answers to.
func (r *resolver) links(page *model.Page, nodes []model.Node) {
	for at := range nodes {
		node := &nodes[at]
		switch node.Kind {
		case model.Link:
			r.link(page, node)
		case model.Paragraph, model.Heading, model.TableCell:
			defer surround(node)
		case model.Image:
			r.image(node, len(nodes) == 1)
		case model.CodeBlock:
			r.block(prose.Language(*node), node.Place)
		}
		r.links(page, node.Children)
	}
}

// block reports a fenced block that seems to ask for something that there is not: a table, or a misspelt chart. Any
// other word after the fence is the language of the code that is shown.
func (r *resolver) block(word string, place diag.Place) {
	if word == "table" || word != chartBlock && diag.Nearest(word, []string{chartBlock}) != "" {
		r.list.Add(diag.Finding{Code: diag.ProseBlock, Place: place, Args: diag.Args{"value": word}})
	}
}

func (r *resolver) link(page *model.Page, node *model.Node) {
	scheme, rest, found := strings.Cut(node.URL, ":")
	if !found || strings.ContainsAny(scheme, "/?#") {
		node.URL = absolute(page, node.URL)
		return
	}
	switch scheme {
	case "http", "https", "mailto", "tel":
	case "policy":
		r.policyLink(node, rest)
	case "num":
		r.number(page, node, rest)
	case "term":
		r.term(node, rest)
	default:
		r.reference(node, "")
	}
}

// absolute is a link within the site as it is written anywhere: about.md and ../methods/ are taken from the folder of
// the page's file, and a Markdown file stands for its page.
func absolute(page *model.Page, link string) string {
	target, fragment, marked := strings.Cut(link, "#")
	if target == "" || strings.HasPrefix(target, "/") {
		return link
	}
	folder := strings.TrimPrefix(path.Dir(page.Place.File), "content")
	joined := path.Join("/", folder, target)
	if file, isPage := strings.CutSuffix(joined, ".md"); isPage {
		file = strings.TrimSuffix(strings.TrimSuffix(file, ".en"), ".zh")
		joined = strings.TrimSuffix(strings.TrimSuffix(file, "index"), "/") + "/"
	} else if strings.HasSuffix(target, "/") {
		joined = strings.TrimSuffix(joined, "/") + "/"
	}
	if marked {
		joined += "#" + fragment
	}
	return joined
}

// reference reports an address that nothing answers to.
func (r *resolver) reference(node *model.Node, nearest string) {
	r.list.Add(diag.Finding{Code: diag.PageReference, Place: node.Place, Args: diag.Args{
		"value": node.URL, "nearest": nearest,
	}})
}

// image checks a picture: a chart of the project, which stands in a paragraph of its own. Other pictures are not
// published with the pages, and none is loaded from another site.
func (r *resolver) image(node *model.Node, alone bool) {
	id, isChart := strings.CutPrefix(node.URL, "chart:")
	if !isChart {
		r.list.Add(diag.Finding{Code: diag.PageReference, Place: node.Place, Args: diag.Args{
			"value": node.URL, "what": "picture",
		}})
		return
	}
	var known []string
	for _, spec := range r.site.Charts {
		if known = append(known, "chart:"+spec.ID); spec.ID == id && alone {
			return
		}
	}
	r.reference(node, diag.Nearest(node.URL, known))
}

// policyLink turns policy:国发〔2005〕36号 or policy:guofa-2005-36 into the address of the document's page.
func (r *resolver) policyLink(node *model.Node, name string) {
	if plain, err := url.PathUnescape(name); err == nil {
		name = plain
	}
	if policy := r.policyNamed(name); policy != nil {
		node.URL = "/policies/" + policy.ID + "/"
		return
	}
	if r.broken[load.SomePolicy] {
		return // it may be one that could not be read
	}
	r.list.Add(diag.Finding{Code: diag.PolicyReference, Place: node.Place, Args: diag.Args{
		"value": name, "nearest": diag.Nearest(name, r.policyNames()),
	}})
}
