package derivation

import (
	"strconv"

	"gongqiu/build/decimal"
	"gongqiu/build/derive"
	"gongqiu/build/model"
)

// Value is what a row has in a column: the number, computed or given, and what the tables say of it.
type Value struct {
	derive.Value
	Qualifier decimal.Qualifier // of a given number that says "more than" and the like
	Printed   string            // the text of a number that its digits do not tell: 60..100
	Given     model.Cell        // a measure's own cell; of other columns what was published
}

// ValueOf is the n-th row's value in a column: a measure as given, any other as computed.
func ValueOf(t *derive.Table, n int, column model.Column) Value {
	given := t.Given(n, column)
	if IsMeasure(t.Dataset, column) {
		return GivenValue(t.Dataset, column, given)
	}
	return Value{Value: t.Change(n, column.Quantity(), column.Change()), Given: given}
}

// GivenValue is a cell as a table gives it.
func GivenValue(d *model.Dataset, column model.Column, cell model.Cell) Value {
	value := Value{Value: derive.Value{Number: cell.Number, State: cell.State}, Qualifier: cell.Qualifier, Given: cell}
	if cell.Special {
		value.Printed = d.Printed[model.CellRef{Origin: cell.Origin, Column: column}]
	}
	return value
}

// IsMeasure says whether a column holds what tables give, not what is computed from it.
func IsMeasure(d *model.Dataset, column model.Column) bool {
	return column.Change() == model.Level && d.MeasureOf(column.Quantity()) != nil
}

// Mark is the sign before the number: ">" of ">8000"; empty for an exact one.
func (v Value) Mark() string { return v.Qualifier.Sign() }

// Plain is a number without commas or unit, as tables are read: 5142, -0.5, >8000. It is empty for no number.
func (v Value) Plain() string {
	switch {
	case !v.Has():
		return ""
	case v.Qualifier == decimal.Between && v.Printed != "":
		return v.Printed
	}
	return v.Qualifier.Sign() + v.Number.String()
}

// agrees says whether a computed value says the same as the published one, at the precision of the published one.
func agrees(computed Value, published model.Cell) bool {
	if !computed.Has() || !published.Has() || published.Qualifier != decimal.Exact {
		return computed.State == published.State
	}
	return computed.Number.Round(int(published.Number.Scale())).Equal(published.Number)
}

// exactDigits is a fraction written out: as it is, or cut with "…" behind the digits that rounding looks at.
func exactDigits(r decimal.Rational, decimals int) string {
	digits := decimals + 4
	d, ok := r.Round(digits)
	if !ok {
		return ""
	}
	if decimal.From(d).Cmp(r) == 0 {
		return trimmed(d).String()
	}
	if decimal.From(d.Abs()).Cmp(magnitude(r)) > 0 {
		step := decimal.New(1, int8(digits))
		if d.Sign() < 0 {
			step = step.Neg()
		}
		d, _ = d.Sub(step)
	}
	return d.String() + "…"
}

func magnitude(r decimal.Rational) decimal.Rational {
	if r.Sign() < 0 {
		return r.Neg()
	}
	return r
}

// trimmed is a number without zeros at the end of its decimals.
func trimmed(d decimal.Decimal) decimal.Decimal {
	for d.Scale() > 0 {
		shorter, exact := d.Rescale(int(d.Scale()) - 1)
		if !exact {
			break
		}
		d = shorter
	}
	return d
}

func digits(n int) string { return strconv.Itoa(n) }
