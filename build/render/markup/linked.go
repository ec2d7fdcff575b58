package markup

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"gongqiu/build/plan"
)

// LinkedData appends what search engines read of a page: a dataset's description, or else the way to the page. A
// site without a base URL has none, since its addresses would lead nowhere.
func (w *Writer) LinkedData(dst []byte, view any) []byte {
	paged, known := view.(interface{ Page() *plan.Base })
	if !known || originOf(paged.Page().URL) == "" {
		return dst
	}
	dataset, isDataset := view.(*plan.DatasetView)
	if !isDataset && len(paged.Page().Breadcrumb) < 2 {
		return dst
	}
	dst = append(dst, `<script type="application/ld+json">{"@context":"https://schema.org",`...)
	if isDataset {
		dst = describeDataset(dst, dataset)
	} else {
		dst = describeWay(dst, paged.Page())
	}
	return append(dst, "}</script>\n"...)
}

func describeDataset(dst []byte, view *plan.DatasetView) []byte {
	dst = append(dst, `"@type":"Dataset"`...)
	dst = member(dst, "name", view.Title)
	description := view.Summary
	if description == "" {
		description = view.Description
	}
	dst = member(dst, "description", description)
	dst = member(dst, "url", view.URL)
	dst = member(dst, "inLanguage", view.Site.HTMLLang)
	dst = member(dst, "dateModified", view.Updated)
	if view.Site.Organisation != "" {
		dst = append(dst, `,"creator":{"@type":"Organization"`...)
		dst = member(dst, "name", view.Site.Organisation)
		dst = append(dst, '}')
	}
	if len(view.Downloads) == 0 {
		return dst
	}
	dst = append(dst, `,"distribution":[`...)
	for at, file := range view.Downloads {
		if at > 0 {
			dst = append(dst, ',')
		}
		dst = append(dst, `{"@type":"DataDownload"`...)
		dst = member(dst, "name", file.Title)
		dst = memberAddress(dst, "contentUrl", originOf(view.URL), file.URL)
		dst = append(dst, '}')
	}
	return append(dst, ']')
}

func describeWay(dst []byte, page *plan.Base) []byte {
	origin := originOf(page.URL)
	dst = append(dst, `"@type":"BreadcrumbList","itemListElement":[`...)
	for at, link := range page.Breadcrumb {
		if at > 0 {
			dst = append(dst, ',')
		}
		dst = append(dst, `{"@type":"ListItem","position":`...)
		dst = strconv.AppendInt(dst, int64(at+1), 10)
		dst = member(dst, "name", link.Title)
		if link.URL != "" {
			dst = memberAddress(dst, "item", origin, link.URL)
		}
		dst = append(dst, '}')
	}
	return append(dst, ']')
}

// member appends one more member of a JSON object, or nothing where there is nothing to say.
func member(dst []byte, name, value string) []byte {
	if value == "" {
		return dst
	}
	dst = append(dst, ',', '"')
	dst = append(dst, name...)
	dst = append(dst, '"', ':')
	return JSON(dst, value)
}

// memberAddress is member for an address; one of the site is written with the scheme and the host of the site.
func memberAddress(dst []byte, name, origin, address string) []byte {
	if !strings.HasPrefix(address, "/") {
		return member(dst, name, address)
	}
	dst = append(dst, ',', '"')
	dst = append(dst, name...)
	dst = append(dst, '"', ':', '"')
	dst = appendJSON(dst, origin)
	dst = appendJSON(dst, address)
	return append(dst, '"')
}

// JSON appends a text as a JSON string that may stand in a script element: it holds no mark of HTML, and no line end
// that JavaScript knows and JSON does not.
func JSON(dst []byte, text string) []byte {
	dst = append(dst, '"')
	dst = appendJSON(dst, text)
	return append(dst, '"')
}

// appendJSON appends what stands between the quotes of a JSON string.
func appendJSON(dst []byte, text string) []byte {
	const digits = "0123456789abcdef"
	from := 0 // of what stands as it is and is not appended yet
	for at, r := range text {
		if standsInJSON(r) {
			continue
		}
		dst = append(dst, text[from:at]...)
		_, size := utf8.DecodeRuneInString(text[at:])
		from = at + size
		switch r {
		case '"', '\\':
			dst = append(dst, '\\', byte(r))
		case utf8.RuneError:
			dst = utf8.AppendRune(dst, r)
		default:
			dst = append(dst, '\\', 'u', digits[r>>12&15], digits[r>>8&15], digits[r>>4&15], digits[r&15])
		}
	}
	return append(dst, text[from:]...)
}

// standsInJSON says whether a character stands as it is in a JSON string of a script element.
func standsInJSON(r rune) bool {
	switch r {
	case '"', '\\', '<', '>', '&', '\u2028', '\u2029', utf8.RuneError:
		return false
	}
	return r >= ' '
}
