package markup

import "gongqiu/build/plan"

// Link appends a link, or its title alone where it leads nowhere, and the few words after it.
func (w *Writer) Link(dst []byte, link *plan.Link) []byte {
	if link.URL == "" {
		if link.Lang == "" {
			dst = Text(dst, link.Title)
		} else {
			dst = append(dst, `<span`...)
			dst = Attribute(dst, "lang", link.Lang)
			dst = append(dst, '>')
			dst = Text(dst, link.Title)
			dst = append(dst, `</span>`...)
		}
	} else {
		dst = append(appendAddress(append(dst, `<a href="`...), link.URL), '"')
		if link.Lang != "" {
			dst = Attribute(dst, "lang", link.Lang)
		}
		dst = w.openExternal(dst, link.URL)
		dst = Text(dst, link.Title)
		dst = w.closeExternal(dst, link.URL)
	}
	if link.Detail != "" {
		dst = append(dst, ` <span class="detail">`...)
		if len(link.Runs) > 0 {
			dst = w.runs(dst, link.Runs)
		} else {
			dst = Text(dst, link.Detail)
		}
		dst = append(dst, `</span>`...)
	}
	return dst
}

// openExternal ends the start tag of a link; one that leaves the site is marked so.
func (w *Writer) openExternal(dst []byte, address string) []byte {
	if external(address) {
		return append(dst, ` rel="external">`...)
	}
	return append(dst, '>')
}

// closeExternal ends a link; one that leaves the site says so to those who do not see its arrow.
func (w *Writer) closeExternal(dst []byte, address string) []byte {
	if external(address) {
		dst = append(dst, `<span class="vh">`...)
		dst = append(dst, w.phrases.external...)
		dst = append(dst, `</span>`...)
	}
	return append(dst, `</a>`...)
}

// Links appends a list of links.
func (w *Writer) Links(dst []byte, links []plan.Link) []byte {
	if len(links) == 0 {
		return dst
	}
	dst = append(dst, `<ul class="links">`...)
	dst = w.items(dst, links)
	return append(dst, "</ul>\n"...)
}

func (w *Writer) items(dst []byte, links []plan.Link) []byte {
	for at := range links {
		dst = append(dst, `<li>`...)
		dst = w.Link(dst, &links[at])
		dst = append(dst, `</li>`...)
	}
	return dst
}

// Facts appends a definition list.
func (w *Writer) Facts(dst []byte, facts []plan.Definition) []byte {
	if len(facts) == 0 {
		return dst
	}
	dst = append(dst, `<dl class="facts">`...)
	for at := range facts {
		fact := &facts[at]
		dst = append(dst, `<div><dt>`...)
		dst = Text(dst, fact.Term)
		dst = append(dst, `</dt><dd>`...)
		if len(fact.Links) > 0 {
			dst = w.runs(dst, fact.Links)
		} else {
			dst = w.Link(dst, &plan.Link{Title: fact.Text, URL: fact.URL})
		}
		dst = append(dst, `</dd></div>`...)
	}
	return append(dst, "</dl>\n"...)
}

// runs appends a text that was cut at the links in it.
func (w *Writer) runs(dst []byte, runs []plan.Link) []byte {
	for at := range runs {
		dst = w.Link(dst, &runs[at])
	}
	return dst
}

// Numbers appends the headline figures: what each is, the figure and its unit, its period and one comparison.
func (w *Writer) Numbers(dst []byte, numbers []plan.Number) []byte {
	if len(numbers) == 0 {
		return dst
	}
	dst = append(dst, `<dl class="numbers">`...)
	for at := range numbers {
		dst = w.number(dst, &numbers[at])
	}
	return append(dst, "</dl>\n"...)
}

func (w *Writer) number(dst []byte, number *plan.Number) []byte {
	dst = append(dst, `<div><dt>`...)
	dst = w.Link(dst, &plan.Link{Title: number.Label, URL: number.URL})
	dst = append(dst, `</dt><dd class="value"`...)
	if number.Place != "" {
		dst = Attribute(dst, "title", number.Place)
	}
	dst = append(dst, `>`...)
	dst = w.Link(dst, &plan.Link{Title: number.Value, URL: number.Derivation})
	if number.Unit != "" {
		dst = append(dst, ` <span class="unit">`...)
		dst = Text(dst, number.Unit)
		dst = append(dst, `</span>`...)
	}
	dst = append(dst, `</dd>`...)
	if number.Detail != "" {
		dst = append(dst, `<dd>`...)
		dst = Text(dst, number.Detail)
		dst = append(dst, `</dd>`...)
	}
	if number.Period != "" {
		dst = append(dst, `<dd class="detail">`...)
		dst = Text(dst, number.Period)
		dst = append(dst, `</dd>`...)
	}
	return append(dst, `</div>`...)
}

// Sources appends where figures come from.
func (w *Writer) Sources(dst []byte, sources []plan.Link) []byte {
	return w.line(dst, `<div class="sources">`, w.phrases.sources, sources)
}

// Downloads appends the files of a table or a chart.
func (w *Writer) Downloads(dst []byte, files []plan.Link) []byte {
	return w.line(dst, `<div class="downloads">`, w.phrases.downloads, files)
}

// line appends a labelled list that stands in one line where it fits.
func (w *Writer) line(dst []byte, open, label string, links []plan.Link) []byte {
	if len(links) == 0 {
		return dst
	}
	dst = append(dst, open...)
	dst = append(dst, `<p class="label">`...)
	dst = append(dst, label...)
	dst = append(dst, `</p><ul>`...)
	dst = w.items(dst, links)
	return append(dst, "</ul></div>\n"...)
}
