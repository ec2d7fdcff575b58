// Package yamldoc reads a YAML file strictly.
//
// In comes a source.Text; out comes a tree of Nodes, each of which knows its place and can be read as what the reader
// expects, with a finding where it is something else. The package stands apart because it alone knows yaml.v3, which
// is used for nothing but syntax: unknown, missing and doubled keys, types and limits are judged here, with places.
// What YAML has and staff do not need is refused: anchors, aliases, tags, a second document.
package yamldoc

import (
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"

	"gongqiu/build/diag"
	"gongqiu/build/source"
)

// The caps that bound the work on one document.
const (
	MaximumBytes = source.MaximumYAML
	MaximumDepth = 32
	MaximumNodes = 10_000
	MaximumKeys  = 1_000 // of one mapping
)

// Parse reads one document. The text may be a fragment of a file, such as front matter: places are places in the file.
// An empty document is a Node of kind Nothing. Syntax that cannot be read, and a document over a cap, is a finding and
// false; so is an anchor, an alias or a tag.
func Parse(text source.Text, list *diag.List) (*Node, bool) {
	if len(text.Content) > MaximumBytes {
		list.Add(diag.Finding{Code: diag.YAMLTooComplex, Place: text.Whole(), Args: diag.Args{
			"what": "bytes", "maximum": strconv.Itoa(MaximumBytes)}})
		return nil, false
	}
	doc := &document{text: text, list: list}
	root, err := decode(text.Content)
	if err != nil {
		doc.reportSyntax(err)
		return nil, false
	}
	convert := converter{doc: doc}
	node := convert.node(root, "", 1)
	if node == nil || convert.refused {
		return nil, false
	}
	return node, true
}

// errSecondDocument says that the text goes on after the end of the document.
var errSecondDocument = errors.New("second document")

func decode(content string) (*yaml.Node, error) {
	decoder := yaml.NewDecoder(strings.NewReader(content))
	var root, second yaml.Node
	switch err := decoder.Decode(&root); {
	case errors.Is(err, io.EOF):
		return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!null", Line: 1, Column: 1}, nil
	case err != nil:
		return nil, err
	}
	if err := decoder.Decode(&second); err == nil {
		return nil, errSecondDocument
	} else if !errors.Is(err, io.EOF) {
		return nil, err
	}
	return root.Content[0], nil
}

// converter turns the nodes of yaml.v3 into ours, under the caps.
type converter struct {
	doc     *document
	nodes   int
	refused bool
}

// node is nil when a cap is passed: then the document is given up.
func (c *converter) node(from *yaml.Node, path string, depth int) *Node {
	c.nodes++
	node := &Node{doc: c.doc, line: from.Line + c.doc.text.FirstLine() - 1, column: from.Column, path: path}
	node.column += c.doc.text.Indent()
	switch {
	case c.nodes > MaximumNodes:
		return c.tooComplex(node, "nodes", MaximumNodes)
	case depth > MaximumDepth:
		return c.tooComplex(node, "depth", MaximumDepth)
	}
	c.refuseExtras(from, node)
	switch from.Kind {
	case yaml.ScalarNode:
		node.value, node.kind = from.Value, Text
		node.quoted = from.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle) != 0
		node.plain = from.Style&^yaml.FlowStyle == 0
		if node.plain && from.ShortTag() == "!!null" {
			node.kind = Nothing
		}
		c.refuseEscaped(from, node)
	case yaml.SequenceNode:
		node.kind = List
		for i, item := range from.Content {
			child := c.node(item, fmt.Sprintf("%s[%d]", path, i+1), depth+1)
			if child == nil {
				return nil
			}
			node.items = append(node.items, child)
		}
	case yaml.MappingNode:
		node.kind = Mapping
		if len(from.Content)/2 > MaximumKeys {
			return c.tooComplex(node, "keys", MaximumKeys)
		}
		return c.entries(from, node, depth)
	}
	return node
}

func (c *converter) entries(from *yaml.Node, node *Node, depth int) *Node {
	first := make(map[string]*Node, len(from.Content)/2)
	for i := 0; i+1 < len(from.Content); i += 2 {
		name := c.node(from.Content[i], node.path, depth+1)
		if name == nil {
			return nil
		}
		path := strings.TrimPrefix(node.path+"."+name.value, ".")
		value := c.node(from.Content[i+1], path, depth+1)
		if value == nil {
			return nil
		}
		earlier, doubled := first[name.value]
		switch {
		case from.Content[i].Kind != yaml.ScalarNode:
			name.wrongType("text")
			c.refused = true
		case doubled:
			c.doc.list.Add(diag.Finding{Code: diag.YAMLDuplicate, Place: name.Place(),
				Args:    diag.Args{"key": name.value, "in": node.path},
				Related: []diag.Related{{Role: "first", Place: earlier.Place()}}})
		default:
			first[name.value] = name
			node.entries = append(node.entries, Entry{Key: name.value, Name: name, Value: value})
		}
	}
	return node
}

func (c *converter) tooComplex(node *Node, what string, maximum int) *Node {
	node.Report(diag.YAMLTooComplex, diag.Args{"what": what, "maximum": strconv.Itoa(maximum)})
	c.refused = true
	return nil
}

// refuseEscaped reports a character that a text may not hold and that an escape such as "\u202e" brings in: the file
// itself, which source.Decode has looked at, does not hold it.
func (c *converter) refuseEscaped(from *yaml.Node, node *Node) {
	if from.Style&yaml.DoubleQuotedStyle == 0 {
		return
	}
	odd, found := source.OddCharacter(from.Value)
	if found && !strings.ContainsRune(c.doc.text.Content, odd) {
		node.Report(diag.FileControl, diag.Args{"character": source.CharacterName(odd), "where": "text", "reason": "escape"})
	}
}

// refuseExtras reports what YAML has beyond plain values. The tag !!str, which only says that a value is text, passes.
func (c *converter) refuseExtras(from *yaml.Node, node *Node) {
	report := func(what, value string) {
		node.Report(diag.YAMLAlias, diag.Args{"what": what, "value": value})
		c.refused = true
	}
	if from.Kind == yaml.AliasNode {
		report("alias", from.Value)
	}
	if from.Anchor != "" && from.Kind != yaml.AliasNode {
		report("anchor", from.Anchor)
	}
	if from.Style&yaml.TaggedStyle != 0 && from.Tag != "!!str" {
		report("tag", from.Tag)
	}
}
