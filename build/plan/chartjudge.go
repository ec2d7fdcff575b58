package plan

import (
	"slices"
	"strconv"
	"strings"

	"gongqiu/build/chart"
	"gongqiu/build/decimal"
	"gongqiu/build/diag"
	"gongqiu/build/model"
)

// mostLines is how many lines or areas of one chart a reader can follow.
const mostLines = 7

// checkCharts reports charts of authors that cannot be drawn, and those that would mislead.
func (m *maker) checkCharts(list *diag.List) {
	kinds := chart.Kinds()
	for _, spec := range m.site.Charts {
		if spec.Request == nil {
			continue // a finding already
		}
		if !slices.Contains(kinds, spec.Kind.Text) {
			list.Add(diag.Finding{Code: diag.ChartKind, Place: spec.Kind.Place, Args: diag.Args{
				"value": spec.Kind.Text, "nearest": diag.Nearest(spec.Kind.Text, kinds), "list": strings.Join(kinds, ", "),
			}})
			continue
		}
		j := chartJudge{maker: m, spec: spec, request: spec.Request, list: list}
		j.judge()
	}
}

// chartJudge looks at one chart of an author.
type chartJudge struct {
	*maker
	spec    *model.ChartSpec
	request *model.ChartRequest
	list    *diag.List
}

func (j *chartJudge) judge() {
	sound := j.fits()
	sound = j.oneUnit() && sound
	sound = j.additive() && sound
	if !sound {
		return
	}
	bound := j.bind(j.spec)
	switch {
	case !hasNumber(&bound):
		if shape := shapeOf(j.spec); shape == twoPeriods || shape == slopes {
			j.misfit(j.spec.Kind, "two-periods")
			return
		}
		j.list.Add(diag.Finding{Code: diag.ChartEmpty, Place: j.spec.Place, Args: diag.Args{"value": j.spec.ID}})
	case (bound.Kind == chart.Line || bound.Kind == chart.Area) && len(bound.Series) > mostLines:
		j.list.Add(diag.Finding{Code: diag.ChartLines, Place: j.apart(), Args: diag.Args{
			"value": j.spec.ID, "count": strconv.Itoa(len(bound.Series)), "limit": strconv.Itoa(mostLines)}})
	case j.ofParts():
		j.whole(&bound)
	}
}

// apart is the place that says what the chart tells apart.
func (j *chartJudge) apart() diag.Place {
	if len(j.spec.By) > 0 {
		return j.spec.By[0].Place
	}
	return j.spec.Measures[0].Place
}

// misfit reports a kind, or another key, that the chart's data do not allow.
func (j *chartJudge) misfit(at model.Reference, reason string) bool {
	j.list.Add(diag.Finding{Code: diag.ChartMisfit, Place: at.Place, Args: diag.Args{
		"value": at.Text, "reason": reason}})
	return false
}

// fits says whether the keys of a chart go together with its kind.
func (j *chartJudge) fits() bool {
	kind, compare, mode := chart.Kind(j.spec.Kind.Text), j.spec.Compare, j.spec.Mode
	request := j.request
	switch {
	case compare.Text != "" && !slices.Contains([]chart.Kind{chart.Line, chart.Bar, chart.Dumbbell, chart.Slope}, kind):
		return j.misfit(compare, "compare")
	case compare.Text != "" && kind == chart.Line && compare.Text != model.CompareYear:
		return j.misfit(compare, "compare-previous")
	case compare.Text != "" && kind == chart.Line && (len(request.Quantities) > 1 || request.By >= 0):
		return j.misfit(compare, "compare-several")
	case compare.Text != "" && kind != chart.Line && request.By < 0:
		return j.misfit(compare, "compare-codes")
	case mode.Text == model.ModeShare && !j.ofParts():
		return j.misfit(mode, "share")
	case mode.Text == model.ModeGrouped && kind != chart.Bar:
		return j.misfit(mode, "grouped")
	case kind == chart.Dumbbell && request.By < 0:
		return j.misfit(j.spec.Kind, "by")
	case kind == chart.Dumbbell && len(request.Quantities) > 2:
		return j.misfit(j.spec.Kind, "two-values")
	case kind == chart.Area && j.spec.Limit > 0:
		return j.misfit(j.spec.Kind, "limit")
	}
	return j.fitsPlaces(kind)
}

