package write

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

var small = tree{"index.html": "home", "a/index.html": "a", "a/b/index.html": "b", "data/x.csv": "1,2\n"}

func output(t *testing.T) string { return filepath.Join(fastDir(t), "public") }

func changed(base tree, changes tree) tree {
	made := maps.Clone(base)
	maps.Copy(made, changes)
	return made
}

func TestFirstBuildAndUnchangedBuild(t *testing.T) {
	directory := output(t)
	first := mustBuild(t, directory, small)
	checkOutput(t, directory, small)
	if first.Files != 5 || first.Written != 5 || first.Removed != 0 {
		t.Errorf("first: %+v", first)
	}
	before, err := os.Stat(filepath.Join(directory, "a/index.html"))
	if err != nil {
		t.Fatal(err)
	}
	time.Sleep(10 * time.Millisecond)
	second := mustBuild(t, directory, small)
	if second.Written != 0 || second.Unchanged != 5 || second.Removed != 0 {
		t.Errorf("second: %+v", second)
	}
	third := mustBuild(t, directory, changed(small, tree{"a/index.html": "A"}))
	if third.Written != 2 || third.Unchanged != 3 { // the page and the manifest
		t.Errorf("third: %+v", third)
	}
	mustBuild(t, directory, small)
	after, err := os.Stat(filepath.Join(directory, "index.html"))
	if err != nil || !before.ModTime().Before(after.ModTime().Add(time.Nanosecond)) {
		t.Error(err)
	}
}

func TestUnchangedFileKeepsItsTime(t *testing.T) {
	directory := output(t)
	mustBuild(t, directory, small)
	name := filepath.Join(directory, "a/b/index.html")
	past := time.Date(2016, 1, 2, 3, 4, 5, 0, time.UTC)
	if err := os.Chtimes(name, past, past); err != nil { // no longer as recorded, so the bytes are compared
		t.Fatal(err)
	}
	if result := mustBuild(t, directory, small); result.Written != 0 {
		t.Errorf("%+v", result)
	}
	if info, err := os.Stat(name); err != nil || !info.ModTime().Equal(past) {
		t.Errorf("%v, %v", info.ModTime(), err)
	}
}

func TestTheDiskIsTheTruth(t *testing.T) {
	directory := output(t)
	for name, spoil := range map[string]func() error{
		"edited":         func() error { return os.WriteFile(filepath.Join(directory, "index.html"), []byte("HOME"), 0o666) },
		"removed":        func() error { return os.Remove(filepath.Join(directory, "a/index.html")) },
		"folder removed": func() error { return os.RemoveAll(filepath.Join(directory, "a")) },
		"all removed":    func() error { return os.RemoveAll(directory) },
		"no manifest":    func() error { return os.Remove(filepath.Join(directory, ManifestName)) },
		"no state":       func() error { return os.RemoveAll(filepath.Join(directory, "../.gongqiu")) },
		"link": func() error {
			os.Rename(filepath.Join(directory, "a"), filepath.Join(directory, "real"))
			return os.Symlink("real", filepath.Join(directory, "a"))
		},
		"file as folder": func() error {
			os.Remove(filepath.Join(directory, "index.html"))
			return os.MkdirAll(filepath.Join(directory, "index.html/deep"), 0o777)
		},
		"folder as file": func() error {
			os.RemoveAll(filepath.Join(directory, "a"))
			return os.WriteFile(filepath.Join(directory, "a"), nil, 0o666)
		},
	} {
		mustBuild(t, directory, small)
		time.Sleep(5 * time.Millisecond)
		if err := spoil(); err != nil {
			t.Fatal(err)
		}
		mustBuild(t, directory, small)
		t.Run(name, func(t *testing.T) { checkOutput(t, directory, small) })
	}
}

