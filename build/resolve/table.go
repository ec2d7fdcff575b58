package resolve

import (
	"slices"
	"sync"

	"gongqiu/build/diag"
	"gongqiu/build/load"
	"gongqiu/build/model"
	"gongqiu/build/period"
	"gongqiu/build/table"
)

// tables reads all tables of a dataset into its cell store.
func (r *resolver) tables(d *model.Dataset, draft *load.DatasetDraft) {
	index := r.columns(d)
	rules, sound := r.rules(d, draft, index)
	fragments := make([]*model.Fragment, len(draft.Files))
	var group sync.WaitGroup
	for at, t := range draft.Files {
		group.Go(func() {
			reader := &tableReader{resolver: r, dataset: d, missing: draft.Missing, muted: !sound, table: t}
			var matched bool
			if reader.rules, matched = rulesFor(d, rules, index, t); !matched && len(rules) > 0 && sound {
				r.list.Add(diag.Finding{Code: diag.DataNoRule, Place: diag.Place{File: t.Path}, Args: diag.Args{"file": t.Path}})
				fragments[at] = &model.Fragment{Table: &model.TableFile{Path: t.Path}}
				return
			}
			reader.meanings, reader.headerUnits = r.header(d, t, index)
			fragments[at] = reader.read()
		})
	}
	group.Wait()
	if !model.Assemble(d, fragments, r.clashes(d)) {
		r.list.Add(diag.Finding{Code: diag.DataTooManyCells, Place: d.Place, Args: diag.Args{"count": "", "limit": "64"}})
		return
	}
	r.jumps(d)
	dropChecked(d)
}

// tableReader reads the rows of one table. It is used by one goroutine.
type tableReader struct {
	*resolver
	dataset  *model.Dataset
	missing  map[string]model.State
	muted    bool // a rule of the dataset is faulty, which is a finding already: rows may lack what it would give
	table    *table.Table
	rules    fileRules
	meanings []columnMeaning
	fragment *model.Fragment

	keys, numbers, remarked []int // fields: of what a row is about, of its numbers, of remarks about one of them
	dated                   []int // dimensions whose codes are in use for some time only

	headerUnits []*model.Unit // by field: the unit that its name carries in brackets
	claims      []pathClaim

	row      table.Row
	codes    []model.Code // of the row
	period   period.Period
	remarks  remarks
	cells    []model.ColumnCell
	units    []*model.Unit // by field: the unit that plain numbers of the column are in
	plain    []bool        // by field: see isPlain
	defaults rowDefaults
	codeMemo []codeMemo // by field
	memory   periodMemo
	sources  map[model.Source]uint32
	notes    map[string]uint32
}

// rowDefaults is what the rules give every row.
type rowDefaults struct {
	codes   []model.Code
	period  period.Period
	remarks remarks
	ok      bool
}

// remarks is what a row says about all its cells.
type remarks struct {
	status            model.Status
	note, source, url string
	accept            string
}

func (t *tableReader) read() *model.Fragment {
	t.fragment = &model.Fragment{
		Table: &model.TableFile{
			Path: t.table.Path, Sheet: t.table.Sheet, Fields: make(map[model.Column]int),
			Units: make(map[model.Column]*model.Unit), Options: t.rules.options,
			PlaceOf: t.table.PlaceOf, Record: t.table.Record,
		},
		Sources: make([]model.Source, 1), Notes: make([]model.Text, 1),
		CellNotes: make(map[model.CellRef]model.Text), Printed: make(map[model.CellRef]string),
		Accepts: make(map[uint32]string), Rows: t.table.Count(), Origins: make([]model.Origin, 0, t.table.Count()),
	}
	t.codes = make([]model.Code, len(t.dataset.Dimensions))
	t.codeMemo = make([]codeMemo, len(t.meanings))
	t.units, t.plain = make([]*model.Unit, len(t.meanings)), make([]bool, len(t.meanings))
	t.memory.periods = make(map[string]period.Period)
	t.sources = make(map[model.Source]uint32)
	t.notes = make(map[string]uint32)
	if t.meanings == nil { // the header is none, which is a finding already
		return t.fragment
	}
	t.sortFields()
	t.columnUnits()
	t.ruleDefaults()
	if !t.complete() {
		return t.fragment
	}
	for row := range t.table.Rows {
		t.row = row
		t.readRow()
	}
	t.reportClaims()
	return t.fragment
}

