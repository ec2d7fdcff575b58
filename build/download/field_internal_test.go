package download

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"gongqiu/build/format"
	"strings"
	"testing"
)

func TestHarmless(t *testing.T) {
	cases := []struct{ text, want string }{
		{"", ""},
		{"虚构市", "虚构市"},
		{"a,b", `"a,b"`},
		{`a"b`, `"a""b"`},
		{"a\nb", "\"a\nb\""},
		{" a ", `" a "`},
		{"1:0.78", "1:0.78"},
		{"60..100", "60..100"},
		{"——", "——"},
		{"（一）=", "（一）="},
		{"=1+1", "'=1+1"},
		{"+1", "'+1"},
		{"-1", "'-1"},
		{"-估计", "'-估计"},
		{"@SUM(1)", "'@SUM(1)"},
		{"|calc", "'|calc"},
		{"\t=1", "\"'\t=1\""},
		{"\r=1", "\"'\r=1\""},
		{"\n=1", "\"'\n=1\""},
		{"\tabc", "\"'\tabc\""},
		{" =1", "' =1"},
		{"\u3000=1", "\"'\u3000=1\""},
		{"\u00a0=1", "\"'\u00a0=1\""},
		{"\u200b=1", "'\u200b=1"},
		{"\ufeff=1", "'\ufeff=1"},
		{"\x00=1", "'\x00=1"},
		{`"=1`, `"'""=1"`},
		{`'=1`, `''=1`},
		{"“=1", "'“=1"},
		{"＝1", "'＝1"},
		{"＋1", "'＋1"},
		{"－1", "'－1"},
		{"＠1", "'＠1"},
		{"｜1", "'｜1"},
		{"﹦1", "'﹦1"},
		{`=HYPERLINK("http://example.org","x")`, `"'=HYPERLINK(""http://example.org"",""x"")"`},
		{"=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"},
	}
	for _, c := range cases {
		if got := string(appendText(nil, c.text)); got != c.want && got != `"`+c.want+`"` {
			t.Errorf("%q is written %s, want %s", c.text, got, c.want)
		}
	}
}

// FuzzField writes any text as a field between others and reads it back.
func FuzzField(f *testing.F) {
	for _, seed := range []string{"", "a,b", `"=1`, "'", "''=", "\r\n", "\u3000-", "\xff=", `\.`, " ", "\ufeff"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		line := append(appendText([]byte("x,"), text), ",y\n"...)
		reader := csv.NewReader(bytes.NewReader(line))
		fields, err := reader.Read()
		if err != nil || len(fields) != 3 {
			t.Fatalf("%q is written %q, read as %q: %v", text, line, fields, err)
		}
		got := fields[1]
		if format.Risky(got) {
			if got[0] != '\'' {
				t.Fatalf("%q is written %q, which is a risk", text, line)
			}
			got = got[1:]
		}
		// The reader of the standard library takes a CR before a LF for a part of the end of the line.
		if want := strings.ReplaceAll(text, "\r\n", "\n"); got != want {
			t.Fatalf("%q is written %q, read as %q", text, line, got)
		}
	})
}

// FuzzString compares the strings of JSON with those of the standard library.
func FuzzString(f *testing.F) {
	for _, seed := range []string{
		"", "虚构", "a\"b\\c/", "<&>", "\u2028\u2029", "\x00\x1f\x7f", "\xff\xc0", "\b\f\n\r\t", "\U0001F600", "\ufffd",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		var want bytes.Buffer
		encoder := json.NewEncoder(&want)
		encoder.SetEscapeHTML(false)
		if err := encoder.Encode(text); err != nil {
			t.Fatal(err)
		}
		if got := string(appendString(nil, text)) + "\n"; got != want.String() {
			t.Errorf("%q is written %s, want %s", text, got, want.String())
		}
	})
}
