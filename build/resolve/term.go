package resolve

import (
	"net/url"
	"strings"

	"gongqiu/build/diag"
	"gongqiu/build/load"
	"gongqiu/build/model"
)

// terms resolves data/terms.csv: each name leads to one term.
func (r *resolver) terms(terms []*model.Term) {
	r.termNames = make(map[string]*model.Term)
	ids := make(map[string]*model.Term)
	for _, term := range terms {
		if other := ids[strings.ToLower(term.ID)]; other != nil {
			r.list.Add(diag.Finding{Code: diag.CodelistDuplicate, Place: term.Place,
				Args: diag.Args{"value": term.ID}, Related: []diag.Related{{Role: "first", Place: other.Place}}})
			continue
		}
		ids[strings.ToLower(term.ID)] = term
		r.site.Terms = append(r.site.Terms, term)
		for _, name := range term.Names() {
			folded := model.FoldName(name)
			other := r.termNames[folded]
			switch {
			case folded == "":
			case other == nil:
				r.termNames[folded] = term
			case other != term:
				r.list.Add(diag.Finding{Code: diag.CodelistAmbiguous, Place: term.Place,
					Args:    diag.Args{"value": name, "list": other.ID + ", " + term.ID},
					Related: []diag.Related{{Role: "first", Place: other.Place}}})
			}
		}
	}
}

// term turns term:求人倍率 into the address of the term in the glossary.
func (r *resolver) term(node *model.Node, name string) {
	if plain, err := url.PathUnescape(name); err == nil {
		name = plain
	}
	if term := r.termNames[model.FoldName(name)]; term != nil {
		node.URL = model.GlossaryAddress + "#" + term.ID
		return
	}
	if r.broken[load.TheTerms] {
		return
	}
	var known []string
	for _, term := range r.site.Terms {
		for _, name := range term.Names() {
			if name != "" {
				known = append(known, "term:"+name)
			}
		}
	}
	r.reference(node, diag.Nearest("term:"+name, known))
}
