package model

import (
	"slices"

	"gongqiu/build/decimal"
	"gongqiu/build/diag"
	"gongqiu/build/period"
)

// PlanKind says what a planned number asks of the actual one.
type PlanKind uint8

// The kinds of plan, in the words of a measure's kind.
const (
	NoPlan  PlanKind = iota // a count, not a plan
	Target                  // 目标
	Floor                   // 确保: at least
	Stretch                 // 力争: a higher number to strive for
	Ceiling                 // 控制在…以内: at most
	Low                     // the lower end of a planned range
	High                    // its upper end
)

var planKindNames = [...]string{"", "target", "floor", "stretch", "ceiling", "low", "high"}

// String is the kind as dataset.yaml writes it; empty for no plan.
func (k PlanKind) String() string { return planKindNames[k] }

// PlanKinds lists what a measure's kind may be.
func PlanKinds() []string { return slices.Clone(planKindNames[1:]) }

// ParsePlanKind reads a kind of plan.
func ParsePlanKind(text string) (PlanKind, bool) {
	for at, name := range planKindNames {
		if name == text && text != "" {
			return PlanKind(at), true
		}
	}
	return NoPlan, false
}

// AtMost says whether the plan is kept by staying at or below it.
func (k PlanKind) AtMost() bool { return k == Ceiling || k == High }

// Plan is what makes a measure a plan for another.
type Plan struct {
	Kind PlanKind
	// Period is the length of the period that the plan is given for: a row of a shorter period that has no plan of its
	// own reads that of the period around it. None: plans are read from their own row only.
	Period period.Kind
	Of     int // the measure that it plans
}

// Weight is one of the quantities that a rank is taken by, and how much it counts.
type Weight struct {
	Quantity Quantity
	Weight   decimal.Decimal // above 0
}

// Minimum is the least that a row must have to be ranked.
type Minimum struct {
	Quantity Quantity
	Least    decimal.Decimal // in base units
}

// SeriesBreak is a change of concept that the dataset declares: from a period on, some series are not comparable with
// what was before.
type SeriesBreak struct {
	Place diag.Place
	From  period.Period
	// Where holds, by dimension, the codes whose series begin anew, codes below them included; a dimension that is not
	// in it does not matter.
	Where    map[int][]Code
	Measures []int // those whose concept changed; none: all
	Note     Text
}

// Between says whether a change from one period to a later one crosses the break. A period in which the break falls
// counts in part in either way, and so compares with none before it.
func (b *SeriesBreak) Between(then, now period.Period) bool {
	return then.StartMonth() < b.From.StartMonth() && b.From.StartMonth() <= now.EndMonth()
}

// Holds says whether the break is about a measure in the row of these codes; code gives the code of a dimension.
func (b *SeriesBreak) Holds(d *Dataset, measure int, code func(dimension int) Code) bool {
	if len(b.Measures) > 0 && !slices.Contains(b.Measures, measure) {
		return false
	}
	return d.Matches(b.Where, code)
}

// within says whether a code is one of codes or lies below one.
func within(list *Codelist, code Code, codes []Code) bool {
	if slices.Contains(codes, code) {
		return true
	}
	for code = list.Entry(code).Parent; code != 0; code = list.Entry(code).Parent {
		if slices.Contains(codes, code) {
			return true
		}
	}
	return false
}
