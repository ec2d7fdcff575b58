package format

import (
	"gongqiu/build/decimal"
)

const minus = "−" // U+2212, the sign for display; data files have "-"

// qualifierKeys are the texts of the qualifiers that stand in words, by decimal.Qualifier.
var qualifierKeys = [...]string{
	decimal.About: "about", decimal.Nearly: "nearly", decimal.MoreThan: "more-than", decimal.LessThan: "less-than",
	decimal.AtLeast: "at-least", decimal.AtMost: "at-most", decimal.Between: "",
}

// Number is the number with thousands commas and a true minus sign. A number printed to the tens or coarser (a
// negative scale) is written at its precision where the language has a word for it: 668 at scale -4 is 668万 in
// Chinese and 6.68 million in English.
func Number(d decimal.Decimal, language string) string {
	var buffer [48]byte
	return string(AppendNumber(buffer[:0], d, language))
}

// AppendNumber is Number, appended to dst.
func AppendNumber(dst []byte, d decimal.Decimal, language string) []byte {
	if d.Sign() < 0 {
		dst = append(dst, minus...)
	}
	if d.Scale() >= 0 {
		return d.AppendDigits(dst, ',')
	}
	return appendMagnitude(dst, d, language, longUnits)
}

// Signed is a change: Number with its sign, + or −; zero has none.
func Signed(d decimal.Decimal, language string) string {
	var buffer [48]byte
	return string(AppendSigned(buffer[:0], d, language))
}

// AppendSigned is Signed, appended to dst.
func AppendSigned(dst []byte, d decimal.Decimal, language string) []byte {
	if d.Sign() > 0 {
		dst = append(dst, '+')
	}
	return AppendNumber(dst, d, language)
}

// Percent is a number of percent: 3.03%.
func Percent(d decimal.Decimal, language string) string { return Number(d, language) + "%" }

// Points is a change in percentage points: +0.5个百分点, +0.5 pp.
func Points(d decimal.Decimal, language string) string {
	return string(AppendPoints(nil, d, language))
}

// AppendPoints is Points, appended to dst.
func AppendPoints(dst []byte, d decimal.Decimal, language string) []byte {
	before, after := in(language).points.around()
	dst = append(dst, before...)
	dst = AppendSigned(dst, d, language)
	return append(dst, after...)
}

// Ratio is a ratio at its printed precision: 0.99.
func Ratio(d decimal.Decimal, language string) string { return Number(d, language) }

// Qualified is a number with what its field said about it in words: 约668万, more than 8,000, 60–100. High counts for
// decimal.Between only. The suffix (a unit, "%", or nothing) stands right after the number.
func Qualified(q decimal.Qualifier, number, high decimal.Decimal, suffix, language string) string {
	var buffer [96]byte
	return string(AppendQualified(buffer[:0], q, number, high, suffix, language))
}

// AppendQualified is Qualified, appended to dst.
func AppendQualified(
	dst []byte, q decimal.Qualifier, number, high decimal.Decimal, suffix, language string,
) []byte {
	if q == decimal.Between {
		return append(appendRange(dst, number, high, language), suffix...)
	}
	before, after := "", ""
	if v := in(language); int(q) < len(v.qualifiers) {
		before, after = v.qualifiers[q].around()
	}
	dst = append(dst, before...)
	dst = AppendNumber(dst, number, language)
	dst = append(dst, suffix...)
	return append(dst, after...)
}

// appendRange writes both ends of a range in one unit, which stands once: 60–100万, 6–10 million. English has no word
// that both 600,000 and a million are written with, so those are written out.
func appendRange(dst []byte, low, high decimal.Decimal, language string) []byte {
	first, counted, found := wordFor(low, language, longUnits)
	last, countedHigh, foundHigh := wordFor(high, language, longUnits)
	switch {
	case low.Sign() < 0 || high.Sign() < 0:
	case found && foundHigh && first == last:
		dst = counted.AppendDigits(dst, ',')
		dst = append(dst, "–"...)
		dst = countedHigh.AppendDigits(dst, ',')
		return append(dst, last.word...)
	case first != last && !in(language).chinese:
		dst = low.AppendDigits(dst, ',')
		dst = append(dst, "–"...)
		return high.AppendDigits(dst, ',')
	}
	dst = AppendNumber(dst, low, language)
	dst = append(dst, "–"...)
	return AppendNumber(dst, high, language)
}

// Compact is the exact value as short as the language writes it, for the ticks of an axis: 2000000 is 200万 in
// Chinese and 2m in English (k, m, bn). No digit but trailing zeros is left out.
func Compact(d decimal.Decimal, language string) string {
	var buffer [48]byte
	return string(AppendCompact(buffer[:0], d, language))
}

// AppendCompact is Compact, appended to dst.
func AppendCompact(dst []byte, d decimal.Decimal, language string) []byte {
	if d.Sign() < 0 {
		dst = append(dst, minus...)
	}
	d = d.Abs()
	for {
		shorter, exact := d.Rescale(int(d.Scale()) - 1)
		if !exact || d.IsZero() {
			break
		}
		d = shorter
	}
	if d.IsZero() {
		return append(dst, '0')
	}
	return appendMagnitude(dst, d, language, shortUnits)
}

// unit is a word for a power of ten. It is used for values of at least 10^from, when at most decimals would follow.
type unit struct {
	power, from, decimals int
	word                  string
}

type unitSet uint8

const (
	longUnits unitSet = iota
	shortUnits
)

var (
	chineseUnits = []unit{{8, 8, 2, "亿"}, {4, 4, 4, "万"}}
	englishLong  = []unit{{9, 9, 3, " billion"}, {6, 6, 6, " million"}}
	englishShort = []unit{{9, 9, 2, "bn"}, {6, 6, 3, "m"}, {3, 4, 1, "k"}}
)

// appendMagnitude writes d without its sign, with a word for a power of ten if its printed precision is coarser than
// one.
func appendMagnitude(dst []byte, d decimal.Decimal, language string, set unitSet) []byte {
	if d.Scale() < 0 {
		if u, counted, found := wordFor(d, language, set); found {
			dst = counted.AppendDigits(dst, ',')
			return append(dst, u.word...)
		}
	}
	return d.AppendDigits(dst, ',')
}

// wordFor is the word for a power of ten that a number is written with, and how many of it there are. It is false for a
// number that is written out.
func wordFor(d decimal.Decimal, language string, set unitSet) (word unit, counted decimal.Decimal, found bool) {
	scale := int(d.Scale())
	if scale >= 0 || d.IsZero() {
		return unit{}, d, false
	}
	units := chineseUnits
	if !in(language).chinese {
		units = englishLong
		if set == shortUnits {
			units = englishShort
		}
	}
	size := d.Abs()
	for _, u := range units {
		if u.power+scale > u.decimals || size.Cmp(decimal.New(1, int8(-u.from))) < 0 {
			continue
		}
		if counted, ok := d.Shift(-u.power); ok {
			return u, counted, true
		}
	}
	return unit{}, d, false
}
