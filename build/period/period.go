// Package period holds calendar time as labour-market statistics use it: years, halves, quarters, months and spans.
//
// In come the texts that staff write ("2010-Q4", "2010年第四季度", "2010年1-4月"); out go comparable values with
// calendar arithmetic, and their one canonical text. It is apart because every stage names, orders and compares
// periods, and all must agree: the year before comes from the calendar, never from the order of rows.
package period

import (
	"cmp"
	"errors"
	"strings"
)

// Kind is the length of a period.
type Kind uint8

// The kinds of period, longest first. The zero Kind is no period.
const (
	None Kind = iota
	Year
	Half
	Quarter
	Month
)

// String is the kind's name in data files: "year", "half", "quarter", "month", or "" for None.
func (k Kind) String() string {
	switch k {
	case Year:
		return "year"
	case Half:
		return "half"
	case Quarter:
		return "quarter"
	case Month:
		return "month"
	}
	return ""
}

// ParseKind reads a kind's name as String writes it; the error is ErrKind.
func ParseKind(name string) (Kind, error) {
	for kind := Year; kind <= Month; kind++ {
		if kind.String() == name {
			return kind, nil
		}
	}
	return None, ErrKind
}

// PerYear is the number of periods of the kind in a year: 1, 2, 4, 12, and 0 for None.
func (k Kind) PerYear() int {
	switch k {
	case Year:
		return 1
	case Half:
		return 2
	case Quarter:
		return 4
	case Month:
		return 12
	}
	return 0
}

// Months is the length of one period of the kind in months, 0 for None.
func (k Kind) Months() int {
	if k == None {
		return 0
	}
	return 12 / k.PerYear()
}

const (
	// MinYear is the earliest year that is accepted.
	MinYear = 1900
	// MaxYear is the latest year that is accepted.
	MaxYear = 2200
)

// The faults of a period's text.
var (
	// ErrSyntax is a text that is no period.
	ErrSyntax = errors.New("not a period")
	// ErrYear is a year outside MinYear to MaxYear.
	ErrYear = errors.New("year out of range")
	// ErrOrdinal is a half, quarter or month that a year does not have.
	ErrOrdinal = errors.New("no such part of a year")
	// ErrSpan is a span of two kinds, or whose end does not lie after its start.
	ErrSpan = errors.New("not a span")
	// ErrKind is a name that is no kind of period.
	ErrKind = errors.New("not a kind of period")
)

// Period is a stretch of calendar time: one year, half, quarter or month, or a span of two or more of one kind.
// It is comparable with ==; the zero value is no period.
type Period struct {
	kind        Kind
	first, last int16 // ordinals of the kind since year 0; equal unless a span
}

// New is one period: the ordinal-th (from 1) of its kind in the year. For a Year the ordinal is 1. The error is
// ErrKind, ErrYear or ErrOrdinal.
func New(kind Kind, year, ordinal int) (Period, error) {
	perYear := kind.PerYear()
	switch {
	case perYear == 0:
		return Period{}, ErrKind
	case year < MinYear || year > MaxYear:
		return Period{}, ErrYear
	case ordinal < 1 || ordinal > perYear:
		return Period{}, ErrOrdinal
	}
	at := int16(year*perYear + ordinal - 1)
	return Period{kind, at, at}, nil
}

// Span is the stretch from the start of first to the end of last, two single periods of one kind. The error is
// ErrSpan.
func Span(first, last Period) (Period, error) {
	if first.kind != last.kind || first.kind == None || first.IsSpan() || last.IsSpan() || first.first >= last.first {
		return Period{}, ErrSpan
	}
	return Period{first.kind, first.first, last.first}, nil
}

// at is a period of ordinals, or no period when they leave the accepted years.
func (p Period) at(first, last int) Period {
	perYear := p.kind.PerYear()
	if perYear == 0 || first < MinYear*perYear || last >= (MaxYear+1)*perYear {
		return Period{}
	}
	return Period{p.kind, int16(first), int16(last)}
}

// Kind is the length of the period; of a span, the length of its parts.
func (p Period) Kind() Kind { return p.kind }

// IsZero says whether p is no period.
func (p Period) IsZero() bool { return p.kind == None }

// IsSpan says whether p is a span of two or more periods of its kind.
func (p Period) IsSpan() bool { return p.first != p.last }

// Len is the number of periods of its kind that p takes: 1 unless a span, 0 for no period.
func (p Period) Len() int {
	if p.kind == None {
		return 0
	}
	return int(p.last-p.first) + 1
}

// Year is the year in which the period starts; 0 for no period.
func (p Period) Year() int {
	if p.kind == None {
		return 0
	}
	return int(p.first) / p.kind.PerYear()
}

