package plan

import (
	"slices"

	"gongqiu/build/chart"
	"gongqiu/build/diag"
	"gongqiu/build/model"
)

// fitsAxis says whether the axis that the author asks for goes with the kind: lengths start at zero, and the kinds
// without an axis of values have none to set.
func (j *chartJudge) fitsAxis() bool {
	axis, kind := j.spec.Axis, chart.Kind(j.spec.Kind.Text)
	lengths := []chart.Kind{chart.Bar, chart.Stacked, chart.Area, chart.Bullet, chart.Funnel}
	if axis.From.Given && axis.From.Value.Sign() > 0 && slices.Contains(lengths, kind) {
		j.list.Add(diag.Finding{Code: diag.ChartAxis, Place: axis.From.Place, Args: diag.Args{
			"value": axis.From.Value.String(), "kind": string(kind)}})
		return false
	}
	for _, bound := range []model.ChartBound{axis.From, axis.To} {
		if bound.Given && !slices.Contains([]chart.Kind{chart.Line, chart.Multiples, chart.Bar}, kind) {
			return j.misfit(model.Reference{Text: bound.Value.String(), Place: bound.Place}, "axis")
		}
	}
	return true
}
