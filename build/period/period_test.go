package period_test

import (
	"testing"

	"gongqiu/build/period"
)

func TestParse(t *testing.T) {
	tests := []struct{ text, want string }{
		{"2010", "2010"}, {"2010-H1", "2010-H1"}, {"2010-Q4", "2010-Q4"}, {"2010-04", "2010-04"},
		{"2007/2009", "2007/2009"}, {"2010-01/2010-04", "2010-01/2010-04"}, {"2009-Q3/2010-Q2", "2009-Q3/2010-Q2"},
		{"2010-H1/2011-H1", "2010-H1/2011-H1"},
		{"2010Q4", "2010-Q4"}, {"2010q4", "2010-Q4"}, {"2010-q4", "2010-Q4"}, {"2010 Q4", "2010-Q4"},
		{"2010h2", "2010-H2"}, {"2010-4", "2010-04"}, {" 2010 ", "2010"}, {"　2010-Q1　", "2010-Q1"},
		{"2010年", "2010"}, {"2010年度", "2010"}, {"2010年第四季度", "2010-Q4"}, {"2010年四季度", "2010-Q4"},
		{"2010年第4季度", "2010-Q4"}, {"2010年1季度", "2010-Q1"}, {"2010 年 第一季度", ""},
		{"2010年上半年", "2010-H1"}, {"2010年下半年", "2010-H2"},
		{"2010年4月", "2010-04"}, {"2010年04月", "2010-04"}, {"2010年十二月", "2010-12"}, {"2010年十月", "2010-10"},
		{"2010年1-4月", "2010-01/2010-04"}, {"2010年1—4月", "2010-01/2010-04"}, {"2010年1至4月", "2010-01/2010-04"},
		{"2010年1～4月", "2010-01/2010-04"}, {"2010年1月-4月", "2010-01/2010-04"}, {"2010年一至三月", "2010-01/2010-03"},
		{"2010年前三季度", "2010-Q1/2010-Q3"}, {"2010年1-3季度", "2010-Q1/2010-Q3"},
		{"2010年第一至第三季度", "2010-Q1/2010-Q3"}, {"2010年第一季度至第三季度", "2010-Q1/2010-Q3"},
		{"2010年前4个月", "2010-01/2010-04"},
		{"２０１０年４月", "2010-04"}, {"２０１０－Ｑ４", "2010-Q4"}, {"２０１０Ｑ４", "2010-Q4"},
		{"二○一○年", "2010"}, {"二〇一〇年第四季度", "2010-Q4"}, {"二零一零年上半年", "2010-H1"},
		{"二○一一年三月", "2011-03"}, {"2007-2009年", "2007/2009"}, {"2007年-2009年", "2007/2009"},
		{"2010年11月至2011年2月", "2010-11/2011-02"}, {"2010年第三季度至2011年第二季度", "2010-Q3/2011-Q2"},
	}
	for _, test := range tests {
		p, err := period.Parse(test.text)
		if got := p.String(); got != test.want || (err == nil) != (test.want != "") {
			t.Errorf("Parse(%q) = %q, %v; want %q", test.text, got, err, test.want)
		}
	}
}

func TestParseErrors(t *testing.T) {
	tests := []struct {
		text string
		want error
	}{
		{"", period.ErrSyntax}, {"201", period.ErrSyntax}, {"20100", period.ErrSyntax}, {"201004", period.ErrSyntax},
		{"2010-", period.ErrSyntax}, {"2010 4", period.ErrSyntax}, {"2010-Q", period.ErrSyntax},
		{"2010-Q01", period.ErrSyntax}, {"2010/", period.ErrSyntax}, {"/2010", period.ErrSyntax},
		{"2010.4", period.ErrSyntax}, {"Q4 2010", period.ErrSyntax}, {"年", period.ErrSyntax},
		{"2010年月", period.ErrSyntax}, {"2010年季度", period.ErrSyntax}, {"合计", period.ErrSyntax},
		{"2010-Q5", period.ErrOrdinal}, {"2010-Q0", period.ErrOrdinal}, {"2010-13", period.ErrOrdinal},
		{"2010-00", period.ErrOrdinal}, {"2010-H3", period.ErrOrdinal}, {"2010年13月", period.ErrOrdinal},
		{"1899", period.ErrYear}, {"2201-Q1", period.ErrYear},
		{"2010/2010", period.ErrSpan}, {"2010/2009", period.ErrSpan}, {"2010/2010-Q4", period.ErrSpan},
		{"2010年4-1月", period.ErrSpan}, {"2010-01/2010-04/2010-05", period.ErrSyntax},
	}
	for _, test := range tests {
		if p, err := period.Parse(test.text); err != test.want {
			t.Errorf("Parse(%q) = %q, %v; want %v", test.text, p, err, test.want)
		}
	}
}

