package render

import (
	"fmt"
	"html/template"

	"gongqiu/build/plan"
	"gongqiu/build/render/markup"
)

// doors is what the partial navigation.html is given: the site, and which door of its navigation is open.
type doors struct {
	Site    *plan.SiteView
	Current int // -1 for none
}

// partKey names a part that is the same on many pages: its partial, and the open door.
type partKey struct {
	partial string
	current int
}

// masthead is the name of the site and its search. It is made once.
func (s *siteSet) masthead(page *plan.Base) (template.HTML, error) {
	return s.part(partKey{partialFolder + "/masthead.html", 0}, page.Layout, page.Site)
}

// navigation is the row of doors. It is made once for each door that may be open.
func (s *siteSet) navigation(page *plan.Base) (template.HTML, error) {
	open := doors{page.Site, markup.Current(page.Site, page)}
	return s.part(partKey{partialFolder + "/navigation.html", open.Current}, page.Layout, open)
}

// footer is the foot of the page. It is made once.
func (s *siteSet) footer(page *plan.Base) (template.HTML, error) {
	return s.part(partKey{partialFolder + "/footer.html", 0}, page.Layout, page.Site)
}

// part runs a partial, or finds what it gave before. The partial is the same in the set of every layout.
func (s *siteSet) part(key partKey, layout string, value any) (template.HTML, error) {
	if made, known := s.parts.Load(key); known {
		return made.(template.HTML), nil
	}
	var out appender
	if err := s.layouts[layout].ExecuteTemplate(&out, key.partial, value); err != nil {
		return "", fmt.Errorf("%s: %w", key.partial, err)
	}
	made, _ := s.parts.LoadOrStore(key, template.HTML(out.bytes))
	return made.(template.HTML), nil
}
