package plan

import (
	"cmp"
	"slices"

	"gongqiu/build/decimal"
	"gongqiu/build/derive"
	"gongqiu/build/format"
	"gongqiu/build/model"
)

// A table whose point is a ranking, because its ranks were published or the dataset gives the first places only, is
// shown in the order of the ranks, each with its move since the earlier list.

// rankingOf is the place of the column of ranks among columns; -1 where the table is no ranking.
func rankingOf(d *model.Dataset, columns []column) int {
	return slices.IndexFunc(columns, func(c column) bool {
		derived := d.DerivedOf(c.Quantity())
		return c.Change() == model.Level && derived != nil && derived.Kind == model.ByRank
	})
}

// arrange brings the rows of a breakdown, which stand in the order of the codelist, into the order that they are read
// in: by rank, or below the names of what they are parts of.
func (b *tableBuilder) arrange(t *derive.Table, columns []column) {
	if at := rankingOf(t.Dataset, columns); at >= 0 {
		b.rankOrder(t, columns[at], at)
	} else {
		b.addHeadings(t)
	}
}

// rankOrder sorts the rows by rank, those without one last, and puts the rank and its move first.
func (b *tableBuilder) rankOrder(t *derive.Table, ranks column, at int) {
	order := make([]int, t.Len())
	for n := range order {
		order[n] = n
	}
	slices.SortStableFunc(order, func(a, b int) int {
		first, second := ranks.values[a].cell, ranks.values[b].cell
		if first.Has() && second.Has() {
			return first.Number.Cmp(second.Number)
		}
		return cmp.Compare(btoi(second.Has()), btoi(first.Has()))
	})
	rows := make([]Row, 0, len(b.table.Rows))
	for _, n := range order {
		row := b.table.Rows[n]
		row.Depth = 0
		rows = append(rows, row)
	}
	b.table.Rows = append(rows, b.table.Rows[t.Len():]...)
	toFront(b.table.Headings[1:], at)
	for n := range b.table.Rows {
		toFront(b.table.Rows[n].Cells, at)
	}
	b.addMoves(t, ranks.Quantity(), order)
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// toFront moves an element to the front of a slice.
func toFront[E any](s []E, at int) {
	element := s[at]
	copy(s[1:at+1], s[:at])
	s[0] = element
}

// places are the ranks of a table as they are shown, by the codes of its rows.
type places struct {
	table *derive.Table
	of    map[[model.MaxBreakdown]model.Code]decimal.Decimal
	last  int // the last place that is given
}

func placesOf(t *derive.Table, q model.Quantity) places {
	p := places{table: t, of: make(map[[model.MaxBreakdown]model.Code]decimal.Decimal)}
	for n := range t.Len() {
		if v := valueOf(t, n, model.ColumnOf(q, model.Level)); v.cell.Has() {
			p.of[t.Codes(n)] = v.cell.Number
			p.last = max(p.last, int(v.cell.Number.Float64()))
		}
	}
	return p
}

// earlierPlaces are the ranks of the list before, or else of the one of the year before. It is false for none.
func earlierPlaces(t *derive.Table, q model.Quantity) (places, bool) {
	for _, change := range []model.Change{model.Previous, model.Year} {
		if moves, known := t.Moves(q, change); known {
			if p := placesOf(moves.Earlier, q); len(p.of) > 0 {
				return p, true
			}
		}
	}
	return places{}, false
}

// addMoves adds a column with how many places each row rose or fell since the earlier list.
func (b *tableBuilder) addMoves(t *derive.Table, q model.Quantity, order []int) {
	before, known := earlierPlaces(t, q)
	if !known {
		return
	}
	now, time := placesOf(t, q), b.periodText(before.table.Dataset.Periods[before.table.Period])
	heading := Heading{Title: b.word("moves.heading", "period", time), Numeric: true}
	b.table.Headings = slices.Insert(b.table.Headings, 2, heading)
	entered := false
	for at := range b.table.Rows {
		cell := TableCell{State: model.NotApplicable}
		if at < len(order) {
			codes := t.Codes(order[at])
			cell = b.move(now, before, codes)
			_, has := now.of[codes]
			_, had := before.of[codes]
			entered = entered || has && !had
		}
		b.table.Rows[at].Cells = slices.Insert(slices.Clone(b.table.Rows[at].Cells), 1, cell)
	}
	if entered {
		b.table.Key = append(b.table.Key, Definition{
			Term: b.word("moves.new"), Text: b.word("moves.new.meaning", "period", time, "count", countText(before.last)),
		})
	}
}

// move is how a row's rank changed: a row that rose has an arrow upwards.
func (m *maker) move(now, before places, codes [model.MaxBreakdown]model.Code) TableCell {
	rank, has := now.of[codes]
	earlier, had := before.of[codes]
	switch {
	case !has:
		return TableCell{State: model.NotApplicable}
	case !had:
		return TableCell{Text: m.word("moves.new")}
	}
	change, _ := earlier.Sub(rank)
	text := format.Number(change.Abs(), m.lang)
	switch change.Sign() {
	case 1:
		return TableCell{Text: "▲" + text, Said: m.word("moves.up", "count", text)}
	case -1:
		return TableCell{Text: "▼" + text, Said: m.word("moves.down", "count", text)}
	}
	return TableCell{Text: m.word("moves.same")}
}

// movesTable lists what entered a ranking since the earlier list, and what left it. It is nil where nothing did, and
// for a table that is no ranking.
func (m *maker) movesTable(t *derive.Table, columns []column, id string) *Table {
	at := rankingOf(t.Dataset, columns)
	if at < 0 {
		return nil
	}
	before, known := earlierPlaces(t, columns[at].Quantity())
	if !known {
		return nil
	}
	now := placesOf(t, columns[at].Quantity())
	then := m.periodText(t.Dataset.Periods[before.table.Period])
	table := &Table{
		ID:      id + "-moves",
		Caption: m.word("moves.caption", "period", then, "count", countText(max(now.last, before.last))),
		Headings: []Heading{
			{Title: m.dimensionTitle(t.Dataset, t.Breakdown.Dimensions)}, {Title: m.word("moves")},
			{Title: m.word("moves.rank", "period", then), Numeric: true},
			{Title: m.word("moves.rank", "period", m.periodText(t.Dataset.Periods[t.Period])), Numeric: true},
		},
	}
	none := TableCell{State: model.NotApplicable}
	number := func(p places, codes [model.MaxBreakdown]model.Code) TableCell {
		return TableCell{Text: format.Number(p.of[codes], m.lang)}
	}
	for _, n := range now.inOrder() {
		if codes := t.Codes(n); !before.has(codes) {
			table.Rows = append(table.Rows, Row{
				Head: m.codeRow(t, n).Head, Cells: []TableCell{{Text: m.word("moves.entered")}, none, number(now, codes)},
			})
		}
	}
	for _, n := range before.inOrder() {
		if codes := before.table.Codes(n); !now.has(codes) {
			table.Rows = append(table.Rows, Row{
				Head:  m.codeRow(before.table, n).Head,
				Cells: []TableCell{{Text: m.word("moves.left")}, number(before, codes), none},
			})
		}
	}
	if len(table.Rows) == 0 {
		return nil
	}
	return table
}

func (p places) has(codes [model.MaxBreakdown]model.Code) bool {
	_, known := p.of[codes]
	return known
}

// inOrder lists the ranked rows, the first place first.
func (p places) inOrder() []int {
	var rows []int
	for n := range p.table.Len() {
		if p.has(p.table.Codes(n)) {
			rows = append(rows, n)
		}
	}
	slices.SortStableFunc(rows, func(a, b int) int { return p.of[p.table.Codes(a)].Cmp(p.of[p.table.Codes(b)]) })
	return rows
}
