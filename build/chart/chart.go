// Package chart turns one typed, data-bound specification into everything that a reader gets of a chart.
//
// In comes a Spec: a kind, words in one language, categories, and series of exact numbers with their kinds of
// nothing. Out go bytes and plain values: a static SVG drawing, the option JSON of the interactive chart, a data
// table, a summary in words, and the CSV and JSON downloads. All of them are made from the same Spec by the same
// rules, so they cannot tell different numbers, and the same Spec gives the same bytes on every machine.
//
// The package is apart because it is the one owner of go-echarts and of all geometry: the floors above choose
// what to show and where, the floors below know what a number is. It reads no file, no clock and no cell.
//
// One kind of chart is one file; the table in kinds.go is the only other place that knows the kinds.
package chart

import (
	"sync"

	"gongqiu/build/decimal"
	"gongqiu/build/model"
	"gongqiu/build/period"
	"gongqiu/build/words"
)

// Kind is what sort of chart it is, by the name that authors write.
type Kind string

// The kinds that can be drawn.
const (
	Line      Kind = "line"
	Area      Kind = "area"
	Bar       Kind = "bar"
	Stacked   Kind = "stacked"
	Dumbbell  Kind = "dumbbell"
	Slope     Kind = "slope"
	Heatmap   Kind = "heatmap"
	Scatter   Kind = "scatter"
	Bullet    Kind = "bullet"
	Funnel    Kind = "funnel"
	Range     Kind = "range"
	Ranks     Kind = "ranks"
	Multiples Kind = "multiples"
	Tilemap   Kind = "tilemap"
	Map       Kind = "map"
	Sparkline Kind = "sparkline"
)

// Spec is a chart bound to its data. It is read only: nothing in this package changes it.
type Spec struct {
	ID       string // unique on its page, of letters, digits and hyphens; ids inside the drawing start with it
	Kind     Kind
	Language model.Language
	Title    string
	Unit     string // in words, as it stands in a sentence after a number: 人, %, persons; empty for a ratio
	When     string // the period that all figures are of, where the categories are no periods
	Summary  string // the author's; empty asks for the generated one
	Note     string
	Source   string

	Categories []Category
	Series     []Series
	Outlines   *model.Map // of a map: the outline of each category, by its code

	// Reference is a value worth a line of its own, such as 1 for openings per seeker. It is drawn when it has a
	// label.
	Reference Reference
	// Axis is how far the axis of values reaches at least, where that is more than the numbers need. Bars start at zero
	// all the same.
	Axis Axis
	// Diagonal names the line on which both numbers of a scatter chart are the same; empty draws none. Both axes are
	// then the same.
	Diagonal string
	// Events are moments that readers should see on the time axis of lines, areas and columns. Those outside of it are
	// not drawn.
	Events []Event
	// Whole is the total that the categories are parts of. When it is not 0, the summary tells shares of it.
	Whole decimal.Decimal
	// Even sorts the numbers of heat tables and maps into steps with about as many numbers in each, and not into steps of
	// one width. Scales that turn stay as they are: their steps say how far a number is from where they turn.
	Even bool
	// Step is the number of months from one point of a series to the next. 0 is the length of the periods: a
	// quarterly series is then cut wherever a quarter is missing. A series of third quarters has 12.
	Step int
}

// Category is one place on the category axis: a period, or a code with its label.
type Category struct {
	Code   string // for downloads; empty is the canonical period, or else the label
	Label  string // as in tables and sentences: 2010年第三季度, 制造业
	Period period.Period
	Unit   string // of the numbers of a row of a bullet chart, where rows have different units
}

// Series is one run of points, one for each category and in their order. Points that are not given are absent.
type Series struct {
	Code   string // for downloads; empty is the name
	Name   string
	Points []Point
	Role   Role   // bullet and range charts
	Of     Role   // what a completion is a percentage of; RoleNone is the plan
	Unit   string // of an axis of its own: scatter charts
	Muted  bool   // a line to compare with, such as the same quarters last year: it stands back behind the others
}

