package diag_test

import (
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gongqiu/build/diag"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// texts stands for package words, which lies on the same floor.
type texts struct{}

func (texts) Message(code string, args map[string]string) string {
	switch code {
	case "data/not-a-number":
		return `"` + args["value"] + `" is not a number, in column "` + args["column"] + `"`
	case "file/too-large":
		return args["file"] + " is too large"
	}
	return "something is wrong with \"" + args["value"] + "\""
}

func (texts) Help(code string, _ map[string]string) string {
	if code == "data/not-a-number" {
		return "digits, with or without thousands commas; 万 and 亿 are understood"
	}
	return ""
}

func (texts) Word(key string, args map[string]string) string {
	word := map[string]string{
		"print.error": "error", "print.warning": "warning", "print.help": "help", "print.separator": ", ",
		"print.errors": "{count} errors", "print.warnings": "{count} warnings",
		"print.more-rows": "and {count} more rows",
		"print.left-out":  "and {count} more findings", "print.related.first": "first", "print.related.other": "other",
	}[key]
	if word == "" {
		return "<" + key + ">"
	}
	return strings.ReplaceAll(word, "{count}", args["count"])
}

var sample = []diag.Finding{
	{Code: diag.FileTooLarge, Place: diag.Place{File: "data/大.csv"}},
	{Code: diag.SiteMissing, Args: diag.Args{"value": "content/site.yaml"}},
	{
		Code: diag.DataNotANumber,
		Place: diag.Place{File: "data/supply-demand/海南省/2013-Q3/occupation.csv", Line: 2, Column: 7, Width: 7,
			Text: `单位负责人,"5,1A2",3420`},
		Args: diag.Args{"value": "5,1A2", "column": "需求人数"}, Rows: 4,
	},
	{
		Code:  diag.CodelistDuplicate,
		Place: diag.Place{File: "data/codelists/a,b:c%.csv", Line: 9, Column: 1, Width: 1, Text: "1,专业\t技术人员"},
		Args:  diag.Args{"value": "1\n\x1b[31m"},
		Related: []diag.Related{{Role: "first", Place: diag.Place{File: "data/codelists/a,b:c%.csv", Line: 2, Column: 1,
			Width: 1, Text: "1,单位负责人"}}},
	},
	{Code: diag.TableFormula, Place: diag.Place{File: "book.xlsx", Sheet: "Sheet1", Cell: "C4", Line: 4, Column: 3}},
	{Code: diag.ProseRawHTML, Place: diag.Place{File: "content/x.md", Line: 3, Column: 100, Width: 4,
		Text: strings.Repeat("就业", 50)[:297] + "<br>" + strings.Repeat("long ", 30)}, Args: diag.Args{"value": "<br>"}},
	{Code: diag.ProseRawHTML, Place: diag.Place{File: "content/x.md", Line: 4}, Args: diag.Args{"value": "<hr>"}},
}

func TestPrintGolden(t *testing.T) {
	for _, test := range []struct {
		file    string
		format  diag.Format
		options diag.Options
	}{
		{"print.txt", diag.Text, diag.Options{}},
		{"print-color.txt", diag.Text, diag.Options{Color: true, Limit: 3}},
		{"print.json", diag.JSON, diag.Options{}},
		{"print.sarif", diag.SARIF, diag.Options{Version: "1.2.3"}},
		{"print-github.txt", diag.GitHub, diag.Options{}},
	} {
		t.Run(test.file, func(t *testing.T) {
			var out strings.Builder
			if err := diag.Print(&out, test.format, sample, texts{}, test.options); err != nil {
				t.Fatal(err)
			}
			path := filepath.Join("testdata", test.file)
			if *update && os.Getenv("CI") == "" {
				if err := os.WriteFile(path, []byte(out.String()), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if out.String() != string(want) {
				t.Errorf("got\n%s\nwant\n%s", out.String(), want)
			}
		})
	}
}

// TestPrintSample is the sample of the design, whole.
func TestPrintSample(t *testing.T) {
	const want = `data/supply-demand/海南省/2013-Q3/occupation.csv:2:7: error: ` +
		`"5,1A2" is not a number, in column "需求人数" [data/not-a-number]
    单位负责人,"5,1A2",3420
               ^^^^^^^
  help: digits, with or without thousands commas; 万 and 亿 are understood
`
	finding := sample[2]
	finding.Rows = 1
	var out strings.Builder
	if err := diag.Print(&out, diag.Text, []diag.Finding{finding}, texts{}, diag.Options{}); err != nil {
		t.Fatal(err)
	}
	if got, _, _ := strings.Cut(out.String(), "1 errors"); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestPrintEmpty(t *testing.T) {
	for _, test := range []struct {
		format diag.Format
		want   string
	}{{diag.Text, ""}, {diag.JSON, "[]\n"}, {diag.GitHub, ""}} {
		var out strings.Builder
		if err := diag.Print(&out, test.format, nil, texts{}, diag.Options{}); err != nil || out.String() != test.want {
			t.Errorf("%s: %q, %v", test.format, out.String(), err)
		}
	}
	if err := diag.Print(&strings.Builder{}, "xml", nil, texts{}, diag.Options{}); err == nil {
		t.Error("no error for an unknown format")
	}
}

// FuzzPrint proves that no line end or terminal sequence of the input reaches the text format, that carets stand
// within the line, and that the machine formats stay well formed.
func FuzzPrint(f *testing.F) {
	f.Add("data/x.csv", `单位负责人,"5,1A2",3420`, 7, 7, "5,1A2")
	f.Add("a\nb", strings.Repeat("宽", 300), 150, 200, "\x1b[31m")
	f.Add("", "\t\x00", 2, -1, "::error::")
	f.Fuzz(func(t *testing.T, file, line string, column, length int, value string) {
		findings := []diag.Finding{{Code: diag.DataNotANumber, Args: diag.Args{"value": value},
			Place: diag.Place{File: file, Line: 1, Column: column, Width: length, Text: line}}}
		var out strings.Builder
		if err := diag.Print(&out, diag.Text, findings, texts{}, diag.Options{}); err != nil {
			t.Fatal(err)
		}
		lines := strings.Split(out.String(), "\n")
		if len(lines) != 4 && len(lines) != 6 || strings.ContainsRune(out.String(), '\x1b') {
			t.Fatalf("%q", out.String())
		}
		if len(lines) == 6 && len(lines[2]) > 4+2*125 {
			t.Fatalf("carets of %d columns", len(lines[2]))
		}
		for _, format := range []diag.Format{diag.JSON, diag.SARIF} {
			out.Reset()
			err := diag.Print(&out, format, findings, texts{}, diag.Options{})
			if err != nil || !json.Valid([]byte(out.String())) {
				t.Fatalf("%s: %v\n%s", format, err, out.String())
			}
		}
		out.Reset()
		if err := diag.Print(&out, diag.GitHub, findings, texts{}, diag.Options{}); err != nil ||
			strings.Count(out.String(), "\n") != 1 || !strings.HasPrefix(out.String(), "::error ") {
			t.Fatalf("%q, %v", out.String(), err)
		}
	})
}

// A cell can hold a whole document; a text repeats the beginning of it, and the machine is still told all of it.
func TestLongValueIsCutInTextsOnly(t *testing.T) {
	value := strings.Repeat("长", 100_000)
	long := []diag.Finding{{Code: diag.DataNotANumber, Place: diag.Place{File: "a.csv"}, Args: diag.Args{"value": value}}}
	for format, want := range map[diag.Format]bool{diag.Text: false, diag.GitHub: false, diag.JSON: true} {
		var out strings.Builder
		if err := diag.Print(&out, format, long, texts{}, diag.Options{}); err != nil {
			t.Fatal(err)
		}
		if whole := strings.Contains(out.String(), value); whole != want {
			t.Errorf("%s: the whole value is printed: %v, want %v", format, whole, want)
		}
		if !strings.Contains(out.String(), "长…") {
			t.Errorf("%s: no mark where the value is cut", format)
		}
	}
}
