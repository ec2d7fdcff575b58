package derive

import (
	"gongqiu/build/decimal"
	"gongqiu/build/model"
)

var hundred = decimal.Whole(100)

// share is row / whole × 100. Published shares were verified to be rounded one by one and never forced to add up to
// 100. A row of role of-which (其中) is a share of its parent; other rows are a share of the total, of their parent
// or of one code, as declared, for publishers differ. There is no share where the whole was not given: rows of a
// table need not be all there is.
func (t *Table) share(n int, q model.Quantity, d *model.Derived) Value {
	options := t.options(n, q, d)
	part := t.Level(n, model.Quantity(d.Of))
	whole := t.whole(n, d.Of, options)
	if !part.Has() || !whole.Has() || whole.Number.Sign() <= 0 {
		return Value{}
	}
	scaled, ok := part.Number.Mul(hundred)
	if !ok {
		return Value{}
	}
	return present(decimal.Quotient(scaled, whole.Number, options.Decimals))
}

func (t *Table) whole(n, measure int, options model.DerivedOptions) Value {
	entry := t.entry(n)
	if entry == nil {
		return t.total(measure)
	}
	parent := entry.Parent
	switch {
	case entry.Role == model.OfWhich:
	case options.ShareOf == model.OfParent:
	case options.ShareOf == model.OfCode && t.below(t.parts[n].Codes[0], options.ShareCode):
		parent = options.ShareCode.Code
	default:
		return t.total(measure)
	}
	if parent == 0 {
		return t.total(measure)
	}
	if row := t.rowOf(parent); row >= 0 {
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

// rank is a row's place by a quantity, the largest first; equal values share the better rank. Only ordinary rows
// are ranked.
func (t *Table) rank(n int, d *model.Derived) Value {
	own := t.Level(n, model.Quantity(d.Of))
	if !own.Has() || !t.ranked(n) {
		return Value{}
	}
	place := int64(1)
	for other := range t.parts {
		if value := t.Level(other, model.Quantity(d.Of)); t.ranked(other) && value.Has() && value.Number.Cmp(own.Number) > 0 {
			place++
		}
	}
	return present(decimal.Whole(place), true)
}

func (t *Table) ranked(n int) bool {
	entry := t.entry(n)
	return entry != nil && (entry.Role == model.Ordinary || entry.Role == model.Residual)
}
