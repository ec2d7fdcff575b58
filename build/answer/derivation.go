package answer

import (
	"strings"

	"gongqiu/build/decimal"
	"gongqiu/build/derive"
	"gongqiu/build/format"
	"gongqiu/build/model"
	"gongqiu/build/period"
)

// explainer builds the steps of one explanation. Numbers are those of package derive; the sums beside them repeat its
// rules step by step, and are left out should they ever disagree with it.
type explainer struct {
	dataset  *model.Dataset
	language model.Language
}

// step explains the n-th row's value of a quantity or of its change.
func (e *explainer) step(t *derive.Table, n int, q model.Quantity, change model.Change) *Step {
	column := model.ColumnOf(q, change)
	codes := e.codes(t, n)
	p := e.dataset.Periods[t.Period]
	step := &Step{
		Name: e.dataset.ColumnName(column), Change: change,
		Title:   e.dataset.QuantityTitle(q).In(e.language),
		Address: addressOf(e.dataset, q, change, p, codes), About: about(e.dataset, p, codes, e.language),
		Value: valueOf(t, n, column),
	}
	if cell := step.Value.Given; cell.Given() {
		step.Cell = e.cell(column, cell)
		step.Cell.Agrees = agrees(step.Value, cell)
	}
	for _, replaced := range e.dataset.Replaced {
		if replaced.Breakdown == t.Breakdown && replaced.Row == t.First+n && replaced.Column == column {
			step.Replaced = append(step.Replaced, *e.cell(column, replaced.Cell))
		}
	}
	derived := e.dataset.DerivedOf(q)
	switch {
	case change != model.Level:
		e.change(step, t, n, q)
	case derived == nil:
		e.given(step)
	case derived.Kind == model.ByShare:
		e.share(step, t, n, q, derived)
	case derived.Kind == model.ByRank:
		e.rank(step, t, n, derived)
	case derived.Ratio:
		e.ratio(step, t, n, q, derived)
	default:
		e.formula(step, t, n, derived)
	}
	return step
}

// level is the step of a quantity itself.
func (e *explainer) level(t *derive.Table, n int, q model.Quantity) *Step {
	return e.step(t, n, q, model.Level)
}

// codes are the codes of a row by dimension of the dataset.
func (e *explainer) codes(t *derive.Table, n int) []model.Code {
	codes := make([]model.Code, len(e.dataset.Dimensions))
	if e.dataset.Region >= 0 {
		codes[e.dataset.Region] = t.Region
	}
	for at, dimension := range t.Breakdown.Dimensions {
		codes[dimension] = t.Codes(n)[at]
	}
	return codes
}

func (e *explainer) cell(column model.Column, cell model.Cell) *Cell {
	d := e.dataset
	out := &Cell{
		Number: cell, Text: givenValue(d, column, cell).plain(), Status: cell.Status.String(),
		Note: d.NoteOf(column, cell).In(e.language), Source: sourceOf(d, cell), Place: d.PlaceOf(column, cell),
	}
	if unit := d.Tables[d.Origins[cell.Origin].Table].Units[column]; unit != nil && unit.ID != model.UnitRatio {
		out.Unit = unit.Label.In(e.language)
	}
	return out
}

// agrees says whether a computed value says the same as the published one, at the precision of the published one.
func agrees(computed Value, published model.Cell) bool {
	if !computed.Has() || !published.Has() || published.Qualifier != decimal.Exact {
		return computed.State == published.State
	}
	return computed.Number.Round(int(published.Number.Scale())).Equal(published.Number)
}

// given is a number that stands in a table.
func (e *explainer) given(step *Step) {
	step.Rule = "given"
	switch {
	case !step.Value.Given.Given():
		step.Rule, step.Why = "", "not-given"
	case !step.Value.Has():
		step.Why = step.Value.State.String()
	}
}

// formula is a derived value by any formula but a plain ratio.
func (e *explainer) formula(step *Step, t *derive.Table, n int, derived *model.Derived) {
	step.Rule, step.Formula = "formula", derived.FormulaText
	inputs := make(map[int]*Step)
	for _, measure := range derive.Inputs(derived.Formula) {
		if inputs[measure] == nil {
			inputs[measure] = e.level(t, n, model.Quantity(measure))
			step.Inputs = append(step.Inputs, inputs[measure])
		}
	}
	if !step.Value.Has() {
		step.Why = whyInputs(step.Inputs)
		return
	}
	step.Sum = sumOf(derived.Formula, func(measure int) string { return inputs[measure].Value.plain() }, false)
}

