package plan

import (
	"slices"
	"strings"

	"gongqiu/build/model"
)

// A category leads to policies, and to what they came to, by what policies call it: the people and the instruments that
// its codelist names (column policy). Nothing is linked by hand.

// calledBy is what policies call a code, by itself or through those above it.
func calledBy(list *model.Codelist, code model.Code) []model.CodeRef {
	var refs []model.CodeRef
	for ; code != 0; code = list.Entry(code).Parent {
		for _, ref := range list.Entry(code).Policies {
			if !slices.Contains(refs, ref) {
				refs = append(refs, ref)
			}
		}
	}
	return refs
}

// categoryPolicies lists the documents that name what policies call a category, and those that move its numbers.
func (m *maker) categoryPolicies(dimension *model.Dimension, code model.Code) Section {
	section := Section{ID: "policies", Title: m.word("category.policies")}
	if !m.site.Config.Families.Policies {
		return section
	}
	reasons := make(map[*model.Policy][]string)
	keys := [...]string{"policy.groups", "policy.instruments"}
	for at, by := range m.policyCodes() {
		var named []model.CodeRef
		for _, ref := range calledBy(dimension.Codelist, code) {
			if by.list != ref.List || !slices.Contains(by.codes, ref.Code) {
				continue
			}
			named = append(named, ref)
			for _, policy := range m.documentsOf(by, ref.Code) {
				reasons[policy] = append(reasons[policy], m.label(ref.List, ref.Code))
			}
		}
		section.Facts = m.codeLinks(section.Facts, keys[at], by, named)
	}
	for _, policy := range slices.Backward(m.site.Policies) {
		if movesCode(policy, dimension, code) {
			reasons[policy] = append(reasons[policy], m.word("category.moved"))
		}
		if len(reasons[policy]) > 0 {
			link := m.policyDated(policy)
			details := slices.DeleteFunc([]string{link.Detail, strings.Join(reasons[policy], m.word("list"))},
				func(text string) bool { return text == "" })
			link.Detail = strings.Join(details, m.word("semicolon"))
			section.Links = append(section.Links, link)
		}
	}
	return section
}

// movesCode says whether a document's file names numbers at a code.
func movesCode(policy *model.Policy, dimension *model.Dimension, code model.Code) bool {
	return slices.ContainsFunc(policy.Measures, func(measure model.MeasureRef) bool {
		at := measure.Dataset.DimensionByID(dimension.ID)
		return at >= 0 && same(measure.Dataset.Dimensions[at], dimension) && measure.Codes[at] == code && code != 0
	})
}

// resultsFor are the figures of other categories that policies call by the same names, in datasets that do not have the
// category itself: of an occupation the training, the tests and the subsidies.
func (x *index) resultsFor(dimension *model.Dimension, code model.Code) []*movedNumbers {
	refs := calledBy(dimension.Codelist, code)
	if len(refs) == 0 {
		return nil
	}
	var all []*movedNumbers
	for _, d := range x.datasets {
		if d.DimensionByID(dimension.ID) >= 0 {
			continue
		}
		n := &movedNumbers{dataset: d}
		for at, other := range d.Dimensions {
			if at == d.Region {
				continue
			}
			for code := range model.Code(other.Codelist.Len()) {
				called := calledBy(other.Codelist, code)
				if !slices.ContainsFunc(called, func(ref model.CodeRef) bool { return slices.Contains(refs, ref) }) {
					continue
				}
				for _, row := range x.codes[codeKey{d, at, code}] {
					n.rows = append(n.rows, movedRow{d, row.breakdown, row.row, int(code)})
				}
			}
		}
		if n.readQuantities(); len(n.rows) > 0 {
			all = append(all, n)
		}
	}
	return all
}

// readQuantities orders the rows, and finds what they have figures of.
func (n *movedNumbers) readQuantities() {
	slices.SortStableFunc(n.rows, n.byOrder)
	for q := range model.Quantity(n.dataset.QuantityCount()) {
		if slices.ContainsFunc(n.rows, func(r movedRow) bool { return r.value(q).cell.Has() }) {
			n.quantities = append(n.quantities, q)
		}
	}
}

// categoryResults shows those figures: a section for each dataset.
func (m *maker) categoryResults(dimension *model.Dimension, code model.Code, address string) []Section {
	return m.movedSections(m.resultsFor(dimension, code), address, "category.results")
}

// categoryDatasets are the datasets whose figures the page of a category shows.
func (x *index) categoryDatasets(dimension *model.Dimension, code model.Code) []*model.Dataset {
	datasets := x.withDimension(dimension)
	for _, n := range x.resultsFor(dimension, code) {
		datasets = append(datasets, n.dataset)
	}
	return datasets
}
