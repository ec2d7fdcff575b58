// Package build_test proves the rules of the house that a compiler does not know. This file holds the tables: which
// package stands on which floor, who owns which library, and the few exceptions, each with its reason. The rules
// themselves are in floors_rules_test.go.
package build_test

import (
	"path"
	"strings"
	"testing"
)

// module is the name of this module; its packages are named here without it.
const module = "gongqiu"

// floors lists the packages from the ground up. A package imports from lower floors only, never from its own. The one
// exception is build/diag, which all may import. A package that is not listed stands half a floor below its parent
// folder: a part of it, on top of all that the parent stands on.
func floors() [][]string {
	return [][]string{
		{"build/diag", "build/period", "build/decimal", "build/words"},
		{"build/source", "build/model", "build/format"},
		{"build/table", "build/yamldoc", "build/lookup", "build/claim"},
		{"build/prose"},
		{"build/load"},
		{"build/resolve"},
		{"build/derive"},
		{"build/judge"},
		{"build/chart", "build/derivation"},
		{"build/plan", "themes"},
		{"build/render", "build/download", "build/answer", "build/search"},
		{"build/write"},
		{"build"},
		{"build/serve", "build/publish", "build/snapshot"},
		{"cmd/dev/tree", "cmd/dev/workload", "cmd/dev/command"},
		{"cmd/gongqiu", "cmd/dev"},
	}
}

// libraries names the packages that may import a module from outside, their parts included. A nil list means tests
// only. golang.org/x is free to all. The longest name that fits an import path counts.
func libraries() map[string][]string {
	return map[string][]string{
		"golang.org/x":                        {"build", "cmd", "themes"},
		"gopkg.in/yaml.v3":                    {"build/yamldoc"},
		"github.com/xuri/excelize/v2":         {"build/table", "build/download"},
		"github.com/yuin/goldmark":            {"build/prose"},
		"github.com/go-echarts/go-echarts/v2": {"build/chart"},
		"github.com/fsnotify/fsnotify":        {"build/serve"},
		"github.com/minio/minio-go/v7":        {"build/publish"},
		"github.com/ClickHouse/clickhouse-go": {"build/snapshot"},
		"github.com/jackc/pgx/v5":             {"build/snapshot"},
		"github.com/alecthomas/kong":          {"cmd/gongqiu"},
		"github.com/chromedp":                 nil,
		"github.com/google/go-cmp":            nil,
		"github.com/johannesboyne/gofakes3":   nil,
		"github.com/rogpeppe/go-internal":     nil,
		"pgregory.net/rapid":                  nil,
	}
}

// exception lets one folder or file do what a rule forbids. The reason is for the reader of this list.
type exception struct {
	what   string // an import path, or clock for time.Now and its kin
	where  string // a folder, or the beginning of a file's path
	reason string
}

// exceptions lists all of them.
func exceptions() []exception {
	return []exception{
		{"unsafe", "build/source/", "a table of 64 MB is taken over as a string without a copy"},
		{"clock", "cmd/", "the command reads the clock and hands it down, and the runner takes times"},
		{"clock", "build/serve/", "the preview waits for a quiet moment after a save"},
		{"clock", "build/write/lock", "the lock says since when it is held"},
		{"clock", "build/build.go", "the build measures how long each stage takes"},
		{"clock", "build/handful.go", "the build measures which pages are slow"},
	}
}

// TestFloors reads every Go file of the module and reports each place that breaks a rule.
func TestFloors(t *testing.T) {
	sources, err := readModule("..")
	if err != nil {
		t.Fatal(err)
	}
	for _, fault := range judge(sources) {
		t.Error(fault)
	}
}

// TestFloorsTable proves that the tables themselves are sound: no package twice, none without its floor.
func TestFloorsTable(t *testing.T) {
	seen := map[string]bool{}
	for _, floor := range floors() {
		for _, folder := range floor {
			if seen[folder] {
				t.Errorf("%s stands on two floors", folder)
			}
			seen[folder] = true
		}
	}
	for name, owners := range libraries() {
		for _, owner := range owners {
			if _, ok := height(owner); !ok && owner != "cmd" {
				t.Errorf("%s is owned by %s, which has no floor", name, owner)
			}
		}
	}
	for _, e := range exceptions() {
		if path.IsAbs(e.where) || e.where == "" || e.reason == "" {
			t.Errorf("the exception of %s for %q needs a folder and a reason", e.what, e.where)
		}
	}
}

