package resolve

import (
	"gongqiu/build/diag"
	"gongqiu/build/load"
	"gongqiu/build/model"
)

// quotientDecimals is the precision of ratios, shares and percentages that say no other; publishers print two.
const quotientDecimals = 2

// allDerived resolves the derived values. All are known by name before the first is read, for ranks may speak of later
// ones.
func (r *resolver) allDerived(d *model.Dataset, drafts []load.DerivedDraft) {
	for at := range drafts {
		draft := &drafts[at]
		d.Derived = append(d.Derived, &model.Derived{
			ID: draft.ID.Text, Place: draft.ID.Place, Title: draft.Title, Note: draft.Note,
			Aliases: texts(draft.Aliases), Unit: r.unit(draft.Unit), UnitOf: -1, Kind: kindOf(draft),
			Options: model.DerivedOptions{Decimals: -1},
		})
	}
	for at := range drafts {
		r.derived(d, &drafts[at], d.Derived[at])
	}
	for at := range drafts {
		if draft := &drafts[at]; d.Derived[at].Kind == model.ByCumulative && draft.Cumulative.Given() {
			r.cumulative(d, draft.Cumulative, d.Derived[at])
		}
	}
}

func kindOf(draft *load.DerivedDraft) model.DerivedKind {
	switch {
	case len(draft.Formulas) > 0:
		return model.ByFormula
	case draft.Share.Given():
		return model.ByShare
	case len(draft.Rank) > 0:
		return model.ByRank
	case draft.Cumulative.Given():
		return model.ByCumulative
	}
	return model.ByFormula
}

// derived resolves one derived value. One whose definition cannot be read keeps its name and has no values, so that
// the columns that give it are not reported as well.
func (r *resolver) derived(d *model.Dataset, draft *load.DerivedDraft, derived *model.Derived) {
	r.options(d, draft.Options, draft.Decimals)(&derived.Options)
	switch derived.Kind {
	case model.ByFormula:
		r.formulas(d, draft.Formulas, derived)
	case model.ByShare:
		derived.Percent = true
		derived.Of = indexOf(measureIDs(d), draft.Share.Text)
		if derived.Options.Decimals < 0 {
			derived.Options.Decimals = quotientDecimals
		}
		if derived.Of < 0 {
			r.datasetReference(draft.Share, "measure", measureIDs(d))
			derived.Kind = model.ByFormula
		}
	case model.ByRank:
		derived.Options.Decimals = 0
		if r.rank(d, draft.Rank, derived); len(derived.By) == 0 {
			derived.Kind = model.ByFormula
		}
	}
}

// rank resolves what a rank is taken by. A rank of ranks would only hide what it weighs, and could go round in circles.
func (r *resolver) rank(d *model.Dataset, weights []load.WeightDraft, derived *model.Derived) {
	for _, weight := range weights {
		q, known := d.QuantityByID(weight.Quantity.Text)
		switch {
		case !known:
			r.datasetReference(weight.Quantity, "measure", quantityIDs(d))
		case isRank(d, q):
			r.unfit(weight.Quantity, "rank")
		default:
			derived.By = append(derived.By, model.Weight{Quantity: q, Weight: weight.Weight})
		}
	}
	if len(derived.By) < len(weights) {
		derived.By = nil
		return
	}
	derived.Of = int(derived.By[0].Quantity)
}

func isRank(d *model.Dataset, q model.Quantity) bool {
	derived := d.DerivedOf(q)
	return derived != nil && derived.Kind == model.ByRank
}

// unfit reports a quantity that a rule cannot be applied to.
func (r *resolver) unfit(name load.Name, reason string) {
	r.report(diag.DatasetBasis, name, diag.Args{"reason": reason})
}

