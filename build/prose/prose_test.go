package prose_test

import (
	"flag"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gongqiu/build/diag"
	"gongqiu/build/prose"
	"gongqiu/build/source"
)

var update = flag.Bool("update", false, "write what the program does into the case file")

const (
	caseFile    = "testdata/cases.txt"
	between     = "//- - - - - - - - -//\n"
	afterCase   = "//= = = = = = = = =//\n"
	pageOfCases = "content/page.md"
)

// TestCases parses the input of each case and compares its tree and its findings with what is expected.
func TestCases(t *testing.T) {
	raw, err := os.ReadFile(caseFile)
	if err != nil {
		t.Fatal(err)
	}
	var rewritten strings.Builder
	for _, text := range strings.SplitAfter(string(raw), afterCase) {
		parts := strings.SplitN(strings.TrimSuffix(text, afterCase), between, 3)
		if strings.TrimSpace(text) == "" {
			continue
		}
		if len(parts) != 3 {
			t.Fatalf("a case has %d parts: %q", len(parts), text)
		}
		name, input, want := strings.TrimSpace(parts[0]), parts[1], parts[2]
		got := parseCase(input)
		rewritten.WriteString(parts[0] + between + input + between + got + afterCase)
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(want, got); diff != "" && !*update {
				t.Errorf("%s\n%s", input, diff)
			}
		})
	}
	if *update {
		if os.Getenv("CI") != "" {
			t.Fatal("-update is for people, not for CI")
		}
		if err := os.WriteFile(caseFile, []byte(rewritten.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func parseCase(input string) string {
	var list diag.List
	parsed, _ := prose.Parse(source.NewText(pageOfCases, input), &list)
	return dump(parsed.Blocks) + dumpFindings(list.Sorted())
}

func TestSplitFrontMatter(t *testing.T) {
	tests := []struct {
		name, content, matter, body string
		has, ok                     bool
		matterLine, bodyLine        int
	}{
		{"both", "---\ntitle: a\n---\n正文", "title: a\n", "正文", true, true, 2, 4},
		{"none", "正文\n---\n", "", "正文\n---\n", false, true, 1, 1},
		{"empty", "", "", "", false, true, 1, 1},
		{"empty matter", "---\n---\nx", "", "x", true, true, 2, 3},
		{"dots and spaces", "--- \na: b\n...\t\nx\n---\n", "a: b\n", "x\n---\n", true, true, 2, 4},
		{"no body", "---\na: b\n---", "a: b\n", "", true, true, 2, 3},
		{"unclosed", "---\na: b\n", "", "", false, false, 1, 1},
		{"rule", "----\nx", "", "----\nx", false, true, 1, 1},
		{"only a fence", "---", "", "", false, false, 1, 1},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var list diag.List
			page, ok := prose.SplitFrontMatter(source.NewText("p.md", test.content), &list)
			if ok != test.ok || page.HasMatter != test.has || page.Matter.Content != test.matter ||
				page.Body.Content != test.body {
				t.Errorf("got %v %v %q %q", ok, page.HasMatter, page.Matter.Content, page.Body.Content)
			}
			if page.Matter.FirstLine() != test.matterLine || page.Body.FirstLine() != test.bodyLine {
				t.Errorf("lines %d %d", page.Matter.FirstLine(), page.Body.FirstLine())
			}
			if list.Failed(true) == test.ok {
				t.Errorf("findings: %v", list.Sorted())
			}
		})
	}
}

// TestPlacesInFile shows that places count from the top of the file, not of the body.
func TestPlacesInFile(t *testing.T) {
	var list diag.List
	file := source.NewText("p.md", "---\ntitle: a\n---\n\n约[668万](num:demand)人\n\n- 一\n\n  ```chart\n  id: a\n  ```\n")
	page, _ := prose.SplitFrontMatter(file, &list)
	parsed, _ := prose.Parse(page.Body, &list)
	want := `paragraph 5:1
  words 5:1+1 "约"
  link 5:2+18 url="num:demand"
    words 5:3+4 "668万"
  words 5:20+1 "人"
list 7:1
  item 7:1
    paragraph 7:3
      words 7:3+1 "一"
    code 9:3 info="chart" "id: a\n"
`
	if diff := cmp.Diff(want, dump(parsed.Blocks)); diff != "" {
		t.Error(diff)
	}
	code := prose.CodeText(parsed.Blocks[1].Children[0].Children[1])
	if at := code.Place(4, 1); at.Line != 10 || at.Column != 7 {
		t.Errorf("place in the block: %+v", at)
	}
}

func TestOutline(t *testing.T) {
	var list diag.List
	parsed, _ := prose.Parse(source.NewText("p.md", "# 一、总体[求人倍率](term:ratio)\n\n## *Second*\n\n> ## quoted\n"), &list)
	got := prose.Outline(parsed)
	if len(got) != 2 || got[0].Level != 2 || got[0].Text != "一、总体求人倍率" || got[0].ID != "一-总体求人倍率" ||
		got[1].Level != 3 || got[1].ID != "second" || got[1].Place.Line != 3 {
		t.Errorf("%+v", got)
	}
}

func TestAnchor(t *testing.T) {
	long := strings.Repeat("供求", 40)
	for text, want := range map[string]string{
		"Openings per Seeker":      "openings-per-seeker",
		"Café, déjà vu!":           "cafe-deja-vu",
		"一、求人倍率（GDP）":              "一-求人倍率-gdp",
		"２０１６年 第三季度":               "2016年-第三季度",
		"……":                       "section",
		"":                         "section",
		"fn-1":                     "section-fn-1",
		"--a--":                    "a",
		"3.2%":                     "3-2",
		strings.Repeat("ab ", 100): "ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-",
	} {
		if got := prose.Anchor(text); !strings.HasPrefix(got, want) || len(want) < 60 && got != want {
			t.Errorf("Anchor(%q) = %q, want %q", text, got, want)
		}
	}
	if got := prose.Anchor(long); len(got) > 90 || got == prose.Anchor(long+"x") {
		t.Errorf("long anchor %q", got)
	}
}

func TestPlainText(t *testing.T) {
	var list diag.List
	input := "## 标题[^1]\n\n**求**职\n[人数](num:seekers)。\n\n- 一\n- 二\n\n|a|b|\n|-|-|\n|1|2|\n\n```chart\nid: x\n```\n\n" +
		"```text\nkept\n```\n\n![图](chart:x)\n\n[^1]: 注\n"
	parsed, _ := prose.Parse(source.NewText("p.md", input), &list)
	want := "标题\n求职人数。\n一\n二\na b \n1 2 \nkept\n\n图\n注"
	if diff := cmp.Diff(want, prose.PlainText(parsed.Blocks)); diff != "" {
		t.Error(diff)
	}
	if got := prose.FirstParagraph(parsed); got != "求职人数。" {
		t.Errorf("first paragraph %q", got)
	}
}
