package plan

import (
	"slices"
	"strings"
	"unicode"

	"gongqiu/build/derive"
	"gongqiu/build/model"
)

// mostHeadlines is how many figures stand at the top of a page.
const mostHeadlines = 3

// headlineQuantities are what a dataset is about: its first ratio, and before it what it is made of.
func headlineQuantities(d *model.Dataset) []model.Quantity {
	for at, derived := range d.Derived {
		if derived.Ratio {
			return []model.Quantity{
				d.DerivedQuantity(at),
				model.Quantity(derived.Formula.Left.Measure), model.Quantity(derived.Formula.Right.Measure),
			}
		}
	}
	var measures []model.Quantity
	for q := range model.Quantity(min(len(d.Measures), mostHeadlines)) {
		measures = append(measures, q)
	}
	return measures
}

// cutWord parts a number from the word for its power of ten, "4.687 million".
func cutWord(text string) (number, word string) {
	if at := strings.IndexFunc(text, unicode.IsSpace); at >= 0 {
		return text[:at], strings.TrimSpace(text[at:])
	}
	return text, ""
}

// headline are the figures at the top of a page about one region and period.
func (m *maker) headline(t *derive.Table, url string) []Number {
	if t.Len() == 0 {
		return nil
	}
	d := t.Dataset
	var numbers []Number
	row := m.derivationLinks().of(t, 0)
	for _, q := range headlineQuantities(d) {
		column := model.ColumnOf(q, model.Level)
		v := valueOf(t, 0, column)
		if !v.cell.Has() {
			continue
		}
		s := m.columnScale(d, column, []value{v})
		figure, word := cutWord(m.text(d, column, v, s))
		number := Number{
			Label: d.QuantityTitle(q).In(m.language), Value: figure, Unit: strings.TrimSpace(word + " " + s.unit),
			Detail: m.changesInWords(t, q), Period: m.periodText(d.Periods[t.Period]), URL: url,
		}
		if !v.computed {
			number.Place = placeText(d, column, v.cell)
		}
		if row != "" && d.MeasureOf(q) == nil && !isShare(d, q) {
			number.Derivation = row + "/" + d.QuantityID(q)
		}
		numbers = append(numbers, number)
	}
	return numbers
}

// placeText is where a published figure stands in the tables.
func placeText(d *model.Dataset, column model.Column, cell model.Cell) string {
	place := d.PlaceOf(column, cell)
	if place.Cell != "" {
		return place.File + ":" + place.Sheet + "!" + place.Cell
	}
	return place.File + ":" + countText(place.Line) + ":" + countText(place.Column)
}

// changesInWords says how a quantity changed: on the period before, and on the year before. Published changes go
// before computed ones, percent before differences.
func (m *maker) changesInWords(t *derive.Table, q model.Quantity) string {
	var parts []string
	period := t.Dataset.Periods[t.Period]
	for _, pair := range [][2]model.Change{
		{model.PreviousPercent, model.Previous}, {model.YearPercent, model.Year},
	} {
		if pair[0] == model.YearPercent && period.YearBefore() == period.Previous() {
			continue // said already
		}
		said := false
		for _, change := range pair {
			column := model.ColumnOf(q, change)
			v := valueOf(t, 0, column)
			if !v.cell.Has() || v.computed && !m.saysComputed(t.Dataset, q, change) {
				continue
			}
			key := "on.year"
			if change == model.Previous || change == model.PreviousPercent {
				key = "on.previous." + period.Kind().String()
			}
			text := m.word(key, "change", m.direction(t.Dataset, column, v))
			if v.computed {
				text += m.matchedOver(t, q, change)
			}
			parts, said = append(parts, text), true
			break
		}
		if text := m.noChangeInWords(t, q, pair[1]); !said && text != "" && !slices.Contains(parts, text) {
			parts = append(parts, text)
		}
	}
	return strings.Join(parts, m.word("comma"))
}

// saysComputed says whether words give a change that was not published: the dataset asks for it, and it is not the
// percent change of a computed value, which is said by its difference.
func (m *maker) saysComputed(d *model.Dataset, q model.Quantity, change model.Change) bool {
	percent := change == model.PreviousPercent || change == model.YearPercent
	return d.Compare.Has(change) && !(percent && d.DerivedOf(q) != nil)
}

// direction says a change as people do: counts increase and decrease, percents grow and fall, ratios and points rise
// and fall.
func (m *maker) direction(d *model.Dataset, column model.Column, v value) string {
	kind := "count"
	derived := d.DerivedOf(column.Quantity())
	switch {
	case column.Change() == model.PreviousPercent || column.Change() == model.YearPercent:
		kind = "percent"
	case derived != nil && (derived.Ratio || derived.Percent) || isRate(d, column.Quantity()):
		kind = "ratio"
	}
	way := "up"
	switch v.cell.Number.Sign() {
	case 0:
		return m.word("unchanged")
	case -1:
		way = "down"
		v.cell.Number = v.cell.Number.Neg()
	}
	s := m.columnScale(d, column, []value{v})
	s.signed = false
	return m.word("direction."+kind+"."+way, "value", m.withUnit(m.text(d, column, v, s), s))
}

// isRate says whether a quantity is itself a percentage, which changes by points.
func isRate(d *model.Dataset, q model.Quantity) bool {
	unit := d.QuantityUnit(q)
	return unit != nil && unit.Base.ID == model.UnitPercent
}

// statement tells the headline figures of a region and period in one sentence.
func (m *maker) statement(t *derive.Table) string {
	if t.Len() == 0 {
		return ""
	}
	d := t.Dataset
	var figures []string
	quantities := headlineQuantities(d)
	for at := range quantities {
		q := quantities[(at+1)%len(quantities)] // the parts before their ratio
		column := model.ColumnOf(q, model.Level)
		if v := valueOf(t, 0, column); v.cell.Has() {
			figures = append(figures, m.word("named", "name", m.inSentence(d.QuantityTitle(q).In(m.language)),
				"value", m.textWithUnit(d, column, v)))
		}
	}
	if len(figures) == 0 {
		return ""
	}
	return m.ofRegion("statement", d, t.Region, "period", m.periodText(d.Periods[t.Period]),
		"figures", strings.Join(figures, m.word("comma")))
}

func (m *maker) regionName(d *model.Dataset, region model.Code) string {
	if d.Region < 0 {
		return ""
	}
	return m.label(d.Dimensions[d.Region].Codelist, region)
}