// sumOf writes a formula with what text gives for each measure.
func sumOf(e *model.Expression, text func(measure int) string, inner bool) string {
	switch e.Operator {
	case model.LeafMeasure:
		return text(e.Measure)
	case model.LeafNumber:
		return e.Number.String()
	}
	low := e.Operator == model.Plus || e.Operator == model.Minus
	sum := sumOf(e.Left, text, !low) + " " + sign(e.Operator) + " " + sumOf(e.Right, text, true)
	if inner && (low || e.Operator == model.Over) {
		return "(" + sum + ")"
	}
	return sum
}

func sign(o model.Operator) string {
	switch o {
	case model.Times:
		return "×"
	case model.Over:
		return "÷"
	}
	return string(o)
}

// whyInputs is why a value with these inputs has no number.
func whyInputs(inputs []*Step) string {
	for _, input := range inputs {
		if !input.Value.Has() {
			return "no-input"
		}
		if input.Value.Qualifier != decimal.Exact {
			return "not-exact"
		}
	}
	return "zero-base"
}

// share is the part of a whole in percent.
func (e *explainer) share(step *Step, t *derive.Table, n int, q model.Quantity, derived *model.Derived) {
	part := e.level(t, n, model.Quantity(derived.Of))
	step.Rule, step.Inputs = "share", []*Step{part}
	options := optionsOf(t, n, q, derived)
	whole, parent := e.whole(t, n, derived.Of, options)
	if parent {
		step.Rule = "share-of-part"
	}
	if whole == nil {
		step.Why = "no-whole"
		return
	}
	step.Inputs = append(step.Inputs, whole)
	step.Formula = part.Name + " ÷ " + whole.Name + "[" + baseName(t, n, parent, options) + "] × 100"
	if !step.Value.Has() {
		step.Why = whyInputs(step.Inputs)
		return
	}
	quotient, _ := decimal.From(part.Value.Number).Quo(decimal.From(whole.Value.Number))
	step.Sum = part.Value.plain() + " ÷ " + whole.Value.plain() + " × 100"
	step.round(quotient.Mul(decimal.From(decimal.Whole(100))), options.Decimals)
}

// baseName is how a formula names what a share is a share of.
func baseName(t *derive.Table, n int, parent bool, options model.DerivedOptions) string {
	switch {
	case !parent:
		return "total"
	case options.ShareOf == model.OfCode && entry(t, n).Role != model.OfWhich:
		return options.ShareCode.Entry().ID
	}
	return codelist(t).Entry(entry(t, n).Parent).ID
}

// round notes the result before rounding, if the value is what it rounds to.
func (s *Step) round(exact decimal.Rational, decimals int) {
	rounded, ok := exact.Round(decimals)
	if !ok || !rounded.Equal(s.Value.Number) {
		s.Sum = ""
		return
	}
	if decimal.From(rounded).Cmp(exact) != 0 {
		s.Exact, s.Decimals = exactDigits(exact, decimals), decimals
	}
}

// rank is the place of a row by another quantity.
func (e *explainer) rank(step *Step, t *derive.Table, n int, derived *model.Derived) {
	own := e.level(t, n, model.Quantity(derived.Of))
	step.Rule, step.Formula, step.Inputs = "rank", own.Name, []*Step{own}
	if !step.Value.Has() {
		step.Why = "not-ranked"
	}
}

// addressOf is the question that a cell answers.
func addressOf(d *model.Dataset, q model.Quantity, change model.Change, p period.Period, codes []model.Code) string {
	var b strings.Builder
	b.WriteString(d.ID + "/" + d.ColumnName(model.ColumnOf(q, change)) + "?period=" + p.String())
	for at, code := range codes {
		if code != 0 {
			b.WriteString("&" + d.Dimensions[at].ID + "=" + d.Dimensions[at].Codelist.Entry(code).ID)
		}
	}
	return b.String()
}

// about is period, region and codes as people say them.
func about(d *model.Dataset, p period.Period, codes []model.Code, language model.Language) string {
	parts := []string{format.Period(p, string(language))}
	for at, code := range codes {
		if code != 0 {
			parts = append(parts, d.Dimensions[at].Codelist.Entry(code).Label.In(language))
		}
	}
	separator := ", "
	if language == model.Chinese {
		separator = "，"
	}
	return strings.Join(parts, separator)
}
