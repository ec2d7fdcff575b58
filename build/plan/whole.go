package plan

import (
	"gongqiu/build/model"
	"gongqiu/build/period"
)

// Some datasets have no regions: one office, one survey. Their figures are those of the whole, which has no name, so
// their texts speak of none; and their reports are the pages of the periods.

// ofRegion is a text about figures of a region, by its key; that of a dataset without regions is "<key>.whole".
func (m *maker) ofRegion(key string, d *model.Dataset, region model.Code, args ...string) string {
	if d.Region >= 0 {
		const usual = 10
		var room [usual]string
		args = append(append(room[:0], args...), "region", m.regionName(d, region))
	}
	return m.word(wholeKey(key, d), args...)
}

// wholeKey is the key of a text that names the kinds of a table's rows, periods and regions, or periods alone.
func wholeKey(key string, d *model.Dataset) string {
	if d.Region < 0 {
		return key + ".whole"
	}
	return key
}

// mainRegion is the region whose figures stand for a dataset: the home region, or the whole. It is false for a dataset
// of regions without the home region.
func (m *maker) mainRegion(d *model.Dataset) (model.Code, bool) {
	region := m.homeRegion(d)
	return region, region != 0 || d.Region < 0
}

// reportURL leads to the page with the tables of a region and period.
func (m *maker) reportURL(d *model.Dataset, region model.Code, p period.Period) string {
	if d.Region < 0 {
		return m.periodURL(p)
	}
	return m.regionPeriodURL(region, p)
}

// wholeSections shows every table that a dataset without regions has for a period.
func (m *maker) wholeSections(d *model.Dataset, index int, address string) []Section {
	sections := []Section{m.totalsSection(m.tableOf(d, d.Totals(), 0, index), address)}
	return append(sections, m.breakdownSections(d, 0, index, address, true)...)
}
