package load_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"gongqiu/build/diag"
	"gongqiu/build/load"
	"gongqiu/build/model"
	"gongqiu/build/source"
	"gongqiu/build/words"
)

// read reads a made-up project, and the codes of its findings with their places.
func read(t testing.TB, files map[string]string) (*load.Project, []string) {
	t.Helper()
	all := fstest.MapFS{"content/site.yaml": &fstest.MapFile{Data: []byte("schema: 1\ntitle: made up\n")}}
	for name, text := range files {
		all[name] = &fstest.MapFile{Data: []byte(text)}
	}
	var list diag.List
	tree, err := source.FromFS(all, load.Folders(), &list)
	if err != nil {
		t.Fatal(err)
	}
	project := load.Read(tree, &list)
	var found []string
	for _, f := range list.Sorted() {
		found = append(found, string(f.Code)+" "+f.Place.String())
	}
	var b bytes.Buffer // every text of a finding can be printed
	if err := diag.Print(&b, diag.Text, list.Sorted(), words.Load().Texts(words.Chinese), diag.Options{}); err != nil {
		t.Fatal(err)
	}
	return project, found
}

// TestBaseURL states which addresses a site can be published at.
func TestBaseURL(t *testing.T) {
	cases := []struct{ text, want string }{ // want "" is a finding
		{"https://gongqiu.example", "https://gongqiu.example"},
		{"https://gongqiu.example/", "https://gongqiu.example"},
		{"https://gongqiu.example/office/data//", "https://gongqiu.example/office/data"},
		{"http://127.0.0.1:8080", "http://127.0.0.1:8080"},
		{"https://就业.example/", "https://就业.example"},
		{"gongqiu.example", ""},
		{"/office", ""},
		{"ftp://gongqiu.example", ""},
		{"javascript:alert(1)", ""},
		{"https://", ""},
		{"https://user:secret@gongqiu.example", ""},
		{"https://gongqiu.example?x=1", ""},
		{`"https://gongqiu.example/#top"`, ""},
		{"https://gong qiu.example", ""},
	}
	for _, c := range cases {
		project, found := read(t, map[string]string{
			"content/site.yaml": "schema: 1\ntitle: made up\nbase_url: " + c.text + "\n",
		})
		if project.Config.BaseURL != c.want {
			t.Errorf("%s is %q, want %q", c.text, project.Config.BaseURL, c.want)
		}
		want := []string(nil)
		if c.want == "" {
			want = []string{"yaml/bad-value content/site.yaml:3:11"}
		}
		if !slices.Equal(found, want) {
			t.Errorf("%s: findings %v, want %v", c.text, found, want)
		}
	}
}

// TestPages states which address and language a file of content/ has. Its title is that of its front matter, or its
// first heading.
func TestPages(t *testing.T) {
	cases := []struct {
		languages, file, path string
		language              model.Language
	}{
		{"[zh, en]", "index.md", "", model.Chinese},
		{"[zh, en]", "index.en.md", "", model.English},
		{"[zh, en]", "about.md", "about", model.Chinese},
		{"[zh, en]", "about.zh.md", "about", model.Chinese},
		{"[zh, en]", "about.en.md", "about", model.English},
		{"[en, zh]", "about.md", "about", model.English},
		{"[en, zh]", "about.zh.md", "about", model.Chinese},
		{"[en]", "index.md", "", model.English},
		{"[zh]", "policies/guofa-2005-36.md", "policies/guofa-2005-36", model.Chinese},
		{"[zh]", "policies/index.md", "policies", model.Chinese},
		{"[zh, en]", "关于/index.en.md", "关于", model.English},
		{"[zh]", "golden.md", "golden", model.Chinese}, // it ends in en, but not in .en
	}
	for _, c := range cases {
		project, found := read(t, map[string]string{
			"content/site.yaml":   "schema: 1\ntitle: made up\nlanguages: " + c.languages + "\n",
			"content/" + c.file:   "# 标题\n\n一段话。\n",
			"content/~$" + "x.md": "not read",
			"content/.x.md":       "not read",
			"content/notes.txt":   "not a page",
		})
		if len(found) > 0 || len(project.Pages) != 1 {
			t.Errorf("%s: %d pages, findings %v", c.file, len(project.Pages), found)
			continue
		}
		page := project.Pages[0]
		if page.Path != c.path || page.Language != c.language || page.Title != "标题" || len(page.Body.Blocks) != 1 {
			t.Errorf("%s %s: %q in %s, title %q, %d blocks", c.languages, c.file, page.Path, page.Language, page.Title,
				len(page.Body.Blocks))
		}
	}
}

