package build_test

import (
	"bytes"
	"strings"
	"testing"
)

// TestDerivationPages: the pages that tell how figures were computed are for readers and not for search engines, and no
// other page of the site is kept from them.
func TestDerivationPages(t *testing.T) {
	site := ownSite(t)
	told := 0
	for name, data := range site {
		if !strings.HasSuffix(name, ".html") {
			continue
		}
		derivation := strings.Contains(name, "/derivation/")
		if hidden := bytes.Contains(data, []byte(`<meta name="robots" content="noindex, follow">`)); hidden != derivation {
			t.Errorf("%s: kept from search engines is %v", name, hidden)
		}
		if derivation {
			told++
		}
	}
	if told < 100 {
		t.Errorf("only %d pages", told)
	}
	if bytes.Contains(site["sitemap.xml"], []byte("/derivation/")) {
		t.Error("the site map has derivations")
	}
	page := string(site["regions/620500/2018-Q1/index.html"])
	want := `<a href="/regions/620500/2018-Q1/derivation/#skill/title-senior/ratio">47.08</a>`
	if !strings.Contains(page, want) {
		t.Errorf("the number does not lead to its derivation: no %s", want)
	}
}
