package plan

import (
	"slices"

	"gongqiu/build/derive"
	"gongqiu/build/model"
)

func (m *maker) dimensionList(dimensions []*model.Dimension) any {
	section := Section{ID: "dimensions", Title: m.word("by")}
	for _, d := range dimensions {
		section.Links = append(section.Links, Link{
			Title: d.Title.In(m.language), URL: m.url(dimensionAddress(d)),
			Detail: m.word("codes-count", "count", countText(len(m.codesOf(d)))),
		})
	}
	v := &ListView{Base: m.base("list", "by/", m.word("by"), m.word("by.summary")), Summary: m.word("by.summary")}
	v.Groups = shown(section)
	return v
}

// dimension is the page of a dimension: the newest table of each dataset that is broken down by it, and its codes.
func (m *maker) dimension(d *model.Dimension) any {
	title, address := d.Title.In(m.language), dimensionAddress(d)
	v := &DataView{Summary: m.word("dimension.summary", "dimension", m.inSentence(title),
		"count", countText(len(m.codesOf(d))))}
	var sections []Section
	moved := false // one chart of moves tells enough
	for _, dataset := range m.withDimension(d) {
		t := m.newestBy(dataset, dataset.DimensionByID(d.ID))
		if t == nil {
			continue
		}
		sections = append(sections, m.newestSection(t, address, title))
		if section := m.shiftSection(t.Dataset, t.Breakdown, address); !moved && section.Figure != nil {
			sections, moved = append(sections, section), true
		}
	}
	sections = append(sections, m.codesSection(d))
	v.Base = m.base("data", address, title, v.Summary, Link{Title: m.word("by"), URL: m.url("by/")})
	v.Sections = shown(sections...)
	m.addSectionFigures(&v.Base, v.Sections)
	v.Contents = contents(v.Sections)
	return v
}

func (m *maker) codesSection(d *model.Dimension) Section {
	section := Section{ID: "codes", Title: m.word("codes")}
	for _, code := range m.codesOf(d) {
		entry := d.Codelist.Entry(code)
		link := Link{Title: entry.Label.In(m.language), URL: m.url(categoryAddress(d, entry))}
		if entry.Parent != 0 {
			link.Detail = m.label(d.Codelist, entry.Parent)
		}
		section.Links = append(section.Links, link)
	}
	return section
}

// newestBy is the newest table that breaks a dataset down by one dimension: that of the home region, or else of the
// first region in the order of the codelist; nil where there is none.
func (m *maker) newestBy(d *model.Dataset, dimension int) *derive.Table {
	b := d.By(dimension)
	if b == nil || b.Len() == 0 {
		return nil
	}
	home := m.homeRegion(d)
	best := b.Point(0)
	for row := range b.Tables() {
		p := b.Point(row)
		switch {
		case (p.Region == home) != (best.Region == home):
			if p.Region == home {
				best = p
			}
		case p.Period > best.Period:
			best = p
		}
	}
	return m.tableOf(d, b, best.Region, best.Period)
}

// newestSection shows the newest table of a dataset, and leads to the report it is from.
func (m *maker) newestSection(t *derive.Table, address, dimension string) Section {
	d, p := t.Dataset, t.Dataset.Periods[t.Period]
	section := m.breakdownSection(t, address, m.word("table.by", "dimension", m.inSentence(dimension)))
	section.ID = "dataset-" + d.ID
	section.Title = d.Title.In(m.language)
	report := m.ofRegion("period-region", d, t.Region, "period", m.periodText(p))
	section.Lead = m.word("dimension.newest", "report", report)
	section.Links = []Link{{Title: m.word("dimension.report"), URL: m.reportURL(d, t.Region, p)}}
	return section
}

// shiftSection shows how the codes of a breakdown moved in the region that has it most often, first of all the home
// region: what compares, or else shares. It is empty where one period is all that there is, and for plans and funnels,
// which have charts of their own.
func (m *maker) shiftSection(d *model.Dataset, b *model.Breakdown, address string) Section {
	region, periods := m.oftenest(d, b)
	section := Section{ID: "over-time-" + d.ID}
	if periods < 2 || len(m.plans[d]) > 0 || len(d.Funnels) > 0 {
		return section
	}
	dimension := b.Dimensions[0]
	title := func(s shift) string {
		return m.ofRegion(s.key("chart.by-time", "chart.by-then", "chart.by-top"), d, region, s.args(
			"name", d.QuantityTitle(s.quantity).In(m.language),
			"dimension", m.inSentence(m.dimensionTitle(d, []int{dimension})))...)
	}
	for q := range model.Quantity(d.QuantityCount()) {
		if !comparable(d, q) && !isShare(d, q) {
			continue
		}
		request := asked(d, region, dimension, q)
		request.Codes[dimension] = m.partsOf(d, dimension)
		if section.Figure = m.courseFigure(request, address, d.ID+"-moved", title, true); section.Figure == nil {
			section.Figure = m.slopeFigure(request, address, d.ID+"-moved", title)
		}
		if section.Figure != nil {
			section.Title = m.ofRegion("over-time", d, region)
			break
		}
	}
	return section
}

// partsOf are the codes of a dimension that are parts of its whole and have figures.
func (m *maker) partsOf(d *model.Dataset, dimension int) []model.Code {
	list := d.Dimensions[dimension].Codelist
	return slices.DeleteFunc(m.codesOf(d.Dimensions[dimension]), func(code model.Code) bool {
		role := list.Entry(code).Role
		return role == model.OfWhich || role == model.Unspecified
	})
}

// oftenest is the region with most periods of a breakdown, and how many it has. The home region wins where it has two.
func (m *maker) oftenest(d *model.Dataset, b *model.Breakdown) (region model.Code, periods int) {
	home, atHome, count := m.homeRegion(d), 0, 0
	last := model.Code(0)
	for row := range b.Tables() { // those of a region follow each other
		p := b.Point(row)
		if p.Region != last {
			last, count = p.Region, 0
		}
		if !d.InRhythm(d.Periods[p.Period]) {
			continue
		}
		if count++; count > periods {
			region, periods = p.Region, count
		}
		if p.Region == home {
			atHome = count
		}
	}
	if atHome > 1 {
		return home, atHome
	}
	return region, periods
}
