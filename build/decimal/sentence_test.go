package decimal_test

import (
	"strings"
	"testing"

	"gongqiu/build/decimal"
)

// TestParseSpoken reads numbers as sentences of reports give them, the marked part in brackets.
func TestParseSpoken(t *testing.T) {
	tests := []struct {
		sentence  string
		number    string
		qualifier decimal.Qualifier
		direction decimal.Direction
		percent   bool
		points    bool
		rest      string
	}{
		{sentence: "本季度招聘各类人员约[668万]人", number: "6680000", qualifier: decimal.About, rest: "人"},
		{sentence: "需求[668]万人", number: "6680000", rest: "人"},
		{sentence: "需求[668万人]", number: "6680000", rest: "人"},
		{sentence: "比上季度下降[0.01]", number: "0.01", direction: decimal.Down},
		{sentence: "同比增长[134%]", number: "134", direction: decimal.Up, percent: true},
		{sentence: "[134%] more than the year before", number: "134", direction: decimal.Up, percent: true},
		{sentence: "more than [24 million] people", number: "24000000", qualifier: decimal.MoreThan, rest: "people"},
		{sentence: "More than [24] million people", number: "24000000", qualifier: decimal.MoreThan, rest: "people"},
		{sentence: "a little over [12 million]", number: "12000000", qualifier: decimal.MoreThan},
		{sentence: "fewer than [5,000]", number: "5000", qualifier: decimal.LessThan},
		{sentence: "no more than [4.5%]", number: "4.5", qualifier: decimal.AtMost, percent: true},
		{sentence: "[1200万]多个", number: "12000000", qualifier: decimal.MoreThan, rest: "个"},
		{sentence: "[1200多万]个", number: "12000000", qualifier: decimal.MoreThan, rest: "个"},
		{sentence: "[1,200]多万个", number: "12000000", qualifier: decimal.MoreThan, rest: "个"},
		{sentence: "近[33万]户", number: "330000", qualifier: decimal.Nearly, rest: "户"},
		{sentence: "最近[33万]户", number: "330000", rest: "户"},
		{sentence: "不少于[90]%", number: "90", qualifier: decimal.AtLeast, percent: true},
		{sentence: "至少可新增岗位[4,000万]个", number: "40000000", qualifier: decimal.AtLeast, rest: "个", direction: decimal.Up},
		{sentence: "[40%]左右", number: "40", qualifier: decimal.About, percent: true},
		{sentence: "[5000]人以上", number: "5000", qualifier: decimal.AtLeast, rest: "人以上"},
		{sentence: "回落[0.5]个百分点", number: "0.5", direction: decimal.Down, points: true, rest: "个百分点"},
		{sentence: "fell by [0.1] percentage points", number: "0.1", direction: decimal.Down, points: true,
			rest: "percentage points"},
		{sentence: "[44] per cent of the target", number: "44", percent: true, rest: "per cent of the target"},
		{sentence: "[八]个部门", number: "8", rest: "个部门"},
		{sentence: "[八个]部门", number: "8", rest: "个"},
		{sentence: "[Eight] departments", number: "8", rest: "departments"},
		{sentence: "排在[第3]位", number: "3", rest: "位"},
		{sentence: "[3rd] of 21", number: "3", rest: "of 21"},
		{sentence: "[−0.01]", number: "-0.01"},
		{sentence: "Vacancies fell by 30,000, or more than [15%]", number: "15", qualifier: decimal.MoreThan,
			direction: decimal.Down, percent: true},
		{sentence: "需求减少，求职增长[3%]", number: "3", direction: decimal.Up, percent: true},
		{sentence: "[60至100]元", number: "60", qualifier: decimal.Between, rest: "元"},
		{sentence: "[60–100] yuan", number: "60", qualifier: decimal.Between, rest: "yuan"},
		{sentence: "cannot exceed the handsome [600] yuan", number: "600", rest: "yuan"},
	}
	for _, test := range tests {
		before, rest, _ := strings.Cut(test.sentence, "[")
		text, after, _ := strings.Cut(rest, "]")
		got, err := decimal.ParseSpoken(before, text, after)
		if err != nil {
			t.Errorf("%s: %v", test.sentence, err)
			continue
		}
		if got.Number.String() != test.number || got.Qualifier != test.qualifier || got.Direction != test.direction ||
			got.Percent != test.percent || got.Points != test.points || got.Rest != test.rest {
			t.Errorf("%s: %s %v direction %d percent %v points %v rest %q", test.sentence, got.Number, got.Qualifier,
				got.Direction, got.Percent, got.Points, got.Rest)
		}
	}
	for _, text := range []string{"", "many", "5,1A2", "八百", "1,23", "二十一世纪"} {
		if got, err := decimal.ParseSpoken("", text, ""); err == nil {
			t.Errorf("%q is read as %s", text, got.Number)
		}
	}
}

// FuzzParseSpoken: nothing around a number makes it another one but for a multiplier, and whatever a table reads, a
// sentence reads alike.
func FuzzParseSpoken(f *testing.F) {
	for _, seed := range [][3]string{
		{"约", "668万", "人"}, {"下降", "0.01", "，"}, {"more than ", "24 million", " people"}, {"", "60至100", "元"},
		{"", "1,200", "多万个"}, {"近", "第3", "位"}, {"", "-", "-"}, {"", "5 to ", ""}, {"不超过", "4.5%", "以内"},
	} {
		f.Add(seed[0], seed[1], seed[2])
	}
	f.Fuzz(func(t *testing.T, before, text, after string) {
		spoken, err := decimal.ParseSpoken(before, text, after)
		field, plain := decimal.ParseField(text)
		if plain == nil && err != nil {
			t.Fatalf("%q is read in a table only: %v", text, err)
		}
		if err != nil {
			return
		}
		if plain == nil && spoken.Scale10 == field.Scale10 && !spoken.Number.Equal(field.Number) {
			t.Fatalf("%q is %s in a table and %s in a sentence", text, field.Number, spoken.Number)
		}
		spoken.Interval()
	})
}
