package model

import (
	"slices"

	"gongqiu/build/decimal"
	"gongqiu/build/diag"
)

// State says whether a cell holds a number, or which kind of nothing. None of the kinds is 0.
type State uint8

// The states of a cell.
const (
	Absent        State = iota // the tables say nothing
	Present                    // a number
	Missing                    // the table has the row and leaves the cell blank
	NotApplicable              // "/"
	NotComparable              // "——"
	Suppressed                 // withheld
)

// String is the state's id in downloads; empty for a number and for an absent cell.
func (s State) String() string {
	return [...]string{"", "", "missing", "not-applicable", "not-comparable", "suppressed"}[s]
}

// Status is what the publisher says about a number.
type Status uint8

// The statuses, as written in a status column.
const (
	Normal Status = iota
	Provisional
	Revised
	Estimated
	Break
	StatusSuppressed
	SmallBase
	Excluded
	Superseded
)

var statusNames = [...]string{"", "provisional", "revised", "estimated", "break", "suppressed", "small-base",
	"excluded", "superseded"}

// statusWords are the same in Chinese, as staff may write them.
var statusWords = [...]string{"", "初步", "修订", "估计", "口径变化", "不予公布", "基数过小", "未计入合计", "作废"}

// String is the status as it is written in tables; empty for a normal number.
func (s Status) String() string { return statusNames[s] }

// StatusNames lists what a status column may hold.
func StatusNames() []string { return append(slices.Clone(statusNames[1:]), statusWords[1:]...) }

// ParseStatus reads a status as it is written in tables.
func ParseStatus(text string) (Status, bool) {
	for at, name := range statusNames {
		if name == text || statusWords[at] == text {
			return Status(at), true
		}
	}
	return Normal, false
}

// Cell is one number of a dataset: the exact value in the base unit of its measure, at the precision of its print.
type Cell struct {
	Number    decimal.Decimal
	Origin    uint32 // the row of a table that it came from: an index into Cells.Origins
	State     State
	Status    Status
	Qualifier decimal.Qualifier
	// Special marks a number whose print cannot be made from Number alone (1:0.78, 60..100): the text is in
	// Cells.Printed.
	Special bool
}

// Fill makes it a cell that says nothing but its number and state.
func (c *Cell) Fill(number decimal.Decimal, state State) {
	c.Number, c.Origin = number, 0
	c.State, c.Status, c.Qualifier, c.Special = state, 0, 0, false
}

// Has says whether the cell holds a number.
func (c Cell) Has() bool { return c.State == Present }

// Exact is the number to compute with: none where the cell says "more than" or is a range.
func (c Cell) Exact() (decimal.Decimal, State) {
	if c.Has() && c.Qualifier != decimal.Exact {
		return decimal.Decimal{}, Absent
	}
	return c.Number, c.State
}

// Given says whether a table says anything about the cell, even that there is no number.
func (c Cell) Given() bool { return c.State != Absent }

// Origin is one row of a table: where cells came from, and what the row says of all of them.
type Origin struct {
	Table  uint32 // index into Cells.Tables
	Line   uint32
	Source uint32 // index into Cells.Sources; 0 is the dataset's own
	Note   uint32 // index into Cells.Notes; 0 is none
}

// TableFile is one table that cells came from.
type TableFile struct {
	Path   string
	Sheet  string
	Fields map[Column]int // the header field of each column that the file has
	Units  map[Column]*Unit
	// Options are what rules of the dataset say of derived values in this file alone.
	Options map[Quantity]DerivedOptions
	// Sums are, for cells that are added up instead of read, how each line was; nil for a table.
	Sums []Sum
	// PlaceOf finds the place of a field of a line.
	PlaceOf func(line, field int) diag.Place
	// Record is the text of the row that begins on a line, which says at which columns its fields stand; empty where
	// that is not told by any text, as in a workbook. Nil for cells that were added up.
	Record func(line int) string
}

// DerivedOptions is how a derived value comes about, where publishers differ from table to table.
type DerivedOptions struct {
	ShareOf     ShareOf
	ShareCode   CodeRef // the base of a share of one code; its list says the dimension
	Unspecified UnspecifiedRule
	Decimals    int // -1: as exact as the inputs
	// Of a rank: the smallest first, what a row must have to be ranked, and the last place given; 0 for all.
	Ascending bool
	Minimum   []Minimum
	Limit     int
}

// CellRef names a cell by the row it came from and its column.
type CellRef struct {
	Origin uint32
	Column Column
}
