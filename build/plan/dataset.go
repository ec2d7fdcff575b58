package plan

import (
	"gongqiu/build/derive"
	"gongqiu/build/model"
)

// mostPreviewRows is how many rows of a dataset its page shows.
const mostPreviewRows = 20

// datasetPages makes the list of datasets and a page for each.
func (m *maker) datasetPages() []Page {
	if len(m.datasets) == 0 {
		return nil
	}
	pages := []Page{m.page("data/", (*maker).datasetList)}
	for _, d := range m.datasets {
		page := m.page(datasetAddress(d), func(m *maker) any { return m.dataset(d) })
		pages = append(pages, page.on(m.dependsOnDatasets(d)))
	}
	return pages
}

func (m *maker) datasetURL(d *model.Dataset) string {
	if !m.site.Config.Families.Datasets {
		return ""
	}
	return m.url(datasetAddress(d))
}

func (m *maker) datasetList() any {
	section := Section{ID: "datasets", Title: m.word("datasets")}
	for _, d := range m.datasets {
		section.Links = append(section.Links, Link{
			Title: d.Title.In(m.language), URL: m.datasetURL(d), Detail: m.datasetSpan(d),
		})
	}
	v := &ListView{Base: m.base("list", "data/", m.word("data"), m.word("data.summary")), Summary: m.word("data.summary")}
	v.Groups = shown(section)
	return v
}

// datasetSpan says from when to when a dataset has figures.
func (m *maker) datasetSpan(d *model.Dataset) string {
	if len(d.Periods) == 0 {
		return ""
	}
	return m.word("span", "first", m.periodText(d.Periods[0]), "last", m.periodText(d.Periods[len(d.Periods)-1]))
}

// dataset is the page of a dataset: what it is, its downloads, its dictionary and its first rows.
func (m *maker) dataset(d *model.Dataset) any {
	title := d.Title.In(m.language)
	v := &DatasetView{Summary: d.Note.In(m.language)}
	if v.Summary == "" {
		v.Summary = m.word("dataset.summary", "name", title)
	}
	v.Base = m.base("dataset", datasetAddress(d), title, v.Summary, Link{Title: m.word("data"), URL: m.url("data/")})
	v.Kicker = m.word("dataset")
	v.Facts = m.datasetFacts(d)
	if m.site.Config.Downloads.Data {
		for _, format := range DatasetFormats() {
			v.Downloads = append(v.Downloads, Link{
				Title: m.word("download." + format), URL: m.view.BasePath + "/" + DatasetFile(d, format),
			})
		}
	}
	sections := []Section{
		m.preview(d), m.measuresSection(d), m.dimensionsSection(d), m.statesSection(),
	}
	sections = append(sections, m.noteSections(func(p *model.Page) bool { return p.Dataset.Text == d.ID })...)
	v.Sections = shown(sections...)
	m.addSectionFigures(&v.Base, v.Sections)
	v.Contents = contents(v.Sections)
	return v
}

// DatasetFormats lists the formats that a dataset can be downloaded in.
func DatasetFormats() []string { return []string{"csv", "json"} }

func (m *maker) datasetFacts(d *model.Dataset) []Definition {
	facts := m.fact(nil, "frequency", m.words.Text(m.lang, "frequency."+d.Frequency.String()), "")
	facts = m.fact(facts, "periods", m.datasetSpan(d), "")
	rows := 0
	for _, b := range d.Breakdowns {
		rows += b.Len()
	}
	facts = m.fact(facts, "rows", countText(rows), "")
	tables, _ := d.Read()
	facts = m.fact(facts, "tables", countText(tables), "")
	facts = m.fact(facts, "source", d.Source.Title.In(m.language), d.Source.URL)
	facts = m.fact(facts, "licence", d.Licence.In(m.language), "")
	return m.fact(facts, "contact", d.Contact.In(m.language), "")
}

