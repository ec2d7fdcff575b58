package decimal_test

import (
	"math/big"
	"testing"

	"pgregory.net/rapid"

	"gongqiu/build/decimal"
)

func must(t *testing.T, text string) decimal.Decimal {
	t.Helper()
	d, err := decimal.Parse(text)
	if err != nil {
		t.Fatal(text, err)
	}
	return d
}

func TestParseString(t *testing.T) {
	for _, text := range []string{"0", "7", "-12.30", "1234", "0.00", "0.01", "-0.5", "999999999999999999", "100"} {
		if got := must(t, text).String(); got != text {
			t.Errorf("%q prints as %q", text, got)
		}
	}
	for _, text := range []string{"", "-", "+1", ".5", "5.", "1.2.3", "1,2", "1e3", " 1", "--1", "-.5", "１"} {
		if d, err := decimal.Parse(text); err != decimal.ErrNotANumber {
			t.Errorf("Parse(%q) = %s, %v", text, d, err)
		}
	}
	if _, err := decimal.Parse("1234567890123456789"); err != decimal.ErrTooManyDigits {
		t.Error(err)
	}
	for _, test := range []struct {
		d    decimal.Decimal
		want string
	}{
		{decimal.New(668, -4), "6680000"}, {decimal.New(0, -4), "0"}, {decimal.New(0, 2), "0.00"},
		{decimal.New(5, 3), "0.005"}, {decimal.New(-12345, 2), "-123.45"}, {decimal.Decimal{}, "0"},
	} {
		if got := test.d.String(); got != test.want {
			t.Errorf("got %s, want %s", got, test.want)
		}
	}
}

func TestRounding(t *testing.T) {
	for _, test := range []struct {
		text     string
		decimals int
		want     string
	}{
		{"1.005", 2, "1.01"}, {"-1.005", 2, "-1.01"}, {"1.0049", 2, "1.00"}, {"2.5", 0, "3"}, {"-2.5", 0, "-3"},
		{"1234", -2, "1200"}, {"1250", -2, "1300"}, {"1.5", 3, "1.5"}, {"0.5", 0, "1"}, {"0.4", -5, "0"},
	} {
		if got := must(t, test.text).Round(test.decimals).String(); got != test.want {
			t.Errorf("Round(%s, %d) = %s, want %s", test.text, test.decimals, got, test.want)
		}
	}
	if d, ok := must(t, "1.5").Fixed(2); !ok || d.String() != "1.50" {
		t.Error(d, ok)
	}
	if d, ok := must(t, "1.55").Rescale(1); ok {
		t.Error("rescaled", d)
	}
}

// TestPublishedRatios are ratios of METHOD, with their rounding.
func TestPublishedRatios(t *testing.T) {
	for _, test := range []struct {
		a, b, want string
		decimals   int
	}{
		{"20680563", "19563305", "1.06", 2}, {"551.9", "529.9", "1.04", 2}, {"1", "2", "0.50", 2},
		{"-1", "8", "-0.13", 2}, {"1", "8", "0.13", 2}, {"23353", "46285", "0.5045", 4}, {"0", "7", "0.00", 2},
	} {
		got, ok := decimal.Quotient(must(t, test.a), must(t, test.b), test.decimals)
		if !ok || got.String() != test.want {
			t.Errorf("%s / %s = %s, %v; want %s", test.a, test.b, got, ok, test.want)
		}
	}
	if _, ok := decimal.Quotient(must(t, "1"), must(t, "0.00"), 2); ok {
		t.Error("divided by zero")
	}
	// Tianshui 2018Q1, formula 3: (1435 + 3870 × 0.1540) / 1188 = 1.71
	share, _ := decimal.Quotient(must(t, "1188"), must(t, "7715"), 4)
	sum := decimal.From(must(t, "3870")).Mul(decimal.From(share)).Add(decimal.From(must(t, "1435")))
	quotient, _ := sum.Quo(decimal.From(must(t, "1188")))
	if ratio, ok := quotient.Round(2); !ok || ratio.String() != "1.71" || share.String() != "0.1540" {
		t.Error(ratio, ok, share)
	}
}

