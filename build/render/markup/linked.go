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
		dst = member(dst, "contentUrl", absolute(view.URL, file.URL))
		dst = append(dst, '}')
	}
	return append(dst, ']')
}

func describeWay(dst []byte, page *plan.Base) []byte {
	dst = append(dst, `"@type":"BreadcrumbList","itemListElement":[`...)
	for at, link := range page.Breadcrumb {
		if at > 0 {
			dst = append(dst, ',')
		}
		dst = append(dst, `{"@type":"ListItem","position":`...)
		dst = strconv.AppendInt(dst, int64(at+1), 10)
		dst = member(dst, "name", link.Title)
		if link.URL != "" {
			dst = member(dst, "item", absolute(page.URL, link.URL))
		}
		dst = append(dst, '}')
	}
	return append(dst, ']')
}

// absolute is an address of the site with the scheme and the host of the page that it stands in.
func absolute(page, address string) string {
	if strings.HasPrefix(address, "/") {
		return originOf(page) + address
	}
	return address
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

// JSON appends a text as a JSON string that may stand in a script element: it holds no mark of HTML, and no line end
// that JavaScript knows and JSON does not.
func JSON(dst []byte, text string) []byte {
	const digits = "0123456789abcdef"
	dst = append(dst, '"')
	for _, r := range text {
		switch {
		case r == '"' || r == '\\':
			dst = append(dst, '\\', byte(r))
		case r < ' ' || r == '<' || r == '>' || r == '&' || r == '\u2028' || r == '\u2029':
			dst = append(dst, '\\', 'u', digits[r>>12&15], digits[r>>8&15], digits[r>>4&15], digits[r&15])
		default:
			dst = utf8.AppendRune(dst, r)
		}
	}
	return append(dst, '"')
}
