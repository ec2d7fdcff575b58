package resolve

import (
	"errors"
	"slices"
	"strings"

	"gongqiu/build/diag"
	"gongqiu/build/load"
	"gongqiu/build/model"
	"gongqiu/build/period"
)

// formulas reads a derived value's formula, or those of its stretches of time. One measure over another is a ratio.
// Whatever divides, and every percentage, has two decimals unless it says otherwise; any other formula is as exact as
// its inputs, and a sum or difference has the unit of the first.
func (r *resolver) formulas(d *model.Dataset, drafts []load.FormulaDraft, derived *model.Derived) {
	for _, draft := range drafts {
		stretch, ok := r.stretch(draft.Periods, derived.Formulas)
		if e := r.expression(d, draft.Text); e != nil && ok {
			derived.Formulas = append(derived.Formulas, model.DatedFormula{
				Periods: stretch, Expression: e, Text: draft.Text.Text, Place: draft.Text.Place,
			})
		}
	}
	slices.SortStableFunc(derived.Formulas, func(a, b model.DatedFormula) int {
		return period.Compare(a.Periods.First, b.Periods.First)
	})
	percent := derived.Unit != nil && derived.Unit.Base.ID == model.UnitPercent
	derived.Ratio = len(derived.Formulas) > 0
	for _, formula := range derived.Formulas {
		e := formula.Expression
		derived.Formula, derived.FormulaText = e, formula.Text
		derived.Ratio = derived.Ratio && e.Ratio()
		divides := e.Has(model.Over) || e.Has(model.LeafElapsed)
		if derived.Options.Decimals < 0 && (divides || percent) {
			derived.Options.Decimals = quotientDecimals
		}
		if derived.Unit == nil && derived.UnitOf < 0 && (e.Operator == model.Plus || e.Operator == model.Minus) {
			derived.Unit, derived.UnitOf = unitOf(d, model.Quantity(e.First()))
		}
	}
	derived.Percent = derived.Unit != nil && derived.Unit.Base.ID == model.UnitPercent
}

// stretch reads when a formula holds. A stretch that is none, or that overlaps with an earlier one, is a finding.
func (r *resolver) stretch(name load.Name, earlier []model.DatedFormula) (period.Range, bool) {
	if !name.Given() {
		return period.Range{}, true
	}
	stretch, err := period.ParseRange(name.Text)
	if err != nil {
		r.report(diag.DatasetStretch, name, diag.Args{"reason": "stretch"})
		return stretch, false
	}
	for _, other := range earlier {
		if meet(stretch, other.Periods) {
			r.report(diag.DatasetStretch, name, diag.Args{"reason": "overlap"})
			return stretch, false
		}
	}
	return stretch, true
}

// meet says whether two stretches have a month in common.
func meet(a, b period.Range) bool {
	before := func(a, b period.Range) bool {
		return !a.Last.IsZero() && !b.First.IsZero() && a.Last.EndMonth() < b.First.StartMonth()
	}
	return !before(a, b) && !before(b, a)
}

// expression reads a formula over measures; nil when it has a fault.
func (r *resolver) expression(d *model.Dataset, text load.Name) *model.Expression {
	e, err := parseFormula(text.Text, formulaNames(d))
	if err != nil {
		r.badFormula(text, err, append(measureIDs(d), model.Elapsed))
		return nil
	}
	return e
}

// badFormula reports the fault of a formula, an unknown name at its own place.
func (r *resolver) badFormula(formula load.Name, err error, known []string) {
	var unknown unknownName
	if !errors.As(err, &unknown) {
		r.report(diag.DatasetFormula, formula, diag.Args{"reason": err.Error()})
		return
	}
	place := formula.Place
	if at := strings.Index(formula.Text, unknown.name); at >= 0 && place.Width == len(formula.Text) {
		place.Column += at
		place.Width = len(unknown.name)
	}
	r.datasetReference(load.Name{Text: unknown.name, Place: place}, "measure", known)
}