func rat(d decimal.Decimal) *big.Rat {
	r := new(big.Rat).SetInt64(d.Coefficient())
	places := max(int64(d.Scale()), -int64(d.Scale()))
	power := new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(places), nil))
	if d.Scale() > 0 {
		return r.Quo(r, power)
	}
	return r.Mul(r, power)
}

// roundRat is the oracle of rounding: half away from zero, the slow plain way.
func roundRat(r *big.Rat, decimals int) *big.Rat {
	power := rat(decimal.New(1, int8(-decimals)))
	scaled := new(big.Rat).Mul(r, power)
	half := big.NewRat(1, 2)
	if scaled.Sign() < 0 {
		half.Neg(half)
	}
	scaled.Add(scaled, half)
	whole := new(big.Int).Quo(scaled.Num(), scaled.Denom())
	return new(big.Rat).Quo(new(big.Rat).SetInt(whole), power)
}

func check(t testing.TB, name string, got decimal.Decimal, ok bool, want *big.Rat) {
	t.Helper()
	if ok && rat(got).Cmp(want) != 0 {
		t.Fatalf("%s: got %s, want %s", name, got, want.RatString())
	}
}

func FuzzArithmetic(f *testing.F) {
	f.Add(int64(668), int8(-4), int64(529), int8(1), 2)
	f.Add(int64(-9223372036854775807), int8(18), int64(1), int8(0), 0)
	f.Add(int64(1), int8(36), int64(-3), int8(-36), -5)
	f.Add(int64(1000000000000000000), int8(-2), int64(999999999999999999), int8(18), 18)
	f.Add(int64(5), int8(1), int64(1), int8(0), 0)
	f.Fuzz(func(t *testing.T, c1 int64, s1 int8, c2 int64, s2 int8, decimals int) {
		if c1 == -1<<63 || c2 == -1<<63 || decimals < -40 || decimals > 40 || s1 < -40 || s1 > 40 || s2 < -40 || s2 > 40 {
			return
		}
		a, b := decimal.New(c1, s1), decimal.New(c2, s2)
		if got, want := a.Cmp(b), rat(a).Cmp(rat(b)); got != want {
			t.Fatalf("Cmp(%s, %s) = %d", a, b, got)
		}
		sum, ok := a.Add(b)
		check(t, "Add", sum, ok, new(big.Rat).Add(rat(a), rat(b)))
		difference, ok := a.Sub(b)
		check(t, "Sub", difference, ok, new(big.Rat).Sub(rat(a), rat(b)))
		product, ok := a.Mul(b)
		check(t, "Mul", product, ok, new(big.Rat).Mul(rat(a), rat(b)))
		if decimals >= -36 {
			check(t, "Round", a.Round(decimals), true, roundRat(rat(a), decimals))
		}
		if rescaled, ok := a.Rescale(decimals); ok && (!rescaled.Equal(a) || int(rescaled.Scale()) != decimals) {
			t.Fatalf("Rescale(%s, %d) = %s", a, decimals, rescaled)
		}
		if shifted, ok := a.Shift(decimals); ok {
			check(t, "Shift", shifted, ok, new(big.Rat).Mul(rat(a), rat(decimal.New(1, int8(-decimals)))))
		}
		quotient, ok := decimal.Quotient(a, b, decimals)
		if c2 == 0 {
			if ok {
				t.Fatal("divided by zero")
			}
			return
		}
		exact := new(big.Rat).Quo(rat(a), rat(b))
		want := roundRat(exact, decimals)
		check(t, "Quotient", quotient, ok, want)
		if limit := rat(decimal.New(1<<62, int8(decimals))); !ok && new(big.Rat).Abs(want).Cmp(limit) < 0 {
			t.Fatalf("Quotient(%s, %s, %d) does not fit", a, b, decimals)
		}
		r, _ := decimal.From(a).Quo(decimal.From(b))
		rounded, okRational := r.Round(decimals)
		if okRational != ok || rounded != quotient {
			t.Fatalf("Rational: %s, Quotient: %s", rounded, quotient)
		}
		fraction := decimal.From(a).Add(decimal.From(b)).Sub(decimal.From(a)).Mul(decimal.From(b))
		if got, want := fraction.String(), new(big.Rat).Mul(rat(b), rat(b)).String(); got != want {
			t.Fatalf("rational arithmetic: %s, want %s", got, want)
		}
	})
}

