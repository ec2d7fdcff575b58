package build_test

import (
	"bytes"
	"compress/gzip"
	"maps"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"golang.org/x/net/html"

	"gongqiu/build/write"
)

// ownBase is the address that the repository's own site is published at.
const ownBase = "https://gongqiu.example"

// ownSite is the output of the repository's own site, built once for all tests that only look at it.
func ownSite(t *testing.T) map[string][]byte {
	t.Helper()
	site, err := ownOutput()
	if err != nil {
		t.Fatal(err)
	}
	return site
}

var ownOutput = sync.OnceValues(func() (map[string][]byte, error) {
	folder, err := os.MkdirTemp("", "gongqiu")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(folder)
	t := &keeper{}
	out := filepath.Join(folder, "public")
	buildTo(t, "..", out)
	return readFolder(t, out), nil
})

// keeper lets a helper of tests run outside of one; what fails, panics.
type keeper struct{ testing.TB }

func (*keeper) Helper()           {}
func (*keeper) Fatal(args ...any) { panic(args) }

// TestHTML reads every page of the repository's own site, and of the golden sites, as a browser would, and holds it to
// the rules of the house.
func TestHTML(t *testing.T) {
	t.Run("own", func(t *testing.T) { checkSite(t, ownSite(t), ownBase, 600) })
	t.Run("wuxi", func(t *testing.T) {
		checkSite(t, buildSite(t, copyProject(t, "testdata/sites/wuxi")), "https://wuxi.example", 50)
	})
	t.Run("office", func(t *testing.T) { // below a path
		checkSite(t, buildSite(t, copyProject(t, "testdata/sites/office")), "https://office.example/jobs/data", 50)
	})
}

func checkSite(t *testing.T, site map[string][]byte, base string, fewest int) {
	pages := make(map[string]*page)
	for name, data := range site {
		if path.Ext(name) == ".html" {
			pages[name] = readPage(t, name, data, base)
		}
	}
	if len(pages) < fewest {
		t.Errorf("the site has %d pages", len(pages))
	}
	for _, name := range slices.Sorted(maps.Keys(pages)) {
		p := pages[name]
		p.checkText(site[name])
		p.checkHead(pages)
		p.checkBody()
		p.checkLinks(site, pages)
	}
	for name, data := range site {
		if path.Ext(name) == ".css" && len(data) > 15<<10 {
			t.Errorf("%s: %d bytes", name, len(data))
		}
	}
}

// page is what the checks need of a page.
type page struct {
	t          *testing.T
	name       string
	base       string // the address that the site is published at
	language   string
	canonical  string
	alternates map[string]string // hreflang to address
	ids        map[string]bool
	headings   []int
	figures    []*html.Node
	tables     []*html.Node
	links      []string // href and src
	points     []string // ids that attributes name
}

