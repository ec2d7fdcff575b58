package main

import (
	"context"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"
)

// The limits of what a reader can hold in the head at once. Tests are free of them: a table of cases may be long.
const (
	maxFileLines     = 400
	maxFunctionLines = 60
	maxColumns       = 120
)

// sizes says which files, functions and lines are too long.
func (c *checker) sizes(context.Context) (string, error) {
	names, err := goFiles(c.root)
	if err != nil {
		return "", err
	}
	var faults []string
	judged := 0
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		text, err := os.ReadFile(filepath.Join(c.root, name))
		if err != nil {
			return "", err
		}
		judged++
		faults = append(faults, tooLong(name, string(text))...)
	}
	if len(faults) > 0 {
		return "", errors.New(strings.Join(faults, "\n"))
	}
	return counted(judged, "file"), nil
}

// tooLong judges one file; a generated one is not for reading, and passes.
func tooLong(name, text string) []string {
	set := token.NewFileSet()
	tree, err := parser.ParseFile(set, name, text, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		return []string{err.Error()}
	}
	if ast.IsGenerated(tree) {
		return nil
	}
	var faults []string
	count := 0
	for line := range strings.Lines(text) {
		count++
		if columns := utf8.RuneCountInString(strings.TrimRight(line, "\r\n")); columns > maxColumns {
			faults = append(faults, fmt.Sprintf("%s:%d: a line of %d columns; at most %d", name, count, columns, maxColumns))
		}
	}
	if count > maxFileLines {
		faults = append(faults, fmt.Sprintf("%s:%d: a file of %d lines; at most %d: does it do one thing?",
			name, maxFileLines+1, count, maxFileLines))
	}
	for _, declaration := range tree.Decls {
		function, ok := declaration.(*ast.FuncDecl)
		if !ok {
			continue
		}
		first, last := set.Position(function.Pos()).Line, set.Position(function.End()).Line
		if lines := last - first + 1; lines > maxFunctionLines {
			faults = append(faults, fmt.Sprintf("%s:%d: %s has %d lines; at most %d",
				name, first, function.Name.Name, lines, maxFunctionLines))
		}
	}
	return faults
}
