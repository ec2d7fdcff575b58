package plan

import (
	"gongqiu/build/model"
)

// mostLatest is how many of the newest pages of figures the home page lists.
const mostLatest = 8

// home is the page that the site opens with: the newest figures of the home region in a sentence, its headline
// figures, its series, and the ways into the site.
func (m *maker) home() any {
	v := &HomeView{}
	v.Base = m.base("home", "", m.view.Title, m.view.Tagline)
	for _, page := range m.index.pages {
		if page.Path == "" && page.Language == m.language {
			v.Prose, v.Description = m.prose(page), m.summary(page)
		}
	}
	if len(m.datasets) > 0 {
		d := m.datasets[0]
		if region, ok := m.mainRegion(d); ok {
			m.homeFigures(v, d, region)
		}
	}
	if v.Prose != nil {
		m.addFigures(&v.Base, v.Prose.Blocks, v.Figure)
	}
	v.Latest = m.latest()
	for _, d := range m.doors() {
		if d.open {
			v.Doors = append(v.Doors, Section{ID: d.key, Title: m.word(d.key), Links: m.doorLinks(d)})
		}
	}
	v.Doors = shown(v.Doors...)
	return v
}

// homeFigures fills in what the home page says of the home region: its newest period with a ratio, or with anything.
func (m *maker) homeFigures(v *HomeView, d *model.Dataset, region model.Code) {
	s := seriesOf(d, region)
	quantities := headlineQuantities(d)
	if newest := s.newest(); newest != nil {
		v.Headline = m.headline(newest, m.reportURL(d, region, d.Periods[newest.Period]))
		v.Finding = m.statement(newest)
	}
	title := m.ofRegion("chart.over-time", d, region, "name", d.QuantityTitle(quantities[0]).In(m.language))
	v.Figure = m.seriesFigure(s, "", "ratio", title, quantities[0])
	if newest := s.newest(); v.Figure == nil && newest != nil {
		v.Figure = m.newestFigure(newest, "", "newest")
	}
}

// latest lists the newest pages of figures.
func (m *maker) latest() []Link {
	var links []Link
	if len(m.regions) == 0 && m.site.Config.Families.Periods {
		for _, p := range m.periods[:min(mostLatest, len(m.periods))] {
			links = append(links, Link{Title: m.periodText(p), URL: m.periodURL(p)})
		}
		return links
	}
	if !m.site.Config.Families.RegionPeriods {
		return nil
	}
	for _, p := range m.periods {
		for _, r := range m.regions {
			for _, own := range r.periods {
				if own == p && len(links) < mostLatest {
					links = append(links, Link{
						Title: m.label(m.list, r.code), URL: m.regionPeriodURL(r.code, p), Detail: m.periodText(p),
					})
				}
			}
		}
		if len(links) >= mostLatest {
			break
		}
	}
	return links
}

// mostDoorLinks is how many links stand below one entrance on the home page.
const mostDoorLinks = 6

// doorLinks are the first pages behind an entrance, and the entrance itself.
func (m *maker) doorLinks(d door) []Link {
	var links []Link
	switch d.key {
	case "periods":
		for _, p := range m.periods[:min(mostDoorLinks, len(m.periods))] {
			links = append(links, Link{Title: m.periodText(p), URL: m.periodURL(p)})
		}
	case "regions":
		for _, r := range m.regions[:min(mostDoorLinks, len(m.regions))] {
			links = append(links, Link{Title: m.label(m.list, r.code), URL: m.regionURL(r.code)})
		}
	case "by":
		for _, dimension := range m.dimensions() {
			links = append(links, Link{Title: dimension.Title.In(m.language), URL: m.url(dimensionAddress(dimension))})
		}
	case "indicators":
		first := m.datasets[0]
		for q := range model.Quantity(first.QuantityCount()) {
			links = append(links, Link{Title: first.QuantityTitle(q).In(m.language), URL: m.indicatorURL(first, q)})
		}
	case "targets":
		for _, p := range m.targetPeriods[:min(mostDoorLinks, len(m.targetPeriods))] {
			links = append(links, m.targetLink(p))
		}
	case "alerts":
		for _, p := range m.watchedPeriods[:min(mostDoorLinks, len(m.watchedPeriods))] {
			links = append(links, m.alertLink(p))
		}
	case "policies":
		for at := len(m.site.Policies) - 1; at >= 0; at-- {
			links = append(links, m.policyLink(m.site.Policies[at]))
		}
	case "guides":
		links = m.guides()
	case "data":
		for _, dataset := range m.datasets {
			links = append(links, Link{Title: dataset.Title.In(m.language), URL: m.datasetURL(dataset)})
		}
	}
	links = links[:min(mostDoorLinks, len(links))]
	return append(links, Link{Title: m.word("all"), URL: m.url(d.address)})
}
