package markup

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Finding appends the sentence that a page opens with. A number and the Chinese characters that say what it counts stay
// on one line, 468.7万人: at the size of a headline the lines of a phone are short, and a line that begins with its unit
// is read as another number.
func (w *Writer) Finding(dst []byte, text string) []byte {
	for text != "" {
		start := strings.IndexFunc(text, isDigit)
		if start < 0 {
			break
		}
		size, hasUnit := numberWithUnit(text[start:])
		dst = Text(dst, text[:start])
		number := text[start : start+size]
		if text = text[start+size:]; !hasUnit {
			dst = Text(dst, number)
			continue
		}
		dst = append(dst, `<span>`...)
		dst = Text(dst, number)
		dst = append(dst, `</span>`...)
	}
	return Text(dst, text)
}

// numberWithUnit is how many bytes a number and its unit take at the start of a text: digits, 万 or 亿, and one character
// more where it is Chinese; false for a number that no Chinese character follows.
func numberWithUnit(text string) (int, bool) {
	size := strings.IndexFunc(text, func(r rune) bool { return !isDigit(r) && r != '.' && r != ',' })
	if size < 0 {
		size = len(text)
	}
	for size > 0 && !isDigit(rune(text[size-1])) {
		size-- // the point at the end of a sentence
	}
	digits := size
	first, width := utf8.DecodeRuneInString(text[size:])
	if first == '万' || first == '亿' {
		size += width
		first, width = utf8.DecodeRuneInString(text[size:])
	}
	if unicode.Is(unicode.Han, first) {
		size += width
	}
	return size, size > digits
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }
