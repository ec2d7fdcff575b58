// Package prose reads Markdown pages. A page comes in as text, its front matter and its body go out: the front matter
// still as text, for package yamldoc, and the body as the model's own tree of blocks, each with its place.
//
// It is apart because it alone knows goldmark, and because Markdown is where a page can hurt the machine: goldmark does
// not bound its own work, so a text is measured against fixed limits of structure before goldmark sees it (limits.go).
//
// The dialect is CommonMark with tables, strikethrough and footnotes, and with these differences, each for the sake of
// Chinese statistical text:
//
//   - a line end inside Chinese text is nothing, not a space (breaks.go);
//   - emphasis opens and closes beside Chinese characters and their punctuation (emphasis.go);
//   - strikethrough takes two tildes, because one is the sign of a range, 2010~2016 (emphasis.go);
//   - an indented line is a paragraph, never code, because paragraphs are often indented by hand;
//   - an address that begins with http:// or https:// is a link, also in the midst of Chinese text; others are not;
//   - HTML is not understood: it is reported, and shown as it was typed.
//
// Nothing is resolved here. Destinations like "num:ratio" stay as written for the stages above.
package prose

import (
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"gongqiu/build/diag"
	"gongqiu/build/model"
	"gongqiu/build/source"
)

// Parse reads the body of a page. It is false when the body is over a limit, and then nothing of it was read.
func Parse(body source.Text, list *diag.List) (model.Prose, bool) {
	if !withinLimits(body, list) {
		return model.Prose{}, false
	}
	bytes := []byte(body.Content)
	document := newParser().Parse(text.NewReader(bytes))
	c := newConverter(body, bytes, list)
	return c.document(document)
}

// newParser puts goldmark together from the parts that the dialect has.
func newParser() parser.Parser {
	return parser.NewParser(
		parser.WithBlockParsers(
			util.Prioritized(parser.NewSetextHeadingParser(), 100),
			util.Prioritized(parser.NewThematicBreakParser(), 200),
			util.Prioritized(parser.NewListParser(), 300),
			util.Prioritized(parser.NewListItemParser(), 400),
			util.Prioritized(parser.NewATXHeadingParser(), 600),
			util.Prioritized(parser.NewFencedCodeBlockParser(), 700),
			util.Prioritized(parser.NewBlockquoteParser(), 800),
			util.Prioritized(parser.NewHTMLBlockParser(), 900),
			util.Prioritized(footnoteParser{extension.NewFootnoteBlockParser()}, 950),
			util.Prioritized(paragraphParser{parser.NewParagraphParser()}, 1000),
		),
		parser.WithInlineParsers(
			util.Prioritized(parser.NewCodeSpanParser(), 100),
			util.Prioritized(extension.NewFootnoteParser(), 101),
			util.Prioritized(parser.NewLinkParser(), 200),
			util.Prioritized(parser.NewAutoLinkParser(), 300),
			util.Prioritized(parser.NewRawHTMLParser(), 400),
			util.Prioritized(emphasisParser{}, 500),
			util.Prioritized(strikethroughParser{}, 500),
		),
		parser.WithParagraphTransformers(
			util.Prioritized(parser.LinkReferenceParagraphTransformer, 100),
			util.Prioritized(extension.NewTableParagraphTransformer(), 200),
		),
		parser.WithASTTransformers(util.Prioritized(extension.NewTableASTTransformer(), 0)),
		parser.WithEscapedSpace(),
	)
}

// paragraphParser also takes lines that are indented by four columns or more, which would else be code.
type paragraphParser struct{ parser.BlockParser }

// CanAcceptIndentedLine implements parser.BlockParser.
func (paragraphParser) CanAcceptIndentedLine() bool { return true }

// CodeText is the text of a code block as a text of its own, for the reader of the language that it is written in:
// places in it are places in the page.
func CodeText(block model.Node) source.Text {
	return source.NewFragment(block.Place.File, block.Text, block.Place.Line+1, block.Place.Column-1)
}
