package table_test

import (
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"gongqiu/build/diag"
	"gongqiu/build/source"
	"gongqiu/build/table"
)

// FuzzReadText holds the reader to encoding/csv, and every place to the text: what stands there, without its quotes,
// is the cell.
func FuzzReadText(f *testing.F) {
	f.Add("地区,需求\n无锡市,12\n")
	f.Add("a,b\n\"5,142\",\"say \"\"x\"\"\"\n1,\"x\ny\"\n")
	f.Add("a,b\n1,\"2\n3,4\n\"5\",\"6\"\n")
	f.Add("a;b\n1;2,3;4\n")
	f.Add("a\tb\n\"1\"x\t2\n")
	f.Add("a,b,,\n,\n\n1,2,,\n")
	f.Fuzz(func(t *testing.T, content string) {
		if !utf8.ValidString(content) || strings.ContainsRune(content, '\r') {
			t.Skip()
		}
		var list diag.List
		text := source.NewText("a.csv", content)
		got, ok := table.ReadText(text, &list)
		for _, finding := range list.Sorted() {
			checkInside(t, text, finding.Place)
		}
		if !ok {
			if len(list.Sorted()) == 0 {
				t.Error("refused without a finding")
			}
			return
		}
		for row := range got.Rows {
			for column, field := range row.Fields {
				place := got.PlaceOf(row.Line, column)
				checkInside(t, text, place)
				if there := cellAt(text, place); there != field {
					t.Errorf("at %d:%d stands %q, the cell is %q", place.Line, place.Column, there, field)
				}
			}
		}
		if len(list.Sorted()) == 0 {
			checkAgainstLibrary(t, content, got)
		}
	})
}

func checkInside(t *testing.T, text source.Text, place diag.Place) {
	if place.Line < 0 || place.Line > text.Lines() {
		t.Errorf("line %d of %d", place.Line, text.Lines())
	}
	if end := place.Column - 1 + place.Width; place.Line > 0 && end > utf8.RuneCountInString(text.Line(place.Line)) {
		t.Errorf("columns %d+%d outside %q", place.Column, place.Width, text.Line(place.Line))
	}
}

// cellAt reads the cell that begins at a place, by the plainest of rules.
func cellAt(text source.Text, place diag.Place) string {
	rest := text.Content[text.Offset(place.Line, place.Column):]
	if !strings.HasPrefix(rest, `"`) {
		return string([]rune(rest)[:place.Width])
	}
	var cell strings.Builder
	for rest = rest[1:]; rest != ""; rest = rest[1:] {
		if rest[0] == '"' {
			if len(rest) == 1 || rest[1] != '"' {
				break
			}
			rest = rest[1:]
		}
		cell.WriteByte(rest[0])
	}
	return cell.String()
}

// checkAgainstLibrary compares all rows with those of encoding/csv, which is given the delimiter that ours must have
// found: the one under which the first record has as many fields.
func checkAgainstLibrary(t *testing.T, content string, got *table.Table) {
	ours := [][]string{}
	for row := range got.Rows {
		ours = append(ours, slices.Clone(row.Fields))
	}
	for _, delimiter := range ",;\t" {
		reader := csv.NewReader(strings.NewReader(content))
		reader.Comma, reader.FieldsPerRecord = delimiter, -1
		theirs, err := readAll(reader, got.Width())
		if err == nil && slices.EqualFunc(ours, theirs, slices.Equal) {
			return
		}
	}
	t.Errorf("encoding/csv reads %q differently from %q", content, ours)
}

// readAll reads the data rows, without those that are wholly empty.
func readAll(reader *csv.Reader, width int) ([][]string, error) {
	var rows [][]string
	for {
		row, err := reader.Read()
		if errors.Is(err, io.EOF) {
			return rows[min(1, len(rows)):], nil
		}
		if err != nil {
			return nil, err
		}
		if strings.TrimSpace(strings.Join(row, "")) == "" {
			continue
		}
		if len(row) < width {
			return nil, csv.ErrFieldCount
		}
		rows = append(rows, row[:width])
	}
}
