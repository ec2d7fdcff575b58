// Package render turns a typed view of package plan into the bytes of a page, with the theme.
//
// In come a theme (the default one and the files that an owner's theme puts in place of its own), the words, the
// drawer of charts, and one view a page; out go bytes. The frame of a page is html/template, which authors may
// change; the regular parts are appended by package markup, and the templates wrap what it gives. The package is
// apart because it is the only one that knows the theme.
//
// A theme's faults are findings with a place, found by running every layout with a sample before any page is
// rendered. A page that holds what html/template refused to write is an error, never a page.
package render

import (
	"bytes"
	"fmt"
	"html/template"
	"io/fs"
	"sync"

	"gongqiu/build/diag"
	"gongqiu/build/plan"
	"gongqiu/build/render/markup"
	"gongqiu/build/words"
)

// Theme is what the site looks like: the default theme, and over it the files of an owner's theme.
type Theme struct {
	Base   fs.FS  // the complete theme
	Over   fs.FS  // nil for none
	Folder string // of Over in the project, "themes/ministry", for the places of findings
}

// Options are what a Renderer is made of.
type Options struct {
	Theme  Theme
	Sites  []*plan.SiteView // one for each language; views that are rendered point at these
	Words  *words.Book
	Charts markup.Charts
}

// Renderer renders the pages of one site. It is safe for use by many goroutines.
type Renderer struct {
	assets  []Asset
	sites   map[*plan.SiteView]*siteSet
	scratch *sync.Pool // *[]byte
}

// siteSet is the theme in one language: a template set for each layout, and the parts that all pages share.
type siteSet struct {
	layouts map[string]*template.Template
	partsOf map[string]part // what frames may call, by the names that templates use
	parts   sync.Map        // partKey → template.HTML
	frames  sync.Map        // *template.Template → *frame
}

// New reads a theme. Its faults are added to findings, and the Renderer is then nil; an error means that the files
// of the theme could not be read.
func New(options Options, findings *diag.List) (*Renderer, error) {
	files, err := readTheme(options.Theme)
	if err != nil {
		return nil, err
	}
	r := &Renderer{
		assets:  makeAssets(files),
		sites:   make(map[*plan.SiteView]*siteSet, len(options.Sites)),
		scratch: &sync.Pool{New: func() any { return new([]byte) }},
	}
	sound := files.reportUnused(findings)
	told := make(map[fault]bool)
	for _, site := range options.Sites {
		set := &siteSet{}
		f := &functions{
			writer:  markup.New(options.Words, site.Language, options.Charts),
			words:   options.Words,
			site:    site,
			assets:  r.assets,
			scratch: r.scratch,
		}
		var faults []fault
		set.layouts, faults = parseLayouts(files, f, set)
		faults = append(faults, trial(set, site)...)
		for _, fault := range faults {
			sound = false
			if !told[fault] { // other layouts and languages say the same
				told[fault] = true
				findings.Add(files.finding(fault))
			}
		}
		r.sites[site] = set
	}
	if !sound {
		return nil, nil
	}
	return r, nil
}

// Page appends the page of a view to dst. The view is a pointer to one of the view types of package plan; its Layout
// names the template that shows it.
func (r *Renderer) Page(dst []byte, view any) ([]byte, error) {
	paged, known := view.(interface{ Page() *plan.Base })
	if !known {
		return dst, fmt.Errorf("render: %T is no view of a page", view)
	}
	base := paged.Page()
	set := r.sites[base.Site]
	if set == nil {
		return dst, fmt.Errorf("render: page %q: its site is not one that the renderer was made for", base.Address)
	}
	layout := set.layouts[base.Layout]
	if layout == nil {
		return dst, fmt.Errorf("render: page %q: the theme has no layout %q", base.Address, base.Layout)
	}
	page, err := set.execute(dst, layout, view)
	if err != nil {
		return dst, fmt.Errorf("render: page %q: %w", base.Address, err)
	}
	if at := bytes.Index(page[len(dst):], []byte(markup.Unsafe)); at >= 0 {
		return dst, fmt.Errorf("render: page %q: something unsafe was refused at …%q…", base.Address,
			excerpt(page[len(dst):], at))
	}
	return page, nil
}

// excerpt is what stands around a place of a page.
func excerpt(page []byte, at int) []byte {
	return page[max(0, at-80):min(len(page), at+80)]
}

// appender is a writer that appends.
type appender struct {
	bytes []byte
}

// Write appends and never fails.
func (a *appender) Write(p []byte) (int, error) {
	a.bytes = append(a.bytes, p...)
	return len(p), nil
}