// Ordinal is the place of the period (of a span: of its first part) among its kind in the year, from 1; 1 for a year
// and 0 for no period.
func (p Period) Ordinal() int {
	if p.kind == None {
		return 0
	}
	return int(p.first)%p.kind.PerYear() + 1
}

// First is the first part of a span, or the period itself.
func (p Period) First() Period { return Period{p.kind, p.first, p.first} }

// Last is the last part of a span, or the period itself.
func (p Period) Last() Period { return Period{p.kind, p.last, p.last} }

// StartMonth is the absolute ordinal of the period's first month: year × 12 + month - 1.
func (p Period) StartMonth() int { return int(p.first) * p.kind.Months() }

// EndMonth is the absolute ordinal of the period's last month, -1 for no period.
func (p Period) EndMonth() int { return (int(p.last)+1)*p.kind.Months() - 1 }

// Months is the length of the period in months.
func (p Period) Months() int { return p.Len() * p.kind.Months() }

// Next is the period of the same length that follows p, or no period past MaxYear.
func (p Period) Next() Period { return p.Shift(p.Len()) }

// Previous is the period of the same length that ends where p starts, or no period before MinYear.
func (p Period) Previous() Period { return p.Shift(-p.Len()) }

// YearBefore is the same period of the year before, or no period before MinYear.
func (p Period) YearBefore() Period { return p.Shift(-p.kind.PerYear()) }

// Shift moves the period by a number of periods of its kind (quarters for a quarter or a span of quarters). It is no
// period when the result leaves the accepted years.
func (p Period) Shift(by int) Period { return p.at(int(p.first)+by, int(p.last)+by) }

// Contains says whether all of other lies within p. No period contains nothing and is contained in nothing.
func (p Period) Contains(other Period) bool {
	return p.kind != None && other.kind != None &&
		p.StartMonth() <= other.StartMonth() && other.EndMonth() <= p.EndMonth()
}

// YearToDate says whether p is a span within one year that starts in January, such as 2010-01/2010-04 or
// 2010-Q1/2010-Q3.
func (p Period) YearToDate() bool {
	return p.IsSpan() && p.kind != Year && p.Ordinal() == 1 && p.Len() <= p.kind.PerYear()
}

// Compare orders periods by their start, then the longer first (a year before its first quarter), then the longer
// kind first (2010 before 2010-Q1/2010-Q4). No period comes before all. It is 0 only for equal periods.
func Compare(a, b Period) int {
	switch {
	case a == b:
		return 0
	case a.kind == b.kind && a.first != b.first: // nearly all
		return cmp.Compare(a.first, b.first)
	}
	return cmp.Or(
		cmp.Compare(a.StartMonth(), b.StartMonth()),
		cmp.Compare(b.EndMonth(), a.EndMonth()),
		cmp.Compare(a.kind, b.kind),
	)
}

// String is the canonical text, such as "2010", "2010-H1", "2010-Q4", "2010-04" or "2010-01/2010-04"; "" for no
// period. Parse reads it back.
func (p Period) String() string {
	var buffer [16]byte
	return string(p.AppendTo(buffer[:0]))
}

// AppendTo appends the canonical text to dst.
func (p Period) AppendTo(dst []byte) []byte {
	if p.kind == None {
		return dst
	}
	dst = appendSingle(dst, p.kind, int(p.first))
	if p.IsSpan() {
		dst = appendSingle(append(dst, '/'), p.kind, int(p.last))
	}
	return dst
}

func appendSingle(dst []byte, kind Kind, at int) []byte {
	year, ordinal := at/kind.PerYear(), at%kind.PerYear()+1
	dst = append(dst, byte('0'+year/1000), byte('0'+year/100%10), byte('0'+year/10%10), byte('0'+year%10))
	switch kind {
	case Half:
		dst = append(dst, '-', 'H', byte('0'+ordinal))
	case Quarter:
		dst = append(dst, '-', 'Q', byte('0'+ordinal))
	case Month:
		dst = append(dst, '-', byte('0'+ordinal/10), byte('0'+ordinal%10))
	}
	return dst
}

// Slug is the text in addresses: the canonical text with "--" for "/".
func (p Period) Slug() string { return strings.Replace(p.String(), "/", "--", 1) }

// ParseSlug reads what Slug writes, and nothing else; the errors are those of Parse.
func ParseSlug(slug string) (Period, error) {
	p, err := parseCanonical(strings.Replace(slug, "--", "/", 1))
	if err == nil && p.Slug() != slug {
		return Period{}, ErrSyntax
	}
	return p, err
}
