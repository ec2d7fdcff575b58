package yamldoc

import (
	"slices"
	"strconv"
	"strings"

	"gongqiu/build/diag"
)

// Map is a mapping whose keys were checked.
type Map struct {
	node   *Node
	values map[string]*Node
}

// Map reads a mapping that must have the required keys and may have the optional ones. Any other key is a finding with
// the nearest right one, and so is a required key that is absent or empty; the rest can be read all the same. It is
// false only for a node that is no mapping.
func (n *Node) Map(required, optional []string) (Map, bool) {
	entries, ok := n.Entries()
	if !ok {
		return Map{}, false
	}
	known := slices.Concat(required, optional)
	read := Map{node: n, values: make(map[string]*Node, len(entries))}
	meant := make(map[string]bool) // keys that an unknown one was probably meant for
	for _, entry := range entries {
		if !slices.Contains(known, entry.Key) {
			nearest := diag.Nearest(entry.Key, known)
			meant[nearest] = true
			entry.Name.Report(diag.YAMLUnknownKey, diag.Args{
				"key": entry.Key, "in": n.path, "allowed": strings.Join(known, ", "), "nearest": nearest,
			})
			continue
		}
		read.values[entry.Key] = entry.Value
	}
	for _, key := range required {
		if blank(read.Get(key)) && !meant[key] {
			n.Report(diag.YAMLMissingKey, diag.Args{"key": key, "in": n.path})
		}
	}
	return read, true
}

// blank says whether nothing is written behind a key: no value, a text of spaces, or only such in all languages.
func blank(value *Node) bool {
	switch value.Kind() {
	case Nothing:
		return true
	case Text:
		return strings.TrimSpace(value.value) == ""
	case Mapping:
		filled := func(e Entry) bool { return !blank(e.Value) }
		return len(value.entries) > 0 && !slices.ContainsFunc(value.entries, filled)
	default:
		return false
	}
}

// Get is the value of a key, and nil when the key is absent or its value is empty.
func (m Map) Get(key string) *Node {
	if value := m.values[key]; value.Kind() != Nothing {
		return value
	}
	return nil
}

// RefuseEmpty reports those of some keys that stand there with nothing behind them: the author may well have lost what
// was to follow.
func (m Map) RefuseEmpty(keys ...string) {
	for _, key := range keys {
		value := m.values[key]
		if value == nil || value.Kind() == Text || len(value.items)+len(value.entries) > 0 ||
			value.Kind() != Nothing && value.Kind() != List && value.Kind() != Mapping {
			continue
		}
		value.Report(diag.YAMLWrongType, diag.Args{"expected": "", "what": "empty", "value": key})
	}
}

// Node is the mapping itself, for its place.
func (m Map) Node() *Node { return m.node }

// Entries lists the keys of a mapping whose keys the author chose, in the order of the file.
func (n *Node) Entries() ([]Entry, bool) {
	if !n.expect(Mapping, "map") {
		return nil, false
	}
	return n.entries, true
}

// List reads a list of anything.
func (n *Node) List() ([]*Node, bool) {
	if !n.expect(List, "list") {
		return nil, false
	}
	return n.items, true
}

// StringOrList reads one text, or a list of texts, as a list of text nodes. Items that are no text are findings and
// left out.
func (n *Node) StringOrList() ([]*Node, bool) {
	switch n.Kind() {
	case Text:
		return []*Node{n}, true
	case List:
		texts := make([]*Node, 0, len(n.items))
		for _, item := range n.items {
			if item.expect(Text, "text") {
				texts = append(texts, item)
			}
		}
		return texts, len(texts) == len(n.items)
	default:
		return nil, n.expect(Text, "text-or-list")
	}
}

// Text reads a scalar as it was written: 2010-04 and 010 and 1.10 keep their digits.
func (n *Node) Text() (string, bool) {
	if !n.expect(Text, "text") {
		return "", false
	}
	return n.value, true
}

// OneOf reads a text that must be one of the allowed ones.
func (n *Node) OneOf(allowed ...string) (string, bool) {
	value, ok := n.Text()
	if !ok {
		return "", false
	}
	if !slices.Contains(allowed, value) {
		n.Report(diag.YAMLBadValue, diag.Args{
			"value": value, "allowed": strings.Join(allowed, ", "), "nearest": diag.Nearest(value, allowed),
		})
		return "", false
	}
	return value, true
}

// Int reads a whole number in plain digits.
func (n *Node) Int() (int, bool) {
	if !n.expect(Text, "whole-number") {
		return 0, false
	}
	number, err := strconv.Atoi(n.value)
	if err != nil || n.quoted {
		n.wrongType("whole-number")
		return 0, false
	}
	return number, true
}

// Bool reads true or false. The yes, no, on and off of older YAML are findings: they are names too.
func (n *Node) Bool() (value, ok bool) {
	if !n.expect(Text, "true-or-false") {
		return false, false
	}
	if n.quoted || n.value != "true" && n.value != "false" {
		n.wrongType("true-or-false")
		return false, false
	}
	return n.value == "true", true
}

// Translation is a text in one language. Language is "" for a plain text, which is in the site's first language.
type Translation struct {
	Language string
	Text     string
	Node     *Node
}

// Localized reads a text that is shown: a plain one, or one for each language, {zh: …, en: …}. The languages are those
// that the site may have; translations come in the order of the file, and empty ones are left out. A plain text is in
// the language that the document Speaks.
func (n *Node) Localized(languages []string) ([]Translation, bool) {
	switch n.Kind() {
	case Text:
		return []Translation{{Language: n.doc.language, Text: n.value, Node: n}}, true
	case Mapping:
		if _, ok := n.Map(nil, languages); !ok {
			return nil, false
		}
	default:
		return nil, n.expect(Text, "text-or-languages")
	}
	var translations []Translation
	for _, entry := range n.entries {
		if entry.Value.Kind() == Nothing || !slices.Contains(languages, entry.Key) {
			continue
		}
		if text, ok := entry.Value.Text(); ok {
			translations = append(translations, Translation{Language: entry.Key, Text: text, Node: entry.Value})
		}
	}
	return translations, len(translations) > 0
}

// expect says whether the node has a shape, and adds a finding when it has another. An absent node has none, silently.
func (n *Node) expect(kind Kind, expected string) bool {
	if n == nil {
		return false
	}
	if n.kind != kind {
		n.wrongType(expected)
		return false
	}
	return true
}

func (n *Node) wrongType(expected string) {
	if n.kind == Text && expected == Mapping.String() && strings.Contains(n.value, "：") {
		n.Report(diag.YAMLSyntax, diag.Args{"problem": "full-width-colon", "message": ""})
		return
	}
	n.Report(diag.YAMLWrongType, diag.Args{"expected": expected, "found": n.kind.String(), "value": n.value})
}
