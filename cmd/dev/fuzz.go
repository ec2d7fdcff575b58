package main

import (
	"context"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"path"
	"path/filepath"
	"strings"
)

// fuzzTarget is a fuzz test: a function of a package.
type fuzzTarget struct {
	folder, name string
}

// minimizing is how many runs go test may take to make an input smaller that it wants to keep. By itself it takes a
// minute, and with targets that do not always take the same way through the program it mostly takes it in vain: then a
// search of some minutes is one of a few inputs.
const minimizing = "10x"

// fuzzing fuzzes each target for the time that was asked for. Without a time it only says how many targets there are:
// their seeds, and every input that once failed, have run among the tests.
func (c *checker) fuzzing(ctx context.Context) (string, error) {
	targets, err := fuzzTargets(c.root)
	if err != nil {
		return "", err
	}
	if c.fuzzTime == 0 {
		return fmt.Sprintf("the seeds of %s ran as tests; -fuzz-time 10s searches further",
			counted(len(targets), "target")), nil
	}
	var faults []error
	for _, target := range targets {
		_, err := runCommand(ctx, c.root, nil, "go", "test", "-run", "^$", "-fuzz", "^"+target.name+"$",
			"-fuzztime", c.fuzzTime.String(), "-fuzzminimizetime", minimizing, "./"+target.folder)
		if err != nil {
			faults = append(faults, err)
		}
		if ctx.Err() != nil {
			break
		}
	}
	return fmt.Sprintf("%s, %s each", counted(len(targets), "target"), c.fuzzTime), errors.Join(faults...)
}

// fuzzTargets finds the fuzz tests of the module.
func fuzzTargets(root string) ([]fuzzTarget, error) {
	names, err := goFiles(root)
	if err != nil {
		return nil, err
	}
	var targets []fuzzTarget
	for _, name := range names {
		if !strings.HasSuffix(name, "_test.go") {
			continue
		}
		tree, err := parser.ParseFile(token.NewFileSet(), filepath.Join(root, name), nil, parser.SkipObjectResolution)
		if err != nil {
			return nil, err
		}
		for _, declaration := range tree.Decls {
			function, ok := declaration.(*ast.FuncDecl)
			if ok && function.Recv == nil && strings.HasPrefix(function.Name.Name, "Fuzz") {
				targets = append(targets, fuzzTarget{path.Dir(name), function.Name.Name})
			}
		}
	}
	return targets, nil
}
