package table

import (
	"slices"
	"strconv"
	"strings"

	"gongqiu/build/decimal"
	"gongqiu/build/diag"
)

// headerSearch is how many rows are looked at to find the header below rows that are none.
const headerSearch = 8

// firstRow is one of the first rows of a table that hold anything.
type firstRow struct {
	line   int
	fields []string
}

// The ways in which the first row is not a header, as findings call them.
const (
	titleRow = "title" // a title, or a remark such as 单位：人, stands above the header
	twoRows  = "two"   // headings and sub-headings, as merged cells leave them
)

// headerBelow says which of the first rows of a table is its header where the first cannot be it: because it leaves
// a column of values without a name, or names two columns alike, and a row of names below it does not. It is 0 where
// the first row may be the header; whether its names are right is not asked here.
func headerBelow(rows []firstRow) (at int, what string) {
	if len(rows) < 3 {
		return 0, ""
	}
	gaps := unsuited(rows)
	names := 1
	for names < len(rows) && isNames(rows[names].fields) {
		names++
	}
	if len(gaps) == 0 || names == 1 || names == len(rows) {
		return 0, ""
	}
	best := 1
	for at := 2; at < names; at++ {
		if filled(rows[at].fields) > filled(rows[best].fields) {
			best = at
		}
	}
	if !slices.ContainsFunc(gaps, func(column int) bool { return field(rows[best].fields, column) != "" }) {
		return 0, ""
	}
	first := rows[0].fields
	for column := range first {
		if filled(first) > 1 && field(first, column) != "" && field(rows[best].fields, column) == "" {
			return best, twoRows
		}
	}
	return best, titleRow
}

// unsuited lists the columns for which the first row is no header though numbers stand in them: it leaves them empty
// or repeats a name.
func unsuited(rows []firstRow) []int {
	var gaps []int
	seen := make(map[string]bool)
	for column := range width(rows) {
		name := plainName(field(rows[0].fields, column))
		suited := name != "" && !seen[name]
		seen[name] = true
		numbers := slices.ContainsFunc(rows[1:], func(row firstRow) bool { return isNumber(field(row.fields, column)) })
		if !suited && numbers {
			gaps = append(gaps, column)
		}
	}
	return gaps
}

func width(rows []firstRow) int {
	widest := 0
	for _, row := range rows {
		widest = max(widest, len(row.fields))
	}
	return widest
}

// field is what a row has in a column; a short row has nothing there.
func field(fields []string, column int) string {
	if column >= len(fields) {
		return ""
	}
	return strings.TrimSpace(fields[column])
}

func filled(fields []string) int {
	count := 0
	for column := range fields {
		if field(fields, column) != "" {
			count++
		}
	}
	return count
}

// isNames says whether a row may be a header: something stands in it, and no number.
func isNames(fields []string) bool {
	return filled(fields) > 0 && !slices.ContainsFunc(fields, isNumber)
}

func isNumber(text string) bool {
	_, err := decimal.ParseField(strings.TrimSpace(text))
	return err == nil
}

// notHeader makes the finding for a first row that is no header; line is that of the row which looks like it.
func notHeader(first, header diag.Place, line int, row firstRow, what string) diag.Finding {
	var names []string
	for column := range row.fields {
		if name := plainName(field(row.fields, column)); name != "" && len(names) < shownNames {
			names = append(names, name)
		}
	}
	return diag.Finding{Code: diag.TableHeaderRow, Place: first,
		Args:    diag.Args{"what": what, "line": strconv.Itoa(line), "list": strings.Join(names, ", ")},
		Related: []diag.Related{{Role: "header", Place: header}}}
}

// shownNames is how many names of a row a finding quotes.
const shownNames = 5

// NotHeader makes the finding for a table whose first row was read as its header though a row below it is: the row
// that begins on a line, with these fields.
func (t *Table) NotHeader(line int, fields []string) diag.Finding {
	return notHeader(t.PlaceOf(t.headerLine, 0), t.PlaceOf(line, 0), line, firstRow{line, fields}, titleRow)
}
