package plan

import (
	"maps"
	"slices"

	"gongqiu/build/chart"
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
