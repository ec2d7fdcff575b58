package words_test

import (
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"gongqiu/build/words"
)

// TestLanguagesAgree proves that all languages have the same keys with the same placeholders.
func TestLanguagesAgree(t *testing.T) {
	book := words.Load()
	for _, language := range words.Languages() {
		for _, key := range book.Keys(words.Chinese) {
			if !book.Has(language, key) {
				t.Errorf("%s lacks %q", language, key)
			}
		}
		for _, key := range book.Keys(language) {
			text, _ := book.Raw(language, key)
			chinese, has := book.Raw(words.Chinese, key)
			if !has {
				t.Errorf("%s has %q, which zh lacks", language, key)
				continue
			}
			if (strings.TrimSpace(text) == "") != (strings.TrimSpace(chinese) == "") {
				t.Errorf("%q is empty in one language", key)
			}
			if isLiteral(key) {
				continue
			}
			if got, want := words.Placeholders(text), words.Placeholders(chinese); !slices.Equal(got, want) {
				t.Errorf("%s: %q has placeholders %q, zh has %q", language, key, got, want)
			}
		}
	}
}

// isLiteral says whether the braces of a text are meant as they stand: the text is shown without arguments.
func isLiteral(key string) bool {
	return strings.HasSuffix(key, ".example") || strings.HasSuffix(key, ".rule") ||
		strings.HasSuffix(key, ".text-or-languages") || strings.HasPrefix(key, "dataset/bad-pattern.help")
}

// sortedTopics are the files whose keys stand in alphabetical order; others keep the order of their pages.
var sortedTopics = []string{"command", "findings", "format", "site"}

// TestFilesSorted proves that every file is a flat object in alphabetical order, each key once.
func TestFilesSorted(t *testing.T) {
	names, err := filepath.Glob("*.json")
	if err != nil || len(names) == 0 {
		t.Fatal("no files", err)
	}
	keyLine := regexp.MustCompile(`(?m)^  "([^"]+)": "`)
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		var keys []string
		for _, match := range keyLine.FindAllSubmatch(data, -1) {
			keys = append(keys, string(match[1]))
		}
		topic, _, _ := strings.Cut(name, ".")
		if slices.Contains(sortedTopics, topic) && !slices.IsSorted(keys) {
			t.Errorf("%s: keys are not sorted", name)
		}
		var texts map[string]string
		if err := json.Unmarshal(data, &texts); err != nil {
			t.Errorf("%s: %v", name, err)
		} else if len(texts) != len(keys) {
			t.Errorf("%s: %d keys on %d lines: a key is given twice, or not on a line of its own", name, len(texts), len(keys))
		}
	}
}

// codes reads the codes of package diag from its source: a package of this floor does not import another.
func codes(t *testing.T) []string {
	source, err := os.ReadFile("../diag/codes.go")
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, match := range regexp.MustCompile(`Code = "([^"]+)"`).FindAllSubmatch(source, -1) {
		out = append(out, string(match[1]))
	}
	if len(out) < 50 {
		t.Fatalf("only %d codes found", len(out))
	}
	return out
}

// TestCodesCovered proves that every code has all its texts, and that they speak of its documented arguments only.
func TestCodesCovered(t *testing.T) {
	book := words.Load()
	known := codes(t)
	for _, code := range known {
		args := words.FindingArgs(code)
		if args == nil {
			t.Errorf("%s has no row in findingArgs", code)
		}
		for _, language := range words.Languages() {
			var used []string
			for _, part := range []string{"title", "message", "help", "rule", "example"} {
				if !book.Has(language, code+"."+part) {
					t.Errorf("%s lacks %s.%s", language, code, part)
				}
			}
			for _, key := range book.Keys(language) {
				text, _ := book.Raw(language, key)
				if strings.HasPrefix(key, code+".") && !isLiteral(key) {
					used = append(used, words.Placeholders(text)...)
				}
				if strings.HasPrefix(key, code+".help") && !strings.HasSuffix(key, ".nearest") &&
					slices.Contains(words.Placeholders(text), "nearest") {
					t.Errorf("%s: %s speaks of nearest, which may be empty", language, key)
				}
			}
			for _, name := range used {
				if !slices.Contains(args, name) {
					t.Errorf("%s: the texts of %s use {%s}, which is not among its arguments", language, code, name)
				}
			}
			for _, name := range args {
				if !slices.Contains([]string{"reason", "what", "list", "nearest"}, name) && !slices.Contains(used, name) {
					t.Errorf("%s: the texts of %s leave out {%s}", language, code, name)
				}
			}
			example, _ := book.Raw(language, code+".example")
			if !strings.Contains(example, "✗ ") || !strings.Contains(example, "\n✓ ") {
				t.Errorf("%s: the example of %s lacks a wrong or a right snippet", language, code)
			}
		}
	}
	for _, key := range book.Keys(words.English) {
		code, isTitle := strings.CutSuffix(key, ".title")
		if isTitle && strings.Contains(code, "/") && !slices.Contains(known, code) {
			t.Errorf("texts for %q, which is no code", code)
		}
	}
}

