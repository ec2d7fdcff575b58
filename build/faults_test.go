package build_test

import (
	"archive/zip"
	"bytes"
	"context"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/txtar"

	"gongqiu/build"
	"gongqiu/build/diag"
	"gongqiu/build/words"
)

var updateFaults = flag.Bool("update", false, "write the expected findings anew")

// skeletonFile is the project that all faults share; it has none.
const skeletonFile = "testdata/faults/skeleton.txtar"

// wantSection holds the findings that a faulty project must give, as English text.
const wantSection = "want"

// unfilled is a name in braces that a finder should have given; other braces belong to the texts.
var unfilled = regexp.MustCompile(`(?m)^[^ ].*\{(?:value|column|list|nearest|file|key|other|limit|kind|reason)\}.*`)

// TestFaults builds one broken project for each kind of finding: the skeleton with the files of the case laid over it.
// The lines above a case's files say what files alone cannot: see prepare.
func TestFaults(t *testing.T) {
	for _, name := range faultFiles(t) {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			archive := parseArchive(t, name)
			got := faultsOf(t, archive)
			code := codeOfFile(name)
			if !strings.Contains(got, "["+string(code)+"]") {
				t.Errorf("%s is not found; got\n%s", code, got)
			}
			at := slices.IndexFunc(archive.Files, func(f txtar.File) bool { return f.Name == wantSection })
			if placeholder := unfilled.FindString(got); placeholder != "" {
				t.Errorf("the finder does not give %s in\n%s", placeholder, got)
			}
			if t.Failed() {
				return
			}
			if *updateFaults {
				updateWant(t, name, archive, at, got)
				return
			}
			if at < 0 {
				t.Fatalf("%s has no section %s; go run ./cmd/dev golden writes it", name, wantSection)
			}
			if want := string(archive.Files[at].Data); got != want {
				t.Errorf("got:\n%s\nwant:\n%s", got, want)
			}
		})
	}
}

// TestFaultsSkeleton proves that the project which all faults share has none itself, so that what a case finds is its
// own.
func TestFaultsSkeleton(t *testing.T) {
	if got := faultsOf(t, &txtar.Archive{}); got != "" {
		t.Errorf("the skeleton has findings:\n%s", got)
	}
}

// TestFaultsComplete proves that every code has a case and every case a code.
func TestFaultsComplete(t *testing.T) {
	codes := diag.Codes()
	for _, name := range faultFiles(t) {
		code := codeOfFile(name)
		at := slices.Index(codes, code)
		if at < 0 {
			t.Errorf("%s is about %s, which is not a code", name, code)
			continue
		}
		codes = slices.Delete(codes, at, at+1)
	}
	for _, code := range codes {
		t.Errorf("%s has no file testdata/faults/%s.txtar", code, strings.ReplaceAll(string(code), "/", "_"))
	}
}

func faultFiles(t *testing.T) []string {
	t.Helper()
	names, err := filepath.Glob("testdata/faults/*_*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	return names
}

// codeOfFile is the code that a case is named after: data_bad-period.txtar is about data/bad-period.
func codeOfFile(name string) diag.Code {
	base := strings.TrimSuffix(filepath.Base(name), ".txtar")
	return diag.Code(strings.Replace(base, "_", "/", 1))
}

func parseArchive(t *testing.T, name string) *txtar.Archive {
	t.Helper()
	archive, err := txtar.ParseFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return archive
}

func updateWant(t *testing.T, name string, archive *txtar.Archive, at int, got string) {
	t.Helper()
	if os.Getenv("CI") != "" {
		t.Fatal("-update is refused when CI is set")
	}
	want := txtar.File{Name: wantSection, Data: []byte(got)}
	if at < 0 {
		archive.Files = append(archive.Files, want)
	} else {
		archive.Files[at] = want
	}
	if err := os.WriteFile(name, txtar.Format(archive), 0o666); err != nil {
		t.Fatal(err)
	}
}

// faultsOf checks the skeleton with a case laid over it, and prints what was found.
func faultsOf(t *testing.T, archive *txtar.Archive) string {
	t.Helper()
	project := t.TempDir()
	skeleton := parseArchive(t, skeletonFile)
	for _, file := range slices.Concat(skeleton.Files, archive.Files) {
		if file.Name != wantSection {
			writeFile(t, filepath.Join(project, filepath.FromSlash(file.Name)), file.Data)
		}
	}
	for line := range strings.Lines(string(archive.Comment)) {
		prepare(t, project, strings.TrimSpace(line))
	}
	result, err := build.Check(context.Background(), build.Options{
		Source: project, Clock: time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC),
	})
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := diag.Print(&b, diag.Text, result.Findings, words.Load().Texts(words.English), diag.Options{}); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// prepare does what a line above the files of a case says:
//
//	remove FILE          there is no such file
//	unquote FILE         \x00 and the like in the file stand for bytes
//	lengthen FILE BYTES  the file is filled up to a size
//	repeat FILE TIMES    the last line of the file stands in it so often
//	link FILE TARGET     the file is a link
//	zip FILE             the file is an archive of the files in the folder of its name with .parts
//
// Any other line is a remark.
func prepare(t *testing.T, project, line string) {
	t.Helper()
	words := strings.Fields(line)
	if len(words) < 2 {
		return
	}
	file := filepath.Join(project, filepath.FromSlash(words[1]))
	var err error
	switch words[0] {
	case "remove":
		err = os.Remove(file)
	case "unquote":
		quoted := strings.NewReplacer("\n", `\n`, `"`, `\"`).Replace(string(readFile(t, file)))
		text, unquoteErr := strconv.Unquote(`"` + quoted + `"`)
		if unquoteErr != nil {
			t.Fatalf("%s: %v", line, unquoteErr)
		}
		writeFile(t, file, []byte(text))
	case "lengthen":
		size, parseErr := strconv.ParseInt(words[2], 10, 64)
		if parseErr != nil {
			t.Fatalf("%s: %v", line, parseErr)
		}
		err = os.Truncate(file, size)
	case "repeat":
		times, parseErr := strconv.Atoi(words[2])
		if parseErr != nil {
			t.Fatalf("%s: %v", line, parseErr)
		}
		text := string(readFile(t, file))
		last := text[strings.LastIndexByte(strings.TrimSuffix(text, "\n"), '\n')+1:]
		writeFile(t, file, []byte(text+strings.Repeat(last, times-1)))
	case "link":
		err = os.Symlink(words[2], file)
	case "zip":
		writeFile(t, file, zipFolder(t, file+".parts"))
		err = os.RemoveAll(file + ".parts")
	}
	if err != nil {
		t.Fatal(err)
	}
}

func writeFile(t *testing.T, name string, data []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, data, 0o666); err != nil {
		t.Fatal(err)
	}
}

func readFile(t *testing.T, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// zipFolder packs a folder as a workbook is packed.
func zipFolder(t *testing.T, folder string) []byte {
	t.Helper()
	var b bytes.Buffer
	archive := zip.NewWriter(&b)
	if err := archive.AddFS(os.DirFS(folder)); err != nil {
		t.Fatal(err)
	}
	if err := archive.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
