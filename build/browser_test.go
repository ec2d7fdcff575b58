package build_test

import (
	"context"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"gongqiu/build"
)

// The browser tests build the repository's own site, serve it on the loopback and ask a real browser about pages of
// every kind. They use Chromium; GONGQIU_BROWSER says what happens when there is none: auto skips the tests, require
// fails them. With off they are always skipped.

// strict is the policy that the site is published with, here as a header beside the one in the page.
const strict = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
	"base-uri 'none'; form-action 'self'; frame-ancestors 'none'"

// Widths in CSS pixels: a phone, a desk, and a sheet of A4 less its margins.
const (
	phone = 360
	desk  = 1280
	paper = 672
)

// lookedAt lists at least one page of every kind, and the longest of some. English ones stand under en/.
func lookedAt() []string {
	return []string{
		"", "periods/", "periods/2010-Q1/", "periods/2016-Q3/",
		"regions/", "regions/cities/", "regions/320200/",
		"regions/320200/2020-Q2/", "regions/440200/2017-09/", "regions/441300/2024-Q1/", "regions/620500/2018-Q1/",
		"by/", "by/occupation/", "by/skill/grade-5/", "indicators/", "indicators/supply-demand/ratio/",
		"targets/", "targets/2006/", "regions/100000/2020-Q3/", "regions/360000/2006/", "regions/440000/",
		"policies/", "policies/guofa-2005-36/",
		"policies/timeline/", "policies/matrix/", "policies/groups/laid-off/", "data/", "data/supply-demand/", "methods/", "about/", "404.html",
		"charts/", "charts-more/",
	}
}

// tab is one tab of a browser with the site before it.
type tab struct {
	ctx  context.Context
	site string // where the site is served, ending in a slash

	mutex  sync.Mutex
	faults []string // what the browser complained about since last asked
}

// openTab builds the repository's own site, serves it and opens a browser. All end with the test.
func openTab(t *testing.T) *tab { return openTabOn(t, "..") }

// openTabOn does so with the site of a project.
func openTabOn(t *testing.T, project string) *tab {
	t.Helper()
	browser(t)
	return openTabOf(t, builtSite(t, project))
}

// openTabOf serves a built site and opens a browser. Both end with the test.
func openTabOf(t *testing.T, folder string) *tab {
	t.Helper()
	file := browser(t)
	server := httptest.NewServer(served(folder))
	t.Cleanup(server.Close)
	allocator, stop := chromedp.NewExecAllocator(context.Background(), append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(file), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true))...)
	t.Cleanup(stop)
	ctx, closeTab := chromedp.NewContext(allocator)
	t.Cleanup(closeTab)
	b := &tab{ctx: ctx, site: server.URL + "/"}
	if err := chromedp.Listen(ctx, b.hear); err != nil {
		t.Fatalf("start %s: %v", file, err)
	}
	send(t, b, network.Enable, network.EnableParams{})
	return b
}

// browser is the browser's file; without one the test ends here.
func browser(t *testing.T) string {
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

// builtSite builds the site of a project and returns its folder.
func builtSite(t *testing.T, project string) string {
	t.Helper()
	folder := t.TempDir()
	result, err := build.Build(t.Context(), build.Options{
		Source: project, Destination: filepath.Join(folder, "public"), State: filepath.Join(folder, "state"),
		Clock: time.Date(2026, 12, 31, 0, 0, 0, 0, time.UTC),
	})
	if err != nil {
		t.Fatal(err)
	}
	if result.Failed() {
		t.Fatalf("the site has findings, the first: %s in %v", result.Findings[0].Code, result.Findings[0].Place)
	}
	return filepath.Join(folder, "public")
}

// served serves a folder as a strict host does.
func served(folder string) http.Handler {
	files := http.FileServer(http.Dir(folder))
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Security-Policy", strict)
		w.Header().Set("X-Content-Type-Options", "nosniff")
		files.ServeHTTP(w, r)
	})
}

// hear notes what the browser complains about.
func (b *tab) hear(event any) {
	fault := ""
	switch e := event.(type) {
	case *network.EventRequestWillBeSent:
		if !strings.HasPrefix(e.Request.URL, b.site) && !strings.HasPrefix(e.Request.URL, "data:") {
			fault = "asks for " + e.Request.URL
		}
	case *network.EventResponseReceived:
		if e.Response.Status >= http.StatusBadRequest {
			fault = "is answered with " + e.Response.StatusText + " for " + e.Response.URL
		}
	case *network.EventLoadingFailed:
		fault = "fails to load: " + e.ErrorText + " " + string(e.BlockedReason)
	case *runtime.EventExceptionThrown:
		fault = "throws " + e.ExceptionDetails.Text
	case *runtime.EventConsoleAPICalled:
		fault = "writes to the console: " + string(e.Type)
	case *log.EventEntryAdded:
		fault = "logs: " + e.Entry.Text
	}
	if fault == "" {
		return
	}
	b.mutex.Lock()
	defer b.mutex.Unlock()
	b.faults = append(b.faults, fault)
}

// heard is what the browser complained about since last asked.
func (b *tab) heard() []string {
	b.mutex.Lock()
	defer b.mutex.Unlock()
	faults := b.faults
	b.faults = nil
	return faults
}

// send gives the tab an order.
func send[P, R any](t *testing.T, b *tab, command cdp.Command[P, R], params P) R {
	t.Helper()
	result, err := chromedp.Call(b.ctx, command, params)
	if err != nil {
		t.Fatal(err)
	}
	return result
}

// do takes steps in the tab, in a minute at most.
func (b *tab) do(t *testing.T, steps ...chromedp.Action[chromedp.Void]) {
	t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, time.Minute)
	defer cancel()
	if err := chromedp.Do(ctx, steps...); err != nil {
		t.Fatal(err)
	}
}

// open shows a page of the site.
func (b *tab) open(t *testing.T, address string) {
	t.Helper()
	b.do(t, chromedp.Navigate(b.site+address))
}

// widen gives the tab a width.
func (b *tab) widen(t *testing.T, width int64) {
	t.Helper()
	b.do(t, chromedp.EmulateViewport(width, 900))
}

// emulate shows pages in a medium, print or screen, and a scheme of colours, light or dark.
func (b *tab) emulate(t *testing.T, medium, scheme string) {
	t.Helper()
	send(t, b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
		Media: medium, Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}},
	})
}
