package build_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gongqiu/build"
)

// A page binds a number of Wuxi, and leaves it to be filled in.
const (
	boundPage = "---\ntitle: 数字\nperiod: 2016-Q3\nregion: 无锡市\n---\n\n需求[](num:demand)人，求人倍率[](num:ratio)。\n"
	typedPage = "---\ntitle: 数字\nperiod: 2016-Q3\nregion: 无锡市\n---\n\n需求[300](num:demand)人。\n"
	wuxi      = "data/market/无锡市/2016-Q3.csv"
	suzhou    = "data/market/苏州市/2016-Q3.csv"
)

// boundProject is the skeleton of the faults with a second city and a text.
func boundProject(t *testing.T, text string) (project string, write func(name, content string)) {
	t.Helper()
	project = t.TempDir()
	write = func(name, content string) {
		writeFile(t, filepath.Join(project, filepath.FromSlash(name)), []byte(content))
	}
	for _, file := range parseArchive(t, skeletonFile).Files {
		write(file.Name, string(file.Data))
	}
	write(suzhou, "职业,需求人数,求职人数\n合计,500,400\n")
	write("content/numbers.md", text)
	return project, write
}

// TestBoundNumbers: the page of a text that speaks of a number is made again when the number, or one that it is
// computed from, is another, and not for the numbers of another city.
func TestBoundNumbers(t *testing.T) {
	project, write := boundProject(t, boundPage)
	out := filepath.Join(t.TempDir(), "public")
	page := filepath.Join(out, "numbers", "index.html")
	says := func(demand, ratio string) {
		t.Helper()
		if built(t, project, out) == nil {
			t.Fatal("the site has errors")
		}
		content, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		text := string(content)
		if !strings.Contains(text, ">"+demand+"</a>人，求人倍率<") || !strings.Contains(text, ">"+ratio+"</a>。") {
			t.Errorf("not %s and %s in\n%s", demand, ratio, content)
		}
	}
	says("300", "1.50")
	before := ages(t, out)["numbers/index.html"]
	write(suzhou, "职业,需求人数,求职人数\n合计,501,400\n")
	says("300", "1.50")
	if !ages(t, out)["numbers/index.html"].Equal(before) {
		t.Error("the page was written again for a number of another city")
	}
	write(wuxi, "职业,需求人数,求职人数\n合计,1310,200\n单位负责人,100,80\n专业技术人员,200,120\n")
	says("1,310", "6.55")
}

// TestTypedNumbers: when the data change under a number that was typed, the build stops and the last good output stays.
func TestTypedNumbers(t *testing.T) {
	project, write := boundProject(t, typedPage)
	out := filepath.Join(t.TempDir(), "public")
	if built(t, project, out) == nil {
		t.Fatal("the site has errors")
	}
	good := readFolder(t, out)
	write(wuxi, "职业,需求人数,求职人数\n合计,310,200\n单位负责人,100,80\n专业技术人员,210,120\n")
	result, err := build.Build(context.Background(), build.Options{
		Source: project, Destination: out, State: out + ".state", Clock: clock,
	})
	if err != nil {
		t.Fatal(err)
	}
	if !result.Failed() || len(result.Findings) != 1 || result.Findings[0].Code != "page/number-differs" ||
		result.Findings[0].Place.Line != 7 || result.Findings[0].Args["nearest"] != "310" {
		t.Errorf("failed %v, %+v", result.Failed(), result.Findings)
	}
	compareFiles(t, readFolder(t, out), good)
}

// TestUnreleasedNumbers: a text that is dated in the future, or is a draft, gives none of its numbers to the output, and
// is checked all the same.
func TestUnreleasedNumbers(t *testing.T) {
	for _, line := range []string{"date: 2039-01-01T10:00:00+08:00\n", "draft: true\n"} {
		text := strings.Replace(typedPage, "title:", line+"title:", 1)
		project, write := boundProject(t, strings.Replace(text, "300", "301", 1))
		out := filepath.Join(t.TempDir(), "public")
		if built(t, project, out) != nil {
			t.Errorf("%s: a wrong number of it is not found", line)
		}
		write("content/numbers.md", text)
		if built(t, project, out) == nil {
			t.Fatalf("%s: the site has errors", line)
		}
		for name := range readFolder(t, out) {
			if strings.HasPrefix(name, "numbers/") {
				t.Errorf("%s: %s is there", line, name)
			}
		}
	}
}
