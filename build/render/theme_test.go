package render_test

import (
	"io/fs"
	"regexp"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"gongqiu/build/diag"
	"gongqiu/build/model"
	"gongqiu/build/plan"
	"gongqiu/build/render"
	"gongqiu/build/words"
	"gongqiu/themes"
)

// over makes a renderer with an owner's theme.
func over(t *testing.T, theme fs.FS) (*render.Renderer, *plan.SiteView, []diag.Finding) {
	t.Helper()
	site, findings := sampleSite(model.Chinese), &diag.List{}
	r, err := render.New(render.Options{
		Theme:  render.Theme{Base: themes.Default(), Over: theme, Folder: "themes/mine"},
		Sites:  []*plan.SiteView{site},
		Words:  words.Load(),
		Charts: newDrawer(),
	}, findings)
	if err != nil {
		t.Fatal(err)
	}
	return r, site, findings.Sorted()
}

func TestOwnersThemeWins(t *testing.T) {
	r, site, findings := over(t, fstest.MapFS{
		"partials/title.html": {Data: []byte(`<h1 class="mine">{{.Title}}</h1>` +
			`<img src="{{asset "emblem.svg"}}" alt="">`)},
		"assets/emblem.svg": {Data: []byte(`<svg xmlns="http://www.w3.org/2000/svg"/>`)},
	})
	if r == nil || len(findings) > 0 {
		t.Fatal(findings)
	}
	page, err := r.Page([]byte("before"), wuxiPage(site, chinese))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"before<!DOCTYPE html>", `<h1 class="mine">无锡市`, `src="/assets/emblem.`,
		"by-sector"} {
		if !strings.Contains(string(page), want) {
			t.Errorf("the page lacks %q", want)
		}
	}
}

func TestThemeFaults(t *testing.T) {
	tests := []struct {
		name, path, text string
		code             diag.Code
		line, column     int
		reason           string
	}{
		{"syntax", "layouts/text.html", "{{define \"main\"}}\n{{if}}{{end}}{{end}}", diag.ThemeTemplate, 2, 0,
			"missing value for if"},
		{"field", "layouts/text.html", "{{define \"main\"}}\n<p>求{{.Nothing}}</p>{{end}}", diag.ThemeTemplate, 2, 7,
			"can't evaluate field Nothing"},
		{"function", "partials/title.html", "{{env \"HOME\"}}", diag.ThemeTemplate, 1, 0,
			`function "env" not defined`},
		{"asset", "partials/title.html", "<h1>{{asset \"none.css\"}}</h1>", diag.ThemeTemplate, 1, 7,
			"no file assets/none.css"},
		{"word", "partials/footer.html", "{{word \"none\"}}", diag.ThemeTemplate, 1, 3, `no word`},
		{"context", "partials/title.html", "<a href='{{.Title}}", diag.ThemeTemplate, 0, 0, ""},
		{"script", "partials/title.html", "<h1>x</h1><script>{{range .Contents}}'{{end}}</script>",
			diag.ThemeTemplate, 1, 0, ""},
		{"layout nobody has", "pages/x.html", "x", diag.ThemeUnused, 0, 0, ""},
		{"asset nobody names", "assets/x.css", "x", diag.ThemeUnused, 0, 0, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			r, _, findings := over(t, fstest.MapFS{test.path: {Data: []byte(test.text)}})
			if r != nil || len(findings) == 0 {
				t.Fatalf("no finding, renderer %v", r)
			}
			f := findings[0]
			if f.Code != test.code || f.Place.File != "themes/mine/"+test.path && test.name != "context" {
				t.Errorf("%s at %s, want %s at %s", f.Code, f.Place.File, test.code, test.path)
			}
			if test.line > 0 && (f.Place.Line != test.line || test.column > 0 && f.Place.Column != test.column) {
				t.Errorf("at %d:%d, want %d:%d", f.Place.Line, f.Place.Column, test.line, test.column)
			}
			if !strings.Contains(f.Args["reason"], test.reason) {
				t.Errorf("reason %q, want %q", f.Args["reason"], test.reason)
			}
		})
	}
}

// TestUnsafeIsRefused checks that no page holds what was refused.
func TestUnsafeIsRefused(t *testing.T) {
	r, sites := newRenderer(t)
	link := plan.Link{Title: "x", URL: "javascript:alert(1)"}
	views := map[string]any{
		"link": &plan.ListView{Base: sampleBase(sites.zh, chinese, "list", "x", "x/"),
			Groups: []plan.Section{{Links: []plan.Link{link}}}},
		"chart": &plan.TextView{Base: sampleBase(sites.zh, chinese, "text", "x", "x/"),
			Prose: &model.Prose{Blocks: []model.Node{{Kind: model.CodeBlock, Info: "chart", ID: "none"}}}},
		"image": &plan.TextView{Base: sampleBase(sites.zh, chinese, "text", "x", "x/"),
			Prose: &model.Prose{Blocks: []model.Node{{Kind: model.Image, URL: "https://x.example/a.png"}}}},
		"view": "no view",
	}
	for name, view := range views {
		if page, err := r.Page(nil, view); err == nil || len(page) > 0 {
			t.Errorf("%s: a page of %d bytes, error %v", name, len(page), err)
		}
	}
}

func TestManyGoroutinesSameBytes(t *testing.T) {
	r, sites := newRenderer(t)
	pages := samplePages(sites)
	want := map[any]string{}
	var views []any
	for _, name := range names(pages) {
		for _, view := range pages[name] {
			page, err := r.Page(nil, view)
			if err != nil {
				t.Fatal(err)
			}
			want[view], views = string(page), append(views, view)
		}
	}
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() {
			var buffer []byte
			for range 10 {
				for _, view := range views {
					page, err := r.Page(buffer[:0], view)
					if err != nil || string(page) != want[view] {
						t.Errorf("another page, %v", err)
					}
					buffer = page
				}
			}
		})
	}
	group.Wait()
}

func TestAssets(t *testing.T) {
	r, _ := newRenderer(t)
	for _, asset := range r.Assets() {
		if asset.Name == "site.css" && len(asset.Bytes) > 15<<10 {
			t.Errorf("the style sheet has %d bytes", len(asset.Bytes))
		}
		if !strings.HasSuffix(asset.Name, ".css") {
			continue
		}
		if strings.Contains(string(asset.Bytes), "url(http") || strings.Contains(string(asset.Bytes), "/*") {
			t.Errorf("%s: a remote address or a comment", asset.Path)
		}
	}
}

// TestWordsAreAllUsed checks that every key of the theme is in both languages and is spoken somewhere.
func TestWordsAreAllUsed(t *testing.T) {
	book := words.Load()
	literal := regexp.MustCompile(`\p{Han}|>[^<{]*[A-Za-z]{3}[^<{]*<`)
	_ = fs.WalkDir(themes.Default(), ".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".html") {
			return err
		}
		text, _ := fs.ReadFile(themes.Default(), path)
		if found := literal.Find(regexp.MustCompile(`(?s)\{\{.*?\}\}`).ReplaceAll(text, nil)); found != nil {
			t.Errorf("%s: a literal text %q", path, found)
		}
		return nil
	})
	for _, key := range book.Keys(words.Chinese) {
		if strings.HasPrefix(key, "theme.") && !book.Has(words.English, key) {
			t.Errorf("no English for %s", key)
		}
	}
}
