package plan

import (
	"cmp"
	"slices"
	"strconv"

	"gongqiu/build/chart"
	"gongqiu/build/decimal"
	"gongqiu/build/derive"
	"gongqiu/build/model"
)

// Fewest and most of what a chart is worth drawing for.
const (
	fewestBars   = 3
	mostBars     = 40
	fewestPoints = 4
)

// figure wraps a chart with its downloads, which stand beside the page at its address.
func (m *maker) figure(address string, spec chart.Spec) *Figure {
	spec.Language = m.language
	m.remarks(&spec)
	f := &Figure{Chart: spec}
	if m.site.Config.Downloads.Charts {
		for _, kind := range ChartFilesOf(&spec) {
			f.Downloads = append(f.Downloads, Link{
				Title: m.word("download." + kind), URL: m.url(address + ChartFile(spec.ID, kind)),
			})
		}
	}
	return f
}

// ChartFiles lists the kinds of file that may stand beside a page for each of its charts.
func ChartFiles() []string { return []string{"svg", "csv", "json", "option.json"} }

// ChartFilesOf lists those that a chart has: an option only where its kind has an interactive form.
func ChartFilesOf(spec *chart.Spec) []string {
	if files := ChartFiles(); !chart.Interactive(spec.Kind) {
		return files[:3]
	}
	return ChartFiles()
}

// ChartFile is the name of a chart's file of a kind.
func ChartFile(id, kind string) string { return id + "." + kind }

// barFigure draws the rows of a table as bars, from the columns that were read of it: vacancies beside seekers
// where both were counted, else the first quantity that enough rows have. It is nil when the table is not worth a
// chart.
func (m *maker) barFigure(t *derive.Table, columns []column, address, id string) *Figure {
	rows := m.barRows(t)
	if len(rows) < fewestBars || len(rows) > mostBars {
		return nil
	}
	quantities := barQuantities(t.Dataset, columns, rows)
	if len(quantities) == 0 {
		return nil
	}
	rows = withValues(columns, rows, quantities)
	spec := chart.Spec{
		ID: id, Kind: chart.Bar, Title: m.breakdownTitle(t, quantities...), Categories: m.room.takeCategories(len(rows)),
		Series: make([]chart.Series, 0, len(quantities)),
	}
	for at, n := range rows {
		entry := t.Entry(n)
		spec.Categories[at] = chart.Category{Code: entry.ID, Label: entry.Label.In(m.language)}
	}
	points := m.room.takePoints(len(rows) * len(quantities))
	for _, q := range quantities {
		column, levels := model.ColumnOf(q, model.Level), levelsOf(columns, q)
		series := chart.Series{
			Code: t.Dataset.QuantityID(q), Name: t.Dataset.QuantityTitle(q).In(m.language), Points: points[:len(rows):len(rows)],
		}
		points = points[len(rows):]
		for at, n := range rows {
			m.writePoint(&series.Points[at], t.Dataset, column, &levels[n])
		}
		spec.Unit = m.chartUnit(t.Dataset, column, nil)
		spec.Series = append(spec.Series, series)
	}
	m.refer(&spec, t.Dataset, quantities[0])
	return m.figure(address, spec)
}

// barRows are the rows that parts of a whole are drawn for: no total, and no row that is contained in another.
func (m *maker) barRows(t *derive.Table) []int {
	if len(t.Breakdown.Dimensions) != 1 {
		return nil
	}
	rows := make([]int, 0, t.Len())
	groups := 0
	for n := range t.Len() {
		entry := t.Entry(n)
		if entry.Role == model.OfWhich || entry.Parent != 0 && t.RowOf(entry.Parent) >= 0 {
			continue
		}
		if entry.Role != model.Unspecified {
			groups++
		}
		rows = append(rows, n)
	}
	if groups < fewestBars {
		return nil
	}
	return rows
}

// barQuantities chooses what bars show: all measures of one unit, or one derived value.
func barQuantities(d *model.Dataset, columns []column, rows []int) []model.Quantity {
	var measures []model.Quantity
	for q := range model.Quantity(len(d.Measures)) {
		if fills(columns, rows, q) && d.Measures[q].UnitOf < 0 &&
			(len(measures) == 0 || d.QuantityUnit(q) == d.QuantityUnit(measures[0])) {
			measures = append(measures, q)
		}
	}
	if len(measures) > 0 {
		return measures[:min(len(measures), 3)]
	}
	var shares []model.Quantity
	for at, derived := range d.Derived {
		q := d.DerivedQuantity(at)
		if derived.Kind == model.ByShare && fills(columns, rows, q) {
			shares = append(shares, q)
		}
	}
	if len(shares) > 0 {
		return shares[:min(len(shares), 3)]
	}
	for at, derived := range d.Derived {
		q := d.DerivedQuantity(at)
		if derived.Kind == model.ByFormula && fills(columns, rows, q) {
			return []model.Quantity{q}
		}
	}
	return nil
}

