package table_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"gongqiu/build/diag"
	"gongqiu/build/table"
)

// book makes a workbook with excelize; fill puts the cells in.
func book(t *testing.T, fill func(file *excelize.File)) []byte {
	t.Helper()
	file := excelize.NewFile()
	defer file.Close()
	fill(file)
	var content bytes.Buffer
	if err := file.Write(&content); err != nil {
		t.Fatal(err)
	}
	return content.Bytes()
}

// handmade makes a workbook of one sheet from its XML, as other programs write it.
func handmade(t *testing.T, sheet string, more map[string]string) []byte {
	t.Helper()
	parts := map[string]string{
		"_rels/.rels":     `<Relationships><Relationship Id="r" Type="x/officeDocument" Target="/xl/workbook.xml"/></Relationships>`,
		"xl/workbook.xml": `<workbook xmlns:r="x"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="r1" Type="x/worksheet" Target="worksheets/s.xml"/>` +
			`<Relationship Id="r2" Type="x/sharedStrings" Target="/xl/sharedStrings.xml"/></Relationships>`,
		"xl/worksheets/s.xml": sheet,
	}
	for name, content := range more {
		parts[name] = content
	}
	var content bytes.Buffer
	archive := zip.NewWriter(&content)
	for name, part := range parts {
		writer, err := archive.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := writer.Write([]byte(part)); err != nil {
			t.Fatal(err)
		}
	}
	if err := archive.Close(); err != nil {
		t.Fatal(err)
	}
	return content.Bytes()
}

func set(t *testing.T, file *excelize.File, sheet, cell string, value any, format string) {
	t.Helper()
	if err := file.SetCellValue(sheet, cell, value); err != nil {
		t.Fatal(err)
	}
	if format == "" {
		return
	}
	style, err := file.NewStyle(&excelize.Style{CustomNumFmt: &format})
	if err != nil {
		t.Fatal(err)
	}
	if err := file.SetCellStyle(sheet, cell, cell, style); err != nil {
		t.Fatal(err)
	}
}

func TestWorkbookValues(t *testing.T) {
	tests := []struct {
		value  any
		format string
		want   string
	}{
		{"无锡市", "", "无锡市"},
		{"2010-Q4", "", "2010-Q4"},
		{"  kept ", "", "  kept "},
		{5142, "", "5142"},
		{5142, "#,##0", "5142"},
		{5142, `#,##0_ ;[Red]\-#,##0\ `, "5142"},
		{-5142, "#,##0;[Red]#,##0", "-5142"},
		{0, `_-* #,##0_-;-* #,##0_-;_-* "-"_-`, "0"},
		{1.23, "0.0", "1.23"},
		{1.1 + 0.13, "0.00", "1.23"},
		{0.1 + 0.2, "", "0.3"},
		{1e21, "", "1000000000000000000000"},
		{1e-7, "", "0.0000001"},
		{0.0303, "0.00%", "3.03%"},
		{0.0303, "0%", "3.03%"},
		{-0.5, "0%", "-50%"},
		{1.0, "0%", "100%"},
		{0.0, "0%", "0%"},
		{668, `0"万人"`, "668万人"},
		{668, `0万人`, "668万人"},
		{668, `0\万\人`, "668万人"},
		{668, `0!万"人"`, "668万人"},
		{668, `0_）"万人"`, "668万人"},
		{668, `"约"0`, "约668"},
		{6684321, `0!.0,"万"`, "6684321"},
		{12.5, `¥#,##0.00`, "12.5"},
		{40269, `yyyy"年"m"月"`, "2010年4月"},
		{40269, `yyyy`, "2010"},
		{40269, `yyyy-mm-dd`, "2010-04-01"},
		{true, "", "TRUE"},
	}
	for _, test := range tests {
		content := book(t, func(file *excelize.File) {
			set(t, file, "Sheet1", "A1", "x", "")
			set(t, file, "Sheet1", "A2", test.value, test.format)
		})
		var list diag.List
		got, ok := table.Read("a.xlsx", content, table.Options{}, &list)
		if !ok {
			t.Fatal(shown(&list))
		}
		if rows := rowsOf(got); rows != "2 "+test.want {
			t.Errorf("%v as %q is read as %q, want %q", test.value, test.format, rows[2:], test.want)
		}
	}
}

