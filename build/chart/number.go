package chart

import (
	"gongqiu/build/decimal"
	"gongqiu/build/model"
)

// minus is the sign of negative numbers where people read them. Downloads and options keep the hyphen.
const minus = "−"

// longestLabel is the first number of so many digits that drawings round it.
const longestLabel = 1_000_000

// appendLabel writes a number as it stands in a drawing, where room is short: up to six digits as printed, longer
// ones rounded to four or so significant digits of 万, 亿, million or billion.
func (d *Drawer) appendLabel(dst []byte, language model.Language, number decimal.Decimal) []byte {
	if digits := number.Coefficient(); number.Scale() >= 0 && digits > -longestLabel && digits < longestLabel {
		return appendGrouped(dst, number) // most numbers, and no language has another way to write them
	}
	power := wordPower(language, number)
	if power == 0 || magnitude(number) < longestLabel && (number.Scale() >= 0 || language == model.English) {
		return appendGrouped(dst, number)
	}
	shifted, fits := number.Shift(-power)
	if !fits {
		return appendGrouped(dst, number)
	}
	decimals := 1
	if magnitude(shifted) < 100 {
		decimals = 2
	}
	return d.appendWithPower(dst, language, shifted.Round(decimals), power)
}

// appendIn writes a number exactly, in units of 10^power: 6680000 in 4 is 668万.
func (d *Drawer) appendIn(dst []byte, language model.Language, number decimal.Decimal, power int) []byte {
	shifted, fits := number.Shift(-power)
	if !fits {
		return appendGrouped(dst, number)
	}
	return d.appendWithPower(dst, language, shifted, power)
}

// appendWithPower writes a number and the word of its power.
func (d *Drawer) appendWithPower(dst []byte, language model.Language, number decimal.Decimal, power int) []byte {
	dst = appendGrouped(dst, number)
	switch {
	case power == 0 || number.IsZero():
		return dst
	case power < 8:
		return append(dst, d.text(language, "chart.power.small")...)
	}
	return append(dst, d.text(language, "chart.power.large")...)
}

// wordPower is the power of ten that a language has a word for and that the number reaches; 0 when it has none: 4
// and 8 (万, 亿) in Chinese, 6 and 9 (million, billion) in English.
// Chinese groups by four digits, English by three, and writes thousands out.
func wordPower(language model.Language, number decimal.Decimal) int {
	size := magnitude(number)
	switch {
	case language == model.English && size >= 1e9:
		return 9
	case language == model.English && size >= 1e6:
		return 6
	case language == model.English:
		return 0
	case size >= 1e8:
		return 8
	case size >= 1e4:
		return 4
	}
	return 0
}

// magnitude is about how large a number is. It only chooses between ways of writing.
func magnitude(number decimal.Decimal) float64 { return number.Abs().Float64() }

// appendGrouped writes a number for people: a true minus sign and thousands commas.
func appendGrouped(dst []byte, number decimal.Decimal) []byte {
	if number.Sign() < 0 {
		dst = append(dst, minus...)
	}
	return number.AppendDigits(dst, ',')
}
