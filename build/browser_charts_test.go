package build_test

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"path/filepath"
	"testing"

	"github.com/chromedp/chromedp"
)

// A picture of a chart differs from machine to machine by its fonts, so that none is kept. What must be true of every
// one is asked of it instead: it is drawn, in the colours of its ground, and its texts are legible and apart.

// TestBrowserCharts draws every kind of chart in a browser, on a phone and a desk, in light and dark colours and printed.
func TestBrowserCharts(t *testing.T) {
	browser(t)
	project := t.TempDir()
	for _, file := range parseArchive(t, "testdata/browser/kinds.txtar").Files {
		writeFile(t, filepath.Join(project, filepath.FromSlash(file.Name)), file.Data)
	}
	for _, site := range []struct {
		name, project string
		pages         []string
	}{
		{"made-up", project, []string{"", "en/"}},
		{"own", "..", []string{"charts/", "charts-more/", "en/charts/", "en/charts-more/"}},
	} {
		b := openTabOf(t, builtSite(t, site.project))
		for _, address := range site.pages {
			t.Run(site.name+"/"+address, func(t *testing.T) { b.judgeCharts(t, address) })
		}
	}
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
		picture, err := chromedp.Run(b.ctx, chromedp.FullScreenshot(100))
		if err != nil {
			t.Fatal(err)
		}
		shot, err := png.Decode(bytes.NewReader(picture))
		if err != nil {
			t.Fatal(err)
		}
		if len(frames) == 0 {
			t.Fatalf("on %s there is no chart", way.name)
		}
		for at, frame := range frames {
			judgePicture(t, way.name, at+1, shot, frame, way.scheme == "dark")
		}
	}
}

// judgePicture asks of the picture of a chart whether anything is drawn, on a ground as dark as it should be.
func judgePicture(t *testing.T, way string, chart int, shot image.Image, frame [4]int, dark bool) {
	t.Helper()
	area := image.Rect(frame[0], frame[1], frame[0]+frame[2], frame[1]+frame[3]).Intersect(shot.Bounds())
	if area.Dx() < 200 || area.Dy() < 80 {
		t.Errorf("on %s, chart %d is seen on %v only", way, chart, area)
		return
	}
	tones := make(map[color.RGBA]int)
	for y := area.Min.Y; y < area.Max.Y; y++ {
		for x := area.Min.X; x < area.Max.X; x++ {
			r, g, b, _ := shot.At(x, y).RGBA()
			tones[color.RGBA{uint8(r >> 12), uint8(g >> 12), uint8(b >> 12), 0}]++ // as an eye tells them apart
		}
	}
	var ground color.RGBA
	for tone, count := range tones {
		if count > tones[ground] || count == tones[ground] && tone.R > ground.R {
			ground = tone
		}
	}
	all := area.Dx() * area.Dy()
	if painted := all - tones[ground]; painted*200 < all {
		t.Errorf("on %s, chart %d is blank: %d of %d points are painted", way, chart, painted, all)
	}
	if light := (int(ground.R) + int(ground.G) + int(ground.B)) / 3; dark != (light < 8) {
		t.Errorf("on %s, the ground of chart %d has a lightness of %d of 15", way, chart, light)
	}
}
