package plan

import (
	"cmp"
	"maps"
	"slices"

	"gongqiu/build/derive"
	"gongqiu/build/model"
)

// mostMeasureRows is how many rows the table of the numbers that a document moves shows.
const mostMeasureRows = 24

// movedNumbers are what a document moves in one dataset: a row for each place where its file names a number, and a
// column for each quantity.
type movedNumbers struct {
	dataset    *model.Dataset
	compared   bool // places are to be read side by side, whatever else could be drawn
	quantities []model.Quantity
	rows       []movedRow
}

// movedRow is a row of a breakdown.
type movedRow struct {
	dataset   *model.Dataset
	breakdown *model.Breakdown
	row       int
	order     int // of the codes in the file
}

func (r *movedRow) point() model.Point { return r.breakdown.Point(r.row) }

// table is the table that the row stands in, and the place of the row there.
func (r *movedRow) table() (*derive.Table, int) {
	point := r.point()
	t := derive.Of(r.dataset, r.breakdown, point.Region, point.Period)
	return t, r.row - t.First
}

// value is a quantity of the row.
func (r *movedRow) value(q model.Quantity) value {
	t, n := r.table()
	return valueOf(t, n, model.ColumnOf(q, model.Level))
}

// policyMeasures shows the numbers that a document moves: a section for each dataset.
func (m *maker) policyMeasures(policy *model.Policy) []Section {
	about := func(measure model.MeasureRef, region model.Code) bool { return m.concerns(policy, measure, region) }
	return m.movedSections(gather(policy.Measures, about), policyAddress(policy), "policy.moves")
}

// gather finds the rows that have measures in the regions that a page is about, dataset by dataset.
func gather(measures []model.MeasureRef, about func(model.MeasureRef, model.Code) bool) []*movedNumbers {
	var all []*movedNumbers
	for order, measure := range measures {
		at := slices.IndexFunc(all, func(n *movedNumbers) bool { return n.dataset == measure.Dataset })
		if at < 0 {
			at = len(all)
			all = append(all, &movedNumbers{dataset: measure.Dataset})
		}
		all[at].addMeasure(measure, order, about)
	}
	return all
}

// movedSections shows numbers, a section for each dataset, with a title of a word.
func (m *maker) movedSections(all []*movedNumbers, address, title string) []Section {
	var sections []Section
	for at, numbers := range all {
		if len(numbers.rows) > 0 {
			sections = append(sections, m.movedSection(numbers, address, "moves-"+countText(at+1), title))
		}
	}
	return sections
}

// addMeasure adds the rows that have a number of a measure in the regions that the page is about.
func (n *movedNumbers) addMeasure(
	measure model.MeasureRef, order int, about func(model.MeasureRef, model.Code) bool,
) {
	d := n.dataset
	dimensions := slices.DeleteFunc(slices.Sorted(maps.Keys(measure.Codes)), func(at int) bool {
		return at == d.Region || measure.Codes[at] == 0
	})
	b := d.By(dimensions...)
	if b == nil {
		return
	}
	if !slices.Contains(n.quantities, measure.Quantity) {
		n.quantities = append(n.quantities, measure.Quantity)
	}
	for row := range b.Len() {
		point := b.Point(row)
		fits := measure.Periods.IsZero() || measure.Periods.Contains(d.Periods[point.Period])
		for at, dimension := range dimensions {
			fits = fits && point.Codes[at] == measure.Codes[dimension]
		}
		if fits && about(measure, point.Region) {
			n.add(movedRow{d, b, row, order}, measure.Quantity)
		}
	}
}

// add adds a row that has a quantity, in the order of the file and then of time, the newest first.
func (n *movedNumbers) add(row movedRow, q model.Quantity) {
	known := func(other movedRow) bool { return other.breakdown == row.breakdown && other.row == row.row }
	if !row.value(q).cell.Has() || slices.ContainsFunc(n.rows, known) {
		return
	}
	codes := row.point().Codes
	for _, other := range n.rows { // further quantities of the same codes belong to them
		if other.breakdown == row.breakdown && other.point().Codes == codes {
			row.order = other.order
		}
	}
	n.rows = append(n.rows, row)
	slices.SortStableFunc(n.rows, n.byOrder)
}

func (n *movedNumbers) byOrder(a, b movedRow) int {
	first, second := n.dataset.Periods[a.point().Period], n.dataset.Periods[b.point().Period]
	return cmp.Or(cmp.Compare(a.order, b.order), cmp.Compare(second.EndMonth(), first.EndMonth()))
}

