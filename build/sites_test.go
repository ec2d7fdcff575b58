package build_test

import (
	"bytes"
	"context"
	"encoding/csv"
	"flag"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/simplifiedchinese"

	"gongqiu/build"
	"gongqiu/build/diag"
	"gongqiu/build/words"
	"gongqiu/build/write"
)

// clock is the time of every build in these tests; the made-up quarters of 2030 are over by then.
var clock = time.Date(2031, 1, 2, 3, 4, 5, 0, time.UTC)

// TestSites builds each project of testdata/sites and compares its output with the folder want, file by file. A
// missing file fails, and so does one that is not expected. `go test ./build -run Sites -update` writes want anew.
func TestSites(t *testing.T) {
	cases, err := os.ReadDir("testdata/sites")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range cases {
		t.Run(c.Name(), func(t *testing.T) {
			folder := filepath.Join("testdata/sites", c.Name())
			got := goldenForm(buildSite(t, copyProject(t, folder)))
			want := filepath.Join(folder, "want")
			if flag.Lookup("update").Value.String() == "true" {
				updateSite(t, want, got)
				return
			}
			compareFiles(t, got, readFolder(t, want))
		})
	}
}

// TestSitesOfPublishedData proves that the figures of the golden site of Wuxi are those that were published.
func TestSitesOfPublishedData(t *testing.T) {
	tables, err := filepath.Glob("testdata/sites/wuxi/data/supply-demand/*/*/*.csv")
	if err != nil || len(tables) == 0 {
		t.Fatal("no tables", err)
	}
	for _, name := range tables {
		own := filepath.Join("..", strings.TrimPrefix(name, filepath.FromSlash("testdata/sites/wuxi/")))
		if !bytes.Equal(readFile(t, name), readFile(t, own)) {
			t.Errorf("%s is not %s", name, own)
		}
	}
}

// buildSite builds a project, which must have no findings, and reads its output.
func buildSite(t testing.TB, project string) map[string][]byte {
	t.Helper()
	out := filepath.Join(t.TempDir(), "public")
	buildTo(t, project, out)
	return readFolder(t, out)
}

// buildTo builds a project, which must have no findings, to a folder. What builds remember is kept beside the folder.
func buildTo(t testing.TB, project, out string) *build.Result {
	t.Helper()
	result, err := build.Build(context.Background(), build.Options{
		Source: project, Destination: out, State: out + ".state", Clock: clock,
	})
	if err != nil {
		t.Fatal(err)
	}
	if result.Failed() || len(result.Findings) > 0 {
		texts := words.Load().Texts(words.English)
		if err := diag.Print(t.Output(), diag.Text, result.Findings, texts, diag.Options{}); err != nil {
			t.Fatal(err)
		}
		t.Fatal("the project has findings")
	}
	return result
}

// copyProject copies the input of a project to a folder of its own. Of two kinds of file, bytes that are no text are
// made from text here: x.gb18030.csv is encoded and becomes x.csv, x.xlsx.tsv becomes the workbook x.xlsx.
func copyProject(t testing.TB, from string) string {
	t.Helper()
	to := t.TempDir()
	for _, folder := range []string{"content", "data", "themes"} {
		for name, data := range readFolder(t, filepath.Join(from, folder)) {
			name = path.Join(folder, name)
			if plain, encoded := strings.CutSuffix(name, ".gb18030.csv"); encoded {
				name = plain + ".csv"
				data = encode(t, data)
			}
			if plain, book := strings.CutSuffix(name, ".xlsx.tsv"); book {
				name = plain + ".xlsx"
				data = workbook(t, data)
			}
			writeOut(t, filepath.Join(to, filepath.FromSlash(name)), data)
		}
	}
	return to
}

func encode(t testing.TB, text []byte) []byte {
	t.Helper()
	data, err := simplifiedchinese.GB18030.NewEncoder().Bytes(text)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// workbook is a table as a workbook of one sheet, its numbers as numbers.
func workbook(t testing.TB, text []byte) []byte {
	t.Helper()
	reader := csv.NewReader(bytes.NewReader(text))
	reader.Comma = '\t'
	rows, err := reader.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	book := excelize.NewFile()
	defer book.Close()
	for line, row := range rows {
		for at, field := range row {
			name, _ := excelize.CoordinatesToCellName(at+1, line+1)
			if err := book.SetCellValue("Sheet1", name, field); err != nil {
				t.Fatal(err)
			}
		}
	}
	var b bytes.Buffer
	if err := book.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// readFolder reads every file below a folder; none when there is no such folder.
func readFolder(t testing.TB, folder string) map[string][]byte {
	t.Helper()
	files := make(map[string][]byte)
	err := filepath.WalkDir(folder, func(name string, entry fs.DirEntry, err error) error {
		if os.IsNotExist(err) || err == nil && entry.IsDir() {
			return nil
		}
		if err != nil {
			return err
		}
		relative, _ := filepath.Rel(folder, name)
		files[filepath.ToSlash(relative)], err = os.ReadFile(name)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func writeOut(t testing.TB, name string, data []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, data, 0o666); err != nil {
		t.Fatal(err)
	}
}

// fullPages are kept whole; of other pages only the part is kept that differs from page to page.
var fullPages = []string{"index.html", "en/index.html", "404.html"}

var (
	mainElement = regexp.MustCompile(`(?s)<main.*</main>\n?`)
	assetName   = regexp.MustCompile(`(assets/[A-Za-z/]+)\.[0-9a-f]{10}\.`)
)

// goldenForm is an output as it is kept in review: the names of assets without their hashes, assets and the manifest,
// which other tests are about, by their names alone, and of most pages the main part.
func goldenForm(files map[string][]byte) map[string][]byte {
	kept := make(map[string][]byte, len(files))
	for name, data := range files {
		data = assetName.ReplaceAll(data, []byte("$1.HASH."))
		switch {
		case strings.HasPrefix(name, "assets/"), name == write.ManifestName:
			data = nil
		case strings.HasSuffix(name, ".html") && !slices.Contains(fullPages, name):
			data = mainElement.Find(data)
		}
		kept[assetName.ReplaceAllString(name, "$1.HASH.")] = data
	}
	return kept
}

func compareFiles(t *testing.T, got, want map[string][]byte) {
	t.Helper()
	for _, name := range slices.Sorted(maps.Keys(want)) {
		data, made := got[name]
		switch {
		case !made:
			t.Errorf("%s is missing", name)
		case !bytes.Equal(data, want[name]):
			at := 0
			for at < min(len(data), len(want[name])) && data[at] == want[name][at] {
				at++
			}
			t.Errorf("%s differs at byte %d:\n got …%s\nwant …%s", name, at, around(data, at), around(want[name], at))
		}
	}
	for _, name := range slices.Sorted(maps.Keys(got)) {
		if _, wanted := want[name]; !wanted {
			t.Errorf("%s is not expected", name)
		}
	}
}

// around is the text at a place, to be read by people.
func around(data []byte, at int) string {
	return strings.ToValidUTF8(string(data[max(0, at-60):min(len(data), at+100)]), "")
}

func updateSite(t *testing.T, want string, files map[string][]byte) {
	t.Helper()
	if os.Getenv("CI") != "" {
		t.Fatal("-update is refused when CI is set")
	}
	if err := os.RemoveAll(want); err != nil {
		t.Fatal(err)
	}
	for name, data := range files {
		writeOut(t, filepath.Join(want, filepath.FromSlash(name)), data)
	}
}
