package answer

import (
	"encoding/csv"
	"io"

	"gongqiu/build/derivation"
	"gongqiu/build/format"
	"gongqiu/build/model"
)

// WriteCSV writes the table with one header row. Numbers are plain: no commas, no unit, no sign but "-". An empty
// field is no value; which kind of nothing it is, the JSON says.
func (r *Result) WriteCSV(w io.Writer) error {
	out := csv.NewWriter(w)
	if err := out.Write(r.header()); err != nil {
		return err
	}
	var fields []string
	for _, row := range r.Rows {
		fields = append(fields[:0], row.Period.String())
		for at, code := range row.Codes {
			id, label := r.code(at, code)
			fields = append(fields, id, harmless(label))
		}
		for _, column := range r.Columns {
			fields = r.appendPlain(fields, row, column)
		}
		if err := out.Write(fields); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// header names the columns.
func (r *Result) header() []string {
	names := []string{"period"}
	for _, dimension := range r.Dimensions {
		id := r.Dataset.Dimensions[dimension].ID
		names = append(names, id, id+"_label")
	}
	for _, column := range r.Columns {
		names = append(names, column.Name)
		if r.hasPublished(column) {
			names = append(names, column.Name+publishedMark)
		}
	}
	return names
}

// hasPublished says whether a column is followed by one of what was published.
func (r *Result) hasPublished(column Column) bool {
	return r.Published && !column.Panel && !derivation.IsMeasure(r.Dataset, column.Column)
}

// code is the id and label of a row's code; the id of a total that the codelist does not name is empty.
func (r *Result) code(at int, code model.Code) (id, label string) {
	entry := r.Dataset.Dimensions[r.Dimensions[at]].Codelist.Entry(code)
	return entry.ID, entry.Label.In(r.Language)
}

func (r *Result) appendPlain(fields []string, row Row, column Column) []string {
	value := r.Value(row, column)
	fields = append(fields, value.Plain())
	if r.hasPublished(column) {
		fields = append(fields, derivation.GivenValue(r.Dataset, column.Column, value.Given).Plain())
	}
	return fields
}

// harmless keeps a spreadsheet from taking a label for a formula.
func harmless(label string) string {
	if format.Risky(label) {
		return "'" + label
	}
	return label
}
