package plan

import (
	"gongqiu/build/derive"
	"gongqiu/build/model"
)

// addHeadings puts the name of a code that has no figures of its own above the rows of the codes below it, which would
// read as equals of the others otherwise.
func (b *tableBuilder) addHeadings(t *derive.Table) {
	if len(t.Breakdown.Dimensions) != 1 || !hasOrphans(t) {
		return
	}
	dimension := t.Dataset.Dimensions[t.Breakdown.Dimensions[0]]
	shown := make(map[model.Code]bool, t.Len())
	for n := range t.Len() {
		shown[t.Codes(n)[0]] = true
	}
	rows := make([]Row, 0, 2*len(b.table.Rows))
	named := make(map[model.Code]bool)
	for n := range b.table.Rows {
		row := b.table.Rows[n]
		if n < t.Len() {
			above := ancestors(dimension.Codelist, t.Codes(n)[0])
			for depth, code := range above {
				if !shown[code] && !named[code] {
					named[code] = true
					rows = append(rows, b.headingRow(dimension, code, depth))
				}
			}
			row.Depth = len(above)
		}
		rows = append(rows, row)
	}
	b.table.Rows = rows
}

// hasOrphans says whether a row of a table lies below a code that has none.
func hasOrphans(t *derive.Table) bool {
	for n := range t.Len() {
		if parent := t.Entry(n).Parent; parent != 0 && t.RowOf(parent) < 0 {
			return true
		}
	}
	return false
}

// ancestors are the codes above a code, the outermost first.
func ancestors(list *model.Codelist, code model.Code) []model.Code {
	var above []model.Code
	for code = list.Entry(code).Parent; code != 0; code = list.Entry(code).Parent {
		above = append([]model.Code{code}, above...)
	}
	return above
}

func (b *tableBuilder) headingRow(dimension *model.Dimension, code model.Code, depth int) Row {
	row := Row{Kind: HeadingRow, Depth: depth, Head: Link{Title: b.label(dimension.Codelist, code)}}
	if b.site.Config.Families.Categories && len(b.rowsOf(dimension, code)) > 0 {
		row.Head.URL = b.categoryURL(dimension, code)
	}
	return row
}
