package model

import (
	"strings"

	"gongqiu/build/decimal"
	"gongqiu/build/diag"
	"gongqiu/build/period"
)

// Page is one Markdown page of content/, in one language.
type Page struct {
	Place    diag.Place // the file
	Path     string     // address without the language, "methods" or "policies/guofa-2005-36"; "" is the home page
	Language Language
	Title    string
	Summary  string
	Date     string // a date or an instant with an offset; empty for none
	Updated  string
	Draft    bool
	Kind     string
	Dataset  Reference // the dataset that the page is a note to
	Period   Reference // the period, resolved to its canonical form
	Region   Reference // the region, resolved to its code
	Aliases  []string
	Body     Prose
}

// Reference is a name in a page's front matter, with its place. Its text is canonical once it was resolved.
type Reference struct {
	Text  string
	Place diag.Place
}

// Prose is a parsed text: blocks in order.
type Prose struct {
	Blocks []Node
}

// NodeKind is what a piece of prose is.
type NodeKind uint8

// The kinds of block and inline. A block's children are blocks or inlines as its kind says.
const (
	Paragraph       NodeKind = iota + 1 // inlines
	Heading                             // inlines; Level, ID
	List                                // ListItem; Ordered, Start, Tight
	ListItem                            // blocks
	Quote                               // blocks
	CodeBlock                           // Text; Info is the language after the fence
	Rule                                // nothing
	TableBlock                          // TableRow; the first row is the header
	TableRow                            // TableCell
	TableCell                           // inlines; Align
	FootnoteBlock                       // Footnote, at the end of the page
	Footnote                            // blocks; Number, ID
	Words                               // Text
	Emphasis                            // inlines
	Strong                              // inlines
	Deleted                             // inlines
	CodeSpan                            // Text
	Link                                // inlines; URL, Title
	Image                               // Text is the alternative text; URL, Title
	FootnoteMark                        // Number, ID
	LineBreak                           // nothing
	DefinitionBlock                     // DefinitionTerm and DefinitionText in turn; Title may head it
	DefinitionTerm                      // inlines; ID, where it is defined here
	DefinitionText                      // inlines
	Foreign                             // inlines in another language than the page; Info is the language tag
)

// Align is where a column of a table stands.
type Align uint8

// The alignments of a table column.
const (
	AlignNone Align = iota
	AlignStart
	AlignCentre
	AlignEnd
)

// Node is a block or an inline of prose. Which fields are used depends on the kind.
type Node struct {
	Kind     NodeKind
	Place    diag.Place // without Text, to keep the tree small
	Text     string
	Info     string
	ID       string
	URL      string
	Title    string
	Level    int
	Number   int
	Start    int
	Ordered  bool
	Tight    bool // no blank line stands between the items of the list
	Align    Align
	Bound    *Bound // of a link that stands for a number of the data
	Children []Node
}

// PlainText is the words of inlines.
func PlainText(nodes []Node) string {
	var b strings.Builder
	for at := range nodes {
		b.WriteString(nodes[at].Text)
		b.WriteString(PlainText(nodes[at].Children))
	}
	return b.String()
}

// Bound is the number of the data that a link of a text stands for.
type Bound struct {
	Subject *Subject
	// Before and After are what stands around the link in its sentence: hedges, units, and which way it went.
	Before, After string
	Certain       bool // the data were read without fault, so a number that they lack is not there
}

// Terms of a text lead to the glossary: links to GlossaryAddress and the id of a term.
const GlossaryAddress = "/glossary/"

// Term is a word of the field with what it means.
type Term struct {
	Place      diag.Place
	ID         string
	Label      Text
	Aliases    []string
	Definition Text
	Page       Reference // the page of the site where it is at work; may be empty
	Source     Text
}

// Names lists everything that texts may call the term.
func (t *Term) Names() []string {
	return append([]string{t.ID, t.Label.ZH, t.Label.EN}, t.Aliases...)
}

// ChartSpec is a chart as an author asks for it: data/charts/<id>.yaml or a fenced chart block.
type ChartSpec struct {
	Place    diag.Place
	ID       string
	Kind     Reference
	Dataset  Reference
	Measures []Reference
	By       []Reference // at most two
	Where    []ChartFilter
	Periods  Reference // "2010-Q1..2016-Q4", or empty for all
	Compare  Reference // one of the Compare constants, or empty
	Mode     Reference // one of the Mode constants, or empty
	Sort     Reference // one of the Sort constants, or empty
	Limit    int       // the most rows or series shown; 0 for all
	Line     ChartMark // a value worth a line of its own; without a label there is none
	Axis     ChartAxis
	Map      Reference // of a map: data/maps/<id>.yaml
	Events   []ChartMark
	Title    Text
	TitleAt  TextPlaces
	Summary  Text
	Note     Text

	Request *ChartRequest // what it asks for, its names looked up; nil when one of them is unknown
}

// What the keys compare, mode and sort of a chart may say.
const (
	CompareYear     = "year"     // beside the same period of the year before
	ComparePrevious = "previous" // beside the period before

	ModeGrouped = "grouped" // beside each other, as bars are without a mode
	ModeShare   = "share"   // as shares of the sum of the parts
	ModeEven    = "even"    // colours that each stand for about as many numbers, and not for steps of one width

	SortValue = "value" // largest first
	SortCode  = "code"  // in the order of the codelist, as without a sort
)

// ChartMark is a value or a moment that a chart shows with a label.
type ChartMark struct {
	Place diag.Place
	Value decimal.Decimal // of a line
	At    Reference       // of an event: a period
	When  period.Period   // At, when it was read
	Label Text
}

// ChartAxis is how far the axis of the values reaches at least, where its author says so.
type ChartAxis struct{ From, To ChartBound }

// ChartBound is one end of an axis.
type ChartBound struct {
	Place diag.Place
	Given bool
	Value decimal.Decimal
}

// String is the value in digits; empty for an end that is not given.
func (b ChartBound) String() string {
	if !b.Given {
		return ""
	}
	return b.Value.String()
}

// TextPlaces is where the languages of a text stand. A language without a text has none.
type TextPlaces struct{ ZH, EN diag.Place }

// In is the place of the text in a language.
func (p TextPlaces) In(language Language) diag.Place {
	if language == English {
		return p.EN
	}
	return p.ZH
}

// ChartFilter keeps the named codes of one dimension.
type ChartFilter struct {
	Dimension Reference
	Codes     []Reference
}

// ChartRequest is what a chart shows.
type ChartRequest struct {
	Dataset    *Dataset
	Quantities []Quantity
	// Other is the last quantity of a chart whose two axes come from two datasets; nil when there is one dataset. It is
	// not among Quantities. A region that it does not name is that of the chart.
	Other *MeasureRef
	By    int // the dimension whose codes are told apart; -1 for none
	// Across is a second such dimension, whose codes are parts or columns of each of the first; -1 for none.
	Across  int
	Codes   map[int][]Code // the codes kept, by dimension
	Map     *Map           // nil for none
	Periods period.Range   // zero for all
}
