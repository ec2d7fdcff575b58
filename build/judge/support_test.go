package judge_test

import (
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"gongqiu/build/diag"
	"gongqiu/build/judge"
	"gongqiu/build/load"
	"gongqiu/build/model"
	"gongqiu/build/resolve"
	"gongqiu/build/source"
	"gongqiu/build/words"
)

// read reads a project, which must have no errors; made-up counts may well look implausible.
func read(t testing.TB, files fs.FS) *model.Site {
	t.Helper()
	var list diag.List
	tree, err := source.FromFS(files, load.Folders(), &list)
	if err != nil {
		t.Fatal(err)
	}
	site := resolve.Site(load.Read(tree, &list), &list)
	if list.Failed(false) {
		if err := diag.Print(t.Output(), diag.Text, list.Sorted(), words.Load().Texts(words.English), diag.Options{}); err != nil {
			t.Fatal(err)
		}
		t.Fatal("the project has errors")
	}
	return site
}

// judged are the findings about a project.
func judged(t testing.TB, files fs.FS) []diag.Finding {
	t.Helper()
	var list diag.List
	judge.Site(read(t, files), &list)
	return list.Sorted()
}

// line is a finding in short: its code and cause, where it is, what is published and what is computed.
func line(f diag.Finding) string {
	text := fmt.Sprintf("%s %s:%d:%d %s %s/%s", strings.TrimPrefix(string(f.Code), "judge/"),
		strings.TrimPrefix(f.Place.File, "data/d/"), f.Place.Line, f.Place.Column, f.Args["column"], f.Args["value"], f.Args["computed"])
	if f.Args["reason"] != "" {
		text += " " + f.Args["reason"]
	}
	if f.Rows > 1 {
		text += fmt.Sprintf(" ×%d", f.Rows)
	}
	return text
}

// lines are findings in short, one a line.
func lines(findings []diag.Finding) string {
	var b strings.Builder
	for _, f := range findings {
		b.WriteString(line(f) + "\n")
	}
	return b.String()
}

// market is a project of one dataset named d, as reports of supply and demand are kept; files are added to it or
// replace its own. The figures of a test are those of the table that it names, or made up where it says so.
func market(files map[string]string) fstest.MapFS {
	return project(map[string]string{"data/d/dataset.yaml": marketYAML}, files)
}

func project(sets ...map[string]string) fstest.MapFS {
	all := fstest.MapFS{}
	for _, set := range append([]map[string]string{codelists}, sets...) {
		for name, text := range set {
			all[name] = &fstest.MapFile{Data: []byte(strings.TrimLeft(text, "\n"))}
		}
	}
	return all
}

const marketYAML = `
title: market
frequency: quarter
dimensions:
  region: {codelist: region, title: 地区}
  sector: {codelist: sector, title: 产业}
  employer: {codelist: employer, title: 用人单位性质}
  category: {codelist: category, title: 求职人员类别}
  skill: {codelist: skill, title: 技术等级}
  age: {codelist: age, title: 年龄}
measures:
  demand: {title: 需求人数, unit: person}
  seekers: {title: 求职人数, unit: person}
derived:
  ratio: {title: 求人倍率, formula: demand / seekers, decimals: 2, unspecified: allocate}
  gap: {title: 缺口, formula: demand - seekers}
  demand_share: {title: 需求比重, share: demand, decimals: 2}
  seekers_share: {title: 求职比重, share: seekers, decimals: 2}
compare: {previous: true, year: true, panel: region}
missing: {"——": not-comparable, "/": not-applicable}
tables:
  - files: "{region}/{period}/*"
  - files: "全国/**"
    with: {demand: {unit: 万人}, seekers: {unit: 万人}, demand_share: {decimals: 1}, seekers_share: {decimals: 1}}
`

// codelists are those of the reports, in short.
var codelists = map[string]string{
	"content/site.yaml":       "schema: 1\ntitle: made up for a test\n",
	"data/codelists/unit.csv": "code,zh,base,factor\nperson,人,person,1\nten-thousand,万人,person,10000\nyuan,元,yuan,1\nyi,亿元,yuan,100000000\npercent,%,percent,1\n",
	"data/codelists/region.csv": "code,zh,parent,role\nnation,全国,,panel\nwuxi,无锡市,,\ntianshui,天水市,,\nhainan,海南省,,\n" +
		"jiangxi,江西省,,\nsome,某市,,\njia,甲市,nation,\nyi,乙市,nation,\n",
	"data/codelists/sector.csv": "code,zh,role\ntotal,合计,total\n1,第一产业,\n2,第二产业,\n3,第三产业,\n",
	"data/codelists/employer.csv": "code,zh,parent,role\ntotal,合计,,total\nenterprise,企业,,\ndomestic,内资企业,enterprise,\n" +
		"state,国有企业,domestic,\nprivate,私营企业,domestic,\nhmt,港澳台商投资企业,enterprise,\nforeign,外商投资企业,enterprise,\n" +
		"self,个体经营,enterprise,\ninstitution,事业,,\ngovernment,机关,,\nother,其他,,residual\n",
	"data/codelists/category.csv": "code,zh,parent,role\ntotal,合计,,total\nyouth,新成长失业青年,,\ngraduate,其中:应届高校毕业生,youth,of-which\n" +
		"loser,就业转失业人员,,\nunemployed,其他失业人员,,\nemployed,在业人员,,\nretired,退休人员,,\nstudent,在学人员,,\n" +
		"rural,本市农村人员,,\noutside,外埠人员,,\n",
	"data/codelists/skill.csv": "code,zh,role\ntotal,合计,total\n5,职业资格五级,\n4,职业资格四级,\n3,职业资格三级,\n2,职业资格二级,\n1,职业资格一级,\n" +
		"junior,初级专业技术职务,\nmiddle,中级专业技术职务,\nsenior,高级专业技术职务,\nnone,无技术等级或职称,\nany,无要求,unspecified\n",
	"data/codelists/age.csv": "code,zh,role\ntotal,合计,total\n16,16-24岁,\n25,25-34岁,\n35,35-44岁,\n45,45岁以上,\nany,无要求,unspecified\n",
}
