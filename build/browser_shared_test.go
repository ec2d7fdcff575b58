package build_test

import (
	"context"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	cdppage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"gongqiu/build"
)

// The browser tests use Chromium; GONGQIU_BROWSER says what happens when there is none: auto skips the tests, require
// fails them. With off they are always skipped.

// shared is what the browser tests share, from the first that asks for it to the end of all.
var shared struct {
	starting, building, inventing sync.Once

	browser context.Context // nil if it did not start
	site    string          // where the repository's own site is served; empty if it was not built
	madeUp  string          // where that of made-up charts is served
	ends    []func()

	mutex sync.Mutex
	tabs  []*tab // that nobody uses
}

func TestMain(m *testing.M) {
	code := m.Run()
	for at := len(shared.ends) - 1; at >= 0; at-- {
		shared.ends[at]()
	}
	os.Exit(code)
}

// browserFile is the browser's file; without one the test ends here.
func browserFile(t *testing.T) string {
	t.Helper()
	mode := os.Getenv("GONGQIU_BROWSER")
	if mode == "off" {
		t.Skip("GONGQIU_BROWSER is off")
	}
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "headless-shell"} {
		if file, err := exec.LookPath(name); err == nil {
			return file
		}
	}
	if mode == "require" {
		t.Fatal("no browser is found, and GONGQIU_BROWSER is require")
	}
	t.Skip("no browser is found")
	return ""
}

// sharedBrowser starts the browser.
func sharedBrowser(t *testing.T) context.Context {
	t.Helper()
	file := browserFile(t)
	shared.starting.Do(func() {
		allocator, stop := chromedp.NewExecAllocator(context.Background(), append(chromedp.DefaultExecAllocatorOptions[:],
			chromedp.ExecPath(file), chromedp.NoSandbox, chromedp.DisableGPU,
			chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true))...)
		ctx, closeFirst := chromedp.NewContext(allocator)
		shared.ends = append(shared.ends, stop, closeFirst)
		if _, err := chromedp.Run(ctx, chromedp.Title()); err != nil {
			t.Fatalf("start %s: %v", file, err)
		}
		shared.browser = ctx
	})
	if shared.browser == nil {
		t.Fatal("the browser did not start")
	}
	return shared.browser
}

// servedSite is where the repository's own site is served, with a page more, that has a chart of every kind.
func servedSite(t *testing.T) string {
	t.Helper()
	browserFile(t)
	shared.building.Do(func() { shared.site = siteOf(t, liveProject(t), time.Date(2026, 12, 31, 0, 0, 0, 0, time.UTC)) })
	if shared.site == "" {
		t.Fatal("the site was not built")
	}
	return shared.site
}

// siteOf builds the site of a project as it is on a day, and says where it is served until all tests are done.
func siteOf(t *testing.T, project string, day time.Time) string {
	t.Helper()
	folder, err := os.MkdirTemp("", "gongqiu-browser-")
	if err != nil {
		t.Fatal(err)
	}
	shared.ends = append(shared.ends, func() { os.RemoveAll(folder) })
	result, err := build.Build(t.Context(), build.Options{
		Source: project, Destination: filepath.Join(folder, "public"), State: filepath.Join(folder, "state"),
		Clock: day,
	})
	if err != nil {
		t.Fatal(err)
	}
	if result.Failed() {
		t.Fatalf("the site has findings, the first: %s in %v", result.Findings[0].Code, result.Findings[0].Place)
	}
	server := httptest.NewServer(served(filepath.Join(folder, "public")))
	shared.ends = append(shared.ends, server.Close)
	return server.URL + "/"
}

// inTab runs a test beside others, in a tab as wide as a desk, in light colours.
func inTab(t *testing.T, name, site string, test func(*testing.T, *tab)) {
	t.Helper()
	sharedBrowser(t)
	t.Run(name, func(t *testing.T) {
		t.Parallel()
		b := takeTab(t, site)
		b.emulate(t, "screen", "light")
		b.widen(t, desk)
		test(t, b)
	})
}

// takeTab gives a tab to a test, and takes it back when it is done.
func takeTab(t *testing.T, site string) *tab {
	t.Helper()
	shared.mutex.Lock()
	var b *tab
	if last := len(shared.tabs) - 1; last >= 0 {
		b, shared.tabs = shared.tabs[last], shared.tabs[:last]
	}
	shared.mutex.Unlock()
	if b == nil {
		b = newTab(t)
	}
	t.Cleanup(func() {
		shared.mutex.Lock()
		defer shared.mutex.Unlock()
		shared.tabs = append(shared.tabs, b)
	})
	b.mutex.Lock()
	defer b.mutex.Unlock()
	b.site, b.faults = site, nil
	return b
}

// newTab opens a tab whose pages say what they are asked, and that they have the focus.
func newTab(t *testing.T) *tab {
	t.Helper()
	b := new(tab)
	ctx, closeTab := chromedp.NewContext(shared.browser)
	shared.mutex.Lock()
	shared.ends = append(shared.ends, closeTab)
	shared.mutex.Unlock()
	b.ctx = ctx
	if err := chromedp.Listen(ctx, b.hear); err != nil {
		t.Fatal(err)
	}
	send(t, b, network.Enable, network.EnableParams{})
	send(t, b, cdppage.Enable, cdppage.EnableParams{})
	send(t, b, emulation.SetFocusEmulationEnabled, emulation.SetFocusEmulationEnabledParams{Enabled: true})
	b.fromNowOn(t, watch+"window.page = "+live+";")
	return b
}

// fromNowOn runs a script at the start of every page; what it returns ends that.
func (b *tab) fromNowOn(t *testing.T, script string) (end func()) {
	t.Helper()
	added := send(t, b, cdppage.AddScriptToEvaluateOnNewDocument,
		cdppage.AddScriptToEvaluateOnNewDocumentParams{Source: script})
	return func() {
		send(t, b, cdppage.RemoveScriptToEvaluateOnNewDocument,
			cdppage.RemoveScriptToEvaluateOnNewDocumentParams{Identifier: added.Identifier})
	}
}
