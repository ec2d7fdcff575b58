package decimal

import (
	"strings"
)

// narrow writes full-width characters, signs and spaces in their ASCII form. A text that needs no change is returned
// as it is.
func narrow(text string) string {
	for i := range len(text) {
		if text[i] >= 0x80 {
			return strings.Map(narrowRune, text)
		}
	}
	return text
}

func narrowRune(r rune) rune {
	switch {
	case r >= '！' && r <= '～':
		return r - '！' + '!'
	case r == '−', r == '﹣':
		return '-'
	case r == '\u00a0', r == '\u2009', r == '\u202f', r == '\u3000', r == '\t':
		return ' '
	case r == '∶':
		return ':'
	}
	return r
}

func trimSpace(text string) string { return strings.Trim(text, " \t") }

// wordQualifier is one way to write a qualifier.
type wordQualifier struct {
	word      string
	qualifier Qualifier
}

// before are the qualifiers that stand before a number, longer words first where one begins another.
var before = []wordQualifier{
	{"≈", About}, {"≲", Nearly}, {"≧", AtLeast}, {"≥", AtLeast}, {"≦", AtMost}, {"≤", AtMost},
	{">=", AtLeast}, {"<=", AtMost}, {">", MoreThan}, {"<", LessThan}, {"~", About},
	{"大约", About}, {"约", About}, {"接近", Nearly}, {"近", Nearly},
	{"不超过", AtMost}, {"不高于", AtMost}, {"不多于", AtMost}, {"至多", AtMost},
	{"不少于", AtLeast}, {"不低于", AtLeast}, {"至少", AtLeast},
	{"超过", MoreThan}, {"多于", MoreThan}, {"高于", MoreThan}, {"逾", MoreThan}, {"超", MoreThan},
	{"不足", LessThan}, {"不到", LessThan}, {"少于", LessThan}, {"低于", LessThan},
	{"about ", About}, {"nearly ", Nearly}, {"more than ", MoreThan}, {"over ", MoreThan},
	{"less than ", LessThan}, {"under ", LessThan}, {"at least ", AtLeast}, {"at most ", AtMost},
}

// after are the qualifiers that stand after a number and its unit. 以上 and 以下 include the number, as in law.
var after = []wordQualifier{{"以上", AtLeast}, {"以下", AtMost}, {"左右", About}, {"以内", AtMost}}

func cutPrefixWord(text string) (string, Qualifier) {
	if text == "" || isDigit(text[0]) {
		return text, Exact
	}
	for _, entry := range before {
		if len(text) > len(entry.word) && strings.EqualFold(text[:len(entry.word)], entry.word) {
			return trimSpace(text[len(entry.word):]), entry.qualifier
		}
	}
	return text, Exact
}

func cutSuffixWord(text string) (string, Qualifier) {
	for _, entry := range after {
		if rest, has := strings.CutSuffix(text, entry.word); has {
			return trimSpace(rest), entry.qualifier
		}
	}
	return text, Exact
}

// multiplier is one way to write a power of ten.
type multiplier struct {
	word   string
	power  int
	unless string // the word does not count when one of these characters follows it
}

// multipliers are the powers of ten that may follow a number, longer words first where one begins another. 千 before
// 克, 米, 瓦 belongs to the unit, and so does 百 before 分点, which is why 百 stands only in 百万.
var multipliers = []multiplier{
	{"万亿", 12, ""}, {"百万", 6, ""}, {"千万", 7, ""}, {"万", 4, ""}, {"萬", 4, ""}, {"亿", 8, ""}, {"億", 8, ""},
	{"千", 3, "克米瓦卡"},
	{"thousand", 3, ""}, {"million", 6, ""}, {"billion", 9, ""}, {"trillion", 12, ""},
}

func cutMultiplier(text string) (string, int) {
	for _, m := range multipliers {
		if len(text) < len(m.word) || !strings.EqualFold(text[:len(m.word)], m.word) {
			continue
		}
		rest := text[len(m.word):]
		if m.unless != "" && rest != "" && strings.ContainsAny(m.unless, firstRune(rest)) {
			continue
		}
		if m.word[0] < 0x80 && rest != "" && rest[0] != ' ' && rest[0] < 0x80 {
			continue // a longer English word, such as "millions"
		}
		return rest, m.power
	}
	return text, 0
}

func firstRune(text string) string {
	for _, r := range text {
		return string(r)
	}
	return ""
}
