package plan

import (
	"iter"
	"maps"
	"slices"

	"gongqiu/build/chart"
	"gongqiu/build/model"
)

// IsLive says whether a view has a chart that readers may make live.
func IsLive(view any) bool {
	paged, ok := view.(interface{ Page() *Base })
	if !ok || !paged.Page().Site.Live {
		return false
	}
	for figure := range Figures(view) {
		if chart.Interactive(figure.Chart.Kind) {
			return true
		}
	}
	return false
}

// Figures are the charts of a view: those of its texts by their ids, then those of its sections in the order of the
// page.
func Figures(view any) iter.Seq[*Figure] {
	return func(yield func(*Figure) bool) {
		if paged, ok := view.(interface{ Page() *Base }); ok && len(paged.Page().Figures) > 0 {
			figures := paged.Page().Figures
			for _, id := range slices.Sorted(maps.Keys(figures)) {
				if figures[id] != nil && !yield(figures[id]) {
					return
				}
			}
		}
		if home, ok := view.(*HomeView); ok && home.Figure != nil && !yield(home.Figure) {
			return
		}
		sections := sectionsOf(view)
		for at := range sections {
			if figure := sections[at].Figure; figure != nil && !yield(figure) {
				return
			}
		}
	}
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
	speaks := func(text *model.Prose) bool { return text != nil && speaksOfData(text.Blocks) }
	switch v := view.(type) {
	case *TextView:
		if speaks(v.Prose) {
			return true
		}
	case *HomeView:
		if speaks(v.Prose) {
			return true
		}
	}
	sections := sectionsOf(view)
	for at := range sections {
		if speaks(sections[at].Prose) {
			return true
		}
	}
	return false
}

func speaksOfData(nodes []model.Node) bool {
	return slices.ContainsFunc(nodes, func(n model.Node) bool {
		return n.Kind == model.Link && n.Info != "" || n.Kind == model.DefinitionBlock || speaksOfData(n.Children)
	})
}
