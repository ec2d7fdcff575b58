package prose

import (
	"bytes"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/util"
)

// unescape resolves what Markdown writes in another way than it shows: backslashes before punctuation, and references
// to characters, &amp; and &#8212;. A backslash before a space is shown as nothing; it parts marks from their text.
func unescape(text string) string {
	at := strings.IndexAny(text, "\\&\x00")
	if at < 0 {
		return text
	}
	var out strings.Builder
	for at < len(text) {
		if at == 0 {
			at = strings.IndexAny(text, "\\&\x00")
		}
		if at < 0 {
			break
		}
		out.WriteString(text[:at])
		shown, size := resolve(text[at:])
		out.WriteString(shown)
		text, at = text[at+size:], 0
	}
	out.WriteString(text)
	return out.String()
}

// resolve is what the escape at the start of a text shows, and its size; the first byte itself when it is none.
func resolve(text string) (shown string, size int) {
	switch {
	case text[0] == 0:
		return string(utf8.RuneError), 1
	case text[0] == '\\' && len(text) > 1 && text[1] == ' ':
		return "", 2
	case text[0] == '\\' && len(text) > 1 && isMark(text[1]):
		return text[1:2], 2
	case text[0] == '&':
		if shown, size := reference(text); size > 0 {
			return shown, size
		}
	}
	return text[:1], 1
}

// maxReference is longer than the longest name of a character, "&CounterClockwiseContourIntegral;".
const maxReference = 40

// reference is the character that "&name;", "&#10;" or "&#xA;" stands for, and the size of the reference.
func reference(text string) (shown string, size int) {
	end := strings.IndexByte(text[:min(len(text), maxReference)], ';')
	if end < 2 {
		return "", 0
	}
	name := text[1:end]
	if name[0] != '#' {
		entity, ok := util.LookUpHTML5EntityByName(name)
		if !ok {
			return "", 0
		}
		return string(entity.Characters), end + 1
	}
	digits, base := name[1:], 10
	if len(digits) > 0 && (digits[0] == 'x' || digits[0] == 'X') {
		digits, base = digits[1:], 16
	}
	number, err := strconv.ParseUint(digits, base, 32)
	if err != nil || len(digits) > 7 {
		return "", 0
	}
	return string(util.ToValidRune(rune(number))), end + 1
}

// findAddress finds the first address that begins with http:// or https:// in a text; from is negative when there is
// none. The address ends before what is no part of an address, such as any Chinese character, and before punctuation
// that belongs to the sentence.
func findAddress(text []byte) (from, to int) {
	for at := 0; ; {
		scheme := bytes.Index(text[at:], []byte("://"))
		if scheme < 0 {
			return -1, -1
		}
		scheme += at
		at = scheme + 3
		from = scheme - 4
		if bytes.HasSuffix(text[:scheme], []byte("https")) {
			from = scheme - 5
		} else if !bytes.HasSuffix(text[:scheme], []byte("http")) {
			continue
		}
		if from > 0 && util.IsAlphaNumeric(text[from-1]) {
			continue
		}
		to = at
		for to < len(text) && isAddress(text[to]) {
			to++
		}
		if to = trimAddress(text, at, to); to > at && util.IsAlphaNumeric(text[at]) {
			return from, to
		}
	}
}

// isAddress says whether a byte may stand in an address.
func isAddress(c byte) bool {
	return c > ' ' && c < 0x7F && strings.IndexByte("\"<>\\^`{|}", c) < 0
}

// trimAddress takes the marks off the end of an address that belong to the sentence around it.
func trimAddress(text []byte, start, end int) int {
	for end > start {
		switch last := text[end-1]; {
		case strings.IndexByte("?!.,:;'*_~", last) >= 0:
			end--
		case last == ')' && bytes.Count(text[start:end], []byte("(")) < bytes.Count(text[start:end], []byte(")")):
			end--
		case last == ']' && bytes.Count(text[start:end], []byte("[")) < bytes.Count(text[start:end], []byte("]")):
			end--
		default:
			return end
		}
	}
	return end
}