// TestFloorsNotice shows each rule a file that breaks it: a rule that notices nothing would prove nothing.
func TestFloorsNotice(t *testing.T) {
	cases := []struct {
		name, path, text, want string
	}{
		{"up", "build/model/x.go", `import "gongqiu/build/load"`, "1: gongqiu/build/model must not import"},
		{"sideways", "build/chart/x.go", `import "gongqiu/build/chart/other"`, ""},
		{"same floor", "build/plan/x.go", `import "gongqiu/themes"`, "stand on the same floor"},
		{"ground", "build/words/x.go", `import "gongqiu/build/period"`, "stand on the same floor"},
		{"diag from the ground", "build/words/x.go", `import "gongqiu/build/diag"`, ""},
		{"part to parent", "build/render/markup/x.go", `import "gongqiu/build/render"`, "stands higher"},
		{"part to part", "build/render/markup/x.go", `import "gongqiu/build/render/other"`, "same floor"},
		{"parent to part", "build/render/x.go", `import "gongqiu/build/render/markup"`, ""},
		{"tests look anywhere", "build/model/x_test.go", `import "gongqiu/build/load"`, ""},
		{"unknown package", "tools/x.go", ``, "has no floor"},
		{"unknown import", "build/load/x.go", `import "gongqiu/tools"`, "has no floor"},
		{"library of another", "build/load/x.go", `import "gopkg.in/yaml.v3"`, "only build/yamldoc"},
		{"library of its own", "build/yamldoc/x.go", `import "gopkg.in/yaml.v3"`, ""},
		{"library without owner", "build/load/x.go", `import "example.org/left-pad"`, "no owner"},
		{"library of tests", "build/load/x.go", `import "github.com/google/go-cmp/cmp"`, "in tests only"},
		{"library in a test", "build/load/x_test.go", `import "github.com/google/go-cmp/cmp"`, ""},
		{"free library", "build/load/x.go", `import "golang.org/x/sync/errgroup"`, ""},
		{"reflect", "build/load/x.go", `import "reflect"`, "must not import reflect"},
		{"unsafe", "build/load/x.go", `import "unsafe"`, "must not import unsafe"},
		{"unsafe with a reason", "build/source/x.go", `import "unsafe"`, ""},
		{"init", "build/load/x.go", `func init() {}`, "no init functions"},
		{"method named init", "build/load/x.go", `type a int; func (a) init() {}`, ""},
		{"clock", "build/plan/x.go", `import "time"; func f() any { return time.Now() }`, "time.Now"},
		{"clock renamed", "build/plan/x.go", `import t "time"; var now = t.Now`, "time.Now"},
		{"clock in a test", "build/plan/x_test.go", `import "time"; var now = time.Now`, ""},
		{"clock of the command", "cmd/gongqiu/x.go", `import "time"; var now = time.Now`, ""},
		{"global assigned", "build/plan/x.go", `var v = 1; func f() { v = 2 }`, "changes the package's variable v"},
		{"global counted", "build/plan/x.go", `var v int; func f() { v++ }`, "changes the package's variable v"},
		{"global map", "build/plan/x.go", `var m = map[int]int{}; func f() { m[1] = 2 }`, "variable m"},
		{"global cleared", "build/plan/x.go", `var m = map[int]int{}; func f() { clear(m) }`, "variable m"},
		{"global field", "build/plan/x.go", `var s struct{ a []int }; func f() { s.a[0] = 2 }`, "variable s"},
		{"global in a range", "build/plan/x.go", `var v int; func f() { for _, v = range []int{1} {} }`, "variable v"},
		{"blank", "build/plan/x.go", `var _ = 1; func f(v int) { _ = v }`, ""},
		{"global shadowed", "build/plan/x.go", `var v = 1; func f() { v := 3; v = 2; _ = v }`, ""},
		{"global of another", "build/plan/x.go", `import "os"; func f() { os.Args = nil }`, "variable os.Args"},
		{"global lock", "build/plan/x.go", `import "sync"; var v sync.Map`, "holds a sync.Map"},
		{"global made once", "build/plan/x.go", `import "sync"; var v = sync.OnceValue(f)`, ""},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			read, err := parse(c.path, "package x; "+c.text)
			if err != nil {
				t.Fatal(err)
			}
			got := strings.Join(judge([]*sourceFile{read}), "\n")
			if c.want == "" && got != "" {
				t.Errorf("must pass, but: %s", got)
			}
			if !strings.Contains(got, c.want) {
				t.Errorf("must be noticed with %q, got %q", c.want, got)
			}
		})
	}
}
