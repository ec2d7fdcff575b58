package judge

import (
	"slices"

	"gongqiu/build/derive"
	"gongqiu/build/model"
	"gongqiu/build/period"
)

// The count of a year is the sum of its quarters, where a dataset gives both. Where some of the quarters are not given,
// the others must be no more. The same holds for halves, and for the year so far.

// longerDisputes lists the counts of longer periods that those of the periods within them do not add up to.
func (e *estimator) longerDisputes(b *model.Breakdown) []dispute {
	longer := e.longerPeriods()
	if len(longer) == 0 {
		return nil
	}
	var all []dispute
	for row := range b.Len() {
		point := b.Point(row)
		parts := longer[point.Period]
		if parts == nil {
			continue
		}
		t := derive.Of(e.Dataset, b, point.Region, point.Period)
		for _, r := range e.longerRelations(t, row-t.First, parts) {
			if published, computed, ok := e.compare(r); ok && !r.agrees(published, computed) {
				all = append(all, dispute{
					relation: r, published: published, computed: computed, inputs: slices.Clone(e.inputs),
				})
			}
		}
	}
	return all
}

// longerPeriods are the periods that are longer than the dataset's own length, and those that make them up; -1 for one
// that no table speaks of.
func (e *estimator) longerPeriods() map[int][]int {
	months := e.Frequency.Months()
	if months == 0 {
		return nil // the frequency is missing, which is a finding already
	}
	longer := make(map[int][]int)
	for at, p := range e.Periods {
		if e.InRhythm(p) || p.Months() <= months || p.Months()%months != 0 {
			continue
		}
		part, err := period.New(e.Frequency, p.StartMonth()/12, p.StartMonth()%12/months+1)
		if err != nil || part.StartMonth() != p.StartMonth() {
			continue
		}
		for ; part.EndMonth() <= p.EndMonth(); part = part.Next() {
			longer[at] = append(longer[at], e.PeriodIndex(part))
		}
	}
	return longer
}

// longerRelations are the sums over time of one row. Only counts of what happened in a period add up, and none across a
// break of their series.
func (e *estimator) longerRelations(t *derive.Table, n int, parts []int) []relation {
	var all []relation
	point := t.Breakdown.Point(t.First + n)
	for measure, m := range e.Measures {
		column := model.ColumnOf(model.Quantity(measure), model.Level)
		cell := t.Given(n, column)
		if !cell.Has() || m.Time != model.Flow || m.Plan.Kind != model.NoPlan || !e.addable(t.Breakdown, point, measure) {
			continue
		}
		r := relation{kind: partsOfPeriod, table: t, n: n, column: column, cell: cell}
		for _, part := range parts {
			at := point
			at.Period = part
			row, found := 0, false
			if part >= 0 {
				row, found = t.Breakdown.Find(at)
			}
			own := model.Cell{}
			if found {
				own = t.Breakdown.Cell(row, column)
			}
			switch {
			case own.Status == model.Break:
				return all
			case own.Has():
				r.cells = append(r.cells, input{t.Breakdown, row, column})
			case own.State != model.NotApplicable:
				r.atMost = true
			}
		}
		if len(r.cells) > 0 && !e.breaksWithin(t, n, measure) {
			all = append(all, r)
		}
	}
	return all
}

// breaksWithin says whether the dataset declares that a series begins anew in the midst of a longer period.
func (e *estimator) breaksWithin(t *derive.Table, n, measure int) bool {
	p := e.Periods[t.Period]
	return slices.ContainsFunc(e.Breaks, func(b model.SeriesBreak) bool {
		within := p.StartMonth() < b.From.StartMonth() && b.From.StartMonth() <= p.EndMonth()
		return within && b.Holds(e.Dataset, measure, func(dimension int) model.Code {
			return e.CodeOf(t.Breakdown, t.Breakdown.Point(t.First+n), dimension)
		})
	})
}
