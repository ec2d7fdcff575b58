package render_test

import (
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"strings"
	"testing"

	"gongqiu/themes"
)

// mostLoader is the size of the largest loader that pages may carry, in bytes.
const mostLoader = 2048

func themeFile(t *testing.T, name string) string {
	t.Helper()
	text, err := fs.ReadFile(themes.Default(), name)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestLoaderIsSmall(t *testing.T) {
	if size := len(themeFile(t, "assets/live/loader.js")); size > mostLoader {
		t.Errorf("the loader has %d bytes, and may have %d", size, mostLoader)
	}
}

// TestEngineIsTheOneDescribed states that the vendored bundle is the one whose making is described beside it, and that
// its licences come with it.
func TestEngineIsTheOneDescribed(t *testing.T) {
	sum := sha256.Sum256([]byte(themeFile(t, "assets/live/echarts.js")))
	if want, _, _ := strings.Cut(themeFile(t, "vendor/echarts/SHA256SUMS"), " "); hex.EncodeToString(sum[:]) != want {
		t.Errorf("echarts.js has the sum %x, and SHA256SUMS says %s", sum, want)
	}
	licences := themeFile(t, "assets/live/LICENSE.txt")
	for _, words := range []string{"Apache License", "zrender (BSD 3-Clause)", "Mike Bostock", "tslib (0BSD)"} {
		if !strings.Contains(licences, words) {
			t.Errorf("LICENSE.txt does not say %q", words)
		}
	}
	if !strings.Contains(themeFile(t, "assets/live/NOTICE.txt"), "The Apache Software Foundation") {
		t.Error("NOTICE.txt is not that of Apache ECharts")
	}
	readme := themeFile(t, "vendor/echarts/README.md")
	for _, version := range []string{`"echarts": "6.1.0"`, `"esbuild": "0.28.2"`} {
		if !strings.Contains(themeFile(t, "vendor/echarts/package.json"), version) {
			t.Errorf("package.json does not ask for %s", version)
		}
		if number := strings.Split(version, `"`)[3]; !strings.Contains(readme, number) {
			t.Errorf("README.md does not name version %s", number)
		}
	}
}

// TestLoaderStandsWhereChartsAre states that a page has the loader exactly when it has a chart and the site wants it.
func TestLoaderStandsWhereChartsAre(t *testing.T) {
	r, sites := newRenderer(t)
	with, without := 0, 0
	for _, wanted := range []bool{true, false} {
		sites.zh.Live, sites.en.Live = wanted, wanted
		for name, views := range samplePages(sites) {
			for _, view := range views {
				page, err := r.Page(nil, view)
				if err != nil {
					t.Fatal(err)
				}
				want := 0
				if wanted && strings.Contains(string(page), "<figure") {
					want = 1
				}
				if got := strings.Count(string(page), "assets/live/loader."); got != want {
					t.Errorf("%s has the loader %d times, and should have it %d times", name, got, want)
				}
				with, without = with+want, without+1-want
			}
		}
	}
	if with == 0 || without == 0 {
		t.Error("the sample pages do not have both")
	}
}
