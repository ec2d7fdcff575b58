package build_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// sourceFile is a Go file of the module, parsed.
type sourceFile struct {
	path string // from the root of the module, with slashes
	set  *token.FileSet
	tree *ast.File
}

// folder is the package of the file, without the name of the module.
func (f *sourceFile) folder() string { return path.Dir(f.path) }

// isTest tells test files, which may look anywhere.
func (f *sourceFile) isTest() bool { return strings.HasSuffix(f.path, "_test.go") }

// fault is a message with the place that it is about.
func (f *sourceFile) fault(at token.Pos, format string, args ...any) string {
	return fmt.Sprintf("%s:%d: %s", f.path, f.set.Position(at).Line, fmt.Sprintf(format, args...))
}

// allowed says whether an exception is made for the file.
func (f *sourceFile) allowed(what string) bool {
	return slices.ContainsFunc(exceptions(), func(e exception) bool {
		return e.what == what && strings.HasPrefix(f.path, e.where)
	})
}

// parse reads one file.
func parse(name, text string) (*sourceFile, error) {
	set := token.NewFileSet()
	tree, err := parser.ParseFile(set, name, text, 0)
	return &sourceFile{name, set, tree}, err
}

// readModule parses the module's own Go files, in the order of their paths.
func readModule(root string) ([]*sourceFile, error) {
	var all []*sourceFile
	err := filepath.WalkDir(root, func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		base := entry.Name()
		if entry.IsDir() {
			if name != root && (strings.HasPrefix(base, ".") || base == "testdata" || base == "public") {
				return filepath.SkipDir
			}
			return nil
		}
		if !strings.HasSuffix(base, ".go") || strings.HasPrefix(base, ".") {
			return nil
		}
		relative, err := filepath.Rel(root, name)
		if err != nil {
			return err
		}
		text, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		read, err := parse(filepath.ToSlash(relative), string(text))
		all = append(all, read)
		return err
	})
	return all, err
}

// height is the floor of a package in half floors, and whether it has one. A part of a part lies lower again.
func height(folder string) (float64, bool) {
	for at, floor := range floors() {
		if slices.Contains(floor, folder) {
			return float64(at), true
		}
	}
	parent := path.Dir(folder)
	if parent == "." || parent == "build" || parent == "cmd" {
		return 0, false
	}
	below, ok := height(parent)
	depth := strings.Count(folder, "/") - 1
	return below - 1/float64(int(2)<<max(depth-1, 0)), ok
}

// judge applies every rule to every file.
func judge(all []*sourceFile) []string {
	var faults []string
	for _, f := range all {
		if _, ok := height(f.folder()); !ok && !f.isTest() {
			faults = append(faults, f.fault(f.tree.Package,
				"package %s has no floor: give it a row in build/floors_test.go", f.folder()))
			continue
		}
		faults = append(faults, judgeImports(f)...)
		if !f.isTest() {
			faults = append(faults, judgeInit(f)...)
			faults = append(faults, judgeClock(f)...)
			faults = append(faults, judgeState(f)...)
		}
	}
	return append(faults, judgeChanges(all)...)
}

// judgeImports holds each import of a file against the floors, the owners of libraries and the forbidden packages.
func judgeImports(f *sourceFile) []string {
	var faults []string
	for _, spec := range f.tree.Imports {
		name, _ := strconv.Unquote(spec.Path.Value)
		rule := ""
		first, _, _ := strings.Cut(name, "/")
		switch {
		case first == module:
			rule = judgeFloor(f, strings.TrimPrefix(name, module+"/"))
		case strings.Contains(first, "."):
			rule = judgeLibrary(f, name)
		case (name == "reflect" || name == "unsafe") && !f.isTest() && !f.allowed(name):
			rule = fmt.Sprintf("must not import %s: no reflection and no unsafe memory in our code", name)
		}
		if rule != "" {
			faults = append(faults, f.fault(spec.Pos(), "%s/%s %s", module, f.folder(), rule))
		}
	}
	return faults
}

// judgeFloor says what is wrong with the import of a package of the project; nothing for the tests and for diag.
func judgeFloor(f *sourceFile, imported string) string {
	if f.isTest() || imported == "build/diag" && f.folder() != imported {
		return ""
	}
	from, _ := height(f.folder())
	to, ok := height(imported)
	switch {
	case !ok:
		return fmt.Sprintf("must not import %s, which has no floor in build/floors_test.go", imported)
	case to == from:
		return fmt.Sprintf("must not import %s: the two stand on the same floor", imported)
	case to > from:
		return fmt.Sprintf("must not import %s, which stands higher: imports go down only", imported)
	}
	return ""
}

// judgeLibrary says what is wrong with the import of a package from outside.
func judgeLibrary(f *sourceFile, imported string) string {
	longest, found := "", false
	for name := range libraries() {
		if (imported == name || strings.HasPrefix(imported, name+"/")) && len(name) > len(longest) {
			longest, found = name, true
		}
	}
	owners := libraries()[longest]
	switch {
	case !found:
		return fmt.Sprintf("must not import %s: it has no owner in build/floors_test.go", imported)
	case f.isTest():
		return ""
	case owners == nil:
		return fmt.Sprintf("must not import %s: it is used in tests only", imported)
	}
	for _, owner := range owners {
		if f.folder() == owner || strings.HasPrefix(f.folder(), owner+"/") {
			return ""
		}
	}
	return fmt.Sprintf("must not import %s: only %s may", imported, strings.Join(owners, " and "))
}

