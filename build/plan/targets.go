package plan

import (
	"cmp"
	"slices"

	"gongqiu/build/derive"
	"gongqiu/build/format"
	"gongqiu/build/model"
	"gongqiu/build/period"
)

// Plans and what became of them have pages of their own, targets/<period>/: they are made where a dataset has measures
// that are plans (kind in dataset.yaml), whichever dataset that is.

// planned is a measure that is a plan, and what is computed from it and the number that it plans.
type planned struct {
	kind       model.PlanKind
	plan, of   int            // measures
	completion model.Quantity // of / plan * 100; -1 where the dataset does not compute it
	margin     model.Quantity // plan - of; -1 likewise
}

// plansOf lists the plans of a dataset in the order of its measures.
func plansOf(d *model.Dataset) []planned {
	var plans []planned
	for at, measure := range d.Measures {
		if measure.Plan.Kind == model.NoPlan {
			continue
		}
		p := planned{kind: measure.Plan.Kind, plan: at, of: measure.Plan.Of, completion: -1, margin: -1}
		for n, derived := range d.Derived {
			q := d.DerivedQuantity(n)
			switch {
			case derived.Kind != model.ByFormula:
			case p.completion < 0 && isPercentOf(derived.Formula, p.of, p.plan):
				p.completion = q
			case p.margin < 0 && isDifference(derived.Formula, p.plan, p.of):
				p.margin = q
			}
		}
		plans = append(plans, p)
	}
	return plans
}

// isPercentOf says whether a formula is part / whole * 100, in whichever order it multiplies.
func isPercentOf(e *model.Expression, part, whole int) bool {
	if e == nil || e.Left == nil {
		return false
	}
	quotient, times := e.Left, e.Right
	switch {
	case e.Operator == model.Over: // part * 100 / whole
		return isMeasure(e.Right, whole) && e.Left.Operator == model.Times &&
			(isMeasure(e.Left.Left, part) && isHundred(e.Left.Right) || isHundred(e.Left.Left) && isMeasure(e.Left.Right, part))
	case e.Operator != model.Times:
		return false
	case isHundred(quotient):
		quotient, times = times, quotient
	}
	return isHundred(times) && quotient.Operator == model.Over && isMeasure(quotient.Left, part) &&
		isMeasure(quotient.Right, whole)
}

func isDifference(e *model.Expression, from, less int) bool {
	return e != nil && e.Operator == model.Minus && isMeasure(e.Left, from) && isMeasure(e.Right, less)
}

func isMeasure(e *model.Expression, measure int) bool {
	return e.Operator == model.LeafMeasure && e.Measure == measure
}

func isHundred(e *model.Expression) bool {
	return e.Operator == model.LeafNumber && e.Number.String() == "100"
}

// targetTable is a table of a dataset that has plans or their results.
type targetTable struct {
	dataset   *model.Dataset
	breakdown *model.Breakdown
	region    model.Code
	period    int
}

func (t targetTable) time() period.Period { return t.dataset.Periods[t.period] }

// plannedKey names what a plan is for, whenever it was made: codes, or for totals the region.
type plannedKey struct {
	breakdown *model.Breakdown
	region    model.Code
	codes     [model.MaxBreakdown]model.Code
}

func keyOf(b *model.Breakdown, p model.Point) plannedKey {
	if len(b.Dimensions) == 0 {
		return plannedKey{b, p.Region, p.Codes}
	}
	return plannedKey{b, 0, p.Codes}
}

// indexTargets finds the tables that have plans or results. A number alone is a result where what it counts has a plan
// at any time.
func (x *index) indexTargets() {
	x.plans = make(map[*model.Dataset][]planned)
	x.planned = make(map[plannedKey]planned)
	x.targets = make(map[period.Period][]targetTable)
	all := make(map[period.Period]bool)
	for _, d := range x.datasets {
		plans := plansOf(d)
		if len(plans) == 0 || d.Region >= 0 && d.Dimensions[d.Region].Codelist != x.list {
			continue
		}
		x.plans[d] = plans
		for _, b := range d.Breakdowns {
			x.indexPlanned(b, plans)
			last := targetTable{}
			for row := range b.Len() {
				point := b.Point(row)
				table := targetTable{d, b, point.Region, point.Period}
				if table == last || !x.isTarget(b, row, plans) {
					continue
				}
				last, all[table.time()] = table, true
				x.targets[table.time()] = append(x.targets[table.time()], table)
			}
		}
	}
	for _, tables := range x.targets {
		slices.SortStableFunc(tables, func(a, b targetTable) int {
			at, other := slices.Index(x.datasets, a.dataset), slices.Index(x.datasets, b.dataset)
			return cmp.Or(cmp.Compare(at, other), cmp.Compare(a.region, b.region))
		})
	}
	x.targetPeriods = newestFirst(all)
}

// indexPlanned notes what a breakdown has plans for: of several plans the first.
func (x *index) indexPlanned(b *model.Breakdown, plans []planned) {
	for _, p := range plans {
		if !b.Has(levelOf(p.plan)) && (p.completion < 0 || !b.Has(model.ColumnOf(p.completion, model.Level))) {
			continue
		}
		for row := range b.Len() {
			key := keyOf(b, b.Point(row))
			if _, known := x.planned[key]; !known && hasPlan(b, row, p) {
				x.planned[key] = p
			}
		}
	}
}

