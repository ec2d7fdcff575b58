package judge

import (
	"slices"
	"testing"

	"gongqiu/build/decimal"
)

// FuzzSlips states that a slip can be undone by a slip: whatever a number may have been before, it may become again.
// Without that a finding would depend on which of two numbers was printed.
func FuzzSlips(f *testing.F) {
	for _, seed := range []struct {
		coefficient int64
		scale       int8
	}{{416, 2}, {-3, 0}, {0, 2}, {5142, 0}, {100, 1}, {99, -4}, {1, 4}} {
		f.Add(seed.coefficient, seed.scale)
	}
	f.Fuzz(func(t *testing.T, coefficient int64, scale int8) {
		const most = 9_999_999_999
		if coefficient > most || coefficient < -most || scale < -6 || scale > 6 {
			return
		}
		printed := decimal.New(coefficient, scale)
		for _, number := range slices.Concat(mistyped(printed), miscounted(printed)) {
			if number.Equal(printed) {
				t.Errorf("%s is listed as a slip of itself", printed)
			}
			if number.IsZero() || printed.IsZero() {
				continue // 0 has no sign, and no digits before its last
			}
			if !slices.ContainsFunc(slips(number), printed.Equal) {
				t.Errorf("%s may have been %s, but not the reverse", printed, number)
			}
		}
	})
}

// FuzzSpan states that what is computed of numbers in two spans lies in the computed span, and that its ends are
// attained.
func FuzzSpan(f *testing.F) {
	f.Add(int64(-5), int64(10), int64(3), int64(4), uint8(0))
	f.Add(int64(6675000), int64(10000), int64(6765000), int64(10000), uint8(0))
	f.Add(int64(-1), int64(2), int64(-1), int64(2), uint8(5))
	f.Fuzz(func(t *testing.T, a, aWidth, b, bWidth int64, open uint8) {
		const most = 1 << 40
		for _, n := range []int64{a, aWidth, b, bWidth} {
			if n > most || n < -most {
				return
			}
		}
		number := func(n int64) decimal.Rational { return decimal.From(decimal.New(n, 2)) }
		x := span{number(a), number(a + max(aWidth, -aWidth)), open&1 != 0, open&2 != 0}
		y := span{number(b), number(b + max(bWidth, -bWidth)), open&4 != 0, open&8 != 0}
		closed := open&15 == 0
		operations := []struct {
			name string
			of   func(p, q decimal.Rational) (decimal.Rational, bool)
			span func() (span, bool)
		}{
			{"+", func(p, q decimal.Rational) (decimal.Rational, bool) { return p.Add(q), true },
				func() (span, bool) { return x.add(y), true }},
			{"-", func(p, q decimal.Rational) (decimal.Rational, bool) { return p.Sub(q), true },
				func() (span, bool) { return x.sub(y), true }},
			{"*", func(p, q decimal.Rational) (decimal.Rational, bool) { return p.Mul(q), true },
				func() (span, bool) { return x.mul(y), true }},
			{"/", decimal.Rational.Quo, func() (span, bool) { return x.quo(y) }},
		}
		for _, o := range operations {
			result, ok := o.span()
			if !ok {
				continue
			}
			attained := span{noLow: true, noHigh: true}
			for _, p := range points(x) {
				for _, q := range points(y) {
					value, ok := o.of(p, q)
					if !ok {
						continue
					}
					if !result.meets(point(value)) {
						t.Errorf("%s %s %s is %s, outside of %v", p, o.name, q, value, result)
					}
					attained = attained.with(value)
				}
			}
			if closed && (attained.low.Cmp(result.low) != 0 || attained.high.Cmp(result.high) != 0) {
				t.Errorf("the ends of %v %s %v are %v, attained are %v", x, o.name, y, result, attained)
			}
		}
		if meets := x.meets(y); meets != y.meets(x) || meets && !x.meets(x.both(y)) {
			t.Errorf("%v and %v meet in one way only", x, y)
		}
	})
}

// points are numbers of a span: its ends, its middle, and some far out where it is open.
func points(s span) []decimal.Rational {
	far := decimal.From(decimal.Whole(1 << 50))
	all := []decimal.Rational{s.low, s.high, s.middle()}
	if s.noLow {
		all = append(all, far.Neg())
	}
	if s.noHigh {
		all = append(all, far)
	}
	return all
}

// with is the least span that holds a number too; one open on both sides holds none yet.
func (s span) with(r decimal.Rational) span {
	if s.noLow && s.noHigh {
		return point(r)
	}
	return hull(s, point(r))
}
