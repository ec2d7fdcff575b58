package plan

import (
	"slices"

	"gongqiu/build/chart"
	"gongqiu/build/decimal"
	"gongqiu/build/diag"
	"gongqiu/build/model"
)

// additive reports parts that cannot be piled up: of something that is no sum, or contained in each other.
func (j *chartJudge) additive() bool {
	if !j.ofParts() {
		return true
	}
	d := j.request.Dataset
	if j.request.By < 0 {
		return j.notParts(j.spec.Measures[0], "measures")
	}
	for at, q := range j.request.Quantities {
		derived := d.DerivedOf(q)
		adds := derived == nil || derived.Kind == model.ByShare || derived.Kind == model.ByCumulative
		if !adds || unitName(d, q) == model.UnitRatio {
			return j.notParts(j.spec.Measures[at], "quantity")
		}
	}
	return j.disjoint()
}

// parts is the dimension whose codes are the parts, and where the author named it.
func (j *chartJudge) parts() (dimension int, named model.Reference) {
	if j.request.Across >= 0 {
		return j.request.Across, j.spec.By[1]
	}
	return j.request.By, j.spec.By[0]
}

// disjoint reports codes that are part of others among them.
func (j *chartJudge) disjoint() bool {
	dimension, _ := j.parts()
	list, codes := j.request.Dataset.Dimensions[dimension].Codelist, j.request.Codes[dimension]
	for at, code := range codes {
		place, entry := j.codeName(dimension, at), list.Entry(code)
		switch {
		case code == 0:
			return j.notParts(place, "total")
		case entry.Role == model.OfWhich:
			return j.notParts(place, "of-which")
		case slices.ContainsFunc(codes, func(above model.Code) bool { return list.IsBelow(code, above) }):
			return j.notParts(place, "parent")
		}
	}
	return true
}

func (j *chartJudge) notParts(at model.Reference, reason string) bool {
	j.list.Add(diag.Finding{Code: diag.ChartParts, Place: at.Place, Args: diag.Args{
		"value": at.Text, "reason": reason}})
	return false
}

// whole reports parts that are not all of what they are parts of, in the newest period that has both.
func (j *chartJudge) whole(bound *chart.Spec) {
	dimension, named := j.parts()
	shape := shapeOf(j.spec)
	b := binder{maker: j.maker, authored: j.spec, request: j.request, spec: bound}
	periods := b.periods()
	codes := b.codes(dimension)
	for n := len(periods) - 1; n >= 0; n-- {
		for _, q := range j.request.Quantities {
			total := chartRun{quantity: q, codes: withCode(b.fixed(), dimension, 0)}
			if shape == crossed && j.request.By >= 0 {
				total.codes[j.request.By] = b.codes(j.request.By)[0]
			}
			whole := b.pointOf(total, periods[n])
			parts := b.partsOf(total, dimension, codes, periods[n])
			sum, slack, fits := addParts(whole.Value, parts)
			if whole.State != model.Present || !fits || !anyPresent(parts) {
				continue
			}
			apart, fits := sum.Sub(whole.Value)
			if reason := "more"; fits && apart.Abs().Cmp(slack) > 0 {
				if apart.Sign() < 0 {
					reason = "less"
				}
				j.list.Add(diag.Finding{Code: diag.ChartWhole, Place: named.Place, Args: diag.Args{
					"value": named.Text, "period": j.request.Dataset.Periods[periods[n]].String(),
					"found": sum.String(), "expected": whole.Value.String(), "reason": reason}})
			}
			return
		}
	}
}

// partsOf are the numbers of the parts in a period.
func (b *binder) partsOf(total chartRun, dimension int, codes []model.Code, period int) []chart.Point {
	parts := make([]chart.Point, len(codes))
	for at, code := range codes {
		run := total
		run.codes = withCode(total.codes, dimension, code)
		parts[at] = b.pointOf(run, period)
	}
	return parts
}

// addParts adds up the parts that have a number, and tells how far rounding alone may put the sum from the whole: half
// a unit of the last printed place of each number. It is false when a decimal does not hold them.
func addParts(whole decimal.Decimal, parts []chart.Point) (sum, slack decimal.Decimal, fits bool) {
	slack, fits = decimal.New(5, whole.Scale()+1), true
	for _, part := range parts {
		if part.State != model.Present || !fits {
			continue
		}
		if sum, fits = sum.Add(part.Value); fits {
			slack, fits = slack.Add(decimal.New(5, part.Value.Scale()+1))
		}
	}
	return sum, slack, fits
}