func readPage(t *testing.T, name string, data []byte, base string) *page {
	root, err := html.Parse(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	p := &page{t: t, name: name, base: base, alternates: make(map[string]string), ids: make(map[string]bool)}
	p.walk(root)
	return p
}

func (p *page) errorf(format string, args ...any) {
	p.t.Helper()
	p.t.Errorf("%s: "+format, append([]any{p.name}, args...)...)
}

func (p *page) walk(n *html.Node) {
	if n.Type == html.ElementNode {
		p.element(n)
	}
	for child := range n.ChildNodes() {
		p.walk(child)
	}
}

func (p *page) element(n *html.Node) {
	for _, a := range n.Attr {
		p.attribute(n, a.Key, a.Val)
	}
	switch n.Data {
	case "html":
		p.language = attribute(n, "lang")
	case "link":
		switch attribute(n, "rel") {
		case "canonical":
			p.canonical = attribute(n, "href")
		case "alternate":
			p.alternates[attribute(n, "hreflang")] = attribute(n, "href")
		}
	case "h1", "h2", "h3", "h4", "h5", "h6":
		p.headings = append(p.headings, int(n.Data[1]-'0'))
	case "figure":
		p.figures = append(p.figures, n)
	case "table":
		p.tables = append(p.tables, n)
	case "style", "iframe", "object", "embed", "base":
		p.errorf("has an element %s", n.Data)
	case "script":
		kind := attribute(n, "type")
		if attribute(n, "src") == "" && kind != "application/ld+json" && kind != "application/json" {
			p.errorf("has a script of its own")
		}
	case "img":
		if _, given := find(n, "alt"); !given {
			p.errorf("has an image without alt")
		}
	}
}

func (p *page) attribute(n *html.Node, key, value string) {
	switch key {
	case "id":
		if p.ids[value] || value == "" {
			p.errorf("the id %q is there twice", value)
		}
		p.ids[value] = true
	case "style", "srcdoc", "srcset":
		p.errorf("has an attribute %s on %s", key, n.Data)
	case "href":
		p.links = append(p.links, value)
	case "src":
		if strings.Contains(value, "//") {
			p.errorf("loads %s", value)
		}
		p.links = append(p.links, value)
	case "aria-labelledby", "aria-describedby", "for", "aria-controls":
		p.points = append(p.points, strings.Fields(value)...)
	}
	if strings.HasPrefix(key, "on") {
		p.errorf("has an attribute %s", key)
	}
}

func attribute(n *html.Node, key string) string {
	value, _ := find(n, key)
	return value
}

func find(n *html.Node, key string) (string, bool) {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val, true
		}
	}
	return "", false
}

// leftover is a place of a text that nothing was put into.
var leftover = regexp.MustCompile(`\{[a-z][a-z.-]*\}`)

// checkText looks for what a template or a text left behind.
func (p *page) checkText(data []byte) {
	var packed bytes.Buffer
	w := gzip.NewWriter(&packed)
	if _, err := w.Write(data); err != nil || w.Close() != nil {
		p.t.Fatal(err)
	}
	if len(data) > 150<<10 || packed.Len() > 30<<10 {
		p.errorf("%d bytes, %d compressed", len(data), packed.Len())
	}
	for _, never := range []string{"ZgotmplZ", "⟦", "%!", "<no value>", "javascript:", "\ufffd", " NaN", "undefined"} {
		if bytes.Contains(data, []byte(never)) {
			p.errorf("holds %q", never)
		}
	}
	if found := leftover.Find(data); found != nil {
		p.errorf("holds %s", found)
	}
}

// checkHead asks for the language, the address, and the same page in other languages, each of which must say the same.
func (p *page) checkHead(pages map[string]*page) {
	language := "zh-Hans"
	if strings.HasPrefix(p.name, "en/") {
		language = "en"
	}
	if p.language != language {
		p.errorf("lang is %q, want %q", p.language, language)
	}
	if path.Base(p.name) == "404.html" {
		return
	}
	if want := p.base + "/" + strings.TrimSuffix(p.name, "index.html"); p.canonical != want {
		p.errorf("canonical is %q, want %q", p.canonical, want)
	}
	if len(p.alternates) > 0 && p.alternates[language] != p.canonical { // none where there is no other language
		p.errorf("is not its own alternate: %v", p.alternates)
	}
	for tag, address := range p.alternates {
		other := pages[strings.TrimPrefix(address, p.base+"/")+"index.html"]
		switch {
		case other == nil:
			p.errorf("the alternate %s, %s, is no page", tag, address)
		case !maps.Equal(other.alternates, p.alternates):
			p.errorf("its alternates are %v, those of %s are %v", p.alternates, other.name, other.alternates)
		}
	}
}

