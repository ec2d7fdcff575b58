package download

import "unicode/utf8"

// appendString appends a text as a JSON string, with the same bytes as encoding/json without its escapes for HTML:
// the file is never part of a page.
func appendString(dst []byte, text string) []byte {
	const hex = "0123456789abcdef"
	dst = append(dst, '"')
	start := 0
	for at := 0; at < len(text); {
		c := text[at]
		if c >= utf8.RuneSelf {
			r, size := utf8.DecodeRuneInString(text[at:])
			if r == utf8.RuneError && size == 1 {
				dst = append(append(dst, text[start:at]...), `\ufffd`...)
				start = at + size
			} else if r == '\u2028' || r == '\u2029' {
				dst = append(append(dst, text[start:at]...), `\u202`...)
				dst = append(dst, hex[r&15])
				start = at + size
			}
			at += size
			continue
		}
		if c >= ' ' && c != '"' && c != '\\' {
			at++
			continue
		}
		dst = append(dst, text[start:at]...)
		switch c {
		case '"', '\\':
			dst = append(dst, '\\', c)
		case '\n':
			dst = append(dst, '\\', 'n')
		case '\r':
			dst = append(dst, '\\', 'r')
		case '\t':
			dst = append(dst, '\\', 't')
		case '\b':
			dst = append(dst, '\\', 'b')
		case '\f':
			dst = append(dst, '\\', 'f')
		default:
			dst = append(dst, `\u00`...)
			dst = append(dst, hex[c>>4], hex[c&15])
		}
		at++
		start = at
	}
	return append(append(dst, text[start:]...), '"')
}
