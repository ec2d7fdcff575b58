package plan

import (
	"gongqiu/build/format"
	"gongqiu/build/model"
	"gongqiu/build/period"
)

// Every page of a region in a period names its neighbours, all that is above it, and by what its tables are broken
// down. What periods and breakdowns are called, and where the pages of a region are, is therefore made once for all
// pages of a language.

// periodName is how a period stands in texts and in addresses.
type periodName struct{ text, slug string }

// periodNames are the names of all periods that have figures.
func (m *maker) periodNames() map[period.Period]periodName {
	names := make(map[period.Period]periodName, len(m.periods))
	for _, p := range m.periods {
		names[p] = m.newPeriodName(p)
	}
	return names
}

func (m *maker) newPeriodName(p period.Period) periodName {
	return periodName{format.Period(p, m.lang), p.Slug()}
}

func (m *maker) periodName(p period.Period) periodName {
	if name, known := m.names[p]; known {
		return name
	}
	return m.newPeriodName(p)
}

// periodText is a period as it stands in sentences and tables.
func (m *maker) periodText(p period.Period) string { return m.periodName(p).text }

// breakdownName is how a breakdown stands in ids, in texts, and above its tables.
type breakdownName struct {
	id, chart, table           string // the ids of its section, and of the chart and the table there
	title, inSentence, section string
	caption                    string
}

// breakdownNames are the names of the breakdowns of all datasets.
func (m *maker) breakdownNames() map[*model.Breakdown]breakdownName {
	names := make(map[*model.Breakdown]breakdownName)
	for _, d := range m.datasets {
		for _, b := range d.Breakdowns {
			name := breakdownName{id: m.newBreakdownID(d, b.Dimensions), title: m.dimensionTitle(d, b.Dimensions)}
			name.chart, name.table = name.id+"-chart", name.id+"-table"
			name.inSentence = m.inSentence(name.title)
			name.section = m.word("section.by", "dimension", name.inSentence)
			name.caption = m.word("table.by", "dimension", name.inSentence)
			names[b] = name
		}
	}
	return names
}

// reportURLs are the addresses of the pages of all regions in each of their periods, by region and period.
func (m *maker) reportURLs() [][]string {
	if !m.site.Config.Families.RegionPeriods {
		return nil
	}
	all := make([][]string, len(m.regions))
	for at, r := range m.regions {
		all[at] = make([]string, len(r.periods))
		for n, p := range r.periods {
			all[at][n] = m.regionPeriodURL(r.code, p)
		}
	}
	return all
}

// regionFolders are the addresses of the pages of all regions, by code.
func (m *maker) regionFolders() []string {
	if m.list == nil {
		return nil
	}
	folders := make([]string, m.list.Len())
	for _, r := range m.regions {
		folders[r.code] = m.url(regionAddress(m.list.Entry(r.code)))
	}
	return folders
}
