package plan

import (
	"gongqiu/build/model"
	"gongqiu/build/period"
)

// Addresses are made of ids and codes, never of labels, and do not change once they were published.

func regionAddress(entry *model.CodeEntry) string { return "regions/" + entry.ID + "/" }

func regionPeriodAddress(entry *model.CodeEntry, p period.Period) string {
	return regionAddress(entry) + p.Slug() + "/"
}

func periodAddress(p period.Period) string { return "periods/" + p.Slug() + "/" }

func dimensionAddress(d *model.Dimension) string { return "by/" + d.ID + "/" }

func categoryAddress(d *model.Dimension, entry *model.CodeEntry) string {
	return dimensionAddress(d) + entry.ID + "/"
}

func indicatorAddress(d *model.Dataset, q model.Quantity) string {
	return "indicators/" + d.ID + "/" + d.QuantityID(q) + "/"
}

func datasetAddress(d *model.Dataset) string { return "data/" + d.ID + "/" }

func policyAddress(p *model.Policy) string { return "policies/" + p.ID + "/" }

// categoryURL leads to the page of a code. The links of all codes are made once, because every row of every table of a
// breakdown has one.
func (m *maker) categoryURL(d *model.Dimension, code model.Code) string {
	if links := m.categories[d]; int(code) < len(links) {
		return links[code]
	}
	return m.url(categoryAddress(d, d.Codelist.Entry(code)))
}

// categoryURLs makes the links to the pages of all codes.
func (m *maker) categoryURLs() map[*model.Dimension][]string {
	links := make(map[*model.Dimension][]string)
	for _, d := range m.datasets {
		for at, dimension := range d.Dimensions {
			if at == d.Region {
				continue
			}
			of := make([]string, dimension.Codelist.Len())
			for code := range of {
				of[code] = m.url(categoryAddress(dimension, dimension.Codelist.Entry(model.Code(code))))
			}
			links[dimension] = of
		}
	}
	return links
}

// DatasetFile is the address of a dataset's download in a format, "data/market/market.csv".
func DatasetFile(d *model.Dataset, format string) string {
	return datasetAddress(d) + d.ID + "." + format
}

// regionURL leads to the page of a region; empty when there is none.
func (m *maker) regionURL(code model.Code) string {
	if _, known := m.byCode[code]; !known || !m.site.Config.Families.Regions {
		return ""
	}
	return m.folders[code]
}

func (m *maker) regionPeriodURL(code model.Code, p period.Period) string {
	if _, known := m.byCode[code]; !known || !m.site.Config.Families.RegionPeriods {
		return ""
	}
	return m.folders[code] + m.periodName(p).slug + "/"
}

func (m *maker) periodURL(p period.Period) string {
	if !m.site.Config.Families.Periods {
		return ""
	}
	return m.url(periodAddress(p))
}

func (m *maker) indicatorURL(d *model.Dataset, q model.Quantity) string {
	if !m.site.Config.Families.Indicators || d.Totals() == nil {
		return ""
	}
	return m.url(indicatorAddress(d, q))
}
