package render

import (
	"errors"
	"html/template"
	"maps"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"gongqiu/build/diag"
)

// baseLayout is the skeleton that every layout fills.
const baseLayout = layoutFolder + "/base.html"

// fault is what is wrong in a template, in the words of its library.
type fault struct {
	file   string // in the theme
	line   int
	column int // in bytes, from 0; -1 when not known
	reason string
}

// parseLayouts makes one template set for each layout: the skeleton, all partials, and the layout. Templates are
// named by their paths, so that faults name the file.
func parseLayouts(files *themeFiles, f *functions, set *siteSet) (map[string]*template.Template, []fault) {
	called := make(template.FuncMap)
	set.partsOf = make(map[string]part)
	table := f.table(set)
	files.functions = slices.Sorted(maps.Keys(table))
	for name, function := range table {
		called[name] = function.called
		if function.part.append != nil {
			set.partsOf[name] = function.part
		}
	}
	skeleton := template.New(baseLayout).Funcs(called).Option("missingkey=error")
	base, found := files.find(baseLayout)
	if !found {
		return nil, []fault{{file: baseLayout, column: -1, reason: "the theme has no such file"}}
	}
	var faults []fault
	for _, file := range append(files.in(partialFolder, ".html"), base) {
		part := skeleton
		if file.path != baseLayout {
			part = skeleton.New(file.path)
		}
		if _, err := part.Parse(string(file.text)); err != nil {
			faults = append(faults, faultOf(err, file.path))
		}
	}
	if len(faults) > 0 {
		return nil, faults
	}
	layouts := make(map[string]*template.Template)
	for _, file := range files.in(layoutFolder, ".html") {
		if file.path == baseLayout {
			continue
		}
		layout, err := skeleton.Clone()
		if err == nil {
			_, err = layout.New(file.path).Parse(string(file.text))
		}
		if err != nil {
			faults = append(faults, faultOf(err, file.path))
			continue
		}
		f.fold(layout)
		layouts[strings.TrimSuffix(path.Base(file.path), ".html")] = layout
	}
	return layouts, faults
}

// located matches where text/template and html/template say that a fault is:
// "template: layouts/home.html:3:14: executing …", "html/template:partials/figure.html:2: …".
var located = regexp.MustCompile(`(?:html/)?template: ?([^:\s]+\.html):(\d+)(?::(\d+))?: ?`)

// faultOf reads the place out of an error of the template library. The innermost error, which its text names last,
// knows it best.
func faultOf(err error, file string) fault {
	f := fault{file: file, column: -1, reason: err.Error()}
	var refused *template.Error
	if errors.As(err, &refused) {
		f.reason = refused.Description
		f.line = refused.Line
		if refused.Name != "" && (refused.Line > 0 || refused.Name != baseLayout) {
			f.file = refused.Name // else the skeleton is said to end wrongly with the layout that does
		}
		if refused.Node == nil {
			return f
		}
	}
	text := firstLine(err.Error())
	if places := located.FindAllStringSubmatchIndex(text, -1); len(places) > 0 {
		at := places[len(places)-1]
		f.file, f.reason = text[at[2]:at[3]], text[at[1]:]
		f.line, _ = strconv.Atoi(text[at[4]:at[5]])
		if at[6] >= 0 {
			f.column, _ = strconv.Atoi(text[at[6]:at[7]])
		}
	}
	return f
}

func firstLine(text string) string {
	line, _, _ := strings.Cut(text, "\n")
	return line
}

// finding gives a fault its place in the project, and says what it is and how to cure it. Columns count characters from
// 1.
func (t *themeFiles) finding(f fault) diag.Finding {
	file, known := t.find(f.file)
	place := diag.Place{File: defaultFolder + "/" + f.file, Line: f.line}
	if known && file.over {
		place.File = t.folder + "/" + f.file
	}
	class, value := classify(f.reason)
	if line, column := unclosed(string(file.text), f.line); class == "character" && line > 0 {
		class, f.line, f.column = "unclosed", line, column
		place.Line = line
	}
	if lines := strings.Split(string(file.text), "\n"); f.line > 0 && f.line <= len(lines) {
		place.Text = strings.TrimSuffix(lines[f.line-1], "\r")
		if f.column >= 0 && f.column <= len(place.Text) {
			place.Column = utf8.RuneCountInString(place.Text[:f.column]) + 1
		} else {
			place.Column, place.Width = pinpoint(place.Text, class, value)
		}
	}
	return diag.Finding{
		Code:  diag.ThemeTemplate,
		Place: place,
		Args: diag.Args{
			"file": place.File, "what": class, "cure": class, "value": value,
			"nearest": t.nearest(class, value), "reason": f.reason,
		},
	}
}
