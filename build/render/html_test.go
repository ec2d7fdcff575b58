package render_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// TestHTML holds every golden page to the rules that a reader with a screen reader, or with a strict browser, needs.
func TestHTML(t *testing.T) {
	files, _ := filepath.Glob("testdata/*.html")
	if len(files) == 0 {
		t.Fatal("no golden pages")
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		root, err := html.Parse(strings.NewReader(string(text)))
		if err != nil {
			t.Fatal(err)
		}
		c := &checker{t: t, file: file, ids: map[string]bool{}}
		c.walk(root)
		c.finish()
		if len(text) > 150<<10 {
			t.Errorf("%s: %d bytes", file, len(text))
		}
		for _, never := range []string{"ZgotmplZ", "⟦", " style=", "<style", "javascript:", "%!"} {
			if strings.Contains(string(text), never) {
				t.Errorf("%s: holds %q", file, never)
			}
		}
	}
}

// checker gathers what a page has.
type checker struct {
	t       *testing.T
	file    string
	ids     map[string]bool
	targets []string // ids that links, labels and descriptions point at
	level   int      // of the heading before
	ones    int      // headings of the first level
	policy  bool
}

func (c *checker) walk(n *html.Node) {
	if n.Type == html.ElementNode {
		c.element(n)
	}
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		c.walk(child)
	}
}

func (c *checker) element(n *html.Node) {
	for _, a := range n.Attr {
		c.attribute(n, a)
	}
	switch n.Data {
	case "h1", "h2", "h3", "h4", "h5", "h6":
		level := int(n.Data[1] - '0')
		if level == 1 {
			c.ones++
		}
		if level > c.level+1 {
			c.t.Errorf("%s: a heading of level %d follows one of level %d", c.file, level, c.level)
		}
		c.level = level
	case "figure":
		c.figure(n)
	case "table":
		if find(n, "th") == nil {
			c.t.Errorf("%s: a table has no header", c.file)
		}
	case "script":
		if attribute(n, "type") != "application/ld+json" {
			c.t.Errorf("%s: a script", c.file)
		}
	case "img":
		c.t.Logf("%s: image %s", c.file, attribute(n, "src"))
	case "th":
		if attribute(n, "scope") == "" {
			c.t.Errorf("%s: a th without scope", c.file)
		}
	}
}

func (c *checker) attribute(n *html.Node, a html.Attribute) {
	switch a.Key {
	case "id":
		if c.ids[a.Val] || a.Val == "" {
			c.t.Errorf("%s: the id %q twice, or empty", c.file, a.Val)
		}
		c.ids[a.Val] = true
	case "aria-labelledby", "for":
		c.targets = append(c.targets, strings.Fields(a.Val)...)
	case "href":
		if id, inPage := strings.CutPrefix(a.Val, "#"); inPage {
			c.targets = append(c.targets, id)
		}
		if n.Data == "link" && attribute(n, "rel") == "stylesheet" && !strings.HasPrefix(a.Val, "/assets/") {
			c.t.Errorf("%s: a style sheet at %s", c.file, a.Val)
		}
	case "src":
		if !strings.HasPrefix(a.Val, "/") || strings.HasPrefix(a.Val, "//") {
			c.t.Errorf("%s: something loaded from %s", c.file, a.Val)
		}
	case "http-equiv":
		c.policy = c.policy || a.Val == "Content-Security-Policy"
	case "style", "srcdoc", "onclick", "onload", "onerror":
		c.t.Errorf("%s: an attribute %s", c.file, a.Key)
	}
}

// figure checks that a chart has a heading, a drawing, a summary in words and its numbers.
func (c *checker) figure(n *html.Node) {
	heading := find(n, "h2")
	if heading == nil {
		heading = find(n, "h3")
	}
	if heading == nil || find(n, "svg") == nil || find(n, "table") == nil {
		c.t.Errorf("%s: the figure %s lacks its heading, its drawing or its table", c.file, attribute(n, "id"))
	}
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		if attribute(child, "class") == "summary" && child.FirstChild != nil {
			return
		}
	}
	c.t.Errorf("%s: the figure %s has no summary", c.file, attribute(n, "id"))
}

func (c *checker) finish() {
	if c.ones != 1 {
		c.t.Errorf("%s: %d headings of the first level", c.file, c.ones)
	}
	if !c.policy {
		c.t.Errorf("%s: no content security policy", c.file)
	}
	for _, id := range c.targets {
		if !c.ids[id] {
			c.t.Errorf("%s: nothing has the id %q", c.file, id)
		}
	}
}

// find is the first element of a name below n.
func find(n *html.Node, name string) *html.Node {
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		if child.Type == html.ElementNode && child.Data == name {
			return child
		}
		if found := find(child, name); found != nil {
			return found
		}
	}
	return nil
}

func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}
