package build_test

import (
	"bytes"
	"context"
	"encoding/csv"
	"path"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"gongqiu/build"
	"gongqiu/build/decimal"
	"gongqiu/build/lookup"
	"gongqiu/build/model"
)

// publishedNumbers lists numbers of the sources as they were read from them, before any of them stood in this
// project's tables: period, region, dimension, category, measure, value and unit, and in the last column which number
// of the site each of them is. It tells the site from its sources, and not from itself.
const publishedNumbers = "testdata/published/numbers.csv"

// mostClicks is how many links lead from the home page to the page of any published number.
const mostClicks = 2

// TestPublishedNumbers finds every number of the list on the site: it is kept with the value and unit that the source
// has, and stands in its row on the page of its region and period in both languages, which is few clicks away.
func TestPublishedNumbers(t *testing.T) {
	site := ownSite(t)
	checked, err := build.Check(context.Background(), build.Options{Source: "..", Clock: clock})
	if err != nil {
		t.Fatal(err)
	}
	records, err := csv.NewReader(bytes.NewReader(readFile(t, publishedNumbers))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	away := clicks(site)
	f := &follower{t: t, site: site, pages: make(map[string]*html.Node), lines: make(map[string][]string)}
	downloads := make(map[*model.Dataset]map[string]map[string]string)
	for _, record := range records[1:] {
		name, value, unit, address := strings.Join(record[:5], " "), record[5], record[6], record[7]
		subject, fault := lookup.Subject(checked.Site.Datasets, address, model.Chinese, lookup.Context{})
		if fault != nil {
			t.Errorf("%s: %s: %v", name, address, fault.Key)
			continue
		}
		b, row, found := subject.Row()
		if !found {
			t.Errorf("%s: %s has no row", name, address)
			continue
		}
		d, column := subject.Dataset, subject.Column()
		cell := b.Cell(row, column)
		if want := inBase(t, value, unit); !saysOf(d, column, cell, want) {
			t.Errorf("%s: %s %s is published, %s has %s", name, value, unit, address, cell.Number)
		}
		if downloads[d] == nil {
			f.dataset = d
			downloads[d] = f.download(d)
		}
		f.dataset, f.rows = d, downloads[d]
		f.follow(b, row, column, cell)
		_, high := f.typed(column, cell)
		region := d.Dimensions[d.Region].Codelist.Entry(subject.Region()).ID
		near := func(page string) bool { count, reached := away[page]; return reached && count <= mostClicks }
		if near("regions/" + region + "/" + subject.Period.Slug() + "/") {
			continue
		}
		if !slices.ContainsFunc([]string{"targets/" + subject.Period.Slug() + "/", "data/" + d.ID + "/"}, func(page string) bool {
			return near(page) && f.listed(page+"index.html", subject, wanted{cell: cell, high: high})
		}) {
			t.Errorf("%s: no page within %d clicks has it", name, mostClicks)
		}
	}
	const fewest = 321
	if f.count < fewest {
		t.Errorf("%d numbers were found", f.count)
	}
}

// listed says whether a page has a row of the number's codes in which the number stands.
func (f *follower) listed(file string, subject *model.Subject, number wanted) bool {
	var labels []string
	for _, dimension := range subject.Dimensions() {
		labels = append(labels, f.dataset.Dimensions[dimension].Codelist.Entry(subject.Codes[dimension]).Label.ZH)
	}
	for table := range f.page(file).Descendants() {
		if table.Data != "table" {
			continue
		}
		units := columnUnits(table)
		for row := range table.Descendants() {
			text := textOf(row)
			if row.Data != "tr" || slices.ContainsFunc(labels, func(label string) bool { return !strings.Contains(text, label) }) {
				continue
			}
			if number.inRow(row, units) {
				return true
			}
		}
	}
	return false
}

// inBase is a value of the list in its base unit.
func inBase(t *testing.T, value, unit string) decimal.Decimal {
	t.Helper()
	number, err := decimal.Parse(strings.TrimPrefix(value, "+"))
	if err != nil {
		t.Fatal(err)
	}
	switch {
	case strings.HasPrefix(unit, "万"):
		number, _ = number.Shift(4)
	case strings.HasPrefix(unit, "亿"):
		number, _ = number.Shift(8)
	}
	return number
}

// saysOf says whether a cell says a number: it is the cell's, or one of the ends of its range.
func saysOf(d *model.Dataset, column model.Column, cell model.Cell, number decimal.Decimal) bool {
	if !cell.Has() || cell.Number.Cmp(number) == 0 {
		return cell.Has()
	}
	printed := d.Printed[model.CellRef{Origin: cell.Origin, Column: column}]
	_, high, isRange := strings.Cut(printed, "..")
	if !isRange {
		return false
	}
	field, err := decimal.ParseField(high)
	return err == nil && field.Number.Cmp(number) == 0
}

// clicks is how many links away from the home page each page of the first language is.
func clicks(site map[string][]byte) map[string]int {
	away := map[string]int{"": 0}
	for next := []string{""}; len(next) > 0; next = next[1:] {
		root, err := html.Parse(bytes.NewReader(site[path.Join(next[0], "index.html")]))
		if err != nil {
			continue
		}
		for n := range root.Descendants() {
			if n.Data != "a" {
				continue
			}
			address, _, _ := strings.Cut(strings.TrimPrefix(attribute(n, "href"), "/"), "#")
			if _, known := away[address]; !known && site[path.Join(address, "index.html")] != nil {
				away[address] = away[next[0]] + 1
				next = append(next, address)
			}
		}
	}
	return away
}

// textOf is the text of a node and those below it.
func textOf(node *html.Node) string {
	var b strings.Builder
	for n := range node.Descendants() {
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
		}
	}
	return b.String()
}
