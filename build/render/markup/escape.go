// Package markup appends the repeated parts of a page, tables, lists, figures and prose, as escaped HTML.
//
// In come the typed views of package plan; out goes HTML, appended to a byte slice. It is apart from the templates
// because these parts are regular, long and many: appending costs a small fraction of what a template costs, and one
// place decides how a number, a kind of nothing or an address is written. Everything that is not a constant of this
// package passes Text, Attribute or Address, and a fuzz test holds these against html/template.
//
// What may not stand in a page, an address with the scheme javascript: for one, is written as Unsafe, the mark that
// html/template uses as well. The renderer refuses a page that holds it.
package markup

import "strings"

// Unsafe stands where something was refused. No page that holds it is ever given out.
const Unsafe = "ZgotmplZ"

// marked are the bytes of a text that may not stand as they are.
var marked = [256]bool{0: true, '"': true, '&': true, '\'': true, '<': true, '>': true}

// Text appends a text as the content of an element or of a quoted attribute.
func Text(dst []byte, text string) []byte {
	if at := mark(text); at < len(text) {
		return escape(append(dst, text[:at]...), text[at:])
	}
	return append(dst, text...)
}

// mark is where the first byte stands that may not stand as it is; the length of the text where there is none.
func mark(text string) int {
	at := 0
	for ; at+8 <= len(text); at += 8 {
		if unmarked(eight(text[at:])) {
			continue
		}
		for in := at; in < at+8; in++ {
			if marked[text[in]] {
				return in
			}
		}
	}
	switch rest := len(text) - at; {
	case at > 0 && unmarked(eight(text[len(text)-8:])),
		rest >= 4 && unmarked(four(text[at:])|four(text[len(text)-4:])<<32):
		return len(text)
	}
	for at < len(text) && !marked[text[at]] {
		at++
	}
	return at
}

// eight and four are the first bytes of a text, the first one lowest.
func eight(text string) uint64 {
	_ = text[7]
	return uint64(text[0]) | uint64(text[1])<<8 | uint64(text[2])<<16 | uint64(text[3])<<24 |
		uint64(text[4])<<32 | uint64(text[5])<<40 | uint64(text[6])<<48 | uint64(text[7])<<56
}

func four(text string) uint64 {
	_ = text[3]
	return uint64(text[0]) | uint64(text[1])<<8 | uint64(text[2])<<16 | uint64(text[3])<<24
}

// unmarked says that none of eight bytes may be a mark, as none is in words and numbers: each is from ( up, and is no
// angle bracket. Of others, such as blanks, it does not know.
func unmarked(word uint64) bool {
	const (
		each    = 0x0101010101010101
		highest = 0x80 * each
	)
	low := (word | highest) - '('*each | word                   // the highest bit of each byte from ( up
	brackets := word&^(2*each) ^ '<'*each                       // 0 where a bracket is: they differ in one bit
	others := (brackets&^highest + (highest - each)) | brackets // the highest bit of each byte that is none
	return low&others&highest == highest
}

// escape is Text for one that has marks.
func escape(dst []byte, text string) []byte {
	for text != "" {
		switch text[0] {
		case 0:
			dst = append(dst, "\uFFFD"...)
		case '"':
			dst = append(dst, "&#34;"...)
		case '&':
			dst = append(dst, "&amp;"...)
		case '\'':
			dst = append(dst, "&#39;"...)
		case '<':
			dst = append(dst, "&lt;"...)
		case '>':
			dst = append(dst, "&gt;"...)
		default:
			next := mark(text)
			dst, text = append(dst, text[:next]...), text[next:]
			continue
		}
		text = text[1:]
	}
	return dst
}

// Attribute appends a space, a name, and a value in quotes. The name is a constant of the caller.
func Attribute(dst []byte, name, value string) []byte {
	dst = append(dst, ' ')
	dst = append(dst, name...)
	dst = append(dst, '=', '"')
	dst = Text(dst, value)
	return append(dst, '"')
}

// Address appends the attribute of that name with an address that a reader may follow: one of this site, http,
// https, mailto or tel. Any other scheme is refused.
func Address(dst []byte, name, address string) []byte {
	dst = append(dst, ' ')
	dst = append(dst, name...)
	dst = append(dst, '=', '"')
	dst = appendAddress(dst, address)
	return append(dst, '"')
}

// appendAddress appends an address, its characters outside the alphabet of addresses as percent signs and digits.
func appendAddress(dst []byte, address string) []byte {
	for at := range len(address) {
		if c := address[at]; !inAddress[c] || c == ':' {
			return appendAnyAddress(dst, address)
		}
	}
	return append(dst, address...)
}

// appendAnyAddress is appendAddress for one that may have a scheme, or characters outside the alphabet.
func appendAnyAddress(dst []byte, address string) []byte {
	if !followable(address) {
		return append(append(dst, '#'), Unsafe...)
	}
	return escapeAddress(dst, address)
}

// escapeAddress is appendAddress for one that has characters outside the alphabet.
func escapeAddress(dst []byte, address string) []byte {
	const digits = "0123456789abcdef"
	for at := range len(address) {
		c := address[at]
		switch {
		case inAddress[c], c == '%' && isEscape(address[at:]):
			dst = append(dst, c)
		case c == '&':
			dst = append(dst, "&amp;"...)
		default:
			dst = append(dst, '%', digits[c>>4], digits[c&15])
		}
	}
	return dst
}

// inAddress are the bytes that stand in an address as they are. Quotes, brackets and the ampersand do not.
var inAddress = func() (table [256]bool) {
	for _, c := range []byte("-._~!#$*+,/:;=?@[]" + "0123456789" +
		"abcdefghijklmnopqrstuvwxyz" + "ABCDEFGHIJKLMNOPQRSTUVWXYZ") {
		table[c] = true
	}
	return table
}()

// isEscape says whether the text starts with a percent sign and two digits of base 16.
func isEscape(text string) bool {
	return len(text) > 2 && isHex(text[1]) && isHex(text[2])
}

func isHex(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F'
}

// followable says whether an address has no scheme, or one that is known to be harmless.
func followable(address string) bool {
	scheme, _, has := strings.Cut(address, ":")
	if !has || strings.Contains(scheme, "/") {
		return true
	}
	switch strings.ToLower(scheme) {
	case "http", "https", "mailto", "tel":
		return true
	}
	return strings.HasPrefix(address, "#") // a fragment may hold a colon
}

// external says whether an address leaves the site.
func external(address string) bool {
	return strings.HasPrefix(address, "https://") || strings.HasPrefix(address, "http://")
}
