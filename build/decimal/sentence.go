package decimal

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Direction is which way a sentence says that something went.
type Direction int8

// The directions of a change.
const (
	Down     Direction = -1
	Unstated Direction = 0
	Up       Direction = 1
)

// Spoken is a number as it stands in a sentence.
type Spoken struct {
	Field
	Signed    bool      // a sign was typed
	Direction Direction // what the words around it say of its sign
	Points    bool      // percentage points
	// Rest is what follows the number and its multiplier: the unit, and what comes after it.
	Rest string
	// Typed is the number without what stands around it, for a second writing of the same: 668 of 约668万人.
	Typed string
}

// ParseSpoken reads a number of a sentence: text is the number that the author marked, before and after are what stands
// around it in the sentence, with the words that may belong to it: 约[668]万人, 下降[0.01], [134%] more than. Besides
// what ParseField reads, a small whole number may be a word (八, eight), a place may be 第3 or 3rd, and a range may be
// written as people do (60至100, 60–100). The errors are those of ParseField.
func ParseSpoken(before, text, after string) (Spoken, error) {
	text = trimSpace(narrow(text))
	before, after = narrow(before), narrow(after)
	typed := unrange(unword(unplace(text)))
	field, err := ParseField(typed)
	if err != nil {
		return Spoken{}, err
	}
	s := Spoken{Field: field, Rest: field.UnitSuffix, Typed: text}
	unit := field.UnitSuffix != "" && !isOrdinal(field.UnitSuffix)
	if field.Qualifier == Exact {
		s.Qualifier = spokenBefore(before)
	}
	if !unit && !field.Percent {
		s.Rest = s.cutAfter(after, field.Scale10 == 0)
	}
	if s.Qualifier == Exact {
		s.Qualifier = spokenAfter(after)
	}
	s.Points = !s.Percent && isPoints(s.Rest)
	s.Percent = s.Percent || !s.Points && isPercentWord(s.Rest)
	s.Signed = strings.ContainsAny(firstRune(typed), "+-")
	s.Direction = direction(before, after)
	return s, nil
}

// cutAfter reads a multiplier and a percent sign that stand outside of what was marked.
func (s *Spoken) cutAfter(after string, multiplies bool) (rest string) {
	rest = strings.TrimLeft(after, " ")
	more := func() {
		for _, word := range []string{"多", "余"} {
			if cut, has := strings.CutPrefix(rest, word); has && s.Qualifier == Exact && cut != "" {
				rest, s.Qualifier = cut, MoreThan
			}
		}
	}
	more()
	if multiplies {
		var power int
		if rest, power = cutMultiplier(rest); power != 0 {
			if shifted, ok := s.Number.Shift(power); ok {
				s.Number, s.Scale10 = shifted, power
				s.High, _ = s.High.Shift(power)
			}
			more()
		}
	}
	rest = strings.TrimLeft(rest, " ")
	if cut, percent := strings.CutPrefix(rest, "%"); percent {
		s.Percent, rest = true, cut
	}
	return rest
}

// spoken are the words before a number that are read in sentences besides those of tables.
var spoken = []wordQualifier{
	{"将近", Nearly}, {"几近", Nearly}, {"almost ", Nearly}, {"close to ", Nearly}, {"just under ", Nearly},
	{"a little under ", Nearly},
	{"大概", About}, {"approximately ", About}, {"around ", About}, {"roughly ", About}, {"some ", About},
	{"just over ", MoreThan}, {"a little over ", MoreThan}, {"well over ", MoreThan}, {"above ", MoreThan},
	{"exceeding ", MoreThan}, {"upwards of ", AtLeast}, {"no fewer than ", AtLeast}, {"no less than ", AtLeast},
	{"not less than ", AtLeast},
	{"fewer than ", LessThan}, {"below ", LessThan}, {"up to ", AtMost}, {"no more than ", AtMost},
	{"not more than ", AtMost},
}

// unspoken are words that end like a qualifier and are none.
var unspoken = []string{"最近", "附近", "邻近", "新近", "远近", "反超", "赶超"}

// spokenBefore is the qualifier that a text ends with; of several the longest.
func spokenBefore(text string) Qualifier {
	text = strings.TrimRight(text, " ")
	for _, word := range unspoken {
		if strings.HasSuffix(text, word) {
			return Exact
		}
	}
	longest, found := 0, Exact
	for _, entry := range slices.Concat(before, spoken) {
		word := strings.TrimRight(entry.word, " ")
		if len(word) > longest && endsWith(text, word) {
			longest, found = len(word), entry.qualifier
		}
	}
	if found == Exact {
		return farBefore(text)
	}
	return found
}

