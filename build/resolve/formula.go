package resolve

import (
	"errors"
	"fmt"
	"strings"
	"unicode"

	"gongqiu/build/decimal"
	"gongqiu/build/model"
)

// maxFormula is the longest formula, in bytes; it bounds the depth of its tree.
const maxFormula = 500

// unknownName is the error of a formula that speaks of something that it may not speak of.
type unknownName struct{ name string }

func (e unknownName) Error() string { return "unknown name " + e.name }

// names finds what a name in a formula stands for; nil when it is unknown.
type names func(name string) *model.Expression

// formulaNames are the names of a dataset's formulas: its measures, and the part of the year that is gone.
func formulaNames(d *model.Dataset) names {
	return func(name string) *model.Expression {
		for at, measure := range d.Measures {
			if measure.ID == name {
				return &model.Expression{Operator: model.LeafMeasure, Measure: at}
			}
		}
		if name == model.Elapsed {
			return &model.Expression{Operator: model.LeafElapsed}
		}
		return nil
	}
}

// identityNames are those of formulas, and the dataset's derived values.
func identityNames(d *model.Dataset) names {
	inFormula := formulaNames(d)
	return func(name string) *model.Expression {
		for at, derived := range d.Derived {
			if derived.ID == name {
				return &model.Expression{Operator: model.LeafDerived, Derived: at}
			}
		}
		return inFormula(name)
	}
}

// parseEquation reads two formulas with an equals sign between them.
func parseEquation(text string, leaf names) (left, right *model.Expression, err error) {
	before, after, found := strings.Cut(text, "=")
	if !found || strings.Contains(after, "=") {
		return nil, nil, errors.New("@reason.equation")
	}
	if left, err = parseFormula(before, leaf); err != nil {
		return nil, nil, err
	}
	right, err = parseFormula(after, leaf)
	return left, right, err
}

// parseFormula reads a formula: names, numbers, + - * / and brackets.
func parseFormula(text string, leaf names) (*model.Expression, error) {
	if len(text) > maxFormula {
		return nil, errors.New("@reason.formula-long")
	}
	p := &formulaParser{rest: text, names: leaf}
	e, err := p.sum()
	if err == nil && p.next() != 0 {
		err = fmt.Errorf("%q", p.rest)
	}
	return e, err
}

type formulaParser struct {
	rest  string
	names names
}

// next is the next character that is not a space; 0 at the end.
func (p *formulaParser) next() byte {
	p.rest = strings.TrimLeft(p.rest, " \t")
	if p.rest == "" {
		return 0
	}
	return p.rest[0]
}

func (p *formulaParser) sum() (*model.Expression, error) {
	return p.chain("+-", p.product)
}

func (p *formulaParser) product() (*model.Expression, error) {
	return p.chain("*/", p.leaf)
}

// chain reads parts joined by any of the operators, from left to right.
func (p *formulaParser) chain(operators string, part func() (*model.Expression, error)) (*model.Expression, error) {
	left, err := part()
	if err != nil {
		return nil, err
	}
	for {
		operator := p.next()
		if operator == 0 || strings.IndexByte(operators, operator) < 0 {
			return left, nil
		}
		p.rest = p.rest[1:]
		right, err := part()
		if err != nil {
			return nil, err
		}
		if divisor, constant := constantOf(right); operator == byte(model.Over) && constant && divisor.Sign() == 0 {
			return nil, errors.New("@reason.formula-zero")
		}
		left = &model.Expression{Operator: model.Operator(operator), Left: left, Right: right}
	}
}

// constantOf is the value of a formula of numbers alone; false where it has names.
func constantOf(e *model.Expression) (decimal.Rational, bool) {
	if e.Operator == model.LeafNumber {
		return decimal.From(e.Number), true
	}
	if e.Left == nil {
		return decimal.Rational{}, false
	}
	left, known := constantOf(e.Left)
	right, also := constantOf(e.Right)
	if !known || !also {
		return decimal.Rational{}, false
	}
	switch e.Operator {
	case model.Plus:
		return left.Add(right), true
	case model.Minus:
		return left.Sub(right), true
	case model.Times:
		return left.Mul(right), true
	}
	return left.Quo(right)
}

func (p *formulaParser) leaf() (*model.Expression, error) {
	c := p.next()
	switch {
	case c == 0:
		return nil, errors.New("@reason.formula-end")
	case c == '(':
		return p.bracket()
	}
	word := p.rest
	if end := strings.IndexFunc(p.rest, notWord); end >= 0 {
		word = p.rest[:end]
	}
	if word == "" {
		return nil, fmt.Errorf("%q", p.rest)
	}
	p.rest = p.rest[len(word):]
	if c >= '0' && c <= '9' {
		number, err := decimal.Parse(word)
		if err != nil {
			return nil, fmt.Errorf("%q", word)
		}
		return &model.Expression{Operator: model.LeafNumber, Number: number}, nil
	}
	if named := p.names(word); named != nil {
		return named, nil
	}
	return nil, unknownName{word}
}

func (p *formulaParser) bracket() (*model.Expression, error) {
	p.rest = p.rest[1:]
	inner, err := p.sum()
	if err != nil {
		return nil, err
	}
	if p.next() != ')' {
		return nil, errors.New("@reason.formula-bracket")
	}
	p.rest = p.rest[1:]
	return inner, nil
}

// notWord ends a name or number: names hold letters, digits, _ and dots.
func notWord(r rune) bool {
	return r != '_' && r != '.' && !unicode.IsLetter(r) && !unicode.IsDigit(r)
}
