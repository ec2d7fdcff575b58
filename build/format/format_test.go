package format_test

import (
	"testing"
	"time"

	"gongqiu/build/decimal"
	"gongqiu/build/format"
	"gongqiu/build/period"
)

func TestNumber(t *testing.T) {
	tests := []struct {
		coefficient int64
		scale       int8
		zh, en      string
	}{
		{0, 0, "0", "0"}, {5142, 0, "5,142", "5,142"}, {-14021, 0, "−14,021", "−14,021"}, {123, 0, "123", "123"},
		{1234567, 2, "12,345.67", "12,345.67"}, {99, 2, "0.99", "0.99"}, {100, 2, "1.00", "1.00"}, {0, 2, "0.00", "0.00"},
		{668, -4, "668万", "6.68 million"}, {1207, -3, "120.7万", "1.207 million"}, {-668, -4, "−668万", "−6.68 million"},
		{1161, -6, "11.61亿", "1.161 billion"}, {12, -7, "1.2亿", "120 million"}, {12000, -4, "12,000万", "120.00 million"},
		{66, -4, "66万", "660,000"}, {5, -2, "500", "500"}, {12, -5, "120万", "1.2 million"}, {31, -5, "310万", "3.1 million"},
		{0, -4, "0", "0"}, {1, -8, "1亿", "100 million"}, {15, -11, "15,000亿", "1,500 billion"},
	}
	for _, test := range tests {
		d := decimal.New(test.coefficient, test.scale)
		if got := format.Number(d, "zh"); got != test.zh {
			t.Errorf("%s at scale %d: %q, want %q", d, test.scale, got, test.zh)
		}
		if got := format.Number(d, "en"); got != test.en {
			t.Errorf("%s at scale %d: %q, want %q", d, test.scale, got, test.en)
		}
	}
}

func TestCompact(t *testing.T) {
	for _, test := range []struct{ text, zh, en string }{
		{"0", "0", "0"}, {"0.50", "0.5", "0.5"}, {"500", "500", "500"}, {"1500", "1,500", "1,500"}, {"10000", "1万", "10k"},
		{"500000", "50万", "500k"}, {"1250000", "125万", "1.25m"}, {"2000000", "200万", "2m"}, {"-2000000", "−200万", "−2m"},
		{"300000000", "3亿", "300m"}, {"1200000000", "12亿", "1.2bn"}, {"123456", "123,456", "123,456"},
	} {
		d, err := decimal.Parse(test.text)
		if err != nil {
			t.Fatal(err)
		}
		if zh, en := format.Compact(d, "zh"), format.Compact(d, "en"); zh != test.zh || en != test.en {
			t.Errorf("%s: %q and %q, want %q and %q", test.text, zh, en, test.zh, test.en)
		}
	}
}

func TestChanges(t *testing.T) {
	half, fall, none := decimal.New(5, 1), decimal.New(-406, 2), decimal.New(0, 1)
	for _, test := range []struct{ got, want string }{
		{format.Signed(half, "zh"), "+0.5"}, {format.Signed(fall, "en"), "−4.06"}, {format.Signed(none, "en"), "0.0"},
		{format.Percent(fall, "zh"), "−4.06%"},
		{format.Points(half, "zh"), "+0.5个百分点"}, {format.Points(fall, "en"), "−4.06 pp"},
		{format.Ratio(decimal.New(99, 2), "zh"), "0.99"},
	} {
		if test.got != test.want {
			t.Errorf("got %q, want %q", test.got, test.want)
		}
	}
}

func TestQualified(t *testing.T) {
	for _, test := range []struct{ text, suffix, zh, en string }{
		{"约668万", "", "约668万", "about 6.68 million"}, {">8000", "", "超过8,000", "more than 8,000"},
		{"不足5", "人", "不足5人", "under 5人"}, {"近60万", "", "近60万", "nearly 600,000"},
		{"≥90", "%", "不少于90%", "at least 90%"}, {"≤4.5", "%", "不超过4.5%", "at most 4.5%"},
		{"60..100", "", "60–100", "60–100"}, {"60万..100万", "元", "60–100万元", "600,000–1,000,000元"},
		{"600万..800万", "", "600–800万", "6.00–8.00 million"}, {"9000万..1.2亿", "", "9,000万–1.2亿", "90.00–120 million"}, {"5142", "", "5,142", "5,142"},
	} {
		f, err := decimal.ParseField(test.text)
		if err != nil {
			t.Fatal(err)
		}
		zh := format.Qualified(f.Qualifier, f.Number, f.High, test.suffix, "zh")
		en := format.Qualified(f.Qualifier, f.Number, f.High, test.suffix, "en")
		if zh != test.zh || en != test.en {
			t.Errorf("%s: %q and %q, want %q and %q", test.text, zh, en, test.zh, test.en)
		}
	}
}

