package build

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestBuildID builds a small program as the go command does, with other words in it, and without an ID: the ID is the one
// that the go command tells, is another for another program, and is not taken where it says nothing.
func TestBuildID(t *testing.T) {
	read := func(text string, flags ...string) (string, bool, string) {
		folder := t.TempDir()
		source := "package main\n\nfunc main() { println(" + text + ") }\n"
		if err := os.WriteFile(filepath.Join(folder, "main.go"), []byte(source), 0o666); err != nil {
			t.Fatal(err)
		}
		program := filepath.Join(folder, "program")
		outputOf(t, "go", append(append([]string{"build"}, flags...), "-o", program, filepath.Join(folder, "main.go"))...)
		content, err := os.ReadFile(program)
		if err != nil {
			t.Fatal(err)
		}
		id, known := buildID(bytes.NewReader(content))
		return id, known, outputOf(t, "go", "tool", "buildid", program)
	}
	one, known, told := read(`"one"`)
	if !known || one != told {
		t.Errorf("the ID is %q (%v), and the go command tells %q", one, known, told)
	}
	if other, known, _ := read(`"other"`); !known || other == one {
		t.Errorf("another program has the ID %q (%v), and the first has %q", other, known, one)
	}
	for _, fixed := range []string{"", "redacted"} {
		if id, known, _ := read(`"one"`, "-ldflags=-buildid="+fixed); known {
			t.Errorf("the ID %q is taken for one", id)
		}
	}
	if id, known := buildID(strings.NewReader("#!/bin/sh\n")); known {
		t.Errorf("a script has the ID %q", id)
	}
}

func outputOf(t *testing.T, name string, args ...string) string {
	t.Helper()
	out, err := exec.Command(name, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s %q: %v\n%s", name, args, err, out)
	}
	return strings.TrimSpace(string(out))
}