// cumulative resolves what is summed since the year began: a measure of a flow, or a sum or difference of such.
func (r *resolver) cumulative(d *model.Dataset, name load.Name, derived *model.Derived) {
	q, known := d.QuantityByID(name.Text)
	reason := ""
	if known {
		reason = notSummed(d, q)
	}
	switch {
	case !known:
		r.datasetReference(name, "measure", quantityIDs(d))
	case reason != "":
		r.unfit(name, reason)
	default:
		derived.Of = int(q)
		if derived.Unit == nil {
			derived.Unit, derived.UnitOf = unitOf(d, q)
		}
		return
	}
	derived.Kind = model.ByFormula
}

// notSummed is why the periods of a quantity do not add up; empty when they do.
func notSummed(d *model.Dataset, q model.Quantity) string {
	if m := d.MeasureOf(q); m != nil {
		switch {
		case m.Unit != nil && m.Unit.Base.ID == model.UnitPercent:
			return "rate"
		case m.Time != model.Flow:
			return "level"
		}
		return ""
	}
	derived := d.DerivedOf(q)
	switch {
	case derived.Percent:
		return "rate"
	case derived.Kind != model.ByFormula:
		return "rank"
	}
	for _, formula := range derived.Formulas {
		if formula.Expression.Has(model.Over) || formula.Expression.Has(model.LeafElapsed) {
			return "formula"
		}
		for at := range d.Measures {
			if reason := notSummed(d, model.Quantity(at)); reason != "" && speaksOf(formula.Expression, at) {
				return reason
			}
		}
	}
	return ""
}

func speaksOf(e *model.Expression, measure int) bool {
	return e != nil && (e.Operator == model.LeafMeasure && e.Measure == measure ||
		speaksOf(e.Left, measure) || speaksOf(e.Right, measure))
}

// unitOf is the unit of a quantity, or the dimension whose codes carry it.
func unitOf(d *model.Dataset, q model.Quantity) (*model.Unit, int) {
	if m := d.MeasureOf(q); m != nil {
		return m.Unit, m.UnitOf
	}
	derived := d.DerivedOf(q)
	return derived.Unit, derived.UnitOf
}

// options resolves how a derived value comes about, as a change to the options that hold otherwise: what a rule does
// not say stays as it is.
func (r *resolver) options(d *model.Dataset, draft load.OptionsDraft, decimals int) func(*model.DerivedOptions) {
	shareOf, shareCode := r.shareOf(d, draft.ShareOf)
	var minimum []model.Minimum
	for _, least := range draft.Minimum {
		q, known := d.QuantityByID(least.Quantity.Text)
		switch {
		case !known:
			r.datasetReference(least.Quantity, "measure", quantityIDs(d))
		case isRank(d, q):
			r.unfit(least.Quantity, "rank")
		default:
			minimum = append(minimum, model.Minimum{Quantity: q, Least: least.Least})
		}
	}
	return func(options *model.DerivedOptions) {
		if decimals >= 0 {
			options.Decimals = decimals
		}
		switch draft.Unspecified.Text {
		case "allocate":
			options.Unspecified = model.Allocate
		case "ignore":
			options.Unspecified = model.Ignore
		}
		if draft.ShareOf.Given() {
			options.ShareOf, options.ShareCode = shareOf, shareCode
		}
		if draft.Order.Given() {
			options.Ascending = draft.Order.Text == "ascending"
		}
		if minimum != nil {
			options.Minimum = minimum
		}
		if draft.Limit > 0 {
			options.Limit = draft.Limit
		}
	}
}

// shareOf reads what a share is a share of: the total, the parent, or a code of whichever dimension has it.
func (r *resolver) shareOf(d *model.Dataset, name load.Name) (model.ShareOf, model.CodeRef) {
	switch name.Text {
	case "", "total":
		return model.OfTotal, model.CodeRef{}
	case "parent":
		return model.OfParent, model.CodeRef{}
	}
	known := []string{"total", "parent"}
	for _, dimension := range d.Dimensions {
		if found := dimension.Codelist.Find(name.Text); len(found) == 1 {
			return model.OfCode, model.CodeRef{List: dimension.Codelist, Code: found[0]}
		}
		known = append(known, dimension.Codelist.AllNames()...)
	}
	r.datasetReference(name, "code", known)
	return model.OfTotal, model.CodeRef{}
}
