package plan

import (
	"slices"

	"gongqiu/build/chart"
	"gongqiu/build/derive"
	"gongqiu/build/model"
)

// mostCategoryRows is how many rows a category's table shows; all of them are in the downloads.
const mostCategoryRows = 120

// mostCategoryRanges is how many regions and periods the range chart of a code has, newest first.
const mostCategoryRanges = 16

// categoryPages makes a page for each dimension, and one for each of its codes that has figures. Regions have pages of
// their own. A dimension that several datasets share has one page for all of them.
func (m *maker) categoryPages() []Page {
	dimensions := m.dimensions()
	if len(dimensions) == 0 {
		return nil
	}
	pages := []Page{m.page("by/", func(m *maker) any { return m.dimensionList(dimensions) })}
	for _, d := range dimensions {
		page := m.page(dimensionAddress(d), func(m *maker) any { return m.dimension(d) })
		pages = append(pages, page.on(m.dependsOnDatasets(m.withDimension(d)...)))
		for _, code := range m.codesOf(d) {
			address := categoryAddress(d, d.Codelist.Entry(code))
			page := m.page(address, func(m *maker) any { return m.category(d, code) })
			pages = append(pages, page.on(m.dependsOnDatasets(m.categoryDatasets(d, code)...)))
		}
	}
	return pages
}

// dimensions lists the dimensions that any figures are broken down by, the first dataset's first.
func (x *index) dimensions() []*model.Dimension {
	var found []*model.Dimension
	for _, d := range x.datasets {
		for at, dimension := range d.Dimensions {
			known := slices.ContainsFunc(found, func(f *model.Dimension) bool { return f.ID == dimension.ID })
			if at != d.Region && !known && d.By(at) != nil {
				found = append(found, dimension)
			}
		}
	}
	return found
}

// codesOf lists the codes of a dimension that have figures, in codelist order.
func (x *index) codesOf(dimension *model.Dimension) []model.Code {
	var codes []model.Code
	for key := range x.codes {
		if same(key.dataset.Dimensions[key.dimension], dimension) && !slices.Contains(codes, key.code) {
			codes = append(codes, key.code)
		}
	}
	slices.Sort(codes)
	return codes
}

// same says whether two datasets have one dimension. One id with two codelists is a finding.
func same(a, b *model.Dimension) bool { return a.ID == b.ID && a.Codelist == b.Codelist }

// category is the page of a code: its figures in every region and period, newest first.
func (m *maker) category(dimension *model.Dimension, code model.Code) any {
	entry := dimension.Codelist.Entry(code)
	address := categoryAddress(dimension, entry)
	title := entry.Label.In(m.language)
	v := &DataView{}
	var sections []Section
	rows := 0
	for _, d := range m.datasets {
		at := d.DimensionByID(dimension.ID)
		found := m.codes[codeKey{d, at, code}]
		if len(found) == 0 {
			continue
		}
		rows += len(found)
		sections = append(sections, m.categorySection(d, found, address, title))
	}
	sections = append(sections, m.categoryResults(dimension, code, address)...)
	sections = append(sections, m.categoryPolicies(dimension, code), m.childCodes(dimension, code))
	v.Summary = m.word("category.summary", "dimension", dimension.Title.In(m.language), "name", title,
		"count", countText(rows))
	v.Base = m.base("data", address, title, v.Summary, Link{Title: m.word("by"), URL: m.url("by/")},
		Link{Title: dimension.Title.In(m.language), URL: m.url(dimensionAddress(dimension))})
	v.Kicker = dimension.Title.In(m.language)
	v.Facts = m.codeFacts(dimension, entry)
	v.Sections = shown(sections...)
	v.Contents = contents(v.Sections)
	return v
}

func (m *maker) codeFacts(dimension *model.Dimension, entry *model.CodeEntry) []Definition {
	facts := m.fact(nil, "code", entry.ID, "")
	if entry.Parent != 0 {
		parent := dimension.Codelist.Entry(entry.Parent)
		facts = m.fact(facts, "parent", parent.Label.In(m.language), m.url(categoryAddress(dimension, parent)))
		if len(m.rowsOf(dimension, entry.Parent)) == 0 {
			facts[len(facts)-1].URL = ""
		}
	}
	aliases := ""
	for at, alias := range entry.Aliases {
		if at > 0 {
			aliases += m.word("list")
		}
		aliases += alias
	}
	return m.fact(facts, "aliases", aliases, "")
}

