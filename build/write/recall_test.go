package write

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// TestKeepAll: files that are made at once are kept together or not at all, and what was not kept can still be put.
func TestKeepAll(t *testing.T) {
	directory := output(t)
	var all []Kept
	for _, file := range mustBuild(t, directory, small).Manifest.Files {
		all = append(all, Kept{file.Path, file.Sum})
	}
	session, err := Open(context.Background(), directory, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer session.Abort()
	if session.KeepAll(append([]Kept{{Path: "none.html"}}, all...)) || session.KeepAll(append(all, Kept{Path: all[0].Path})) {
		t.Error("kept what is not there")
	}
	for path, content := range small {
		if err := session.Put(path, []byte(content)); err != nil {
			t.Fatal(err)
		}
	}
	for _, file := range all {
		if session.SumOf(file.Path) != file.Sum {
			t.Errorf("%s: another sum than in the manifest", file.Path)
		}
	}
}

// TestIntact: an output is intact as long as nobody touched it, and only for the sum of what it holds.
func TestIntact(t *testing.T) {
	directory := output(t)
	mustBuild(t, directory, small)
	wanted := Sum{}
	look := func() bool {
		session, err := Open(context.Background(), directory, Options{})
		if err != nil {
			t.Fatal(err)
		}
		defer session.Abort()
		for path, content := range small {
			if err := session.Put(path, []byte(content)); err != nil {
				t.Fatal(err)
			}
		}
		wanted = session.Contents()
		if _, intact := session.Intact(Sum{}); intact {
			t.Error("intact for any sum")
		}
		_, intact := session.Intact(wanted)
		return intact
	}
	if !look() {
		t.Fatal("what was just built is not intact")
	}
	page := filepath.Join(directory, "index.html")
	for name, spoil := range map[string]func() error{
		"same bytes, later": func() error { return os.Chtimes(page, time.Time{}, time.Now().Add(time.Hour)) },
		"removed":           func() error { return os.Remove(page) },
		"foreign":           func() error { return os.WriteFile(filepath.Join(directory, "foreign"), nil, 0o666) },
		"manifest":          func() error { return os.Remove(filepath.Join(directory, ManifestName)) },
	} {
		if err := spoil(); err != nil {
			t.Fatal(err)
		}
		if look() {
			t.Errorf("%s: still intact", name)
		}
		mustBuild(t, directory, small)
		if !look() {
			t.Errorf("%s: not intact after a build", name)
		}
	}
}

// TestRecall: what is remembered is read again whole, or not at all.
func TestRecall(t *testing.T) {
	directory := output(t)
	if _, found := Recall(directory, Options{}, "notes"); found {
		t.Error("recalled what nobody gave")
	}
	session, err := Open(context.Background(), directory, Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, content := range []string{"first", "", "second"} {
		if err := session.Remember("notes", []byte(content)); err != nil {
			t.Fatal(err)
		}
		if got, found := Recall(directory, Options{}, "notes"); !found || string(got) != content {
			t.Errorf("%q became %q, %t", content, got, found)
		}
	}
	name := filepath.Join(session.place.keep, "notes"+recallEnd)
	session.Abort()
	whole, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	for at := range whole {
		broken := append([]byte(nil), whole...)
		broken[at] ^= 1
		for _, content := range [][]byte{broken, whole[:at]} {
			if err := os.WriteFile(name, content, 0o666); err != nil {
				t.Fatal(err)
			}
			if got, found := Recall(directory, Options{}, "notes"); found {
				t.Errorf("byte %d: recalled %q", at, got)
			}
		}
	}
}