// concerns says whether a number of a region is one that the document is about: one in the region that the measure
// names, or else in the document's region and all below it.
func (m *maker) concerns(policy *model.Policy, measure model.MeasureRef, region model.Code) bool {
	about := policy.Region
	if policy.Level == model.LevelNational || policy.Level == model.LevelDepartment {
		about = nil
	}
	return m.inRegion(measure, about, region)
}

// inRegion says whether a region is the one that the measure names, or else lies in the one that a page is about; nil
// is any.
func (m *maker) inRegion(measure model.MeasureRef, about *model.CodeRef, region model.Code) bool {
	d := measure.Dataset
	if d.Region < 0 {
		return true
	}
	if code, named := measure.Codes[d.Region]; named {
		return region == code
	}
	list := d.Dimensions[d.Region].Codelist
	if about == nil || about.List != list {
		return true
	}
	return region == about.Code || list.IsBelow(region, about.Code)
}

// movedSection draws the numbers, and lists them with links to all there are of them.
func (m *maker) movedSection(n *movedNumbers, address, id, title string) Section {
	name := n.dataset.Title.In(m.language)
	section := Section{ID: id, Title: m.word(title, "name", name)}
	section.Figure = m.movedFigure(n, address, id+"-chart")
	table := m.shortTable(n, id+"-table", name)
	if section.Figure != nil && len(table.table.Rows) == len(n.rows) {
		section.Figure.Table = table.table.ID
	}
	section.Tables = []*Table{table.table}
	for _, q := range n.quantities {
		if url := m.indicatorURL(n.dataset, q); url != "" {
			name := n.dataset.QuantityTitle(q).In(m.language)
			section.Links = append(section.Links, Link{Title: m.word("policy.moves.all", "name", name), URL: url})
		}
	}
	return section
}

// regionNumbers are all figures that a dataset has of a region, in all breakdowns, the newest first.
func (m *maker) regionNumbers(d *model.Dataset, region model.Code) *movedNumbers {
	n := &movedNumbers{dataset: d}
	for at, b := range d.Breakdowns {
		for row := range b.Len() {
			if b.Point(row).Region == region {
				n.rows = append(n.rows, movedRow{d, b, row, at})
			}
		}
	}
	n.readQuantities()
	return n
}

// shortTable is the table of the first rows.
func (m *maker) shortTable(n *movedNumbers, id, caption string) *tableBuilder {
	count := min(len(n.rows), mostMeasureRows)
	table := m.movedTable(n, n.rows[:count], id, caption)
	if count < len(n.rows) {
		table.note(m.word("first-rows", "count", countText(count), "all", countText(len(n.rows))))
	}
	return table
}

// movedTable has the codes of the rows first, where they have any, and then the period and the region.
func (m *maker) movedTable(n *movedNumbers, rows []movedRow, id, caption string) *tableBuilder {
	d := n.dataset
	var columns []column
	for _, q := range n.quantities {
		c := model.ColumnOf(q, model.Level)
		values := make([]value, len(rows))
		for at := range rows {
			values[at] = rows[at].value(q)
		}
		columns = append(columns, column{Column: c, values: values, scale: m.columnScale(d, c, values)})
	}
	builder := m.newTable(d, id, caption)
	coded := slices.IndexFunc(rows, func(r movedRow) bool { return len(r.breakdown.Dimensions) > 0 })
	if coded >= 0 {
		title := m.dimensionTitle(d, rows[coded].breakdown.Dimensions)
		builder.table.Headings = append(builder.table.Headings, Heading{Title: title})
	}
	builder.headings(m.word(wholeKey("period-and-region", d)), columns)
	for at := range rows {
		t, place := rows[at].table()
		when := Link{
			Title: m.ofRegion("period-region", d, t.Region, "period", m.periodText(d.Periods[t.Period])),
			URL:   m.reportURL(d, t.Region, d.Periods[t.Period]),
		}
		var row Row
		builder.cells(&row, columns, at)
		row.Head = when
		if coded >= 0 {
			row.Head = Link{Title: m.word("total")}
			if len(rows[at].breakdown.Dimensions) > 0 {
				row.Head = m.codeRow(t, place).Head
			}
			row.Cells = append([]TableCell{{Text: when.Title, URL: when.URL}}, row.Cells...)
		}
		builder.table.Rows = append(builder.table.Rows, row)
	}
	return builder
}