// TestWorkbookResults: what a formula gives is read as it is shown, and so is a fraction without end that was pasted as
// a value; one of which nothing says how it is shown is a finding.
func TestWorkbookResults(t *testing.T) {
	styles := `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="0.0%"/>` +
		`<numFmt numFmtId="168" formatCode="[&gt;100]0;0.00"/><numFmt numFmtId="169" formatCode="[&gt;100]0"/>` +
		`<numFmt numFmtId="170" formatCode="0.00_);[Red]\(0.00\);&quot;-&quot;??"/>` +
		`<numFmt numFmtId="167" formatCode="` + strings.Repeat("yyyy", 5000) + `"/>` +
		`<numFmt numFmtId="165" formatCode="#,##0.0,"/><numFmt numFmtId="166" formatCode="0.00&quot;万人&quot;"/></numFmts>` +
		`<cellXfs><xf numFmtId="0"/><xf numFmtId="10"/><xf numFmtId="2"/><xf numFmtId="3"/><xf numFmtId="164"/>` +
		`<xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="167"/>` +
		`<xf numFmtId="168"/><xf numFmtId="169"/><xf numFmtId="170"/></cellXfs></styleSheet>`
	tests := []struct{ cell, want string }{
		{`<c s="1"><f>B2/B4</f><v>0.66666666666666663</v></c>`, "66.67%"},
		{`<c s="1"><v>0.66666666666666663</v></c>`, "66.67%"},
		{`<c s="1"><v>0.48421</v></c>`, "48.421%"}, // typed
		{`<c s="1"><f>B4/B4</f><v>1</v></c>`, "100.00%"},
		{`<c s="4"><f>-1/3</f><v>-0.33333333333333331</v></c>`, "-33.3%"},
		{`<c s="2"><f>B2/C2</f><v>0.985445037468327</v></c>`, "0.99"},
		{`<c s="2"><f>B2/C2</f><v>0.9140625</v></c>`, "0.91"},
		{`<c s="2"><v>0.9140625</v></c>`, "0.9140625"},
		{`<c s="3"><f>SUM(B2:B3)</f><v>182792</v></c>`, "182792"},
		{`<c s="6"><f>B2/10000</f><v>18.279199999999999</v></c>`, "18.28万人"},
		{`<c><f>B2/8</f><v>0.125</v></c>`, "0.125"},
		{`<c><f>SUM(B2:B3)</f><v>182792</v></c>`, "182792"},
		{`<c><f>B2/C2</f><v>1.1111111111111112</v></c>`, "table/formula S!A2 rows=1 value=1.11111111111111 what=unrounded"},
		{`<c s="7"><v>40269</v></c>`, "40269"}, // its format is longer than any that a spreadsheet takes
		{`<c s="8"><v>0.66666666666666663</v></c>`, // as many decimals as its size decides
			"table/formula S!A2 rows=1 value=0.666666666666667 what=unrounded"},
		{`<c s="9"><v>0.66666666666666663</v></c>`, "table/formula S!A2 rows=1 value=0.666666666666667 what=unrounded"},
		{`<c s="10"><v>0.66666666666666663</v></c>`, "0.67"},
		{`<c s="5"><v>1.1111111111111112</v></c>`, "table/formula S!A2 rows=1 value=1.11111111111111 what=unrounded"},
	}
	for _, test := range tests {
		var list diag.List
		content := handmade(t, `<worksheet><sheetData><row><c t="inlineStr"><is><t>x</t></is></c></row><row>`+test.cell+
			`</row></sheetData></worksheet>`, map[string]string{
			"xl/styles.xml": styles,
			"xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="r1" Type="x/worksheet" ` +
				`Target="worksheets/s.xml"/><Relationship Id="r2" Type="x/styles" Target="styles.xml"/></Relationships>`,
		})
		got, ok := table.Read("a.xlsx", content, table.Options{}, &list)
		read := shown(&list)
		if ok && read == "" {
			read = strings.TrimSuffix(strings.TrimPrefix(rowsOf(got), "2 "), "|")
		}
		if read != test.want {
			t.Errorf("%s is read as %q, want %q", test.cell, read, test.want)
		}
	}
}

func TestWorkbookSheets(t *testing.T) {
	content := book(t, func(file *excelize.File) {
		for _, name := range []string{"数据", "Notes"} {
			if _, err := file.NewSheet(name); err != nil {
				t.Fatal(err)
			}
			set(t, file, name, "B3", name, "")
			set(t, file, name, "C3", "n", "")
			set(t, file, name, "B5", "v", "")
		}
		file.SetActiveSheet(1)
		if err := file.SetSheetVisible("Sheet1", false); err != nil {
			t.Fatal(err)
		}
	})
	for _, test := range []struct{ sheet, want string }{{"", "数据"}, {"Notes", "Notes"}, {"notes", "Notes"}} {
		var list diag.List
		got, ok := table.Read("a.xlsx", content, table.Options{Sheet: test.sheet}, &list)
		if !ok {
			t.Fatal(shown(&list))
		}
		if got.Sheet != test.want || namesOf(got) != "1:"+test.want+" 2:n" || rowsOf(got) != "5 |v|" {
			t.Errorf("sheet %q: %s %s %q", test.sheet, got.Sheet, namesOf(got), rowsOf(got))
		}
		place := got.PlaceOf(5, 1)
		if place.Sheet != test.want || place.Cell != "B5" || place.Line != 5 || place.Column != 2 {
			t.Errorf("place %+v", place)
		}
	}
	var list diag.List
	if _, ok := table.Read("a.xlsx", content, table.Options{Sheet: "Note"}, &list); ok {
		t.Error("a sheet that is not there was read")
	}
	want := "table/workbook 0:0+0 rows=1 nearest=Notes reason=sheet sheet=Note sheets=Sheet1, 数据, Notes"
	if shown(&list) != want {
		t.Error(shown(&list))
	}
}

