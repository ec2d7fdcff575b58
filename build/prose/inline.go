package prose

import (
	"bytes"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"gongqiu/build/diag"
	"gongqiu/build/model"
)

// inlines converts the children of a block that are inlines.
func (c *converter) inlines(block ast.Node) []model.Node {
	return settleBreaks(c.spans(block, false))
}

// spans converts inlines. Inside of a link, addresses are words.
func (c *converter) spans(parent ast.Node, inLink bool) []model.Node {
	if c.depth++; c.depth > maxDepth {
		c.deep(parent)
		c.depth--
		return nil
	}
	if parent.FirstChild() == nil {
		c.depth--
		return nil
	}
	nodes := make([]model.Node, 0, parent.ChildCount())
	for child := parent.FirstChild(); child != nil; {
		if text, ok := child.(*ast.Text); ok {
			nodes, child = c.textRun(nodes, text, inLink)
			continue
		}
		if node, ok := c.span(child, inLink); ok {
			nodes = append(nodes, node)
		}
		child = child.NextSibling()
	}
	c.depth--
	return nodes
}

func (c *converter) deep(n ast.Node) {
	if !c.tooDeep {
		c.list.Add(diag.Finding{Code: diag.ProseTooComplex, Place: c.text.Place(n.Pos(), 1),
			Args: diag.Args{"kind": "@kind.depth", "count": strconv.Itoa(c.depth), "limit": strconv.Itoa(maxDepth)}})
	}
	c.tooDeep = true
}

// textRun converts the texts from one on that follow each other in the source without a gap, and is the node after
// them. goldmark cuts a text wherever a mark might have stood.
func (c *converter) textRun(nodes []model.Node, first *ast.Text, inLink bool) ([]model.Node, ast.Node) {
	start, last := first.Segment.Start, first
	next := first.NextSibling()
	for !last.SoftLineBreak() && !last.HardLineBreak() {
		following, ok := next.(*ast.Text)
		if !ok || following.Segment.Start != last.Segment.Stop || following.IsRaw() != first.IsRaw() {
			break
		}
		last, next = following, following.NextSibling()
	}
	end := last.Segment.Stop
	if first.IsRaw() {
		nodes = append(nodes, c.words(start, end, false))
	} else {
		nodes = c.proseWords(nodes, start, end, inLink)
	}
	switch {
	case last.HardLineBreak():
		nodes = append(nodes, model.Node{Kind: model.LineBreak, Place: c.places.at(end, 0)})
	case last.SoftLineBreak():
		nodes = append(nodes, model.Node{Kind: softBreak, Place: c.places.at(end, 0)})
	}
	return nodes, next
}

// words is a piece of the source as it stands, or with its escapes resolved.
func (c *converter) words(start, end int, escapes bool) model.Node {
	text := string(c.source[start:end])
	if escapes {
		text = unescape(text)
	}
	return model.Node{Kind: model.Words, Place: c.places.span(start, end), Text: text}
}

// proseWords converts a piece of text: words, and addresses as links. A mark of a footnote that does not exist has
// stayed among the words, and is a finding.
func (c *converter) proseWords(nodes []model.Node, start, end int, inLink bool) []model.Node {
	c.reportLostMarks(start, end)
	for !inLink {
		from, to := findAddress(c.source[start:end])
		if from < 0 {
			break
		}
		if from > 0 {
			nodes = append(nodes, c.words(start, start+from, true))
		}
		label := c.words(start+from, start+to, true)
		nodes = append(nodes, model.Node{Kind: model.Link, Place: label.Place, URL: label.Text,
			Children: []model.Node{label}})
		start += to
	}
	if start < end {
		nodes = append(nodes, c.words(start, end, true))
	}
	return nodes
}

