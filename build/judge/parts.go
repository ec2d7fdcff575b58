package judge

import (
	"slices"

	"gongqiu/build/decimal"
	"gongqiu/build/derive"
	"gongqiu/build/model"
	"gongqiu/build/period"
)

// family is the rows of a table that are the parts of one whole: of a row, or of the totals.
type family struct {
	whole int // the row of the whole; -1 for the totals
	parts []int
	all   bool // every code of the codelist that belongs to it has a row
}

// families finds the wholes of a table of one dimension and their parts. Rows of 其中 are no parts.
func (e *estimator) families(t *derive.Table) []family {
	if len(t.Breakdown.Dimensions) != 1 {
		return nil
	}
	list := e.list(t)
	k := e.kinOf(list)
	defer k.place(t)()
	var all []family
	for _, parent := range k.parents {
		whole := int(k.rows[parent]) - 1
		if parent != 0 && whole < 0 {
			continue
		}
		f := family{whole: whole, all: true}
		for _, code := range k.children[parent] {
			if row := int(k.rows[code]) - 1; row >= 0 {
				f.parts = append(f.parts, row)
			} else if inForce(list.Entry(code), e.Periods[t.Period]) {
				f.all = false
			}
		}
		if f.all = f.all && len(f.parts) > 1; len(f.parts) > 0 {
			all = append(all, f)
		}
	}
	return all
}

func inForce(entry *model.CodeEntry, p period.Period) bool {
	if from, err := period.Parse(entry.ValidFrom); err == nil && p.EndMonth() < from.StartMonth() {
		return false
	}
	to, err := period.Parse(entry.ValidTo)
	return err != nil || p.StartMonth() <= to.EndMonth()
}

// partRelations lists what must hold between the parts of a table and their wholes. Tables are often published in
// part. That the rows are all there are is known where every code has one, or where the published shares add up to
// 100; of other tables it is only asked that the parts do not exceed the whole.
func (e *estimator) partRelations(t *derive.Table) []relation {
	var all []relation
	for _, f := range e.families(t) {
		for measure := range e.Measures {
			m := e.Measures[measure]
			if m.UnitOf < 0 && !m.Apart && e.counts(t, f.parts[0], model.Quantity(measure)) {
				all = e.countRelations(all, t, f, measure)
			}
		}
		all = e.shareRelations(all, t, f)
	}
	return all
}

// countRelations are the sums of a count and of its changes. A cell with "/" adds nothing; one that is blank or not
// exact leaves the parts less than all.
func (e *estimator) countRelations(all []relation, t *derive.Table, f family, measure int) []relation {
	for _, change := range []model.Change{model.Level, model.Previous, model.Year} {
		r := relation{
			kind: partsOfWhole, table: t, n: f.whole, column: model.ColumnOf(model.Quantity(measure), change),
		}
		if r.cell = e.wholeCell(t, f.whole, r.column); !r.cell.Has() {
			continue
		}
		complete := f.all
		for _, n := range f.parts {
			switch cell := t.Given(n, r.column); {
			case cell.Has() && cell.Qualifier == decimal.Exact:
				r.parts = append(r.parts, n)
			case cell.State != model.NotApplicable:
				complete = false
			}
		}
		missing, byShares := e.shareEvidence(t, r, measure)
		switch {
		case len(r.parts) == 0:
			continue
		case complete && len(r.parts) > 1:
		case change != model.Level:
			continue
		case byShares:
			whole, _ := e.whole(r)
			r.slack = whole.high.Mul(missing)
		default:
			r.atMost = true
		}
		all = append(all, r)
	}
	return all
}

// wholeCell is the cell of the whole: of a row, or of the totals of the region and period.
func (e *estimator) wholeCell(t *derive.Table, row int, column model.Column) model.Cell {
	if row >= 0 {
		return e.given(t, row, column)
	}
	if at, found := e.totalRow(t); found {
		return e.read(input{e.Totals(), at, column})
	}
	return model.Cell{}
}

