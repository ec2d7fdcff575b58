package plan

import (
	"maps"
	"slices"

	"gongqiu/build/chart"
	"gongqiu/build/model"
)

// IsLive says whether a view has a chart that readers may make live.
func IsLive(view any) bool {
	paged, ok := view.(interface{ Page() *Base })
	return ok && paged.Page().Site.Live && slices.ContainsFunc(Figures(view), func(figure *Figure) bool {
		return chart.Interactive(figure.Chart.Kind)
	})
}

// Figures lists the charts of a view, in the order of the page.
func Figures(view any) []*Figure {
	var found []*Figure
	add := func(figure *Figure) {
		if figure != nil {
			found = append(found, figure)
		}
	}
	sections := func(sections []Section) {
		for at := range sections {
			add(sections[at].Figure)
		}
	}
	if paged, ok := view.(interface{ Page() *Base }); ok {
		figures := paged.Page().Figures
		for _, id := range slices.Sorted(maps.Keys(figures)) {
			add(figures[id])
		}
	}
	switch v := view.(type) {
	case *HomeView:
		add(v.Figure)
		sections(v.Doors)
	case *DataView:
		sections(v.Sections)
	case *DatasetView:
		sections(v.Sections)
	case *PolicyView:
		sections(v.Sections)
	case *ListView:
		sections(v.Groups)
	}
	return found
}

// SpeaksOfData says whether a text of a view has numbers of the data or terms in it, or explains terms.
func SpeaksOfData(view any) bool {
	var texts []*model.Prose
	sections := func(sections []Section) {
		for at := range sections {
			texts = append(texts, sections[at].Prose)
		}
	}
	switch v := view.(type) {
	case *TextView:
		texts = append(texts, v.Prose)
	case *HomeView:
		texts = append(texts, v.Prose)
	case *DataView:
		sections(v.Sections)
	case *DatasetView:
		sections(v.Sections)
	case *PolicyView:
		sections(v.Sections)
	}
	return slices.ContainsFunc(texts, func(text *model.Prose) bool { return text != nil && speaksOfData(text.Blocks) })
}

func speaksOfData(nodes []model.Node) bool {
	return slices.ContainsFunc(nodes, func(n model.Node) bool {
		return n.Kind == model.Link && n.Info != "" || n.Kind == model.DefinitionBlock || speaksOfData(n.Children)
	})
}
