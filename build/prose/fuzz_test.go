package prose_test

import (
	"os"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"gongqiu/build/diag"
	"gongqiu/build/model"
	"gongqiu/build/prose"
	"gongqiu/build/source"
)

// FuzzParse holds every page to what can be said of all: it is read in time, its places are inside of the file and at
// the text that they speak of, every text of the tree stands in the file, no Chinese character is lost, no id is given
// twice.
func FuzzParse(f *testing.F) {
	raw, err := os.ReadFile(caseFile)
	if err != nil {
		f.Fatal(err)
	}
	for _, text := range strings.Split(string(raw), afterCase) {
		if parts := strings.Split(text, between); len(parts) == 3 {
			f.Add(parts[1])
		}
	}
	f.Fuzz(func(t *testing.T, input string) {
		input = strings.ToValidUTF8(strings.ReplaceAll(strings.ReplaceAll(input, "\r", "\n"), "\x00", ""), "")
		text := source.NewText("p.md", input)
		var list diag.List
		start := time.Now()
		parsed, ok := prose.Parse(text, &list)
		if took := time.Since(start); took > 10*time.Second {
			t.Fatalf("took %v", took)
		}
		o := oracle{t: t, text: text, ids: make(map[string]bool), escapes: strings.Contains(input, "&")}
		for _, finding := range list.Sorted() {
			o.place(finding.Place)
		}
		o.nodes(parsed.Blocks)
		if ok && !strings.ContainsAny(input, "|&") && !strings.Contains(input, "]:") && !strings.Contains(input, "<!--") {
			o.nothingLost()
		}
		prose.Outline(parsed)
		plain := prose.PlainText(parsed.Blocks)
		prose.Summary(plain, model.Chinese)
		if first := prose.FirstSentence(plain); !strings.HasPrefix(plain, first) {
			t.Errorf("first sentence %q", first)
		}
	})
}

type oracle struct {
	t       *testing.T
	text    source.Text
	ids     map[string]bool
	escapes bool
	seen    strings.Builder
}

func (o *oracle) place(p diag.Place) int {
	line := o.text.Line(p.Line)
	if p.Line < 1 || p.Line > strings.Count(o.text.Content, "\n")+1 || p.Column < 1 ||
		p.Column > utf8.RuneCountInString(line)+1 || p.Column+p.Width > utf8.RuneCountInString(line)+1 {
		o.t.Errorf("place %d:%d+%d is outside of the file; the line is %q", p.Line, p.Column, p.Width, line)
	}
	return o.text.Offset(p.Line, p.Column)
}

func (o *oracle) nodes(nodes []model.Node) {
	for _, n := range nodes {
		rest := o.text.Content[o.place(n.Place):]
		o.occurs(n.Text, rest)
		for _, text := range []string{n.URL, n.Title, n.Info} {
			o.occurs(strings.TrimPrefix(text, "mailto:"), o.text.Content)
			o.seen.WriteString(text)
		}
		o.seen.WriteString(n.Text)
		if first, _ := utf8.DecodeRuneInString(n.Text); n.Kind == model.Words && !o.escapes && !unicode.IsSpace(first) &&
			!strings.HasPrefix(strings.TrimPrefix(strings.ReplaceAll(rest, `\ `, ""), `\`), string(first)) &&
			!strings.HasPrefix(rest, string(first)) {
			o.t.Errorf("%q is not at its place, where there is %.20q", n.Text, rest)
		}
		if n.ID != "" && o.ids[n.ID] {
			o.t.Errorf("the id %q is given twice", n.ID)
		}
		o.ids[n.ID] = true
		o.nodes(n.Children)
	}
}

// occurs checks that the characters of a text stand in the file in their order, from its place on.
func (o *oracle) occurs(text, rest string) {
	if o.escapes {
		return
	}
	for _, r := range text {
		if unicode.IsSpace(r) {
			continue
		}
		at := strings.IndexRune(rest, r)
		if at < 0 {
			o.t.Errorf("%q is not in the file", text)
			return
		}
		rest = rest[at+utf8.RuneLen(r):]
	}
}

// nothingLost checks that the tree has every Chinese character of the file as often as the file.
func (o *oracle) nothingLost() {
	count := make(map[rune]int)
	for _, r := range o.seen.String() {
		count[r]++
	}
	for _, r := range o.text.Content {
		if !unicode.Is(unicode.Han, r) {
			continue
		}
		if count[r]--; count[r] < 0 {
			o.t.Errorf("%c is lost", r)
			return
		}
	}
}
