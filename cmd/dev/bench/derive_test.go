package main

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"gongqiu/build/derive"
	"gongqiu/build/model"
)

// TestPassesSeeTheSameCells: both passes go over every cell of the dataset, whose size is as declared, and each run
// meets the same numbers.
func TestPassesSeeTheSameCells(t *testing.T) {
	d, err := cellDataset(2 * cellsPerRegion)
	if err != nil {
		t.Fatal(err)
	}
	var bare, full, again pass
	bare.add(d)
	full.derive(d)
	again.derive(d)
	if bare.Values != 2*cellsPerRegion {
		t.Errorf("%d cells, want %d", bare.Values, 2*cellsPerRegion)
	}
	if full != again || full.Values == 0 {
		t.Errorf("one pass is %+v, the next %+v", full, again)
	}
	// Of every quarter of a region: for each of 152 rows a ratio but in the four unspecified ones, a gap and two shares,
	// and for each of 111 rows of one list a rank.
	levels := 0
	for _, b := range d.Breakdowns {
		first, end := b.Table(1, 7)
		table := derive.Of(d, b, 1, 7)
		if table.Len() != end-first {
			t.Errorf("a table of %d rows has %d", end-first, table.Len())
		}
		for n := range table.Len() {
			for q := range d.Derived {
				if table.Level(n, 2+model.Quantity(q)).Has() {
					levels++
				}
			}
		}
	}
	if want := 152*4 - 4 + 111; levels != want {
		t.Errorf("%d derived values in the tables of a quarter, want %d", levels, want)
	}
}

func TestPrintPasses(t *testing.T) {
	full := pass{Cells: 10, Rows: 5, Values: 50, Wall: 4 * time.Second, CPU: 5 * time.Second, Store: 400, Peak: 800}
	bare := pass{Cells: 10, Rows: 5, Values: 10, Wall: time.Second, CPU: time.Second, Store: 400, Peak: 400}
	var text bytes.Buffer
	printPasses(&text, full, medianPass([]pass{bare, bare}))
	for _, want := range []string{"40.0 bytes a cell", "4.0 ×", "5.0 ×", "2.0 × store"} {
		if !strings.Contains(text.String(), want) {
			t.Errorf("%q is not in\n%s", want, &text)
		}
	}
}

// BenchmarkDerive is the pass of bench on a small dataset, to be profiled.
func BenchmarkDerive(b *testing.B) {
	d, err := cellDataset(300_000)
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	values := 0
	for b.Loop() {
		var p pass
		p.derive(d)
		values += p.Values
	}
	b.ReportMetric(float64(values)/b.Elapsed().Seconds()/1e6, "Mvalues/s")
}
