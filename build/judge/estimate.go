package judge

import (
	"slices"

	"gongqiu/build/decimal"
	"gongqiu/build/derive"
	"gongqiu/build/model"
)

// shareStep is the precision, in decimals of a fraction, of the shares by which unspecified counts are spread: 0.01%.
const shareStep = 4

// hypothesis is a way in which a publisher may have computed a value other than as declared. The zero value is the
// declared way.
type hypothesis struct {
	allocation bool // 无要求 spread where the rule is to ignore it, or the reverse
	base       shareBase
	divisor    int  // 1 + the measure that stands in place of a formula's divisor
	current    bool // a percent change over the current number instead of the earlier one
	period     bool // compared with the other earlier period: the year before for the previous one, or the reverse
	unrounded  bool // a change of ratios or shares before they were rounded
	coarse     int  // counts rounded to so many digits before the last one, then computed with: 4 is 万
	inverted   bool // the divisor over the dividend
	full       bool // over the full set, where only members in both periods are compared
}

// shareBase is what a share may be a share of, other than as declared.
type shareBase uint8

const (
	declaredBase shareBase = iota
	totalBase
	parentBase
	grandparentBase
)

// level estimates a quantity at a row, before it is rounded; false where it cannot be computed from what is given.
func (e *estimator) level(t *derive.Table, n int, q model.Quantity, h hypothesis) (span, bool) {
	derived := e.DerivedOf(q)
	if derived == nil {
		return e.coarse(t, n, int(q), h)
	}
	switch derived.Kind {
	case model.ByRank:
		return e.rank(t, n, q, derived)
	case model.ByShare:
		return e.share(t, n, q, derived, h)
	case model.ByCumulative:
		return e.cumulative(t, n, model.Quantity(derived.Of), h)
	}
	switch formula := t.Formula(derived); {
	case formula == nil:
		return span{}, false
	case h.inverted:
		quotient, ok := e.level(t, n, q, hypothesis{})
		if !ok || !formula.Ratio() {
			return span{}, false
		}
		return point(decimal.From(decimal.Whole(1))).quo(quotient)
	case formula.Ratio():
		return e.ratio(t, n, q, formula, h)
	default:
		return e.evaluate(t, n, formula, h)
	}
}

// coarse is a count, rounded first where the hypothesis says so.
func (e *estimator) coarse(t *derive.Table, n, measure int, h hypothesis) (span, bool) {
	count, ok := e.planned(t, n, measure)
	if ok && h.coarse > 0 {
		return count.round(-h.coarse), count.isPoint()
	}
	return count, ok
}

// evaluate computes a formula over spans.
func (e *estimator) evaluate(t *derive.Table, n int, x *model.Expression, h hypothesis) (span, bool) {
	return combine(x, func(leaf *model.Expression, divisor bool) (span, bool) {
		switch {
		case leaf.Operator == model.LeafElapsed:
			return point(derive.Elapsed(e.Periods[t.Period])), true
		case leaf.Operator == model.LeafDerived:
			return e.known(t, n, e.DerivedQuantity(leaf.Derived), h)
		case divisor && h.divisor > 0:
			return e.coarse(t, n, h.divisor-1, h)
		}
		return e.coarse(t, n, leaf.Measure, h)
	})
}

// combine computes an expression of leaves; divisor says that the leaf is what is divided by.
func combine(
	x *model.Expression, value func(leaf *model.Expression, divisor bool) (span, bool),
) (span, bool) {
	if x.Operator == model.LeafNumber {
		return pointOf(x.Number), true
	}
	if x.Left == nil {
		return value(x, false)
	}
	left, ok := combine(x.Left, value)
	if !ok {
		return span{}, false
	}
	var right span
	if x.Operator == model.Over && x.Right.Operator == model.LeafMeasure {
		right, ok = value(x.Right, true)
	} else {
		right, ok = combine(x.Right, value)
	}
	if !ok {
		return span{}, false
	}
	switch x.Operator {
	case model.Plus:
		return left.add(right), true
	case model.Minus:
		return left.sub(right), true
	case model.Times:
		return left.mul(right), true
	}
	return left.quo(right)
}

