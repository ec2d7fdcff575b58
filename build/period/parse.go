package period

import (
	"strings"
)

// Parse reads a period: the canonical texts, "2010-4", "2010Q4", "2010 Q4", "2010H1" in either case, and the Chinese
// ones, "2010年", "2010年度", "2010年第四季度", "2010年四季度", "2010年4季度", "2010年上半年", "2010年4月", "2010年1-4月" (also
// with 至, — or ～), "2010年前三季度", "2010年1-3季度", "2007-2009年". Digits may be full-width or Chinese (二○一○), spaces
// around the text do not matter. The error is ErrSyntax, ErrYear, ErrOrdinal or ErrSpan.
func Parse(text string) (Period, error) {
	if p, err := parseCanonical(text); err == nil {
		return p, nil
	}
	plain := fold(strings.TrimSpace(text))
	if p, err := parseCanonical(plain); err == nil || err != ErrSyntax {
		return p, err
	}
	return parseChinese(plain)
}

// MustParse is Parse for texts that are known to be right, such as those of tests; it panics on others.
func MustParse(text string) Period {
	p, err := Parse(text)
	if err != nil {
		panic("period: " + text + ": " + err.Error())
	}
	return p
}

// parseCanonical reads the canonical texts and their looser spellings in ASCII.
func parseCanonical(text string) (Period, error) {
	first, last, span := strings.Cut(text, "/")
	p, err := parseSingle(first)
	if err != nil || !span {
		return p, err
	}
	end, err := parseSingle(last)
	if err != nil {
		return Period{}, err
	}
	return Span(p, end)
}

// parseSingle reads one period in ASCII: 2010, 2010-H1, 2010-Q4, 2010Q4, 2010 q4, 2010-04, 2010-4.
func parseSingle(text string) (Period, error) {
	year, rest, ok := cutYear(text)
	if !ok {
		return Period{}, ErrSyntax
	}
	if rest == "" {
		return New(Year, year, 1)
	}
	separator := rest[0]
	if separator == '-' || separator == ' ' {
		rest = rest[1:]
	}
	if rest == "" {
		return Period{}, ErrSyntax
	}
	kind := Month
	switch rest[0] {
	case 'Q', 'q':
		kind, rest = Quarter, rest[1:]
	case 'H', 'h':
		kind, rest = Half, rest[1:]
	default:
		if separator != '-' {
			return Period{}, ErrSyntax
		}
	}
	ordinal, ok := smallNumber(rest)
	if !ok || kind != Month && len(rest) > 1 {
		return Period{}, ErrSyntax
	}
	return New(kind, year, ordinal)
}

// cutYear takes the four digits of a year off the front.
func cutYear(text string) (year int, rest string, ok bool) {
	if len(text) < 4 {
		return 0, "", false
	}
	for i := range 4 {
		digit := text[i] - '0'
		if digit > 9 {
			return 0, "", false
		}
		year = year*10 + int(digit)
	}
	return year, text[4:], true
}

// smallNumber reads one or two ASCII digits.
func smallNumber(text string) (int, bool) {
	if len(text) < 1 || len(text) > 2 {
		return 0, false
	}
	n := 0
	for i := range len(text) {
		digit := text[i] - '0'
		if digit > 9 {
			return 0, false
		}
		n = n*10 + int(digit)
	}
	return n, true
}

var folder = strings.NewReplacer(
	"○", "0", "〇", "0", "零", "0", "Ｏ", "0", "一", "1", "二", "2", "三", "3", "四", "4", "五", "5", "六", "6", "七", "7",
	"八", "8", "九", "9", "０", "0", "１", "1", "２", "2", "３", "3", "４", "4", "５", "5", "６", "6", "７", "7", "８", "8", "９", "9",
	"Ｑ", "Q", "ｑ", "Q", "Ｈ", "H", "ｈ", "H", "／", "/", "－", "-", "−", "-", "—", "-", "–", "-", "～", "-", "~", "-",
	"至", "-", "到", "-", "十一月", "11月", "十二月", "12月", "十月", "10月", "十一-", "11-", "十-", "10-",
	"年度", "年", "季度", "季", "第", "", "　", " ", "上半年", "H1", "下半年", "H2",
)

// fold writes digits, dashes and the words of a Chinese period in one way.
func fold(text string) string { return folder.Replace(text) }

