package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// moduleRoot finds the folder of go.mod, from the current folder upwards.
func moduleRoot() (string, error) {
	folder, err := os.Getwd()
	if err != nil {
		return "", err
	}
	for {
		if _, err := os.Stat(filepath.Join(folder, "go.mod")); err == nil {
			return folder, nil
		}
		parent := filepath.Dir(folder)
		if parent == folder {
			return "", errors.New("there is no go.mod here or above")
		}
		folder = parent
	}
}

// ownFiles lists the files of the module that its developers wrote, by slash paths from the root, sorted. Dot-folders,
// the output folder and folders of other modules are left out; test data are not.
func ownFiles(root string) ([]string, error) {
	var names []string
	err := filepath.WalkDir(root, func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		relative, err := filepath.Rel(root, name)
		if err != nil {
			return err
		}
		relative = filepath.ToSlash(relative)
		switch {
		case relative == ".":
			return nil
		case entry.IsDir() && (relative == "public" || entry.Name()[0] == '.' || isModule(name)):
			return filepath.SkipDir
		case entry.Type().IsRegular():
			names = append(names, relative)
		}
		return nil
	})
	return names, err
}

// isModule says whether a folder holds a go.mod of its own.
func isModule(folder string) bool {
	_, err := os.Stat(filepath.Join(folder, "go.mod"))
	return err == nil
}

// goFiles lists the module's own Go files; those in test data are not ours to judge.
func goFiles(root string) ([]string, error) {
	all, err := ownFiles(root)
	var names []string
	for _, name := range all {
		if strings.HasSuffix(name, ".go") && !strings.Contains("/"+name, "/testdata/") {
			names = append(names, name)
		}
	}
	return names, err
}

// commandError is a command that failed, with all that it said.
type commandError struct {
	command string
	output  string
	cause   error
}

// Error is the command, its end and its words.
func (e *commandError) Error() string {
	return strings.TrimRight(fmt.Sprintf("%s: %v\n%s", e.command, e.cause, e.output), "\n")
}

// Unwrap is why the command ended.
func (e *commandError) Unwrap() error { return e.cause }

// runCommand runs a command in a folder without input, with more settings in its environment, and returns what it said
// on both outputs.
func runCommand(ctx context.Context, folder string, settings []string, name string, args ...string) (string, error) {
	var output bytes.Buffer
	command := exec.CommandContext(ctx, name, args...)
	command.Dir = folder
	command.Env = append(os.Environ(), settings...)
	command.Stdout, command.Stderr = &output, &output
	command.Cancel = func() error { return command.Process.Signal(os.Interrupt) }
	command.WaitDelay = 5 * time.Second
	if err := command.Run(); err != nil {
		if ctx.Err() != nil {
			err = ctx.Err()
		}
		words := filepath.Base(name) + " " + strings.Join(args, " ")
		return output.String(), &commandError{words, output.String(), err}
	}
	return output.String(), nil
}
