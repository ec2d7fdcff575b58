// Package judge compares what was published with what the tables say, and finds the likeliest cause where the two
// disagree.
//
// In comes the resolved site; out come findings for staff and a verdict on every published value that does not agree,
// for readers. Every derived value and change that a table gives is computed again, over spans: a published number
// stands for all that is printed so, and so does every count in 万. The two agree when their spans meet. Where they
// do not, other ways of computing and slips of the hand are tried until one gives the published value. Parts and
// wholes, and the equations that a dataset declares, are compared in the same way. Nothing is corrected: what was
// published stays, and an accept in its row settles it.
package judge

import (
	"slices"
	"sync"

	"gongqiu/build/decimal"
	"gongqiu/build/derive"
	"gongqiu/build/diag"
	"gongqiu/build/model"
)

// Verdict is what was found about a cell that does not agree with what it is computed from.
type Verdict struct {
	Column    model.Column
	Published decimal.Decimal
	Computed  decimal.Decimal // at the precision of the published value; of an Input the number that would fit
	Cause     model.Cause
	Accepted  bool // staff looked at it
}

// Verdicts are the verdicts on the cells of a site. A nil value has none.
type Verdicts struct {
	byCell map[*model.Dataset]map[model.CellRef]Verdict
	upset  map[*model.Dataset]map[model.CellRef]bool
}

// Of is the verdict on a cell; false where it agrees, or nothing is known against it.
func (v *Verdicts) Of(d *model.Dataset, column model.Column, cell model.Cell) (Verdict, bool) {
	if v == nil {
		return Verdict{}, false
	}
	verdict, found := v.byCell[d][model.CellRef{Origin: cell.Origin, Column: column}]
	return verdict, found
}

// Upset says whether a published value has no verdict of its own because the slip is in a count that it is computed
// from: the verdict stands at that count, and the value does not agree with it all the same.
func (v *Verdicts) Upset(d *model.Dataset, column model.Column, cell model.Cell) bool {
	return v != nil && v.upset[d][model.CellRef{Origin: cell.Origin, Column: column}]
}

// Any says whether there is a verdict on any cell of a dataset.
func (v *Verdicts) Any(d *model.Dataset) bool { return v != nil && len(v.byCell[d]) > 0 }

// Site judges all datasets of a site.
func Site(site *model.Site, list *diag.List) *Verdicts {
	judges := make([]*judge, len(site.Datasets))
	var group sync.WaitGroup
	for at, d := range site.Datasets {
		group.Go(func() {
			j := &judge{estimator: estimator{Dataset: d}, list: list, verdicts: make(map[model.CellRef]Verdict)}
			j.dataset()
			judges[at] = j
		})
	}
	group.Wait()
	v := &Verdicts{
		byCell: make(map[*model.Dataset]map[model.CellRef]Verdict, len(judges)),
		upset:  make(map[*model.Dataset]map[model.CellRef]bool, len(judges)),
	}
	for at, d := range site.Datasets {
		v.byCell[d], v.upset[d] = judges[at].verdicts, judges[at].upset
	}
	return v
}

// judge judges one dataset.
type judge struct {
	estimator
	list      *diag.List
	verdicts  map[model.CellRef]Verdict
	upset     map[model.CellRef]bool // published values that the slip of a count has put out of agreement
	accepts   map[uint32][]acceptance
	disputed  []dispute
	dependent map[input][]relation // what rests on a suspect and holds
}

// dispute is a relation that does not hold.
type dispute struct {
	relation
	published, computed span
	inputs              []input     // the counts that it was computed from
	settled             bool        // one slip in a count explains it
	undefined           bool        // it cannot be computed at all: the number to divide by is 0
	wrongUnit           bool        // it is off by the same power of ten as others of its column
	rule                model.Cause // another way of computing that explains it; empty until asked for
}

func (j *judge) dataset() {
	j.readAccepts()
	found := make([][]dispute, len(j.Breakdowns))
	var group sync.WaitGroup
	for at, b := range j.Breakdowns {
		group.Go(func() {
			e := estimator{Dataset: j.Dataset}
			found[at] = e.breakdown(b)
		})
	}
	group.Wait()
	j.disputed = slices.Concat(found...)
	j.findSlips()
	for at := range j.disputed {
		if d := &j.disputed[at]; !d.settled {
			j.explain(at)
		}
	}
	j.idleAccepts()
}

// breakdown judges the tables of a breakdown one by one.
func (e *estimator) breakdown(b *model.Breakdown) []dispute {
	columns := e.published(b)
	all := slices.Concat(e.placeDisputes(b), e.longerDisputes(b))
	if len(columns) == 0 && !e.declares() && !e.hasWholes(b) {
		return all
	}
	for row := 0; row < b.Len(); {
		point := b.Point(row)
		t := derive.Of(e.Dataset, b, point.Region, point.Period)
		if len(columns) > 0 || e.declares() || !e.addsUp(t) {
			all = append(all, e.disputes(t, columns)...)
		}
		row = t.End
	}
	return all
}

// published lists the columns of a breakdown that hold published derived values or changes.
func (e *estimator) published(b *model.Breakdown) []model.Column {
	var all []model.Column
	for column := range model.Column(e.ColumnCount()) {
		if b.Has(column) && (column.Change() != model.Level || e.DerivedOf(column.Quantity()) != nil) {
			all = append(all, column)
		}
	}
	return all
}

// relations lists what must hold in a table: first its published values, then its equations and its sums.
func (e *estimator) relations(t *derive.Table, columns []model.Column) []relation {
	var all []relation
	for n := range t.Len() {
		for _, column := range columns {
			if cell := t.Given(n, column); cell.Has() {
				all = append(all, relation{kind: publishedValue, table: t, n: n, column: column, cell: cell})
			}
		}
	}
	return slices.Concat(all, e.identityRelations(t), e.funnelRelations(t), e.rangeRelations(t), e.partRelations(t))
}

// disputes lists the relations of a table that do not hold. A sum of published values says nothing new where one of
// them is disputed already.
func (e *estimator) disputes(t *derive.Table, columns []model.Column) []dispute {
	var all []dispute
	columnDisputed := make(map[model.Column]bool)
	for _, r := range e.relations(t, columns) {
		if (r.kind == sharesOfWhole || r.kind == pointsOfParts) && columnDisputed[r.column] {
			continue
		}
		published, computed, ok := e.compare(r)
		if !ok && r.kind == publishedValue && e.dividesByZero(r) {
			all = append(all, dispute{relation: r, published: published, undefined: true})
			continue
		}
		if !ok || r.agrees(published, computed) {
			continue
		}
		columnDisputed[r.column] = true
		all = append(all, dispute{
			relation: r, published: published, computed: computed, inputs: slices.Clone(e.inputs),
		})
	}
	return all
}
