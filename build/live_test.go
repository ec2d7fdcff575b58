package build_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestLiveIsASwitch states that a site has the loader and the code of live charts, once each, exactly when it has
// charts with files and does not switch live charts off.
func TestLiveIsASwitch(t *testing.T) {
	for setting, wanted := range map[string]bool{
		"":                               true,
		"charts: {interactive: true}\n":  true,
		"charts: {interactive: false}\n": false,
		"downloads: {charts: false}\n":   false,
	} {
		project := copyProject(t, filepath.Join("testdata", "sites", "wuxi"))
		config := filepath.Join(project, "content", "site.yaml")
		if err := os.WriteFile(config, append(readFile(t, config), "\n"+setting...), 0o644); err != nil {
			t.Fatal(err)
		}
		engines, loaders := 0, 0
		for name, data := range buildSite(t, project) {
			if strings.HasPrefix(name, "assets/live/echarts.") {
				engines++
			}
			if strings.HasSuffix(name, ".html") && bytes.Contains(data, []byte("/assets/live/loader.")) {
				loaders++
			}
		}
		if (engines == 1) != wanted || (loaders > 0) != wanted || engines > 1 {
			t.Errorf("with %q there are %d engines, and %d pages with a loader", setting, engines, loaders)
		}
	}
}
