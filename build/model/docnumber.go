package model

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// DocumentNumber is a document number (发文字号) taken apart: the code of the office, the year, the serial number. One
// number has one DocumentNumber, however it was printed: 国发(2005)36号, 国发〔2005〕36号 and 国发［２００５］第36号 are one.
type DocumentNumber struct {
	Office string // 国发
	Year   string // 2005; empty for a number without one, as in 中发12号文件
	Serial string // 36, without zeros before it
}

// String is the number in its correct form, 国发〔2005〕36号. It is empty for no number.
func (n DocumentNumber) String() string {
	switch {
	case n.Serial == "":
		return ""
	case n.Year == "":
		return n.Office + n.Serial + "号"
	}
	return n.Office + "〔" + n.Year + "〕" + n.Serial + "号"
}

// NumberFault says why a text is no document number.
type NumberFault string

// The faults of a document number, as the texts of findings name them.
const (
	NumberSound    NumberFault = ""
	NumberOpaque   NumberFault = "opaque"   // not written like a number at all: （87）劳人字12号
	NumberBrackets NumberFault = "brackets" // 国发〔2005)36号
	NumberYear     NumberFault = "year"     // 国发〔05〕36号
	NumberSerial   NumberFault = "serial"   // 国发〔2005〕36
	NumberEmpty    NumberFault = "empty"    // 〔〕号
)

// What document numbers are made of.
const (
	openings  = `[〔\[［(（【]`
	closings  = `[〕\]］)）】]`
	yearDigit = `[0-9０-９一二三四五六七八九○〇零◯]`
	counting  = `[0-9０-９一二三四五六七八九○〇零◯十百]`
)

var (
	// numberBegun is a number as far as its year, and all that follows.
	numberBegun = regexp.MustCompile(`^(\p{Han}+)\s*(` + openings + `)\s*(` + yearDigit + `+)\s*年?\s*(` + closings +
		`?)\s*(.*)$`)
	// numberEnd is the serial number.
	numberEnd = regexp.MustCompile(`^第?\s*(` + counting + `+)\s*号\s*(?:文件|文)?$`)
	// numberUndated is a number without a year.
	numberUndated = regexp.MustCompile(`^(\p{Han}+?)\s*第?\s*(` + counting + `+)\s*号\s*(?:文件|文)?$`)

	datedInText = regexp.MustCompile(`(\p{Han}+)\s*(` + openings + `)\s*(` + yearDigit + `+)\s*年?\s*(` + closings +
		`)\s*第?\s*(` + counting + `+)\s*号`)
	undatedInText = regexp.MustCompile(`(\p{Han}+?)第?\s*(` + counting + `+)\s*号`)
)

// ParseNumber reads a document number as a person would: with any kind of brackets, full-width or Chinese digits,
// spaces, 第 before the serial number and 文件 after it; with or without a year.
func ParseNumber(text string) (DocumentNumber, NumberFault) {
	text = closed(text)
	if parts := numberBegun.FindStringSubmatch(text); parts != nil {
		end := numberEnd.FindStringSubmatch(parts[5])
		year := digits(parts[3])
		switch {
		case !partners(parts[2], parts[4]):
			return DocumentNumber{}, NumberBrackets
		case len(year) != 4 || year < "1900" || year > "2199":
			return DocumentNumber{}, NumberYear
		case end == nil || serial(end[1]) == "":
			return DocumentNumber{}, NumberSerial
		}
		return DocumentNumber{Office: parts[1], Year: year, Serial: serial(end[1])}, NumberSound
	}
	if parts := numberUndated.FindStringSubmatch(text); parts != nil && serial(parts[2]) != "" {
		return DocumentNumber{Office: parts[1], Serial: serial(parts[2])}, NumberSound
	}
	return DocumentNumber{}, NumberOpaque
}

// OpaqueFault says what is wrong with a text that is not written like a number, and may be one all the same: of another
// time, （87）劳人字12号, or another country. A number has a digit, and a Chinese one has 号.
func OpaqueFault(text string) NumberFault {
	switch {
	case !strings.ContainsFunc(text, func(r rune) bool { return digitOf(r) >= 0 }):
		return NumberEmpty
	case strings.ContainsFunc(text, isHan) && !strings.Contains(text, "号"):
		return NumberSerial
	}
	return NumberSound
}