// fitsPlaces says so for the kinds that need quantities or dimensions of a certain sort.
func (j *chartJudge) fitsPlaces(kind chart.Kind) bool {
	d, request := j.request.Dataset, j.request
	first := d.DerivedOf(request.Quantities[0])
	switch {
	case kind == chart.Scatter && len(request.Quantities) != 2:
		return j.misfit(j.spec.Kind, "scatter")
	case kind == chart.Bullet && (request.By < 0 || !slices.ContainsFunc(request.Quantities, func(q model.Quantity) bool {
		measure := d.MeasureOf(q)
		return measure != nil && measure.Plan.Kind != model.NoPlan
	})):
		return j.misfit(j.spec.Kind, "bullet")
	case kind == chart.Funnel && len(request.Quantities) < 2:
		return j.misfit(j.spec.Kind, "funnel")
	case kind == chart.Ranks && (first == nil || first.Kind != model.ByRank || request.By < 0):
		return j.misfit(j.spec.Kind, "ranks")
	case kind == chart.Tilemap && (request.By < 0 || request.By != d.Region):
		return j.misfit(j.spec.Kind, "tilemap")
	}
	return true
}

// ofParts says whether the chart piles its series up.
func (j *chartJudge) ofParts() bool {
	kind := chart.Kind(j.spec.Kind.Text)
	return kind == chart.Area || kind == chart.Stacked
}

// oneUnit reports quantities of several units on one axis. A scatter chart has two axes.
func (j *chartJudge) oneUnit() bool {
	if kind := chart.Kind(j.spec.Kind.Text); kind == chart.Scatter || kind == chart.Bullet { // rows of percentages
		return true
	}
	sound := true
	first := j.unitName(j.request.Quantities[0])
	for at, q := range j.request.Quantities[1:] {
		unit := j.unitName(q)
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
func (j *chartJudge) unitName(q model.Quantity) string {
	switch derived := j.request.Dataset.DerivedOf(q); {
	case derived == nil:
	case derived.Percent:
		return model.UnitPercent
	case derived.Ratio:
		return model.UnitRatio
	}
	if unit := j.request.Dataset.QuantityUnit(q); unit != nil {
		return unit.Base.ID
	}
	return ""
}

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
		if !adds || j.unitName(q) == model.UnitRatio {
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
	dimension, named := j.parts()
	list, codes := j.request.Dataset.Dimensions[dimension].Codelist, j.request.Codes[dimension]
	for at, code := range codes {
		place := named
		for _, filter := range j.spec.Where {
			if j.request.Dataset.DimensionByID(filter.Dimension.Text) == dimension && at < len(filter.Codes) {
				place = filter.Codes[at]
			}
		}
		entry := list.Entry(code)
		switch {
		case code == 0:
			return j.notParts(place, "total")
		case entry.Role == model.OfWhich:
			return j.notParts(place, "of-which")
		}
		for parent := entry.Parent; parent != 0; parent = list.Entry(parent).Parent {
			if slices.Contains(codes, parent) {
				return j.notParts(place, "parent")
			}
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
	periods := chartPeriods(j.request)
	codes := b.codes(dimension)
	for n := len(periods) - 1; n >= 0; n-- {
		for _, q := range j.request.Quantities {
			total := chartRun{quantity: q, codes: withCode(b.fixed(), dimension, 0)}
			if shape == crossed && j.request.By >= 0 {
				total.codes[j.request.By] = b.codes(j.request.By)[0]
			}
			whole := b.pointOf(total, periods[n])
			sum, slack, known := b.sumOf(total, dimension, codes, periods[n])
			if whole.State != model.Present || !known {
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

// sumOf adds up the parts, and tells how far rounding alone may put the sum from the whole: half a unit of the last
// printed place of each number. It is not known when no part has a number.
func (b *binder) sumOf(
	total chartRun, dimension int, codes []model.Code, period int,
) (sum, slack decimal.Decimal, known bool) {
	slack = decimal.New(5, b.pointOf(total, period).Value.Scale()+1)
	for _, code := range codes {
		run := total
		run.codes = withCode(total.codes, dimension, code)
		point := b.pointOf(run, period)
		if point.State != model.Present {
			continue
		}
		var fits, fits2 bool
		sum, fits = sum.Add(point.Value)
		slack, fits2 = slack.Add(decimal.New(5, point.Value.Scale()+1))
		if known = fits && fits2; !known {
			return sum, slack, false
		}
	}
	return sum, slack, known
}
