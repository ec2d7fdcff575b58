package resolve

import (
	"fmt"
	"strings"
	"testing"

	"gongqiu/build/model"
)

// TestFormula states how formulas are read: by the rules of arithmetic, from left to right.
func TestFormula(t *testing.T) {
	measures := []string{"demand", "seekers", "求职人数", "a_1.b"}
	cases := []struct{ text, want string }{
		{"demand / seekers", "(demand / seekers)"},
		{"demand/seekers", "(demand / seekers)"},
		{"demand - seekers - a_1.b", "((demand - seekers) - a_1.b)"},
		{"demand - (seekers - a_1.b)", "(demand - (seekers - a_1.b))"},
		{"demand + seekers * 2", "(demand + (seekers * 2))"},
		{"(demand + seekers) * 2.50", "((demand + seekers) * 2.50)"},
		{"demand / seekers / 100", "((demand / seekers) / 100)"},
		{"需求人数", `unknown name 需求人数`},
		{"demand / 求职人数", "(demand / 求职人数)"},
		{"\t((demand))\t", "demand"},
		{"1", "1"},
		{"demand / seekers - elapsed", "((demand / seekers) - elapsed)"},
		{"demand seekers", `"seekers"`},
		{"demand / ", "@reason.formula-end"},
		{"", "@reason.formula-end"},
		{"(demand", "@reason.formula-bracket"},
		{"demand)", `")"`},
		{"-demand", `"-demand"`},
		{"demand ** seekers", `"* seekers"`},
		{"demand / seekrs", "unknown name seekrs"},
		{"1.2.3", `"1.2.3"`},
		{"demand ^ 2", `"^ 2"`},
		{"demand\xff", `"\xff"`},
		{strings.Repeat("(", 501), "@reason.formula-long"},
	}
	for _, c := range cases {
		e, err := parseFormula(c.text, namesOf(measures))
		got := ""
		if err != nil {
			got = err.Error()
		} else {
			got = written(e, measures)
		}
		if got != c.want {
			t.Errorf("%q is %s, want %s", c.text, got, c.want)
		}
	}
}

// TestEquation states that an equation has two sides, which may name derived values, as formulas may not.
func TestEquation(t *testing.T) {
	d := &model.Dataset{Measures: []*model.Measure{{ID: "hires"}, {ID: "gone"}}, Derived: []*model.Derived{{ID: "net"}}}
	for _, c := range []struct{ text, want string }{
		{"net = hires - gone", "net = (hires - gone)"},
		{"hires-gone=net*2", "(hires - gone) = (net * 2)"},
		{"net", "@reason.equation"},
		{"net = hires = gone", "@reason.equation"},
		{"net = ", "@reason.formula-end"},
		{" = net", "@reason.formula-end"},
		{"net = hire", "unknown name hire"},
	} {
		left, right, err := parseEquation(c.text, identityNames(d))
		got := ""
		if err != nil {
			got = err.Error()
		} else {
			got = written(left, []string{"hires", "gone"}) + " = " + written(right, []string{"hires", "gone"})
		}
		if got != c.want {
			t.Errorf("%q is %s, want %s", c.text, got, c.want)
		}
	}
	if _, err := parseFormula("net * 2", formulaNames(d)); err == nil {
		t.Error("a formula may speak of a derived value")
	}
}

// namesOf knows the measures of a made-up dataset.
func namesOf(measures []string) names {
	d := &model.Dataset{}
	for _, id := range measures {
		d.Measures = append(d.Measures, &model.Measure{ID: id})
	}
	return formulaNames(d)
}

// written writes a formula with all its brackets.
func written(e *model.Expression, measures []string) string {
	switch e.Operator {
	case 'm':
		return measures[e.Measure]
	case 'n':
		return e.Number.String()
	case 't':
		return model.Elapsed
	case 'd':
		return "net" // the only derived value of these tests
	}
	return fmt.Sprintf("(%s %c %s)", written(e.Left, measures), e.Operator, written(e.Right, measures))
}

// FuzzFormula: no text panics, and what was read, written with all its brackets, is read as the same formula.
func FuzzFormula(f *testing.F) {
	for _, text := range []string{"demand / seekers", "a-(b*2.5)/c", "((((", "0.1", "求 - 职", "a\x00b"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		var names []string
		measure := func(name string) *model.Expression {
			if indexOf(names, name) < 0 {
				names = append(names, name)
			}
			return &model.Expression{Operator: model.LeafMeasure, Measure: indexOf(names, name)}
		}
		e, err := parseFormula(text, measure)
		if err != nil {
			return
		}
		whole := written(e, names)
		if len(whole) > maxFormula {
			return
		}
		again, err := parseFormula(whole, measure)
		if err != nil || written(again, names) != whole {
			t.Errorf("%q is read as %s, and that as %v, %v", text, whole, again, err)
		}
	})
}
