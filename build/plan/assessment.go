package plan

import (
	"strings"

	"gongqiu/build/model"
	"gongqiu/build/period"
)

const assessmentFolder = "assessments/"

func assessmentAddress(a *model.Assessment) string { return assessmentFolder + a.ID + "/" }

// assessmentPages makes the list of assessments, and a page for each.
func (m *maker) assessmentPages() []Page {
	if len(m.site.Assessments) == 0 {
		return nil
	}
	pages := []Page{m.page(assessmentFolder, (*maker).assessmentList)}
	for _, a := range m.site.Assessments {
		pages = append(pages, m.page(assessmentAddress(a), func(m *maker) any { return m.assessment(a) }))
	}
	return pages
}

func (m *maker) assessmentList() any {
	title, summary := m.word("assessments"), m.word("assessments.summary")
	v := &ListView{
		Base:    m.base("list", assessmentFolder, title, summary, m.targetTrail()...),
		Summary: summary,
	}
	section := m.assessmentsSection(func(*model.Assessment) bool { return true })
	section.Title = title
	v.Groups = shown(section)
	return v
}

// targetTrail is the way from home to a page below that of targets.
func (m *maker) targetTrail() []Link {
	if len(m.targetPeriods) == 0 {
		return nil
	}
	return []Link{{Title: m.word("targets"), URL: m.url("targets/")}}
}

// assessmentsSection leads to those assessments that a page has to do with.
func (m *maker) assessmentsSection(fits func(*model.Assessment) bool) Section {
	section := Section{ID: "assessments", Title: m.word("assessments")}
	if !m.site.Config.Families.Targets {
		return section
	}
	for _, a := range m.site.Assessments {
		if !fits(a) {
			continue
		}
		link := Link{Title: a.Title.In(m.language), URL: m.url(assessmentAddress(a)), Lang: foreign(a.Title, m.language)}
		var details []string
		if a.Region != nil {
			details = append(details, m.label(a.Region.List, a.Region.Code))
		}
		if !a.Period.IsZero() {
			details = append(details, m.periodText(a.Period))
		}
		link.Detail = strings.Join(details, m.word("semicolon"))
		section.Links = append(section.Links, link)
	}
	return section
}

// assessmentsOf leads to the assessments that a region makes or is looked at in.
func (m *maker) assessmentsOf(region model.Code) Section {
	return m.assessmentsSection(func(a *model.Assessment) bool {
		if a.Region != nil && a.Region.List == m.list && a.Region.Code == region {
			return true
		}
		for _, assessed := range a.Regions {
			if assessed.Region.List == m.list && assessed.Region.Code == region {
				return true
			}
		}
		for _, problem := range a.Problems {
			for _, remedy := range problem.Remedies {
				if remedy.Region != nil && remedy.Region.List == m.list && remedy.Region.Code == region {
					return true
				}
			}
		}
		return false
	})
}

// assessmentsIn leads to the assessments of a period.
func (m *maker) assessmentsIn(p period.Period) Section {
	return m.assessmentsSection(func(a *model.Assessment) bool { return a.Period == p })
}

// assessment is the page of an assessment: the documents, the regions that were looked at with their figures, all
// regions side by side, the problems with what was done about them, and the causes.
func (m *maker) assessment(a *model.Assessment) any {
	title := a.Title.In(m.language)
	v := &DataView{Summary: a.Summary.In(m.language)}
	v.Base = m.base("data", assessmentAddress(a), title, v.Summary,
		append(m.targetTrail(), Link{Title: m.word("assessments"), URL: m.url(assessmentFolder)})...)
	v.Kicker = m.word("assessments")
	v.Facts = m.assessmentFacts(a)
	documents := Section{ID: "documents", Title: m.word("assessment.documents")}
	for _, policy := range a.Policies {
		documents.Links = append(documents.Links, m.policyDated(policy))
	}
	sections := []Section{documents, m.assessedProblems(a)}
	causes := Section{ID: "causes", Title: m.word("assessment.causes"), Prose: m.bullets(a.Causes)}
	sections = append(sections, causes)
	for _, region := range a.Regions {
		sections = append(sections, m.assessedRegion(a, region)...)
	}
	sections = append(sections, m.assessedMeasures(a)...)
	if note := a.Note.In(m.language); note != "" {
		sections = append(sections, Section{ID: "note", Title: m.word("note"), Lead: note})
	}
	v.Sections = shown(sections...)
	v.Contents = contents(v.Sections)
	return v
}

