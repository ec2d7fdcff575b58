package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"time"

	"golang.org/x/sync/errgroup"

	"gongqiu/build"
	"gongqiu/build/diag"
	"gongqiu/cmd/dev/command"
	"gongqiu/cmd/dev/tree"
	"gongqiu/cmd/dev/workload"
)

// The verbs by which bench calls itself, so that each piece of work has a process of its own. They are not for people.
const (
	childBuild   = "bench-child-build"
	childWriting = "bench-child-write"
)

// report is what a child says about its work, in JSON on its standard output.
type report struct {
	Stages []build.Stage
	Pages  int
	Charts []drawn `json:",omitempty"`
	Peak   int64   // the most memory that it held, in bytes; 0 where the system does not say
}

// sample is one piece of work as it was measured from outside.
type sample struct {
	report
	wall, cpu time.Duration
	files     int
	bytes     int64
}

// runChild runs this program once more with a verb and its arguments, and takes its time and memory.
func runChild(ctx context.Context, args ...string) (sample, error) {
	start := time.Now()
	output, state, err := childOutput(ctx, args...)
	taken := sample{wall: time.Since(start)}
	if err != nil {
		return taken, err
	}
	taken.cpu = state.UserTime() + state.SystemTime()
	if err := json.Unmarshal(output, &taken.report); err != nil {
		return taken, fmt.Errorf("the answer of %s: %w", args[0], err)
	}
	if taken.Peak == 0 {
		taken.Peak = peakOf(state)
	}
	return taken, nil
}

// childOutput runs this program once more, and gives what it wrote.
func childOutput(ctx context.Context, args ...string) ([]byte, *os.ProcessState, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, nil, err
	}
	var output, faults bytes.Buffer
	command := exec.CommandContext(ctx, self, args...)
	command.Stdout, command.Stderr = &output, &faults
	if err = command.Run(); err != nil {
		err = fmt.Errorf("%s: %w\n%s", args[0], err, strings.TrimSpace(faults.String()))
	}
	return output.Bytes(), command.ProcessState, err
}

// buildChild builds a project: its folder, the output folder, the folder for the program's own notes, and perhaps the
// word measure, to count allocations.
func buildChild(ctx context.Context, args []string) error {
	if len(args) < 3 {
		return command.ErrUsage
	}
	build.AskLargePages()
	build.LimitMemory()
	workers := build.SpareProcessor()
	result, err := build.Build(ctx, build.Options{
		Source: args[0], Destination: args[1], State: args[2], Measure: len(args) > 3, Clock: workload.Clock,
		Workers: workers,
	})
	if err != nil {
		return err
	}
	if result.Failed() {
		for _, finding := range shortenedFindings(result.Findings) {
			fmt.Fprintln(os.Stderr, finding)
		}
		return command.ErrFailed
	}
	return answer(report{Stages: result.Stages, Pages: result.Pages})
}

// shortenedFindings is the first findings, each on a line.
func shortenedFindings(findings []diag.Finding) []string {
	var lines []string
	for _, finding := range findings {
		lines = append(lines, fmt.Sprintf("%v [%v] %v", finding.Place, finding.Code, finding.Args))
	}
	return tree.Shortened(lines, 20)
}

// writingChild writes files of given sizes: the list of sizes and paths, and the folder to write to.
func writingChild(ctx context.Context, args []string) error {
	if len(args) != 2 {
		return command.ErrUsage
	}
	if err := writeListed(ctx, args[0], args[1]); err != nil {
		return err
	}
	return answer(report{})
}

// listed is a file to write.
type listed struct {
	name string
	size int
}

// writeListed writes the files of a list with as little work as can be: from one piece of memory, in no order, by as
// many goroutines as there are cores. Its cost is the floor under every program that writes these files.
func writeListed(ctx context.Context, list, target string) error {
	files, largest, err := readListed(list)
	if err != nil {
		return err
	}
	made := map[string]bool{}
	for at, file := range files {
		files[at].name = filepath.Join(target, filepath.FromSlash(file.name))
		folder := filepath.Dir(files[at].name)
		if made[folder] {
			continue
		}
		made[folder] = true
		if err := os.MkdirAll(folder, 0o777); err != nil {
			return err
		}
	}
	content := bytes.Repeat([]byte("a"), largest)
	group, _ := errgroup.WithContext(ctx)
	cores := runtime.GOMAXPROCS(0)
	for core := range cores {
		group.Go(func() error {
			for at := core; at < len(files); at += cores {
				if err := os.WriteFile(files[at].name, content[:files[at].size], 0o666); err != nil {
					return err
				}
			}
			return nil
		})
	}
	return group.Wait()
}

// readListed reads a list of sizes and paths, and says how large the largest file is.
func readListed(name string) ([]listed, int, error) {
	text, err := os.ReadFile(name)
	if err != nil {
		return nil, 0, err
	}
	var files []listed
	largest := 0
	for line := range strings.Lines(string(text)) {
		number, name, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		size, err := strconv.Atoi(number)
		if err != nil {
			return nil, 0, err
		}
		files, largest = append(files, listed{name, size}), max(largest, size)
	}
	return files, largest, nil
}

// answer sends a report to the parent, with the most memory that this process held.
func answer(r report) error {
	r.Peak = peakOfSelf()
	return json.NewEncoder(os.Stdout).Encode(r)
}

// peakOfSelf is the most memory that this process held, as Linux counts it; 0 elsewhere. The figure that the parent
// gets is not asked first: on Linux it is never less than what the parent itself held.
func peakOfSelf() int64 {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0
	}
	for line := range strings.Lines(string(status)) {
		fields := strings.Fields(line)
		if len(fields) == 3 && fields[0] == "VmHWM:" {
			kilobytes, _ := strconv.ParseInt(fields[1], 10, 64)
			return kilobytes * 1024
		}
	}
	return 0
}
