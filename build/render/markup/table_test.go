package markup_test

import (
	"strings"
	"testing"

	"gongqiu/build/model"
	"gongqiu/build/plan"
	"gongqiu/build/render/markup"
	"gongqiu/build/words"
)

// TestMarks: every status has a sign that is read out as what it means, the key below the table explains those that
// are there and no others, in both languages; a move has its arrow and its words; a heading row spans the table.
func TestMarks(t *testing.T) {
	table := &plan.Table{
		ID: "t", Caption: "c", Headings: []plan.Heading{{Title: "h"}, {Title: "a", Numeric: true}, {Title: "b", Numeric: true}},
		Rows: []plan.Row{
			{Kind: plan.HeadingRow, Head: plan.Link{Title: "all"}},
			{Depth: 1, Head: plan.Link{Title: "one"}, Cells: []plan.TableCell{
				{Text: "1", Status: model.Provisional}, {Text: "▲3", Said: "up 3 places"},
			}},
			{Depth: 1, Head: plan.Link{Title: "two"}, Cells: []plan.TableCell{
				{Text: "2", Status: model.SmallBase}, {Text: "4", Status: model.Break},
			}},
		},
	}
	for _, language := range []model.Language{model.Chinese, model.English} {
		book := words.Load()
		html := string(markup.New(book, language, nil).Table(nil, table))
		for _, status := range []model.Status{model.Provisional, model.SmallBase, model.Break} {
			mark := book.Text(string(language), "theme.mark."+status.String())
			meaning := book.Text(string(language), "theme.meaning."+status.String())
			for _, piece := range []string{
				`aria-hidden="true">` + mark + `</span><span class="vh"> ` + meaning + `</span>`,
				`<dt>` + mark + `</dt><dd>` + meaning + `</dd>`,
			} {
				if !strings.Contains(html, piece) {
					t.Errorf("%s: no %q in %s", language, piece, html)
				}
			}
		}
		for _, absent := range []model.Status{model.Revised, model.Estimated, model.Excluded} {
			if meaning := book.Text(string(language), "theme.meaning."+absent.String()); strings.Contains(html, "<dd>"+meaning) {
				t.Errorf("%s: %q is explained and not there", language, meaning)
			}
		}
		for _, piece := range []string{
			`<span aria-hidden="true">▲3</span><span class="vh">up 3 places</span>`,
			`<tr class="group"><th scope="row">all</th><td colspan="2"></td></tr>`,
		} {
			if !strings.Contains(html, piece) {
				t.Errorf("%s: no %q in %s", language, piece, html)
			}
		}
	}
}