func levelOf(measure int) model.Column { return model.ColumnOf(model.Quantity(measure), model.Level) }

// hasPlan says whether a row gives a plan, or how much of one was completed.
func hasPlan(b *model.Breakdown, row int, p planned) bool {
	return b.Cell(row, levelOf(p.plan)).Has() ||
		p.completion >= 0 && b.Cell(row, model.ColumnOf(p.completion, model.Level)).Has()
}

func (x *index) isTarget(b *model.Breakdown, row int, plans []planned) bool {
	if slices.ContainsFunc(plans, func(p planned) bool { return hasPlan(b, row, p) }) {
		return true
	}
	p, known := x.planned[keyOf(b, b.Point(row))]
	return known && b.Cell(row, levelOf(p.of)).Has()
}

func targetAddress(p period.Period) string { return "targets/" + p.Slug() + "/" }

// targetPages makes the list of periods that have plans or results, and a page for each.
func (m *maker) targetPages() []Page {
	if len(m.targetPeriods) == 0 {
		return nil
	}
	pages := []Page{m.page("targets/", (*maker).targetList)}
	for at, p := range m.targetPeriods {
		pages = append(pages, m.page(targetAddress(p), func(m *maker) any { return m.targetPage(at) }))
	}
	return pages
}

// targetList lists the periods by year, newest first.
func (m *maker) targetList() any {
	v := &ListView{
		Base:    m.base("list", "targets/", m.word("targets"), m.word("targets.summary")),
		Summary: m.word("targets.summary"),
	}
	v.Groups = m.byYear(m.targetPeriods, m.targetLink)
	every := m.assessmentsSection(func(*model.Assessment) bool { return true })
	v.Groups = append(v.Groups, shown(every)...)
	return v
}

// targetLink leads to the page of a period, and says which regions it has.
func (m *maker) targetLink(p period.Period) Link {
	var names []string
	for _, t := range m.targets[p] {
		name := m.regionName(t.dataset, t.region)
		if name != "" && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return Link{Title: m.periodText(p), URL: m.url(targetAddress(p)), Detail: format.List(names, m.lang)}
}

// targetsSection links to the pages of plans that speak of a region and of periods; no region and no period mean any.
func (m *maker) targetsSection(region model.Code, p period.Period) Section {
	if !m.site.Config.Families.Targets || len(m.targets) == 0 {
		return Section{}
	}
	section := Section{ID: "targets", Title: m.word("targets")}
	periods := m.targetPeriods
	if !p.IsZero() {
		periods = []period.Period{p}
	}
	for _, time := range periods {
		about := slices.ContainsFunc(m.targets[time], func(t targetTable) bool {
			return region == 0 || t.dataset.Region >= 0 && t.region == region
		})
		if about {
			section.Links = append(section.Links, Link{
				Title: m.word("targets.title", "period", m.periodText(time)), URL: m.url(targetAddress(time)),
			})
		}
	}
	return section
}

// targetPage shows the plans of every region in a period and what became of them.
func (m *maker) targetPage(at int) any {
	p := m.targetPeriods[at]
	address := targetAddress(p)
	tables := m.targets[p]
	var sections []Section
	for _, t := range tables {
		sections = append(sections, m.targetSection(t, tables, address))
	}
	sections = append(sections, m.assessmentsIn(p))
	title := m.word("targets.title", "period", m.periodText(p))
	v := &DataView{Summary: m.targetSummary(p, tables)}
	v.Base = m.base("data", address, title, v.Summary, Link{Title: m.word("targets"), URL: m.url("targets/")})
	v.Breadcrumb[len(v.Breadcrumb)-1].Title = m.periodText(p)
	v.Kicker = m.word("targets")
	v.Previous, v.Next = m.targetNeighbours(at)
	v.Sections = shown(sections...)
	v.Contents = contents(v.Sections)
	return v
}

// targetSummary says of which regions the page speaks, and how much of the year is gone where the period is a part of
// it.
func (m *maker) targetSummary(p period.Period, tables []targetTable) string {
	var names []string
	for _, t := range tables {
		if name := m.regionName(t.dataset, t.region); name != "" && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	text := m.word("targets.page.summary.whole", "period", m.periodText(p))
	if len(names) > 0 {
		text = m.word("targets.page.summary", "period", m.periodText(p), "regions", format.List(names, m.lang))
	}
	if elapsed := derive.Elapsed(p); p.Months() < monthsPerYear {
		text += m.word("targets.elapsed", "share", m.shareText(elapsed))
	}
	return text
}

const monthsPerYear = 12

// targetNeighbours are the earlier and later period of the same length.
func (m *maker) targetNeighbours(at int) (previous, next Link) {
	return neighboursOf(m.targetPeriods, at, func(at int) Link {
		p := m.targetPeriods[at]
		return Link{Title: m.periodText(p), URL: m.url(targetAddress(p))}
	})
}
