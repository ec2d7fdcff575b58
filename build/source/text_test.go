package source_test

import (
	"testing"
	"unicode/utf8"

	"gongqiu/build/source"
)

func TestPosition(t *testing.T) {
	text := source.NewText("a.csv", "地区,a\n\n无锡市,12")
	tests := []struct{ offset, line, column int }{
		{0, 1, 1}, {3, 1, 2}, {6, 1, 3}, {8, 1, 5}, {9, 2, 1}, {10, 3, 1}, {19, 3, 4}, {22, 3, 7}, {99, 3, 7}, {-1, 1, 1},
	}
	for _, test := range tests {
		line, column := text.Position(test.offset)
		if line != test.line || column != test.column {
			t.Errorf("Position(%d) = %d:%d, want %d:%d", test.offset, line, column, test.line, test.column)
		}
	}
	if got := text.Line(3); got != "无锡市,12" {
		t.Errorf("Line(3) = %q", got)
	}
	if text.Line(0) != "" || text.Line(4) != "" || text.Lines() != 3 {
		t.Error("a line outside the text is not empty")
	}
	if got := text.Span(10, 19); got.Line != 3 || got.Column != 1 || got.Width != 3 || got.Text != "无锡市,12" {
		t.Errorf("Span = %+v", got)
	}
}

func TestFragment(t *testing.T) {
	page := source.NewText("a.md", "---\ntitle: 求人倍率\ndate: x\n---\n正文\n")
	front := page.Fragment(4, 30)
	if front.FirstLine() != 2 || front.Line(2) != "title: 求人倍率" {
		t.Errorf("first line %d, line 2 %q", front.FirstLine(), front.Line(2))
	}
	line, column := front.Position(len("title: "))
	if line != 2 || column != 8 {
		t.Errorf("position %d:%d", line, column)
	}
	block := source.NewFragment("a.md", "kind: line\nby: x\n", 10, 2)
	place := block.Place(len("kind: line\n"), 2)
	if place.Line != 11 || place.Column != 3 || place.Text != "  by: x" {
		t.Errorf("place %+v", place)
	}
	if got := block.Offset(11, 3); got != len("kind: line\n") {
		t.Errorf("offset %d", got)
	}
}

// FuzzPosition holds Position and Offset to each other and to a plain count.
func FuzzPosition(f *testing.F) {
	f.Add("地区,a\n\n无锡市,12", 9, 3)
	f.Fuzz(func(t *testing.T, content string, offset, indent int) {
		if !utf8.ValidString(content) || offset < 0 || offset > len(content) || !utf8.ValidString(content[:offset]) {
			t.Skip()
		}
		wantLine, wantColumn := 5, 1+max(indent, 0)%10
		for _, r := range content[:offset] {
			wantColumn++
			if r == '\n' {
				wantLine, wantColumn = wantLine+1, 1+max(indent, 0)%10
			}
		}
		text := source.NewFragment("a", content, 5, max(indent, 0)%10)
		line, column := text.Position(offset)
		if line != wantLine || column != wantColumn {
			t.Errorf("Position(%d) of %q = %d:%d, want %d:%d", offset, content, line, column, wantLine, wantColumn)
		}
		if got := text.Offset(line, column); got != offset {
			t.Errorf("Offset(%d, %d) of %q = %d, want %d", line, column, content, got, offset)
		}
	})
}
