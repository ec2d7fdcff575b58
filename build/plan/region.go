package plan

import (
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
	pages := []Page{m.page("regions/", m.regionList)}
	for _, r := range m.regions {
		pages = append(pages, m.page(regionAddress(m.list.Entry(r.code)), func() any { return m.region(r) }))
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
func (m *maker) region(r regionData) any {
	entry := m.list.Entry(r.code)
	address := regionAddress(entry)
	name := entry.Label.In(m.language)
	v := &DataView{}
	var sections []Section
	for _, d := range m.datasets {
		if d.Region < 0 || d.Dimensions[d.Region].Codelist != m.list {
			continue
		}
		s := seriesOf(d, r.code)
		if newest := s.newest(); v.Headline == nil && newest != nil {
			v.Headline = m.headline(newest, m.regionPeriodURL(r.code, d.Periods[newest.Period]))
			v.Summary = m.statement(newest)
		}
		sections = append(sections, m.seriesSection(s, address, d.ID))
	}
	sections = append(sections, m.regionPeriodLinks(r), m.children(r.code))
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
	var above []Link
	for parent := entry.Parent; parent != 0; parent = m.list.Entry(parent).Parent {
		link := Link{Title: m.label(m.list, parent), URL: m.regionURL(parent)}
		above = append([]Link{link}, above...)
	}
	return append([]Link{{Title: m.word("regions"), URL: m.url("regions/")}}, above...)
}

func (m *maker) regionFacts(r regionData, entry *model.CodeEntry) []Definition {
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
func (m *maker) regionPeriodLinks(r regionData) Section {
	section := Section{ID: "periods", Title: m.word("all-periods")}
	if !m.site.Config.Families.RegionPeriods {
		return section
	}
	for _, p := range r.periods {
		section.Links = append(section.Links, Link{
			Title: m.periodText(p), URL: m.regionPeriodURL(r.code, p), Detail: m.breakdownNames(r.code, p),
		})
	}
	return section
}

// breakdownNames says by what the figures of a region and period are broken down.
func (m *maker) breakdownNames(region model.Code, p period.Period) string {
	names, separator := "", m.word("list")
	for _, d := range m.datasets {
		at := d.PeriodIndex(p)
		if at < 0 || d.Region < 0 {
			continue
		}
		for _, b := range d.Breakdowns {
			if first, end := b.Table(region, at); end == first || len(b.Dimensions) == 0 {
				continue
			}
			if names != "" {
				names += separator
			}
			names += m.dimensionTitle(d, b.Dimensions)
		}
	}
	return names
}

// children lists the regions right below a region.
func (m *maker) children(code model.Code) Section {
	section := Section{ID: "children", Title: m.word("children")}
	for _, child := range m.list.Children(code) {
		if at, known := m.byCode[child]; known {
			section.Links = append(section.Links, Link{
				Title: m.label(m.list, child), URL: m.regionURL(child), Detail: m.periodSpan(m.regions[at].periods),
			})
		}
	}
	return section
}

// regionPeriodPages makes a page for each region and period that has figures.
func (m *maker) regionPeriodPages() []Page {
	var pages []Page
	for _, r := range m.regions {
		entry := m.list.Entry(r.code)
		for at, p := range r.periods {
			pages = append(pages, m.page(regionPeriodAddress(entry, p), func() any { return m.regionPeriod(r, at) }))
		}
	}
	return pages
}

// regionPeriod is the page of a region and period with all its tables.
func (m *maker) regionPeriod(r regionData, at int) any {
	p, entry := r.periods[at], m.list.Entry(r.code)
	address := regionPeriodAddress(entry, p)
	title := m.word("region-period.title", "region", entry.Label.In(m.language), "period", m.periodText(p))
	v := &DataView{}
	var sections []Section
	for _, d := range m.datasets {
		index := d.PeriodIndex(p)
		if index < 0 || d.Region < 0 || d.Dimensions[d.Region].Codelist != m.list {
			continue
		}
		totals := derive.Of(d, d.Totals(), r.code, index)
		if v.Headline == nil {
			v.Headline = m.headline(totals, "")
			v.Summary = m.statement(totals)
		}
		sections = append(sections, m.totalsSection(totals))
		sections = append(sections, m.breakdownSections(d, r.code, index, address)...)
		sections = append(sections, m.childrenSection(d, r.code, index, address))
	}
	sections = append(sections, m.noteSections(func(note *model.Page) bool {
		return note.Period.Text == p.String() && (note.Region.Text == entry.ID || note.Region.Text == "")
	})...)
	if v.Summary == "" {
		v.Summary = m.word("region-period.summary", "region", entry.Label.In(m.language), "period", m.periodText(p),
			"tables", m.breakdownNames(r.code, p))
	}
	trail := append(m.regionTrail(entry), Link{Title: entry.Label.In(m.language), URL: m.regionURL(r.code)})
	v.Base = m.base("data", address, title, v.Summary, trail...)
	v.Breadcrumb[len(v.Breadcrumb)-1].Title = m.periodText(p)
	v.Kicker = m.word("region-period")
	v.Previous, v.Next = m.neighbours(r, at)
	v.Sections = shown(sections...)
	m.addSectionFigures(&v.Base, v.Sections)
	v.Contents = contents(v.Sections)
	return v
}

// neighbours are the region's earlier and later period of the same length.
func (m *maker) neighbours(r regionData, at int) (previous, next Link) {
	same := func(p period.Period) bool {
		return p.Kind() == r.periods[at].Kind() && p.Len() == r.periods[at].Len()
	}
	for _, p := range r.periods[at+1:] {
		if same(p) {
			previous = Link{Title: m.periodText(p), URL: m.regionPeriodURL(r.code, p)}
			break
		}
	}
	for n := at - 1; n >= 0; n-- {
		if p := r.periods[n]; same(p) {
			next = Link{Title: m.periodText(p), URL: m.regionPeriodURL(r.code, p)}
			break
		}
	}
	return previous, next
}

func (m *maker) totalsSection(t *derive.Table) Section {
	id := "total-" + t.Dataset.ID
	section := Section{ID: id, Title: t.Dataset.Title.In(m.language)}
	if table := m.totalsTable(t, id+"-table", m.word("table.totals")); table != nil {
		section.Tables = []*Table{table}
	}
	return section
}

// breakdownSections shows every table of a region and period: chart, then table.
func (m *maker) breakdownSections(d *model.Dataset, region model.Code, index int, address string) []Section {
	var sections []Section
	for _, b := range d.Breakdowns {
		if len(b.Dimensions) == 0 {
			continue
		}
		t := derive.Of(d, b, region, index)
		if t.Len() == 0 {
			continue
		}
		id := "by"
		for _, dimension := range b.Dimensions {
			id += "-" + d.Dimensions[dimension].ID
		}
		if d != m.datasets[0] {
			id = d.ID + "-" + id
		}
		name := m.inSentence(m.dimensionTitle(d, b.Dimensions))
		section := Section{ID: id, Title: m.word("section.by", "dimension", name)}
		chartTitle := m.word("chart.by", "dimension", name, "region", m.regionName(d, region),
			"period", m.periodText(d.Periods[index]))
		section.Figure = m.breakdownFigure(t, address, id+"-chart", chartTitle)
		if table := m.breakdownTable(t, id+"-table", m.word("table.by", "dimension", name)); table != nil {
			section.Tables = []*Table{table}
		}
		sections = append(sections, section)
	}
	return sections
}

// childrenSection compares the totals of the regions below one in a period.
func (m *maker) childrenSection(d *model.Dataset, region model.Code, index int, address string) Section {
	section := Section{ID: "regions-" + d.ID, Title: m.word("section.regions")}
	table := m.regionTable(d, index, m.list.Children(region), section.ID+"-table", m.word("table.regions"))
	if table != nil {
		section.Tables = []*Table{table}
	}
	return section
}
