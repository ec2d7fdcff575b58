package plan

import (
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
	for _, dataset := range m.withDimension(d) {
		if t := m.newestBy(dataset, dataset.DimensionByID(d.ID)); t != nil {
			sections = append(sections, m.newestSection(t, address, title))
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
	for row := range b.Len() {
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
	return derive.Of(d, b, best.Region, best.Period)
}

// newestSection shows the newest table of a dataset, and leads to the report it is from.
func (m *maker) newestSection(t *derive.Table, address, dimension string) Section {
	d, p := t.Dataset, t.Dataset.Periods[t.Period]
	section := m.breakdownSection(t, address, m.inSentence(dimension))
	section.ID = "dataset-" + d.ID
	section.Title = d.Title.In(m.language)
	report := m.ofRegion("period-region", d, t.Region, "period", m.periodText(p))
	section.Lead = m.word("dimension.newest", "report", report)
	section.Links = []Link{{Title: m.word("dimension.report"), URL: m.reportURL(d, t.Region, p)}}
	return section
}
