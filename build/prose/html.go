package prose

import (
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"

	"gongqiu/build/diag"
	"gongqiu/build/model"
)

const (
	commentOpen  = "<!--"
	commentClose = "-->"
	maxShownTag  = 40 // characters of a tag that a finding shows
)

// rawHTML converts HTML within a paragraph: it becomes words. A comment shows nothing, because its author meant it for
// no reader.
func (c *converter) rawHTML(n *ast.RawHTML) (model.Node, bool) {
	if n.Segments.Len() == 0 {
		return model.Node{}, false
	}
	var text strings.Builder
	for i := range n.Segments.Len() {
		segment := n.Segments.At(i)
		text.Write(segment.Value(c.source))
	}
	start := n.Segments.At(0).Start
	c.reportHTML(text.String(), start)
	if strings.HasPrefix(text.String(), commentOpen) {
		return model.Node{}, false
	}
	shown := strings.ReplaceAll(text.String(), "\n", " ")
	place := c.places.span(start, n.Segments.At(n.Segments.Len()-1).Stop)
	return model.Node{Kind: model.Words, Place: place, Text: shown}, true
}

// htmlBlock converts a block of HTML into a paragraph of its lines.
func (c *converter) htmlBlock(n *ast.HTMLBlock) (model.Node, bool) {
	lines := n.Lines().Sliced(0, n.Lines().Len())
	if n.HasClosure() {
		lines = append(lines, n.ClosureLine)
	}
	if len(lines) == 0 {
		return model.Node{}, false
	}
	start, end := lines[0].Start, lines[len(lines)-1].Stop
	start += len(c.source[start:end]) - len(strings.TrimLeft(string(c.source[start:end]), " \t\n"))
	c.reportHTML(string(c.source[start:end]), start)
	if end, closed := commentEnd(c.source[start:end]); closed {
		start += end
	}
	block := model.Node{Kind: model.Paragraph, Place: c.places.at(start, 0)}
	for _, line := range lines {
		from := max(line.Start, start)
		text := ""
		if from < line.Stop {
			text = strings.TrimSpace(string(c.source[from:line.Stop]))
		}
		if text == "" {
			continue
		}
		from += strings.Index(string(c.source[from:line.Stop]), text)
		if len(block.Children) > 0 {
			block.Children = append(block.Children, model.Node{Kind: model.LineBreak, Place: c.places.at(from, 0)})
		} else {
			block.Place = c.places.at(from, 0)
		}
		block.Children = append(block.Children, c.words(from, from+len(text), false))
	}
	return block, len(block.Children) > 0
}

// commentEnd is where the comment ends that a text begins with. A comment that is never closed is no comment: it would
// hide the rest of the page.
func commentEnd(text []byte) (end int, closed bool) {
	if !strings.HasPrefix(string(text), commentOpen) {
		return 0, false
	}
	end = strings.Index(string(text[len(commentOpen):]), commentClose)
	return end + len(commentOpen) + len(commentClose), end >= 0
}

// reportHTML adds the finding of a tag. Tags of one name are one finding.
func (c *converter) reportHTML(text string, offset int) {
	shown := text
	if end, closed := commentEnd([]byte(text)); closed {
		shown = text[:end]
	}
	if end := strings.IndexAny(shown, ">\n"); end >= 0 && !strings.HasPrefix(shown, commentOpen) {
		shown = strings.TrimSuffix(shown[:end+1], "\n")
	}
	shown, _, _ = strings.Cut(shown, "\n")
	shown = strings.TrimSpace(shown)
	width := utf8.RuneCountInString(shown)
	if width > maxShownTag {
		shown = string([]rune(shown)[:maxShownTag]) + "…"
	}
	c.list.Add(diag.Finding{Code: diag.ProseRawHTML, Place: c.text.Place(offset, width),
		Args: diag.Args{"value": shown}, Cause: tagName(text)})
}

// tagName is the start of a tag up to the end of its name.
func tagName(text string) string {
	if strings.HasPrefix(text, commentOpen) {
		return commentOpen
	}
	name := strings.TrimLeft(text, "</")
	if end := strings.IndexAny(name, " \t\n/>"); end >= 0 {
		name = name[:end]
	}
	return "<" + strings.ToLower(name)
}