// ratio estimates one measure over another, with unspecified counts spread where that is the rule of the table.
func (e *estimator) ratio(
	t *derive.Table, n int, q model.Quantity, formula *model.Expression, h hypothesis,
) (span, bool) {
	entry := t.Entry(n)
	if entry != nil && entry.Role == model.Unspecified {
		return span{}, false
	}
	allocate := t.Options(n, q, e.DerivedOf(q)).Unspecified == model.Allocate
	row := -1
	if entry != nil && allocate != h.allocation {
		row = t.UnspecifiedRow()
	}
	above, below := formula.Left.Measure, formula.Right.Measure
	if row < 0 {
		column := model.ColumnOf(model.Quantity(above), model.Level)
		if h.allocation && t.Given(n, column).State == model.Missing {
			return span{}, true // nothing was asked for in the row, and nothing spread over it
		}
		return e.evaluate(t, n, formula, h)
	}
	up, ok := e.withSpread(t, n, row, above, below)
	if !ok {
		return span{}, false
	}
	down, ok := e.withSpread(t, n, row, below, above)
	if !ok {
		return span{}, false
	}
	return up.quo(down)
}

// dividesByZero says whether a published value cannot be: its formula divides by a number that is 0 and nothing else.
func (e *estimator) dividesByZero(r relation) bool {
	q := r.column.Quantity()
	derived := e.DerivedOf(q)
	if derived == nil || r.column.Change() != model.Level || derived.Kind != model.ByFormula {
		return false
	}
	formula := r.table.Formula(derived)
	if formula == nil || formula.Ratio() && r.table.UnspecifiedRow() >= 0 &&
		r.table.Options(r.n, q, derived).Unspecified == model.Allocate {
		return false
	}
	return e.hasZeroDivisor(r.table, r.n, formula)
}

func (e *estimator) hasZeroDivisor(t *derive.Table, n int, x *model.Expression) bool {
	if x.Left == nil {
		return false
	}
	if x.Operator == model.Over {
		divisor, known := e.evaluate(t, n, x.Right, hypothesis{})
		if known && divisor.isPoint() && divisor.low.Sign() == 0 {
			return true
		}
	}
	return e.hasZeroDivisor(t, n, x.Left) || e.hasZeroDivisor(t, n, x.Right)
}

// withSpread is a count with what falls to its row of the unspecified count of its side, by the distribution of the
// other side. False where all of the side is unspecified, or the distribution is not known.
func (e *estimator) withSpread(t *derive.Table, n, unspecified, side, other int) (span, bool) {
	own, has := e.measure(t, n, side)
	column := model.ColumnOf(model.Quantity(side), model.Level)
	count, spread := e.measure(t, unspecified, side)
	if !spread || count.isPoint() && count.low.Sign() == 0 {
		return own, has && t.Given(unspecified, column).State != model.Suppressed
	}
	if whole, ok := e.total(t, side); ok && whole.isPoint() && count.isPoint() && whole.low.Cmp(count.low) == 0 {
		return span{}, false
	}
	if !has && t.Given(n, column).State != model.Missing {
		return span{}, false
	}
	part, ok := e.measure(t, n, other)
	if !ok {
		return own, has
	}
	whole, ok := e.total(t, other)
	if !ok {
		return span{}, false
	}
	share, ok := part.quo(whole)
	return own.add(count.mul(share.round(shareStep))), ok
}

// list is the codelist of a table of one dimension.
func (e *estimator) list(t *derive.Table) *model.Codelist {
	return e.Dimensions[t.Breakdown.Dimensions[0]].Codelist
}

// divisors lists the measures that could be meant as the divisor of a formula.
func (e *estimator) divisors(x *model.Expression) []int {
	if x == nil || x.Operator == model.LeafMeasure || x.Operator == model.LeafNumber {
		return nil
	}
	if x.Operator != model.Over || x.Right.Operator != model.LeafMeasure {
		return append(e.divisors(x.Left), e.divisors(x.Right)...)
	}
	used := derive.Inputs(x)
	var others []int
	for measure := range e.Measures {
		if !slices.Contains(used, measure) {
			others = append(others, measure)
		}
	}
	return others
}
