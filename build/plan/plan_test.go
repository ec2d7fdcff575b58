package plan_test

import (
	"io/fs"
	"os"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"
	"unicode"

	"gongqiu/build/diag"
	"gongqiu/build/load"
	"gongqiu/build/model"
	"gongqiu/build/plan"
	"gongqiu/build/resolve"
	"gongqiu/build/source"
	"gongqiu/build/words"
)

// clock is the time of every plan in these tests.
var clock = time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)

// made plans a project, and lists the codes of its findings with their places.
func made(t testing.TB, files fs.FS, options plan.Options) (*model.Site, *plan.Plan, []string) {
	t.Helper()
	var list diag.List
	tree, err := source.FromFS(files, load.Folders(), &list)
	if err != nil {
		t.Fatal(err)
	}
	options.Words, options.Clock = words.Load(), clock
	site := resolve.Site(load.Read(tree, &list), &list)
	p := plan.Make(site, options, &list)
	var found []string
	for _, f := range list.Sorted() {
		found = append(found, string(f.Code)+" "+f.Place.String())
	}
	return site, p, found
}

// own plans the repository's own site, which has no findings.
func own(t testing.TB) (*model.Site, *plan.Plan) {
	t.Helper()
	site, p, found := made(t, os.DirFS("../.."), plan.Options{})
	if len(found) > 0 {
		t.Fatal(found)
	}
	return site, p
}

// TestViews makes the view of every page of the repository's own site on many goroutines at once, and again: the race
// detector hears of what they share, and both are the same.
func TestViews(t *testing.T) {
	_, p := own(t)
	views := make([]any, len(p.Pages))
	var group sync.WaitGroup
	for worker := range 8 {
		group.Go(func() {
			for at := worker; at < len(p.Pages); at += 8 {
				views[at] = p.Pages[at].View()
			}
		})
	}
	group.Wait()
	for at, page := range p.Pages {
		if again := page.View(); !reflect.DeepEqual(views[at], again) {
			t.Errorf("%s: two views of one page differ", page.Path)
		}
	}
}

// TestRoom makes the views of all pages in one room, a handful after the other: none holds anything of the views that had
// its memory before.
func TestRoom(t *testing.T) {
	_, p := own(t)
	var room plan.Room
	for handful := range slices.Chunk(p.Pages, 3) {
		views := make([]any, len(handful))
		for at := range handful {
			views[at] = handful[at].ViewIn(&room)
		}
		for at := range handful {
			if !reflect.DeepEqual(views[at], handful[at].View()) {
				t.Errorf("%s: the view is another one in a room", handful[at].Path)
			}
		}
		room.Clear()
	}
}

