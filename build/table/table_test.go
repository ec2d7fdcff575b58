package table_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"gongqiu/build/diag"
	"gongqiu/build/source"
	"gongqiu/build/table"
)

// shown writes findings in one line each: code, place, rows and arguments in the order of their names.
func shown(list *diag.List) string {
	var lines []string
	for _, f := range list.Sorted() {
		place := fmt.Sprintf("%d:%d+%d", f.Place.Line, f.Place.Column, f.Place.Width)
		if f.Place.Cell != "" {
			place = f.Place.Sheet + "!" + f.Place.Cell
		}
		line := fmt.Sprintf("%s %s rows=%d", f.Code, place, f.Rows)
		names := make([]string, 0, len(f.Args))
		for name := range f.Args {
			names = append(names, name)
		}
		slices.Sort(names)
		for _, name := range names {
			line += " " + name + "=" + f.Args[name]
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}

// rowsOf writes the rows of a table, one line each: line number and fields.
func rowsOf(t *table.Table) string {
	var lines []string
	for row := range t.Rows {
		lines = append(lines, fmt.Sprintf("%d %s", row.Line, strings.Join(row.Fields, "|")))
	}
	return strings.Join(lines, "\n")
}

func namesOf(t *table.Table) string {
	var names []string
	for _, field := range t.Header {
		names = append(names, fmt.Sprintf("%d:%s", field.Column, field.Name))
	}
	return strings.Join(names, " ")
}

func TestReadText(t *testing.T) {
	tests := []struct{ name, path, content, header, rows string }{
		{"plain", "a.csv", "地区,需求\n无锡市,12\n", "0:地区 1:需求", "2 无锡市|12"},
		{"no last line end", "a.csv", "a,b\n1,2", "0:a 1:b", "2 1|2"},
		{"quotes", "a.csv", "a,\"b\"\n\"5,142\",\"say \"\"x\"\"\"\n", "0:a 1:b", `2 5,142|say "x"`},
		{"quotes over lines", "a.csv", "a,b\n1,\"x\ny\"\n3,4\n", "0:a 1:b", "2 1|x\ny\n4 3|4"},
		{"empty rows", "a.csv", "\n,\na,b\n\n1,2\n,\n  ,\n3,\n", "0:a 1:b", "5 1|2\n8 3|"},
		{"empty tail", "a.csv", "a,b,,\n1,2,,\n3,4\n5,6,,,,\n", "0:a 1:b", "2 1|2\n3 3|4\n4 5|6"},
		{"column without name or values", "a.csv", "a,,b\n1,,2\n", "0:a 2:b", "2 1||2"},
		{"header folded", "a.csv", "　地区 ,（ＧＤＰ）,\"需求\n人数\",\"per\ncent\"\n1,2,3,4\n",
			"0:地区 1:(GDP) 2:需求人数 3:per cent", "4 1|2|3|4"},
		{"semicolons", "a.csv", "a;b\n1,5;2\n", "0:a 1:b", "2 1,5|2"},
		{"tabs in csv", "a.csv", "a\tb\n1,5\t2\n", "0:a 1:b", "2 1,5|2"},
		{"tsv", "a.tsv", "a,x\tb\n1\t2\n", "0:a,x 1:b", "2 1|2"},
		{"one column", "a.csv", "a\n1\n2\n", "0:a", "2 1\n3 2"},
		{"space is kept", "a.csv", "a,b\n 1 ,2 \n", "0:a 1:b", "2  1 |2 "},
	}
	for _, test := range tests {
		var list diag.List
		got, ok := table.ReadText(source.NewText(test.path, test.content), &list)
		if !ok || len(list.Sorted()) > 0 {
			t.Errorf("%s: %v\n%s", test.name, ok, shown(&list))
			continue
		}
		if namesOf(got) != test.header || rowsOf(got) != test.rows {
			t.Errorf("%s: got %s\n%s", test.name, namesOf(got), rowsOf(got))
		}
		if count := strings.Count(rowsOf(got), "|"); count > 0 && got.Width() == 2 && got.Count() != count {
			t.Errorf("%s: %d rows counted", test.name, got.Count())
		}
	}
}

func TestReadTextFaults(t *testing.T) {
	long := strings.Repeat("x", table.MaximumCell+1)
	tests := []struct {
		name, content, want, rows string
		usable                    bool
	}{
		{"nothing", "\n\n", "table/empty 0:0+0 rows=1 what=header", "", false},
		{"no rows", "a,b\n,\n", "table/empty 1:1+1 rows=1 what=rows", "", false},
		{"short rows", "a,b\n1,2\n3\n4,5\n无\n", "table/field-count 3:1+1 rows=2 expected=2 found=1", "2 1|2\n4 4|5", true},
		{"long rows", "a,b\n1,5,142,7\n3,4\n", "table/field-count 2:5+5 rows=1 expected=2 found=4", "3 3|4", true},
		{"stray quote", "a,b\n无锡,5\"\n3,4\n", "table/syntax 2:5+1 rows=1 problem=stray-quote", "3 3|4", true},
		{"stray quote after a field", "a,b\n\"x\"y,5\n3,4\n", "table/syntax 2:3+1 rows=1 problem=stray-quote", "3 3|4", true},
		{"unclosed quote", "a,b\n1,\"2\n3,4\n5,6\n", "table/syntax 2:3+1 rows=1 problem=unclosed-quote", "3 3|4\n4 5|6", true},
		{"unclosed quote before a quoted row", "a,b\n1,\"2\n3,4\n\"5\",\"6\"\n",
			"table/syntax 2:3+1 rows=1 problem=unclosed-quote", "3 3|4\n4 5|6", true},
		{"quote in header", "a,\"b\n1,2\n", "table/syntax 1:3+1 rows=1 problem=unclosed-quote", "", false},
		{"full-width comma", "地区，需求\n无锡市，12\n", "table/syntax 1:3+1 rows=1 problem=full-width-comma", "", false},
		{"doubled column", "地区,b,地区 \n1,2,3\n", "table/duplicate-column 1:6+3 rows=1 column=地区 ", "2 1|2|3", true},
		{"unnamed column", "a,,b\n1,,2\n1,x,2\n1,y,2\n", "table/unnamed-column 1:3+0 rows=1 column=B value=x",
			"2 1||2\n3 1|x|2\n4 1|y|2", true},
		{"long cell", "a,b\n1," + long + "\n3,\"" + long + "\"\n5,6\n",
			"table/too-complex 2:3+4097 rows=2 found=4097 maximum=4096 what=cell", "4 5|6", true},
		{"very long quoted cell", "a,b\n1,\"" + long + long + long + "\"\n5,6\n",
			"table/too-complex 2:3+8195 rows=1 found=8195 maximum=4096 what=cell", "3 5|6", true},
		{"many columns", strings.Repeat("a,", 64) + "b\n", "table/too-complex 1:129+1 rows=1 found=65 maximum=64 what=columns",
			"", false},
		{"long header", long + ",b\n1,2\n", "table/too-complex 1:1+4097 rows=1 found=4097 maximum=4096 what=cell", "", false},
	}
	for _, test := range tests {
		var list diag.List
		got, usable := table.ReadText(source.NewText("a.csv", test.content), &list)
		if shown(&list) != test.want || usable != test.usable {
			t.Errorf("%s: got %v\n%s\nwant %v\n%s", test.name, usable, shown(&list), test.usable, test.want)
		}
		if usable && rowsOf(got) != test.rows {
			t.Errorf("%s: rows\n%s", test.name, rowsOf(got))
		}
	}
}

func TestPlaceOf(t *testing.T) {
	content := "地区,数\n单位负责人,\"5,1A2\",3420\n\"甲\n乙\",7,丙\n"
	var list diag.List
	got, ok := table.ReadText(source.NewText("a.csv", strings.Replace(content, "数", "数,x", 1)), &list)
	if !ok {
		t.Fatal(shown(&list))
	}
	tests := []struct {
		line, column int
		want         string
	}{
		{1, 1, "1:4+1"}, {2, 0, "2:1+5"}, {2, 1, "2:7+7"}, {2, 2, "2:15+4"},
		{3, 0, "3:1+2"}, {3, 1, "4:4+1"}, {3, 2, "4:6+1"}, {3, 9, "3:1+0"}, {99, 0, "99:1+0"},
	}
	for _, test := range tests {
		place := got.PlaceOf(test.line, test.column)
		if at := fmt.Sprintf("%d:%d+%d", place.Line, place.Column, place.Width); at != test.want {
			t.Errorf("PlaceOf(%d, %d) = %s, want %s", test.line, test.column, at, test.want)
		}
	}
	if text := got.PlaceOf(2, 1).Text; text != `单位负责人,"5,1A2",3420` {
		t.Errorf("the line is %q", text)
	}
}

func TestRowsStops(t *testing.T) {
	var list diag.List
	got, _ := table.ReadText(source.NewText("a.csv", "a\n1\n2\n3\n"), &list)
	for range got.Rows {
		break
	}
	if rowsOf(got) != "2 1\n3 2\n4 3" {
		t.Error("rows cannot be read again")
	}
}
