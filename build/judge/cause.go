package judge

import (
	"gongqiu/build/decimal"
	"gongqiu/build/model"
)

// trial is a hypothesis and the cause that it stands for.
type trial struct {
	cause      model.Cause
	hypothesis hypothesis
}

// byRule is the other way of computing that gives a published value: first the ways of rounding that move the last
// digit, then other rules.
func (j *judge) byRule(d *dispute) model.Cause {
	if d.rule == "" {
		d.rule = j.otherRule(d)
	}
	return d.rule
}

func (j *judge) otherRule(d *dispute) model.Cause {
	if d.kind != publishedValue {
		return model.CauseUnexplained
	}
	if truncates(d.cell.Number, d.computed) {
		return model.CauseTruncated
	}
	near := nearly(d)
	for _, t := range j.trials(d.relation) {
		if t.hypothesis.coarse > 0 && !near {
			continue
		}
		if t.hypothesis.unrounded && !isPercent(d.column.Change()) && !oneUnit(d) {
			continue
		}
		if value, ok := j.column(d.table, d.n, d.column, t.hypothesis); ok && value.meets(d.published) {
			return t.cause
		}
	}
	return model.CauseUnexplained
}

// oneUnit says whether two values differ by no more than a unit of the last digit: as far as the difference of two
// numbers can be moved by rounding them first.
func oneUnit(d *dispute) bool {
	gap := magnitude(d.published.middle().Sub(d.computed.middle()))
	return gap.Cmp(decimal.From(decimal.New(1, d.cell.Number.Scale()))) <= 0
}

// truncates says whether the published number is the computed one cut off at its last digit.
func truncates(published decimal.Decimal, computed span) bool {
	unit := decimal.From(decimal.New(1, published.Scale()))
	value, cut := decimal.From(published.Abs()), computed
	if published.Sign() < 0 || published.IsZero() && computed.middle().Sign() < 0 {
		cut = computed.neg()
	}
	return !cut.noLow && !cut.noHigh && cut.high.Cmp(value) >= 0 && cut.low.Cmp(value.Add(unit)) < 0
}

// nearly says whether the two values differ by no more than rounding of the inputs could do: 2 % or two units of the
// last digit.
func nearly(d *dispute) bool {
	gap := magnitude(d.published.middle().Sub(d.computed.middle()))
	unit := decimal.From(decimal.New(2, d.cell.Number.Scale()))
	return gap.Cmp(unit) <= 0 || gap.Cmp(magnitude(d.computed.middle()).Mul(percent(2))) <= 0
}

func percent(n int64) decimal.Rational { return decimal.From(decimal.New(n, 2)) }

func magnitude(r decimal.Rational) decimal.Rational {
	if r.Sign() < 0 {
		return r.Neg()
	}
	return r
}

// trials lists the other ways in which the value may have been computed.
func (e *estimator) trials(r relation) []trial {
	change := r.column.Change()
	derived := e.DerivedOf(r.column.Quantity())
	var all []trial
	add := func(cause model.Cause, h hypothesis) { all = append(all, trial{cause, h}) }
	const thousands, tenThousands = 3, 4 // 万 with one decimal, and whole 万
	add(model.CauseRoundedInputs, hypothesis{unrounded: true})
	add(model.CauseRoundedInputs, hypothesis{coarse: thousands})
	add(model.CauseRoundedInputs, hypothesis{coarse: tenThousands})
	if change == model.Level && derived != nil {
		switch {
		case derived.Kind == model.ByShare:
			add(model.CauseDenominator, hypothesis{base: totalBase})
			add(model.CauseDenominator, hypothesis{base: parentBase})
			add(model.CauseDenominator, hypothesis{base: grandparentBase})
		case derived.Ratio:
			add(model.CauseAllocation, hypothesis{allocation: true})
			add(model.CauseInverted, hypothesis{inverted: true})
		}
		if derived.Kind == model.ByFormula {
			for _, measure := range e.divisors(r.table.Formula(derived)) {
				add(model.CauseLabel, hypothesis{divisor: measure + 1})
			}
		}
	}
	if change != model.Level {
		if isPercent(change) {
			add(model.CauseWrongBase, hypothesis{current: true})
		}
		add(model.CauseWrongPeriod, hypothesis{period: true})
		if isPercent(change) {
			add(model.CauseWrongPeriod, hypothesis{period: true, current: true})
		}
		if r.table.IsPanel() {
			add(model.CauseFullSet, hypothesis{full: true})
		}
	}
	return all
}

// nearest is the cause whose value comes close to the published one, if one does and the declared way does not: within
// half a percent, where the declared value is at least ten times as far away.
func (j *judge) nearest(d *dispute) model.Cause {
	target := d.published.middle()
	far := magnitude(target.Sub(d.computed.middle()))
	best, cause := magnitude(target).Mul(decimal.From(decimal.New(5, 3))), model.CauseUnexplained
	for _, t := range j.trials(d.relation) {
		if t.cause == model.CauseRoundedInputs {
			continue
		}
		value, ok := j.column(d.table, d.n, d.column, t.hypothesis)
		if !ok || value.noLow || value.noHigh {
			continue
		}
		gap := magnitude(target.Sub(value.middle()))
		if gap.Cmp(best) < 0 && gap.Mul(decimal.From(decimal.Whole(10))).Cmp(far) < 0 {
			best, cause = gap, t.cause
		}
	}
	return cause
}
