package format

import (
	"strings"
	"unicode"

	"golang.org/x/text/width"
)

// Align says on which side of a column a text stands.
type Align uint8

// The alignments of Pad.
const (
	Left Align = iota
	Right
	Center
)

// StringWidth is the number of terminal columns of a text: 2 for a wide East Asian character, 0 for one that joins
// another, else 1.
func StringWidth(text string) int {
	columns := 0
	for _, r := range text {
		columns += RuneWidth(r)
	}
	return columns
}

// RuneWidth is the number of terminal columns of a character.
func RuneWidth(r rune) int {
	if r >= 0x20 && r < 0x7f {
		return 1
	}
	if r < 0x20 || r == 0x7f || unicode.In(r, unicode.Mn, unicode.Me) || r == '\u200b' || r == '\u200d' || r == '\ufeff' {
		return 0
	}
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return 2
	}
	return 1
}

// Pad fills the text with spaces to the given number of columns; a wider text stays as it is.
func Pad(text string, columns int, align Align) string {
	missing := columns - StringWidth(text)
	if missing <= 0 {
		return text
	}
	left := 0
	switch align {
	case Right:
		left = missing
	case Center:
		left = missing / 2
	}
	return strings.Repeat(" ", left) + text + strings.Repeat(" ", missing-left)
}