func (m *maker) assessmentFacts(a *model.Assessment) []Definition {
	var facts []Definition
	if a.Region != nil {
		url := ""
		if a.Region.List == m.list {
			url = m.regionURL(a.Region.Code)
		}
		facts = m.fact(facts, "assessment.by", m.label(a.Region.List, a.Region.Code), url)
	}
	if !a.Period.IsZero() {
		facts = m.fact(facts, "period", m.periodText(a.Period), "")
	}
	source := a.Source.Title.In(m.language)
	facts = m.fact(facts, "source", source, a.Source.URL)
	if runs := m.mentions(source); len(runs) > 0 && a.Source.URL == "" {
		facts[len(facts)-1].Links = runs
	}
	return facts
}

// assessedProblems lists the problems with what was done about each.
func (m *maker) assessedProblems(a *model.Assessment) Section {
	section := Section{ID: "problems", Title: m.word("assessment.problems"),
		Lead: m.word("assessment.problems.summary", "count", countText(len(a.Problems)))}
	for at, problem := range a.Problems {
		fact := Definition{Term: m.word("assessment.problem", "number", countText(at+1),
			"problem", problem.Problem.In(m.language))}
		for n, remedy := range problem.Remedies {
			if n > 0 {
				fact.Links = append(fact.Links, Link{Title: m.word("semicolon")})
			}
			fact.Links = append(fact.Links, m.remedy(remedy)...)
		}
		if len(fact.Links) == 0 {
			fact.Links = []Link{{Title: m.word("assessment.not-told")}}
		}
		for _, run := range fact.Links {
			fact.Text += run.Title
		}
		section.Facts = append(section.Facts, fact)
	}
	if len(section.Facts) == 0 {
		return Section{}
	}
	return section
}

// remedy is what was done: by which region or document, and what.
func (m *maker) remedy(remedy model.Remedy) []Link {
	text := remedy.Text.In(m.language)
	var runs []Link
	if remedy.Region != nil {
		link := Link{Title: m.label(remedy.Region.List, remedy.Region.Code)}
		if remedy.Region.List == m.list {
			link.URL = m.regionURL(remedy.Region.Code)
		}
		runs = append(runs, link)
	}
	if remedy.Policy != nil {
		if len(runs) > 0 {
			runs = append(runs, Link{Title: m.word("list")})
		}
		runs = append(runs, m.policyShort(remedy.Policy))
	}
	if len(runs) > 0 && text != "" {
		text = m.word("assessment.said", "text", text)
	}
	switch linked := m.mentions(text); {
	case len(linked) > 0:
		runs = append(runs, linked...)
	case text != "":
		runs = append(runs, Link{Title: text})
	}
	if remedy.Inferred {
		runs[len(runs)-1].Detail = m.word("policy.inferred")
	}
	return runs
}

// bullets is a list of texts, with the document numbers in them as links; nil for none.
func (m *maker) bullets(texts []model.Text) *model.Prose {
	if len(texts) == 0 {
		return nil
	}
	list := model.Node{Kind: model.List, Tight: true}
	for _, text := range texts {
		words := model.Node{Kind: model.Words, Text: text.In(m.language)}
		list.Children = append(list.Children, model.Node{Kind: model.ListItem,
			Children: []model.Node{{Kind: model.Paragraph, Children: []model.Node{words}}}})
	}
	return &model.Prose{Blocks: m.linkNumbers([]model.Node{list}, nil)}
}

// assessedRegion shows what a region does, and its figures.
func (m *maker) assessedRegion(a *model.Assessment, assessed model.AssessedRegion) []Section {
	id := "region-" + assessed.Region.Entry().ID
	name := m.label(assessed.Region.List, assessed.Region.Code)
	points := Section{ID: id, Title: name, Lead: assessed.Result.In(m.language), Prose: m.bullets(assessed.Points)}
	figures := Section{ID: id + "-figures", Title: m.word("assessment.figures", "region", name)}
	for _, d := range a.Figures {
		if d.Region < 0 || d.Dimensions[d.Region].Codelist != assessed.Region.List {
			continue
		}
		if n := m.regionNumbers(d, assessed.Region.Code); len(n.rows) > 0 {
			title := d.Title.In(m.language)
			figures.Tables = append(figures.Tables, m.shortTable(n, id+"-"+d.ID, title).table)
		}
	}
	return []Section{points, figures}
}

// assessedMeasures shows the numbers that the assessment compares, in the region that assesses and all below it.
func (m *maker) assessedMeasures(a *model.Assessment) []Section {
	about := func(measure model.MeasureRef, region model.Code) bool {
		return m.inRegion(measure, a.Region, region)
	}
	all := gather(a.Measures, about)
	for _, n := range all {
		n.compared = true
	}
	return m.movedSections(all, assessmentAddress(a), "assessment.compared")
}
