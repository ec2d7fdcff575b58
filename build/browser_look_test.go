package build_test

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

var lookFolder = flag.String("look", "", "a folder to write pictures and prints of pages to, for people to look at")

// TestBrowserLook writes pictures of the pages to look at. A picture is named after its page, its width and its
// colours; a print ends in .pdf.
func TestBrowserLook(t *testing.T) {
	if *lookFolder == "" {
		t.Skip("no folder given with -look")
	}
	if err := os.MkdirAll(*lookFolder, 0o755); err != nil {
		t.Fatal(err)
	}
	site := servedSite(t)
	for _, language := range []string{"", "en/"} {
		for _, address := range lookedAt() {
			inTab(t, "/"+language+address, site, func(t *testing.T, b *tab) { b.look(t, language+address) })
		}
	}
}

// look writes the pictures of one page.
func (b *tab) look(t *testing.T, address string) {
	name := strings.ReplaceAll(strings.Trim(address, "/"), "/", "_")
	if name == "" || name == "en" {
		name = strings.TrimPrefix(name+"_home", "_")
	}
	write := func(suffix string, picture chromedp.Action[[]byte]) {
		content, err := chromedp.Run(b.ctx, picture)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(*lookFolder, name+suffix), content, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	// A page is opened anew at each width: one that was made narrower keeps parts of its old picture.
	for _, shot := range []struct {
		suffix, scheme string
		width          int64
	}{
		{"-desk.png", "light", desk}, {"-dark.png", "dark", desk}, {"-phone.png", "light", phone},
	} {
		b.emulate(t, "screen", shot.scheme)
		b.widen(t, shot.width)
		b.open(t, address)
		write(shot.suffix, chromedp.FullScreenshot(100))
	}
	b.emulate(t, "", "light")
	write(".pdf", chromedp.PrintToPDF(chromedp.PDFPreferCSSPageSize()))
}
