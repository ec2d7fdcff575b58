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

// DatasetFile is the address of a dataset's download in a format, "data/market/market.csv".
func DatasetFile(d *model.Dataset, format string) string {
	return datasetAddress(d) + d.ID + "." + format
}

// regionURL leads to the page of a region; empty when there is none.
func (m *maker) regionURL(code model.Code) string {
	if _, known := m.byCode[code]; !known || !m.site.Config.Families.Regions {
		return ""
	}
	return m.url(regionAddress(m.list.Entry(code)))
}

func (m *maker) regionPeriodURL(code model.Code, p period.Period) string {
	if _, known := m.byCode[code]; !known || !m.site.Config.Families.RegionPeriods {
		return ""
	}
	return m.url(regionPeriodAddress(m.list.Entry(code), p))
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
