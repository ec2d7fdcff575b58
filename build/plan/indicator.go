package plan

import (
	"strings"

	"gongqiu/build/model"
)

// indicatorPages makes the list of indicators and a page for each measure and derived value that has figures.
func (m *maker) indicatorPages() []Page {
	if len(m.datasets) == 0 {
		return nil
	}
	pages := []Page{m.page("indicators/", (*maker).indicatorList)}
	for _, d := range m.datasets {
		if d.Totals() == nil {
			continue // its pages are those of its categories
		}
		for q := range model.Quantity(d.QuantityCount()) {
			page := m.page(indicatorAddress(d, q), func(m *maker) any { return m.indicator(d, q) })
			pages = append(pages, page.on(m.dependsOnDatasets(d)))
		}
	}
	return pages
}

func (m *maker) indicatorList() any {
	v := &ListView{
		Base:    m.base("list", "indicators/", m.word("indicators"), m.word("indicators.summary")),
		Summary: m.word("indicators.summary"),
	}
	for _, d := range m.datasets {
		section := Section{ID: "dataset-" + d.ID, Title: d.Title.In(m.language)}
		for q := range model.Quantity(d.QuantityCount()) {
			section.Links = append(section.Links, Link{
				Title: d.QuantityTitle(q).In(m.language), URL: m.indicatorURL(d, q), Detail: m.definition(d, q),
			})
		}
		v.Groups = append(v.Groups, section)
	}
	v.Groups = shown(v.Groups...)
	v.Contents = contents(v.Groups)
	return v
}

// definition says in a few words how a quantity comes about.
func (m *maker) definition(d *model.Dataset, q model.Quantity) string {
	if measure := d.MeasureOf(q); measure != nil {
		if measure.Unit != nil && measure.Unit.Prints && measure.Unit.Base.Label.In(m.language) != "" {
			return m.word("counted-in", "unit", measure.Unit.Base.Label.In(m.language))
		}
		return ""
	}
	derived := d.DerivedOf(q)
	switch derived.Kind {
	case model.ByShare:
		return m.word("share-of", "name", m.inSentence(d.Measures[derived.Of].Title.In(m.language)))
	case model.ByRank:
		return m.rankDefinition(d, derived)
	case model.ByCumulative:
		return m.word("cumulative", "name", d.QuantityTitle(model.Quantity(derived.Of)).In(m.language))
	}
	var texts []string
	for _, dated := range derived.Formulas {
		texts = append(texts, m.datedFormula(d, dated))
	}
	return strings.Join(texts, m.word("semicolon"))
}

func (m *maker) rankDefinition(d *model.Dataset, derived *model.Derived) string {
	var names []string
	for _, by := range derived.By {
		names = append(names, m.inSentence(d.QuantityTitle(by.Quantity).In(m.language)))
	}
	key := "rank-by"
	switch {
	case len(names) > 1:
		key = "rank-weighted"
	case derived.Options.Ascending:
		key = "rank-ascending"
	}
	return m.word(key, "name", strings.Join(names, m.word("list")))
}

// datedFormula writes a formula, and when it holds if it does not always.
func (m *maker) datedFormula(d *model.Dataset, dated model.DatedFormula) string {
	formula := m.formula(d, dated.Expression)
	if dated.Periods.IsZero() {
		return formula
	}
	key := "formula-span"
	switch {
	case dated.Periods.First.IsZero():
		key = "formula-until"
	case dated.Periods.Last.IsZero():
		key = "formula-from"
	}
	first, last := m.periodText(dated.Periods.First), m.periodText(dated.Periods.Last)
	return m.word("formula-dated", "periods", m.word(key, "first", first, "last", last), "formula", formula)
}

// formula writes a formula with the titles of its measures.
func (m *maker) formula(d *model.Dataset, e *model.Expression) string {
	switch e.Operator {
	case model.LeafMeasure:
		return d.Measures[e.Measure].Title.In(m.language)
	case model.LeafNumber:
		return e.Number.String()
	case model.LeafElapsed:
		return m.word("elapsed")
	}
	sides := [2]string{}
	for at, side := range []*model.Expression{e.Left, e.Right} {
		sides[at] = m.formula(d, side)
		if side.Left != nil {
			sides[at] = "(" + sides[at] + ")"
		}
	}
	sign := map[model.Operator]string{model.Plus: "+", model.Minus: "−", model.Times: "×", model.Over: "÷"}[e.Operator]
	return sides[0] + " " + sign + " " + sides[1]
}

