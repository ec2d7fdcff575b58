package resolve

import (
	"math/rand/v2"
	"testing"

	"gongqiu/build/decimal"
)

// TestAlikeHidesNoLeap: of two numbers that are alike at first sight, neither is a thousand times the other.
func TestAlikeHidesNoLeap(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	number := func() decimal.Decimal {
		return decimal.New(random.Int64N(1<<(1+random.IntN(60)))+1, int8(random.IntN(5)-2))
	}
	seen := 0
	for range 200_000 {
		a, b := number(), number()
		if alike(a, b) {
			if seen++; leaps(a, b) || leaps(b, a) {
				t.Fatalf("%s and %s are alike, and leap", a, b)
			}
		}
	}
	least := decimal.Whole(leapLeast)
	for _, c := range []struct {
		coefficient int64
		alike       bool
	}{{10_000, true}, {2_000_000, true}, {5_000_000, false}, {10_000_000, false}} {
		if got := alike(decimal.Whole(c.coefficient), least); got != c.alike {
			t.Errorf("%d and %s: alike is %t", c.coefficient, least, got)
		}
	}
	if seen < 1000 {
		t.Errorf("only %d pairs were alike", seen)
	}
}
