package model

import "slices"

// Below lists the codes directly below a code or gathered by it as their group, in file order.
func (c *Codelist) Below(code Code) []Code {
	below := slices.Concat(c.children[code], c.gathered[code])
	slices.Sort(below)
	return slices.Compact(below)
}

// Places lists the places right below a code that could be parts of it: no rows of 其中, no aggregates whose members
// change, and none that lies below another of them.
func (c *Codelist) Places(code Code) []Code {
	places := slices.DeleteFunc(c.Below(code), func(below Code) bool {
		role := c.entries[below].Role
		return role == OfWhich || role == Panel
	})
	all := slices.Clone(places)
	return slices.DeleteFunc(places, func(place Code) bool { return c.belowAny(place, all) })
}

// Reaches says whether any place lies below a code, at any depth, that could be its member.
func (c *Codelist) Reaches(aggregate Code) bool {
	return len(c.Members(aggregate, func(Code) bool { return true })) > 0
}

// Members lists the members of an aggregate, in file order: on every way down from it, over the codes below and those
// that name it as a group, the first code that reports. What lies below a member is part of the member's own number, so
// a province that reports stands for its cities, and cities stand for themselves where their province does not
// report. Aggregates whose members change (role panel) are never members, only the places below them are; parts (其中)
// are none either.
func (c *Codelist) Members(aggregate Code, reports func(Code) bool) []Code {
	seen := make([]bool, c.Len())
	seen[aggregate] = true
	var members []Code
	var walk func(code Code)
	walk = func(code Code) {
		for _, below := range c.Below(code) {
			if seen[below] || c.entries[below].Role == OfWhich {
				continue
			}
			seen[below] = true
			if c.entries[below].Role != Panel && reports(below) {
				members = append(members, below)
				continue
			}
			walk(below)
		}
	}
	walk(aggregate)
	slices.Sort(members)
	all := slices.Clone(members)
	return slices.DeleteFunc(members, func(code Code) bool { return c.belowAny(code, all) })
}

// belowAny says whether a code lies below one of codes: two ways may lead to a city, and one past its province.
func (c *Codelist) belowAny(code Code, codes []Code) bool {
	for above := c.entries[code].Parent; above != 0; above = c.entries[above].Parent {
		if _, found := slices.BinarySearch(codes, above); found {
			return true
		}
	}
	return false
}

// MembersOf lists the members of an aggregate region in one table: the places below it that themselves report the
// breakdown in the period, see Codelist.Members.
func (d *Dataset) MembersOf(b *Breakdown, aggregate Code, period int) []Code {
	return d.Dimensions[d.Region].Codelist.Members(aggregate, func(region Code) bool {
		return d.Reports(b, region, period)
	})
}

// Reports says whether a region gives a measure in a table of its own: numbers that were added up from members are
// no report.
func (d *Dataset) Reports(b *Breakdown, region Code, period int) bool {
	return d.anyLevel(b, region, period, func(cell Cell) bool { return len(d.SumOf(cell).Members()) == 0 })
}

// HasTable says whether there is a measure in a table, given or added up.
func (d *Dataset) HasTable(b *Breakdown, region Code, period int) bool {
	return d.anyLevel(b, region, period, func(Cell) bool { return true })
}

func (d *Dataset) anyLevel(b *Breakdown, region Code, period int, is func(Cell) bool) bool {
	first, end := b.Table(region, period)
	for row := first; row < end; row++ {
		for measure := range d.Measures {
			cell := b.Cell(row, ColumnOf(Quantity(measure), Level))
			if (cell.Has() || cell.State == Suppressed) && is(cell) {
				return true
			}
		}
	}
	return false
}
