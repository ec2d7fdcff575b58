package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"gongqiu/cmd/dev/tree"
)

// golden runs the tests of every package that has the flag -update with it, so that they write their expected results
// anew, and lists the files that changed. What changed is read before it is kept: a golden says what is right.
func golden(ctx context.Context, args []string) error {
	if err := parseFlags(flag.NewFlagSet("golden", flag.ContinueOnError), args); err != nil {
		return err
	}
	if os.Getenv("CI") != "" {
		return errors.New("expected results are not written in CI: write them at your desk, read them, and commit them")
	}
	root, err := moduleRoot()
	if err != nil {
		return err
	}
	folders, err := goldenFolders(root)
	if err != nil {
		return err
	}
	if len(folders) == 0 {
		return errors.New("no test has the flag -update")
	}
	before, err := ownTree(root)
	if err != nil {
		return err
	}
	command := slices.Concat([]string{"test", "-count=1"}, folders, []string{"-update"})
	_, testError := runCommand(ctx, root, nil, "go", command...)
	after, err := ownTree(root)
	if err != nil {
		return errors.Join(err, testError)
	}
	differences := tree.Compare(before, after)
	fmt.Printf("%s with expected results; %s changed\n", counted(len(folders), "package"),
		counted(len(differences), "file"))
	for _, line := range differences {
		fmt.Println("  " + line)
	}
	return testError
}

// ownTree sums the module's own files.
func ownTree(root string) (map[string]tree.File, error) {
	names, err := ownFiles(root)
	if err != nil {
		return nil, err
	}
	files := make(map[string]tree.File, len(names))
	for _, name := range names {
		f := tree.File{}
		if f.Sum, err = tree.Sum(filepath.Join(root, name)); err != nil {
			return nil, err
		}
		files[name] = f
	}
	return files, nil
}

// goldenFolders finds the packages whose tests declare the flag -update.
func goldenFolders(root string) ([]string, error) {
	names, err := goFiles(root)
	if err != nil {
		return nil, err
	}
	var folders []string
	for _, name := range names {
		folder := "./" + path.Dir(name)
		if !strings.HasSuffix(name, "_test.go") || slices.Contains(folders, folder) {
			continue
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), filepath.Join(root, name), nil, parser.SkipObjectResolution)
		if err != nil {
			return nil, err
		}
		if declaresUpdate(parsed) {
			folders = append(folders, folder)
		}
	}
	return folders, nil
}

// declaresUpdate looks for flag.Bool("update", …) and flag.BoolVar(&v, "update", …).
func declaresUpdate(parsed *ast.File) bool {
	found := false
	ast.Inspect(parsed, func(node ast.Node) bool {
		call, ok := node.(*ast.CallExpr)
		if !ok {
			return true
		}
		selector, ok := call.Fun.(*ast.SelectorExpr)
		if !ok || !strings.HasPrefix(selector.Sel.Name, "Bool") {
			return true
		}
		if from, ok := selector.X.(*ast.Ident); ok && from.Name == "flag" {
			found = found || slices.ContainsFunc(call.Args, isUpdate)
		}
		return true
	})
	return found
}

// isUpdate recognises the name of the flag.
func isUpdate(argument ast.Expr) bool {
	literal, ok := argument.(*ast.BasicLit)
	return ok && literal.Value == strconv.Quote("update")
}
