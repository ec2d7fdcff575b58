package markup

import (
	"strings"

	"gongqiu/build/plan"
)

// Languages appends the switch to the same page in the other languages, each named in itself.
func (w *Writer) Languages(dst []byte, page *plan.Base) []byte {
	if len(page.Languages) < 2 {
		return dst
	}
	dst = append(dst, `<nav class="languages" aria-label="`...)
	dst = append(dst, w.phrases.languages...)
	dst = append(dst, `"><ul>`...)
	for at := range page.Languages {
		link := &page.Languages[at]
		dst = append(dst, `<li>`...)
		if link.URL == "" {
			dst = append(dst, `<span aria-current="true"`...)
			dst = Attribute(dst, "lang", link.Lang)
		} else {
			dst = append(dst, `<a`...)
			dst = Address(dst, "href", link.URL)
			dst = Attribute(dst, "lang", link.Lang)
			dst = Attribute(dst, "hreflang", link.Lang)
		}
		dst = append(dst, '>')
		dst = Text(dst, link.Title)
		if link.URL == "" {
			dst = append(dst, `</span></li>`...)
		} else {
			dst = append(dst, `</a></li>`...)
		}
	}
	return append(dst, "</ul></nav>\n"...)
}

// Breadcrumb appends the way from home to the page.
func (w *Writer) Breadcrumb(dst []byte, page *plan.Base) []byte {
	if len(page.Breadcrumb) < 2 {
		return dst
	}
	dst = append(dst, `<nav class="breadcrumb" aria-label="`...)
	dst = append(dst, w.phrases.breadcrumb...)
	dst = append(dst, `"><ol>`...)
	for at := range page.Breadcrumb {
		link := &page.Breadcrumb[at]
		if at == len(page.Breadcrumb)-1 {
			dst = append(dst, `<li aria-current="page">`...)
		} else {
			dst = append(dst, `<li>`...)
		}
		dst = w.Link(dst, link)
		dst = append(dst, `</li>`...)
	}
	return append(dst, "</ol></nav>\n"...)
}

// fewestContents is how many sections a page needs before a list of them helps.
const fewestContents = 3

// HasContents says whether a page is long enough for a list of its sections.
func HasContents(page *plan.Base) bool { return len(page.Contents) >= fewestContents }

// Contents appends the list of a page's sections twice: to open, for narrow screens, and to stay in view beside the
// text on wide ones. The style sheet shows one of the two.
func (w *Writer) Contents(dst []byte, page *plan.Base) []byte {
	if !HasContents(page) {
		return dst
	}
	dst = append(dst, `<nav class="contents" aria-label="`...)
	dst = append(dst, w.phrases.contents...)
	dst = append(dst, `"><details class="narrow"><summary>`...)
	dst = append(dst, w.phrases.contents...)
	dst = append(dst, `</summary><ol>`...)
	dst = w.items(dst, page.Contents)
	dst = append(dst, `</ol></details><div class="wide"><p class="label">`...)
	dst = append(dst, w.phrases.contents...)
	dst = append(dst, `</p><ol>`...)
	dst = w.items(dst, page.Contents)
	return append(dst, "</ol></div></nav>\n"...)
}

// Pager appends the links to the page before and the page after in a series.
func (w *Writer) Pager(dst []byte, page *plan.Base) []byte {
	if page.Previous.URL == "" && page.Next.URL == "" {
		return dst
	}
	dst = append(dst, `<nav class="pager" aria-label="`...)
	dst = append(dst, w.phrases.pager...)
	dst = append(dst, `">`...)
	dst = w.turn(dst, "prev", w.phrases.previous, &page.Previous)
	dst = w.turn(dst, "next", w.phrases.next, &page.Next)
	return append(dst, "</nav>\n"...)
}

func (w *Writer) turn(dst []byte, relation, label string, link *plan.Link) []byte {
	if link.URL == "" {
		return dst
	}
	dst = append(dst, `<a`...)
	dst = Attribute(dst, "rel", relation)
	dst = Address(dst, "href", link.URL)
	dst = append(dst, `><span class="label">`...)
	dst = append(dst, label...)
	dst = append(dst, `</span> `...)
	dst = Text(dst, link.Title)
	if link.Detail != "" {
		dst = append(dst, ` <span class="detail">`...)
		dst = Text(dst, link.Detail)
		dst = append(dst, `</span>`...)
	}
	return append(dst, `</a>`...)
}

// Current is the index of the door of the navigation that the page lies behind; -1 when it is behind none.
func Current(site *plan.SiteView, page *plan.Base) int {
	address := strings.TrimPrefix(site.HomeURL, site.BasePath) + page.Address
	best, length := -1, 0
	for at, link := range site.Navigation {
		door := strings.TrimPrefix(link.URL, site.BasePath)
		if strings.HasPrefix(address, door) && len(door) > length && link.URL != site.HomeURL {
			best, length = at, len(door)
		}
	}
	return best
}

// Navigation appends the doors of the site. The one at current is marked as the one that the page lies behind.
func (w *Writer) Navigation(dst []byte, doors []plan.Link, current int) []byte {
	if len(doors) == 0 {
		return dst
	}
	dst = append(dst, `<ul>`...)
	for at := range doors {
		dst = append(dst, `<li><a`...)
		dst = Address(dst, "href", doors[at].URL)
		if at == current {
			dst = append(dst, ` aria-current="true"`...)
		}
		dst = append(dst, '>')
		dst = Text(dst, doors[at].Title)
		dst = append(dst, `</a></li>`...)
	}
	return append(dst, `</ul>`...)
}