func TestWorkbookFaults(t *testing.T) {
	row := func(cells string) string {
		return `<worksheet><sheetData><row r="1"><c r="A1" t="str"><v>a</v></c><c r="B1" t="str"><v>b</v></c></row>` +
			cells + `</sheetData></worksheet>`
	}
	tests := []struct{ name, sheet, want, rows string }{
		{"errors", row(`<row r="2"><c r="A2" t="e"><f>1/0</f><v>#DIV/0!</v></c></row><row><c r="B3" t="e"><v>#DIV/0!</v></c></row>` +
			`<row><c t="e"><v>#REF!</v></c></row><row><c><v>1</v></c></row>`),
			"table/formula S!A2 rows=2 value=#DIV/0! what=error\ntable/formula S!A4 rows=1 value=#REF! what=error", "5 1|"},
		{"formula without value", row(`<row><c><v>1</v></c></row><row r="7"><c r="B7"><f>A1</f></c></row>`),
			"table/formula S!B7 rows=1 value= what=no-value", "2 1|"},
		{"formula with an empty value", row(`<row><c><v>1</v></c><c><f>A1</f><v></v></c></row><row><c t="n"><f>A1</f><v/></c></row>`),
			"table/formula S!B2 rows=2 value= what=no-value", ""},
		{"formula with empty text", row(`<row><c><v>1</v></c><c t="str"><f>""</f><v></v></c></row>`), "", "2 1|"},
		{"merged", strings.Replace(row(`<row r="2"><c r="A2"><v>1</v></c><c r="B2"><v>1</v></c></row><row r="3"><c r="B3"><v>2</v></c></row>`),
			"</sheetData>", `</sheetData><mergeCells><mergeCell ref="A2:A3"/><mergeCell ref="A1:B1"/></mergeCells>`, 1),
			"table/merged-cells S!A2 rows=1 range=A2:A3", "2 1|1\n3 |2"},
		{"too wide", row(`<row><c><v>1</v></c></row><row r="3"><c r="C3"><v>1</v></c></row><row r="4"><c r="XFD4"><v>1</v></c></row>`),
			"table/field-count S!C3 rows=2 expected=2 found=3", "2 1|"},
		{"invisible", row(`<row><c t="inlineStr"><is><t>无` + "\u200B" + `锡</t></is></c></row><row><c><v>1</v></c></row>`),
			"file/control-character S!A2 rows=1 character=U+200B where=text", "3 1|"},
		{"escaped control", row(`<row><c t="str"><v>a_x0000_b</v></c></row><row><c><v>1</v></c></row>`),
			"file/control-character S!A2 rows=1 character=U+0000 where=text", "3 1|"},
		{"unnamed", row(`<row><c><v>1</v></c></row>`) + "", "", "2 1|"},
		{"shared text", row(`<row><c t="s"><v>1</v></c><c t="s"><v>0</v></c></row>`), "", "2 x & y|无锡市\n人"},
		{"shared text that is not there", row(`<row><c t="s"><v>9</v></c></row>`),
			"table/workbook 0:0+0 rows=1 reason=damaged", ""},
		{"prefix, comment, CDATA", `<x:worksheet xmlns:x="y"><x:sheetData><!-- <row> --><x:row><x:c t="str"><x:v>a</x:v></x:c>` +
			`</x:row><x:row><x:c t='str'><x:v>&lt;<![CDATA[<b>]]>&#x4e00;</x:v></x:c></x:row></x:sheetData></x:worksheet>`, "", "2 <<b>一"},
		{"phonetic guide", row(`<row><c t="inlineStr"><is><r><t>东</t></r><r><t>京</t></r><rPh><t>ひがし</t></rPh></is></c></row>`), "", "2 东京|"},
		{"empty", `<worksheet><sheetData/></worksheet>`, "table/empty 0:0+0 rows=1 what=header", ""},
		{"no rows", row(""), "table/empty S!A1 rows=1 what=rows", ""},
		{"no XML", row("<row"), "table/workbook 0:0+0 rows=1 reason=damaged", ""},
		{"cut in a cell", `<worksheet><sheetData><row><c><v>1`, "table/workbook 0:0+0 rows=1 reason=damaged", ""},
		{"many columns", `<worksheet><sheetData><row><c r="A1"><v>1</v></c><c r="BM1"><v>1</v></c></row></sheetData></worksheet>`,
			"table/too-complex S!BM1 rows=1 found=65 maximum=64 what=columns", ""},
	}
	shared := map[string]string{"xl/sharedStrings.xml": `<sst><si><t>无锡市_x000D_
人</t></si><si><r><t xml:space="preserve">x &amp; </t></r><r><t>y</t></r></si></sst>`}
	for _, test := range tests {
		var list diag.List
		got, ok := table.Read("a.xlsx", handmade(t, test.sheet, shared), table.Options{}, &list)
		if shown(&list) != test.want {
			t.Errorf("%s: got\n%s\nwant\n%s", test.name, shown(&list), test.want)
		}
		if ok && rowsOf(got) != test.rows || !ok && test.rows != "" {
			t.Errorf("%s: %v, rows\n%s", test.name, ok, rowsOf(got))
		}
	}
}

