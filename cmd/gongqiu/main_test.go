package main

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/rogpeppe/go-internal/txtar"
	"golang.org/x/text/encoding/simplifiedchinese"

	"gongqiu/build/diag"
	"gongqiu/build/words"
)

// skeleton is the small project that every script finds in its folder, but for the files that it brings itself.
const skeleton = "../../build/testdata/faults/skeleton.txtar"

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"gongqiu": main})
}

// TestScripts runs testdata/script/<verb>_<topic>.txtar: the command as a user sees it.
func TestScripts(t *testing.T) {
	archive, err := txtar.ParseFile(skeleton)
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireUniqueNames:  true,
		RequireExplicitExec: true,
		Setup: func(env *testscript.Env) error {
			env.Setenv("GONGQIU_UI", "en")
			return writeMissing(env.WorkDir, archive.Files)
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"gb18030": gb18030, "repeat": repeat, "pack": pack, "keep": keep, "kept": kept, "status": status,
		},
	})
}

func writeMissing(folder string, files []txtar.File) error {
	for _, file := range files {
		name := filepath.Join(folder, filepath.FromSlash(file.Name))
		if _, err := os.Stat(name); err == nil {
			continue
		}
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			return err
		}
		if err := os.WriteFile(name, file.Data, 0o666); err != nil {
			return err
		}
	}
	return nil
}

// gb18030 FILE writes a text file anew in GB18030, as spreadsheets save it.
func gb18030(ts *testscript.TestScript, _ bool, args []string) {
	name := ts.MkAbs(args[0])
	encoded, err := simplifiedchinese.GB18030.NewEncoder().String(ts.ReadFile(args[0]))
	ts.Check(err)
	ts.Check(os.WriteFile(name, []byte(encoded), 0o666))
}

// repeat FILE TIMES TEXT appends a line to a file many times; # in it is the number of the time.
func repeat(ts *testscript.TestScript, _ bool, args []string) {
	times, err := strconv.Atoi(args[1])
	ts.Check(err)
	var b strings.Builder
	b.WriteString(ts.ReadFile(args[0]))
	for at := range times {
		b.WriteString(strings.ReplaceAll(args[2], "#", strconv.Itoa(at)) + "\n")
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(b.String()), 0o666))
}

// pack FILE makes a workbook of the folder FILE.parts.
func pack(ts *testscript.TestScript, _ bool, args []string) {
	name := ts.MkAbs(args[0])
	var b bytes.Buffer
	archive := zip.NewWriter(&b)
	ts.Check(archive.AddFS(os.DirFS(name + ".parts")))
	ts.Check(archive.Close())
	ts.Check(os.WriteFile(name, b.Bytes(), 0o666))
	ts.Check(os.RemoveAll(name + ".parts"))
}

// keep FOLDER notes names, bytes and times of all files below a folder; kept FOLDER proves that they are the same.
func keep(ts *testscript.TestScript, _ bool, args []string) {
	ts.Check(os.WriteFile(ts.MkAbs(args[0]+".kept"), []byte(listing(ts, args[0])), 0o666))
}

func kept(ts *testscript.TestScript, negative bool, args []string) {
	if same := ts.ReadFile(args[0]+".kept") == listing(ts, args[0]); same == negative {
		ts.Fatalf("the files of %s: same %v", args[0], same)
	}
}

func listing(ts *testscript.TestScript, folder string) string {
	var b strings.Builder
	ts.Check(filepath.WalkDir(ts.MkAbs(folder), func(name string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		info, err := entry.Info()
		if err != nil {
			return err
		}
		data, err := os.ReadFile(name)
		b.WriteString(name + " " + info.ModTime().Format(time.RFC3339Nano) + "\n" + string(data))
		return err
	}))
	return b.String()
}

// status CODE ARGS… runs gongqiu and proves its exit code.
func status(ts *testscript.TestScript, _ bool, args []string) {
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	err = ts.Exec("gongqiu", args[1:]...)
	got := 0
	if err != nil {
		var exit *exec.ExitError
		if !errors.As(err, &exit) {
			ts.Fatalf("%v", err)
		}
		got = exit.ExitCode()
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

// TestHelpPages proves that every verb and topic has a page in both languages, that both say something, and that
// every code can be explained in both.
func TestHelpPages(t *testing.T) {
	for _, language := range words.Languages() {
		for _, topic := range slices.Concat(topics(), verbNames()) {
			text := runFor(t, exitClean, "help", topic, "--ui", language)
			if len(text) < 200 || strings.HasPrefix(text, "#") || strings.Contains(text, "⟦") {
				t.Errorf("help %s in %s: %q", topic, language, text)
			}
		}
		for _, code := range diag.Codes() {
			text := runFor(t, exitClean, "help", string(code), "--ui", language)
			if strings.Contains(text, "⟦") || !strings.Contains(text, "✗") {
				t.Errorf("help %s in %s: %q", code, language, text)
			}
		}
	}
}

// TestCompletionNames proves that the scripts know every verb and flag.
func TestCompletionNames(t *testing.T) {
	for _, shell := range shells() {
		script := runFor(t, exitClean, "completion", shell)
		for _, flag := range []string{"source", "destination", "clock", "strict", "quiet", "verbose", "ui", "help",
			"preview", "all", "port", "format", "by", "period", "region", "where", "published"} {
			if !strings.Contains(script, flag) {
				t.Errorf("%s: no flag %s", shell, flag)
			}
		}
		for _, name := range slices.Concat(verbNames(), topics()) {
			if !strings.Contains(script, name) {
				t.Errorf("%s: no %s", shell, name)
			}
		}
		if strings.Contains(script, "@VERBS@") {
			t.Errorf("%s: a placeholder is left", shell)
		}
	}
}

// TestWrongUse proves that faults of the command line are told in both languages, and not in the words of a library.
func TestWrongUse(t *testing.T) {
	for _, args := range [][]string{
		{"bild"}, {"build", "--previw"}, {"build", "--clock"}, {"check", "--format", "xml"}, {"-s", "."},
		{"build", "extra"}, {"check", "--strict=maybe"}, {"build", "--clock", "yesterday"}, {"explain"},
		{"serve", "--port", "x"}, {"completion", "tcsh"}, {"help", "nothing-like-it"}, {"build", "-s", "/no/such/folder"},
		{"build", "--preview", "-d", "x"}, {"check", "--ui", "fr"},
	} {
		english := runFor(t, exitUsage, append([]string{"--ui", "en"}, args...)...)
		chinese := runFor(t, exitUsage, append([]string{"--ui", "zh"}, args...)...)
		if args[0] != "check" || args[1] != "--ui" {
			if english == chinese || strings.ContainsFunc(english, func(r rune) bool { return r >= '一' && r <= '鿿' }) &&
				args[0] != "explain" || strings.Contains(english+chinese, "⟦") {
				t.Errorf("%q: %q, %q", args, english, chinese)
			}
		}
	}
}

// runFor runs the command in this process, and proves its exit code. The result is all that it wrote.
func runFor(t *testing.T, want int, args ...string) string {
	t.Helper()
	var b bytes.Buffer
	got := run(context.Background(), args, world{
		out: &b, err: &b, getenv: func(string) string { return "" },
		now: func() time.Time { return time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC) },
	})
	if got != want {
		t.Errorf("%q: exit code %d, want %d: %s", args, got, want, b.String())
	}
	return b.String()
}
