package download

import (
	"gongqiu/build/format"
	"strings"
	"unicode"
	"unicode/utf8"
)

// appendText appends a text as a field of CSV that no spreadsheet runs as a formula: one that could be taken for a
// formula gets an apostrophe before it. Taking the first apostrophe away from every field that Risky still calls so
// gives the texts back as they were.
func appendText(dst []byte, text string) []byte {
	if format.Risky(text) {
		return appendField(dst, "'", text)
	}
	return appendField(dst, "", text)
}

// appendField appends a prefix and a text as one field, quoted as RFC 4180 says where it must be, and also where
// spaces at its ends could be lost.
func appendField(dst []byte, prefix, text string) []byte {
	if !quoted(text) {
		return append(append(dst, prefix...), text...)
	}
	dst = append(append(dst, '"'), prefix...)
	for {
		at := strings.IndexByte(text, '"')
		if at < 0 {
			return append(append(dst, text...), '"')
		}
		dst = append(append(dst, text[:at+1]...), '"')
		text = text[at+1:]
	}
}

func quoted(text string) bool {
	if text == "" {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(text)
	first, _ := utf8.DecodeRuneInString(text)
	return unicode.IsSpace(first) || unicode.IsSpace(last) || strings.ContainsAny(text, ",;\t\"\r\n")
}
