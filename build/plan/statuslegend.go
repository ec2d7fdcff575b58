package plan

import (
	"slices"
	"strings"

	"gongqiu/build/chart"
	"gongqiu/build/format"
	"gongqiu/build/model"
)

// Tables mark what a publisher says of a number (provisional, revised …) beside it, and explain the marks that they
// have below. Charts draw provisional numbers and breaks of a series; what else is said of a number stands below them.

// mostNamed is how many periods or codes a line below a chart names before it counts the rest.
const mostNamed = 6

// pointNote is what is said of a number that its drawing does not show.
func (m *maker) pointNote(status model.Status) string {
	switch status {
	case model.Revised, model.Estimated, model.SmallBase, model.Excluded:
		return m.words.Text(m.lang, "theme.meaning."+status.String())
	}
	return ""
}

// noted says whether anything is said of a number of a series.
func noted(series chart.Series) bool {
	for at := range series.Points {
		if series.Points[at].Note != "" {
			return true
		}
	}
	return false
}

// remarks writes below a chart what is said of its numbers, and of which.
func (m *maker) remarks(spec *chart.Spec) {
	if !slices.ContainsFunc(spec.Series, noted) {
		return
	}
	var texts []string
	labels, breaks := make(map[string][]string), make(map[string]bool)
	for _, series := range spec.Series {
		for at := range series.Points {
			point := &series.Points[at]
			if point.Note == "" || at >= len(spec.Categories) {
				continue
			}
			if labels[point.Note] == nil {
				texts = append(texts, point.Note)
			}
			breaks[point.Note] = point.Break // which says its period itself
			if label := spec.Categories[at].Label; !slices.Contains(labels[point.Note], label) {
				labels[point.Note] = append(labels[point.Note], label)
			}
		}
	}
	var lines []string
	if spec.Note != "" {
		lines = append(lines, spec.Note)
	}
	for _, text := range texts {
		named := labels[text]
		key := "remark"
		switch {
		case breaks[text]:
			lines = append(lines, m.word("remark.break", "text", strings.TrimRight(text, "。.")))
			continue
		case len(named) > mostNamed:
			key = "remark.more"
		}
		list := format.List(named[:min(len(named), mostNamed)], m.lang)
		lines = append(lines, m.word(key, "list", list, "count", countText(len(named)),
			"text", strings.TrimRight(text, "。.")))
	}
	spec.Note = strings.Join(lines, m.word("sentence-space"))
}
