package decimal_test

import (
	"strings"
	"testing"

	"gongqiu/build/decimal"
)

func TestParseField(t *testing.T) {
	type want struct {
		number, high string
		qualifier    decimal.Qualifier
		unit         string
		scale10      int
		percent      bool
		ratio        bool
	}
	tests := []struct {
		text string
		want want
	}{
		{"5142", want{number: "5142"}},
		{"0", want{number: "0"}},
		{"007", want{number: "7"}},
		{"-12.30", want{number: "-12.30"}},
		{"-0.00", want{number: "0.00"}},
		{"+14021", want{number: "14021"}},
		{"−3.5", want{number: "-3.5"}},
		{"－３．５", want{number: "-3.5"}},
		{"＋１，２３４", want{number: "1234"}},
		{"1,234,567.89", want{number: "1234567.89"}},
		{"1，234", want{number: "1234"}},
		{"1 234 567", want{number: "1234567"}},
		{"1\u00a0234人", want{number: "1234", unit: "人"}},
		{" 42 ", want{number: "42"}},
		{"　42　", want{number: "42"}},
		{"668万", want{number: "6680000", scale10: 4}},
		{"668 万人", want{number: "6680000", scale10: 4, unit: "人"}},
		{"1.2万人", want{number: "12000", scale10: 4, unit: "人"}},
		{"11.61亿元", want{number: "1161000000", scale10: 8, unit: "元"}},
		{"11.61亿", want{number: "1161000000", scale10: 8}},
		{"1.5万亿元", want{number: "1500000000000", scale10: 12, unit: "元"}},
		{"3.1 million", want{number: "3100000", scale10: 6}},
		{"3.1 Million persons", want{number: "3100000", scale10: 6, unit: "persons"}},
		{"5 thousand", want{number: "5000", scale10: 3}},
		{"2 billion yuan", want{number: "2000000000", scale10: 9, unit: "yuan"}},
		{"12千人", want{number: "12000", scale10: 3, unit: "人"}},
		{"12千克", want{number: "12", unit: "千克"}},
		{"261763人", want{number: "261763", unit: "人"}},
		{"261763人次", want{number: "261763", unit: "人次"}},
		{"3.03%", want{number: "3.03", percent: true}},
		{"11 %", want{number: "11", percent: true}},
		{"３．０３％", want{number: "3.03", percent: true}},
		{"+0.5%", want{number: "0.5", percent: true}},
		{"5个百分点", want{number: "5", unit: "个百分点"}},
		{"5百分点", want{number: "5", unit: "百分点"}},
		{"≈1000", want{number: "1000", qualifier: decimal.About}},
		{"约 668万", want{number: "6680000", qualifier: decimal.About, scale10: 4}},
		{"about 668", want{number: "668", qualifier: decimal.About}},
		{"近60万", want{number: "600000", qualifier: decimal.Nearly, scale10: 4}},
		{"≲60", want{number: "60", qualifier: decimal.Nearly}},
		{">8000", want{number: "8000", qualifier: decimal.MoreThan}},
		{"＞8000", want{number: "8000", qualifier: decimal.MoreThan}},
		{"超过8000人", want{number: "8000", qualifier: decimal.MoreThan, unit: "人"}},
		{"多于8,000", want{number: "8000", qualifier: decimal.MoreThan}},
		{"60多万", want{number: "600000", qualifier: decimal.MoreThan, scale10: 4}},
		{"60余万人", want{number: "600000", qualifier: decimal.MoreThan, scale10: 4, unit: "人"}},
		{"60万余人", want{number: "600000", qualifier: decimal.MoreThan, scale10: 4, unit: "人"}},
		{"<5", want{number: "5", qualifier: decimal.LessThan}},
		{"不足5", want{number: "5", qualifier: decimal.LessThan}},
		{"不超过5", want{number: "5", qualifier: decimal.AtMost}},
		{"≥90%", want{number: "90", qualifier: decimal.AtLeast, percent: true}},
		{">=90", want{number: "90", qualifier: decimal.AtLeast}},
		{"90%以上", want{number: "90", qualifier: decimal.AtLeast, percent: true}},
		{"60万人以上", want{number: "600000", qualifier: decimal.AtLeast, scale10: 4, unit: "人"}},
		{"≤4.5%", want{number: "4.5", qualifier: decimal.AtMost, percent: true}},
		{"4.5%以内", want{number: "4.5", qualifier: decimal.AtMost, percent: true}},
		{"60..100", want{number: "60", high: "100", qualifier: decimal.Between}},
		{"60 .. 100", want{number: "60", high: "100", qualifier: decimal.Between}},
		{"60..100万人", want{number: "600000", high: "1000000", qualifier: decimal.Between, scale10: 4, unit: "人"}},
		{"60万..1亿", want{number: "600000", high: "100000000", qualifier: decimal.Between, scale10: 4}},
		{"-5..-3", want{number: "-5", high: "-3", qualifier: decimal.Between}},
		{"3..5%", want{number: "3", high: "5", qualifier: decimal.Between, percent: true}},
		{"1:0.78", want{number: "1.28", high: "0.78", ratio: true}},
		{"1：0.78", want{number: "1.28", high: "0.78", ratio: true}},
		{"0.78:1", want{number: "0.78", ratio: true}},
		{"1:2", want{number: "0.50", high: "2", ratio: true}},
		{"1:1", want{number: "1", ratio: true}},
		{"999999999999999999", want{number: "999999999999999999"}},
		{"0000000000000000000012", want{number: "12"}},
	}
	for _, test := range tests {
		t.Run(test.text, func(t *testing.T) {
			field, err := decimal.ParseField(test.text)
			if err != nil {
				t.Fatal(err)
			}
			got := want{
				field.Number.String(), "", field.Qualifier, field.UnitSuffix, field.Scale10, field.Percent, field.RatioForm,
			}
			if !field.High.IsZero() {
				got.high = field.High.String()
			}
			if got != test.want {
				t.Errorf("got %+v, want %+v", got, test.want)
			}
		})
	}
}

