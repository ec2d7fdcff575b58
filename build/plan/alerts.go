package plan

import (
	"gongqiu/build/derive"
	"gongqiu/build/format"
	"gongqiu/build/model"
	"gongqiu/build/period"
)

// An office says in dataset.yaml which numbers it watches, and from which limit on (alerts). Each period that has such
// numbers has a page alerts/<period>/: what crossed a limit, and the numbers of all places as a heat table. What a
// region has crossed stands on its own pages too.

// watched is a number that an alert watches.
type watched struct {
	table   *derive.Table
	row     int
	value   value
	crossed bool
}

func (w *watched) time() period.Period { return w.table.Dataset.Periods[w.table.Period] }

// watch hands on the numbers that an alert watches, by breakdown, region and period. No region, and a period of -1,
// mean any.
func watch(d *model.Dataset, alert *model.Alert, region model.Code, at int, each func(watched)) {
	for _, b := range d.Breakdowns {
		first, end := 0, b.Len()
		if region != 0 {
			first, end = b.RegionRows(region)
		}
		for row := first; row < end; {
			point := b.Point(row)
			if at >= 0 && point.Period != at {
				row++
				continue
			}
			t := derive.Of(d, b, point.Region, point.Period)
			for n := range t.Len() {
				code := func(dimension int) model.Code { return d.CodeOf(b, b.Point(t.First+n), dimension) }
				v := valueOf(t, n, alert.Column)
				if v.cell.Has() && d.Matches(alert.Where, code) {
					each(watched{t, n, v, alert.Crossed(v.cell.Number)})
				}
			}
			row = t.End
		}
	}
}

// indexAlerts finds the datasets that have alerts, and the periods that have numbers which are watched.
func (x *index) indexAlerts() {
	all := make(map[period.Period]bool)
	for _, d := range x.datasets {
		if len(d.Alerts) > 0 {
			x.alerting = append(x.alerting, d)
		}
		for at := range d.Alerts {
			watch(d, &d.Alerts[at], 0, -1, func(w watched) { all[w.time()] = true })
		}
	}
	x.watchedPeriods = newestFirst(all)
}

func alertAddress(p period.Period) string { return "alerts/" + p.Slug() + "/" }

// alertPages makes the list of periods, and a page for each.
func (m *maker) alertPages() []Page {
	if len(m.watchedPeriods) == 0 {
		return nil
	}
	depends := m.dependsOnDatasets(m.alerting...)
	pages := []Page{m.page("alerts/", (*maker).alertList).on(depends)}
	for at, p := range m.watchedPeriods {
		pages = append(pages, m.page(alertAddress(p), func(m *maker) any { return m.alertPage(at) }).on(depends))
	}
	return pages
}

// alertList lists the periods, and how much crossed a limit in each.
func (m *maker) alertList() any {
	v := &ListView{
		Base: m.base("list", "alerts/", m.word("alerts"), m.word("alerts.summary")), Summary: m.word("alerts.summary"),
	}
	section := Section{ID: "periods", Title: m.word("all-periods")}
	for _, p := range m.watchedPeriods {
		section.Links = append(section.Links, m.alertLink(p))
	}
	rules := Section{ID: "limits", Title: m.word("alerts.limits")}
	for _, d := range m.alerting {
		for at := range d.Alerts {
			alert := &d.Alerts[at]
			fact := Definition{Term: d.Title.In(m.language), Text: m.alertTitle(d, alert), URL: m.datasetURL(d)}
			rules.Facts = append(rules.Facts, fact)
		}
	}
	v.Groups = shown(section, rules)
	return v
}

func (m *maker) alertLink(p period.Period) Link {
	return Link{
		Title: m.periodText(p), URL: m.url(alertAddress(p)),
		Detail: m.word("alerts.count", "count", countText(m.crossedIn(p))),
	}
}

// crossedIn counts the numbers that crossed a limit in a period.
func (m *maker) crossedIn(p period.Period) int {
	crossed := 0
	for _, d := range m.alerting {
		at := d.PeriodIndex(p)
		for n := 0; at >= 0 && n < len(d.Alerts); n++ {
			watch(d, &d.Alerts[n], 0, at, func(w watched) {
				if w.crossed {
					crossed++
				}
			})
		}
	}
	return crossed
}

