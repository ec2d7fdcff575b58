package plan

import (
	"maps"
	"slices"
)

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
