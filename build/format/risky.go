package format

import (
	"unicode"
	"unicode/utf8"
)

// Risky says whether a spreadsheet might take a text for a formula: whether, after quotes, spaces, invisible and
// control characters, it begins with = + - @ or |, in any width, or with a tab or the end of a line.
func Risky(text string) bool {
	for _, r := range text {
		switch r {
		case '=', '+', '-', '@', '|', '\t', '\r', '\n',
			'＝', '＋', '－', '＠', '｜', '﹢', '﹣', '﹦', '﹫', '⁺', '⁻', '⁼', '₊', '₋', '₌':
			return true
		case '"', '\'', '`', '“', '”', '‘', '’', '„', '‚', '«', '»', '＂', '＇', '｀', utf8.RuneError:
			continue
		}
		if !unicode.IsSpace(r) && !unicode.IsControl(r) && !unicode.Is(unicode.Cf, r) {
			return false
		}
	}
	return false
}
