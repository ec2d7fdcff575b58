package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"runtime"
	"strconv"
	"text/tabwriter"
	"time"

	"gongqiu/build/chart"
	"gongqiu/build/words"
	"gongqiu/cmd/dev/command"
	"gongqiu/cmd/dev/tree"
)

// childCharts is the verb of the child that draws made-up charts of all kinds.
const childCharts = "bench-child-charts"

// chartsAtOnce is how many charts are made before the clock starts again: a page is not drawn from one specification
// over and over, and not from a hundred thousand that lie in memory.
const chartsAtOnce = 250

// drawn is what a number of charts of one kind took. The making of their specifications is not in it.
type drawn struct {
	Kind          chart.Kind
	Charts        int
	Drawing, Rest work
}

// work is one sort of output. Drawing is the two drawings in a page, wide and narrow; the rest is the summary, the data
// table and the files beside the page: drawing, CSV, JSON and option.
type work struct {
	CPU         time.Duration
	Allocations uint64
	Bytes       int64
}

// chartsChild draws so many charts, of every kind about as many.
func chartsChild(args []string) error {
	if len(args) != 1 {
		return command.ErrUsage
	}
	count, err := strconv.Atoi(args[0])
	if err != nil {
		return err
	}
	all, err := drawCharts(count)
	if err != nil {
		return err
	}
	return answer(report{Charts: all})
}

// drawCharts draws charts of all kinds in turn, and measures each kind by itself.
func drawCharts(count int) ([]drawn, error) {
	shapes, outlines, drawer := chartShapes(), madeUpMap(), chart.New(words.Load())
	all := make([]drawn, len(shapes))
	var out []byte
	for at := range all {
		all[at].Kind = shapes[at].kind
		wanted := count / len(shapes)
		if at < count%len(shapes) {
			wanted++
		}
		for all[at].Charts < wanted {
			specs := make([]*chart.Spec, min(chartsAtOnce, wanted-all[at].Charts))
			for n := range specs {
				specs[n] = madeUpChart(shapes[at], all[at].Charts+n, outlines)
			}
			all[at].Charts += len(specs)
			var err error
			all[at].Drawing.measure(func() (written int) {
				for _, spec := range specs {
					out = drawer.AppendSVG(out[:0], spec, chart.Style{})
					written += len(out)
				}
				return written
			})
			all[at].Rest.measure(func() (written int) {
				for _, spec := range specs {
					if out, err = appendRest(out[:0], drawer, spec); err != nil {
						return written
					}
					written += len(out)
				}
				return written
			})
			if err != nil {
				return nil, err
			}
		}
	}
	return all, nil
}

// appendRest makes what a chart has besides the drawings in its page.
func appendRest(dst []byte, drawer *chart.Drawer, spec *chart.Spec) ([]byte, error) {
	dst = append(dst, drawer.Summary(spec)...)
	drawer.Table(spec)
	dst = drawer.AppendSVG(dst, spec, chart.Style{Standalone: true})
	dst = chart.AppendJSON(chart.AppendCSV(dst, spec), spec)
	if !chart.Interactive(spec.Kind) {
		return dst, nil
	}
	return drawer.AppendOption(dst, spec)
}

// measure adds what a piece of work takes.
func (w *work) measure(do func() int) {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	start := cpuOfSelf()
	w.Bytes += int64(do())
	w.CPU += cpuOfSelf() - start
	runtime.ReadMemStats(&after)
	w.Allocations += after.Mallocs - before.Mallocs
}

// add adds other work of the same sort.
func (w *work) add(other work) {
	w.CPU, w.Allocations, w.Bytes = w.CPU+other.CPU, w.Allocations+other.Allocations, w.Bytes+other.Bytes
}

// benchCharts draws made-up charts in a process of their own, and prints what each kind took.
func benchCharts(ctx context.Context, w io.Writer, count int) error {
	if count == 0 {
		return nil
	}
	output, state, err := childOutput(ctx, childCharts, strconv.Itoa(count))
	if err != nil {
		return err
	}
	var taken report
	if err := json.Unmarshal(output, &taken); err != nil {
		return fmt.Errorf("the answer of %s: %w", childCharts, err)
	}
	printCharts(w, taken.Charts)
	fmt.Fprintf(w, "the whole process, with making up the charts: %s of CPU, %s of memory at most\n",
		readableTime(state.UserTime()+state.SystemTime()), tree.ReadableBytes(taken.Peak))
	return nil
}

// printCharts prints a line for each kind, and one for all.
func printCharts(w io.Writer, all []drawn) {
	total := drawn{Kind: "all"}
	for _, one := range all {
		total.Charts += one.Charts
		total.Drawing.add(one.Drawing)
		total.Rest.add(one.Rest)
	}
	fmt.Fprintf(w, "\n%d charts of made-up numbers on one core; for each chart the two drawings in its page, and "+
		"the rest: summary, table, drawing, CSV, JSON and option as files\n", total.Charts)
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(table, "\tcharts\tdrawings, CPU µs\tkB\tallocations\trest, CPU µs\tkB\tallocations\t")
	for _, one := range append(all, total) {
		fmt.Fprintf(table, "%s\t%d\t%s\t%s\t\n", one.Kind, one.Charts,
			one.Drawing.each(one.Charts), one.Rest.each(one.Charts))
	}
	table.Flush()
}

// each is the work for one of so many charts.
func (w work) each(charts int) string {
	count := float64(max(charts, 1))
	return fmt.Sprintf("%.0f\t%.1f\t%.1f", float64(w.CPU.Microseconds())/count, float64(w.Bytes)/count/1000,
		float64(w.Allocations)/count)
}
