package resolve

import (
	"gongqiu/build/load"
	"gongqiu/build/model"
)

// plans resolves which measures are plans, and for which others: unless they say, for the first that is no plan.
func (r *resolver) plans(d *model.Dataset, drafts []load.MeasureDraft) {
	actual := 0
	for at, draft := range drafts {
		d.Measures[at].Plan = model.Plan{Kind: draft.Plan.Kind, Period: draft.Plan.Period}
	}
	for actual+1 < len(d.Measures) && d.Measures[actual].Plan.Kind != model.NoPlan {
		actual++
	}
	for at, draft := range drafts {
		plan := &d.Measures[at].Plan
		plan.Of = actual
		if !draft.Plan.Of.Given() {
			continue
		}
		of := indexOf(measureIDs(d), draft.Plan.Of.Text)
		switch {
		case of < 0:
			r.datasetReference(draft.Plan.Of, "measure", measureIDs(d))
		case d.Measures[of].Plan.Kind != model.NoPlan:
			r.unfit(draft.Plan.Of, "plan")
		default:
			plan.Of = of
		}
	}
}

// chains resolves the steps of funnels and of ranges: two measures or more of one kind of unit, each once.
func (r *resolver) chains(d *model.Dataset, drafts [][]load.Name) [][]int {
	var chains [][]int
	for _, names := range drafts {
		if steps := r.steps(d, names); len(steps) == len(names) && len(steps) > 1 {
			chains = append(chains, steps)
		} else if len(names) == 1 {
			r.unfit(names[0], "steps")
		}
	}
	return chains
}

// ranges resolves which measures are the low, middle and high numbers of ranges. They are never added up.
func (r *resolver) ranges(d *model.Dataset, drafts [][]load.Name) {
	d.Ranges = r.chains(d, drafts)
	for _, steps := range d.Ranges {
		for _, measure := range steps {
			d.Measures[measure].Apart = true
		}
	}
}

func (r *resolver) steps(d *model.Dataset, names []load.Name) []int {
	var steps []int
	seen := make(map[int]bool)
	for _, name := range names {
		measure := indexOf(measureIDs(d), name.Text)
		switch {
		case measure < 0:
			r.datasetReference(name, "measure", measureIDs(d))
			continue
		case seen[measure]:
			r.unfit(name, "twice")
			continue
		case len(steps) > 0 && !sameUnit(d.Measures[steps[len(steps)-1]], d.Measures[measure]):
			r.unfit(name, "unit")
			continue
		}
		seen[measure] = true
		steps = append(steps, measure)
	}
	return steps
}

// sameUnit says whether two measures count in units that may stand side by side.
func sameUnit(a, b *model.Measure) bool {
	if a.Unit == nil || b.Unit == nil {
		return a.UnitOf == b.UnitOf
	}
	return exchangeable(a.Unit, b.Unit)
}

// identities resolves the equations that every row should keep.
func (r *resolver) identities(d *model.Dataset, drafts []load.IdentityDraft) {
	for _, draft := range drafts {
		left, right, err := parseEquation(draft.Equation.Text, identityNames(d))
		if err != nil {
			r.badFormula(draft.Equation, err, append(quantityIDs(d), model.Elapsed))
			continue
		}
		d.Identities = append(d.Identities, model.Identity{
			Left: left, Right: right, Text: draft.Equation.Text, Place: draft.Equation.Place, Note: draft.Note,
			Tolerance: draft.Tolerance,
		})
	}
}

// breaks resolves where series begin anew.
func (r *resolver) breaks(d *model.Dataset, drafts []load.BreakDraft) {
	for _, draft := range drafts {
		one := model.SeriesBreak{Place: draft.Place, Note: draft.Note, Where: make(map[int][]model.Code)}
		var sound bool
		one.From, sound = r.periodAt(draft.From)
		for _, name := range draft.Measures {
			measure := indexOf(measureIDs(d), name.Text)
			if measure < 0 {
				r.datasetReference(name, "measure", measureIDs(d))
				sound = false
			}
			one.Measures = append(one.Measures, measure)
		}
		for _, filter := range draft.Where {
			sound = r.filter(d, filter, one.Where) && sound
		}
		if sound {
			d.Breaks = append(d.Breaks, one)
		}
	}
}

func (r *resolver) filter(d *model.Dataset, filter load.FilterDraft, where map[int][]model.Code) bool {
	dimension := d.DimensionByID(filter.Dimension.Text)
	if dimension < 0 {
		r.datasetReference(filter.Dimension, "dimension", dimensionIDs(d))
		return false
	}
	sound := true
	codes := []model.Code{}
	for _, name := range filter.Codes {
		code, known := r.code(d.Dimensions[dimension].Codelist, name)
		codes, sound = append(codes, code), sound && known
	}
	where[dimension] = codes
	return sound
}
