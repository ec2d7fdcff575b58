package source_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"

	"gongqiu/build/diag"
	"gongqiu/build/source"
)

func encodeGB(text string) string {
	encoded, err := simplifiedchinese.GB18030.NewEncoder().String(text)
	if err != nil {
		panic(err)
	}
	return encoded
}

func encodeUTF16(text string, order unicode.Endianness, mark unicode.BOMPolicy) string {
	encoded, err := unicode.UTF16(order, mark).NewEncoder().String(text)
	if err != nil {
		panic(err)
	}
	return encoded
}

// shown writes findings in one line each: code, line, column, rows and one argument.
func shown(list *diag.List, argument string) string {
	var lines []string
	for _, f := range list.Sorted() {
		lines = append(lines, fmt.Sprintf("%s %d:%d rows=%d %s",
			f.Code, f.Place.Line, f.Place.Column, f.Rows, f.Args[argument]))
	}
	return strings.Join(lines, "\n")
}

const quarter = "地区,第一季度\n无锡市,一千\n女,12\n"

func TestDecode(t *testing.T) {
	tests := []struct {
		name     string
		content  string
		want     string
		encoding source.Encoding
	}{
		{"empty", "", "", source.UTF8},
		{"UTF-8", quarter, quarter, source.UTF8},
		{"UTF-8 with mark", "\xEF\xBB\xBF" + quarter, quarter, source.UTF8},
		{"GB18030", encodeGB(quarter), quarter, source.GB18030},
		{"GB18030, a line that is UTF-8 too", encodeGB("女\n地区\n"), "女\n地区\n", source.GB18030},
		{"GB18030 with four bytes", encodeGB("𬭎㐂地\n"), "𬭎㐂地\n", source.GB18030},
		{"UTF-16LE with mark", encodeUTF16(quarter, unicode.LittleEndian, unicode.UseBOM), quarter, source.UTF16LittleEndian},
		{"UTF-16BE with mark", encodeUTF16(quarter, unicode.BigEndian, unicode.UseBOM), quarter, source.UTF16BigEndian},
		{"UTF-16LE", encodeUTF16(quarter, unicode.LittleEndian, unicode.IgnoreBOM), quarter, source.UTF16LittleEndian},
		{"UTF-16BE", encodeUTF16(quarter, unicode.BigEndian, unicode.IgnoreBOM), quarter, source.UTF16BigEndian},
		{"CRLF", "a,b\r\n1,2\r\n", "a,b\n1,2\n", source.UTF8},
		{"CR only", "a,b\r1,2\r", "a,b\n1,2\n", source.UTF8},
		{"CR only in GB18030", encodeGB("地区\r无锡\r"), "地区\n无锡\n", source.GB18030},
	}
	for _, test := range tests {
		var list diag.List
		text, ok := source.Decode("a.csv", []byte(test.content), &list)
		if !ok || text.Content != test.want || text.Encoding != test.encoding {
			t.Errorf("%s: got %q as %v, %v\n%s", test.name, text.Content, text.Encoding, ok, shown(&list, "reason"))
		}
	}
}

