package markup

import (
	"strconv"

	"gongqiu/build/model"
	"gongqiu/build/plan"
)

// Prose appends a text. Its headings start at the given level and never skip one, however they were typed. A chart or
// a table that stands in the text is the one of that id in page.
func (w *Writer) Prose(dst []byte, page *plan.Base, prose *model.Prose, level int) []byte {
	if prose == nil || len(prose.Blocks) == 0 {
		return dst
	}
	p := proser{Writer: w, page: page, level: level, last: level - 1, top: topLevel(prose.Blocks)}
	if len(page.Figures) > 0 {
		p.drawn = headingIDs(prose.Blocks)
	}
	dst = append(dst, `<div class="prose">`...)
	dst = p.nodes(dst, prose.Blocks)
	return append(dst, "</div>\n"...)
}

// proser is one text being written.
type proser struct {
	*Writer
	page *plan.Base

	level int // of the outermost heading in the page
	top   int // of the outermost heading as typed
	last  int // of the heading before

	marked []string       // footnotes that the text has referred to
	drawn  map[string]int // how often each chart was shown so far, and once for a heading with its id
}

// topLevel is the level of the outermost heading of a text; a text without headings has none to move.
func topLevel(blocks []model.Node) int {
	top := 6
	for at := range blocks {
		if blocks[at].Kind == model.Heading {
			top = min(top, blocks[at].Level)
		}
	}
	return top
}

// headingIDs counts the ids of the headings of a text.
func headingIDs(blocks []model.Node) map[string]int {
	ids := make(map[string]int)
	for at := range blocks {
		if blocks[at].Kind == model.Heading {
			ids[blocks[at].ID]++
		}
	}
	return ids
}

func (p *proser) nodes(dst []byte, nodes []model.Node) []byte {
	for at := range nodes {
		dst = p.node(dst, &nodes[at])
	}
	return dst
}

// node appends a block or an inline.
func (p *proser) node(dst []byte, n *model.Node) []byte {
	switch n.Kind {
	case model.Words:
		return Text(dst, n.Text)
	case model.Paragraph:
		return p.paragraph(dst, n)
	case model.Heading:
		return p.heading(dst, n)
	case model.List:
		return p.list(dst, n)
	case model.ListItem:
		return p.wrap(dst, "<li>", n, "</li>\n")
	case model.Quote:
		return p.wrap(dst, "<blockquote>", n, "</blockquote>\n")
	case model.CodeBlock:
		return p.codeBlock(dst, n)
	case model.Rule:
		return append(dst, "<hr>\n"...)
	case model.TableBlock:
		return p.table(dst, n)
	case model.FootnoteBlock:
		return p.footnotes(dst, n)
	case model.DefinitionBlock:
		return p.definitions(dst, n)
	}
	return p.inline(dst, n)
}

// inline appends what stands inside a paragraph.
func (p *proser) inline(dst []byte, n *model.Node) []byte {
	switch n.Kind {
	case model.Emphasis:
		return p.wrap(dst, "<em>", n, "</em>")
	case model.Strong:
		return p.wrap(dst, "<strong>", n, "</strong>")
	case model.Deleted:
		return p.wrap(dst, "<del>", n, "</del>")
	case model.CodeSpan:
		dst = append(dst, `<code>`...)
		dst = Text(dst, n.Text)
		return append(dst, `</code>`...)
	case model.Link:
		return p.link(dst, n)
	case model.Image:
		return p.image(dst, n)
	case model.FootnoteMark:
		return p.footnoteMark(dst, n)
	case model.LineBreak:
		return append(dst, "<br>\n"...)
	case model.Foreign:
		dst = append(dst, `<span`...)
		dst = Attribute(dst, "lang", n.Info)
		return p.wrap(append(dst, '>'), "", n, "</span>")
	}
	return append(append(dst, Unsafe...), " node"...) // a kind that this package has not learnt
}

func (p *proser) wrap(dst []byte, open string, n *model.Node, shut string) []byte {
	dst = append(dst, open...)
	dst = p.nodes(dst, n.Children)
	return append(dst, shut...)
}

// paragraph appends a paragraph, or the figure where it holds nothing but a chart.
func (p *proser) paragraph(dst []byte, n *model.Node) []byte {
	if len(n.Children) == 1 && n.Children[0].Kind == model.Image {
		if id, isChart := chartID(&n.Children[0]); isChart {
			return p.figure(dst, id)
		}
	}
	return p.wrap(dst, "<p>", n, "</p>\n")
}

// figure appends a chart or a table of the page at the level below the heading before it.
func (p *proser) figure(dst []byte, id string) []byte {
	if figure := p.page.Figures[id]; figure != nil {
		return p.Figure(dst, p.again(figure, id), min(p.last+1, 6))
	}
	if table := p.page.Tables[id]; table != nil {
		return p.Table(dst, table)
	}
	return Text(append(append(dst, Unsafe...), " figure "...), id)
}

// again is a chart under an id of its own: where a text shows it for a second time, or has a heading with its id, a
// number follows the id. No heading and no author's id has a point.
func (p *proser) again(figure *plan.Figure, id string) *plan.Figure {
	p.drawn[id]++
	if p.drawn[id] == 1 {
		return figure
	}
	other := *figure
	other.Chart.ID += "." + strconv.Itoa(p.drawn[id])
	return &other
}

func (p *proser) heading(dst []byte, n *model.Node) []byte {
	level := min(p.level+n.Level-p.top, p.last+1, 6)
	p.last = level
	dst = openHeading(dst, level)
	if n.ID != "" {
		dst = Attribute(dst, "id", n.ID)
	}
	dst = append(dst, '>')
	dst = p.nodes(dst, n.Children)
	return closeHeading(dst, level)
}

func (p *proser) list(dst []byte, n *model.Node) []byte {
	if !n.Ordered {
		return p.wrap(dst, "<ul>\n", n, "</ul>\n")
	}
	dst = append(dst, `<ol`...)
	if n.Start > 1 {
		dst = append(dst, ` start="`...)
		dst = strconv.AppendInt(dst, int64(n.Start), 10)
		dst = append(dst, '"')
	}
	return p.wrap(dst, ">\n", n, "</ol>\n")
}

func (p *proser) codeBlock(dst []byte, n *model.Node) []byte {
	if n.Info == "chart" || n.Info == "table" {
		return p.figure(dst, n.ID)
	}
	dst = append(dst, `<pre tabindex="0"><code>`...)
	dst = Text(dst, n.Text)
	return append(dst, "</code></pre>\n"...)
}