// TestFilesWhole proves that the program's own files hold no fault, so that Load need not report one.
func TestFilesWhole(t *testing.T) {
	if _, err := words.Read(os.DirFS(".")); err != nil {
		t.Error(err)
	}
}

func testBook(t *testing.T) *words.Book {
	book, err := words.Read(fstest.MapFS{"a.en.json": {Data: []byte(`{
		"plain": "text", "greet": "{a} and {b}, {a}", "open": "{a", "@": "no",
		"rows.one": "{count} row", "rows.other": "{count} rows", "type.list": "a list",
		"x/y.message": "{value} is not {expected}", "x/y.help": "cure", "x/y.help.nearest": "did you mean {nearest}?",
		"x/y.help.grouping": "group"
	}`)}})
	if err != nil {
		t.Fatal(err)
	}
	return book
}

func TestText(t *testing.T) {
	book := testBook(t)
	tests := []struct {
		key  string
		args []string
		want string
	}{
		{"plain", nil, "text"},
		{"plain", []string{"a", "1"}, "text"},
		{"greet", []string{"a", "1", "b", "{a}"}, "1 and {a}, 1"},
		{"greet", []string{"a", "1"}, "1 and {b}, 1"},
		{"greet", []string{"a", "@type.list", "b", "@nobody"}, "a list and @nobody, a list"},
		{"greet", nil, "{a} and {b}, {a}"},
		{"open", []string{"a", "1"}, "{a"},
		{"rows", []string{"count", "1"}, "1 row"},
		{"rows", []string{"count", "0"}, "0 rows"},
		{"nothing", nil, "⟦nothing⟧"},
		{"nothing", []string{"a", "1"}, "⟦nothing⟧"},
	}
	for _, test := range tests {
		if got := book.Text("en", test.key, test.args...); got != test.want {
			t.Errorf("Text(%q, %q) = %q, want %q", test.key, test.args, got, test.want)
		}
	}
	if got := book.Count("en", "rows", 2); got != "2 rows" {
		t.Errorf("Count = %q", got)
	}
}

func TestTexts(t *testing.T) {
	texts := testBook(t).Texts("en")
	if got := texts.Message("x/y", map[string]string{"value": "v", "expected": "@type.list"}); got != "v is not a list" {
		t.Errorf("message %q", got)
	}
	tests := []struct{ nearest, reason, want string }{
		{"", "", "cure"}, {"n", "", "did you mean n?"}, {"", "grouping", "group"}, {"", "other", "cure"},
	}
	for _, test := range tests {
		args := map[string]string{"nearest": test.nearest, "reason": test.reason}
		if got := texts.Help("x/y", args); got != test.want {
			t.Errorf("help of %v is %q, want %q", args, got, test.want)
		}
	}
}

func TestReadFaults(t *testing.T) {
	for name, files := range map[string]fstest.MapFS{
		"twice":    {"a.en.json": {Data: []byte(`{"k": "1"}`)}, "b.en.json": {Data: []byte(`{"k": "2"}`)}},
		"not flat": {"a.en.json": {Data: []byte(`{"k": {"l": "1"}}`)}},
		"name":     {"a.json": {Data: []byte(`{}`)}},
		"not JSON": {"a.en.json": {Data: []byte(`{"k": "1",}`)}},
		"no end":   {"a.en.json": {Data: []byte(`{"k": "1"`)}},
		"no text":  {"a.en.json": {Data: []byte(`{"k": null}`)}},
		"two":      {"a.en.json": {Data: []byte(`{"k": "1"} {}`)}},
		"a tab":    {"a.en.json": {Data: []byte("{\"k\": \"\t\"}")}},
	} {
		if _, err := words.Read(files); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

// FuzzRead holds what is read to what encoding/json reads.
func FuzzRead(f *testing.F) {
	f.Add([]byte(`{"a": "b"}`))
	f.Add([]byte("{ \"a\\n\" :\"\\u00e9\\\"\" ,\"b\":\"{x}\"}\n"))
	f.Add([]byte(`{}`))
	f.Add([]byte(`{"a": "b" "c": "d"}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		book, err := words.Read(fstest.MapFS{"a.en.json": {Data: data}})
		if err != nil {
			return
		}
		var want map[string]string
		if err := json.Unmarshal(data, &want); err != nil {
			t.Fatalf("read what is not JSON: %v", err)
		}
		got := map[string]string{}
		for _, key := range book.Keys(words.English) {
			got[key], _ = book.Raw(words.English, key)
		}
		if !maps.Equal(got, want) {
			t.Errorf("read %q, want %q", got, want)
		}
	})
}
