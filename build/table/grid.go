package table

import (
	"strconv"
	"strings"

	"gongqiu/build/diag"
)

// grid keeps the cells of a sheet in a few large pieces instead of a string each: a workbook of two million cells is
// 16 MB of references and the digits themselves.
type grid struct {
	path, sheet string
	width       int
	lines       []int32
	cells       []span32 // width for each line
	shared      map[string]span32
	digits      strings.Builder
	text        string // all values one after another, once the sheet is read
}

// span32 is where a value stands in the text of the grid.
type span32 struct{ start, length uint32 }

// add takes in a row that was checked: at most width values, each of at most MaximumCell bytes.
func (g *grid) add(row *sheetRow) {
	g.lines = append(g.lines, int32(row.number))
	for column := range g.width {
		value := ""
		if column < len(row.values) {
			value = row.values[column]
		}
		g.cells = append(g.cells, g.keep(value))
	}
}

// keep stores a value. Words repeat from row to row and are stored once; so a short reference that a workbook repeats
// a million times does not become a million long texts. Numbers are short and seldom repeat.
func (g *grid) keep(value string) span32 {
	if value == "" {
		return span32{}
	}
	isNumber := len(value) <= 20 && (value[0] == '-' || value[0] >= '0' && value[0] <= '9')
	if !isNumber {
		if kept, known := g.shared[value]; known {
			return kept
		}
	}
	kept := span32{uint32(g.digits.Len()), uint32(len(value))}
	g.digits.WriteString(value)
	if isNumber {
		return kept
	}
	if g.shared == nil {
		g.shared = make(map[string]span32)
	}
	g.shared[value] = kept
	return kept
}

// close ends the filling of the grid.
func (g *grid) close() {
	g.text = g.digits.String()
	g.shared = nil
}

func (g *grid) rows(yield func(row Row) bool) {
	fields := make([]string, g.width)
	for at, line := range g.lines {
		for column, value := range g.cells[at*g.width : (at+1)*g.width] {
			fields[column] = g.text[value.start : value.start+value.length]
		}
		if !yield(Row{Line: int(line), Fields: fields}) {
			return
		}
	}
}

// place is the place of a cell. Line and column are set too, so that findings sort in the order of the sheet.
func (g *grid) place(line, column int) diag.Place {
	column = max(column, 0)
	return diag.Place{File: g.path, Sheet: g.sheet, Line: line, Column: column + 1,
		Cell: columnName(column) + strconv.Itoa(line)}
}
