package judge_test

import (
	"fmt"
	"strings"
	"testing"

	"gongqiu/build/diag"
	"gongqiu/build/judge"
)

// regions is a made-up project in which so many places publish the table of skill grades of 天水市 in the first quarter
// of 2018, with these ratios.
func regions(places int, ratios string) map[string]string {
	files := map[string]string{}
	codes := "code,zh\n"
	for at := range places {
		codes += fmt.Sprintf("r%d,第%d市,\n", at, at)
		files[fmt.Sprintf("data/d/第%d市/2018-Q1/skill.csv", at)] = tianshui(ratios)
	}
	files["data/codelists/region.csv"] = strings.ReplaceAll(codes, "市,\n", "市\n")
	return files
}

// BenchmarkSite judges 300 published tables: right ones, ones computed by another rule, and ones that nothing explains.
func BenchmarkSite(b *testing.B) {
	for name, ratios := range map[string]string{
		"right":      "1.71,1.15,1.40,1.20,1.11,3.58,1.46,47.08,0.50",
		"other rule": "1.21,0.64,0.90,0.70,0.60,3.08,0.96,46.50,0.00",
		"wrong":      "2.23,4.91,7.13,5.58,8.02,1.17,6.66,33.33,9.99",
	} {
		site := read(b, market(regions(300, ratios)))
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				var list diag.List
				judge.Site(site, &list)
			}
		})
	}
}
