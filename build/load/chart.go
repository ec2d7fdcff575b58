package load

import (
	"strings"

	"gongqiu/build/model"
	"gongqiu/build/yamldoc"
)

// charts reads data/charts/*.yaml.
func (r *reader) charts() []*model.ChartSpec {
	var charts []*model.ChartSpec
	for _, name := range r.tree.Files("data/charts/") {
		if !strings.HasSuffix(name, ".yaml") {
			continue
		}
		if node, ok := r.yaml(name); ok {
			charts = append(charts, readChart(stem(name), node))
		}
	}
	return charts
}

// readChart reads a chart as an author asks for it, from a file or from a fenced block.
func readChart(id string, node *yamldoc.Node) *model.ChartSpec {
	spec := &model.ChartSpec{ID: id, Place: node.Place()}
	m, ok := node.Map([]string{"kind", "dataset", "measure"},
		[]string{"id", "by", "where", "periods", "title", "summary", "note"})
	if !ok {
		return spec
	}
	if own := textOf(m.Get("id")); own != "" {
		spec.ID = own
	}
	spec.Kind = textOf(m.Get("kind"))
	spec.Dataset = textOf(m.Get("dataset"))
	for _, measure := range namesOf(m.Get("measure")) {
		spec.Measures = append(spec.Measures, measure.Text)
	}
	spec.By = textOf(m.Get("by"))
	spec.Periods = textOf(m.Get("periods"))
	spec.Title = localized(m.Get("title"))
	spec.Summary = localized(m.Get("summary"))
	spec.Note = localized(m.Get("note"))
	if where := m.Get("where"); where != nil {
		entries, _ := where.Entries()
		for _, entry := range entries {
			filter := model.ChartFilter{Dimension: entry.Key, Place: entry.Name.Place()}
			for _, code := range namesOf(entry.Value) {
				filter.Codes = append(filter.Codes, code.Text)
			}
			spec.Where = append(spec.Where, filter)
		}
	}
	return spec
}
