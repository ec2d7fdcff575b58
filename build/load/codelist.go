package load

import (
	"slices"
	"strings"

	"gongqiu/build/diag"
	"gongqiu/build/model"
	"gongqiu/build/table"
)

// unitFile is the one codelist with columns of its own.
const unitFile = "data/codelists/unit.csv"

// codelists reads data/codelists/*.csv. A faulty row is left out; the others stand.
func (r *reader) codelists() ([]UnitDraft, []*CodelistDraft) {
	var units []UnitDraft
	var lists []*CodelistDraft
	for _, name := range r.tree.Files("data/codelists/") {
		if !strings.HasSuffix(name, ".csv") {
			continue
		}
		t := r.table(name)
		if t == nil {
			continue
		}
		if name == unitFile {
			units = r.units(t)
			continue
		}
		lists = append(lists, r.codelist(name, t))
	}
	return units, lists
}

// columns finds the columns of a codelist by name. One that is not known, or a required one that is not there, is a
// finding; a column may be among both kinds.
func (r *reader) columns(t *table.Table, required, optional []string) (map[string]int, bool) {
	known := slices.Clone(required)
	for _, name := range optional {
		if !slices.Contains(required, name) {
			known = append(known, name)
		}
	}
	at := make(map[string]int, len(known))
	meant := make(map[string]bool) // columns that an unknown one was probably meant for
	for _, field := range t.Header {
		if !slices.Contains(known, field.Name) {
			nearest := diag.Nearest(field.Name, known)
			meant[nearest] = true
			r.list.Add(diag.Finding{Code: diag.TableUnknownColumn, Place: t.PlaceOfHeader(field), Args: diag.Args{
				"column": field.Printed, "nearest": nearest, "list": strings.Join(known, ", "),
			}})
			continue
		}
		at[field.Name] = field.Column
	}
	complete := true
	for _, name := range required {
		if _, ok := at[name]; !ok && meant[name] {
			complete = false
		} else if !ok {
			r.list.Add(diag.Finding{Code: diag.TableMissingColumn, Place: t.PlaceOfHeader(t.Header[0]),
				Args: diag.Args{"column": name}})
			complete = false
		}
	}
	return at, complete
}

// rowReader reads the named fields of one row.
type rowReader struct {
	table   *table.Table
	columns map[string]int
	row     table.Row
}

func (r rowReader) text(column string) string {
	if at, ok := r.columns[column]; ok {
		return strings.TrimSpace(r.row.Fields[at])
	}
	return ""
}

func (r rowReader) name(column string) Name {
	text := r.text(column)
	if text == "" {
		return Name{}
	}
	return Name{text, r.table.PlaceOf(r.row.Line, r.columns[column])}
}

// names reads several names separated by |.
func (r rowReader) names(column string) []Name {
	whole := r.name(column)
	if !whole.Given() {
		return nil
	}
	var names []Name
	for part := range strings.SplitSeq(whole.Text, "|") {
		if part = strings.TrimSpace(part); part != "" {
			names = append(names, Name{part, whole.Place})
		}
	}
	return names
}

func (r *reader) codelist(name string, t *table.Table) *CodelistDraft {
	draft := &CodelistDraft{ID: stem(name), Place: filePlace(name)}
	columns, ok := r.columns(t, []string{"code", r.labels(t)},
		[]string{"zh", "en", "parent", "groups", "role", "unit", "aliases", "policy", "valid_from", "valid_to"})
	if !ok {
		return draft
	}
	for row := range t.Rows {
		fields := rowReader{t, columns, row}
		code := CodeDraft{
			ID:     fields.name("code"),
			Label:  model.Text{ZH: fields.text("zh"), EN: fields.text("en")},
			Parent: fields.name("parent"), Role: fields.name("role"), Unit: fields.name("unit"),
			Groups: fields.names("groups"), Aliases: fields.names("aliases"), Policies: fields.names("policy"),
			ValidFrom: fields.name("valid_from"), ValidTo: fields.name("valid_to"),
		}
		if !goodCode(code.ID.Text) {
			r.list.Add(diag.Finding{Code: diag.CodelistCode, Place: t.PlaceOf(row.Line, columns["code"]),
				Args: diag.Args{"value": code.ID.Text}})
			continue
		}
		draft.Rows = append(draft.Rows, code)
	}
	return draft
}

// labels is the column of labels that a codelist must have: in any of the languages, best in the site's first.
func (r *reader) labels(t *table.Table) string {
	for _, language := range []model.Language{r.language, model.Chinese, model.English} {
		if _, has := t.Column(string(language)); has {
			return string(language)
		}
	}
	return string(r.language)
}

func (r *reader) units(t *table.Table) []UnitDraft {
	columns, ok := r.columns(t, []string{"code", r.labels(t), "base", "factor"}, []string{"zh", "en"})
	if !ok {
		return nil
	}
	var units []UnitDraft
	for row := range t.Rows {
		fields := rowReader{t, columns, row}
		units = append(units, UnitDraft{
			ID: fields.name("code"), Label: model.Text{ZH: fields.text("zh"), EN: fields.text("en")},
			Base: fields.name("base"), Factor: fields.name("factor"),
		})
	}
	return units
}

// goodCode says whether a code may stand in an address and in a file name: letters, digits, _, - and dots within,
// at most 64 bytes.
func goodCode(code string) bool {
	for at, c := range []byte(code) {
		letter := c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
		if !letter && c != '_' && c != '-' && (c != '.' || at == 0) {
			return false
		}
	}
	return code != "" && len(code) <= 64
}
