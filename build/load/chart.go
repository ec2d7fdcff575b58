package load

import (
	"strconv"
	"strings"

	"gongqiu/build/decimal"
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
		[]string{"id", "by", "where", "periods", "compare", "mode", "sort", "limit", "line", "axis", "map", "events",
			"title", "summary", "note"})
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
	for _, dimension := range namesOf(m.Get("by")) {
		spec.By = append(spec.By, model.Reference(dimension))
	}
	spec.Compare = choiceOf(m.Get("compare"), model.CompareYear, model.ComparePrevious)
	spec.Mode = choiceOf(m.Get("mode"), model.ModeGrouped, model.ModeShare, model.ModeEven)
	spec.Sort = choiceOf(m.Get("sort"), model.SortValue, model.SortCode)
	spec.Limit = readLimit(m.Get("limit"))
	spec.Line = readChartLine(m.Get("line"))
	spec.Axis = readAxis(m.Get("axis"))
	spec.Map = model.Reference(nameOf(m.Get("map")))
	spec.Events = readEvents(m.Get("events"))
	spec.Periods = model.Reference(nameOf(m.Get("periods")))
	spec.Title, spec.TitleAt = localizedAt(m.Get("title"))
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

// choiceOf reads one of a few words.
func choiceOf(node *yamldoc.Node, allowed ...string) model.Reference {
	value, ok := node.OneOf(allowed...)
	if !ok {
		return model.Reference{}
	}
	return model.Reference{Text: value, Place: node.Place()}
}

// readLimit reads how many rows are shown, at least one.
func readLimit(node *yamldoc.Node) int {
	limit, ok := node.Int()
	if ok && limit < 1 {
		node.Report(diag.YAMLBadValue, diag.Args{"value": strconv.Itoa(limit), "allowed": "1, 2, 3 …", "nearest": "1"})
		return 0
	}
	return limit
}

// readChartLine reads a value worth a line of its own: {value: 1.2, label: 目标}.
func readChartLine(node *yamldoc.Node) model.ChartMark {
	m, ok := node.Map([]string{"value", "label"}, nil)
	if !ok {
		return model.ChartMark{}
	}
	value, ok := readNumber(m.Get("value"), "1.2")
	if !ok {
		return model.ChartMark{}
	}
	return model.ChartMark{Place: node.Place(), Value: value, Label: localized(m.Get("label"))}
}

// readAxis reads how far an axis reaches: {from: 0, to: 1.5}, either of which may be left out.
func readAxis(node *yamldoc.Node) model.ChartAxis {
	m, ok := node.Map(nil, []string{"from", "to"})
	if !ok {
		return model.ChartAxis{}
	}
	bound := func(node *yamldoc.Node) model.ChartBound {
		text, ok := node.Text()
		if !ok {
			return model.ChartBound{}
		}
		value, err := decimal.Parse(text)
		if err != nil {
			node.Report(diag.YAMLBadValue, diag.Args{"value": text, "allowed": "0.8", "nearest": ""})
		}
		return model.ChartBound{Place: node.Place(), Given: err == nil, Value: value}
	}
	return model.ChartAxis{From: bound(m.Get("from")), To: bound(m.Get("to"))}
}

// readEvents reads a list of moments: {at: 2008-Q4, label: 国际金融危机}.
func readEvents(node *yamldoc.Node) []model.ChartMark {
	var events []model.ChartMark
	nodes, _ := node.List()
	for _, node := range nodes {
		if m, ok := node.Map([]string{"at", "label"}, nil); ok {
			events = append(events, model.ChartMark{
				Place: node.Place(), At: model.Reference(nameOf(m.Get("at"))), Label: localized(m.Get("label")),
			})
		}
	}
	return events
}

// chartBlocks reads the fenced chart blocks of a page, whose plain texts are in the language of the page. Each must
// have an id, by which the page shows its chart.
func (r *reader) chartBlocks(blocks []model.Node, language model.Language) []*model.ChartSpec {
	var charts []*model.ChartSpec
	for at := range blocks {
		block := &blocks[at]
		if block.Kind != model.CodeBlock || prose.Language(*block) != "chart" {
			charts = append(charts, r.chartBlocks(block.Children, language)...)
			continue
		}
		node, ok := yamldoc.Parse(prose.CodeText(*block), r.list)
		if !ok {
			continue
		}
		spec := readChart("", node.Speaks(string(language)))
		if spec.ID == "" {
			node.Report(diag.YAMLMissingKey, diag.Args{"key": "id", "in": ""})
			continue
		}
		block.ID = spec.ID
		charts = append(charts, spec)
	}
	return charts
}