func TestParseFieldErrors(t *testing.T) {
	tests := []struct {
		text string
		want decimal.Error
	}{
		{"", decimal.ErrNotANumber}, {" ", decimal.ErrNotANumber}, {"-", decimal.ErrNotANumber},
		{"—", decimal.ErrNotANumber}, {"——", decimal.ErrNotANumber}, {"/", decimal.ErrNotANumber},
		{"5,1A2", decimal.ErrNotANumber}, {"51A2", decimal.ErrNotANumber}, {"abc", decimal.ErrNotANumber},
		{"1.141.151.17", decimal.ErrNotANumber}, {"4.%", decimal.ErrNotANumber}, {"4.", decimal.ErrNotANumber},
		{".5", decimal.ErrNotANumber}, {"1e5", decimal.ErrNotANumber}, {"--5", decimal.ErrNotANumber},
		{"- 5", decimal.ErrNotANumber}, {"=A1+2", decimal.ErrNotANumber}, {"#REF!", decimal.ErrNotANumber},
		{"▲5", decimal.ErrNotANumber}, {"(5)", decimal.ErrNotANumber}, {"5(修订)", decimal.ErrNotANumber},
		{"5%%", decimal.ErrNotANumber}, {"万", decimal.ErrNotANumber}, {"约", decimal.ErrNotANumber},
		{"≈>5", decimal.ErrNotANumber}, {"约5以上", decimal.ErrNotANumber}, {"\xff5", decimal.ErrNotANumber},
		{"1,23,4", decimal.ErrGrouping}, {"1,2345", decimal.ErrGrouping}, {"1234,567", decimal.ErrGrouping},
		{"12 34", decimal.ErrGrouping}, {"3,14", decimal.ErrGrouping}, {"0,123", decimal.ErrGrouping},
		{"1,234,", decimal.ErrGrouping}, {"1.234,567", decimal.ErrGrouping}, {",123", decimal.ErrNotANumber},
		{"1234567890123456789", decimal.ErrTooManyDigits}, {"0.1234567890123456789", decimal.ErrTooManyDigits},
		{"100..60", decimal.ErrRange}, {"60人..100户", decimal.ErrRange}, {"60..", decimal.ErrNotANumber},
		{"..60", decimal.ErrNotANumber}, {">60..100", decimal.ErrNotANumber}, {"2:3", decimal.ErrRatio},
		{"1:0", decimal.ErrRatio}, {"1:-2", decimal.ErrRatio}, {"1:2:3", decimal.ErrNotANumber},
	}
	for _, test := range tests {
		t.Run(test.text, func(t *testing.T) {
			field, err := decimal.ParseField(test.text)
			if err != test.want {
				t.Errorf("got %+v, %v, want %v", field, err, test.want)
			}
		})
	}
}

func TestFieldInterval(t *testing.T) {
	tests := []struct{ text, inside, outside string }{
		{"668万", "6675000 6680000 6684999.9", "6674999.9 6685000"},
		{"5142", "5141.5 5142.4", "5142.5 5141.4"},
		{"-3.0", "-2.96 -3.04 -2.95001", "-3.05 -2.949"},
		{"≈1200", "1150 1250", "1149 1251"},
		{"约60万", "550000 650000", "549999 650001"},
		{"近60", "55 59.9 60", "54.9 60.1"},
		{">8000", "8000.1 999999999", "8000 7999"},
		{"<5", "4.99 -100", "5 6"},
		{"≥90", "90 91", "89.9"},
		{"≤4.5", "4.5 0", "4.51"},
		{"60..100", "60 80 100", "59.9 100.1"},
		{"1:0.78", "1.28 1.2739 1.2903", "1.2738 1.2904"},
		{"0.78:1", "0.775 0.7849", "0.785"},
	}
	for _, test := range tests {
		field, err := decimal.ParseField(test.text)
		if err != nil {
			t.Fatal(test.text, err)
		}
		interval := field.Interval()
		for i, list := range []string{test.inside, test.outside} {
			for _, text := range strings.Fields(list) {
				d, err := decimal.Parse(text)
				if err != nil {
					t.Fatal(err)
				}
				if interval.Contains(d) != (i == 0) {
					t.Errorf("%s: %+v contains %s: %v", test.text, interval, text, i != 0)
				}
			}
		}
	}
}

func BenchmarkParseField(b *testing.B) {
	for _, text := range []string{"261763", "12.30", "1,234,567", "668万", "约1.2万人"} {
		b.Run(text, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := decimal.ParseField(text); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