func FuzzParseField(f *testing.F) {
	for _, seed := range []string{"1,234", "668万", "≈1000", "60..100", "1:0.78", "３．０３％", "+1", "1 234人", "5,1A2",
		"0.000",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		field, err := decimal.ParseField(text)
		if err != nil {
			if field != (decimal.Field{}) {
				t.Fatalf("%q: error %v and %+v", text, err, field)
			}
			return
		}
		if plain, err := decimal.Parse(text); err == nil && plain != field.Number {
			t.Fatalf("%q: %s as a field, %s as a number", text, field.Number, plain)
		}
		if back, err := decimal.ParseField(field.Number.String()); err == nil && !back.Number.Equal(field.Number) {
			t.Fatalf("%q: %s reads back as %s", text, field.Number, back.Number)
		}
		if field.Qualifier == decimal.Exact && !field.RatioForm && !field.Interval().Contains(field.Number) {
			t.Fatalf("%q: %+v is outside its interval", text, field)
		}
	})
}

// TestPrintedIsRounding proves that Printed(d) holds exactly the values that round to d.
func TestPrintedIsRounding(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		scale := int8(rapid.IntRange(-6, 6).Draw(t, "scale"))
		d := decimal.New(rapid.Int64Range(-1e6, 1e6).Draw(t, "coefficient"), scale)
		by := rapid.Int64Range(-15, 15).Draw(t, "tenths")
		other, ok := d.Add(decimal.New(by, d.Scale()+1))
		if !ok {
			return
		}
		rounds := other.Round(int(d.Scale())).Equal(d)
		if got := decimal.Printed(d).Contains(other); got != rounds {
			t.Fatalf("%s printed as %s: interval says %v, rounding %v", other, d, got, rounds)
		}
	})
}

func TestMeets(t *testing.T) {
	printed := func(text string) decimal.Interval { return decimal.Printed(must(t, text)) }
	above := decimal.Interval{Low: must(t, "5"), LowOpen: true, HighUnbounded: true}
	for _, test := range []struct {
		a, b decimal.Interval
		want bool
	}{
		{printed("1.0"), printed("1.04"), true}, {printed("1.0"), printed("1.1"), false},
		{printed("1.0"), printed("1.05"), true}, {printed("5"), above, true}, {above, decimal.Point(must(t, "5")), false},
		{above, decimal.Point(must(t, "5.1")), true}, {decimal.Interval{}, printed("0"), true},
	} {
		if test.a.Meets(test.b) != test.want || test.b.Meets(test.a) != test.want {
			t.Errorf("%+v meets %+v: not %v", test.a, test.b, test.want)
		}
	}
}

func TestFloat64(t *testing.T) {
	for _, text := range []string{"0", "1.5", "-12.30", "6680000", "0.001"} {
		d := must(t, text)
		want, _ := rat(d).Float64()
		if got := d.Float64(); got != want {
			t.Errorf("%s: %v, want %v", text, got, want)
		}
	}
	for _, d := range []decimal.Decimal{decimal.New(3, -40), decimal.New(3, 40), decimal.New(1<<60+1, 7)} {
		if want, _ := rat(d).Float64(); d.Float64() != want {
			t.Errorf("%s: %v, want %v", d, d.Float64(), want)
		}
	}
}

func BenchmarkQuotient(b *testing.B) {
	demand, seekers := decimal.New(5142, 0), decimal.New(3420, 0)
	for b.Loop() {
		if _, ok := decimal.Quotient(demand, seekers, 2); !ok {
			b.Fatal("no quotient")
		}
	}
}