func TestArithmetic(t *testing.T) {
	tests := []struct {
		text, next, previous, yearBefore, first, last string
		months                                        int
		toDate                                        bool
	}{
		{"2010", "2011", "2009", "2009", "2010", "2010", 12, false},
		{"2010-H1", "2010-H2", "2009-H2", "2009-H1", "2010-H1", "2010-H1", 6, false},
		{"2010-Q1", "2010-Q2", "2009-Q4", "2009-Q1", "2010-Q1", "2010-Q1", 3, false},
		{"2010-12", "2011-01", "2010-11", "2009-12", "2010-12", "2010-12", 1, false},
		{"2010-01/2010-04", "2010-05/2010-08", "2009-09/2009-12", "2009-01/2009-04", "2010-01", "2010-04", 4, true},
		{"2010-Q1/2010-Q3", "2010-Q4/2011-Q2", "2009-Q2/2009-Q4", "2009-Q1/2009-Q3", "2010-Q1", "2010-Q3", 9, true},
		{"2009-Q1/2010-Q1", "2010-Q2/2011-Q2", "2007-Q4/2008-Q4", "2008-Q1/2009-Q1", "2009-Q1", "2010-Q1", 15, false},
		{"2007/2009", "2010/2012", "2004/2006", "2006/2008", "2007", "2009", 36, false},
		{"1900", "1901", "", "", "1900", "1900", 12, false},
		{"2200-Q4", "", "2200-Q3", "2199-Q4", "2200-Q4", "2200-Q4", 3, false},
	}
	for _, test := range tests {
		p := period.MustParse(test.text)
		for _, check := range []struct{ name, got, want string }{
			{"Next", p.Next().String(), test.next}, {"Previous", p.Previous().String(), test.previous},
			{"YearBefore", p.YearBefore().String(), test.yearBefore},
			{"First", p.First().String(), test.first}, {"Last", p.Last().String(), test.last},
		} {
			if check.got != check.want {
				t.Errorf("%s.%s() = %q, want %q", test.text, check.name, check.got, check.want)
			}
		}
		if p.Months() != test.months || p.EndMonth()-p.StartMonth()+1 != test.months {
			t.Errorf("%s: %d months, want %d", test.text, p.Months(), test.months)
		}
		if p.YearToDate() != test.toDate {
			t.Errorf("%s.YearToDate() = %v", test.text, p.YearToDate())
		}
	}
}

func TestZero(t *testing.T) {
	var none period.Period
	if !none.IsZero() || none.String() != "" || none.Months() != 0 || !none.Next().IsZero() ||
		!none.YearBefore().IsZero() ||
		none.Year() != 0 || none.Contains(none) || none.YearToDate() || none.Len() != 0 || none.EndMonth() != -1 {
		t.Error("the zero period is something")
	}
	if _, err := period.New(period.None, 2010, 1); err != period.ErrKind {
		t.Error(err)
	}
}

func TestCompare(t *testing.T) {
	order := []string{
		"2009-12", "2010/2012", "2010", "2010-Q1/2010-Q4", "2010-H1", "2010-01/2010-04", "2010-Q1", "2010-01",
		"2010-02", "2010-Q2",
	}
	for i, a := range order {
		for j, b := range order {
			got := period.Compare(period.MustParse(a), period.MustParse(b))
			if (got < 0) != (i < j) || (got == 0) != (i == j) {
				t.Errorf("Compare(%s, %s) = %d", a, b, got)
			}
		}
	}
	if period.Compare(period.Period{}, period.MustParse("1900")) >= 0 {
		t.Error("no period does not come first")
	}
}

func TestContains(t *testing.T) {
	tests := []struct {
		outer, inner string
		want         bool
	}{
		{"2010", "2010-Q4", true}, {"2010", "2010", true}, {"2010-Q4", "2010", false}, {"2010-Q4", "2010-12", true},
		{"2010-01/2010-04", "2010-Q1", true}, {"2010-01/2010-04", "2010-H1", false}, {"2010", "2011-01", false},
	}
	for _, test := range tests {
		if got := period.MustParse(test.outer).Contains(period.MustParse(test.inner)); got != test.want {
			t.Errorf("%s contains %s: %v", test.outer, test.inner, got)
		}
	}
}

