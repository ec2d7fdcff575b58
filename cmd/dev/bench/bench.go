// Command bench measures builds of made-up projects against the bare cost of writing the same files, the derived tables
// of many cells against a bare sum of them, and the charts of a large site. It is started by go run ./cmd/dev bench,
// and starts itself for each piece of work, with one of a few verbs that are not for people.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"

	"gongqiu/cmd/dev/command"
	"gongqiu/cmd/dev/tree"
	"gongqiu/cmd/dev/workload"
)

// measurement is the bench of one size of project.
type measurement struct {
	size      workload.Size
	runs      int
	workspace string // a folder of its own
	project   string // the folder of the project in it
	bump      int    // the last change of the one cell
}

// samples are the runs of each kind of work.
type samples struct {
	full, bare, unchanged, changed []sample
	stages                         report   // of one more build, in which allocations are counted
	differences                    []string // of the last change from a clean build
}

func main() { command.Main("bench", run) }

// run measures, or does the piece of work that the first argument names.
func run(ctx context.Context, args []string) error {
	if len(args) > 0 {
		switch args[0] {
		case childBuild:
			return buildChild(ctx, args[1:])
		case childWriting:
			return writingChild(ctx, args[1:])
		case childDerive, childCells:
			return cellsChild(args[0], args[1:])
		case childCharts:
			return chartsChild(args[1:])
		}
	}
	return bench(ctx, args)
}

// settings are the flags of bench.
type settings struct {
	sizes  []workload.Size
	runs   int
	cells  int
	charts int
	out    string
}

// readSettings reads the flags.
func readSettings(args []string) (settings, error) {
	s := settings{}
	flags := flag.NewFlagSet("bench", flag.ContinueOnError)
	pages := flags.String("pages", "1000,10000",
		"sizes to measure: about so many pages of a region in a quarter; the word none leaves them out")
	flags.IntVar(&s.runs, "runs", 3, "how often each is measured; the median is shown")
	flags.IntVar(&s.cells, "cells", 10_000_000, "about so many cells to derive all tables of; 0 for none")
	flags.IntVar(&s.charts, "charts", 4_000, "so many charts of all kinds to draw; 0 for none")
	flags.StringVar(&s.out, "out", "", "keep the projects and the last build of each in this folder, new or empty")
	err := flags.Parse(args)
	switch {
	case errors.Is(err, flag.ErrHelp):
		return s, err
	case err != nil:
		return s, command.ErrUsage
	case flags.NArg() > 0:
		err = fmt.Errorf("bench takes flags only, not %q", flags.Arg(0))
	case s.runs < 1:
		err = errors.New("-runs is at least 1")
	case s.cells < 0:
		err = errors.New("-cells is at least 0")
	case s.charts < 0:
		err = errors.New("-charts is at least 0")
	default:
		s.sizes, err = parseSizes(*pages)
	}
	if err == nil && len(s.sizes) == 0 && s.cells == 0 && s.charts == 0 {
		err = errors.New("nothing is left to measure; leave out one of -pages none, -cells 0 and -charts 0")
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		return s, command.ErrUsage
	}
	return s, nil
}

// bench measures builds of made-up projects. Each is done by a process of its own, in a memory file system where there
// is one, so that neither an earlier build nor a disk is measured.
func bench(ctx context.Context, args []string) error {
	wanted, err := readSettings(args)
	if err != nil {
		return err
	}
	workspace, remove, err := benchFolder(wanted.out)
	if err != nil {
		return err
	}
	defer remove()
	fmt.Printf("%d cores, %s %s/%s, median of %d, in %s\n", runtime.GOMAXPROCS(0), runtime.Version(), runtime.GOOS,
		runtime.GOARCH, wanted.runs, workspace)
	failed := false
	for at, size := range bothWays(wanted.sizes) {
		m := measurement{size: size, runs: wanted.runs, workspace: filepath.Join(workspace, fmt.Sprintf("size-%d", at+1))}
		m.project = filepath.Join(m.workspace, "project")
		result, err := m.measure(ctx)
		if err != nil {
			return err
		}
		printSamples(os.Stdout, size, result)
		failed = failed || len(result.differences) > 0
		if wanted.out == "" {
			if err := os.RemoveAll(m.workspace); err != nil {
				return err
			}
		}
	}
	if failed {
		return command.ErrFailed
	}
	if err := benchDerive(ctx, os.Stdout, wanted.runs, wanted.cells); err != nil {
		return err
	}
	return benchCharts(ctx, os.Stdout, wanted.charts)
}

// bothWays is every size as other generators have it, one file a page, and with the files beside charts.
func bothWays(sizes []workload.Size) []workload.Size {
	var all []workload.Size
	for _, size := range sizes {
		for _, oneFile := range []bool{true, false} {
			size.OneFile = oneFile
			all = append(all, size)
		}
	}
	return all
}

