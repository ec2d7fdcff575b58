package model

import (
	"slices"

	"gongqiu/build/diag"
	"gongqiu/build/period"
)

// Aggregate is a region whose numbers are added up from those of its members where no table gives them.
type Aggregate struct {
	Code  Code
	Place diag.Place // where dataset.yaml says so
}

// Adding says which longer periods are added up from those of the dataset's own length where no table gives them.
type Adding struct {
	Year, Half, ToDate bool
	Place              diag.Place // where dataset.yaml says so
}

// Any says whether anything is added up over time.
func (a Adding) Any() bool { return a.Year || a.Half || a.ToDate }

// Adds says whether a dataset adds anything up, over members or over time.
func (d *Dataset) Adds() bool { return len(d.Aggregates) > 0 || d.Adding.Any() }

// Aggregated says whether a region's numbers may be sums of its members.
func (d *Dataset) Aggregated(region Code) bool {
	return slices.ContainsFunc(d.Aggregates, func(a Aggregate) bool { return a.Code == region })
}

// IsComplete says whether the places that the codelist has below a region are said to be all there are.
func (d *Dataset) IsComplete(region Code) bool {
	_, found := slices.BinarySearch(d.Complete, region)
	return found
}

// Sum is how a cell came about that no table gives: it was added up from other cells of its column and codes.
type Sum struct {
	// Parts are the periods that went into it, in order of time: the cell's own for a sum of members, and for a sum over
	// time each quarter or month.
	Parts []SumPart
	// Left are the members that report the table and have no exact number to add, in codelist order.
	Left []Code
	// Excluded are the members whose number has the status excluded: reported, and not in the total.
	Excluded []Code
	Place    diag.Place // the line of dataset.yaml that asks for it
}

// SumPart is one period of a sum.
type SumPart struct {
	Period  period.Period
	Members []Code // the regions added, in codelist order; nil where the period is the region's own number
}

// Members lists the regions that went into a sum in any of its parts, in codelist order; none for a sum of a region's
// own numbers.
func (s *Sum) Members() []Code {
	if s == nil {
		return nil
	}
	var all []Code
	for _, part := range s.Parts {
		all = append(all, part.Members...)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// Same says whether two sums were added up from the same members and periods; two cells of tables are alike too. Only
// such numbers may be divided by, or taken from, one another.
func (s *Sum) Same(other *Sum) bool {
	if s == nil || other == nil {
		return s == other
	}
	return slices.EqualFunc(s.Parts, other.Parts, func(a, b SumPart) bool {
		return a.Period == b.Period && slices.Equal(a.Members, b.Members)
	})
}

// SumOf is how a cell was added up; nil for one that a table gives.
func (c *Cells) SumOf(cell Cell) *Sum {
	if !cell.Given() {
		return nil
	}
	origin := c.Origins[cell.Origin]
	if file := c.Tables[origin.Table]; file != nil && len(file.Sums) > 0 {
		return &file.Sums[origin.Line]
	}
	return nil
}

// Read counts the tables that were read, and their rows; what was added up is in neither.
func (c *Cells) Read() (tables, rows int) {
	tables, rows = len(c.Tables), len(c.Origins)
	for _, file := range c.Tables {
		if file != nil && len(file.Sums) > 0 {
			tables, rows = tables-1, rows-len(file.Sums)
		}
	}
	return tables, rows
}

// Summable says whether numbers of a measure may be added over members or periods at all, where codes gives the code
// of a dimension: counts may, percentages and ratios may not, nor what has no unit to be told by.
func (d *Dataset) Summable(measure int, code func(dimension int) Code) bool {
	m := d.Measures[measure]
	if m.Apart {
		return false
	}
	unit := m.Unit
	if m.UnitOf >= 0 {
		unit = d.Dimensions[m.UnitOf].Codelist.Entry(code(m.UnitOf)).Unit
	}
	if unit == nil {
		return false
	}
	switch unit.Base.ID {
	case UnitPercent, UnitRatio, UnitPoint:
		return false
	}
	return true
}

// CodeOf is the code of a point in a dimension of the dataset; the total where the breakdown has no such dimension.
func (d *Dataset) CodeOf(b *Breakdown, p Point, dimension int) Code {
	if dimension == d.Region {
		return p.Region
	}
	if at := slices.Index(b.Dimensions, dimension); at >= 0 {
		return p.Codes[at]
	}
	return 0
}
