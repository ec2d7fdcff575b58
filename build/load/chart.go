package load

import (
	"strings"

	"gongqiu/build/diag"
	"gongqiu/build/model"
	"gongqiu/build/prose"
	"gongqiu/build/yamldoc"
)

// charts reads data/charts/*.yaml.
func (r *reader) charts() []*model.ChartSpec {
	var charts []*model.ChartSpec
	for _, name := range r.tree.Files("data/charts/") {
		if !strings.HasSuffix(name, ".yaml") || !r.goodName(name, stem(name)) {
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
		if spec.ID = own; !goodID(own) {
			m.Get("id").Report(diag.CodelistCode, diag.Args{"value": own})
		}
	}
	spec.Kind = model.Reference(nameOf(m.Get("kind")))
	spec.Dataset = model.Reference(nameOf(m.Get("dataset")))
	for _, measure := range namesOf(m.Get("measure")) {
		spec.Measures = append(spec.Measures, model.Reference(measure))
	}
	spec.By = model.Reference(nameOf(m.Get("by")))
	spec.Periods = model.Reference(nameOf(m.Get("periods")))
	spec.Title = localized(m.Get("title"))
	spec.Summary = localized(m.Get("summary"))
	spec.Note = localized(m.Get("note"))
	if where := m.Get("where"); where != nil {
		entries, _ := where.Entries()
		for _, entry := range entries {
			filter := model.ChartFilter{Dimension: model.Reference{Text: entry.Key, Place: entry.Name.Place()}}
			for _, code := range namesOf(entry.Value) {
				filter.Codes = append(filter.Codes, model.Reference(code))
			}
			spec.Where = append(spec.Where, filter)
		}
	}
	return spec
}

// chartBlocks reads the fenced chart blocks of a page. Each must have an id, by which the page shows its chart.
func (r *reader) chartBlocks(blocks []model.Node) []*model.ChartSpec {
	var charts []*model.ChartSpec
	for at := range blocks {
		block := &blocks[at]
		if block.Kind != model.CodeBlock || prose.Language(*block) != "chart" {
			charts = append(charts, r.chartBlocks(block.Children)...)
			continue
		}
		node, ok := yamldoc.Parse(prose.CodeText(*block), r.list)
		if !ok {
			continue
		}
		spec := readChart("", node)
		if spec.ID == "" {
			node.Report(diag.YAMLMissingKey, diag.Args{"key": "id", "in": ""})
			continue
		}
		block.ID = spec.ID
		charts = append(charts, spec)
	}
	return charts
}
