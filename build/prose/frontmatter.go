package prose

import (
	"strings"

	"gongqiu/build/diag"
	"gongqiu/build/source"
)

// Page is a page file in its two parts. Places in either part are places in the file.
type Page struct {
	Matter    source.Text // the YAML between the fences, without them
	HasMatter bool
	Body      source.Text
}

// fence is the line that begins and ends front matter; "..." ends it too, as it ends a YAML document.
const fence = "---"

// SplitFrontMatter parts the front matter of a page, which stands between two lines "---" at the very top, from the
// body. A page without front matter is all body. It is false when the front matter does not end.
func SplitFrontMatter(file source.Text, list *diag.List) (Page, bool) {
	content := file.Content
	first, start := cutLine(content, 0)
	if first != fence {
		return Page{Matter: file.Fragment(0, 0), Body: file}, true
	}
	for at := start; at < len(content); {
		line, next := cutLine(content, at)
		if line == fence || line == "..." {
			return Page{Matter: file.Fragment(start, at), HasMatter: true, Body: file.Fragment(next, len(content))}, true
		}
		at = next
	}
	list.Add(diag.Finding{Code: diag.YAMLSyntax, Place: file.Place(0, len(fence)),
		Args: diag.Args{"reason": "@reason.unclosed-front-matter"}})
	return Page{Matter: file.Fragment(0, 0), Body: file.Fragment(0, 0)}, false
}

// cutLine is the line at an offset, without the space at its end, and the offset of the line after it.
func cutLine(content string, at int) (line string, next int) {
	next = len(content)
	if end := strings.IndexByte(content[at:], '\n'); end >= 0 {
		next = at + end + 1
	}
	return strings.TrimRight(content[at:next], " \t\n"), next
}