// TestFrontMatter states what stands above a page, and what is refused.
func TestFrontMatter(t *testing.T) {
	project, found := read(t, map[string]string{"content/a.md": `---
title: 说明
summary: 一句话
date: 2026-01-15T09:30:00+08:00
updated: 2026-01-16
draft: true
kind: note
dataset: market
period: 2025年第四季度
region: 无锡市
aliases: [/old/, /older/]
---
# 小标题

一段话。
`})
	if len(found) > 0 {
		t.Fatal(found)
	}
	page := project.Pages[0]
	got := []string{
		page.Title, page.Summary, page.Date, page.Updated, page.Kind, page.Dataset.Text, page.Period.Text, page.Region.Text,
		page.Period.Place.String(), strings.Join(page.Aliases, " "),
	}
	want := []string{
		"说明", "一句话", "2026-01-15T09:30:00+08:00", "2026-01-16", "note", "market", "2025年第四季度", "无锡市",
		"content/a.md:9:9", "/old/ /older/",
	}
	if !slices.Equal(got, want) || !page.Draft || len(page.Body.Blocks) != 2 {
		t.Errorf("got %q, draft %t, %d blocks", got, page.Draft, len(page.Body.Blocks))
	}
	refused := []struct{ matter, want string }{
		{"title: a\ncolour: red", "yaml/unknown-key content/a.md:3:1"},
		{"title: a\ndraft: perhaps", "yaml/wrong-type content/a.md:3:8"},
		{"title: a\nkind: essay", "yaml/bad-value content/a.md:3:7"},
		{"title: a\ntitle: b", "yaml/duplicate-key content/a.md:3:1"},
		{"summary: a", "yaml/missing-key content/a.md"},
		{"title: \"a\nsummary: b", "yaml/syntax content/a.md:2:1"}, // and not that there is no title
	}
	for _, c := range refused {
		_, found := read(t, map[string]string{"content/a.md": "---\n" + c.matter + "\n---\n一段话。\n"})
		if !slices.Equal(found, []string{c.want}) {
			t.Errorf("%q: findings %v, want %s", c.matter, found, c.want)
		}
	}
}

// TestDates states which dates are read. Those of pages are days or instants with an offset; those of policies are as
// exact as they are known, and may be written as documents print them.
func TestDates(t *testing.T) {
	cases := []struct {
		text     string
		page     bool
		document string
	}{
		{"2005", false, "2005"},
		{"2005-11", false, "2005-11"},
		{"2005-11-04", true, "2005-11-04"},
		{"2024-02-29", true, "2024-02-29"},
		{"2023-02-29", false, ""},
		{"2005-13", false, ""},
		{"2005-11-4", false, "2005-11-04"},
		{"2005-11-04T09:30:00+08:00", true, ""},
		{"2005-11-04T09:30:00Z", true, ""},
		{"2005-11-04T09:30:00", false, ""}, // without an offset it is no instant
		{"2005-11-04 09:30", false, ""},
		{"2005年11月", false, "2005-11"},
		{"二 二年七月二十五日", false, "2002-07-25"},
		{"二○○二年二月三十日", false, ""},
		{"soon", false, ""},
	}
	for _, c := range cases {
		project, found := read(t, map[string]string{
			"content/a.md":         "---\ntitle: a\ndate: " + c.text + "\n---\n",
			"data/policies/p.yaml": "title: 通知\nissued: " + c.text + "\n",
		})
		var want []string
		date, issued := "", ""
		if date = c.text; !c.page {
			date, want = "", append(want, "page/bad-date content/a.md:3:7")
		}
		if issued = c.document; issued == "" {
			want = append(want, "page/bad-date data/policies/p.yaml:2:9")
		}
		if !slices.Equal(found, want) || project.Pages[0].Date != date || project.Policies[0].Policy.Issued != issued {
			t.Errorf("%q is %q and %q, findings %v", c.text, project.Pages[0].Date, project.Policies[0].Policy.Issued, found)
		}
	}
}

