package judge

import (
	"slices"

	"gongqiu/build/derive"
	"gongqiu/build/model"
)

// The counts of a region and of the places below it are one ledger (台账): what townships report is in the number of
// their county, and what counties report in that of their city. Whether a codelist has every place below a region
// cannot be seen from it; it is known where dataset.yaml says so, or where one of the places is the rest. There the
// counts add up to the region's own. Elsewhere it is only asked that they are no more.

// placeDisputes lists the counts of a breakdown that those of the places below do not add up to.
func (e *estimator) placeDisputes(b *model.Breakdown) []dispute {
	var all []dispute
	for _, region := range e.ledgers(b) {
		first, end := b.RegionRows(region)
		e.placeRelations(b, region, first, end, false, func(r relation) {
			if published, computed, ok := e.compare(r); ok && !r.agrees(published, computed) {
				all = append(all, dispute{
					relation: r, published: published, computed: computed, inputs: slices.Clone(e.inputs),
				})
			}
		})
	}
	return all
}

// ledgers lists the regions of a breakdown that have places below them. An aggregate whose members change has some of
// them in one period and others in the next, and is only asked where dataset.yaml says that it has them all.
func (e *estimator) ledgers(b *model.Breakdown) []model.Code {
	if e.Region < 0 {
		return nil
	}
	list := e.Dimensions[e.Region].Codelist
	var regions []model.Code
	for code := model.Code(1); int(code) < list.Len(); code++ {
		if len(list.Below(code)) == 0 || list.Entry(code).Role == model.Panel && !e.IsComplete(code) {
			continue
		}
		if first, end := b.RegionRows(code); first < end {
			regions = append(regions, code)
		}
	}
	return regions
}

// placeRelations hands on what must hold between some rows of a region and those of the places below it. Plans are not
// asked: those of the places are often set higher, so that the region's is met in any case. Unless all are wanted,
// those that plainly hold are left out.
func (e *estimator) placeRelations(
	b *model.Breakdown, region model.Code, first, end int, all bool, each func(relation),
) {
	rows := e.rowsBelow(b, region)
	for row := first; row < end; row++ {
		rows.follow(row)
		point := b.Point(row)
		var t *derive.Table
		for measure := range e.Measures {
			column := model.ColumnOf(model.Quantity(measure), model.Level)
			if !b.Has(column) || e.Measures[measure].Plan.Kind != model.NoPlan || !e.addable(b, point, measure) {
				continue
			}
			whole := b.Cell(row, column)
			if !whole.Has() || !all && rows.plainly(whole, column) {
				continue
			}
			if t == nil {
				t = derive.Of(e.Dataset, b, region, point.Period)
			}
			r := relation{kind: placesOfRegion, table: t, n: row - t.First, column: column, cell: whole}
			var complete bool
			if r.cells, complete = rows.parts(column); len(r.cells) > 0 {
				r.atMost = !complete
				each(r)
			}
		}
	}
}

func (e *estimator) addable(b *model.Breakdown, point model.Point, measure int) bool {
	return e.Summable(measure, func(dimension int) model.Code { return e.CodeOf(b, point, dimension) })
}

// rowsBelow are the rows of the places right below a region that are about the same as one of its own.
type rowsBelow struct {
	*estimator
	breakdown *model.Breakdown
	region    model.Code
	places    []model.Code
	next, end []int // by place: the run of its rows that was not passed yet
	row       int   // the region's
	rows      []int // by place: the row that is about the same, or -1
}

func (e *estimator) rowsBelow(b *model.Breakdown, region model.Code) *rowsBelow {
	list := e.Dimensions[e.Region].Codelist
	below := &rowsBelow{estimator: e, breakdown: b, region: region, places: list.Places(region)}
	below.rows = make([]int, len(below.places))
	for _, place := range below.places {
		first, end := b.RegionRows(place)
		below.next, below.end = append(below.next, first), append(below.end, end)
	}
	return below
}

