package build_test

import (
	"bytes"
	"context"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"gongqiu/build"
	"gongqiu/build/write"
	"gongqiu/cmd/dev/workload"
)

// change is something that an author does to a project. It is false where the project has nothing to do it to.
type change struct {
	name string
	do   func(t *testing.T, project string) bool
}

// TestChanges changes one thing after another, of each kind, in every golden site. Every time a build over the output of
// the last one makes byte for byte what a build from nothing does, and removes what is no longer there; so does a build
// of the project as it was at first.
func TestChanges(t *testing.T) {
	sites, err := filepath.Glob("testdata/sites/*")
	if err != nil || len(sites) == 0 {
		t.Fatal("no sites", err)
	}
	done := map[string]int{}
	for _, folder := range sites {
		t.Run(filepath.Base(folder), func(t *testing.T) { changeSite(t, copyProject(t, folder), done) })
	}
	t.Run("workload", func(t *testing.T) {
		project := t.TempDir()
		if err := workload.Write(project, workload.Size{Regions: 5, Quarters: 6}); err != nil {
			t.Fatal(err)
		}
		changeSite(t, project, done)
	})
	for _, c := range changes() {
		if done[c.name] == 0 {
			t.Errorf("%s: was done in no site", c.name)
		}
	}
	t.Log(done)
}

func changeSite(t *testing.T, project string, done map[string]int) {
	out := filepath.Join(t.TempDir(), "public")
	if built(t, project, out) == nil {
		t.Fatal("the site has errors")
	}
	first, original := readFolder(t, out), readFolder(t, project)
	for _, c := range changes() {
		input := readFolder(t, project)
		if !c.do(t, project) {
			continue
		}
		clean := filepath.Join(t.TempDir(), "public")
		if built(t, project, clean) == nil { // a change that this site does not bear
			restore(t, project, input)
			continue
		}
		if built(t, project, out).Unchanged {
			t.Errorf("%s: the build took nothing for changed", c.name)
		}
		if !sameFiles(t, c.name, readFolder(t, out), readFolder(t, clean)) {
			t.Fatal("what follows would be compared with this")
		}
		done[c.name]++
	}
	restore(t, project, original)
	built(t, project, out)
	sameFiles(t, "all as it was", readFolder(t, out), first)
}

// built builds a project over what is in a folder; nil when it has errors.
func built(t *testing.T, project, out string) *build.Result {
	t.Helper()
	result, err := build.Build(context.Background(), build.Options{
		Source: project, Destination: out, State: out + ".state", Clock: clock,
	})
	if err != nil {
		t.Fatal(err)
	}
	if result.Failed() {
		return nil
	}
	return result
}

// sameFiles compares two outputs byte by byte.
func sameFiles(t *testing.T, name string, got, want map[string][]byte) bool {
	t.Helper()
	same := true
	for _, path := range slices.Sorted(maps.Keys(want)) {
		if content, there := got[path]; !there || !bytes.Equal(content, want[path]) {
			t.Errorf("%s: %s is not as a clean build makes it", name, path)
			same = false
		}
	}
	for path := range got {
		if _, wanted := want[path]; !wanted {
			t.Errorf("%s: %s is left over", name, path)
			same = false
		}
	}
	return same
}

// restore makes a project what it was.
func restore(t *testing.T, project string, input map[string][]byte) {
	t.Helper()
	for name, data := range readFolder(t, project) {
		if was, there := input[name]; !there {
			if err := os.Remove(filepath.Join(project, filepath.FromSlash(name))); err != nil {
				t.Fatal(err)
			}
		} else if bytes.Equal(was, data) {
			delete(input, name)
		}
	}
	for name, data := range input {
		writeOut(t, filepath.Join(project, filepath.FromSlash(name)), data)
	}
}

