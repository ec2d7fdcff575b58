package plan

import (
	"slices"

	"gongqiu/build/derive"
	"gongqiu/build/model"
	"gongqiu/build/period"
)

// mostSeriesRows is how many periods a region's table shows; all of them are in the downloads.
const mostSeriesRows = 80

// regionPages makes the list of regions and a page for each region that has figures.
func (m *maker) regionPages() []Page {
	if len(m.regions) == 0 {
		return nil
	}
	pages := []Page{m.page("regions/", (*maker).regionList)}
	for at, r := range m.regions {
		page := m.page(regionAddress(m.list.Entry(r.code)), func(m *maker) any { return m.region(at) })
		pages = append(pages, page.on(m.dependsOnRegion(r.code)))
	}
	return pages
}

// regionList lists the regions that have figures: aggregates first, then places in the order of the codelist.
func (m *maker) regionList() any {
	aggregates := Section{ID: "aggregates", Title: m.word("aggregates")}
	places := Section{ID: "places", Title: m.word("places")}
	for _, r := range m.regions {
		entry := m.list.Entry(r.code)
		link := Link{Title: entry.Label.In(m.language), URL: m.regionURL(r.code), Detail: m.periodSpan(r.periods)}
		if entry.Role == model.Panel {
			aggregates.Links = append(aggregates.Links, link)
		} else {
			places.Links = append(places.Links, link)
		}
	}
	v := &ListView{
		Base:    m.base("list", "regions/", m.word("regions"), m.word("regions.summary")),
		Summary: m.word("regions.summary"),
	}
	v.Groups = shown(aggregates, places)
	return v
}

// periodSpan says how many periods there are and from when to when.
func (m *maker) periodSpan(periods []period.Period) string {
	if len(periods) == 1 {
		return m.periodText(periods[0])
	}
	return m.word("period-span", "first", m.periodText(periods[len(periods)-1]), "last", m.periodText(periods[0]),
		"count", countText(len(periods)))
}

// region is the page of a region: its newest figures, its series, its periods, and the regions below it.
func (m *maker) region(at int) any {
	r := &m.regions[at]
	entry := m.list.Entry(r.code)
	address := regionAddress(entry)
	name := entry.Label.In(m.language)
	v := &DataView{}
	var sections []Section
	var main []*derive.Table // what the figures at the top may be of
	for _, d := range m.datasets {
		if d.Region < 0 || d.Dimensions[d.Region].Codelist != m.list {
			continue
		}
		s := seriesOf(d, r.code)
		if newest := s.newest(); newest != nil {
			main = append(main, newest)
		}
		sections = append(sections, m.seriesSection(s, address, d.ID))
	}
	if lead := m.leading(main); lead != nil {
		v.Headline = m.headline(lead, m.regionPeriodURL(r.code, lead.Dataset.Periods[lead.Period]))
		v.Summary = m.statement(lead)
	}
	sections = append(sections, m.regionAlerts(r.code, period.Period{}))
	sections = append(sections, m.childrenSections(r.code, address)...)
	sections = append(sections, m.targetsSection(r.code, period.Period{}), m.assessmentsOf(r.code))
	sections = append(sections, m.regionPeriodLinks(at))
	sections = append(sections, m.noteSections(func(p *model.Page) bool {
		return p.Region.Text == entry.ID && p.Period.Text == ""
	})...)
	if v.Summary == "" {
		v.Summary = m.word("region.summary", "region", name, "periods", m.periodSpan(r.periods))
	}
	v.Base = m.base("data", address, name, v.Summary, m.regionTrail(entry)...)
	v.Kicker = m.word("region")
	v.Facts = m.regionFacts(r, entry)
	v.Sections = shown(sections...)
	m.addSectionFigures(&v.Base, v.Sections)
	v.Contents = contents(v.Sections)
	return v
}

// regionTrail leads from the list of regions over those above a region.
func (m *maker) regionTrail(entry *model.CodeEntry) []Link {
	const usual = 4
	trail := append(m.room.takeLinks(usual)[:0], Link{Title: m.word("regions"), URL: m.url("regions/")})
	for parent := entry.Parent; parent != 0; parent = m.list.Entry(parent).Parent {
		trail = slices.Insert(trail, 1, Link{Title: m.label(m.list, parent), URL: m.regionURL(parent)})
	}
	return trail
}

func (m *maker) regionFacts(r *regionData, entry *model.CodeEntry) []Definition {
	facts := m.fact(nil, "code", entry.ID, "")
	if entry.Parent != 0 {
		facts = m.fact(facts, "parent", m.label(m.list, entry.Parent), m.regionURL(entry.Parent))
	}
	facts = m.fact(facts, "periods", m.periodSpan(r.periods), "")
	if entry.Role == model.Panel {
		facts = m.fact(facts, "comparability", m.word("panel"), "")
	}
	return facts
}

// seriesSection is the series of a region in one dataset: a chart of its first ratio or measure, and the table.
func (m *maker) seriesSection(s *series, address, id string) Section {
	section := Section{ID: "dataset-" + id, Title: s.dataset.Title.In(m.language)}
	if len(s.rows) == 0 {
		return section
	}
	quantities := headlineQuantities(s.dataset)
	first := quantities[0]
	title := m.word("chart.over-time", "name", s.dataset.QuantityTitle(first).In(m.language),
		"region", m.regionName(s.dataset, s.tables[0].Region))
	if s.dataset.MeasureOf(first) == nil || len(quantities) == 1 {
		quantities = quantities[:1]
	} else {
		quantities = sameUnit(s.dataset, quantities)
	}
	section.Figure = m.seriesFigure(s, address, id+"-series", title, quantities...)
	if table := m.seriesTable(s, id+"-table", m.word("table.by-period"), levels); table != nil {
		section.Tables = []*Table{table}
		if section.Figure != nil && len(s.rows) <= mostSeriesRows {
			section.Figure.Table = table.ID
		}
	}
	return section
}

// sameUnit keeps the quantities that share the unit of the first, so that one axis serves all.
func sameUnit(d *model.Dataset, quantities []model.Quantity) []model.Quantity {
	var kept []model.Quantity
	for _, q := range quantities {
		if d.QuantityUnit(q) == d.QuantityUnit(quantities[0]) {
			kept = append(kept, q)
		}
	}
	return kept
}

// regionPeriodLinks lists the periods that a region has a page for.
func (m *maker) regionPeriodLinks(region int) Section {
	section := Section{ID: "periods", Title: m.word("all-periods")}
	if !m.site.Config.Families.RegionPeriods {
		return section
	}
	r, urls := &m.regions[region], m.reports[region]
	section.Links = m.room.takeLinks(len(urls))
	for at, p := range r.periods {
		section.Links[at] = Link{Title: m.periodText(p), URL: urls[at], Detail: m.brokenDownBy(r.tables[at])}
	}
	return section
}

// regionPeriodPages makes a page for each region and period that has figures.
func (m *maker) regionPeriodPages() []Page {
	count := 0
	for _, r := range m.regions {
		count += len(r.periods)
	}
	pages := make([]Page, 0, count)
	for n, r := range m.regions {
		depends := m.dependsOnRegion(r.code)
		for at, url := range m.reports[n] {
			page := m.page(m.addressIn(url), func(m *maker) any { return m.regionPeriod(n, at) })
			pages = append(pages, page.on(depends))
		}
	}
	return pages
}