// follow goes on to a later row of the region.
func (r *rowsBelow) follow(row int) {
	r.row = row
	within := r.breakdown.Within(row)
	for at := range r.places {
		for r.next[at] < r.end[at] && r.breakdown.Within(r.next[at]) < within {
			r.next[at]++
		}
		r.rows[at] = -1
		if r.next[at] < r.end[at] && r.breakdown.Within(r.next[at]) == within {
			r.rows[at] = r.next[at]
		}
	}
}

// plainly says whether exact numbers of all places add up to that of the region. It is asked first, because it costs
// little; when it is false the relation tells.
func (r *rowsBelow) plainly(whole model.Cell, column model.Column) bool {
	if !plain(whole) {
		return false
	}
	sum := int64(0)
	for _, row := range r.rows {
		if row < 0 {
			return false
		}
		cell := r.breakdown.Cell(row, column)
		if !plain(cell) || cell.Status == model.Excluded {
			return false
		}
		sum += cell.Number.Coefficient()
	}
	return sum == whole.Number.Coefficient()
}

// parts are the cells that add up to that of the region, and whether they are all there are.
func (r *rowsBelow) parts(column model.Column) (cells []input, complete bool) {
	return r.partsOf(r.region, r.places, r.rows, column)
}

// partsOf gathers the cells of the places below a region; those of a place that reports nothing are the cells below it.
func (r *rowsBelow) partsOf(
	region model.Code, places []model.Code, rows []int, column model.Column,
) (cells []input, complete bool) {
	list := r.Dimensions[r.Region].Codelist
	complete = r.isComplete(list, region, places)
	point := r.breakdown.Point(r.row)
	for at, place := range places {
		if row := rows[at]; row >= 0 {
			cell := r.breakdown.Cell(row, column)
			switch {
			case cell.Has() && cell.Status != model.Excluded:
				cells = append(cells, input{r.breakdown, row, column})
				continue
			case cell.State == model.NotApplicable || cell.Status == model.Excluded:
				continue
			case cell.Given():
				complete = false
				continue
			}
		}
		if !inForce(list.Entry(place), r.Periods[point.Period]) {
			continue
		}
		further, known := r.partsBelow(list, point, place, column)
		cells, complete = append(cells, further...), complete && known
	}
	return cells, complete
}

// partsBelow gathers the cells below a place that does not report itself.
func (r *rowsBelow) partsBelow(
	list *model.Codelist, point model.Point, place model.Code, column model.Column,
) (cells []input, complete bool) {
	places := list.Places(place)
	rows := make([]int, len(places))
	for at, code := range places {
		point.Region, rows[at] = code, -1
		if row, found := r.breakdown.Find(point); found {
			rows[at] = row
		}
	}
	cells, complete = r.partsOf(place, places, rows, column)
	return cells, complete && len(cells) > 0
}

// isComplete says whether the places below a region are known to be all there are.
func (r *rowsBelow) isComplete(list *model.Codelist, region model.Code, places []model.Code) bool {
	return r.IsComplete(region) || slices.ContainsFunc(places, func(code model.Code) bool {
		return list.Entry(code).Role == model.Residual
	})
}

// ledgersAbove lists the regions whose numbers one region's is part of: those above it at any depth, and those that
// gather it.
func ledgersAbove(list *model.Codelist, region model.Code) []model.Code {
	var above []model.Code
	for code := region; code != 0; code = list.Entry(code).Parent {
		above = append(above, list.Entry(code).Groups...)
		if parent := list.Entry(code).Parent; parent != 0 {
			above = append(above, parent)
		}
	}
	slices.Sort(above)
	return slices.Compact(above)
}

// placesAbove lists the relations in which a count may stand as that of a place, or of the region itself.
func (e *estimator) placesAbove(count input) []relation {
	if e.Region < 0 {
		return nil
	}
	point := count.breakdown.Point(count.row)
	regions := append(ledgersAbove(e.Dimensions[e.Region].Codelist, point.Region), point.Region)
	var all []relation
	for _, region := range e.ledgers(count.breakdown) {
		if slices.Contains(regions, region) {
			first, end := count.breakdown.Table(region, point.Period)
			e.placeRelations(count.breakdown, region, first, end, true, func(r relation) { all = append(all, r) })
		}
	}
	return all
}
