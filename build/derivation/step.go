// Package derivation tells how a number came about: the rule, the numbers that were put in, the exact result, how it
// was rounded, what was published beside it, and for every number of a table the file, line and column.
//
// In comes a place in a dataset (a table of package derive, a row, a quantity, a change); out comes a tree of steps.
// The tree is the same for the command line and for the pages, which only write it differently. Values are those of
// package derive, and so are the rules: here they are told, not computed. An expression whose numbers would not give
// the value is marked as such and must not be shown as its sum.
package derivation

import (
	"strings"

	"gongqiu/build/decimal"
	"gongqiu/build/derive"
	"gongqiu/build/diag"
	"gongqiu/build/format"
	"gongqiu/build/model"
	"gongqiu/build/period"
)

// Step is one number of a derivation. It is not changed once it was made, and may stand in several derivations.
type Step struct {
	Dataset *model.Dataset
	Column  model.Column
	Period  period.Period
	Codes   []model.Code  // by dimension of the dataset, the region among them
	Table   *derive.Table // with Row, the place of the number; nil when no table has the row
	Row     int

	Value    Value
	Rule     string // the rule that gives it: "given", "ratio", "allocated", "share", …; empty where none does
	Formula  []Term // the expression; nil where the rule is none
	Sums     bool   // the expression has all its numbers, and they give the value
	Exact    string // the result before it was rounded, where it was
	Decimals int    // to which it was rounded; counts only with Exact
	Blank    bool   // a blank count was taken as 0
	Members  int    // of a change of an aggregate: how many members were compared
	Why      string // why there is no number: "not-given", "panel", …; empty where there is one
	Cell     *Cell  // what tables give: of a measure its number, of others what was published
	Replaced []Cell // superseded numbers that stood in its place
	Inputs   []*Step
}

// Which says which number of a table an expression speaks of.
type Which uint8

// The numbers beside the row's own.
const (
	Own         Which = iota
	Total             // of the whole region and period
	Unspecified       // of the row 无要求
	Part              // of a row that others are parts of
	Earlier           // of an earlier period
)

// Term is one piece of an expression: a sign or a constant as it is written, a number that is put in, or a share that
// is computed and rounded on the way.
type Term struct {
	Symbol string
	Number derive.Value // what Symbol stands for, where it names a number that is no cell and no derived value
	Input  *Step
	Which  Which
	Zero   bool   // of Input: it is blank, and taken as 0
	Share  *Share // of the distribution by which unspecified counts are spread
}

// Share is the share of a row in the total of its measure, rounded before it is used.
type Share struct {
	Own, Whole *Step
	Number     decimal.Decimal
	Exact      string // empty where the share was not rounded
}

// Name is the id of the quantity with its change, "demand.year.percent".
func (s *Step) Name() string { return s.Dataset.ColumnName(s.Column) }

// Title is the title of the quantity, without its change.
func (s *Step) Title(language model.Language) string {
	return s.Dataset.QuantityTitle(s.Column.Quantity()).In(language)
}

// Change is the change that the step gives.
func (s *Step) Change() model.Change { return s.Column.Change() }

// Address is the question that the number answers, "supply-demand/ratio?period=2016-Q3&region=320200".
func (s *Step) Address() string {
	var b strings.Builder
	b.WriteString(s.Dataset.ID + "/" + s.Name() + "?period=" + s.Period.String())
	for at, code := range s.Codes {
		if code != 0 {
			b.WriteString("&" + s.Dataset.Dimensions[at].ID + "=" + s.Dataset.Dimensions[at].Codelist.Entry(code).ID)
		}
	}
	return b.String()
}

// About is period, region and codes as people say them.
func (s *Step) About(language model.Language) string {
	parts := []string{format.Period(s.Period, string(language))}
	for at, code := range s.Codes {
		if code != 0 {
			parts = append(parts, s.Dataset.Dimensions[at].Codelist.Entry(code).Label.In(language))
		}
	}
	separator := ", "
	if language == model.Chinese {
		separator = "，"
	}
	return strings.Join(parts, separator)
}

// Names is the expression with ids: "demand ÷ demand[total] × 100".
func (s *Step) Names() string {
	var b strings.Builder
	for _, term := range s.Formula {
		switch {
		case term.Share != nil:
			name := term.Share.Own.Name()
			b.WriteString("round(" + name + " ÷ " + name + "[total], " + digits(derive.ShareDecimals) + ")")
		case term.Input != nil:
			b.WriteString(term.Input.Name() + term.index())
		default:
			b.WriteString(term.Symbol)
		}
	}
	return b.String()
}

// index is how an expression of ids says which number of a measure it means.
func (t *Term) index() string {
	switch t.Which {
	case Total:
		return "[total]"
	case Unspecified:
		return "[unspecified]"
	case Part:
		dimension := t.Input.Table.Dataset.Dimensions[t.Input.Table.Breakdown.Dimensions[0]]
		return "[" + dimension.Codelist.Entry(t.Input.Table.Codes(t.Input.Row)[0]).ID + "]"
	case Earlier:
		return "[" + t.Input.Period.String() + "]"
	}
	return ""
}

// Numbers is the expression with plain numbers: "80442 ÷ 93347 × 100". It is empty where the numbers do not give the
// value.
func (s *Step) Numbers() string {
	if !s.Sums {
		return ""
	}
	var b strings.Builder
	for _, term := range s.Formula {
		switch {
		case term.Share != nil:
			b.WriteString(term.Share.Number.String())
		case term.Zero:
			b.WriteByte('0')
		case term.Input != nil:
			b.WriteString(term.Input.Value.Plain())
		case term.Number.Has():
			b.WriteString(term.Number.Number.String())
		default:
			b.WriteString(term.Symbol)
		}
	}
	return b.String()
}

// value is the number that a term puts in.
func (t *Term) value() derive.Value {
	if t.Input != nil {
		return t.Input.Value.Value
	}
	return t.Number
}

// Shares lists the shares of the expression.
func (s *Step) Shares() []*Share {
	var all []*Share
	for at := range s.Formula {
		if share := s.Formula[at].Share; share != nil {
			all = append(all, share)
		}
	}
	return all
}

// Cell is a number as a table gives it.
type Cell struct {
	Dataset *model.Dataset
	Column  model.Column
	Number  model.Cell
	Agrees  bool        // of a published value: the computed one says the same, within the precision of what was printed
	Within  bool        // of one that agrees: its digits differ, and the roundings that were printed explain it
	Cause   model.Cause // of one that does not: the likeliest cause; none where nobody looked for it
}

// Value is the number in base units as it was given.
func (c *Cell) Value() Value { return GivenValue(c.Dataset, c.Column, c.Number) }

// Place is the field of the table.
func (c *Cell) Place() diag.Place { return c.Dataset.PlaceOf(c.Column, c.Number) }

// Note is the note to the number, or to its row.
func (c *Cell) Note() model.Text { return c.Dataset.NoteOf(c.Column, c.Number) }

// Source is the source of the number.
func (c *Cell) Source() model.Source { return SourceOf(c.Dataset, c.Number) }

// SourceOf is the source of a cell: that of its row or table, else the dataset's own.
func SourceOf(d *model.Dataset, cell model.Cell) model.Source {
	source := d.SourceOf(cell)
	if source.Title.Empty() && source.URL == "" {
		return d.Source
	}
	return source
}

// Unit is the unit that the table is in; nil for a ratio, which has none.
func (c *Cell) Unit() *model.Unit {
	unit := c.Dataset.UnitOf(c.Column, c.Number)
	if unit == nil || unit.ID == model.UnitRatio {
		return nil
	}
	return unit
}
