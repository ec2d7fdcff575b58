package write

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestStreamIsPut: a file that is given bit by bit is the one that is given at once; where its bytes are as they were,
// it is left alone, even when somebody touched it.
func TestStreamIsPut(t *testing.T) {
	directory := output(t)
	site := tree{"index.html": "home", "data/x.csv": strings.Repeat("1,2\n", 100_000), "data/empty.csv": ""}
	mustBuild(t, directory, site)
	checkOutput(t, directory, site)
	name := filepath.Join(directory, "data", "x.csv")
	for _, when := range []string{"as it was", "touched"} {
		if when == "touched" {
			if err := os.Chtimes(name, time.Time{}, time.Now().Add(time.Hour)); err != nil {
				t.Fatal(err)
			}
		}
		before, err := os.Stat(name)
		if err != nil {
			t.Fatal(err)
		}
		if result := mustBuild(t, directory, site); result.Written != 0 {
			t.Errorf("%s: %d files were written", when, result.Written)
		}
		if after, err := os.Stat(name); err != nil || !after.ModTime().Equal(before.ModTime()) {
			t.Errorf("%s: the file has another time of change: %v", when, err)
		}
	}
	site["data/x.csv"] += "3,4\n"
	if result := mustBuild(t, directory, site); result.Written != 2 { // with the manifest
		t.Errorf("%d files were written", result.Written)
	}
	checkOutput(t, directory, site)
}

// TestStreamWithoutEnd: there is no site with half a file.
func TestStreamWithoutEnd(t *testing.T) {
	directory := output(t)
	mustBuild(t, directory, tree{"index.html": "home"})
	session, err := Open(context.Background(), directory, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer session.Abort()
	stream, err := session.Begin("x.csv")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.WriteString(stream, "1,2"); err != nil {
		t.Fatal(err)
	}
	stream.Abort()
	if _, err := session.Commit(Info{}); err == nil {
		t.Error("a site with half a file was committed")
	}
	checkOutput(t, directory, tree{"index.html": "home"})
}

// TestOpenReads: what the output holds can be read in parts, and nothing else.
func TestOpenReads(t *testing.T) {
	directory := output(t)
	mustBuild(t, directory, tree{"x.csv": "1,2,3"})
	session, err := Open(context.Background(), directory, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer session.Abort()
	sum := newEntry("", []byte("1,2,3")).sum
	file, found := session.Open(Kept{"x.csv", sum})
	if !found {
		t.Fatal("a file of the output is not there")
	}
	defer file.Close()
	part := make([]byte, 3)
	if _, err := file.ReadAt(part, 2); err != nil || string(part) != "2,3" {
		t.Errorf("read %q, %v", part, err)
	}
	for _, other := range []Kept{{"x.csv", Sum{}}, {"y.csv", sum}} {
		if _, found := session.Open(other); found {
			t.Errorf("found %v", other)
		}
	}
}
