package plan

import (
	"gongqiu/build/derive"
	"gongqiu/build/format"
	"gongqiu/build/model"
	"gongqiu/build/period"
)

// mostRegionRows is how many regions one table compares; all of them are in the downloads.
const mostRegionRows = 400

// periodPages makes the list of periods and a page for each period that has figures.
func (m *maker) periodPages() []Page {
	if len(m.periods) == 0 {
		return nil
	}
	pages := []Page{m.page("periods/", (*maker).periodList)}
	for at, p := range m.periods {
		page := m.page(periodAddress(p), func(m *maker) any { return m.periodPage(at) })
		pages = append(pages, page.on(m.dependsOnPeriod(p)))
	}
	return pages
}

// periodList lists the periods by year, newest first.
func (m *maker) periodList() any {
	v := &ListView{
		Base:    m.base("list", "periods/", m.word("periods"), m.word("periods.summary")),
		Summary: m.word("periods.summary"),
	}
	v.Groups = m.byYear(m.periods, func(p period.Period) Link {
		link := Link{Title: m.periodText(p), URL: m.periodURL(p)}
		if count := m.regionsIn(p); count > 0 {
			link.Detail = m.word("regions-count", "count", countText(count))
		}
		return link
	})
	return v
}

// byYear groups links to the pages of periods, which are sorted by their ends, by the year in which they end.
func (m *maker) byYear(periods []period.Period, link func(period.Period) Link) []Section {
	var groups []Section
	for _, p := range periods {
		number := p.Last().Year()
		year := format.Date(number, 0, 0, m.lang)
		if last := len(groups) - 1; last < 0 || groups[last].Title != year {
			groups = append(groups, Section{ID: "y" + countText(number), Title: year})
		}
		group := &groups[len(groups)-1]
		group.Links = append(group.Links, link(p))
	}
	return groups
}

// regionsIn counts the regions that have figures for a period.
func (m *maker) regionsIn(p period.Period) int {
	count := 0
	for _, r := range m.regions {
		for _, own := range r.periods {
			if own == p {
				count++
			}
		}
	}
	return count
}

// periodPage compares all regions in a period, dataset by dataset.
func (m *maker) periodPage(at int) any {
	p := m.periods[at]
	address := periodAddress(p)
	v := &DataView{}
	var sections []Section
	var main []*derive.Table // what the figures at the top may be of
	for _, d := range m.datasets {
		index := d.PeriodIndex(p)
		if index < 0 {
			continue
		}
		if region, ok := m.mainRegion(d); ok {
			main = append(main, m.tableOf(d, d.Totals(), region, index))
		}
		if d.Region < 0 {
			sections = append(sections, m.wholeSections(d, index, address)...)
		} else {
			sections = append(sections, m.periodSection(d, index, address))
		}
	}
	if lead := m.leading(main); lead != nil {
		v.Headline = m.headline(lead, m.reportURL(lead.Dataset, lead.Region, p))
		v.Summary = m.statement(lead)
	}
	sections = append(sections, m.targetsSection(0, p), m.periodRegionLinks(p))
	sections = append(sections, m.noteSections(func(note *model.Page) bool {
		return note.Period.Text == p.String() && note.Region.Text == ""
	})...)
	title := m.periodText(p)
	if v.Summary == "" {
		v.Summary = m.periodSummary(p)
	}
	v.Base = m.base("data", address, title, v.Summary, Link{Title: m.word("periods"), URL: m.url("periods/")})
	v.Kicker = m.word("period")
	v.Previous, v.Next = m.periodNeighbours(at)
	v.Sections = shown(sections...)
	m.addSectionFigures(&v.Base, v.Sections)
	v.Contents = contents(v.Sections)
	return v
}

func (m *maker) periodSummary(p period.Period) string {
	if count := m.regionsIn(p); count > 0 {
		return m.word("period.summary", "period", m.periodText(p), "count", countText(count))
	}
	return m.word("period.summary.whole", "period", m.periodText(p))
}

func (m *maker) periodNeighbours(at int) (previous, next Link) {
	return neighboursOf(m.periods, at, func(at int) Link {
		return Link{Title: m.periodText(m.periods[at]), URL: m.periodURL(m.periods[at])}
	})
}

