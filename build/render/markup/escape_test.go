package markup_test

import (
	"encoding/json"
	"html/template"
	"strings"
	"testing"

	"gongqiu/build/render/markup"
)

// seeds are texts that have broken escapers before.
var seeds = []string{
	"", "制造业", "a&b", `"><script>alert(1)</script>`, "'quoted'", "\x00", "+8.31", "\xff\xfe", "</title>", "\u2028",
	"javascript:alert(1)",
	"JaVaScRiPt:alert(1)", " javascript:x", "java\nscript:x", "data:text/html,x", "//evil.example",
	"http://a/?q=求人&b=<>\"'", "/regions/320200/2016-Q3/", "#a:b", "?x=%E4%B8%AD%zz", "mailto:a@b.cn", "vbscript:x",
	"{{.}}", "<!--", "]]>", "`", "https://x/(1)", "\\",
}

func FuzzText(f *testing.F) {
	for _, seed := range seeds {
		f.Add(seed)
	}
	content := template.Must(template.New("").Parse(`<p>{{.}}</p>`))
	quoted := template.Must(template.New("").Parse(`<p title="{{.}}"></p>`))
	f.Fuzz(func(t *testing.T, text string) {
		// html/template writes + as a reference for the sake of UTF-7, which no page of ours can be read as.
		want := strings.ReplaceAll(run(t, content, text), "&#43;", "+")
		if got := "<p>" + string(markup.Text(nil, text)) + "</p>"; got != want {
			t.Errorf("Text(%q) = %q, html/template writes %q", text, got, want)
		}
		want = strings.ReplaceAll(run(t, quoted, text), "&#43;", "+")
		got := "<p" + string(markup.Attribute(nil, "title", text)) + "></p>"
		if got != want {
			t.Errorf("Attribute(%q) = %q, html/template writes %q", text, got, want)
		}
	})
}

// TestTextEverywhere states that a mark is found wherever it stands, among words, numbers and blanks.
func TestTextEverywhere(t *testing.T) {
	escapes := strings.NewReplacer("\x00", "\uFFFD", `"`, "&#34;", "&", "&amp;", "'", "&#39;", "<", "&lt;", ">", "&gt;")
	for length := range 25 {
		for _, around := range []string{strings.Repeat("制造业", 9), "1,234.50 1,234.50 1,234.50 1", strings.Repeat("=?@;", 9)} {
			for at := range length {
				for c := range 128 {
					text := around[:at] + string(rune(c)) + around[at:length]
					if got := string(markup.Text(nil, text)); got != escapes.Replace(text) {
						t.Fatalf("Text(%q) = %q", text, got)
					}
				}
			}
		}
	}
}

func FuzzAddress(f *testing.F) {
	for _, seed := range seeds {
		f.Add(seed)
	}
	link := template.Must(template.New("").Parse(`<a href="{{.}}">`))
	f.Fuzz(func(t *testing.T, address string) {
		got := "<a" + string(markup.Address(nil, "href", address)) + ">"
		want := strings.ReplaceAll(run(t, link, address), "&#43;", "+")
		if got == want {
			return
		}
		// The two addresses that we allow and html/template does not.
		if strings.HasPrefix(address, "#") || strings.HasPrefix(strings.ToLower(address), "tel:") {
			if inside := got[len(`<a href="`) : len(got)-2]; strings.ContainsAny(inside, `"<>' `) {
				t.Errorf("Address(%q) = %q", address, got)
			}
			return
		}
		t.Errorf("Address(%q) = %q, html/template writes %q", address, got, want)
	})
}

func FuzzJSON(f *testing.F) {
	for _, seed := range seeds {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		got := string(markup.JSON(nil, text))
		if strings.ContainsAny(got, "<>&\u2028\u2029") {
			t.Errorf("JSON(%q) = %q holds what may end a script element", text, got)
		}
		var back string
		if err := json.Unmarshal([]byte(got), &back); err != nil || back != strings.ToValidUTF8(text, "\uFFFD") &&
			back != string([]rune(text)) {
			t.Errorf("JSON(%q) = %q, read back as %q, %v", text, got, back, err)
		}
	})
}

func run(t *testing.T, page *template.Template, text string) string {
	t.Helper()
	var out strings.Builder
	if err := page.Execute(&out, text); err != nil {
		t.Fatal(err)
	}
	return out.String()
}