// changes lists what authors do.
func changes() []change {
	const tables, lists = `^data/[^/]+/.*\.csv$`, `^data/codelists/.*\.csv$`
	all := []change{
		{"nothing but a space within a row", inLine(tables, -1, func(line string) string {
			return strings.Replace(line, ",", " ,", 1)
		})},
		{"a row moves down", inFile(tables, func(text string) string {
			head, rows, _ := strings.Cut(text, "\n")
			return head + "\n\n" + rows
		})},
		{"two rows swap", inFile(tables, func(text string) string {
			lines := strings.SplitAfter(strings.TrimSuffix(text, "\n")+"\n", "\n")
			if last := len(lines) - 2; last > 1 {
				lines[last], lines[last-1] = lines[last-1], lines[last]
			}
			return strings.Join(lines, "")
		})},
		{"a row goes", inLine(tables, -1, func(string) string { return "" })},
		{"a table goes", func(t *testing.T, project string) bool {
			names := matching(t, project, tables)
			return len(names) > 0 && os.Remove(filepath.Join(project, names[len(names)-1])) == nil
		}},
		{"a note", inFile(tables, func(text string) string {
			lines := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
			if strings.Contains(lines[0], "note") || strings.Contains(lines[0], "备注") {
				return text
			}
			for at := range lines {
				lines[at] += [...]string{",", ",note"}[boolInt(at == 0)]
			}
			return strings.Join(lines, "\n") + "made up\n"
		})},
		{"a status", inFile(tables, func(text string) string {
			lines := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
			if strings.Contains(lines[0], "status") {
				return text
			}
			for at := range lines {
				lines[at] += [...]string{",", ",status"}[boolInt(at == 0)]
			}
			return strings.Join(lines, "\n") + "provisional\n"
		})},
		{"a label", inLine(lists, -1, func(line string) string {
			fields := strings.Split(line, ",")
			if len(fields) > 1 && !strings.Contains(line, `"`) {
				fields[1] += "甲"
			}
			return strings.Join(fields, ",")
		})},
		{"a code", inFile(lists, func(text string) string {
			lines := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
			fields := make([]string, strings.Count(lines[0], ",")+1)
			fields[0], fields[min(1, len(fields)-1)] = "zz9", "made up"
			return strings.Join(lines, "\n") + "\n" + strings.Join(fields, ",") + "\n"
		})},
		{"the title of a dataset", inFile(`^data/[^/]+/dataset\.yaml$`, retitled)},
		{"a source", inFile(`^data/[^/]+/dataset\.yaml$`, func(text string) string {
			return regexp.MustCompile(`source: *(\{zh: *)?"?`).ReplaceAllString(text, "${0}甲")
		})},
		{"a policy", inFile(`^data/policies/.*\.yaml$`, retitled)},
		{"a chart", inFile(`^content/.*\.md$`, func(text string) string {
			head, body, found := strings.Cut(text, "```chart")
			if !found {
				return text
			}
			return head + strings.Replace("```chart"+body, "\ntitle: ", "\ntitle: X", 1)
		})},
		{"the site", inFile(`^content/site\.yaml$`, retitled)},
		{"a text", inFile(`^content/.*\.md$`, func(text string) string { return text + "\nOne more paragraph.\n" })},
		{"the front matter of a text", inFile(`^content/.*\.md$`, retitled)},
		{"a new text", func(t *testing.T, project string) bool {
			writeOut(t, filepath.Join(project, "content/new-text.md"), []byte("---\ntitle: New\n---\n\nText.\n"))
			return true
		}},
		{"the theme", func(t *testing.T, project string) bool {
			partial := filepath.Join("..", "themes/default/partials/pagefoot.html")
			writeOut(t, filepath.Join(project, "themes/own/partials/pagefoot.html"),
				append(readFile(t, partial), []byte("<p>own</p>\n")...))
			config := filepath.Join(project, "content/site.yaml")
			text := readFile(t, config)
			if bytes.Contains(text, []byte("\ntheme:")) {
				return false
			}
			writeOut(t, config, append(text, []byte("\ntheme: own\n")...))
			return true
		}},
	}
	for at := range 3 { // a cell in some tables
		all = append(all, change{fmt.Sprintf("a cell of table %d", at+1), oneCell(tables, at)})
	}
	return all
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

// retitled changes the first title of a file.
func retitled(text string) string {
	at := regexp.MustCompile(`(?m)^title: *\S`).FindStringIndex(text)
	if at == nil {
		return text
	}
	rest := text[at[1]-1:]
	if strings.HasPrefix(rest, "{") {
		inner := regexp.MustCompile(`: *"?`).FindStringIndex(rest)
		return text[:at[1]-1] + rest[:inner[1]] + "X" + rest[inner[1]:]
	}
	if rest[0] == '"' {
		return text[:at[1]] + "X" + rest[1:]
	}
	return text[:at[1]-1] + "X" + rest
}

// matching lists the files of a project, but the codelists where not they are asked for.
func matching(t *testing.T, project, pattern string) []string {
	names := regexp.MustCompile(pattern)
	var found []string
	for _, name := range slices.Sorted(maps.Keys(readFolder(t, project))) {
		if names.MatchString(name) && strings.HasPrefix(name, "data/codelists/") == strings.Contains(pattern, "codelists") {
			found = append(found, name)
		}
	}
	return found
}

// inFile changes the last file of a pattern that the function changes anything in.
func inFile(pattern string, edit func(text string) string) func(t *testing.T, project string) bool {
	return func(t *testing.T, project string) bool {
		for _, name := range slices.Backward(matching(t, project, pattern)) {
			file := filepath.Join(project, filepath.FromSlash(name))
			text := string(readFile(t, file))
			if edited := edit(text); edited != text {
				writeOut(t, file, []byte(edited))
				return true
			}
		}
		return false
	}
}

// inLine changes a line of such a file, counted from its end.
func inLine(pattern string, at int, edit func(line string) string) func(t *testing.T, project string) bool {
	return inFile(pattern, func(text string) string {
		lines := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
		if len(lines) < 3 {
			return text
		}
		lines[len(lines)+at] = edit(lines[len(lines)+at])
		return strings.Join(lines, "\n") + "\n"
	})
}

// oneCell changes the last digit of the last number of a table's middle row.
func oneCell(pattern string, at int) func(t *testing.T, project string) bool {
	return func(t *testing.T, project string) bool {
		names := matching(t, project, pattern)
		if at >= len(names) {
			return false
		}
		file := filepath.Join(project, filepath.FromSlash(names[at*(len(names)-1)/2]))
		lines := strings.Split(string(readFile(t, file)), "\n")
		line := &lines[len(lines)/2]
		numbers := regexp.MustCompile(`[0-9]+`).FindAllStringIndex(*line, -1)
		if len(numbers) == 0 {
			return false
		}
		digit := numbers[len(numbers)-1][1] - 1
		*line = (*line)[:digit] + string('0'+((*line)[digit]-'0'+1)%10) + (*line)[digit+1:]
		writeOut(t, file, []byte(strings.Join(lines, "\n")))
		return true
	}
}

// TestUnchanged: where nothing has changed since the last build nothing is read any further, and the result is that of
// the last build. What somebody did to the output by hand is undone all the same.
func TestUnchanged(t *testing.T) {
	project := copyProject(t, "testdata/sites/cities")
	out := filepath.Join(t.TempDir(), "public")
	first := buildTo(t, project, out)
	good := readFolder(t, out)
	again := buildTo(t, project, out)
	if !again.Unchanged || again.Output.Files != first.Output.Files || again.Output.Unchanged != first.Output.Files ||
		again.Output.Bytes != first.Output.Bytes || again.Pages != first.Pages || !slices.Equal(again.Data, first.Data) {
		t.Errorf("unchanged: %t, %+v", again.Unchanged, again.Output)
	}
	page := filepath.Join(out, "index.html")
	damages := map[string]func(){
		"another page":       func() { writeOut(t, page, []byte("by hand")) },
		"no page":            func() { os.Remove(page) },
		"a foreign file":     func() { writeOut(t, filepath.Join(out, "regions/foreign.txt"), []byte("by hand")) },
		"no manifest":        func() { os.Remove(filepath.Join(out, write.ManifestName)) },
		"no output":          func() { os.RemoveAll(out) },
		"no state":           func() { os.RemoveAll(out + ".state") },
		"a damaged memory":   func() { damage(t, out+".state/write-public/keys.memory") },
		"a damaged last run": func() { damage(t, out+".state/write-public/run.memory") },
		"damaged rows":       func() { damage(t, out+".state/write-public/rows.memory") },
	}
	for _, name := range slices.Sorted(maps.Keys(damages)) {
		damages[name]()
		if name != "a damaged memory" && name != "damaged rows" && buildTo(t, project, out).Unchanged {
			t.Errorf("%s: was taken for nothing", name)
		}
		sameFiles(t, name, readFolder(t, out), good)
		if !buildTo(t, project, out).Unchanged {
			t.Errorf("%s: the build after it is not unchanged", name)
		}
	}
}

// damage changes a byte in the middle of a file.
func damage(t *testing.T, name string) {
	t.Helper()
	content := readFile(t, name)
	content[len(content)/2] ^= 1
	writeOut(t, name, content)
}

// TestUnchangedFindings: a build of what did not change has the warnings of the one before, and with strict they stop it.
func TestUnchangedFindings(t *testing.T) {
	project := copyProject(t, "testdata/sites/wuxi")
	writeOut(t, filepath.Join(project, "content/marked.md"), []byte("---\ntitle: Marked\n---\n\n<b>text</b>\n"))
	out := filepath.Join(t.TempDir(), "public")
	run := func(strict bool) *build.Result {
		result, err := build.Build(context.Background(), build.Options{
			Source: project, Destination: out, State: out + ".state", Clock: clock, Strict: strict,
		})
		if err != nil {
			t.Fatal(err)
		}
		return result
	}
	first := run(false)
	if len(first.Findings) == 0 || first.Failed() {
		t.Fatalf("the HTML is no warning: %v", first.Findings)
	}
	again := run(false)
	if !again.Unchanged || fmt.Sprint(again.Findings) != fmt.Sprint(first.Findings) {
		t.Errorf("unchanged: %t; %v became %v", again.Unchanged, first.Findings, again.Findings)
	}
	if strict := run(true); !strict.Failed() || strict.Output.Files != 0 {
		t.Errorf("strict: failed %t, %+v", strict.Failed(), strict.Output)
	}
}

// TestClockChanges: a build at another time is unchanged only while nothing is dated in between.
func TestClockChanges(t *testing.T) {
	project := copyProject(t, "testdata/sites/wuxi")
	writeOut(t, filepath.Join(project, "content/later.md"),
		[]byte("---\ntitle: Later\ndate: 2026-03-01T09:00:00+08:00\n---\n\nText.\n"))
	out := filepath.Join(t.TempDir(), "public")
	release := time.Date(2026, 3, 1, 1, 0, 0, 0, time.UTC)
	before := release.AddDate(0, -2, 0)
	for _, step := range []struct {
		clock            time.Time
		shown, unchanged bool
	}{
		{before, false, false}, {release.Add(-time.Second), false, true}, {release, true, false},
		{release.AddDate(1, 0, 0), true, true}, {before, false, false},
	} {
		result, err := build.Build(context.Background(), build.Options{
			Source: project, Destination: out, State: out + ".state", Clock: step.clock,
		})
		if err != nil || result.Failed() {
			t.Fatal(err, result)
		}
		_, shown := readFolder(t, out)["later/index.html"]
		if result.Unchanged != step.unchanged || shown != step.shown {
			t.Errorf("%v: unchanged %t, shown %t", step.clock, result.Unchanged, shown)
		}
	}
}
