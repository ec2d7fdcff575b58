package chart

import "unicode/utf8"

// appendEscaped writes a text so that it is safe between tags and in quoted attributes. Characters that XML does not
// know become the replacement character.
func appendEscaped(dst []byte, text string) []byte {
	if plain(text) {
		return append(dst, text...)
	}
	start := 0
	for at := 0; at < len(text); {
		c := text[at]
		size, escape := 1, ""
		switch {
		case c == '&':
			escape = "&amp;"
		case c == '<':
			escape = "&lt;"
		case c == '>':
			escape = "&gt;"
		case c == '"':
			escape = "&quot;"
		case c == '\n', c == '\r', c == '\t':
			escape = " "
		case c < ' ', c == 0x7f:
			escape = "\uFFFD"
		case c >= utf8.RuneSelf:
			var r rune
			r, size = utf8.DecodeRuneInString(text[at:])
			if r == utf8.RuneError && size == 1 || r == 0xFFFE || r == 0xFFFF {
				escape = "\uFFFD"
			}
		}
		if escape != "" {
			dst = append(dst, text[start:at]...)
			dst = append(dst, escape...)
			start = at + size
		}
		at += size
	}
	return append(dst, text[start:]...)
}

// plain says that a text certainly has nothing to escape.
func plain(text string) bool {
	every := byte(0)
	for at := 0; at < len(text); at++ {
		switch c := text[at]; c {
		case '&', '<', '>', '"', 0x7f, 0xEF: // U+FFFE and U+FFFF start with 0xEF
			return false
		default:
			if c < ' ' {
				return false
			}
			every |= c
		}
	}
	return every < utf8.RuneSelf || utf8.ValidString(text)
}
