package build_test

import (
	"bytes"
	"context"
	"encoding/csv"
	"path"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"gongqiu/build"
	"gongqiu/build/decimal"
	"gongqiu/build/download"
	"gongqiu/build/model"
	"gongqiu/build/plan"
)

// fewestNumbers is how many numbers the repository publishes, or a few less. It grows with the data.
const fewestNumbers = 1270

// TestOneNumber follows every published number of the repository's own data: it is the same in the table that staff
// wrote, in the cell store, on the page of its region and period in both languages, and in the download. The Chinese
// page has the printed digits, too.
func TestOneNumber(t *testing.T) {
	site := ownSite(t)
	checked, err := build.Check(context.Background(), build.Options{Source: "..", Clock: clock})
	if err != nil {
		t.Fatal(err)
	}
	f := &follower{t: t, site: site, pages: make(map[string]*html.Node), lines: make(map[string][]string)}
	for _, d := range checked.Site.Datasets {
		f.dataset, f.rows = d, f.download(d)
		for _, b := range d.Breakdowns {
			for row := range b.Len() {
				for column := range model.Column(d.ColumnCount()) {
					if cell := b.Cell(row, column); cell.Has() {
						f.follow(b, row, column, cell)
					}
				}
			}
		}
	}
	if f.count < fewestNumbers {
		t.Errorf("%d numbers were followed", f.count)
	}
}

// follower follows the numbers of one dataset after the other.
type follower struct {
	t       *testing.T
	site    map[string][]byte
	dataset *model.Dataset
	rows    map[string]map[string]string // the download: by row, by column
	pages   map[string]*html.Node
	lines   map[string][]string
	count   int
}

func (f *follower) follow(b *model.Breakdown, row int, column model.Column, cell model.Cell) {
	f.count++
	place := f.dataset.PlaceOf(column, cell).String() + " " + f.dataset.ColumnName(column)
	typed, high := f.typed(column, cell)
	if !cell.Special && (!typed.Equal(cell.Number) || typed.Scale() != cell.Number.Scale()) {
		f.t.Errorf("%s: typed as %s, kept as %s", place, typed, cell.Number)
	}
	point := b.Point(row)
	name := f.dataset.ColumnName(column)
	if f.dataset.MeasureOf(column.Quantity()) == nil || column.Change() != model.Level {
		name += "!"
	}
	if got := f.rows[f.rowKey(b, point)][name]; got != cell.Number.String() {
		f.t.Errorf("%s: %s is kept, the download has %q", place, cell.Number, got)
	}
	if f.dataset.Region < 0 {
		return
	}
	list := f.dataset.Dimensions[f.dataset.Region].Codelist
	address := "regions/" + list.Entry(point.Region).ID + "/" + f.dataset.Periods[point.Period].Slug() + "/index.html"
	for _, file := range []string{address, "en/" + address} {
		number := wanted{cell: cell, high: high, digits: file == address && inChinese(cell.Number)}
		if !f.shown(f.page(file), b, point, column, number) {
			f.t.Errorf("%s: %s is not in its row on %s", place, cell.Number, file)
		}
	}
}

// inChinese says whether Chinese can write a number to the digit that it was printed to: 3.1 million is 310万 there.
func inChinese(number decimal.Decimal) bool {
	return number.Scale() >= 0 || number.Scale()%4 == 0
}

// typed is the number as it stands in the table file, brought to the base unit as the rules of the dataset say; of a range
// both ends.
func (f *follower) typed(column model.Column, cell model.Cell) (number, high decimal.Decimal) {
	origin := f.dataset.Origins[cell.Origin]
	table := f.dataset.Tables[origin.Table]
	if f.lines[table.Path] == nil {
		text := strings.TrimPrefix(string(readFile(f.t, path.Join("..", table.Path))), "\ufeff")
		f.lines[table.Path] = strings.Split(text, "\n")
	}
	fields, err := csv.NewReader(strings.NewReader(f.lines[table.Path][origin.Line-1])).Read()
	if err != nil {
		f.t.Fatal(err)
	}
	field, err := decimal.ParseField(fields[table.Fields[column]])
	if err != nil {
		f.t.Fatal(err)
	}
	number, high = field.Number, field.High
	if unit := table.Units[column]; unit != nil && field.Scale10 == 0 && field.UnitSuffix == "" {
		number, _ = number.Shift(int(unit.Power))
		high, _ = high.Shift(int(unit.Power))
	}
	return number, high
}

// download reads the CSV of a dataset: by row, which is the period and the codes, and by column.
func (f *follower) download(d *model.Dataset) map[string]map[string]string {
	data, _ := bytes.CutPrefix(f.site[plan.DatasetFile(d, "csv")], []byte(download.ByteOrderMark))
	records, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
	if err != nil {
		f.t.Fatal(err)
	}
	rows := make(map[string]map[string]string)
	for _, record := range records[1:] {
		key, values := record[0], make(map[string]string)
		for at := range d.Dimensions {
			key += " " + record[1+2*at]
		}
		for at, name := range records[0] {
			values[name] = record[at]
		}
		rows[key] = values
	}
	return rows
}

func (f *follower) rowKey(b *model.Breakdown, p model.Point) string {
	codes := make([]model.Code, len(f.dataset.Dimensions))
	if f.dataset.Region >= 0 {
		codes[f.dataset.Region] = p.Region
	}
	for at, dimension := range b.Dimensions {
		codes[dimension] = p.Codes[at]
	}
	key := f.dataset.Periods[p.Period].String()
	for at, code := range codes {
		id := f.dataset.Dimensions[at].Codelist.Entry(code).ID
		if id == "" {
			id = "total"
		}
		key += " " + id
	}
	return key
}

func (f *follower) page(file string) *html.Node {
	if f.pages[file] == nil {
		root, err := html.Parse(bytes.NewReader(f.site[file]))
		if err != nil {
			f.t.Fatal(err)
		}
		f.pages[file] = root
	}
	return f.pages[file]
}

// wanted is a number that a field of a page may show.
type wanted struct {
	cell   model.Cell
	high   decimal.Decimal // the upper end of a range
	digits bool            // with the same digits, and not only of the same value
}

// shown says whether a number stands on a page in the row of its code, or of its quantity if it is a total, or in a row
// of totals.
func (f *follower) shown(
	page *html.Node, b *model.Breakdown, p model.Point, column model.Column, number wanted,
) bool {
	head := "/indicators/" + f.dataset.ID + "/" + f.dataset.QuantityID(column.Quantity()) + "/"
	if len(b.Dimensions) > 0 {
		dimension := f.dataset.Dimensions[b.Dimensions[0]]
		head = "/by/" + dimension.ID + "/" + dimension.Codelist.Entry(p.Codes[0]).ID + "/"
	}
	for table := range page.Descendants() {
		if table.Data != "table" || strings.HasSuffix(attribute(table.Parent.Parent, "id"), "-data") {
			continue // the table of a chart
		}
		units := columnUnits(table)
		for row := range table.Descendants() {
			if row.Data != "tr" || !rowIs(row, head) && (attribute(row, "class") != "total" || len(b.Dimensions) > 0) {
				continue
			}
			if number.inRow(row, units) {
				return true
			}
		}
	}
	return false
}

// columnUnits are the units in the heads of a table's columns, the head of the rows among them.
func columnUnits(table *html.Node) []string {
	var units []string
	for n := range table.Descendants() {
		if n.Data == "th" && attribute(n, "scope") == "col" {
			unit := ""
			for below := range n.Descendants() {
				if below.Data == "small" {
					unit = below.FirstChild.Data
				}
			}
			units = append(units, unit)
		}
	}
	return units
}

// rowIs says whether the head of a row leads to an address, in whichever language.
func rowIs(row *html.Node, address string) bool {
	for n := range row.Descendants() {
		href := strings.TrimPrefix(attribute(n, "href"), "/en")
		if n.Data == "a" && n.Parent.Data == "th" && href == address {
			return true
		}
	}
	return false
}

// inRow says whether a field of a row, under heads with units, shows the number.
func (w wanted) inRow(row *html.Node, units []string) bool {
	at := 0
	for field := range row.ChildNodes() {
		if field.Data != "td" {
			continue
		}
		if at++; w.is(field, units[min(at, len(units)-1)]) {
			return true
		}
	}
	return false
}

// is says whether a field of a page shows the number, under a head with a unit. Of a range both ends must be shown.
func (w wanted) is(field *html.Node, unit string) bool {
	shown := field.FirstChild
	if shown != nil && shown.Data == "a" { // it leads to how it was computed
		shown = shown.FirstChild
	}
	if shown == nil || shown.Type != html.TextNode {
		return false
	}
	text := strings.TrimSuffix(strings.TrimSpace(shown.Data), " person-times") // no unit that staff type
	if w.cell.Qualifier != decimal.Between {
		return w.isEnd(text, unit, w.cell.Number)
	}
	low, high, both := strings.Cut(text, "–")
	if end, err := decimal.ParseField(high); err == nil && end.Scale10 > 0 {
		low += map[int]string{4: "万", 6: " million", 8: "亿"}[end.Scale10] // 60–100万: the unit is that of both ends
	}
	return both && w.isEnd(low, unit, w.cell.Number) && w.isEnd(high, unit, w.high)
}

// isEnd says whether a text is a number: all of it, or one end of a range.
func (w wanted) isEnd(text, unit string, want decimal.Decimal) bool {
	read, err := decimal.ParseField(text)
	if err != nil {
		return false
	}
	number := read.Number
	if strings.HasPrefix(unit, "万") {
		number, _ = number.Shift(4)
	}
	return number.Equal(want) && (!w.digits || number.Coefficient() == want.Coefficient())
}
