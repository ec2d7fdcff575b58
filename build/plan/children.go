package plan

import (
	"slices"
	"strings"

	"gongqiu/build/derive"
	"gongqiu/build/format"
	"gongqiu/build/model"
)

// Regions nest to any depth. A region shows those right below it in tables, each with its own figures and its share of
// the region above.

// below lists the regions right below one that have figures: its children in the codelist, and of an aggregate those
// that it gathers.
func (m *maker) below(region model.Code) []model.Code {
	return slices.DeleteFunc(m.list.Below(region), func(code model.Code) bool {
		_, known := m.byCode[code]
		return !known
	})
}

// childrenSection compares the totals of the regions right below one in a period.
func (m *maker) childrenSection(above *derive.Table) Section {
	d, codes := above.Dataset, m.below(above.Region)
	if len(codes) == 0 {
		return Section{}
	}
	section := Section{ID: "regions-" + d.ID, Title: m.word("section.regions")}
	table := m.regionTable(d, above.Period, codes, above, section.ID+"-table", m.word("table.regions"))
	if table != nil {
		section.Tables = []*Table{table}
	}
	return section
}

// childrenFigure compares the regions right below one in the newest period that enough of them have.
func (m *maker) childrenFigure(d *model.Dataset, codes []model.Code, address, id string) *Figure {
	for index := len(d.Periods) - 1; index >= 0; index-- {
		p := d.Periods[index]
		if !d.InRhythm(p) {
			continue
		}
		if figure := m.firstRegions(d, codes, index, address, id); figure != nil {
			return figure
		}
	}
	return nil
}

// childrenSections show the regions right below one: in each dataset their newest totals, and those without any as
// links.
func (m *maker) childrenSections(region model.Code, address string) []Section {
	codes := m.below(region)
	if len(codes) == 0 {
		return nil
	}
	section := Section{ID: "children", Title: m.word("children")}
	shown := make(map[model.Code]bool)
	for _, d := range m.datasets {
		if d.Region < 0 || d.Dimensions[d.Region].Codelist != m.list || d.Totals() == nil {
			continue
		}
		var tables []*derive.Table
		for _, code := range codes {
			if newest := seriesOf(d, code).newest(); newest != nil && len(tables) < mostRegionRows {
				tables, shown[code] = append(tables, newest), true
			}
		}
		if table := m.newestTable(tables, region, "children-"+d.ID); table != nil {
			section.Tables = append(section.Tables, table)
		}
		if section.Figure == nil {
			section.Figure = m.childrenFigure(d, codes, address, "children-chart")
		}
	}
	for _, code := range codes {
		if !shown[code] {
			section.Links = append(section.Links, Link{
				Title: m.label(m.list, code), URL: m.regionURL(code), Detail: m.periodSpan(m.regions[m.byCode[code]].periods),
			})
		}
	}
	return []Section{section}
}

// newestTable shows the newest totals of regions below another, each with its period.
func (m *maker) newestTable(tables []*derive.Table, above model.Code, id string) *Table {
	if len(tables) == 0 {
		return nil
	}
	d := tables[0].Dataset
	columns := levels(m.readColumns(d, d.Totals(), len(tables), func(row int, c model.Column) value {
		return valueOf(tables[row], 0, c)
	}))
	if len(columns) == 0 {
		return nil
	}
	b := m.newTable(d, id, m.word("children.caption", "dataset", d.Title.In(m.language)))
	b.headings(d.Dimensions[d.Region].Title.In(m.language), columns)
	links := m.derivationLinks()
	whole := make([]*derive.Table, len(tables))
	for n, t := range tables {
		row := Row{Head: Link{Title: m.label(m.list, t.Region), URL: m.regionURL(t.Region)}}
		b.cells(&row, columns, n)
		b.table.Rows = append(b.table.Rows, row)
		b.linkRow(links, t, 0, columns)
		whole[n] = m.tableOf(d, t.Breakdown, above, t.Period)
	}
	b.addShares(tables, func(n int) *derive.Table { return whole[n] })
	if onePeriod(tables) {
		b.table.Caption = m.word("children.caption.period", "dataset", d.Title.In(m.language),
			"period", m.periodText(d.Periods[tables[0].Period]))
		b.ownRow(whole[0], columns)
		return b.table
	}
	b.table.Headings = slices.Insert(b.table.Headings, 1, Heading{Title: m.word("period")})
	for n, t := range tables {
		period := TableCell{Text: m.periodText(d.Periods[t.Period])}
		b.table.Rows[n].Cells = slices.Insert(b.table.Rows[n].Cells, 0, period)
	}
	return b.table
}

// onePeriod says whether tables are all of one period.
func onePeriod(tables []*derive.Table) bool {
	return !slices.ContainsFunc(tables, func(t *derive.Table) bool { return t.Period != tables[0].Period })
}

// ownRow adds the region's own figures below those of the regions within it.
func (b *tableBuilder) ownRow(own *derive.Table, columns []column) {
	count := len(b.table.Rows)
	b.wholeRow(own, Link{Title: b.label(b.list, own.Region)}, columns)
	if len(b.table.Rows) == count {
		return
	}
	row := &b.table.Rows[count]
	for len(row.Cells) < len(b.table.Headings)-1 {
		row.Cells = append(row.Cells, TableCell{Text: "100"}) // all of itself
	}
}

// addShares adds columns with the share that each row's region has in the region above it, of the counts that the
// dataset is about. Columns without any share are left out.
func (b *tableBuilder) addShares(tables []*derive.Table, above func(row int) *derive.Table) {
	for _, q := range headlineQuantities(b.dataset) {
		if b.dataset.MeasureOf(q) == nil {
			continue
		}
		cells, any := make([]TableCell, len(tables)), false
		for n, t := range tables {
			if share := t.OfAbove(int(q), above(n)); share.Has() {
				cells[n], any = TableCell{Text: format.Number(share.Number, b.lang)}, true
			}
		}
		if !any {
			continue
		}
		b.table.Headings = append(b.table.Headings, Heading{
			Title: b.word("share-of-above", "name", b.dataset.QuantityTitle(q).In(b.language)), Unit: "%", Numeric: true,
			Note: b.note(b.word("share-of-above.note")),
		})
		for n := range tables {
			b.table.Rows[n].Cells = append(b.table.Rows[n].Cells, cells[n])
		}
	}
}

// sharesAbove says what share of the region above it a region has, of the counts that the dataset is about.
func (m *maker) sharesAbove(t *derive.Table) []Definition {
	parent := m.list.Entry(t.Region).Parent
	if t.Len() == 0 || parent == 0 {
		return nil
	}
	above := m.tableOf(t.Dataset, t.Breakdown, parent, t.Period)
	var shares []string
	for _, q := range headlineQuantities(t.Dataset) {
		if t.Dataset.MeasureOf(q) == nil {
			continue
		}
		if share := t.OfAbove(int(q), above); share.Has() {
			shares = append(shares, m.word("named", "name", m.inSentence(t.Dataset.QuantityTitle(q).In(m.language)),
				"value", format.Percent(share.Number, m.lang)))
		}
	}
	if len(shares) == 0 {
		return nil
	}
	term := m.word("share-of-region", "region", m.label(m.list, parent))
	url := m.regionPeriodURL(parent, t.Dataset.Periods[t.Period])
	return []Definition{{Term: term, Text: strings.Join(shares, m.word("comma")), URL: url}}
}