func TestDecodeFaults(t *testing.T) {
	utf8Lines := strings.Repeat("无锡市,求职人数,12\n", 5)
	gbLines := encodeGB(utf8Lines)
	tests := []struct {
		name, content string
		argument      string
		want          string
		usable        bool
	}{
		{"GB lines pasted into UTF-8", utf8Lines + "12,a," + encodeGB("苏州市\n南京市\n") + utf8Lines, "other",
			"file/mixed-encoding 6:6 rows=2 GB18030", false},
		{"UTF-8 lines pasted into GB", gbLines + "12,北京市\n" + gbLines, "other",
			"file/mixed-encoding 6:4 rows=1 UTF-8", false},
		{"bytes of no encoding in UTF-8", utf8Lines + "无锡\xFF\xFF\n", "lines",
			"file/mixed-encoding 6:3 rows=1 1", false},
		{"bytes of no encoding in GB", gbLines + "a\xFF\xFF\n", "reason", "file/encoding 6:2 rows=1 line", false},
		{"Latin-1", "Caf\xE9 \n", "reason", "file/encoding 1:4 rows=1 line", false},
		{"UTF-32", "\xFF\xFE\x00\x00a\x00\x00\x00", "reason", "file/encoding 0:0 rows=1 unknown", false},
		{"half a UTF-16 unit", "\xFF\xFEa\x00b", "reason", "file/encoding 0:0 rows=1 unknown", false},
		{"NUL", "求职,b\nab\x00c\x00\n", "character", "file/control-character 2:3 rows=2 U+0000", false},
		{"stray CR", "a,b\nc\rd\n", "character", "file/control-character 2:2 rows=1 U+000D", false},
		{"escape", "a\x1b[31m\n", "character", "file/control-character 1:2 rows=1 U+001B", false},
		{"C1 control", "a\u0085b\n", "character", "file/control-character 1:2 rows=1 U+0085", false},
		{"zero width space", "无锡\u200B市\n\u200B\n", "character", "file/control-character 1:3 rows=2 U+200B", true},
		{"bidi override", "a\u202Eb\n", "character", "file/control-character 1:2 rows=1 U+202E", true},
		{"mark inside", "a\uFEFFb\n", "character", "file/control-character 1:2 rows=1 U+FEFF", true},
		{"lost character", "无\uFFFD市\n", "character", "file/control-character 1:2 rows=1 U+FFFD", true},
	}
	for _, test := range tests {
		var list diag.List
		_, usable := source.Decode("a.csv", []byte(test.content), &list)
		if got := shown(&list, test.argument); got != test.want || usable != test.usable {
			t.Errorf("%s: got %v\n%s\nwant %v\n%s", test.name, usable, got, test.usable, test.want)
		}
	}
}

func TestMixedEncodingShowsTheLine(t *testing.T) {
	var list diag.List
	source.Decode("a.csv", []byte("无锡市,1\n苏州市,2\n"+encodeGB("南京市,3\n")), &list)
	if got := list.Sorted()[0].Place.Text; got != "南京市,3" {
		t.Errorf("the line is shown as %q", got)
	}
}

// FuzzDecode encodes text in each of the encodings and expects it back.
func FuzzDecode(f *testing.F) {
	f.Add(quarter)
	f.Add("a")
	f.Add("一\n二")
	f.Add("𬭎,1:0.78\r\n")
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) || strings.ContainsRune(text, '\r') {
			t.Skip()
		}
		if _, odd := source.OddCharacter(text); odd {
			t.Skip()
		}
		encodings := []encoding.Encoding{
			encoding.Nop, unicode.UTF8BOM,
			unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), unicode.UTF16(unicode.BigEndian, unicode.UseBOM),
		}
		for _, used := range encodings {
			encoded, err := used.NewEncoder().Bytes([]byte(text))
			if err != nil {
				t.Skip()
			}
			var list diag.List
			if got, ok := source.Decode("a", encoded, &list); !ok || got.Content != text {
				t.Errorf("%v: %q came back as %q\n%s", used, text, got.Content, shown(&list, "character"))
			}
		}
	})
}

// FuzzDecodeBytes gives bytes of no known encoding: what is decoded is valid UTF-8 with plain line ends, and each
// finding has a place inside the file.
func FuzzDecodeBytes(f *testing.F) {
	f.Add([]byte(encodeGB(quarter)))
	f.Add([]byte("\xFF\xFEa\x00"))
	f.Add([]byte("\x00a\x00b"))
	f.Add([]byte(quarter + encodeGB(quarter)))
	f.Fuzz(func(t *testing.T, content []byte) {
		var list diag.List
		text, ok := source.Decode("a", bytes.Clone(content), &list)
		if !utf8.ValidString(text.Content) || ok && strings.ContainsRune(text.Content, '\r') {
			t.Errorf("decoded %q", text.Content)
		}
		if !ok && len(list.Sorted()) == 0 {
			t.Error("refused without a finding")
		}
		lines := max(bytes.Count(content, []byte("\n")), bytes.Count(content, []byte("\r")), text.Lines()) + 1
		for _, finding := range list.Sorted() {
			place := finding.Place
			if place.Line < 0 || place.Line > lines || place.Column > utf8.RuneCountInString(place.Text)+1 {
				t.Errorf("place %+v outside a file of %d lines", place, lines)
			}
		}
	})
}