// neighboursOf are the links of the earlier and the later period of the same length, in periods newest first.
func neighboursOf(periods []period.Period, at int, link func(at int) Link) (previous, next Link) {
	same := func(other int) bool {
		return periods[other].Kind() == periods[at].Kind() && periods[other].Len() == periods[at].Len()
	}
	for other := at + 1; other < len(periods); other++ {
		if same(other) {
			previous = link(other)
			break
		}
	}
	for other := at - 1; other >= 0; other-- {
		if same(other) {
			next = link(other)
			break
		}
	}
	return previous, next
}

// periodSection compares the regions of a dataset in a period, by their totals, or else by what they have in the first
// breakdown that enough of them share.
func (m *maker) periodSection(d *model.Dataset, index int, address string) Section {
	section := Section{ID: "dataset-" + d.ID, Title: d.Title.In(m.language)}
	codes := m.allRegions()
	if table := m.regionTable(d, index, codes, nil, d.ID+"-table", m.word("table.regions")); table != nil {
		section.Tables = []*Table{table}
	}
	section.Figure = m.firstRegions(d, codes, index, address, d.ID+"-chart")
	if section.Figure != nil {
		section.Figure.Table = d.ID + "-table"
		return section
	}
	for _, b := range d.Breakdowns {
		if section.Figure = m.placesFigure(d, b, index, address, d.ID+"-chart"); section.Figure != nil {
			break
		}
	}
	return section
}

// periodRegionLinks lists the regions that have a page for a period.
func (m *maker) periodRegionLinks(p period.Period) Section {
	section := Section{ID: "regions", Title: m.word("all-regions")}
	if !m.site.Config.Families.RegionPeriods {
		return section
	}
	for n, r := range m.regions {
		for at, own := range r.periods {
			if own == p && len(section.Links) < mostRegionRows {
				section.Links = append(section.Links, Link{
					Title: m.label(m.list, r.code), URL: m.reports[n][at], Detail: m.brokenDownBy(r.tables[at]),
				})
			}
		}
	}
	return section
}

// regionTable compares the totals of regions in a period, and where they are parts of a region above, with its own.
// It is nil when none has any.
func (m *maker) regionTable(
	d *model.Dataset, index int, codes []model.Code, above *derive.Table, id, caption string,
) *Table {
	if d.Totals() == nil {
		return nil
	}
	var tables []*derive.Table
	all := 0
	for _, code := range codes {
		if t := m.tableOf(d, d.Totals(), code, index); t.Len() > 0 {
			if all++; all <= mostRegionRows {
				tables = append(tables, t)
			}
		}
	}
	if len(tables) == 0 {
		return nil
	}
	columns := levels(m.readColumns(d, d.Totals(), len(tables), func(row int, c model.Column) value {
		return valueOf(tables[row], 0, c)
	}))
	b := m.newTable(d, id, caption)
	b.headings(d.Dimensions[d.Region].Title.In(m.language), columns)
	links := m.derivationLinks()
	for n, t := range tables {
		row := Row{Head: Link{
			Title: m.label(m.list, t.Region), URL: m.regionPeriodURL(t.Region, d.Periods[index]),
		}}
		b.cells(&row, columns, n)
		b.table.Rows = append(b.table.Rows, row)
		b.linkRow(links, t, 0, columns)
	}
	b.addShares(tables, func(int) *derive.Table { return above })
	b.dropEmptyRows()
	if above != nil {
		b.ownRow(above, columns)
	}
	if all > len(tables) {
		b.note(m.word("first-rows", "count", countText(len(tables)), "all", countText(all)))
	}
	if len(columns) == 0 {
		return nil
	}
	return b.table
}

// homeRegion is the region that the home page speaks of, where a dataset has it; 0 when it does not.
func (m *maker) homeRegion(d *model.Dataset) model.Code {
	if d.Region < 0 {
		return 0
	}
	code, known := d.Dimensions[d.Region].Codelist.ByID(m.site.Config.Home.Region.Text)
	if !known {
		return 0
	}
	return code
}
