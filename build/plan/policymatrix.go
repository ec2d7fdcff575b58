package plan

import (
	"gongqiu/build/model"
)

// hasMatrix says whether any document names both a group and an instrument.
func (m *maker) hasMatrix() bool {
	for _, policy := range m.site.Policies {
		if len(policy.Groups) > 0 && len(policy.Instruments) > 0 {
			return true
		}
	}
	return false
}

// policyMatrix shows which documents give which group which instrument: a table of how many, each leading to the list
// below, group by group.
func (m *maker) policyMatrix() any {
	title, summary := m.word("policy.matrix"), m.word("policy.matrix.summary")
	both := m.policyCodes()
	v := &ListView{Base: m.base("policies", matrixAddress, title, summary, m.policyTrail()...), Summary: summary}
	sections := []Section{{ID: "matrix", Title: m.word("policy.matrix.table"), Grid: m.matrixGrid(both[0], both[1])}}
	for _, group := range both[0].codes {
		sections = append(sections, m.matrixGroup(both[0], both[1], group))
	}
	v.Groups = shown(append(sections, m.matrixRest())...)
	v.Contents = contents(v.Groups)
	return v
}

// pair lists the documents that give a group an instrument, newest first.
func (m *maker) pair(groups, instruments policyCodes, group, instrument model.Code) []*model.Policy {
	var found []*model.Policy
	for _, policy := range m.documentsOf(groups, group) {
		if instruments.has(policy, instrument) {
			found = append(found, policy)
		}
	}
	return found
}

func (m *maker) matrixGrid(groups, instruments policyCodes) *Grid {
	grid := &Grid{ID: "counts", Caption: m.word("policy.matrix.caption"), Corner: m.word("policy.instruments")}
	for _, group := range groups.codes {
		grid.Columns = append(grid.Columns, Link{Title: m.label(groups.list, group), URL: m.url(groups.address(group))})
	}
	for _, instrument := range instruments.codes {
		row := GridRow{Head: Link{
			Title: m.label(instruments.list, instrument), URL: m.url(instruments.address(instrument)),
		}}
		any := false
		for _, group := range groups.codes {
			var cell []Link
			if found := m.pair(groups, instruments, group, instrument); len(found) > 0 {
				cell = []Link{{Title: countText(len(found)), URL: "#" + groupAnchor(groups, group)}}
				any = true
			}
			row.Cells = append(row.Cells, cell)
		}
		if any {
			grid.Rows = append(grid.Rows, row)
		}
	}
	return grid
}

// matrixGroup lists the documents of a group by instrument, one line for each.
func (m *maker) matrixGroup(groups, instruments policyCodes, group model.Code) Section {
	section := Section{ID: groupAnchor(groups, group), Title: m.label(groups.list, group)}
	for _, instrument := range instruments.codes {
		var links []Link
		for _, policy := range m.pair(groups, instruments, group, instrument) {
			links = append(links, m.policyShort(policy))
		}
		if len(links) > 0 {
			section.Facts = append(section.Facts, m.linked(m.label(instruments.list, instrument), links))
		}
	}
	return section
}

func groupAnchor(groups policyCodes, group model.Code) string {
	return "group-" + groups.list.Entry(group).ID
}

// matrixRest lists the documents that have no place in the table, because they name no group or no instrument.
func (m *maker) matrixRest() Section {
	section := Section{ID: "without", Title: m.word("policy.matrix.rest"), Lead: m.word("policy.matrix.rest.summary")}
	for _, policy := range m.site.Policies {
		if len(policy.Groups) == 0 || len(policy.Instruments) == 0 {
			section.Links = append(section.Links, m.policyDated(policy))
		}
	}
	if len(section.Links) == 0 {
		return Section{}
	}
	return section
}
