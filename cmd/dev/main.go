// Command dev is the task runner of the project's developers; there is no other. It is run from anywhere below the
// module's folder:
//
//	go run ./cmd/dev check    proves what can be proved: form, floors, sizes, modules, tests, the site itself
//	go run ./cmd/dev golden   writes the expected results of the tests anew, and says which files changed
//	go run ./cmd/dev bench    measures builds of made-up projects against the bare cost of writing the same files, and
//	                          the derived tables of ten million cells against a bare sum of them
//
// Each takes -h. The exit code is 0 for success, 1 for a failed check or build, 2 for wrong use.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"time"

	"gongqiu/cmd/dev/command"
)

// usage is what is shown without a verb.
const usage = `usage: go run ./cmd/dev VERB [flags]

  check    gofmt, vet, floors, sizes, modules, tests, and the project's own site; what CI runs
  golden   write the expected results of tests anew, and list the files that changed
  bench    measure builds of made-up projects against a bare write of the same files
           the derived tables of ten million cells against a bare sum of them, and drawings of all kinds of chart

go run ./cmd/dev VERB -h lists the flags of a verb.
`

func main() { command.Main("dev", run) }

// run calls the verb that the first argument names.
func run(ctx context.Context, args []string) error {
	verbs := map[string]func(context.Context, []string) error{
		"check":  check,
		"golden": golden,
		"bench":  bench,
	}
	if len(args) == 0 {
		fmt.Fprint(os.Stderr, usage)
		return command.ErrUsage
	}
	verb, ok := verbs[args[0]]
	if !ok {
		fmt.Fprintf(os.Stderr, "dev: there is no verb %q\n\n%s", args[0], usage)
		return command.ErrUsage
	}
	return verb(ctx, args[1:])
}

// parseFlags reads the flags of a verb that takes nothing else.
func parseFlags(flags *flag.FlagSet, args []string) error {
	flags.SetOutput(os.Stderr)
	if err := flags.Parse(args); err != nil {
		if errors.Is(err, flag.ErrHelp) {
			return err
		}
		return command.ErrUsage
	}
	if flags.NArg() > 0 {
		return wrongUse(os.Stderr, "%s takes flags only, not %q", flags.Name(), flags.Arg(0))
	}
	return nil
}

// wrongUse explains wrong use, and returns the error that stands for it.
func wrongUse(w io.Writer, format string, args ...any) error {
	fmt.Fprintf(w, "dev: "+format+"\n", args...)
	return command.ErrUsage
}

// bench hands over to a command of its own, which is compiled against the build: check must run even when the build
// does not compile.
func bench(ctx context.Context, args []string) error {
	root, err := moduleRoot()
	if err != nil {
		return err
	}
	folder, err := os.MkdirTemp("", "gongqiu-bench-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	binary := filepath.Join(folder, "bench.exe")
	if _, err := runCommand(ctx, root, nil, "go", "build", "-o", binary, "./cmd/dev/bench"); err != nil {
		return err
	}
	child := exec.CommandContext(ctx, binary, args...)
	child.Stdout, child.Stderr = os.Stdout, os.Stderr
	child.Cancel = func() error { return child.Process.Signal(os.Interrupt) }
	child.WaitDelay = 10 * time.Second
	err = child.Run()
	var ended *exec.ExitError
	switch {
	case !errors.As(err, &ended):
		return err
	case ended.ExitCode() == 2:
		return command.ErrUsage
	}
	return command.ErrFailed
}