func (x *index) rowsOf(dimension *model.Dimension, code model.Code) []codeRow {
	for _, d := range x.datasets {
		if rows := x.codes[codeKey{d, d.DimensionByID(dimension.ID), code}]; len(rows) > 0 {
			return rows
		}
	}
	return nil
}

// categorySection shows the figures of a code in one dataset: one row for each region and period.
func (m *maker) categorySection(d *model.Dataset, rows []codeRow, address, name string) Section {
	section := Section{ID: "dataset-" + d.ID, Title: d.Title.In(m.language)}
	b := rows[0].breakdown
	ordered := newestRows(rows, mostCategoryRows)
	count := len(ordered)
	tables := make([]*derive.Table, count)
	for at := range count {
		point := b.Point(ordered[at].row)
		tables[at] = m.tableOf(d, b, point.Region, point.Period)
	}
	columns := m.readColumns(d, b, count, func(row int, c model.Column) value {
		return valueOf(tables[row], ordered[row].row-tables[row].First, c)
	})
	builder := m.newTable(d, d.ID+"-table", m.word(wholeKey("table.category", d), "name", name))
	builder.headings(m.word(wholeKey("period-and-region", d)), columns)
	links := m.derivationLinks()
	for at := range count {
		t := tables[at]
		row := Row{Head: Link{
			Title: m.ofRegion("period-region", d, t.Region, "period", m.periodText(d.Periods[t.Period])),
			URL:   m.reportURL(d, t.Region, d.Periods[t.Period]),
		}}
		builder.cells(&row, columns, at)
		builder.table.Rows = append(builder.table.Rows, row)
		builder.linkRow(links, t, ordered[at].row-t.First, columns)
	}
	if count < len(rows) {
		builder.note(m.word("first-rows", "count", countText(count), "all", countText(len(rows))))
	}
	ranges := make([]rangeRow, min(count, mostCategoryRanges))
	for at := range ranges {
		t := tables[at]
		ranges[at] = rangeRow{chart.Category{
			Code: d.Periods[t.Period].String() + "/" + m.regionID(d, t.Region), Label: builder.table.Rows[at].Head.Title,
		}, t, ordered[at].row - t.First}
	}
	title := m.word("chart.ranges", "name", name, "dataset", m.inSentence(d.Title.In(m.language)))
	if section.Figure = m.rangesOf(d, ranges, address, d.ID+"-ranges", title); section.Figure == nil {
		section.Figure = m.categoryFigure(d, rows, address, name)
	} else {
		section.Figure.Table = builder.table.ID
	}
	section.Tables = []*Table{builder.table}
	return section
}

// newestRows sorts the rows of a code, and keeps as many as are wanted: the newest period first, regions in codelist
// order. Rows come by region and period, so those of one period are in the right order already and need not be
// compared.
func newestRows(rows []codeRow, most int) []codeRow {
	var counts []int // of the rows of a period
	for _, r := range rows {
		p := r.breakdown.Period(r.row)
		if p >= len(counts) {
			counts = append(counts, make([]int, p+1-len(counts))...)
		}
		counts[p]++
	}
	places := make([]int, len(counts)) // of the next row of a period
	place := 0
	for p, count := range slices.Backward(counts) {
		places[p] = place
		place += count
	}
	ordered := make([]codeRow, min(len(rows), most))
	for _, r := range rows {
		p := r.breakdown.Period(r.row)
		if places[p] < len(ordered) {
			ordered[places[p]] = r
		}
		places[p]++
	}
	return ordered
}

// childCodes lists the codes right below a code.
func (m *maker) childCodes(dimension *model.Dimension, code model.Code) Section {
	section := Section{ID: "children", Title: m.word("child-codes")}
	for _, child := range dimension.Codelist.Children(code) {
		if len(m.rowsOf(dimension, child)) > 0 {
			entry := dimension.Codelist.Entry(child)
			section.Links = append(section.Links, Link{
				Title: entry.Label.In(m.language), URL: m.url(categoryAddress(dimension, entry)),
			})
		}
	}
	return section
}
