// Command gongqiu builds a static site of labour-market statistics from a project folder, checks its data, and answers
// where a number comes from. "gongqiu help" tells all of it.
//
// Results go to standard output, all the rest to standard error. The exit code is 0 when all is well (warnings
// allowed), 1 for findings, 2 for wrong use, 3 when the machine failed.
package main

import (
	"context"
	"io"
	"os"
	"os/signal"
	"syscall"
	"time"

	"gongqiu/build"
)

// The exit codes, part of the command's contract.
const (
	exitClean    = 0
	exitFindings = 1
	exitUsage    = 2
	exitMachine  = 3
)

func main() {
	build.AskLargePages()
	build.LimitMemory()
	workers := build.SpareProcessor()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := run(ctx, os.Args[1:], world{
		out: os.Stdout, err: os.Stderr, getenv: os.Getenv, now: time.Now, workers: workers,
		outTerminal: isTerminal(os.Stdout), errTerminal: isTerminal(os.Stderr),
	})
	stop()
	os.Exit(code)
}

// world is all that the command takes from outside.
type world struct {
	out, err                 io.Writer
	getenv                   func(string) string
	now                      func() time.Time
	workers                  int // of a build, see build.Options
	outTerminal, errTerminal bool
}

// isTerminal says whether a person looks at what is written to a file.
func isTerminal(file *os.File) bool {
	info, err := file.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0 && info.Mode()&os.ModeDevice != 0 && file.Name() != os.DevNull
}