// sortFields notes what the rows have to be asked.
func (t *tableReader) sortFields() {
	for at, m := range t.meanings {
		switch {
		case m.meaning == unknownMeaning:
		case m.meaning == numberMeaning:
			t.numbers = append(t.numbers, at)
		case m.about >= 0:
			t.remarked = append(t.remarked, at)
		default:
			t.keys = append(t.keys, at)
		}
	}
	for at, dimension := range t.dataset.Dimensions {
		if dimension.Codelist.Dated() {
			t.dated = append(t.dated, at)
		}
	}
}

// columnUnits finds the unit of each column of numbers: that in its header, that of a rule, or the measure's own.
func (t *tableReader) columnUnits() {
	for _, at := range t.numbers {
		m := t.meanings[at]
		t.fragment.Table.Fields[m.column] = t.table.Header[at].Column
		if t.units[at] = t.headerUnits[at]; t.units[at] == nil {
			t.units[at] = t.columnUnit(m.column)
		}
		t.fragment.Table.Units[m.column] = t.units[at]
		t.plain[at] = t.isPlain(at, m.column)
	}
}

func (t *tableReader) columnUnit(column model.Column) *model.Unit {
	change := column.Change()
	if change == model.PreviousPercent || change == model.YearPercent {
		return nil
	}
	q := column.Quantity()
	if unit := t.rules.units[q]; unit != nil {
		return unit
	}
	if m := t.dataset.MeasureOf(q); m != nil {
		return m.Unit
	}
	derived := t.dataset.DerivedOf(q)
	if first, ok := derived.FirstInput(); ok && derived.Unit != nil {
		unit := t.rules.units[first]
		if unit != nil && (unit.Base == derived.Unit.Base || exchangeable(unit, derived.Unit)) {
			return unit
		}
	}
	return derived.Unit
}

// ruleDefaults looks up what path and rules say of every row.
func (t *tableReader) ruleDefaults() {
	t.defaults = rowDefaults{codes: make([]model.Code, len(t.dataset.Dimensions)), ok: true}
	for _, g := range t.rules.given {
		switch g.meaning.meaning {
		case dimensionMeaning:
			if t.hasColumn(g.meaning) {
				t.claim(g)
				continue
			}
			dimension := t.dataset.Dimensions[g.meaning.dimension]
			code, ok := t.code(dimension.Codelist, g.name)
			t.defaults.codes[g.meaning.dimension] = code
			t.defaults.ok = t.defaults.ok && ok
		case periodMeaning:
			if t.hasColumn(g.meaning) {
				t.claim(g)
				continue
			}
			p, ok := t.periodAt(g.name)
			t.defaults.period = p
			t.defaults.ok = t.defaults.ok && ok
		default:
			t.remark(&t.defaults.remarks, g.meaning.meaning, g.name.Text, func() diag.Place { return g.name.Place })
		}
	}
}

func (t *tableReader) hasColumn(m columnMeaning) bool {
	for _, own := range t.meanings {
		if own == m {
			return true
		}
	}
	return false
}

// complete says whether the table can be read at all: every row must have a period and a region from somewhere, and
// there must be a column of numbers.
func (t *tableReader) complete() bool {
	numbers := false
	for _, m := range t.meanings {
		numbers = numbers || m.meaning == numberMeaning
	}
	unknown := slices.ContainsFunc(t.meanings, func(m columnMeaning) bool { return m.meaning == unknownMeaning })
	if !numbers && !unknown {
		t.missingColumn(t.dataset.QuantityTitle(0).In(model.Chinese), t.dataset.QuantityID(0))
	}
	hasPeriod := !t.defaults.period.IsZero() || t.hasColumn(columnMeaning{meaning: periodMeaning, about: -1})
	if t.defaults.ok && !hasPeriod && !unknown && !t.muted {
		t.missingColumn(periodNames[1], periodNames[0])
	}
	region, hasRegion := t.dataset.Region, true
	if region >= 0 && t.defaults.codes[region] == 0 && t.defaults.ok {
		hasRegion = t.hasColumn(columnMeaning{meaning: dimensionMeaning, dimension: region, about: -1})
		if !hasRegion && !unknown && !t.muted {
			t.missingColumn(t.dataset.Dimensions[region].Title.In(model.Chinese), t.dataset.Dimensions[region].ID)
		}
	}
	return t.defaults.ok && hasPeriod && hasRegion && numbers
}

func (t *tableReader) missingColumn(title, id string) {
	t.list.Add(diag.Finding{Code: diag.TableMissingColumn, Place: t.table.PlaceOfHeader(t.table.Header[0]),
		Args: diag.Args{"column": title + " " + id}})
}
