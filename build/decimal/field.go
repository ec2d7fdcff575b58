package decimal

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Qualifier is what a field says about its number besides the digits.
type Qualifier uint8

// The qualifiers of a field.
const (
	Exact    Qualifier = iota // the number as printed
	About                     // ≈ 约: around the number
	Nearly                    // ≲ 近: a little less than the number
	MoreThan                  // > 超过 多于: above the number
	LessThan                  // < 不足: below the number
	AtLeast                   // ≥ 以上
	AtMost                    // ≤ 以下
	Between                   // 60..100: from Number to High
)

var qualifierNames = [...]string{"exact", "about", "nearly", "more-than", "less-than", "at-least", "at-most", "between"}

// String is the qualifier's name in files, such as "more-than"; "exact" for none.
func (q Qualifier) String() string {
	if int(q) < len(qualifierNames) {
		return qualifierNames[q]
	}
	return ""
}

var qualifierSigns = [...]string{
	About: "≈", Nearly: "≲", MoreThan: ">", LessThan: "<", AtLeast: "≥", AtMost: "≤", Between: "",
}

// Sign is the sign before the number, as tables are read: ">" of ">8000"; empty for an exact one and for a range.
func (q Qualifier) Sign() string {
	if int(q) < len(qualifierSigns) {
		return qualifierSigns[q]
	}
	return ""
}

// Field is a number as staff type it into a cell of a table.
type Field struct {
	// Number is the value, with 万, 亿, million already applied through its scale: 668万 is 668 at scale -4. Of a
	// range it is the low end. Of a ratio 1:0.78 it is 1 / 0.78 with as many decimals as the typed side, at least 2.
	Number Decimal
	// High is the high end of a range; of a ratio 1:b it is b as typed; else 0.
	High Decimal
	// Qualifier says how Number is meant.
	Qualifier Qualifier
	// UnitSuffix is the unit as typed, without 万 or 亿: 人, 亿元 gives 元, 个百分点. A percent sign is not in it.
	UnitSuffix string
	// Scale10 is the power of ten of the typed multiplier: 万 4, 亿 8, thousand 3, million 6, billion 9, none 0.
	Scale10 int
	// Percent says that a percent sign was typed; the number is then in percent, 3.03% is 3.03.
	Percent bool
	// RatioForm says that the number was typed as a:b.
	RatioForm bool
}

// ParseField reads a number as staff type it: digits half- or full-width, a sign (+ - − －), thousands separators
// (commas or spaces, only between groups of three), a multiplier (万, 亿, million, …), a unit after it, %, the
// qualifiers ≈ ≲ > < ≥ ≤ and their words (约, 近, 超过, 多于, 不足, 以上, …), ranges 60..100 and ratios 1:0.78. Spaces
// around and between the parts do not matter. A number must have digits on both sides of its point. Whatever else the
// text holds is an error of this package: ErrNotANumber, ErrGrouping, ErrTooManyDigits, ErrRange or ErrRatio.
// Marks of missing values ("—", "/") are the caller's: here they are ErrNotANumber.
func ParseField(text string) (Field, error) {
	if number, whole := ParseWhole(text); whole {
		return Field{Number: number}, nil
	}
	if number, err := Parse(text); err == nil {
		return Field{Number: number}, nil
	}
	field, err := parseTyped(text)
	if err == ErrGrouping && !isGrouped(text) {
		err = ErrNotANumber
	}
	return field, err
}

// ParseWhole reads a text of at most MaxDigits ASCII digits and nothing else, which most cells of a table are. False
// says only that the text is something else.
func ParseWhole(text string) (Decimal, bool) {
	if len(text) == 0 || len(text) > MaxDigits {
		return Decimal{}, false
	}
	var n int64
	for i := range len(text) {
		digit := text[i] - '0'
		if digit > 9 {
			return Decimal{}, false
		}
		n = n*10 + int64(digit)
	}
	return Decimal{n, 0}, true
}

// isGrouped says whether all digits of a text stand in one run of digits, separators and points, so that the fault of
// the text is its grouping. In "5,1A2" it is the letter.
func isGrouped(text string) bool {
	text = strings.TrimLeftFunc(narrow(text), func(r rune) bool { return r < '0' || r > '9' })
	text = strings.TrimLeft(text, "0123456789,. ")
	return !strings.ContainsAny(text, "0123456789")
}

// parseTyped reads everything that is not plain ASCII digits.
func parseTyped(text string) (Field, error) {
	if !utf8.ValidString(text) {
		return Field{}, ErrNotANumber
	}
	rest := trimSpace(narrow(text))
	var field Field
	rest, field.Qualifier = cutPrefixWord(rest)
	if from, to, isRange := strings.Cut(rest, ".."); isRange {
		return parseBetween(field, from, to)
	}
	if left, right, isRatio := strings.Cut(rest, ":"); isRatio {
		return parseRatio(field, left, right)
	}
	number, err := parseAmount(rest)
	if err != nil {
		return Field{}, err
	}
	if field.Qualifier != Exact {
		if number.Qualifier != Exact {
			return Field{}, ErrNotANumber
		}
		number.Qualifier = field.Qualifier
	}
	return number, nil
}

