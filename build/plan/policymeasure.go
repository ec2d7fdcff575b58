package plan

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"gongqiu/build/derive"
	"gongqiu/build/model"
	"gongqiu/build/period"
)

// mostMeasureRows is how many rows the table of a number that a document moves shows.
const mostMeasureRows = 24

// movedNumbers are what a document moves in one dataset at the same codes: the quantities are the columns of one table.
type movedNumbers struct {
	dataset    *model.Dataset
	codes      map[int]model.Code
	periods    period.Range
	quantities []model.Quantity
}

// policyMeasures shows the numbers that a document moves: a section for each dataset and its codes.
func (m *maker) policyMeasures(policy *model.Policy) []Section {
	var all []movedNumbers
	for _, measure := range policy.Measures {
		at := slices.IndexFunc(all, func(n movedNumbers) bool {
			return n.dataset == measure.Dataset && maps.Equal(n.codes, measure.Codes) && n.periods == measure.Periods
		})
		if at < 0 {
			at = len(all)
			all = append(all, movedNumbers{dataset: measure.Dataset, codes: measure.Codes, periods: measure.Periods})
		}
		all[at].quantities = append(all[at].quantities, measure.Quantity)
	}
	var sections []Section
	for at, numbers := range all {
		if section, shows := m.movedSection(policy, numbers, "moves-"+countText(at+1)); shows {
			sections = append(sections, section)
		}
	}
	return sections
}

// movedSection is false when the dataset has no such figures in the region of the document.
func (m *maker) movedSection(policy *model.Policy, numbers movedNumbers, id string) (Section, bool) {
	d := numbers.dataset
	names := []string{d.Title.In(m.language)}
	dimensions := slices.Sorted(maps.Keys(numbers.codes))
	for _, dimension := range dimensions {
		names = append(names, m.label(d.Dimensions[dimension].Codelist, numbers.codes[dimension]))
	}
	name := strings.Join(names, m.word("slash"))
	section := Section{ID: id, Title: m.word("policy.moves", "name", name)}
	dimensions = slices.DeleteFunc(dimensions, func(at int) bool { return at == d.Region || numbers.codes[at] == 0 })
	b := d.By(dimensions...)
	if b == nil {
		return section, false
	}
	rows := m.movedRows(policy, numbers, b, dimensions)
	count := min(len(rows), mostMeasureRows)
	table := m.movedTable(numbers, b, rows[:count], id+"-table", name)
	if table == nil {
		return section, false
	}
	if count < len(rows) {
		table.note(m.word("first-rows", "count", countText(count), "all", countText(len(rows))))
	}
	section.Figure = m.movedFigure(numbers, b, rows, policyAddress(policy), id, name)
	section.Tables = []*Table{table.table}
	section.Links = m.movedLinks(numbers)
	return section, true
}

// movedRows are the rows of a breakdown at the codes, newest first: in the region that the codes name, or else in the
// document's region and all below it.
func (m *maker) movedRows(policy *model.Policy, n movedNumbers, b *model.Breakdown, dimensions []int) []int {
	var rows []int
	for row := range b.Len() {
		point := b.Point(row)
		fits := n.periods.IsZero() || n.periods.Contains(n.dataset.Periods[point.Period])
		for at, dimension := range dimensions {
			fits = fits && point.Codes[at] == n.codes[dimension]
		}
		if fits && m.concerns(policy, n, point.Region) && hasAny(n, b, row) {
			rows = append(rows, row)
		}
	}
	slices.SortStableFunc(rows, func(a, c int) int {
		first, second := n.dataset.Periods[b.Point(a).Period], n.dataset.Periods[b.Point(c).Period]
		return cmp.Compare(second.EndMonth(), first.EndMonth())
	})
	return rows
}

func hasAny(n movedNumbers, b *model.Breakdown, row int) bool {
	point := b.Point(row)
	t := derive.Of(n.dataset, b, point.Region, point.Period)
	return slices.ContainsFunc(n.quantities, func(q model.Quantity) bool {
		return valueOf(t, row-t.First, model.ColumnOf(q, model.Level)).cell.Has()
	})
}

