package plan

import (
	"slices"
	"strings"

	"gongqiu/build/model"
	"gongqiu/build/period"
)

// Thousands of regions and periods have tables, and most of them the same few: those that the publisher's reports of a
// time have. What follows from which tables there are is therefore found once for each such set.

// tableSet is the tables that a region has for a period.
type tableSet struct {
	number     int                // among the sets of the site
	datasets   []*model.Dataset   // those with figures, in the order of pages
	breakdowns []*model.Breakdown // all of their tables, dataset by dataset
}

// tableSets are the sets of a site; the first is empty.
type tableSets struct {
	all    []*tableSet
	larger map[oneMore]*tableSet
}

// oneMore is a set and what it is to have besides.
type oneMore struct {
	set       *tableSet
	breakdown *model.Breakdown
}

// with is a set with another table behind those that it has.
func (s *tableSets) with(set *tableSet, d *model.Dataset, b *model.Breakdown) *tableSet {
	if larger := s.larger[oneMore{set, b}]; larger != nil {
		return larger
	}
	larger := &tableSet{
		number: len(s.all), datasets: set.datasets, breakdowns: append(slices.Clip(set.breakdowns), b),
	}
	if !slices.Contains(set.datasets, d) {
		larger.datasets = append(slices.Clip(set.datasets), d)
	}
	s.all = append(s.all, larger)
	s.larger[oneMore{set, b}] = larger
	return larger
}

// indexTables finds which tables every region has in every period, in the datasets that share the list of regions.
func (x *index) indexTables() {
	none := &tableSet{}
	x.sets = tableSets{all: []*tableSet{none}, larger: make(map[oneMore]*tableSet)}
	if x.list == nil {
		return
	}
	places := make(map[period.Period]int, len(x.periods))
	for at, p := range x.periods {
		places[p] = at
	}
	found := make([][]*tableSet, x.list.Len()) // by region and period; a list may have many more than have figures
	for _, d := range x.datasets {
		if d.Region < 0 || d.Dimensions[d.Region].Codelist != x.list {
			continue
		}
		for _, b := range d.Breakdowns {
			for row := range b.Tables() {
				own := &found[b.Region(row)]
				if *own == nil {
					*own = make([]*tableSet, len(x.periods))
				}
				set := &(*own)[places[d.Periods[b.Period(row)]]]
				if *set == nil {
					*set = none
				}
				*set = x.sets.with(*set, d, b)
			}
		}
	}
	for code, own := range found {
		x.indexRegion(model.Code(code), own)
	}
}

// indexRegion lists a region with its tables in all periods, if it has any.
func (x *index) indexRegion(code model.Code, found []*tableSet) {
	count := 0
	for _, set := range found {
		if set != nil {
			count++
		}
	}
	if count == 0 {
		return
	}
	r := regionData{code, make([]period.Period, 0, count), make([]*tableSet, 0, count)}
	for at, set := range found {
		if set != nil {
			r.periods, r.tables = append(r.periods, x.periods[at]), append(r.tables, set)
		}
	}
	x.regions = append(x.regions, r)
}

// brokenDown says by what the figures of each set of tables are broken down.
func (m *maker) brokenDown() []string {
	texts := make([]string, len(m.sets.all))
	for at, set := range m.sets.all {
		var names []string
		for _, b := range set.breakdowns {
			if len(b.Dimensions) > 0 {
				names = append(names, m.breakdowns[b].title)
			}
		}
		texts[at] = strings.Join(names, m.word("list"))
	}
	return texts
}

// brokenDownBy says by what the figures of a region are broken down in a period.
func (m *maker) brokenDownBy(set *tableSet) string { return m.setTexts[set.number] }
