package resolve

import (
	"slices"

	"gongqiu/build/diag"
	"gongqiu/build/load"
	"gongqiu/build/model"
)

// assessments resolves the assessments: their regions, documents and figures.
func (r *resolver) assessments(drafts []*load.AssessmentDraft) {
	for _, draft := range drafts {
		a := draft.Assessment
		if refs := r.codeRefs(regionDimension, []load.Name{draft.Region}); len(refs) > 0 {
			a.Region = &refs[0]
		}
		if draft.Period.Given() {
			a.Period, _ = r.periodAt(draft.Period)
		}
		for _, names := range [][]load.Name{draft.Policies, draft.Measures, draft.Figures} {
			r.once(names)
		}
		for _, name := range draft.Policies {
			if policy := r.policyOf(name); policy != nil {
				a.Policies = append(a.Policies, policy)
			}
		}
		a.Measures = r.policyMeasures(draft.Measures)
		r.assessedRegions(draft)
		for _, problem := range draft.Problems {
			a.Problems = append(a.Problems, model.AssessedProblem{
				Problem: problem.Problem, Remedies: r.remedies(problem.Remedies),
			})
		}
		r.assessedFigures(draft)
		r.site.Assessments = append(r.site.Assessments, a)
	}
}

// policyOf looks a document up by its id or number; nil where there is none, which is a finding.
func (r *resolver) policyOf(name load.Name) *model.Policy {
	policy := r.policyNamed(name.Text)
	if policy == nil && name.Given() && !r.broken[name.Text] {
		r.unknown(diag.PolicyReference, name, r.policyNames())
	}
	return policy
}

// assessedRegions resolves the regions that were looked at, and reports one that is named twice or does not lie in the
// region that assesses.
func (r *resolver) assessedRegions(draft *load.AssessmentDraft) {
	a := draft.Assessment
	for _, region := range draft.Regions {
		refs := r.codeRefs(regionDimension, []load.Name{region.Region})
		if len(refs) == 0 {
			continue
		}
		same := func(other model.AssessedRegion) bool { return other.Region.Code == refs[0].Code }
		switch {
		case slices.ContainsFunc(a.Regions, same):
			r.report(diag.AssessmentRegion, region.Region, diag.Args{"other": "", "reason": "twice"})
			continue
		case a.Region != nil && !refs[0].List.IsBelow(refs[0].Code, a.Region.Code):
			r.report(diag.AssessmentRegion, region.Region, diag.Args{"other": draft.Region.Text, "reason": "outside"})
		}
		a.Regions = append(a.Regions, model.AssessedRegion{Region: refs[0], Result: region.Result, Points: region.Points})
	}
}

func (r *resolver) remedies(drafts []load.RemedyDraft) []model.Remedy {
	var remedies []model.Remedy
	for _, draft := range drafts {
		remedy := draft.Remedy
		if refs := r.codeRefs(regionDimension, []load.Name{draft.Region}); len(refs) > 0 {
			remedy.Region = &refs[0]
		}
		remedy.Policy = r.policyOf(draft.Policy)
		remedies = append(remedies, remedy)
	}
	return remedies
}

// assessedFigures resolves the datasets whose figures are shown, and reports one that has none of any of the regions.
func (r *resolver) assessedFigures(draft *load.AssessmentDraft) {
	a := draft.Assessment
	for _, name := range draft.Figures {
		d := r.site.Dataset(name.Text)
		if d == nil {
			r.datasetReference(name, "dataset", r.datasetIDs())
			continue
		}
		a.Figures = append(a.Figures, d)
		has := slices.ContainsFunc(a.Regions, func(region model.AssessedRegion) bool {
			return d.Region >= 0 && d.Dimensions[d.Region].Codelist == region.Region.List && hasRegion(d, region.Region.Code)
		})
		if !has {
			r.report(diag.AssessmentFigures, name, diag.Args{})
		}
	}
}

// hasRegion says whether a dataset has a figure of a region.
func hasRegion(d *model.Dataset, region model.Code) bool {
	return slices.ContainsFunc(d.Breakdowns, func(b *model.Breakdown) bool {
		for row := range b.Len() {
			if b.Point(row).Region == region {
				return true
			}
		}
		return false
	})
}
