package main

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
	"text/tabwriter"
	"time"

	"gongqiu/cmd/dev/tree"
	"gongqiu/cmd/dev/workload"
)

// printSamples prints the medians of one size: a line for each kind of work, then the stages of a full build.
func printSamples(w io.Writer, size workload.Size, all samples) {
	files := "one file a page"
	if !size.OneFile {
		files = "with the files beside charts"
	}
	fmt.Fprintf(w, "\n%d regions × %d quarters × 18 industries, made up; %d pages planned, %s\n", size.Regions,
		size.Quarters, all.stages.Pages, files)
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(table, "\twall\tCPU\tpeak memory\tfiles written\tbytes written\t")
	bare := median(all.bare)
	for _, row := range []struct {
		name string
		all  []sample
	}{{"full build", all.full}, {"bare write", all.bare}, {"nothing changed", all.unchanged},
		{"one cell changed", all.changed}} {
		m := median(row.all)
		fmt.Fprintf(table, "%s\t%s\t%s\t%s\t%d\t%s\t\n", row.name, readableTime(m.wall), readableTime(m.cpu),
			tree.ReadableBytes(m.Peak), m.files, tree.ReadableBytes(m.bytes))
	}
	full := median(all.full)
	fmt.Fprintf(table, "full / bare\t%s\t%s\t%s\t\t\t\n", times(full.wall, bare.wall), times(full.cpu, bare.cpu),
		times(full.Peak, bare.Peak))
	table.Flush()

	fmt.Fprintln(w, "\nstages of a full build, with allocations counted")
	table = tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(table, "\twall\tallocations\tbytes allocated\t")
	for _, stage := range all.stages.Stages {
		fmt.Fprintf(table, "%s\t%s\t%d\t%s\t\n", stage.Name, readableTime(stage.Wall), stage.Allocations,
			tree.ReadableBytes(int64(stage.Bytes)))
	}
	table.Flush()
	if len(all.differences) == 0 {
		fmt.Fprintln(w, "\nafter the change the site holds the same bytes as a clean build")
		return
	}
	fmt.Fprintf(w, "\nFAILED: after the change the site differs from a clean build in %d files:\n    %s\n",
		len(all.differences), strings.Join(tree.Shortened(all.differences, 20), "\n    "))
}

// median is the middle of each measure by itself.
func median(all []sample) sample {
	return sample{
		wall:   middle(all, func(s sample) time.Duration { return s.wall }),
		cpu:    middle(all, func(s sample) time.Duration { return s.cpu }),
		files:  middle(all, func(s sample) int { return s.files }),
		bytes:  middle(all, func(s sample) int64 { return s.bytes }),
		report: report{Peak: middle(all, func(s sample) int64 { return s.Peak })},
	}
}

// middle is the middle of one measure; of two in the middle, the lower.
func middle[S any, T cmp.Ordered](all []S, of func(S) T) T {
	values := make([]T, len(all))
	for at, s := range all {
		values[at] = of(s)
	}
	slices.Sort(values)
	return values[(len(values)-1)/2]
}

// times is how many times one measure is the other.
func times[T ~int64](one, other T) string {
	if other == 0 {
		return ""
	}
	return fmt.Sprintf("%.1f ×", float64(one)/float64(other))
}

// readableTime is a time in seconds or milliseconds.
func readableTime(d time.Duration) string {
	if d < time.Second {
		return fmt.Sprintf("%.1f ms", d.Seconds()*1000)
	}
	return fmt.Sprintf("%.2f s", d.Seconds())
}
