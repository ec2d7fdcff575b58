package markup

import "gongqiu/build/plan"

// Tree appends a nested list. The style sheet draws its branches; read aloud or without a style sheet it is the list
// that it is.
func (w *Writer) Tree(dst []byte, nodes []plan.TreeNode) []byte {
	if len(nodes) == 0 {
		return dst
	}
	dst = append(dst, `<ul class="tree">`...)
	dst = w.branches(dst, nodes)
	return append(dst, "</ul>\n"...)
}

func (w *Writer) branches(dst []byte, nodes []plan.TreeNode) []byte {
	for at := range nodes {
		node := &nodes[at]
		dst = append(dst, `<li`...)
		if node.ID != "" {
			dst = Attribute(dst, "id", node.ID)
		}
		dst = append(dst, `><div>`...)
		if node.Kind != "" {
			dst = append(dst, `<span class="rel">`...)
			dst = Text(dst, node.Kind)
			dst = append(dst, `</span> `...)
		}
		if node.Current {
			dst = append(dst, `<strong aria-current="page">`...)
			dst = w.Link(dst, &plan.Link{Title: node.Link.Title, Lang: node.Link.Lang})
			dst = append(dst, `</strong>`...)
			dst = w.Link(dst, &plan.Link{Detail: node.Link.Detail})
		} else {
			dst = w.Link(dst, &node.Link)
		}
		dst = append(dst, `</div>`...)
		if len(node.Children) > 0 {
			dst = append(dst, "<ul>"...)
			dst = w.branches(dst, node.Children)
			dst = append(dst, "</ul>"...)
		}
		dst = append(dst, "</li>\n"...)
	}
	return dst
}

// Grid appends a table whose cells hold links, in a scroller that a keyboard can reach.
func (w *Writer) Grid(dst []byte, grid *plan.Grid) []byte {
	if grid == nil || len(grid.Rows) == 0 {
		return dst
	}
	dst = append(dst, `<div class="tablebox"`...)
	dst = Attribute(dst, "id", grid.ID)
	dst = append(dst, `><div class="scroll" role="region" tabindex="0" aria-labelledby="`...)
	dst = Text(dst, grid.ID)
	dst = append(dst, `-c"><table class="grid"><caption id="`...)
	dst = Text(dst, grid.ID)
	dst = append(dst, `-c"><span class="caption">`...)
	dst = Text(dst, grid.Caption)
	dst = append(dst, `</span></caption><thead><tr><th scope="col">`...)
	dst = Text(dst, grid.Corner)
	dst = append(dst, `</th>`...)
	for at := range grid.Columns {
		dst = append(dst, `<th scope="col">`...)
		dst = w.Link(dst, &grid.Columns[at])
		dst = append(dst, `</th>`...)
	}
	dst = append(dst, "</tr></thead>\n<tbody>"...)
	for at := range grid.Rows {
		dst = w.gridRow(dst, &grid.Rows[at])
	}
	return append(dst, "</tbody></table></div></div>\n"...)
}

func (w *Writer) gridRow(dst []byte, row *plan.GridRow) []byte {
	dst = append(dst, `<tr><th scope="row">`...)
	dst = w.Link(dst, &row.Head)
	dst = append(dst, `</th>`...)
	for _, links := range row.Cells {
		dst = append(dst, `<td class="t">`...)
		switch len(links) {
		case 0:
		case 1:
			dst = w.Link(dst, &links[0])
		default:
			dst = append(dst, `<ul>`...)
			dst = w.items(dst, links)
			dst = append(dst, `</ul>`...)
		}
		dst = append(dst, `</td>`...)
	}
	return append(dst, "</tr>\n"...)
}
