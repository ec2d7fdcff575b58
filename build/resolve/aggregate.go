package resolve

import (
	"slices"

	"gongqiu/build/diag"
	"gongqiu/build/load"
	"gongqiu/build/model"
	"gongqiu/build/period"
)

// aggregates resolves which regions are added up from their members.
func (r *resolver) aggregates(d *model.Dataset, draft *load.DatasetDraft) {
	d.Adding = draft.Adding
	if len(draft.Aggregates) > 0 && d.Region < 0 {
		r.datasetReference(load.Name{Text: regionDimension, Place: draft.Aggregates[0].Place}, "dimension", dimensionIDs(d))
		return
	}
	for _, name := range draft.Aggregates {
		list := d.Dimensions[d.Region].Codelist
		if list.Len() == 1 && !list.HasTotal() {
			return // the list itself is missing or empty, which is a finding already
		}
		code, ok := r.code(list, name)
		switch {
		case !ok || d.Aggregated(code):
		case !list.Reaches(code):
			r.report(diag.DatasetMembers, name, diag.Args{"codelist": list.ID})
		default:
			d.Aggregates = append(d.Aggregates, model.Aggregate{Code: code, Place: name.Place})
		}
	}
}

// everyRegion is the word for all regions that have places below them.
const everyRegion = "all"

// complete resolves of which regions the codelist has every place below them.
func (r *resolver) complete(d *model.Dataset, names []load.Name) {
	if len(names) == 0 {
		return
	}
	if d.Region < 0 {
		r.datasetReference(load.Name{Text: regionDimension, Place: names[0].Place}, "dimension", dimensionIDs(d))
		return
	}
	list := d.Dimensions[d.Region].Codelist
	if len(names) == 1 && names[0].Text == everyRegion {
		for code := model.Code(1); int(code) < list.Len(); code++ {
			if len(list.Places(code)) > 0 && list.Entry(code).Role != model.Panel {
				d.Complete = append(d.Complete, code)
			}
		}
		return
	}
	for _, name := range names {
		code, ok := r.code(list, name)
		switch {
		case !ok:
		case len(list.Places(code)) == 0:
			r.report(diag.DatasetMembers, name, diag.Args{"codelist": list.ID})
		default:
			d.Complete = append(d.Complete, code)
		}
	}
	slices.Sort(d.Complete)
	d.Complete = slices.Compact(d.Complete)
}

// addUp adds to a dataset what its tables do not give and what it asks to be added up: first aggregates from their
// members in periods of its own length, then longer periods from these, and then aggregates in all other periods. So
// the year of an aggregate is the sum of its quarters, each over the members of that quarter, and its members are
// those of any quarter, as in the published annual figures.
func (r *resolver) addUp(d *model.Dataset) {
	for _, step := range []func(*adder){
		func(a *adder) { a.members(d.InRhythm) },
		func(a *adder) { a.periods() },
		func(a *adder) { a.members(func(p period.Period) bool { return !d.InRhythm(p) }) },
	} {
		a := &adder{d: d}
		step(a)
		if len(a.sheets) == 0 {
			continue
		}
		if !model.Extend(d, a.fragments()) {
			r.list.Add(diag.Finding{Code: diag.DataTooManyCells, Place: d.Place,
				Args: diag.Args{"count": "", "limit": "64"}})
			return
		}
	}
}

// members adds up every aggregate in the wanted periods, one breakdown after the other. A table that gives a measure
// of the aggregate stands as it is: none of its blanks are filled in from members that may be others than the
// publisher's.
func (a *adder) members(wanted func(period.Period) bool) {
	for _, aggregate := range a.d.Aggregates {
		for _, b := range a.d.Breakdowns {
			for at, p := range a.d.Periods {
				if wanted(p) && !a.d.HasTable(b, aggregate.Code, at) {
					a.table(b, aggregate, at)
				}
			}
		}
	}
}

// table adds up one table of an aggregate: for each set of codes that a member reports, and each measure that may be
// added.
func (a *adder) table(b *model.Breakdown, aggregate model.Aggregate, at int) {
	members := a.d.MembersOf(b, aggregate.Code, at)
	for _, codes := range reportedCodes(b, members, at) {
		point := model.Point{Region: aggregate.Code, Period: at, Codes: codes}
		var cells []addedCell
		for measure := range a.d.Measures {
			if !a.summable(measure, b, point) {
				continue
			}
			sum := model.Sum{Place: aggregate.Place}
			cell := a.member(b, point, model.ColumnOf(model.Quantity(measure), model.Level), members, &sum)
			if len(sum.Parts[0].Members) > 0 && !cell.overflow {
				cell.sum = sum
				cells = append(cells, cell)
			}
		}
		a.row(b, point, a.d.Periods[at], cells)
	}
}

// reportedCodes lists the codes of the rows that members report in a period.
func reportedCodes(b *model.Breakdown, members []model.Code, at int) [][model.MaxBreakdown]model.Code {
	var all [][model.MaxBreakdown]model.Code
	for _, member := range members {
		first, end := b.Table(member, at)
		for row := first; row < end; row++ {
			all = append(all, b.Point(row).Codes)
		}
	}
	slices.SortFunc(all, func(x, y [model.MaxBreakdown]model.Code) int { return slices.Compare(x[:], y[:]) })
	return slices.Compact(all)
}

// member adds up one cell over members. A member without an exact number there is left out, and listed; it is not
// taken for 0.
func (a *adder) member(
	b *model.Breakdown, point model.Point, column model.Column, members []model.Code, sum *model.Sum,
) addedCell {
	cell := addedCell{column: column}
	part := model.SumPart{Period: a.d.Periods[point.Period]}
	for _, member := range members {
		point.Region = member
		var own model.Cell
		if row, found := b.Find(point); found {
			own = b.Cell(row, column)
		}
		switch {
		case own.Status == model.Excluded:
			sum.Excluded = append(sum.Excluded, member)
		case !exact(own):
			sum.Left = append(sum.Left, member)
		default:
			part.Members = append(part.Members, member)
			cell.add(own, a.unit(own, column))
		}
	}
	if cell.status != model.Provisional && cell.status != model.Estimated {
		cell.status = model.Normal // a break in the series of one member is none of the whole
	}
	sum.Parts = []model.SumPart{part}
	return cell
}