func (m *maker) concerns(policy *model.Policy, n movedNumbers, region model.Code) bool {
	d := n.dataset
	if d.Region < 0 {
		return true
	}
	if code, named := n.codes[d.Region]; named {
		return region == code
	}
	list := d.Dimensions[d.Region].Codelist
	if policy.Region == nil || policy.Region.List != list || policy.Level == model.LevelNational ||
		policy.Level == model.LevelDepartment {
		return true
	}
	for ; region != 0; region = list.Entry(region).Parent {
		if region == policy.Region.Code {
			return true
		}
	}
	return false
}

// movedTable is nil when there is no number.
func (m *maker) movedTable(n movedNumbers, b *model.Breakdown, rows []int, id, caption string) *tableBuilder {
	if len(rows) == 0 {
		return nil
	}
	d := n.dataset
	tables := make([]*derive.Table, len(rows))
	for at, row := range rows {
		point := b.Point(row)
		tables[at] = derive.Of(d, b, point.Region, point.Period)
	}
	var columns []column
	for _, q := range n.quantities {
		c := model.ColumnOf(q, model.Level)
		values := make([]value, len(rows))
		for at, row := range rows {
			values[at] = valueOf(tables[at], row-tables[at].First, c)
		}
		columns = append(columns, column{Column: c, values: values, scale: m.columnScale(d, c, values)})
	}
	builder := m.newTable(d, id, caption)
	builder.table.Headings = append(builder.table.Headings, Heading{Title: m.word(wholeKey("period-and-region", d))})
	builder.headings(columns)
	for at, t := range tables {
		row := Row{Head: Link{
			Title: m.ofRegion("period-region", d, t.Region, "period", m.periodText(d.Periods[t.Period])),
			URL:   m.reportURL(d, t.Region, d.Periods[t.Period]),
		}}
		builder.cells(&row, columns, at)
		builder.table.Rows = append(builder.table.Rows, row)
	}
	return builder
}

// movedFigure draws the first quantity in the region that has most figures; nil when they are too few to draw.
func (m *maker) movedFigure(n movedNumbers, b *model.Breakdown, rows []int, address, id, title string) *Figure {
	counts := make(map[model.Code]int)
	best := model.Code(0)
	for _, row := range rows {
		region := b.Point(row).Region
		counts[region]++
		if counts[region] > counts[best] || counts[region] == counts[best] && region < best {
			best = region
		}
	}
	s := &series{dataset: n.dataset, breakdown: b}
	for _, row := range slices.Backward(rows) {
		if b.Point(row).Region == best {
			s.add(row)
		}
	}
	name := title
	if region := m.regionName(n.dataset, best); region != "" {
		name = m.word("named", "name", region, "value", title)
	}
	return m.seriesFigure(s.inRhythm(), address, id+"-series", name, n.quantities[0])
}

// movedLinks lead on to all figures of the quantities.
func (m *maker) movedLinks(n movedNumbers) []Link {
	var links []Link
	for _, q := range n.quantities {
		if url := m.indicatorURL(n.dataset, q); url != "" {
			links = append(links, m.allFigures(n.dataset.QuantityTitle(q).In(m.language), url))
		}
	}
	for _, dimension := range slices.Sorted(maps.Keys(n.codes)) {
		d := n.dataset.Dimensions[dimension]
		if dimension == n.dataset.Region || n.codes[dimension] == 0 || !m.site.Config.Families.Categories ||
			len(m.rowsOf(d, n.codes[dimension])) == 0 {
			continue
		}
		links = append(links, m.allFigures(m.label(d.Codelist, n.codes[dimension]), m.categoryURL(d, n.codes[dimension])))
	}
	return links
}

func (m *maker) allFigures(name, url string) Link {
	return Link{Title: m.word("policy.moves.all", "name", name), URL: url}
}
