package plan

import (
	"slices"
	"strings"

	"gongqiu/build/model"
)

// addFigures puts the charts that a text shows on its page, each under the id that the text names it by. Charts of the
// site's own that the page shows are given.
func (m *maker) addFigures(b *Base, nodes []model.Node, own ...*Figure) {
	for at := range nodes {
		node := &nodes[at]
		id, isChart := strings.CutPrefix(node.URL, "chart:")
		switch {
		case node.Kind == model.Image && isChart:
			m.addFigure(b, id, own)
		case node.Kind == model.CodeBlock && node.ID != "":
			m.addFigure(b, node.ID, own)
		default:
			m.addFigures(b, node.Children, own...)
		}
	}
}

// addFigure adds a chart. One that has the id of a chart of the site's own gets another there, for its files as well; a
// point stands in no id of an author's.
func (m *maker) addFigure(b *Base, id string, own []*Figure) {
	for _, spec := range m.site.Charts {
		if spec.ID != id || spec.Request == nil {
			continue
		}
		if b.Figures == nil {
			b.Figures = make(map[string]*Figure)
		}
		bound := m.bind(spec)
		if slices.ContainsFunc(own, func(f *Figure) bool { return f != nil && f.Chart.ID == id }) {
			bound.ID = id + ".2"
		}
		b.Figures[id] = m.figure(b.Address, bound)
	}
}

// addSectionFigures does so for the texts among the sections of a page.
func (m *maker) addSectionFigures(b *Base, sections []Section) {
	var own []*Figure
	for at := range sections {
		if sections[at].Prose == nil {
			continue
		}
		if own == nil {
			for other := range sections {
				own = append(own, sections[other].Figure)
			}
		}
		m.addFigures(b, sections[at].Prose.Blocks, own...)
	}
}
