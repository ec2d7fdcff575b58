package plan

import (
	"slices"

	"gongqiu/build/chart"
	"gongqiu/build/diag"
	"gongqiu/build/model"
)

// oneUnit reports quantities of several units on one axis. A scatter chart has two axes.
func (j *chartJudge) oneUnit() bool {
	if kind := chart.Kind(j.spec.Kind.Text); kind == chart.Scatter || kind == chart.Bullet { // rows of percentages
		return true
	}
	sound := j.oneUnitOfCodes()
	d := j.request.Dataset
	first := unitName(d, j.request.Quantities[0])
	for at, q := range j.request.Quantities[1:] {
		unit := unitName(d, q)
		if unit == first || unit == "" || first == "" {
			continue
		}
		code := diag.ChartUnits
		units := []string{unit, first}
		if slices.Contains(units, model.UnitPercent) && slices.Contains(units, model.UnitPoint) {
			code = diag.ChartPoints
		}
		measure := j.spec.Measures[at+1]
		j.list.Add(diag.Finding{Code: code, Place: measure.Place, Args: diag.Args{
			"value": measure.Text, "other": j.spec.Measures[0].Text, "found": unit, "expected": first}})
		sound = false
	}
	return sound
}

// unitName is the id of the base unit of a quantity; empty where it is not known, as where codes carry the units.
func unitName(d *model.Dataset, q model.Quantity) string {
	switch derived := d.DerivedOf(q); {
	case derived == nil:
	case derived.Percent:
		return model.UnitPercent
	case derived.Ratio:
		return model.UnitRatio
	}
	if unit := d.QuantityUnit(q); unit != nil {
		return unit.Base.ID
	}
	return ""
}

// oneUnitOfCodes reports codes on one axis that each have a unit of their own.
func (j *chartJudge) oneUnitOfCodes() bool {
	d := j.request.Dataset
	for _, q := range j.request.Quantities {
		measure := d.MeasureOf(q)
		if measure == nil || measure.UnitOf < 0 || measure.UnitOf != j.request.By && measure.UnitOf != j.request.Across {
			continue
		}
		b := binder{maker: j.maker, authored: j.spec, request: j.request}
		var first *model.CodeEntry
		for n, code := range b.codes(measure.UnitOf) {
			entry := d.Dimensions[measure.UnitOf].Codelist.Entry(code)
			switch {
			case entry.Unit == nil || !b.shown(measure.UnitOf, code):
			case first == nil:
				first = entry
			case entry.Unit.Base != first.Unit.Base:
				j.list.Add(diag.Finding{Code: diag.ChartUnits, Place: j.codeName(measure.UnitOf, n).Place, Args: diag.Args{
					"value": entry.ID, "other": first.ID, "found": entry.Unit.Base.ID, "expected": first.Unit.Base.ID}})
				return false
			}
		}
	}
	return true
}

// codeName is how the author names the n-th code of a dimension, or else the dimension.
func (j *chartJudge) codeName(dimension, n int) model.Reference {
	for _, filter := range j.spec.Where {
		if j.request.Dataset.DimensionByID(filter.Dimension.Text) == dimension && n < len(filter.Codes) {
			return filter.Codes[n]
		}
	}
	if dimension == j.request.Across {
		return j.spec.By[1]
	}
	return j.spec.By[0]
}
