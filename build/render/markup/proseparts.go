package markup

import (
	"slices"
	"strconv"
	"strings"

	"gongqiu/build/model"
)

// alignments are the classes of a column of a table in a text.
var alignments = [...]string{
	model.AlignNone: "", model.AlignStart: ` class="start"`, model.AlignCentre: ` class="centre"`,
	model.AlignEnd: ` class="end"`,
}

// table appends a table of a text. Its first row is its head.
func (p *proser) table(dst []byte, n *model.Node) []byte {
	dst = append(dst, `<div class="scroll" role="region" tabindex="0" aria-label="`...)
	dst = append(dst, p.phrases.scroll...)
	dst = append(dst, "\"><table class=\"plain\">\n"...)
	for at := range n.Children {
		open, shut := `<td`, `</td>`
		switch at {
		case 0:
			dst = append(dst, `<thead>`...)
			open, shut = `<th scope="col"`, `</th>`
		case 1:
			dst = append(dst, `<tbody>`...)
		}
		dst = append(dst, `<tr>`...)
		for cell := range n.Children[at].Children {
			child := &n.Children[at].Children[cell]
			dst = append(dst, open...)
			dst = append(dst, alignments[child.Align]...)
			dst = append(dst, '>')
			dst = p.nodes(dst, child.Children)
			dst = append(dst, shut...)
		}
		dst = append(dst, "</tr>\n"...)
		if at == 0 {
			dst = append(dst, `</thead>`...)
		}
	}
	if len(n.Children) > 1 {
		dst = append(dst, `</tbody>`...)
	}
	return append(dst, "</table></div>\n"...)
}

func (p *proser) link(dst []byte, n *model.Node) []byte {
	if n.URL == "" { // of a number that stands on no page
		return p.nodes(dst, n.Children)
	}
	dst = append(dst, `<a`...)
	if n.Info != "" {
		dst = Attribute(dst, "class", n.Info)
	}
	dst = Address(dst, "href", n.URL)
	if n.Title != "" {
		dst = Attribute(dst, "title", n.Title)
	}
	dst = p.openExternal(dst, n.URL)
	dst = p.nodes(dst, n.Children)
	return p.closeExternal(dst, n.URL)
}

// chartID is the chart that an image stands for.
func chartID(n *model.Node) (id string, isChart bool) {
	return strings.CutPrefix(n.URL, "chart:")
}

// image appends a picture of this site. The policy of the pages loads none of another, so that is refused here.
func (p *proser) image(dst []byte, n *model.Node) []byte {
	if id, isChart := chartID(n); isChart {
		return Text(append(append(dst, Unsafe...), " a chart stands in a paragraph of its own: "...), id)
	}
	if external(n.URL) || strings.HasPrefix(n.URL, "//") {
		return Text(append(append(dst, Unsafe...), " an image of another site: "...), n.URL)
	}
	dst = append(dst, `<img`...)
	dst = Address(dst, "src", n.URL)
	dst = Attribute(dst, "alt", n.Text)
	if n.Title != "" {
		dst = Attribute(dst, "title", n.Title)
	}
	return append(dst, ` loading="lazy">`...)
}

// footnoteMark appends the number that leads to a footnote.
func (p *proser) footnoteMark(dst []byte, n *model.Node) []byte {
	dst = append(dst, `<sup><a role="doc-noteref" href="#`...)
	dst = Text(dst, n.ID)
	dst = append(dst, '"')
	if !slices.Contains(p.marked, n.ID) { // a second mark of one footnote has no id of its own
		p.marked = append(p.marked, n.ID)
		dst = Attribute(dst, "id", n.ID+"-ref")
	}
	dst = append(dst, `><span class="vh">`...)
	dst = append(dst, p.phrases.footnote...)
	dst = append(dst, ` </span>`...)
	dst = strconv.AppendInt(dst, int64(n.Number), 10)
	return append(dst, `</a></sup>`...)
}

// footnotes appends the footnotes at the end of a text, each with a way back to its mark.
func (p *proser) footnotes(dst []byte, n *model.Node) []byte {
	dst = append(dst, `<section class="footnotes" role="doc-endnotes" aria-label="`...)
	dst = append(dst, p.phrases.footnotes...)
	dst = append(dst, "\"><ol>\n"...)
	for at := range n.Children {
		note := &n.Children[at]
		dst = append(dst, `<li`...)
		dst = Attribute(dst, "id", note.ID)
		dst = append(dst, '>')
		dst = p.nodes(dst, note.Children)
		dst = append(dst, `<a href="#`...)
		dst = Text(dst, note.ID)
		dst = append(dst, `-ref" class="back" role="doc-backlink">`...)
		dst = append(dst, p.phrases.backToText...)
		dst = append(dst, "</a></li>\n"...)
	}
	return append(dst, "</ol></section>\n"...)
}