// parseChinese reads a folded Chinese text: "2010年", "2010年4季", "2010年H1", "2010年4月", "2010年1-4月", "2010年前3季",
// "2007-2009年", "2007年-2009年", "2010年11月-2011年2月".
func parseChinese(text string) (Period, error) {
	year, rest, ok := cutYear(text)
	if !ok {
		return Period{}, ErrSyntax
	}
	if end, isYears := strings.CutPrefix(rest, "-"); isYears {
		last, ok := strings.CutSuffix(end, "年")
		if !ok {
			return Period{}, ErrSyntax
		}
		return parseCanonical(text[:4] + "/" + last)
	}
	rest, ok = strings.CutPrefix(rest, "年")
	if !ok {
		return Period{}, ErrSyntax
	}
	rest = strings.TrimSpace(rest)
	if at := strings.Index(rest, "-"); at >= 0 && strings.Contains(rest[at:], "年") {
		return parsePair(text, rest, at)
	}
	return parsePart(year, rest)
}

// parsePair reads two whole texts joined by a dash, "2007年-2009年".
func parsePair(text, rest string, at int) (Period, error) {
	cut := len(text) - len(rest) + at
	first, err := parseChinese(text[:cut])
	if err != nil {
		return Period{}, err
	}
	last, err := parseChinese(text[cut+1:])
	if err != nil {
		return Period{}, err
	}
	return Span(first, last)
}

// parsePart reads what follows 年.
func parsePart(year int, rest string) (Period, error) {
	switch rest {
	case "":
		return New(Year, year, 1)
	case "H1":
		return New(Half, year, 1)
	case "H2":
		return New(Half, year, 2)
	}
	if digits, ok := strings.CutPrefix(rest, "Q"); ok {
		rest = digits + "季"
	}
	kind := Month
	numbers, ok := strings.CutSuffix(rest, "月")
	if !ok {
		kind = Quarter
		if numbers, ok = strings.CutSuffix(rest, "季"); !ok {
			return Period{}, ErrSyntax
		}
	}
	numbers = strings.TrimSpace(strings.TrimSuffix(numbers, "个"))
	first, last, isSpan := strings.Cut(numbers, "-")
	if upTo, fromStart := strings.CutPrefix(numbers, "前"); fromStart {
		first, last, isSpan = "1", upTo, true
	}
	first = strings.TrimSuffix(first, map[Kind]string{Month: "月", Quarter: "季"}[kind])
	start, err := parseOrdinal(kind, year, first)
	if err != nil || !isSpan {
		return start, err
	}
	end, err := parseOrdinal(kind, year, last)
	if err != nil {
		return Period{}, err
	}
	return Span(start, end)
}

func parseOrdinal(kind Kind, year int, digits string) (Period, error) {
	ordinal, ok := smallNumber(strings.TrimSpace(digits))
	if !ok {
		return Period{}, ErrSyntax
	}
	return New(kind, year, ordinal)
}

// Range is all periods from the start of First to the end of Last; a zero First or Last leaves that side open.
type Range struct{ First, Last Period }

// ParseRange reads "2010-Q1..2016-Q4", "..2001", "2002..", or one period, which is a range of itself. The two ends may
// differ in kind. The errors are those of Parse; ErrSpan when the last ends before the first starts; ErrSyntax for
// "" and "..".
func ParseRange(text string) (Range, error) {
	from, to, isRange := strings.Cut(text, "..")
	from, to = strings.TrimSpace(from), strings.TrimSpace(to)
	if !isRange {
		p, err := Parse(text)
		return Range{p, p}, err
	}
	if from == "" && to == "" {
		return Range{}, ErrSyntax
	}
	var r Range
	var err error
	if from != "" {
		if r.First, err = Parse(from); err != nil {
			return Range{}, err
		}
	}
	if to != "" {
		if r.Last, err = Parse(to); err != nil {
			return Range{}, err
		}
	}
	if from != "" && to != "" && r.Last.EndMonth() < r.First.StartMonth() {
		return Range{}, ErrSpan
	}
	return r, nil
}

// Contains says whether all of p lies in the range; no period lies in no range.
func (r Range) Contains(p Period) bool {
	return !p.IsZero() &&
		(r.First.IsZero() || r.First.StartMonth() <= p.StartMonth()) &&
		(r.Last.IsZero() || p.EndMonth() <= r.Last.EndMonth())
}

// IsZero says whether the range is open on both sides, so that it holds every period.
func (r Range) IsZero() bool { return r.First.IsZero() && r.Last.IsZero() }

// String is the range as ParseRange reads it; a range of one period is that period, the open range is "".
func (r Range) String() string {
	switch {
	case r.IsZero():
		return ""
	case r.First == r.Last:
		return r.First.String()
	}
	return r.First.String() + ".." + r.Last.String()
}
