package build_test

import (
	"bytes"
	"context"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"gongqiu/build"
	"gongqiu/build/write"
)

// In the environment of a child process these name the folders that TestSameBytes builds from and to there.
const (
	sourceFolder = "GONGQIU_TEST_SOURCE"
	buildFolder  = "GONGQIU_TEST_BUILD"
)

// TestSameBytes builds the repository's own site on one core; on many, in another time zone; and in a process of
// another environment, from a copy whose files were written in the opposite order: every time to the same manifest.
func TestSameBytes(t *testing.T) {
	if out := os.Getenv(buildFolder); out != "" {
		buildTo(t, os.Getenv(sourceFolder), out)
		return
	}
	ways := []struct {
		name  string
		build func(t *testing.T, out string)
	}{
		{"one core", func(t *testing.T, out string) {
			defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
			buildTo(t, "..", out)
		}},
		{"eight cores, west of Greenwich", func(t *testing.T, out string) {
			defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(8))
			defer func(zone *time.Location) { time.Local = zone }(time.Local)
			time.Local = time.FixedZone("", -11*60*60)
			buildTo(t, "..", out)
		}},
		{"another process and a copy", buildInChild},
	}
	var first []byte
	for _, way := range ways {
		out := filepath.Join(t.TempDir(), "public")
		way.build(t, out)
		manifest := readFile(t, filepath.Join(out, write.ManifestName))
		if first == nil {
			first = manifest
		}
		if !bytes.Equal(manifest, first) {
			t.Errorf("%s: another manifest than on %s", way.name, ways[0].name)
		}
	}
}

// buildInChild runs this test in a process of its own, with another zone, language and folder for temporary files, on
// a copy of the project.
func buildInChild(t *testing.T, out string) {
	t.Helper()
	command := exec.Command(os.Args[0], "-test.run=^TestSameBytes$")
	command.Env = []string{
		sourceFolder + "=" + copyBackwards(t, ".."), buildFolder + "=" + out, "TZ=Asia/Kathmandu", "LANG=zh_CN.GB18030", "LC_ALL=tr_TR", "TMPDIR=" + t.TempDir(),
		"GOMAXPROCS=3", "HOME=" + t.TempDir(),
	}
	if output, err := command.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, output)
	}
}

// copyBackwards copies a project, its last file first.
func copyBackwards(t *testing.T, from string) string {
	t.Helper()
	to := t.TempDir()
	for _, folder := range []string{"themes", "data", "content"} {
		files := readFolder(t, filepath.Join(from, folder))
		for _, name := range slices.Backward(slices.Sorted(maps.Keys(files))) {
			writeOut(t, filepath.Join(to, folder, filepath.FromSlash(name)), files[name])
		}
	}
	return to
}

// TestNothingChanged: a build of what did not change writes nothing, and leaves every file as old as it was.
func TestNothingChanged(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	first := buildTo(t, "..", out)
	before := ages(t, out)
	if first.Output.Written != len(before) {
		t.Errorf("%d files were written, %d are there", first.Output.Written, len(before))
	}
	second := buildTo(t, "..", out)
	if second.Output.Written != 0 || second.Output.Removed != 0 {
		t.Errorf("the second build wrote %d files and removed %d", second.Output.Written, second.Output.Removed)
	}
	if !maps.Equal(before, ages(t, out)) {
		t.Error("the second build touched files")
	}
}

// ages are the times of change of all files below a folder.
func ages(t *testing.T, folder string) map[string]time.Time {
	t.Helper()
	times := make(map[string]time.Time)
	for name := range readFolder(t, folder) {
		info, err := os.Stat(filepath.Join(folder, filepath.FromSlash(name)))
		if err != nil {
			t.Fatal(err)
		}
		times[name] = info.ModTime()
	}
	return times
}

