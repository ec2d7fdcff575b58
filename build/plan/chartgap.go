package plan

import (
	"gongqiu/build/chart"
	"gongqiu/build/diag"
	"gongqiu/build/model"
)

// joins reports what a chart would have to join to say anything, and does not: two numbers with another definition
// between them, and lines of which no two numbers follow each other.
func (j *chartJudge) joins(bound *chart.Spec) {
	switch shapeOf(j.spec) {
	case twoPeriods, slopes:
		j.acrossBreak(bound)
	case overTime:
		if bound.Kind == chart.Line || bound.Kind == chart.Multiples {
			j.acrossPeriods(bound)
		}
	}
}

// acrossBreak reports two periods that are compared although a definition changed between them.
func (j *chartJudge) acrossBreak(bound *chart.Spec) {
	for _, series := range bound.Series {
		for at, point := range series.Points {
			if !point.Break {
				continue
			}
			name := series.Name
			if shapeOf(j.spec) == twoPeriods {
				name = bound.Categories[at].Label
			}
			j.list.Add(diag.Finding{Code: diag.ChartGap, Place: j.comparison(), Args: diag.Args{
				"value": name, "from": compared(bound, 0), "to": compared(bound, 1), "reason": "break"}})
			return
		}
	}
}

// comparison is the place that asks for two periods beside each other.
func (j *chartJudge) comparison() diag.Place {
	if j.spec.Compare.Text != "" {
		return j.spec.Compare.Place
	}
	return j.spec.Kind.Place
}

// compared is the first or the second of two periods that a chart compares.
func compared(bound *chart.Spec, at int) string {
	if !bound.Categories[0].Period.IsZero() {
		return bound.Categories[at].Period.String()
	}
	return bound.Series[at].Code
}

// acrossPeriods reports lines on which no two numbers follow each other: every one stands alone.
func (j *chartJudge) acrossPeriods(bound *chart.Spec) {
	first, last, count := -1, -1, 0
	for n := range bound.Series {
		for at, point := range bound.Series[n].Points {
			if point.State != model.Present {
				continue
			}
			if count++; first < 0 || at < first {
				first = at
			}
			last = max(last, at)
			if bound.Joined(n, at) {
				return
			}
		}
	}
	if count < 2 || first == last {
		return
	}
	j.list.Add(diag.Finding{Code: diag.ChartGap, Place: j.spec.Kind.Place, Args: diag.Args{
		"value": j.spec.Kind.Text, "reason": "missing",
		"from": bound.Categories[first].Period.String(), "to": bound.Categories[last].Period.String()}})
}
