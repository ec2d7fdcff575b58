package resolve

import (
	"path"
	"regexp"
	"strings"
	"testing"
)

// TestPattern states which files a pattern matches and what it reads from their paths.
func TestPattern(t *testing.T) {
	cases := []struct{ pattern, file, want string }{ // want: captures, "no", or "bad"
		{"{region}/{period}/*.csv", "无锡市/2016-Q3/sector.csv", "region=无锡市 period=2016-Q3"},
		{"{region}/{period}/*.csv", "无锡市/2016-Q3/sector.xlsx", "no"},
		{"{region}/{period}/*.csv", "无锡市/2016-Q3/old/sector.csv", "no"},
		{"{region}/{period}.csv", "无锡市/2016-Q3.csv", "region=无锡市 period=2016-Q3"},
		{"{region}/q-{period}.csv", "无锡市/q-2016-Q3.csv", "region=无锡市 period=2016-Q3"},
		{"{region}/q-{period}.csv", "无锡市/q-.csv", "no"},
		{"全国监测城市/**", "全国监测城市/2011/total.csv", ""},
		{"全国监测城市/**", "无锡市/2011/total.csv", "no"},
		{"**/employer.csv", "employer.csv", ""},
		{"**/employer.csv", "a/b/employer.csv", ""},
		{"**/{period}/*", "a/b/2011/t.csv", "period=2011"},
		{"a/**/b/*.csv", "a/b/t.csv", ""},
		{"a/**/b/*.csv", "a/x/y/b/t.csv", ""},
		{"a/**/b/*.csv", "a/x/y/t.csv", "no"},
		{"?.csv", "甲.csv", ""},
		{"?.csv", "甲乙.csv", "no"},
		{"*.csv", ".csv", ""},
		{"[ab].csv", "b.csv", ""},
		{"", "", "bad"},
		{"a//b", "a//b", "bad"},
		{"/a", "/a", "bad"},
		{"[a.csv", "a.csv", "bad"},
		{"{region", "{region", "bad"},
		{"region}", "region}", "bad"},
		{"}{.csv", "}a{.csv", "bad"},
		{"{}.csv", "a.csv", "bad"},
		{"{region}-{period}.csv", "x-2011.csv", "bad"},
		{"{{region}}.csv", "{x}.csv", "bad"},
		{"{region}*.csv", "x.csv", "bad"},
	}
	for _, c := range cases {
		if got := matched(c.pattern, c.file); got != c.want {
			t.Errorf("%s on %s: %q, want %q", c.pattern, c.file, got, c.want)
		}
	}
}

func matched(text, file string) string {
	p, ok := parsePattern(text)
	if !ok {
		return "bad"
	}
	captures, ok := p.match(file)
	if !ok {
		return "no"
	}
	var words []string
	for _, c := range captures {
		words = append(words, c.name+"="+c.value)
	}
	return strings.Join(words, " ")
}

// FuzzPattern: no pattern panics, a good one reads as many names as it has braces, and it matches what a regular
// expression of the same meaning matches.
func FuzzPattern(f *testing.F) {
	f.Add("{region}/{period}/*.csv", "无锡市/2016-Q3/sector.csv")
	f.Add("**/a?/**", "a1/b/c")
	f.Add("}{", "}{")
	f.Add("{a}{b}/*", "xy/z")
	f.Add("[a-c]*/**/**", "b/c")
	f.Fuzz(func(t *testing.T, text, file string) {
		text, file = strings.ToValidUTF8(text, "?"), strings.ToValidUTF8(file, "?")
		if len(text) > 60 || len(file) > 60 || file == "" || path.Clean("/"+file) != "/"+file {
			return // files have clean paths
		}
		p, ok := parsePattern(text)
		if !ok {
			return
		}
		captures, ok := p.match(file)
		if ok && len(captures) != len(p.names()) {
			t.Errorf("%q on %q reads %v, names are %v", text, file, captures, p.names())
		}
		if strings.ContainsAny(text, "[\\\x00") {
			return // the expression below does not know classes, and takes NUL for braces
		}
		if want := expression(p).MatchString("/" + file); ok != want {
			t.Errorf("%q on %q: %t, the expression says %t", text, file, ok, want)
		}
	})
}

// expression is a pattern as a regular expression over the path with a slash before every name.
func expression(p pattern) *regexp.Regexp {
	var b strings.Builder
	b.WriteString(`(?s)\A`)
	for _, part := range p.parts {
		if part == "**" {
			b.WriteString(`(/[^/]+)*`)
			continue
		}
		b.WriteString("/")
		name, braces := captureName(part)
		for _, r := range strings.Replace(part, "{"+name+"}", "\x00", map[bool]int{true: 1}[braces]) {
			switch r {
			case 0:
				b.WriteString(`[^/]+`)
			case '*':
				b.WriteString(`[^/]*`)
			case '?':
				b.WriteString(`[^/]`)
			default:
				b.WriteString(regexp.QuoteMeta(string(r)))
			}
		}
	}
	return regexp.MustCompile(b.String() + `\z`)
}