func TestPeriod(t *testing.T) {
	for _, test := range []struct{ text, zh, en, short string }{
		{"2016", "2016年", "2016", "2016"}, {"2016-Q3", "2016年第三季度", "Q3 2016", "2016Q3"},
		{"2010-H1", "2010年上半年", "first half of 2010", "2010H1"},
		{"2010-H2", "2010年下半年", "second half of 2010", "2010H2"},
		{"2010-04", "2010年4月", "April 2010", "2010-04"}, {"2010-12", "2010年12月", "December 2010", "2010-12"},
		{"2010-01/2010-04", "2010年1–4月", "January–April 2010", "2010-01–04"},
		{"2009-11/2010-02", "2009年11月至2010年2月", "November 2009 to February 2010", "2009-11–2010-02"},
		{"2010-Q1/2010-Q3", "2010年第一至第三季度", "Q1–Q3 2010", "2010Q1–Q3"},
		{"2009-Q3/2010-Q2", "2009年第三季度至2010年第二季度", "Q3 2009 to Q2 2010", "2009Q3–2010Q2"},
		{"2007/2009", "2007–2009年", "2007–2009", "2007–2009"},
		{"2010-H1/2010-H2", "2010年上半年至2010年下半年", "first half of 2010 to second half of 2010", "2010H1–H2"},
	} {
		p := period.MustParse(test.text)
		if zh, en, short := format.Period(p, "zh-hant"), format.Period(p, "en"), format.PeriodShort(p); zh != test.zh ||
			en != test.en || short != test.short {
			t.Errorf("%s: %q, %q, %q", test.text, zh, en, short)
		}
	}
	if format.Period(period.Period{}, "zh") != "" || format.PeriodShort(period.Period{}) != "" {
		t.Error("no period has a text")
	}
}

func TestPeriodRange(t *testing.T) {
	first, last, none := period.MustParse("2025-Q1"), period.MustParse("2026-Q4"), period.Period{}
	for _, test := range []struct{ got, want string }{
		{format.PeriodRange(first, last, "zh"), "2025年第一季度至2026年第四季度"},
		{format.PeriodRange(first, last, "en"), "Q1 2025 to Q4 2026"},
		{format.PeriodRange(first, first, "zh"), "2025年第一季度"},
		{format.PeriodRange(none, last, "en"), "up to Q4 2026"},
		{format.PeriodRange(first, none, "zh"), "2025年第一季度以来"},
		{format.PeriodRange(none, none, "zh"), ""},
	} {
		if test.got != test.want {
			t.Errorf("got %q, want %q", test.got, test.want)
		}
	}
}

func TestDateAndList(t *testing.T) {
	moment := time.Date(2016, 10, 20, 10, 0, 0, 0, time.FixedZone("", 8*3600))
	for _, test := range []struct{ got, want string }{
		{format.Date(2005, 11, 3, "zh"), "2005年11月3日"}, {format.Date(2005, 11, 3, "en"), "3 November 2005"},
		{format.Date(2005, 11, 0, "zh"), "2005年11月"}, {format.Date(2005, 11, 0, "en"), "November 2005"},
		{format.Date(2005, 0, 0, "en"), "2005"}, {format.Date(0, 0, 0, "en"), ""},
		{format.Day(moment, "en"), "20 October 2016"}, {format.Moment(moment, "en"), "20 October 2016, 10:00"},
		{format.Moment(moment, "zh"), "2016年10月20日10:00"},
		{format.List(nil, "zh"), ""}, {format.List([]string{"a"}, "en"), "a"},
		{format.List([]string{"甲", "乙", "丙"}, "zh"), "甲、乙和丙"},
		{format.List([]string{"a", "b", "c"}, "en"), "a, b and c"}, {format.List([]string{"a", "b"}, "en"), "a and b"},
	} {
		if test.got != test.want {
			t.Errorf("got %q, want %q", test.got, test.want)
		}
	}
}

func TestWidth(t *testing.T) {
	for _, test := range []struct {
		text string
		want int
	}{{"", 0}, {"abc", 3}, {"求人倍率", 8}, {"668万", 5}, {"Ａ", 2}, {"−1.5", 4}, {"é", 1}, {"e\u0301", 1}, {"、", 2}} {
		if got := format.StringWidth(test.text); got != test.want {
			t.Errorf("%q is %d columns, want %d", test.text, got, test.want)
		}
	}
	for _, test := range []struct{ got, want string }{
		{format.Pad("求人", 6, format.Left), "求人  "}, {format.Pad("求人", 6, format.Right), "  求人"},
		{format.Pad("求人", 7, format.Center), " 求人  "}, {format.Pad("求人倍率", 6, format.Left), "求人倍率"},
	} {
		if test.got != test.want {
			t.Errorf("got %q, want %q", test.got, test.want)
		}
	}
}

// TestAppend proves that nothing is allocated into a buffer with room.
func TestAppend(t *testing.T) {
	buffer := make([]byte, 0, 128)
	number, quarter := decimal.New(668, -4), period.MustParse("2016-Q3")
	format.AppendPeriod(buffer, quarter, "zh")
	for name, write := range map[string]func(){
		"AppendNumber": func() { format.AppendNumber(buffer, number, "zh") },
		"AppendPoints": func() { format.AppendPoints(buffer, number, "en") },
		"AppendPeriod": func() { format.AppendPeriod(buffer, quarter, "zh") },
	} {
		if allocations := testing.AllocsPerRun(100, write); allocations > 0 {
			t.Errorf("%s allocates %v times", name, allocations)
		}
	}
}

func BenchmarkNumber(b *testing.B) {
	buffer := make([]byte, 0, 64)
	for b.Loop() {
		format.AppendNumber(buffer, decimal.New(1234567, 0), "zh")
	}
}

func BenchmarkPeriod(b *testing.B) {
	buffer := make([]byte, 0, 64)
	quarter := period.MustParse("2016-Q3")
	for b.Loop() {
		format.AppendPeriod(buffer, quarter, "zh")
	}
}
