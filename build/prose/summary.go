package prose

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"gongqiu/build/model"
)

// Count is the length of a text in the two ways that texts are measured: Chinese (and Japanese) by its characters,
// everything else by its words. A number is a word.
type Count struct {
	Characters int
	Words      int
}

// CountText measures a text. Punctuation does not count, and a Chinese character ends a Latin word: "GDP增长3.5%" is two
// characters and two words.
func CountText(text string) Count {
	var count Count
	inWord := false
	for _, r := range text {
		switch {
		case isWide(r) && unicode.IsLetter(r) && !isFullWidthLatin(r):
			count.Characters++
			inWord = false
		case unicode.IsLetter(r), unicode.IsDigit(r):
			if !inWord {
				count.Words++
			}
			inWord = true
		case inWord && strings.ContainsRune(".,'’-_", r): // 3.5, 1,000, don't
		default:
			inWord = false
		}
	}
	return count
}

// isFullWidthLatin says whether a character is a full-width form of a Latin one.
func isFullWidthLatin(r rune) bool { return r >= 0xFF01 && r <= 0xFF5E }

// FirstSentence is the text up to the end of its first sentence, or all of it when none ends.
func FirstSentence(text string) string {
	text = strings.TrimSpace(text)
	return text[:sentenceEnd(text)]
}

// The length of a summary: characters in Chinese, letters in other languages.
const (
	chineseSummary = 120
	englishSummary = 240
)

// Summary is the start of a text in whole sentences, as long as a summary of its language may be. A first sentence that
// is too long by itself is cut where a clause or a word ends, and the cut is shown.
func Summary(text string, language model.Language) string {
	limit := englishSummary
	if language == model.Chinese {
		limit = chineseSummary
	}
	text = strings.Join(strings.Fields(text), " ")
	end := 0
	for end < len(text) {
		next := end + sentenceEnd(text[end:])
		if utf8.RuneCountInString(strings.TrimSpace(text[:next])) > limit {
			break
		}
		end = next
	}
	if end > 0 || text == "" {
		return strings.TrimSpace(text[:end])
	}
	return cutClause(text, limit)
}

// cutClause is at most limit characters of a text, up to the end of a clause or, where there is none in its second
// half, of a word.
func cutClause(text string, limit int) string {
	characters := []rune(text)
	head := characters[:min(limit, len(characters))]
	word := 0
	for at := len(head) - 1; at > len(head)/2; at-- {
		if strings.ContainsRune("，；：、,;:", head[at]) && !insideNumber(head, at) {
			return string(head[:at]) + "…"
		}
		if word == 0 && (isWide(head[at]) || unicode.IsSpace(head[at])) {
			word = at
		}
	}
	if word == 0 {
		word = len(head)
	}
	return strings.TrimRightFunc(string(head[:word]), unicode.IsSpace) + "…"
}

// insideNumber says whether a mark stands between two digits, as in 5,142.
func insideNumber(text []rune, at int) bool {
	return at > 0 && at+1 < len(text) && unicode.IsDigit(text[at-1]) && unicode.IsDigit(text[at+1])
}

// sentenceEnd is where the first sentence of a text ends: after 。！？ or after . ! ? before a space, with the quotation
// marks and brackets that close it.
func sentenceEnd(text string) int {
	for at, r := range text {
		end := at + utf8.RuneLen(r)
		switch r {
		case '。', '！', '？', '｡':
			return afterClosers(text, end)
		case '.', '!', '?':
			end = afterClosers(text, end)
			rest := strings.TrimLeft(text[end:], " \n\t")
			if rest == "" {
				return len(text)
			}
			next, _ := utf8.DecodeRuneInString(rest)
			if len(rest) < len(text[end:]) && !unicode.IsLower(next) && (r != '.' || !isAbbreviation(text[:at])) {
				return end
			}
		}
	}
	return len(text)
}

// afterClosers passes over further ends and over what closes a quotation or bracket.
func afterClosers(text string, at int) int {
	for at < len(text) {
		r, size := utf8.DecodeRuneInString(text[at:])
		if !strings.ContainsRune("。！？!?”’」』）】)\"'", r) {
			return at
		}
		at += size
	}
	return at
}

// isAbbreviation says whether the point after a text ends a shortened word and no sentence: "No. 36", "U.S. labour".
func isAbbreviation(before string) bool {
	word := before[strings.LastIndexAny(before, " \n\t(（")+1:]
	switch strings.ToLower(word) {
	case "no", "nos", "mr", "mrs", "ms", "dr", "vs", "e.g", "i.e", "cf", "fig", "approx", "ca", "art", "para":
		return true
	}
	letter, size := utf8.DecodeLastRuneInString(word)
	short := size == len(word) || word[len(word)-size-1] == '.'
	return short && unicode.IsUpper(letter)
}
