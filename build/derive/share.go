package derive

import (
	"slices"

	"gongqiu/build/decimal"
	"gongqiu/build/model"
)

var hundred = decimal.Whole(100)

// share is row / whole × 100. Published shares were verified to be rounded one by one and never forced to add up to
// 100. A row of role of-which (其中) is a share of its parent; other rows are a share of the total, of their parent
// or of one code, as declared, for publishers differ. There is no share where the whole was not given: rows of a
// table need not be all there is.
func (t *Table) share(n int, q model.Quantity, d *model.Derived) Value {
	options := t.Options(n, q, d)
	part := t.Level(n, model.Quantity(d.Of))
	whole := t.Whole(n, d.Of, options)
	if part.State == model.Suppressed {
		return part // the share of a withheld count is withheld
	}
	if !part.Has() || !whole.Has() || whole.Number.Sign() <= 0 {
		return Value{}
	}
	scaled, ok := part.Number.Mul(hundred)
	if !ok {
		return Value{}
	}
	return present(decimal.Quotient(scaled, whole.Number, options.Decimals))
}

// Whole is what the n-th row's share of a measure is a share of; without a number where it was not given.
func (t *Table) Whole(n, measure int, options model.DerivedOptions) Value {
	entry := t.Entry(n)
	if entry == nil {
		return t.Total(measure)
	}
	parent := entry.Parent
	switch {
	case entry.Role == model.OfWhich:
	case options.ShareOf == model.OfParent:
	case options.ShareOf == model.OfCode && t.below(t.parts[n].Codes[0], options.ShareCode):
		parent = options.ShareCode.Code
	default:
		return t.Total(measure)
	}
	if parent == 0 {
		return t.Total(measure)
	}
	if row := t.RowOf(parent); row >= 0 {
		return t.measure(row, measure)
	}
	return Value{}
}

// below says whether a code lies below the base of a share in the same list. Rows outside it stay shares of the
// total, as in the tables of employers where only enterprises are shares of their subtotal.
func (t *Table) below(code model.Code, base model.CodeRef) bool {
	if base.List != t.codelist() {
		return false
	}
	for code = base.List.Entry(code).Parent; code != 0; code = base.List.Entry(code).Parent {
		if code == base.Code {
			return true
		}
	}
	return false
}

// rank fills in every row's place by a quantity, the largest first; equal values share the better rank. Totals, parts
// of rows (其中) and the unspecified row are not ranked.
func (t *Table) rank(column []Value, d *model.Derived) {
	order := make([]int, 0, len(column)) // the ranked rows, the largest first
	for n := range column {
		if t.ranked(n) && t.Level(n, model.Quantity(d.Of)).Has() {
			order = append(order, n)
		}
	}
	number := func(n int) decimal.Decimal { return t.Level(n, model.Quantity(d.Of)).Number }
	slices.SortFunc(order, func(a, b int) int { return number(b).Cmp(number(a)) })
	place := 0
	for at, n := range order {
		if at == 0 || number(n).Cmp(number(order[at-1])) != 0 {
			place = at + 1
		}
		column[n] = present(decimal.Whole(int64(place)), true)
	}
}

func (t *Table) ranked(n int) bool {
	entry := t.Entry(n)
	return entry != nil && (entry.Role == model.Ordinary || entry.Role == model.Residual)
}