// farBefore reads words that may stand apart from their number, 至少可新增岗位4000万, in its clause and with no other number
// between.
func farBefore(text string) Qualifier {
	text = strings.ToLower(text[strings.LastIndexFunc(text, isComma)+1:])
	for _, entry := range []wordQualifier{{"至少", AtLeast}, {"at least ", AtLeast}, {"大约", About}} {
		if at := strings.LastIndex(text, entry.word); at >= 0 && !strings.ContainsAny(text[at:], "0123456789") {
			return entry.qualifier
		}
	}
	return Exact
}

// endsWith says whether a text ends with a word; a Latin word must not be the end of a longer one.
func endsWith(text, word string) bool {
	start := len(text) - len(word)
	if start < 0 || !strings.EqualFold(text[start:], word) {
		return false
	}
	return start == 0 || !isLatin(firstRune(word)) || !isLatin(text[start-1:start])
}

func isLatin(letter string) bool {
	return letter != "" && (letter[0] >= 'a' && letter[0] <= 'z' || letter[0] >= 'A' && letter[0] <= 'Z')
}

// spokenAfter is the qualifier that follows a number, at once or after a short unit: 40%左右, 5000人以上.
func spokenAfter(text string) Qualifier {
	const longestUnit = 4
	at := 0
	for range longestUnit {
		for _, entry := range after {
			if strings.HasPrefix(text[at:], entry.word) {
				return entry.qualifier
			}
		}
		r, size := utf8.DecodeRuneInString(text[at:])
		if size == 0 || !unicode.Is(unicode.Han, r) && r != '%' {
			break
		}
		at += size
	}
	for _, word := range []string{"or more", "or over"} {
		if strings.HasPrefix(strings.TrimLeft(text, " %"), word) {
			return AtLeast
		}
	}
	return Exact
}

// isPoints says whether a text begins with the name of percentage points.
func isPoints(text string) bool {
	text = strings.TrimLeft(text, " ")
	for _, word := range []string{"个百分点", "百分点", "percentage point", "percent point", "point", "pp"} {
		if strings.HasPrefix(text, word) {
			return true
		}
	}
	return false
}

func isPercentWord(text string) bool {
	text = strings.TrimLeft(text, " ")
	return strings.HasPrefix(text, "percent") || strings.HasPrefix(text, "per cent")
}

// The words that say which way a number went. Of those before the number in its clause the last counts, else the first
// of those after it.
var (
	upWords = []string{"上升", "增加", "增长", "提高", "扩大", "回升", "攀升", "上涨", "高出", "多出", "新增", "增", "升", "涨",
		"rose", "rise", "risen", "rising", "increase", "increased", "increasing", "grew", "grow", "grown", "growth", "up",
		"higher", "gained", "gain", "more", "above"}
	downWords = []string{"下降", "减少", "降低", "回落", "下滑", "下跌", "缩小", "收窄", "减", "降", "跌", "少", "低于", "负",
		"fell", "fall", "fallen", "falling", "decrease", "decreased", "decreasing", "declined", "decline", "dropped", "drop",
		"down", "lower", "lost", "loss", "less", "fewer", "below", "minus"}
)

// Around is what the words around a number say of it: its hedge, and which way it went.
func Around(before, after string) (Qualifier, Direction) {
	before, after = narrow(before), narrow(after)
	qualifier := spokenBefore(before)
	if qualifier == Exact {
		qualifier = spokenAfter(after)
	}
	return qualifier, direction(before, after)
}

// direction is which way the words around a number say that it went: those before it in its clause, those after it
// there, or those before it in its sentence, as of the second number of "fell by 30,000, or 15%". Words that belong to
// a hedge (more than, 不少于) say nothing.
func direction(before, after string) Direction {
	before, after = unhedged(strings.ToLower(before)), strings.ToLower(after)
	start := 0
	if at := strings.LastIndexFunc(before, isComma); at >= 0 {
		start = at
	}
	clause := after
	if at := strings.IndexFunc(after, isComma); at >= 0 {
		clause = after[:at]
	}
	if way := lastWay(before[start:]); way != Unstated {
		return way
	}
	if way := firstWay(clause); way != Unstated {
		return way
	}
	return lastWay(before[:start])
}

