package main

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"go/format"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"gongqiu/cmd/dev/command"
)

// checker is one run of check.
type checker struct {
	root      string
	temporary string // a folder for what the steps make
	browser   string // require, auto or off: what the browser tests do
	fuzzTime  time.Duration
	packages  []string // the closing line of go test for each package
}

// check proves what can be proved about the project. All steps run, whatever fails. The last lines are those of go
// test, one for each package, and the verdict: they can be read by machine.
func check(ctx context.Context, args []string) error {
	flags := flag.NewFlagSet("check", flag.ContinueOnError)
	c := checker{}
	flags.StringVar(&c.browser, "browser", "auto",
		"browser tests: require (they fail without a browser), auto (they are left out without one) or off")
	flags.DurationVar(&c.fuzzTime, "fuzz-time", 0,
		"fuzz each target for so long, such as 10s; without it only the seeds run, as ordinary tests")
	if err := parseFlags(flags, args); err != nil {
		return err
	}
	if !slices.Contains([]string{"require", "auto", "off"}, c.browser) {
		return wrongUse(os.Stderr, "-browser is require, auto or off, not %q", c.browser)
	}
	if c.fuzzTime < 0 {
		return wrongUse(os.Stderr, "-fuzz-time cannot be negative")
	}
	var err error
	if c.root, err = moduleRoot(); err != nil {
		return err
	}
	if c.temporary, err = os.MkdirTemp("", "gongqiu-check-"); err != nil {
		return err
	}
	defer os.RemoveAll(c.temporary)
	start := time.Now()
	failed := runSteps(ctx, os.Stdout, c.steps())
	fmt.Printf("\n%s\n", strings.Join(c.packages, "\n"))
	taken := time.Since(start).Seconds()
	if len(failed) > 0 {
		fmt.Printf("\ncheck: FAILED after %.1f s: %s\n", taken, strings.Join(failed, ", "))
		return command.ErrFailed
	}
	fmt.Printf("\ncheck: ok, %.1f s\n", taken)
	return nil
}

// steps lists what is proved, the cheap before the dear.
func (c *checker) steps() []step {
	return []step{
		{"gofmt", c.form},
		{"sizes", c.sizes},
		{"go mod verify", c.command("mod", "verify")},
		{"go mod tidy", c.tidy},
		{"go vet", c.command("vet", "./...")},
		{"floors", c.floors},
		{"tests", c.tests},
		{"fuzzing", c.fuzzing},
		{"site: findings", c.findings},
		{"site: same bytes", c.sameBytes},
	}
}

// command makes a step of a go command.
func (c *checker) command(args ...string) func(context.Context) (string, error) {
	return func(ctx context.Context) (string, error) {
		_, err := runCommand(ctx, c.root, nil, "go", args...)
		return "", err
	}
}

// tidy says what go mod tidy would change in go.mod; what it would change in go.sum follows from that.
func (c *checker) tidy(ctx context.Context) (string, error) {
	output, err := runCommand(ctx, c.root, nil, "go", "mod", "tidy", "-diff")
	if err != nil {
		_, difference, _ := strings.Cut(output, "diff current/go.mod")
		difference, _, _ = strings.Cut(difference, "\ndiff current/go.sum")
		if difference == "" {
			return "", err
		}
		return "", errors.New("mend it with go mod tidy:" + difference)
	}
	return "", nil
}

// floors proves the order of the packages by the test that knows it; the tests run it too, but later.
func (c *checker) floors(ctx context.Context) (string, error) {
	output, err := runCommand(ctx, c.root, nil, "go", "test", "-run", "Floors", "./build")
	if err == nil && strings.Contains(output, "no test") { // "no test files", "no tests to run"
		return "", errors.New("build/floors_test.go is missing: " + output)
	}
	return "", err
}

// form says which files gofmt would write otherwise.
func (c *checker) form(context.Context) (string, error) {
	names, err := goFiles(c.root)
	if err != nil {
		return "", err
	}
	var faults []string
	for _, name := range names {
		text, err := os.ReadFile(filepath.Join(c.root, name))
		if err != nil {
			return "", err
		}
		formatted, err := format.Source(text)
		switch {
		case err != nil:
			faults = append(faults, fmt.Sprintf("%s:%v", name, err))
		case !bytes.Equal(formatted, text):
			faults = append(faults, fmt.Sprintf("%s:%d: not as gofmt writes it", name, firstDifference(text, formatted)))
		}
	}
	if len(faults) > 0 {
		return "", errors.New(strings.Join(faults, "\n") + "\nmend it with: gofmt -w FILE")
	}
	return counted(len(names), "file"), nil
}

// firstDifference is the first line, from 1, in which two texts differ.
func firstDifference(one, other []byte) int {
	line := 1
	for at := range min(len(one), len(other)) {
		if one[at] != other[at] {
			break
		}
		if one[at] == '\n' {
			line++
		}
	}
	return line
}

// tests runs all tests and keeps the closing line of each package.
func (c *checker) tests(ctx context.Context) (string, error) {
	output, err := runCommand(ctx, c.root, []string{"GONGQIU_BROWSER=" + c.browser}, "go", "test", "./...")
	for line := range strings.Lines(output) {
		line = strings.TrimRight(line, "\n")
		if strings.HasPrefix(line, "ok  \t") || strings.HasPrefix(line, "FAIL\t") || strings.HasPrefix(line, "?   \t") {
			c.packages = append(c.packages, line)
		}
	}
	return fmt.Sprintf("%s, browser tests: %s", counted(len(c.packages), "package"), c.browser), err
}
