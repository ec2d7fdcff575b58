package derive_test

import (
	"os"
	"testing"

	"gongqiu/build/derive"
	"gongqiu/build/model"
)

// TestTurn: a series that was another's before gives what a new one gives, for every value of the published tables.
func TestTurn(t *testing.T) {
	d := published(t)
	turned, compared := derive.SeriesOf(d, nil, 0), 0
	for _, b := range d.Breakdowns {
		for row := 0; row < b.Len(); {
			region := b.Point(row).Region
			_, end := b.RegionRows(region)
			turned.Turn(b, region)
			fresh := derive.SeriesOf(d, b, region)
			for row < end {
				want, got := fresh.Table(b.Point(row).Period), turned.Table(b.Point(row).Period)
				compared += compareTables(t, d, want, got)
				row = want.End
			}
		}
	}
	if compared < 1000 {
		t.Errorf("only %d values were compared", compared)
	}
}

// TestRoom: a table in the room of others, of another dataset too, gives what a new one gives.
func TestRoom(t *testing.T) {
	site := read(t, os.DirFS("../.."))
	var room derive.Room
	compared, after := 0, 0
	for _, d := range site.Datasets {
		for _, b := range d.Breakdowns {
			for row := range b.Tables() {
				region, period := b.Region(row), b.Period(row)
				got, totals := room.Of(d, b, region, period), room.Of(d, d.Totals(), region, period)
				compared += compareTables(t, d, derive.Of(d, b, region, period), got)
				compared += compareTables(t, d, derive.Of(d, d.Totals(), region, period), totals)
				if after++; after%2 == 0 {
					room.Clear()
				}
			}
		}
	}
	if compared < 1000 {
		t.Errorf("only %d values were compared", compared)
	}
}

// compareTables compares all values of two tables, and says how many they are.
func compareTables(t *testing.T, d *model.Dataset, want, got *derive.Table) (compared int) {
	t.Helper()
	for q := range model.Quantity(d.QuantityCount()) {
		for _, change := range model.Changes() {
			for n := range want.Len() {
				compared++
				if a, b := want.Change(n, q, change), got.Change(n, q, change); a != b {
					t.Errorf("row %d, %s: a new series gives %s, a turned one %s", want.First+n,
						d.ColumnName(model.ColumnOf(q, change)), print(a), print(b))
				}
			}
		}
	}
	return compared
}
