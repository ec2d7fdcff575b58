package plan

import (
	"gongqiu/build/chart"
	"gongqiu/build/derive"
	"gongqiu/build/model"
	"gongqiu/build/period"
)

// Limits of charts over time.
const (
	fewestPath   = 6  // points of a path
	mostCompared = 16 // periods beside which those of the year before can be told apart
)

// bestRegion is the region whose figures stand for a dataset: the home region, or else the one with most periods of
// a quantity; false where none has any.
func (m *maker) bestRegion(d *model.Dataset, q model.Quantity) (best model.Code, ok bool) {
	column := model.ColumnOf(q, model.Level)
	if region, is := m.mainRegion(d); is && (d.Region < 0 || numbersIn(seriesOf(d, region), column) > 0) {
		return region, true
	}
	if d.Region < 0 || d.Dimensions[d.Region].Codelist != m.list {
		return 0, false
	}
	most := 0
	for _, r := range m.regions {
		if count := numbersIn(seriesOf(d, r.code), column); count > most {
			best, most, ok = r.code, count, true
		}
	}
	return best, ok
}

// numbersIn is how many periods of a series have a number.
func numbersIn(s *series, column model.Column) int {
	count := 0
	for at := range s.rows {
		count += btoi(s.value(at, column).cell.Has())
	}
	return count
}

// newestFigure draws what stands for a dataset whose series is too short to draw: the first breakdown of a table of
// totals that is worth a chart, or else the regions of its period. It is nil where there is neither.
func (m *maker) newestFigure(totals *derive.Table, address, id string) *Figure {
	d := totals.Dataset
	for _, b := range d.Breakdowns {
		t := m.tableOf(d, b, totals.Region, totals.Period)
		if len(b.Dimensions) == 0 || t.Len() == 0 {
			continue
		}
		if figure := m.breakdownFigure(t, m.breakdownColumns(t), address, id); figure != nil {
			return figure
		}
	}
	return m.firstRegions(d, m.allRegions(), totals.Period, address, id)
}

// addYearBefore adds to a line of one series what it was in the same periods of the year before, where the series is
// short enough to tell the two apart and the dataset compares with the year before.
func (m *maker) addYearBefore(spec *chart.Spec, s *series, q model.Quantity) {
	d := s.dataset
	if !d.Compare.Year || d.Frequency == period.Year || len(spec.Series) != 1 || len(s.rows) > mostCompared {
		return
	}
	column := model.ColumnOf(q, model.Level)
	before, count := m.yearBefore(spec.Series[0].Code, len(s.rows), func(at int) (point chart.Point) {
		for earlier := range at {
			if s.period(earlier) == s.period(at).YearBefore() {
				point = m.point(d, column, s.value(earlier, column))
				point.Break, point.Note = false, ""
			}
		}
		return point
	})
	if count >= fewestPoints {
		spec.Series = append(spec.Series, before)
	}
}

// yearBefore is a line that stands back: what the series of a code was in the year before each period of its chart. It
// tells how many of these numbers are known.
func (m *maker) yearBefore(code string, periods int, pointOf func(at int) chart.Point) (line chart.Series, known int) {
	line = chart.Series{Code: code + ".year-before", Name: m.word("chart.year-before"), Muted: true}
	for at := range periods {
		point := pointOf(at)
		known += btoi(point.State == model.Present)
		line.Points = append(line.Points, point)
	}
	return line, known
}

// balanceSection shows the two counts of a ratio against each other.
func (m *maker) balanceSection(s *series, q model.Quantity, address string) Section {
	section := Section{ID: "balance", Figure: m.balanceFigure(s, q, address, "balance-chart")}
	if section.Figure != nil {
		above, below, _ := balanced(s.dataset)
		section.Title = m.quantityNames(s.dataset, []model.Quantity{above, below})
	}
	return section
}

// balanceFigure draws the two counts of a ratio against each other, period after period, with the line on which they
// are the same. It is nil for a quantity that is no such ratio, and where there are too few periods.
func (m *maker) balanceFigure(s *series, q model.Quantity, address, id string) *Figure {
	d := s.dataset
	derived := d.DerivedOf(q)
	above, below, ok := balanced(d)
	if derived == nil || !derived.Ratio || !ok || len(s.rows) < fewestPath ||
		model.Quantity(derived.Formula.Left.Measure) != above || model.Quantity(derived.Formula.Right.Measure) != below {
		return nil
	}
	both := 0
	for at := range s.rows {
		both += btoi(s.value(at, model.ColumnOf(above, model.Level)).cell.Has() &&
			s.value(at, model.ColumnOf(below, model.Level)).cell.Has())
	}
	if both < fewestPath {
		return nil
	}
	region := s.tables[0].Region
	return m.choose(address, choice{
		kind: chart.Scatter, id: id, request: asked(d, region, -1, above, below),
		title: m.ofRegion("chart.balance", d, region, "above", d.QuantityTitle(above).In(m.language),
			"below", m.inSentence(d.QuantityTitle(below).In(m.language))),
	})
}
