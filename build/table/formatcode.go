package table

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// formatKind is what a number format makes of a number.
type formatKind uint8

const (
	plainNumber formatKind = iota
	percent
	date
)

// format is a number format, looked at once.
type format struct {
	kind           formatKind
	before, after  string // words around the number
	decimals       int    // that are shown; -1 where the format does not say, or scales the number
	id             int
	code           string
	style          int // in the scratch workbook, once it was asked for
	displayedDates map[string]string
}

// newFormat judges a format by its code, or by its number when it is one that every spreadsheet knows.
func newFormat(id int, code string) *format {
	made := &format{id: id, code: code, decimals: -1}
	if code == "" {
		switch {
		case id == 9 || id == 10:
			made.kind, made.decimals = percent, 2*(id-9)
		case slices.Contains([]int{1, 3, 5, 6, 37, 38, 41, 42}, id):
			made.decimals = 0
		case slices.Contains([]int{2, 4, 7, 8, 39, 40, 43, 44}, id):
			made.decimals = 2
		case id >= 14 && id <= 22, id >= 27 && id <= 36, id >= 45 && id <= 47, id >= 50 && id <= 58:
			made.kind = date
		}
		return made
	}
	rest := made.judge(code)
	if made.decimals >= 0 && made.depends(code, rest) {
		made.decimals = -1
	}
	return made
}

// depends says whether the number decides how many decimals are shown: a section may be for negative numbers, or for
// those that meet a condition. What shows zero, as a rule a dash, says nothing of decimals.
func (f *format) depends(code, rest string) bool {
	conditional := strings.ContainsAny(code, "<>=") // in brackets, as a rule
	if conditional && rest == "" {
		return true // all others are shown as they are
	}
	for sections := 1; rest != "" && (sections == 1 || conditional && sections == 2); sections++ {
		var other format
		other.decimals = -1
		if rest = other.judge(rest); other.decimals >= 0 && other.decimals != f.decimals {
			return true
		}
	}
	return false
}

// judge reads the first section of a format code, and gives the others: what stands in quotes or after a backslash is
// shown as it is, what stands in brackets is a colour, a condition or a currency, the rest is format.
func (f *format) judge(code string) (rest string) {
	var before, after strings.Builder
	digits, scaled, point, decimals := false, false, false, 0
	literal := func(text string) {
		if digits {
			after.WriteString(text)
		} else {
			before.WriteString(text)
		}
	}
	i := 0
	for ; i < len(code) && code[i] != ';'; i++ {
		switch c := code[i]; c {
		case '"', '[':
			closing := map[byte]string{'"': `"`, '[': "]"}[c]
			inside, _, closed := strings.Cut(code[i+1:], closing)
			if !closed {
				return ""
			}
			if c == '"' {
				literal(inside)
			}
			i += len(inside) + 1
		case '\\', '!', '_', '*':
			_, size := utf8.DecodeRuneInString(code[i+1:])
			if c == '\\' || c == '!' {
				literal(code[i+1 : i+1+size]) // shown as it is; behind the others a character is only a width or a filling
			}
			i += size
		case '0', '#', '?':
			digits = true
			if point {
				decimals++
			}
		case '.':
			point = true
		case 'E', 'e', '/':
			scaled = true // exponents and fractions
		case ',':
			scaled = scaled || digits && !strings.ContainsAny(code[i+1:min(i+2, len(code))], "0#?")
		case '%':
			f.kind = percent
		case 'y', 'Y', 'm', 'M', 'd', 'D', 'h', 'H', 's', 'S':
			f.kind = date
			return ""
		default:
			words := code[i : i+wordsAt(code[i:])]
			literal(words)
			i += max(len(words)-1, 0)
		}
	}
	if !scaled {
		f.before, f.after = hanOnly(before.String()), hanOnly(after.String())
		if digits {
			f.decimals = decimals
		}
	}
	return code[min(i+1, len(code)):]
}

// wordsAt is how many bytes a text has before its first character of ASCII.
func wordsAt(text string) int {
	end := 0
	for end < len(text) && text[end] >= 0x80 {
		end++
	}
	return end
}

// hanOnly keeps words that mean something beside a number; ornaments and signs of currency do not.
func hanOnly(words string) string {
	if slices.ContainsFunc([]rune(words), func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
		return strings.TrimSpace(words)
	}
	return ""
}
