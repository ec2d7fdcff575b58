package derive

import (
	"slices"

	"gongqiu/build/decimal"
	"gongqiu/build/model"
)

// rank fills in every row's place by a quantity or by a weighting of several: the largest first, or the smallest first
// where the dataset says ascending; equal values share the better rank, and the ranks after them are skipped. Totals,
// parts of rows (其中) and the unspecified row are not ranked, nor are rows below a minimum, and no place behind the
// limit is given. The order and the limit are those of the table's first row.
func (t *Table) rank(column []Value, q model.Quantity, d *model.Derived) {
	if len(column) == 0 || len(d.By) == 0 {
		return
	}
	options := t.Options(0, q, d)
	order, compare := t.ranking(q, d, options.Ascending)
	slices.SortFunc(order, compare)
	place := 0
	for at, n := range order {
		if at == 0 || compare(n, order[at-1]) != 0 {
			place = at + 1
		}
		if options.Limit == 0 || place <= options.Limit {
			column[n] = present(decimal.Whole(int64(place)), true)
		}
	}
}

// Score is what the n-th row is ranked by: the quantity itself, or the weighted sum of several. Of several, each is
// divided by its largest absolute value among the rows that are ranked, so that quantities of different size weigh what
// their weights say; a quantity that is 0 in all of them adds nothing. It is false for a row that is not ranked.
// Publishers say that they weigh, and not how; this rule is ours.
func (t *Table) Score(n int, q model.Quantity) (decimal.Rational, bool) {
	order, scores := t.scores(q, t.Dataset.DerivedOf(q))
	if !slices.Contains(order, n) {
		return decimal.Rational{}, false
	}
	return scores[n], true
}

// ranking is the rows that are ranked, in table order, and how two of them compare by their scores: the one that ranks
// first is the lesser. Those of one quantity compare as the quantity itself does.
func (t *Table) ranking(q model.Quantity, d *model.Derived, ascending bool) ([]int, func(a, b int) int) {
	turn := -1
	if ascending {
		turn = 1
	}
	if len(d.By) > 1 || d.By[0].Weight.Sign() <= 0 {
		order, scores := t.scores(q, d)
		return order, func(a, b int) int { return turn * scores[a].Cmp(scores[b]) }
	}
	known := t.knownColumn(d.By[0].Quantity)
	return t.rankedRows(q, d), func(a, b int) int { return turn * known[a].Number.Cmp(known[b].Number) }
}

// rankedRows are the rows that are ranked, in table order: those that are ordinary or the rest, have every quantity
// that is ranked by, and reach every minimum.
func (t *Table) rankedRows(q model.Quantity, d *model.Derived) []int {
	rows := make([]int, 0, t.Len())
	for n := range t.Len() {
		if entry := t.Entry(n); entry != nil && (entry.Role == model.Ordinary || entry.Role == model.Residual) {
			rows = append(rows, n)
		}
	}
	for _, by := range d.By {
		known := t.knownColumn(by.Quantity)
		rows = slices.DeleteFunc(rows, func(n int) bool { return !known[n].Has() })
	}
	return slices.DeleteFunc(rows, func(n int) bool { return !t.reaches(n, t.Options(n, q, d).Minimum) })
}

// reaches says whether the n-th row has all that it must have to be ranked.
func (t *Table) reaches(n int, minima []model.Minimum) bool {
	for _, minimum := range minima {
		if base := t.known(n, minimum.Quantity); !base.Has() || base.Number.Cmp(minimum.Least) < 0 {
			return false
		}
	}
	return true
}

// scores are the rows that are ranked, in table order, and the score of each, by row.
func (t *Table) scores(q model.Quantity, d *model.Derived) (order []int, scores []decimal.Rational) {
	order, scores = t.rankedRows(q, d), make([]decimal.Rational, t.Len())
	for _, by := range d.By {
		largest := decimal.From(decimal.Whole(1))
		if len(d.By) > 1 {
			largest = t.largest(order, by.Quantity)
		}
		for _, n := range order {
			part, ok := decimal.From(t.known(n, by.Quantity).Number).Quo(largest)
			if ok {
				scores[n] = scores[n].Add(part.Mul(decimal.From(by.Weight)))
			}
		}
	}
	return order, scores
}

// largest is the largest absolute value of a quantity among rows.
func (t *Table) largest(rows []int, q model.Quantity) decimal.Rational {
	var largest decimal.Decimal
	for _, n := range rows {
		if number := t.known(n, q).Number.Abs(); number.Cmp(largest) > 0 {
			largest = number
		}
	}
	return decimal.From(largest)
}

// Moves are the changes of a ranking from one period to another. A row is ranked where it has a rank, computed or, in
// default of counts, published.
type Moves struct {
	Earlier *Table
	Stayed  []Move // rows ranked in both periods, in table order
	Entered []int  // rows ranked now and not before
	Left    []int  // rows of Earlier ranked before and not now
}

// Move is a row that is ranked in both periods. The change is the rank now minus the rank before, a difference like
// that of any other number: a row that rose has a negative one.
type Move struct {
	Row, EarlierRow int
	Rank, Before    Value
	Change          Value
}

// Moves compares the ranks of the table's rows with those of an earlier period of the calendar. It is false where
// there is no earlier table. Ranks are compared in panels too: they are no totals.
func (t *Table) Moves(q model.Quantity, change model.Change) (Moves, bool) {
	earlier := t.earlier(change)
	if earlier == nil || earlier.Len() == 0 {
		return Moves{}, false
	}
	moves := Moves{Earlier: earlier}
	for n := range t.Len() {
		rank := t.known(n, q)
		if !rank.Has() {
			continue
		}
		before, row := Value{}, earlier.row(n, t.Codes(n))
		if row >= 0 {
			before = earlier.known(row, q)
		}
		if !before.Has() {
			moves.Entered = append(moves.Entered, n)
			continue
		}
		difference, ok := rank.Number.Sub(before.Number)
		moves.Stayed = append(moves.Stayed, Move{n, row, rank, before, present(difference, ok)})
	}
	for row := range earlier.Len() {
		if !earlier.known(row, q).Has() {
			continue
		}
		if n := t.row(row, earlier.Codes(row)); n < 0 || !t.known(n, q).Has() {
			moves.Left = append(moves.Left, row)
		}
	}
	return moves, true
}
