package format

import (
	"strconv"
	"time"

	"gongqiu/build/period"
)

// Period is the period in words: 2016年第三季度, Q3 2016; 2010年1–4月, January–April 2010; 2010年上半年, first half of
// 2010. No period is "".
func Period(p period.Period, language string) string { return string(AppendPeriod(nil, p, language)) }

// AppendPeriod is Period, appended to dst.
func AppendPeriod(dst []byte, p period.Period, language string) []byte {
	if p.IsZero() {
		return dst
	}
	v := in(language)
	if !p.IsSpan() {
		return v.appendSingle(dst, p)
	}
	first, last := p.First(), p.Last()
	oneYear := first.Year() == last.Year()
	var span template
	switch {
	case p.Kind() == period.Year:
		span = v.years
	case p.Kind() == period.Quarter && oneYear:
		span = v.quarterSpan
	case p.Kind() == period.Month && oneYear:
		span = v.monthSpan
	default:
		return AppendPeriodRange(dst, first, last, language)
	}
	return span.append(dst, func(dst []byte, name string) []byte {
		part := first
		if name == "last" {
			part = last
		}
		if name == "year" || part.Kind() == period.Year {
			return strconv.AppendInt(dst, int64(part.Year()), 10)
		}
		return append(dst, v.ordinal(part)...)
	})
}

func (v *vocabulary) ordinal(p period.Period) string {
	if p.Kind() == period.Quarter {
		return v.quarters[p.Ordinal()]
	}
	return v.months[p.Ordinal()]
}

func (v *vocabulary) appendSingle(dst []byte, p period.Period) []byte {
	pattern := v.year
	switch p.Kind() {
	case period.Half:
		pattern = v.halves[p.Ordinal()]
	case period.Quarter:
		pattern = v.quarter
	case period.Month:
		pattern = v.month
	}
	return pattern.append(dst, func(dst []byte, name string) []byte {
		if name == "year" {
			return strconv.AppendInt(dst, int64(p.Year()), 10)
		}
		return append(dst, v.ordinal(p)...)
	})
}

// PeriodRange is the stretch from one period to another: 2025年第一季度至2026年第四季度, Q1 2025 to Q4 2026. Equal
// periods are written once; without a first it is "up to", without a last "since".
func PeriodRange(first, last period.Period, language string) string {
	return string(AppendPeriodRange(nil, first, last, language))
}

// AppendPeriodRange is PeriodRange, appended to dst.
func AppendPeriodRange(dst []byte, first, last period.Period, language string) []byte {
	v := in(language)
	pattern := v.periodRange
	switch {
	case first == last:
		return AppendPeriod(dst, first, language)
	case first.IsZero():
		pattern = v.until
	case last.IsZero():
		pattern = v.since
	}
	return pattern.append(dst, func(dst []byte, name string) []byte {
		if name == "first" {
			return AppendPeriod(dst, first, language)
		}
		return AppendPeriod(dst, last, language)
	})
}

// PeriodShort is the period as short as it stays clear, for axes and narrow columns, the same in both languages:
// 2016Q3, 2016H1, 2016-04, 2016, 2010-01–04, 2010Q1–Q3, 2007–2009. No period is "".
func PeriodShort(p period.Period) string { return string(AppendPeriodShort(nil, p)) }

// AppendPeriodShort is PeriodShort, appended to dst.
func AppendPeriodShort(dst []byte, p period.Period) []byte {
	if p.IsZero() {
		return dst
	}
	first, last := p.First(), p.Last()
	dst = strconv.AppendInt(dst, int64(first.Year()), 10)
	dst = appendShortPart(dst, first, true)
	if !p.IsSpan() {
		return dst
	}
	dst = append(dst, "–"...)
	oneYear := first.Year() == last.Year()
	if !oneYear {
		dst = strconv.AppendInt(dst, int64(last.Year()), 10)
	}
	return appendShortPart(dst, last, !oneYear)
}

// appendShortPart writes the part of the year; afterYear puts the dash of a month.
func appendShortPart(dst []byte, p period.Period, afterYear bool) []byte {
	ordinal := p.Ordinal()
	switch p.Kind() {
	case period.Half:
		return append(dst, 'H', byte('0'+ordinal))
	case period.Quarter:
		return append(dst, 'Q', byte('0'+ordinal))
	case period.Month:
		if afterYear {
			dst = append(dst, '-')
		}
		return append(dst, byte('0'+ordinal/10), byte('0'+ordinal%10))
	}
	return dst
}

// Date is a date as exactly as it is known: 2005年11月3日, 3 November 2005. A day or month of 0 is not known and left
// out; a year of 0 is "".
func Date(year, month, day int, language string) string {
	return string(AppendDate(nil, year, month, day, language))
}

// AppendDate is Date, appended to dst.
func AppendDate(dst []byte, year, month, day int, language string) []byte {
	if year == 0 {
		return dst
	}
	v := in(language)
	pattern := v.day
	switch {
	case month < 1 || month > 12:
		pattern = v.dateYear
	case day == 0:
		pattern = v.dateMonth
	}
	return pattern.append(dst, func(dst []byte, name string) []byte {
		switch name {
		case "year":
			return strconv.AppendInt(dst, int64(year), 10)
		case "month":
			return append(dst, v.months[month]...)
		}
		return strconv.AppendInt(dst, int64(day), 10)
	})
}

// Day is the date of t in t's own time zone.
func Day(t time.Time, language string) string {
	year, month, day := t.Date()
	return Date(year, int(month), day, language)
}

// Moment is the date and the time of day of t in t's own time zone: 2016年10月20日10:00, 20 October 2016, 10:00.
func Moment(t time.Time, language string) string {
	return string(in(language).dateTime.append(nil, func(dst []byte, name string) []byte {
		if name == "date" {
			return append(dst, Day(t, language)...)
		}
		return t.AppendFormat(dst, "15:04")
	}))
}
