package render

import (
	"gongqiu/build/model"
	"gongqiu/build/plan"
)

// paged is a view: a page with its base.
type paged interface{ Page() *plan.Base }

// member is what a name after a dot means in a template: a field of a view, of its base or of its site. Texts and lists
// are given by their places, since to hand them on as values would cost memory for each. It is nil for what frames do
// not know, which the template library then looks up.
func member(value any, name string) any {
	var own any
	switch v := value.(type) {
	case *plan.SiteView:
		return siteMember(v, name)
	case *plan.Base:
		return baseMember(v, name)
	case *plan.HomeView:
		own = homeMember(v, name)
	case *plan.DataView:
		own = dataMember(v, name)
	case *plan.DatasetView:
		own = datasetMember(v, name)
	case *plan.DerivationView:
		own = derivationMember(v, name)
	case *plan.PolicyView:
		own = policyMember(v, name)
	case *plan.ListView:
		own = listMember(v, name)
	case *plan.TextView:
		own = textMember(v, name)
	default:
		return nil
	}
	if own != nil {
		return own
	}
	return baseMember(value.(paged).Page(), name)
}

func baseMember(b *plan.Base, name string) any {
	switch name {
	case "Page":
		return b
	case "Site":
		return b.Site
	case "Layout":
		return &b.Layout
	case "Title":
		return &b.Title
	case "HeadTitle":
		return &b.HeadTitle
	case "Description":
		return &b.Description
	case "Kicker":
		return &b.Kicker
	case "Address":
		return &b.Address
	case "URL":
		return &b.URL
	case "Languages":
		return &b.Languages
	case "Breadcrumb":
		return &b.Breadcrumb
	case "Contents":
		return &b.Contents
	case "Updated":
		return &b.Updated
	case "Preview":
		return b.Preview
	case "NoIndex":
		return b.NoIndex
	case "MovedTo":
		return &b.MovedTo
	}
	return nil
}

func siteMember(s *plan.SiteView, name string) any {
	switch name {
	case "HTMLLang":
		return &s.HTMLLang
	case "Title":
		return &s.Title
	case "Tagline":
		return &s.Tagline
	case "Organisation":
		return &s.Organisation
	case "BasePath":
		return &s.BasePath
	case "HomeURL":
		return &s.HomeURL
	case "Navigation":
		return &s.Navigation
	case "Footer":
		return &s.Footer
	case "Contact":
		return &s.Contact
	case "Government":
		return &s.Government
	case "SiteCode":
		return &s.SiteCode
	case "ReportURL":
		return &s.ReportURL
	case "SearchURL":
		return &s.SearchURL
	}
	return nil
}

func homeMember(v *plan.HomeView, name string) any {
	switch name {
	case "Finding":
		return &v.Finding
	case "Headline":
		return &v.Headline
	case "Figure":
		return v.Figure
	case "Latest":
		return &v.Latest
	case "Doors":
		return &v.Doors
	case "Prose":
		return v.Prose
	}
	return nil
}

func dataMember(v *plan.DataView, name string) any {
	switch name {
	case "Summary":
		return &v.Summary
	case "Facts":
		return &v.Facts
	case "Headline":
		return &v.Headline
	case "Sections":
		return &v.Sections
	}
	return nil
}

func datasetMember(v *plan.DatasetView, name string) any {
	switch name {
	case "Summary":
		return &v.Summary
	case "Facts":
		return &v.Facts
	case "Downloads":
		return &v.Downloads
	case "Sections":
		return &v.Sections
	}
	return nil
}

func derivationMember(v *plan.DerivationView, name string) any {
	switch name {
	case "Summary":
		return &v.Summary
	case "Parts":
		return &v.Parts
	case "Tables":
		return &v.Tables
	}
	return nil
}

func policyMember(v *plan.PolicyView, name string) any {
	switch name {
	case "Number":
		return &v.Number
	case "Summary":
		return &v.Summary
	case "Facts":
		return &v.Facts
	case "Sections":
		return &v.Sections
	}
	return nil
}

func listMember(v *plan.ListView, name string) any {
	switch name {
	case "Summary":
		return &v.Summary
	case "Groups":
		return &v.Groups
	}
	return nil
}

func textMember(v *plan.TextView, name string) any {
	switch name {
	case "Summary":
		return &v.Summary
	case "Date":
		return &v.Date
	case "Prose":
		return v.Prose
	}
	return nil
}

// truth says whether a value counts as true in a template, and whether frames know values of its type.
func truth(value any) (holds, known bool) {
	switch v := value.(type) {
	case bool:
		return v, true
	case *string:
		return *v != "", true
	case *[]plan.Link:
		return len(*v) > 0, true
	case *[]plan.Section:
		return len(*v) > 0, true
	case *[]plan.Definition:
		return len(*v) > 0, true
	case *[]plan.Number:
		return len(*v) > 0, true
	case *[]plan.Derivation:
		return len(*v) > 0, true
	case *plan.Figure:
		return v != nil, true
	case *model.Prose:
		return v != nil, true
	case *plan.SiteView:
		return v != nil, true
	}
	return false, false
}
