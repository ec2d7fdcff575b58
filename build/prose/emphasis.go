package prose

import (
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// emphasisParser reads * and _ as CommonMark does, except that a Chinese character or mark of punctuation beside them
// is as good as a space: "**求人倍率：**上升" ends its emphasis, which CommonMark refuses because a letter follows.
type emphasisParser struct{}

// Trigger implements parser.InlineParser.
func (emphasisParser) Trigger() []byte { return []byte{'*', '_'} }

// Parse implements parser.InlineParser.
func (emphasisParser) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	return scanMarks(block, pc, emphasisMarks{})
}

// strikethroughParser reads pairs of tildes. A single one is a range in Chinese text, and stays.
type strikethroughParser struct{}

// Trigger implements parser.InlineParser.
func (strikethroughParser) Trigger() []byte { return []byte{'~'} }

// Parse implements parser.InlineParser.
func (strikethroughParser) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	if block.PrecendingCharacter() == '~' {
		return nil
	}
	line, _ := block.PeekLine()
	if runLength(line) != 2 {
		return nil
	}
	return scanMarks(block, pc, strikethroughMarks{})
}

type emphasisMarks struct{}

func (emphasisMarks) IsDelimiter(b byte) bool { return b == '*' || b == '_' }

func (emphasisMarks) CanOpenCloser(opener, closer *parser.Delimiter) bool {
	return opener.Char == closer.Char
}

func (emphasisMarks) OnMatch(consumes int) ast.Node { return ast.NewEmphasis(consumes) }

type strikethroughMarks struct{}

func (strikethroughMarks) IsDelimiter(b byte) bool { return b == '~' }

func (strikethroughMarks) CanOpenCloser(opener, closer *parser.Delimiter) bool {
	return opener.Char == closer.Char
}

func (strikethroughMarks) OnMatch(int) ast.Node { return extast.NewStrikethrough() }

// scanMarks takes the run of marks at the reader and notes whether it may open and close a span.
func scanMarks(block text.Reader, pc parser.Context, marks parser.DelimiterProcessor) ast.Node {
	before := block.PrecendingCharacter()
	line, segment := block.PeekLine()
	length := runLength(line)
	after := ' '
	if length < len(line) {
		after, _ = utf8.DecodeRune(line[length:])
	}
	canOpen, canClose := flanks(before, after, line[0] == '_')
	run := parser.NewDelimiter(canOpen, canClose, length, line[0], marks)
	run.Segment = segment.WithStop(segment.Start + length)
	block.Advance(length)
	pc.PushDelimiter(run)
	return run
}

// runLength counts the bytes that are the same as the first.
func runLength(line []byte) int {
	length := 0
	for length < len(line) && line[length] == line[0] {
		length++
	}
	return length
}

// flanks says whether marks between two characters may open and may close a span. Underscores stay literal inside of
// words.
func flanks(before, after rune, underscore bool) (canOpen, canClose bool) {
	spaceBefore, spaceAfter := util.IsSpaceRune(before), util.IsSpaceRune(after)
	wideBefore, wideAfter := isWide(before), isWide(after)
	pointBefore, pointAfter := util.IsPunctRune(before), util.IsPunctRune(after)
	left := !spaceAfter && (!pointAfter || wideAfter || spaceBefore || pointBefore || wideBefore)
	right := !spaceBefore && (!pointBefore || wideBefore || spaceAfter || pointAfter || wideAfter)
	if underscore {
		return left && (!right || pointBefore), right && (!left || pointAfter)
	}
	return left, right
}

// isWide says whether a character is written in the square of a Chinese character: letters and punctuation of Chinese
// and Japanese, and full-width forms.
func isWide(r rune) bool {
	switch {
	case r < 0x2E80:
		return false
	case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Bopomofo):
		return true
	default: // 、。「」　 and the full-width forms
		return r >= 0x3000 && r <= 0x303F || r >= 0xFE30 && r <= 0xFE4F || r >= 0xFF01 && r <= 0xFF60 ||
			r >= 0xFFE0 && r <= 0xFFE6
	}
}
