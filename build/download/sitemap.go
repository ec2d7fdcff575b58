package download

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"gongqiu/build/model"
	"gongqiu/build/plan"
)

// sitemapPath is the site map, or the index of its parts.
const sitemapPath = "sitemap.xml"

// mostURLs is how many addresses one site map holds. The protocol allows 50,000, and 50 MB; with half of the first,
// the second holds as long as an address with all its languages takes less than 2 KB.
const mostURLs = 25_000

// usualURL is the length of an address in a site map without the base URL, with what stands around it.
const usualURL = 80

const (
	xmlHead      = `<?xml version="1.0" encoding="UTF-8"?>` + "\n"
	sitemapSpace = `"http://www.sitemaps.org/schemas/sitemap/0.9"`
	linkSpace    = `"http://www.w3.org/1999/xhtml"`
)

// Sitemap lists the files of the site map: sitemap.xml, or for a large site an index of that name and its parts
// sitemap-1.xml, sitemap-2.xml …. Pages stand in the order of their paths, each with itself and its other languages
// as alternates, the first language also as x-default, and with the day of its last change where that is known.
// Pages of errors, old addresses and derivations are left out. Without a base URL there is no valid site map, and so
// no file.
func Sitemap(p *plan.Plan, baseURL string) []File {
	if baseURL == "" {
		return nil
	}
	listed := make([]int32, 0, len(p.Pages))
	for at := range p.Pages {
		if !p.Pages[at].Moved && !p.Pages[at].Unlisted && !strings.HasSuffix(p.Pages[at].Path, "404.html") {
			listed = append(listed, int32(at))
		}
	}
	alternates := sync.OnceValue(func() [][]int32 { return groupLanguages(p, listed) })
	part := func(path string, pages []int32) File {
		return single(path, func(dst []byte) []byte {
			return appendURLs(dst, p, pages, alternates(), baseURL)
		})
	}
	if len(listed) <= mostURLs {
		return []File{part(sitemapPath, listed)}
	}
	files := []File{{}} // the index, which names the others
	var paths []string
	for pages := range slices.Chunk(listed, mostURLs) {
		path := "sitemap-" + strconv.Itoa(len(files)) + ".xml"
		paths, files = append(paths, path), append(files, part(path, pages))
	}
	files[0] = single(sitemapPath, func(dst []byte) []byte { return appendIndex(dst, paths, baseURL) })
	return files
}

// groupLanguages finds, for each page, all pages of its address, in the order of the site's languages.
func groupLanguages(p *plan.Plan, listed []int32) [][]int32 {
	order := slices.Clone(listed)
	slices.SortFunc(order, func(a, b int32) int {
		x, y := p.Pages[a], p.Pages[b]
		return cmp.Or(cmp.Compare(x.Address, y.Address), cmp.Compare(rank(p, x), rank(p, y)))
	})
	groups := make([][]int32, len(p.Pages))
	for start := 0; start < len(order); {
		end := start + 1
		for end < len(order) && p.Pages[order[end]].Address == p.Pages[order[start]].Address {
			end++
		}
		for _, page := range order[start:end] {
			groups[page] = order[start:end]
		}
		start = end
	}
	return groups
}

// rank is the place of a page's language among those of the site.
func rank(p *plan.Plan, page *plan.Page) int {
	return slices.IndexFunc(p.Sites, func(s *plan.SiteView) bool { return s.Language == page.Language })
}

// tag is the language tag of a language's pages.
func tag(p *plan.Plan, language model.Language) string {
	for _, site := range p.Sites {
		if site.Language == language {
			return site.HTMLLang
		}
	}
	return string(language)
}

func appendURLs(dst []byte, p *plan.Plan, pages []int32, alternates [][]int32, baseURL string) []byte {
	dst = slices.Grow(dst, len(pages)*(len(baseURL)+usualURL)) // and more as need be
	dst = append(dst, xmlHead...)
	dst = append(dst, "<urlset xmlns="+sitemapSpace+" xmlns:xhtml="+linkSpace+">\n"...)
	for _, at := range pages {
		page := p.Pages[at]
		dst = appendLocation(append(dst, "<url><loc>"...), baseURL, page.Path)
		dst = append(dst, "</loc>"...)
		if page.Updated != "" {
			dst = appendXML(append(dst, "<lastmod>"...), page.Updated)
			dst = append(dst, "</lastmod>"...)
		}
		if group := alternates[at]; len(group) > 1 {
			for _, other := range group {
				language := p.Pages[other].Language
				dst = appendAlternate(dst, tag(p, language), baseURL, p.Pages[other].Path)
				if len(p.Sites) > 0 && language == p.Sites[0].Language {
					dst = appendAlternate(dst, "x-default", baseURL, p.Pages[other].Path)
				}
			}
		}
		dst = append(dst, "</url>\n"...)
	}
	return append(dst, "</urlset>\n"...)
}

func appendAlternate(dst []byte, language, baseURL, path string) []byte {
	dst = appendXML(append(dst, "\n<xhtml:link rel=\"alternate\" hreflang=\""...), language)
	dst = appendLocation(append(dst, `" href="`...), baseURL, path)
	return append(dst, `"/>`...)
}

func appendIndex(dst []byte, paths []string, baseURL string) []byte {
	dst = append(dst, xmlHead...)
	dst = append(dst, "<sitemapindex xmlns="+sitemapSpace+">\n"...)
	for _, path := range paths {
		dst = appendLocation(append(dst, "<sitemap><loc>"...), baseURL, path)
		dst = append(dst, "</loc></sitemap>\n"...)
	}
	return append(dst, "</sitemapindex>\n"...)
}

// appendLocation appends the whole address of a file of the output folder. The index of a folder is the folder.
func appendLocation(dst []byte, baseURL, path string) []byte {
	if path == "index.html" || strings.HasSuffix(path, "/index.html") {
		path = strings.TrimSuffix(path, "index.html")
	}
	dst = append(appendXML(dst, baseURL), '/')
	const hex = "0123456789ABCDEF"
	for at := range len(path) {
		c := path[at]
		if 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || strings.IndexByte("/-._~", c) >= 0 {
			dst = append(dst, c)
		} else {
			dst = append(dst, '%', hex[c>>4], hex[c&15])
		}
	}
	return dst
}

// appendXML appends a text of XML or of an attribute in double quotes.
func appendXML(dst []byte, text string) []byte {
	for at := range len(text) {
		switch c := text[at]; c {
		case '&':
			dst = append(dst, "&amp;"...)
		case '<':
			dst = append(dst, "&lt;"...)
		case '>':
			dst = append(dst, "&gt;"...)
		case '"':
			dst = append(dst, "&quot;"...)
		case '\'':
			dst = append(dst, "&apos;"...)
		default:
			dst = append(dst, c)
		}
	}
	return dst
}
