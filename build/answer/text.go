package answer

import (
	"bufio"
	"io"
	"strings"

	"gongqiu/build/derivation"
	"gongqiu/build/format"
	"gongqiu/build/model"
	"gongqiu/build/words"
)

// stateMarks stand for the kinds of nothing in a table for people.
var stateMarks = [...]string{
	model.Missing: "..", model.NotApplicable: "/", model.NotComparable: "—", model.Suppressed: "×",
}

// WriteText writes the table for people at a terminal: columns under one another, numbers to the right with thousands
// commas, columns that are empty in every row left out, and below the marks that occur.
func (r *Result) WriteText(w io.Writer, texts words.Texts) error {
	out := bufio.NewWriter(w)
	if len(r.Rows) == 0 {
		return out.Flush()
	}
	grid := r.grid()
	used, widths := measure(grid)
	first := 1 + 2*len(r.Dimensions) // the columns before this one hold texts
	for _, line := range grid {
		var text strings.Builder
		for at, field := range line {
			if !used[at] {
				continue
			}
			if text.Len() > 0 {
				text.WriteString("  ")
			}
			align := format.Right
			if at < first {
				align = format.Left
			}
			text.WriteString(format.Pad(field, widths[at], align))
		}
		out.WriteString(strings.TrimRight(text.String(), " "))
		out.WriteByte('\n')
	}
	r.legend(out, texts)
	return out.Flush()
}

// measure says which columns have anything below the header, and how wide each is.
func measure(grid [][]string) (used []bool, widths []int) {
	used, widths = make([]bool, len(grid[0])), make([]int, len(grid[0]))
	for at, line := range grid {
		for column, field := range line {
			used[column] = used[column] || at > 0 && field != ""
			widths[column] = max(widths[column], format.StringWidth(field))
		}
	}
	return used, widths
}

// grid is the table as texts, the header first.
func (r *Result) grid() [][]string {
	grid := make([][]string, 0, len(r.Rows)+1)
	grid = append(grid, r.header())
	for _, row := range r.Rows {
		line := []string{row.Period.String()}
		for at, code := range row.Codes {
			id, label := r.code(at, code)
			line = append(line, id, label)
		}
		for _, column := range r.Columns {
			value := r.Value(row, column)
			line = append(line, readable(value))
			if r.hasPublished(column) {
				line = append(line, readable(derivation.GivenValue(r.Dataset, column.Column, value.Given)))
			}
		}
		grid = append(grid, line)
	}
	return grid
}

// readable is a value with thousands commas, or the mark of its kind of nothing.
func readable(v Value) string {
	switch {
	case v.Printed != "":
		return v.Printed
	case v.Has():
		sign := ""
		if v.Number.Sign() < 0 {
			sign = "-"
		}
		return v.Mark() + sign + string(v.Number.AppendDigits(nil, ','))
	}
	return stateMarks[v.State]
}

// legend explains the marks that occur in the table.
func (r *Result) legend(out *bufio.Writer, texts words.Texts) {
	var seen [len(stateMarks)]bool
	for _, row := range r.Rows {
		for _, column := range r.Columns {
			value := r.Value(row, column)
			seen[value.State] = true
			if r.hasPublished(column) {
				seen[value.Given.State] = true
			}
		}
	}
	separator := "\n"
	for state, mark := range stateMarks {
		if mark == "" || !seen[state] {
			continue
		}
		out.WriteString(separator + mark + " " + texts.Word("answer.state."+model.State(state).String(), nil))
		separator = "  "
	}
	if separator == "  " {
		out.WriteByte('\n')
	}
}
