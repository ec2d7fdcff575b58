package model

import (
	"regexp"
	"strings"
	"time"
)

// A date of a document is as exact as it is known: "2005", "2005-11" or "2005-11-04".

// datePrinted is a date as documents print it, folded: 2005年11月4日, 2005-11-04, 2005.11.4.
var datePrinted = regexp.MustCompile(`^(\S{4})(?:年|[-./]|$)(?:(\d{1,2})(?:月|[-./]|$)(?:(\d{1,2})日?)?)?$`)

// ParseDocumentDate reads a date as it stands in a document: 二○○二年七月二十五日 with any sign for the zeros or with the
// zeros lost (二 二年七月二十五日), 2002年7月25日, 2002-07-25, 2002.7.25; also a month or a year alone. It is false for
// what is no day of the calendar.
func ParseDocumentDate(text string) (string, bool) {
	year, rest, named := strings.Cut(strings.TrimSpace(text), "年")
	if named {
		year, rest = yearOf(year)+"年", dayParts(rest)
	} else {
		year = digitsOnly(year)
	}
	parts := datePrinted.FindStringSubmatch(year + rest)
	if parts == nil || digits(parts[1]) == "" {
		return "", false
	}
	date, layout := digits(parts[1]), "2006"
	for at, part := range parts[2:] {
		if part == "" {
			break
		}
		if len(part) == 1 {
			part = "0" + part
		}
		date += "-" + part
		layout += [...]string{"-01", "-02"}[at]
	}
	_, err := time.Parse(layout, date)
	return date, err == nil && date[:4] >= "1900"
}

// digitsOnly folds full-width and Chinese digits in a date that has no 年; what is no digit stays.
func digitsOnly(text string) string {
	return strings.Map(func(r rune) rune {
		if d := digitOf(r); d >= 0 {
			return rune('0' + d)
		}
		return r
	}, text)
}

// yearOf writes the four digits of a year. Zeros that were lost in copying left a gap: 二 二 is 2002, 二 一 is 2010
// when the two gaps are all that is missing.
func yearOf(text string) string {
	text = strings.ReplaceAll(text, "　", " ")
	gaps := len(strings.Fields(text)) - 1
	if strings.HasSuffix(text, " ") {
		gaps++
	}
	folded := digitsOnly(strings.ReplaceAll(text, " ", ""))
	missing := 4 - len(folded)
	if missing <= 0 || gaps == 0 {
		return folded
	}
	var b strings.Builder
	fill := missing / gaps // a single gap takes all that is missing
	if fill*gaps != missing {
		return ""
	}
	for at, field := range strings.Fields(text) {
		if at > 0 {
			b.WriteString(strings.Repeat("0", fill))
		}
		b.WriteString(digitsOnly(field))
	}
	if strings.HasSuffix(text, " ") {
		b.WriteString(strings.Repeat("0", fill))
	}
	return b.String()
}

// dayParts writes the month and the day of 七月二十五日 in digits, 7月25日. Spaces between them are nothing.
func dayParts(text string) string {
	text = strings.Join(strings.Fields(text), "")
	month, day, found := strings.Cut(text, "月")
	if !found {
		return text
	}
	if day = strings.TrimSuffix(day, "日"); day == "" {
		return serial(month) + "月"
	}
	return serial(month) + "月" + serial(strings.Replace(day, "廿", "二十", 1)) + "日"
}

// FirstDay is the first day that a date as exact as it is known may mean; empty for no date.
func FirstDay(date string) string {
	switch len(date) {
	case len("2005"):
		return date + "-01-01"
	case len("2005-11"):
		return date + "-01"
	}
	return date
}

// LastDay is the last day that a date as exact as it is known may mean; empty for no date.
func LastDay(date string) string {
	switch len(date) {
	case len("2005"):
		return date + "-12-31"
	case len("2005-11"):
		month, err := time.Parse("2006-01", date)
		if err != nil {
			return date
		}
		return month.AddDate(0, 1, -1).Format("2006-01-02")
	}
	return date
}
