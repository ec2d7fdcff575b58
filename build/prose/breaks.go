package prose

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"gongqiu/build/model"
)

// softBreak stands, while a block is being converted, where a line of the source ends inside a paragraph.
const softBreak model.NodeKind = 0

// Stand-ins for what has no text of its own at the edge of a line: a number that is filled in later, and a picture.
const (
	filledIn = '0'
	picture  = '\uFFFC'
)

// settleBreaks turns every soft break of a block into a space or into nothing, by the characters on its two sides, and
// then joins neighbouring words.
func settleBreaks(inlines []model.Node) []model.Node {
	var leaves []*model.Node
	leaves = collectLeaves(leaves, inlines)
	following := make([]rune, len(leaves))
	next := '\n'
	for i := len(leaves) - 1; i >= 0; i-- {
		following[i] = next
		if first, _, solid := edges(leaves[i]); solid {
			next = first
		}
	}
	before := '\n'
	for i, leaf := range leaves {
		if leaf.Kind == softBreak {
			leaf.Kind = model.Words
			if breakIsSpace(before, following[i]) {
				leaf.Text = " "
			}
			continue
		}
		if _, last, solid := edges(leaf); solid {
			before = last
		}
	}
	return joinWords(inlines)
}

func collectLeaves(leaves []*model.Node, nodes []model.Node) []*model.Node {
	for i := range nodes {
		if len(nodes[i].Children) > 0 {
			leaves = collectLeaves(leaves, nodes[i].Children)
			continue
		}
		leaves = append(leaves, &nodes[i])
	}
	return leaves
}

// edges are the first and the last character that a leaf shows. A leaf is not solid when the text runs on across it.
func edges(leaf *model.Node) (first, last rune, solid bool) {
	switch leaf.Kind {
	case model.Link:
		return filledIn, filledIn, true
	case model.Image:
		return picture, picture, true
	case model.LineBreak:
		return '\n', '\n', true
	default:
		if leaf.Text == "" {
			return 0, 0, false
		}
		first, _ = utf8.DecodeRuneInString(leaf.Text)
		last, _ = utf8.DecodeLastRuneInString(leaf.Text)
		return first, last, true
	}
}

// breakIsSpace says whether a line end between two characters is a space. Chinese is written without spaces, so beside
// it the line end is nothing; between a Chinese word and a Latin one it is a space, which is right in English text and
// does no harm in Chinese.
func breakIsSpace(before, after rune) bool {
	const zeroWidthSpace = '\u200B'
	if unicode.IsSpace(before) || unicode.IsSpace(after) || before == zeroWidthSpace || after == zeroWidthSpace {
		return false
	}
	wideBefore, wideAfter := isWide(before), isWide(after)
	switch {
	case wideBefore && wideAfter:
		return false
	case wideBefore:
		return unicode.IsLetter(before) && !joinsChinese(after)
	case wideAfter:
		return unicode.IsLetter(after) && !joinsChinese(before)
	default:
		return true
	}
}

// joinsChinese says whether a narrow character stands beside a Chinese one without a space: digits, and the marks that
// both scripts share, such as the quotation marks.
func joinsChinese(r rune) bool {
	return unicode.IsDigit(r) || r == '%' || strings.ContainsRune("“”‘’—…·", r)
}

// joinWords makes one of neighbouring words, at every level, and leaves out empty ones.
func joinWords(nodes []model.Node) []model.Node {
	kept := nodes[:0]
	for i := 0; i < len(nodes); {
		if nodes[i].Kind != model.Words {
			nodes[i].Children = joinWords(nodes[i].Children)
			kept = append(kept, nodes[i])
			i++
			continue
		}
		end := i
		for end < len(nodes) && nodes[end].Kind == model.Words {
			end++
		}
		if joined := joinRun(nodes[i:end]); joined.Text != "" {
			kept = append(kept, joined)
		}
		i = end
	}
	switch {
	case len(kept) == 0:
		return nil
	case cap(kept) > 2*len(kept): // a paragraph of many lines is one node in the end
		return slices.Clone(kept)
	default:
		return kept
	}
}

// joinRun joins words that follow each other. The place is that of the first, as wide as the words go on in its line.
func joinRun(words []model.Node) model.Node {
	for len(words) > 1 && words[0].Text == "" {
		words = words[1:]
	}
	joined := words[0]
	if len(words) == 1 {
		return joined
	}
	var text strings.Builder
	running := true
	for i, word := range words {
		text.WriteString(word.Text)
		running = running && word.Place.Line == joined.Place.Line &&
			(i == 0 || word.Place.Column == joined.Place.Column+joined.Place.Width)
		if running && i > 0 {
			joined.Place.Width += word.Place.Width
		}
	}
	joined.Text = text.String()
	return joined
}
