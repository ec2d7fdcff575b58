package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"runtime"
	"runtime/debug"
	"strconv"
	"text/tabwriter"
	"time"

	"gongqiu/build/derive"
	"gongqiu/build/model"
	"gongqiu/cmd/dev/command"
	"gongqiu/cmd/dev/tree"
)

// The verbs of the children that go over all cells of a made-up dataset: one computes every derived value of every
// table, the other only adds the numbers up.
const (
	childDerive = "bench-child-derive"
	childCells  = "bench-child-cells"
)

// pass is one way over all cells, as the child that made it measured it. The making of the dataset is not in it.
type pass struct {
	Cells, Rows, Values int
	Wall, CPU           time.Duration
	Allocations         uint64
	Store               int64 // bytes that the dataset takes
	Peak                int64 // the most memory that was held on the way; 0 where the system does not say
	Sum                 int64 // of all numbers met, so that none is left out
}

// cellsChild makes a dataset of so many cells and goes over it once.
func cellsChild(verb string, args []string) error {
	if len(args) != 1 {
		return command.ErrUsage
	}
	cells, err := strconv.Atoi(args[0])
	if err != nil {
		return err
	}
	d, err := cellDataset(cells)
	if err != nil {
		return err
	}
	var taken pass
	debug.FreeOSMemory()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	taken.Store = int64(before.HeapAlloc)
	resetPeak()
	start, cpu := time.Now(), cpuOfSelf()
	if verb == childDerive {
		taken.derive(d)
	} else {
		taken.add(d)
	}
	taken.Wall, taken.CPU = time.Since(start), cpuOfSelf()-cpu
	taken.Peak = peakOfSelf()
	runtime.ReadMemStats(&after)
	taken.Allocations = after.Mallocs - before.Mallocs
	for _, b := range d.Breakdowns {
		taken.Rows += b.Len()
	}
	taken.Cells = taken.Rows * len(d.Measures)
	return json.NewEncoder(os.Stdout).Encode(taken)
}

// derive computes every quantity of every row and its changes, table after table, region after region.
func (p *pass) derive(d *model.Dataset) {
	for _, b := range d.Breakdowns {
		for row := 0; row < b.Len(); {
			series := derive.SeriesOf(d, b, b.Point(row).Region)
			_, row = b.RegionRows(series.Region)
			for at := range d.Periods {
				p.table(series.Table(at))
			}
		}
	}
}

func (p *pass) table(t *derive.Table) {
	for n := range t.Len() {
		for q := range model.Quantity(t.Dataset.QuantityCount()) {
			for _, change := range [...]model.Change{
				model.Level, model.Previous, model.PreviousPercent, model.Year, model.YearPercent,
			} {
				if change == model.Level && t.Dataset.MeasureOf(q) != nil {
					continue // not derived
				}
				if value := t.Change(n, q, change); value.Has() {
					p.Values++
					p.Sum += value.Number.Coefficient()
				}
			}
		}
	}
}

// add is the bare loop over the same cells.
func (p *pass) add(d *model.Dataset) {
	for _, b := range d.Breakdowns {
		for row := range b.Len() {
			for measure := range d.Measures {
				p.Sum += b.Cell(row, model.ColumnOf(model.Quantity(measure), model.Level)).Number.Coefficient()
				p.Values++
			}
		}
	}
}

// benchDerive measures both passes and prints their medians.
func benchDerive(ctx context.Context, w io.Writer, runs, cells int) error {
	if cells == 0 {
		return nil
	}
	var full, bare []pass
	for range runs {
		for _, kind := range []struct {
			verb string
			all  *[]pass
		}{{childDerive, &full}, {childCells, &bare}} {
			taken, err := runPass(ctx, kind.verb, cells)
			if err != nil {
				return err
			}
			*kind.all = append(*kind.all, taken)
		}
	}
	printPasses(w, medianPass(full), medianPass(bare))
	return nil
}

// runPass runs this program once more for one pass.
func runPass(ctx context.Context, verb string, cells int) (pass, error) {
	var taken pass
	output, _, err := childOutput(ctx, verb, strconv.Itoa(cells))
	if err == nil {
		err = json.Unmarshal(output, &taken)
	}
	return taken, err
}

// medianPass is the middle of each measure by itself.
func medianPass(all []pass) pass {
	median := all[0]
	median.Wall = middle(all, func(p pass) time.Duration { return p.Wall })
	median.CPU = middle(all, func(p pass) time.Duration { return p.CPU })
	median.Peak = middle(all, func(p pass) int64 { return p.Peak })
	return median
}

func printPasses(w io.Writer, full, bare pass) {
	fmt.Fprintf(w, "\nderived tables of %d cells in %d rows, made up: %s in memory, %.1f bytes a cell\n", full.Cells,
		full.Rows, tree.ReadableBytes(full.Store), float64(full.Store)/float64(full.Cells))
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(table, "\twall\tCPU\tpeak memory\tvalues\tvalues / CPU s\tallocations / row\t")
	for _, row := range []struct {
		name string
		pass
	}{{"every derived value", full}, {"bare sum of cells", bare}} {
		fmt.Fprintf(table, "%s\t%s\t%s\t%s\t%d\t%.1f M\t%.2f\t\n", row.name, readableTime(row.Wall), readableTime(row.CPU),
			tree.ReadableBytes(row.Peak), row.Values, float64(row.Values)/max(row.CPU.Seconds(), 1e-9)/1e6,
			float64(row.Allocations)/float64(row.Rows))
	}
	fmt.Fprintf(table, "derived / bare\t%s\t%s\t%s\t\t\t\t\n", times(full.Wall, bare.Wall), times(full.CPU, bare.CPU),
		times(full.Peak, full.Store)+" store")
	table.Flush()
}

// resetPeak makes the system forget the most memory that this process held so far, where it can: on Linux. What is
// measured from then on is the pass, not the making of the dataset.
func resetPeak() {
	_ = os.WriteFile("/proc/self/clear_refs", []byte("5"), 0)
}
