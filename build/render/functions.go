package render

import (
	"fmt"
	"html/template"
	"sync"

	"gongqiu/build/model"
	"gongqiu/build/plan"
	"gongqiu/build/render/markup"
	"gongqiu/build/words"
)

// functions are what templates may call, in the language of one site. None of them reads a file, a clock or the
// environment.
type functions struct {
	writer  *markup.Writer
	words   *words.Book
	site    *plan.SiteView
	assets  []Asset
	scratch *sync.Pool
}

// table lists the functions by the names that templates use. Those that return template.HTML give what package
// markup appended, which is escaped already; nothing else in the program makes a template.HTML.
func (f *functions) table(set *siteSet) template.FuncMap {
	w := f.writer
	return template.FuncMap{
		"word":        f.word,
		"asset":       f.asset,
		"hasContents": markup.HasContents,
		"masthead":    set.masthead,
		"navigation":  set.navigation,
		"footer":      set.footer,

		"head":       onPage(f, w.Head),
		"languages":  onPage(f, w.Languages),
		"breadcrumb": onPage(f, w.Breadcrumb),
		"contents":   onPage(f, w.Contents),
		"pager":      onPage(f, w.Pager),
		"linkedData": onPage(f, w.LinkedData),
		"facts":      onPage(f, w.Facts),
		"links":      onPage(f, w.Links),
		"numbers":    onPage(f, w.Numbers),
		"sources":    onPage(f, w.Sources),
		"downloads":  onPage(f, w.Downloads),
		"table":      onPage(f, w.Table),
		"doors":      f.doors,
		"link": func(link plan.Link) template.HTML {
			return f.html(func(dst []byte) []byte { return w.Link(dst, &link) })
		},
		"figure": func(figure *plan.Figure, level int) template.HTML {
			return f.html(func(dst []byte) []byte { return w.Figure(dst, figure, level) })
		},
		"sections": func(page *plan.Base, sections []plan.Section) template.HTML {
			return f.html(func(dst []byte) []byte { return w.Sections(dst, page, sections) })
		},
		"prose": func(page *plan.Base, prose *model.Prose, level int) template.HTML {
			return f.html(func(dst []byte) []byte { return w.Prose(dst, page, prose, level) })
		},
	}
}

// onPage makes a template function of a part that is appended from one value.
func onPage[V any](f *functions, part func([]byte, V) []byte) func(V) template.HTML {
	return func(value V) template.HTML {
		return f.html(func(dst []byte) []byte { return part(dst, value) })
	}
}

// html runs a part on a buffer that is used again.
func (f *functions) html(part func([]byte) []byte) template.HTML {
	buffer := f.scratch.Get().(*[]byte)
	*buffer = part((*buffer)[:0])
	out := template.HTML(*buffer)
	f.scratch.Put(buffer)
	return out
}

// word is a text of the theme by its key without "theme.", and the names and values that it speaks of.
func (f *functions) word(key string, args ...string) (string, error) {
	full := "theme." + key
	text, known := f.words.Raw(string(f.writer.Language()), full)
	switch {
	case !known:
		return "", fmt.Errorf("no word %q", full)
	case len(args) == 0:
		return text, nil
	}
	return f.words.Text(string(f.writer.Language()), full, args...), nil
}

// asset is the address of a file of the theme.
func (f *functions) asset(name string) (string, error) {
	for _, asset := range f.assets {
		if asset.Name == name {
			return f.site.BasePath + "/" + asset.Path, nil
		}
	}
	return "", fmt.Errorf("the theme has no file assets/%s", name)
}

// doors is the list of the doors of the site, the open one marked.
func (f *functions) doors(d doors) template.HTML {
	return f.html(func(dst []byte) []byte { return f.writer.Navigation(dst, d.Site.Navigation, d.Current) })
}
