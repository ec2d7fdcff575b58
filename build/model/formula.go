package model

import (
	"gongqiu/build/decimal"
	"gongqiu/build/diag"
	"gongqiu/build/period"
)

// Operator is what an expression does with its two sides.
type Operator byte

// The operators of a formula. A leaf is a measure, a number, the part of the year that is gone, or, in an identity
// only, a derived value.
const (
	LeafMeasure Operator = 'm'
	LeafNumber  Operator = 'n'
	LeafElapsed Operator = 't' // percent of the year that is gone at the end of the period
	LeafDerived Operator = 'd'
	Plus        Operator = '+'
	Minus       Operator = '-'
	Times       Operator = '*'
	Over        Operator = '/'
)

// Elapsed is how formulas name the part of the year that is gone.
const Elapsed = "elapsed"

// Expression is a parsed formula over measures.
type Expression struct {
	Operator    Operator
	Measure     int // a leaf: index into the dataset's measures
	Derived     int // a leaf of an identity: index into the dataset's derived values
	Number      decimal.Decimal
	Left, Right *Expression
}

// First is the first measure that the formula names; 0 for a formula without any.
func (e *Expression) First() int {
	measure, _ := e.first()
	return measure
}

func (e *Expression) first() (measure int, found bool) {
	if e == nil {
		return 0, false
	}
	if e.Operator == LeafMeasure {
		return e.Measure, true
	}
	if measure, found = e.Left.first(); found {
		return measure, true
	}
	return e.Right.first()
}

// Ratio says whether the formula is one measure over another.
func (e *Expression) Ratio() bool {
	return e != nil && e.Operator == Over && e.Left.Operator == LeafMeasure && e.Right.Operator == LeafMeasure
}

// Has says whether an operator or kind of leaf occurs in the formula.
func (e *Expression) Has(operator Operator) bool {
	return e != nil && (e.Operator == operator || e.Left.Has(operator) || e.Right.Has(operator))
}

// DatedFormula is a formula and the stretch of time in which it holds.
type DatedFormula struct {
	Periods    period.Range // the open range for a formula that always holds
	Expression *Expression
	Text       string // as the author wrote it
	Place      diag.Place
}

// FormulaFor is the formula in force in a period, whose stretch contains the period whole; nil when there is none.
func (d *Derived) FormulaFor(p period.Period) *DatedFormula {
	for at := range d.Formulas {
		if d.Formulas[at].Periods.Contains(p) {
			return &d.Formulas[at]
		}
	}
	return nil
}

// FirstInput is the quantity whose unit and print the derived value is written in: the first measure of its formula, or
// what it sums. It is false for any other.
func (d *Derived) FirstInput() (Quantity, bool) {
	switch {
	case d.Kind == ByFormula && d.Formula != nil:
		return Quantity(d.Formula.First()), true
	case d.Kind == ByCumulative:
		return Quantity(d.Of), true
	}
	return 0, false
}

// Dated says whether the derived value has not one formula for all time.
func (d *Derived) Dated() bool {
	return len(d.Formulas) > 1 || len(d.Formulas) == 1 && !d.Formulas[0].Periods.IsZero()
}

// Identity is an equation that the dataset declares to hold in every row: net = hires - separations. Its sides may
// name derived values.
type Identity struct {
	Left, Right *Expression
	Text        string // as the author wrote it
	Place       diag.Place
	Note        Text
	Tolerance   decimal.Decimal // how far the sides may be apart, in base units, beyond what rounding explains
}
