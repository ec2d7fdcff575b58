package plan

import (
	"slices"
	"strings"

	"gongqiu/build/derivation"
	"gongqiu/build/derive"
	"gongqiu/build/model"
	"gongqiu/build/period"
)

// mostDerivedLines is how many values one page of derivations tells at most. A line takes 300 bytes or so, and a page
// must stay below 150 KB; the tests measure it.
const mostDerivedLines = 320

// derivationFolder stands below the address of a region and period.
const derivationFolder = "derivation/"

// DerivationView tells how the values of a region and period came about, table by table and row by row.
type DerivationView struct {
	Base
	Summary string
	Parts   []Link // the other pages, where the tables are too long for one
	Tables  []Derivation
}

// Derivation tells how the values of one table came about.
type Derivation struct {
	ID      string
	Title   string
	Methods []Definition // how each column is computed
	Files   []string     // the tables that its numbers come from, from the project's folder
	Rows    []DerivedRow
	Sources []Link
}

// DerivedRow is a row of the table. Its ID does not change when rows are added.
type DerivedRow struct {
	ID    string // "skill/grade-4"
	Title string
	Note  Note
	Lines []DerivedLine
}

// DerivedLine is one value.
type DerivedLine struct {
	ID      string // "skill/grade-4/ratio"
	Title   string
	Value   string // as the page of the region and period shows it, with its unit; empty for a kind of nothing
	State   model.State
	Sum     []Link   // the expression with its numbers, piece by piece; a number of another row leads to it
	Result  string   // of the expression, as exact as it is written
	Rounded string   // the result as it is shown; empty where nothing was rounded
	Shares  []string // how numbers within the expression came about
	Shown   bool     // the result is the value, as it is shown
	Differs string   // the value was published, and is not what the counts give: both
	Remarks []Note
	Place   string // file:line:column of a number that a table gives
}

// derivationPart is one page of derivations of a region and period.
type derivationPart struct {
	address string // below that of the region and period: "derivation/", "derivation/by-skill/2/"
	tables  []derivedRows
}

// derivedRows are rows of a table, first to end, counted within the table.
type derivedRows struct {
	dataset    *model.Dataset
	breakdown  *model.Breakdown
	first, end int
}

// derivationParts parts the tables of a region and period into pages: one where they are short, else the totals on the
// first and every breakdown on its own, in several where it alone is too long.
func (m *maker) derivationParts(region model.Code, p period.Period) []derivationPart {
	var tables []derivedRows
	lines := 0
	for _, d := range m.datasets {
		index := d.PeriodIndex(p)
		if index < 0 || d.Region < 0 || d.Dimensions[d.Region].Codelist != m.list || !derives(d) {
			continue
		}
		for _, b := range d.Breakdowns {
			if first, end := b.Table(region, index); end > first {
				tables = append(tables, derivedRows{d, b, 0, end - first})
				lines += (end - first) * derivedColumns(d, b)
			}
		}
	}
	if len(tables) == 0 {
		return nil
	}
	if lines <= mostDerivedLines {
		return []derivationPart{{derivationFolder, tables}}
	}
	parts := []derivationPart{{address: derivationFolder}}
	for _, t := range tables {
		if len(t.breakdown.Dimensions) == 0 {
			parts[0].tables = append(parts[0].tables, t)
			continue
		}
		most := max(mostDerivedLines/derivedColumns(t.dataset, t.breakdown), 1)
		for first := 0; first < t.end; first += most {
			address := derivationFolder + m.breakdownID(t.dataset, t.breakdown) + "/"
			if first > 0 {
				address += countText(first/most+1) + "/"
			}
			rows := derivedRows{t.dataset, t.breakdown, first, min(first+most, t.end)}
			parts = append(parts, derivationPart{address, []derivedRows{rows}})
		}
	}
	return parts
}

// derives says whether a dataset has anything but counts to explain.
func derives(d *model.Dataset) bool {
	if len(d.Derived) > 0 {
		return true
	}
	for _, b := range d.Breakdowns {
		for c := range model.Column(d.ColumnCount()) {
			if c.Change() != model.Level && b.Has(c) {
				return true
			}
		}
	}
	return false
}

// derivedColumns is how many values a row of a breakdown has at most.
func derivedColumns(d *model.Dataset, b *model.Breakdown) int {
	count := 0
	for c := range model.Column(d.ColumnCount()) {
		if b.Has(c) || c.Change() == model.Level && d.DerivedOf(c.Quantity()) != nil {
			count++
		}
	}
	return max(count, 1)
}

// breakdownID is the id of the section that shows a breakdown, "by-skill"; without a breakdown, that of the totals.
func (m *maker) breakdownID(d *model.Dataset, b *model.Breakdown) string {
	if b == nil {
		return m.newBreakdownID(d, nil)
	}
	return m.breakdowns[b].id
}

func (m *maker) newBreakdownID(d *model.Dataset, dimensions []int) string {
	if len(dimensions) == 0 {
		return "total-" + d.ID
	}
	id := "by"
	for _, dimension := range dimensions {
		id += "-" + d.Dimensions[dimension].ID
	}
	if d != m.datasets[0] {
		id = d.ID + "-" + id
	}
	return id
}