func isComma(r rune) bool { return r == ',' || r == '，' || r == ':' || r == '：' }

// lastWay is the direction of the last word for one.
func lastWay(text string) Direction {
	last, way := -1, Unstated
	for _, list := range directions() {
		for _, word := range list.words {
			if at := lastWord(text, word); at > last {
				last, way = at, list.way
			}
		}
	}
	return way
}

// firstWay is the direction of the first word for one.
func firstWay(text string) Direction {
	first, way := len(text), Unstated
	for _, list := range directions() {
		for _, word := range list.words {
			if at := firstWord(text, word); at >= 0 && at < first {
				first, way = at, list.way
			}
		}
	}
	return way
}

type wordsOfWay struct {
	way   Direction
	words []string
}

func directions() []wordsOfWay { return []wordsOfWay{{Up, upWords}, {Down, downWords}} }

// unhedged is a text with the words of hedges blanked out, at their places.
func unhedged(text string) string {
	for _, word := range []string{"more than", "less than", "fewer than", "不少于", "至少", "不多于", "不低于", "多少", "不少"} {
		text = strings.ReplaceAll(text, word, strings.Repeat(" ", len(word)))
	}
	return text
}

func lastWord(text, word string) int {
	for end := len(text); ; {
		at := strings.LastIndex(text[:end], word)
		if at < 0 || standsAlone(text, at, len(word)) {
			return at
		}
		end = at
	}
}

func firstWord(text, word string) int {
	for from := 0; ; {
		at := strings.Index(text[from:], word)
		if at < 0 {
			return -1
		}
		if at += from; standsAlone(text, at, len(word)) {
			return at
		}
		from = at + len(word)
	}
}

// standsAlone says whether a Latin word in a text is not part of a longer one. Chinese words always stand alone.
func standsAlone(text string, at, size int) bool {
	if !isLatin(text[at : at+1]) {
		return true
	}
	return (at == 0 || !isLatin(text[at-1:at])) && (at+size == len(text) || !isLatin(text[at+size:at+size+1]))
}

// numberWords are whole numbers that texts write as words.
var numberWords = []struct {
	word   string
	number string
}{
	{"十一", "11"}, {"十二", "12"}, {"十三", "13"}, {"十四", "14"}, {"十五", "15"}, {"十六", "16"}, {"十七", "17"},
	{"十八", "18"}, {"十九", "19"}, {"二十", "20"},
	{"一", "1"}, {"二", "2"}, {"两", "2"}, {"三", "3"}, {"四", "4"}, {"五", "5"}, {"六", "6"}, {"七", "7"}, {"八", "8"},
	{"九", "9"}, {"十", "10"},
	{"one", "1"}, {"two", "2"}, {"three", "3"}, {"four", "4"}, {"five", "5"}, {"six", "6"}, {"seven", "7"},
	{"eight", "8"}, {"nine", "9"}, {"ten", "10"}, {"eleven", "11"}, {"twelve", "12"},
	{"first", "1"}, {"second", "2"}, {"third", "3"},
}

// unword writes a number that is a word, perhaps with a unit after it, in digits. 二十一 and the like stay as they are.
func unword(text string) string {
	for _, entry := range numberWords {
		if len(text) < len(entry.word) || !strings.EqualFold(text[:len(entry.word)], entry.word) {
			continue
		}
		rest := text[len(entry.word):]
		next, _ := utf8.DecodeRuneInString(rest)
		if isLatin(entry.word) && rest != "" && next != ' ' || strings.ContainsRune("一二三四五六七八九十百千零〇点", next) {
			continue
		}
		return entry.number + rest
	}
	return text
}

// unplace takes the 第 off 第3.
func unplace(text string) string {
	return strings.TrimPrefix(text, "第")
}

func isOrdinal(unit string) bool {
	return unit == "st" || unit == "nd" || unit == "rd" || unit == "th" || unit == "位" || unit == "名"
}

// unrange writes a range between two numbers as tables do: 60至100 is 60..100.
func unrange(text string) string {
	for _, sign := range []string{"至", "到", "—", "–", "~", "-", " to "} {
		from, to, found := strings.Cut(text, sign)
		to = trimSpace(to)
		if found && from != "" && to != "" && isDigit(from[0]) && isDigit(to[0]) {
			return from + ".." + to
		}
	}
	return text
}