func TestWorkbookRefused(t *testing.T) {
	tests := []struct {
		name    string
		content []byte
		want    string
	}{
		{"no archive", []byte("a,b\n1,2\n"), "table/workbook 0:0+0 rows=1 reason=format"},
		{"old", []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), "table/workbook 0:0+0 rows=1 reason=old-or-locked"},
		{"no sheet", handmade(t, "", map[string]string{"xl/workbook.xml": "<workbook/>"}),
			"table/workbook 0:0+0 rows=1 reason=no-sheet"},
		{"ratio", handmade(t, strings.Repeat(" ", 4<<20), nil),
			"table/too-complex 0:0+0 rows=1 found=1024 maximum=100 what=ratio"},
		{"unpacked", handmade(t, strings.Repeat(" ", 9<<20), nil),
			"table/too-complex 0:0+0 rows=1 found=9437184 maximum=8388608 what=unpacked"},
	}
	for _, test := range tests {
		var list diag.List
		if _, ok := table.Read("a.xlsx", test.content, table.Options{MaximumUnpacked: 8 << 20}, &list); ok {
			t.Errorf("%s was read", test.name)
		}
		got := shown(&list)
		if test.name == "ratio" || test.name == "unpacked" {
			got, test.want = withoutFound(got), withoutFound(test.want)
		}
		if got != test.want {
			t.Errorf("%s: got\n%s\nwant\n%s", test.name, got, test.want)
		}
	}
}

func withoutFound(line string) string {
	before, after, _ := strings.Cut(line, "found=")
	_, after, _ = strings.Cut(after, " ")
	return before + after
}

// FuzzSheet gives a workbook a sheet and styles of any form: it is read or refused with a finding, and never panics.
func FuzzSheet(f *testing.F) {
	f.Add(`<worksheet><sheetData><row r="1"><c r="A1" t="str"><v>a</v></c></row><row><c s="1"><v>40269.5</v></c></row>`+
		`</sheetData><mergeCells><mergeCell ref="A2:B3"/></mergeCells></worksheet>`, `yyyy"年"m"月"`)
	f.Add(`<worksheet><row><c t="inlineStr"><is><t>a</t></is></c></row><row r="9"><c s="1"><v>1E3</v></c></row></worksheet>`,
		`[Red]0.0,"万";`)
	f.Fuzz(func(t *testing.T, sheet, format string) {
		var code bytes.Buffer
		if err := xml.EscapeText(&code, []byte(format)); err != nil {
			t.Skip()
		}
		var list diag.List
		got, ok := table.Read("a.xlsx", handmade(t, sheet, map[string]string{
			"xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="r1" Type="x/worksheet" ` +
				`Target="worksheets/s.xml"/><Relationship Id="r2" Type="x/styles" Target="styles.xml"/></Relationships>`,
			"xl/styles.xml": `<styleSheet><numFmts><numFmt numFmtId="200" formatCode="` + code.String() +
				`"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="200"/></cellXfs></styleSheet>`,
		}), table.Options{}, &list)
		if !ok {
			if len(list.Sorted()) == 0 {
				t.Error("refused without a finding")
			}
			return
		}
		count := 0
		for row := range got.Rows {
			count++
			if len(row.Fields) != got.Width() {
				t.Errorf("%d fields of %d", len(row.Fields), got.Width())
			}
		}
		if count != got.Count() {
			t.Errorf("%d rows of %d", count, got.Count())
		}
	})
}
