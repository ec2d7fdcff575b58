package write

import (
	"context"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// scenario is a step from one build to the next. Hand is put into the output by somebody in between.
type scenario struct {
	name     string
	old, new tree
	hand     tree
}

var scenarios = []scenario{
	{name: "new folder", new: tree{"index.html": "home", "a/index.html": "a", "a/b/index.html": "b", "c.css": "css", "d/e.csv": "1,2"}},
	{
		name: "every kind of change",
		old: tree{
			"index.html": "home", "same/index.html": "same", "gone/index.html": "gone", "gone/deep/x.csv": "1,2",
			"same.csv": "1,2", "other.csv": "1,2",
			"turns/index.html": "folder", "turned": "file", "assets/site-1.css": "old",
		},
		new: tree{
			"index.html": "new home", "same/index.html": "same", "turns": "now a file", "turned/index.html": "now a page",
			"same.csv": "1,2", "other.csv": "3,4", "new/x.csv": "5,6",
			"assets/site-2.css": "new", "added/deep/index.html": "added", "sitemap.xml": "<x/>",
		},
		hand: tree{"notes.txt": "of somebody", "same/extra/x": "of somebody"},
	},
}

// prepareScenario makes a folder as it is before the new build, and says what it holds.
func prepareScenario(t *testing.T, s scenario) (directory string, before tree) {
	directory = filepath.Join(fastDir(t), "public")
	if s.old != nil {
		mustBuild(t, directory, s.old)
	}
	writeTree(t, directory, s.hand)
	if s.old == nil {
		os.RemoveAll(directory)
	}
	return directory, readTree(t, directory)
}

// after is what the new build leaves.
func after(t *testing.T, s scenario) tree {
	directory, _ := prepareScenario(t, s)
	mustBuild(t, directory, s.new)
	checkOutput(t, directory, s.new)
	return readTree(t, directory)
}

func openAndAbort(directory string, options Options) error {
	session, err := Open(context.Background(), directory, options)
	if err == nil {
		session.Abort()
	}
	return err
}

func TestFaultAtEveryOperation(t *testing.T) {
	for _, s := range scenarios {
		want := after(t, s)
		for _, kill := range []bool{false, true} {
			t.Run(fmt.Sprintf("%s/kill=%v", s.name, kill), func(t *testing.T) {
				operations := 0
				for at := 1; ; at++ {
					directory, before := prepareScenario(t, s)
					f := &fault{at: at, kill: kill}
					_, err := build(directory, s.new, f.options())
					if !f.struck {
						break
					}
					operations++
					if got := readTree(t, directory); !kill && err != nil && !maps.Equal(got, before) {
						t.Fatalf("operation %d failed, %v, and the output changed: %v", at, err, keys(got))
					}
					if err := openAndAbort(directory, Options{}); err != nil {
						t.Fatalf("operation %d: recovery: %v", at, err)
					}
					got := readTree(t, directory)
					if !maps.Equal(got, want) && (!maps.Equal(got, before) || err == nil) {
						t.Fatalf("operation %d (%v): the output is neither old nor new: %v", at, err, keys(got))
					}
					mustBuild(t, directory, s.new)
					checkOutput(t, directory, s.new)
				}
				t.Logf("%d operations", operations)
			})
		}
	}
}

// everyPair is set to try all pairs of two faults, which takes a minute; a twelfth of them is tried otherwise.
var everyPair = os.Getenv("GONGQIU_EVERY_FAULT") != ""

// TestFaultInRecovery kills or fails the recovery of a killed build, at every operation of both.
func TestFaultInRecovery(t *testing.T) {
	s := scenarios[1]
	want := after(t, s)
	runs := 0
	for at := 1; ; at++ {
		f := &fault{at: at, kill: true}
		directory, before := prepareScenario(t, s)
		build(directory, s.new, f.options())
		if !f.struck {
			break
		}
		if _, err := os.Stat(filepath.Join(directory, "../.gongqiu/write-public", journalName)); err != nil {
			continue // killed outside the switch
		}
		for _, kill := range []bool{false, true} {
			for second := 1; ; second++ {
				if !everyPair && (at+second)%12 != 0 {
					continue
				}
				directory, _ = prepareScenario(t, s)
				build(directory, s.new, (&fault{at: at, kill: true}).options())
				again := &fault{at: second, kill: kill}
				openAndAbort(directory, again.options())
				if !again.struck {
					break
				}
				runs++
				if err := openAndAbort(directory, Options{}); err != nil {
					t.Fatalf("operations %d, %d: %v", at, second, err)
				}
				if got := readTree(t, directory); !maps.Equal(got, before) && !maps.Equal(got, want) {
					t.Fatalf("operations %d, %d: the output is neither old nor new: %v", at, second, keys(got))
				}
			}
		}
	}
	t.Logf("%d pairs", runs)
}

// TestFaultWhileTakingBack lets a commit fail, and kills the process while it takes the commit back.
func TestFaultWhileTakingBack(t *testing.T) {
	s := scenarios[1]
	want := after(t, s)
	for at := 1; ; at++ {
		directory, before := prepareScenario(t, s)
		f := &fault{at: at}
		_, err := build(directory, s.new, f.options())
		if !f.struck {
			return
		}
		if err == nil {
			continue
		}
		for later := at + 1; later <= f.count; later++ {
			if !everyPair && (at+later)%12 != 0 {
				continue
			}
			directory, _ = prepareScenario(t, s)
			build(directory, s.new, (&fault{at: at, thenKill: later}).options())
			if err := openAndAbort(directory, Options{}); err != nil {
				t.Fatalf("operations %d, %d: %v", at, later, err)
			}
			if got := readTree(t, directory); !maps.Equal(got, before) && !maps.Equal(got, want) {
				t.Fatalf("operations %d, %d: the output is neither old nor new: %v", at, later, keys(got))
			}
		}
	}
}

func keys(t tree) []string { return slices.Sorted(maps.Keys(t)) }
