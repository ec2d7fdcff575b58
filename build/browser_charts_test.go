package build_test

import (
	"bytes"
	"image"
	"image/draw"
	"image/png"
	"path/filepath"
	"testing"
	"time"

	cdppage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// A picture of a chart differs from machine to machine by its fonts, so that none is kept. What must be true of every
// one is asked of it instead: it is drawn, in the colours of its ground, and its texts are legible and apart.

// TestBrowserCharts draws every kind of chart in a browser, on a phone and a desk, in light and dark colours and printed.
func TestBrowserCharts(t *testing.T) {
	for _, site := range []struct {
		name, address string
		pages         []string
	}{
		{"made-up", madeUpSite(t), []string{"kinds/", "en/kinds/"}},
		{"own", servedSite(t), []string{"charts/", "charts-more/", "en/charts/", "en/charts-more/"}},
	} {
		for _, address := range site.pages {
			inTab(t, site.name+"/"+address, site.address, func(t *testing.T, b *tab) { b.judgeCharts(t, address) })
		}
	}
}

// madeUpSite is where a site is served of charts that the repository's own has no figures for.
func madeUpSite(t *testing.T) string {
	t.Helper()
	browserFile(t)
	shared.inventing.Do(func() {
		project := t.TempDir()
		for _, file := range parseArchive(t, "testdata/browser/kinds.txtar").Files {
			writeFile(t, filepath.Join(project, filepath.FromSlash(file.Name)), file.Data)
		}
		shared.madeUp = siteOf(t, project, time.Date(2031, 12, 31, 0, 0, 0, 0, time.UTC))
	})
	if shared.madeUp == "" {
		t.Fatal("the made-up site was not built")
	}
	return shared.madeUp
}

// judgeCharts looks at all charts of a page in every way that readers see them.
func (b *tab) judgeCharts(t *testing.T, address string) {
	for _, way := range []struct {
		name, medium, scheme string
		width                int64
	}{
		{"a desk", "screen", "light", desk}, {"a dark desk", "screen", "dark", desk},
		{"a phone", "screen", "light", phone}, {"a dark phone", "screen", "dark", phone},
		{"paper", "print", "light", paper},
	} {
		b.emulate(t, way.medium, way.scheme)
		b.widen(t, way.width)
		b.open(t, address)
		b.ask(t, "on "+way.name, "figures", "drawings", "contrast")
		frames, err := chromedp.Run(b.ctx, chromedp.Evaluate[[][4]int]("("+audit+").charts()"))
		if err != nil {
			t.Fatal(err)
		}
		shot := b.wholePage(t)
		if len(frames) == 0 {
			t.Fatalf("on %s there is no chart", way.name)
		}
		for at, frame := range frames {
			judgePicture(t, way.name, at+1, shot, frame, way.scheme == "dark")
		}
	}
}

// wholePage is a picture of all of the page.
func (b *tab) wholePage(t *testing.T) *image.RGBA {
	t.Helper()
	yes := true
	picture := send(t, b, cdppage.CaptureScreenshot, cdppage.CaptureScreenshotParams{
		CaptureBeyondViewport: &yes, OptimizeForSpeed: &yes,
	})
	shot, err := png.Decode(bytes.NewReader(picture.Data))
	if err != nil {
		t.Fatal(err)
	}
	pixels, is := shot.(*image.RGBA)
	if !is { // the browser writes one with transparency after all
		pixels = image.NewRGBA(shot.Bounds())
		draw.Draw(pixels, shot.Bounds(), shot, shot.Bounds().Min, draw.Src)
	}
	return pixels
}

// judgePicture asks of the picture of a chart whether anything is drawn, on a ground as dark as it should be.
func judgePicture(t *testing.T, way string, chart int, shot *image.RGBA, frame [4]int, dark bool) {
	t.Helper()
	area := image.Rect(frame[0], frame[1], frame[0]+frame[2], frame[1]+frame[3]).Intersect(shot.Bounds())
	if area.Dx() < 200 || area.Dy() < 80 {
		t.Errorf("on %s, chart %d is seen on %v only", way, chart, area)
		return
	}
	var tones [16 * 16 * 16]int // as an eye tells them apart
	for y := area.Min.Y; y < area.Max.Y; y++ {
		row := shot.Pix[shot.PixOffset(area.Min.X, y) : shot.PixOffset(area.Max.X-1, y)+4]
		for ; len(row) > 0; row = row[4:] {
			tones[int(row[0]>>4)<<8|int(row[1]>>4)<<4|int(row[2]>>4)]++
		}
	}
	ground := len(tones) - 1
	for tone := ground; tone >= 0; tone-- {
		if tones[tone] > tones[ground] {
			ground = tone
		}
	}
	all := area.Dx() * area.Dy()
	if painted := all - tones[ground]; painted*200 < all {
		t.Errorf("on %s, chart %d is blank: %d of %d points are painted", way, chart, painted, all)
	}
	if light := (ground>>8 + ground>>4&15 + ground&15) / 3; dark != (light < 8) {
		t.Errorf("on %s, the ground of chart %d has a lightness of %d of 15", way, chart, light)
	}
}
