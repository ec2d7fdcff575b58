package build_test

import (
	_ "embed"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// audit holds the questions that are put to a page; it is an expression whose value is an object of functions.
//
//go:embed testdata/browser/audit.js
var audit string

// TestBrowser asks a browser about each page to look at, in both languages, on a desk, a phone and paper, in light and
// dark colours.
func TestBrowser(t *testing.T) {
	site := servedSite(t)
	for _, language := range []string{"", "en/"} {
		for _, address := range lookedAt() {
			inTab(t, "/"+language+address, site, func(t *testing.T, b *tab) { b.judge(t, language+address) })
		}
	}
	inTab(t, "focus", site, func(t *testing.T, b *tab) { b.judgeFocus(t) })
	inTab(t, "no scripts", site, func(t *testing.T, b *tab) { b.judgeWithoutScripts(t) })
}

// judge asks everything about one page.
func (b *tab) judge(t *testing.T, address string) {
	b.widen(t, desk)
	b.emulate(t, "screen", "light")
	b.heard()
	b.open(t, address)
	b.ask(t, "on a desk", "overflow", "small", "drawings", "scrollers", "tables", "targets", "contrast", "scripts")
	b.emulate(t, "screen", "dark")
	b.ask(t, "in the dark", "contrast")
	b.widen(t, phone)
	b.ask(t, "on a phone", "overflow", "small", "drawings", "scrollers", "tables", "targets", "contrast")
	b.widen(t, paper)
	b.emulate(t, "print", "light")
	b.ask(t, "on paper", "overflow", "drawings", "printed", "contrast")
	for _, fault := range b.heard() {
		t.Error("the page " + fault)
	}
}

// mostFaults is how many faults of one question are shown.
const mostFaults = 5

// ask puts questions to the page and reports what it answers.
func (b *tab) ask(t *testing.T, where string, questions ...string) {
	t.Helper()
	asked := "(({" + strings.Join(questions, ", ") + "}) => [" + strings.Join(questions, "(), ") + "()])(" + audit + ")"
	answers, err := chromedp.Run(b.ctx, chromedp.Evaluate[[][]string](asked))
	if err != nil {
		t.Fatal(err)
	}
	for at, answer := range answers {
		for _, fault := range answer[:min(len(answer), mostFaults)] {
			t.Errorf("%s, %s: %s", where, questions[at], fault)
		}
		if more := len(answer) - mostFaults; more > 0 {
			t.Errorf("%s, %s: and %d more", where, questions[at], more)
		}
	}
}

// judgeFocus walks through pages with the keyboard: every stop must be seen.
func (b *tab) judgeFocus(t *testing.T) {
	for _, scheme := range []string{"light", "dark"} {
		b.emulate(t, "screen", scheme)
		for _, address := range []string{"", "regions/320200/2020-Q2/", "en/indicators/supply-demand/ratio/"} {
			b.widen(t, desk)
			b.open(t, address)
			b.do(t, chromedp.KeyEvent(kb.Tab))
			b.ask(t, scheme+" /"+address, "focus")
		}
	}
}

// judgeWithoutScripts compares pages with and without scripts: no page needs one.
func (b *tab) judgeWithoutScripts(t *testing.T) {
	b.emulate(t, "screen", "light")
	for _, address := range []string{"", "regions/320200/2020-Q2/", "data/supply-demand/"} {
		drawn := [2]string{}
		for at, disabled := range []bool{false, true} {
			send(t, b, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: disabled})
			b.open(t, address)
			text, err := chromedp.Run(b.ctx, chromedp.Evaluate[string]("("+audit+").drawn()"))
			if err != nil {
				t.Fatal(err)
			}
			drawn[at] = text
		}
		if drawn[0] != drawn[1] {
			t.Errorf("/%s differs without scripts:\n%.200s\n\n%.200s", address, drawn[0], drawn[1])
		}
	}
	send(t, b, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{})
}
