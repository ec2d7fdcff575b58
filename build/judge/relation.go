package judge

import (
	"gongqiu/build/decimal"
	"gongqiu/build/derive"
	"gongqiu/build/model"
)

// relation is something that must hold between numbers of the tables: a published value is what it is computed to be,
// parts add up to their whole, an equation that the dataset declares is true.
type relation struct {
	kind     relationKind
	table    *derive.Table
	n        int          // the row that it speaks of; of parts that of their whole, -1 for the totals
	column   model.Column // what is compared
	cell     model.Cell   // where it is reported: the published value, the whole, or the first part
	parts    []int        // the rows of the parts
	cells    []input      // the parts, where they are cells of other tables
	atMost   bool         // the parts need not be all there are
	slack    decimal.Rational
	identity *model.Identity
	before   int // of a funnel: the measure that the column counts part of; of a range: that which is higher
}

// relationKind is what sort of relation it is.
type relationKind uint8

const (
	publishedValue relationKind = iota
	partsOfWhole                // counts, or their changes, add up to those of the whole
	sharesOfWhole               // published shares add up to 100, or to the share of their parent
	pointsOfParts               // published changes of shares add up to 0, or to the change of their parent's share
	equation                    // the sides of a declared identity are equal
	stepOfFunnel                // a step of a funnel is at most the one before
	orderOfRange                // a lower number of a range is at most the next
	partsOfPeriod               // the counts of quarters add up to that of their year
	placesOfRegion              // the counts of places add up to that of the region above them
)

// compare is the span of what a relation says and of what it is computed to be; false where that cannot be computed, or
// only from numbers that the publisher had not, because they were added up here.
func (e *estimator) compare(r relation) (published, computed span, ok bool) {
	e.start()
	switch r.kind {
	case publishedValue:
		computed, ok = e.column(r.table, r.n, r.column, hypothesis{})
		published = e.print(r.column, e.given(r.table, r.n, r.column))
	case equation:
		if published, ok = e.evaluate(r.table, r.n, r.identity.Left, hypothesis{}); ok {
			computed, ok = e.evaluate(r.table, r.n, r.identity.Right, hypothesis{})
		}
	case stepOfFunnel, orderOfRange:
		if published, ok = e.measure(r.table, r.n, r.before); ok {
			computed, ok = e.measure(r.table, r.n, int(r.column.Quantity()))
		}
	case placesOfRegion, partsOfPeriod:
		if published, ok = e.measure(r.table, r.n, int(r.column.Quantity())); ok {
			computed, ok = e.sumOf(r.cells)
		}
	default:
		if published, ok = e.whole(r); ok {
			computed, ok = e.sum(r)
		}
	}
	published.low, published.high = published.low.Sub(r.slack), published.high.Add(r.slack)
	return published, computed, ok && !e.sums
}

// agrees says whether a relation holds.
func (r relation) agrees(published, computed span) bool {
	if r.atMost {
		return !published.below(computed)
	}
	return published.meets(computed)
}

// whole is what parts must add up to.
func (e *estimator) whole(r relation) (span, bool) {
	switch {
	case r.kind == partsOfWhole && r.column.Change() != model.Level:
		return e.exactly(r.column, e.wholeCell(r.table, r.n, r.column)), true
	case r.kind == partsOfWhole && r.n < 0:
		return e.total(r.table, int(r.column.Quantity()))
	case r.kind == partsOfWhole:
		return e.measure(r.table, r.n, int(r.column.Quantity()))
	case r.n >= 0:
		cell := e.given(r.table, r.n, r.column)
		return pointOf(cell.Number), cell.Has() && cell.Qualifier == decimal.Exact
	case r.kind == sharesOfWhole:
		return pointOf(hundred), true
	}
	return span{}, true
}

// sum adds the parts up; false unless each has an exact number.
func (e *estimator) sum(r relation) (span, bool) {
	sum := span{}
	for _, n := range r.parts {
		part, ok := e.part(r, n)
		if !ok {
			return span{}, false
		}
		sum = sum.add(part)
	}
	return sum, true
}

// sumOf adds cells up; false unless each has a number.
func (e *estimator) sumOf(cells []input) (span, bool) {
	sum := span{}
	for _, cell := range cells {
		count, ok := e.count(cell)
		if !ok {
			return span{}, false
		}
		sum = sum.add(count)
	}
	return sum, true
}

// part is one part's count, change or share.
func (e *estimator) part(r relation, n int) (span, bool) {
	if r.kind == partsOfWhole && r.column.Change() == model.Level {
		return e.measure(r.table, n, int(r.column.Quantity()))
	}
	cell := e.given(r.table, n, r.column)
	if !cell.Has() || cell.Qualifier != decimal.Exact {
		return span{}, false
	}
	if r.kind == partsOfWhole {
		return e.exactly(r.column, cell), true
	}
	return pointOf(cell.Number), true // how far rounding can carry the sum is in the slack
}
