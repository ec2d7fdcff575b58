package model

// Extend adds fragments to an assembled cell store: cells that no table gives and that were added up from those that
// tables give. A cell that is there already stays. The result is false when the codelists are too long for the keys of
// a breakdown, which further periods can make them.
func Extend(d *Dataset, fragments []*Fragment) bool {
	c := &d.Cells
	parts := make(map[uint64][]*group)
	for _, b := range c.Breakdowns {
		g := c.group(b)
		parts[g.mask] = []*group{g}
	}
	replaced, points := c.Replaced, make([]rawPoint, len(c.Replaced))
	for at, r := range replaced {
		points[at] = c.rawPoint(r.Breakdown.Point(r.Row))
	}
	c.Replaced, c.Breakdowns = nil, nil
	for _, f := range fragments {
		c.adopt(f, parts)
	}
	if !assembleAll(d, parts, func(Clash) {}) {
		return false
	}
	for at, r := range replaced {
		r.Breakdown = c.By(r.Breakdown.Dimensions...)
		p := points[at]
		r.Row, _ = r.Breakdown.Find(Point{Region: p.region, Period: c.PeriodIndex(p.period), Codes: p.codes})
		c.Replaced = append(c.Replaced, r)
	}
	return true
}

func (c *Cells) rawPoint(p Point) rawPoint {
	return rawPoint{period: c.Periods[p.Period], region: p.Region, codes: p.Codes}
}

// group takes a breakdown apart into what it was assembled from.
func (c *Cells) group(b *Breakdown) *group {
	g := &group{points: make([]rawPoint, b.Len()), columns: make([]rawColumn, len(b.columns))}
	for _, dimension := range b.Dimensions {
		g.mask |= 1 << dimension
	}
	for row := range g.points {
		g.points[row] = c.rawPoint(b.Point(row))
	}
	for column, store := range b.columns {
		for at, cell := range store.cells {
			row := uint32(at)
			if store.rows != nil {
				row = store.rows[at]
			}
			if cell.state != Absent {
				g.columns[column].add(row, cell)
			}
		}
	}
	return g
}
