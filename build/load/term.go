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
	t := r.table(termFile)
	if t == nil {
		return nil
	}
	columns, ok := r.columns(t, []string{"id", r.labels(t)},
		[]string{"zh", "en", "aliases", "definition_zh", "definition_en", "page", "source_zh", "source_en"})
	if !ok {
		return nil
	}
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
		if !goodCode(term.ID) {
			r.list.Add(diag.Finding{Code: diag.CodelistCode, Place: term.Place, Args: diag.Args{"value": term.ID}})
			continue
		}
		if term.Definition.Empty() {
			r.list.Add(diag.Finding{Code: diag.TermDefinition, Place: term.Place, Args: diag.Args{"value": term.ID}})
			continue
		}
		terms = append(terms, term)
	}
	return terms
}
