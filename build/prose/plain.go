package prose

import (
	"strings"

	"gongqiu/build/diag"
	"gongqiu/build/model"
)

// PlainText is what a reader would hear of nodes: the words, without marks of footnotes, and without the blocks that
// ask for a chart or a table. Blocks end with a line end, cells of a table with a space; alternative texts are read.
func PlainText(nodes []model.Node) string {
	var out strings.Builder
	writePlain(&out, nodes)
	return strings.TrimSpace(out.String())
}

func writePlain(out *strings.Builder, nodes []model.Node) {
	for i := range nodes {
		n := &nodes[i]
		switch n.Kind {
		case model.Words, model.CodeSpan, model.Image:
			out.WriteString(n.Text)
		case model.LineBreak:
			out.WriteByte('\n')
		case model.CodeBlock:
			if !IsRequest(*n) {
				out.WriteString(n.Text)
				out.WriteByte('\n')
			}
		case model.TableCell:
			writePlain(out, n.Children)
			out.WriteByte(' ')
		case model.Paragraph, model.Heading, model.TableRow:
			writePlain(out, n.Children)
			out.WriteByte('\n')
		default:
			writePlain(out, n.Children)
		}
	}
}

// IsRequest says whether a code block is not code but asks for a chart or a table to stand in its place.
func IsRequest(block model.Node) bool {
	language := Language(block)
	return block.Kind == model.CodeBlock && (language == "chart" || language == "table")
}

// Language is the first word after the fence of a code block.
func Language(block model.Node) string {
	language, _, _ := strings.Cut(strings.TrimSpace(block.Info), " ")
	return language
}

// FirstParagraph is the text of the first paragraph that has any, outside of quotes, lists and notes.
func FirstParagraph(prose model.Prose) string {
	for _, block := range prose.Blocks {
		if block.Kind != model.Paragraph {
			continue
		}
		if text := PlainText(block.Children); text != "" {
			return text
		}
	}
	return ""
}

// Open says whether the first paragraph has a link without a text, which is filled in when the data are known.
func Open(prose model.Prose) bool {
	for at := range prose.Blocks {
		if prose.Blocks[at].Kind == model.Paragraph {
			return hasEmptyLink(prose.Blocks[at].Children)
		}
	}
	return false
}

func hasEmptyLink(nodes []model.Node) bool {
	for at := range nodes {
		if nodes[at].Kind == model.Link && len(nodes[at].Children) == 0 || hasEmptyLink(nodes[at].Children) {
			return true
		}
	}
	return false
}

// Heading is an entry of a page's outline.
type Heading struct {
	Level int // as it is to be shown: the title of the page is 1, so headings begin at 2
	ID    string
	Text  string
	Place diag.Place
}

// Outline lists the headings of a page, in order, for a list of contents. Headings inside of quotes, lists and notes
// are no parts of the page.
func Outline(prose model.Prose) []Heading {
	shift := HeadingShift(prose)
	var outline []Heading
	for _, block := range prose.Blocks {
		if block.Kind == model.Heading {
			outline = append(outline, Heading{Level: min(block.Level+shift, 6), ID: block.ID,
				Text: PlainText(block.Children), Place: block.Place})
		}
	}
	return outline
}

// HeadingShift is what to add to the levels of a page's headings. The tree keeps levels as they were written. The title
// of the page comes from its front matter and is the only heading of level 1, so a page that writes "# …" in its body
// has all its headings moved down by one.
func HeadingShift(prose model.Prose) int {
	if hasTopHeading(prose.Blocks) {
		return 1
	}
	return 0
}

func hasTopHeading(blocks []model.Node) bool {
	for i := range blocks {
		if blocks[i].Kind == model.Heading && blocks[i].Level == 1 || hasTopHeading(blocks[i].Children) {
			return true
		}
	}
	return false
}
