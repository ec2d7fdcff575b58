package table_test

import (
	"testing"

	"github.com/xuri/excelize/v2"

	"gongqiu/build/diag"
	"gongqiu/build/table"
)

// TestMergedHeader states that a merged title and merged headings of a workbook, as staff export them, are one finding
// that names the row which looks like the header.
func TestMergedHeader(t *testing.T) {
	cases := []struct {
		name   string
		rows   [][]any
		merged [][2]string
		line   string // of what looks like the header; empty: there is no finding
		what   string
	}{
		{"a title", [][]any{{"Made up"}, {"职业", "需求人数", "求职人数"}, {"合计", 300, 200}},
			[][2]string{{"A1", "C1"}}, "2", "title"},
		{"a title, a unit", [][]any{{"Made up"}, {nil, nil, "单位：人"}, {"职业", "需求人数", "求职人数"}, {"合计", 300, 200}},
			[][2]string{{"A1", "C1"}}, "3", "title"},
		{"two rows", [][]any{{"职业", "本期", nil, "上期", nil}, {nil, "需求", "求职", "需求", "求职"}, {"合计", 3, 2, 3, 2}},
			[][2]string{{"A1", "A2"}, {"B1", "C1"}, {"D1", "E1"}}, "2", "two"},
		{"a header", [][]any{{"职业", "需求人数", "求职人数"}, {"合计", 300, 200}, {"其他", 1, 2}}, nil, "", ""},
	}
	for _, c := range cases {
		content := book(t, func(file *excelize.File) {
			for at, row := range c.rows {
				cell, _ := excelize.CoordinatesToCellName(1, at+1)
				if err := file.SetSheetRow("Sheet1", cell, &row); err != nil {
					t.Fatal(err)
				}
			}
			for _, merged := range c.merged {
				if err := file.MergeCell("Sheet1", merged[0], merged[1]); err != nil {
					t.Fatal(err)
				}
			}
		})
		var list diag.List
		_, ok := table.Read("x.xlsx", content, table.Options{}, &list)
		found := list.Sorted()
		switch {
		case c.line == "":
			if !ok || len(found) > 0 {
				t.Errorf("%s: %v", c.name, found)
			}
		case ok || len(found) != 1 || found[0].Code != diag.TableHeaderRow || found[0].Args["line"] != c.line ||
			found[0].Args["what"] != c.what || found[0].Place.Cell != "A1":
			t.Errorf("%s: %+v", c.name, found)
		}
	}
}
