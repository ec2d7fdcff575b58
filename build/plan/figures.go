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
	if paged, ok := view.(interface{ Page() *Base }); ok {
		figures := paged.Page().Figures
		for _, id := range slices.Sorted(maps.Keys(figures)) {
			add(figures[id])
		}
	}
	if home, ok := view.(*HomeView); ok {
		add(home.Figure)
	}
	sections := sectionsOf(view)
	for at := range sections {
		add(sections[at].Figure)
	}
	return found
}

// sectionsOf are the sections of a view, of a list its groups, and of the home page its doors.
func sectionsOf(view any) []Section {
	switch v := view.(type) {
	case *HomeView:
		return v.Doors
	case *DataView:
		return v.Sections
	case *DatasetView:
		return v.Sections
	case *PolicyView:
		return v.Sections
	case *ListView:
		return v.Groups
	}
	return nil
}

// SpeaksOfData says whether a text of a view has numbers of the data or terms in it, or explains terms.
func SpeaksOfData(view any) bool {
	var texts []*model.Prose
	switch v := view.(type) {
	case *TextView:
		texts = append(texts, v.Prose)
	case *HomeView:
		texts = append(texts, v.Prose)
	}
	sections := sectionsOf(view)
	for at := range sections {
		texts = append(texts, sections[at].Prose)
	}
	return slices.ContainsFunc(texts, func(text *model.Prose) bool { return text != nil && speaksOfData(text.Blocks) })
}

func speaksOfData(nodes []model.Node) bool {
	return slices.ContainsFunc(nodes, func(n model.Node) bool {
		return n.Kind == model.Link && n.Info != "" || n.Kind == model.DefinitionBlock || speaksOfData(n.Children)
	})
}