// judgeInit forbids init functions: a package does nothing before it is called.
func judgeInit(f *sourceFile) []string {
	var faults []string
	for _, declaration := range f.tree.Decls {
		function, ok := declaration.(*ast.FuncDecl)
		if ok && function.Recv == nil && function.Name.Name == "init" {
			faults = append(faults, f.fault(function.Pos(), "no init functions: a package does nothing before it is called"))
		}
	}
	return faults
}

// judgeClock forbids every use of the clock, also as a value: time enters as a parameter.
func judgeClock(f *sourceFile) []string {
	if f.allowed("clock") {
		return nil
	}
	var faults []string
	ast.Inspect(f.tree, func(node ast.Node) bool {
		selector, ok := node.(*ast.SelectorExpr)
		if !ok || importedName(f, selector.X) != "time" {
			return true
		}
		switch selector.Sel.Name {
		case "Now", "Since", "Until":
			faults = append(faults, f.fault(node.Pos(), "no time.%s here: time enters as a parameter", selector.Sel.Name))
		}
		return true
	})
	return faults
}

// importedName is the import path that an identifier stands for in this file; empty when it is no import.
func importedName(f *sourceFile, expression ast.Expr) string {
	identifier, ok := expression.(*ast.Ident)
	if !ok || identifier.Obj != nil { // an Obj is a declaration of this file, so not an import
		return ""
	}
	for _, spec := range f.tree.Imports {
		name, _ := strconv.Unquote(spec.Path.Value)
		local := path.Base(name)
		if spec.Name != nil {
			local = spec.Name.Name
		}
		if local == identifier.Name {
			return name
		}
	}
	return ""
}

// packageVariables calls each with every variable that a file declares for its package.
func packageVariables(f *sourceFile, each func(spec *ast.ValueSpec, name *ast.Ident)) {
	for _, declaration := range f.tree.Decls {
		general, ok := declaration.(*ast.GenDecl)
		if !ok || general.Tok != token.VAR {
			continue
		}
		for _, spec := range general.Specs {
			value := spec.(*ast.ValueSpec)
			for _, name := range value.Names {
				each(value, name)
			}
		}
	}
}

// judgeState forbids variables of a package whose very type says that they change: locks, pools, counters.
func judgeState(f *sourceFile) []string {
	var faults []string
	packageVariables(f, func(spec *ast.ValueSpec, name *ast.Ident) {
		kind := spec.Type
		if kind == nil && len(spec.Values) > 0 {
			if literal, ok := spec.Values[0].(*ast.CompositeLit); ok {
				kind = literal.Type
			}
		}
		selector, ok := kind.(*ast.SelectorExpr)
		if !ok {
			return
		}
		switch from := importedName(f, selector.X); from {
		case "sync", "sync/atomic", "bytes":
			faults = append(faults, f.fault(name.Pos(), "no globals that change: %s holds a %s.%s",
				name.Name, path.Base(from), selector.Sel.Name))
		}
	})
	return faults
}

// judgeChanges forbids changes of a package's variables, wherever in the package they happen.
func judgeChanges(all []*sourceFile) []string {
	variables := map[string]bool{} // folder, space, name
	for _, f := range all {
		packageVariables(f, func(_ *ast.ValueSpec, name *ast.Ident) {
			if !f.isTest() && name.Name != "_" {
				variables[f.folder()+" "+name.Name] = true
			}
		})
	}
	var faults []string
	for _, f := range all {
		if f.isTest() {
			continue
		}
		check := func(changed ast.Expr) {
			if name := globalName(f, changed, variables); name != "" {
				faults = append(faults, f.fault(changed.Pos(),
					"no globals that change: this changes the package's variable %s", name))
			}
		}
		ast.Inspect(f.tree, func(node ast.Node) bool {
			eachChange(node, check)
			return true
		})
	}
	return faults
}

// eachChange calls check with each expression that a statement or a call changes.
func eachChange(node ast.Node, check func(ast.Expr)) {
	switch n := node.(type) {
	case *ast.AssignStmt:
		if n.Tok != token.DEFINE {
			for _, left := range n.Lhs {
				check(left)
			}
		}
	case *ast.IncDecStmt:
		check(n.X)
	case *ast.RangeStmt:
		if n.Tok == token.ASSIGN {
			check(n.Key)
			check(n.Value)
		}
	case *ast.CallExpr:
		called, ok := n.Fun.(*ast.Ident)
		if ok && called.Obj == nil && slices.Contains([]string{"delete", "clear", "copy"}, called.Name) {
			check(n.Args[0])
		}
	}
}

// globalName is the variable of a package that an expression is a part of; empty when it is local.
func globalName(f *sourceFile, expression ast.Expr, variables map[string]bool) string {
	for {
		switch e := expression.(type) {
		case *ast.ParenExpr:
			expression = e.X
		case *ast.StarExpr:
			expression = e.X
		case *ast.IndexExpr:
			expression = e.X
		case *ast.SliceExpr:
			expression = e.X
		case *ast.SelectorExpr:
			if importedName(f, e.X) != "" {
				return e.X.(*ast.Ident).Name + "." + e.Sel.Name
			}
			expression = e.X
		case *ast.Ident:
			if e.Obj != nil && f.tree.Scope.Lookup(e.Name) != e.Obj || !variables[f.folder()+" "+e.Name] {
				return ""
			}
			return e.Name
		default:
			return ""
		}
	}
}
