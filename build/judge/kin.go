package judge

import (
	"slices"

	"gongqiu/build/decimal"
	"gongqiu/build/derive"
	"gongqiu/build/model"
)

// kin is who belongs to whom in a codelist, worked out once for all its tables.
type kin struct {
	parents  []model.Code   // the codes that have parts; the total is the first
	children [][]model.Code // by parent: its parts, in file order; rows of 其中 are none
	parent   []model.Code   // by code
	isPart   []bool         // by code: whether it is a part at all
	always   []int          // by parent: how many parts are in force at any time
	// What follows is about the table at hand.
	rows  []int32 // by code: 1 + its row
	count []int   // by parent: the parts that have a row
	sums  []int64 // by parent
}

func newKin(list *model.Codelist) *kin {
	n := list.Len()
	k := &kin{
		children: make([][]model.Code, n), parent: make([]model.Code, n), isPart: make([]bool, n), always: make([]int, n),
		rows: make([]int32, n), count: make([]int, n), sums: make([]int64, n),
	}
	for code := model.Code(1); int(code) < n; code++ {
		entry := list.Entry(code)
		if k.parent[code] = entry.Parent; entry.Role == model.OfWhich {
			continue
		}
		k.isPart[code] = true
		k.children[entry.Parent] = append(k.children[entry.Parent], code)
		if entry.ValidFrom == "" && entry.ValidTo == "" {
			k.always[entry.Parent]++
		}
	}
	for code := range k.children {
		if len(k.children[code]) > 0 {
			k.parents = append(k.parents, model.Code(code))
		}
	}
	return k
}

// place notes the rows of a table; what it returns forgets them.
func (k *kin) place(t *derive.Table) (forget func()) {
	for n := range t.Len() {
		k.rows[t.Codes(n)[0]] = int32(n + 1)
	}
	return func() {
		for n := range t.Len() {
			k.rows[t.Codes(n)[0]] = 0
		}
	}
}

// kinOf is who belongs to whom in a codelist.
func (e *estimator) kinOf(list *model.Codelist) *kin {
	if e.kins == nil {
		e.kins = make(map[*model.Codelist]*kin, 1)
	}
	if e.kins[list] == nil {
		e.kins[list] = newKin(list)
	}
	return e.kins[list]
}

// hasWholes says whether the rows of any table of a breakdown can be parts of something that is given too: of the
// totals, or of a row of the same table.
func (e *estimator) hasWholes(b *model.Breakdown) bool {
	if len(b.Dimensions) != 1 {
		return false
	}
	parents := e.kinOf(e.Dimensions[b.Dimensions[0]].Codelist).parents
	return slices.ContainsFunc(parents, func(parent model.Code) bool { return parent != 0 || e.Totals() != nil })
}

// addsUp says whether the counts of a table plainly are what they must be: exact numbers whose sums are those of their
// wholes, or less where parts are missing. It is asked first, because it costs little; when it is false the relations
// of the table tell.
func (e *estimator) addsUp(t *derive.Table) bool {
	k := e.kinOf(e.list(t))
	defer k.place(t)()
	for measure := range e.Measures {
		column := model.ColumnOf(model.Quantity(measure), model.Level)
		if !e.Measures[measure].Apart && t.Breakdown.Has(column) && !e.sumsUp(t, k, column) {
			return false
		}
	}
	return true
}

func (e *estimator) sumsUp(t *derive.Table, k *kin, column model.Column) bool {
	for _, parent := range k.parents {
		k.count[parent], k.sums[parent] = 0, 0
	}
	for n := range t.Len() {
		code := t.Codes(n)[0]
		if !k.isPart[code] {
			continue
		}
		cell := t.Given(n, column)
		if !plain(cell) {
			return false
		}
		k.count[k.parent[code]]++
		k.sums[k.parent[code]] += cell.Number.Coefficient()
	}
	for _, parent := range k.parents {
		if k.count[parent] == 0 {
			continue
		}
		whole := e.wholeOf(t, k, parent, column)
		switch {
		case !whole.Given():
		case !plain(whole):
			return false
		case k.sums[parent] == whole.Number.Coefficient():
		case k.sums[parent] > whole.Number.Coefficient() || k.count[parent] >= k.always[parent]:
			return false
		}
	}
	return true
}

// plain says whether a cell holds an exact number of things, small enough to be added up without a thought.
func plain(cell model.Cell) bool {
	const large = 1 << 40
	return cell.Has() && cell.Qualifier == decimal.Exact && !cell.Special && cell.Number.Scale() == 0 &&
		cell.Number.Abs().Coefficient() < large
}

func (e *estimator) wholeOf(t *derive.Table, k *kin, parent model.Code, column model.Column) model.Cell {
	if parent != 0 {
		if k.rows[parent] == 0 {
			return model.Cell{}
		}
		return t.Given(int(k.rows[parent])-1, column)
	}
	if at, found := e.totalRow(t); found {
		return e.Totals().Cell(at, column)
	}
	return model.Cell{}
}
