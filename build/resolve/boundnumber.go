package resolve

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"gongqiu/build/diag"
	"gongqiu/build/lookup"
	"gongqiu/build/model"
)

// number resolves num:demand?period=2010-Q3. Dataset, period and region are those of the page where they are left out.
func (r *resolver) number(page *model.Page, node *model.Node, question string) {
	context := lookup.Context{Dataset: page.Dataset.Text, Period: page.Period.Text, Region: page.Region.Text}
	subject, fault := lookup.Subject(r.site.Datasets, question, page.Language, context)
	if fault == nil {
		node.Bound = &model.Bound{Subject: subject, Certain: r.certain}
		return
	}
	if name, _, _ := strings.Cut(question, "/"); r.broken[name] {
		return
	}
	if fault.Key == "unknown" {
		nearest := ""
		if fault.Nearest != "" {
			nearest = strings.Replace(node.URL, fault.Value, fault.Nearest, 1)
		}
		r.reference(node, nearest)
		return
	}
	r.list.Add(diag.Finding{Code: diag.PageNumberAddress, Place: node.Place, Args: diag.Args{
		"value": node.URL, "reason": fault.Key, "kind": "@kind." + fault.Kind, "other": fault.Value,
		"nearest": lookup.Names(fault.Known),
	}})
}

// surround gives every bound number of a paragraph, heading or cell the sentence that it stands in.
func surround(block *model.Node) {
	s := surrounding{}
	s.read(block.Children)
	text := s.text.String()
	for _, link := range s.links {
		link.bound.Before, link.bound.After = sentenceBefore(text[:link.start]), sentenceAfter(text[link.end:])
	}
}

// surrounding is the plain text of a block, and where its bound numbers stand in it.
type surrounding struct {
	text  strings.Builder
	links []boundLink
}

type boundLink struct {
	bound      *model.Bound
	start, end int
}

func (s *surrounding) read(nodes []model.Node) {
	for at := range nodes {
		n := &nodes[at]
		start := s.text.Len()
		switch n.Kind {
		case model.Words, model.CodeSpan:
			s.text.WriteString(n.Text)
		case model.LineBreak:
			s.text.WriteByte(' ')
		default:
			s.read(n.Children)
		}
		if n.Bound != nil {
			s.links = append(s.links, boundLink{n.Bound, start, s.text.Len()})
		}
	}
}

// sentenceEnds are the marks that sentences and their halves end with. A Latin point ends one only before a space.
const sentenceEnds = "。；！？;!?"

// sentenceBefore is the end of a text from the last end of a sentence on.
func sentenceBefore(text string) string {
	for end := len(text); end > 0; {
		r, size := utf8.DecodeLastRuneInString(text[:end])
		if endsSentence(r, text[end:]) {
			return text[end:]
		}
		end -= size
	}
	return text
}

// sentenceAfter is the beginning of a text up to the first end of a sentence.
func sentenceAfter(text string) string {
	for at, r := range text {
		if endsSentence(r, text[at+utf8.RuneLen(r):]) {
			return text[:at]
		}
	}
	return text
}

func endsSentence(r rune, after string) bool {
	if strings.ContainsRune(sentenceEnds, r) {
		return true
	}
	next, _ := utf8.DecodeRuneInString(after)
	return r == '.' && (after == "" || unicode.IsSpace(next))
}
