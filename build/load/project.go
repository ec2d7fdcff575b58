package load

import (
	"path"
	"strings"

	"gongqiu/build/diag"
	"gongqiu/build/model"
	"gongqiu/build/source"
	"gongqiu/build/yamldoc"
)

// Folders are the folders of a project that hold its input.
func Folders() []string { return []string{"content", "data", "themes"} }

// Read reads every file of the tree. Faults of form go to the list; what could be read is in the project all the same,
// so that one run finds as much as it can.
func Read(tree *source.Tree, list *diag.List) *Project {
	r := &reader{tree: tree, list: list, broken: make(map[string]bool)}
	project := &Project{Config: r.config()}
	r.language = project.Config.Languages[0]
	project.Units, project.Codelists = r.codelists()
	r.unread()
	project.Datasets = r.datasets()
	project.Policies = r.policies()
	project.Maps = r.maps()
	project.Assessed = r.assessments()
	project.Charts = r.charts()
	project.Terms = r.terms()
	project.Pages = r.pages(project.Config.Languages)
	for _, page := range project.Pages {
		project.Charts = append(project.Charts, r.chartBlocks(page.Body.Blocks, page.Language)...)
	}
	project.Broken = r.broken
	return project
}

// reader is what all kinds of input share.
type reader struct {
	tree *source.Tree
	list *diag.List

	language model.Language  // the site's first: that of plain texts
	broken   map[string]bool // ids of what could not be read
}

// text reads and decodes a file.
func (r *reader) text(name string) (source.Text, bool) {
	content, ok := r.tree.Read(name, r.list)
	if !ok {
		return source.Text{}, false
	}
	return source.Decode(name, content, r.list)
}

// yaml reads a YAML file.
func (r *reader) yaml(name string) (*yamldoc.Node, bool) {
	text, ok := r.text(name)
	if !ok {
		return nil, false
	}
	node, ok := yamldoc.Parse(text, r.list)
	if !ok {
		return nil, false
	}
	return node.Speaks(string(r.language)), true
}

// stem is the file's name without folders and without its extension.
func stem(name string) string {
	base := path.Base(name)
	return strings.TrimSuffix(base, path.Ext(base))
}

// filePlace is the place of a whole file.
func filePlace(name string) diag.Place { return diag.Place{File: name} }

// nameOf reads a node as a name to be looked up; an absent node is no name.
func nameOf(node *yamldoc.Node) Name {
	text, ok := node.Text()
	if !ok {
		return Name{}
	}
	return Name{text, node.Place()}
}

// namesOf reads one name or a list of names.
func namesOf(node *yamldoc.Node) []Name {
	nodes, _ := node.StringOrList()
	names := make([]Name, 0, len(nodes))
	for _, n := range nodes {
		names = append(names, nameOf(n))
	}
	return names
}

// textOf reads a plain string; an absent node is empty.
func textOf(node *yamldoc.Node) string {
	text, _ := node.Text()
	return text
}

// localized reads a text that readers see. A plain string is in the language of its document: the site's first, or
// that of the page for a chart in a page.
func localized(node *yamldoc.Node) model.Text {
	text, _ := localizedAt(node)
	return text
}

// localizedAt reads such a text, and tells where its languages stand.
func localizedAt(node *yamldoc.Node) (text model.Text, places model.TextPlaces) {
	translations, _ := node.Localized([]string{string(model.Chinese), string(model.English)})
	for _, t := range translations {
		if t.Language == string(model.English) {
			text.EN, places.EN = t.Text, t.Node.Place()
		} else {
			text.ZH, places.ZH = t.Text, t.Node.Place()
		}
	}
	return text, places
}
