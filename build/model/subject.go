package model

import "gongqiu/build/period"

// Subject is a number that somebody speaks of, in a text or on the command line: a quantity, or a change of it, in one
// period and at one code of each dimension. Whether any table gives it is another question.
type Subject struct {
	Dataset  *Dataset
	Quantity Quantity
	Change   Change
	Members  bool // not the change itself, but how many members it compares
	Period   period.Period
	Codes    []Code // by dimension of the dataset, the region among them; 0 is the total
}

// Column is the column that the number stands in.
func (s *Subject) Column() Column { return ColumnOf(s.Quantity, s.Change) }

// Region is the region that the number is of; 0 in a dataset without regions.
func (s *Subject) Region() Code {
	if s.Dataset.Region < 0 {
		return 0
	}
	return s.Codes[s.Dataset.Region]
}

// Dimensions are the dimensions, besides the region, in which the number is not of the total.
func (s *Subject) Dimensions() []int {
	var all []int
	for at, code := range s.Codes {
		if at != s.Dataset.Region && code != 0 {
			all = append(all, at)
		}
	}
	return all
}

// Inner are the codes of the number's row in its breakdown.
func (s *Subject) Inner() [MaxBreakdown]Code {
	var codes [MaxBreakdown]Code
	for at, dimension := range s.Dimensions() {
		if at < len(codes) {
			codes[at] = s.Codes[dimension]
		}
	}
	return codes
}

// Row is the row of the number; false when no table has it.
func (s *Subject) Row() (b *Breakdown, row int, found bool) {
	b, at := s.Dataset.By(s.Dimensions()...), s.Dataset.PeriodIndex(s.Period)
	if b == nil || at < 0 {
		return b, 0, false
	}
	row, found = b.Find(Point{Region: s.Region(), Period: at, Codes: s.Inner()})
	return b, row, found
}
