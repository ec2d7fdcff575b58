package yamldoc

import (
	"strings"
	"unicode/utf8"

	"gongqiu/build/diag"
	"gongqiu/build/source"
)

// Kind is the shape of a node.
type Kind uint8

// The shapes of a node. Every scalar that is not empty is Text: what it means is for the reader of the key to say.
const (
	Nothing Kind = iota // an empty value, or ~ or null
	Text
	List
	Mapping
)

// String is the word for the shape that findings use.
func (k Kind) String() string {
	switch k {
	case Text:
		return "text"
	case List:
		return "list"
	case Mapping:
		return "map"
	default:
		return "nothing"
	}
}

// Node is one value of a document. Its methods read it as what the caller expects, and add a finding at its place when
// it is something else. They may be called on a nil Node, which stands for an absent key: they answer with a zero value
// and false, and add nothing.
type Node struct {
	doc     *document
	kind    Kind
	value   string
	quoted  bool
	plain   bool // written on one line without quotes
	line    int
	column  int
	path    string
	items   []*Node
	entries []Entry
}

// Entry is one key of a mapping with its value, which may be of kind Nothing.
type Entry struct {
	Key   string
	Name  *Node // the key as a node, for its place
	Value *Node
}

// document is what the nodes of one file share.
type document struct {
	text     source.Text
	list     *diag.List
	language string // of the plain texts that are shown
}

// Speaks says in which language the plain texts of the document are that Localized reads, and returns the node.
func (n *Node) Speaks(language string) *Node {
	n.doc.language = language
	return n
}

// Kind is the shape of the node, Nothing for a nil Node.
func (n *Node) Kind() Kind {
	if n == nil {
		return Nothing
	}
	return n.kind
}

// Path is how the node is reached from the root: "dimensions.region.codelist", "relations[2]"; "" for the root.
func (n *Node) Path() string {
	if n == nil {
		return ""
	}
	return n.path
}

// Place is where the node stands in its file. For a list or a mapping it is where its first item stands.
func (n *Node) Place() diag.Place {
	if n == nil {
		return diag.Place{}
	}
	return n.doc.text.PlaceAt(n.line, n.column, n.width())
}

// width is the number of characters that a value takes on its first line, quotes included.
func (n *Node) width() int {
	if n.kind != Text && n.kind != Nothing {
		return 1
	}
	text := n.doc.text
	rest := text.Content[text.Offset(n.line, n.column):]
	if end := strings.IndexByte(rest, '\n'); end >= 0 {
		rest = rest[:end]
	}
	if n.quoted {
		return utf8.RuneCountInString(quotedPart(rest))
	}
	if n.value != "" && strings.HasPrefix(rest, n.value) {
		return utf8.RuneCountInString(n.value)
	}
	if n.plain && n.kind == Text {
		return max(utf8.RuneCountInString(strings.TrimRight(rest, " \t")), 1)
	}
	return 1
}

// quotedPart is the quoted text that a line begins with, or the rest of the line when the quote ends on a later one.
func quotedPart(rest string) string {
	if rest == "" {
		return rest
	}
	quote := rest[0]
	for i := 1; i < len(rest); i++ {
		switch {
		case quote == '"' && rest[i] == '\\':
			i++
		case rest[i] == quote && quote == '\'' && i+1 < len(rest) && rest[i+1] == quote:
			i++
		case rest[i] == quote:
			return rest[:i+1]
		}
	}
	return strings.TrimRight(rest, " \t")
}

// Report adds a finding of the caller's at the node. The argument "key" is set to the node's path if the caller did
// not set it.
func (n *Node) Report(code diag.Code, args diag.Args) {
	if n == nil {
		return
	}
	if args == nil {
		args = diag.Args{}
	}
	if _, set := args["key"]; !set {
		args["key"] = n.path
	}
	n.doc.list.Add(diag.Finding{Code: code, Place: n.Place(), Args: args})
}
