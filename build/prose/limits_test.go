package prose_test

import (
	"fmt"
	"maps"
	"strings"
	"testing"
	"time"

	"gongqiu/build/diag"
	"gongqiu/build/prose"
	"gongqiu/build/source"
)

// worstCase is an input that must be refused for a kind of limit, or, without a kind, be read.
type worstCase struct{ input, kind string }

// lines are 250 KB in lines of a few pieces.
func lines(piece string, each int) string {
	line := strings.Repeat(piece, each) + "\n"
	return strings.Repeat(line, 250_000/len(line))
}

// paragraphs are 250 KB with as many marks in each paragraph as are allowed.
func paragraphs(piece string, count int) string {
	block := strings.Repeat(strings.Repeat(piece, 20)+"\n", count/20) + "\n"
	return strings.Repeat(block, 1+250_000/len(block))[:250_000]
}

// worstBlocks are the inputs that SAFETY measured, and more of their kind, that hurt the reading of blocks.
func worstBlocks() map[string]worstCase {
	var deep, refs, escaped strings.Builder
	for i := range 60 {
		deep.WriteString(strings.Repeat("  ", i) + "- a\n")
	}
	for i := range 20_000 {
		fmt.Fprintf(&refs, "[%d]: b\n", i)
	}
	escaped.WriteString("|a|b|\n|-|-|\n" + strings.Repeat("|`\\|`|`a`|\n", 12_000))
	header := strings.Repeat("|a", 64) + "|\n" + strings.Repeat("|-", 64) + "|\n"
	wide := strings.Repeat("|a", 3000) + "|\n" + strings.Repeat("|-", 3000) + "|\n"
	return map[string]worstCase{
		"wide table": {
			wide + lines("|a|", 1), "columns",
		},
		"table in a quote":     {"> |a|\n> " + strings.Repeat(":-:|", 100) + "\n", "columns"},
		"long table":           {header + lines("a", 1), "cells"},
		"largest table":        {header + strings.Repeat("a\n", 300), ""},
		"quotes":               {strings.Repeat(">", 100_000), "line"},
		"quotes, lines":        {lines(">", 9_000), "depth"},
		"quotes, allowed":      {lines(strings.Repeat(">", 32), 1), ""},
		"bullets":              {strings.Repeat("* ", 30_000), "line"},
		"bullets, lines":       {lines("* a ", 1), ""},
		"bullets, in bullets":  {strings.Repeat("- ", 33) + "a\n", "depth"},
		"bullets, below":       {deep.String(), "depth"},
		"bullets, empty":       {lines("* ", 1), "marks"},
		"bullets, allowed":     {lines(strings.Repeat("- ", 31)+"a", 1), ""},
		"numbers in numbers":   {lines("1. 1) 1. > ", 20), "depth"},
		"footnotes":            {lines("[^a]: b\n\n", 1), "footnotes"},
		"footnotes in a line":  {strings.Repeat("[^a]: ", 40) + "b\n", "depth"},
		"definitions":          {refs.String(), "marks"},
		"definitions, allowed": {paragraphs("[a]:\nb\n", 900), "links"},
		"escaped pipes":        {escaped.String(), "marks"},
		"short lines":          {lines("a", 1), ""},
		"headings":             {lines("# a", 1), ""},
		"fences":               {lines("```\n", 1), ""},
		"rules":                {lines("***\n", 1), ""},
		"underlined":           {lines("a\n=\n", 1), ""},
		"tabs":                 {lines("\t\t- a", 1), ""},
		"definitions, most":    {paragraphs("[a]:\nb\n", 900)[:11_000], ""},
		"too large":            {strings.Repeat("a\n", 140_000), "bytes"},
	}
}

