package build_test

import (
	"bytes"
	"path/filepath"
	"testing"
)

// TestIDsOnce: an id is on a page once, and the files of charts are apart, where an author's chart is named as the
// site's own, is shown twice, or stands below a heading of its name.
func TestIDsOnce(t *testing.T) {
	project := copyProject(t, "testdata/sites/cities")
	config := filepath.Join(project, "content/site.yaml")
	text := bytes.Replace(readFile(t, config), []byte("charts: false"), []byte("charts: true"), 1)
	writeFile(t, config, text)
	chart := "kind: bar\ndataset: market\nmeasure: ratio\nby: region\nwhere: {region: [甲一市, 甲二市, 乙一市]}\n"
	for name, text := range map[string]string{
		"data/charts/newest.yaml": chart,
		"data/charts/towns.yaml":  chart,
		"content/index.md":        "---\ntitle: 首页\n---\n虚构。\n\n![甲](chart:newest)\n",
		"content/towns.md": "---\ntitle: 各市\n---\n虚构。\n\n## Towns\n\n## Towns bars\n\n![甲](chart:towns)\n\n" +
			"![乙](chart:towns)\n\n![丙](chart:newest)\n",
	} {
		writeFile(t, filepath.Join(project, name), []byte(text))
	}
	site := buildSite(t, project)
	for name, want := range map[string]int{"index.html": 2, "towns/index.html": 3} {
		figures := readPage(t, name, site[name], "").figures // which complains of ids that are there twice
		if len(figures) != want {
			t.Errorf("%s has %d charts, want %d", name, len(figures), want)
		}
	}
	if own, authors := site["newest.csv"], site["newest.2.csv"]; len(authors) == 0 || bytes.Equal(own, authors) {
		t.Errorf("the files of two charts are %d and %d bytes", len(own), len(authors))
	}
}
