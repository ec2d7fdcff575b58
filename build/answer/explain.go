package answer

import (
	"gongqiu/build/derivation"
	"gongqiu/build/derive"
	"gongqiu/build/judge"
	"gongqiu/build/lookup"
	"gongqiu/build/model"
)

// Explanation is where one number comes from: the step that gives it, with the steps that it rests on. When no table
// gives the cell, the step says so and Near lists what there is beside it.
type Explanation struct {
	Dataset  *model.Dataset
	Language model.Language
	Step     *derivation.Step
	Near     []lookup.Near
}

// Explain answers a question such as "supply-demand/ratio.previous?period=2016-Q3&region=无锡市". The dataset may be
// left out where only one has the quantity. The verdicts say which published values do not agree with what they are
// computed from; nil compares digits.
func Explain(
	site *model.Site, verdicts *judge.Verdicts, address string, language model.Language,
) (*Explanation, *lookup.Fault) {
	subject, fault := lookup.Subject(site.Datasets, address, language, lookup.Context{})
	if fault != nil {
		return nil, fault
	}
	d := subject.Dataset
	answer := &Explanation{Dataset: d, Language: language}
	if b, row, found := subject.Row(); found {
		table := derive.Of(d, b, subject.Region(), d.PeriodIndex(subject.Period))
		answer.Step = derivation.New(verdicts).Step(table, row-table.First, subject.Quantity, subject.Change)
	}
	if answer.Step == nil || !answer.Step.Value.Has() && !answer.Step.Value.Given.Given() {
		answer.Near = lookup.NearTo(subject, language, func(b *model.Breakdown, row int) bool {
			return derive.Gives(subject, b, row)
		})
	}
	if answer.Step == nil {
		answer.Step = &derivation.Step{
			Dataset: d, Column: subject.Column(), Period: subject.Period, Codes: subject.Codes, Why: "no-table",
		}
	}
	return answer, nil
}
