package prose

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"gongqiu/build/diag"
	"gongqiu/build/model"
	"gongqiu/build/source"
)

// converter turns goldmark's tree into the model's.
type converter struct {
	text    source.Text
	source  []byte
	list    *diag.List
	places  *places
	anchors *anchors
	notes   footnotes
	depth   int // inlines within each other
	tooDeep bool
}

func newConverter(text source.Text, bytes []byte, list *diag.List) *converter {
	return &converter{text: text, source: bytes, list: list, places: newPlaces(text), anchors: newAnchors()}
}

func (c *converter) document(document ast.Node) (model.Prose, bool) {
	c.notes = gatherFootnotes(document)
	blocks := c.blocks(document)
	if notes := c.footnoteBlock(); len(notes.Children) > 0 {
		blocks = append(blocks, notes)
	}
	if c.tooDeep {
		return model.Prose{}, false
	}
	return model.Prose{Blocks: blocks}, true
}

// blocks converts the children of a node that are blocks.
func (c *converter) blocks(parent ast.Node) []model.Node {
	var blocks []model.Node
	for child := parent.FirstChild(); child != nil; child = child.NextSibling() {
		if block, ok := c.block(child); ok {
			blocks = append(blocks, block)
		}
	}
	return blocks
}

// block converts one block. It is false for what shows nothing: definitions of links, comments.
func (c *converter) block(n ast.Node) (model.Node, bool) {
	switch n := n.(type) {
	case *ast.Paragraph, *ast.TextBlock:
		inlines := trimIndent(c.inlines(n))
		return model.Node{Kind: model.Paragraph, Place: c.places.at(firstOffset(n), 0), Children: inlines},
			len(inlines) > 0
	case *ast.Heading:
		place := c.places.at(firstOffset(n), 0)
		inlines := c.inlines(n)
		id := c.anchors.add(PlainText(inlines))
		return model.Node{Kind: model.Heading, Place: place, Level: n.Level, ID: id, Children: inlines}, true
	case *ast.List:
		return model.Node{Kind: model.List, Place: c.places.at(n.Pos(), 0), Ordered: n.IsOrdered(), Start: n.Start,
			Tight: n.IsTight, Children: c.blocks(n)}, true
	case *ast.ListItem:
		return model.Node{Kind: model.ListItem, Place: c.places.at(n.Pos(), 0), Children: c.blocks(n)}, true
	case *ast.Blockquote:
		return model.Node{Kind: model.Quote, Place: c.places.at(n.Pos(), 0), Children: c.blocks(n)}, true
	case *ast.ThematicBreak:
		return model.Node{Kind: model.Rule, Place: c.places.at(n.Pos(), 0)}, true
	case *ast.FencedCodeBlock:
		return c.codeBlock(n), true
	case *ast.HTMLBlock:
		return c.htmlBlock(n)
	case *extast.Table:
		return c.table(n), true
	default: // definitions of links, and footnotes, which come at the end
		return model.Node{}, false
	}
}

// firstOffset is where a block begins. A heading that is underlined has its position at the line below it.
func firstOffset(n ast.Node) int {
	offset := n.Pos()
	if lines := n.Lines(); lines.Len() > 0 && (offset < 0 || lines.At(0).Start < offset) {
		return lines.At(0).Start
	}
	return offset
}

// trimIndent takes the spaces off the start of a paragraph that Chinese typing indents it by; the theme indents.
func trimIndent(inlines []model.Node) []model.Node {
	if len(inlines) == 0 || inlines[0].Kind != model.Words {
		return inlines
	}
	words := &inlines[0]
	trimmed := strings.TrimLeft(words.Text, "\u3000 \u00A0")
	cut := len([]rune(words.Text)) - len([]rune(trimmed))
	words.Text = trimmed
	words.Place.Column += cut
	words.Place.Width = max(words.Place.Width-cut, 0)
	if trimmed == "" {
		return inlines[1:]
	}
	return inlines
}

func (c *converter) codeBlock(n *ast.FencedCodeBlock) model.Node {
	block := model.Node{Kind: model.CodeBlock, Place: c.places.at(n.Pos(), 0)}
	if n.Info != nil {
		block.Info = unescape(string(n.Info.Value(c.source)))
	}
	var text strings.Builder
	lines := n.Lines()
	for i := range lines.Len() {
		segment := lines.At(i)
		text.Write(segment.Value(c.source))
	}
	block.Text = text.String()
	return block
}