// TestAddresses: every page has a path of its own, in the folder of its language, and says the same of itself.
func TestAddresses(t *testing.T) {
	site, p := own(t)
	seen := make(map[string]bool)
	for _, page := range p.Pages {
		if seen[page.Path] {
			t.Errorf("%s is planned twice", page.Path)
		}
		seen[page.Path] = true
		prefix := ""
		if page.Language != site.Config.Languages[0] {
			prefix = string(page.Language) + "/"
		}
		if want := prefix + page.Address; page.Path != want+"index.html" && page.Path != want {
			t.Errorf("%s has the address %s", page.Path, page.Address)
		}
		if strings.ContainsAny(page.Address, ` "'<>%?#\`) || strings.Contains(page.Address, "//") {
			t.Errorf("the address %q", page.Address)
		}
		base := page.View().(interface{ Page() *plan.Base }).Page()
		if base.Address != page.Address || base.Site.Language != page.Language {
			t.Errorf("%s: the view says %q in %s", page.Path, base.Address, base.Site.Language)
		}
	}
	if !slices.IsSortedFunc(p.Pages, func(a, b *plan.Page) int { return strings.Compare(a.Path, b.Path) }) {
		t.Error("pages are not in order")
	}
}

// leftover is a place of a text that nothing was put into, or a text that is not there.
var leftover = regexp.MustCompile(`\{[a-z][a-z.-]*\}|⟦|%!`)

// TestTexts walks through every view of the repository's own site: no text has a gap, nothing that is shown lacks its
// title, and English words have no Chinese among them.
func TestTexts(t *testing.T) {
	_, p := own(t)
	for _, page := range p.Pages {
		view := page.View()
		w := &walker{t: t, page: page.Path, english: page.Language == model.English, ids: make(map[string]bool)}
		w.base(view.(interface{ Page() *plan.Base }).Page())
		w.walk(reflect.ValueOf(view))
		for figure := range plan.Figures(view) {
			w.figure(figure)
		}
	}
}

// walker looks at everything that one page shows.
type walker struct {
	t       *testing.T
	page    string
	english bool
	ids     map[string]bool
}

func (w *walker) errorf(format string, args ...any) {
	w.t.Helper()
	w.t.Errorf("%s: "+format, append([]any{w.page}, args...)...)
}

func (w *walker) base(b *plan.Base) {
	for name, text := range map[string]string{
		"title": b.Title, "head title": b.HeadTitle, "description": b.Description, "layout": b.Layout,
	} {
		if text == "" {
			w.errorf("no %s", name)
		}
	}
}

// walk visits every value below a view. What all pages share is looked at once for each.
func (w *walker) walk(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			w.walk(v.Elem())
		}
	case reflect.Slice:
		for at := range v.Len() {
			w.walk(v.Index(at))
		}
	case reflect.Map:
		for _, key := range v.MapKeys() {
			w.walk(v.MapIndex(key))
		}
	case reflect.Struct:
		if v.CanInterface() {
			w.value(v.Interface())
		}
		for at := range v.NumField() {
			w.walk(v.Field(at))
		}
	case reflect.String:
		if found := leftover.FindString(v.String()); found != "" {
			w.errorf("%q has a gap", v.String())
		}
	}
}

// value looks at one part of a page as a whole.
func (w *walker) value(value any) {
	switch part := value.(type) {
	case plan.Link:
		if part.Title == "" && !reflect.DeepEqual(part, plan.Link{}) {
			w.errorf("a link to %s has no title", part.URL)
		}
		if part.URL != "" && !regexp.MustCompile(`^(/|#|https?://|mailto:|tel:)`).MatchString(part.URL) {
			w.errorf("a link leads to %q", part.URL)
		}
	case plan.Definition:
		if part.Term == "" || part.Text == "" {
			w.errorf("a term is %q: %q", part.Term, part.Text)
		}
	case plan.Number:
		if part.Label == "" || part.Value == "" || part.Period == "" {
			w.errorf("a headline is %+v", part)
		}
		w.unit(part.Unit)
	case plan.Section:
		if part.ID == "" || part.Title == "" {
			w.errorf("a section is %q, %q", part.ID, part.Title)
		}
		w.id(part.ID)
	case plan.Table:
		w.table(&part)
	}
}

func (w *walker) id(id string) {
	if w.ids[id] {
		w.errorf("the id %q is there twice", id)
	}
	w.ids[id] = true
}

// unit: the words of a unit are in the language of the page.
func (w *walker) unit(unit string) {
	han := strings.ContainsFunc(unit, func(r rune) bool { return unicode.Is(unicode.Han, r) })
	if han && w.english || !han && !w.english && unit != "" && unit != "%" {
		w.errorf("the unit %q", unit)
	}
}

// table: every row has a cell for every column, and every mark a note.
func (w *walker) table(table *plan.Table) {
	w.id(table.ID)
	if table.Caption == "" || len(table.Headings) < 2 || len(table.Rows) == 0 {
		w.errorf("the table %q has the caption %q, %d columns, %d rows", table.ID, table.Caption, len(table.Headings),
			len(table.Rows))
	}
	w.unit(table.Unit)
	for _, heading := range table.Headings {
		if heading.Title == "" || heading.Note > len(table.Notes) {
			w.errorf("a heading of %s is %+v", table.ID, heading)
		}
		w.unit(heading.Unit)
	}
	for _, row := range table.Rows {
		cells := len(table.Headings) - 1
		if row.Kind == plan.HeadingRow {
			cells = 0
		}
		if row.Head.Title == "" || len(row.Cells) != cells || row.Note > len(table.Notes) {
			w.errorf("a row of %s is %+v", table.ID, row)
		}
		for _, cell := range row.Cells {
			if cell.Note > len(table.Notes) || cell.Text != "" && cell.State != model.Absent {
				w.errorf("a cell of %s is %+v", table.ID, cell)
			}
		}
	}
}

// figure: every series has a point for every category.
func (w *walker) figure(figure *plan.Figure) {
	spec := &figure.Chart
	w.id(spec.ID)
	if spec.Title == "" || len(spec.Series) == 0 || len(spec.Categories) == 0 || len(figure.Downloads) != len(plan.ChartFilesOf(spec)) {
		w.errorf("the figure %+v", figure)
	}
	for _, series := range spec.Series {
		if series.Name == "" || len(series.Points) != len(spec.Categories) {
			w.errorf("the series %q of %s has %d points for %d categories", series.Name, spec.ID, len(series.Points),
				len(spec.Categories))
		}
	}
}

// project is a made-up project, with files laid over it.
func project(files map[string]string) fstest.MapFS {
	all := fstest.MapFS{}
	for _, set := range []map[string]string{{
		"content/site.yaml":         "schema: 1\ntitle: {zh: 虚构, en: Made up}\n",
		"data/codelists/unit.csv":   "code,zh,en,base,factor\nperson,人,persons,person,1\n",
		"data/codelists/region.csv": "code,zh,en\nx,某市,Town\n",
		"data/d/dataset.yaml": "title: {zh: 供求, en: Market}\nfrequency: quarter\n" +
			"dimensions:\n  region: {codelist: region, title: {zh: 地区, en: Region}}\n" +
			"measures:\n  demand: {title: {zh: 需求, en: Vacancies}, unit: person}\ntables: [{files: \"{region}/{period}.csv\"}]\n",
		"data/d/x/2020-Q1.csv": "demand\n100\n",
	}, files} {
		for name, text := range set {
			all[name] = &fstest.MapFile{Data: []byte(text)}
		}
	}
	return all
}

// paths are the paths of a plan that hold a text, separated by spaces.
func paths(p *plan.Plan, text string) string {
	var found []string
	for _, page := range p.Pages {
		if strings.Contains(page.Path, text) {
			found = append(found, page.Path)
		}
	}
	return strings.Join(found, " ")
}

// TestDates states what is left out until its time, and that a preview has it and says so on every page.
func TestDates(t *testing.T) {
	files := project(map[string]string{
		"content/a-draft.md":  "---\ntitle: a\ndraft: true\n---\n",
		"content/a-past.md":   "---\ntitle: a\ndate: 2026-01-02T11:04:05+08:00\n---\n", // the instant of the clock
		"content/a-future.md": "---\ntitle: a\ndate: 2026-01-02T11:04:06+08:00\n---\n", // a second later
		"content/a-day.md":    "---\ntitle: a\ndate: 2026-01-03\n---\n",
		"content/a-note.md":   "---\ntitle: a\nkind: note\nregion: x\n---\n",
	})
	_, p, found := made(t, files, plan.Options{})
	if got := paths(p, "a-"); got != "a-past/index.html" || len(found) > 0 {
		t.Errorf("planned are %q, findings %v", got, found)
	}
	_, p, _ = made(t, files, plan.Options{Preview: true})
	if got := paths(p, "a-"); got != "a-day/index.html a-draft/index.html a-future/index.html a-past/index.html" {
		t.Errorf("the preview has %q", got)
	}
	for _, page := range p.Pages {
		if !page.View().(interface{ Page() *plan.Base }).Page().Preview {
			t.Errorf("%s is not marked as a preview", page.Path)
		}
	}
}

// TestLinks states which links of a text are findings.
func TestLinks(t *testing.T) {
	text := func(link string) map[string]string {
		return map[string]string{"content/a.md": "# 标题\n\n[链接](" + link + ")\n"}
	}
	for link, want := range map[string]string{
		"/":                      "",
		"/regions/x/":            "",
		"/regions/x/2020-Q1/":    "",
		"/a/#标题":                 "",
		"https://example.org/":   "",
		"#标题":                    "",
		"/data/d/d.csv":          "",
		"/regions/y/":            "page/broken-link content/a.md:3:1",
		"/regions/x":             "page/broken-link content/a.md:3:1",
		"/data/e/e.csv":          "page/broken-link content/a.md:3:1",
		"/regions/x/2020-Q1/x.y": "page/broken-link content/a.md:3:1",
	} {
		_, _, found := made(t, project(text(link)), plan.Options{})
		if got := strings.Join(found, " "); got != want {
			t.Errorf("%s: %q, want %q", link, got, want)
		}
	}
}

// TestFamilies states that a family that is switched off has no page, and that no page leads to one.
func TestFamilies(t *testing.T) {
	folders := map[string]string{
		"periods": "periods/", "regions": "regions/", "categories": "by/", "indicators": "indicators/",
		"targets": "targets/", "datasets": "data/", "policies": "policies/",
	}
	for family, folder := range folders {
		_, p, found := made(t, project(map[string]string{
			"content/site.yaml": "schema: 1\ntitle: a\nfamilies: {" + family + ": false, region_periods: false}\n",
		}), plan.Options{})
		if len(found) > 0 {
			t.Errorf("%s: findings %v", family, found)
		}
		addresses := make(map[string]bool)
		for _, page := range p.Pages {
			addresses["/"+page.Path] = true
			if strings.HasPrefix(page.Address, folder) {
				t.Errorf("without %s there is %s", family, page.Path)
			}
		}
		for _, page := range p.Pages {
			eachLink(reflect.ValueOf(page.View()), func(link plan.Link) {
				address, _, _ := strings.Cut(link.URL, "#")
				if strings.HasSuffix(address, "/") && strings.HasPrefix(address, "/") && !addresses[address+"index.html"] {
					t.Errorf("without %s, %s leads to %s", family, page.Path, link.URL)
				}
			})
		}
	}
}

// eachLink visits the links below a value.
func eachLink(v reflect.Value, visit func(plan.Link)) {
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			eachLink(v.Elem(), visit)
		}
	case reflect.Slice:
		for at := range v.Len() {
			eachLink(v.Index(at), visit)
		}
	case reflect.Struct:
		if v.CanInterface() {
			if link, ok := v.Interface().(plan.Link); ok {
				visit(link)
			}
		}
		for at := range v.NumField() {
			eachLink(v.Field(at), visit)
		}
	}
}

// TestOneLanguage: a site of one language has no other, whichever it is, and no folder for it.
func TestOneLanguage(t *testing.T) {
	for _, language := range []string{"zh", "en"} {
		_, p, found := made(t, project(map[string]string{
			"content/site.yaml": "schema: 1\ntitle: {zh: 虚构, en: Made up}\nlanguages: [" + language + "]\n",
		}), plan.Options{})
		if len(found) > 0 || len(p.Sites) != 1 || paths(p, "zh/")+paths(p, "en/") != "" {
			t.Errorf("%s: %d sites, %q, findings %v", language, len(p.Sites), paths(p, language+"/"), found)
		}
		if got := p.Sites[0].Title; got != map[string]string{"zh": "虚构", "en": "Made up"}[language] {
			t.Errorf("%s: the title is %q", language, got)
		}
	}
}
