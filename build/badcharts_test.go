package build_test

import (
	"slices"
	"strings"
	"testing"

	"gongqiu/build/diag"
)

// TestBadCharts proves of every chart in the gallery of bad ones that it is found, with the code that stands above it
// and no other, and that there is a chart for every code about charts. Two charts of one id are no matter of what a
// chart shows, and faults/ has them.
func TestBadCharts(t *testing.T) {
	archive := parseArchive(t, "testdata/badcharts.txtar")
	found := make(map[string][]string) // codes by file
	for line := range strings.Lines(faultsOf(t, archive)) {
		file, rest, isFinding := strings.Cut(line, ".yaml:")
		_, code, coded := strings.Cut(rest, " [")
		if isFinding && coded && !strings.HasPrefix(line, " ") {
			found[file+".yaml"] = append(found[file+".yaml"], strings.TrimSuffix(strings.TrimSpace(code), "]"))
		}
	}
	var shown []diag.Code
	for _, file := range archive.Files {
		first, _, _ := strings.Cut(string(file.Data), "\n")
		code, bad := strings.CutPrefix(first, "# ")
		if !bad {
			continue
		}
		shown = append(shown, diag.Code(code))
		if got := slices.Compact(found[file.Name]); !slices.Equal(got, []string{code}) {
			t.Errorf("%s: found %q, want %q", file.Name, got, code)
		}
	}
	for _, code := range diag.Codes() {
		if strings.HasPrefix(string(code), "chart/") && code != diag.ChartTwice && !slices.Contains(shown, code) {
			t.Errorf("the gallery of bad charts has none of %s", code)
		}
	}
}