// TestFailedBuildKeepsOutput: a project with errors builds nothing, and the last good output stays as it was; when the
// fault is mended, the output is that of the mended project.
func TestFailedBuildKeepsOutput(t *testing.T) {
	project := copyProject(t, "testdata/sites/wuxi")
	out := filepath.Join(t.TempDir(), "public")
	buildTo(t, project, out)
	good := readFolder(t, out)
	table := filepath.Join(project, "data/supply-demand/无锡市/2019-Q1/total.csv")
	text := readFile(t, table)
	partial := filepath.Join(project, "themes/broken/partials/pagefoot.html")
	config := filepath.Join(project, "content/site.yaml")
	settings := readFile(t, config)
	faults := []struct {
		name        string
		spoil, mend func()
	}{
		{
			"a number",
			func() { writeOut(t, table, bytes.Replace(text, []byte("164152"), []byte("16415Z"), 1)) },
			func() { writeOut(t, table, text) },
		},
		{
			"an empty table",
			func() { writeOut(t, table, nil) },
			func() { writeOut(t, table, text) },
		},
		{
			"the theme",
			func() {
				writeOut(t, partial, []byte("{{.NoSuchField}}"))
				writeOut(t, config, slices.Concat(settings, []byte("theme: broken\n")))
			},
			func() { writeOut(t, config, settings) },
		},
	}
	for _, fault := range faults {
		fault.spoil()
		result, err := build.Build(context.Background(), build.Options{
			Source: project, Destination: out, State: out + ".state", Clock: clock,
		})
		if err != nil {
			t.Fatalf("%s: %v", fault.name, err)
		}
		if !result.Failed() || result.Output.Written != 0 {
			t.Errorf("%s: failed is %t, %d files written", fault.name, result.Failed(), result.Output.Written)
		}
		compareFiles(t, readFolder(t, out), good)
		fault.mend()
		if again := buildTo(t, project, out); again.Output.Written != 0 {
			t.Errorf("%s: after it was mended, %d files were written", fault.name, again.Output.Written)
		}
	}
}

// The count whose last digit TestOneDigit changes, and what it makes: the gap to 88,410 job seekers. The ratio stays
// 1.50, and so do all words made of it.
const digitTable = "data/supply-demand/无锡市/2021-Q1/total.csv"

var (
	digitBefore = []string{"132195", "132,195", "43785", "43,785"}
	digitAfter  = []string{"132196", "132,196", "43786", "43,786"}
)

// shows says whether a file holds one of the numbers, and not as a part of a longer one.
func shows(data []byte, numbers []string) bool {
	isDigit := func(c byte) bool { return c >= '0' && c <= '9' }
	for _, number := range numbers {
		for rest := data; ; {
			at := bytes.Index(rest, []byte(number))
			if at < 0 {
				break
			}
			end := at + len(number)
			within := at > 0 && (isDigit(rest[at-1]) || rest[at-1] == ',' && strings.Contains(number, ","))
			if !within && (end == len(rest) || !isDigit(rest[end])) {
				return true
			}
			rest = rest[end:]
		}
	}
	return false
}

// TestOneDigit changes one digit of one published number. Exactly the files that show the number, or the gap that
// follows from it, change: pages, charts, downloads, and of the rest only the manifest.
func TestOneDigit(t *testing.T) {
	project := copyProject(t, "..")
	out := filepath.Join(t.TempDir(), "public")
	buildTo(t, project, out)
	before := readFolder(t, out)
	table := filepath.Join(project, filepath.FromSlash(digitTable))
	writeOut(t, table, bytes.Replace(readFile(t, table), []byte("132195"), []byte("132196"), 1))
	result := buildTo(t, project, out)
	after := readFolder(t, out)
	changed := 0
	for _, name := range slices.Sorted(maps.Keys(before)) {
		differs, shown := !bytes.Equal(before[name], after[name]), shows(before[name], digitBefore)
		if differs {
			changed++
		}
		switch {
		case name == write.ManifestName:
		case shown && shows(after[name], digitBefore):
			t.Errorf("%s still shows the number as it was", name)
		case shown && !shows(after[name], digitAfter):
			t.Errorf("%s does not show the number as it is", name)
		case differs && !shown && !strings.HasSuffix(name, ".svg"): // a line may move by less than a number shows
			t.Errorf("%s changed and does not show the number", name)
		}
	}
	if len(after) != len(before) || result.Output.Written != changed {
		t.Errorf("%d files became %d, %d changed, %d were written", len(before), len(after), changed, result.Output.Written)
	}
	for _, name := range []string{
		"regions/320200/index.html", "en/regions/320200/index.html", "regions/320200/2021-Q1/index.html",
		"en/regions/320200/2021-Q1/index.html", "periods/2021-Q1/index.html", "en/periods/2021-Q1/index.html",
		"data/supply-demand/supply-demand.csv", "data/supply-demand/supply-demand.json",
	} {
		if bytes.Equal(before[name], after[name]) {
			t.Errorf("%s did not change", name)
		}
	}
	t.Logf("%d of %d files changed", changed, len(before))
}
