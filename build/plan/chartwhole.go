package plan

import (
	"gongqiu/build/chart"
	"gongqiu/build/decimal"
	"gongqiu/build/model"
)

// closeWhole says of the parts that a category does not have whether they are missing or were never among its parts: a
// code of another edition is none of them when those that are there add up to the published total. Without that, the
// whole is not known.
func (b *binder) closeWhole(category int, total chartRun, period int) {
	if b.spec.Kind != chart.Area && b.spec.Kind != chart.Stacked {
		return
	}
	whole := b.pointOf(total, period)
	if whole.State != model.Present {
		if b.spec.Unit != "%" {
			return
		}
		whole.Value = decimal.Whole(100)
	}
	parts := make([]chart.Point, len(b.spec.Series))
	for at := range b.spec.Series {
		parts[at] = b.spec.Series[at].Points[category]
	}
	sum, slack, fits := addParts(whole.Value, parts)
	apart, fits2 := sum.Sub(whole.Value)
	if !fits || !fits2 || apart.Abs().Cmp(slack) > 0 {
		return
	}
	for at := range b.spec.Series {
		if point := &b.spec.Series[at].Points[category]; point.State == model.Absent || point.State == model.Missing {
			*point = chart.Point{State: model.NotApplicable}
		}
	}
}