func isHan(r rune) bool { return unicode.Is(unicode.Han, r) }

// closed is a text without any space.
func closed(text string) string { return strings.Join(strings.Fields(text), "") }

// NumberKey is what all printed forms of a document number have in common. Of a text that is no number it is the text
// without spaces.
func NumberKey(text string) string {
	if n, fault := ParseNumber(text); fault == NumberSound {
		return n.String()
	}
	return closed(text)
}

// NumberAt is a document number in a running text, from byte Start to End. Its office is all the Chinese characters
// before it, 根据国发 in 根据国发〔2005〕36号: which of them belong to it, only a list of the known numbers can tell.
type NumberAt struct {
	Start, End int
	Number     DocumentNumber
}

// FindNumbers finds what is written like a document number in a running text, in order.
func FindNumbers(text string) []NumberAt {
	if !strings.Contains(text, "号") {
		return nil
	}
	var found []NumberAt
	for _, at := range datedInText.FindAllStringSubmatchIndex(text, -1) {
		part := func(n int) string { return text[at[2*n]:at[2*n+1]] }
		n := DocumentNumber{Office: part(1), Year: digits(part(3)), Serial: serial(part(5))}
		if end := strings.LastIndex(n.Office, "号"); end >= 0 {
			n.Office = n.Office[end+len("号"):] // of the number before
		}
		if len(n.Year) == 4 && n.Serial != "" && n.Office != "" && partners(part(2), part(4)) {
			found = append(found, NumberAt{at[3] - len(n.Office), at[1], n})
		}
	}
	for _, at := range undatedInText.FindAllStringSubmatchIndex(text, -1) {
		n := DocumentNumber{Office: text[at[2]:at[3]], Serial: serial(text[at[4]:at[5]])}
		overlaps := func(other NumberAt) bool { return at[0] < other.End && other.Start < at[1] }
		if n.Serial != "" && !slices.ContainsFunc(found, overlaps) {
			found = append(found, NumberAt{at[0], at[1], n})
		}
	}
	slices.SortFunc(found, func(a, b NumberAt) int { return a.Start - b.Start })
	return found
}

// partners says whether two brackets belong together. Width does not matter: nobody sees it in （2005).
func partners(open, shut string) bool {
	switch open {
	case "〔":
		return shut == "〕"
	case "[", "［":
		return shut == "]" || shut == "］"
	case "(", "（":
		return shut == ")" || shut == "）"
	}
	return open == "【" && shut == "】"
}

// digitOf is the value of a digit: half- or full-width or Chinese, with every sign for zero; -1 for others.
func digitOf(r rune) int {
	switch {
	case r >= '0' && r <= '9':
		return int(r - '0')
	case r >= '０' && r <= '９':
		return int(r - '０')
	case r == '○' || r == '〇' || r == '零' || r == '◯':
		return 0
	}
	if at := strings.IndexRune("一二三四五六七八九", r); at >= 0 {
		return at/len("一") + 1
	}
	return -1
}

// digits writes digits of any kind in ASCII; empty when something else stands among them.
func digits(text string) string {
	var b strings.Builder
	for _, r := range text {
		d := digitOf(r)
		if d < 0 {
			return ""
		}
		b.WriteByte(byte('0' + d))
	}
	return b.String()
}

// serial reads a whole number without zeros before it: 36, ３６, 三六, 三十六, 一百零三. It is empty for anything else and
// for 0.
func serial(text string) string {
	plain := digits(text)
	if plain == "" {
		plain = strconv.Itoa(counted(text))
	}
	plain = strings.TrimLeft(plain, "0")
	if len(plain) > 5 {
		return ""
	}
	return plain
}

// counted reads a number below a thousand as Chinese counts it, 一百二十三; 0 for anything else.
func counted(text string) int {
	total, digit, above := 0, -1, 1000
	for _, r := range text {
		unit := map[rune]int{'百': 100, '十': 10}[r]
		switch {
		case unit == 0 && digit > 0, unit >= above: // two digits running, or 十 before 百
			return 0
		case unit == 0:
			digit = digitOf(r)
			continue
		case digit <= 0 && total > 0: // 一百十: a digit is missing
			return 0
		}
		total += max(digit, 1) * unit
		digit, above = -1, unit
	}
	return total + max(digit, 0)
}