// parseBetween reads the ends of a range. A multiplier, unit or percent sign given once, at the high end, is meant for
// both: 60..100万 is 60万..100万.
func parseBetween(field Field, from, to string) (Field, error) {
	if field.Qualifier != Exact {
		return Field{}, ErrNotANumber
	}
	low, err := parseAmount(trimSpace(from))
	if err != nil {
		return Field{}, err
	}
	high, err := parseAmount(trimSpace(to))
	if err != nil {
		return Field{}, err
	}
	if low.Qualifier != Exact || high.Qualifier != Exact {
		return Field{}, ErrNotANumber
	}
	if low.Scale10 == 0 && low.UnitSuffix == "" && !low.Percent {
		low.Number, _ = low.Number.Shift(high.Scale10)
		low.UnitSuffix, low.Percent, low.Scale10 = high.UnitSuffix, high.Percent, high.Scale10
	}
	if low.UnitSuffix == "" && !low.Percent {
		low.UnitSuffix, low.Percent = high.UnitSuffix, high.Percent
	}
	if low.UnitSuffix != high.UnitSuffix || low.Percent != high.Percent || low.Number.Cmp(high.Number) > 0 {
		return Field{}, ErrRange
	}
	low.High, low.Qualifier = high.Number, Between
	low.Scale10 = min(low.Scale10, high.Scale10)
	return low, nil
}

// parseRatio reads a:b, where one side is 1.
func parseRatio(field Field, left, right string) (Field, error) {
	a, err := parseAmount(trimSpace(left))
	if err != nil {
		return Field{}, err
	}
	b, err := parseAmount(trimSpace(right))
	if err != nil {
		return Field{}, err
	}
	if a != (Field{Number: a.Number}) || b != (Field{Number: b.Number}) {
		return Field{}, ErrNotANumber
	}
	if a.Number.Sign() <= 0 || b.Number.Sign() <= 0 {
		return Field{}, ErrRatio
	}
	one := Decimal{1, 0}
	field.RatioForm = true
	switch {
	case b.Number.Equal(one):
		field.Number = a.Number
		return field, nil
	case !a.Number.Equal(one):
		return Field{}, ErrRatio
	}
	number, ok := Quotient(one, b.Number, max(int(b.Number.scale), 2))
	if !ok {
		return Field{}, ErrRatio
	}
	field.Number, field.High = number, b.Number
	return field, nil
}

// parseAmount reads one number with sign, grouping, multiplier, percent sign, unit and a qualifier after it.
func parseAmount(text string) (Field, error) {
	negative := false
	if sign, size := utf8.DecodeRuneInString(text); sign == '-' || sign == '+' {
		negative, text = sign == '-', text[size:]
	}
	number, rest, err := cutNumber(text)
	if err != nil {
		return Field{}, err
	}
	if negative {
		number = number.Neg()
	}
	field := Field{Number: number}
	rest = trimSpace(rest)
	if rest == "" {
		return field, nil
	}
	rest, field.Qualifier = cutSuffixWord(rest)
	more := func() {
		for _, word := range []string{"多", "余"} {
			if after, has := strings.CutPrefix(rest, word); has && field.Qualifier == Exact {
				rest, field.Qualifier = after, MoreThan
			}
		}
	}
	more()
	rest, field.Scale10 = cutMultiplier(rest)
	if field.Scale10 != 0 {
		more()
	}
	field.Number, _ = number.Shift(field.Scale10)
	rest = trimSpace(rest)
	if after, isPercent := strings.CutPrefix(rest, "%"); isPercent {
		field.Percent, rest = true, trimSpace(after)
	}
	if !isUnit(rest) {
		return Field{}, ErrNotANumber
	}
	field.UnitSuffix = rest
	return field, nil
}

// cutNumber takes digits with thousands separators and a decimal part off the front of a narrowed text.
func cutNumber(text string) (Decimal, string, error) {
	var run digitRun
	group, groups, i := 0, 0, 0
	for i < len(text) {
		c := text[i]
		if c >= '0' && c <= '9' {
			run.add(c - '0')
			group++
			i++
			continue
		}
		if (c == ',' || c == ' ') && group > 0 && i+1 < len(text) && isDigit(text[i+1]) {
			if groups == 0 && (group > 3 || run.counted != group) || groups > 0 && group != 3 {
				return Decimal{}, "", ErrGrouping
			}
			group, groups = 0, groups+1
			i++
			continue
		}
		break
	}
	if run.seen == 0 {
		return Decimal{}, "", ErrNotANumber
	}
	if groups > 0 && group != 3 {
		return Decimal{}, "", ErrGrouping
	}
	if i < len(text) && text[i] == ',' {
		return Decimal{}, "", ErrGrouping
	}
	if i < len(text) && text[i] == '.' {
		run.point()
		for i++; i < len(text) && isDigit(text[i]); i++ {
			run.add(text[i] - '0')
		}
		if run.decimals == 0 || i < len(text) && text[i] == '.' {
			return Decimal{}, "", ErrNotANumber
		}
		if i+1 < len(text) && (text[i] == ',' || text[i] == ' ') && isDigit(text[i+1]) {
			return Decimal{}, "", ErrGrouping
		}
	}
	number, err := run.decimal(false)
	return number, text[i:], err
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// isUnit says whether the text can be a unit: letters, with single spaces, slashes or dots between them. Whether there
// is such a unit is decided above, where the units are known.
func isUnit(text string) bool {
	between := true
	for _, r := range text {
		switch {
		case unicode.IsLetter(r), r == '‰', r == '℃':
			between = false
		case (r == ' ' || r == '/' || r == '·') && !between:
			between = true
		default:
			return false
		}
	}
	return text == "" || !between
}