// TestConfig states the defaults of a site, and that what is given takes their place.
func TestConfig(t *testing.T) {
	project, _ := read(t, nil)
	config := project.Config
	if !slices.Equal(config.Languages, []model.Language{model.Chinese, model.English}) ||
		config.TimeZone != "Asia/Shanghai" || !config.Families.Policies || !config.Downloads.Charts {
		t.Errorf("defaults: %+v", config)
	}
	project, found := read(t, map[string]string{"content/site.yaml": `schema: 1
title: {zh: 供求, en: Gongqiu}
languages: [en]
time_zone: UTC
families: {policies: false}
downloads: {charts: false}
navigation: [{title: 数据, address: /data/}]
government: {required: true, site_code: "1234567890", host: 某局}
`})
	config = project.Config
	if !slices.Equal(config.Languages, []model.Language{model.English}) || config.TimeZone != "UTC" ||
		config.Families.Policies || !config.Families.Periods || config.Downloads.Charts || !config.Downloads.Data ||
		len(config.Navigation) != 1 || config.Government.SiteCode != "1234567890" {
		t.Errorf("given: %+v", config)
	}
	want := []string{"site/identity content/site.yaml:8:13", "site/identity content/site.yaml:8:13"} // icp and police
	if !slices.Equal(found, want) {
		t.Errorf("findings %v, want %v", found, want)
	}
	_, found = read(t, map[string]string{"content/site.yaml": "schema: 2\ntitle: a\ntime_zone: Local\n"})
	want = []string{"site/unknown-schema content/site.yaml:1:9", "yaml/bad-value content/site.yaml:3:12"}
	if !slices.Equal(found, want) {
		t.Errorf("findings %v", found)
	}
}

// TestCodeForms states which codes may stand in addresses. A faulty row is left out, the others stand.
func TestCodeForms(t *testing.T) {
	for code, good := range map[string]bool{
		"320200": true, "grade-5": true, "G-old": true, "a.b": true, "a_b": true, strings.Repeat("a", 64): true,
		"": false, ".a": false, "a b": false, "a/b": false, "企业": false, strings.Repeat("a", 65): false, "a?b": false,
	} {
		project, found := read(t, map[string]string{"data/codelists/kind.csv": "code,zh\nfirst,一\n" + code + ",二\n"})
		if rows := len(project.Codelists[0].Rows); (rows == 2) != good || (len(found) == 0) != good {
			t.Errorf("%q: %d rows, findings %v", code, rows, found)
		}
	}
}

// TestRelations states that a relation names one kind and one document.
func TestRelations(t *testing.T) {
	cases := []struct{ relation, want string }{
		{"{succeeds: q, basis: 第一条, inferred: true}", ""},
		{"{succeeds: q, amends: q}", "policy/unknown-relation"},
		{"{basis: 第一条}", "yaml/missing-key"},
		{"{follows: q}", "yaml/unknown-key"},
	}
	for _, c := range cases {
		project, found := read(t, map[string]string{
			"data/policies/p.yaml": "title: 通知\nrelations:\n  - " + c.relation + "\n",
		})
		code := ""
		if len(found) > 0 {
			code, _, _ = strings.Cut(found[0], " ")
		}
		if code != c.want || len(project.Policies[0].Relations) != map[bool]int{true: 1}[c.want == ""] {
			t.Errorf("%s: %v, %+v", c.relation, found, project.Policies[0].Relations)
		}
	}
}
