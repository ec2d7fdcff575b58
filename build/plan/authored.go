package plan

import (
	"strings"

	"gongqiu/build/model"
)

// addFigures puts the charts that a text shows on its page, each under the id that the text names it by.
func (m *maker) addFigures(b *Base, nodes []model.Node) {
	for at := range nodes {
		node := &nodes[at]
		id, isChart := strings.CutPrefix(node.URL, "chart:")
		switch {
		case node.Kind == model.Image && isChart:
			m.addFigure(b, id)
		case node.Kind == model.CodeBlock && node.ID != "":
			m.addFigure(b, node.ID)
		default:
			m.addFigures(b, node.Children)
		}
	}
}

func (m *maker) addFigure(b *Base, id string) {
	for _, spec := range m.site.Charts {
		if spec.ID != id || spec.Request == nil {
			continue
		}
		if b.Figures == nil {
			b.Figures = make(map[string]*Figure)
		}
		b.Figures[id] = m.figure(b.Address, m.bind(spec))
	}
}

// addSectionFigures does so for the texts among the sections of a page.
func (m *maker) addSectionFigures(b *Base, sections []Section) {
	for at := range sections {
		if sections[at].Prose != nil {
			m.addFigures(b, sections[at].Prose.Blocks)
		}
	}
}
