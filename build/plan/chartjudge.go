package plan

import (
	"slices"
	"strconv"
	"strings"

	"gongqiu/build/chart"
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
	sound := j.fits() && j.fitsAxis()
	sound = j.oneUnit() && sound
	sound = j.additive() && sound
	if !sound {
		return
	}
	bound := j.bind(j.spec)
	if j.request.Other != nil && !matched(&bound) {
		j.misfit(j.spec.Measures[1], "no-pair")
		return
	}
	if !hasNumber(&bound) {
		j.empty()
		return
	}
	j.lines(&bound)
	j.joins(&bound)
	j.outlines(&bound)
	j.titles()
	if j.ofParts() {
		j.whole(&bound)
	}
}

// outlines reports regions with a number that are not on the map.
func (j *chartJudge) outlines(bound *chart.Spec) {
	if without := bound.WithoutOutline(); len(without) > 0 {
		j.list.Add(diag.Finding{Code: diag.MapFeature, Place: j.spec.Map.Place, Args: diag.Args{
			"value": j.spec.Map.Text, "list": strings.Join(without, ", ")}})
	}
}

// empty reports a chart without a number.
func (j *chartJudge) empty() {
	if shape := shapeOf(j.spec); shape == twoPeriods || shape == slopes {
		j.misfit(j.spec.Kind, "two-periods")
		return
	}
	j.list.Add(diag.Finding{Code: diag.ChartEmpty, Place: j.spec.Place, Args: diag.Args{"value": j.spec.ID}})
}

// lines reports more lines than can be told apart.
func (j *chartJudge) lines(bound *chart.Spec) {
	if (bound.Kind == chart.Line || bound.Kind == chart.Area) && len(bound.Series) > mostLines {
		j.list.Add(diag.Finding{Code: diag.ChartLines, Place: j.apart(), Args: diag.Args{
			"value": j.spec.ID, "count": strconv.Itoa(len(bound.Series)), "limit": strconv.Itoa(mostLines)}})
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
	case mode.Text == model.ModeEven && !chart.HasSteps(kind):
		return j.misfit(mode, "even")
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
	case request.Other != nil:
		return j.fitsOther()
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
	case kind == chart.Map && request.Map == nil:
		return j.misfit(j.spec.Kind, "map")
	case kind != chart.Map && request.Map != nil:
		return j.misfit(j.spec.Map, "map-only")
	case (kind == chart.Tilemap || kind == chart.Map) && (request.By < 0 || request.By != d.Region):
		return j.misfit(j.spec.Kind, "tilemap")
	}
	return true
}

// ofParts says whether the chart piles its series up.
func (j *chartJudge) ofParts() bool {
	kind := chart.Kind(j.spec.Kind.Text)
	return kind == chart.Area || kind == chart.Stacked
}
