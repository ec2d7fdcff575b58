package model

import (
	"gongqiu/build/diag"
	"gongqiu/build/period"
)

// Dataset is one folder of data/: what its dataset.yaml declares, and every cell of its tables.
type Dataset struct {
	ID         string
	Place      diag.Place
	Title      Text
	Note       Text
	Licence    Text
	Contact    Text
	Source     Source
	Frequency  period.Kind
	Dimensions []*Dimension
	Region     int // the index of the dimension named region; -1 when there is none
	Measures   []*Measure
	Derived    []*Derived
	Compare    Compare
	Funnels    [][]int // measures in order, each counting part of what the one before counts
	Ranges     [][]int // measures of which each is at most the next, such as low, median and high wages
	Identities []Identity
	Breaks     []SeriesBreak
	Alerts     []Alert
	Aggregates []Aggregate // regions that are added up from their members
	Adding     Adding      // which longer periods are added up
	Complete   []Code      // regions of which the codelist has every place below them, in codelist order

	Cells
}

// Dimension is one way to break a dataset down: its values are codes of a codelist.
type Dimension struct {
	ID       string
	Place    diag.Place
	Title    Text
	Aliases  []string
	Codelist *Codelist
}

// Time says what a measure's number belongs to: the whole period (flow), its end, or the year so far.
type Time uint8

// The kinds of time of a measure.
const (
	Flow Time = iota
	End
	ToDate
)

// Measure is something counted, whose numbers come from tables.
type Measure struct {
	ID      string
	Place   diag.Place
	Title   Text
	Note    Text
	Aliases []string
	Unit    *Unit // nil when UnitOf is set
	UnitOf  int   // the dimension whose codes carry the unit; -1 for none
	Time    Time
	Plan    Plan
	Apart   bool // never added up: places and groups share what it counts, or it is an end of a range
}

// DerivedKind is how a derived value comes about.
type DerivedKind uint8

// The kinds of derived value.
const (
	ByFormula DerivedKind = iota
	ByShare
	ByRank
	ByCumulative
)

// ShareOf says what a share is a share of.
type ShareOf uint8

// The bases of a share.
const (
	OfTotal ShareOf = iota
	OfParent
	OfCode
)

// UnspecifiedRule says what a ratio does with the 无要求 row of its table.
type UnspecifiedRule uint8

// The rules for unspecified rows.
const (
	Ignore UnspecifiedRule = iota
	Allocate
)

// Derived is a value computed from measures, and often published beside them.
type Derived struct {
	ID          string
	Place       diag.Place
	Title       Text
	Note        Text
	Aliases     []string
	Kind        DerivedKind
	Formula     *Expression    // by formula: the newest; FormulaFor gives that of a period
	FormulaText string         // as the author wrote it
	Formulas    []DatedFormula // all formulas in order of time; their stretches do not overlap
	Of          int            // by share, rank and cumulation: the quantity that is shared out, ranked or summed
	By          []Weight       // by rank: what is ranked by; Of is the first
	Options     DerivedOptions
	Unit        *Unit
	UnitOf      int // the dimension whose codes carry the unit, as the first measure's do; -1 for none
	Percent     bool
	Ratio       bool // each formula is a quotient of two measures: changes are differences of the rounded values
}

// Compare says which changes a dataset publishes, and over the members of which dimension.
type Compare struct {
	Previous, Year bool
	Panel          int // a dimension; -1 for none
}

// Has says whether a dataset asks for a change, by difference or by percent.
func (c Compare) Has(change Change) bool {
	if change == Previous || change == PreviousPercent {
		return c.Previous
	}
	return c.Year
}

// Quantity numbers the measures and, after them, the derived values of a dataset.
type Quantity int

// InRhythm says whether a period is one of the dataset's frequency, and no span of several such: only these stand in
// one series.
func (d *Dataset) InRhythm(p period.Period) bool { return p.Kind() == d.Frequency && !p.IsSpan() }

// QuantityCount is the number of measures and derived values together.
func (d *Dataset) QuantityCount() int { return len(d.Measures) + len(d.Derived) }

// MeasureOf is the measure of a quantity, or nil for a derived value.
func (d *Dataset) MeasureOf(q Quantity) *Measure {
	if int(q) < len(d.Measures) {
		return d.Measures[q]
	}
	return nil
}

// DerivedOf is the derived value of a quantity, or nil for a measure.
func (d *Dataset) DerivedOf(q Quantity) *Derived {
	if at := int(q) - len(d.Measures); at >= 0 {
		return d.Derived[at]
	}
	return nil
}

// DerivedQuantity is the quantity of a derived value by its place among them.
func (d *Dataset) DerivedQuantity(at int) Quantity { return Quantity(len(d.Measures) + at) }

// QuantityID is the id of a measure or derived value.
func (d *Dataset) QuantityID(q Quantity) string {
	if m := d.MeasureOf(q); m != nil {
		return m.ID
	}
	return d.DerivedOf(q).ID
}

// QuantityTitle is the title of a measure or derived value.
func (d *Dataset) QuantityTitle(q Quantity) Text {
	if m := d.MeasureOf(q); m != nil {
		return m.Title
	}
	return d.DerivedOf(q).Title
}

// QuantityUnit is the unit of a quantity at a row of codes; nil when it has none of its own.
func (d *Dataset) QuantityUnit(q Quantity) *Unit {
	if m := d.MeasureOf(q); m != nil {
		return m.Unit
	}
	return d.DerivedOf(q).Unit
}

// QuantityByID finds a measure or derived value.
func (d *Dataset) QuantityByID(id string) (Quantity, bool) {
	for q := range d.QuantityCount() {
		if d.QuantityID(Quantity(q)) == id {
			return Quantity(q), true
		}
	}
	return 0, false
}

// DimensionByID finds the index of a dimension; -1 when there is none.
func (d *Dataset) DimensionByID(id string) int {
	for at, dimension := range d.Dimensions {
		if dimension.ID == id {
			return at
		}
	}
	return -1
}

// Change is what a column says of its quantity: the level, or a change that was published.
type Change uint8

// The changes, in the order of columns: on the previous period (环比) and the year before (同比), each as a
// difference and as a percentage.
const (
	Level Change = iota
	Previous
	PreviousPercent
	Year
	YearPercent
	changes
)

// Changes lists all changes, the level first.
func Changes() []Change { return []Change{Level, Previous, PreviousPercent, Year, YearPercent} }

// Suffix is what a column's name carries after the quantity: "", ".previous", ".year.percent" ….
func (c Change) Suffix() string {
	return [...]string{"", ".previous", ".previous.percent", ".year", ".year.percent"}[c]
}

// Column numbers what a table may hold: each quantity at each change.
type Column int

// ColumnOf is the column of a quantity's level or change.
func ColumnOf(q Quantity, change Change) Column { return Column(int(q)*int(changes) + int(change)) }

// Quantity is the quantity that a column speaks of.
func (c Column) Quantity() Quantity { return Quantity(int(c) / int(changes)) }

// Change is the change that a column gives.
func (c Column) Change() Change { return Change(int(c) % int(changes)) }

// ColumnCount is the number of columns that the dataset could have.
func (d *Dataset) ColumnCount() int { return d.QuantityCount() * int(changes) }

// ColumnName is a column's canonical name, "demand.year.percent".
func (d *Dataset) ColumnName(c Column) string {
	return d.QuantityID(c.Quantity()) + c.Change().Suffix()
}
