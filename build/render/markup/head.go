package markup

import (
	"strings"

	"gongqiu/build/plan"
)

// strictPolicy is the content security policy of a page whose site does not give one.
const strictPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; " +
	"connect-src 'self'; base-uri 'none'; form-action 'self'"

// Head appends all that stands in a page's head but its style sheet: the policy that forbids every remote address,
// the title, the languages, and what search engines, cards and archives of government pages read.
func (w *Writer) Head(dst []byte, page *plan.Base) []byte {
	site := page.Site
	dst = append(dst, "<meta charset=\"utf-8\">\n"...)
	policy := site.Policy
	if policy == "" {
		policy = strictPolicy
	}
	dst = append(dst, `<meta http-equiv="Content-Security-Policy" content="`...)
	if strings.ContainsAny(policy, "\x00\"&<>") {
		dst = Text(dst, policy)
	} else {
		dst = append(dst, policy...) // its single quotes may stand between double ones
	}
	dst = append(dst, "\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>"...)
	title := page.HeadTitle
	if title == "" {
		title = page.Title
	}
	dst = Text(dst, title)
	dst = append(dst, "</title>\n"...)
	dst = meta(dst, "description", page.Description)
	if page.Preview || page.MovedTo != "" {
		dst = meta(dst, "robots", "noindex, nofollow")
	} else if page.NoIndex {
		dst = meta(dst, "robots", "noindex, follow")
	}
	if page.MovedTo != "" {
		dst = append(dst, `<meta http-equiv="refresh"`...)
		dst = Attribute(dst, "content", "0; url="+page.MovedTo)
		dst = append(dst, ">\n"...)
	}
	dst = append(dst, "<meta name=\"color-scheme\" content=\"light dark\">\n"...)
	origin := originOf(page.URL)
	if origin != "" {
		dst = relation(dst, "canonical", "", page.URL)
		dst = w.alternates(dst, page, origin)
	}
	dst = government(dst, page, origin)
	return w.card(dst, page)
}

// originOf is the scheme and the host of an address; empty when it has none.
func originOf(address string) string {
	scheme := strings.Index(address, "://")
	if scheme < 0 {
		return ""
	}
	if path := strings.IndexByte(address[scheme+3:], '/'); path >= 0 {
		return address[:scheme+3+path]
	}
	return address
}

// meta appends one statement about the page, or nothing when there is nothing to state. The name is a constant of the
// caller.
func meta(dst []byte, name, content string) []byte {
	if content == "" {
		return dst
	}
	dst = append(append(dst, `<meta name="`...), name...)
	dst = Text(append(dst, `" content="`...), content)
	return append(dst, "\">\n"...)
}

// relation appends a link of the head to an address. Language is empty for a link that has none.
func relation(dst []byte, kind, language string, address ...string) []byte {
	dst = append(dst, `<link`...)
	dst = Attribute(dst, "rel", kind)
	if language != "" {
		dst = Attribute(dst, "hreflang", language)
	}
	dst = append(dst, ` href="`...)
	for _, part := range address {
		dst = appendAddress(dst, part)
	}
	return append(dst, "\">\n"...)
}

// alternates appends the same page in every language. The first language of the site serves readers of any other.
func (w *Writer) alternates(dst []byte, page *plan.Base, origin string) []byte {
	if len(page.Languages) < 2 {
		return dst
	}
	for at := range page.Languages {
		dst = alternate(dst, page, &page.Languages[at], page.Languages[at].Lang, origin)
	}
	return alternate(dst, page, &page.Languages[0], "x-default", origin)
}

func alternate(dst []byte, page *plan.Base, link *plan.Link, language, origin string) []byte {
	switch {
	case link.URL == "":
		return relation(dst, "alternate", language, page.URL)
	case strings.HasPrefix(link.URL, "/"):
		return relation(dst, "alternate", language, origin, link.URL)
	}
	return relation(dst, "alternate", language, link.URL)
}

// government appends the statements of 政府网站发展指引: the site, the column that a page is in, and the article.
// Feed readers and archives read exactly these.
func government(dst []byte, page *plan.Base, origin string) []byte {
	dst = meta(dst, "SiteName", page.Site.Title)
	if _, host, has := strings.Cut(origin, "://"); has {
		dst = meta(dst, "SiteDomain", host)
	}
	dst = meta(dst, "SiteIDCode", page.Site.SiteCode)
	if len(page.Breadcrumb) > 2 {
		dst = meta(dst, "ColumnName", page.Breadcrumb[1].Title)
	}
	if page.Address == "" {
		return dst
	}
	dst = meta(dst, "ArticleTitle", page.Title)
	dst = meta(dst, "PubDate", page.Updated)
	return meta(dst, "ContentSource", page.Site.Organisation)
}

// card appends what a shared link shows, and the relations of the page to its neighbours.
func (w *Writer) card(dst []byte, page *plan.Base) []byte {
	dst = property(dst, "og:type", "article")
	dst = property(dst, "og:title", page.Title)
	dst = property(dst, "og:description", page.Description)
	dst = property(dst, "og:site_name", page.Site.Title)
	if strings.Contains(page.URL, "://") {
		dst = property(dst, "og:url", page.URL)
	}
	if page.Previous.URL != "" {
		dst = relation(dst, "prev", "", page.Previous.URL)
	}
	if page.Next.URL != "" {
		dst = relation(dst, "next", "", page.Next.URL)
	}
	return dst
}

func property(dst []byte, name, content string) []byte {
	if content == "" {
		return dst
	}
	dst = append(append(dst, `<meta property="`...), name...)
	dst = Text(append(dst, `" content="`...), content)
	return append(dst, "\">\n"...)
}
