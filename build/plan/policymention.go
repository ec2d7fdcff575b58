package plan

import (
	"slices"
	"strings"
	"unicode/utf8"

	"gongqiu/build/model"
)

// policyIndex is what the pages know of documents beyond their files: what their numbers are, who cites them, and the
// day as of which their status is told.
type policyIndex struct {
	numbers map[serialKey][]numberOwner
	offices []string // of all numbers
	cited   map[*model.Policy]*citations
	asOf    string // a day
}

// serialKey is what of a document number can be told apart in a running text without knowing the office.
type serialKey struct{ year, serial string }

// numberOwner is the office of a number, and the document that has it.
type numberOwner struct {
	office string
	policy *model.Policy
}

// indexPolicies notes the numbers of all documents, and who cites them.
func (x *index) indexPolicies() {
	x.policies = policyIndex{
		numbers: make(map[serialKey][]numberOwner), cited: make(map[*model.Policy]*citations), asOf: x.latestDay(),
	}
	for _, policy := range x.site.Policies {
		x.policies.cited[policy] = &citations{}
		for _, number := range policy.Numbers {
			n, fault := model.ParseNumber(number)
			if fault != model.NumberSound {
				continue
			}
			key := serialKey{n.Year, n.Serial}
			x.policies.numbers[key] = append(x.policies.numbers[key], numberOwner{n.Office, policy})
			x.policies.offices = append(x.policies.offices, n.Office)
		}
	}
	x.indexCitations()
}

// mention is a document number in a text, from byte Start to End.
type mention struct {
	start, end int
	policy     *model.Policy
}

// mentionsIn finds the numbers of known documents in a text.
func (x *index) mentionsIn(text string) []mention {
	if len(x.policies.numbers) == 0 || !strings.Contains(text, "号") {
		return nil
	}
	var found []mention
	for _, n := range model.FindNumbers(text) {
		owner, known := x.ownerOf(n.Number)
		if !known {
			continue
		}
		m := mention{start: n.Start + len(n.Number.Office) - len(owner.office), end: n.End, policy: owner.policy}
		if n.Number.Year == "" && strings.HasPrefix(text[m.end:], "文件") {
			m.end += len("文件")
		}
		found = append(found, m)
	}
	return found
}

// ownerOf is the known number that a number in a text ends with: 根据国发〔2005〕36号 is 国发〔2005〕36号. It is none when
// what stands before the office may belong to it: 南银发〔2005〕5号 is not 银发〔2005〕5号.
func (x *index) ownerOf(n model.DocumentNumber) (numberOwner, bool) {
	var best numberOwner
	for _, owner := range x.policies.numbers[serialKey{n.Year, n.Serial}] {
		if strings.HasSuffix(n.Office, owner.office) && len(owner.office) > len(best.office) {
			best = owner
		}
	}
	if best.policy == nil {
		return best, false
	}
	for _, office := range x.policies.offices {
		if len(office) > len(best.office) && strings.HasSuffix(n.Office, office) {
			return best, false // the number of another office, whose document the site does not have
		}
	}
	before, _ := utf8.DecodeLastRuneInString(strings.TrimSuffix(n.Office, best.office))
	return best, len(n.Office) == len(best.office) || strings.ContainsRune(endsOfWords, before)
}

// endsOfWords are the characters that words end with which stand right before a document number: 根据, 转发, 落实 …, and
// the organs of government. None of them is the beginning of an office's code that another code is the end of.
const endsOfWords = "据照按和与及以或的是由在对将把依经从如即指到了为于见件文号知定实彻行布发止用替订改合至含括有达称叫读循守" +
	"托院府部厅委局会等并同又也被受因循承接续述该此这那份本出看中前后起过说叙入"

// mentions cuts a text at the document numbers in it, which become links; nil when there is none but those of the
// page's own documents.
func (m *maker) mentions(text string, own ...*model.Policy) []Link {
	if !m.site.Config.Families.Policies {
		return nil
	}
	var runs []Link
	from := 0
	for _, found := range m.mentionsIn(text) {
		if slices.Contains(own, found.policy) {
			continue
		}
		if found.start > from {
			runs = append(runs, Link{Title: text[from:found.start]})
		}
		runs = append(runs, Link{Title: text[found.start:found.end], URL: m.url(policyAddress(found.policy))})
		from = found.end
	}
	if len(runs) > 0 && from < len(text) {
		runs = append(runs, Link{Title: text[from:]})
	}
	return runs
}

// sourceLists are the sources of all datasets as they stand below tables, each in its place.
func (m *maker) sourceLists() map[*model.Dataset][][]Link {
	lists := make(map[*model.Dataset][][]Link, len(m.datasets))
	for _, d := range m.datasets {
		of := make([][]Link, len(d.Sources))
		for at, source := range d.Sources {
			if !source.Title.Empty() {
				of[at] = m.sourceLinks(source)
			}
		}
		lists[d] = of
	}
	return lists
}

// sourceLinks is a source below a table. One that names a document of the site leads to it; where the source has an
// address of its own, the document follows.
func (m *maker) sourceLinks(s model.Source) []Link {
	link := Link{Title: s.Title.In(m.language), URL: s.URL, Lang: foreign(s.Title, m.language)}
	found := m.mentionsIn(link.Title)
	if len(found) == 0 || !m.site.Config.Families.Policies {
		return []Link{link}
	}
	url := m.url(policyAddress(found[0].policy))
	if link.URL == "" {
		link.URL = url
		return []Link{link}
	}
	return []Link{link, {Title: link.Title[found[0].start:found[0].end], URL: url}}
}

// linkNumbers makes links of the document numbers in a text, but for those in links, headings and code, and for the
// page's own.
func (m *maker) linkNumbers(nodes []model.Node, own *model.Policy) []model.Node {
	if len(m.policies.numbers) == 0 {
		return nodes
	}
	linked := make([]model.Node, 0, len(nodes))
	for _, node := range nodes {
		switch node.Kind {
		case model.Words:
			linked = append(linked, m.linkedWords(node, own)...)
			continue
		case model.Link, model.Image, model.CodeSpan, model.CodeBlock, model.Heading:
		default:
			node.Children = m.linkNumbers(node.Children, own)
		}
		linked = append(linked, node)
	}
	return linked
}

func (m *maker) linkedWords(words model.Node, own *model.Policy) []model.Node {
	runs := m.mentions(words.Text, own)
	if len(runs) == 0 {
		return []model.Node{words}
	}
	nodes := make([]model.Node, len(runs))
	for at, run := range runs {
		nodes[at] = model.Node{Kind: model.Words, Place: words.Place, Text: run.Title}
		if run.URL != "" {
			nodes[at] = model.Node{Kind: model.Link, Place: words.Place, URL: run.URL, Children: []model.Node{nodes[at]}}
		}
	}
	return nodes
}
