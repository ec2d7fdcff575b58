package load

import (
	"path"
	"slices"
	"strings"

	"gongqiu/build/diag"
)

// inputKinds are the endings of files that people mean as input; pictures, documents and notes of their own are not.
var inputKinds = []string{
	".csv", ".tsv", ".tab", ".txt", ".xls", ".xlsx", ".xlsm", ".xlsb", ".ods", ".et", ".yaml", ".yml", ".json",
}

// tableKinds are the endings of the files that hold tables, those included that cannot be read.
var tableKinds = inputKinds[:10]

// folderKinds are the endings that are read in the folders of data/ that are no datasets.
var folderKinds = map[string][]string{
	"codelists": {".csv"}, "policies": {".yaml"}, "assessments": {".yaml"}, "charts": {".yaml"},
	"maps": {".yaml", ".json", ".geojson"},
}

// datasetKinds are the endings that are read in a dataset, or refused by name.
var datasetKinds = []string{".csv", ".tsv", ".xlsx", ".xls", ".xlsm", ".xlsb", ".ods", ".et"}

// textKinds are the endings of texts that people may take for those of pages.
var textKinds = []string{".markdown", ".mdown", ".htm", ".html", ".doc", ".docx"}

// unread reports files that are meant as input and that nothing reads: figures must not be missing from the site
// without a word. Datasets without a declaration count among what could not be read.
func (r *reader) unread() {
	undeclared := make(map[string]bool)
	for _, name := range r.tree.Files("data/") {
		kind := strings.ToLower(path.Ext(name))
		folder, _, inFolder := strings.Cut(strings.TrimPrefix(name, "data/"), "/")
		declaration := "data/" + folder + "/" + datasetFile
		switch wanted, special := folderKinds[folder]; {
		case !slices.Contains(inputKinds, kind) || name == termFile || name == declaration:
		case !inFolder:
			r.notRead(name, "place", "")
		case special && slices.Contains(wanted, kind) && kind != path.Ext(name):
			r.notRead(name, "capitals", kind)
		case special && !slices.Contains(wanted, kind):
			r.notRead(name, "kind", strings.Join(wanted, ", "))
		case special:
		case !r.tree.Has(declaration) && slices.Contains(tableKinds, kind) && !undeclared[folder]:
			undeclared[folder], r.broken[folder] = true, true
			r.list.Add(diag.Finding{Code: diag.DatasetUndeclared, Place: filePlace(name), Args: diag.Args{
				"value": "data/" + folder, "nearest": r.misnamed("data/" + folder),
			}})
		case r.tree.Has(declaration) && !slices.Contains(datasetKinds, kind):
			r.notRead(name, "kind", ".csv, .tsv, .xlsx")
		}
	}
	for _, name := range r.tree.Files("content/") {
		if slices.Contains(textKinds, strings.ToLower(path.Ext(name))) {
			r.notRead(name, "kind", ".md")
		}
	}
}

// notRead reports a file that stands in the wrong place, or is of another kind than what is read where it stands.
func (r *reader) notRead(name, what, expected string) {
	r.list.Add(diag.Finding{Code: diag.FileUnread, Place: filePlace(name), Args: diag.Args{
		"file": name, "what": what, "expected": expected,
	}})
}

// misnamed is the file of a folder that was probably meant as its dataset.yaml.
func (r *reader) misnamed(folder string) string {
	var names []string
	for _, name := range r.tree.Files(folder + "/") {
		if kind := path.Ext(name); path.Dir(name) == folder && (kind == ".yaml" || kind == ".yml") {
			names = append(names, path.Base(name))
		}
	}
	return diag.Nearest(datasetFile, names)
}
