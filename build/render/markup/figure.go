package markup

import (
	"strconv"

	"gongqiu/build/chart"
	"gongqiu/build/model"
	"gongqiu/build/plan"
)

// Figure appends a chart and all that belongs to it: its heading, the drawing with its unit, the chart in words, its
// numbers as a table that opens or the way to the table of the page that has them, its note, its source and its files.
// The heading is of the given level.
func (w *Writer) Figure(dst []byte, figure *plan.Figure, level int) []byte {
	if figure == nil {
		return dst
	}
	spec := &figure.Chart
	dst = append(dst, `<figure class="figure"`...)
	dst = Attribute(dst, "id", spec.ID)
	dst = append(dst, `><figcaption>`...)
	dst = openHeading(dst, level)
	dst = append(dst, ` id="`...)
	dst = Text(dst, spec.ID)
	dst = append(dst, `-title">`...) // the name of the drawing
	dst = Text(dst, spec.Title)
	dst = closeHeading(dst, level)
	dst = append(dst, "</figcaption>\n<div class=\"drawing\">"...)
	dst = w.charts.AppendSVG(dst, spec, chart.Style{})
	dst = append(dst, "</div>\n<p class=\"summary\">"...)
	dst = Text(dst, w.charts.Summary(spec))
	dst = append(dst, "</p>\n"...)
	if figure.Table == "" {
		dst = w.chartTable(dst, spec)
	} else {
		dst = w.toTable(dst, figure.Table)
	}
	dst = w.remark(dst, w.phrases.note, spec.Note)
	dst = w.remark(dst, w.phrases.sources, spec.Source)
	dst = w.Downloads(dst, figure.Downloads)
	return append(dst, "</figure>\n"...)
}

// chartTable appends the numbers of a chart as a table that opens.
func (w *Writer) chartTable(dst []byte, spec *chart.Spec) []byte {
	data := w.charts.Table(spec)
	if len(data.Rows) == 0 {
		return dst
	}
	table := plan.Table{ID: spec.ID + "-data", Caption: spec.Title, Unit: data.Unit}
	for _, note := range data.Notes {
		table.Notes = append(table.Notes, plan.Note{Text: note})
	}
	table.Headings = make([]plan.Heading, len(data.Head))
	for at, title := range data.Head {
		table.Headings[at] = plan.Heading{Title: title, Numeric: at > 0}
	}
	table.Rows = make([]plan.Row, len(data.Rows))
	cells := make([]plan.TableCell, 0, len(data.Rows)*len(spec.Series))
	for at, row := range data.Rows {
		from := len(cells)
		for _, cell := range row.Cells {
			shown := plan.TableCell{State: cell.State, Note: cell.Note}
			if cell.State == model.Present {
				shown.Text = cell.Text
			}
			cells = append(cells, shown)
		}
		table.Rows[at] = plan.Row{Head: plan.Link{Title: row.Header}, Cells: cells[from:]}
	}
	dst = append(dst, `<details><summary>`...)
	dst = append(dst, w.phrases.dataTable...)
	dst = append(dst, "</summary>\n"...)
	dst = w.Table(dst, &table)
	return append(dst, "</details>\n"...)
}

// toTable appends the way from a chart to the table of the page that has its numbers.
func (w *Writer) toTable(dst []byte, table string) []byte {
	dst = append(dst, `<p class="remark data"><a href="#`...)
	dst = Text(dst, table)
	dst = append(dst, `">`...)
	dst = append(dst, w.phrases.dataTable...)
	return append(dst, "</a></p>\n"...)
}

// remark appends a labelled line under a figure.
func (w *Writer) remark(dst []byte, label, text string) []byte {
	if text == "" {
		return dst
	}
	dst = append(dst, `<p class="remark"><span class="label">`...)
	dst = append(dst, label...)
	dst = append(dst, `</span> `...)
	dst = Text(dst, text)
	return append(dst, "</p>\n"...)
}

func openHeading(dst []byte, level int) []byte {
	dst = append(dst, `<h`...)
	return strconv.AppendInt(dst, int64(level), 10)
}

func closeHeading(dst []byte, level int) []byte {
	dst = append(dst, `</h`...)
	dst = strconv.AppendInt(dst, int64(level), 10)
	return append(dst, ">\n"...)
}
