package yamldoc_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"gongqiu/build/diag"
	"gongqiu/build/source"
	"gongqiu/build/yamldoc"
)

func TestMap(t *testing.T) {
	node, list, _ := parse("titel: a\nfrequency: quarter\nsource:\nx: 1\n")
	read, ok := node.Map([]string{"title", "source", "frequency"}, []string{"note"})
	if !ok {
		t.Fatal("no map")
	}
	if text, ok := read.Get("frequency").Text(); !ok || text != "quarter" {
		t.Errorf("frequency %q, %v", text, ok)
	}
	if text, ok := read.Get("note").Text(); ok || text != "" {
		t.Errorf("an absent key is %q", text)
	}
	want := `yaml/missing-key 1:1+1 in= key=source
yaml/unknown-key 1:1+5 allowed=title, source, frequency, note in= key=titel nearest=title
yaml/unknown-key 4:1+1 allowed=title, source, frequency, note in= key=x nearest=`
	got := shown(list)
	if len(got) != len(want) {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestTypes(t *testing.T) {
	content := "text: 1.10\nint: 12\nquoted: \"12\"\nyes: yes\ntrue: true\nlist: [a, [b], ]\nmap: {zh: 甲, en: }\n" +
		"colon: 标题：x\nempty:\n"
	tests := []struct {
		name string
		read func(n *yamldoc.Node) (any, bool)
		key  string
		want string // the value, or the finding
		ok   bool
	}{
		{"text", readText, "text", "1.10", true},
		{"text of nothing", readText, "empty", "yaml/wrong-type 9:7+1 expected=text found=nothing key=empty value=", false},
		{"text of a list", readText, "list", "yaml/wrong-type 6:7+1 expected=text found=list key=list value=", false},
		{"int", readInt, "int", "12", true},
		{"int of a fraction", readInt, "text", "yaml/wrong-type 1:7+4 expected=whole-number found=text key=text value=1.10", false},
		{"int in quotes", readInt, "quoted", "yaml/wrong-type 3:9+4 expected=whole-number found=text key=quoted value=12", false},
		{"bool", readBool, "true", "true", true},
		{"bool yes", readBool, "yes", "yaml/wrong-type 4:6+3 expected=true-or-false found=text key=yes value=yes", false},
		{"one of", readOneOf, "text", "yaml/bad-value 1:7+4 allowed=yes, no key=text nearest= value=1.10", false},
		{"one of them", readOneOf, "yes", "yes", true},
		{"list", readStrings, "list", "yaml/wrong-type 6:11+1 expected=text found=list key=list[2] value=", false},
		{"one text as list", readStrings, "text", "1", true},
		{"map as list", readStrings, "map", "yaml/wrong-type 7:6+1 expected=text-or-list found=map key=map value=", false},
		{"localized", readLocalized, "map", "zh=甲;", true},
		{"localized plain", readLocalized, "text", "=1.10;", true},
		{"localized list", readLocalized, "list",
			"yaml/wrong-type 6:7+1 expected=text-or-languages found=list key=list value=", false},
		{"full-width colon", readMap, "colon", "yaml/syntax 8:8+4 key=colon message= problem=full-width-colon", false},
	}
	for _, test := range tests {
		node, list, ok := parse(content)
		if !ok {
			t.Fatal(shown(list))
		}
		entries, _ := node.Entries()
		for _, entry := range entries {
			if entry.Key != test.key {
				continue
			}
			value, ok := test.read(entry.Value)
			got := shown(list)
			if test.ok {
				got += value.(string)
			}
			if got != test.want || ok != test.ok {
				t.Errorf("%s: got %v %s, want %v %s", test.name, ok, got, test.ok, test.want)
			}
		}
	}
}

func readText(n *yamldoc.Node) (any, bool) { text, ok := n.Text(); return text, ok }

func readOneOf(n *yamldoc.Node) (any, bool) { text, ok := n.OneOf("yes", "no"); return text, ok }

func readMap(n *yamldoc.Node) (any, bool) { _, ok := n.Map(nil, nil); return "", ok }

func readInt(n *yamldoc.Node) (any, bool) {
	number, ok := n.Int()
	if number == 12 {
		return "12", ok
	}
	return "", ok
}

func readBool(n *yamldoc.Node) (any, bool) {
	value, ok := n.Bool()
	if value {
		return "true", ok
	}
	return "", ok
}

func readStrings(n *yamldoc.Node) (any, bool) {
	texts, ok := n.StringOrList()
	return string(rune('0' + len(texts))), ok
}

func readLocalized(n *yamldoc.Node) (any, bool) {
	translations, ok := n.Localized([]string{"zh", "en"})
	text := ""
	for _, translation := range translations {
		text += translation.Language + "=" + translation.Text + ";"
	}
	return text, ok
}

func TestNilNode(t *testing.T) {
	var node *yamldoc.Node
	for name, read := range map[string]func(n *yamldoc.Node) (any, bool){
		"text": readText, "int": readInt, "bool": readBool, "list": readStrings, "map": readMap,
		"localized": readLocalized, "one of": readOneOf,
	} {
		if _, ok := read(node); ok {
			t.Errorf("%s of an absent key is there", name)
		}
	}
	node.Report(diag.YAMLBadValue, nil)
	if node.Place() != (diag.Place{}) || node.Path() != "" || node.Kind() != yamldoc.Nothing {
		t.Error("an absent key has a place")
	}
}

func TestPath(t *testing.T) {
	node, _, _ := parse("dimensions:\n  region: [{codelist: a}, b]\n")
	entries, _ := node.Entries()
	entries, _ = entries[0].Value.Entries()
	items, _ := entries[0].Value.List()
	entries, _ = items[0].Entries()
	if got := entries[0].Value.Path(); got != "dimensions.region[1].codelist" {
		t.Errorf("path %q", got)
	}
}

// FuzzParse: no input makes it panic, whatever is refused has a finding, and every place is inside the file.
func FuzzParse(f *testing.F) {
	for _, seed := range []string{
		"a: b\n", "标题：地区\n", "a: [b, {c: d}]\n", "- |\n  x\n", "a: \"x\n\" \n", "? a\n: b\n", "a: &x 1\nb: *x\n",
		"---\na: 1\n---\n", "a: 'it''s'\n", "\t- a", "a: >-\n\n  b\n  c\n", "{a: 1, a: 2}", "!!str a: !!map b", "%YAML 1.1\n",
	} {
		f.Add(seed, 1)
	}
	f.Fuzz(func(t *testing.T, content string, firstLine int) {
		if !utf8.ValidString(content) || strings.ContainsRune(content, 0x0D) || firstLine < 1 || firstLine > 1000 {
			t.Skip()
		}
		if _, odd := source.OddCharacter(content); odd {
			t.Skip()
		}
		var list diag.List
		text := source.NewFragment("a.md", content, firstLine, 0)
		node, ok := yamldoc.Parse(text, &list)
		if !ok && len(list.Sorted()) == 0 {
			t.Error("refused without a finding")
		}
		for _, finding := range list.Sorted() {
			inside(t, text, finding.Place)
		}
		if ok {
			visit(t, text, node)
		}
	})
}

func inside(t *testing.T, text source.Text, place diag.Place) {
	if place.Line == 0 {
		return
	}
	if place.Line < text.FirstLine() || place.Line > text.FirstLine()+text.Lines() {
		t.Errorf("line %d outside %d+%d", place.Line, text.FirstLine(), text.Lines())
	}
	if length := utf8.RuneCountInString(text.Line(place.Line)); place.Column > length+1 ||
		place.Width > 1 && place.Column-1+place.Width > length {
		t.Errorf("columns %d+%d outside %q", place.Column, place.Width, text.Line(place.Line))
	}
}

func visit(t *testing.T, text source.Text, node *yamldoc.Node) {
	inside(t, text, node.Place())
	switch node.Kind() {
	case yamldoc.List:
		items, _ := node.List()
		for _, item := range items {
			visit(t, text, item)
		}
	case yamldoc.Mapping:
		entries, _ := node.Entries()
		for _, entry := range entries {
			visit(t, text, entry.Name)
			visit(t, text, entry.Value)
		}
	}
}