// indicator is the page of a measure or derived value: what it is, and its newest figures.
func (m *maker) indicator(d *model.Dataset, q model.Quantity) any {
	address := indicatorAddress(d, q)
	title := d.QuantityTitle(q).In(m.language)
	v := &DataView{Summary: m.word("indicator.summary", "name", title, "dataset", d.Title.In(m.language))}
	v.Facts = m.indicatorFacts(d, q)
	var sections []Section
	if home, ok := m.bestRegion(d, q); ok {
		s := seriesOf(d, home)
		section := Section{ID: "over-time", Title: m.ofRegion("over-time", d, home)}
		chartTitle := m.ofRegion("chart.over-time", d, home, "name", title)
		if !isShare(d, q) { // a total is all of itself
			section.Figure = m.seriesFigure(s, address, "series", chartTitle, q)
		}
		if table := m.seriesTable(s, "series-table", m.word("table.by-period"), only(q)); table != nil {
			section.Tables = []*Table{table}
		}
		sections = append(sections, section)
		sections = append(sections, m.balanceSection(s, q, address))
	}
	sections = append(sections, m.newestByRegion(d, q, address))
	v.Base = m.base("data", address, title, v.Summary, Link{Title: m.word("indicators"), URL: m.url("indicators/")})
	v.Kicker = m.word("indicator")
	v.Sections = shown(sections...)
	v.Contents = contents(v.Sections)
	return v
}

func (m *maker) indicatorFacts(d *model.Dataset, q model.Quantity) []Definition {
	facts := m.fact(nil, "definition", m.definition(d, q), "")
	var aliases []string
	var note model.Text
	if measure := d.MeasureOf(q); measure != nil {
		aliases, note = measure.Aliases, measure.Note
	} else {
		derived := d.DerivedOf(q)
		aliases, note = derived.Aliases, derived.Note
		if derived.Ratio && derived.Options.Unspecified == model.Allocate {
			facts = m.fact(facts, "unspecified", m.word("allocated"), "")
		}
	}
	facts = m.fact(facts, "aliases", strings.Join(aliases, m.word("list")), "")
	facts = m.fact(facts, "note", note.In(m.language), "")
	facts = append(facts, m.declaredBreaks(d, q)...)
	facts = m.fact(facts, "column", d.QuantityID(q), "")
	return m.fact(facts, "dataset", d.Title.In(m.language), m.datasetURL(d))
}

// only keeps the columns of one quantity.
func only(q model.Quantity) func([]column) []column {
	return func(columns []column) []column {
		var kept []column
		for _, c := range columns {
			if c.Quantity() == q {
				kept = append(kept, c)
			}
		}
		return kept
	}
}

// newestByRegion shows the newest figure of every region.
func (m *maker) newestByRegion(d *model.Dataset, q model.Quantity, address string) Section {
	section := Section{ID: "regions", Title: m.word("newest-by-region")}
	if d.Region < 0 || d.Totals() == nil {
		return section
	}
	section.Figure = m.regionsOverTime(d, q, address, "regions-chart")
	level := model.ColumnOf(q, model.Level)
	b := m.newTable(d, "regions-table", m.word("newest-by-region"))
	b.table.Headings = []Heading{
		{Title: d.Dimensions[d.Region].Title.In(m.language)}, {Title: m.word("period")},
		{Title: d.QuantityTitle(q).In(m.language), Numeric: true},
	}
	links := m.derivationLinks()
	for _, r := range m.regions {
		s := seriesOf(d, r.code)
		for at := len(s.rows) - 1; at >= 0; at-- {
			v := s.value(at, level)
			if !v.cell.Has() {
				continue
			}
			if len(b.table.Rows) == mostRegionRows {
				break
			}
			cell := b.quantityCell(level, v)
			if v.computed {
				cell.Note = b.note(m.word("computed"))
			}
			b.table.Rows = append(b.table.Rows, Row{
				Head:  Link{Title: m.label(m.list, r.code), URL: m.regionURL(r.code)},
				Cells: []TableCell{{Text: m.periodText(s.period(at))}, cell},
			})
			b.linkRow(links, s.tables[at], s.rows[at]-s.tables[at].First, []column{{Column: level}})
			break
		}
	}
	if len(b.table.Rows) > 0 {
		section.Tables = []*Table{b.table}
	}
	return section
}
