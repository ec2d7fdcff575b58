package judge

import (
	"gongqiu/build/decimal"
	"gongqiu/build/derive"
	"gongqiu/build/model"
)

// identityRelations are the equations that the dataset declares, at each row that gives something of them.
func (e *estimator) identityRelations(t *derive.Table) []relation {
	var all []relation
	for at := range e.Identities {
		identity := &e.Identities[at]
		columns := e.leaves(e.leaves(nil, identity.Left), identity.Right)
		for n := range t.Len() {
			for _, column := range columns {
				if cell := t.Given(n, column); cell.Has() {
					all = append(all, relation{
						kind: equation, table: t, n: n, column: column, cell: cell, identity: identity,
						slack: decimal.From(identity.Tolerance),
					})
					break
				}
			}
		}
	}
	return all
}

// funnelRelations are the steps of funnels, each of which counts part of what the one before counts.
func (e *estimator) funnelRelations(t *derive.Table) []relation {
	var all []relation
	for _, funnel := range e.Funnels {
		for at := 1; at < len(funnel); at++ {
			column := model.ColumnOf(model.Quantity(funnel[at]), model.Level)
			for n := range t.Len() {
				if cell := t.Given(n, column); cell.Has() {
					all = append(all, relation{
						kind: stepOfFunnel, table: t, n: n, column: column, cell: cell, before: funnel[at-1], atMost: true,
					})
				}
			}
		}
	}
	return all
}

// rangeRelations are the numbers of ranges, each of which is at most the next that the row gives.
func (e *estimator) rangeRelations(t *derive.Table) []relation {
	var all []relation
	for _, measures := range e.Ranges {
		for n := range t.Len() {
			lower := -1
			for _, measure := range measures {
				if !t.Given(n, model.ColumnOf(model.Quantity(measure), model.Level)).Has() {
					continue
				}
				if lower >= 0 {
					column := model.ColumnOf(model.Quantity(lower), model.Level)
					all = append(all, relation{
						kind: orderOfRange, table: t, n: n, column: column, cell: t.Given(n, column), before: measure, atMost: true,
					})
				}
				lower = measure
			}
		}
	}
	return all
}

// declares says whether the dataset declares something that must hold in its rows.
func (e *estimator) declares() bool { return len(e.Identities)+len(e.Funnels)+len(e.Ranges) > 0 }

// leaves lists the columns that an expression names, in the order in which they occur.
func (e *estimator) leaves(columns []model.Column, x *model.Expression) []model.Column {
	switch {
	case x == nil:
		return columns
	case x.Operator == model.LeafMeasure:
		return append(columns, model.ColumnOf(model.Quantity(x.Measure), model.Level))
	case x.Operator == model.LeafDerived:
		return append(columns, model.ColumnOf(e.DerivedQuantity(x.Derived), model.Level))
	}
	return e.leaves(e.leaves(columns, x.Left), x.Right)
}
