package main

import (
	"embed"
	"fmt"
	"io"
	"io/fs"
	"regexp"
	"slices"
	"strings"

	"gongqiu/build/diag"
)

// The help pages, one Markdown file for each topic and language: data.zh.md, data.en.md.
//
//go:embed help/*.md
var helpPages embed.FS

// helpVerb shows a help page, or what a code of findings means.
type helpVerb struct {
	Topic string `arg:"" optional:""`
}

func (v *helpVerb) run(p *program) int {
	topic := v.Topic
	if topic == "" {
		topic = "overview"
	}
	if slices.Contains(diag.Codes(), diag.Code(topic)) {
		_, err := io.WriteString(p.out, p.aboutCode(diag.Code(topic)))
		return p.result(err)
	}
	if slices.Contains(topics(), topic) {
		return p.result(p.page(p.out, topic))
	}
	known := topics()
	for _, code := range diag.Codes() {
		known = append(known, string(code))
	}
	code := p.unknownName("command.unknown-topic", topic, known)
	p.say("  " + p.word("command.topics", "list", strings.Join(topics(), ", ")))
	return code
}

// topics lists the topics that have a page, the overview first and then in alphabetical order.
func topics() []string {
	entries, _ := fs.ReadDir(helpPages, "help") // embedded: it is always there
	names := []string{"overview"}
	for _, entry := range entries {
		name, english := strings.CutSuffix(entry.Name(), ".en.md")
		if english && name != "overview" {
			names = append(names, name)
		}
	}
	return names
}

// page writes a help page as plain text.
func (p *program) page(w io.Writer, topic string) error {
	text, err := helpPages.ReadFile("help/" + topic + "." + p.language + ".md")
	if err != nil {
		return err
	}
	_, err = io.WriteString(w, plainText(string(text)))
	return err
}

// strong is the mark-up within a line that a terminal does not show.
var strong = regexp.MustCompile("\\*\\*([^*]+)\\*\\*|`([^`]+)`")

// plainText is Markdown without its marks: headings and paragraphs as they are, code indented.
func plainText(markdown string) string {
	var b strings.Builder
	fence := "" // of the code that the line is in
	for line := range strings.Lines(markdown) {
		line = strings.TrimRight(line, "\r\n")
		switch {
		case fence == "" && strings.HasPrefix(line, "```"):
			fence = line
			continue
		case fence != "" && line == fence:
			fence = ""
			continue
		case fence != "" && line != "":
			line = "    " + line
		case strings.HasPrefix(line, "#"):
			line = strings.TrimLeft(line, "# ")
		default:
			line = strong.ReplaceAllString(line, "$1$2")
		}
		b.WriteString(line + "\n")
	}
	return b.String()
}

// placeholder is a name in braces that a finding fills in.
var placeholder = regexp.MustCompile(`\{[a-z]+\}`)

// aboutCode is what a code of findings means: the rule, the cure and an example.
func (p *program) aboutCode(code diag.Code) string {
	var b strings.Builder
	word := func(part string) string { return p.word(string(code) + "." + part) }
	severity := p.word("print." + diag.Finding{Code: code}.Severity().String())
	fmt.Fprintf(&b, "%s [%s]\n%s\n\n%s\n", word("title"), code, severity, word("rule"))
	fmt.Fprintf(&b, "\n%s: %s\n", p.word("print.help"), placeholder.ReplaceAllString(word("help"), "…"))
	fmt.Fprintf(&b, "\n%s:\n", p.word("command.example"))
	for line := range strings.Lines(word("example")) {
		b.WriteString("    " + strings.TrimRight(line, "\n") + "\n")
	}
	return b.String()
}
