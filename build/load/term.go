package load

import (
	"gongqiu/build/diag"
	"gongqiu/build/model"
)

// termFile holds the words of the field with what they mean.
const termFile = "data/terms.csv"

// terms reads data/terms.csv. A project may do without.
func (r *reader) terms() []*model.Term {
	if !r.tree.Has(termFile) {
		return nil
	}
	r.broken[TheTerms] = true
	t := r.table(termFile)
	if t == nil {
		return nil
	}
	columns, ok := r.columns(t, []string{"id", r.labels(t)},
		[]string{"zh", "en", "aliases", "definition_zh", "definition_en", "page", "source_zh", "source_en"})
	if !ok {
		return nil
	}
	delete(r.broken, TheTerms)
	var terms []*model.Term
	for row := range t.Rows {
		fields := rowReader{t, columns, row}
		term := &model.Term{
			Place: t.PlaceOf(row.Line, columns["id"]), ID: fields.text("id"),
			Label:      model.Text{ZH: fields.text("zh"), EN: fields.text("en")},
			Definition: model.Text{ZH: fields.text("definition_zh"), EN: fields.text("definition_en")},
			Source:     model.Text{ZH: fields.text("source_zh"), EN: fields.text("source_en")},
			Page:       model.Reference(fields.name("page")),
		}
		for _, alias := range fields.names("aliases") {
			term.Aliases = append(term.Aliases, alias.Text)
		}
		if r.saysSomething(term) {
			terms = append(terms, term)
		} else {
			r.broken[TheTerms] = true
		}
	}
	return terms
}

// saysSomething reports a term that lacks what a glossary is made of.
func (r *reader) saysSomething(term *model.Term) bool {
	code := diag.Code("")
	switch {
	case !goodCode(term.ID):
		code = diag.CodelistCode
	case term.Label.Empty():
		code = diag.TermName
	case term.Definition.Empty():
		code = diag.TermDefinition
	default:
		return true
	}
	r.list.Add(diag.Finding{Code: code, Place: term.Place, Args: diag.Args{"value": term.ID}})
	return false
}
