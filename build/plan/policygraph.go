package plan

import (
	"cmp"
	"slices"
	"strings"

	"gongqiu/build/model"
)

// mostChained is how many documents the tree of a page shows.
const mostChained = 150

// chains says whether a relation leads from a document to the one above it: the one that it carries out, forwards,
// serves, changes or follows.
func chains(kind model.RelationKind) bool {
	switch kind {
	case model.Implements, model.Forwards, model.Amends, model.Repeals, model.Succeeds, model.Supports, model.AnnexOf:
		return true
	}
	return false
}

// policyChain draws the documents above and below one as a tree. A document that stands below two others has its
// branches at the first place only.
func (m *maker) policyChain(policy *model.Policy) Section {
	c := chain{maker: m, current: policy, above: documentsAbove(policy), drawn: make(map[*model.Policy]bool)}
	section := Section{ID: "chain", Title: m.word("policy.chain")}
	for _, root := range m.site.Policies {
		hasAbove := func(r model.Relation) bool { return c.above[r.Target] && chains(r.Kind) }
		if c.above[root] && !slices.ContainsFunc(root.Relations, hasAbove) {
			section.Tree = append(section.Tree, c.node(model.Relation{Target: root}))
		}
	}
	if len(c.drawn) < 2 {
		return Section{}
	}
	section.Lead = m.word("policy.chain.summary")
	if c.left > 0 {
		section.Lead += m.word("policy.chain.left", "count", countText(c.left))
	}
	return section
}

// documentsAbove is a document and all that stand above it.
func documentsAbove(policy *model.Policy) map[*model.Policy]bool {
	above := make(map[*model.Policy]bool)
	var climb func(*model.Policy)
	climb = func(p *model.Policy) {
		if above[p] {
			return
		}
		above[p] = true
		for _, relation := range p.Relations {
			if chains(relation.Kind) {
				climb(relation.Target)
			}
		}
	}
	climb(policy)
	return above
}

// chain is a tree being drawn.
type chain struct {
	*maker
	current *model.Policy
	above   map[*model.Policy]bool // of the current one, and itself
	drawn   map[*model.Policy]bool
	left    int // documents that found no room
}

// node is a document and what stands below it: above the current document only what leads to it, below it all.
func (c *chain) node(relation model.Relation) TreeNode {
	policy := relation.Target
	node := TreeNode{Link: c.policyDated(policy), Current: policy == c.current}
	if relation.Kind != "" {
		node.Kind = c.word("policy.chain." + string(relation.Kind))
	}
	if relation.Inferred {
		node.Link.Detail = strings.TrimPrefix(node.Link.Detail+c.word("semicolon")+c.word("policy.inferred"),
			c.word("semicolon"))
	}
	if c.drawn[policy] {
		if len(c.below(policy)) > 0 {
			node.Link.Detail += c.word("semicolon") + c.word("policy.chain.again")
		}
		return node
	}
	c.drawn[policy] = true
	for _, below := range c.below(policy) {
		if len(c.drawn) >= mostChained && !c.above[below.Target] {
			c.left++
			continue
		}
		node.Children = append(node.Children, c.node(below))
	}
	return node
}

// below lists the relations of the documents right below one, oldest first; a document that has two relations to it
// stands there once. Beside the way to the current document nothing is shown.
func (c *chain) below(policy *model.Policy) []model.Relation {
	passing := c.above[policy] && policy != c.current
	var found []model.Relation
	for _, relation := range policy.Inverse {
		same := func(r model.Relation) bool { return r.Target == relation.Target }
		if !chains(relation.Kind) || passing && !c.above[relation.Target] || slices.ContainsFunc(found, same) {
			continue
		}
		found = append(found, relation)
	}
	slices.SortStableFunc(found, func(a, b model.Relation) int {
		return cmp.Compare(a.Target.Issued, b.Target.Issued)
	})
	return found
}