func TestSlug(t *testing.T) {
	p := period.MustParse("2010-01/2010-04")
	if p.Slug() != "2010-01--2010-04" {
		t.Error(p.Slug())
	}
	if back, err := period.ParseSlug(p.Slug()); err != nil || back != p {
		t.Error(back, err)
	}
	for _, slug := range []string{"2010-01/2010-04", "2010Q4", "2010-4", "2010年", ""} {
		if p, err := period.ParseSlug(slug); err == nil {
			t.Errorf("ParseSlug(%q) = %s", slug, p)
		}
	}
}

func TestParseRange(t *testing.T) {
	tests := []struct {
		text, want, inside, outside string
	}{
		{"2010-Q1..2016-Q4", "2010-Q1..2016-Q4", "2013", "2017-Q1"},
		{"2010..2010-Q4", "2010..2010-Q4", "2010-Q3", "2011"},
		{"..2001", "..2001", "1999-Q1", "2002-01"},
		{"2002..", "2002..", "2002", "2001-12"},
		{"2010年 .. 2011年", "2010..2011", "2011", "2009"},
		{"2010", "2010", "2010-Q1", "2011-Q1"},
		{"2010..2010", "2010", "2010", "2009"},
	}
	for _, test := range tests {
		r, err := period.ParseRange(test.text)
		if err != nil || r.String() != test.want {
			t.Errorf("ParseRange(%q) = %q, %v", test.text, r, err)
		}
		if !r.Contains(period.MustParse(test.inside)) || r.Contains(period.MustParse(test.outside)) {
			t.Errorf("%s: %s should be in, %s out", test.text, test.inside, test.outside)
		}
	}
	for _, text := range []string{"", "..", "2010..2009", "x..2010", "2010..x", "2010...2012"} {
		if r, err := period.ParseRange(text); err == nil {
			t.Errorf("ParseRange(%q) = %q", text, r)
		}
	}
}

func TestKind(t *testing.T) {
	for kind := period.Year; kind <= period.Month; kind++ {
		if back, err := period.ParseKind(kind.String()); err != nil || back != kind {
			t.Error(kind, back, err)
		}
		if kind.PerYear()*kind.Months() != 12 {
			t.Error(kind)
		}
	}
	if _, err := period.ParseKind(""); err == nil {
		t.Error("no error")
	}
}

func FuzzParse(f *testing.F) {
	for _, seed := range []string{
		"2010", "2010-H1", "2010-Q4/2011-Q1", "2010-04", "2010年1-4月", "二○一○年第四季度", "2010年前三季度", "２０１０",
		"2007年-2009年", "2010 q1", "9999", "2010//", "-年-", "2010年-",
	} {
		f.Add(seed, "2010-Q4")
	}
	f.Fuzz(func(t *testing.T, one, two string) {
		a, err := period.Parse(one)
		if err != nil {
			if !a.IsZero() {
				t.Fatalf("%q: error and period %s", one, a)
			}
			return
		}
		back, err := period.Parse(a.String())
		if err != nil || back != a {
			t.Fatalf("%q: %s reads back as %s, %v", one, a, back, err)
		}
		if slug, err := period.ParseSlug(a.Slug()); err != nil || slug != a {
			t.Fatalf("%q: slug %s reads back as %s, %v", one, a.Slug(), slug, err)
		}
		if made, err := period.New(a.Kind(), a.Year(), a.Ordinal()); err != nil || made != a.First() {
			t.Fatalf("%q: New gives %s, %v", one, made, err)
		}
		if next := a.Next(); !next.IsZero() && (next.Previous() != a || next.StartMonth() != a.EndMonth()+1) {
			t.Fatalf("%s: next is %s", a, next)
		}
		b, err := period.Parse(two)
		if err != nil {
			return
		}
		if (period.Compare(a, b) == 0) != (a == b) || period.Compare(a, b) != -period.Compare(b, a) {
			t.Fatalf("Compare(%s, %s) is no order", a, b)
		}
		if a.Kind() == b.Kind() && !a.IsSpan() && !b.IsSpan() && (period.Compare(a, b) < 0) != (a.String() < b.String()) {
			t.Fatalf("%s and %s: texts and periods differ in order", a, b)
		}
	})
}

func BenchmarkParse(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := period.Parse("2013-Q3"); err != nil {
			b.Fatal(err)
		}
	}
}