// withValues leaves out the rows that have none of the quantities.
func withValues(columns []column, rows []int, quantities []model.Quantity) []int {
	levels := make([][]value, len(quantities))
	for at, q := range quantities {
		levels[at] = levelsOf(columns, q)
	}
	return slices.DeleteFunc(rows, func(n int) bool {
		return !slices.ContainsFunc(levels, func(values []value) bool { return values[n].cell.Given() })
	})
}

// fills says whether enough of the rows have a quantity for bars of it.
func fills(columns []column, rows []int, q model.Quantity) bool {
	values, count := levelsOf(columns, q), 0
	if values == nil {
		return false
	}
	for _, n := range rows {
		if values[n].cell.Has() {
			if count++; count == fewestBars {
				return true
			}
		}
	}
	return false
}

// point is a value as a chart takes it: exact, in the base unit.
func (m *maker) point(d *model.Dataset, column model.Column, v value) chart.Point {
	var point chart.Point
	m.writePoint(&point, d, column, &v)
	return point
}

// writePoint writes a value into an empty point.
func (m *maker) writePoint(point *chart.Point, d *model.Dataset, column model.Column, v *value) {
	point.Value, point.State, point.Qualifier = v.cell.Number, v.cell.State, v.cell.Qualifier
	if status := v.cell.Status; status != model.Normal {
		point.Provisional, point.Break = status == model.Provisional, status == model.Break
		point.Note = m.pointNote(status)
	}
	if v.cell.Special {
		point.Text = d.Printed[model.CellRef{Origin: v.cell.Origin, Column: column}]
	}
}

// hasNumber says whether a chart has any number to draw.
func hasNumber(spec *chart.Spec) bool {
	return slices.ContainsFunc(spec.Series, func(s chart.Series) bool { return anyPresent(s.Points) })
}

func anyPresent(points []chart.Point) bool {
	return slices.ContainsFunc(points, func(p chart.Point) bool { return p.State == model.Present })
}

// chartUnit is the base unit of a chart's numbers; charts write 万 and 亿 themselves.
func (m *maker) chartUnit(d *model.Dataset, column model.Column, values []value) string {
	s := m.columnScale(d, column, values)
	if s.percent {
		return s.unit
	}
	if unit := d.QuantityUnit(column.Quantity()); unit != nil && unit.Base.Prints {
		return unit.Base.Label.In(m.language)
	}
	return ""
}

// chartUnitOf is the base unit of a measure at a row, which may come from its code.
func (m *maker) chartUnitOf(d *model.Dataset, measure int, v value) string {
	return m.baseUnit(cmp.Or(d.QuantityUnit(model.Quantity(measure)), v.unit))
}

// baseUnit is the base of a unit as charts write it after a number; empty for no unit.
func (m *maker) baseUnit(unit *model.Unit) string {
	switch {
	case unit == nil:
		return ""
	case unit.Base.ID == model.UnitPercent:
		return "%"
	case unit.Base.Prints:
		return unit.Base.Label.In(m.language)
	}
	return ""
}

// refer draws the line of balance, one opening per seeker, across charts of ratios.
func (m *maker) refer(spec *chart.Spec, d *model.Dataset, q model.Quantity) {
	if derived := d.DerivedOf(q); derived != nil && derived.Ratio {
		spec.Reference = chart.Reference{Value: decimal.Whole(1), Label: m.word("balance")}
	}
}

// seriesFigure draws quantities of one region over time. It is nil when there are too few periods.
func (m *maker) seriesFigure(s *series, address, id, title string, quantities ...model.Quantity) *Figure {
	spec := chart.Spec{ID: id, Kind: chart.Line, Title: title}
	for at := range s.rows {
		p := s.period(at)
		spec.Categories = append(spec.Categories, chart.Category{Label: m.periodText(p), Period: p})
	}
	most := 0
	for _, q := range quantities {
		column := model.ColumnOf(q, model.Level)
		line := chart.Series{Code: s.dataset.QuantityID(q), Name: s.dataset.QuantityTitle(q).In(m.language)}
		count, breaks := 0, s.breaks(q)
		for at := range s.rows {
			v := s.value(at, column)
			point := m.point(s.dataset, column, v)
			if found, broken := breaks[at]; broken {
				point.Break, point.Note = true, m.breakRemark(found)
			}
			line.Points = append(line.Points, point)
			if v.cell.Has() {
				count++
			}
		}
		if count == 0 {
			continue
		}
		most = max(most, count)
		spec.Unit = m.chartUnit(s.dataset, column, nil)
		spec.Series = append(spec.Series, line)
	}
	if most < fewestPoints {
		return nil
	}
	m.addYearBefore(&spec, s, quantities[0])
	m.refer(&spec, s.dataset, quantities[0])
	return m.figure(address, spec)
}

// countText is a number of things.
func countText(n int) string { return strconv.Itoa(n) }
