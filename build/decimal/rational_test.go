package decimal_test

import (
	"math/big"
	"testing"

	"gongqiu/build/decimal"
)

// FuzzRational computes chains of steps with Rational and with math/big side by side: each step is a byte of the input,
// its number one of four decimals. Fractions grow out of two words on the way, and back into them.
func FuzzRational(f *testing.F) {
	f.Add([]byte{0, 5, 10, 15, 3, 2, 1}, int64(93), int64(3870), int64(-7715), int64(2), int8(0), int8(4))
	f.Add([]byte{8, 8, 8, 8, 12, 12, 12, 12, 12}, int64(9007199254740993), int64(3), int64(1)<<62, int64(7), int8(-4), int8(18))
	f.Add([]byte{4, 5, 6, 7, 12, 13, 14, 15}, int64(0), int64(-1), int64(1), int64(1e18), int8(40), int8(-40))
	f.Fuzz(func(t *testing.T, steps []byte, c0, c1, c2, c3 int64, s0, s1 int8) {
		if s0 < -40 || s0 > 40 || s1 < -40 || s1 > 40 || len(steps) > 40 {
			return
		}
		var numbers []decimal.Decimal
		for at, coefficient := range []int64{c0, c1, c2, c3} {
			if coefficient == -1<<63 {
				return
			}
			numbers = append(numbers, decimal.New(coefficient, []int8{s0, s1}[at%2]))
		}
		r, want := decimal.From(numbers[0]), rat(numbers[0])
		for at, step := range steps {
			number := numbers[step%4]
			other, otherWant := decimal.From(number), rat(number)
			if sum := other.Add(r); at%7 == 6 { // now and then with a fraction that is itself a result
				other, otherWant = sum, new(big.Rat).Add(otherWant, want)
			}
			if got, order := r.Cmp(other), want.Cmp(otherWant); got != order {
				t.Fatalf("Cmp(%s, %s) is %d", want.RatString(), otherWant.RatString(), got)
			}
			next := new(big.Rat)
			switch step / 4 % 4 {
			case 0:
				r, next = r.Add(other), next.Add(want, otherWant)
			case 1:
				r, next = r.Sub(other), next.Sub(want, otherWant)
			case 2:
				r, next = r.Mul(other), next.Mul(want, otherWant)
			case 3:
				quotient, ok := r.Quo(other)
				if ok == (otherWant.Sign() == 0) {
					t.Fatalf("Quo(%s, %s) is %t", want.RatString(), otherWant.RatString(), ok)
				}
				if !ok {
					continue
				}
				r, next = quotient, next.Quo(want, otherWant)
			}
			want = next
			compareRational(t, r, want, int(step)%24-4)
		}
	})
}

// compareRational holds a fraction against math/big's.
func compareRational(t *testing.T, r decimal.Rational, want *big.Rat, decimals int) {
	t.Helper()
	if r.String() != want.String() {
		t.Fatalf("got %s, want %s", r, want)
	}
	if r.Sign() != want.Sign() || r.Neg().String() != new(big.Rat).Neg(want).String() {
		t.Fatalf("the sign of %s is %d, its opposite %s", want, r.Sign(), r.Neg())
	}
	rounded, ok := r.Round(decimals)
	wanted := roundRat(want, decimals)
	check(t, "Round", rounded, ok, wanted)
	if ok && int(rounded.Scale()) != decimals {
		t.Fatalf("%s rounded to %d decimals has %d", want, decimals, rounded.Scale())
	}
	if limit := rat(decimal.New(1<<62, int8(decimals))); !ok && new(big.Rat).Abs(wanted).Cmp(limit) < 0 {
		t.Fatalf("%s rounded to %d decimals does not fit", want, decimals)
	}
}

// TestFraction states what a fraction of two whole numbers is.
func TestFraction(t *testing.T) {
	if _, ok := decimal.Fraction(1, 0); ok {
		t.Error("divided by zero")
	}
	for _, c := range []struct {
		above, below int64
		want         string
	}{{1, 3, "1/3"}, {-4, 6, "-2/3"}, {4, -6, "-2/3"}, {0, -5, "0/1"}, {-1 << 63, -1 << 63, "1/1"}, {-1 << 63, 1, "-9223372036854775808/1"}} {
		r, ok := decimal.Fraction(c.above, c.below)
		if !ok || r.String() != c.want {
			t.Errorf("%d / %d is %s, want %s", c.above, c.below, r, c.want)
		}
	}
}