// Point is one number of a series, or one kind of nothing. The zero Point is absent.
type Point struct {
	Value       decimal.Decimal
	State       model.State // Value counts only when model.Present
	Qualifier   decimal.Qualifier
	High        decimal.Decimal // the upper end, when the qualifier is decimal.Between
	Text        string          // the number as it was printed, where Value cannot say it: 1:0.78
	Provisional bool
	Break       bool // the definition changed between the point before and this one
	Note        string
}

// Reference is a horizontal line at a value that readers know, with what it means in a word or two.
type Reference struct {
	Value decimal.Decimal
	Label string
}

// Axis is how far an axis reaches at least.
type Axis struct{ From, To Bound }

// Bound is one end of an axis; the zero Bound leaves it to the numbers.
type Bound struct {
	Given bool
	Value decimal.Decimal
}

// Event is a moment, with what happened in a few words. Its line stands in the middle of the period.
type Event struct {
	At    period.Period
	Label string
}

// Size is the canvas that a drawing is made for.
type Size uint8

// The sizes. A page takes Both, and shows the one that fits by its style sheet.
const (
	Both   Size = iota // the wide drawing and, after it, the narrow one
	Wide               // 720 units across, text of 13
	Narrow             // 340 units across, text of 12: legible at 328 pixels
)

// Style says how a drawing is made. The zero Style is for inline use in a page.
type Style struct {
	Size Size
	// Standalone makes a drawing that needs no page: literal colours, a white ground, title, note and source
	// inside. Both is then Wide.
	Standalone bool
}

// Drawer makes charts. It holds the words and what is worth keeping between charts, and is safe for use by many
// goroutines.
type Drawer struct {
	book      *words.Book
	joints    [2]joints // of Chinese and of English
	sheets    sync.Pool // *sheet
	speakers  sync.Pool // *speaker
	skeletons sync.Map  // skeletonKey → *skeleton
	outlines  sync.Map  // outlineKey → *outlines
}

// New is a drawer that speaks the words of a book.
func New(book *words.Book) *Drawer {
	return &Drawer{
		book:     book,
		joints:   [2]joints{newJoints(book, words.Chinese), newJoints(book, words.English)},
		sheets:   sync.Pool{New: func() any { return new(sheet) }},
		speakers: sync.Pool{New: func() any { return new(speaker) }},
	}
}

// text is a text of the book. Variants of Chinese are written as Chinese.
func (d *Drawer) text(language model.Language, key string, args ...string) string {
	return d.book.Text(spoken(language), key, args...)
}

// spoken is the language whose words are used for a language.
func spoken(language model.Language) string {
	if language == model.English {
		return words.English
	}
	return words.Chinese
}

// has says whether the point holds a number.
func (p Point) has() bool { return p.State == model.Present }

// given says whether the series has a number at a category.
func (s *Series) given(at int) bool { return at < len(s.Points) && s.Points[at].has() }

// point is the point of a series at a category; absent where the series is too short.
func (s *Series) point(at int) Point {
	if at < len(s.Points) {
		return s.Points[at]
	}
	return Point{}
}

// code is what stands for the category in downloads.
func (c Category) code() string {
	switch {
	case c.Code != "":
		return c.Code
	case c.Period != period.Period{}:
		return c.Period.String()
	}
	return c.Label
}

// code is what stands for the series in downloads.
func (s *Series) code() string {
	if s.Code != "" {
		return s.Code
	}
	return s.Name
}

// timed says whether every category is a period.
func (s *Spec) timed() bool {
	for _, category := range s.Categories {
		if (category.Period == period.Period{}) {
			return false
		}
	}
	return len(s.Categories) > 0
}

// lies says whether the chart is of lying bars: those of categories with names to read, and parts always.
func (s *Spec) lies() bool { return s.Kind == Stacked || s.Kind == Bar && !s.timed() }
