package decimal_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"gongqiu/build/decimal"
)

// slowDigits writes a number from its plain text, digit by digit.
func slowDigits(d decimal.Decimal, separator string) string {
	whole, rest, point := strings.Cut(strings.TrimPrefix(d.String(), "-"), ".")
	var out strings.Builder
	for at, digit := range whole {
		if at > 0 && (len(whole)-at)%3 == 0 {
			out.WriteString(separator)
		}
		out.WriteRune(digit)
	}
	if point {
		out.WriteString("." + rest)
	}
	return out.String()
}

// TestAppendDigits compares digits in groups of three with the plain text of a number, whatever its scale.
func TestAppendDigits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		coefficient := rapid.Int64Range(-1<<62, 1<<62).Draw(t, "coefficient") >> rapid.IntRange(0, 62).Draw(t, "shorter")
		d := decimal.New(coefficient, rapid.Int8Range(-20, 30).Draw(t, "scale"))
		if got, want := string(d.AppendDigits(nil, ',')), slowDigits(d, ","); got != want {
			t.Errorf("%s in groups is %s, want %s", d, got, want)
		}
		if got, want := string(d.AppendDigits([]byte("x"), 0)), "x"+slowDigits(d, ""); got != want {
			t.Errorf("%s without groups is %s, want %s", d, got, want)
		}
	})
}

// TestAppendDigitsByHand holds the digits to texts that were written by hand, since String goes the same way.
func TestAppendDigitsByHand(t *testing.T) {
	for _, test := range []struct {
		number decimal.Decimal
		want   string
	}{
		{decimal.New(0, 0), "0"}, {decimal.New(0, 2), "0.00"}, {decimal.New(5, 2), "0.05"}, {decimal.New(999, 0), "999"},
		{decimal.New(1000, 0), "1,000"}, {decimal.New(182792, 0), "182,792"}, {decimal.New(100000, 0), "100,000"},
		{decimal.New(-1234567, 2), "12,345.67"}, {decimal.New(-1234567890, 0), "1,234,567,890"},
		{decimal.New(668, -4), "6,680,000"}, {decimal.New(1<<62, 18), "4.611686018427387904"},
		{decimal.New(1001001, 3), "1,001.001"}, {decimal.New(7, 19), "0.0000000000000000007"},
	} {
		if got := string(test.number.AppendDigits(nil, ',')); got != test.want {
			t.Errorf("%s, want %s", got, test.want)
		}
	}
}
