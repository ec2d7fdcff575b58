package plan

import (
	"gongqiu/build/claim"
	"gongqiu/build/diag"
	"gongqiu/build/model"
)

// titles reports what the title of a chart says and the chart's own numbers contradict, in every language that the
// author wrote.
func (j *chartJudge) titles() {
	if j.spec.Mode.Text == model.ModeShare {
		return // the numbers of the chart are not those of the measure
	}
	for _, language := range []model.Language{model.Chinese, model.English} {
		if !j.spec.Title.Has(language) {
			continue
		}
		title := j.spec.Title.In(language)
		speaker := *j.maker
		speaker.language, speaker.lang = language, string(language)
		bound := speaker.bind(j.spec)
		b := &binder{maker: &speaker, authored: j.spec, request: j.request, spec: &bound}
		j.titlePeriod(title, b)
		shown := b.belowTitle()
		for _, found := range shown.Judge(title) {
			j.contradicted(j.spec.TitleAt.In(language), found)
		}
	}
}

// contradicted reports a claim with the two numbers that prove it wrong.
func (j *chartJudge) contradicted(place diag.Place, c claim.Contradiction) {
	code := diag.ChartClaim
	if c.Reason == claim.OfPoints {
		code = diag.ChartPoints
	}
	j.list.Add(diag.Finding{Code: code, Place: place, Args: diag.Args{"value": c.Text, "name": c.Track.Name,
		"found": c.Found.Value.String(), "period": c.Found.Period.String(), "expected": c.Expected.String(),
		"other": c.Other, "reason": string(c.Reason)}})
}

// titlePeriod reports the title of a chart of one period that names another.
func (j *chartJudge) titlePeriod(title string, b *binder) {
	if shapeOf(j.spec) != ofCodes {
		return
	}
	named, shown := claim.Periods(title, b.language), b.shownPeriod()
	if len(named) == 1 && named[0].Kind() == shown.Kind() && named[0] != shown {
		j.list.Add(diag.Finding{Code: diag.ChartClaim, Place: j.spec.TitleAt.In(b.language), Args: diag.Args{
			"value": named[0].String(), "period": shown.String(), "reason": "period"}})
	}
}
