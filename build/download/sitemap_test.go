package download_test

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"strings"
	"testing"

	"gongqiu/build/download"
	"gongqiu/build/model"
	"gongqiu/build/plan"
)

const base = "https://example.org/a&b"

type urlset struct {
	URLs []struct {
		Loc     string `xml:"loc"`
		LastMod string `xml:"lastmod"`
		Links   []struct {
			Rel  string `xml:"rel,attr"`
			Lang string `xml:"hreflang,attr"`
			Href string `xml:"href,attr"`
		} `xml:"http://www.w3.org/1999/xhtml link"`
	} `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 url"`
}

func pages() *plan.Plan {
	zh, en := model.Chinese, model.English
	return &plan.Plan{
		Sites: []*plan.SiteView{{Language: zh, HTMLLang: "zh-Hans"}, {Language: en, HTMLLang: "en"}},
		Pages: []*plan.Page{
			{Path: "404.html", Address: "404.html", Language: zh},
			{Path: "en/404.html", Address: "404.html", Language: en},
			{Path: "en/index.html", Address: "", Language: en},
			{Path: "index.html", Address: "", Language: zh, Updated: "2016-10-20"},
			{Path: "regions/无锡/index.html", Address: "regions/无锡/", Language: zh},
		},
	}
}

func TestSitemap(t *testing.T) {
	files := download.Sitemap(pages(), base)
	if len(files) != 1 || files[0].Paths[0] != "sitemap.xml" {
		t.Fatalf("files: %v", files)
	}
	text := content(files[0])
	golden(t, "sitemap.xml", text)
	var got urlset
	if err := xml.Unmarshal(text, &got); err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, u := range got.URLs {
		line := u.Loc + " " + u.LastMod
		for _, link := range u.Links {
			line += " " + link.Rel + ":" + link.Lang + "=" + link.Href
		}
		lines = append(lines, line)
	}
	languages := " alternate:zh-Hans=" + base + "/ alternate:x-default=" + base + "/ alternate:en=" + base + "/en/"
	want := []string{
		base + "/en/ " + languages,
		base + "/ 2016-10-20" + languages,
		base + "/regions/%E6%97%A0%E9%94%A1/ ",
	}
	if strings.Join(lines, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(lines, "\n"), strings.Join(want, "\n"))
	}
	if files := download.Sitemap(pages(), ""); len(files) != 0 {
		t.Error("a site without a base URL must not have a site map")
	}
}

func TestSitemapParts(t *testing.T) {
	p := pages()
	p.Pages = nil
	for at := range 60_000 {
		address := fmt.Sprintf("regions/%06d/", at)
		p.Pages = append(p.Pages, &plan.Page{Path: address + "index.html", Address: address, Language: model.Chinese})
	}
	files := download.Sitemap(p, base)
	var index struct {
		Maps []struct {
			Loc string `xml:"loc"`
		} `xml:"sitemap"`
	}
	if err := xml.Unmarshal(content(files[0]), &index); err != nil {
		t.Fatal(err)
	}
	seen := 0
	for at, file := range files[1:] {
		text := content(file)
		if index.Maps[at].Loc != base+"/"+file.Paths[0] {
			t.Errorf("the index names %s, not %s", index.Maps[at].Loc, file.Paths[0])
		}
		count := strings.Count(string(text), "<url>")
		if seen += count; count > 50_000 || len(text) > 50<<20 {
			t.Errorf("%s holds %d addresses in %d bytes", file.Paths[0], count, len(text))
		}
	}
	if seen != len(p.Pages) || len(index.Maps) != len(files)-1 {
		t.Errorf("%d of %d pages in %d parts", seen, len(p.Pages), len(files)-1)
	}
}

func TestFiles(t *testing.T) {
	site := project(t, "testdata/madeup")
	names := func(preview bool) string {
		var paths []string
		for _, file := range download.Files(site, pages(), preview) {
			made := [][]byte{nil}
			if file.Dataset != nil {
				made = written(t, file, nil)
			} else {
				made[0] = content(file)
			}
			for at, path := range file.Paths {
				paths = append(paths, path)
				if strings.HasSuffix(path, ".csv") != bytes.HasPrefix(made[at], []byte(download.ByteOrderMark)) {
					t.Errorf("%s begins with %.12q", path, made[at])
				}
			}
		}
		return strings.Join(paths, " ")
	}
	data := "data/market/market.csv data/market/market.json data/targets/targets.csv data/targets/targets.json "
	if got := names(false); got != data+"robots.txt" {
		t.Errorf("without a base URL: %s", got)
	}
	site.Config.BaseURL = base
	if got := names(false); got != data+"sitemap.xml robots.txt" {
		t.Errorf("with a base URL: %s", got)
	}
	if got := names(true); got != data+"robots.txt" {
		t.Errorf("a preview: %s", got)
	}
	site.Config.Downloads.Data = false
	if got := names(false); got != "sitemap.xml robots.txt" {
		t.Errorf("without downloads: %s", got)
	}
}

func TestRobots(t *testing.T) {
	for _, c := range []struct {
		base    string
		preview bool
		want    string
	}{
		{"", false, "User-agent: *\nAllow: /\n"},
		{base, false, "User-agent: *\nAllow: /\n\nSitemap: " + base + "/sitemap.xml\n"},
		{base, true, "User-agent: *\nDisallow: /\n"},
	} {
		if got := string(download.AppendRobots(nil, c.base, c.preview)); got != c.want {
			t.Errorf("base %q, preview %v: %q", c.base, c.preview, got)
		}
	}
}

// content is the bytes of a file that is made alone.
func content(file download.File) []byte {
	return file.Append(nil)
}