// alertPage shows what crossed a limit in a period.
func (m *maker) alertPage(at int) any {
	p := m.watchedPeriods[at]
	address, title := alertAddress(p), m.word("alerts.title", "period", m.periodText(p))
	v := &DataView{}
	var sections []Section
	for _, d := range m.alerting {
		if index := d.PeriodIndex(p); index >= 0 {
			for n := range d.Alerts {
				sections = append(sections, m.alertSection(d, n, index, address))
			}
		}
	}
	v.Summary = m.word("alerts.page.summary", "period", m.periodText(p), "count", countText(m.crossedIn(p)))
	v.Base = m.base("data", address, title, v.Summary, Link{Title: m.word("alerts"), URL: m.url("alerts/")})
	v.Breadcrumb[len(v.Breadcrumb)-1].Title = m.periodText(p)
	v.Kicker = m.word("alerts")
	v.Previous, v.Next = neighboursOf(m.watchedPeriods, at, func(at int) Link {
		p := m.watchedPeriods[at]
		return Link{Title: m.periodText(p), URL: m.url(alertAddress(p))}
	})
	v.Sections = shown(sections...)
	v.Contents = contents(v.Sections)
	return v
}

// alertTitle is what an alert is called: as the office says, or by its column and limit.
func (m *maker) alertTitle(d *model.Dataset, alert *model.Alert) string {
	if !alert.Title.Empty() {
		return alert.Title.In(m.language)
	}
	return m.word("alerts.rule."+alert.Side.String(), "name", m.columnTitle(d, alert.Column),
		"limit", m.limitText(d, alert))
}

// columnTitle is the title of a column.
func (m *maker) columnTitle(d *model.Dataset, column model.Column) string {
	title := d.QuantityTitle(column.Quantity()).In(m.language)
	if key := changeKey(column.Change()); key != "" {
		return m.word(key, "title", title)
	}
	return title
}

// limitText is the limit of an alert with its unit.
func (m *maker) limitText(d *model.Dataset, alert *model.Alert) string {
	limit := value{cell: model.Cell{Number: alert.Limit, State: model.Present}, computed: true}
	s := m.columnScale(d, alert.Column, []value{limit})
	s.power = 0
	return m.withUnit(format.Number(alert.Limit, m.lang), s)
}

// alertSection is one alert in a period: what crossed its limit, and the heat table of all that is watched.
func (m *maker) alertSection(d *model.Dataset, n, at int, address string) Section {
	alert := &d.Alerts[n]
	section := Section{ID: d.ID + "-" + countText(n+1), Title: m.alertTitle(d, alert)}
	var all, crossed []watched
	watch(d, alert, 0, at, func(w watched) {
		all = append(all, w)
		if w.crossed {
			crossed = append(crossed, w)
		}
	})
	if len(all) == 0 {
		return section
	}
	section.Lead = m.word("alerts.lead", "all", countText(len(all)), "count", countText(len(crossed)),
		"name", m.columnTitle(d, alert.Column), "limit", m.limitText(d, alert),
		"side", m.word("alerts.side."+alert.Side.String()))
	if note := alert.Note.In(m.language); note != "" {
		section.Lead += m.word("alerts.note", "note", note)
	}
	if table := m.crossedTable(d, alert, crossed, section.ID+"-crossed"); table != nil {
		section.Tables = append(section.Tables, table)
	}
	if heat, figure := m.heatTable(d, alert, all, address, section.ID+"-heat"); heat != nil {
		section.Tables, section.Figure = append(section.Tables, heat), figure
	}
	return section
}

// mostAlertRows is how many numbers that crossed a limit the page of a region lists, newest first.
const mostAlertRows = 20

// regionAlerts lists what a region has crossed, in a period or in any.
func (m *maker) regionAlerts(region model.Code, p period.Period) Section {
	if !m.site.Config.Families.Alerts || len(m.alerting) == 0 {
		return Section{}
	}
	section := Section{ID: "alerts", Title: m.word("alerts")}
	for _, d := range m.alerting {
		at := -1
		if d.Region < 0 || d.Dimensions[d.Region].Codelist != m.list {
			continue
		}
		if !p.IsZero() {
			if at = d.PeriodIndex(p); at < 0 {
				continue
			}
		}
		for n := range d.Alerts {
			var crossed []watched
			watch(d, &d.Alerts[n], region, at, func(w watched) {
				if w.crossed {
					crossed = append(crossed, w)
				}
			})
			table := m.crossedTable(d, &d.Alerts[n], crossed, "alerts-"+d.ID+"-"+countText(n+1))
			if table == nil {
				continue
			}
			table.Caption = m.alertTitle(d, &d.Alerts[n])
			table.Rows = table.Rows[:min(mostAlertRows, len(table.Rows))]
			section.Tables = append(section.Tables, table)
		}
	}
	return section
}
