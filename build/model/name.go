package model

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// FoldName is a name as names are compared: width, case, spaces, punctuation and a leading 其中 do not matter.
// 信息传输、软件和信息技术服务业 and 信息传输软件和信息技术服务业 are one name.
func FoldName(name string) string {
	if simple(name) {
		return name
	}
	var b strings.Builder
	b.Grow(len(name))
	for _, r := range name {
		if r >= '！' && r <= '～' { // full-width forms of ASCII
			r -= '！' - '!'
		}
		switch {
		case r == '%' || r == '+' || r == '.' || r == '/':
			b.WriteRune(r)
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			b.WriteRune(unicode.ToLower(r))
		}
	}
	folded := b.String()
	if rest, cut := strings.CutPrefix(folded, "其中"); cut && rest != "" {
		return rest
	}
	return folded
}

// simple says whether folding would change nothing, for names of Han characters, digits and lower-case letters.
func simple(name string) bool {
	for at := 0; at < len(name); {
		c := name[at]
		if c < utf8.RuneSelf {
			if c < '0' || c > 'z' || c > '9' && c < 'a' {
				return false
			}
			at++
			continue
		}
		r, size := utf8.DecodeRuneInString(name[at:])
		if r < 0x4E00 || r > 0x9FFF || r == '其' {
			return false
		}
		at += size
	}
	return true
}
