package prose

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"gongqiu/build/diag"
	"gongqiu/build/model"
)

func (c *converter) table(n *extast.Table) model.Node {
	table := model.Node{Kind: model.TableBlock, Place: c.places.at(n.Pos(), 0)}
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		converted := model.Node{Kind: model.TableRow, Place: c.places.at(row.Pos(), 0)}
		c.reportExtraCells(row, len(n.Alignments))
		offset := row.Pos()
		for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
			if cell.Lines().Len() > 0 {
				offset = cell.Lines().At(0).Start
			}
			converted.Children = append(converted.Children, model.Node{Kind: model.TableCell,
				Place: c.places.at(offset, 0), Align: alignment(n, len(converted.Children)), Children: c.inlines(cell)})
		}
		table.Children = append(table.Children, converted)
	}
	return table
}

func alignment(table *extast.Table, column int) model.Align {
	if column >= len(table.Alignments) {
		return model.AlignNone
	}
	switch table.Alignments[column] {
	case extast.AlignLeft:
		return model.AlignStart
	case extast.AlignCenter:
		return model.AlignCentre
	case extast.AlignRight:
		return model.AlignEnd
	default:
		return model.AlignNone
	}
}

// reportExtraCells finds the cells of a row beyond the columns of its table. goldmark drops them without a word.
func (c *converter) reportExtraCells(row ast.Node, columns int) {
	start := row.Pos()
	if start < 0 || start >= len(c.source) {
		return
	}
	line, _, _ := strings.Cut(c.text.Content[start:], "\n")
	indent := len(line) - len(strings.TrimLeft(line, " \t"))
	line = strings.TrimSpace(line)
	at, end := 0, len(line)
	if strings.HasPrefix(line, "|") {
		at++
	}
	if end > at && line[end-1] == '|' {
		end--
	}
	cells, extra := 1, 0
	for ; at < end; at++ {
		if line[at] == '|' && (at == 0 || line[at-1] != '\\') {
			if cells++; cells == columns+1 {
				extra = at + 1
			}
		}
	}
	if cells <= columns {
		return
	}
	c.list.Add(diag.Finding{Code: diag.TableFieldCount,
		Place: c.text.Place(start+indent+extra, utf8.RuneCountInString(line[extra:end])),
		Args:  diag.Args{"count": strconv.Itoa(cells), "expected": strconv.Itoa(columns)}})
}
