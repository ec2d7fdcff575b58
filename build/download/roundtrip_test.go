package download_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"gongqiu/build/format"
	"slices"
	"strconv"
	"strings"
	"testing"

	"gongqiu/build/decimal"
	"gongqiu/build/derive"
	"gongqiu/build/download"
	"gongqiu/build/model"
)

// checkBack reads the CSV of a dataset back and compares every cell of the store, and every derived value, with it.
// It returns how many given cells it compared.
func checkBack(t *testing.T, d *model.Dataset) int {
	t.Helper()
	file := download.AppendCSV(nil, d)
	all, err := csv.NewReader(bytes.NewReader(file)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	columns := make(map[string]int)
	for at, name := range all[0] {
		if _, twice := columns[name]; twice {
			t.Errorf("%s: column %q is there twice", d.ID, name)
		}
		columns[name] = at
	}
	rows, count := all[1:], 0
	field := func(row []string, name string) string {
		if at, there := columns[name]; there {
			return plain(row[at])
		}
		return ""
	}
	for _, b := range d.Breakdowns {
		for at := range b.Len() {
			if len(rows) == 0 {
				t.Fatalf("%s: the file ends too early", d.ID)
			}
			row := rows[0]
			rows = rows[1:]
			checkPoint(t, d, b, at, func(name string) string { return field(row, name) })
			count += checkCells(t, d, b, at, func(name string) string { return field(row, name) })
		}
	}
	if len(rows) > 0 {
		t.Errorf("%s: %d rows too many", d.ID, len(rows))
	}
	return count
}

// plain takes away the apostrophe that keeps a text from being a formula.
func plain(field string) string {
	if rest, cut := strings.CutPrefix(field, "'"); cut && format.Risky(field) {
		return rest
	}
	return field
}

func checkPoint(t *testing.T, d *model.Dataset, b *model.Breakdown, at int, field func(string) string) {
	t.Helper()
	point := b.Point(at)
	expect(t, field, "period", d.Periods[point.Period].String())
	codes := make([]model.Code, len(d.Dimensions))
	if d.Region >= 0 {
		codes[d.Region] = point.Region
	}
	for nth, dimension := range b.Dimensions {
		codes[dimension] = point.Codes[nth]
	}
	for nth, dimension := range d.Dimensions {
		entry := dimension.Codelist.Entry(codes[nth])
		expect(t, field, dimension.ID, entry.ID)
		expect(t, field, dimension.ID+"_label", entry.Label.In(model.Chinese))
	}
}

func checkCells(t *testing.T, d *model.Dataset, b *model.Breakdown, at int, field func(string) string) int {
	t.Helper()
	point, count := b.Point(at), 0
	table := derive.Of(d, b, point.Region, point.Period)
	withheld := false
	for column := range model.Column(d.ColumnCount()) {
		cell, name := b.Cell(at, column), d.ColumnName(column)
		isMeasure := d.MeasureOf(column.Quantity()) != nil && column.Change() == model.Level
		if cell.Status == model.StatusSuppressed {
			withheld = withheld || isMeasure
			cell.State, cell.Special, cell.Qualifier = model.Suppressed, false, decimal.Exact
		}
		if !isMeasure {
			if field(name) != "" && !withheld {
				value := table.Change(at-table.First, column.Quantity(), column.Change())
				expect(t, field, name, text(value.Number, value.Has()))
			}
			name += "!"
		}
		if !cell.Given() {
			expect(t, field, name, "")
			continue
		}
		count++
		expect(t, field, name, text(cell.Number, cell.Has()))
		checkRemarks(t, d, column, cell, name, field)
	}
	return count
}

func checkRemarks(
	t *testing.T, d *model.Dataset, c model.Column, cell model.Cell, name string, field func(string) string,
) {
	t.Helper()
	qualifier := ""
	if cell.Qualifier != decimal.Exact {
		qualifier = cell.Qualifier.String()
	}
	expect(t, field, name+".qualifier", qualifier)
	expect(t, field, name+".state", cell.State.String())
	if cell.Special {
		expect(t, field, name+".printed", d.Printed[model.CellRef{Origin: cell.Origin, Column: c}])
	}
	either(t, field, name+".status", "status", cell.Status.String())
	either(t, field, name+".note", "note", d.NoteOf(c, cell).In(model.Chinese))
	if source := d.SourceOf(cell); field("source") != "" {
		among(t, field, "source", source.Title.In(model.Chinese))
		among(t, field, "url", source.URL)
	}
}

func expect(t *testing.T, field func(string) string, name, want string) {
	t.Helper()
	if got := field(name); got != want {
		t.Errorf("%s is %q, want %q", name, got, want)
	}
}

// either expects a text of the number alone or else of its row.
func either(t *testing.T, field func(string) string, own, row, want string) {
	t.Helper()
	got := field(own)
	if got == "" {
		got = field(row)
	}
	if got != want {
		t.Errorf("%s is %q, want %q", own, got, want)
	}
}

// among expects a text among those of a field.
func among(t *testing.T, field func(string) string, name, want string) {
	t.Helper()
	if got := strings.Split(field(name), " | "); want != "" && !slices.Contains(got, want) {
		t.Errorf("%s is %q, want %q", name, got, want)
	}
}

func text(number decimal.Decimal, has bool) string {
	if !has {
		return ""
	}
	return number.String()
}

// document is the JSON of a dataset as a program reads it.
type document struct {
	Columns []string
	Rows    [][]any
	Sources []struct {
		URL string
	}
	CellSources [][3]any `json:"cell_sources"`
}

// checkSources compares the source of every number of the store with what the JSON says of it.
func checkSources(t *testing.T, d *model.Dataset, got document) {
	t.Helper()
	own := make(map[string]string)
	for _, one := range got.CellSources {
		own[fmt.Sprint(one[0], one[1])] = fmt.Sprint(one[2])
	}
	column, row := slices.Index(got.Columns, "source"), 0
	if column < 0 {
		return
	}
	for _, b := range d.Breakdowns {
		for at := range b.Len() {
			for c := range model.Column(d.ColumnCount()) {
				cell, name := b.Cell(at, c), d.ColumnName(c)
				if !cell.Given() {
					continue
				}
				if d.MeasureOf(c.Quantity()) == nil || c.Change() != model.Level {
					name += "!"
				}
				nth, single := own[fmt.Sprint(row, name)]
				if !single {
					nth = fmt.Sprint(got.Rows[row][column])
				}
				number, err := strconv.Atoi(nth)
				if want := d.SourceOf(cell).URL; err != nil || got.Sources[number].URL != want {
					t.Errorf("row %d, %s is from source %s, want %s", row, name, nth, want)
				}
			}
			row++
		}
	}
}

// checkJSON reads the JSON of a dataset and compares its numbers with those of the CSV.
func checkJSON(t *testing.T, d *model.Dataset) {
	t.Helper()
	file := download.AppendJSON(nil, d, languages())
	decoder := json.NewDecoder(bytes.NewReader(file))
	decoder.UseNumber()
	var got document
	if err := decoder.Decode(&got); err != nil {
		t.Fatal(err)
	}
	if decoder.More() {
		t.Error("something stands after the object")
	}
	rows, err := csv.NewReader(bytes.NewReader(download.AppendCSV(nil, d))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if len(rows)-1 != len(got.Rows) {
		t.Fatalf("%d rows in CSV, %d in JSON", len(rows)-1, len(got.Rows))
	}
	checkSources(t, d, got)
	at := make(map[string]int)
	for nth, name := range rows[0] {
		at[name] = nth
	}
	for nth, row := range got.Rows {
		if len(row) != len(got.Columns) {
			t.Fatalf("row %d has %d fields for %d columns", nth, len(row), len(got.Columns))
		}
		for c, name := range got.Columns {
			if name == "note" || name == "source" {
				continue
			}
			want := plain(rows[nth+1][at[name]])
			if have := fmt.Sprint(row[c]); row[c] != nil && have != want || row[c] == nil && want != "" {
				t.Errorf("row %d, %s is %v in JSON, %q in CSV", nth, name, row[c], want)
			}
		}
	}
}

func TestRoundTrip(t *testing.T) {
	for _, folder := range []string{"testdata/madeup", "../.."} {
		for _, d := range project(t, folder).Datasets {
			t.Run(folder+"/"+d.ID, func(t *testing.T) {
				count := checkBack(t, d)
				checkJSON(t, d)
				t.Logf("%d given cells", count)
				if count == 0 {
					t.Error("nothing was compared")
				}
			})
		}
	}
}
