package answer

import (
	"gongqiu/build/decimal"
	"gongqiu/build/derive"
	"gongqiu/build/model"
)

// shareStep is the precision at which the shares are kept by which unspecified counts are spread, 0.01%.
const shareStep = 4

// optionsOf are the rules of a derived value at a row: those of the file that the row came from, else those of the
// dataset.
func optionsOf(t *derive.Table, n int, q model.Quantity, derived *model.Derived) model.DerivedOptions {
	for column := range model.Column(t.Dataset.ColumnCount()) {
		cell := t.Given(n, column)
		if !cell.Given() {
			continue
		}
		file := t.Dataset.Tables[t.Dataset.Origins[cell.Origin].Table]
		if own, ok := file.Options[q]; ok {
			return own
		}
		break
	}
	return derived.Options
}

// entry is the codelist row of a row's only code; nil in a table of no or several dimensions.
func entry(t *derive.Table, n int) *model.CodeEntry {
	if len(t.Breakdown.Dimensions) != 1 {
		return nil
	}
	return codelist(t).Entry(t.Codes(n)[0])
}

func codelist(t *derive.Table) *model.Codelist {
	return t.Dataset.Dimensions[t.Breakdown.Dimensions[0]].Codelist
}

// totals is the table of totals that a table's rows are parts of, and its row; nil when it has none.
func (e *explainer) totals(t *derive.Table) *derive.Table {
	b := e.dataset.Totals()
	if b == nil {
		return nil
	}
	if whole := derive.Of(e.dataset, b, t.Region, t.Period); whole.Len() > 0 {
		return whole
	}
	return nil
}

// total is the step of the whole of a measure; nil when there is none.
func (e *explainer) total(t *derive.Table, measure int) *Step {
	if whole := e.totals(t); whole != nil {
		return e.level(whole, 0, model.Quantity(measure))
	}
	return nil
}

// whole is what a share is a share of; parent says that it is a part of the table and not its total.
func (e *explainer) whole(t *derive.Table, n, measure int, options model.DerivedOptions) (whole *Step, parent bool) {
	own := entry(t, n)
	if own == nil {
		return e.total(t, measure), false
	}
	code := own.Parent
	switch {
	case own.Role == model.OfWhich, options.ShareOf == model.OfParent:
	case options.ShareOf == model.OfCode && below(codelist(t), t.Codes(n)[0], options.ShareCode):
		code = options.ShareCode.Code
	default:
		code = 0
	}
	if code == 0 {
		return e.total(t, measure), false
	}
	for row := range t.Len() {
		if t.Codes(row)[0] == code {
			return e.level(t, row, model.Quantity(measure)), true
		}
	}
	return nil, true
}

// below says whether a code lies below another in the same list.
func below(list *model.Codelist, code model.Code, base model.CodeRef) bool {
	if base.List != list {
		return false
	}
	for code = list.Entry(code).Parent; code != 0; code = list.Entry(code).Parent {
		if code == base.Code {
			return true
		}
	}
	return false
}

// ratio is one measure over another, with unspecified counts spread where the table has them.
func (e *explainer) ratio(step *Step, t *derive.Table, n int, q model.Quantity, derived *model.Derived) {
	options := optionsOf(t, n, q, derived)
	own := entry(t, n)
	above := e.level(t, n, model.Quantity(derived.Formula.Left.Measure))
	under := e.level(t, n, model.Quantity(derived.Formula.Right.Measure))
	step.Rule, step.Inputs = "ratio", []*Step{above, under}
	step.Formula = above.Name + " ÷ " + under.Name
	switch {
	case own != nil && own.Role == model.Unspecified:
		step.Why = "unspecified"
		return
	case own != nil && options.Unspecified == model.Allocate && e.allocated(step, t, n, derived, options.Decimals):
		return
	case !step.Value.Has():
		step.Why = whyInputs(step.Inputs)
		return
	}
	quotient, _ := decimal.From(above.Value.Number).Quo(decimal.From(under.Value.Number))
	step.Sum = above.Value.plain() + " ÷ " + under.Value.plain()
	step.round(quotient, options.Decimals)
}

// allocated explains a ratio in a table with an unspecified row; false when the table has none.
func (e *explainer) allocated(step *Step, t *derive.Table, n int, derived *model.Derived, decimals int) bool {
	unspecified := -1
	for row := range t.Len() {
		if entry(t, row).Role == model.Unspecified {
			unspecified = row
		}
	}
	if unspecified < 0 {
		return false
	}
	above, under := derived.Formula.Left.Measure, derived.Formula.Right.Measure
	up := e.spread(step, t, n, unspecified, above, under)
	down := e.spread(step, t, n, unspecified, under, above)
	if up.count == nil && down.count == nil {
		return false
	}
	step.Rule = "allocated"
	step.Formula = up.formula(step.Inputs[0]) + " ÷ " + down.formula(step.Inputs[1])
	if !step.Value.Has() {
		step.Why = whyInputs(step.Inputs)
		if up.all || down.all {
			step.Why = "all-unspecified"
		}
		return true
	}
	step.Sum = up.sum(step.Inputs[0]) + " ÷ " + down.sum(step.Inputs[1])
	divisor := decimal.From(step.Inputs[1].Value.Number).Add(down.part)
	quotient, _ := decimal.From(step.Inputs[0].Value.Number).Add(up.part).Quo(divisor)
	step.round(quotient, decimals)
	return true
}

// spread is what falls to a row of one side's unspecified count.
type spread struct {
	count *Step // the unspecified count; nil when the side has none
	share decimal.Decimal
	other string // the name of the measure whose distribution is used
	part  decimal.Rational
	all   bool // the whole side is unspecified
}

func (e *explainer) spread(step *Step, t *derive.Table, n, unspecified, side, other int) spread {
	count := e.level(t, unspecified, model.Quantity(side))
	if !count.Value.Has() || count.Value.Number.IsZero() {
		return spread{}
	}
	own, whole, ownSide := e.level(t, n, model.Quantity(other)), e.total(t, other), e.total(t, side)
	s := spread{count: count, other: own.Name}
	step.Inputs = append(step.Inputs, count)
	if ownSide != nil && ownSide.Value.Has() && ownSide.Value.Number.Equal(count.Value.Number) {
		s.all = true
		return s
	}
	if whole == nil || !own.Value.Has() || !whole.Value.Has() {
		return s
	}
	step.Inputs = append(step.Inputs, whole)
	s.share, _ = decimal.Quotient(own.Value.Number, whole.Value.Number, shareStep)
	s.part = decimal.From(count.Value.Number).Mul(decimal.From(s.share))
	return s
}

// formula is one side of the ratio with names.
func (s spread) formula(own *Step) string {
	if s.count == nil {
		return own.Name
	}
	return "(" + own.Name + " + " + own.Name + "[unspecified] × round(" + s.other + " ÷ " + s.other + "[total], 4))"
}

// sum is one side of the ratio with numbers.
func (s spread) sum(own *Step) string {
	if s.count == nil {
		return own.Value.plain()
	}
	return "(" + own.Value.plain() + " + " + s.count.Value.plain() + " × " + s.share.String() + ")"
}
