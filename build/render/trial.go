package render

import (
	"bytes"
	"slices"

	"gongqiu/build/plan"
	"gongqiu/build/render/markup"
)

// viewOf makes a sample of the view that a layout shows. A layout that the default theme does not have shows text.
func viewOf(layout string, site *plan.SiteView) any {
	base := sampleBase(site, layout)
	sections := []plan.Section{sampleSection()}
	facts := []plan.Definition{{Term: "term", Text: "text", URL: "/"}}
	numbers := []plan.Number{{Label: "label", Value: "0.99", Unit: "unit", Detail: "detail", Period: "period"}}
	links := []plan.Link{{Title: "link", URL: "/", Detail: "detail"}}
	switch layout {
	case "home":
		return &plan.HomeView{Base: base, Finding: "finding", Headline: numbers, Latest: links, Doors: sections}
	case "data":
		return &plan.DataView{Base: base, Summary: "summary", Facts: facts, Headline: numbers, Sections: sections}
	case "dataset":
		return &plan.DatasetView{Base: base, Summary: "summary", Facts: facts, Downloads: links, Sections: sections}
	case "policy":
		return &plan.PolicyView{Base: base, Number: "number", Summary: "summary", Facts: facts, Sections: sections}
	case "list", "policies":
		return &plan.ListView{Base: base, Summary: "summary", Groups: sections}
	case "derivation":
		return &plan.DerivationView{Base: base, Summary: "summary", Parts: links, Tables: []plan.Derivation{{
			ID: "by", Title: "title", Methods: facts, Files: []string{"file"}, Sources: links,
			Rows: []plan.DerivedRow{{ID: "row", Title: "title", Lines: []plan.DerivedLine{{ID: "line", Value: "1"}}}},
		}}}
	}
	return &plan.TextView{Base: base, Summary: "summary", Date: "2016-10-20"}
}

// sampleBase is a page that has everything that a page may have.
func sampleBase(site *plan.SiteView, layout string) plan.Base {
	link := plan.Link{Title: "title", URL: "/", Lang: "en"}
	here := plan.Link{Title: "title", Lang: "en"}
	return plan.Base{
		Site: site, Layout: layout, Title: "title", HeadTitle: "title", Description: "description",
		Kicker: "kicker", Address: "sample/", URL: "https://example.org/sample/",
		Languages: []plan.Link{here, link}, Breadcrumb: []plan.Link{link, link, here},
		Previous: link, Next: link, Contents: []plan.Link{link, link, link}, Updated: "2016-10-20", Preview: true,
	}
}

func sampleSection() plan.Section {
	return plan.Section{
		ID: "sample", Title: "title", Lead: "lead",
		Links: []plan.Link{{Title: "link", URL: "/"}},
		Tables: []*plan.Table{{
			ID: "t", Caption: "caption", Headings: []plan.Heading{{Title: "a"}, {Title: "b", Numeric: true}},
			Rows: []plan.Row{{Head: plan.Link{Title: "row"}, Cells: []plan.TableCell{{Text: "1"}}}},
		}},
	}
}

// trial runs every layout with a full and with an empty sample, so that a theme that cannot render is refused before
// a page is written.
func trial(set *siteSet, site *plan.SiteView) []fault {
	var faults []fault
	for _, name := range set.names() {
		empty := plan.Base{Site: site, Layout: name}
		for _, view := range []any{viewOf(name, site), emptied(viewOf(name, site), empty)} {
			var out appender
			file := layoutFolder + "/" + name + ".html"
			if err := set.layouts[name].Execute(&out, view); err != nil {
				faults = append(faults, faultOf(err, file))
				break
			}
			if bytes.Contains(out.bytes, []byte(markup.Unsafe)) {
				faults = append(faults, fault{file: file, column: -1, reason: "an unsafe value was refused"})
				break
			}
		}
	}
	set.parts.Clear() // made from samples
	return faults
}

// names lists the layouts in alphabetical order.
func (s *siteSet) names() []string {
	names := make([]string, 0, len(s.layouts))
	for name := range s.layouts {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// emptied is a view of the same type that has nothing but its base.
func emptied(view any, base plan.Base) any {
	switch view.(type) {
	case *plan.HomeView:
		return &plan.HomeView{Base: base}
	case *plan.DataView:
		return &plan.DataView{Base: base}
	case *plan.DatasetView:
		return &plan.DatasetView{Base: base}
	case *plan.PolicyView:
		return &plan.PolicyView{Base: base}
	case *plan.ListView:
		return &plan.ListView{Base: base}
	case *plan.DerivationView:
		return &plan.DerivationView{Base: base}
	}
	return &plan.TextView{Base: base}
}
