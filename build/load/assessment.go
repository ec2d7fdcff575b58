package load

import (
	"strings"

	"gongqiu/build/diag"
	"gongqiu/build/model"
	"gongqiu/build/yamldoc"
)

// AssessmentDraft is one file of data/assessments.
type AssessmentDraft struct {
	Assessment *model.Assessment // all but the names below
	Region     Name
	Period     Name
	Policies   []Name
	Measures   []Name // points/settled?period=2010
	Figures    []Name // datasets
	Regions    []AssessedRegionDraft
	Problems   []AssessedProblemDraft
}

// AssessedRegionDraft is an entry of regions.
type AssessedRegionDraft struct {
	Region Name
	Result model.Text
	Points []model.Text
}

// AssessedProblemDraft is an entry of problems.
type AssessedProblemDraft struct {
	Problem  model.Text
	Remedies []RemedyDraft
}

// RemedyDraft is an entry of done.
type RemedyDraft struct {
	Region, Policy Name
	Remedy         model.Remedy
}

// assessments reads data/assessments/*.yaml.
func (r *reader) assessments() []*AssessmentDraft {
	var drafts []*AssessmentDraft
	for _, name := range r.tree.Files("data/assessments/") {
		if !strings.HasSuffix(name, ".yaml") || !r.goodName(name, stem(name)) {
			continue
		}
		if node, ok := r.yaml(name); ok {
			drafts = append(drafts, assessment(name, node))
		}
	}
	return drafts
}

func assessment(name string, node *yamldoc.Node) *AssessmentDraft {
	a := &model.Assessment{ID: stem(name), Place: filePlace(name)}
	draft := &AssessmentDraft{Assessment: a}
	m, ok := node.Map([]string{"title"}, []string{"summary", "region", "period", "policies", "measures", "figures",
		"regions", "causes", "problems", "source", "note"})
	if !ok {
		return draft
	}
	a.Title, a.Summary, a.Note = localized(m.Get("title")), localized(m.Get("summary")), localized(m.Get("note"))
	a.Source = readSource(m.Get("source"))
	a.Causes = texts(m.Get("causes"))
	draft.Region, draft.Period = nameOf(m.Get("region")), nameOf(m.Get("period"))
	draft.Policies, draft.Measures = namesOf(m.Get("policies")), namesOf(m.Get("measures"))
	draft.Figures = namesOf(m.Get("figures"))
	for _, item := range itemsOf(m.Get("regions")) {
		if e, ok := item.Map([]string{"region"}, []string{"result", "points"}); ok {
			draft.Regions = append(draft.Regions, AssessedRegionDraft{
				Region: nameOf(e.Get("region")), Result: localized(e.Get("result")), Points: texts(e.Get("points")),
			})
		}
	}
	for _, item := range itemsOf(m.Get("problems")) {
		if e, ok := item.Map([]string{"problem"}, []string{"done"}); ok {
			problem := AssessedProblemDraft{Problem: localized(e.Get("problem"))}
			for _, done := range itemsOf(e.Get("done")) {
				problem.Remedies = append(problem.Remedies, remedies(done)...)
			}
			draft.Problems = append(draft.Problems, problem)
		}
	}
	return draft
}

// remedies is one remedy; none where the entry says nothing.
func remedies(node *yamldoc.Node) []RemedyDraft {
	m, ok := node.Map(nil, []string{"region", "policy", "text", "inferred"})
	if !ok {
		return nil
	}
	remedy := RemedyDraft{Region: nameOf(m.Get("region")), Policy: nameOf(m.Get("policy"))}
	remedy.Remedy.Text = localized(m.Get("text"))
	remedy.Remedy.Inferred, _ = m.Get("inferred").Bool()
	if remedy.Remedy.Text.Empty() && !remedy.Policy.Given() {
		node.Report(diag.YAMLMissingKey, diag.Args{"key": "text", "in": node.Path()})
		return nil
	}
	return []RemedyDraft{remedy}
}

// itemsOf is a list; an absent node is an empty one.
func itemsOf(node *yamldoc.Node) []*yamldoc.Node {
	if node == nil {
		return nil
	}
	items, _ := node.List()
	return items
}

// texts reads a list of texts that readers see.
func texts(node *yamldoc.Node) []model.Text {
	var all []model.Text
	for _, item := range itemsOf(node) {
		if text := localized(item); !text.Empty() {
			all = append(all, text)
		}
	}
	return all
}
