// Package table reads a table that staff wrote: CSV, TSV, or one sheet of an XLSX workbook.
//
// In comes a decoded text or the bytes of a workbook; out comes a Table: the header, a stream of rows whose fields are
// parts of the file as it is in memory, and for any field its place. What a field means is not known here. The package
// stands apart because it alone knows excelize, and because everything that can be wrong with the form of a table, with
// a place that an editor or a spreadsheet shows, is found here and nowhere else.
package table

import (
	"cmp"
	"strconv"
	"strings"

	"gongqiu/build/diag"
	"gongqiu/build/source"
)

// The caps of a table.
const (
	MaximumColumns  = 64
	MaximumCell     = 4 << 10  // bytes of one cell
	MaximumUnpacked = 64 << 20 // bytes of a workbook once unpacked, unless the caller raises it
	MaximumRatio    = 100      // unpacked to packed, for the parts of a workbook
)

// Field is one column of a table. Name is what to compare with: without space around it and with ASCII in its narrow
// form. Printed is the header as it was written. Column is the index in the fields of a row.
type Field struct {
	Name    string
	Printed string
	Column  int
}

// Row is one row of data. Fields has one entry for each column of the file, as it was written but for quotes; the
// slice is used again for the next row, the strings may be kept. Line is where the row begins.
type Row struct {
	Line   int
	Fields []string
}

// Table is a table whose header was read and whose rows were checked. It can be read by many goroutines.
type Table struct {
	Path   string
	Sheet  string // of a workbook
	Header []Field

	count      int // rows that Rows yields
	width      int // columns of the file, those without a name too
	headerLine int
	text       source.Text // of CSV and TSV
	delimiter  byte
	body       int   // offset of the first byte after the header
	grid       *grid // of a workbook
}

// Options choose what is read of a file.
type Options struct {
	Sheet           string // the name of a sheet; "" is the first that is visible
	MaximumUnpacked int64  // for a dataset that raises the cap of a workbook; 0 is MaximumUnpacked
}

// Read reads the table in a file of the given path: .xlsx is a workbook, .tsv is separated by tabs, anything else is
// CSV. The Table can be used when it is true; rows that have findings are then left out.
func Read(path string, content []byte, options Options, list *diag.List) (*Table, bool) {
	if strings.HasSuffix(strings.ToLower(path), ".xlsx") {
		return ReadWorkbook(path, content, options, list)
	}
	text, ok := source.Decode(path, content, list)
	if !ok {
		return nil, false
	}
	return ReadText(text, list)
}

// Count is the number of rows that Rows yields.
func (t *Table) Count() int { return t.count }

// Width is the number of fields of each row.
func (t *Table) Width() int { return t.width }

// Column is the field of a name (as Field.Name has it), if the table has it.
func (t *Table) Column(name string) (Field, bool) {
	for _, field := range t.Header {
		if field.Name == name {
			return field, true
		}
	}
	return Field{}, false
}

// Rows yields the rows of data in the order of the file, without those that are wholly empty or have findings. It may
// be called again.
func (t *Table) Rows(yield func(row Row) bool) {
	if t.grid != nil {
		t.grid.rows(yield)
		return
	}
	records := reader{content: t.text.Content, delimiter: t.delimiter, at: t.body, lines: t.headerLines()}
	for records.next() {
		if records.fault.problem != "" || len(records.fields) < t.width || isEmpty(records.fields) {
			continue
		}
		if !isEmpty(records.fields[t.width:]) || hasLongCell(records.fields) {
			continue
		}
		if !yield(Row{Line: records.line, Fields: records.fields[:t.width:t.width]}) {
			return
		}
	}
}

// headerLines is the number of lines of the text before the first data record.
func (t *Table) headerLines() int {
	return t.text.FirstLine() - 1 + strings.Count(t.text.Content[:t.body], "\n")
}

// PlaceOf is the place of a field of the row that begins on a line, quotes included. In a workbook it is a cell.
func (t *Table) PlaceOf(line, column int) diag.Place {
	if t.grid != nil {
		return t.grid.place(line, column)
	}
	records := reader{content: t.text.Content, delimiter: t.delimiter, at: t.text.LineOffset(line), lines: line - 1}
	if !records.next() || column < 0 || column >= len(records.fields) {
		return t.text.PlaceAt(line, 1, 0)
	}
	start, end := records.bounds(column)
	return t.text.Span(start, end)
}

// Record is the text of the row that begins on a line, as it was written, with its end; empty for a workbook.
func (t *Table) Record(line int) string {
	if t.grid != nil {
		return ""
	}
	rest := t.text.Content[t.text.LineOffset(line):]
	first := rest[:strings.IndexByte(rest, '\n')+1]
	if first == "" || strings.IndexByte(first, '"') < 0 {
		return cmp.Or(first, rest)
	}
	records := reader{content: rest, delimiter: t.delimiter}
	records.next()
	return rest[:records.at]
}

// PlaceOfHeader is the place of the header of a column.
func (t *Table) PlaceOfHeader(field Field) diag.Place { return t.PlaceOf(t.headerLine, field.Column) }

// isEmpty says whether fields hold nothing but space.
func isEmpty(fields []string) bool {
	for _, field := range fields {
		if strings.TrimSpace(field) != "" {
			return false
		}
	}
	return true
}

func hasLongCell(fields []string) bool {
	for _, field := range fields {
		if len(field) > MaximumCell {
			return true
		}
	}
	return false
}

func tooComplex(place diag.Place, what string, maximum, found int) diag.Finding {
	return diag.Finding{Code: diag.TableTooComplex, Place: place, Args: diag.Args{
		"what": what, "maximum": strconv.Itoa(maximum), "found": strconv.Itoa(found)}}
}
