// Package lookup finds what a question in the words of its asker is about: a dataset, a quantity, a code, a cell.
//
// In come the resolved datasets and a text such as "supply-demand/ratio.previous?period=2016-Q3&region=无锡市"; out comes
// a subject of the model, or a fault that names the nearest right name. It is apart because texts of the site
// (num:…) and the command line (explain, table) ask in the same words.
package lookup

import (
	"strings"

	"gongqiu/build/diag"
	"gongqiu/build/model"
	"gongqiu/build/words"
)

// Fault is a question that cannot be answered, because a name in it is not known or something is missing. It is the
// asker's, not the machine's.
type Fault struct {
	Key     string   // the text that says what is wrong, "unknown", "ambiguous", "needed", …
	Kind    string   // what sort of name it is about, "dataset", "code", "period", …
	Value   string   // the name as typed
	Of      string   // where it was looked for; may be empty
	Nearest string   // the name that was most likely meant; may be empty
	Known   []string // what could stand in its place; may be empty
}

// knownLimit is how many of the known names a fault lists.
const knownLimit = 24

// Text is the fault for people: what is wrong in one line, and the cure in a second where there is one.
func (f *Fault) Text(texts words.Texts) string {
	args := map[string]string{
		"value": f.Value, "of": f.Of, "nearest": f.Nearest, "kind": texts.Word("kind."+f.Kind, nil),
		"list": strings.Join(f.Known, ", "),
	}
	message := texts.Word("answer.fault."+f.Key, args)
	if len(f.Known) > knownLimit {
		args["list"] = strings.Join(f.Known[:knownLimit], ", ") + ", …"
	}
	switch {
	case f.Nearest != "":
		message += "\n" + texts.Word("answer.fault.nearest", args)
	case len(f.Known) > 0:
		message += "\n" + texts.Word("answer.fault.known", args)
	}
	return message
}

// unknown is the fault of a name that nothing bears. The nearest of the known ids is named, or else the nearest of all
// names.
func unknown(kind, value, of string, names, known []string) *Fault {
	nearest := diag.Nearest(value, known)
	if nearest == "" {
		nearest = diag.Nearest(value, names)
	}
	return &Fault{Key: "unknown", Kind: kind, Value: value, Of: of, Nearest: nearest, Known: known}
}

// CodeName is a code as people and their next question need it: its id, and its label in the language.
func CodeName(entry *model.CodeEntry, language model.Language) string {
	label := entry.Label.In(language)
	switch {
	case entry.ID == "" || entry.ID == label:
		return label
	case label == "":
		return entry.ID
	}
	return entry.ID + " " + label
}
