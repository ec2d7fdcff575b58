package build_test

import (
	"context"
	"net/http"
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
)

// The browser tests build the repository's own site, serve it on the loopback and ask a real browser about pages of
// every kind. They share one site and one browser, in which they run side by side, each in a tab of its own.

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
		"by/", "by/occupation/", "by/seeker-category/", "by/skill/grade-5/", "indicators/", "indicators/supply-demand/ratio/",
		"targets/", "targets/2006/", "regions/100000/2020-Q3/", "regions/360000/2006/", "regions/440000/",
		"policies/", "policies/guofa-2005-36/",
		"policies/timeline/", "policies/matrix/", "policies/groups/laid-off/", "data/", "data/supply-demand/", "methods/", "about/", "404.html",
		"charts/", "charts-more/",
	}
}

// tab is one tab of the browser with a site before it.
type tab struct {
	ctx context.Context

	mutex  sync.Mutex
	site   string   // where the site is served, ending in a slash
	faults []string // what the browser complained about since last asked
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
	b.mutex.Lock()
	defer b.mutex.Unlock()
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
		if thrown := e.ExceptionDetails.Exception; thrown != nil {
			fault += " " + thrown.Description
		}
	case *runtime.EventConsoleAPICalled:
		fault = "writes to the console: " + string(e.Type)
	case *log.EventEntryAdded:
		fault = "logs: " + e.Entry.Text
	}
	if fault != "" {
		b.faults = append(b.faults, fault)
	}
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