// rowAnchor is the id of a row on its page of derivations: dimensions, then codes, as they are in data, so that a link
// stays right when rows are added.
func (m *maker) rowAnchor(t *derive.Table, n int) string {
	var b strings.Builder
	if t.Dataset != m.datasets[0] {
		b.WriteString(t.Dataset.ID + ":")
	}
	if len(t.Breakdown.Dimensions) == 0 {
		b.WriteString("total")
		return b.String()
	}
	for at, dimension := range t.Breakdown.Dimensions {
		if at > 0 {
			b.WriteByte('-')
		}
		b.WriteString(t.Dataset.Dimensions[dimension].ID)
	}
	codes := t.Codes(n)
	for at, dimension := range t.Breakdown.Dimensions {
		b.WriteString([...]string{"/", ","}[min(at, 1)])
		b.WriteString(t.Dataset.Dimensions[dimension].Codelist.Entry(codes[at]).ID)
	}
	return b.String()
}

// derivationPages makes the pages that tell how the values of every region and period came about.
func (m *maker) derivationPages() []Page {
	var pages []Page
	for _, r := range m.regions {
		entry, depends := m.list.Entry(r.code), m.dependsOnRegion(r.code)
		for _, p := range r.periods {
			for at, part := range m.derivationParts(r.code, p) {
				address := regionPeriodAddress(entry, p) + part.address
				page := m.page(address, func(m *maker) any { return m.derivation(r.code, p, at) })
				page.Unlisted, page.depends = true, depends
				pages = append(pages, page)
			}
		}
	}
	return pages
}

// derivation is one page of derivations of a region and period.
func (m *maker) derivation(region model.Code, p period.Period, at int) any {
	links := m.derivationLinks()
	parts := m.derivationParts(region, p)
	links.parts[regionPeriod{region, p}] = parts
	entry, part := m.list.Entry(region), parts[at]
	address := regionPeriodAddress(entry, p)
	name := entry.Label.In(m.language)
	title := m.word("derivation.title", "region", name, "period", m.periodText(p))
	v := &DerivationView{Summary: m.word("derivation.summary")}
	w := &derivationWriter{derivationLinks: links, explainer: derivation.New(m.verdicts)}
	trail := append(m.regionTrail(entry), Link{Title: name, URL: m.regionURL(region)},
		Link{Title: m.periodText(p), URL: m.regionPeriodURL(region, p)})
	if at > 0 {
		trail = append(trail, Link{Title: m.word("derivation"), URL: m.url(address + derivationFolder)})
		title = m.word("derivation.title.part", "title", title, "part", m.partTitle(part))
	}
	v.Base = m.base("derivation", address+part.address, title, v.Summary, trail...)
	v.Breadcrumb[len(v.Breadcrumb)-1].Title = m.word("derivation")
	if at > 0 {
		v.Breadcrumb[len(v.Breadcrumb)-1].Title = m.partTitle(part)
	}
	v.Kicker, v.NoIndex = m.word("derivation"), true
	w.page = m.url(address + part.address)
	several := ofSeveral(part.tables)
	for _, rows := range part.tables {
		v.Tables = append(v.Tables, w.table(rows, region, p))
		table := &v.Tables[len(v.Tables)-1]
		if several {
			table.Title = m.titleWithDataset(rows)
		}
		v.Contents = append(v.Contents, Link{Title: table.Title, URL: "#" + table.ID})
	}
	if at == 0 {
		for _, other := range parts[1:] {
			v.Parts = append(v.Parts, Link{Title: m.partTitle(other), URL: m.url(address + other.address)})
		}
	}
	if len(v.Contents) < 3 {
		v.Contents = nil
	}
	return v
}

// ofSeveral says whether tables are of more than one dataset.
func ofSeveral(tables []derivedRows) bool {
	return slices.ContainsFunc(tables, func(rows derivedRows) bool { return rows.dataset != tables[0].dataset })
}

// titleWithDataset is the heading of a table's derivations on a page that has those of several datasets.
func (m *maker) titleWithDataset(rows derivedRows) string {
	dataset := rows.dataset.Title.In(m.language)
	if title := m.tableTitle(rows); title != dataset {
		return m.word("derivation.title.part", "title", dataset, "part", title)
	}
	return dataset
}

// partTitle names the table of a page that holds one, and says which rows of it where it takes several pages.
func (m *maker) partTitle(part derivationPart) string {
	rows := part.tables[0]
	title := m.tableTitle(rows)
	pieces := strings.Split(strings.Trim(part.address, "/"), "/")
	if number := pieces[len(pieces)-1]; len(pieces) > 2 {
		title = m.word("derivation.part", "title", title, "number", number)
	}
	return title
}

// tableTitle is the heading of a table's derivations.
func (m *maker) tableTitle(rows derivedRows) string {
	if len(rows.breakdown.Dimensions) == 0 {
		if slices.Index(m.datasets, rows.dataset) > 0 {
			return rows.dataset.Title.In(m.language)
		}
		return m.word("table.totals")
	}
	name := m.inSentence(m.dimensionTitle(rows.dataset, rows.breakdown.Dimensions))
	return m.word("section.by", "dimension", name)
}