func TestKeepAndTrust(t *testing.T) {
	directory := output(t)
	sums := map[string]Sum{}
	for _, file := range mustBuild(t, directory, small).Manifest.Files {
		sums[file.Path] = file.Sum
	}
	for _, options := range []Options{{}, {Trust: true}} {
		session, err := Open(context.Background(), directory, options)
		if err != nil {
			t.Fatal(err)
		}
		if session.Keep("index.html", Sum{}) || session.Keep("none.html", Sum{}) {
			t.Error("kept what is not there")
		}
		if err := session.Put("index.html", []byte(small["index.html"])); err != nil {
			t.Fatal(err)
		}
		for path, sum := range sums {
			if path != "index.html" && !session.Keep(path, sum) {
				t.Errorf("%s was not kept", path)
			}
		}
		result, err := session.Commit(Info{Release: "nation-2016-q3"})
		if err != nil || result.Written != 0 {
			t.Errorf("%+v, %v", result, err)
		}
		session.Abort()
	}
	checkOutput(t, directory, small)
}

func TestForeignFiles(t *testing.T) {
	directory := output(t)
	writeTree(t, directory, tree{"thesis.doc": "years of work", "manifest.json": `{"name":"an app"}`})
	_, err := build(directory, small, Options{})
	var foreign *ForeignError
	if !errors.As(err, &foreign) || foreign.Ours || !strings.Contains(err.Error(), "thesis.doc") {
		t.Fatal(err)
	}
	os.RemoveAll(directory)
	writeTree(t, directory, tree{".git/HEAD": "ref"})
	mustBuild(t, directory, small)
	writeTree(t, directory, tree{"a/draft.html": "old draft", "mine/x": "mine"})
	result := mustBuild(t, directory, small)
	if fmt.Sprint(result.SetAside) != "[a/draft.html mine]" {
		t.Errorf("set aside: %v", result.SetAside)
	}
	aside := readTree(t, result.AsideFolder)
	if aside["a__draft.html"] != "old draft" || aside["mine/x"] != "mine" {
		t.Errorf("aside holds %v", keys(aside))
	}
	got := readTree(t, directory)
	if got[".git/HEAD"] != "ref" || got["mine/x"] != "" || got["a/draft.html"] != "" {
		t.Errorf("output holds %v", keys(got))
	}
}

func TestPaths(t *testing.T) {
	long := strings.Repeat("x", maxSegment+1)
	for _, path := range []string{
		"", "/a", "a/", "a//b", ".", "..", "../a", "a/../b", "a/./b", `a\b`, "a:b", "a\x00b", "a\nb", `a"b`, "a.", "a ",
		"manifest.json", ".git/config", ".gongqiu/x", insideStage + "/x", long, "a/" + long, "\xff",
		strings.Repeat("a/", maxPath/2) + "b",
	} {
		if err := checkPath(path); err == nil {
			t.Errorf("%q was taken", path)
		}
	}
	for _, path := range []string{
		"index.html", ".well-known/security.txt", "regions/海南省/2016-q3/a.option.json", "a..b",
	} {
		if err := checkPath(path); err != nil {
			t.Error(err)
		}
	}
}

func TestClashesFailTheBuild(t *testing.T) {
	directory := output(t)
	mustBuild(t, directory, small)
	before := readTree(t, directory)
	for _, files := range [][]string{{"a", "a"}, {"a.html", "A.html"}, {"a", "a/b"}, {"../a"}, {"Manifest.json"}} {
		session, err := Open(context.Background(), directory, Options{})
		if err != nil {
			t.Fatal(err)
		}
		for _, path := range files {
			err = errors.Join(err, session.Put(path, []byte("x")))
		}
		if _, commit := session.Commit(Info{}); commit == nil {
			t.Errorf("%v: was committed, %v", files, err)
		}
		session.Abort()
	}
	if !maps.Equal(before, readTree(t, directory)) {
		t.Error("the output changed")
	}
}