// checkBody asks for one heading of the first level and no level left out, for what belongs to every figure, and for
// the head of every table.
func (p *page) checkBody() {
	level, ones := 0, 0
	for _, next := range p.headings {
		if next > level+1 {
			p.errorf("a heading of level %d follows one of level %d", next, level)
		}
		if level = next; next == 1 {
			ones++
		}
	}
	if ones != 1 {
		p.errorf("%d headings of the first level", ones)
	}
	for _, figure := range p.figures {
		has := parts(figure)
		if !has["figcaption"] || !has["svg"] || !has["table"] && !p.leadsToTable(figure) ||
			!has["h2"] && !has["h3"] && !has["h4"] || !has[".summary"] {
			p.errorf("the figure %s lacks a part: %v", attribute(figure, "id"), slices.Sorted(maps.Keys(has)))
		}
	}
	for _, table := range p.tables {
		has := parts(table)
		if !has["th"] {
			p.errorf("a table has no head")
		}
		if id := attribute(table.Parent.Parent, "id"); id != "" && !has["caption"] { // tables of a text have no id
			p.errorf("the table %s has no caption", id)
		}
	}
	for _, id := range p.points {
		if !p.ids[id] {
			p.errorf("names the id %s, which is not there", id)
		}
	}
}

// leadsToTable says whether a figure without a table of its own has a link to a table of the page.
func (p *page) leadsToTable(figure *html.Node) bool {
	for below := range figure.Descendants() {
		if below.Data != "a" || attribute(below.Parent, "class") != "remark data" {
			continue
		}
		return slices.ContainsFunc(p.tables, func(table *html.Node) bool {
			return "#"+attribute(table.Parent.Parent, "id") == attribute(below, "href")
		})
	}
	return false
}

// parts are the elements below a node, and the classes with a dot before them.
func parts(n *html.Node) map[string]bool {
	found := make(map[string]bool)
	for below := range n.Descendants() {
		if below.Type != html.ElementNode {
			continue
		}
		found[below.Data] = true
		for class := range strings.FieldsSeq(attribute(below, "class")) {
			found["."+class] = true
		}
	}
	return found
}

// checkLinks asks that every link within the site leads somewhere, to the id that it names if it names one.
func (p *page) checkLinks(site map[string][]byte, pages map[string]*page) {
	for _, link := range p.links {
		root, _ := url.Parse(p.base)
		link = strings.TrimPrefix(link, root.Scheme+"://"+root.Host)
		if strings.HasPrefix(link, "https://") || strings.HasPrefix(link, "http://") || strings.HasPrefix(link, "data:") ||
			strings.HasPrefix(link, "mailto:") || strings.HasPrefix(link, "tel:") {
			continue
		}
		link, err := url.PathUnescape(link)
		if err != nil {
			p.errorf("the link %s: %v", link, err)
		}
		target, id, _ := strings.Cut(link, "#")
		name := p.name
		if target != "" {
			inside, within := strings.CutPrefix(target, root.Path+"/")
			if !within || strings.HasPrefix(inside, "/") {
				p.errorf("the link %s does not begin at the root of the site", link)
				continue
			}
			if name = inside; name == "" || strings.HasSuffix(name, "/") {
				name += "index.html"
			}
		}
		if _, known := site[name]; !known {
			p.errorf("the link %s leads nowhere", link)
		} else if other := pages[name]; id != "" && other != nil && !other.ids[id] {
			p.errorf("the link %s leads to no place of the page", link)
		}
	}
}

// TestManifestIsWhole: the manifest lists exactly the files of the output.
func TestManifestIsWhole(t *testing.T) {
	site := ownSite(t)
	listed := manifestFiles(t, site)
	for _, name := range slices.Sorted(maps.Keys(site)) {
		if name != write.ManifestName && !slices.Contains(listed, name) {
			t.Errorf("%s is not in the manifest", name)
		}
	}
	if len(listed) != len(site)-1 {
		t.Errorf("the manifest lists %d files, %d are there", len(listed), len(site)-1)
	}
}

func manifestFiles(t *testing.T, site map[string][]byte) []string {
	t.Helper()
	manifest, err := write.ParseManifest(site[write.ManifestName])
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, file := range manifest.Files {
		if int64(len(site[file.Path])) != file.Size {
			t.Errorf("%s has %d bytes, the manifest says %d", file.Path, len(site[file.Path]), file.Size)
		}
		names = append(names, file.Path)
	}
	return names
}
