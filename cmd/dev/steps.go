package main

import (
	"context"
	"fmt"
	"io"
	"strings"
	"time"
)

// step is one thing that is proved. What it returns is a few words for its line, such as the number of files; its error
// is everything that must be known to mend the matter, over as many lines as it takes.
type step struct {
	name string
	run  func(ctx context.Context) (string, error)
}

// runSteps runs the steps one after the other, also after one that failed, prints a line for each as it ends, and
// returns the names of those that failed.
func runSteps(ctx context.Context, w io.Writer, steps []step) []string {
	width := 0
	for _, s := range steps {
		width = max(width, len(s.name))
	}
	var failed []string
	for _, s := range steps {
		if ctx.Err() != nil {
			failed = append(failed, s.name+" (not run)")
			continue
		}
		fmt.Fprintf(w, "%-*s  ", width, s.name)
		start := time.Now()
		note, err := s.run(ctx)
		taken := time.Since(start).Seconds()
		if err != nil {
			failed = append(failed, s.name)
			fmt.Fprintf(w, "%7.1f s  FAILED\n%s\n", taken, indented(err.Error()))
			continue
		}
		fmt.Fprintln(w, strings.TrimRight(fmt.Sprintf("%7.1f s  ok      %s", taken, note), " "))
	}
	return failed
}

// indented puts four spaces before each line.
func indented(text string) string {
	lines := strings.Split(strings.TrimRight(text, "\n"), "\n")
	return "    " + strings.Join(lines, "\n    ")
}

// counted is a number with the word for what it counts, in the plural where it is not one.
func counted(n int, word string) string {
	if n == 1 {
		return "1 " + word
	}
	return fmt.Sprintf("%d %ss", n, word)
}