// preview shows the first rows of a dataset, as its CSV has them.
func (m *maker) preview(d *model.Dataset) Section {
	section := Section{ID: "preview", Title: m.word("preview")}
	if len(d.Breakdowns) == 0 {
		return section
	}
	b := d.Breakdowns[0]
	count := min(b.Len(), mostPreviewRows)
	tables := make([]*derive.Table, count)
	for at := range count {
		point := b.Point(at)
		tables[at] = m.tableOf(d, b, point.Region, point.Period)
	}
	columns := m.readColumns(d, b, count, func(row int, c model.Column) value {
		return valueOf(tables[row], row-tables[row].First, c)
	})
	builder := m.newTable(d, "preview-table", m.word("preview.caption", "count", countText(count)))
	builder.headings(m.word(wholeKey("period-and-region", d)), columns)
	for at, t := range tables {
		row := Row{Head: Link{Title: m.ofRegion("period-region", d, t.Region, "period", m.periodText(d.Periods[t.Period]))}}
		if len(b.Dimensions) > 0 {
			row.Head.Title += m.word("slash") + m.codeRow(t, at-t.First).Head.Title
		}
		builder.cells(&row, columns, at)
		builder.table.Rows = append(builder.table.Rows, row)
	}
	builder.table.Sources = nil
	section.Tables = []*Table{builder.table}
	return section
}

// measuresSection is the dictionary of the columns that hold numbers.
func (m *maker) measuresSection(d *model.Dataset) Section {
	table := &Table{ID: "columns-table", Caption: m.word("dictionary"), Headings: []Heading{
		{Title: m.word("column")}, {Title: m.word("title")}, {Title: m.word("unit")}, {Title: m.word("definition")},
	}}
	for q := range model.Quantity(d.QuantityCount()) {
		unit := ""
		if u := d.QuantityUnit(q); u != nil {
			unit = u.Base.Label.In(m.language)
		}
		if derived := d.DerivedOf(q); derived != nil && derived.Percent {
			unit = "%"
		}
		table.Rows = append(table.Rows, Row{
			Head: Link{Title: d.QuantityID(q)},
			Cells: []TableCell{
				{Text: d.QuantityTitle(q).In(m.language), URL: m.indicatorURL(d, q)},
				textCell(unit), textCell(m.definition(d, q)),
			},
		})
	}
	return Section{ID: "columns", Title: m.word("dictionary"), Tables: []*Table{table}}
}

// textCell is a cell of words; without any, the question does not apply.
func textCell(text string) TableCell {
	if text == "" {
		return TableCell{State: model.NotApplicable}
	}
	return TableCell{Text: text}
}

// dimensionsSection is the dictionary of the columns that hold codes.
func (m *maker) dimensionsSection(d *model.Dataset) Section {
	table := &Table{ID: "dimensions-table", Caption: m.word("dimensions"), Headings: []Heading{
		{Title: m.word("column")}, {Title: m.word("title")}, {Title: m.word("codelist")},
		{Title: m.word("codes"), Numeric: true},
	}}
	for at, dimension := range d.Dimensions {
		url := ""
		if m.site.Config.Families.Categories && at != d.Region && d.By(at) != nil {
			url = m.url(dimensionAddress(dimension))
		} else if at == d.Region && m.site.Config.Families.Regions && len(m.regions) > 0 {
			url = m.url("regions/")
		}
		table.Rows = append(table.Rows, Row{
			Head: Link{Title: dimension.ID},
			Cells: []TableCell{
				{Text: dimension.Title.In(m.language), URL: url}, {Text: dimension.Codelist.ID},
				{Text: countText(dimension.Codelist.Len() - 1)},
			},
		})
	}
	return Section{ID: "dimensions", Title: m.word("dimensions"), Tables: []*Table{table}}
}

// statesSection explains the kinds of nothing as downloads write them.
func (m *maker) statesSection() Section {
	section := Section{ID: "states", Title: m.word("states")}
	for _, state := range []model.State{model.Missing, model.NotApplicable, model.NotComparable, model.Suppressed} {
		section.Facts = append(section.Facts, Definition{
			Term: state.String(), Text: m.words.Text(m.lang, "availability."+state.String()+".long"),
		})
	}
	return section
}
