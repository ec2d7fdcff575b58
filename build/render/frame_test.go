package render_test

import (
	"reflect"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"gongqiu/build/plan"
	"gongqiu/build/render"
)

// sameByFrame compares a page with what the template library makes of it.
func sameByFrame(t *testing.T, r *render.Renderer, name string, view any) {
	t.Helper()
	want, err := r.ByLibrary(view)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	page, err := r.Page(nil, view)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	if diff := cmp.Diff(string(want), string(page)); diff != "" {
		t.Errorf("%s (-library +frame):\n%s", name, diff)
	}
}

// TestFrames: every page of the default theme has a frame, which makes the bytes that html/template makes, whether the
// view is full or has nothing but its base, and whatever its texts hold.
func TestFrames(t *testing.T) {
	r, sites := newRenderer(t)
	for name, views := range samplePages(sites) {
		for _, view := range views {
			sameByFrame(t, r, name, view)
			spoilt := copyOf(view)
			spoil(reflect.ValueOf(spoilt).Elem(), 0)
			sameByFrame(t, r, name+" with awkward texts", spoilt)
			sameByFrame(t, r, name+" with nothing", emptiedView(view))
			if !r.HasFrame(view) {
				t.Errorf("%s: no frame", name)
			}
		}
	}
}

// copyOf is a copy of what a view itself holds.
func copyOf(view any) any {
	made := reflect.New(reflect.TypeOf(view).Elem())
	made.Elem().Set(reflect.ValueOf(view).Elem())
	return made.Interface()
}

// spoil puts what has to be escaped into the texts of a view and of its base.
func spoil(value reflect.Value, depth int) {
	for at := range value.NumField() {
		field, name := value.Field(at), value.Type().Field(at).Name
		switch {
		case name == "Layout" || name == "URL" || name == "MovedTo":
		case field.Kind() == reflect.String:
			field.SetString("\x00<b title=\"x\">&amp; + 'y'</b>\xff\u2028" + field.String())
		case field.Kind() == reflect.Struct && depth == 0:
			spoil(field, depth+1)
		}
	}
}

// emptiedView is a view of the same type with nothing but its site and layout.
func emptiedView(view any) any {
	base := view.(interface{ Page() *plan.Base }).Page()
	empty := reflect.New(reflect.TypeOf(view).Elem())
	empty.Elem().FieldByName("Base").Set(reflect.ValueOf(plan.Base{Site: base.Site, Layout: base.Layout}))
	return empty.Interface()
}

// TestFramesOfOwnersThemes: what an owner writes is the same with a frame or, where it uses more of the template
// language than frames know, without.
func TestFramesOfOwnersThemes(t *testing.T) {
	tests := []struct {
		name, title string
		frame       bool
	}{
		{"fields", `{{$p := .}}{{/* a remark */}}<h1 id="{{.Layout}}">{{$p.Title}}{{with .Kicker}} {{.}} {{$.Title}}{{end}}</h1>`, true},
		{"nested", `{{if .Site.Title}}{{with $x := .Site}}{{$x.Title}}{{end}}{{else}}-{{end}}`, false},
		{"else", `{{if .Preview}}yes{{else}}no{{end}}{{with .Kicker}}{{.}}{{else}}{{.Title}}{{end}}`, true},
		{"shadow", `{{$a := .Title}}{{if $a}}{{$a := .Kicker}}{{$a}}{{end}}{{$a}}`, true},
		{"unknown field", `{{with .Previous}}<a>{{.Title}}</a>{{end}}`, false},
		{"field of a field", `{{.Previous.Title}}`, false},
		{"address", `<a href="{{.Address}}">{{.Title}}</a>`, false},
		{"range", `{{range .Breadcrumb}}<i>{{.Title}}</i>{{end}}`, false},
		{"function", `{{len .Title}} {{print .Title | html}} {{if and .Title .Kicker}}both{{end}}`, false},
		{"title element", `<svg><title>{{.Title}}</title></svg>`, false},
	}
	for _, test := range tests {
		r, site, findings := over(t, fstest.MapFS{"partials/title.html": {Data: []byte(test.title)}})
		if r == nil || len(findings) > 0 {
			t.Fatalf("%s: %v", test.name, findings)
		}
		view := wuxiPage(site, chinese)
		sameByFrame(t, r, test.name, view)
		spoilt := copyOf(view)
		spoil(reflect.ValueOf(spoilt).Elem(), 0)
		sameByFrame(t, r, test.name+" with awkward texts", spoilt)
		if got := r.HasFrame(view); got != test.frame {
			t.Errorf("%s: has a frame: %v", test.name, got)
		}
	}
}

// TestFieldsOfViews: frames know the fields of every view that a template may show or test, by their names, and mean
// what the template library means.
func TestFieldsOfViews(t *testing.T) {
	_, sites := newRenderer(t)
	for name, views := range samplePages(sites) {
		for _, view := range views {
			checkFields(t, name, view, view)
			checkFields(t, name, view, view.(interface{ Page() *plan.Base }).Page())
			checkFields(t, name, view, sites.zh)
		}
	}
}

// elsewhere are fields that no template asks for: parts of a page are appended from the whole of it.
var elsewhere = map[string]bool{
	"Previous": true, "Next": true, "Figures": true, "Tables": true, "Language": true, "Policy": true, "Base": true,
	"Live": true,
}

func checkFields(t *testing.T, page string, view, holder any) {
	t.Helper()
	value := reflect.ValueOf(holder).Elem()
	for at := range value.NumField() {
		field := value.Type().Field(at)
		if elsewhere[field.Name] && field.Type.Kind() != reflect.Slice {
			continue
		}
		if got := render.Member(holder, field.Name); !reflect.DeepEqual(got, value.Field(at).Interface()) {
			t.Errorf("%s: %T.%s is %v to frames", page, view, field.Name, got)
		}
	}
}
