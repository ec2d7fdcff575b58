package markup

import "gongqiu/build/model"

// definitions appends a list of terms with what they mean. One with a heading stands beside the text, and is no part of
// it.
func (p *proser) definitions(dst []byte, n *model.Node) []byte {
	aside := n.Title != ""
	if aside {
		dst = append(dst, `<aside class="terms">`...)
		level := min(p.level, p.last+1)
		dst = append(openHeading(dst, level), '>')
		dst = Text(dst, n.Title)
		dst = closeHeading(dst, level)
	}
	dst = append(dst, "<dl class=\"terms\">\n"...)
	for at := range n.Children {
		child := &n.Children[at]
		if child.Kind == model.DefinitionText {
			dst = p.wrap(dst, "<dd>", child, "</dd>\n")
			continue
		}
		dst = p.term(dst, child)
	}
	dst = append(dst, "</dl>\n"...)
	if aside {
		dst = append(dst, "</aside>\n"...)
	}
	return dst
}

// term appends the head of an entry: what is defined here is marked as such, and can be linked to.
func (p *proser) term(dst []byte, n *model.Node) []byte {
	if n.ID == "" {
		return p.wrap(dst, "<dt>", n, "</dt>\n")
	}
	dst = append(dst, `<dt`...)
	dst = Attribute(dst, "id", n.ID)
	dst = append(dst, "><dfn>"...)
	dst = p.node(dst, &n.Children[0])
	dst = append(dst, "</dfn>"...)
	dst = p.nodes(dst, n.Children[1:])
	return append(dst, "</dt>\n"...)
}