func TestAbortLeavesTheOutput(t *testing.T) {
	directory := output(t)
	mustBuild(t, directory, small)
	before := readTree(t, directory)
	session, err := Open(context.Background(), directory, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := session.Put("index.html", []byte("other")); err != nil {
		t.Fatal(err)
	}
	session.Abort()
	session.Abort()
	if err := session.Put("x", nil); err == nil {
		t.Error("Put after Abort")
	}
	if _, err := session.Commit(Info{}); err == nil {
		t.Error("Commit after Abort")
	}
	if !maps.Equal(before, readTree(t, directory)) {
		t.Error("the output changed")
	}
}

func TestLock(t *testing.T) {
	directory := output(t)
	first, err := Open(context.Background(), directory, Options{})
	if err != nil {
		t.Fatal(err)
	}
	var locked *LockedError
	_, err = Open(context.Background(), directory, Options{})
	if !errors.As(err, &locked) || locked.Holder.PID != os.Getpid() || time.Since(locked.Holder.Since) > time.Minute {
		t.Fatalf("%v", err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), 2*lockPause)
	defer cancel()
	if _, err = Open(ctx, directory, Options{Wait: true}); !errors.Is(err, context.DeadlineExceeded) {
		t.Fatalf("%v", err)
	}
	waiting := make(chan Holder, 1)
	var group sync.WaitGroup
	group.Go(func() {
		options := Options{Wait: true, Waiting: func(h Holder) { waiting <- h }}
		second, err := Open(context.Background(), directory, options)
		if err != nil {
			t.Error(err)
			return
		}
		second.Abort()
	})
	if holder := <-waiting; holder.PID != os.Getpid() {
		t.Errorf("%+v", holder)
	}
	first.Abort()
	group.Wait()
}

func TestStageInsideTheOutput(t *testing.T) {
	directory := output(t)
	options := Options{State: fastDir(t)}
	other := changed(small, tree{"index.html": "new", "b/index.html": "b"})
	for _, files := range []tree{small, other, {"index.html": "x"}} {
		if _, err := build(directory, files, options); err != nil {
			t.Fatal(err)
		}
		checkOutput(t, directory, files)
	}
	if _, err := build(directory, small, Options{State: filepath.Join(directory, "x")}); err == nil {
		t.Error("the private folder lies in the output")
	}
}

func TestSwitchOrder(t *testing.T) {
	paths := []string{
		"sitemap.xml", "index.html", "regions/index.html", "regions/11/index.html", "regions/11/2016-q3/index.html",
		"data/x/x.csv", "assets/css/site.css", "search/a.json", "feed.xml",
	}
	sortForSwitch(paths)
	want := "[assets/css/site.css data/x/x.csv regions/11/2016-q3/index.html regions/11/index.html regions/index.html " +
		"index.html search/a.json feed.xml sitemap.xml]"
	if fmt.Sprint(paths) != want {
		t.Error(paths)
	}
}

func TestManifest(t *testing.T) {
	want := Manifest{
		Info: Info{Release: `a"b`, Preview: true, Inputs: []Input{{Path: "data/x.csv", Sum: Sum{1}}}},
		Files: []File{
			{"a.html", Sum{2}, 3, "text/html; charset=utf-8"}, {"地区/b.csv", Sum{4}, 5, "text/csv; charset=utf-8"},
		},
	}
	content, err := want.Encode()
	if err != nil {
		t.Fatal(err)
	}
	got, err := ParseManifest(content)
	if err != nil || fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("%v\n%+v\n%s", err, got, content)
	}
	for _, bad := range []string{`{}`, `{"generator":"x","schema":1}`, `{"generator":"gongqiu","schema":2}`, `[`,
		`{"generator":"gongqiu","schema":1,"files":[{"path":"../x"}]}`} {
		if _, err := ParseManifest([]byte(bad)); err == nil {
			t.Errorf("%s was taken", bad)
		}
	}
}

func TestConcurrentPut(t *testing.T) {
	directory := output(t)
	for round := range 3 {
		session, err := Open(context.Background(), directory, Options{})
		if err != nil {
			t.Fatal(err)
		}
		want := tree{}
		var group sync.WaitGroup
		for i := range 200 {
			path, content := fmt.Sprintf("r/%d/%d/index.html", i%17, i), fmt.Sprint(i, round*(i%2))
			want[path] = content
			group.Go(func() {
				if err := session.Put(path, []byte(content)); err != nil {
					t.Error(err)
				}
			})
		}
		group.Wait()
		if _, err := session.Commit(Info{}); err != nil {
			t.Fatal(err)
		}
		checkOutput(t, directory, want)
	}
}
