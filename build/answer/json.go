package answer

import (
	"bufio"
	"encoding/json"
	"io"

	"gongqiu/build/decimal"
	"gongqiu/build/derivation"
	"gongqiu/build/model"
)

// The JSON form of a table. Its keys are part of the command's contract. The rows follow the head, under "rows".
type (
	jsonTable struct {
		Dataset    string       `json:"dataset"`
		Title      string       `json:"title"`
		Dimensions []string     `json:"dimensions"`
		Columns    []jsonColumn `json:"columns"`
	}
	jsonColumn struct {
		Name  string `json:"name"`
		Title string `json:"title,omitempty"`
		Unit  string `json:"unit,omitempty"`
	}
	jsonRow struct {
		Period string               `json:"period"`
		Codes  map[string]jsonCode  `json:"codes,omitempty"`
		Values map[string]jsonValue `json:"values"`
	}
	jsonCode struct {
		Code  string `json:"code"`
		Label string `json:"label"`
	}
	jsonValue struct {
		Value     json.Number `json:"value,omitempty"`
		Qualifier string      `json:"qualifier,omitempty"`
		Printed   string      `json:"printed,omitempty"`
		State     string      `json:"state,omitempty"` // the kind of nothing, where there is no value
		Published *jsonCell   `json:"published,omitempty"`
		Panel     *jsonPanel  `json:"panel,omitempty"`
		*jsonOrigin
	}
	jsonCell struct {
		Value     json.Number `json:"value,omitempty"`
		Qualifier string      `json:"qualifier,omitempty"`
		Printed   string      `json:"printed,omitempty"`
		State     string      `json:"state,omitempty"`
		*jsonOrigin
	}
	jsonOrigin struct {
		Status string      `json:"status,omitempty"`
		Note   string      `json:"note,omitempty"`
		Source *jsonSource `json:"source,omitempty"`
		Place  string      `json:"place,omitempty"`
		Sum    *jsonSum    `json:"sum,omitempty"` // how a number was added up that no table gives
	}
	jsonSource struct {
		Title string `json:"title"`
		URL   string `json:"url,omitempty"`
	}
)

// WriteJSON writes the table as one object, with each row on a line of its own so that a long table needs no memory. A
// column that neither tables nor formulas give in a row is left out of the row's values; every other kind of nothing
// has its state. Numbers keep their printed decimals.
func (r *Result) WriteJSON(w io.Writer) error {
	out := bufio.NewWriter(w)
	head, err := json.Marshal(r.jsonHead())
	if err != nil {
		return err
	}
	out.Write(head[:len(head)-1]) // the rows come before the closing brace
	out.WriteString(",\"rows\":[\n")
	rows := json.NewEncoder(out)
	rows.SetEscapeHTML(false)
	for at, row := range r.Rows {
		if at > 0 {
			out.WriteByte(',')
		}
		if err := rows.Encode(r.jsonRow(row)); err != nil {
			return err
		}
	}
	out.WriteString("]}\n")
	return out.Flush()
}

// jsonHead is all of a table but its rows.
func (r *Result) jsonHead() jsonTable {
	d := r.Dataset
	table := jsonTable{Dataset: d.ID, Title: d.Title.In(r.Language), Dimensions: []string{}}
	for _, dimension := range r.Dimensions {
		table.Dimensions = append(table.Dimensions, d.Dimensions[dimension].ID)
	}
	for _, column := range r.Columns {
		one := jsonColumn{Name: column.Name}
		if !column.Panel && column.Column.Change() == model.Level {
			one.Title = d.QuantityTitle(column.Column.Quantity()).In(r.Language)
			if unit := unitOf(d, column.Column.Quantity()); unit != nil {
				one.Unit = unit.ID
			}
		}
		table.Columns = append(table.Columns, one)
	}
	return table
}

// encode writes a value as indented JSON.
func encode(w io.Writer, value any) error {
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	out.SetIndent("", "  ")
	return out.Encode(value)
}

// unitOf is the unit that numbers of a quantity are written in; nil where rows differ or there is none.
func unitOf(d *model.Dataset, q model.Quantity) *model.Unit {
	if unit := d.QuantityUnit(q); unit != nil {
		return unit.Base
	}
	return nil
}

func (r *Result) jsonRow(row Row) jsonRow {
	out := jsonRow{Period: row.Period.String(), Values: make(map[string]jsonValue)}
	for at, code := range row.Codes {
		if out.Codes == nil {
			out.Codes = make(map[string]jsonCode, len(row.Codes))
		}
		id, label := r.code(at, code)
		out.Codes[r.Dataset.Dimensions[r.Dimensions[at]].ID] = jsonCode{id, label}
	}
	for _, column := range r.Columns {
		value := r.Value(row, column)
		printed, hasPublished := published(r.Dataset, column, value)
		var panel *jsonPanel
		if column.Panel {
			panel = jsonPanelOf(row.table, row.at, column.Column.Change())
		}
		if value.State == model.Absent && !hasPublished && panel == nil {
			continue
		}
		one := jsonValue{
			Value: number(value), Qualifier: qualifier(value.Qualifier), Printed: value.Printed,
			State: value.State.String(), Panel: panel,
		}
		if hasPublished {
			cell := jsonCellOf(r.Dataset, column.Column, printed, r.Language)
			one.Published = &cell
		} else if value.Given.Given() {
			one.jsonOrigin = originOf(r.Dataset, column.Column, value.Given, r.Language)
		}
		out.Values[column.Name] = one
	}
	return out
}

func number(v Value) json.Number {
	if !v.Has() {
		return ""
	}
	return json.Number(v.Number.String())
}

func qualifier(q decimal.Qualifier) string {
	if q == decimal.Exact {
		return ""
	}
	return q.String()
}

// jsonCellOf is a cell as a table gives it.
func jsonCellOf(d *model.Dataset, column model.Column, cell model.Cell, language model.Language) jsonCell {
	out := jsonCell{
		Qualifier: qualifier(cell.Qualifier), State: cell.State.String(),
		Printed:    d.Printed[model.CellRef{Origin: cell.Origin, Column: column}],
		jsonOrigin: originOf(d, column, cell, language),
	}
	if cell.Has() {
		out.Value = json.Number(cell.Number.String())
	}
	return out
}

// originOf is what the tables say of a cell beside its number.
func originOf(d *model.Dataset, column model.Column, cell model.Cell, language model.Language) *jsonOrigin {
	out := &jsonOrigin{
		Status: cell.Status.String(), Note: d.NoteOf(column, cell).In(language),
		Place: d.PlaceOf(column, cell).String(), Sum: jsonSumOf(d, cell),
	}
	if source := derivation.SourceOf(d, cell); !source.Title.Empty() || source.URL != "" {
		out.Source = &jsonSource{source.Title.In(language), source.URL}
	}
	return out
}
