package plan

import (
	"cmp"
	"slices"

	"gongqiu/build/chart"
	"gongqiu/build/model"
)

// order sorts what the chart tells apart by its newest value, largest first, and leaves out what is over the limit.
func (b *binder) order() {
	limit := b.authored.Limit
	sorted := b.authored.Sort.Text == model.SortValue
	if !sorted && limit == 0 || len(b.spec.Series) == 0 || len(b.spec.Categories) == 0 {
		return
	}
	if b.spec.Categories[0].Period.IsZero() {
		b.orderCategories(sorted, limit)
		return
	}
	last := len(b.spec.Categories) - 1
	if sorted {
		slices.SortStableFunc(b.spec.Series, func(x, y chart.Series) int {
			return descending(x.Points[last], y.Points[last])
		})
	}
	if limit > 0 {
		b.spec.Series = b.spec.Series[:min(limit, len(b.spec.Series))]
	}
}

// orderCategories sorts rows by the last series, which is the newest where there are two periods, and by the first
// where series are quantities.
func (b *binder) orderCategories(sorted bool, limit int) {
	order := make([]int, len(b.spec.Categories))
	for at := range order {
		order[at] = at
	}
	if sorted {
		by := &b.spec.Series[0]
		if by.Muted {
			by = &b.spec.Series[len(b.spec.Series)-1]
		}
		slices.SortStableFunc(order, func(x, y int) int { return descending(by.Points[x], by.Points[y]) })
	}
	if limit > 0 {
		order = order[:min(limit, len(order))]
	}
	b.arrange(order)
}

// arrange gives the chart those of its categories that stand at some places, in that order.
func (b *binder) arrange(places []int) {
	categories := make([]chart.Category, len(places))
	for to, from := range places {
		categories[to] = b.spec.Categories[from]
	}
	b.spec.Categories = categories
	for s := range b.spec.Series {
		points := make([]chart.Point, len(places))
		for to, from := range places {
			points[to] = b.spec.Series[s].Points[from]
		}
		b.spec.Series[s].Points = points
	}
}

// descending compares two points: larger first, and those without a number last.
func descending(x, y chart.Point) int {
	if x.State != model.Present || y.State != model.Present {
		return cmp.Compare(missingRank(x), missingRank(y))
	}
	return y.Value.Cmp(x.Value)
}

func missingRank(p chart.Point) int {
	if p.State == model.Present {
		return 0
	}
	return 1
}
