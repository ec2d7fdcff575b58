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
	pages := []Page{m.page("periods/", m.periodList)}
	for at, p := range m.periods {
		pages = append(pages, m.page(periodAddress(p), func() any { return m.periodPage(at) }))
	}
	return pages
}

// periodList lists the periods by year, newest first.
func (m *maker) periodList() any {
	v := &ListView{
		Base:    m.base("list", "periods/", m.word("periods"), m.word("periods.summary")),
		Summary: m.word("periods.summary"),
	}
	for _, p := range m.periods {
		year := format.Date(p.Year(), 0, 0, m.lang)
		if last := len(v.Groups) - 1; last < 0 || v.Groups[last].Title != year {
			v.Groups = append(v.Groups, Section{ID: "y" + countText(p.Year()), Title: year})
		}
		group := &v.Groups[len(v.Groups)-1]
		group.Links = append(group.Links, Link{
			Title: m.periodText(p), URL: m.periodURL(p), Detail: m.word("regions-count", "count", countText(m.regionsIn(p))),
		})
	}
	return v
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
	for _, d := range m.datasets {
		index := d.PeriodIndex(p)
		if index < 0 {
			continue
		}
		if v.Headline == nil {
			if home := m.homeRegion(d); home != 0 {
				totals := derive.Of(d, d.Totals(), home, index)
				v.Headline = m.headline(totals, m.regionPeriodURL(home, p))
				v.Summary = m.statement(totals)
			}
		}
		sections = append(sections, m.periodSection(d, index, address))
	}
	sections = append(sections, m.periodRegionLinks(p))
	title := m.periodText(p)
	if v.Summary == "" {
		v.Summary = m.word("period.summary", "period", title, "count", countText(m.regionsIn(p)))
	}
	v.Base = m.base("data", address, title, v.Summary, Link{Title: m.word("periods"), URL: m.url("periods/")})
	v.Kicker = m.word("period")
	v.Previous, v.Next = m.periodNeighbours(at)
	v.Sections = shown(sections...)
	v.Contents = contents(v.Sections)
	return v
}

func (m *maker) periodNeighbours(at int) (previous, next Link) {
	same := func(p period.Period) bool {
		return p.Kind() == m.periods[at].Kind() && p.Len() == m.periods[at].Len()
	}
	for _, p := range m.periods[at+1:] {
		if same(p) {
			previous = Link{Title: m.periodText(p), URL: m.periodURL(p)}
			break
		}
	}
	for n := at - 1; n >= 0; n-- {
		if p := m.periods[n]; same(p) {
			next = Link{Title: m.periodText(p), URL: m.periodURL(p)}
			break
		}
	}
	return previous, next
}

func (m *maker) periodSection(d *model.Dataset, index int, address string) Section {
	section := Section{ID: "dataset-" + d.ID, Title: d.Title.In(m.language)}
	if d.Region < 0 || d.Dimensions[d.Region].Codelist != m.list {
		section.Title = d.Title.In(m.language)
		if t := m.totalsTable(derive.Of(d, d.Totals(), 0, index), d.ID+"-table", m.word("table.totals")); t != nil {
			section.Tables = []*Table{t}
		}
		return section
	}
	var codes []model.Code
	for _, r := range m.regions {
		codes = append(codes, r.code)
	}
	if table := m.regionTable(d, index, codes, d.ID+"-table", m.word("table.regions")); table != nil {
		section.Tables = []*Table{table}
	}
	return section
}

// periodRegionLinks lists the regions that have a page for a period.
func (m *maker) periodRegionLinks(p period.Period) Section {
	section := Section{ID: "regions", Title: m.word("all-regions")}
	if !m.site.Config.Families.RegionPeriods {
		return section
	}
	for _, r := range m.regions {
		for _, own := range r.periods {
			if own == p && len(section.Links) < mostRegionRows {
				section.Links = append(section.Links, Link{
					Title: m.label(m.list, r.code), URL: m.regionPeriodURL(r.code, p),
					Detail: m.breakdownNames(r.code, p),
				})
			}
		}
	}
	return section
}

// regionTable compares the totals of regions in a period. It is nil when none has any.
func (m *maker) regionTable(d *model.Dataset, index int, codes []model.Code, id, caption string) *Table {
	if d.Totals() == nil {
		return nil
	}
	var tables []*derive.Table
	all := 0
	for _, code := range codes {
		if t := derive.Of(d, d.Totals(), code, index); t.Len() > 0 {
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
	b.table.Headings = append(b.table.Headings, Heading{Title: d.Dimensions[d.Region].Title.In(m.language)})
	b.headings(columns)
	for n, t := range tables {
		row := Row{Head: Link{
			Title: m.label(m.list, t.Region), URL: m.regionPeriodURL(t.Region, d.Periods[index]),
		}}
		b.cells(&row, columns, n)
		b.table.Rows = append(b.table.Rows, row)
	}
	b.dropEmptyRows()
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
