package plan

import (
	"slices"

	"gongqiu/build/derive"
	"gongqiu/build/model"
	"gongqiu/build/period"
)

// usualSections are as many as most pages have.
const usualSections = 8

// regionPeriod is the page of a region and period with all its tables.
func (m *maker) regionPeriod(region, at int) any {
	r := &m.regions[region]
	p, entry, address := r.periods[at], m.list.Entry(r.code), m.addressIn(m.reports[region][at])
	shows := r.tables[at].datasets
	title := m.reportTitle(shows, r.code, p)
	v := &DataView{}
	sections := m.room.takeSections(usualSections)[:0]
	main := make([]*derive.Table, 0, len(shows)) // what the figures at the top may be of
	for _, d := range shows {
		index := d.PeriodIndex(p)
		totals := m.tableOf(d, d.Totals(), r.code, index)
		main = append(main, totals)
		v.Facts = append(v.Facts, m.sharesAbove(totals)...)
		sections = append(sections, m.totalsSection(totals, address))
		sections = append(sections, m.breakdownSections(d, r.code, index, address, len(shows) > 1)...)
		sections = append(sections, m.childrenSection(totals))
	}
	sections = append(sections, m.regionAlerts(r.code, p))
	if lead := m.leading(main); lead != nil {
		v.Headline, v.Summary = m.headline(lead, ""), m.statement(lead)
	}
	sections = append(sections, m.targetsSection(r.code, p))
	sections = append(sections, m.noteSections(func(note *model.Page) bool {
		return note.Period.Text == p.String() && (note.Region.Text == entry.ID || note.Region.Text == "")
	})...)
	if v.Summary == "" {
		v.Summary = m.word("region-period.summary", "region", entry.Label.In(m.language), "period", m.periodText(p),
			"tables", m.brokenDownBy(r.tables[at]))
	}
	trail := append(m.regionTrail(entry), Link{Title: entry.Label.In(m.language), URL: m.regionURL(r.code)})
	v.Base = m.base("data", address, title, v.Summary, trail...)
	v.Breadcrumb[len(v.Breadcrumb)-1].Title = m.periodText(p)
	v.Kicker = m.word("region-period")
	v.Previous, v.Next = m.neighbours(region, at)
	v.Sections = shown(sections...)
	m.addSectionFigures(&v.Base, v.Sections)
	v.Contents = contents(v.Sections)
	return v
}

// reportTitle says what the page of a region and period holds: the one dataset that it has figures in, or figures of
// several.
func (m *maker) reportTitle(shows []*model.Dataset, region model.Code, p period.Period) string {
	name, time := m.label(m.list, region), m.periodText(p)
	if len(shows) == 1 {
		return m.word("region-period.title", "region", name, "period", time,
			"dataset", m.inSentence(shows[0].Title.In(m.language)))
	}
	return m.word("region-period.titles", "region", name, "period", time)
}

// leading is the table that the figures at the top of a page are of: that of the home page's dataset, or else the one
// with the most figures; nil where none has any to say.
func (m *maker) leading(tables []*derive.Table) *derive.Table {
	var best *derive.Table
	most := 0
	for _, t := range tables {
		figures := 0
		if !says(t) {
			continue
		}
		if t.Dataset.ID == m.site.Config.Home.Dataset.Text {
			return t
		}
		for q := range model.Quantity(t.Dataset.QuantityCount()) {
			if t.Given(0, model.ColumnOf(q, model.Level)).Has() {
				figures++
			}
		}
		if figures > most {
			best, most = t, figures
		}
	}
	return best
}

// says says whether a table of totals has any of the numbers that its dataset is about.
func says(t *derive.Table) bool {
	return t.Len() > 0 && slices.ContainsFunc(headlineQuantities(t.Dataset), func(q model.Quantity) bool {
		return valueOf(t, 0, model.ColumnOf(q, model.Level)).cell.Has()
	})
}

// neighbours are the region's earlier and later period of the same length.
func (m *maker) neighbours(region, at int) (previous, next Link) {
	periods := m.regions[region].periods
	return neighboursOf(periods, at, func(at int) Link {
		return Link{Title: m.periodText(periods[at]), URL: m.reports[region][at]}
	})
}

func (m *maker) totalsSection(t *derive.Table, address string) Section {
	if t.Len() == 0 {
		return Section{}
	}
	id := m.breakdownID(t.Dataset, t.Breakdown)
	section := Section{ID: id, Title: t.Dataset.Title.In(m.language)}
	section.Figure = m.gapFigure(t, address, id+"-gap")
	if table := m.totalsTable(t, id+"-table", m.word("table.totals")); table != nil {
		section.Tables = []*Table{table}
	}
	section.Tables = append(section.Tables, m.panelTables(t, id+"-panel")...)
	section.Tables = append(section.Tables, m.funnelTables(t, id)...)
	return section
}

// breakdownSections shows every table of a region and period: chart, then table. Where a page has several datasets, the
// headings name each section's.
func (m *maker) breakdownSections(
	d *model.Dataset, region model.Code, index int, address string, named bool,
) []Section {
	sections := m.room.takeSections(len(d.Breakdowns))[:0]
	for _, b := range d.Breakdowns {
		if len(b.Dimensions) == 0 {
			continue
		}
		t := m.tableOf(d, b, region, index)
		if t.Len() == 0 {
			continue
		}
		name := m.breakdowns[b]
		section := m.breakdownSection(t, address, name.caption)
		section.Title = name.section
		if named {
			section.Title = m.word("section.of", "dataset", d.Title.In(m.language), "section", m.inSentence(section.Title))
		}
		sections = append(sections, section)
	}
	return sections
}

// breakdownSection shows a table whose rows are codes, with its drawing, and what is told of it besides. Its title is
// the caller's.
func (m *maker) breakdownSection(t *derive.Table, address, caption string) Section {
	name := m.breakdowns[t.Breakdown]
	section := Section{ID: name.id}
	columns := m.breakdownColumns(t)
	section.Figure = m.breakdownFigure(t, columns, address, name.chart)
	if table := m.breakdownTable(t, columns, name.table, caption); table != nil {
		section.Tables = []*Table{table}
		if section.Figure != nil && showsTable(section.Figure.Chart.Kind) {
			section.Figure.Table = table.ID
		}
	}
	section.Tables = append(section.Tables, m.funnelTables(t, name.id)...)
	if moves := m.movesTable(t, columns, name.id); moves != nil {
		section.Tables = append(section.Tables, moves)
	}
	return section
}
