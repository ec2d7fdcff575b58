package render

import (
	"fmt"
	"html/template"
	"strings"
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

// function is what a name means in a template: the function that the template library calls, and for those that append
// to a page, how a frame has them do it without a string of their own.
type function struct {
	called any
	part   part
}

// table lists the functions by the names that templates use. Those that return template.HTML give what package
// markup appended, which is escaped already; nothing else in the program makes a template.HTML.
func (f *functions) table(set *siteSet) map[string]function {
	w := f.writer
	return map[string]function{
		"word":        {called: f.word},
		"asset":       {called: f.asset},
		"hasContents": {called: markup.HasContents},
		"masthead":    shared(set.masthead),
		"navigation":  shared(set.navigation),
		"footer":      shared(set.footer),

		"head":        onPage(f, w.Head),
		"languages":   onPage(f, w.Languages),
		"breadcrumb":  onPage(f, w.Breadcrumb),
		"contents":    onPage(f, w.Contents),
		"pager":       onPage(f, w.Pager),
		"linkedData":  onPage(f, w.LinkedData),
		"live":        onPage(f, f.live),
		"chartStyles": onPage(f, f.chartStyles),
		"textStyles":  onPage(f, f.textStyles),
		"finding":     onPage(f, w.Finding),
		"facts":       onPage(f, w.Facts),
		"links":       onPage(f, w.Links),
		"numbers":     onPage(f, w.Numbers),
		"sources":     onPage(f, w.Sources),
		"downloads":   onPage(f, w.Downloads),
		"table":       onPage(f, w.Table),
		"derivations": onPage(f, w.Derivations),
		"doors":       {called: f.doors},
		"link": onPage(f, func(dst []byte, link plan.Link) []byte {
			return w.Link(dst, &link)
		}),
		"figure":   withSecond(f, w.Figure),
		"sections": withSecond(f, w.Sections),
		"prose": {called: func(page *plan.Base, prose *model.Prose, level int) template.HTML {
			return f.html(func(dst []byte) []byte { return w.Prose(dst, page, prose, level) })
		}, part: part{takes: 3, append: func(dst []byte, values []any) ([]byte, error) {
			page, isPage := values[0].(*plan.Base)
			prose, isProse := values[1].(*model.Prose)
			level, isLevel := values[2].(int)
			if !isPage || !isProse || !isLevel {
				return dst, errUnforeseen
			}
			return w.Prose(dst, page, prose, level), nil
		}}},
	}
}

// given is the argument of a part, which frames give by its place where it is a text or a list.
func given[V any](value any) (V, bool) {
	if place, is := value.(*V); is {
		return *place, true
	}
	v, is := value.(V)
	return v, is
}

// onPage makes a template function of a part that is appended from one value.
func onPage[V any](f *functions, append func([]byte, V) []byte) function {
	return function{
		called: func(value V) template.HTML {
			return f.html(func(dst []byte) []byte { return append(dst, value) })
		},
		part: part{takes: 1, append: func(dst []byte, values []any) ([]byte, error) {
			value, fits := given[V](values[0])
			if !fits {
				return dst, errUnforeseen
			}
			return append(dst, value), nil
		}},
	}
}

// withSecond makes a template function of a part that is appended from two values.
func withSecond[V, W any](f *functions, append func([]byte, V, W) []byte) function {
	return function{
		called: func(first V, second W) template.HTML {
			return f.html(func(dst []byte) []byte { return append(dst, first, second) })
		},
		part: part{takes: 2, append: func(dst []byte, values []any) ([]byte, error) {
			first, fits := given[V](values[0])
			second, fitsToo := given[W](values[1])
			if !fits || !fitsToo {
				return dst, errUnforeseen
			}
			return append(dst, first, second), nil
		}},
	}
}

// shared makes a template function of a part that many pages share.
func shared(make func(*plan.Base) (template.HTML, error)) function {
	return function{
		called: make,
		part: part{takes: 1, append: func(dst []byte, values []any) ([]byte, error) {
			page, fits := values[0].(*plan.Base)
			if !fits {
				return dst, errUnforeseen
			}
			made, err := make(page)
			return append(dst, made...), err
		}},
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

// chartStyles appends the second style sheet of charts to the head of a page that has a chart which needs it.
func (f *functions) chartStyles(dst []byte, view any) []byte {
	for figure := range plan.Figures(view) {
		if figure.Chart.NeedsStyles() {
			return f.styles(dst, "chart.css")
		}
	}
	return dst
}

// styles appends the link to a style sheet, if the theme has it: it may have all styles in one sheet.
func (f *functions) styles(dst []byte, name string) []byte {
	sheet, err := f.asset(name)
	if err != nil {
		return dst
	}
	return append(markup.Attribute(append(dst, `<link rel="stylesheet"`...), "href", sheet), ">\n"...)
}

// textStyles appends the style sheet of texts that speak of numbers of the data or of terms.
func (f *functions) textStyles(dst []byte, view any) []byte {
	if !plan.SpeaksOfData(view) {
		return dst
	}
	return f.styles(dst, "text.css")
}

// liveFiles are what live charts are made of: the loader, the style sheet, and the scripts in the order in which they
// run.
var liveFiles = [...]string{"loader.js", "live.css", "echarts.js", "shell.js", "axes.js", "lens.js", "placed.js"}

// live appends the loader of live charts to the head of a page that has such a chart.
func (f *functions) live(dst []byte, view any) []byte {
	if !plan.IsLive(view) {
		return dst
	}
	files := make([]string, len(liveFiles))
	for at, name := range liveFiles {
		file, err := f.asset(liveFolder + name)
		if err != nil {
			return dst // a theme without these files has still charts
		}
		files[at] = file
	}
	dst = markup.Attribute(append(dst, "<script defer"...), "src", files[0])
	dst = markup.Attribute(dst, "data-style", files[1])
	dst = markup.Attribute(dst, "data-scripts", strings.Join(files[2:], " "))
	dst = markup.Attribute(dst, "data-failed", f.words.Text(string(f.writer.Language()), "chart.live.failed"))
	return append(dst, "></script>\n"...)
}

// doors is the list of the doors of the site, the open one marked.
func (f *functions) doors(d doors) template.HTML {
	return f.html(func(dst []byte) []byte { return f.writer.Navigation(dst, d.Site.Navigation, d.Current) })
}
