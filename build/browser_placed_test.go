package build_test

import (
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// liveProject is the repository's own project with a page more, that has a chart of every kind.
func liveProject(t *testing.T) string {
	t.Helper()
	project := copyProject(t, "..")
	for _, ending := range []string{".md", ".en.md"} {
		page := readFile(t, filepath.Join("testdata", "browser", "charts"+ending))
		if err := os.WriteFile(filepath.Join(project, "content", "live"+ending), page, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return project
}

// placedChart is a chart of a kind whose live charts lie where the drawing has its marks.
type placedChart struct {
	kind     string
	by       string // what its reader goes by
	switches bool   // its series can be taken away
	zooms    bool
}

// placedCharts are of the site's own data.
func placedCharts() []placedChart {
	return []placedChart{
		{"dumbbell", "row", true, false}, {"slope", "row", true, false}, {"heatmap", "cell", true, false},
		{"scatter", "row", false, true}, {"bullet", "row", false, false}, {"funnel", "row", false, false},
		{"range", "row", true, false}, {"ranks", "row", true, false}, {"multiples", "row", true, false},
		{"tilemap", "cell", false, false},
	}
}

// madeUpCharts are those that the site has no data for.
func madeUpCharts() []placedChart {
	return []placedChart{{"map", "place", false, true}, {"ranks", "row", true, true}, {"multiples", "row", true, true}}
}

// wayOfLooking is how somebody looks at a chart.
type wayOfLooking struct {
	name, scheme, language string
	width                  int64
	table, series, in, out string // the names of controls
}

func waysOfLooking() []wayOfLooking {
	return []wayOfLooking{
		{"desk", "light", "", desk, "数据表", "显示哪些系列", "放大", "缩小"},
		{"phone", "dark", "en/", phone, "Data table", "Series shown", "Zoom in", "Zoom out"},
	}
}

// judgeAllPlaced makes a chart of each such kind live, in Chinese on a desk and in English on a phone.
func judgeAllPlaced(t *testing.T, own, madeUp string) {
	for _, way := range waysOfLooking() {
		for _, chart := range placedCharts() {
			judgePlacedOn(t, own, way.language+"live/?live-"+chart.kind, chart.kind, chart, way)
		}
		for _, chart := range madeUpCharts() {
			judgePlacedOn(t, madeUp, way.language+"kinds/?"+chart.kind, "made-up-"+chart.kind, chart, way)
		}
	}
}

func judgePlacedOn(t *testing.T, site, address, name string, chart placedChart, way wayOfLooking) {
	inTab(t, name+"-"+way.name, site, func(t *testing.T, b *tab) {
		b.emulate(t, "screen", way.scheme)
		b.widen(t, way.width)
		b.judgePlaced(t, chart, way, address, name+"-"+way.name)
	})
}

// judgePlaced makes a chart live by pointing at it, and uses it.
func (b *tab) judgePlaced(t *testing.T, chart placedChart, way wayOfLooking, address, name string) {
	before := b.openLive(t, address)
	still := asked[marks](t, b, "page.stillMarks()")
	if len(still.Shapes) == 0 {
		t.Fatal("the drawing has no marks")
	}
	spot := asked[rectangle](t, b, "page.spot()")
	b.point(t, spot.Left+spot.Width/2, spot.Top+spot.Height/2)
	b.await(t, "page.isLive()")
	b.point(t, 1, 1)
	b.await(t, "page.texts() === "+strconv.Itoa(len(still.Texts)))
	if !asked[bool](t, b, "page.isFrame()") {
		t.Error("the drawing does not show all but its data")
	}
	b.sameMarks(t, still)
	b.point(t, spot.Left+spot.Width/2, spot.Top+spot.Height/2)
	b.await(t, "page.texts() > "+strconv.Itoa(len(still.Texts)))
	b.picture(t, name)
	b.point(t, 1, 1)
	if chart.zooms {
		b.judgeLens(t, way, name, still)
	}
	b.judgePlacedKeys(t, chart, len(still.Texts))
	if chart.switches {
		b.judgeSwitches(t, way, still)
		b.picture(t, name+"-series")
		b.judgeAllSwitched(t, still)
	}
	b.judgePlacedScheme(t)
	b.judgeQuiet(t)
	b.judgePrint(t)
	b.judgeTableSwitch(t, way.table)
	if now := asked[rectangle](t, b, "page.box()"); now.Width != before.Width || now.Height != before.Height {
		t.Errorf("the drawing had the place %v and has %v", before, now)
	}
	asked[bool](t, b, "(page.drawing().focus({ preventScroll: true }), true)")
	b.do(t, chromedp.KeyEvent(kb.Escape))
	b.await(t, "!page.isLive() && !page.stage() && document.activeElement === page.drawing() && !page.isFrame()")
	b.judgeQuiet(t)
}

// marks are what shows data: shapes, gathered by their looks, and texts.
type marks struct {
	Shapes []struct {
		Look   string
		Length float64
		Box    [4]float64
	}
	Texts []struct {
		Text, Fill string
		X, Y       float64
	}
}

// sameMarks states that the live chart shows what the drawing showed, where it did, in the same colours.
func (b *tab) sameMarks(t *testing.T, still marks) {
	t.Helper()
	now := asked[marks](t, b, "page.liveMarks()")
	near := func(a, b, away float64) bool { return math.Abs(a-b) <= away }
	if len(now.Shapes) != len(still.Shapes) {
		t.Errorf("the drawing has shapes %v, the live chart %v", still.Shapes, now.Shapes)
		return
	}
	for at, want := range still.Shapes {
		got := now.Shapes[at]
		same := got.Look == want.Look && near(got.Length, want.Length, 1+want.Length/25) // browsers measure circles roughly
		for side := range want.Box {
			same = same && near(got.Box[side], want.Box[side], 2)
		}
		if !same {
			t.Errorf("the drawing has shapes %v, the live chart %v", want, got)
		}
	}
	if len(now.Texts) != len(still.Texts) {
		t.Errorf("the drawing has texts %v, the live chart %v", still.Texts, now.Texts)
		return
	}
	for at, want := range still.Texts {
		got := now.Texts[at]
		if got.Text != want.Text || got.Fill != want.Fill || !near(got.X, want.X, 3) || !near(got.Y, want.Y, 3) {
			t.Errorf("the drawing has the text %v, the live chart %v", want, got)
		}
	}
}

// judgePlacedKeys walks through the chart with the keyboard and compares what is said with its data table.
func (b *tab) judgePlacedKeys(t *testing.T, chart placedChart, resting int) {
	asked[bool](t, b, "(page.drawing().focus({ preventScroll: true }), true)")
	var want [][]string
	for _, row := range asked[[][]string](t, b, "page.tabled()") {
		given := slices.DeleteFunc(slices.Clone(row[1:]), func(cell string) bool { return strings.Trim(cell, "…–×≠") == "" })
		switch {
		case len(given) == 0:
		case chart.by == "cell":
			for _, cell := range given {
				want = append(want, []string{row[0], cell})
			}
		default:
			want = append(want, append(row[:1:1], given...))
		}
	}
	if len(want) == 0 {
		t.Fatal("the chart has no data table")
	}
	b.do(t, chromedp.KeyEvent(kb.Home))
	for at, parts := range want {
		said := asked[string](t, b, "page.said()")
		for _, part := range parts {
			if !strings.Contains(said, part) {
				t.Errorf("part %d says %q, and the data %q", at, said, parts)
			}
		}
		if at == 0 { // there is a tooltip
			b.await(t, "page.texts() > "+strconv.Itoa(resting))
		}
		b.do(t, chromedp.KeyEvent(kb.ArrowRight))
	}
	if len(want) < 2 {
		return
	}
	last := asked[string](t, b, "page.said()")
	b.do(t, chromedp.KeyEvent(kb.ArrowLeft))
	if back := asked[string](t, b, "page.said()"); back == last {
		t.Errorf("the left arrow stays at %q", back)
	}
	b.do(t, chromedp.KeyEvent(kb.Home), chromedp.KeyEvent(kb.ArrowDown))
	down := asked[string](t, b, "page.said()")
	if chart.by == "cell" && (!strings.Contains(down, want[1][0]) || !strings.Contains(down, want[1][1])) {
		t.Errorf("below %q is %q, and not %q", want[0], down, want[1])
	}
}

// judgePlacedScheme changes the colours of the page, and the live chart goes with them.
func (b *tab) judgePlacedScheme(t *testing.T) {
	dark := asked[bool](t, b, "matchMedia('(prefers-color-scheme: dark)').matches")
	b.emulate(t, "screen", map[bool]string{true: "light", false: "dark"}[dark])
	asked[bool](t, b, "(page.drawing().blur(), true)")
	b.await(t, "page.liveMarks().shapes.some((shape) => page.stillMarks().shapes.some((one) => one.look === shape.look))")
}

// judgePrint states that the drawing is printed, and not the live chart.
func (b *tab) judgePrint(t *testing.T) {
	dark := asked[bool](t, b, "matchMedia('(prefers-color-scheme: dark)').matches")
	scheme := map[bool]string{true: "dark", false: "light"}[dark]
	b.emulate(t, "print", scheme)
	if !asked[bool](t, b, "page.isPaper()") {
		t.Error("what is printed is not the drawing")
	}
	b.emulate(t, "screen", scheme)
	b.wait(t, "page.forget()") // paper has another layout
}

// judgeTwo opens two charts of a page and closes one; the other goes on.
func (b *tab) judgeTwo(t *testing.T) {
	b.openLive(t, "live/?live-heatmap")
	const other = "document.querySelector('#live-gap .drawing')"
	asked[bool](t, b, "(page.drawing().click(), "+other+".click(), true)")
	b.await(t, "page.isLive() && "+other+".classList.contains('live')")
	asked[bool](t, b, "("+other+".focus({ preventScroll: true }), true)")
	b.do(t, chromedp.KeyEvent(kb.Escape))
	b.await(t, "page.isLive() && !"+other+".classList.contains('live') && !"+other+".querySelector('.live-stage')")
	asked[bool](t, b, "(page.drawing().focus({ preventScroll: true }), true)")
	b.do(t, chromedp.KeyEvent(kb.Home))
	if said := asked[string](t, b, "page.said()"); said == "" {
		t.Error("with the other chart closed this one says nothing")
	}
	b.judgeQuiet(t)
}

// judgeResized makes the page narrow and wide again around live charts of either sort.
func (b *tab) judgeResized(t *testing.T) {
	for _, kind := range []string{"heatmap", "area"} {
		b.widen(t, desk)
		b.openLive(t, "live/?live-"+kind)
		asked[bool](t, b, "(page.drawing().click(), true)")
		b.await(t, "page.isLive()")
		for _, width := range []int64{phone, desk} {
			b.widen(t, width)
			b.wait(t, "page.calm()")
			if size := asked[bool](t, b, "page.stage().clientWidth <= page.box().width + 1"); !size {
				t.Errorf("%s: the live chart is wider than its place at %d", kind, width)
			}
			if kind == "heatmap" {
				b.sameMarks(t, asked[marks](t, b, "page.stillMarks()"))
				continue
			}
			still, now := asked[axes](t, b, "page.stillTicks()"), asked[axes](t, b, "page.liveTicks()")
			if !slices.Equal(still.Left, now.Left) || !slices.Equal(still.Below, now.Below) {
				t.Errorf("%s at %d: the drawing has %q at its axes, the live chart %q", kind, width, still, now)
			}
		}
		for _, fault := range b.heard() {
			t.Error("the page " + fault)
		}
	}
}

// judgeLittleMotion states that nothing moves by itself, whoever asks for little motion or not.
func (b *tab) judgeLittleMotion(t *testing.T) {
	send(t, b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "screen",
		Features: []*emulation.MediaFeature{{Name: "prefers-reduced-motion", Value: "reduce"}}})
	for _, kind := range []string{"slope", "area"} {
		b.openLive(t, "live/?live-"+kind)
		asked[bool](t, b, "(page.drawing().click(), true)")
		b.await(t, "page.isLive()")
		asked[bool](t, b, "(page.drawing().focus({ preventScroll: true }), true)")
		b.do(t, chromedp.KeyEvent(kb.Home))
		b.wait(t, "page.calm()")
		const image = "page.stage().outerHTML"
		first := asked[string](t, b, image)
		time.Sleep(300 * time.Millisecond)
		if later := asked[string](t, b, image); later != first {
			t.Errorf("%s: the live chart goes on to move", kind)
		}
		if moving := asked[int](t, b, "document.getAnimations().length"); moving > 0 {
			t.Errorf("%s: %d things are animated", kind, moving)
		}
	}
	b.emulate(t, "screen", "light")
}
