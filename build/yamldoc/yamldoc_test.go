package yamldoc_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"gongqiu/build/diag"
	"gongqiu/build/source"
	"gongqiu/build/yamldoc"
)

// shown writes findings in one line each: code, place and arguments in the order of their names.
func shown(list *diag.List) string {
	var lines []string
	for _, f := range list.Sorted() {
		line := fmt.Sprintf("%s %d:%d+%d", f.Code, f.Place.Line, f.Place.Column, f.Place.Width)
		names := make([]string, 0, len(f.Args))
		for name := range f.Args {
			names = append(names, name)
		}
		slices.Sort(names)
		for _, name := range names {
			line += " " + name + "=" + f.Args[name]
		}
		for _, related := range f.Related {
			line += fmt.Sprintf(" %s at %d:%d", related.Role, related.Place.Line, related.Place.Column)
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}

func parse(content string) (*yamldoc.Node, *diag.List, bool) {
	var list diag.List
	node, ok := yamldoc.Parse(source.NewText("a.yaml", content), &list)
	return node, &list, ok
}

// outline writes a tree with the place and width of every value.
func outline(node *yamldoc.Node) string {
	place := node.Place()
	at := fmt.Sprintf("%d:%d+%d", place.Line, place.Column, place.Width)
	switch node.Kind() {
	case yamldoc.List:
		items, _ := node.List()
		parts := make([]string, len(items))
		for i, item := range items {
			parts[i] = outline(item)
		}
		return at + "[" + strings.Join(parts, " ") + "]"
	case yamldoc.Mapping:
		entries, _ := node.Entries()
		parts := make([]string, len(entries))
		for i, entry := range entries {
			parts[i] = outline(entry.Name) + ":" + outline(entry.Value)
		}
		return at + "{" + strings.Join(parts, " ") + "}"
	case yamldoc.Text:
		text, _ := node.Text()
		return fmt.Sprintf("%s %q", at, text)
	default:
		return at + " nothing"
	}
}

func TestParse(t *testing.T) {
	tests := []struct{ name, content, want string }{
		{"empty", "", "1:1+1 nothing"},
		{"comment only", "# x\n", "1:1+1 nothing"},
		{"text", "求人倍率", `1:1+4 "求人倍率"`},
		{"map", "标题: 无锡市 # 注\nb: \"x \\\"y\"\n", `1:1+1{1:1+2 "标题":1:5+3 "无锡市" 2:1+1 "b":2:4+7 "x \"y"}`},
		{"as written", "a: 2010-04\nb: 010\nc: 1.10\nd: yes\ne: 2005-11-02\n",
			`1:1+1{1:1+1 "a":1:4+7 "2010-04" 2:1+1 "b":2:4+3 "010" 3:1+1 "c":3:4+4 "1.10" 4:1+1 "d":4:4+3 "yes" ` +
				`5:1+1 "e":5:4+10 "2005-11-02"}`},
		{"nothing", "a:\nb: ~\nc: null\nd: ''\n",
			`1:1+1{1:1+1 "a":1:3+1 nothing 2:1+1 "b":2:4+1 nothing 3:1+1 "c":3:4+4 nothing 4:1+1 "d":4:4+2 ""}`},
		{"flow", "{zh: 地区, en: 'It''s'}", `1:1+1{1:2+2 "zh":1:6+2 "地区" 1:10+2 "en":1:14+7 "It's"}`},
		{"list", "- a\n- [b, 丙]\n", `1:1+1[1:3+1 "a" 2:3+1[2:4+1 "b" 2:7+1 "丙"]]`},
		{"block", "a: |\n  x\n  y\nb: x\n  y\n", `1:1+1{1:1+1 "a":1:4+1 "x\ny\n" 4:1+1 "b":4:4+1 "x y"}`},
		{"one document", "---\na: b\n", `2:1+1{2:1+1 "a":2:4+1 "b"}`},
		{"tag of text", "a: !!str 1\n", `1:1+1{1:1+1 "a":1:4+1 "1"}`},
	}
	for _, test := range tests {
		node, list, ok := parse(test.content)
		if !ok || len(list.Sorted()) > 0 {
			t.Errorf("%s: %v\n%s", test.name, ok, shown(list))
			continue
		}
		if got := outline(node); got != test.want {
			t.Errorf("%s: got\n%s\nwant\n%s", test.name, got, test.want)
		}
	}
}

func TestSyntax(t *testing.T) {
	tests := []struct{ name, content, want string }{
		{"tab", "a:\n  b: 1\n\tc: 2\n", "yaml/syntax 3:2+4 problem=tab"},
		{"colon in text", "a: 1\nb: x: y\nc: 2\n", "yaml/syntax 2:1+7 problem=colon"},
		{"indentation", "a: 1\nb: 2\n c: 3\nd: 4\n", "yaml/syntax 3:2+4 problem=indentation"},
		{"indentation less", "a:\n   b: 1\n  c: 2\nd: 4\n", "yaml/syntax 3:3+4 problem=indentation"},
		{"list beside map", "a: 1\n- b\nc: 2\n", "yaml/syntax 2:1+3 problem=indentation"},
		{"no colon", "a: 1\nfrequency\nc: 2\n", "yaml/syntax 2:1+9 problem=missing-colon"},
		{"full-width colon", "a: 1\n标题：地区\nc: 2\n", "yaml/syntax 2:1+5 problem=full-width-colon"},
		{"quote", "a: 1\nb: \"x\nc: 2\n", "yaml/syntax 2:1+5 problem=quote"},
		{"quote on the first line", "a: \"x\nb: 1\nc: 2\n", "yaml/syntax 1:1+5 problem=quote"},
		{"quote on the last line", "a: 1\nb: 'x\n", "yaml/syntax 2:1+5 problem=quote"},
		{"bracket", "a: 1\nb: [x, y\nc: 2\n", "yaml/syntax 2:1+8 problem=bracket"},
		{"character", "a: 1\nb: @x\n", "yaml/syntax 2:1+5 problem=character"},
		{"escape", "a: \"\\q\"\n", "yaml/syntax 1:1+7 problem=escape"},
		{"second document", "a: 1\n---\nb: 2\n", "yaml/syntax 2:1+3 problem=second-document"},
		{"unknown alias", "a: 1\nb: *x\n", "yaml/alias 2:1+5 value=x what=alias"},
		{"alias", "a: &x 1\nb: *x\n", "yaml/alias 1:4+1 key=a value=x what=anchor\nyaml/alias 2:4+1 key=b value=x what=alias"},
		{"tag", "a: !!binary aGk=\n", "yaml/alias 1:4+1 key=a value=!!binary what=tag"},
		{"double key", "a: 1\nb: 2\na: 3\n", "yaml/duplicate-key 3:1+1 in= key=a first at 1:1"},
		{"list as key", "? [a, b]\n: 1\n", "yaml/wrong-type 1:3+1 expected=text found=list key= value="},
	}
	for _, test := range tests {
		_, list, _ := parse(test.content)
		got := shown(list)
		if before, message, has := strings.Cut(got, " message="); has {
			_, problem, _ := strings.Cut(message, " problem=")
			got = before + " problem=" + problem
		}
		if got != test.want {
			t.Errorf("%s: got\n%s\nwant\n%s", test.name, got, test.want)
		}
	}
}

func TestLimits(t *testing.T) {
	var keys strings.Builder
	for i := range yamldoc.MaximumKeys + 1 {
		fmt.Fprintf(&keys, "k%d: 1\n", i)
	}
	tests := []struct{ name, content, what string }{
		{"bytes", strings.Repeat("# xxxxxxx\n", yamldoc.MaximumBytes/10+1), "bytes"},
		{"depth", strings.Repeat("[", 33) + strings.Repeat("]", 33), "depth"},
		{"nodes", strings.Repeat("- [a,b,c,d]\n", 2001), "nodes"},
		{"keys", keys.String(), "keys"},
	}
	for _, test := range tests {
		_, list, ok := parse(test.content)
		found := list.Sorted()
		if ok || len(found) != 1 || found[0].Code != diag.YAMLTooComplex || found[0].Args["what"] != test.what {
			t.Errorf("%s: %v\n%s", test.name, ok, shown(list))
		}
	}
}

// TestBombs gives the parser a quarter of a megabyte of what is known to make parsers slow. The caps are of structure;
// the generous time only shows that nothing here is quadratic.
func TestBombs(t *testing.T) {
	const size = yamldoc.MaximumBytes - 64
	pieces := []string{
		"[", "{", "- ", "? ", "a: ", "{a: ", "[a, ", "\"", "'", "# \n", "\n", "a\n", "- a\n", "a: b\n", " \n", "*a ",
		"&a ", "!a ", "|\n", "[[], ", "{a: [", "---\n", "? a\n", "%a\n", "a #b\n", "- #\n", "\t", "- - ", "[\n", "x,",
		"- # c\n# d\n", "a: # c\n",
	}
	for _, piece := range pieces {
		start := time.Now()
		parse(strings.Repeat(piece, size/len(piece)))
		if took := time.Since(start); took > 10*time.Second {
			t.Errorf("%q repeated took %v", piece, took)
		} else if took > 300*time.Millisecond {
			t.Logf("%q repeated took %v", piece, took)
		}
	}
}

func TestFragmentPlaces(t *testing.T) {
	page := source.NewText("a.md", "---\ntitle: x\n求人: [1, 2\n---\n")
	var list diag.List
	if _, ok := yamldoc.Parse(page.Fragment(4, len(page.Content)-4), &list); ok {
		t.Error("an open bracket was read")
	}
	if got := list.Sorted()[0].Place; got.Line != 3 || got.Column != 1 || got.Text != "求人: [1, 2" {
		t.Errorf("place %+v", got)
	}
	list = diag.List{}
	node, _ := yamldoc.Parse(source.NewFragment("a.md", "kind: line\nby: x\n", 10, 2), &list)
	node.Map([]string{"kind"}, nil)
	if got := list.Sorted()[0].Place; got.Line != 11 || got.Column != 3 || got.Width != 2 || got.Text != "  by: x" {
		t.Errorf("place %+v", got)
	}
}