// exactShares is how precise, in percent, a sum of shares must be to show that no row is missing at all.
const exactShares = 1

// shareEvidence says whether the published shares of the parts of the totals add up to 100, so that they are all there
// are, and which part of the whole could be missing all the same, because shares are rounded.
func (e *estimator) shareEvidence(
	t *derive.Table, counts relation, measure int,
) (missing decimal.Rational, complete bool) {
	if counts.n >= 0 || len(counts.parts) < 2 || counts.column.Change() != model.Level {
		return missing, false
	}
	for at, derived := range e.Derived {
		if derived.Kind != model.ByShare || derived.Of != measure {
			continue
		}
		column := model.ColumnOf(e.DerivedQuantity(at), model.Level)
		r := e.shareSum(t, column, sharesOfWhole, -1, counts.parts)
		if published, computed, ok := e.compare(r); ok && r.agrees(published, computed) {
			if r.slack.Cmp(decimal.From(decimal.New(exactShares, 1))) <= 0 {
				return missing, true
			}
			return r.slack.Mul(percent(1)), true
		}
	}
	return missing, false
}

// shareRelations are the sums of published shares and of their changes: to 100 and 0 where they are shares of the whole
// of the family, and to those of the whole's row where that is a share of the same. Where parts are missing, they must
// not exceed it.
func (e *estimator) shareRelations(all []relation, t *derive.Table, f family) []relation {
	for at, derived := range e.Derived {
		if derived.Kind != model.ByShare {
			continue
		}
		q := e.DerivedQuantity(at)
		row, known := e.shareWhole(t, f, q, derived)
		if !known {
			continue
		}
		for _, change := range []model.Change{model.Level, model.Previous, model.Year} {
			column, kind := model.ColumnOf(q, change), pointsOfParts
			if change == model.Level {
				kind = sharesOfWhole
			}
			given := slices.DeleteFunc(slices.Clone(f.parts), func(n int) bool { return !t.Given(n, column).Has() })
			complete := f.all && len(given) == len(f.parts)
			if len(given) < 2 || !complete && kind == pointsOfParts || row >= 0 && !t.Given(row, column).Has() {
				continue
			}
			r := e.shareSum(t, column, kind, row, given)
			r.atMost = !complete
			all = append(all, r)
		}
	}
	return all
}

// shareWhole is the row to whose share the shares of a family add up, or -1 where they add up to 100. It is not known
// where they are shares of different things.
func (e *estimator) shareWhole(
	t *derive.Table, f family, q model.Quantity, derived *model.Derived,
) (row int, known bool) {
	base := t.WholeCode(f.parts[0], t.Options(f.parts[0], q, derived))
	for _, n := range f.parts[1:] {
		if t.WholeCode(n, t.Options(n, q, derived)) != base {
			return 0, false
		}
	}
	switch {
	case f.whole < 0:
		return -1, base == 0
	case base == t.Codes(f.whole)[0]:
		return -1, true
	}
	return f.whole, base == t.WholeCode(f.whole, t.Options(f.whole, q, derived))
}

// shareSum is the relation of a sum of shares or points. Each share is rounded by up to half a unit of its last digit,
// each change of two of them by up to a unit.
func (e *estimator) shareSum(
	t *derive.Table, column model.Column, kind relationKind, whole int, parts []int,
) relation {
	r := relation{kind: kind, table: t, n: whole, column: column, parts: parts, cell: t.Given(parts[0], column)}
	rounded := parts
	if whole >= 0 {
		rounded = append(slices.Clone(parts), whole)
	}
	const half = 5
	for _, n := range rounded {
		scale := t.Given(n, column).Number.Scale()
		if kind == sharesOfWhole {
			r.slack = r.slack.Add(decimal.From(decimal.New(half, scale+1)))
		} else {
			r.slack = r.slack.Add(decimal.From(decimal.New(1, scale)))
		}
	}
	return r
}
