package plan

import (
	"gongqiu/build/claim"
	"gongqiu/build/model"
)

// market are the counts of the two sides of a dataset: those of its first ratio, unless their names tell that it
// divides supply by demand.
func market(d *model.Dataset) (wanted, sought model.Quantity, ok bool) {
	wanted, sought, ok = balanced(d)
	return wanted, sought, ok && !isNamed(d, wanted, claim.Supply) && !isNamed(d, sought, claim.Demand)
}

// isNamed says whether a measure has a general name of a side.
func isNamed(d *model.Dataset, q model.Quantity, of claim.Side) bool {
	measure := d.MeasureOf(q)
	for _, name := range append([]string{measure.Title.ZH, measure.Title.EN}, measure.Aliases...) {
		if of.IsCalled(name) {
			return true
		}
	}
	return false
}

// sideOf is the side of the market that a quantity counts.
func sideOf(d *model.Dataset, q model.Quantity) claim.Side {
	wanted, sought, ok := market(d)
	switch {
	case ok && q == wanted:
		return claim.Demand
	case ok && q == sought:
		return claim.Supply
	}
	return claim.NoSide
}

// isMarketRatio says whether a quantity is the ratio of demand to supply.
func isMarketRatio(d *model.Dataset, q model.Quantity) bool {
	derived := d.DerivedOf(q)
	return derived != nil && derived.Ratio && sideOf(d, model.Quantity(derived.Formula.Left.Measure)) == claim.Demand &&
		sideOf(d, model.Quantity(derived.Formula.Right.Measure)) == claim.Supply
}
