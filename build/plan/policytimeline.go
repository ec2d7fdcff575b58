package plan

import (
	"slices"

	"gongqiu/build/model"
)

// levelName is a level of government in words.
func (m *maker) levelName(level model.PolicyLevel) string {
	if level == model.LevelUnknown {
		return m.word("policy.level.unknown")
	}
	return m.word("policy.level." + string(level))
}

// levelID is the anchor of a level on the timeline.
func levelID(level model.PolicyLevel) string {
	if level == model.LevelUnknown {
		return "unknown"
	}
	return string(level)
}

// policyTimeline shows the documents year by year and level by level: first as a table, then level by level as lists.
func (m *maker) policyTimeline() any {
	title, summary := m.word("policy.timeline"), m.word("policy.timeline.summary")
	v := &ListView{
		Base:    m.base("policies", timelineAddress, title, summary, m.policyTrail()...),
		Summary: summary,
	}
	levels := m.usedLevels()
	v.Groups = append(v.Groups, Section{ID: "years", Title: m.word("policy.years"), Grid: m.timelineGrid(levels)})
	for _, level := range levels {
		section := Section{ID: levelID(level), Title: m.levelName(level)}
		for _, policy := range m.site.Policies {
			if policy.Level == level {
				section.Links = append(section.Links, m.policyDated(policy))
			}
		}
		v.Groups = append(v.Groups, section)
	}
	v.Contents = contents(v.Groups)
	return v
}

// usedLevels lists the levels that have documents, from the top down; the unknown one comes last.
func (m *maker) usedLevels() []model.PolicyLevel {
	var used []model.PolicyLevel
	for _, name := range append(model.PolicyLevels(), string(model.LevelUnknown)) {
		level := model.PolicyLevel(name)
		if slices.ContainsFunc(m.site.Policies, func(p *model.Policy) bool { return p.Level == level }) {
			used = append(used, level)
		}
	}
	return used
}

// timelineGrid has a row for each year, oldest first, and a column for each level. Documents without a date come last.
func (m *maker) timelineGrid(levels []model.PolicyLevel) *Grid {
	grid := &Grid{ID: "timeline", Caption: m.word("policy.timeline.caption"), Corner: m.word("policy.year")}
	for _, level := range levels {
		grid.Columns = append(grid.Columns, Link{Title: m.levelName(level), URL: "#" + levelID(level)})
	}
	var undated *GridRow
	last := ""
	for _, policy := range m.site.Policies { // by date of issue
		year, title := m.policyYear(policy)
		row := undated
		switch {
		case year == "none" && undated == nil:
			undated = &GridRow{Head: Link{Title: title}, Cells: make([][]Link, len(levels))}
			row = undated
		case year == "none":
		case year != last:
			grid.Rows = append(grid.Rows, GridRow{Head: Link{Title: title}, Cells: make([][]Link, len(levels))})
			last = year
			fallthrough
		default:
			row = &grid.Rows[len(grid.Rows)-1]
		}
		at := slices.Index(levels, policy.Level)
		row.Cells[at] = append(row.Cells[at], m.policyShort(policy))
	}
	if undated != nil {
		grid.Rows = append(grid.Rows, *undated)
	}
	return grid
}
