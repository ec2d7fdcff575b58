package plan

import (
	"cmp"
	"slices"
	"strings"

	"gongqiu/build/model"
	"gongqiu/build/period"
)

// mostReports is how many reports with figures from a document its page lists.
const mostReports = 40

// citations are the pages of the site that speak of a document.
type citations struct {
	pages    []*model.Page
	datasets []*model.Dataset
	reports  []report
}

// report is the page of a region and period that shows figures from a document.
type report struct {
	dataset *model.Dataset
	region  model.Code
	period  period.Period
}

// latestDay is the newest day that anything released speaks of: the end of the last period with figures, the date of a
// page, the issue of a document. Datasets of plans do not count, since plans reach into the future, and neither does
// a day that has not come by the clock: it is mistyped, or speaks of a year that has only begun.
func (x *index) latestDay() string {
	latest := ""
	for _, d := range x.datasets {
		planned := slices.ContainsFunc(d.Measures, func(m *model.Measure) bool { return m.Plan.Kind != model.NoPlan })
		for _, p := range d.Periods {
			if !planned {
				latest = max(latest, x.past(lastDayOf(p)))
			}
		}
	}
	for _, page := range slices.Concat(x.pages, x.notes) {
		day, _, _ := strings.Cut(page.Date, "T")
		latest = max(latest, x.past(day))
	}
	for _, policy := range x.site.Policies {
		latest = max(latest, x.past(model.FirstDay(policy.Issued)), x.past(model.LastDay(policy.Issued)))
	}
	return latest
}

// indexCitations finds the pages that link to a document or name its number, and the datasets whose sources do.
func (x *index) indexCitations() {
	if len(x.site.Policies) == 0 {
		return
	}
	for _, page := range x.pages {
		own := x.explained(page)
		x.citedIn(page.Body.Blocks, func(policy *model.Policy) {
			if c := x.policies.cited[policy]; policy != own && !slices.Contains(c.pages, page) {
				c.pages = append(c.pages, page)
			}
		})
	}
	for _, d := range x.datasets {
		x.citedByDataset(d)
	}
}

func (x *index) citedIn(nodes []model.Node, add func(*model.Policy)) {
	for at := range nodes {
		node := &nodes[at]
		if id, found := strings.CutPrefix(node.URL, "/policies/"); found && node.Kind == model.Link {
			id, _, _ = strings.Cut(id, "/")
			if policy := x.site.Policy(id); policy != nil {
				add(policy)
			}
		}
		for _, m := range x.mentionsIn(node.Text) {
			add(m.policy)
		}
		x.citedIn(node.Children, add)
	}
}

// citedByDataset notes the documents that a dataset gives as its source, or as that of some of its tables.
func (x *index) citedByDataset(d *model.Dataset) {
	note := func(policy *model.Policy) {
		if c := x.policies.cited[policy]; !slices.Contains(c.datasets, d) {
			c.datasets = append(c.datasets, d)
		}
	}
	for _, m := range x.mentionsIn(d.Source.Title.ZH + "\n" + d.Source.Title.EN) {
		note(m.policy)
	}
	from := make(map[uint32]*model.Policy) // by index of the source
	for at, source := range d.Sources {
		for _, m := range x.mentionsIn(source.Title.ZH + "\n" + source.Title.EN) {
			from[uint32(at)] = m.policy
			note(m.policy)
		}
	}
	if len(from) > 0 {
		x.citedByReports(d, from)
	}
}

// citedByReports notes the regions and periods that have figures from a document.
func (x *index) citedByReports(d *model.Dataset, from map[uint32]*model.Policy) {
	seen := make(map[report]map[*model.Policy]bool)
	for _, b := range d.Breakdowns {
		for row := range b.Len() {
			policy := sourceOfRow(d, b, row, from)
			if policy == nil {
				continue
			}
			point := b.Point(row)
			at := report{d, point.Region, d.Periods[point.Period]}
			if seen[at] == nil {
				seen[at] = make(map[*model.Policy]bool)
			}
			if !seen[at][policy] {
				seen[at][policy] = true
				c := x.policies.cited[policy]
				c.reports = append(c.reports, at)
			}
		}
	}
	for _, policy := range x.site.Policies {
		slices.SortStableFunc(x.policies.cited[policy].reports, func(a, b report) int {
			return cmp.Or(cmp.Compare(b.period.EndMonth(), a.period.EndMonth()), cmp.Compare(a.region, b.region))
		})
	}
}

func sourceOfRow(d *model.Dataset, b *model.Breakdown, row int, from map[uint32]*model.Policy) *model.Policy {
	for c := range model.Column(d.ColumnCount()) {
		if !b.Has(c) {
			continue
		}
		if cell := b.Cell(row, c); cell.Given() {
			if policy := from[d.Origins[cell.Origin].Source]; policy != nil {
				return policy
			}
		}
	}
	return nil
}

// citedBy lists the pages that speak of a document, and the figures that come from it.
func (m *maker) citedBy(policy *model.Policy) []Section {
	cited := m.policies.cited[policy]
	pages := Section{ID: "cited", Title: m.word("policy.cited")}
	for _, page := range cited.pages {
		if page.Language != m.language {
			continue
		}
		link := Link{Title: page.Title, URL: m.url(strings.TrimPrefix(page.Path+"/", "/"))}
		if own := m.explained(page); own != nil {
			link = m.policyLink(own)
		}
		pages.Links = append(pages.Links, link)
	}
	figures := Section{ID: "figures", Title: m.word("policy.figures")}
	for _, d := range cited.datasets {
		if url := m.datasetURL(d); url != "" {
			figures.Links = append(figures.Links, Link{Title: d.Title.In(m.language), URL: url, Detail: m.word("dataset")})
		}
	}
	var seen []string
	for _, r := range cited.reports {
		url := m.reportURL(r.dataset, r.region, r.period)
		if url == "" || slices.Contains(seen, url) || len(seen) >= mostReports {
			continue
		}
		seen = append(seen, url)
		figures.Links = append(figures.Links, Link{
			Title: m.ofRegion("period-region", r.dataset, r.region, "period", m.periodText(r.period)), URL: url,
		})
	}
	return []Section{pages, figures}
}