// worstInlines hurt the reading of what stands inside of a paragraph.
func worstInlines() map[string]worstCase {
	var ticks strings.Builder
	for i := 1; i < 700; i++ {
		ticks.WriteString(strings.Repeat("`", i) + "\n")
	}
	both := strings.Repeat("[", 990) + "\n" + strings.Repeat("a*]_", 990) + "\n\n"
	return map[string]worstCase{
		"open links":          {strings.Repeat("[a](", 50_000), "line"},
		"open links, lines":   {lines("[a](", 500), "marks"},
		"open links, allowed": {paragraphs("[a](", 1000), "links"},
		"link titles":         {paragraphs("[a](b (", 1000), "links"},
		"link titles, quoted": {paragraphs("[a](b '", 1000), "links"},
		"link addresses":      {paragraphs("[a](<b", 500), "links"},
		"link labels":         {paragraphs("[a][", 500), "links"},
		"emphasis":            {strings.Repeat("_a* ", 50_000), "line"},
		"emphasis, lines":     {lines("_a* ", 2000), "marks"},
		"emphasis, allowed":   {paragraphs("_a* ", 1000), ""},
		"emphasis, all marks": {paragraphs("*a_ ~~b", 1000), ""},
		"emphasis, nested":    {paragraphs("*a ", 1000), ""},
		"emphasis, deep":      {strings.Repeat("*a **b ", 40) + strings.Repeat("b** a* ", 40), "depth"},
		"marks of footnotes":  {"[^a]: b\n\n" + paragraphs("[^a]", 1000), "links"},
		"long run":            {strings.Repeat("*", 1001), "run"},
		"code marks":          {ticks.String(), ""},
		"code marks, lines":   {lines("`a`` ", 1000), "marks"},
		"brackets":            {paragraphs("[", 1000), "links"},
		"brackets, closed":    {paragraphs("[a*", 500) + strings.Repeat("]a\n", 1000), "links"},
		"brackets, both": {
			strings.Repeat(both, 40), "links",
		},
		"tags":         {paragraphs("<a b='", 1000), ""},
		"comments":     {paragraphs("<!-- ", 1000), ""},
		"instructions": {paragraphs("a <?b <!A <![CDATA[ ", 300), "links"},
		"references":   {lines("&a&#1&amp", 900), ""},
		"addresses":    {lines("http://http://", 600), ""},
		"underscores":  {paragraphs("a_", 1000), ""},
		"exclamation":  {lines("![^!", 400), "marks"},
		"spaces":       {lines("a  ", 2000), ""},
		"brackets, most": {
			strings.Repeat(both, 3), "",
		},
		"links, most":  {paragraphs("[a](", 1000)[:11_000], ""},
		"titles, most": {paragraphs("[a](b (", 1000)[:20_000], ""},
		"links, long lines": {
			strings.Repeat(strings.Repeat("[a]("+strings.Repeat("b", 40), 220)+"\n\n", 13), "",
		},
	}
}

func TestWorstCases(t *testing.T) {
	// A busy machine is slow at ordinary pages too.
	ordinary, _, _ := fastest(strings.Repeat("本季度求人倍率为[0.99](num:ratio)，**比上季度**下降。\n\n", 2800))
	limit := max(time.Second, 30*ordinary)
	t.Logf("an ordinary page takes %v", ordinary.Round(time.Millisecond))
	cases := worstBlocks()
	maps.Copy(cases, worstInlines())
	for name, test := range cases {
		t.Run(name, func(t *testing.T) {
			took, ok, findings := fastest(test.input)
			t.Logf("took %v for %d bytes", took.Round(time.Millisecond), len(test.input))
			if took > limit {
				t.Errorf("too long")
			}
			found := ""
			for _, f := range findings {
				if f.Code == diag.ProseTooComplex {
					found += strings.TrimPrefix(f.Args["kind"], "@kind.") + " "
				}
			}
			if test.kind == "" && !ok || test.kind != "" && (ok || !strings.Contains(found, test.kind)) {
				t.Errorf("ok %v, limits %q, want %q", ok, found, test.kind)
			}
		})
	}
}

// fastest parses up to three times, because the machine may be busy with other work.
func fastest(input string) (took time.Duration, ok bool, findings []diag.Finding) {
	took = time.Hour
	for range 3 {
		var list diag.List
		start := time.Now()
		_, ok = prose.Parse(source.NewText("p.md", input), &list)
		findings = list.Sorted()
		if took = min(took, time.Since(start)); took < time.Second/2 {
			break
		}
	}
	return took, ok, findings
}

func TestLimitHasPlace(t *testing.T) {
	var list diag.List
	prose.Parse(source.NewText("p.md", "正文\n\n一 "+strings.Repeat("*", 1001)+"\n"), &list)
	findings := list.Sorted()
	if len(findings) != 1 || findings[0].Place.Line != 3 || findings[0].Place.Column != 3 ||
		findings[0].Args["count"] != "1001" || findings[0].Args["limit"] != "1000" {
		t.Errorf("%+v", findings)
	}
}
