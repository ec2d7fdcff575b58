package build_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"gongqiu/build/diag"
	"gongqiu/build/words"
)

// computedWords are the beginnings of keys whose ends the program computes: from a state, a status, a kind of period.
// Each stands in the code as it is here, or without its topic.
var computedWords = []string{
	"answer.change", "command.machine", "answer.fault.", "answer.rule.", "answer.state.", "answer.why.",
	"availability.", "frequency.", "kind.", "print.", "print.related.",
	"chart.say.balance", "chart.tile.", "chart.tile.power.", "format.month.", "format.period.half.", "format.period.quarter.", "format.qualifier.",
	"plan.direction.", "plan.download.", "plan.on.previous.", "plan.policy.relation.", "plan.policy.inverse.",
	"plan.policy.chain.", "plan.policy.status.", "plan.policy.standing.", "plan.policy.level.", "plan.policy.by.groups",
	"plan.policy.by.instruments", "plan.alerts.rule.", "plan.alerts.side.",
	"plan.derivation.change.", "theme.mark.", "theme.meaning.",
}

// topics are the beginnings of keys that a package adds itself.
var topics = []string{"plan.", "theme.", "format.", "answer."}

// TestWordsUsed states that every text of the program is shown somewhere: its key stands in the code or in the default
// theme. The texts of findings have tests of their own.
func TestWordsUsed(t *testing.T) {
	literals := goLiterals(t, ".")
	for literal := range goLiterals(t, "../cmd") {
		literals[literal] = true
	}
	for literal := range templateLiterals(t) {
		literals[literal] = true
	}
	book := words.Load()
	stands := func(key string) bool {
		forms := []string{key, "@" + key, strings.TrimSuffix(key, ".")}
		for _, topic := range topics {
			if book.Has(words.Chinese, topic+key) {
				forms = nil // "policy.basis" stands for plan.policy.basis
			}
		}
		for _, topic := range topics {
			if rest, cut := strings.CutPrefix(key, topic); cut {
				forms = append(forms, rest, strings.TrimSuffix(rest, "."))
			}
		}
		return slices.ContainsFunc(forms, func(form string) bool { return literals[form] })
	}
	for _, prefix := range computedWords {
		if !stands(prefix) {
			t.Errorf("no key that begins with %q is computed any more", prefix)
		}
	}
	for _, key := range book.Keys(words.Chinese) {
		base := key
		for _, form := range []string{".one", ".other", ".nearest", ".whole"} {
			base = strings.TrimSuffix(base, form)
		}
		computed := slices.ContainsFunc(computedWords, func(prefix string) bool { return strings.HasPrefix(key, prefix) })
		if !computed && !isFinding(key) && !stands(key) && !stands(base) {
			t.Errorf("nothing uses %q", key)
		}
	}
}

func isFinding(key string) bool {
	return slices.ContainsFunc(diag.Codes(), func(code diag.Code) bool { return strings.HasPrefix(key, string(code)+".") })
}

// goLiterals are the string literals of all Go files below a folder but for tests.
func goLiterals(t *testing.T, root string) map[string]bool {
	t.Helper()
	literals := make(map[string]bool)
	err := fs.WalkDir(os.DirFS(root), ".", func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && entry.Name() == "testdata":
			return fs.SkipDir
		case !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go"):
			return nil
		}
		file, err := parser.ParseFile(token.NewFileSet(), path.Join(root, name), nil, 0)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(node ast.Node) bool {
			if literal, ok := node.(*ast.BasicLit); ok && literal.Kind == token.STRING {
				text, _ := strconv.Unquote(literal.Value)
				literals[text] = true
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return literals
}

// spoken is a word that a template asks for.
var spoken = regexp.MustCompile(`word "([^"\n]*)"`)

// templateLiterals are the words in the templates of the default theme.
func templateLiterals(t *testing.T) map[string]bool {
	t.Helper()
	literals := make(map[string]bool)
	err := fs.WalkDir(os.DirFS("../themes/default"), ".", func(name string, _ fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(name, ".html") {
			return err
		}
		text, err := os.ReadFile(path.Join("../themes/default", name))
		for _, match := range spoken.FindAllStringSubmatch(string(text), -1) {
			literals[match[1]] = true
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return literals
}