// reportLostMarks finds "[^label]" in what goldmark left as text.
func (c *converter) reportLostMarks(start, end int) {
	for at := start; ; {
		open := bytes.Index(c.source[at:end], []byte("[^"))
		if open < 0 {
			return
		}
		open += at
		at = open + 2
		size := bytes.IndexAny(c.source[at:end], "[] \t\n")
		if size < 1 || c.source[at+size] != ']' || open > 0 && c.source[open-1] == '\\' {
			continue
		}
		value := string(c.source[open : at+size+1])
		c.list.Add(diag.Finding{Code: diag.PageLink, Place: c.text.Place(open, utf8.RuneCountInString(value)),
			Args: diag.Args{"value": value, "nearest": ""}, Cause: value})
	}
}

// span converts one inline. It is false for what shows nothing.
func (c *converter) span(n ast.Node, inLink bool) (model.Node, bool) {
	node := model.Node{Place: c.places.at(n.Pos(), 0)}
	switch n := n.(type) {
	case *ast.Emphasis:
		node.Kind = model.Emphasis
		if n.Level == 2 {
			node.Kind = model.Strong
		}
		node.Children = c.spans(n, inLink)
	case *extast.Strikethrough:
		node.Kind = model.Deleted
		node.Children = c.spans(n, inLink)
	case *ast.CodeSpan:
		node.Kind, node.Text = model.CodeSpan, c.codeText(n)
		if last, ok := n.LastChild().(*ast.Text); ok {
			node.Place = c.places.span(n.Pos(), last.Segment.Stop)
		}
	case *ast.Link:
		node.Kind, node.URL, node.Title = model.Link, unescape(string(n.Destination)), unescape(string(n.Title))
		node.Children = c.spans(n, true)
		node.Place.Width = c.linkWidth(n)
	case *ast.Image:
		node.Kind, node.URL, node.Title = model.Image, unescape(string(n.Destination)), unescape(string(n.Title))
		node.Text = PlainText(settleBreaks(c.spans(n, true)))
		node.Place.Width = c.linkWidth(n)
	case *ast.AutoLink:
		node = c.autoLink(n, node)
	case *ast.RawHTML:
		return c.rawHTML(n)
	case *extast.FootnoteLink:
		node.Kind = model.FootnoteMark
		node.Number, node.ID = c.notes.mark(n.Index)
	default:
		return node, false
	}
	return node, true
}

// autoLink converts an address in angle brackets.
func (c *converter) autoLink(n *ast.AutoLink, link model.Node) model.Node {
	label := string(n.Label(c.source))
	link.Kind, link.URL = model.Link, label
	if n.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(strings.ToLower(label), "mailto:") {
		link.URL = "mailto:" + label
	}
	words := model.Node{Kind: model.Words, Place: link.Place, Text: label}
	words.Place.Column++ // the bracket
	words.Place.Width = utf8.RuneCountInString(label)
	link.Place.Width = words.Place.Width + 2
	link.Children = []model.Node{words}
	return link
}

// codeText is the text of a code span; a line end in it is a space.
func (c *converter) codeText(n *ast.CodeSpan) string {
	var text strings.Builder
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		if part, ok := child.(*ast.Text); ok {
			text.Write(part.Value(c.source))
		}
	}
	return strings.ReplaceAll(text.String(), "\n", " ")
}

// linkWidth is how many characters a link or image takes that is written out on one line, "[text](address)"; else 0.
func (c *converter) linkWidth(n ast.Node) int {
	start := n.Pos()
	if start < 0 || start >= len(c.source) {
		return 0
	}
	line := c.source[start:]
	if end := bytes.IndexByte(line, '\n'); end >= 0 {
		line = line[:end]
	}
	depth := 0
	for i := 0; i < len(line); i++ {
		switch line[i] {
		case '\\':
			i++
		case '[':
			depth++
		case ']':
			if depth--; depth > 0 {
				continue
			}
			end := i + 1
			if end < len(line) && line[end] == '(' {
				end = closing(line, end)
			}
			return utf8.RuneCount(line[:end])
		}
	}
	return 0
}

// closing is the end of what the bracket at an offset opens, or the offset itself.
func closing(line []byte, open int) int {
	depth := 0
	for i := open; i < len(line); i++ {
		switch line[i] {
		case '\\':
			i++
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return i + 1
			}
		}
	}
	return open
}
