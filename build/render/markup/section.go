package markup

import "gongqiu/build/plan"

// Sections appends the sections of a page, each under a heading of the second level.
func (w *Writer) Sections(dst []byte, page *plan.Base, sections []plan.Section) []byte {
	for at := range sections {
		dst = w.section(dst, page, &sections[at])
	}
	return dst
}

func (w *Writer) section(dst []byte, page *plan.Base, section *plan.Section) []byte {
	dst = append(dst, `<section class="section"`...)
	if section.ID != "" {
		dst = Attribute(dst, "id", section.ID)
	}
	dst = append(dst, '>')
	level := 2
	if section.Title != "" {
		dst = append(dst, `<h2>`...)
		dst = Text(dst, section.Title)
		dst = append(dst, "</h2>\n"...)
		level = 3
	}
	if section.Lead != "" {
		dst = append(dst, `<p class="lead">`...)
		dst = Text(dst, section.Lead)
		dst = append(dst, "</p>\n"...)
	}
	dst = w.Facts(dst, section.Facts)
	dst = w.Figure(dst, section.Figure, level)
	for _, table := range section.Tables {
		dst = w.Table(dst, table)
	}
	dst = w.Prose(dst, page, section.Prose, level)
	dst = w.Links(dst, section.Links)
	dst = w.Grid(dst, section.Grid)
	dst = w.Tree(dst, section.Tree)
	dst = w.Sources(dst, section.Sources)
	return append(dst, "</section>\n"...)
}
