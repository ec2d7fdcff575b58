package plan

import (
	"strings"

	"gongqiu/build/derivation"
	"gongqiu/build/derive"
	"gongqiu/build/model"
	"gongqiu/build/period"
)

// derivationLinks finds the derivations of rows, and remembers how the pages of a region and period are parted. It is
// made for one page.
type derivationLinks struct {
	*maker
	parts map[regionPeriod][]derivationPart
}

type regionPeriod struct {
	region model.Code
	period period.Period
}

func (m *maker) derivationLinks() *derivationLinks {
	return &derivationLinks{m, make(map[regionPeriod][]derivationPart)}
}

// of is the address of the row's derivation; empty when there is none.
func (l *derivationLinks) of(t *derive.Table, n int) string {
	families := l.site.Config.Families
	if !families.Derivations || !families.RegionPeriods || t.Dataset.Region < 0 {
		return ""
	}
	key := regionPeriod{t.Region, t.Dataset.Periods[t.Period]}
	parts, known := l.parts[key]
	if !known {
		parts = l.derivationParts(key.region, key.period)
		l.parts[key] = parts
	}
	base := l.regionPeriodURL(key.region, key.period)
	if base == "" {
		return ""
	}
	for _, part := range parts {
		for _, rows := range part.tables {
			if rows.breakdown == t.Breakdown && n >= rows.first && n < rows.end {
				return base + part.address + "#" + l.rowAnchor(t, n)
			}
		}
	}
	return ""
}

// linkDerivations lets the values of a table of a breakdown that are not plain counts lead to their derivations.
func (b *tableBuilder) linkDerivations(t *derive.Table, columns []column) {
	links := b.derivationLinks()
	for n := range t.Len() {
		row := &b.table.Rows[n]
		if row.Derivation = links.of(t, n); row.Derivation == "" {
			return
		}
		for at := range columns {
			row.Cells[at].Derived = !derivation.IsMeasure(t.Dataset, columns[at].Column)
		}
	}
	for at := range columns {
		b.table.Headings[at+1].Derivation = "/" + t.Dataset.ColumnName(columns[at].Column)
	}
	page, _, _ := strings.Cut(b.table.Rows[0].Derivation, "#")
	b.table.Derivation = Link{Title: b.word("derivation.link"), URL: page + "#" + b.breakdownID(t.Dataset, t.Breakdown)}
	if last := len(b.table.Rows) - 1; b.table.Rows[last].Kind == TotalRow {
		b.linkTotal(&b.table.Rows[last], columns, links)
	}
}

// linkRow lets the values of the newest row of a table whose rows are of several tables lead to their derivations. Its
// cells end with those of the columns.
func (b *tableBuilder) linkRow(links *derivationLinks, t *derive.Table, n int, columns []column) {
	row := &b.table.Rows[len(b.table.Rows)-1]
	if row.Derivation = links.of(t, n); row.Derivation == "" {
		return
	}
	first := len(row.Cells) - len(columns)
	for at := range columns {
		c := columns[at].Column
		share := len(t.Breakdown.Dimensions) == 0 && isShare(t.Dataset, c.Quantity())
		row.Cells[first+at].Derived = !derivation.IsMeasure(t.Dataset, c) && !share
		b.table.Headings[1+first+at].Derivation = "/" + t.Dataset.ColumnName(c)
	}
}

// linkTotal does the same for the row of totals below a breakdown. Totals have no shares of themselves.
func (b *tableBuilder) linkTotal(row *Row, columns []column, links *derivationLinks) {
	row.Derivation = links.of(b.totals, 0)
	for at := range columns {
		c := columns[at].Column
		row.Cells[at].Derived = !derivation.IsMeasure(b.dataset, c) && !isShare(b.dataset, c.Quantity())
	}
}

// linkTotals lets the values of a table of totals lead to their derivations. Its rows are quantities, and its columns
// their changes.
func (b *tableBuilder) linkTotals(t *derive.Table, quantities []model.Quantity, changes []model.Change) {
	base := b.derivationLinks().of(t, 0)
	if base == "" {
		return
	}
	for at, change := range append([]model.Change{model.Level}, changes...) {
		b.table.Headings[at+1].Derivation = change.Suffix()
	}
	for n, q := range quantities {
		row := &b.table.Rows[n]
		row.Derivation = base + "/" + t.Dataset.QuantityID(q)
		for at := range row.Cells {
			row.Cells[at].Derived = at > 0 || t.Dataset.MeasureOf(q) == nil
		}
	}
	page, _, _ := strings.Cut(base, "#")
	b.table.Derivation = Link{Title: b.word("derivation.link"), URL: page + "#" + b.breakdownID(t.Dataset, t.Breakdown)}
}
