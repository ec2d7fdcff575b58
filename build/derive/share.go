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
func (t *Table) share(n, measure int, options *model.DerivedOptions) Value {
	return shareOf(t.measure(n, measure), t.Whole(n, measure, options), options.Decimals)
}

// shares is share at every row.
func (t *Table) shares(column []Value, measure int, options *model.DerivedOptions) {
	parts, total := t.Run(model.ColumnOf(model.Quantity(measure), model.Level)), t.Total(measure)
	for n := range column {
		whole := total
		if code := t.WholeCode(n, options); code != 0 {
			whole = t.ofCode(code, measure)
		}
		column[n] = shareOf(exactIn(&parts, n), whole, options.Decimals)
	}
}

func shareOf(part, whole Value, decimals int) Value {
	if part.State == model.Suppressed {
		return part // the share of a withheld count is withheld
	}
	return percentOf(part, whole, decimals)
}

// percentOf is a part in percent of a whole above 0, to some decimals.
func percentOf(part, whole Value, decimals int) Value {
	if !part.Has() || !whole.Has() || whole.Number.Sign() <= 0 {
		return Value{}
	}
	scaled, ok := part.Number.Mul(hundred)
	if !ok {
		return Value{}
	}
	return present(decimal.Quotient(scaled, whole.Number, decimals))
}

// Whole is what the n-th row's share of a measure is a share of; without a number where it was not given.
func (t *Table) Whole(n, measure int, options *model.DerivedOptions) Value {
	code := t.WholeCode(n, options)
	if code == 0 {
		return t.Total(measure)
	}
	return t.ofCode(code, measure)
}

// ofCode is a measure at the row of a code; without a number where the table has none.
func (t *Table) ofCode(code model.Code, measure int) Value {
	if row := t.RowOf(code); row >= 0 {
		return t.measure(row, measure)
	}
	return Value{}
}

// WholeCode is the code of the row of the table that the n-th row's shares are shares of; 0 is the total.
func (t *Table) WholeCode(n int, options *model.DerivedOptions) model.Code {
	entry := t.Entry(n)
	switch {
	case entry == nil:
		return 0
	case entry.Role == model.OfWhich, options.ShareOf == model.OfParent:
		return entry.Parent
	case options.ShareOf == model.OfCode && t.Below(t.Codes(n)[0], options.ShareCode):
		return options.ShareCode.Code
	}
	return 0
}

// Below says whether a code lies below the base of a share in the same list. Rows outside it stay shares of the
// total, as in the tables of employers where only enterprises are shares of their subtotal.
func (t *Table) Below(code model.Code, base model.CodeRef) bool {
	return base.List == t.codelist() && base.List.IsBelow(code, base.Code)
}
