// Package command is what the commands of the project's developers have in common: how they end. It needs nothing of
// the build, so that the command that checks the build runs where that does not compile.
package command

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
)

// ErrUsage is wrong use that has been explained on standard error already.
var ErrUsage = errors.New("wrong use")

// ErrFailed is a failure that has been reported already.
var ErrFailed = errors.New("failed")

// Main runs a command with its arguments until it ends or is interrupted, and ends the process: with 0 for success, 1
// for a failure, which is reported under the command's name unless it was already, and 2 for wrong use.
func Main(name string, run func(ctx context.Context, args []string) error) {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	err := run(ctx, os.Args[1:])
	stop()
	switch {
	case err == nil, errors.Is(err, flag.ErrHelp):
		return
	case errors.Is(err, ErrUsage):
		os.Exit(2)
	case !errors.Is(err, ErrFailed):
		fmt.Fprintln(os.Stderr, name+":", err)
	}
	os.Exit(1)
}