// parseSizes reads the list of -pages.
func parseSizes(list string) ([]workload.Size, error) {
	var sizes []workload.Size
	if list == "none" {
		return nil, nil
	}
	for text := range strings.SplitSeq(list, ",") {
		pages, err := strconv.Atoi(strings.TrimSpace(text))
		if err != nil || pages < 1 {
			return nil, fmt.Errorf("-pages is a list of numbers such as 1000,10000; %q is none", text)
		}
		sizes = append(sizes, workload.ForPages(pages))
	}
	return sizes, nil
}

// benchFolder is where everything is written, and how it is removed again. The folder that was asked for must be new
// or empty, and is kept.
func benchFolder(out string) (string, func(), error) {
	if out != "" {
		folder, err := filepath.Abs(out)
		if err != nil {
			return "", nil, err
		}
		if err := os.MkdirAll(folder, 0o777); err != nil {
			return "", nil, err
		}
		entries, err := os.ReadDir(folder)
		if err == nil && len(entries) > 0 {
			err = fmt.Errorf("%s is not empty", folder)
		}
		return folder, func() {}, err
	}
	folder, err := os.MkdirTemp("/dev/shm", "gongqiu-bench-")
	if err != nil {
		folder, err = os.MkdirTemp("", "gongqiu-bench-")
	}
	return folder, func() { os.RemoveAll(folder) }, err
}

// measure does all runs of one size.
func (m *measurement) measure(ctx context.Context) (samples, error) {
	var all samples
	for at := range m.runs {
		output := filepath.Join(m.workspace, fmt.Sprintf("site-%d", at+1))
		if err := m.measureOnce(ctx, output, &all); err != nil {
			return all, err
		}
		if at+1 < m.runs {
			if err := os.RemoveAll(output); err != nil {
				return all, err
			}
		}
	}
	return all, m.compareClean(ctx, filepath.Join(m.workspace, fmt.Sprintf("site-%d", m.runs)), &all)
}

// measureOnce does a full build, a bare write of the same files, a build with nothing changed and one with one cell
// changed.
func (m *measurement) measureOnce(ctx context.Context, output string, all *samples) error {
	if err := m.change(); err != nil {
		return err
	}
	if err := os.RemoveAll(m.state()); err != nil {
		return err
	}
	for _, kind := range []*[]sample{&all.full, &all.unchanged, &all.changed} {
		if kind == &all.changed {
			if err := m.change(); err != nil {
				return err
			}
		}
		taken, err := m.build(ctx, output)
		if err != nil {
			return err
		}
		*kind = append(*kind, taken)
		if kind != &all.full {
			continue
		}
		taken, err = m.bare(ctx, output)
		if err != nil {
			return err
		}
		all.bare = append(all.bare, taken)
	}
	return nil
}

// change writes the project with another value in one cell.
func (m *measurement) change() error {
	m.bump++
	size := m.size
	size.Bump = m.bump
	return workload.Write(m.project, size)
}

// state is the folder in which the program keeps locks, stages and caches.
func (m *measurement) state() string { return filepath.Join(m.workspace, "state") }

// build builds the project in a process of its own, and counts the files that it wrote.
func (m *measurement) build(ctx context.Context, output string) (sample, error) {
	before, err := tree.List(output)
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return sample{}, err
	}
	taken, err := runChild(ctx, childBuild, m.project, output, m.state())
	if err != nil {
		return taken, err
	}
	after, err := tree.List(output)
	fresh := tree.Written(before, after)
	taken.files, taken.bytes = len(fresh), tree.Bytes(fresh)
	return taken, err
}

// bare writes files of the same names and sizes beside the site, and removes them again.
func (m *measurement) bare(ctx context.Context, output string) (sample, error) {
	files, err := tree.List(output)
	if err != nil {
		return sample{}, err
	}
	var list []byte
	for _, name := range slices.Sorted(maps.Keys(files)) {
		list = fmt.Appendf(list, "%d %s\n", files[name].Size, name)
	}
	listed, target := filepath.Join(m.workspace, "list"), filepath.Join(m.workspace, "bare")
	if err := os.WriteFile(listed, list, 0o666); err != nil {
		return sample{}, err
	}
	taken, err := runChild(ctx, childWriting, listed, target)
	taken.files, taken.bytes = len(files), tree.Bytes(files)
	return taken, errors.Join(err, os.RemoveAll(target))
}

// compareClean builds the project as it now is once more from nothing, counting allocations, and notes in which files
// the result differs from what the builds one after another made.
func (m *measurement) compareClean(ctx context.Context, output string, all *samples) error {
	clean, state := filepath.Join(m.workspace, "clean"), filepath.Join(m.workspace, "clean-state")
	taken, err := runChild(ctx, childBuild, m.project, clean, state, "measure")
	if err != nil {
		return err
	}
	all.stages = taken.report
	after, err := tree.Read(output)
	if err != nil {
		return err
	}
	want, err := tree.Read(clean)
	if err != nil {
		return err
	}
	all.differences = tree.Compare(want, after)
	return errors.Join(os.RemoveAll(clean), os.RemoveAll(state))
}
