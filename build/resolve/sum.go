package resolve

import (
	"slices"

	"gongqiu/build/model"
	"gongqiu/build/period"
)

// stretch is a longer period and the periods of the dataset's own length that make it up.
type stretch struct {
	whole period.Period
	parts []period.Period
}

// stretches lists the longer periods that a dataset asks for, of every year that it has figures of.
func stretches(d *model.Dataset) []stretch {
	var years []int
	for _, p := range d.Periods {
		if d.InRhythm(p) {
			years = append(years, p.Year())
		}
	}
	slices.Sort(years)
	var all []stretch
	for _, year := range slices.Compact(years) {
		all = append(all, stretchesOf(d, year)...)
	}
	return all
}

// stretchesOf lists the longer periods of a year. What a half says is not said again as a span from January.
func stretchesOf(d *model.Dataset, year int) []stretch {
	parts := make([]period.Period, d.Frequency.PerYear())
	for at := range parts {
		parts[at], _ = period.New(d.Frequency, year, at+1)
	}
	var all []stretch
	add := func(kind period.Kind, ordinal int, parts []period.Period) {
		if whole, err := period.New(kind, year, ordinal); err == nil {
			all = append(all, stretch{whole, parts})
		}
	}
	half := len(parts) / 2
	if d.Adding.Year {
		add(period.Year, 1, parts)
	}
	if d.Adding.Half {
		add(period.Half, 1, parts[:half])
		add(period.Half, 2, parts[half:])
	}
	if !d.Adding.ToDate {
		return all
	}
	for length := 2; length < len(parts); length++ {
		if whole, err := period.Span(parts[0], parts[length-1]); err == nil && !(d.Adding.Half && length == half) {
			all = append(all, stretch{whole, parts[:length]})
		}
	}
	return all
}

// periods adds up longer periods, for each region and set of codes that has an exact number in every part. A table
// that gives a measure for the longer period stands as it is.
func (a *adder) periods() {
	for _, s := range stretches(a.d) {
		at := make([]int, len(s.parts))
		for n, part := range s.parts {
			at[n] = a.d.PeriodIndex(part)
		}
		if slices.Contains(at, -1) {
			continue
		}
		whole := a.d.PeriodIndex(s.whole)
		for _, b := range a.d.Breakdowns {
			for row := 0; row < b.Len(); {
				region := b.Point(row).Region
				_, row = b.RegionRows(region)
				if whole < 0 || !a.d.HasTable(b, region, whole) {
					a.stretch(b, region, s, at)
				}
			}
		}
	}
}

// stretch adds up the rows of one region.
func (a *adder) stretch(b *model.Breakdown, region model.Code, s stretch, at []int) {
	first, end := b.Table(region, at[0])
	for row := first; row < end; row++ {
		point := b.Point(row)
		var cells []addedCell
		for measure, m := range a.d.Measures {
			if m.Time != model.Flow || !a.summable(measure, b, point) {
				continue
			}
			column := model.ColumnOf(model.Quantity(measure), model.Level)
			if cell, ok := a.overTime(b, point, column, at); ok {
				cells = append(cells, cell)
			}
		}
		a.row(b, point, s.whole, cells)
	}
}

// overTime adds up one cell. It is false where a part lacks an exact number, or where some parts are given by tables
// and others added up from members: the publisher's members need not be those that the project has.
func (a *adder) overTime(b *model.Breakdown, point model.Point, column model.Column, at []int) (addedCell, bool) {
	cell := addedCell{column: column, sum: model.Sum{Place: a.d.Adding.Place}}
	given := 0
	for _, part := range at {
		point.Period = part
		row, found := b.Find(point)
		if !found {
			return cell, false
		}
		own := b.Cell(row, column)
		if !exact(own) {
			return cell, false
		}
		sum := a.d.SumOf(own)
		if sum == nil {
			given++
		} else {
			cell.sum.Left = append(cell.sum.Left, sum.Left...)
			cell.sum.Excluded = append(cell.sum.Excluded, sum.Excluded...)
		}
		cell.add(own, a.unit(own, column))
		cell.sum.Parts = append(cell.sum.Parts, model.SumPart{Period: a.d.Periods[part], Members: sum.Members()})
	}
	cell.sum.Left, cell.sum.Excluded = distinct(cell.sum.Left), distinct(cell.sum.Excluded)
	return cell, !cell.overflow && (given == 0 || given == len(at))
}

func distinct(codes []model.Code) []model.Code {
	slices.Sort(codes)
	return slices.Compact(codes)
}
